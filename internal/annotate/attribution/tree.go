package attribution

import (
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
	// head is the number of each token's head, -1 for a root and for heads
	// that make no tree.
	head []int
	// lo and hi bound the subtree of each token, hi excluded.
	lo, hi []int
	// first and next list each token's dependents in text order.
	first, next []int
	// quote is the innermost quotation that each token lies in, -1 for none.
	quote []int
	para  int
}

// newTree reads the dependencies of a sentence. Heads outside the sentence and
// circles are taken as roots.
func newTree(sent *news.Sentence) *tree {
	n := len(sent.Tokens)
	t := &tree{toks: sent.Tokens, span: sent.Span}
	t.head, t.quote = deptree.Heads(sent.Tokens), make([]int, n)
	for i := range t.quote {
		t.quote[i] = -1
	}
	t.mend()
	l := deptree.Link(t.head)
	t.first, t.next, t.lo, t.hi = l.First, l.Next, l.Lo, l.Hi
	return t
}

// mend moves verbs that were joined to the wrong one of two by "and". In "said
// rates would fall and warned that ..." the past tense goes with "said", in
// "said it was done and would be repeated" the modal goes with "was done".
func (t *tree) mend() {
	modal, subject := make([]bool, len(t.toks)), make([]bool, len(t.toks))
	clause := make([]int, len(t.toks)) // last clause that each verb says
	for i, h := range t.head {
		if h < 0 {
			continue
		}
		rel := t.toks[i].Deprel
		modal[h] = modal[h] || t.toks[i].XPOS == "MD"
		subject[h] = subject[h] || deptree.Is(rel, "nsubj", "expl", "csubj")
		if rel == "ccomp" && i > h {
			clause[h] = i
		}
	}
	for i, h := range t.head {
		if h < 0 || h >= i || t.toks[i].Deprel != "conj" || subject[i] {
			continue
		}
		g := t.head[h]
		switch {
		case g >= 0 && clause[g] == h && t.toks[i].XPOS == "VBD" && t.toks[g].XPOS == "VBD" && modal[h] && !modal[i]:
			t.head[i] = g
		case clause[h] > h && clause[h] < i && modal[i] && !modal[h]:
			t.head[i] = clause[h]
		}
	}
}

// child is the first dependent of i with one of the relations, -1 if none. A
// relation ending in ":" stands for all its subtypes.
func (t *tree) child(i int, rels ...string) int {
	for c := t.first[i]; c >= 0; c = t.next[c] {
		if deptree.Is(t.toks[c].Deprel, rels...) {
			return c
		}
	}
	return -1
}

// lemma is the lemma of token i in lower case, "" outside the sentence.
func (t *tree) lemma(i int) string {
	if i < 0 || i >= len(t.toks) {
		return ""
	}
	return strings.ToLower(t.toks[i].Lemma)
}

// form is the word of token i in lower case, "" outside the sentence.
func (t *tree) form(i int) string {
	if i < 0 || i >= len(t.toks) {
		return ""
	}
	return strings.ToLower(t.toks[i].Form)
}

// rel is the relation of token i, "" outside the sentence.
func (t *tree) rel(i int) string {
	if i < 0 {
		return ""
	}
	return t.toks[i].Deprel
}

// verb says whether token i is a verb or an auxiliary.
func (t *tree) verb(i int) bool {
	return i >= 0 && i < len(t.toks) && (t.toks[i].UPOS == "VERB" || t.toks[i].UPOS == "AUX")
}

// nominal says whether token i can head a noun phrase.
func (t *tree) nominal(i int) bool {
	if i < 0 || i >= len(t.toks) {
		return false
	}
	switch t.toks[i].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM", "DET":
		return true
	}
	return false
}

// span is the bytes of tokens [from, to).
func (t *tree) bytes(from, to int) news.Span {
	return news.Span{Start: t.toks[from].Start, End: t.toks[to-1].End}
}

// isMark says whether token i is a mark of punctuation.
func (t *tree) isMark(i int) bool {
	return i >= 0 && i < len(t.toks) && t.toks[i].UPOS == "PUNCT"
}

// isStop says whether token i ends a sentence.
func (t *tree) isStop(i int) bool {
	switch t.form(i) {
	case ".", "!", "?", "...", "…", "?!", "!!":
		return true
	}
	return false
}

// isQuoteMark says whether token i is a quotation mark.
func (t *tree) isQuoteMark(i int) bool {
	switch t.form(i) {
	case "\"", "“", "”", "„", "‟", "«", "»", "‹", "›", "'", "‘", "’", "''", "``", "’’", "‘‘", "＂":
		return t.isMark(i) || t.toks[i].UPOS != "PART"
	}
	return false
}

// neighbour steps from i over quotation marks; step is 1 or -1.
func (t *tree) over(i, step int) int {
	for i += step; i >= 0 && i < len(t.toks) && t.isQuoteMark(i); i += step {
	}
	return i
}
