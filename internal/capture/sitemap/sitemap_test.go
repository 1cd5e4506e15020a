package sitemap

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func all(text string) (lines []string) {
	for e, err := range Read(strings.NewReader(text), "") {
		if err != nil {
			lines = append(lines, "! "+err.Error())
			continue
		}
		lines = append(lines, fmt.Sprintf("%s %t %s %s %s %s", e.Loc, e.Index, e.Modified.Format("2006-01-02"), e.Published.Format("2006-01-02T15:04"), e.Title, e.Outlet))
	}
	return lines
}

// TestRead reads sitemaps of each kind, and broken ones.
func TestRead(t *testing.T) {
	const none = "0001-01-01"
	tests := []struct {
		name, text string
		want       []string
	}{
		{"pages", `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc> https://a.example/?a=1&amp;b=2 </loc><lastmod>2026-03-17</lastmod></url><url><loc>https://a.example/2</loc></url></urlset>`,
			[]string{"https://a.example/?a=1&b=2 false 2026-03-17 0001-01-01T00:00  ", "https://a.example/2 false " + none + " 0001-01-01T00:00  "}},
		{"news", `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://a.example/1</loc><news:news><news:publication><news:name>Quay Courier</news:name><news:language>en</news:language></news:publication><news:publication_date>2026-03-17T10:00+01:00</news:publication_date><news:title>Dam opens</news:title></news:news></url></urlset>`,
			[]string{"https://a.example/1 false " + none + " 2026-03-17T10:00 Dam opens Quay Courier"}},
		{"index", `<sitemapindex><sitemap><loc>https://a.example/s1.xml.gz</loc><lastmod>2026-03-17T10:00:00Z</lastmod></sitemap></sitemapindex>`,
			[]string{"https://a.example/s1.xml.gz true 2026-03-17 0001-01-01T00:00  "}},
		{"cut", `<urlset><url><loc>https://a.example/1</loc></url><url><loc>https://a.ex`,
			[]string{"https://a.example/1 false " + none + " 0001-01-01T00:00  ", "! entry 2: the file ends inside this item"}},
		{"no address", `<urlset><url><loc>javascript:alert(1)</loc></url><url></url></urlset>`,
			[]string{"! entry 1: it has no address (loc)", "! entry 2: it has no address (loc)"}},
		{"bare ampersand", `<urlset><url><loc>https://a.example/?a&b</loc></url></urlset>`, []string{"https://a.example/?a&b false " + none + " 0001-01-01T00:00  "}},
		{"empty", `<urlset></urlset>`, nil},
		{"other", `<html></html>`, []string{"! it is no sitemap"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, all(tt.text)); diff != "" {
				t.Errorf("entries (-want +got):\n%s", diff)
			}
		})
	}
}

// endless is a sitemap that never ends.
type endless struct{ n int }

func (e *endless) Read(p []byte) (int, error) {
	n := copy(p, "<url><loc>https://a.example/</loc></url>\n")
	e.n += n
	if e.n > 12<<20 {
		return 0, io.EOF
	}
	return n, nil
}

// TestLong reads some hundred thousand addresses one at a time.
func TestLong(t *testing.T) {
	n := 0
	for _, err := range Read(io.MultiReader(strings.NewReader("<urlset>"), &endless{}), "") {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n < 250_000 {
		t.Errorf("%d addresses", n)
	}
}

// FuzzRead checks that reading ends and gives addresses of the web only.
func FuzzRead(f *testing.F) {
	f.Add(`<urlset><url><loc>https://a.example/1</loc><lastmod>2026-03-17</lastmod></url></urlset>`)
	f.Add(`<sitemapindex><sitemap><loc>https://a.example/1</loc></sitemap>`)
	f.Fuzz(func(t *testing.T, text string) {
		n := 0
		for e, err := range Read(strings.NewReader(text), "") {
			if n++; n > len(text)+1 {
				t.Fatal("reading does not end")
			}
			if err == nil && !strings.HasPrefix(strings.ToLower(e.Loc), "http") {
				t.Fatalf("address %q", e.Loc)
			}
		}
	})
}
