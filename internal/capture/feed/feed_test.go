package feed

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// all gives the items of a feed, one line each, errors in their place.
func all(t testing.TB, text string) (items []Item, lines []string) {
	t.Helper()
	open := func() (io.Reader, error) { return strings.NewReader(text), nil }
	for it, err := range Read(open, "") {
		if err != nil {
			lines = append(lines, "! "+err.Error())
			continue
		}
		items = append(items, it)
		lines = append(lines, fmt.Sprintf("%d %s <%s> %s", it.N, it.Title, it.Link, it.Published.Format("2006-01-02 15:04 -0700")))
	}
	return items, lines
}

const long = `The council of Tolm voted on Monday to keep the old harbour open for two more years, its speaker said. `

// TestBroken reads the good items of feeds that are broken, and names the others.
func TestBroken(t *testing.T) {
	const open = `<rss version="2.0"><channel><title>Quay</title>`
	good := func(n int) string {
		return fmt.Sprintf(`<item><title>Item %d</title><link>https://quay.example/%d</link></item>`, n, n)
	}
	line := func(n, place int) string {
		return fmt.Sprintf("%d Item %d <https://quay.example/%d> 0001-01-01 00:00 +0000", place, n, n)
	}
	tests := []struct {
		name, text string
		want       []string
	}{
		{"whole", open + good(1) + good(2) + `</channel></rss>`, []string{line(1, 1), line(2, 2)}},
		{"cut between items", open + good(1), []string{line(1, 1)}},
		{"cut inside an item", open + good(1) + `<item><title>Item 2</ti`,
			[]string{line(1, 1), "! item 2: the file ends inside this item"}},
		{"not closed", open + `<item><title>Item 0</title>` + good(1),
			[]string{"! item 1: it is not closed before the next item begins", line(1, 2)}},
		{"CDATA not closed", open + `<item><title><![CDATA[Item 0</title></item>` + "\n" + good(1) + `<item><title><![CDATA[Item 2]]></title><link>https://quay.example/2</link></item>`,
			[]string{"! item 1: a CDATA section or comment in it is not closed", line(1, 2), line(2, 3)}},
		{"bare signs", open + `<item><title>Item 1</title><link>https://quay.example/1</link><description>5 < 6 & 7 > 6 &nbsp; &nosuch;</description></item>` + good(2),
			[]string{line(1, 1), line(2, 2)}},
		{"mismatched tags", open + `<item><title>Item 1</title><link>https://quay.example/1</link><description><b><i>x</b></i></description></item>` + good(2),
			[]string{line(1, 1), line(2, 2)}},
		{"control characters", open + "<item><title>Item\x01 1</title><link>https://quay.example/1</link></item>" + good(2),
			[]string{line(1, 1), line(2, 2)}},
		{"empty", open + `<item></item>` + good(2), []string{"! item 1: it has neither a text nor a link", line(2, 2)}},
		{"entity bomb", `<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>` + open +
			`<item><title>&b;</title><link>https://quay.example/1</link></item>`,
			[]string{"1 &b; <https://quay.example/1> 0001-01-01 00:00 +0000"}},
		{"no feed", `<html><body>words</body></html>`, []string{"! it is no feed"}},
		{"nothing", ``, []string{"! it is no feed"}},
		{"words", `words`, []string{"! it is no feed"}},
		{"no items", open + `</channel></rss>`, nil},
		{"open quote in a tag", open + `<item><title>Item 1</title><link>https://quay.example/1</link><description><a href="x>y</a></description></item>` + good(2),
			[]string{"! item 1: its markup is broken: unescaped < inside quoted string", line(2, 2)}},
		{"deep", open + `<item><title>x</title><description>` + strings.Repeat("<b>", 50_000) + `</description></item>` + good(2),
			[]string{"! item 1: elements nest deeper than 200", line(2, 2)}},
		{"json cut", `{"version":"https://jsonfeed.org/version/1","items":[{"title":"Item 1","url":"https://quay.example/1"},{"title":"It`,
			[]string{line(1, 1), "! item 2: the file ends inside this item"}},
		{"json, an item of a wrong type", `{"items":[7,{"title":"Item 2","url":"https://quay.example/2"}]}`,
			[]string{"! item 1: it is no JSON object", line(2, 2)}},
		{"json, no feed", `{"a":1}`, []string{"! it is no feed"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, got := all(t, tt.text)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("items (-want +got):\n%s", diff)
			}
		})
	}
}

// TestAgain gives the same item when the feed of one item is read again.
func TestAgain(t *testing.T) {
	for _, text := range samples {
		items, _ := all(t, text)
		if len(items) == 0 {
			t.Errorf("no item in %.60q", text)
		}
		for _, it := range items {
			got, err := One(it.Doc)
			if err != nil {
				t.Fatalf("%v in\n%s", err, it.Doc)
			}
			it.N = 1
			if diff := cmp.Diff(it, got); diff != "" {
				t.Errorf("read again (-first +second):\n%s", diff)
			}
		}
	}
}

// samples are feeds of every kind.
var samples = []string{
	`<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Quay Courier</title><link>https://quay.example/</link><language>en-gb</language><lastBuildDate>Mon, 1 Jan 2024 00:00:00 GMT</lastBuildDate>
<item><title>Harbour &amp;amp; vote</title><link>https://quay.example/vote</link><dc:creator>Ann Example</dc:creator>
<pubDate>Tue, 17 Mar 2026 10:00:00 +0100</pubDate><source url="https://wire.example/rss">Example Wire</source>
<content:encoded><![CDATA[<p>` + long + `</p>]]></content:encoded></item></channel></rss>`,
	`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://quay.example/"><title>Quay</title><link>https://quay.example/</link><items><rdf:Seq><rdf:li resource="https://quay.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://quay.example/1"><title>One</title><link>https://quay.example/1</link><dc:date>2026-03-17T10:00+01:00</dc:date></item></rdf:RDF>`,
	`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://quay.example/news/" xml:lang="en"><title type="html">Quay &amp;lt;b&gt;Courier</title>
<link rel="alternate" href="/"/><entry><title>One</title><link href="one"/><id>urn:1</id><updated>2026-03-17T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>` + long + `</p><p>Two</p></div></content><source><title>Wire</title><link href="https://wire.example/"/></source></entry></feed>`,
	`<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><atom:entry><atom:title>One</atom:title><atom:link href="https://quay.example/1"/></atom:entry><atom:title>Behind</atom:title></atom:feed>`,
	`{"items":[{"id":"1","url":"https://quay.example/1","content_html":"<p>x</p>","date_published":"2026-03-17T10:00:00+01:00","authors":[{"name":"Ann Example"}]}],"language":"en","title":"Quay","version":"https://jsonfeed.org/version/1.1"}`,
}

// TestFields reads what a whole item has.
func TestFields(t *testing.T) {
	items, _ := all(t, samples[0])
	it := items[0]
	it.Doc, it.Published.Time = nil, it.Published.UTC()
	if it.Title != "Harbour & vote" || it.Source != "Example Wire" || it.SourceLink != "https://wire.example/rss" ||
		it.Outlet != "Quay Courier" || it.Language != "en-gb" || !it.FromContent || cmp.Diff(it.Authors, []string{"Ann Example"}) != "" {
		t.Errorf("item %+v", it)
	}
	items, _ = all(t, samples[2])
	if it := items[0]; it.Link != "https://quay.example/news/one" || it.Source != "Wire" || it.Published.Field != "updated" ||
		!strings.HasPrefix(it.HTML, "<div") || it.Outlet != "Quay <b>Courier" {
		t.Errorf("item %+v", it)
	}
	items, _ = all(t, samples[3])
	if it := items[0]; it.Outlet != "Behind" || it.Title != "One" {
		t.Errorf("item %+v", it)
	}
	items, _ = all(t, samples[4])
	if it := items[0]; it.Outlet != "Quay" || it.Language != "en" {
		t.Errorf("item %+v", it)
	}
}

// TestManyItems reads a long feed one item at a time.
func TestManyItems(t *testing.T) {
	item := `<item><title>Harbour vote</title><link>https://quay.example/1</link><pubDate>Tue, 17 Mar 2026 10:00:00 GMT</pubDate><description>` + long + `</description></item>` + "\n"
	n := 0
	open := func() (io.Reader, error) {
		return io.MultiReader(strings.NewReader("<rss><channel><title>Quay</title>"), io.LimitReader(&repeat{text: item}, int64(20_000*len(item)))), nil
	}
	for it, err := range Read(open, "") {
		if err != nil || it.Title != "Harbour vote" {
			t.Fatal(it.Title, err)
		}
		n++
	}
	if n != 20_000 {
		t.Errorf("%d items", n)
	}
}

// repeat gives a text over and over.
type repeat struct {
	text string
	at   int
}

func (r *repeat) Read(p []byte) (int, error) {
	n := copy(p, r.text[r.at:])
	r.at = (r.at + n) % len(r.text)
	return n, nil
}

func BenchmarkRead(b *testing.B) {
	item := `<item><title>Harbour vote</title><link>https://quay.example/1</link><pubDate>Tue, 17 Mar 2026 10:00:00 GMT</pubDate><description>` + strings.Repeat(long, 10) + `</description></item>` + "\n"
	text := "<rss><channel><title>Quay</title>" + strings.Repeat(item, 1000)
	open := func() (io.Reader, error) { return strings.NewReader(text), nil }
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for _, err := range Read(open, "") {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(1000*b.N)/b.Elapsed().Seconds(), "items/s")
}
