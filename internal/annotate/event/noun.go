package event

import (
	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// nounStatus is the factuality of an event that a noun names.
func (r *reader) nounStatus(t *tree, n int) verdict {
	if v, ok := r.modified(t, n); ok {
		return v
	}
	h := t.head[n]
	if h < 0 {
		if t.role == news.Headline {
			return verdict{value: news.Happened, why: "headline"}
		}
		return verdict{value: news.Happened, why: "noun"}
	}
	switch rel := t.rel(n); {
	case rel == "obj" || rel == "nsubj:pass" || rel == "iobj" || rel == "xcomp" || rel == "ccomp":
		return r.object(t, n, h)
	case rel == "nsubj":
		return r.subject(t, n, h)
	case rel == "conj":
		return r.status(t, h)
	case deptree.Is(rel, "nmod", "compound", "acl"):
		return r.ofNoun(t, n, h)
	case deptree.Is(rel, "obl", "advcl", "advmod"):
		return r.oblique(t, n, h)
	}
	return verdict{value: news.Happened, why: "noun"}
}

// modified is what determiners and adjectives say: "no talks", "the planned
// talks".
func (r *reader) modified(t *tree, n int) (verdict, bool) {
	for c := t.first[n]; c >= 0; c = t.next[c] {
		if !deptree.Is(t.toks[c].Deprel, "amod", "det", "advmod", "compound") || c > n {
			continue
		}
		switch eff := r.lex.fact.modifiers[t.form(c)]; eff {
		case none:
		case plan:
			return verdict{value: news.Planned, why: "modifier: " + t.form(c)}, true
		case possible:
			return verdict{value: news.Possible, why: "modifier: " + t.form(c)}, true
		case not:
			return verdict{value: news.DidNotHappen, why: "modifier: " + t.form(c)}, true
		case called:
			return verdict{value: news.CalledFor, why: "modifier: " + t.form(c)}, true
		}
	}
	if r.futureBeside(t, n) {
		return verdict{value: news.Planned, why: "a time to come"}, true
	}
	return verdict{}, false
}

// definite says whether noun n is one that is taken as known.
func (r *reader) definite(t *tree, n int) bool {
	for c := t.first[n]; c >= 0; c = t.next[c] {
		switch t.toks[c].Deprel {
		case "nmod:poss":
			return true
		case "det":
			switch t.form(c) {
			case "the", "this", "that", "these", "those", "both":
				return true
			}
		}
	}
	return t.xpos(n) == "NNPS" || t.xpos(n) == "NNP"
}

// object is that of a noun that a verb acts on.
func (r *reader) object(t *tree, n, h int) verdict {
	f, known := r.frame(t, h)
	gov := r.status(t, h)
	if known && f.noun != none && f.noun != own {
		out := apply(f.noun, gov, verdict{tense: gov.tense}, r.lemmaOf(t, h))
		if f.noun == same {
			out.tense = gov.tense
		}
		return out
	}
	return r.presumed(t, n, gov, r.lemmaOf(t, h))
}

// presumed is that of an event that a clause merely speaks of: what is known
// took place, what is new is as likely as its clause.
func (r *reader) presumed(t *tree, n int, gov verdict, word string) verdict {
	if r.dated(t, n) && (gov.value == news.Planned || gov.value == news.Possible) {
		return verdict{value: news.Planned, why: word + "; " + gov.why}
	}
	if gov.value == news.Happened || gov.value == news.Ongoing || r.definite(t, n) {
		return verdict{value: news.Happened, why: "presumed by " + word}
	}
	if gov.value == news.DidNotHappen || gov.value == news.Denied {
		return verdict{value: news.Possible, why: word + "; " + gov.why}
	}
	return verdict{value: gov.value, why: word + "; " + gov.why}
}

// dated says whether noun n names a meeting or an election: one that may well
// lie ahead when a clause about what is to come speaks of it.
func (r *reader) dated(t *tree, n int) bool {
	return t.xpos(n) != "NNS" && t.xpos(n) != "NNPS" && r.isMeeting(t, n)
}

// isMeeting says whether noun n names a meeting or an election.
func (r *reader) isMeeting(t *tree, n int) bool {
	for _, e := range r.lex.nouns[t.lemma[n]] {
		if e.typ == "CONSULT" || e.mode == "election" {
			return true
		}
	}
	return false
}

// subject is that of an event noun that does something.
func (r *reader) subject(t *tree, n, h int) verdict {
	gov := r.status(t, h)
	if f, ok := r.frame(t, h); ok && f.subj != none {
		out := apply(f.subj, gov, verdict{tense: gov.tense}, r.lemmaOf(t, h))
		out.tense = gov.tense
		return out
	}
	if t.child(h, "cop") >= 0 || t.lemma[h] == "be" { // talks are under way
		if gov.value != news.DidNotHappen {
			return gov
		}
		if t.lemma[h] == "be" {
			return gov
		}
	}
	if gov.value == news.Planned && t.xpos(n) != "NNS" {
		return gov
	}
	return r.presumed(t, n, gov, r.lemmaOf(t, h))
}

// ofNoun is that of an event noun below another noun: "the threat of
// sanctions", "a call for talks".
func (r *reader) ofNoun(t *tree, n, h int) verdict {
	eff := r.lex.fact.nouns[t.lemma[h]]
	k := t.kase(n)
	switch {
	case eff == fact && t.lemma[h] != "news" && t.lemma[h] != "report" && t.head[h] >= 0 && !r.definite(t, n):
		// "did not come to power as a result of war" tells of no war
		if gov := r.status(t, t.head[h]); gov.value == news.DidNotHappen {
			return verdict{value: news.DidNotHappen, why: t.lemma[h] + "; " + gov.why}
		}
	case eff == not && t.lemma[h] == "rejection" && r.definite(t, n):
		return verdict{value: news.Happened, why: "rejection of what took place"}
	}
	if e := r.lex.fact.cases[k]; e != none && k != "due_to" {
		return r.byCase(t, e, n, h, k)
	}
	switch {
	case eff != none && t.rel(n) == "compound" && eff != not:
		return verdict{value: news.Happened, why: "noun"}
	case eff != none && k != "by" && k != "with" && k != "between":
		gov := verdict{value: news.Happened}
		if t.rel(h) != "root" || t.child(h, "cop") >= 0 { // "would be in line for a victory"
			gov = r.status(t, h)
		}
		return apply(eff, gov, verdict{}, t.lemma[h])
	}
	if r.dated(t, n) && t.rel(n) != "compound" && r.lex.nouns[t.lemma[h]] == nil && k != "after" && k != "since" {
		if gov := r.status(t, h); gov.value == news.Planned || gov.value == news.Possible {
			return verdict{value: news.Planned, why: t.lemma[h] + "; " + gov.why}
		}
	}
	return verdict{value: news.Happened, why: "noun of " + t.lemma[h]}
}

// oblique is that of an event noun in a prepositional phrase of a clause.
func (r *reader) oblique(t *tree, n, h int) verdict {
	k := t.kase(n)
	if e := r.lex.fact.cases[k]; e != none {
		return r.byCase(t, e, n, h, k)
	}
	gov := r.status(t, h)
	if f, ok := r.lex.fact.verbs[r.lemmaOf(t, h)+"_"+k]; ok && f.noun != none {
		return apply(f.noun, gov, verdict{}, r.lemmaOf(t, h)+" "+k)
	}
	switch k {
	case "at", "in", "during", "on", "with", "to", "into", "by":
		if gov.value == news.DidNotHappen || gov.value == news.Denied {
			return r.presumed(t, n, gov, r.lemmaOf(t, h))
		}
		if gov.value == news.Planned {
			return verdict{value: news.Planned, why: k + "; " + gov.why}
		}
	case "for":
		if gov.value == news.Planned || gov.value == news.Possible {
			return gov
		}
	case "before":
		if gov.value == news.Planned || gov.value == news.Ongoing {
			return verdict{value: news.Planned, why: "before; " + gov.why}
		}
	}
	return r.presumed(t, n, gov, r.lemmaOf(t, h))
}

// byCase is that of an event noun after a preposition that decides.
func (r *reader) byCase(t *tree, e effect, n, h int, k string) verdict {
	switch e {
	case plan:
		return verdict{value: news.Planned, why: "case: " + k}
	case possible:
		return verdict{value: news.Possible, why: "case: " + k}
	case not:
		return verdict{value: news.DidNotHappen, why: "case: " + k}
	}
	if f, ok := r.lex.fact.verbs[r.lemmaOf(t, h)]; ok && (k == "during" || k == "amid") && t.verb(h) && f.inf == plan && f.noun == plan && r.isMeeting(t, n) {
		return verdict{value: news.Planned, why: k + " of what " + t.lemma[h] + " says"}
	}
	if gov := r.status(t, h); (k == "after" || k == "through" || k == "during" || k == "following") && gov.value == news.Planned && !r.definite(t, n) {
		return verdict{value: news.Planned, why: k + "; " + gov.why}
	}
	return verdict{value: news.Happened, why: "case: " + k}
}
