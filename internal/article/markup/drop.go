package markup

import (
	"regexp"
	"strings"

	"dateline/internal/article/block"

	"golang.org/x/net/html"
)

// dropSections drops what headings of link lists, of comments and the like
// open: all that shares the heading's own box, and after it what is short or
// link, up to running text; after a heading that ends every article, all.
func (c *chooser) dropSections() {
	var box *html.Node // of the section that is open
	open := lineNone
	for i := c.first; i <= c.last; i++ {
		s := &c.segs[i]
		opens := (s.line == lineSection || s.line == lineEnd) && i != c.title &&
			(s.Kind == block.Heading || !s.points() && !(s.prose() && endsSentence(s.Text)))
		switch {
		case opens:
			if open != lineEnd {
				open = s.line
			}
			box = c.boxOf(s.node)
		case open == lineNone:
			continue
		case box != nil && within(s.node, box), open == lineEnd:
		case s.prose() && endsSentence(s.Text):
			open, box = lineNone, nil
			continue
		}
		s.keep = false
	}
}

// agreeShare is the share of the kept running text that trafilatura must have
// too for its end to be believed.
const agreeShare = 0.8

// dropTail drops what trafilatura leaves out below the last paragraph that it
// takes, where the two otherwise agree: lines about authors, pleas.
func (c *chooser) dropTail() {
	if c.blind {
		return
	}
	last, ours, both := -1, 0, 0
	for i := c.first; i <= c.last; i++ {
		s := &c.segs[i]
		if !s.keep || !s.prose() {
			continue
		}
		ours += s.words
		if s.traf >= 0.5 || s.ld >= 0.5 {
			both += s.words
			last = i
		}
	}
	if last < 0 || float64(both) < agreeShare*float64(ours) {
		return
	}
	for i := last + 1; i <= c.last; i++ {
		if s := &c.segs[i]; s.traf < 0.3 && s.ld < 0.3 && s.Kind != block.Caption && s.line != lineCredit && i != c.title {
			s.keep = false
		}
	}
}

// boxOf gives the child of the article's element that holds n, or nil where
// that is much of the page.
func (c *chooser) boxOf(n *html.Node) *html.Node {
	for n.Parent != nil && n.Parent != c.body {
		n = n.Parent
	}
	if float64(c.zones.mass[n]) > guardShare*float64(c.zones.total) {
		return nil
	}
	return n
}

// repeatWords is the length from which a paragraph that was given before, word
// for word, is a second copy and not a refrain.
const repeatWords = 12

// dropRepeats drops what was said before: pull quotes, captions given twice.
// Running text is read first, so that of a paragraph and a pull quote the
// paragraph stays.
func (c *chooser) dropRepeats() {
	seen := newShingles(nil)
	for _, boxed := range [...]bool{false, true} {
		for i := range c.segs {
			s := &c.segs[i]
			const box = zAside | zQuoted | zCaption | zFigure
			if !s.keep || (s.zone&box != 0) != boxed || i == c.title || s.Kind == block.Heading {
				continue
			}
			if boxed && s.words >= gram && seen.share(s.Text) >= 0.9 || s.words >= repeatWords && seen.hasLine(s.Text) {
				s.keep = false
				continue
			}
			seen.add(s.Text)
		}
	}
}

// dropEmptyHeadings drops headings that head nothing: the next kept block is a
// heading of the same or a higher level, or there is none.
func (c *chooser) dropEmptyHeadings() {
	next := 1 // level of the next kept block if it is a heading, 9 if it is text
	for i := len(c.segs) - 1; i >= 0; i-- {
		s := &c.segs[i]
		switch {
		case !s.keep:
		case s.Kind == block.Caption || s.Kind == block.MetaLine:
		case s.Kind != block.Heading || i == c.title || s.prose() && endsSentence(s.Text):
			next = 9
		case next <= s.Level:
			s.keep = false
		default:
			next = s.Level
		}
	}
}

// creditTail ends a caption: "(Image: X)", "Credit: X", "Photo by X/Y".
var creditTail = regexp.MustCompile(`(\((image|photo|picture|pic|photograph|foto|credit)s?( credit| courtesy| by)?\s*[:=]?[^()]{2,60}\)|(image|photo|picture|photograph|credit)s?( credit)?\s?:\s?\S[^.]{1,50}|photo(graph)?s? by [^.]{2,40}|\b(getty images|afp/getty|ap photo/[^)]{2,30})\)?)\s*$`)

// pictureCredit says whether a line is the caption of a picture by its end.
func pictureCredit(s string) bool {
	if len(s) > 400 {
		return false
	}
	tail := strings.ToLower(s[max(0, len(s)-110):])
	for _, w := range [...]string{"photo", "image", "credit", "pic", "foto", "getty"} {
		if strings.Contains(tail, w) {
			return creditTail.MatchString(tail)
		}
	}
	return false
}
