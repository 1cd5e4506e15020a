package markup

import (
	"strings"

	"dateline/internal/article/block"

	"golang.org/x/net/html"
)

// blocks gives the article's blocks in page order.
func (doc *document) blocks(meta block.Meta) []block.Block {
	if doc.body == nil {
		return nil
	}
	segs := segments(doc.body)
	doc.weigh(segs)
	doc.choose(segs, meta)
	paths := map[*html.Node]string{}
	var out []block.Block
	for i := range segs {
		s := &segs[i]
		if !s.keep {
			continue
		}
		if _, ok := paths[s.node]; !ok {
			paths[s.node] = classPath(s.node)
		}
		s.Class = paths[s.node]
		out = append(out, s.Block)
	}
	return out
}

// weigh holds each segment against trafilatura's choice and against the
// structured article body.
func (doc *document) weigh(segs []segment) {
	traf := newShingles(trafilaturaText(doc))
	body := newShingles(doc.articleBody())
	for i := range segs {
		s := &segs[i]
		s.traf = traf.share(s.Text)
		s.ld = body.share(s.Text)
	}
}

// choose sets keep and Main.
func (doc *document) choose(segs []segment, meta block.Meta) {
	first, last := -1, -1
	for i := range segs {
		s := &segs[i]
		if s.traf >= 0.6 || s.ld >= 0.6 {
			s.Main, s.keep = true, true
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	title := strings.ToLower(meta.Title)
	for i := range segs {
		s := &segs[i]
		if s.zone&(zFurniture|zHidden|zComments) != 0 {
			continue
		}
		if i > first && i < last && s.Links < 0.5 {
			s.keep = true
			s.Main = s.zone&zWeak == 0
		}
		if s.Kind == block.Heading && title != "" && strings.EqualFold(strings.ToLower(s.Text), title) {
			s.keep, s.Main = true, true
		}
	}
}
