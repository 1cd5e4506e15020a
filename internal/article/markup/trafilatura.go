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
	if countElements(doc.body, maxTrafilatura) >= maxTrafilatura {
		return nil
	}
	res, err := trafilatura.ExtractDocument(slim(doc), trafilatura.Options{
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

// maxTrafilatura is the number of elements from which a page is kept from
// trafilatura, whose work grows with their square. The largest of the 1,100
// pages that we measure on has 6,754.
const maxTrafilatura = 20_000

// countElements counts n's descendants, up to limit.
func countElements(n *html.Node, limit int) int {
	count := 0
	for k := n.FirstChild; k != nil && count < limit; k = k.NextSibling {
		if k.Type == html.ElementNode {
			count += 1 + countElements(k, limit-count)
		}
	}
	return count
}

// slim gives the page's body without scripts, styles, pictures and comments,
// under a head that already answers what trafilatura would search the body
// for: author, title and the like are read elsewhere.
func slim(doc *document) *html.Node {
	root := &html.Node{Type: html.DocumentNode}
	top := element(atom.Html)
	head := element(atom.Head)
	for _, m := range slimHead {
		head.AppendChild(element(atom.Meta, html.Attribute{Key: "property", Val: m.name}, html.Attribute{Key: "content", Val: m.content}))
	}
	script := element(atom.Script, html.Attribute{Key: "type", Val: "application/ld+json"})
	script.AppendChild(&html.Node{Type: html.TextNode, Data: slimData})
	head.AppendChild(script)
	root.AppendChild(top)
	top.AppendChild(head)
	top.AppendChild(copyTree(doc.body))
	return root
}

// What stands in the head of a slim page.
var slimHead = []metaTag{
	{"og:title", "A page"}, {"og:site_name", "Page"}, {"og:url", "https://page.example/a-page"},
	{"author", "Anna Bell"}, {"article:tag", "page"},
}

const slimData = `{"@context":"https://schema.org","@type":"NewsArticle","headline":"A page","articleSection":"Page",
"author":{"@type":"Person","name":"Anna Bell"}}`

func element(a atom.Atom, attrs ...html.Attribute) *html.Node {
	return &html.Node{Type: html.ElementNode, DataAtom: a, Data: a.String(), Attr: attrs}
}

func copyTree(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace}
	if len(n.Attr) > 0 {
		c.Attr = append([]html.Attribute(nil), n.Attr...)
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.Type == html.CommentNode || k.Type == html.ElementNode && dropped[k.DataAtom] {
			continue
		}
		c.AppendChild(copyTree(k))
	}
	return c
}

var dropped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Svg: true, atom.Noscript: true,
	atom.Iframe: true, atom.Head: true, atom.Template: true, atom.Link: true,
}
