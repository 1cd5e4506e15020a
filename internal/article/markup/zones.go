package markup

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// zone is what the elements around a stretch of text say of it. Zones are
// inherited downwards.
type zone uint32

const (
	zFurniture zone = 1 << iota // a class or element that is never the article's
	zWeak                       // one that is seldom the article's
	zComments                   // readers' comments
	zAside                      // a box
	zQuoted                     // blockquote
	zCaption                    // figcaption, or a class that says so
	zMeta                       // byline, time stamp
	zHidden                     // not shown
	zArticle                    // inside an article element, or a class that says article
	zBody                       // inside a container whose class says article body
	zHeader                     // inside a header element
	zFooter                     // inside a footer element
	zTable                      // inside a table
	zFigure                     // inside a figure
	zNav                        // inside a nav element
	zMain                       // inside the main element
	zLede                       // a class that says standfirst
	zTitle                      // a class that says headline
	zBio                        // about the author
	zLive                       // one entry of a live blog
)

// zones finds the zone of each element of one page, once.
type zones struct {
	memo map[*html.Node]zone
	// mass is the bytes of running text inside each element, total that of
	// the page.
	mass  map[*html.Node]int
	total int
	// solid is the number of paragraphs inside each element that trafilatura
	// and their own form both call running text.
	solid map[*html.Node]int
}

// guardShare is the share of the page's running text from which an element's
// class cannot make it furniture: "has-sidebar" on the wrapper of all.
// guardSolid is the number of solid paragraphs that do the same: the name of a
// section of the article ("latest-figures") is no furniture.
// nestedShare is the share of the running text below which an article element
// inside another is a teaser of another article.
const (
	guardShare  = 0.4
	guardSolid  = 3
	nestedShare = 0.15
)

func newZones(segs []segment) *zones {
	z := &zones{memo: make(map[*html.Node]zone, 4*len(segs)), mass: make(map[*html.Node]int, 2*len(segs)),
		solid: map[*html.Node]int{}}
	for i := range segs {
		s := &segs[i]
		if !s.prose() {
			continue
		}
		n := min(len(s.Text), 2000)
		z.total += n
		solid := 0
		if s.traf >= 0.8 && s.Links < 0.2 && endsSentence(s.Text) && s.line == lineNone {
			solid = 1
		}
		for p := s.node; p != nil; p = p.Parent {
			z.mass[p] += n
			z.solid[p] += solid
		}
	}
	return z
}

// of gives the zone inside n.
func (z *zones) of(n *html.Node) zone {
	if n == nil || n.Type != html.ElementNode {
		return 0
	}
	if v, ok := z.memo[n]; ok {
		return v
	}
	v := z.inherit(z.of(n.Parent), n)
	z.memo[n] = v
	return v
}

// elementZones are the zones that an element's name gives.
var elementZones = map[atom.Atom]zone{
	atom.Nav: zNav | zFurniture, atom.Footer: zFooter, atom.Header: zHeader,
	atom.Aside: zAside, atom.Details: zAside, atom.Blockquote: zQuoted,
	atom.Figure: zFigure, atom.Figcaption: zCaption, atom.Article: zArticle,
	atom.Main: zMain, atom.Table: zTable, atom.Form: zWeak, atom.Fieldset: zWeak,
	atom.Button: zFurniture, atom.Label: zWeak, atom.Menu: zWeak, atom.Time: zMeta,
	atom.Address: zMeta, atom.Noscript: zFurniture,
}

// inherit gives the zone inside n, given the zone around it.
func (z *zones) inherit(around zone, n *html.Node) zone {
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		return 0
	}
	own := elementZones[n.DataAtom]
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "class", "id", "data-component", "data-testid", "data-module", "data-widget-type", "data-type":
			own |= classZone(a.Val)
		case "role":
			own |= roleZone(a.Val)
		case "itemprop":
			own |= itempropZone(a.Val)
		case "hidden":
			own |= zHidden
		case "aria-hidden":
			if a.Val == "true" {
				own |= zHidden
			}
		case "style":
			own |= styleZone(a.Val)
		}
	}
	if n.DataAtom == atom.Article && around&zArticle != 0 && float64(z.mass[n]) < nestedShare*float64(z.total) {
		own |= zWeak
	}
	const bad = zFurniture | zWeak | zComments | zHidden | zAside | zMeta | zCaption | zFigure | zFooter | zHeader | zBio | zNav | zLede | zTitle
	if own&bad != 0 && z.total > 0 {
		share := float64(z.mass[n]) / float64(z.total)
		switch {
		case own&zComments != 0 && share <= 0.9, own&zHidden != 0 && share < guardShare:
		case share >= guardShare, z.solid[n] >= guardSolid:
			own &^= bad
		}
	}
	if own&zBody != 0 && own&(zFurniture|zComments) == 0 {
		around &^= zWeak
	}
	return around | own
}

// itempropZone reads microdata (https://schema.org/Article).
func itempropZone(s string) zone {
	switch strings.ToLower(s) {
	case "articlebody":
		return zBody
	case "author", "datepublished", "datemodified", "publisher":
		return zMeta
	case "headline":
		return zTitle
	case "comment":
		return zComments | zFurniture
	}
	return 0
}

// roleZone reads an ARIA role (https://www.w3.org/TR/wai-aria-1.2/#landmark_roles).
func roleZone(role string) zone {
	switch strings.ToLower(strings.TrimSpace(role)) {
	case "navigation", "menu", "menubar", "search", "dialog", "alertdialog", "contentinfo", "tablist", "toolbar", "button":
		return zFurniture
	case "complementary", "banner":
		return zWeak
	case "article":
		return zArticle
	case "main":
		return zMain
	}
	return 0
}

func styleZone(s string) zone {
	if len(s) > 2000 || !strings.Contains(s, "none") && !strings.Contains(s, "hidden") {
		return 0
	}
	s = strings.ToLower(strings.ReplaceAll(s, " ", ""))
	if strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
		return zHidden
	}
	return 0
}

// classZone reads a class or id attribute by data/en/markup-classes.txt.
func classZone(s string) zone {
	if len(s) > maxClassAttr {
		s = s[:strings.LastIndexByte(s[:maxClassAttr], ' ')+1]
	}
	var arr [32]string
	// WordPress writes the post's own categories, tags and author into the
	// class of the element that holds it, next to these two.
	if strings.Contains(s, "hentry") || strings.Contains(s, "type-post") {
		return zArticle
	}
	toks := append(classTokens(append(arr[:0], "|"), s), "|")
	rules := classRules()
	var z zone
	skip := false
	for i := range toks {
		if i > 0 && toks[i-1] == "|" {
			skip = negated[toks[i]]
		}
		if !skip {
			z |= rules.match(toks[i:])
		}
	}
	return z
}

// negated are the first words of class names that tell of a layout, not of the
// element's own text: "has-sidebar", "no-comments".
var negated = map[string]bool{"has": true, "no": true, "with": true, "without": true, "js": true, "supports": true}

// classTokens splits class names into lower-case words: at blanks (marked "|"),
// at hyphens and underscores, at a change of case, and between letters and
// digits. "relatedPosts entry-content" gives related posts | entry content.
func classTokens(toks []string, s string) []string {
	start := -1
	cut := func(end int) {
		if start >= 0 {
			toks = append(toks, strings.ToLower(s[start:end]))
			start = -1
		}
	}
	for i := 0; i < len(s); i++ {
		k := classByte(s[i])
		if k <= 1 {
			cut(i)
			if k == 0 {
				toks = append(toks, "|")
			}
			continue
		}
		if start >= 0 && k != classByte(s[i-1]) && !(k == lowerByte && classByte(s[i-1]) == upperByte) {
			cut(i)
		}
		if start < 0 {
			start = i
		}
	}
	cut(len(s))
	return toks
}

const (
	blankByte = iota
	otherByte
	lowerByte
	upperByte
	digitByte
)

func classByte(c byte) int {
	switch {
	case c >= 'a' && c <= 'z' || c >= 0x80:
		return lowerByte
	case c >= 'A' && c <= 'Z':
		return upperByte
	case c >= '0' && c <= '9':
		return digitByte
	case c == ' ' || c == '\t' || c == '\n' || c == '\r':
		return blankByte
	}
	return otherByte
}
