package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"

	"dateline/internal/capture/cut"
)

// head is what a feed says of itself, and what its items stand in.
type head struct {
	atom           bool
	title, link    string
	language, base string
	spaces         []xml.Attr // namespaces declared around the items
	seen           bool       // the bytes are those of a feed
}

// readXML gives the items of a feed in XML.
func readXML(text io.Reader, again func() (io.Reader, error), yield func(Item, error) bool) {
	s := cut.New(text, "item", "entry")
	before, more := s.Between()
	h := readHead(before)
	if !h.seen && !more {
		if err := s.Err(); err != nil {
			yield(Item{}, err)
		} else {
			yield(Item{}, errNoFeed)
		}
		return
	}
	if h.title == "" && more {
		h.complete(again)
	}
	h.atom = s.Local() == "entry"
	for n := 1; more; n++ {
		piece, err := s.Item()
		it := Item{N: n}
		if err == nil {
			it, err = h.item(piece, n)
		}
		switch {
		case err != nil && errors.Is(err, cut.ErrCut) && s.Err() != nil:
			yield(Item{}, s.Err())
			return
		case err != nil:
			if !yield(Item{}, itemError(n, err)) {
				return
			}
		case !yield(it, nil):
			return
		}
		if s.Ended() {
			break
		}
		_, more = s.Between()
	}
	if err := s.Err(); err != nil {
		yield(Item{}, err)
	}
}

// itemError names what is wrong with an item.
func itemError(n int, err error) *ItemError {
	e := &ItemError{N: n, Err: err, Hint: "the other items of the feed are read; tell its publisher"}
	if errors.Is(err, cut.ErrCut) {
		e.Hint = "get the feed again: it is not whole"
	}
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		e.Err = errors.New("its markup is broken: " + syntax.Msg)
	}
	return e
}

// isFeedRoot says whether an element is around the items.
func isFeedRoot(n xml.Name) bool {
	switch strings.ToLower(n.Local) {
	case "channel", "feed":
		return true
	}
	return false
}

// readHead reads what stands before the first item.
func readHead(before []byte) head {
	h := head{}
	d := xml.NewDecoder(bytes.NewReader(cut.Mend(before)))
	d.Strict = false
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for n := 0; n < 8; { // the root, and channel below it
		tok, err := d.Token()
		if err != nil {
			break
		}
		e, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		n++
		switch strings.ToLower(e.Name.Local) {
		case "rss", "rdf", "channel", "feed":
			h.seen = true
			h.declare(e)
		}
		if isFeedRoot(e.Name) {
			break
		}
	}
	root, _ := tree(cut.Mend(before), isFeedRoot)
	if root != nil {
		h.fill(root)
	}
	return h
}

// declare keeps the namespaces that an element declares.
func (h *head) declare(e xml.StartElement) {
	for _, a := range e.Attr {
		if a.Name.Space != "xmlns" && !(a.Name.Space == "" && a.Name.Local == "xmlns") || len(a.Value) > 300 {
			continue
		}
		h.spaces = slices.DeleteFunc(h.spaces, func(b xml.Attr) bool { return b.Name == a.Name })
		h.spaces = append(h.spaces, a)
	}
}

// fill takes the fields of a channel or feed that h does not have.
func (h *head) fill(root *child) {
	h.base = root.base
	if h.language == "" {
		h.language = root.lang
	}
	for i := range root.kids {
		c := &root.kids[i]
		if c.space != "" && c.space != "atom" && c.space != "dc" {
			continue
		}
		switch c.name {
		case "title":
			if h.title == "" {
				h.title = fold(textConstruct(c))
			}
		case "language":
			if l := fold(c.text); l != "" {
				h.language = l
			}
		case "link":
			h.takeLink(c)
		}
	}
}

// takeLink takes the page of a feed.
func (h *head) takeLink(c *child) {
	href, rel := c.attr("href"), c.attr("rel")
	switch {
	case href == "" && h.link == "":
		h.link = resolve(c.base, fold(c.text))
	case href != "" && (rel == "" || rel == "alternate") && h.link == "":
		h.link = resolve(c.base, href)
	}
}

// complete looks for the title behind the items.
func (h *head) complete(again func() (io.Reader, error)) {
	r, err := again()
	if err != nil {
		return
	}
	s := cut.New(r, "item", "entry")
	rest, more := s.Between()
	for more && len(rest) < cut.MaxHead {
		if _, err := s.Item(); errors.Is(err, cut.ErrCut) {
			break
		}
		var b []byte
		b, more = s.Between()
		rest = append(rest, b...)
	}
	if root, _ := tree(cut.Mend(rest), isFeedRoot); root != nil {
		h.fill(root)
	}
}

// wrap makes a feed of one item: its own bytes, in what an item needs of the
// feed. What changes with every edition of a feed (lastBuildDate, the items
// beside it) is not in it, so that the same item gives the same bytes.
func (h *head) wrap(piece []byte) []byte {
	var b bytes.Buffer
	b.WriteString("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
	if h.atom {
		b.WriteString("<feed")
	} else {
		b.WriteString(`<rss version="2.0"`)
	}
	h.writeSpaces(&b, piece)
	if h.base != "" {
		writeAttr(&b, "xml:base", h.base)
	}
	if h.atom && h.language != "" {
		writeAttr(&b, "xml:lang", h.language)
	}
	b.WriteString(">\n")
	if !h.atom {
		b.WriteString("<channel>\n")
	}
	writeElement(&b, "title", h.title)
	switch {
	case h.link != "" && h.atom:
		b.WriteString(`<link`)
		writeAttr(&b, "href", h.link)
		b.WriteString("/>\n")
	case h.link != "":
		writeElement(&b, "link", h.link)
	}
	if !h.atom {
		writeElement(&b, "language", h.language)
	}
	b.Write(piece)
	if h.atom {
		b.WriteString("\n</feed>\n")
	} else {
		b.WriteString("\n</channel>\n</rss>\n")
	}
	return b.Bytes()
}

// writeSpaces writes the default namespace and those whose prefix the item
// uses, sorted.
func (h *head) writeSpaces(b *bytes.Buffer, piece []byte) {
	spaces := slices.Clone(h.spaces)
	slices.SortFunc(spaces, func(a, b xml.Attr) int {
		return strings.Compare(a.Name.Space+":"+a.Name.Local, b.Name.Space+":"+b.Name.Local)
	})
	if h.atom && !slices.ContainsFunc(spaces, func(a xml.Attr) bool { return a.Name.Space == "" }) {
		writeAttr(b, "xmlns", "http://www.w3.org/2005/Atom")
	}
	for _, a := range spaces {
		switch {
		case a.Name.Space == "":
			writeAttr(b, "xmlns", a.Value)
		case bytes.Contains(piece, []byte(a.Name.Local+":")):
			writeAttr(b, "xmlns:"+a.Name.Local, a.Value)
		}
	}
}

func writeAttr(b *bytes.Buffer, name, value string) {
	b.WriteString(" " + name + `="`)
	xml.EscapeText(b, []byte(value))
	b.WriteByte('"')
}

func writeElement(b *bytes.Buffer, name, text string) {
	if text == "" {
		return
	}
	b.WriteString("<" + name + ">")
	xml.EscapeText(b, []byte(text))
	b.WriteString("</" + name + ">\n")
}
