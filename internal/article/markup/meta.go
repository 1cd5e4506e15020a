package markup

import (
	"strings"

	"dateline/internal/article/block"
	"dateline/internal/news"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// meta reads what the page states of itself.
func (doc *document) meta(cap news.Capture) block.Meta {
	m := block.Meta{Sources: map[string]string{}, Published: news.Dating{Basis: news.Unknown, Reasons: []string{}}}
	set := func(dst *string, key, value, source string) {
		if *dst == "" && value != "" {
			*dst = value
			m.Sources[key] = source
		}
	}
	for _, t := range doc.ld {
		if !t.isArticle() {
			continue
		}
		set(&m.Title, "title", first(stringsOf(t["headline"])), "json-ld headline")
		set(&m.Outlet, "outlet", first(namesOf(t["publisher"])), "json-ld publisher.name")
		set(&m.Section, "section", first(stringsOf(t["articleSection"])), "json-ld articleSection")
		if m.Bylines == nil {
			if m.Bylines = namesOf(t["author"]); m.Bylines != nil {
				m.Sources["bylines"] = "json-ld author"
			}
		}
	}
	for _, t := range doc.metas {
		switch t.name {
		case "og:title":
			set(&m.Title, "title", t.content, "og:title")
		case "og:site_name":
			set(&m.Outlet, "outlet", t.content, "og:site_name")
		case "og:url":
			set(&m.Address, "address", t.content, "og:url")
		case "article:section":
			set(&m.Section, "section", t.content, "article:section")
		case "author":
			if m.Bylines == nil {
				m.Bylines = []string{t.content}
				m.Sources["bylines"] = "meta author"
			}
		}
	}
	if doc.html != nil {
		if lang, _, _ := strings.Cut(strings.ToLower(attr(doc.html, "lang")), "-"); len(lang) == 2 {
			set(&m.Language, "language", lang, "html lang")
		}
	}
	doc.eachHead(func(n *html.Node) {
		switch {
		case n.DataAtom == atom.Link && strings.EqualFold(attr(n, "rel"), "canonical"):
			set(&m.Canonical, "canonical", strings.TrimSpace(attr(n, "href")), "link rel=canonical")
		case n.DataAtom == atom.Title && n.FirstChild != nil:
			set(&m.Title, "title", fold(n.FirstChild.Data), "<title>")
		}
	})
	return m
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
