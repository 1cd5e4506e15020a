package markup

import (
	"slices"
	"strings"
	"unicode"

	"dateline/internal/article/block"
	"dateline/internal/article/plain"

	"golang.org/x/net/html/atom"
)

// The lengths of what stands between headline and text, in words.
const (
	topWords  = 90 // the longest standfirst
	metaWords = 30 // the longest byline
	topFew    = 8  // the shortest standfirst that no class names
)

// addTop adds what stands between the headline and the article's element:
// standfirst, byline, captions.
func (c *chooser) addTop() {
	from := c.title + 1
	if c.title < 0 || c.title >= c.first {
		from = c.first
		art := enclosing(c.body, atom.Article)
		for art != nil && from > 0 && within(c.segs[from-1].node, art) {
			from--
		}
	} else {
		t := &c.segs[c.title]
		t.keep, t.Kind, t.Level = true, block.Heading, 1
	}
	for i := from; i < c.first; i++ {
		s := &c.segs[i]
		s.keep = c.standfirst(s)
	}
}

// standfirst decides on a segment above the article's element.
func (c *chooser) standfirst(s *segment) bool {
	sure := s.traf >= 0.8 || s.ld >= 0.8 || c.summary.share(s.Text) >= 0.6
	switch {
	case s.zone&badZone != 0 || s.line != lineNone || s.Links > 0.5 || s.words > topWords && !sure:
		return false
	case s.zone&zLede != 0 || s.Kind == block.Caption:
		return s.words > 3
	case s.zone&zMeta != 0:
		return false
	case s.words < topFew:
		return sure && s.words >= gram
	case s.zone&(zAside|zFooter) != 0 || s.zone&zWeak != 0 && (s.Links > 0 || s.Kind != block.Paragraph):
		return sure
	}
	return sure || endsSentence(s.Text) && s.Links < 0.3
}

// addMeta adds the lines about the report around its headline and above its
// text: byline, time stamp, place of a credit. They are not the article's text.
func (c *chooser) addMeta() {
	from, to, n := max(0, c.title-2), c.first, 0
	for i := max(c.title+1, c.first); i <= c.last; i++ {
		if s := &c.segs[i]; s.keep && s.weight() > 0 {
			to = i
			break
		}
	}
	if c.title < 0 {
		from = max(0, to-8)
	}
	to = c.behindStandfirst(to)
	for i := from; i < to && n < maxMetaLines; i++ {
		s := &c.segs[i]
		if i == c.title || s.words > metaWords || s.words == 0 || s.zone&(zComments|zNav|zHidden|zCaption) != 0 || s.Kind == block.Heading {
			continue
		}
		if s.zone&zFurniture != 0 && s.zone&zMeta == 0 {
			continue
		}
		if s.line == lineCredit && i >= c.first {
			s.keep = true
			continue
		}
		if s.weight() > 0 && i > c.first && !s.dateLine() {
			continue
		}
		if s.line == lineByline || plain.IsByline(s.Text) || s.dateLine() ||
			s.zone&zMeta != 0 && s.zone&badZone == 0 && s.line == lineNone && wordy(s.Text) {
			s.keep, s.Kind = true, block.MetaLine
			n++
		}
	}
	for i := c.last + 1; i <= c.last+metaBelow && i < len(c.segs) && n < maxMetaLines; i++ {
		s := &c.segs[i]
		if s.keep || s.words > metaWords || s.zone&(zComments|zNav|zHidden) != 0 || s.Kind == block.Heading {
			continue
		}
		if s.line == lineCredit && s.Links < 0.5 || s.line == lineByline && (s.zone&zMeta != 0 || hasDate(s.Text)) {
			s.keep, s.Kind = true, block.MetaLine
			n++
		}
	}
}

// metaBehind is how many segments behind the first paragraph a byline may
// stand: below a standfirst, or below a blogger's words over a reposted text.
const metaBehind = 5

// behindStandfirst gives the end of the stretch in which lines about the report
// stand: to, the first paragraph, or the place behind a byline close below it,
// and the line with a date under that, if running text follows.
func (c *chooser) behindStandfirst(to int) int {
	end := to
	for i := to + 1; i <= min(to+metaBehind, c.last-1); i++ {
		s := &c.segs[i]
		if s.words > metaWords || s.zone&badZone != 0 || c.after1(i) == 0 {
			continue
		}
		if s.line == lineByline || plain.IsByline(s.Text) || end > to && s.dateLine() {
			end = i + 1
		}
	}
	return end
}

// dateLine says whether s is a short line with a date, and no sentence.
func (s *segment) dateLine() bool {
	return s.words <= 16 && !endsSentence(s.Text) && hasDate(s.Text)
}

// after1 is the number of paragraphs of running text behind segment i.
func (c *chooser) after1(i int) int {
	c.tail(i)
	return c.after[i+1]
}

// wordy says whether s holds a letter.
func wordy(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// joinLabels joins a line that is a label only ("By", "Published") with the
// line about the report behind it.
func (c *chooser) joinLabels() {
	label := -1
	for i := range c.segs {
		s := &c.segs[i]
		if !s.keep {
			continue
		}
		if s.Kind != block.MetaLine {
			label = -1
			continue
		}
		if label >= 0 {
			l := &c.segs[label]
			s.Text, s.keep = l.Text+" "+s.Text, true
			s.Links = s.Links * float64(len(s.Text)-len(l.Text)-1) / float64(len(s.Text))
			l.keep = false
		}
		label = -1
		if s.words <= 2 && isLabel(s.Text) {
			label = i
		}
	}
}

// isLabel says whether a line is "By", "Published:" and the like alone.
func isLabel(s string) bool {
	s = strings.ToLower(strings.Trim(s, " :"))
	return s == "by" || s == "written by" || s == "posted by" || slices.Contains(dateRules().label, s) || slices.Contains(dateRules().after, s)
}

// metaBelow is how many segments below the text a line about the report may
// stand.
const metaBelow = 4

// maxMetaLines is the most lines about the report that are handed on.
const maxMetaLines = 8
