package markup

import (
	"slices"
	"testing"

	"dateline/internal/news"
)

func TestSplitNames(t *testing.T) {
	for in, want := range map[string][]string{
		"By Ida Brandt and Jon Hale":                 {"Ida Brandt", "Jon Hale"},
		"Ida Brandt, Jon Hale and Lea Moss":          {"Ida Brandt", "Jon Hale", "Lea Moss"},
		"Ida Brandt, chief reporter":                 {"Ida Brandt"},
		"Von Ida Brandt":                             {"Ida Brandt"},
		"https://courier.example/ida":                nil,
		"ida@courier.example":                        nil,
		"admin":                                      nil,
		"By Jon Hale; Lea Moss":                      {"Jon Hale", "Lea Moss"},
		"Written by: Jon Hale":                       {"Jon Hale"},
		"STAFF AND AGENCIES":                         nil,
		"Vale Post staff and wire reports":           nil,
		"Staff and news service reports":             nil,
		"VP Staff Report":                            nil,
		"Letters to the Editor":                      nil,
		"Ann Stafford and Bo Wires":                  {"Ann Stafford", "Bo Wires"},
		"Ida Brandt on":                              {"Ida Brandt"},
		"This is not a name but a sentence of words": nil,
		"": nil,
	} {
		if got := splitNames(in); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestCutOutlet(t *testing.T) {
	for _, tc := range []struct{ title, outlet, want string }{
		{"Ferry runs again | Vale Post", "Vale Post", "Ferry runs again"},
		{"Ferry runs again - Vale Post", "The Vale Post", "Ferry runs again"},
		{"Ferry runs again - News - ValePost.com", "Vale Post", "Ferry runs again - News"},
		{"Vale Post - Ferry runs again", "Vale Post", "Ferry runs again"},
		{"Ferry - the long wait", "Vale Post", "Ferry - the long wait"},
		{"Ferry runs again", "Vale Post", "Ferry runs again"},
		{"", "", ""},
	} {
		if got := cutOutlet(tc.title, tc.outlet); got != tc.want {
			t.Errorf("%q of %q: got %q, want %q", tc.title, tc.outlet, got, tc.want)
		}
	}
}

// whole makes a page of a head and a body.
func whole(head, body string) string {
	return "<html><head>" + head + "</head><body>" + body + "</body></html>"
}

// TestMasthead has pages on which a site's name stands in a heading, and ones
// whose headline the head does not repeat.
func TestMasthead(t *testing.T) {
	const story = `<p>The two ports agreed on Monday that they would sell grain at one price, and said that the old harbour would be closed for good.</p>
<p>Nobody in the town had expected the talks to end so soon, and the mayor spoke of a good day for all who live beside the water.</p>
<p>The ferries will run again in spring, when the ice has gone, and the first grain is to leave the port in the same week.</p>`
	for _, tc := range []struct{ name, head, body, title, outlet string }{
		{"a blog's name in an h1, its post in an h3", `<title>Tides and Times: Grain at last</title>`,
			`<h1 class="title">Tides and Times</h1><div class="post"><h3 class="post-title">Grain at last</h3>` + story + `</div>`,
			"Grain at last", "Tides and Times"},
		{"the headline above the site's name", `<title>Grain at last - Tides and Times</title><meta property="og:title" content="Grain at last"><meta property="og:site_name" content="Tides and Times">`,
			`<h1>Grain at last</h1><h2>Tides and Times</h2>` + story, "Grain at last", "Tides and Times"},
		{"a head that speaks of an item", `<title>Portwatch :: item 4711</title>`,
			`<div>PORTWATCH | grain 11</div><h3>Two ports agree on a price for grain</h3><div>` + story + `</div>`,
			"Two ports agree on a price for grain", "Portwatch"},
		{"a headline of two words", `<title>Grain at last - Harbour Online</title>`, `<h1>Grain at last</h1><h2>The ports agree. New talks in June.</h2>` + story,
			"Grain at last", "Harbour Online"},
		{"two words in a title with a rubric", `<title>Ports agree - Harbour Online</title>`, `<h1>Ports agree</h1>` + story, "Ports agree", "Harbour Online"},
		{"a heading that is no part of the title", `<title>The long quarrel over the price of grain has ended</title>`, `<h1>Harbour life</h1>` + story,
			"The long quarrel over the price of grain has ended", ""},
	} {
		page, err := Read(news.Capture{Bytes: []byte(whole(tc.head, tc.body))})
		if err != nil {
			t.Fatal(err)
		}
		if page.Title != tc.title || page.Outlet != tc.outlet {
			t.Errorf("%s: title %q of %q, want %q of %q", tc.name, page.Title, page.Outlet, tc.title, tc.outlet)
		}
	}
}

// TestDeskLine keeps who worked on a text, whatever its element is called.
func TestDeskLine(t *testing.T) {
	const story = `<p>The two ports agreed on Monday that they would sell grain at one price, and said that the old harbour would be closed for good.</p>
<p>Nobody in the town had expected the talks to end so soon, and the mayor spoke of a good day for all who live beside the water.</p>`
	page, err := Read(news.Capture{Bytes: []byte(whole("<title>Ports agree on grain</title>",
		"<h1>Ports agree on grain</h1>"+story+`<p class="credit">With reporting by Lakewire</p>`))})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(page.Blocks); n == 0 || page.Blocks[n-1].Text != "With reporting by Lakewire" {
		t.Errorf("the last block is %+v", page.Blocks)
	}
}

func TestLanguageCode(t *testing.T) {
	for in, want := range map[string]string{"en-GB": "en", "EN": "en", "de_AT": "de", "eng": "en", "pt-BR, en": "pt", "": "", "x-none": "", "english": ""} {
		if got := languageCode(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, tc := range []struct{ fetched, head, address, canonical string }{
		{"", `<meta property="og:url" content="https://vale.example/a#top">`, "https://vale.example/a", ""},
		{"https://vale.example/a?x=1", `<link rel=canonical href="/a">`, "https://vale.example/a", "https://vale.example/a"},
		{"", `<link rel=canonical href="/a">`, "", ""},
		{"", `<link rel=canonical href="javascript:alert(1)">`, "", ""},
		{"", `<link rel=canonical href="https://web.archive.org/web/20130101000000/http://vale.example/a">`, "http://vale.example/a", "http://vale.example/a"},
	} {
		page, err := Read(news.Capture{Address: tc.fetched, Bytes: []byte(body(tc.head, ""))})
		if err != nil {
			t.Fatal(err)
		}
		if page.Address != tc.address || page.Canonical != tc.canonical {
			t.Errorf("%s: got %q and %q", tc.head, page.Address, page.Canonical)
		}
	}
}
