package event

import (
	"strings"

	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// deepest bounds how many governing words are asked for one event.
const deepest = 24

// status is the factuality of the event of token i, from its own words and
// from what governs it.
func (r *reader) status(t *tree, i int) verdict {
	if t.memo[i].done {
		return t.memo[i]
	}
	t.memo[i] = verdict{value: news.Happened, done: true} // a circle finds this
	if r.depth++; r.depth > deepest {
		r.depth--
		return t.memo[i]
	}
	var out verdict
	if t.verb(i) || t.child(i, "cop") >= 0 {
		out = r.verbStatus(t, i)
	} else {
		out = r.nounStatus(t, i)
	}
	r.depth--
	out.done = true
	t.memo[i] = out
	return out
}

// verbStatus is that of a clause.
func (r *reader) verbStatus(t *tree, v int) verdict {
	mine := r.ownStatus(t, v)
	at := t.lead(v)
	if at != v && mine.value == news.Happened && mine.tense == "past" && t.child(v, "nsubj") >= 0 {
		if lead := r.ownStatus(t, at); lead.value == would || lead.value == news.Planned {
			return mine // "insisted that he would stay, and on Friday he survived the vote"
		}
	}
	if at != v && mine.value == "" {
		if h := t.head[v]; h >= 0 && (t.verb(h) || t.child(h, "cop") >= 0) {
			out := r.status(t, h)
			if r.helpers(t, v).neg {
				out = negate(out)
			}
			return out
		}
		return r.nounStatus(t, v)
	}
	h := t.head[at]
	if h < 0 {
		return r.rootStatus(t, at, v, mine)
	}
	switch rel := t.rel(at); {
	case rel == "ccomp" || rel == "xcomp" || rel == "csubj" || rel == "csubj:pass":
		return r.complement(t, v, h, mine)
	case rel == "advcl" || rel == "advcl:relcl":
		return r.adverbial(t, at, h, mine)
	case rel == "acl":
		return r.adnominal(t, at, h, mine)
	case rel == "acl:relcl" || rel == "parataxis" || rel == "root" || rel == "discourse" || rel == "appos":
		return r.rootStatus(t, at, v, mine)
	case rel == "amod":
		if r.lex.fact.modifiers[t.form(at)] != none {
			return verdict{value: news.Possible}
		}
		return verdict{value: news.Happened, why: "participle"}
	}
	if mine.value != "" && mine.value != would {
		return mine
	}
	return r.nounStatus(t, v)
}

// rootStatus is that of a clause that nothing governs.
func (r *reader) rootStatus(t *tree, at, v int, mine verdict) verdict {
	switch {
	case mine.value == would:
		if f, ok := r.frame(t, at); t.role == news.Headline || at != v && ok && f.that == own || r.saidBeside(t, at) || r.future(t, v) && !r.conditioned(t, v) {
			mine.value = news.Planned // said that it was sorry and would help; "Buses would run from 5 May."
		} else {
			mine.value = news.Possible
		}
	case mine.value == "" && t.xpos(at) == "VB" && r.helpers(t, v).to:
		return verdict{value: news.Planned, tense: "future", why: "infinitive of a headline"}
	case mine.value == "":
		mine = verdict{value: news.Happened, why: "no tense"}
	}
	if eff := r.lex.fact.marks[r.markOf(t, v)]; eff == possible && mine.value != news.DidNotHappen {
		return verdict{value: news.Possible, tense: mine.tense, why: mine.why + ", " + r.markOf(t, v)}
	}
	if mine.value == news.Planned || mine.value == news.Possible {
		if r.hasTerm(t, v) && (t.child(v, "parataxis") >= 0 || mine.value == news.Planned) {
			mine.value, mine.why = news.Planned, mine.why+", under a condition with a day" // "If he was still there on Friday, she said, they would …"
		} else if r.conditioned(t, v) {
			mine.value, mine.why = news.Possible, mine.why+", under a condition"
		}
	}
	if t.head[at] < 0 && r.question(t) && mine.value != news.DidNotHappen {
		mine.value, mine.why = news.Possible, mine.why+", in a question"
	}
	return mine
}

// saidBeside says whether a clause of saying stands in clause v: "the road, she said,
// would open".
func (r *reader) saidBeside(t *tree, v int) bool {
	p := t.child(v, "parataxis")
	if a := t.child(v, "advcl"); p < 0 && a > v && t.xpos(a) == "VBD" && t.child(a, "nsubj") >= 0 && r.markOf(t, a) == "" {
		p = a // "would be paid by then, he added"
	}
	if p < 0 {
		return false
	}
	f, ok := r.frame(t, p)
	return ok && f.that == own
}

// conditioned says whether clause v has a condition beside it.
func (r *reader) conditioned(t *tree, v int) bool { return r.condition(t, v) >= 0 }

// condition is the head of the condition beside clause v, -1 for none.
func (r *reader) condition(t *tree, v int) int {
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if deptree.Is(t.toks[c].Deprel, "advcl") {
			for m := t.first[c]; m >= 0; m = t.next[m] {
				if w := t.form(m); t.toks[m].Deprel == "mark" && (w == "if" || w == "unless" || w == "should") {
					return c
				}
			}
		}
	}
	return -1
}

// hasTerm says whether clause v has a condition beside it, and one of the two bears a
// day to come: a threat or a promise with a term, and no mere case.
func (r *reader) hasTerm(t *tree, v int) bool {
	c := r.condition(t, v)
	if p := t.child(v, "parataxis"); c < 0 && p >= 0 {
		c = r.condition(t, p) // "If …, she said, they would …"
	}
	if c < 0 {
		return false
	}
	for k, a := range t.anchors {
		tx := &t.times[k]
		if tx.Earliest == "" || tx.Earliest != tx.Latest || tx.Type != news.TimexDate && tx.Type != news.TimexTime {
			continue
		}
		if a == v && ahead(tx) || a >= 0 && (a == c || t.lo[c] <= a && a < t.hi[c]) && !strings.HasPrefix(tx.Shift, "-") {
			return true
		}
	}
	return false
}

// question says whether the sentence ends in a question mark.
func (r *reader) question(t *tree) bool {
	for i := len(t.toks) - 1; i >= 0 && i >= len(t.toks)-3; i-- {
		if t.toks[i].Form == "?" {
			return true
		}
	}
	return false
}

// complement is that of a clause or infinitive below a verb or adjective.
func (r *reader) complement(t *tree, v, h int, mine verdict) verdict {
	f, known := r.frame(t, h)
	nonfinite := mine.value == ""
	eff := f.that
	if nonfinite || eff == none {
		eff = f.inf
	}
	if !nonfinite && f.that == none {
		eff = own
	}
	if nonfinite && eff == none {
		eff = same
		if !known && r.helpers(t, v).to {
			eff = plan
		}
	}
	if nonfinite && eff == own {
		eff = plan
	}
	term := r.hasTerm(t, v)
	if mine.value == would {
		mine.value = news.Planned
		if r.conditioned(t, v) && !term {
			mine.value = news.Possible
		}
	} else if mine.value == news.Planned && r.conditioned(t, v) && !term {
		mine.value, mine.why = news.Possible, mine.why+", under a condition"
	}
	if mine.why == "was to" && eff == own && r.status(t, h).tense == "past" {
		mine.tense = "future" // "was to be paid by October, he said": it is to be
	}
	out := apply(eff, r.status(t, h), mine, r.lemmaOf(t, h))
	if out.value == news.Planned && !nonfinite && r.markOf(t, v) == "whether" {
		out.value, out.why = news.Possible, out.why+", whether"
	}
	if nonfinite && r.helpers(t, v).neg {
		out = negate(out)
	}
	return out
}

// frame looks up what word h does to what depends on it; with a particle or
// preposition where the lexicon has one.
func (r *reader) frame(t *tree, h int) (frame, bool) {
	lemma := r.lemmaOf(t, h)
	if !t.verb(h) {
		if f, ok := r.lex.fact.adjectives[t.form(h)]; ok {
			return f, true
		}
		if e, ok := r.lex.fact.nouns[lemma]; ok {
			return frame{e, e, e, none}, true
		}
		return frame{}, false
	}
	if h+1 < len(t.toks) {
		if f, ok := r.lex.fact.verbs[lemma+"_"+t.form(h+1)]; ok {
			return f, true
		}
	}
	if p := t.child(h, "compound:prt"); p >= 0 {
		if f, ok := r.lex.fact.verbs[lemma+"_"+t.form(p)]; ok {
			return f, true
		}
	}
	f, ok := r.lex.fact.verbs[lemma]
	return f, ok
}

// apply is the factuality of what a word governs: by the word's effect, its
// own status, and the status that the dependent has by itself.
func apply(eff effect, gov, mine verdict, word string) verdict {
	out := verdict{tense: mine.tense, why: word + "; " + gov.why}
	down := gov.value == news.DidNotHappen || gov.value == news.Denied
	switch eff {
	case same:
		out.value = gov.value
		if mine.value == news.DidNotHappen {
			out.value = news.DidNotHappen
		}
	case not:
		out.value = news.DidNotHappen
		switch {
		case down:
			out.value = news.Happened
		case gov.value == news.Possible || gov.value == news.CalledFor:
			out.value = news.Possible
		}
	case plan:
		out.value = news.Planned
		switch {
		case down:
			out.value = news.DidNotHappen
		case gov.value == news.Possible || gov.value == news.CalledFor:
			out.value = gov.value
		case mine.value == news.Possible || mine.value == news.DidNotHappen:
			out.value = mine.value
		}
	case possible:
		out.value = news.Possible
		if mine.value == news.DidNotHappen {
			out.value = news.DidNotHappen
		}
	case called:
		out.value = news.CalledFor
		if down {
			out.value = news.Possible
		} else if mine.value == news.DidNotHappen {
			out.value = news.DidNotHappen
		}
	case denied:
		out.value = news.Denied
		if down {
			out.value = news.Possible
		}
	case fact:
		out.value = news.Happened
	default: // own
		out = mine
		out.why = mine.why + "; " + word
		if down && gov.value == news.DidNotHappen && (mine.value == news.Happened || mine.value == news.Ongoing) {
			out.value = news.Possible
		}
	}
	return out
}

// adverbial is that of an adverbial clause.
func (r *reader) adverbial(t *tree, at, h int, mine verdict) verdict {
	mark := ""
	eff := none
	for c := t.first[at]; c >= 0 && c < at; c = t.next[c] {
		rel := t.toks[c].Deprel
		if rel != "mark" && rel != "advmod" && rel != "case" {
			continue
		}
		w := t.form(c)
		if f := t.child(c, "fixed"); f >= 0 {
			w += "_" + t.form(f)
		}
		if rel == "mark" && mark == "" {
			mark = w
		}
		if e := r.lex.fact.marks[w]; e != none {
			eff = e
		}
	}
	switch {
	case mark == "to" && t.xpos(at) == "VB":
		return r.purpose(t, at, h, mine)
	case eff == possible && mine.why == "tense: perfect" && r.ownStatus(t, h).value == news.DidNotHappen:
		mine.value = news.DidNotHappen
		return mine
	case eff == possible && mark == "if" && mine.why == "tense: past" && r.plain(t, h):
		return mine // if he denied it then, he has since agreed
	case eff == plan && (mine.value == "" || mine.value == news.Happened): // before doing, before it did
		return r.status(t, h)
	case eff != none:
		return apply(eff, r.status(t, h), mine, mark)
	case mine.value == would:
		mine.value = news.Possible
	case mine.value != "":
		return mine
	case mark == "of" || mark == "for" || mark == "from" || mark == "in" || mark == "by" || mark == "on" || mark == "against":
		if f, ok := r.frame(t, h); ok && f.inf != none && f.inf != own {
			return apply(f.inf, r.status(t, h), mine, r.lemmaOf(t, h))
		}
		return apply(same, r.status(t, h), mine, mark)
	case t.xpos(at) == "VBN":
		return verdict{value: news.Happened, why: "participle"}
	default:
		return apply(same, r.status(t, h), mine, "participle")
	}
	return mine
}

// plain says whether clause h tells of what is or was, without a modal.
func (r *reader) plain(t *tree, h int) bool {
	v := r.ownStatus(t, h).value
	return v == news.Happened || v == news.Ongoing
}

// purpose is that of "to V" beside a verb: what a verb of asking asks for, or
// else what is intended.
func (r *reader) purpose(t *tree, at, h int, mine verdict) verdict {
	eff := plan
	if r.doneBy(t, at) {
		eff = same
	}
	if f, ok := r.frame(t, h); ok && t.verb(h) {
		switch f.inf {
		case none, own, fact:
		case same:
			if f.that == none && (t.child(h, "obj") >= 0 || t.child(h, "nsubj:pass") >= 0) {
				eff = same
			}
		default:
			eff = f.inf
		}
	} else if ok && f.inf != none {
		eff = f.inf
	}
	if r.lemmaOf(t, h) == "send" {
		eff = plan
	}
	out := apply(eff, r.status(t, h), mine, "purpose of "+r.lemmaOf(t, h))
	if out.tense == "" && r.doneBy(t, at) {
		out.tense = r.status(t, h).tense
	}
	if r.helpers(t, at).neg {
		out = negate(out)
	}
	return out
}

// doneBy says whether "to V" tells of an act that is done by what its verb tells: who
// crossed a bridge to protest has protested. Who agreed or went somewhere to do so has not.
func (r *reader) doneBy(t *tree, at int) bool {
	h := t.head[at]
	if h < 0 || !t.verb(h) || !r.lex.classes["done-by"][r.lemmaOf(t, at)] {
		return false
	}
	_, known := r.frame(t, h)
	return !known
}

// adnominal is that of a clause beside a noun: "the plan to V", "the deal
// signed in May".
func (r *reader) adnominal(t *tree, at, h int, mine verdict) verdict {
	if have := r.havingDone(t, at); have >= 0 {
		return r.status(t, have)
	}
	switch {
	case mine.value != "" && mine.value != would:
		return mine
	case r.helpers(t, at).to && t.rel(h) == "obj" && t.verb(t.head[h]):
		if f, ok := r.frame(t, t.head[h]); ok && f.inf != none && f.inf != own && r.lex.fact.nouns[t.lemma[h]] == none {
			return apply(f.inf, r.status(t, t.head[h]), mine, r.lemmaOf(t, t.head[h])) // expect the sale to be closed
		}
	case t.xpos(at) == "VBN":
		out := verdict{value: news.Happened, tense: "past", why: "participle"}
		if d := t.child(h, "det"); d >= 0 && (t.form(d) == "any" || t.form(d) == "no") {
			out.value, out.why = news.Possible, "determiner: "+t.form(d)
		}
		return out
	}
	eff := r.lex.fact.nouns[t.lemma[h]]
	if t.xpos(at) == "VBG" && r.markOf(t, at) == "" {
		return r.status(t, h)
	}
	if eff == none {
		eff = plan
		if t.xpos(at) == "VBG" {
			eff = same
		}
	}
	return apply(eff, r.status(t, h), mine, t.lemma[h])
}

// markOf is the conjunction or preposition that opens clause v, "" for none.
func (r *reader) markOf(t *tree, v int) string {
	if m := t.child(v, "mark", "case"); m >= 0 && m < v {
		return t.form(m)
	}
	return ""
}
