package markup

import (
	"regexp"
	"strings"

	"dateline/internal/article/block"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blocks gives the article's blocks in page order.
func (c *chooser) blocks() []block.Block {
	paths := map[*html.Node]string{}
	var out []block.Block
	for i := range c.segs {
		s := &c.segs[i]
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

// chooser decides which segments are the article's.
type chooser struct {
	doc   *document
	meta  block.Meta
	segs  []segment
	zones *zones
	body  *html.Node // the innermost element that holds most of the article
	title int        // index of the headline, -1 if none
	// masthead is the site's name in a heading above the headline, or "".
	masthead string
	// soleHeading says that the headline is the only heading above the text,
	// and that the page's head does not have it.
	soleHeading bool
	first       int // index of the first and the last segment inside body
	last        int
	// blind says that trafilatura made no choice.
	blind bool
	// after is the number of paragraphs of running text behind each segment.
	after []int
	// summary is what the page's head says the article is about.
	summary shingles
}

func newChooser(doc *document, meta block.Meta) *chooser {
	c := &chooser{doc: doc, meta: meta, segs: segments(doc.body), title: -1, summary: newShingles(doc.summary())}
	traf := newShingles(trafilaturaText(doc))
	c.blind = len(traf.lines) == 0
	ld := newShingles(doc.articleBody())
	for i := range c.segs {
		s := &c.segs[i]
		s.traf = traf.share(s.Text)
		s.ld = ld.share(s.Text)
		if s.line = classifyLine(s.Text); s.line == lineNone && strings.HasPrefix(s.Text, "With ") && namesWire(s.Text) {
			s.line = lineCredit
		}
	}
	c.zones = newZones(c.segs)
	for i := range c.segs {
		s := &c.segs[i]
		s.zone = c.zones.of(s.node)
		s.Quoted = s.zone&zQuoted != 0
		s.Aside = s.zone&zAside != 0
		pictured := s.zone&zFigure != 0 && s.traf < 0.5 && s.words <= captionWords
		if (s.zone&zCaption != 0 || pictured || pictureCredit(s.Text)) && s.Kind != block.Heading {
			s.Kind = block.Caption
		}
	}
	return c
}

func (c *chooser) choose() {
	c.body = c.findBody()
	c.findRange()
	c.findTitle()
	start := c.start()
	for i := range c.segs {
		s := &c.segs[i]
		s.keep = c.first <= i && i <= c.last && (c.inside(i) || c.title < i && i < start && c.standfirst(s))
	}
	c.dropTail()
	c.dropSections()
	c.dropRepeats()
	c.addTop()
	c.addMissed()
	c.rescue()
	c.addMeta()
	c.joinLabels()
	c.dropEmptyHeadings()
	for i := range c.segs {
		s := &c.segs[i]
		s.Main = s.keep && s.Kind != block.MetaLine
		if s.Kind == block.Cell && s.words >= cellWords {
			s.Kind = block.Paragraph // a table that only lays the page out
		}
	}
	if c.title >= 0 && c.segs[c.title].keep {
		c.segs[c.title].Kind, c.segs[c.title].Level = block.Heading, 1
	}
}

// captionWords is the length of the longest caption that no class names, in
// words.
const captionWords = 60

// cellWords is the length from which a table's cell is running text, in words.
const cellWords = 15

// badZone is where no text of an article stands.
const badZone = zFurniture | zComments | zHidden | zNav | zBio

// weight is how much segment s speaks for its place being the article's.
func (s *segment) weight() float64 {
	if !s.prose() || s.zone&badZone != 0 || s.line != lineNone {
		return 0
	}
	w := float64(min(len(s.Text), 1200)) * (0.3 + s.traf + 1.5*s.ld)
	if s.zone&(zWeak|zAside|zFooter|zCaption) != 0 {
		w *= 0.3
	}
	if s.zone&zBody != 0 {
		w *= 1.5
	}
	if !endsSentence(s.Text) {
		w *= 0.5
	}
	return w
}

// bodyShare is the share of all weight that the article's element must hold.
const bodyShare = 0.8

// findBody gives the innermost element that holds most of the weight.
func (c *chooser) findBody() *html.Node {
	weight := map[*html.Node]float64{}
	total := 0.0
	for i := range c.segs {
		w := c.segs[i].weight()
		if w == 0 {
			continue
		}
		total += w
		for p := c.segs[i].node; p != nil; p = p.Parent {
			weight[p] += w
		}
	}
	n := c.doc.body
	if art := c.oneOfMany(); art != nil {
		n, total = art, weight[art]
	}
	for {
		next := (*html.Node)(nil)
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			if k.Type == html.ElementNode && weight[k] >= bodyShare*total && total > 0 {
				next = k
				break
			}
		}
		if next == nil || isParagraph(next) {
			return c.widen(n)
		}
		n = next
	}
}

// oneOfMany gives the article element that trafilatura's choice lies in, where
// nearly all other running text lies in other article elements: pages that load
// one article after another, threads of a forum.
func (c *chooser) oneOfMany() *html.Node {
	words := map[*html.Node]int{} // of trafilatura's choice, by article element
	chosen, other, loose := 0, 0, 0
	for i := range c.segs {
		s := &c.segs[i]
		if s.weight() == 0 {
			continue
		}
		art := enclosing(s.node, atom.Article)
		switch {
		case s.traf >= 0.8:
			words[art] += s.words
			chosen += s.words
		case art != nil:
			other += s.words
		default:
			loose += s.words
		}
	}
	if chosen < oneWords || other < chosen/2 || loose > other/2 {
		return nil
	}
	for art, n := range words { // at most one holds more than half
		if art != nil && n*10 >= chosen*9 {
			return art
		}
	}
	return nil
}

// oneWords is the least that trafilatura must take for its choice of one
// article among several to be believed, in words.
const oneWords = 100

// widen gives the article element around n, if there is clean running text in
// it outside n: an article that is cut into several elements.
func (c *chooser) widen(n *html.Node) *html.Node {
	art := enclosing(n.Parent, atom.Article)
	if art == nil {
		return n
	}
	in, out := 0, 0
	for i := range c.segs {
		s := &c.segs[i]
		if s.weight() == 0 || !endsSentence(s.Text) || s.zone&(zWeak|zAside|zFooter|zCaption|zMeta|zLede) != 0 ||
			enclosing(s.node, atom.Article) != art {
			continue
		}
		if within(s.node, n) {
			in += s.words
		} else {
			out += s.words
		}
	}
	if float64(out) < widenShare*float64(in) {
		return n
	}
	return art
}

// widenShare is how much more running text, as a share, an article element
// must hold than the part of it that was found.
const widenShare = 0.1

// start is the index of the first paragraph of the article's running text.
func (c *chooser) start() int {
	for i := max(c.title+1, c.first); i <= c.last; i++ {
		if s := &c.segs[i]; s.weight() > 0 && s.Kind != block.Heading && (s.traf > 0.8 || s.ld > 0.8 || c.blind) && s.zone&zLede == 0 {
			return i
		}
	}
	return c.first
}

// isParagraph says whether n is a single paragraph rather than a container.
func isParagraph(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Li, atom.H1, atom.H2, atom.H3, atom.H4, atom.Pre, atom.Td:
		return true
	}
	return inline[n.DataAtom]
}

// within says whether n lies inside top.
func within(n, top *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == top {
			return true
		}
	}
	return false
}

func (c *chooser) findRange() {
	c.first, c.last = 0, -1
	for i := range c.segs {
		if within(c.segs[i].node, c.body) {
			if c.last < 0 {
				c.first = i
			}
			c.last = i
		}
	}
}

// findTitle finds the headline: the heading before the article's end that says
// what the page's title says, else the first h1.
func (c *chooser) findTitle() {
	want := newShingles([]string{strings.ToLower(c.meta.Title)})
	best := 0.0
	for i := 0; i <= c.last && i < len(c.segs); i++ {
		s := &c.segs[i]
		share := want.share(strings.ToLower(s.Text))
		head := s.Kind == block.Heading || s.zone&zTitle != 0
		if s.words > 60 || s.zone&(zNav|zHidden) != 0 ||
			!head && (share < 0.9 || s.words < 3 || s.zone&badZone != 0 || s.Links > 0.5) {
			continue
		}
		score := share * 4
		if !head {
			score = share * 2
		}
		if s.Kind == block.Heading && s.Level == 1 {
			score += 1.5
		}
		if s.zone&zTitle != 0 {
			score++
		}
		if score > best && score >= 1.5 {
			best, c.title = score, i
		}
	}
	c.belowMasthead()
	if c.title < 0 {
		c.title = c.headingAbove()
		c.soleHeading = c.title >= 0
	}
}

// inside decides on a segment inside the article's element.
func (c *chooser) inside(i int) bool {
	s := &c.segs[i]
	switch {
	case i == c.title, s.deskLine() && c.tail(i):
		return true
	case s.line == lineFurniture, s.line == lineByline && s.traf < 0.5:
		return false
	case (s.line == lineTeaser || s.line == lineSection) && s.points():
		return false
	case s.line == lineBio && c.tail(i):
		return false
	case s.Links >= 0.9 && !endsSentence(s.Text), s.Links >= 0.5 && s.zone&badZone != 0:
		return false // a pointer to another article, whoever else takes it for text
	case s.ld >= 0.7 && s.words >= proseWords && s.zone&zComments == 0:
		return true
	case s.zone&badZone != 0:
		return false
	case s.Kind == block.Caption:
		return s.zone&zWeak == 0 || s.zone&zFigure != 0
	case s.zone&zMeta != 0 && (s.words <= metaWords || s.traf < 0.8):
		return false
	case s.Kind == block.Heading:
		return s.Links < 0.6 || s.traf >= 0.9
	case s.Links >= 0.6:
		return s.traf >= 0.9 && s.words >= gram && s.Kind != block.Item
	case s.zone&(zWeak|zFooter) != 0:
		return s.traf >= 0.6
	case s.words < gram && !endsSentence(s.Text):
		return s.traf >= 0.6 || s.line == lineCredit || s.Kind == block.Item || s.Kind == block.Cell
	}
	return true
}

// deskRE begins a line that says who worked on the text: no photo is credited
// so, whatever its element is called.
var deskRE = regexp.MustCompile(`(?i)^[\[(]?(?:with )?(?:additional )?(?:reporting|reports|files|inputs?|material|contributions?|information) (?:by|from) `)

// deskLine says whether a segment is such a line.
func (s *segment) deskLine() bool {
	return s.line == lineCredit && s.words <= metaWords && s.Links < 0.5 && s.zone&(zComments|zNav|zHidden|zFigure) == 0 && deskRE.MatchString(s.Text)
}

// points says whether a line leads to another page: by a link, or by a colon
// after its first words ("Read more: ...").
func (s *segment) points() bool {
	return s.Links >= 0.3 || strings.Contains(s.Text[:min(len(s.Text), 40)], ":")
}

// tail says whether little running text comes after segment i.
func (c *chooser) tail(i int) bool {
	if c.after == nil {
		c.after = make([]int, len(c.segs)+1)
		for j := len(c.segs) - 1; j >= 0; j-- {
			c.after[j] = c.after[j+1]
			if j <= c.last && c.segs[j].weight() > 0 {
				c.after[j]++
			}
		}
	}
	return c.after[i+1] <= tailParagraphs
}

// tailParagraphs is how many paragraphs may follow the lines about an author.
const tailParagraphs = 2

// enclosing gives the innermost element of that name around n, or nil.
func enclosing(n *html.Node, name atom.Atom) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == name {
			return n
		}
	}
	return nil
}

// addMissed adds running text outside the article's element that trafilatura
// and the place agree on: articles that are cut into several elements.
func (c *chooser) addMissed() {
	art := enclosing(c.body, atom.Article)
	for i := range c.segs {
		s := &c.segs[i]
		if i >= c.first && i <= c.last || s.keep || !s.prose() || s.traf < 0.8 || s.line != lineNone ||
			s.zone&(badZone|zWeak|zAside|zMeta|zFooter) != 0 || !endsSentence(s.Text) {
			continue
		}
		if i < c.first && i > c.title || i > c.last && (s.zone&zBody != 0 || art != nil && within(s.node, art)) {
			s.keep = true
		}
	}
}

// rescueShare is the share of what trafilatura takes for running text below
// which our choice is held to have lost the article.
const rescueShare = 0.4

// rescue falls back on trafilatura's choice, or on all running text, where the
// page's markup misled us.
func (c *chooser) rescue() {
	ours, theirs, all := 0, 0, 0
	for i := range c.segs {
		s := &c.segs[i]
		if s.keep && i != c.title {
			ours += s.words
		}
		if !s.prose() || s.line != lineNone {
			continue
		}
		if s.traf >= 0.8 {
			theirs += s.words
		}
		all += s.words
	}
	switch {
	case theirs > 0 && float64(ours) >= rescueShare*float64(theirs), theirs == 0 && ours > 0:
		return
	case theirs > 0:
		for i := range c.segs {
			s := &c.segs[i]
			s.keep = s.keep || s.traf >= 0.8 && s.line == lineNone && s.zone&zComments == 0
		}
	case all > 0:
		for i := range c.segs {
			s := &c.segs[i]
			s.keep = s.keep || s.prose() && s.line == lineNone && s.zone&(zComments|zNav) == 0
		}
	}
}
