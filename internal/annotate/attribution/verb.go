package attribution

import (
	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// cueWord is a verb that may be a cue, with its particle.
type cueWord struct {
	entry
	lemma string
	// bytes is the verb, and what stands between it and its particle.
	bytes news.Span
	end   int // token after it
}

// particles join a verb: "point out", "make clear".
var particles = map[string]bool{"out": true, "on": true, "up": true, "back": true, "off": true, "down": true, "away": true,
	"clear": true, "known": true, "aside": true, "it": true, "plain": true}

// cueOf reads the verb at v as a cue.
func (r *reader) cueOf(t *tree, v int) (cueWord, bool) {
	w := cueWord{bytes: t.toks[v].Span, end: v + 1}
	w.lemma, w.entry = r.lex.verb(t.lemma(v), t.form(v))
	for k := v + 1; k < len(t.toks) && k <= v+3; k++ {
		if !particles[t.form(k)] || k == v+3 && t.form(v+1) != "it" {
			continue
		}
		if e := r.lex.verbs[w.lemma+"_"+t.form(k)]; e.frame != 0 {
			w.entry, w.lemma, w.end = e, w.lemma+"_"+t.form(k), k+1
			w.bytes.End = t.toks[k].End
			break
		}
	}
	return w, w.frame != 0
}

// verb looks for what the verb at v attributes.
func (r *reader) verb(t *tree, v int) {
	if deptree.Is(t.rel(v), "amod", "compound", "aux", "cop", "case", "mark") {
		return
	}
	w, ok := r.cueOf(t, v)
	if !ok {
		return
	}
	src, head, has := r.sourceOf(t, v)
	var source *news.Span
	if has {
		source = &src
	}
	source = r.last(t, v, source)
	if source == nil && t.toks[v].XPOS == "VB" && v > 0 && t.form(v-1) == "to" {
		return // hard to say which
	}
	if r.speech(t, v, w, source, head) || r.numberSaid(t, v, w, source) {
		return
	}
	if source == nil && t.toks[v].XPOS == "VBN" && t.child(v, "aux") < 0 {
		return // asked whether S: nobody is named who asked
	}
	if r.toDo(t, v, w) {
		return
	}
	if r.clause(t, v, w, source) || r.ahead(t, v, w, source, head) {
		return
	}
	if h := t.head[v]; h >= 0 && deptree.Is(t.rel(v), "xcomp") && r.lex.verbs[t.lemma(h)].has(fTo) {
		return // declined to comment on N: what was declined says it
	}
	if r.complement(t, v, w, source) {
		return
	}
	r.passive(t, v, w, source)
}

// passive takes the subject of a passive cue as (part of) what is said.
//
//	by-agent   The plan was criticised by unions.
//	hearsay    Prices are expected to rise.
func (r *reader) passive(t *tree, v int, w cueWord, source *news.Span) {
	s := t.child(v, "nsubj:pass")
	if s < 0 || s > v {
		return
	}
	subject := t.phrase(s, v)
	if x := t.child(v, "xcomp", "ccomp"); x > v && t.infinitive(x) && source == nil && w.has(fThat|fSay) {
		r.add(t, "hearsay", w.bytes, v, nil, subject, t.bytes(t.lo[x], t.clauseEnd(x, t.lo[x])))
		return
	}
	if !w.has(fObj|fWho|fAs) || w.has(fSoft) && !(w.has(fAs) && source != nil) || t.empty(s) && source == nil {
		return
	}
	content := []news.Span{subject}
	if p, lo := t.preposition(v, w.end, append(w.entry.who, "as")); p >= 0 {
		content = append(content, t.bytes(lo-1, t.clauseEnd(p, lo)))
	} else if source == nil || w.has(fSoft) {
		return
	}
	r.add(t, "by-agent", w.bytes, v, source, content...)
}

// clause takes the clause that follows the cue.
//
//	that-clause   The bank said (that) rates would fall.
//	question      She asked whether it was true.
//	hearer        He told the court that he was ill.
func (r *reader) clause(t *tree, v int, w cueWord, source *news.Span) bool {
	if !w.has(fSay | fThat | fAddr | fShow) {
		return false
	}
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if c < w.end || !deptree.Is(t.rel(c), "ccomp") || t.hi[c] <= w.end {
			continue
		}
		if t.form(w.end) == ";" {
			continue // 300 came, police said; the union counted 900
		}
		if t.measured(c) {
			continue // told us, one fewer than the union has claimed
		}
		if t.hi[c] == c+1 && t.child(c, "nsubj") >= 0 && r.lex.verbs[t.lemma(c)].has(fSay) {
			continue // the cue of all of it: men gathered, police said
		}
		lo := r.afterDay(t, max(t.lo[c], w.end), c)
		if t.unnamed(c) {
			return true
		}
		if k := t.over(lo-1, 1); lo > w.end && t.form(k) == "who" && t.form(k-1) == "," || t.form(lo) == "," && t.form(lo+1) == "who" {
			continue // says Mr Keller, who thinks so
		}
		r.add(t, "clause", w.bytes, v, source, t.bytes(lo, r.tail(t, v, lo, t.clauseEnd(c, lo))))
		return true
	}
	// Its verb may be taken for an object: figures show voters fear cuts.
	if c := t.child(v, "obj"); c > w.end && t.toks[c].UPOS == "VERB" && t.finite(c, c+1) && t.quote[c] == t.quote[v] && !t.isMark(w.end) {
		r.add(t, "clause", w.bytes, v, source, t.bytes(w.end, t.clauseEnd(c, w.end)))
		return true
	}
	// It may hang on the hearer: told the court that S.
	if o := t.child(v, "obj", "iobj"); o >= w.end && w.has(fAddr) {
		for c := t.first[o]; c >= 0; c = t.next[c] {
			if lo := t.lo[c]; deptree.Is(t.rel(c), "acl", "ccomp") && lo > o && deptree.Is(t.rel(lo), "mark") && t.form(lo) != "to" {
				r.add(t, "clause", w.bytes, v, source, t.bytes(lo, t.clauseEnd(c, lo)))
				return true
			}
		}
	}
	// The clause may hang on the cue by another name.
	if lo := r.opening(t, v, w); lo >= 0 {
		hi := t.sentenceEnd(lo)
		if h := t.hi[v]; h > lo+2 && h < hi {
			hi = h
		}
		r.add(t, "clause-open", w.bytes, v, source, t.bytes(lo, hi))
		return true
	}
	return false
}

// measured says whether the clause of c is a comparison behind a comma: "one
// fewer than the union has claimed".
func (t *tree) measured(c int) bool {
	lo := t.lo[c]
	for lo < c && t.isMark(lo) {
		lo++
	}
	if lo < 1 || t.form(lo-1) != "," {
		return false
	}
	for k := lo; k < c && k < lo+4; k++ {
		if t.form(k) == "than" {
			return true
		}
	}
	return false
}

// afterDay steps over a day that stands between the cue and its clause ("said
// on Friday the two would meet") and was read as part of the clause.
func (r *reader) afterDay(t *tree, lo, c int) int {
	k := lo
	if t.toks[k].UPOS == "ADP" {
		k++
	}
	if k+1 < c && r.lex.nouns[t.form(k)].has(fDay) && (t.nominal(k+1) || t.form(k+1) == "that" || t.toks[k+1].UPOS == "ADJ") {
		return k + 1
	}
	return lo
}

// opening is the token at which a clause after the cue starts although the
// dependencies show none: at "that", "whether", "how", or, after a verb of
// speech, at a noun phrase with a verb behind it. -1 if there is none.
func (r *reader) opening(t *tree, v int, w cueWord) int {
	k := t.skipAdjuncts(v, w)
	if k >= len(t.toks) || t.quote[k] != t.quote[v] {
		return -1
	}
	switch t.form(k) {
	case "that", "whether", "how", "why", "if", "what":
		if t.form(k) == "that" && t.toks[k].UPOS != "SCONJ" && !t.nominal(k+1) {
			return -1
		}
		return t.withVerb(k, false)
	}
	if w.has(fSay) && k == w.end && t.finite(k, k+1) && t.gap(v) && !t.ofMain(v, k) {
		return k // a plan that some had feared could fail
	}
	if w.has(fSay) && (t.nominal(k) || t.toks[k].UPOS == "ADJ" || t.form(k) == "there") {
		return t.withVerb(k, w.has(fObj))
	}
	return -1
}

// ofMain says whether the verb at k goes with the noun on which the relative
// clause of the cue v hangs, and is no part of what was said: "The law that the
// minister announced was never passed".
func (t *tree) ofMain(v, k int) bool {
	h := t.head[v]
	if h < 0 || !deptree.Is(t.rel(v), "acl") || !deptree.Is(t.rel(h), "nsubj") || t.head[h] < k {
		return false
	}
	return t.head[k] == t.head[h] || k == t.head[h]
}

// gap says whether the cue v stands in a relative clause with a subject of its
// own, so that its clause may lack one: "which he says is part of a plot".
func (t *tree) gap(v int) bool {
	s := t.subject(v)
	if s < 1 || s > v {
		return false
	}
	for k := t.lo[s] - 1; k >= 0 && k >= t.lo[s]-2; k-- {
		switch t.form(k) {
		case "which", "that", "who", "whom", "what":
			return true
		}
	}
	return false
}

// withVerb is start where a finite verb stands behind it, in the same clause;
// -1 otherwise. object says that a noun phrase would do, so that a relative
// clause is none.
func (t *tree) withVerb(start int, object bool) int {
	for k := start + 1; k < len(t.toks) && k < start+15; k++ {
		if t.isMark(k) && !t.isQuoteMark(k) || t.toks[k].UPOS == "CCONJ" && t.finite(k+1, min(k+2, len(t.toks))) {
			return -1
		}
		switch t.toks[k].XPOS {
		case "WDT", "WP":
			if object {
				return -1
			}
		case "VBD", "VBZ", "VBP", "MD":
			return start
		}
	}
	return -1
}

// skipAdjuncts steps over adverbs, days and, for verbs that name the hearer,
// the hearer.
func (t *tree) skipAdjuncts(v int, w cueWord) int {
	k := w.end
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if c < w.end || t.lo[c] != k {
			continue
		}
		hearer := w.has(fAddr) && deptree.Is(t.rel(c), "obj", "iobj")
		if hearer || deptree.Is(t.rel(c), "advmod", "obl") && t.hi[c]-t.lo[c] <= 8 && !deptree.Is(t.rel(k), "mark") {
			k = t.hi[c]
		}
	}
	return k
}

// clauseEnd is the end of the clause of c, which starts at lo: that of its
// subtree, short of a participle with a cue of its own and of marks.
func (t *tree) clauseEnd(c, lo int) int {
	hi := t.hi[c]
	for hi > lo+1 && t.isMark(hi-1) && !t.isQuoteMark(hi-1) && t.form(hi-1) != ")" {
		hi--
	}
	return hi
}

// tail is hi, or where the clause of tokens [lo, hi) ends before it: at a
// participle that reports in its turn ("would rise, adding that ...").
func (r *reader) tail(t *tree, v, lo, hi int) int {
	for k := lo + 2; k+1 < hi && k < lo+reach; k++ {
		if t.form(k) != "," || t.toks[k+1].XPOS != "VBG" || t.quote[k] != t.quote[v] || t.quote[k+1] != t.quote[v] {
			continue
		}
		if e := r.lex.verbs[t.lemma(k+1)]; e.has(fSay|fObj|fThat|fWho) && t.finite(lo, k) {
			return k
		}
	}
	return hi
}

// sentenceEnd is the end of the sentence's words from lo on.
func (t *tree) sentenceEnd(lo int) int {
	hi := min(len(t.toks), lo+reach)
	for hi > lo+1 && t.isMark(hi-1) && !t.isQuoteMark(hi-1) && t.form(hi-1) != ")" {
		hi--
	}
	return hi
}
