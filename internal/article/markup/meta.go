package markup

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"dateline/internal/article/block"
	"dateline/internal/article/credit"
	"dateline/internal/news"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/language"
)

// metaReader fills a block.Meta, the first value of each field winning.
type metaReader struct {
	doc  *document
	m    block.Meta
	base string // address against which relative ones are read
}

// meta reads what the page states of itself, dates and what needs the
// article's place aside.
func (doc *document) meta(cap news.Capture) block.Meta {
	r := &metaReader{doc: doc, m: block.Meta{
		Sources:   map[string]string{},
		Published: news.Dating{Basis: news.Unknown, Reasons: []string{}},
	}}
	r.addresses(cap.Address)
	r.titles()
	r.outlet()
	r.people()
	r.section()
	r.language()
	r.wires()
	return r.m
}

func (r *metaReader) set(dst *string, key, value, source string) {
	if *dst == "" && value != "" && len(value) < maxField {
		*dst = value
		r.m.Sources[key] = source
	}
}

// maxField is the longest value of a metadata field that is believed, bytes.
const maxField = 600

// metaValue gives the content of the first meta element of one of the names,
// in the order of the names.
func (doc *document) metaValue(names ...string) (value, name string) {
	for _, want := range names {
		for _, t := range doc.metas {
			if t.name == want && t.content != "" {
				return html.UnescapeString(t.content), want
			}
		}
	}
	return "", ""
}

var savedFrom = regexp.MustCompile(`(?i)<!--\s*saved from url=\(\d+\)(\S+)`)

// savedBy is the comment of SingleFile and of older browsers.
var savedBy = regexp.MustCompile(`(?i)<!--[^>]{0,200}?\burl:\s*(https?://\S+)`)

// addresses reads the page's own address and its canonical one.
func (r *metaReader) addresses(fetched string) {
	head := r.doc.bytes[:min(len(r.doc.bytes), prescan)]
	r.base = fetched
	for _, re := range [...]*regexp.Regexp{savedFrom, savedBy} {
		if m := re.FindSubmatch(head); m != nil {
			r.set(&r.m.Address, "address", r.absolute(string(m[1])), "saved-from comment")
		}
	}
	if v, name := r.doc.metaValue("og:url"); v != "" {
		r.set(&r.m.Address, "address", r.absolute(v), name)
	}
	if r.base == "" {
		r.base = r.m.Address
	}
	r.doc.eachHead(func(n *html.Node) {
		if n.DataAtom == atom.Link && strings.EqualFold(strings.TrimSpace(attr(n, "rel")), "canonical") {
			r.set(&r.m.Canonical, "canonical", r.absolute(attr(n, "href")), "link rel=canonical")
		}
	})
	if t := r.doc.mainThing(""); t != nil {
		u := first(stringsOf(t["url"]))
		if page, ok := t["mainEntityOfPage"].(map[string]any); ok && u == "" {
			u = first(stringsOf(page["@id"]))
		} else if u == "" {
			u = first(stringsOf(t["mainEntityOfPage"]))
		}
		r.set(&r.m.Canonical, "canonical", r.absolute(u), "json-ld url")
	}
	r.set(&r.m.Address, "address", r.m.Canonical, r.m.Sources["canonical"])
}

// absolute gives an http address in full, or "". The prefix that a web archive
// puts before an address is taken off.
func (r *metaReader) absolute(s string) string {
	s = archived.ReplaceAllString(strings.TrimSpace(s), "")
	u, err := url.Parse(s)
	if err != nil || s == "" {
		return ""
	}
	if !u.IsAbs() {
		base, err := url.Parse(r.base)
		if err != nil || !base.IsAbs() {
			return ""
		}
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || !strings.Contains(u.Host, ".") || strings.HasPrefix(u.Host, ".") {
		return ""
	}
	u.Fragment = ""
	return u.String()
}

// titles reads the headline from the page's head; refineTitle holds it against
// what stands in the body.
func (r *metaReader) titles() {
	if t := r.doc.mainThing(""); t != nil {
		r.set(&r.m.Title, "title", unescape(first(stringsOf(t["headline"]))), "json-ld headline")
	}
	if v, name := r.doc.metaValue("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline", "title"); v != "" {
		r.set(&r.m.Title, "title", v, name)
	}
	r.set(&r.m.Title, "title", r.doc.titleElement(), "<title>")
}

func (doc *document) titleElement() (title string) {
	doc.eachHead(func(n *html.Node) {
		if n.DataAtom == atom.Title && n.FirstChild != nil && title == "" {
			title = fold(n.FirstChild.Data)
		}
	})
	return title
}

// outlet reads who published the page.
func (r *metaReader) outlet() {
	if t := r.doc.mainThing(""); t != nil {
		r.set(&r.m.Outlet, "outlet", plainName(first(namesOf(r.doc.resolve(t["publisher"])))), "json-ld publisher.name")
	}
	if v, name := r.doc.metaValue("og:site_name", "application-name", "al:iphone:app_name", "dc.publisher", "dcterms.publisher", "publisher", "citation_journal_title", "apple-mobile-web-app-title"); v != "" {
		r.set(&r.m.Outlet, "outlet", plainName(v), name)
	}
	for _, t := range r.doc.ld {
		if t.isType("WebSite") || t.isType("NewsMediaOrganization") {
			r.set(&r.m.Outlet, "outlet", plainName(first(stringsOf(t["name"]))), "json-ld "+first(stringsOf(t["@type"]))+" name")
		}
	}
	r.set(&r.m.Outlet, "outlet", r.outletInTitle(), "<title>")
	r.m.Outlet = r.withoutMotto(r.m.Outlet)
	for _, a := range [...]string{r.m.Canonical, r.m.Address, r.base} {
		if u, err := url.Parse(archived.ReplaceAllString(a, "")); err == nil && u.Host != "" {
			r.set(&r.m.Outlet, "outlet", strings.TrimPrefix(u.Hostname(), "www."), "address")
		}
	}
}

// outletInTitle gives the last part of the title element, where it is short
// and what stands before it is the headline of the head.
func (r *metaReader) outletInTitle() string {
	full := r.doc.titleElement()
	if r.m.Title == "" || len(full) <= len(r.m.Title) || !strings.HasPrefix(full, r.m.Title) {
		return ""
	}
	rest := strings.TrimLeft(full[len(r.m.Title):], " ")
	cut := strings.TrimLeft(rest, "|-–—·:»«•")
	if cut == rest || words(cut) > 5 {
		return ""
	}
	return strings.TrimSpace(cut)
}

// withoutMotto gives the part of an outlet's name that its address speaks of,
// else the first: "Weather and more | Vale Post" of valepost.example is "Vale
// Post".
func (r *metaReader) withoutMotto(name string) string {
	for _, sep := range separators {
		parts := strings.Split(name, sep)
		if len(parts) < 2 {
			continue
		}
		for _, a := range [...]string{r.m.Canonical, r.m.Address, r.base} {
			u, err := url.Parse(a)
			if err != nil || u.Host == "" {
				continue
			}
			host := bareName(strings.TrimPrefix(u.Hostname(), "www."))
			for _, p := range parts {
				if w := bareName(p); len(w) > 2 && strings.Contains(host, w) {
					return strings.TrimSpace(p)
				}
			}
		}
		return strings.TrimSpace(parts[0])
	}
	return name
}

// plainName takes addresses and handles out of a name.
func plainName(s string) string {
	s = strings.TrimPrefix(unescape(s), "@")
	if strings.HasPrefix(s, "http") {
		return ""
	}
	return strings.TrimPrefix(s, "www.")
}

func unescape(s string) string { return fold(html.UnescapeString(s)) }

func (r *metaReader) section() {
	if t := r.doc.mainThing(""); t != nil {
		r.set(&r.m.Section, "section", unescape(first(stringsOf(t["articleSection"]))), "json-ld articleSection")
	}
	v, name := r.doc.metaValue("article:section", "articlesection", "parsely-section", "section", "dc.subject.section", "cxenseparse:section", "og:section")
	r.set(&r.m.Section, "section", unescape(v), name)
	// Some systems write all sections and tags into one string.
	r.m.Section, _, _ = strings.Cut(r.m.Section, ",")
}

// language reads the declared language as ISO 639-1.
func (r *metaReader) language() {
	if r.doc.html != nil {
		r.set(&r.m.Language, "language", languageCode(attr(r.doc.html, "lang")), "html lang")
		r.set(&r.m.Language, "language", languageCode(attr(r.doc.html, "xml:lang")), "html xml:lang")
	}
	v, name := r.doc.metaValue("content-language", "og:locale", "language", "dc.language", "dcterms.language", "inlanguage")
	r.set(&r.m.Language, "language", languageCode(v), name)
	if t := r.doc.mainThing(""); t != nil {
		r.set(&r.m.Language, "language", languageCode(first(stringsOf(t["inLanguage"]))), "json-ld inLanguage")
	}
}

// languageCode gives the two-letter code of a tag ("en-GB", "eng", "de_AT"),
// or "".
func languageCode(tag string) string {
	tag, _, _ = strings.Cut(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"), ",")
	code, _, _ := strings.Cut(tag, "-")
	base, err := language.ParseBase(code)
	if err != nil || len(base.String()) != 2 || base.String() == "un" {
		return ""
	}
	return base.String()
}

// wires reads the agencies that structured metadata name as the text's source.
func (r *metaReader) wires() {
	var names []string
	if t := r.doc.mainThing(""); t != nil {
		for _, key := range [...]string{"sourceOrganization", "provider", "copyrightHolder", "author", "creator", "creditText", "contributor", "isBasedOn"} {
			names = append(names, namesOf(r.doc.resolve(t[key]))...)
		}
	}
	for _, t := range r.doc.metas {
		switch t.name {
		case "source", "dc.source", "dcterms.source", "article:source", "news_source", "syndication-source", "original-source",
			"author", "byl", "dc.creator", "copyright", "dc.rights", "agency", "provider", "parsely-author", "article:author":
			names = append(names, t.content)
		}
	}
	for _, name := range names {
		if w := credit.Agency(name); w != "" && !slices.Contains(r.m.Wires, w) {
			r.m.Wires = append(r.m.Wires, w)
		}
	}
	slices.Sort(r.m.Wires)
	if len(r.m.Wires) > 0 {
		r.m.Sources["wires"] = "structured metadata"
	}
}

func (doc *document) eachHead(f func(*html.Node)) {
	if doc.head == nil {
		return
	}
	for n := doc.head.FirstChild; n != nil; n = n.NextSibling {
		f(n)
	}
}

func first(ss []string) string {
	if len(ss) == 0 {
		return ""
	}
	return ss[0]
}

// summary gives the descriptions in the page's head.
func (doc *document) summary() []string {
	var out []string
	for _, t := range doc.metas {
		switch t.name {
		case "description", "og:description", "twitter:description", "dc.description":
			out = append(out, t.content)
		}
	}
	return out
}
