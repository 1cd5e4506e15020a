package markup

import (
	"testing"
	"time"

	"dateline/internal/news"
)

func TestParseDate(t *testing.T) {
	for _, tc := range []struct {
		in   string
		ord  order
		want string
	}{
		{"2021-09-09", 0, "2021-09-09"},
		{"2021-09-09T23:30:00-05:00", 0, "2021-09-09"},
		{"2021-9-9", 0, "2021-09-09"},
		{"20210909", 0, "2021-09-09"},
		{"2021/09/09 10:00", 0, "2021-09-09"},
		{"9 September 2021", 0, "2021-09-09"},
		{"9th of September, 2021", 0, "2021-09-09"},
		{"Sept. 9, 2021", 0, "2021-09-09"},
		{"Thursday, September 9th, 2021 at 5 p.m.", 0, "2021-09-09"},
		{"Thu, 09 Sep 2021 10:00:00 GMT", 0, "2021-09-09"},
		{"Thu Sep 09 10:00:00 CEST 2021", 0, "2021-09-09"},
		{"9. März 2021", 0, "2021-03-09"},
		{"9 de septiembre de 2021", 0, "2021-09-09"},
		{"le 1er août 2021", 0, "2021-08-01"},
		{"09.09.2021", 0, "2021-09-09"},
		{"9.9.21", 0, "2021-09-09"},
		{"25/12/2020", 0, "2020-12-25"},
		{"12/25/2020", 0, "2020-12-25"},
		{"3/4/2021", dayFirst, "2021-04-03"},
		{"3/4/2021", monthFirst, "2021-03-04"},
		{"4/4/2021", 0, "2021-04-04"},
		{"2021年9月9日", 0, "2021-09-09"},
		{"1631181600", 0, "2021-09-09"},
		{"1631181600000", 0, "2021-09-09"},
		{"September 2021", 0, "2021-09"},
		{"2021-09", 0, "2021-09"},
		// What is no date, or could be two.
		{"3/4/2021", 0, ""},
		{"31 February 2021", 0, ""},
		{"2021-13-01", 0, ""},
		{"1.2.3", 0, ""},
		{"room 204, floor 2021", 0, ""},
		{"may 2 of them 2021 words", 0, ""},
		{"call 555-12-2021", 0, ""},
		{"1776-07-04", 0, ""},
		{"", 0, ""},
	} {
		if got := parseDate(tc.in, tc.ord).edtf(); got != tc.want {
			t.Errorf("%q: got %q, want %q", tc.in, got, tc.want)
		}
	}
}

func TestSpan(t *testing.T) {
	for _, tc := range []struct {
		s        stamp
		from, to string
	}{
		{stamp{year: 2021, month: 9, day: 9}, "2021-09-09", "2021-09-09"},
		{stamp{year: 2020, month: 2}, "2020-02-01", "2020-02-29"},
		{stamp{year: 2021}, "2021-01-01", "2021-12-31"},
	} {
		if a, b := tc.s.span(); a != tc.from || b != tc.to {
			t.Errorf("%+v: got %s..%s", tc.s, a, b)
		}
	}
}

func TestChanged(t *testing.T) {
	for before, want := range map[string]bool{
		"Updated ": true, "Last updated on ": true, "Zuletzt aktualisiert am ": true, "Posted 3 May 2021, updated ": true,
		"Published ": false, "": false, "Updated 3 May 2021, first published ": false, "By Jon Hale, ": false,
	} {
		if got := changed(before); got != want {
			t.Errorf("%q: got %v", before, got)
		}
	}
}

// body is a page around one head and one line below the headline.
func body(head, line string) string {
	return `<html lang="en"><head><title>Ferry runs again</title>` + head + `</head><body><article><h1>Ferry runs again</h1>` + line + `
<p>The ferry to the outer islands runs again after nine days of storm, the harbour office said on Tuesday.</p>
<p>Two hundred people had waited in the town, and most of them were on the first boat to leave the pier.</p></article>
<footer>Since 2 March 1999</footer></body></html>`
}

func TestPublished(t *testing.T) {
	for _, tc := range []struct{ name, head, line, want, source string }{
		{"nothing", "", "", "", ""},
		{"footer only", "", "<p class=byline>By Jon Hale</p>", "", ""},
		{"line", "", "<p class=byline>By Jon Hale, 9 September 2021</p>", "2021-09-09", "line by the headline"},
		{"line of a change", "", "<p class=byline>Updated 9 September 2021</p>", "", ""},
		{"meta", `<meta property="article:published_time" content="2021-09-09">`, "", "2021-09-09", "meta article:published_time"},
		{"meta of a change", `<meta property="article:modified_time" content="2021-09-09">`, "", "", ""},
		{"doubtful meta", `<meta name="dcterms.created" content="2021-09-09">`, "", "", ""},
		{"meta date of an English page", `<meta name="date" content="2021-09-09">`, "", "2021-09-09", "meta date"},
		{"a line ranks above meta date", `<meta name="date" content="2021-09-10">`, "<p>9 September 2021</p>", "2021-09-09", "line by the headline"},
		{"meta with a colon", `<meta property="dcterms:issued" content="2021-09-09">`, "", "2021-09-09", "meta dcterms:issued"},
		{"set off by marks", "", "<p>Harbour desk of the Vale Post, 9 September 2021 · 4 min read</p>", "2021-09-09", "line by the headline"},
		{"set off, with a weekday", "", "<p>Jon Hale, our man in the outer islands | Thu., Sept. 9, 2021 | Islands</p>", "2021-09-09", "line by the headline"},
		{"numbers told by the weekday", "", "<p>Submitted by jon on Thu, 09/09/2021 - 20:21</p>", "2021-09-09", "line by the headline"},
		{"numbers that the weekday turns", "", "<p>Submitted by jon on Fri, 10/09/2021 - 20:21</p>", "2021-09-10", "line by the headline"},
		{"a sentence that begins with a date", "", "<p>On 9 September 2011 the ferry was fifty years old, to the day.</p>", "", ""},
		{"the day of today", "", "<p>Today is Thursday, 9 September 2021</p>", "", ""},
		{"time element without words, in a box of its own", "", "<div class=x><div><time datetime='2021-09-09'></time></div></div>", "2021-09-09", "<time>"},
		{"address", `<link rel=canonical href="https://vale.example/2021/09/09/ferry">`, "", "2021-09-09", "address"},
		{"month in the address", `<link rel=canonical href="https://vale.example/2021/09/ferry">`, "", "2021-09", "address"},
		{"number in the address", `<link rel=canonical href="https://vale.example/2021/43/ferry-20219">`, "", "", ""},
		{"time element", "", "<time datetime='2021-09-09T10:00'>Thursday</time>", "2021-09-09", "<time>"},
		{"structured", `<script type="application/ld+json">[{"@type":"BreadcrumbList"},{"@type":"Article","datePublished":"2021-09-09"}]</script>`, "", "2021-09-09", "json-ld datePublished"},
		{"broken structured", "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"a\nb\",\"datePublished\":\"2021-09-09\",}</script>", "", "2021-09-09", "json-ld datePublished"},
		{"day of the page's zone", `<meta property="article:published_time" content="2021-09-10T02:00:00Z">`, "<p class=byline>Sept. 9, 2021</p>", "2021-09-09", "line by the headline"},
		{"tomorrow", `<meta property="article:published_time" content="2031-01-01">`, "", "", ""},
	} {
		page, err := Read(news.Capture{Bytes: []byte(body(tc.head, tc.line)), Retrieved: time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatalf("%s: %v", tc.name, err)
		}
		if page.Published.Value != tc.want || page.Published.Source != tc.source {
			t.Errorf("%s: got %q from %q, want %q from %q", tc.name, page.Published.Value, page.Published.Source, tc.want, tc.source)
		}
		wantBasis := news.Stated
		if tc.want == "" {
			wantBasis = news.Unknown
		}
		if page.Published.Basis != wantBasis || tc.want != "" && len(page.Published.Reasons) == 0 {
			t.Errorf("%s: basis %s, reasons %q", tc.name, page.Published.Basis, page.Published.Reasons)
		}
	}
}
