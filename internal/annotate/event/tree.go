package event

import (
	"slices"
	"sort"
	"strings"

	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// tree is one sentence with what the rules ask of its dependencies. Token
// numbers count from 0; -1 is none.
type tree struct {
	toks []news.Token
	span news.Span
	role news.Role
	// head is the number of each token's head, -1 for a root.
	head []int
	// lo and hi bound the subtree of each token, hi excluded.
	lo, hi []int
	// first and next list each token's dependents in text order.
	first, next []int
	// name is the name that each token lies in, an index into Names, -1 for
	// none; ment is the same for the mentions of entities.
	name, ment []int
	// memo keeps the factuality that was worked out for a token.
	memo []verdict
	// taken marks tokens whose event was found with another's.
	taken []bool
	lemma []string
	// times are the time expressions from this sentence on.
	times []news.Timex
	// timed marks tokens within a time expression; anchors are what each of
	// those of this sentence hangs on.
	timed   []bool
	anchors []int
}

// newTree reads the dependencies of a sentence; times are the time expressions
// from it on. Heads outside the sentence and
// circles are taken as roots.
func newTree(sent *news.Sentence, times []news.Timex) *tree {
	n := len(sent.Tokens)
	room := make([]int, 2*n)
	t := &tree{toks: sent.Tokens, span: sent.Span, memo: make([]verdict, n), taken: make([]bool, n), timed: make([]bool, n), lemma: make([]string, n)}
	t.head = deptree.Heads(sent.Tokens)
	t.name, t.ment = room[:n:n], room[n:]
	for i := range sent.Tokens {
		t.name[i], t.ment[i] = -1, -1
		t.lemma[i] = strings.ToLower(sent.Tokens[i].Lemma)
	}
	t.times = times
	t.mend()
	t.mendTimes()
	l := deptree.Link(t.head)
	t.first, t.next, t.lo, t.hi = l.First, l.Next, l.Lo, l.Hi
	return t
}

// mend moves a verb in the past tense that was joined by "and" to a form that
// is not: in "accused it of sending tanks and called for talks" the second
// past goes with the first.
func (t *tree) mend() {
	own := make([]bool, len(t.toks)) // has an auxiliary or subject of its own
	for i, h := range t.head {
		if h >= 0 && deptree.Is(t.toks[i].Deprel, "aux", "aux:pass", "nsubj", "nsubj:pass") {
			own[h] = true
		}
	}
	past := func(i int) bool { return t.toks[i].XPOS == "VBD" || t.toks[i].XPOS == "VBN" }
	for i, h := range t.head {
		if h < 0 || h >= i || t.toks[i].Deprel != "conj" || own[i] || !past(i) {
			continue
		}
		if x := t.toks[h].XPOS; x != "VBG" && x != "VB" {
			continue
		}
		for g, steps := t.head[h], 0; g >= 0 && steps < 4; g, steps = t.head[g], steps+1 {
			if t.toks[g].UPOS == "VERB" && past(g) {
				t.head[i] = g
				break
			}
		}
	}
}

// mendTimes gives a noun back that was taken for a part of the time after it:
// in "sanctions on Turkey next week" it is Turkey that "on" marks.
func (t *tree) mendTimes() {
	for k := range t.times {
		tx := t.times[k].Span
		if tx.Start >= t.span.End {
			return
		}
		if c := t.at(tx.Start) - 1; c >= 0 && t.toks[c].UPOS == "PROPN" {
			t.free(c, tx)
		}
		t.freeAfter(tx)
	}
}

// at is the first token that ends behind byte b, len(toks) if none does.
func (t *tree) at(b news.Byte) int {
	return sort.Search(len(t.toks), func(i int) bool { return t.toks[i].End > b })
}

// free takes noun c and its preposition out of the time tx that it stands
// before.
func (t *tree) free(c int, tx news.Span) {
	n := t.head[c]
	if n < 0 || !tx.Contains(t.toks[n].Span) || !deptree.Is(t.toks[c].Deprel, "compound", "amod", "nmod") {
		return
	}
	preposition := -1
	for d := range t.head {
		if t.head[d] == n && t.toks[d].Deprel == "case" && d < c {
			preposition = d
		}
	}
	if preposition < 0 {
		return
	}
	t.toks = slices.Clone(t.toks) // those of the report stay as they are
	t.toks[c].Deprel = "obl"
	t.head[c], t.head[preposition] = t.head[n], c
}

// freeAfter gives the phrase after the time tx to the word that the time hangs
// on: in "will travel on Tuesday to Sarn" it is the travel that goes to Sarn.
func (t *tree) freeAfter(tx news.Span) {
	for c := t.at(tx.End); c < len(t.toks) && c < t.at(tx.End)+5 && t.toks[c].UPOS != "PUNCT"; c++ {
		n := t.head[c]
		if n < 0 || !tx.Contains(t.toks[n].Span) || t.toks[c].Deprel != "nmod" || !t.noun(c) || t.head[n] < 0 || tx.Contains(t.toks[t.head[n]].Span) {
			continue
		}
		if h := t.head[n]; t.toks[h].UPOS != "VERB" {
			continue
		}
		t.toks = slices.Clone(t.toks) // those of the report stay as they are
		t.toks[c].Deprel = "obl"
		t.head[c] = t.head[n]
		return
	}
}

// child is the first dependent of i with one of the relations, -1 if none.
func (t *tree) child(i int, rels ...string) int {
	for c := t.first[i]; c >= 0; c = t.next[c] {
		if deptree.Is(t.toks[c].Deprel, rels...) {
			return c
		}
	}
	return -1
}

// form is the word of token i in lower case, "" outside the sentence.
func (t *tree) form(i int) string {
	if i < 0 || i >= len(t.toks) {
		return ""
	}
	return strings.ToLower(t.toks[i].Form)
}

// rel is the relation of token i, "" for none.
func (t *tree) rel(i int) string {
	if i < 0 {
		return ""
	}
	return t.toks[i].Deprel
}

// xpos is the tag of token i, "" for none.
func (t *tree) xpos(i int) string {
	if i < 0 || i >= len(t.toks) {
		return ""
	}
	return t.toks[i].XPOS
}

// verb says whether token i is a verb or an auxiliary.
func (t *tree) verb(i int) bool {
	return i >= 0 && i < len(t.toks) && (t.toks[i].UPOS == "VERB" || t.toks[i].UPOS == "AUX")
}

// noun says whether token i is a noun or a name.
func (t *tree) noun(i int) bool {
	return i >= 0 && i < len(t.toks) && (t.toks[i].UPOS == "NOUN" || t.toks[i].UPOS == "PROPN")
}

// kase is the preposition that marks the noun i, in lower case: "of", "ahead
// of", "because of"; "" for none. The preposition of the first of several
// joined nouns holds for all.
func (t *tree) kase(i int) string {
	if i < 0 {
		return ""
	}
	for c := t.first[i]; c >= 0; c = t.next[c] {
		if t.toks[c].Deprel != "case" && !(t.toks[c].Deprel == "mark" && t.toks[c].UPOS == "ADP") {
			continue
		}
		word := t.form(c)
		if f := t.child(c, "fixed"); f >= 0 {
			return word + "_" + t.form(f)
		}
		if word == "of" && c > 0 && t.form(c-1) == "ahead" {
			return "ahead_of"
		}
		if word == "'s" || word == "’s" || word == "'" || word == "’" {
			return "'s"
		}
		return word
	}
	if t.rel(i) == "conj" {
		if h := t.head[i]; h >= 0 && h < i && t.noun(h) {
			return t.kase(h)
		}
	}
	return ""
}

// joins says whether "and" stands between tokens a and b.
func (t *tree) joins(a, b int) bool {
	for k := a + 1; k < b; k++ {
		if t.toks[k].UPOS == "CCONJ" {
			return true
		}
	}
	return false
}

// bytes is the span of tokens [from, to).
func (t *tree) bytes(from, to int) news.Span {
	return news.Span{Start: t.toks[from].Start, End: t.toks[to-1].End}
}

// first of the tokens joined to i by "and": i itself where nothing joins it.
func (t *tree) lead(i int) int {
	for steps := 0; i >= 0 && t.rel(i) == "conj" && t.head[i] >= 0 && steps < 16; steps++ {
		i = t.head[i]
	}
	return i
}
