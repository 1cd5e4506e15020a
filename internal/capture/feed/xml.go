package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxDepth is how deep elements of an item may nest.
const maxDepth = 200

// maxFields is how many child elements of one item are read.
const maxFields = 10_000

// child is one element directly below an item, an entry, a channel or a feed.
type child struct {
	space, name string // the namespace in short: "", "dc", "content", "atom"
	attrs       []xml.Attr
	text        string // the text in it, elements left out
	inner       string // its markup as it stands
	base, lang  string // xml:base and xml:lang in effect
	kids        []child
}

// attr gives the value of an attribute without namespace.
func (c *child) attr(name string) string {
	for _, a := range c.attrs {
		if a.Name.Local == name && a.Name.Space == "" {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// spaces are the namespaces that feeds use, in short. Core ones are "".
// https://www.rssboard.org/rss-profile#namespace-elements
var spaces = map[string]string{
	"purl.org/rss/1.0": "", "backend.userland.com/rss2": "", "my.netscape.com/rdf/simple/0.9": "",
	"channel.netscape.com/rdf/simple/0.9": "", "blogs.law.harvard.edu/tech/rss": "", "purl.org/net/rss1.1": "",
	"my.netscape.com/publish/formats/rss-0.91.dtd": "", "www.rssboard.org/rss-specification": "",
	"www.w3.org/2005/atom": "atom", "purl.org/atom/ns": "atom",
	"purl.org/rss/1.0/modules/content": "content", "purl.org/dc/elements/1.1": "dc", "purl.org/dc/elements/1.0": "dc",
	"purl.org/dc/terms": "dcterms", "www.w3.org/1999/xhtml": "xhtml", "www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
	"rssnamespace.org/feedburner/ext/1.0": "feedburner", "search.yahoo.com/mrss": "media",
	"www.w3.org/xml/1998/namespace": "xml", "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
}

// space gives a namespace in short; a prefix that is not declared is as good.
func space(uri string) string {
	key := strings.ToLower(strings.TrimSpace(uri))
	_, rest, ok := strings.Cut(key, "://")
	if !ok {
		return key
	}
	if short, ok := spaces[strings.TrimRight(rest, "/#")]; ok {
		return short
	}
	return key
}

// tree reads the children of the first element that want says yes to, in doc.
// It gives that element too. err says where doc cannot be read on; what was
// read before it is given.
func tree(doc []byte, want func(name xml.Name) bool) (*child, error) {
	d := xml.NewDecoder(bytes.NewReader(doc))
	d.Strict, d.Entity = false, xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	t := treeReader{d: d, doc: doc}
	base, lang := []string{""}, []string{""}
	for {
		tok, err := d.Token()
		if err != nil {
			if err == io.EOF {
				err = errNoFeed
			}
			return nil, err
		}
		start, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		b, l := inherit(start, base[len(base)-1], lang[len(lang)-1])
		if want(start.Name) {
			c := &child{space: space(start.Name.Space), name: start.Name.Local, attrs: start.Copy().Attr, base: b, lang: l}
			return c, t.fill(c, 1)
		}
		if len(base) > maxDepth {
			return nil, errDeep
		}
		base, lang = append(base, b), append(lang, l)
	}
}

var errDeep = fmt.Errorf("elements nest deeper than %d", maxDepth)

// inherit gives xml:base and xml:lang inside an element.
func inherit(e xml.StartElement, base, lang string) (string, string) {
	for _, a := range e.Attr {
		if space(a.Name.Space) != "xml" {
			continue
		}
		switch a.Name.Local {
		case "base":
			base = resolve(base, strings.TrimSpace(a.Value))
		case "lang":
			lang = strings.TrimSpace(a.Value)
		}
	}
	return base, lang
}

type treeReader struct {
	d      *xml.Decoder
	doc    []byte
	fields int
}

// fill reads the children of c, of which two levels are kept as elements:
// below them only text and markup.
func (t *treeReader) fill(c *child, depth int) error {
	from := t.d.InputOffset()
	var text strings.Builder
	defer func() { c.text = text.String() }()
	for {
		at := t.d.InputOffset()
		tok, err := t.d.Token()
		if err != nil {
			c.inner = string(t.doc[min(from, at):at])
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		switch tok := tok.(type) {
		case xml.CharData:
			text.Write(tok)
		case xml.EndElement:
			c.inner = string(t.doc[min(from, at):at])
			return nil
		case xml.StartElement:
			if t.fields++; t.fields > maxFields && depth == 1 {
				return fmt.Errorf("it has more than %d elements", maxFields)
			}
			b, l := inherit(tok, c.base, c.lang)
			kid := child{space: space(tok.Name.Space), name: tok.Name.Local, attrs: tok.Copy().Attr, base: b, lang: l}
			if depth >= 3 || t.fields > maxFields {
				err = t.skip(&text)
			} else {
				err = t.fill(&kid, depth+1)
				c.kids = append(c.kids, kid)
				text.WriteString(kid.text)
			}
			if err != nil {
				c.inner = string(t.doc[min(from, at):t.d.InputOffset()])
				return err
			}
		}
	}
}

// skip reads to the end of an element, keeping its text.
func (t *treeReader) skip(text *strings.Builder) error {
	for depth := 1; depth > 0; {
		tok, err := t.d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		switch tok := tok.(type) {
		case xml.CharData:
			text.Write(tok)
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return errDeep
			}
		case xml.EndElement:
			depth--
		}
	}
	return nil
}
