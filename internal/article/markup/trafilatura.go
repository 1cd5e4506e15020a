package markup

import (
	htmldate "github.com/markusmobius/go-htmldate"
	trafilatura "github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// trafilaturaText gives the lines that go-trafilatura takes for the article,
// or nothing where it fails. It gets a slim copy of the page: it clones its
// input several times, and throws scripts and styles away itself.
func trafilaturaText(doc *document) (lines []string) {
	defer func() {
		if recover() != nil {
			lines = nil // its choice is one signal among several
		}
	}()
	res, err := trafilatura.ExtractDocument(slim(doc.root), trafilatura.Options{
		HtmlDateMode:     trafilatura.Disabled,
		HtmlDateOverride: &htmldate.Result{},
	})
	if err != nil || res == nil || res.ContentNode == nil {
		return nil
	}
	for _, s := range segments(res.ContentNode) {
		lines = append(lines, s.Text)
	}
	return lines
}

// slim copies the tree without the head's and the body's scripts, styles,
// pictures and comments.
func slim(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace}
	if len(n.Attr) > 0 {
		c.Attr = append([]html.Attribute(nil), n.Attr...)
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch {
		case k.Type == html.CommentNode:
			continue
		case k.Type == html.ElementNode && dropped[k.DataAtom]:
			continue
		}
		c.AppendChild(slim(k))
	}
	return c
}

var dropped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Svg: true, atom.Noscript: true,
	atom.Iframe: true, atom.Head: true, atom.Template: true, atom.Link: true,
}
