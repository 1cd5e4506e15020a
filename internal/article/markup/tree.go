package markup

import (
	"strings"

	"dateline/internal/article/block"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// segment is one block on its way: the text of a block-level element that lies
// between two block-level boundaries.
type segment struct {
	block.Block
	node  *html.Node // the innermost element that holds all of it
	zone  zone       // what the elements around it say it is
	words int
	lines int     // hard line breaks inside it
	traf  float64 // share of its word 4-grams that trafilatura's text has
	ld    float64 // the same of the structured articleBody
	line  lineClass
	keep  bool
}

// prose says whether s has the length and the links of running text.
func (s *segment) prose() bool { return s.words >= proseWords && s.Links < proseLinks }

// What counts as running text: paragraphs of fewer words are labels as often
// as sentences, and a third of link text is the most that reporters use.
const (
	proseWords = 10
	proseLinks = 0.4
)

// walker turns a tree into segments, in page order.
type walker struct {
	segs  []segment
	buf   strings.Builder
	open  bool // buf is empty or ends in white space
	links int  // bytes of buf that are link text
	lines int
	brs   int // line breaks since the last text
	left  int // text bytes that may still be taken
	// from and to are the innermost elements of the first and the last
	// character of buf.
	from, to *html.Node
}

// segments gives the page's stretches of text in page order.
func segments(root *html.Node) []segment {
	w := &walker{open: true, left: maxText}
	w.walk(root, place{node: root})
	w.flush(place{node: root})
	return w.segs
}

// place is where the walk stands.
type place struct {
	node  *html.Node // innermost block-level element
	kind  block.Kind
	level int
	list  int // nesting depth of lists
	link  bool
}

// skipped are the elements whose content is never running text.
var skipped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Head: true, atom.Template: true,
	atom.Iframe: true, atom.Object: true, atom.Embed: true,
	atom.Svg: true, atom.Math: true, atom.Canvas: true, atom.Audio: true,
	atom.Video: true, atom.Select: true, atom.Textarea: true, atom.Datalist: true,
	atom.Map: true, atom.Progress: true, atom.Meter: true, atom.Applet: true,
	atom.Noframes: true, atom.Dialog: true, atom.Option: true, atom.Input: true,
}

// inline are the elements that do not end a paragraph.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.Acronym: true, atom.B: true, atom.Bdi: true,
	atom.Bdo: true, atom.Big: true, atom.Cite: true, atom.Code: true, atom.Data: true,
	atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true,
	atom.Ins: true, atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Nobr: true,
	atom.Q: true, atom.Ruby: true, atom.Rb: true, atom.Rp: true, atom.Rt: true,
	atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true, atom.Strike: true,
	atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.Tt: true,
	atom.U: true, atom.Var: true, atom.Wbr: true, atom.Img: true, atom.Button: true,
	atom.Picture: true, atom.Source: true, atom.Link: true, atom.Meta: true,
}

func (w *walker) walk(n *html.Node, at place) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			w.text(c, at)
		case html.ElementNode:
			w.element(c, at)
		}
	}
}

func (w *walker) element(n *html.Node, at place) {
	if skipped[n.DataAtom] {
		return
	}
	switch n.DataAtom {
	case atom.Br:
		w.lineBreak(at)
		return
	case atom.Hr:
		w.flush(at)
		return
	}
	if n.DataAtom == atom.A && attr(n, "href") != "" {
		at.link = true
	}
	isInline := inline[n.DataAtom] || (n.DataAtom == 0 && !holdsBlock(n))
	if isInline {
		w.walk(n, at)
		return
	}
	w.flush(at)
	in := at
	in.node = n
	in.kind, in.level, in.list = kindOf(n, at)
	w.walk(n, in)
	w.flush(in)
}

// holdsBlock says whether an unknown element (a custom one) has a block-level
// child, which makes it a block itself.
func holdsBlock(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && !inline[c.DataAtom] && c.DataAtom != atom.Br {
			return true
		}
	}
	return false
}

// kindOf gives the kind of the text right inside n.
func kindOf(n *html.Node, at place) (block.Kind, int, int) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return block.Heading, int(n.Data[1] - '0'), at.list
	case atom.Ul, atom.Ol, atom.Menu, atom.Dl:
		return at.kind, at.level, at.list + 1
	case atom.Li, atom.Dt, atom.Dd:
		return block.Item, max(at.list, 1), at.list
	case atom.Td, atom.Th:
		return block.Cell, 0, 0
	case atom.Figcaption, atom.Caption:
		return block.Caption, 0, at.list
	case atom.P, atom.Div, atom.Blockquote, atom.Section, atom.Article:
		if at.kind == block.Item || at.kind == block.Heading || at.kind == block.Caption || at.kind == block.Cell {
			return at.kind, at.level, at.list
		}
		return block.Paragraph, 0, at.list
	}
	return at.kind, at.level, at.list
}

// text adds a stretch of characters to the open segment.
func (w *walker) text(n *html.Node, at place) {
	s := n.Data
	if w.left <= 0 {
		return
	}
	if len(s) > w.left {
		s = strings.ToValidUTF8(s[:w.left], "")
	}
	blank := strings.TrimSpace(s) == ""
	if w.brs > 0 && !blank {
		w.breakLine(at, n.Parent)
	}
	before := w.buf.Len()
	w.open = foldInto(&w.buf, s, w.open)
	added := w.buf.Len() - before
	w.left -= added
	if at.link {
		w.links += added
	}
	if !blank {
		if w.from == nil {
			w.from = n.Parent
		}
		w.to = n.Parent
	}
}

// lineBreak notes a br; what it means is decided when text follows.
func (w *walker) lineBreak(at place) { w.brs++ }

// breakLine applies the pending line breaks: two end a paragraph; one does too
// where the line before it is a finished sentence of some length, because many
// editors of old put a br where a p belongs; else it is a break in a verse or
// an address. next is the element of the text to come: a line that is set in
// bold or in another font is a headline or a byline of the old kind.
func (w *walker) breakLine(at place, next *html.Node) {
	n := w.brs
	w.brs = 0
	if w.buf.Len() == 0 {
		return
	}
	s := w.buf.String()
	last := s[strings.LastIndexByte(s, '\n')+1:]
	if n >= 2 || w.from == w.to && w.to != next && loud[w.to.DataAtom] && !within(next, w.to) || (len(last) >= brParagraph && endsSentence(last)) {
		w.flush(at)
		return
	}
	w.buf.WriteByte('\n')
	w.lines++
	w.open = true
}

// loud are the inline elements that old pages set headlines in.
var loud = map[atom.Atom]bool{atom.B: true, atom.Strong: true, atom.Font: true, atom.Big: true}

// brParagraph is the length from which a finished sentence before a single br
// counts as a paragraph, in bytes.
const brParagraph = 80

// flush closes the open segment.
func (w *walker) flush(at place) {
	s := strings.TrimRight(w.buf.String(), " \n")
	links, lines, from, to := w.links, w.lines, w.from, w.to
	w.buf.Reset()
	w.open, w.links, w.lines, w.brs = true, 0, 0, 0
	w.from, w.to = nil, nil
	if s == "" || len(w.segs) >= maxSegments {
		return
	}
	if lines > 0 {
		s = strings.ReplaceAll(s, " \n", "\n")
	}
	node := at.node
	if from == to && from != nil {
		node = from
	}
	kind := at.kind
	if kind == "" {
		kind = block.Paragraph
	}
	w.segs = append(w.segs, segment{
		Block: block.Block{Text: s, Kind: kind, Level: at.level, Links: float64(min(links, len(s))) / float64(len(s))},
		node:  node, lines: lines, words: words(s),
	})
}

// attr gives an attribute's value, or "".
func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

// classPath gives the element names, classes and ids from n outwards to the
// body, in lower case, bounded in length.
func classPath(n *html.Node) string {
	var b strings.Builder
	for ; n != nil && n.Type == html.ElementNode && n.DataAtom != atom.Body; n = n.Parent {
		if b.Len() > maxClassPath {
			break
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ToLower(n.Data))
		for _, key := range [...]string{"class", "id"} {
			if v := attr(n, key); v != "" && len(v) <= maxClassPath {
				b.WriteByte(' ')
				b.WriteString(strings.ToLower(fold(v)))
			}
		}
	}
	return b.String()
}
