// Package feed reads feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and JSON
// Feed, one item at a time, however long the feed is.
//
// In: the bytes of a feed. Out: items, each with a feed of its own (Item.Doc)
// that holds the item as it stood, and of the feed only what an item needs.
//
//	<rss version="2.0"><channel><title>Quay Courier</title>
//	<item><title>Dam opens</title><link>https://quay.example/dam</link></item>
//	</channel></rss>
//
// gives one Item{Title: "Dam opens", Link: "https://quay.example/dam", Outlet:
// "Quay Courier"}, which has no text of its own (Full is false). Reading
// Item.Doc again with One gives the same item: it is what a capture keeps.
//
// An item that cannot be read is an *ItemError, and the next one follows.
// No document type is read and no entity of a feed's own is expanded.
//
// The formats: https://www.rssboard.org/rss-specification,
// https://web.resource.org/rss/1.0/spec, https://www.rfc-editor.org/rfc/rfc4287,
// https://www.jsonfeed.org/version/1.1/.
package feed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"dateline/internal/capture/cut"
)

// The media types of Item.Doc.
const (
	TypeRSS  = "application/rss+xml"
	TypeAtom = "application/atom+xml"
	TypeJSON = "application/feed+json"
)

// Item is one item of a feed. Text fields are UTF-8 without markup, HTML
// holds markup.
type Item struct {
	// N is the item's place in the feed, from 1.
	N int
	// Doc is a feed with this item alone, the item's bytes as they stood (in
	// UTF-8), and Type its media type.
	Doc  []byte
	Type string

	ID       string
	Title    string
	Link     string // absolute where the feed allows to make it so, else as it stands
	Authors  []string
	Language string // as stated by the item, else by the feed
	// Published and Modified are what the item states, with the element that
	// states it ("pubDate").
	Published, Modified Stamp
	// HTML is the item's text, and FromContent says that it stands in an
	// element for the whole text (content:encoded, content, content_html) and
	// not in one for a summary.
	HTML        string
	FromContent bool
	Summary     string // HTML of the summary, "" where HTML is the summary

	// Outlet is the title of the feed, FeedLink the page that it belongs to.
	Outlet, FeedLink string
	// Source is the feed or outlet that the item names as the one it came
	// from (<source>, dc:source, rel=via), SourceLink its address.
	Source, SourceLink string
}

// Stamp is a time as a feed states it.
type Stamp struct {
	time.Time
	// Raw is the words, Field the element or key.
	Raw, Field string
	// Day says that no time of day is given, Zone that a time zone is.
	Day, Zone bool
}

// OK says whether a time was stated and understood.
func (s Stamp) OK() bool { return !s.IsZero() }

// ItemError is why one item could not be read; the next may well be.
type ItemError struct {
	N    int // the item's place in the feed, from 1
	Err  error
	Hint string
}

// Error gives the cause.
func (e *ItemError) Error() string { return fmt.Sprintf("item %d: %v", e.N, e.Err) }

// Unwrap gives the cause.
func (e *ItemError) Unwrap() error { return e.Err }

// errNoFeed is given for bytes that are no feed.
var errNoFeed = errors.New("it is no feed")

// Read gives the items of a feed. open gives the feed's bytes from the
// beginning and may be called twice, because what a feed says of itself can
// stand behind its items; contentType is the media type that came with them,
// or "". An error that is no *ItemError is the last.
func Read(open func() (io.Reader, error), contentType string) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		r, err := open()
		if err != nil {
			yield(Item{}, err)
			return
		}
		text, head, err := cut.Decode(r, contentType)
		if err != nil {
			yield(Item{}, err)
			return
		}
		again := func() (io.Reader, error) {
			r, err := open()
			if err != nil {
				return nil, err
			}
			text, _, err := cut.Decode(r, contentType)
			return text, err
		}
		if isJSON(head) {
			readJSON(text, again, yield)
			return
		}
		readXML(text, again, yield)
	}
}

// One reads the feed of one item that Item.Doc holds.
func One(doc []byte) (Item, error) {
	open := func() (io.Reader, error) { return bytes.NewReader(doc), nil }
	for it, err := range Read(open, "text/xml; charset=utf-8") {
		return it, err
	}
	return Item{}, errNoFeed
}

// isJSON says whether a feed is written in JSON.
func isJSON(head []byte) bool {
	head = bytes.TrimLeft(head, " \t\r\n\ufeff")
	return len(head) > 0 && head[0] == '{'
}
