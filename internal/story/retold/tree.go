package retold

import (
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/resolve/event"
	"dateline/internal/story/lineage"
)

// tree is the dependency tree of a sentence.
type tree struct {
	sent *news.Sentence
	toks []news.Token
	kids [][]int
	time []bool // which tokens are of time expressions
}

func newTree(rep *news.Annotated, at int) *tree {
	sent := &rep.Sentences[at]
	t := &tree{sent: sent, toks: sent.Tokens, kids: make([][]int, len(sent.Tokens)), time: make([]bool, len(sent.Tokens))}
	for i := range rep.Times {
		if rep.Times[i].Start >= sent.End {
			break
		}
		for k := range t.toks {
			t.time[k] = t.time[k] || rep.Times[i].Span.Contains(t.toks[k].Span)
		}
	}
	for i := range t.toks {
		if h := t.head(i); h >= 0 {
			t.kids[h] = append(t.kids[h], i)
		}
	}
	return t
}

// head is the token on which token i hangs, -1 for none.
func (t *tree) head(i int) int {
	if h := t.toks[i].Head - 1; h < len(t.toks) {
		return h
	}
	return -1
}

// rel is the relation of token i to its head without its subtype.
func (t *tree) rel(i int) string {
	rel, _, _ := strings.Cut(t.toks[i].Deprel, ":")
	return rel
}

// child is the first child of token i with one of the relations, -1 for none.
func (t *tree) child(i int, rels ...string) int {
	for _, c := range t.kids[i] {
		if slices.Contains(rels, t.toks[c].Deprel) {
			return c
		}
	}
	return -1
}

// clauses are the relations of what is a clause of its own below a word.
var clauses = map[string]bool{"ccomp": true, "advcl": true, "acl": true, "parataxis": true, "csubj": true}

// clause gives the tokens of the clause of token i, in order: those below it without
// the clauses that it contains.
func (t *tree) clause(i int) []int {
	var out []int
	var walk func(int, int)
	walk = func(i, depth int) {
		out = append(out, i)
		for _, c := range t.kids[i] {
			if rel := t.rel(c); depth < deepest && !clauses[rel] && (rel != "conj" || t.toks[c].UPOS != "VERB") {
				walk(c, depth+1)
			}
		}
	}
	walk(i, 0)
	slices.Sort(out)
	return out
}

// deepest bounds the walk, in case heads form a circle.
const deepest = 24

// ruler is the verb in whose clause noun i stands, as its subject or object or beside
// it; -1 for none.
func (t *tree) ruler(i int) int {
	for range 3 {
		h := t.head(i)
		if h < 0 || clauses[t.rel(i)] {
			return -1
		}
		if t.toks[h].UPOS == "VERB" {
			return h
		}
		i = h
	}
	return -1
}

// subject is the head of who or what verb i is told of: its own subject, that of the
// verb to which it is joined, or of a relative clause the noun before it; -1 for none.
func (t *tree) subject(i int) int {
	for range 3 {
		s := t.child(i, "nsubj", "nsubj:pass")
		switch {
		case s >= 0 && t.rel(i) == "acl" && t.toks[s].XPOS != "" && strings.HasPrefix(t.toks[s].XPOS, "W"):
			return t.head(i)
		case s >= 0:
			return s
		case t.rel(i) != "conj" || t.head(i) < 0:
			if i > 0 && t.toks[i].XPOS == "VBD" && (t.toks[i-1].UPOS == "PROPN" || t.toks[i-1].UPOS == "NOUN") {
				return i - 1 // "a day after Ann Orr resigned", wherever the tree hangs her
			}
			return -1
		}
		i = t.head(i)
	}
	return -1
}

// tells says whether token i, from which no event was read, tells of a happening as
// done: a verb with a tense of its own, or a noun of an act that is known, or that some
// report tells with the verb of that stem.
func (t *tree) tells(i int, acts map[string]bool) bool {
	tok := &t.toks[i]
	switch tok.UPOS {
	case "NOUN":
		return tok.XPOS != "NNS" && t.rel(i) != "compound" && !t.time[i] && (len(event.ActsOf(strings.ToLower(tok.Lemma))) > 0 || acts[root(strings.ToLower(tok.Lemma))]) && !t.open(t.ruler(i)) && !t.denied(i)
	case "VERB":
		lemma := strings.ToLower(tok.Lemma)
		return (tok.XPOS == "VBD" || tok.XPOS == "VBN") && t.rel(i) != "amod" && !event.Light(lemma) && !saying()[lemma] && !t.open(i)
	}
	return false
}

// definite says whether a word that points at something known stands beside noun i.
func (t *tree) definite(i int) bool {
	return slices.ContainsFunc(t.kids[i], func(c int) bool {
		form := strings.ToLower(t.toks[c].Form)
		return form == "the" || form == "this" || form == "that" || t.toks[c].XPOS == "PRP$" || t.toks[c].Deprel == "nmod:poss"
	})
}

// open says whether verb i is denied, or leaves open or ahead what it tells: beside
// "would" or "not", after "if", or in an infinitive.
func (t *tree) open(i int) bool {
	if i < 0 {
		return false
	}
	if t.denied(i) {
		return true
	}
	for _, c := range t.kids[i] {
		form := strings.ToLower(t.toks[c].Form)
		switch t.rel(c) {
		case "aux":
			if t.toks[c].XPOS == "MD" {
				return true
			}
		case "mark":
			if slices.Contains(opening, form) {
				return true
			}
		}
	}
	return false
}

// opening are conjunctions after which nothing is told as done.
var opening = []string{"if", "whether", "unless", "to", "until", "till", "lest"}

// denied says whether "not" or the like stands beside token i.
func (t *tree) denied(i int) bool {
	return slices.ContainsFunc(t.kids[i], func(c int) bool {
		switch strings.ToLower(t.toks[c].Form) {
		case "not", "n't", "n’t", "never", "no", "without", "any":
			return true
		}
		return false
	})
}

// since says whether a time only opens a span, or closes one.
func (t *tree) since(tx *news.Timex) bool {
	for i := range t.toks {
		if t.toks[i].Start >= tx.Start {
			return i > 0 && slices.Contains([]string{"since", "until", "till", "before", "after", "by", "from", "to"}, strings.ToLower(t.toks[i-1].Form))
		}
	}
	return false
}

// verb is the lemma of verb i with its particle.
func (t *tree) verb(i int) string {
	lemma := strings.ToLower(t.toks[i].Lemma)
	if p := t.child(i, "compound:prt"); p >= 0 {
		return lemma + "_" + strings.ToLower(t.toks[p].Lemma)
	}
	if i+1 < len(t.toks) && t.toks[i+1].UPOS == "ADV" {
		if full := lemma + "_" + strings.ToLower(t.toks[i+1].Lemma); event.Known(full) {
			return full
		}
	}
	return lemma
}

// wordOf is what a token counts as: the stem of its lemma, of a number its digits, ""
// for function words, years and single digits.
func wordOf(tok *news.Token) string {
	l := strings.ToLower(tok.Lemma)
	switch tok.UPOS {
	case "NOUN", "VERB", "ADJ", "PROPN":
		if len(l) > 2 && !event.Light(l) {
			return lineage.Stem(l)
		}
	case "NUM":
		if d := strings.ReplaceAll(l, ",", ""); len(d) > 1 && d[0] >= '1' && d[0] <= '9' && !(len(d) == 4 && (d[:2] == "19" || d[:2] == "20")) {
			return d
		}
	}
	return ""
}
