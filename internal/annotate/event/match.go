package event

import (
	"strings"

	"dateline/internal/annotate/deptree"
)

// match is an entry that fits a word, with the words that it took.
type match struct {
	*entry
	at int
	// parts are the other words of the predicate; prepObj is the noun that a
	// preposition among them marks, -1 for none.
	parts   []int
	prepObj int
	score   int
}

// best is the entry that fits token i with the most restrictions; the first
// in the lexicon's order among equals.
func (r *reader) best(t *tree, i int) (match, bool) {
	var list []*entry
	switch t.toks[i].UPOS {
	case "VERB":
		list = r.lex.verbs[r.lemmaOf(t, i)]
	case "NOUN":
		if list = r.lex.nouns[t.lemma[i]]; list == nil {
			list = r.lex.nouns[t.form(i)]
		}
	case "PROPN":
		if t.name[i] < 0 {
			list = r.lex.nouns[t.lemma[i]]
			if list == nil {
				list = r.lex.nouns[singular(t.form(i))]
			}
		}
	}
	found := match{score: -1}
	for _, e := range list {
		m := match{entry: e, at: i, prepObj: -1}
		if !r.words(t, &m) || !r.fits(t, &m) {
			continue
		}
		if m.score > found.score {
			found = m
		}
	}
	return found, found.score >= 0
}

// singular takes a regular plural's ending off.
func singular(word string) string {
	return strings.TrimSuffix(word, "s")
}

// lemmaOf is the lemma of token i; of a verb one that the lexicon knows, if
// its form is regular.
func (r *reader) lemmaOf(t *tree, i int) string {
	if i < 0 {
		return ""
	}
	l := t.lemma[i]
	if t.toks[i].UPOS == "VERB" && r.lex.verbs[l] == nil {
		if base, ok := r.lex.forms[t.form(i)]; ok {
			return base
		}
	}
	return l
}

// wordReach is how many words after a verb a word of its predicate may stand:
// "take the whole unhappy matter to the streets".
const wordReach = 8

// words finds the words of the predicate beside its head.
func (r *reader) words(t *tree, m *match) bool {
	if m.noun {
		for _, w := range m.words[1:] {
			k := r.modifier(t, m.at, w)
			if k < 0 {
				return false
			}
			m.parts = append(m.parts, k)
			m.score += 4
		}
		return true
	}
	from := m.at
	for _, w := range m.words[1:] {
		k := r.after(t, m.at, from, w)
		if k < 0 {
			if k = t.child(m.at, "nsubj:pass"); k < 0 || t.lemma[k] != w {
				return false
			}
		} else {
			from = k
		}
		m.parts = append(m.parts, k)
		m.score += 4
		if rel := t.rel(k); rel == "case" || rel == "mark" {
			m.prepObj = t.head[k]
		} else if t.toks[k].UPOS == "ADP" && rel != "compound:prt" {
			m.prepObj = r.objectOf(t, m.at, w)
		}
	}
	return true
}

// modifier finds word w before noun n, among its modifiers.
func (r *reader) modifier(t *tree, n int, w string) int {
	for c := t.first[n]; c >= 0 && c < n; c = t.next[c] {
		if t.lemma[c] == w || t.form(c) == w {
			return c
		}
	}
	if n > 1 && t.toks[n-1].Form == "-" {
		n-- // cease-fire
	}
	if n > 0 && (t.lemma[n-1] == w || t.form(n-1) == w) {
		return n - 1
	}
	return -1
}

// after finds word w of the predicate after token from.
func (r *reader) after(t *tree, v, from int, w string) int {
	for o := t.first[v]; o >= 0; o = t.next[o] {
		if o > from && t.lemma[o] == w && t.rel(o) == "obj" {
			return o
		}
	}
	for k := from + 1; k < len(t.toks) && k <= v+wordReach; k++ {
		if t.lemma[k] != w && t.form(k) != w {
			if t.verb(k) && t.toks[k].UPOS == "VERB" {
				return -1
			}
			continue
		}
		h := t.head[k]
		if t.toks[k].UPOS == "ADV" && k > from+2 {
			continue
		}
		if t.toks[k].UPOS == "ADP" && r.astray(t, v, k, w) {
			continue
		}
		if k == from+1 || h == v || h >= 0 && t.head[h] == v {
			return k
		}
	}
	return -1
}

// astray says whether a preposition that a predicate asks for belongs to
// something else: to a time ("called him on Friday"), or to what follows the
// verb's object ("called a strike for Friday").
func (r *reader) astray(t *tree, v, k int, w string) bool {
	h := t.head[k]
	if h > k && (r.isTime(t, h) || r.isTime(t, k)) {
		return true
	}
	switch w {
	case "on", "for", "to", "at":
		o := t.child(v, "obj")
		return k > v+1 && o > v && o < k
	}
	return false
}

// objectOf is the noun beside v that preposition w marks, -1 for none.
func (r *reader) objectOf(t *tree, v int, w string) int {
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if deptree.Is(t.toks[c].Deprel, "obl", "nmod", "advcl", "obj") && !r.isTime(t, c) && (r.cased(t, c, w) || t.lo[c] > 0 && t.form(t.lo[c]-1) == w) {
			return c
		}
	}
	return -1
}

// fits tests the restrictions, and counts those that are positive.
func (r *reader) fits(t *tree, m *match) bool {
	for k := range m.conds {
		c := &m.conds[k]
		if r.holds(t, m, c) == c.neg {
			return false
		}
		if !c.neg {
			m.score += 2
			if len(c.words) > 0 {
				m.score++
			}
			if c.slot == "subj" {
				m.score++
			}
		}
	}
	m.score++
	return true
}

// holds tests one restriction, without its sign.
func (r *reader) holds(t *tree, m *match, c *cond) bool {
	v := m.at
	switch c.slot {
	case "obj":
		k := r.patient(t, v)
		if m.prepObj >= 0 && (k < 0 || k < v && !t.verb(m.prepObj) && !r.passive(t, v)) {
			k = m.prepObj
		}
		return r.word(t, k, c)
	case "subj":
		return r.word(t, r.agent(t, v), c)
	case "inf":
		return r.infinitive(t, v) >= 0
	case "that":
		return t.child(v, "ccomp") >= 0
	case "pass":
		return r.passive(t, v)
	case "mod":
		return r.anyModifier(t, v, c)
	case "poss":
		return r.word(t, t.child(v, "nmod:poss"), c)
	}
	k := r.objectOf(t, v, c.slot)
	if k < 0 && !m.noun {
		if o := r.patient(t, v); o >= 0 {
			k = r.objectOf(t, o, c.slot)
		}
	}
	return r.word(t, k, c)
}

// anyModifier says whether noun n has one of the words of c before it.
func (r *reader) anyModifier(t *tree, n int, c *cond) bool {
	for k := t.first[n]; k >= 0 && k < n; k = t.next[k] {
		if t.rel(k) == "det" || t.rel(k) == "case" || t.rel(k) == "punct" {
			continue
		}
		if r.word(t, k, c) {
			return true
		}
	}
	return n > 0 && t.rel(n-1) != "case" && r.word(t, n-1, c) && t.head[n-1] == n
}

// word says whether token k, or one joined to it, is one of the words of c.
func (r *reader) word(t *tree, k int, c *cond) bool {
	if k < 0 {
		return false
	}
	if c.any {
		return true
	}
	for n := k; n >= 0; {
		if t.toks[n].UPOS == "SYM" && c.words["dollar"] {
			return true
		}
		if c.words[t.lemma[n]] || c.words[t.form(n)] ||
			r.playsRole(t, n, c) || c.actor && r.isActor(t, n) || c.human && r.isHuman(t, n) || c.place && r.isPlace(t, n) {
			return true
		}
		if inner := r.counted(t, n); inner >= 0 && (c.words[t.lemma[inner]] || c.actor && r.isActor(t, inner) || c.human && r.isHuman(t, inner)) {
			return true
		}
		next := -1
		for d := t.first[k]; d >= 0; d = t.next[d] {
			if d > n && t.rel(d) == "conj" {
				next = d
				break
			}
		}
		n = next
	}
	return false
}

// playsRole says whether token n stands for one whom the report calls by one of
// the words of c: of "the prosecutor, Ada Lund, said she would question him",
// "she".
func (r *reader) playsRole(t *tree, n int, c *cond) bool {
	if t.ment[n] < 0 || len(c.words) == 0 {
		return false
	}
	for _, w := range r.roles[r.ments[t.ment[n]].entity] {
		if c.words[w] {
			return true
		}
	}
	return false
}

// quantities are nouns that only count what follows "of", or tell which part or
// shape of it is meant.
var quantities = map[string]bool{"number": true, "thousand": true, "hundred": true, "dozen": true, "million": true,
	"group": true, "score": true, "ten": true, "majority": true, "handful": true, "member": true, "crowd": true,
	"hundreds": true, "thousands": true, "dozens": true, "tens": true, "scores": true, "millions": true,
	"series": true, "round": true, "wave": true, "outline": true, "draft": true, "text": true, "term": true, "terms": true, "framework": true,
	"part": true, "half": true, "rest": true, "remainder": true, "instalment": true, "installment": true, "version": true, "set": true, "some": true, "many": true, "several": true, "one": true, "two": true, "three": true, "four": true, "five": true}

// counted is the noun that a noun of quantity counts ("thousands of
// protesters"), -1 for none.
func (r *reader) counted(t *tree, n int) int {
	if !quantities[t.form(n)] && !quantities[t.lemma[n]] && t.toks[n].UPOS != "NUM" {
		return -1
	}
	for c := t.first[n]; c >= 0; c = t.next[c] {
		if c > n && deptree.Is(t.toks[c].Deprel, "nmod") && t.kase(c) == "of" {
			if inner := r.counted(t, c); inner >= 0 {
				return inner
			}
			return c
		}
	}
	return -1
}

// infinitive is the infinitive that token v governs, beside it or beside its
// object, -1 for none.
func (r *reader) infinitive(t *tree, v int) int {
	for _, at := range [...]int{v, t.child(v, "obj")} {
		if at < 0 {
			continue
		}
		for c := t.first[at]; c >= 0; c = t.next[c] {
			if c > v && deptree.Is(t.toks[c].Deprel, "xcomp", "advcl", "acl", "ccomp") && t.xpos(c) == "VB" && t.child(c, "aux") < 0 && t.form(t.lo[c]) != "for" {
				return c
			}
		}
	}
	return -1
}

// cased says whether w is one of the prepositions before noun i.
func (r *reader) cased(t *tree, i int, w string) bool {
	if t.kase(i) == w {
		return true
	}
	for c := t.first[i]; c >= 0; c = t.next[c] {
		if t.rel(c) == "case" && t.form(c) == w {
			return true
		}
	}
	return false
}
