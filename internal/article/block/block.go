// Package block holds what the readers of HTML and of plain text hand on: the
// page as a list of blocks in page order, and what the page states of itself.
// The passage rules (internal/article/passage) turn blocks into passages.
package block

import "dateline/internal/news"

// Block is one paragraph-like stretch of a page.
type Block struct {
	// Text is the block's words: UTF-8, NFC left as it is, white space folded
	// to single blanks, line wraps rejoined, no control characters. It may
	// hold "\n" only where the page means a line break (verse, an address).
	Text string
	// Kind is what the markup, or the shape of the line, says the block is.
	Kind Kind
	// Level is 1..6 for a Heading, the nesting depth for an Item.
	Level int
	// Links is the share of the text's bytes that are inside links, 0..1.
	Links float64
	// Class is a lower-case string of class names, ids and element names from
	// the block outwards ("p post-body article"), "" for plain text. It is
	// what markup-driven rules match on ("wp-caption", "related").
	Class string
	// Quoted says that it is inside a blockquote.
	Quoted bool
	// Aside says that it is inside a box: aside, a details element, a figure
	// of text, a floating table, a div whose class says box or explainer.
	Aside bool
	// Main says that the article-text extraction took it for the article's
	// own text; it is true of every block of a plain text.
	Main bool
	// Line is the 1-based line of a plain text on which it starts, else 0.
	Line int
	// Gap is the number of empty lines before it in a plain text, else 0.
	Gap int
}

// Kind is what a block is by its form.
type Kind string

// The kinds of blocks.
const (
	Paragraph Kind = "paragraph"
	Heading   Kind = "heading"
	Item      Kind = "item"    // of a list
	Caption   Kind = "caption" // figcaption, or a class that says caption or credit
	Cell      Kind = "cell"    // of a table
	MetaLine  Kind = "meta"    // byline, time stamp, section: a line about the report
)

// Meta is what a page states of itself outside its running text. Each field
// that was found has a line in Sources (see news.Report.Sources).
type Meta struct {
	Title     string
	Bylines   []string
	Outlet    string
	Section   string
	Address   string // the address the page gives as its own (og:url, saved-from comment)
	Canonical string
	Language  string // as declared, ISO 639-1
	Published news.Dating
	Modified  string
	Wires     []string // as structured metadata names them; canonical names
	Sources   map[string]string
}

// Page is a page as read: its blocks and its metadata.
type Page struct {
	Meta
	Blocks []Block
	// Charset is the IANA name of the character set that was used, and
	// CharsetFrom how it was found: "declared", "utf-8", "detected".
	Charset, CharsetFrom string
	// Notices are the page's short lines that speak of a translation and are
	// not among Blocks, one a line.
	Notices string
	// Truncated says that the page's bytes or markup stop short.
	Truncated bool
}
