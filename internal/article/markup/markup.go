// Package markup reads the bytes of an HTML or XHTML page, as browsers save
// it, into a block.Page: the article's blocks in page order, and what the page
// states of itself.
//
// In: a news.Capture, such as
//
//	<title>Dam opens | Vale Post</title> ... <p class="lede">The dam opened.</p>
//
// Out: Page{Meta{Title: "Dam opens", Outlet: "Vale Post", ...},
// Blocks: {{Text: "The dam opened.", Kind: "paragraph", Class: "p lede", Main: true}}}.
//
// The steps, by file: charset (bytes to UTF-8), tree (tree to segments), zones
// (what class names say, data/en/markup-classes.txt), trafilatura (its choice,
// as one signal), choose, top and drop (which segments are the article; lines
// by data/en/markup-lines.txt), meta, people, title, owner, masthead and jsonld (metadata),
// dates, published and datelines (days, data/en/markup-dates.txt). Nothing of a
// page is ever run, fetched or passed on as markup.
package markup

import (
	"bytes"
	"fmt"
	"strings"

	"dateline/internal/article/block"
	"dateline/internal/fault"
	"dateline/internal/news"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The bounds of what is read.
const (
	// MaxBytes is the size of the largest page that is read, in bytes. The
	// largest of the 1,100 pages that we measure on has 3 MiB.
	MaxBytes = 64 << 20
	// MaxDepth is how deep elements may nest: the limit of x/net/html.
	MaxDepth = 512

	maxText      = 8 << 20 // bytes of running text taken from one page
	maxSegments  = 60_000  // blocks taken from one page
	maxClassPath = 600     // bytes of Block.Class
	maxClassAttr = 400     // bytes of a class attribute that are looked at
)

// Read reads a page. It fails only where there is nothing to read: the error
// then carries a hint (package fault) and names what is wrong with the page.
func Read(cap news.Capture) (page block.Page, err error) {
	defer func() {
		if r := recover(); r != nil {
			page, err = block.Page{}, fault.New(fault.Partial,
				"the page is kept; please report it, with the page", "read html: the parser gave up: %v", r)
		}
	}()
	if err := readable(cap.Bytes); err != nil {
		return block.Page{}, err
	}
	text, name, from := Decode(cap.Bytes, cap.ContentType)
	root, err := html.ParseWithOptions(bytes.NewReader(text), html.ParseOptionEnableScripting(false))
	if err != nil && strings.Contains(err.Error(), "512") {
		text = flatten(text)
		root, err = html.ParseWithOptions(bytes.NewReader(text), html.ParseOptionEnableScripting(false))
	}
	if err != nil {
		return block.Page{}, parseFault(err)
	}
	doc := newDocument(root, text)
	page.Charset, page.CharsetFrom = name, from
	page.Truncated = cutShort(text)
	page.Meta = doc.meta(cap)
	if doc.body != nil {
		c := newChooser(doc, page.Meta)
		c.choose()
		doc.dates(&page.Meta, c, cap)
		c.refineTitle(&page.Meta)
		page.Blocks = c.blocks()
		page.Notices = c.notices()
	}
	if len(page.Blocks) == 0 {
		return page, fault.New(fault.Partial,
			"a page that is built by scripts holds no text until a browser has run them: save it from the browser as a complete page",
			"read html: no text in the page")
	}
	return page, nil
}

// readable rejects what is no page at all.
func readable(b []byte) error {
	switch {
	case len(bytes.TrimSpace(b[:min(len(b), 4096)])) == 0 && len(bytes.TrimSpace(b)) == 0:
		return fault.New(fault.Partial, "save the page again: nothing is in it", "read html: the page is empty")
	case len(b) > MaxBytes:
		return fault.New(fault.Partial, "save the article alone",
			"read html: the page has %d MiB and the limit is %d MiB", len(b)>>20, MaxBytes>>20)
	case isBinary(b):
		return fault.New(fault.Partial, "give the page as HTML or plain text",
			"read html: the bytes are binary, not a page")
	}
	return nil
}

func parseFault(err error) error {
	if strings.Contains(err.Error(), "512") {
		return fault.New(fault.Partial, "save the page again from a browser, or save its text",
			"read html: elements nest deeper than the limit of %d", MaxDepth)
	}
	return fault.New(fault.Partial, "save the page again from a browser", "read html: %w", fmt.Errorf("parse: %w", err))
}

// document is one parsed page with what is looked up more than once.
type document struct {
	root  *html.Node
	bytes []byte
	html  *html.Node
	head  *html.Node
	body  *html.Node
	ld    []ldThing // structured data, in page order
	metas []metaTag // meta elements, in page order
}

func newDocument(root *html.Node, text []byte) *document {
	doc := &document{root: root, bytes: text}
	for n := root.FirstChild; n != nil; n = n.NextSibling {
		if n.DataAtom != atom.Html {
			continue
		}
		doc.html = n
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch c.DataAtom {
			case atom.Head:
				doc.head = c
			case atom.Body:
				doc.body = c
			}
		}
	}
	doc.collect()
	return doc
}
