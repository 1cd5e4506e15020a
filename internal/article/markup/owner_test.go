package markup

import (
	"testing"

	"dateline/internal/news"
)

// TestOwner reads the outlet of pages that name it in their last lines only.
func TestOwner(t *testing.T) {
	story := `<h1>Ferry to Brand runs again</h1><p>The ferry between Sella and Brand left the quay at seven on Monday, with forty passengers and a cow on board.</p>
<p>The captain, who had spent the days painting the rail, said that the engine had never been the trouble.</p>`
	for _, tc := range []struct{ name, title, top, foot, want string }{
		{"in the title too", "Sella Post » Quays » Ferry to Brand runs again", "", "Sella Post, Mill Lane 2. All rights reserved 1998–2021.", "Sella Post"},
		{"in the menu too", "Ferry to Brand runs again", "<div><b>Lamp Gazette</b> :: <a href=/a>Quays</a></div>", "Lamp Gazette – Tous droits réservés", "Lamp Gazette"},
		{"sign behind the name", "Ferry to Brand runs again", "<div><b>Lamp Gazette</b> :: <a href=/a>Quays</a></div>", "Lamp Gazette © Tous droits réservés", "Lamp Gazette"},
		{"years and company", "QUAY &amp; ROPE | News | Ferry to Brand runs again", "", "© 1996-2021 Quay &amp; Rope Ltd. Best seen by daylight.", "Quay & Rope"},
		{"named nowhere else", "Ferry to Brand runs again", "", "© 2021 Nils Abend", ""},
		{"no name", "Ferry to Brand runs again", "", "© 2021. All rights reserved.", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			page, err := Read(news.Capture{Bytes: []byte("<html><head><title>" + tc.title + "</title></head><body>" + tc.top + "<div>" + story + "</div><div><p>" + tc.foot + "</p></div></body></html>")})
			if err != nil {
				t.Fatal(err)
			}
			if page.Outlet != tc.want {
				t.Errorf("outlet %q from %q, want %q", page.Outlet, page.Sources["outlet"], tc.want)
			}
		})
	}
}
