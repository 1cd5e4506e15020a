// Package when finds time expressions and works out the days that they can
// mean. In: a report with its passages and the day it was published, as far as
// known; sentences with tags are used where they are there. Out: news.Timex in
// text order, with TIMEX3 type and value, modifier, first and last day, the
// rule that fired and the anchor it was counted from:
//
//	"met late on Monday" in a report of 2020-09-15
//	  → DATE 2020-09-14, 2020-09-14..2020-09-14, weekday, "published 2020-09-15"
//
// The work has two steps. The grammar (parser.go, rules.go, rule_*.go) scans
// words for keywords of data/en/time-*.txt and parses expressions; it knows no
// day. The resolver (resolve.go) gives each its value, from the report's day,
// from other times of the text, and from the tense of its clause. Where the
// anchor is not known the value stays open (XXXX-WXX-5).
//
// Values follow TimeML 1.2.1 (TIMEX3).
package when

import (
	"dateline/internal/news"
)

// Find gives the time expressions of every passage but furniture. It works
// with or without ann.Sentences, and never fails: a lexicon that cannot be
// read is a fault of the build, which the package's tests show.
func Find(ann *news.Annotated) []news.Timex {
	lex, err := english()
	if err != nil {
		return nil
	}
	r := newResolver(ann)
	p := &parser{text: ann.Text, lex: lex}
	for i := range ann.Passages {
		pas := &ann.Passages[i]
		if pas.Role == news.Furniture || pas.Start < 0 || pas.End < pas.Start || int(pas.End) > len(ann.Text) {
			continue
		}
		p.read(pas.Span)
		r.passage(p, pas.Role)
		p.quotes()
		r.parsed = p.scan(r.parsed[:0])
		for n := range r.parsed {
			r.add(n)
		}
	}
	return r.out
}

// read splits a passage into words and looks them up.
func (p *parser) read(span news.Span) {
	p.ws = split(p.text[span.Start:span.End], int(span.Start), p.ws[:0])
	for i := range p.ws {
		w := &p.ws[i]
		if w.kind != mark {
			w.lex = p.lex.find(p.text[w.start:w.end])
		}
	}
}

// scan appends every expression to out, in text order, without overlaps.
func (p *parser) scan(out []expr) []expr {
	for i := 0; i < len(p.ws); {
		w := &p.ws[i]
		if w.lex == nil && w.kind == letters {
			i++
			continue
		}
		if j := p.noTime(i); j > i {
			i = j
			continue
		}
		e, ok := p.at(i)
		if !ok || e.j <= i {
			i++
			continue
		}
		e = p.join(e)
		out = append(out, e)
		i = e.j
		if next, ok := p.nextDay(e); ok {
			out = append(out, next)
			i = next.j
		}
	}
	return out
}

// noTime gives the end of a phrase that looks like a time and is none, as it
// is spelled in the table ("Sunday Times"); i where there is none.
func (p *parser) noTime(i int) int {
	l := p.w(i).lex
	if l == nil || l.class&cNot == 0 {
		return i
	}
	best := i
	for _, ph := range l.nots {
		k := i
		for k-i < len(ph.rest) && p.s(k) == ph.rest[k-i] {
			k++
		}
		if k-i == len(ph.rest) && k > best {
			best = k
		}
	}
	return best
}
