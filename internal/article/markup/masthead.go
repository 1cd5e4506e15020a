package markup

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article/credit"
	"dateline/internal/article/phrase"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mastheadSegments is how many segments from the start of the page may be its
// masthead, and mastheadNodes how many elements are looked at for it.
const (
	mastheadSegments = 12
	mastheadNodes    = 400
)

// mastheadRE parts the outlet's name from the links beside it.
var mastheadRE = regexp.MustCompile(`\s*[|•·»›>]\s*`)

// mastheadName gives the outlet that the page names above its headline: by the
// link to its front page, by a class that says so, or by a name that is made as
// those of outlets are. "" if it names none there.
func (c *chooser) mastheadName() (name, source string) {
	if name = c.homeLink(); name != "" {
		return name, "link to the front page"
	}
	for i := 0; i < c.title && i < mastheadSegments; i++ {
		s := &c.segs[i]
		if first := nameIn(s.node); s.Links < 0.9 && strings.HasPrefix(s.Text, first) && credit.OutletLike(first) {
			return first, "name above the headline"
		}
	}
	return "", ""
}

// footName gives the outlet with whose name a line at the foot of the page
// begins, or that its copyright line names: a name made as those of outlets are.
func (c *chooser) footName() string {
	for i := len(c.segs) - 1; i > c.last-2 && i > c.title && i >= len(c.segs)-footSegments; i-- {
		s := strings.TrimLeft(c.segs[i].Text, "©-–— ")
		if len(s) > ownerLine || c.segs[i].zone&zComments != 0 {
			continue
		}
		if m := ownedRE.FindStringSubmatch(c.segs[i].Text); m != nil {
			s = ownerName(m[1])
		} else if at := strings.IndexAny(s, ".,|·"); at > 0 {
			s = s[:at]
		} else {
			continue
		}
		if credit.OutletLike(s) && credit.Agency(s) == "" {
			return strings.TrimSpace(s)
		}
	}
	return ""
}

// footSegments is how many segments from its end are the foot of a page.
const footSegments = 8

// homeLink gives the words, or the picture's, of the first link to the front page
// or of the first element called logo or masthead, where they are a name.
func (c *chooser) homeLink() string {
	found, left := "", mastheadNodes
	var stop *html.Node
	if c.title >= 0 {
		stop = c.segs[c.title].node
	}
	var visit func(n *html.Node) bool
	visit = func(n *html.Node) bool {
		if n == stop || left == 0 {
			return false
		}
		if n.Type == html.ElementNode {
			left--
			if leadsHome(n) || isMasthead(n) {
				if found = nameIn(n); found != "" {
					return false
				}
			}
		}
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			if !visit(k) {
				return false
			}
		}
		return true
	}
	visit(c.doc.body)
	return found
}

// leadsHome says that n is a link to the front page of its site.
func leadsHome(n *html.Node) bool {
	if n.DataAtom != atom.A {
		return false
	}
	href := strings.TrimSpace(attr(n, "href"))
	if href == "/" || hasWord(attr(n, "rel"), "home") {
		return true
	}
	u, err := url.Parse(href)
	return err == nil && u.Host != "" && strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && u.Fragment == ""
}

// isMasthead says that the class or the id of n calls it the site's name.
func isMasthead(n *html.Node) bool {
	for _, key := range [...]string{"class", "id"} {
		toks := classTokens(nil, attr(n, key))
		for i, t := range toks {
			switch t {
			case "masthead", "logo", "brand", "sitename", "nameplate":
				return true
			case "title", "name":
				if i > 0 && (toks[i-1] == "site" || toks[i-1] == "blog" || toks[i-1] == "paper") {
					return true
				}
			}
		}
	}
	return false
}

// nameIn gives the name that an element begins with: its first words, or those of
// its picture.
func nameIn(n *html.Node) string {
	var first string
	var visit func(*html.Node) bool
	visit = func(n *html.Node) bool {
		switch {
		case n.Type == html.TextNode:
			first = fold(n.Data)
		case n.DataAtom == atom.Img:
			first = fold(attr(n, "alt"))
		}
		for k := n.FirstChild; k != nil && first == ""; k = k.NextSibling {
			visit(k)
		}
		return first == ""
	}
	visit(n)
	first, _, _ = strings.Cut(mastheadRE.ReplaceAllString(first, "\n"), "\n")
	first = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(first, " logo"), " Logo"))
	c, _ := utf8.DecodeRuneInString(first)
	if n := words(first); n == 0 || n > ownerWords || !unicode.IsUpper(c) || endsSentence(first) || strings.ContainsAny(first, ":;?!") {
		return ""
	}
	switch fold := phrase.Fold(first); {
	case notNames[fold], classifyLine(first) != lineNone, strings.HasPrefix(fold, "logo"), strings.HasPrefix(fold, "skip "), strings.HasPrefix(fold, "back "), strings.HasPrefix(fold, "home "):
		return ""
	}
	return first
}

// notNames are what links to a front page are called, which is no name.
var notNames = map[string]bool{"home": true, "homepage": true, "home page": true, "front page": true, "frontpage": true, "main": true,
	"main page": true, "start": true, "startpage": true, "logo": true, "menu": true, "news": true, "today": true, "site": true,
	"website": true, "blog": true, "welcome": true, "index": true, "all news": true, "top": true, "here": true}
