package attribution

import (
	"slices"
	"strings"

	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// What follows reads sources where the order of the words is not that of a
// plain sentence, and where the dependencies take another noun for the one who
// speaks.

// subject is the subject of v: of several before it, as a relative clause has
// where its pronoun is taken for one, the nearest.
func (t *tree) subject(v int) int {
	s := t.child(v, "nsubj", "csubj")
	for c := s; c >= 0; c = t.next[c] {
		lo := t.nounRunBack(c)
		if c < v && deptree.Is(t.rel(c), "nsubj") && c > s && lo > 0 && relatives[t.form(lo-1)] && !slices.ContainsFunc(t.toks[c:v], func(tok news.Token) bool { return tok.UPOS == "VERB" }) {
			s = c
		}
	}
	return s
}

// groupStart is the first token of the verbs and adverbs that end in v.
func (t *tree) groupStart(v int) int {
	for v > 0 && (t.toks[v-1].UPOS == "AUX" || t.toks[v-1].UPOS == "ADV" || t.toks[v-1].UPOS == "PART") {
		v--
	}
	return v
}

// behind is the noun phrase after a verb of telling that follows a comma and
// ends the sentence, where it is the one who tells: "The road was closed,
// informed the head of the office Ivo Marten". Its hearer would stand there if
// somebody told of before did it: "He came home, told his wife".
func (t *tree) behind(v int) (lo, hi int) {
	if v < 3 || v+1 >= len(t.toks) || t.form(v-1) != "," || t.toks[v].XPOS != "VBD" && t.toks[v].XPOS != "VBZ" && t.toks[v].XPOS != "VBN" {
		return -1, -1
	}
	if _, e := english().verb(t.lemma(v), t.form(v)); !e.has(fAddr) || e.has(fSay) {
		return -1, -1
	}
	hi = v + 1
	for hi < len(t.toks) && !t.isStop(hi) {
		if t.quote[hi] != t.quote[v] || t.verb(hi) || t.toks[hi].UPOS == "SCONJ" || t.form(hi) == ";" || t.form(hi) == ":" {
			return -1, -1
		}
		hi++
	}
	if hi == v+1 || t.toks[v+1].UPOS == "PRON" || t.toks[v+1].XPOS == "PRP$" || !t.finite(t.segment(v), v-1) {
		return -1, -1
	}
	named := slices.ContainsFunc(t.toks[v+1:hi], func(tok news.Token) bool { return tok.UPOS == "PROPN" })
	first := t.segment(v)
	for k := first; k < v-1; k++ { // he came home, told his wife
		if s := t.head[k]; s >= 0 && deptree.Is(t.rel(k), "nsubj") && t.rel(k) != "nsubj:pass" && (t.toks[k].XPOS == "PRP" && t.form(k) != "it" || t.toks[k].UPOS == "PROPN") {
			return -1, -1
		}
	}
	if !named && !english().nouns[t.lemma(t.headNoun(v+1, hi))].has(fSpeaker) {
		return -1, -1
	}
	return v + 1, hi
}

// headNoun is the first noun of tokens [lo, hi) with no noun behind it at once.
func (t *tree) headNoun(lo, hi int) int {
	for k := lo; k < hi; k++ {
		if (t.toks[k].UPOS == "NOUN" || t.toks[k].UPOS == "PROPN") && (k+1 >= hi || t.toks[k+1].UPOS != "NOUN" && t.toks[k+1].UPOS != "PROPN") {
			return k
		}
	}
	return lo
}

// spans are the words for how long before or after something else a thing was.
var spans = map[string]bool{"second": true, "minute": true, "hour": true, "day": true, "week": true, "month": true, "year": true, "decade": true,
	"moment": true, "night": true, "morning": true, "evening": true, "fortnight": true, "weekend": true}

// afterTime is where the subject of v begins that the dependencies took for the
// noun of a time: "on Tuesday, hours after a court in Sarn ordered that ...".
// -1 if v is no such verb.
func (t *tree) afterTime(v int) int {
	if x := t.toks[v].XPOS; x != "VBD" && x != "VBZ" && x != "VBP" && x != "VBN" {
		return -1
	}
	end := t.groupStart(v)
	if t.toks[v].XPOS == "VBN" && end == v {
		return -1
	}
	for k := end - 1; k > 0 && k > end-20; k-- {
		if t.isMark(k) || t.verb(k) || t.quote[k] != t.quote[v] || t.toks[k].UPOS == "CCONJ" || relatives[t.form(k)] {
			return -1
		}
		if f := t.form(k); f != "after" && f != "before" && f != "since" {
			continue
		}
		if !spans[t.lemma(k-1)] && t.form(k-1) != "shortly" && t.form(k-1) != "soon" || k+1 >= end || t.toks[k+1].UPOS == "PRON" {
			return -1
		}
		s := t.child(v, "nsubj", "nsubj:pass")
		if s < 0 || s == k-1 || s > k {
			return k + 1
		}
		for c := s + 1; c < k; c++ { // Hale left, a day after the board found that
			if t.form(c) == "," {
				return k + 1
			}
		}
		return -1
	}
	return -1
}

// heardFrom is the noun from which somebody heard or learned something: that
// is who said it. -1 if v is no such verb.
func (r *reader) heardFrom(t *tree, v int) int {
	if l := t.lemma(v); l != "hear" && l != "learn" {
		return -1
	}
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if c > v && deptree.Is(t.rel(c), "obl") {
			if k := t.child(c, "case"); k == v+1 && t.form(k) == "from" && t.toks[c].UPOS != "PRON" {
				return c
			}
		}
	}
	return -1
}

// nounEnd is the end of the noun phrase of k, short of a clause that hangs on it.
func (t *tree) nounEnd(k int) int {
	hi := k + 1
	for hi < t.hi[k] && (t.nominal(hi) || t.toks[hi].UPOS == "ADP" || t.toks[hi].UPOS == "ADJ") && !relatives[t.form(hi)] {
		hi++
	}
	return hi
}

// nounRun is the end of the articles, adjectives and nouns from token k on.
func (t *tree) nounRun(k int) int {
	for k < len(t.toks) && (t.toks[k].UPOS == "DET" || t.toks[k].UPOS == "ADJ" || t.toks[k].UPOS == "NOUN" || t.toks[k].UPOS == "PROPN" || t.toks[k].UPOS == "NUM") {
		k++
	}
	return k
}

// nounRunBack is where the articles, adjectives and nouns that end in k begin.
func (t *tree) nounRunBack(k int) int {
	for k > 0 && (t.toks[k-1].UPOS == "DET" || t.toks[k-1].UPOS == "ADJ" || t.toks[k-1].UPOS == "NOUN" || t.toks[k-1].UPOS == "PROPN") && !relatives[t.form(k-1)] {
		k--
	}
	return k
}

// quantities are the words for some of those just told of.
var quantities = map[string]bool{"most": true, "many": true, "some": true, "all": true, "both": true, "half": true, "none": true, "few": true,
	"several": true, "one": true, "two": true, "three": true, "four": true, "five": true, "six": true}

// quantified is where the source of v begins, if what the dependencies take for
// its subject is a number of those just told of, in an aside, and another noun
// phrase stands between that and v: "Ninety were saved, most of them by boats,
// the coast guard said". -1 if not.
func (t *tree) quantified(s, v int) int {
	if s >= v || !quantities[t.form(s)] || t.form(s+1) != "of" {
		return -1
	}
	if f := t.form(s + 2); f != "them" && f != "whom" && f != "these" && f != "those" {
		return -1
	}
	gap := t.afterComma(v)
	if gap <= s+2 || gap >= t.groupStart(v) || !t.nominal(gap) && t.toks[gap].UPOS != "ADJ" {
		return -1
	}
	return gap
}

// toDo says whether what the verb at v takes is told by nobody: the passive of
// a headline ("Pupils asked to stay at home"), and a bare infinitive that goes on
// another with a noun, which is what somebody is to do ("to hand him over or
// see its envoy leave").
func (r *reader) toDo(t *tree, v int, w cueWord) bool {
	if t.role == news.Headline && w.has(fWho|fAddr) && t.form(v+1) == "to" && t.child(v, "aux") < 0 && strings.HasSuffix(t.form(v), "ed") && t.child(v, "obj") < 0 {
		return true
	}
	return w.lemma == "see" && t.toks[v].XPOS == "VB" && deptree.Is(t.rel(v), "conj") && t.child(v, "ccomp") < 0
}

// nobody says whether a source is nobody, who says nothing.
func nobody(source string) bool {
	switch strings.ToLower(source) {
	case "nobody", "no one", "no-one", "none", "nothing", "neither", "none of them", "neither of them":
		return true
	}
	return false
}

// subordinate says whether a source begins as a clause does that hangs on another,
// and so names no one: "because the ministers", "where the first of them", "who has
// been its leader". A pronoun alone is the one of whom the clause tells.
func subordinate(source string) bool {
	first, rest, _ := strings.Cut(strings.ToLower(source), " ")
	switch first {
	case "because", "where", "whereas", "although", "though", "unless", "whatever", "whenever", "wherever":
		return true
	case "which":
		return rest != ""
	case "who":
		verb, _, more := strings.Cut(rest, " ")
		return more && (verb == "has" || verb == "have" || verb == "is" || verb == "are" || verb == "was" || verb == "were" || verb == "had")
	}
	return false
}
