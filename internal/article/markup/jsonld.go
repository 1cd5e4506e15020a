package markup

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// ldThing is one object of the page's structured data, with the path by which
// it was reached.
type ldThing map[string]any

// metaTag is one meta element: its name (of name, property or itemprop, lower
// case) and content.
type metaTag struct{ name, content string }

// collect walks the page once for its structured data and meta elements.
func (doc *document) collect() {
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		switch n.DataAtom {
		case atom.Script:
			if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
				doc.addLD(n.FirstChild.Data)
			}
			return
		case atom.Meta:
			content := fold(attr(n, "content"))
			for _, key := range [...]string{"name", "property", "itemprop", "http-equiv"} {
				if v := attr(n, key); v != "" && content != "" {
					doc.metas = append(doc.metas, metaTag{strings.ToLower(strings.TrimSpace(v)), content})
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	visit(doc.root)
}

// addLD adds the objects of one script.
func (doc *document) addLD(text string) {
	var v any
	text = strings.TrimSpace(text)
	text = strings.TrimSuffix(strings.TrimPrefix(text, "<!--"), "-->")
	if json.Unmarshal([]byte(text), &v) != nil {
		if json.Unmarshal([]byte(cleanJSON(text)), &v) != nil {
			return
		}
	}
	doc.addThings(v, 0)
}

// cleanJSON mends what real pages get wrong: raw line breaks in strings,
// trailing commas, CDATA marks.
func cleanJSON(s string) string {
	s = strings.NewReplacer("//<![CDATA[", "", "//]]>", "", "/*<![CDATA[*/", "", "/*]]>*/", "").Replace(s)
	var b strings.Builder
	in, esc := false, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case esc:
			esc = false
		case in && c == '\\':
			esc = true
		case c == '"':
			in = !in
		case in && c < ' ':
			b.WriteByte(' ')
			continue
		case !in && c == ',':
			rest := strings.TrimLeft(s[i+1:], " \t\r\n")
			if strings.HasPrefix(rest, "}") || strings.HasPrefix(rest, "]") {
				continue
			}
		case !in && c == ';':
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// addThings adds v's objects: itself, the members of arrays and of @graph, and
// what stands under mainEntity.
func (doc *document) addThings(v any, depth int) {
	if depth > 6 || len(doc.ld) > 2000 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			doc.addThings(e, depth+1)
		}
	case map[string]any:
		doc.ld = append(doc.ld, ldThing(v))
		for _, key := range [...]string{"@graph", "mainEntity", "mainEntityOfPage"} {
			doc.addThings(v[key], depth+1)
		}
	}
}

// isArticle says whether t is of a type of article
// (https://schema.org/Article and its subtypes).
func (t ldThing) isArticle() bool {
	for _, typ := range stringsOf(t["@type"]) {
		typ = typ[strings.LastIndexAny(typ, "/#:")+1:]
		if strings.HasSuffix(typ, "Article") || strings.HasSuffix(typ, "Posting") || typ == "Report" || typ == "Review" || typ == "Recipe" {
			return true
		}
	}
	return false
}

// isType says whether t is of that schema.org type.
func (t ldThing) isType(want string) bool {
	for _, typ := range stringsOf(t["@type"]) {
		if typ[strings.LastIndexAny(typ, "/#:")+1:] == want {
			return true
		}
	}
	return false
}

// mainThing gives the article that the page is about: the one whose headline
// is most of the title, else the first with a date, else the first.
func (doc *document) mainThing(title string) ldThing {
	var firstDated, firstAny ldThing
	want := newShingles([]string{strings.ToLower(title)})
	for _, t := range doc.ld {
		if !t.isArticle() {
			continue
		}
		if head := first(stringsOf(t["headline"])); head != "" && want.share(strings.ToLower(head)) >= 0.5 {
			return t
		}
		if firstAny == nil {
			firstAny = t
		}
		if firstDated == nil && t["datePublished"] != nil {
			firstDated = t
		}
	}
	if firstDated != nil {
		return firstDated
	}
	return firstAny
}

// resolve follows references by @id ({"@id": "#person"}) to the things of the
// page that have that id.
func (doc *document) resolve(v any) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, 0, maxBylines)
		for _, e := range v[:min(len(v), maxBylines)] {
			out = append(out, doc.resolve(e))
		}
		return out
	case map[string]any:
		id, _ := v["@id"].(string)
		if id == "" || v["name"] != nil {
			return v
		}
		for _, t := range doc.ld {
			if t["@id"] == id && t["name"] != nil {
				return map[string]any(t)
			}
		}
	}
	return v
}

// stringsOf gives the strings of a JSON value that is a string or an array.
func stringsOf(v any) []string {
	switch v := v.(type) {
	case string:
		if s := fold(html.UnescapeString(v)); s != "" {
			return []string{s}
		}
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, stringsOf(e)...)
		}
		return out
	}
	return nil
}

// namesOf gives the names of a JSON value that is a string, an object with a
// name, or an array of them.
func namesOf(v any) []string {
	switch v := v.(type) {
	case map[string]any:
		return stringsOf(v["name"])
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, namesOf(e)...)
		}
		return out
	}
	return stringsOf(v)
}

// articleBody gives the structured article bodies, one line a paragraph.
func (doc *document) articleBody() []string {
	var out []string
	for _, t := range doc.ld {
		s, ok := t["articleBody"].(string)
		if !ok {
			continue
		}
		s = html.UnescapeString(s)
		if strings.Contains(s, "</p>") || strings.Contains(s, "<br") {
			if root, err := html.Parse(strings.NewReader(s)); err == nil {
				for _, seg := range segments(root) {
					out = append(out, seg.Text)
				}
				continue
			}
		}
		for line := range strings.Lines(s) {
			if line = fold(line); line != "" {
				out = append(out, line)
			}
		}
	}
	return out
}
