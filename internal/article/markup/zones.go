package markup

import (
	"strings"
	"sync"

	"dateline/data"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// inherit gives the zone inside n, given the zone around it.
func inherit(z zone, n *html.Node) zone {
	switch n.DataAtom {
	case atom.Body, atom.Html:
		return z
	case atom.Nav:
		z |= zNav | zFurniture
	case atom.Footer:
		z |= zFooter
	case atom.Header:
		z |= zHeader
	case atom.Aside:
		z |= zAside
	case atom.Details:
		z |= zAside
	case atom.Blockquote, atom.Q:
		z |= zQuoted
	case atom.Figure:
		z |= zFigure
	case atom.Figcaption:
		z |= zCaption
	case atom.Article:
		z |= zArticle
	case atom.Main:
		z |= zMainTag
	case atom.Table:
		z |= zTable
	case atom.Pre:
		z |= zPre
	case atom.Form, atom.Button, atom.Fieldset:
		z |= zWeak
	}
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "class", "id":
			z |= classZone(a.Val)
		case "role":
			z |= roleZone(a.Val)
		case "itemprop":
			if strings.EqualFold(a.Val, "articleBody") {
				z |= zBody
			}
		case "hidden":
			z |= zHidden
		case "aria-hidden":
			if a.Val == "true" {
				z |= zHidden
			}
		case "style":
			if hiddenStyle(a.Val) {
				z |= zHidden
			}
		}
	}
	return z
}

// roleZone reads an ARIA role (https://www.w3.org/TR/wai-aria-1.2/#landmark_roles).
func roleZone(role string) zone {
	switch strings.ToLower(strings.TrimSpace(role)) {
	case "navigation", "menu", "menubar", "search", "dialog", "alertdialog", "banner", "contentinfo", "tablist":
		return zFurniture
	case "complementary":
		return zWeak
	case "article":
		return zArticle
	case "main":
		return zMainTag
	}
	return 0
}

func hiddenStyle(s string) bool {
	s = strings.ToLower(strings.ReplaceAll(s, " ", ""))
	return strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
}

// classRules is data/en/markup-classes.txt: the first word of each pattern
// gives its candidates.
type classRules map[string][]classRule

type classRule struct {
	tokens []string
	zone   zone
}

var zoneNames = map[string]zone{
	"furniture": zFurniture, "weak": zWeak, "comments": zComments | zFurniture,
	"aside": zAside, "caption": zCaption, "meta": zMeta, "body": zBody,
	"hidden": zHidden, "article": zArticle,
}

var loadClassRules = sync.OnceValue(func() classRules {
	rules := classRules{}
	for _, f := range readTable("en/markup-classes.txt") {
		z, ok := zoneNames[f[0]]
		if !ok || len(f) != 2 {
			panic("markup-classes.txt: unknown zone " + f[0])
		}
		toks := strings.Fields(f[1])
		rules[toks[0]] = append(rules[toks[0]], classRule{toks, z})
	}
	return rules
})

// readTable reads an embedded table: lines of tab-separated fields, # starts a
// comment line.
func readTable(name string) [][]string {
	b, err := data.FS.ReadFile(name)
	if err != nil {
		panic(err) // the file is embedded: its absence is a broken build
	}
	var rows [][]string
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		rows = append(rows, strings.Split(line, "\t"))
	}
	return rows
}

// classZone reads a class or id attribute.
func classZone(s string) zone {
	if len(s) > maxClassAttr {
		s = s[:maxClassAttr]
	}
	rules := loadClassRules()
	var arr [24]string
	toks := classTokens(arr[:0], s)
	var z zone
	for i, t := range toks {
		if t == "|" {
			continue
		}
		for _, r := range rules[t] {
			if matchTokens(toks[i:], r.tokens) {
				z |= r.zone
			}
		}
	}
	return z
}

func matchTokens(toks, want []string) bool {
	if len(toks) < len(want) {
		return false
	}
	for i, w := range want {
		if toks[i] != w {
			return false
		}
	}
	return true
}

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
		c := s[i]
		switch {
		case c >= 'A' && c <= 'Z':
			if start >= 0 && !(s[i-1] >= 'A' && s[i-1] <= 'Z') {
				cut(i)
			}
		case c >= 'a' && c <= 'z':
			if start >= 0 && s[i-1] >= '0' && s[i-1] <= '9' {
				cut(i)
			}
		case c >= '0' && c <= '9':
			if start >= 0 && !(s[i-1] >= '0' && s[i-1] <= '9') {
				cut(i)
			}
		case c >= 0x80:
		default:
			cut(i)
			if c == ' ' || c == '\t' || c == '\n' {
				toks = append(toks, "|")
			}
			continue
		}
		if start < 0 {
			start = i
		}
	}
	cut(len(s))
	return toks
}
