// Package opml reads lists of feeds in OPML.
//
// In: the bytes of a list. Out: its feeds, in order.
//
//	<outline text="Quay Courier" type="rss" xmlUrl="https://quay.example/rss"/>
//
// gives Feed{URL: "https://quay.example/rss", Title: "Quay Courier"}. Folders
// of outlines may nest in any depth. The format: http://opml.org/spec2.opml.
package opml

import (
	"encoding/xml"
	"errors"
	"io"
	"iter"
	"strings"

	"dateline/internal/capture/cut"
)

// Feed is one feed of a list.
type Feed struct {
	URL   string
	Title string // "" where the list gives none
	Page  string // the page of the feed's outlet (htmlUrl)
}

// Errors of a list as a whole: what stands before them was read.
var (
	ErrCut    = errors.New("the list ends before its end")
	ErrNoList = errors.New("it is no list of feeds")
)

// Read gives the feeds of a list. An error is the last.
func Read(r io.Reader, contentType string) iter.Seq2[Feed, error] {
	return func(yield func(Feed, error) bool) {
		text, _, err := cut.Decode(r, contentType)
		if err != nil {
			yield(Feed{}, err)
			return
		}
		c := cut.NewTags(text)
		seen, ended := false, false
		for {
			tag, err := c.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				yield(Feed{}, err)
				return
			}
			name, attrs := tagOf(tag)
			switch strings.ToLower(name) {
			case "opml":
				seen = true
			case "/opml":
				ended = true
			case "outline":
				if f, ok := feedOf(attrs); ok && !yield(f, nil) {
					return
				}
			}
		}
		switch {
		case !seen:
			yield(Feed{}, ErrNoList)
		case !ended:
			yield(Feed{}, ErrCut)
		}
	}
}

// tagOf parts a tag into its name ("/outline" for an end tag) and attributes.
func tagOf(tag []byte) (string, []xml.Attr) {
	if len(tag) > 0 && tag[0] == '/' {
		name, _, _ := strings.Cut(string(tag[1:]), ">")
		return "/" + strings.TrimSpace(name), nil
	}
	d := xml.NewDecoder(strings.NewReader("<" + string(tag)))
	d.Strict, d.Entity = false, xml.HTMLEntity
	tok, err := d.RawToken()
	if err != nil {
		return "", nil
	}
	e, ok := tok.(xml.StartElement)
	if !ok {
		return "", nil
	}
	return e.Name.Local, e.Attr
}

// feedOf reads an outline; ok is false for a folder.
func feedOf(attrs []xml.Attr) (f Feed, ok bool) {
	var text string
	for _, a := range attrs {
		v := strings.Join(strings.Fields(a.Value), " ")
		switch strings.ToLower(a.Name.Local) {
		case "xmlurl":
			f.URL = v
		case "htmlurl":
			f.Page = v
		case "title":
			f.Title = v
		case "text":
			text = v
		}
	}
	if f.Title == "" {
		f.Title = text
	}
	f.URL = strings.Replace(f.URL, "feed://", "http://", 1)
	low := strings.ToLower(f.URL)
	return f, strings.HasPrefix(low, "http://") || strings.HasPrefix(low, "https://")
}
