package feed

import (
	"encoding/xml"
	"errors"
	"net/url"
	"strings"

	"dateline/internal/capture/cut"
)

var errEmptyItem = errors.New("it has neither a text nor a link")

// item reads one item of a feed in XML.
func (h *head) item(piece []byte, n int) (Item, error) {
	doc := h.wrap(piece)
	it := Item{N: n, Doc: doc, Type: TypeRSS, Outlet: h.title, FeedLink: h.link, Language: h.language}
	if h.atom {
		it.Type = TypeAtom
	}
	root, err := tree(cut.Mend(doc), func(name xml.Name) bool {
		return name.Local == "item" && !h.atom || name.Local == "entry" && h.atom
	})
	if err != nil {
		return it, err
	}
	r := itemReader{it: &it, base: h.link}
	if root.lang != "" {
		it.Language = root.lang
	}
	for i := range root.kids {
		c := &root.kids[i]
		if h.atom || c.space == "atom" {
			r.atom(c)
		} else {
			r.rss(c)
		}
	}
	r.settle(root)
	if it.Link == "" && it.HTML == "" && it.Title == "" {
		return it, errEmptyItem
	}
	return it, nil
}

// itemReader fills an item, the first value of each field winning.
type itemReader struct {
	it   *Item
	base string // the feed's page: what relative addresses of RSS are read against
	// content and summary are HTML; links by what they are.
	content, summary      string
	link, orig, permalink string
	dates                 []Stamp // of publication, as met
	changes               []Stamp
	source, via           string
}

func set(dst *string, value string) {
	if *dst == "" {
		*dst = value
	}
}

// rss takes an element of an RSS item.
func (r *itemReader) rss(c *child) {
	it := r.it
	switch c.space + ":" + strings.ToLower(c.name) {
	case ":title":
		set(&it.Title, titleText(c.text))
	case "dc:title":
		set(&it.Title, fold(c.text))
	case ":link":
		set(&r.link, r.address(c, fold(c.text)))
	case "feedburner:origlink":
		set(&r.orig, fold(c.text))
	case ":guid":
		set(&it.ID, fold(c.text))
		if !strings.EqualFold(c.attr("isPermaLink"), "false") && isHTTP(fold(c.text)) {
			set(&r.permalink, fold(c.text))
		}
	case ":description":
		set(&r.summary, htmlOf(c))
	case "content:encoded", "xhtml:body", "xhtml:div", ":encoded":
		set(&r.content, htmlOf(c))
	case ":pubdate", "dc:date", "dcterms:created", "dcterms:issued", ":published":
		r.dates = append(r.dates, stamp(c))
	case "dcterms:modified", ":updated":
		r.changes = append(r.changes, stamp(c))
	case "dc:creator", ":author":
		r.author(c.text)
	case "dc:language", ":language":
		if l := fold(c.text); l != "" {
			it.Language = l
		}
	case ":source":
		set(&it.Source, titleText(c.text))
		set(&it.SourceLink, c.attr("url"))
	case "dc:source":
		set(&r.source, fold(c.text))
	}
}

// atom takes an element of an Atom entry, 0.3 or 1.0.
func (r *itemReader) atom(c *child) {
	it := r.it
	if c.space != "" && c.space != "atom" {
		r.rss(c)
		return
	}
	switch c.name {
	case "title":
		set(&it.Title, fold(textConstruct(c)))
	case "id":
		set(&it.ID, fold(c.text))
	case "link":
		r.atomLink(c)
	case "content":
		set(&r.content, contentHTML(c))
	case "summary":
		set(&r.summary, contentHTML(c))
	case "published", "issued", "created":
		r.dates = append(r.dates, stamp(c))
	case "updated", "modified":
		r.changes = append(r.changes, stamp(c))
	case "author":
		for i := range c.kids {
			if c.kids[i].name == "name" {
				r.author(c.kids[i].text)
			}
		}
	case "source":
		r.atomSource(c)
	}
}

// atomLink takes a link: https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7
func (r *itemReader) atomLink(c *child) {
	href := resolve(c.base, c.attr("href"))
	switch rel := strings.ToLower(c.attr("rel")); {
	case href == "":
	case rel == "" || rel == "alternate":
		if t := c.attr("type"); t == "" || strings.Contains(t, "html") {
			set(&r.link, r.absolute(href))
		} else {
			set(&r.permalink, r.absolute(href))
		}
	case rel == "via":
		set(&r.via, href)
	}
}

// atomSource takes what is left of the feed that an entry was copied from:
// https://www.rfc-editor.org/rfc/rfc4287#section-4.2.11
func (r *itemReader) atomSource(c *child) {
	for i := range c.kids {
		k := &c.kids[i]
		switch k.name {
		case "title":
			set(&r.it.Source, fold(textConstruct(k)))
		case "link":
			if rel := k.attr("rel"); rel == "" || rel == "alternate" {
				set(&r.it.SourceLink, resolve(k.base, k.attr("href")))
			}
		}
	}
}

// author takes a name as feeds write it: "Ann Example", "a@x.example (Ann
// Example)", "Ann Example and Bo Sample".
func (r *itemReader) author(s string) {
	s = titleText(s)
	if open := strings.IndexByte(s, '('); open >= 0 && strings.Contains(s[:open], "@") {
		s = strings.Trim(s[open+1:], " ()")
	}
	if s == "" || strings.Contains(s, "@") || len(s) > 200 {
		return
	}
	for name := range strings.SplitSeq(strings.ReplaceAll(s, " and ", ","), ",") {
		if name = strings.TrimSpace(name); name != "" && len(r.it.Authors) < 20 {
			r.it.Authors = append(r.it.Authors, name)
		}
	}
}

// settle chooses among what was found.
func (r *itemReader) settle(root *child) {
	it := r.it
	set(&it.Link, r.orig)
	set(&it.Link, r.link)
	set(&it.Link, r.permalink)
	for _, a := range root.attrs { // rdf:about of RSS 1.0
		if a.Name.Local == "about" && isHTTP(a.Value) {
			set(&it.Link, strings.TrimSpace(a.Value))
		}
	}
	it.HTML, it.FromContent, it.Summary = r.content, r.content != "", r.summary
	if it.HTML == "" {
		it.HTML, it.Summary = r.summary, ""
	}
	it.Published = best(r.dates)
	it.Modified = best(r.changes)
	if !it.Published.OK() {
		// Atom 1.0 demands updated and not published; of an entry that has
		// one date, it is the best there is.
		it.Published = it.Modified
	}
	if it.Source == "" && r.source != "" && !isHTTP(r.source) {
		it.Source = r.source
	}
	set(&it.SourceLink, r.via)
	if isHTTP(r.source) {
		set(&it.SourceLink, r.source)
	}
	if it.Source == "" {
		it.Source = host(it.SourceLink)
	}
}

// best gives the first stamp that was understood, else the first.
func best(stamps []Stamp) Stamp {
	for _, s := range stamps {
		if s.OK() {
			return s
		}
	}
	if len(stamps) > 0 {
		return stamps[0]
	}
	return Stamp{}
}

// address reads a relative address against xml:base, else the feed's page.
func (r *itemReader) address(c *child, s string) string { return r.absolute(resolve(c.base, s)) }

func (r *itemReader) absolute(s string) string { return resolve(r.base, s) }

// resolve reads an address against another; what cannot be read stays.
func resolve(base, s string) string {
	if s == "" || base == "" || isHTTP(s) {
		return s
	}
	b, err := url.Parse(base)
	if err != nil {
		return s
	}
	u, err := b.Parse(s)
	if err != nil {
		return s
	}
	return u.String()
}

// isHTTP says whether s is an address of the web.
func isHTTP(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) > 8 && !strings.ContainsAny(s, " \t\n<>\"") &&
		(strings.EqualFold(s[:7], "http://") || strings.EqualFold(s[:8], "https://"))
}

// host gives the host of an address without "www.", "" if it has none.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
