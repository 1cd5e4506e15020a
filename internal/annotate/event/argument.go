package event

import (
	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// relative pronouns stand for the noun that their clause belongs to.
var relatives = map[string]bool{"who": true, "which": true, "that": true, "whom": true}

// antecedent is the noun that a relative pronoun of clause v stands for, -1
// if there is none.
func (r *reader) antecedent(t *tree, v int) int {
	at := t.lead(v)
	switch t.rel(at) {
	case "acl:relcl", "acl", "advcl:relcl":
		if n := t.head[at]; n >= 0 && r.shares(t, n, v, t.child(v, "nsubj")) {
			return t.lead(n)
		}
		return t.head[at]
	case "xcomp", "advcl", "ccomp":
		if h := t.head[at]; h >= 0 && t.rel(h) == "acl:relcl" {
			return t.head[h]
		}
	case "parataxis", "appos":
		s := t.child(v, "nsubj")
		if o := t.child(v, "obj"); o >= 0 && relatives[t.form(o)] {
			s = o
		}
		if s > 1 && t.noun(s-2) && t.toks[s-1].Form == "," {
			n := s - 2
			for steps := 0; steps < 4 && deptree.Is(t.rel(n), "flat") && t.head[n] >= 0 && t.head[n] < n; steps++ {
				n = t.head[n]
			}
			if r.shares(t, n, v, s) {
				return t.lead(n)
			}
			return n
		}
	}
	return -1
}

// passive says whether verb v is in the passive, participles that modify a
// noun included.
func (r *reader) passive(t *tree, v int) bool {
	have, be := false, false
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if deptree.Is(t.toks[c].Deprel, "aux", "cop") {
			have = have || t.lemma[c] == "have"
			be = be || t.lemma[c] == "be" || t.lemma[c] == "get"
		}
	}
	if t.rel(v) == "acl" && !be && (r.lex.classes["intransitive"][r.lemmaOf(t, v)] || t.xpos(v) == "VBD" && t.child(v, "ccomp", "obj") >= 0) {
		return false // "a bridge collapsed" that was taken for "a collapsed bridge"
	}
	if have && !be || t.xpos(v) == "VBG" && t.child(v, "aux:pass") < 0 {
		return false // whatever its subject was taken for
	}
	if be && t.xpos(v) == "VBN" || t.child(v, "aux:pass") >= 0 {
		return true
	}
	if t.child(v, "nsubj:pass") >= 0 && t.child(v, "obj") < 0 && (t.role == news.Headline || t.role == news.Caption) {
		return true
	}
	if t.child(v, "obl:agent") >= 0 {
		return true
	}
	if t.xpos(v) != "VBN" && t.xpos(v) != "VBD" || t.child(v, "aux") >= 0 {
		return false
	}
	switch t.rel(v) {
	case "acl", "amod":
		return t.child(v, "nsubj", "obj") < 0
	case "advcl":
		return t.xpos(v) == "VBN" && t.child(v, "nsubj", "obj") < 0
	case "conj":
		h := t.head[v]
		return h >= 0 && t.xpos(v) == "VBN" && t.child(v, "nsubj", "obj") < 0 && t.verb(h) && r.passive(t, h)
	}
	return false
}

// subjectOf is the subject of clause v, also where another verb has it or a
// relative pronoun stands for it; -1 for none. From counts the steps taken.
func (r *reader) subjectOf(t *tree, v, from int) int {
	if v < 0 || from > 8 {
		return -1
	}
	s := r.nearSubject(t, v)
	if s >= 0 {
		if relatives[t.form(s)] && s < v {
			if a := r.antecedent(t, v); a >= 0 && a != v {
				if o := r.second(t, v, s); o >= 0 {
					return o
				}
				return a
			}
		}
		return s
	}
	for c := t.first[v]; c >= 0 && c < v; c = t.next[c] {
		if deptree.Is(t.toks[c].Deprel, "nmod", "compound", "dep") && t.kase(c) == "" && r.isActor(t, c) && !r.isTime(t, c) {
			return c // a subject that was taken for a modifier
		}
	}
	if n := r.leftNoun(t, v); n >= 0 {
		return n
	}
	h := t.head[v]
	if h < 0 {
		return -1
	}
	switch rel := t.rel(v); {
	case rel == "conj":
		return r.subjectOf(t, h, from+1)
	case rel == "xcomp":
		return r.controller(t, v, h, from)
	case rel == "advcl":
		return r.controller(t, v, h, from)
	case rel == "acl":
		return r.besideNoun(t, v, h, from)
	case rel == "acl:relcl":
		return h
	case deptree.Is(rel, "obl", "nmod", "obj", "ccomp", "nsubj") && t.xpos(v) == "VBG":
		if p := t.child(v, "nmod:poss"); p >= 0 {
			return p
		}
		if t.verb(h) {
			return r.subjectOf(t, h, from+1)
		}
		return r.besideNoun(t, v, h, from)
	}
	return -1
}

// nearSubject is the subject that hangs on v, -1 for none: of several the one
// that stands closest before it ("CAIRO -- Forces dismissed"), a relative
// pronoun and a time aside.
func (r *reader) nearSubject(t *tree, v int) int {
	best := -1
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if !deptree.Is(t.toks[c].Deprel, "nsubj") || r.isTime(t, c) {
			continue
		}
		if best >= 0 && (c > v || relatives[t.form(best)]) {
			continue
		}
		best = c
	}
	return best
}

// second is the subject of v after the relative pronoun s, -1 for none.
func (r *reader) second(t *tree, v, s int) int {
	for c := t.next[s]; c >= 0 && c < v; c = t.next[c] {
		if deptree.Is(t.toks[c].Deprel, "nsubj") {
			return c
		}
	}
	return -1
}

// controller is who does what an infinitive or participle says: the object of
// a verb that makes or asks others, else the subject.
func (r *reader) controller(t *tree, v, h, from int) int {
	marked := r.markOf(t, v)
	if marked == "" && t.xpos(v) == "VBG" && v > 0 && t.toks[v-1].Form == "," && t.verb(h) {
		return r.subjectOf(t, h, from+1) // sent the town a loan, pledging more
	}
	if r.lex.classes["object-control"][r.lemmaOf(t, h)] && (marked == "to" || marked == "of" || marked == "from" || marked == "for" || marked == "into" || marked == "" || marked == "as") {
		if r.passive(t, h) {
			return r.subjectOf(t, h, from+1)
		}
		if o := t.child(h, "obj", "iobj"); o >= 0 && o < v {
			return o
		}
		for c := t.first[h]; c >= 0 && c < v; c = t.next[c] {
			if k := t.kase(c); deptree.Is(t.toks[c].Deprel, "obl") && c > h && (k == "on" || k == "for" || k == "to" || k == "with") && r.isActor(t, c) {
				return c
			}
		}
	}
	if t.verb(h) || t.child(h, "nsubj", "cop") >= 0 {
		return r.subjectOf(t, h, from+1)
	}
	return r.besideNoun(t, v, h, from)
}

// besideNoun is who does what a clause beside noun h says: "troops guarding
// the gate", "their plan to leave", "a plan for them to leave".
func (r *reader) besideNoun(t *tree, v, h, from int) int {
	if (t.xpos(v) == "VBG" || t.xpos(v) == "VBN") && r.markOf(t, v) == "" {
		return h
	}
	for c := t.first[h]; c >= 0; c = t.next[c] {
		if deptree.Is(t.toks[c].Deprel, "nmod", "obl") && t.kase(c) == "for" && c < v && c > h {
			return c
		}
	}
	if p := t.child(h, "nmod:poss"); p >= 0 {
		return p
	}
	for c := t.first[h]; c >= 0; c = t.next[c] {
		if k := t.kase(c); deptree.Is(t.toks[c].Deprel, "nmod") && (k == "by" || k == "of" || k == "from") && r.isActor(t, c) {
			return c
		}
		if deptree.Is(t.toks[c].Deprel, "amod", "compound") && c < h && t.name[c] >= 0 {
			return c
		}
	}
	if g := t.head[h]; g >= 0 && (deptree.Is(t.rel(h), "obj", "obl", "xcomp") && t.verb(g)) {
		return r.subjectOf(t, g, from+1)
	}
	return -1
}

// agent is who does what verb v says, -1 for none.
func (r *reader) agent(t *tree, v int) int {
	if t.noun(v) {
		return -1
	}
	if !r.passive(t, v) {
		return r.subjectOf(t, v, 0)
	}
	if a := t.child(v, "obl:agent"); a >= 0 {
		if r.lex.classes["means"][t.lemma[a]] {
			return -1
		}
		return a
	}
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if c > v && deptree.Is(t.toks[c].Deprel, "obl") && t.kase(c) == "by" && t.xpos(c) != "VBG" && !r.lex.classes["means"][t.lemma[c]] {
			return c
		}
	}
	return -1
}

// patient is whom or what verb v acts on, -1 for none.
func (r *reader) patient(t *tree, v int) int {
	if t.noun(v) {
		return -1
	}
	if r.passive(t, v) {
		if rel := t.rel(v); (rel == "acl" || rel == "amod") && t.child(v, "nsubj:pass") < 0 {
			return t.head[v]
		}
		return r.subjectOf(t, v, 0)
	}
	if o := t.child(v, "obj"); o >= 0 {
		if relatives[t.form(o)] && o < v {
			if a := r.antecedent(t, v); a >= 0 {
				return a
			}
		}
		return o
	}
	if o := t.child(v, "iobj"); o >= 0 {
		return o
	}
	s := t.child(v, "nsubj")
	if s >= 0 && relatives[t.form(s)] && r.second(t, v, s) >= 0 {
		return r.antecedent(t, v)
	}
	if o := r.near(t, v); o >= 0 && o != s {
		return o
	}
	if (t.rel(v) == "acl:relcl" || t.rel(v) == "acl" && t.child(v, "mark") >= 0 && t.form(t.child(v, "mark")) == "that") && s >= 0 && !relatives[t.form(s)] && s > t.head[v] && t.child(v, "ccomp", "xcomp") < 0 {
		return t.head[v] // "the town rebels took"
	}
	return -1
}

// near is the noun phrase that follows verb v at once, for an object that was
// attached elsewhere; -1 for none. Verbs that take clauses have none.
func (r *reader) near(t *tree, v int) int {
	if f, ok := r.lex.fact.verbs[r.lemmaOf(t, v)]; ok && f.that != none {
		return -1
	}
	noun := -1
	for k := v + 1; k < len(t.toks) && k <= v+nearest; k++ {
		switch t.toks[k].UPOS {
		case "NOUN", "PROPN":
			if t.head[k] == v && deptree.Is(t.rel(k), "obl", "advmod") || r.isTime(t, k) {
				return noun
			}
			noun = k
			continue
		case "DET", "ADJ", "NUM", "SYM":
			if noun < 0 {
				continue
			}
		case "VERB":
			if x := t.xpos(k); noun < 0 && k > v+1 && (x == "VBG" || x == "VBN") {
				continue
			}
		case "PRON":
			if noun < 0 && t.xpos(k) == "PRP$" {
				continue
			}
		case "PART":
			if t.xpos(k) == "POS" {
				continue
			}
		case "PUNCT", "ADV":
			if noun < 0 && (t.toks[k].UPOS == "ADV" || t.toks[k].Form == "-") {
				continue
			}
		}
		return noun
	}
	return noun
}

// nearest is how many words after a verb the noun phrase beside it may reach.
const nearest = 9
