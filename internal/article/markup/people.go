package markup

import (
	"regexp"
	"strings"

	"dateline/internal/article/credit"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxBylines is the most authors of one report that are believed.
const maxBylines = 12

// people reads who wrote the report: structured data, then meta elements, then
// microdata and links that say so.
func (r *metaReader) people() {
	try := func(names []string, source string) {
		if len(r.m.Bylines) > 0 {
			return
		}
		for _, name := range names {
			if name := html.UnescapeString(name); sameName(name, r.m.Outlet) && (strings.ContainsAny(name, "&+") || credit.OutletLike(name)) {
				continue // "Jobs & Hire" is no two people
			}
			for _, n := range splitNames(name) {
				r.addByline(n)
			}
		}
		if len(r.m.Bylines) > 0 {
			r.m.Sources["bylines"] = source
		}
	}
	if t := r.doc.mainThing(""); t != nil {
		try(namesOf(r.doc.resolve(t["author"])), "json-ld author")
		try(namesOf(r.doc.resolve(t["creator"])), "json-ld creator")
	}
	for _, name := range [...]string{"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "byline", "citation_author", "article:author_name", "cxenseparse:author", "authors"} {
		var values []string
		for _, t := range r.doc.metas {
			if t.name == name {
				values = append(values, html.UnescapeString(t.content))
			}
		}
		try(values, "meta "+name)
	}
	if r.doc.body != nil && len(r.m.Bylines) == 0 {
		names, source := r.doc.authorElements()
		try(names, source)
	}
}

// addByline adds a name once. The outlet's own name is no byline.
func (r *metaReader) addByline(name string) {
	if before, after, ok := strings.Cut(name, " for "); ok && sameName(after, r.m.Outlet) {
		name = before
	}
	if len(r.m.Bylines) >= maxBylines || strings.EqualFold(name, r.m.Outlet) {
		return
	}
	for _, have := range r.m.Bylines {
		if strings.EqualFold(have, name) {
			return
		}
	}
	r.m.Bylines = append(r.m.Bylines, name)
}

var (
	byWord    = regexp.MustCompile(`(?i)^\s*(?:(?:written|posted|published|reported|reporting|story|words|text|article)\s+)?(?:by|von|par|por|da|di)\s*:?\s+`)
	nameBreak = regexp.MustCompile(`\s*(?:;|\||/|\n|\s&\s|,?\s+and\s+|\s+und\s+)\s*`)
)

// staffRE is a byline that names no person: "Staff and agencies", "Post staff
// and wire reports", "Agencies".
var staffRE = regexp.MustCompile(`(?i)^(?:[\pL.’'-]+ ){0,3}(?:staff|agencies|wires?|newsroom)(?: (?:and|with|&) (?:the )?(?:(?:wire|news|press|service|agency|agencies|wires|reports?|services?|staff) ?)+)+$|^(?:[\pL.’'-]+ ){0,3}(?:staff|newsroom|agencies|news service)(?: reports?)?$|^letters? to the editor$`)

// nameWords is the length of the longest name of a person or desk, in words.
const nameWords = 7

// splitNames gives the names in a byline as a page writes it: "By Ida Brandt
// and Jon Hale" gives two. What is no name (an address, a sentence) is left
// out.
func splitNames(s string) []string {
	s = byWord.ReplaceAllString(fold(s), "")
	if staffRE.MatchString(s) {
		return nil
	}
	if strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "/") {
		return nil
	}
	var out []string
	for _, part := range nameBreak.Split(s, maxBylines) {
		// "Ida Brandt, Jon Hale" is two, "Brandt, Ida" and "Ida Brandt,
		// Chief Reporter" are one.
		pieces := strings.Split(part, ",")
		if len(pieces) > 1 && allNames(pieces) {
			for _, p := range pieces {
				out = appendName(out, p)
			}
			continue
		}
		out = appendName(out, pieces[0])
	}
	return out
}

// allNames says whether each piece has two words or more that begin as names
// do.
func allNames(pieces []string) bool {
	for _, p := range pieces {
		ws := strings.Fields(p)
		if len(ws) < 2 || len(ws) > 4 {
			return false
		}
		for _, w := range ws {
			if w[0] >= 'a' && w[0] <= 'z' && w != "de" && w != "van" && w != "von" && w != "al" && w != "bin" && w != "der" {
				return false
			}
		}
	}
	return true
}

func appendName(out []string, s string) []string {
	s = strings.TrimSuffix(strings.Trim(fold(s), " .,:;-–—|·*"), " on")
	if s == "" || len(s) > 80 || words(s) > nameWords || strings.Contains(s, "://") || strings.Contains(s, "@") ||
		strings.HasPrefix(s, "www.") || strings.ContainsAny(s, "{}<>=") || hasDate(s) {
		return out
	}
	switch strings.ToLower(s) {
	case "admin", "administrator", "editor", "author", "by", "null", "undefined", "none", "unknown", "user", "guest", "root", "webmaster", "n/a",
		"view my complete profile", "view profile", "view all posts", "see all articles":
		return out
	}
	return append(out, s)
}

// authorElements reads itemprop=author and rel=author inside the body, outside
// comments and furniture.
func (doc *document) authorElements() (names []string, source string) {
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		if len(names) >= maxBylines {
			return
		}
		if n.Type == html.ElementNode {
			if elementZones[n.DataAtom]&zNav != 0 || classZone(attr(n, "class"))&zComments != 0 || classZone(attr(n, "id"))&zComments != 0 {
				return
			}
			prop, rel := attr(n, "itemprop"), attr(n, "rel")
			if strings.EqualFold(prop, "author") || n.DataAtom == atom.A && strings.Contains(rel, "author") {
				if t := firstOf(attr(n, "content"), textOf(n, 200)); t != "" {
					names = append(names, t)
					source = "itemprop author"
					if rel != "" {
						source = "rel=author"
					}
				}
				return
			}
		}
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			visit(k)
		}
	}
	visit(doc.body)
	return names, source
}
