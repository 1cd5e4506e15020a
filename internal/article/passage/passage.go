// Package passage turns the blocks of a page into the passages of a report:
// each block gets one of the roles of news.Roles, and the final text is made.
//
// In: a block.Page. Out: text, passages, and whether the text stops short.
// The blocks
//
//	"Harbour deal signed", "By Ann Example",
//	"EASTPORT (Reuters) — The two ports signed the deal.", "Post a comment"
//
// give headline, byline, dateline and story (of one paragraph), furniture.
//
// Passages are joined by one empty line. A dateline is a passage of its own at
// the start of a paragraph: it takes the words up to and with the dash, the
// blank after it belongs to no passage, and the story goes on behind it in
// the same line. Of a plain text every word stands in the text; of an HTML
// page the furniture that the extraction dropped does not.
package passage

import (
	"strings"

	"dateline/internal/article/block"
	"dateline/internal/news"
)

// Result is a page's text with its passages.
type Result struct {
	Text     string
	Passages []news.Passage
	// Why names, for each passage, the rule that gave it its role.
	Why []string
	// Truncated says that the story stops before its end, and TruncatedWhy
	// names the words or the rule that says so.
	Truncated    bool
	TruncatedWhy string
}

// Read gives each block of the page a role and makes the text.
func Read(page block.Page) Result {
	p := newPage(page)
	p.findCore()
	p.findHeadline()
	p.markKnown()
	p.peel()
	p.markSections()
	p.markHead()
	p.markEnd()
	p.markBoxes()
	p.markCaptions()
	p.markRemarks()
	p.markRest()
	res := p.assemble()
	res.Truncated, res.TruncatedWhy = p.truncated()
	return res
}

// page is the rows under work.
type page struct {
	rows []row
	meta block.Meta
	html bool
	// lo and hi bound the core: the first and the last row of the story.
	lo, hi int
	// headline is the row that is the headline, -1 if none.
	headline int
	// dated is the row that gave the day of publication, -1 if none.
	dated int
	// furnished says that the page carries furniture, so that short lines
	// outside the core are more likely to be that than the report's.
	furnished bool
	whole     string // all words of the page, for evidence
	cutShort  bool   // the reader of the page says that it stops short
}

func newPage(in block.Page) *page {
	p := &page{meta: in.Meta, headline: -1, dated: -1, cutShort: in.Truncated}
	var whole strings.Builder
	for _, b := range in.Blocks {
		if strings.TrimSpace(b.Text) == "" {
			continue
		}
		if p.dated < 0 && in.Published.Source == "line: "+b.Text {
			p.dated = len(p.rows)
		}
		p.rows = append(p.rows, newRow(b))
		p.html = p.html || b.Line == 0
		whole.WriteString(b.Text)
		whole.WriteByte('\n')
	}
	p.whole = whole.String()
	p.furnished = p.hasFurniture()
	return p
}

// enoughFurniture is how many lines of furniture make a page one that carries
// it: a clean text may end in one plea or pointer.
const enoughFurniture = 3

// hasFurniture says that the page carries the furniture of a web page: the
// form for comments, or several different lines of the tables.
func (p *page) hasFurniture() bool {
	n := 0
	seen := map[string]bool{}
	for i := range p.rows {
		r := &p.rows[i]
		switch r.rule.Tag {
		case "tail":
			return true
		case "furniture", "section":
			if !seen[r.fold] && r.words > 0 {
				seen[r.fold] = true
				n++
			}
		}
	}
	return n >= enoughFurniture
}
