package markup

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"dateline/internal/article/block"

	"golang.org/x/net/html/atom"
)

// refineTitle gives the report its headline without the outlet's name: what
// stands in the page as its headline where the head agrees, else the head's
// words cut at the separator.
func (c *chooser) refineTitle(m *block.Meta) {
	shown := ""
	if c.title >= 0 {
		shown = strings.ReplaceAll(c.segs[c.title].Text, "\n", " ")
	}
	switch {
	case c.masthead != "":
		m.Title, m.Sources["title"] = shown, "headline in the page"
		if from := m.Sources["outlet"]; from == "" || from == "address" || from == "<title>" {
			m.Outlet, m.Sources["outlet"] = c.masthead, "name above the headline"
		}
		return
	case m.Title == "" && shown != "", c.soleHeading && m.Sources["title"] == "<title>":
		m.Title, m.Sources["title"] = shown, "headline in the page"
	case shown != "" && words(shown) <= titleWords && (overlap(shown, m.Title) >= 0.5 || c.soleHeadline() || c.titlePart(shown)):
		m.Title, m.Sources["title"] = shown, "headline in the page"
	default:
		m.Title = cutOutlet(m.Title, m.Outlet)
	}
	if from := m.Sources["outlet"]; from == "" || from == "address" {
		if name := c.titledOutlet(); name != "" {
			m.Outlet, m.Sources["outlet"] = name, "<title>"
		} else if name := outletAround(c.doc.titleElement(), m.Title); name != "" {
			m.Outlet, m.Sources["outlet"] = name, "<title>"
		} else if name := c.owner(); name != "" {
			m.Outlet, m.Sources["outlet"] = name, "copyright line"
		} else if name, source := c.mastheadName(); name != "" {
			m.Outlet, m.Sources["outlet"] = name, source
		} else if name := c.footName(); name != "" {
			m.Outlet, m.Sources["outlet"] = name, "foot of the page"
		}
	}
}

// belowMasthead goes from a heading that is the site's name to the headline
// below it, where the title element is made of just the two: blogs name
// themselves in an h1, and head their posts with an h3.
func (c *chooser) belowMasthead() {
	if c.title < 0 {
		return
	}
	full, mast := c.doc.titleElement(), c.segs[c.title].Text
	if c.meta.Sources["title"] != "<title>" && strings.EqualFold(c.meta.Title, mast) {
		return // the head says that it is the headline
	}
	for i := c.title + 1; i < len(c.segs) && i < c.start(); i++ {
		s := &c.segs[i]
		if s.Kind != block.Heading && s.zone&zTitle == 0 || s.zone&(zNav|zHidden|zComments) != 0 || s.words == 0 {
			continue
		}
		a, b, ok := halves(full)
		if from := c.meta.Sources["outlet"]; from != "" && from != "<title>" && from != "address" && sameName(s.Text, c.meta.Outlet) {
			continue
		}
		if ok && (strings.EqualFold(a, mast) && strings.EqualFold(b, s.Text) || strings.EqualFold(b, mast) && strings.EqualFold(a, s.Text)) {
			c.title, c.masthead = i, mast
			return
		}
	}
}

// titlePart says that a heading is the first or the last part of the title
// element, the other being short: "Ferry sails - Vale Online" over "Ferry sails".
func (c *chooser) titlePart(shown string) bool {
	a, b, ok := halves(c.doc.titleElement())
	return ok && (strings.EqualFold(a, shown) && words(b) <= ownerWords || strings.EqualFold(b, shown) && words(a) <= ownerWords)
}

// halves parts a title element at its only separator; a blog's may be a colon.
func halves(full string) (a, b string, ok bool) {
	for _, sep := range append([]string{": "}, separators...) {
		if a, b, ok = strings.Cut(full, sep); ok && !strings.Contains(b, sep) {
			return strings.TrimSpace(a), strings.TrimSpace(b), true
		}
	}
	return "", "", false
}

// titledOutlet gives the part of the title element that stands above the
// headline too, where the headline itself is in no part of it.
func (c *chooser) titledOutlet() string {
	if !c.soleHeading {
		return ""
	}
	head := c.aboveTitle()
	for _, sep := range separators {
		a, b, ok := strings.Cut(c.doc.titleElement(), sep)
		for _, name := range [...]string{a, b} {
			if name = strings.TrimSpace(name); ok && name != "" && words(name) <= ownerWords && strings.Contains(head, " "+strings.ToLower(name)+" ") {
				return name
			}
		}
	}
	return ""
}

// headingReach is how many segments above the first paragraph a headline may
// stand that the page's head does not repeat.
const headingReach = 4

// headingAbove gives the heading right above the running text, if the page's
// title element says nothing of it and there is but one; -1 if not.
func (c *chooser) headingAbove() int {
	at := -1
	start := c.start()
	for i := max(0, start-headingReach); i < start; i++ {
		s := &c.segs[i]
		if s.Kind != block.Heading || s.words < gram || s.words > titleWords || s.zone&badZone != 0 || s.Links > 0.5 {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = i
	}
	return at
}

// edition is what stands in brackets behind an outlet's name: "(English edition)".
var edition = regexp.MustCompile(`\s*[(\[][^()\[\]]{1,40}[)\]]$`)

// outletAround gives the short part of the title element that stands before or
// after the headline, or "".
func outletAround(full, title string) string {
	i := strings.Index(full, title)
	if i < 0 || title == "" {
		return ""
	}
	before, after := strings.TrimSpace(full[:i]), edition.ReplaceAllString(strings.TrimSpace(full[i+len(title):]), "")
	const marks = "|-–—·:»«•/ "
	switch name := strings.Trim(before+after, marks); {
	case before != "" && after != "" || name == "" || words(name) > 4:
		return ""
	case before != "" && before == strings.TrimRight(before, marks), after != "" && after == strings.TrimLeft(after, marks):
		return ""
	default:
		for _, sep := range separators {
			if parts := strings.Split(name, sep); before != "" {
				name = parts[0] // rubrics stand between outlet and headline
			} else {
				name = parts[len(parts)-1]
			}
		}
		return strings.TrimSpace(name)
	}
}

// soleHeadline says whether the headline is the page's only h1, and long
// enough to be one: pages show readers another headline than searchers.
func (c *chooser) soleHeadline() bool {
	n := 0
	for i := range c.segs {
		if s := &c.segs[i]; s.node != nil && enclosing(s.node, atom.H1) != nil {
			n++
		}
	}
	t := &c.segs[c.title]
	return n == 1 && enclosing(t.node, atom.H1) != nil && t.words >= gram && !sameName(t.Text, c.meta.Outlet)
}

// titleWords is the length of the longest headline, in words.
const titleWords = 45

// separators stand between headline and outlet in a title.
var separators = []string{" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " « ", " • ", " // "}

// cutOutlet takes the outlet off the end (or the start) of a title: the part
// after the last separator, if it is the outlet's name or stands for it.
func cutOutlet(title, outlet string) string {
	for {
		at, sep := -1, ""
		for _, s := range separators {
			if i := strings.LastIndex(title, s); i > at {
				at, sep = i, s
			}
		}
		if at <= 0 {
			return title
		}
		head, tail := title[:at], title[at+len(sep):]
		switch {
		case sameName(tail, outlet), sep == " | " && words(tail) <= 4 && words(head) > words(tail):
			title = strings.TrimSpace(head)
		case sameName(head, outlet) && tail != "":
			return strings.TrimSpace(tail)
		default:
			return title
		}
	}
}

// sameName says whether a is the outlet's name, but for case, blanks, "The",
// and a domain's ending.
func sameName(a, outlet string) bool {
	a, outlet = bareName(a), bareName(outlet)
	if a == "" || outlet == "" {
		return false
	}
	return a == outlet || utf8.RuneCountInString(a) >= 4 && (strings.HasPrefix(outlet, a) || strings.HasPrefix(a, outlet) && len(outlet) >= 4 && len(a) < len(outlet)+12)
}

func bareName(s string) string {
	s = strings.ToLower(s)
	s = strings.TrimPrefix(strings.TrimPrefix(s, "the "), "www.")
	for _, end := range [...]string{".com", ".co.uk", ".org", ".net", " online", " news"} {
		s = strings.TrimSuffix(s, end)
	}
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '.' || r == '\'' || r == '’' {
			return -1
		}
		return r
	}, s)
}
