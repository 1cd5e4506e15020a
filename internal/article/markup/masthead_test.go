package markup

import (
	"testing"

	"dateline/internal/news"
)

// TestOutletOfThePage finds the outlet where neither the head nor the title
// element names it.
func TestOutletOfThePage(t *testing.T) {
	for _, tc := range []struct{ name, above, foot, want string }{
		{"a row of links", "<div>The Vale Post | Harbour | Schools | Log in</div>", "", "The Vale Post"},
		{"a link to the front page", `<div><a href="/">Two Rivers</a> <a href="/n">News</a></div>`, "", "Two Rivers"},
		{"the same in full", `<div><a href="https://tworivers.example/">Two Rivers</a></div>`, "", "Two Rivers"},
		{"a picture", `<a href="/"><img src="l.gif" alt="Two Rivers logo"></a>`, "", "Two Rivers"},
		{"a class", `<p class="site-title">Two Rivers</p>`, "", "Two Rivers"},
		{"a bare name", "<p><b>VALE POST</b></p>", "", "VALE POST"},
		{"the foot", "", "<p>Vale Post. Letters to the editor are welcome.</p>", "Vale Post"},
		{"the copyright line", "", "<p>© 2018 Vale Post Ltd. All rights reserved.</p>", "Vale Post"},
		{"rubrics", "<div>World News | Politics | Log in</div>", "", ""},
		{"home", `<div><a href="/">Home</a> <a href="/n">News</a></div>`, "", ""},
		{"a rubric", `<div><a href="/world">World Today</a></div>`, "", ""},
		{"a picture agency", "", "<p>© Getty Images</p>", ""},
		{"a designer", "", "<p>© 2018. Theme by Ann Example</p>", ""},
	} {
		page := "<html><head><title>Ferry runs again</title></head><body>" + tc.above + "<h1>Ferry runs again</h1>" +
			"<p>The ferry to the outer islands runs again after nine days of storm, the harbour office said on Tuesday.</p>" +
			"<p>Two hundred people had waited in the town, and most of them were on the first boat to leave the pier.</p>" + tc.foot + "</body></html>"
		got, err := Read(news.Capture{Bytes: []byte(page)})
		if err != nil {
			t.Fatalf("%s: %v", tc.name, err)
		}
		if got.Outlet != tc.want {
			t.Errorf("%s: got %q (%s), want %q", tc.name, got.Outlet, got.Sources["outlet"], tc.want)
		}
	}
}

// An edition in brackets behind the name is no part of it, and the line above the
// headline that says so is no text of the report.
func TestOutletWithEdition(t *testing.T) {
	got, err := Read(news.Capture{Bytes: []byte("<html><head><title>Ferry runs again - Diario de Vale (English edition)</title></head><body>" +
		"<div>Diario de Vale :: English edition (read by a machine)</div><h1>Ferry runs again</h1>" +
		"<p>The ferry to the outer islands runs again after nine days of storm, the harbour office said on Tuesday.</p>" +
		"<p>Two hundred people had waited in the town, and most of them were on the first boat to leave the pier.</p></body></html>")})
	if err != nil || got.Outlet != "Diario de Vale" {
		t.Errorf("outlet %q, %v", got.Outlet, err)
	}
}
