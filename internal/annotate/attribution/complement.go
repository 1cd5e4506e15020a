package attribution

import (
	"strings"

	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// complement takes content that is no clause.
//
//	infinitive   The union vowed to strike.
//	command      Doctors urged him to rest.
//	reproach     They accused the firm of fraud.
//	judgement    She called the plan a farce.
//	preposition  Lawmakers called for an inquiry.
//	subjunctive  Doctors demand the ward reopen.
//	object       The envoy praised the deal.
func (r *reader) complement(t *tree, v int, w cueWord, source *news.Span) bool {
	if t.child(v, "nsubj:pass") >= 0 {
		return false
	}
	if source == nil && (v == 0 || t.toks[v].XPOS == "VBN") {
		return false // asked about N: nobody is named who asked
	}
	obj := t.child(v, "obj")
	if obj < 0 {
		obj = t.child(v, "iobj")
	}
	if obj >= 0 && obj < v {
		obj = -1
	}
	x := t.child(v, "xcomp")
	if x >= 0 && (x < v || t.lo[x] < v) {
		x = -1
	}
	switch {
	case x >= 0 && t.unnamed(x):
		return true
	case w.has(fTo) && x >= 0 && t.infinitive(x) && obj < 0:
		r.add(t, "infinitive", w.bytes, v, source, t.bytes(t.lo[x], t.clauseEnd(x, t.lo[x])))
		return true
	case w.has(fAs) && (r.judgement(t, v, w, source, obj, x) || r.branded(t, v, w, source)):
		return true
	case w.has(fSum) && r.sum(t, v, w, source, obj):
		return true
	case w.has(fWho) && r.who(t, v, w, source, obj, x):
		return true
	case w.has(fPrep):
		if p, lo := t.preposition(v, w.end, w.preps); p >= 0 && t.toks[p].UPOS != "PRON" {
			cue := w.bytes
			if lo-w.end <= 1 {
				cue.End = t.toks[lo-1].End
			}
			r.add(t, "preposition", cue, v, source, t.bytes(lo, t.phraseEnd(v, p, lo)))
			return true
		}
	}
	if r.counted(t, v, w, source, obj) || r.spokeOf(t, v, w, source) {
		return true
	}
	if r.takesObject(t, v, w, source, obj) {
		lo := max(t.lo[obj], w.end)
		r.add(t, "object", w.bytes, v, source, t.bytes(lo, t.phraseEnd(v, obj, lo)))
		return true
	}
	if subjunctive[w.lemma] && source != nil && obj >= 0 && x > obj && t.toks[x].XPOS == "VB" && t.hi[obj] == x && t.asserted(v) {
		lo := max(t.lo[obj], w.end)
		r.add(t, "subjunctive", w.bytes, v, source, t.bytes(lo, t.clauseEnd(x, lo)))
		return true
	}
	if w.has(fTo) && w.has(fObj|fThat) && x >= 0 && t.infinitive(x) && obj >= 0 && t.lo[obj] < t.hi[x] {
		r.add(t, "infinitive", w.bytes, v, source, t.bytes(t.lo[obj], t.clauseEnd(x, t.lo[x])))
		return true
	}
	return false
}

// subjunctive are verbs of a clause without "that" whose verb has no ending: the
// union is demanding the firm pay more.
var subjunctive = map[string]bool{"demand": true, "recommend": true, "propose": true, "suggest": true, "request": true, "insist": true,
	"urge": true, "ask": true}

// sum takes a number that someone gives for a thing:
//
//	sum  The ministry put the number of the injured at 40.
func (r *reader) sum(t *tree, v int, w cueWord, source *news.Span, obj int) bool {
	if source == nil || obj < 0 || !t.asserted(v) {
		return false
	}
	p, lo := t.preposition(v, w.end, w.preps)
	if p < 0 || p <= obj || lo-1 < t.lo[obj] {
		return false
	}
	end := t.clauseEnd(p, lo)
	for k := lo; k < end && k < lo+8; k++ {
		if t.toks[k].UPOS == "NUM" {
			r.add(t, "sum", w.bytes, v, source, t.bytes(max(t.lo[obj], w.end), end))
			return true
		}
	}
	return false
}

// spokeOf takes a number that someone speaks of:
//
//	spoke-of  The union spoke about 10,000.
func (r *reader) spokeOf(t *tree, v int, w cueWord, source *news.Span) bool {
	if source == nil || w.lemma != "speak" && w.lemma != "talk" || !t.asserted(v) || w.end+1 >= len(t.toks) {
		return false
	}
	if t.form(w.end) != "about" {
		return false
	}
	lo := w.end + 1
	for k := lo; k < len(t.toks) && k < lo+3; k++ {
		if t.toks[k].UPOS == "NUM" {
			r.add(t, "spoke-of", w.bytes, v, source, t.bytes(lo, t.stopFrom(lo)))
			return true
		}
	}
	return false
}

// takesObject says whether the object of v is what its source says or judges:
// a noun phrase of more than a name, of a verb that is told as done.
func (r *reader) takesObject(t *tree, v int, w cueWord, source *news.Span, obj int) bool {
	if !w.has(fObj) || w.has(fSoft) || source == nil || obj < 0 || t.hi[obj] <= w.end || t.rel(obj) == "iobj" {
		return false
	}
	return t.asserted(v) && !t.gap(v) && !t.calledHome(v, obj) && !r.struck(t, v, w) && !t.empty(obj) && !t.bareName(max(t.lo[obj], w.end), t.clauseEnd(obj, obj)) && !r.quotesSpeaker(t, v, obj)
}

// struck says whether a verb of attack has a subject that is no one's name, nor
// of those who speak: "youths attacked the station", "the storm slammed the coast".
func (r *reader) struck(t *tree, v int, w cueWord) bool {
	switch w.lemma {
	case "attack", "slam", "blast":
		s := t.subject(v)
		return s >= 0 && t.toks[s].UPOS == "NOUN" && !r.lex.nouns[t.lemma(s)].has(fSpeaker) && !r.lex.nouns[t.form(s)].has(fSpeaker)
	}
	return false
}

// calledHome says whether what is recalled is somebody or something that was
// sent out, and not what is remembered: "recalled its ambassador", "recalled
// 400 cars".
func (t *tree) calledHome(v, obj int) bool {
	if t.lemma(v) != "recall" {
		return false
	}
	if t.child(obj, "nummod") >= 0 {
		return true
	}
	p := t.child(obj, "nmod:poss")
	return p >= 0 && (t.form(p) == "its" || t.form(p) == "their")
}

// bareName says whether tokens [lo, hi) are a name alone, which says nothing.
func (t *tree) bareName(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if u := t.toks[k].UPOS; u != "PROPN" && u != "PUNCT" && u != "DET" {
			return false
		}
	}
	return lo < hi
}

// counted takes what a poll, a study or a document shows, with all that is
// said of it:
//
//	object-of-count  The poll shows Mr Keller at 40 per cent.
func (r *reader) counted(t *tree, v int, w cueWord, source *news.Span, obj int) bool {
	s := t.child(v, "nsubj")
	if !w.has(fShow) || source == nil || obj < 0 || s < 0 || s > v || !r.lex.nouns[t.lemma(s)].has(fPaper) || t.hi[obj] <= w.end {
		return false
	}
	lo := max(t.lo[obj], w.end)
	hi := t.clauseEnd(obj, lo)
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if c > obj && t.lo[c] >= obj && deptree.Is(t.rel(c), "xcomp", "obl", "advcl", "acl") && t.lo[c] <= hi+1 {
			hi = max(hi, t.clauseEnd(c, t.lo[c]))
		}
	}
	r.add(t, "object-of-count", w.bytes, v, source, t.bytes(lo, hi))
	return true
}

// asserted says whether the verb v is told as something done: it is finite, or
// an auxiliary makes it so. "Attacking the plan" and "to back the plan" name a
// deed and report no words.
func (t *tree) asserted(v int) bool {
	switch t.toks[v].XPOS {
	case "VB":
		return t.child(v, "aux") >= 0 || t.child(v, "nsubj") >= 0 && t.child(v, "mark") < 0 // the bank put it at 40
	case "VBG", "VBN":
		return t.child(v, "aux") >= 0
	}
	return true
}

// unnamed says whether the infinitive asks for namelessness ("not to be
// named"), which is no statement of the report's.
func (t *tree) unnamed(x int) bool {
	switch t.form(x) {
	case "named", "identified", "quoted":
		return t.form(x-1) == "be"
	}
	return false
}

// phraseEnd is the end of the noun phrase of p, a dependent of v that starts at
// lo: with what follows it at once and says what is done to it ("the delay of
// ..., from leaving, that S"), without a relative clause set off by a comma.
func (t *tree) phraseEnd(v, p, lo int) int {
	hi := t.clauseEnd(p, lo)
	for k := max(p, lo) + 1; k+1 < hi && k < lo+reach; k++ {
		if t.isMark(k) && t.form(k) != "(" && t.head[k] >= 0 && (t.form(k) == "—" || t.form(k) == "–" || t.form(k) == "," && t.relative(k+1)) && t.quote[k] == t.quote[p] {
			return k
		}
	}
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if c <= p || t.lo[c] != hi || !deptree.Is(t.rel(c), "acl", "advcl", "xcomp", "ccomp", "obl") {
			continue
		}
		switch t.form(hi) {
		case "that", "to", "from", "against", "for", "of", "if", "whether":
			hi = t.clauseEnd(c, hi)
		}
	}
	return hi
}

// quotesSpeaker says whether the object of v is one who is quoted: "quoted the
// minister as saying S".
func (r *reader) quotesSpeaker(t *tree, v, obj int) bool {
	for k := obj + 1; k+1 < len(t.toks) && k < obj+25; k++ {
		if t.form(k) == "as" && t.toks[k+1].XPOS == "VBG" && r.lex.verbs[t.lemma(k+1)].has(fSay) {
			return true
		}
	}
	return false
}

// infinitive says whether the clause of x starts with "to".
func (t *tree) infinitive(x int) bool {
	for m := t.first[x]; m >= 0 && m < x; m = t.next[m] {
		if deptree.Is(t.rel(m), "mark") && t.form(m) == "to" {
			return true
		}
	}
	return t.form(t.lo[x]) == "to"
}

// empty says whether the noun phrase of k says nothing by itself.
func (t *tree) empty(k int) bool {
	switch t.toks[k].UPOS {
	case "PRON", "DET", "NUM":
		return true
	}
	return t.lemma(k) == "something" || t.lemma(k) == "nothing" || t.isMark(k)
}

// judgement takes the thing and what it is said to be.
func (r *reader) judgement(t *tree, v int, w cueWord, source *news.Span, obj, x int) bool {
	if obj < 0 {
		return false
	}
	end := -1
	if x >= 0 && !t.infinitive(x) {
		end = t.clauseEnd(x, t.lo[x])
		if x < obj { // called the plan a farce, with the two taken for each other
			obj, end = x, t.clauseEnd(obj, t.lo[obj])
		}
	}
	for c := t.first[v]; c >= 0 && end < 0; c = t.next[c] {
		if c > obj && deptree.Is(t.rel(c), "obl", "advcl", "xcomp", "nmod", "obj") {
			if k := t.child(c, "case", "mark"); k >= 0 && t.form(k) == "as" || deptree.Is(t.rel(c), "xcomp", "obj") || k < 0 && t.quote[c] >= 0 {
				end = t.clauseEnd(c, t.lo[c])
			}
		}
	}
	if end < 0 || end <= t.hi[obj] && end <= obj+1 {
		return false
	}
	lo := max(t.lo[obj], w.end)
	if lo >= end {
		return false
	}
	r.add(t, "judgement", w.bytes, v, source, t.bytes(lo, end))
	return true
}

// branded takes what a thing is said to be, where the thing is the relative
// pronoun of the clause: "a vote that unions called a farce".
func (r *reader) branded(t *tree, v int, w cueWord, source *news.Span) bool {
	if !w.has(fAs) || source == nil || w.end >= len(t.toks) || t.form(w.end) != "as" || !deptree.Is(t.rel(v), "acl") {
		return false
	}
	p, lo := t.opened(v, w.end, asOnly)
	if p < 0 || lo != w.end+1 {
		return false
	}
	if vague[strings.ToLower(source.In(r.ann.Text))] { // the pronoun, taken for the one who says it
		if s, _, ok := r.beside(t, v); ok {
			source = &s
		}
	}
	r.add(t, "branded", w.bytes, v, source, t.bytes(w.end, t.clauseEnd(p, lo)))
	return true
}

// asOnly is the preposition of judgements.
var asOnly = []string{"as"}

// who takes the person spoken of and what is said of or wanted from them.
func (r *reader) who(t *tree, v int, w cueWord, source *news.Span, obj, x int) bool {
	if x < 0 && obj >= 0 && w.has(fWho) { // urged the king to rest, read as "the king who is to rest"
		if a := t.child(obj, "acl"); a > obj && t.infinitive(a) {
			x = a
		}
	}
	if x >= 0 && t.infinitive(x) && contains(w.entry.who, "to") {
		lo := t.lo[x]
		if obj >= 0 && obj >= w.end && t.lo[obj] < lo {
			lo = max(t.lo[obj], w.end)
		}
		r.add(t, "command", w.bytes, v, source, t.bytes(lo, t.clauseEnd(x, lo)))
		return true
	}
	p, lo := t.preposition(v, w.end, w.entry.who)
	if p < 0 {
		return false
	}
	end := t.clauseEnd(p, lo)
	for end+2 < len(t.toks) && t.form(end) == "and" && contains(w.entry.who, t.form(end+1)) && t.head[end+1] > end && t.hi[t.head[end+1]] > end {
		end = t.clauseEnd(t.head[end+1], end) // accused her of theft and of lying
	}
	if obj >= 0 && obj >= w.end && t.lo[obj] < lo {
		lo = max(t.lo[obj], w.end)
	} else if obj >= 0 {
		return false
	}
	r.add(t, "reproach", w.bytes, v, source, t.bytes(lo, end))
	return true
}

// preposition is the dependent of v, or of its object, that one of preps
// opens, and the token after that preposition; -1 if there is none.
func (t *tree) preposition(v, from int, preps []string) (int, int) {
	if p, lo := t.opened(v, from, preps); p >= 0 {
		return p, lo
	}
	if obj := t.child(v, "obj"); obj >= from {
		if p, lo := t.opened(obj, obj+1, preps); p >= 0 {
			return p, lo
		}
	}
	for c := t.first[v]; c >= 0; c = t.next[c] { // accused them on Friday of lying
		if c > from && deptree.Is(t.rel(c), "obl", "nmod") && t.hi[c]-c < reach {
			if p, lo := t.opened(c, c+1, preps); p >= 0 && t.toks[p].XPOS == "VBG" {
				return p, lo
			}
		}
	}
	return -1, -1
}

// opened is the dependent of v that one of preps opens.
func (t *tree) opened(v, from int, preps []string) (int, int) {
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if c < from || !deptree.Is(t.rel(c), "obl", "advcl", "nmod", "xcomp", "ccomp", "acl", "obj", "advmod") {
			continue
		}
		k := t.child(c, "case", "mark")
		if k >= from && k < t.hi[c]-1 && contains(preps, t.form(k)) {
			return c, k + 1
		}
	}
	return -1, -1
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
