package attribution

import (
	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// phrases looks for the sources that a phrase names.
//
//	according-to  According to the bank, rates fell.
//	in-words      In Mr Adeyi's view, rates fell.
//	adverb        Rates reportedly fell.
func (r *reader) phrases(t *tree) {
	for k := range t.toks {
		for _, words := range r.lex.sources {
			if t.matches(k, words) {
				r.according(t, k, k+len(words))
			}
		}
		e := r.lex.nouns[t.lemma(k)]
		if e.has(fCount) && t.toks[k].UPOS == "NOUN" {
			r.inCount(t, k)
		}
		e = r.lex.nouns[t.form(k)]
		if e.has(fWords) {
			r.inWords(t, k)
		}
		if e.has(fAdverb) && t.toks[k].UPOS == "ADV" {
			r.adverb(t, k)
		}
	}
}

// matches says whether the words stand at token k.
func (t *tree) matches(k int, words []string) bool {
	if k+len(words) >= len(t.toks) {
		return false
	}
	for i, w := range words {
		if t.form(k+i) != w {
			return false
		}
	}
	return true
}

// according takes the source after "according to" and what stands around the
// phrase.
func (r *reader) according(t *tree, k, from int) {
	h := -1
	for _, c := range []int{k, from - 1} {
		if g := t.head[c]; g >= from && (h < 0 || t.nominal(g)) {
			h = g
		}
	}
	if h >= 0 && t.verb(h) && t.head[k] == h {
		h = -1
	}
	hi := from + 1
	if h >= from {
		hi = t.hi[h]
	} else {
		for hi < len(t.toks) && !t.isMark(hi) && !t.finite(hi, hi+1) {
			hi++
		}
	}
	if k <= 1 || t.isStop(k-1) {
		hi = t.unmarked(from, t.fronted(from, hi))
	} else {
		hi = t.closed(from, hi)
	}
	for hi > from+1 && t.isMark(hi-1) && t.form(hi-1) != ")" {
		hi--
	}
	src := t.bytes(from, hi)
	r.aside(t, "according-to", t.bytes(k, from), k, hi, &src)
}

// unmarked is the end of a source behind which its sentence goes on without a
// comma: at a number, an article or a pronoun after a noun, with a verb behind
// it ("According to the agency 27 people have died").
func (t *tree) unmarked(from, hi int) int {
	for k := from + 1; k < hi && k < from+12; k++ {
		if t.isMark(k) || t.relative(k) || relatives[t.form(k)] {
			return hi
		}
		noun := t.toks[k-1].UPOS == "NOUN" || t.toks[k-1].UPOS == "PROPN"
		switch u := t.toks[k].UPOS; {
		case !noun || u != "NUM" && u != "DET" && t.toks[k].XPOS != "PRP":
		case t.finite(k+1, min(k+12, len(t.toks))) && t.withVerb(k, true) == k:
			return k
		}
	}
	return hi
}

// closed is the end of a source within its sentence: a comma before a
// preposition ends it ("according to the bank, from May to June").
func (t *tree) closed(from, hi int) int {
	for c := from + 1; c+1 < hi && c < from+reach; c++ {
		if t.form(c) == "," && t.toks[c+1].UPOS == "ADP" && t.quote[c] == t.quote[from] {
			return c
		}
	}
	return hi
}

// fronted is the end of a source that opens its sentence: its first comma, or
// the second where an apposition or a relative clause stands between the two.
func (t *tree) fronted(from, hi int) int {
	first := -1
	for c := from + 1; c < min(len(t.toks)-1, from+reach); c++ {
		if t.form(c) != "," || t.quote[c] != t.quote[from] {
			continue
		}
		if first < 0 {
			if first = c; t.relative(c + 1) {
				continue
			}
			switch t.toks[c+1].UPOS {
			case "DET", "ADJ", "NOUN":
				continue
			}
			return c
		}
		if !t.finite(c+1, len(t.toks)) || t.finite(first+1, c) && !t.relative(first+1) {
			return first
		}
		return c
	}
	if first >= 0 {
		return first
	}
	return hi
}

// relative says whether a relative clause starts at token k.
func (t *tree) relative(k int) bool {
	if k >= len(t.toks) {
		return false
	}
	switch t.toks[k].XPOS {
	case "WDT", "WP", "WP$", "WRB", "VBG", "VBN":
		return true
	}
	return false
}

// aside takes as content the clause in which the phrase of tokens [lo, hi)
// stands, at its start, in its middle or at its end.
func (r *reader) aside(t *tree, rule string, cue news.Span, lo, hi int, source *news.Span) {
	after := hi
	for after < len(t.toks) && t.isMark(after) && !t.isStop(after) && !t.isQuoteMark(after) {
		after++
	}
	from := t.segment(lo)
	first := lo == from || lo == from+1 && (t.toks[from].UPOS == "CCONJ" || t.isMark(from) || t.toks[from].UPOS == "ADV")
	if first {
		if end := t.stopFrom(after); end > after {
			r.add(t, rule, cue, lo, source, t.bytes(after, end))
		}
		return
	}
	content := []news.Span{t.bytes(from, lo)}
	enclosed := rule == "according-to" && t.form(lo-1) == "," && t.form(hi) == "," && after < len(t.toks) && t.toks[after].UPOS == "NUM"
	if after > hi && !t.relative(after) && (enclosed || t.finite(after, len(t.toks))) && !t.startsClause(after) {
		content = append(content, t.bytes(after, t.stopFrom(after)))
	}
	r.add(t, rule, cue, lo, source, content...)
}

// startsClause says whether a subordinate or coordinate clause starts at k.
func (t *tree) startsClause(k int) bool {
	switch t.form(k) {
	case "and", "but", "while", "as", "after", "before", "when", "although", "though", "with", "who", "which":
		return true
	}
	return false
}

// stopFrom is the end of the words from lo up to the next semicolon or end.
func (t *tree) stopFrom(lo int) int {
	hi := lo
	for hi < len(t.toks) && hi < lo+reach && t.form(hi) != ";" {
		hi++
	}
	for hi > lo+1 && t.isMark(hi-1) && !t.isQuoteMark(hi-1) && t.form(hi-1) != ")" {
		hi--
	}
	return hi
}

// inWords reads "in her view", "in the words of the judge".
func (r *reader) inWords(t *tree, k int) {
	prep := t.child(k, "case")
	if prep < 0 || t.form(prep) != "in" && t.form(prep) != "by" {
		return
	}
	src, hi := news.Span{}, t.hi[k]
	if p := t.child(k, "nmod:poss"); p >= 0 && p < k {
		src, hi = t.phrase(p, k), k+1
	} else if n := t.child(k, "nmod"); n > k && t.form(t.lo[n]) == "of" && n > t.lo[n] {
		src = t.bytes(t.lo[n]+1, t.hi[n])
		hi = t.hi[n]
	} else {
		return
	}
	if prep > 1 && !t.isMark(prep-1) || t.form(k-1) == "own" || hi < len(t.toks) && !t.isMark(hi) {
		return
	}
	r.aside(t, "in-words", t.bytes(prep, k+1), prep, hi, &src)
}

// inCount reads "In a poll of May, the party leads" at the sentence's start.
func (r *reader) inCount(t *tree, k int) {
	hi := t.hi[k]
	if t.isMark(hi - 1) {
		hi--
	}
	if t.child(k, "case") != 0 || t.form(0) != "in" || t.form(hi) != "," {
		return
	}
	src := t.bytes(1, hi)
	r.aside(t, "in-count", t.toks[0].Span, 0, hi, &src)
}

// adverb takes the clause of an adverb of hearsay.
func (r *reader) adverb(t *tree, k int) {
	g := t.head[k]
	if g < 0 {
		return
	}
	lo, hi := t.lo[g], t.clauseEnd(g, t.lo[g])
	if p := t.head[g]; p >= 0 && !deptree.Is(t.rel(g), "conj", "ccomp", "advcl", "acl", "parataxis") && k < g {
		lo = k
	}
	var content []news.Span
	if lo < k {
		content = append(content, t.bytes(lo, k))
	}
	if k+1 < hi {
		content = append(content, t.bytes(k+1, hi))
	}
	r.add(t, "adverb", t.toks[k].Span, k, nil, content...)
}

// label reads a name before a colon.
//
//	headline   Bank: rates to fall
//	interview  OKAFOR: We never knew.
//	tail       Rates to fall – central bank
func (r *reader) label(t *tree) {
	para := r.paras[t.para]
	if t.span.Start != para.Start || len(t.toks) < 3 {
		return
	}
	for k := 1; k < len(t.toks) && k <= 8; k++ {
		switch t.toks[k-1].XPOS {
		case "VBD", "VBZ", "VBP", "MD", "VB":
			return
		}
		if t.form(k) == ":" {
			if k+1 < len(t.toks) && t.quote[0] < 0 && r.names(t, 0, k, para.role == news.Headline) {
				src := t.bytes(0, k)
				end := news.Span{Start: t.toks[k+1].Start, End: para.End}
				if para.role == news.Headline {
					end.End = t.span.End
				}
				r.add(t, "label", t.toks[k].Span, k, &src, end)
			}
			return
		}
	}
}

// names says whether tokens [from, to) name someone who speaks: a name, or, in
// a headline, a noun for a speaker or a document.
func (r *reader) names(t *tree, from, to int, headline bool) bool {
	s := t.bytes(from, to)
	if headline {
		e := r.lex.nouns[t.lemma(to-1)]
		if e.has(fSpeaker | fPaper) {
			return true
		}
	}
	for _, n := range r.ann.Names {
		if n.Start >= s.End {
			break
		}
		if n.Kind != news.Person && !(headline && n.Kind == news.Organisation) {
			continue
		}
		if n.Start >= s.Start && n.End == s.End && (headline || n.Start == s.Start) {
			return true
		}
	}
	word := s.In(r.ann.Text)
	return !headline && to-from <= 2 && len(word) > 3 && allCapital(word)
}

// allCapital says whether the words are written in capitals throughout.
func allCapital(s string) bool {
	for _, c := range s {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			return false
		}
	}
	return capital(s)
}

// colon reads a quotation behind a colon that no cue has claimed: the sentence
// before it says who speaks.
//
//	colon  The envoy shot back: “No deal.”
func (r *reader) colon(t *tree, from int) {
	k := len(t.toks) - 1
	for at := 1; at < len(t.toks); at++ {
		if t.form(at) == ":" && t.quote[at] < 0 {
			k = at
			break
		}
	}
	if k < 2 || t.form(k) != ":" {
		return
	}
	q := -1
	if k+1 < len(t.toks) {
		if q = t.quote[k+1]; q < 0 || r.quotes[q].Start < t.toks[k].End {
			return
		}
	}
	v := 0 // the predicate before the colon
	for v < k && !(t.child(v, "nsubj") >= 0 && (t.head[v] < 0 || t.head[v] >= k)) {
		v++
	}
	if v >= k || t.quote[v] >= 0 || !t.verb(v) && t.child(v, "cop") < 0 {
		return
	}
	for _, f := range r.found[from:] {
		if len(f.content) == 0 || q >= 0 && f.content[len(f.content)-1].Overlaps(r.quotes[q].Span) {
			return
		}
	}
	src, _, ok := r.sourceOf(t, v)
	if !ok {
		return
	}
	if q >= 0 {
		r.add(t, "speech-colon", t.toks[v].Span, v, &src, r.quotes[q].Span)
		return
	}
	src = r.tidy(src)
	r.found = append(r.found, finding{rule: "speech-colon", cue: t.toks[v].Span, source: &src})
}
