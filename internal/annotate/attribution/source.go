package attribution

import (
	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// sourceOf gives the source of the verb v: its subject, the agent of a
// passive, or what the construction around it lends. ok is false where the
// sentence has none.
func (r *reader) sourceOf(t *tree, v int) (src news.Span, head int, ok bool) {
	if t.over(v, -1) < 0 && (t.toks[v].XPOS == "VBD" || t.toks[v].XPOS == "VBN") && t.inverted(v) < 0 {
		return r.agent(t, v) // Asked about N, ...
	}
	if lo, hi := t.behind(v); lo >= 0 {
		return t.bytes(lo, hi), lo, true
	}
	if lo := t.afterTime(v); lo >= 0 {
		return t.bytes(lo, t.groupStart(v)), lo, true
	}
	if from := r.heardFrom(t, v); from >= 0 {
		return t.bytes(t.child(from, "case")+1, t.closed(from, t.nounEnd(from))), from, true
	}
	for hops := 0; v >= 0 && hops < 6; hops++ {
		if s := t.subject(v); s >= 0 {
			if lo := t.quantified(s, v); lo >= 0 && hops == 0 {
				return t.bytes(lo, t.groupStart(v)), lo, true
			}
			if hops > 0 && t.form(s) == "it" && t.toks[v].UPOS == "ADJ" {
				return src, -1, false
			}
			if t.rel(s) == "nsubj:pass" && hops == 0 {
				return r.agent(t, v)
			}
			return t.phrase(s, v), s, true
		}
		if hops == 0 && (t.child(v, "aux:pass") >= 0 || t.toks[v].XPOS == "VBN" && t.child(v, "aux") < 0 && deptree.Is(t.rel(v), "advcl", "acl")) {
			return r.agent(t, v)
		}
		if s := t.inverted(v); s >= 0 && hops == 0 {
			return t.phrase(s, v), s, true
		}
		h := t.head[v]
		if h < 0 {
			break
		}
		if o := t.child(h, "obj", "iobj"); o > h && o < v && v > 0 && t.form(v-1) == "as" && t.toks[v].XPOS == "VBG" {
			return t.before(o, v-1), o, true // quoted him as saying
		}
		switch rel := t.rel(v); {
		case deptree.Is(rel, "acl"):
			if m := t.child(v, "mark"); m >= 0 && m == v-1 && t.toks[m].UPOS != "PART" && t.form(m) != "as" {
				return src, -1, false // accused of wanting, the fear of saying
			}
			if rel != "acl:relcl" && t.nominal(h) && h < v {
				return t.before(h, v), h, true
			}
			return src, -1, false
		case deptree.Is(rel, "xcomp"):
			if o := t.child(h, "obj", "iobj"); o >= 0 && r.lex.verbs[t.lemma(h)].has(fWho|fAddr) {
				return t.phrase(o, v), o, true
			}
		case deptree.Is(rel, "conj", "advcl", "parataxis", "aux", "cop"):
		case rel == "ccomp" && t.toks[v].XPOS == "VBG" && h < v && t.form(v-1) == ",": // he said, noting that S
		case deptree.Is(rel, "ccomp", "dep", "appos"):
			return r.beside(t, v)
		default:
			return src, -1, false
		}
		v = h
	}
	return r.beside(t, v)
}

// agent is the phrase with "by" of a passive verb.
func (r *reader) agent(t *tree, v int) (news.Span, int, bool) {
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if deptree.Is(t.rel(c), "obl") && c > v {
			if k := t.child(c, "case"); k >= 0 && t.form(k) == "by" && k+1 < t.hi[c] {
				hi := t.hi[c]
				for n := k + 2; n+1 < hi; n++ { // accused by the union of hiding it
					if f := t.form(n); (f == "of" || f == "for") && t.toks[n+1].XPOS == "VBG" {
						hi = n
					}
				}
				return t.bytes(k+1, hi), c, true
			}
		}
	}
	for k := v + 1; k+1 < len(t.toks) && k < v+8 && !t.isMark(k) && !t.verb(k) && t.toks[k].UPOS != "SCONJ"; k++ { // dismissed in March by Judge N
		if t.form(k) == "by" && k > v+1 && (t.toks[k+1].UPOS == "PROPN" || t.toks[k+1].UPOS == "DET") && !r.lex.nouns[t.form(k+1)].has(fDay) && !spans[t.lemma(t.headNoun(k+1, t.nounRun(k+1)))] {
			return t.bytes(k+1, t.nounRun(k+1)), t.headNoun(k+1, t.nounRun(k+1)), true
		}
	}
	return news.Span{}, -1, false
}

// inverted is the subject that follows a verb of speech without being marked
// as one: "..., said the head of the bank".
func (t *tree) inverted(v int) int {
	if v+1 >= len(t.toks) {
		return -1
	}
	if e := english().verbs[t.lemma(v)]; e.has(fAddr) && (!e.has(fSay) && !e.has(fQuote) || v > 0 && t.form(v-1) == "and") {
		return -1 // told reporters, and told the court that S: the hearers
	} else if e.has(fWho) && !e.has(fSay|fQuote) {
		return -1 // the prosecutor, Ms Lind, charged him with theft: the one spoken of
	}
	for c := t.first[v]; c >= 0; c = t.next[c] {
		bare := deptree.Is(t.rel(c), "obj", "iobj") || deptree.Is(t.rel(c), "ccomp", "xcomp") && t.child(c, "nsubj", "cop", "aux") < 0
		if c > v && bare && t.lo[c] == v+1 && t.nominal(c) && (v == 0 || t.isMark(v-1) || t.form(v-1) == "and") &&
			t.toks[v].XPOS != "VBG" && t.toks[v].XPOS != "VB" && t.toks[v].XPOS != "VBN" {
			return c
		}
	}
	return -1
}

// beside takes the noun phrase that stands right before the verb, where the
// dependencies show no subject.
func (r *reader) beside(t *tree, v int) (news.Span, int, bool) {
	if v < 1 || t.toks[v].XPOS == "VBG" {
		return news.Span{}, -1, false
	}
	k := v - 1
	for k > 0 && (t.toks[k].UPOS == "AUX" || t.toks[k].UPOS == "ADV" || t.toks[k].UPOS == "PART") {
		k--
	}
	if !t.nominal(k) || t.quote[k] != t.quote[v] {
		return news.Span{}, -1, false
	}
	from := k
	for from > 0 && (t.nominal(from-1) || t.toks[from-1].UPOS == "ADJ" || t.form(from-1) == "’s" || t.form(from-1) == "'s") &&
		t.quote[from-1] == t.quote[v] && k-from < 12 && !relatives[t.form(from-1)] {
		from--
	}
	return t.bytes(from, k+1), k, true
}

// relatives are the words that part a noun from its relative clause.
var relatives = map[string]bool{"that": true, "which": true, "who": true, "whom": true}

// phrase is the subtree of s as far as it lies on its side of the token v, and
// without what only hangs on it by a fault: the part behind a full stop.
func (t *tree) phrase(s, v int) news.Span {
	lo, hi := t.lo[s], t.hi[s]
	if s < v {
		hi = min(hi, v)
	} else {
		lo = max(lo, v+1)
	}
	if t.toks[s].XPOS == "NNS" && s < v && s < 4 && s+2 < hi && t.toks[s+1].UPOS == "PROPN" && t.form(s+2) == "," && t.plain(0, s) && t.toks[v].XPOS != "VBP" {
		lo = s + 1 // a crosshead that runs into the sentence: Mass protests Mr Keller, in power for years, says
	}
	for k := s + 1; k < hi; k++ {
		if t.isStop(k) && k+1 < hi && !t.isQuoteMark(k+1) || t.quote[k] != t.quote[s] && t.quote[s] < 0 && k-s > 40 {
			hi = k
		}
	}
	lo, hi = max(lo, s-reach), min(hi, s+reach)
	for k := lo; k < s; k++ { // on Friday the bank said
		if f := t.form(k); k < s && english().nouns[f].has(fDay) && k-lo < 3 && (t.nominal(k+1) || t.form(k+1) == ",") {
			lo = k + 1
		}
	}
	for k := s - 1; k > lo; k-- { // a day, a place or an adverb in front
		front := t.form(k) == "," && t.toks[lo].UPOS != "DET" && t.toks[lo].UPOS != "ADJ" && t.toks[lo].UPOS != "NUM"
		if front && t.quote[k] == t.quote[s] || t.form(k) == "—" || t.form(k) == "–" || t.form(k) == "-" && t.toks[k-1].End < t.toks[k].Start {
			lo = k + 1
			break
		}
	}
	for lo < s && (t.isMark(lo) && t.form(lo) != "(" || deptree.Is(t.rel(lo), "cc") || t.form(lo) == "with" || t.form(lo) == "whom" || t.form(lo) == "then") {
		lo++
	}
	for hi > s+1 && t.isMark(hi-1) && t.form(hi-1) != ")" && !t.isQuoteMark(hi-1) {
		hi--
	}
	for lo > 0 && lo <= s && !english().nouns[t.form(lo-1)].has(fDay) && (t.toks[lo-1].UPOS == "DET" && t.toks[lo].UPOS != "PRON" || t.toks[lo-1].UPOS == "PROPN" && t.toks[lo].UPOS == "PROPN") {
		lo-- // what the dependencies left outside the phrase
	}
	for hi < v && t.toks[hi].UPOS == "PROPN" {
		hi++
	}
	return t.bytes(lo, hi)
}

// plain says whether tokens [lo, hi) are nouns and adjectives only.
func (t *tree) plain(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if u := t.toks[k].UPOS; u != "NOUN" && u != "ADJ" {
			return false
		}
	}
	return true
}

// before is the noun phrase of h up to the token v that modifies it.
func (t *tree) before(h, v int) news.Span {
	hi := min(t.lo[v], v)
	for hi > h+1 && t.isMark(hi-1) {
		hi--
	}
	return t.bytes(min(t.lo[h], h), max(hi, h+1))
}

// last is the source of the nearest verb of speech before the participle v in
// its sentence, which a participle without a source of its own shares.
func (r *reader) last(t *tree, v int, source *news.Span) *news.Span {
	if t.toks[v].XPOS != "VBG" || t.form(v-1) != "," {
		return source
	}
	_, e := r.lex.verb(t.lemma(v), t.form(v))
	open := source == nil || !e.has(fMind) && e.has(fSay|fObj|fThat|fWho)
	if !open {
		return source
	}
	for k := len(r.found) - 1; k >= r.from; k-- {
		f := r.found[k]
		if f.source == nil || !speaks(f.rule) || f.cue.End > t.toks[v].Start || f.depth != r.depth(t.quote[v]) {
			continue
		}
		if source == nil {
			return f.source
		}
		for _, c := range f.content { // the subject of what was said
			if c.Contains(*source) && c.End <= t.toks[v].Start {
				return f.source
			}
		}
	}
	return source
}
