package event

import (
	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// bearer is the token of the name that the noun phrase of i is apposed to or
// ends in, -1 for none: "maker" in "battery maker Norcell", "spokesman" in "a
// spokesman for Norcell, Per Lund", "members" in "members Norland and Veland".
func (r *reader) bearer(t *tree, i int) int {
	kind := news.NameKind("")
	if k := t.name[i]; k >= 0 {
		kind = r.ann.Names[k].Kind
	}
	if kind == news.Person || !t.noun(i) || r.isTime(t, i) {
		return -1
	}
	for c := t.first[i]; c >= 0; c = t.next[c] {
		if c < i || t.verb(c) {
			continue
		}
		switch rel := t.toks[c].Deprel; {
		case deptree.Is(rel, "flat"):
			if r.canBear(t, i, c) && (kind == "" || kind == news.Demonym || r.isPerson(t, c) && !r.isPerson(t, i)) {
				return c
			}
		case deptree.Is(rel, "appos", "nmod:desc") || rel == "obj" || rel == "dep":
			if kind == "" && r.canBear(t, i, c) {
				return c
			}
		case rel == "nmod" && kind == "" && r.isHuman(t, i):
			if p := r.personBehind(t, c); p >= 0 {
				return p
			}
		}
	}
	return -1
}

// personBehind is the person that follows the phrase of c, an office's body or
// place: "to Sarn Per Lund", "for Norcell, Per Lund"; -1 for none.
func (r *reader) personBehind(t *tree, c int) int {
	if r.isPerson(t, c) {
		for d := t.first[c]; d >= 0 && d < c; d = t.next[d] {
			if deptree.Is(t.toks[d].Deprel, "compound", "flat") && t.name[d] >= 0 && t.name[d] != t.name[c] && t.kase(c) != "" {
				return c
			}
		}
		return -1
	}
	for d := t.first[c]; d >= 0; d = t.next[d] {
		if d > c && deptree.Is(t.toks[d].Deprel, "appos", "conj", "flat") && t.child(d, "cc") < 0 && r.isPerson(t, d) {
			return d
		}
	}
	return -1
}

// isPerson says whether token i lies in the name of a person.
func (r *reader) isPerson(t *tree, i int) bool {
	return t.name[i] >= 0 && r.ann.Names[t.name[i]].Kind == news.Person
}

// canBear says whether token c lies in a name that a phrase headed by i can bear:
// of a person where i is one, else of a body or country.
func (r *reader) canBear(t *tree, i, c int) bool {
	if t.joins(i, c) || t.name[c] < 0 || t.name[c] == t.name[i] || t.kase(c) != "" || t.child(c, "cc") >= 0 {
		return false
	}
	switch r.ann.Names[t.name[c]].Kind {
	case news.Person:
		return t.name[i] >= 0 || r.isHuman(t, i)
	case news.Organisation, news.Country, news.Group:
		return t.name[i] < 0
	}
	return false
}

// apposed is the words of noun i with the name of c, where nothing but a comma
// stands between them; else those of the name.
func (r *reader) apposed(t *tree, i, c int, name news.Span) news.Span {
	noun := r.phrase(t, i)
	if noun.End >= name.Start {
		if noun.Start < name.Start && noun.End <= name.End {
			return news.Span{Start: noun.Start, End: name.End}
		}
		return name
	}
	for _, between := range r.ann.Text[noun.End:name.Start] {
		if between != ' ' && between != ',' && between != '\n' {
			return name
		}
	}
	return news.Span{Start: noun.Start, End: name.End}
}

// leftNoun is the noun phrase that stands right before the finite verb v, for a
// subject that was attached to something else ("At the works in Sarn the union
// has called a strike"), -1 for none.
func (r *reader) leftNoun(t *tree, v int) int {
	k := v - 1
	for k >= 0 && (t.toks[k].UPOS == "AUX" || t.toks[k].UPOS == "ADV") && t.toks[k].UPOS != "PUNCT" {
		k--
	}
	x := t.xpos(k + 1)
	if k < 0 || !t.noun(k) || t.timed[k] || x != "VBZ" && x != "VBP" && x != "VBD" && x != "MD" {
		return -1
	}
	for h := t.head[k]; h >= 0 && h < k && deptree.Is(t.rel(k), "flat", "compound") && t.noun(h); h = t.head[k] {
		k = h
	}
	if t.kase(k) != "" || !deptree.Is(t.rel(k), "appos", "nmod", "dep", "obl", "conj") || t.child(k, "cc") >= 0 || t.rel(k) == "nmod:poss" {
		return -1
	}
	return k
}

// shares says whether a relative clause with verb v belongs to all of the nouns
// that n is joined to: its verb is plural ("the manager and the engineer, who
// were held"), or n is a name joined to a name behind a comma.
func (r *reader) shares(t *tree, n, v, pronoun int) bool {
	if t.rel(n) != "conj" || t.head[n] < 0 || t.head[n] > n {
		return false
	}
	word := v
	if a := t.child(v, "aux", "aux:pass"); a >= 0 {
		word = a
	}
	switch t.form(word) {
	case "were", "are", "have":
		return true
	case "was", "is", "has":
		return false
	}
	if x := t.xpos(word); x == "VBZ" || x == "VBP" {
		return x == "VBP"
	}
	return t.name[n] >= 0 && t.name[t.lead(n)] >= 0 && pronoun > 0 && t.toks[pronoun-1].Form == ","
}
