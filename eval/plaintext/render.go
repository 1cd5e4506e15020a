package plaintext

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/internal/article/markup"
)

// unseen elements show no words.
var unseen = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true,
	atom.Svg: true, atom.Iframe: true, atom.Select: true, atom.Textarea: true, atom.Object: true,
	atom.Audio: true, atom.Video: true, atom.Canvas: true, atom.Math: true, atom.Datalist: true,
}

// inline elements go on in the same line.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Cite: true, atom.Code: true, atom.Data: true,
	atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Img: true, atom.Input: true, atom.Ins: true,
	atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Q: true, atom.S: true, atom.Samp: true, atom.Small: true,
	atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.U: true, atom.Var: true,
	atom.Wbr: true, atom.Button: true, atom.Big: true, atom.Del: true, atom.Strike: true, atom.Picture: true,
}

// Render gives the visible text of an HTML page: one block a line, an empty
// line around paragraphs, as browsers copy it.
func Render(page []byte) string {
	text, _, _ := markup.Decode(page, "")
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return ""
	}
	r := &renderer{}
	r.walk(root, 0)
	r.end(1)
	return r.out.String()
}

// renderer collects lines.
type renderer struct {
	out  strings.Builder
	line strings.Builder
	gap  int // line ends that are due before the next words
}

// end ends the line; n is 1 for a new line, 2 for an empty line as well.
func (r *renderer) end(n int) {
	if words := strings.Join(strings.Fields(r.line.String()), " "); words != "" {
		if r.out.Len() > 0 {
			r.out.WriteString(strings.Repeat("\n", max(r.gap, 1)))
		}
		r.out.WriteString(words)
		r.gap = 0
	}
	r.line.Reset()
	r.gap = max(r.gap, n)
}

// maxDepth guards against pages that nest without end.
const maxDepth = 600

func (r *renderer) walk(n *html.Node, depth int) {
	if depth > maxDepth {
		return
	}
	switch n.Type {
	case html.TextNode:
		r.line.WriteString(n.Data)
		return
	case html.ElementNode:
		if unseen[n.DataAtom] || hidden(n) {
			return
		}
		if n.DataAtom == atom.Br {
			r.end(1)
			return
		}
	}
	block, gap := n.Type == html.ElementNode && !inline[n.DataAtom], 1
	if n.DataAtom == atom.P || n.DataAtom == atom.H1 || n.DataAtom == atom.H2 || n.DataAtom == atom.Blockquote || n.DataAtom == atom.Ul {
		gap = 2
	}
	if block {
		r.end(gap)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c, depth+1)
	}
	if block {
		r.end(gap)
	}
}

// hidden says that an element's own attributes hide it.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch {
		case a.Key == "hidden", a.Key == "aria-hidden" && a.Val == "true":
			return true
		case a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none"):
			return true
		}
	}
	return false
}
