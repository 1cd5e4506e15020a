package opml

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func all(text string) (lines []string) {
	for f, err := range Read(strings.NewReader(text), "") {
		if err != nil {
			lines = append(lines, "! "+err.Error())
			continue
		}
		lines = append(lines, f.URL+" "+f.Title)
	}
	return lines
}

// TestRead reads lists of feeds, nested, old and broken.
func TestRead(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"nested", `<?xml version="1.0"?><opml version="2.0"><head><title>My feeds</title></head><body><outline text="News"><outline text="Quay &amp; Courier" type="rss" xmlUrl="https://quay.example/rss?a=1&amp;b=2" htmlUrl="https://quay.example/"/></outline><outline title="B" xmlUrl="feed://b.example/rss"></outline></body></opml>`,
			[]string{"https://quay.example/rss?a=1&b=2 Quay & Courier", "http://b.example/rss B"}},
		{"attributes in any case", `<opml><body><outline TEXT="A" xmlurl='https://a.example/'/></body></opml>`, []string{"https://a.example/ A"}},
		{"no web address", `<opml><body><outline text="A" xmlUrl="file:///etc/passwd"/><outline text="B"/></body></opml>`, nil},
		{"in a comment", `<opml><body><!-- <outline xmlUrl="https://a.example/"/> --></body></opml>`, nil},
		{"cut", `<opml><body><outline text="A" xmlUrl="https://a.example/"/><outline text="B" xml`, []string{"https://a.example/ A", "! the list ends before its end"}},
		{"other", `<html></html>`, []string{"! it is no list of feeds"}},
		{"deep", `<opml><body>` + strings.Repeat("<outline text='x'>", 100_000) + `<outline xmlUrl="https://a.example/" text="A"/></opml>`, []string{"https://a.example/ A"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, all(tt.text)); diff != "" {
				t.Errorf("feeds (-want +got):\n%s", diff)
			}
		})
	}
}

// FuzzRead checks that reading ends and gives addresses of the web only.
func FuzzRead(f *testing.F) {
	f.Add(`<opml><body><outline text="A" xmlUrl="https://a.example/"/></body></opml>`)
	f.Fuzz(func(t *testing.T, text string) {
		n := 0
		for e, err := range Read(strings.NewReader(text), "") {
			if n++; n > len(text)+1 {
				t.Fatal("reading does not end")
			}
			if err == nil && !strings.HasPrefix(strings.ToLower(e.URL), "http") {
				t.Fatalf("address %q", e.URL)
			}
		}
	})
}
