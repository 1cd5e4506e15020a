// Package document reads captures that are neither a web page nor a plain
// text: the item of a feed, a mail, a PDF, a Word document.
//
// In: a news.Capture whose media type, or whose first bytes, say what it is.
// Out: a block.Page, made by the readers of HTML (markup) or of plain text
// (plain) from the words in it, with what the form around them states: the
// feed's pubDate, the mail's sender. A feed item
//
//	<item><title>Dam opens</title><pubDate>Tue, 17 Mar 2026 10:00:00 +0100</pubDate>...
//
// gives the title "Dam opens" and published 2026-03-17 (stated, "pubDate").
package document

import (
	"bytes"
	"html"
	"mime"
	"slices"
	"strings"

	"dateline/internal/article/block"
	"dateline/internal/article/markup"
	"dateline/internal/capture/feed"
	"dateline/internal/fault"
	"dateline/internal/news"
)

// The media types of captures that are read here.
const (
	typeMail = "message/rfc822"
	typePDF  = "application/pdf"
	typeWord = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
)

// Reads gives the reader of a capture, nil where it is a page or a text.
func Reads(cap news.Capture) func(news.Capture) (block.Page, error) {
	media, _, err := mime.ParseMediaType(cap.ContentType)
	if err != nil {
		media = ""
	}
	switch {
	case bytes.HasPrefix(cap.Bytes, []byte("%PDF-")), media == typePDF && isPDF(cap.Bytes):
		return readPDF
	case media == typeWord, bytes.HasPrefix(cap.Bytes, []byte("PK\x03\x04")) && bytes.Contains(cap.Bytes, []byte("word/document.xml")):
		return readWord
	case media == feed.TypeRSS, media == feed.TypeAtom, media == feed.TypeJSON:
		return readItem
	case media == typeMail:
		return readMail
	}
	return nil
}

// isPDF says whether a PDF begins among the first bytes, as the format allows.
func isPDF(b []byte) bool { return bytes.Contains(b[:min(len(b), 1024)], []byte("%PDF-")) }

// known is what the form around a text states of it. It outranks what the
// reader of the text found.
type known struct {
	title, outlet string
	bylines       []string
	language      string
	published     feed.Stamp
	modified      feed.Stamp
	canonical     string
	form          string // "feed", "mail": where the fields are from
}

// apply puts what is known in the place of what was found.
func (k known) apply(page *block.Page, cap news.Capture) {
	if page.Sources == nil {
		page.Sources = map[string]string{}
	}
	set := func(dst *string, key, value, source string) {
		if value != "" {
			*dst, page.Sources[key] = value, source
		}
	}
	set(&page.Title, "title", k.title, k.form+" title")
	set(&page.Outlet, "outlet", k.outlet, k.form+" outlet")
	set(&page.Language, "language", k.language, k.form+" language")
	set(&page.Canonical, "canonical", k.canonical, k.form+" link")
	if len(k.bylines) > 0 {
		page.Bylines, page.Sources["bylines"] = slices.Clone(k.bylines), k.form+" author"
	}
	if k.modified.OK() && k.modified.Raw != k.published.Raw {
		set(&page.Modified, "modified", day(k.modified), k.form+" "+k.modified.Field)
	}
	if d, ok := k.dating(cap); ok {
		if page.Published.Value != "" && page.Published.Value != d.Value {
			d.Reasons = append(d.Reasons, page.Published.Source+" says "+page.Published.Value+", which ranks lower")
		}
		page.Published, page.Sources["published"] = d, d.Source
	}
}

// dating gives the day that the form states; a day after the capture is wrong.
func (k known) dating(cap news.Capture) (news.Dating, bool) {
	if !k.published.OK() {
		return news.Dating{}, false
	}
	value := day(k.published)
	if !cap.Retrieved.IsZero() && value > cap.Retrieved.UTC().AddDate(0, 0, 1).Format("2006-01-02") {
		return news.Dating{}, false
	}
	source := k.form + " " + k.published.Field
	return news.Dating{Value: value, Earliest: value, Latest: value, Basis: news.Stated, Source: source,
		Reasons: []string{"the " + k.form + ` gives "` + clip(k.published.Raw) + `" in ` + k.published.Field}}, true
}

// day gives the day of a time in the zone that it is written in.
func day(s feed.Stamp) string { return s.Format("2006-01-02") }

func clip(s string) string {
	if len(s) > 80 {
		return strings.ToValidUTF8(s[:80], "") + "…"
	}
	return s
}

// readItem reads the item of a feed.
func readItem(cap news.Capture) (block.Page, error) {
	it, err := feed.One(cap.Bytes)
	if err != nil {
		return block.Page{}, fault.New(fault.Partial, "the feed's item is kept; tell its publisher", "read feed item: %w", err)
	}
	k := known{form: "feed", title: it.Title, bylines: it.Authors, published: it.Published, modified: it.Modified, language: languageOf(it.Language)}
	if strings.HasPrefix(it.Link, "http") {
		k.canonical = it.Link
	}
	// An aggregator's item whose page is that of the source is the source's.
	k.outlet = it.Outlet
	if it.Source != "" && sameHost(it.Link, it.SourceLink) && !sameHost(it.FeedLink, it.SourceLink) {
		k.outlet = it.Source
	}
	page, err := readHTML(cap, k, it.HTML, "utf-8", it.Link)
	page.Blocks = slices.DeleteFunc(page.Blocks, func(b block.Block) bool { return ownFooter(b.Text, it.Outlet) })
	if err == nil && it.Source != "" && it.Source != k.outlet {
		// <source> says where the item is from: it stands as a line of credit.
		page.Blocks = append(page.Blocks, block.Block{Text: "Source: " + it.Source, Kind: block.Paragraph, Class: "p source", Main: true})
	}
	return page, err
}

// ownFooter says whether a line is what WordPress puts below the items of a
// site's own feed: "The post TITLE appeared first on SITE." Below a copy of it
// elsewhere, the same line is a credit.
func ownFooter(line, outlet string) bool {
	low := strings.ToLower(strings.TrimSuffix(line, "."))
	return strings.HasPrefix(low, "the post ") && strings.HasSuffix(low, " appeared first on "+strings.ToLower(outlet))
}

// languageOf gives the two letters of a language tag.
func languageOf(tag string) string {
	code, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	if len(code) != 2 {
		return ""
	}
	return code
}

// sameHost says whether two addresses are on one host, "www." aside.
func sameHost(a, b string) bool {
	h := hostOf(a)
	return h != "" && h == hostOf(b)
}

func hostOf(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		return ""
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	return strings.TrimPrefix(strings.ToLower(rest), "www.")
}

// readHTML reads the HTML of an item or a mail as an article under its title.
func readHTML(cap news.Capture, k known, body, charset, address string) (block.Page, error) {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><html")
	if k.language != "" {
		b.WriteString(` lang="` + html.EscapeString(k.language) + `"`)
	}
	b.WriteString("><head><title>" + html.EscapeString(k.title) + "</title></head><body><article><h1>" + html.EscapeString(k.title) + "</h1>\n")
	b.WriteString(body)
	b.WriteString("\n</article></body></html>")
	inner := cap
	inner.Bytes, inner.ContentType = []byte(b.String()), "text/html; charset="+charset
	if inner.Address == "" {
		inner.Address = address
	}
	page, err := markup.Read(inner)
	if err != nil {
		return page, err
	}
	k.apply(&page, cap)
	return page, nil
}
