package markup

import (
	"bytes"
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// flatDepth is the depth from which elements are dropped where a page nests
// them deeper than MaxDepth: the parser adds some of its own (html, body, tbody,
// formatting that it opens again), so it is well below.
const flatDepth = 200

// void are the elements that have no end.
var void = []atom.Atom{atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta,
	atom.Param, atom.Source, atom.Track, atom.Wbr}

// flatten rewrites a page that is nested too deep to be parsed: the tags of
// elements below flatDepth are dropped, and paragraphs stand where those that
// part words stood. Text is kept. Nothing that is not too deep changes.
func flatten(page []byte) []byte {
	var out bytes.Buffer
	z := html.NewTokenizer(bytes.NewReader(page))
	depth := 0
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return out.Bytes()
		case html.StartTagToken, html.EndTagToken:
			raw := slices.Clone(z.Raw())
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			switch {
			case slices.Contains(void, tag) || depth < flatDepth && kind == html.StartTagToken || depth <= flatDepth && kind == html.EndTagToken:
				out.Write(raw)
			case tag == atom.Script || tag == atom.Style:
				out.Write(raw) // the tokenizer takes what is within as no text, and so must the parser
			case !inline[tag]:
				out.WriteString("<p>")
			}
			if !slices.Contains(void, tag) {
				depth = deeper(depth, kind)
			}
		default:
			out.Write(z.Raw())
		}
	}
}

// deeper is the depth after a tag; an end tag without a start changes nothing at
// the top.
func deeper(depth int, kind html.TokenType) int {
	if kind == html.StartTagToken {
		return depth + 1
	}
	return max(0, depth-1)
}
