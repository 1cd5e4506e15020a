// Package plain reads plain text: what a person typed or copied, or the text
// of a whole web page with its furniture.
//
// In: the bytes of a capture in any character set. Out: a block.Page whose
// blocks are the paragraphs in order, line wraps rejoined, every word of the
// text in one of them, and what the text states of itself (title, bylines,
// dates, outlet). The lines
//
//	HARBOUR DEAL SIGNED
//	By Ann Example
//	3 May 2021
//
//	The two ports signed the deal on
//	Monday, officials said.
//
// give the title "HARBOUR DEAL SIGNED", one byline, the day 2021-05-03, and
// the paragraph "The two ports signed the deal on Monday, officials said."
package plain

import (
	"dateline/internal/article/block"
	"dateline/internal/news"
)

// Read reads a capture as plain text. The error is a *fault.Error with a hint
// when the bytes hold no text: "binary data", "no text found".
func Read(cap news.Capture) (block.Page, error) {
	text, charset, from, err := Decode(cap.Bytes, cap.ContentType)
	if err != nil {
		return block.Page{}, err
	}
	page := block.Page{Charset: charset, CharsetFrom: from}
	page.Blocks = Blocks(text)
	page.Meta = readMeta(page.Blocks)
	return page, nil
}
