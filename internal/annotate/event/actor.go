package event

import (
	"slices"

	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// isActor says whether noun i stands for someone who acts in public life: a
// name of a person, body or country, or a word for one ("troops", "court").
func (r *reader) isActor(t *tree, i int) bool {
	if i < 0 {
		return false
	}
	if k := t.name[i]; k >= 0 {
		switch r.ann.Names[k].Kind {
		case news.Person, news.Organisation, news.Country, news.Demonym, news.Group, news.Place:
			return true
		}
	}
	if r.lex.classes["actor"][t.lemma[i]] || r.lex.classes["actor"][t.form(i)] {
		return true
	}
	if t.toks[i].UPOS == "PROPN" {
		if p := t.child(i, "appos", "flat"); p >= 0 && t.name[p] >= 0 {
			return true
		}
	}
	if n := r.counted(t, i); n >= 0 && n != i {
		return r.isActor(t, n)
	}
	return r.isHuman(t, i)
}

// isHuman says whether noun i stands for people.
func (r *reader) isHuman(t *tree, i int) bool {
	if i < 0 {
		return false
	}
	if k := t.name[i]; k >= 0 {
		switch kind := r.ann.Names[k].Kind; {
		case kind == news.Person:
			return true
		case (kind == news.Group || kind == news.Demonym) && (t.xpos(i) == "NNPS" || t.xpos(i) == "NNS"):
			return true
		}
	}
	if r.lex.classes["human"][t.lemma[i]] || r.lex.classes["human"][t.form(i)] {
		return true
	}
	switch t.form(i) {
	case "he", "she", "him", "her", "they", "them", "who", "whom", "people", "others", "those":
		return true
	}
	return false
}

// isPlace says whether noun i names or means a place.
func (r *reader) isPlace(t *tree, i int) bool {
	if i < 0 {
		return false
	}
	if k := t.name[i]; k >= 0 {
		switch r.ann.Names[k].Kind {
		case news.Place, news.Country:
			return true
		}
	}
	return r.lex.classes["place"][t.lemma[i]]
}

// political says whether noun i is surely of public life: a body, a country, a
// force, an office, or a person.
func (r *reader) political(t *tree, i int) bool {
	if i < 0 {
		return false
	}
	if k := t.name[i]; k >= 0 {
		switch r.ann.Names[k].Kind {
		case news.Work:
		default:
			return true
		}
	}
	if r.lex.classes["actor"][t.lemma[i]] || r.lex.classes["actor"][t.form(i)] {
		return true
	}
	switch t.form(i) {
	case "he", "she", "him", "her", "they", "them", "we", "us", "who", "whom", "both":
		return true
	}
	for c := t.first[i]; c >= 0; c = t.next[c] {
		if deptree.Is(t.toks[c].Deprel, "compound", "amod", "nmod:poss", "flat", "nmod:desc", "appos") && t.name[c] >= 0 {
			return true
		}
	}
	if m := t.ment[i]; m >= 0 && r.ments[m].form == news.ByPronoun && t.toks[i].UPOS == "PRON" {
		return true
	}
	n := r.counted(t, i)
	return n >= 0 && n != i && r.political(t, n)
}

// actors gives the participants that noun i stands for, joined ones too. A
// noun that is no actor gives those within it ("a decision of the court").
func (r *reader) actors(t *tree, role string, i int) []news.Actor {
	if i < 0 {
		return nil
	}
	var out []news.Actor
	if s := t.child(i, "nsubj"); s >= 0 && s < i && t.noun(i) && t.child(i, "cop") < 0 && t.joins(s, i) {
		out = r.actors(t, role, s) // of two joined subjects, the second was taken for what the first is
	}
	for n := i; n >= 0; {
		one := n
		if p := r.bearer(t, n); p >= 0 {
			one = p
		}
		a, ok := r.actor(t, role, one)
		if ok && one > n {
			a.Span = r.apposed(t, n, one, a.Span)
		}
		if ok && !slices.ContainsFunc(out, func(b news.Actor) bool { return a.Entity != "" && a.Entity == b.Entity }) {
			out = append(out, a)
		}
		if one != n {
			out = append(out, r.joined(t, role, one)...)
		}
		next := -1
		for d := t.first[i]; d >= 0; d = t.next[d] {
			if d > n && t.rel(d) == "conj" && !t.verb(d) {
				next = d
				break
			}
		}
		n = next
	}
	return out
}

// joined lists the participants that are joined to name i ("members Norland and
// Veland").
func (r *reader) joined(t *tree, role string, i int) (out []news.Actor) {
	for d := t.first[i]; d >= 0; d = t.next[d] {
		if t.rel(d) == "conj" && d > i && t.name[d] >= 0 && t.name[d] != t.name[i] {
			if a, ok := r.actor(t, role, d); ok {
				out = append(out, a)
			}
		}
	}
	return out
}

// actor is the participant that noun i alone stands for.
func (r *reader) actor(t *tree, role string, i int) (news.Actor, bool) {
	if t.toks[i].UPOS == "PUNCT" || t.verb(i) && t.xpos(i) != "VBG" {
		return news.Actor{}, false
	}
	if m := t.ment[i]; m >= 0 {
		ment := r.ments[m]
		return news.Actor{Role: role, Entity: ment.entity, Span: ment.Span}, true
	}
	if k := t.name[i]; k >= 0 && (r.ann.Names[k].Kind != news.Demonym || t.toks[i].UPOS == "PROPN" || t.xpos(i) == "NNPS") {
		return news.Actor{Role: role, Entity: r.ann.Names[k].Entity, Span: r.ann.Names[k].Span}, true
	}
	switch t.form(i) {
	case "it", "its", "whose", "this", "that", "which", "what", "there", "these", "such":
		return news.Actor{}, false
	}
	if t.toks[i].UPOS == "PRON" {
		return news.Actor{Role: role, Span: t.toks[i].Span}, true
	}
	if !t.noun(i) && t.toks[i].UPOS != "NUM" && t.toks[i].UPOS != "ADJ" && t.toks[i].UPOS != "DET" {
		return news.Actor{}, false
	}
	if !r.isActor(t, i) && (role != "source" || !r.lex.classes["troops"][t.lemma[i]]) {
		if inner := r.within(t, i); inner >= 0 {
			return r.actor(t, role, inner)
		}
		if r.lex.nouns[t.lemma[i]] != nil || r.lex.classes["abstract"][t.lemma[i]] {
			return news.Actor{}, false
		}
	}
	return news.Actor{Role: role, Span: r.phrase(t, i)}, true
}

// within is the actor inside the noun phrase of i: its possessor, who it is
// of or by, or the name before it.
func (r *reader) within(t *tree, i int) int {
	for c := t.first[i]; c >= 0; c = t.next[c] {
		if t.rel(c) == "nmod:poss" && r.isActor(t, c) {
			return c
		}
	}
	for _, want := range [...]string{"by", "of", "from", "against", "for", "into", "with", "on", "to"} {
		for c := t.first[i]; c >= 0; c = t.next[c] {
			if deptree.Is(t.toks[c].Deprel, "nmod") && c > i && t.kase(c) == want && !r.isTime(t, c) {
				if r.isActor(t, c) {
					return c
				}
				if p := t.child(c, "nmod:poss"); p >= 0 && r.isActor(t, p) {
					return p
				}
			}
		}
	}
	for c := t.first[i]; c >= 0; c = t.next[c] {
		if deptree.Is(t.toks[c].Deprel, "compound", "amod") && t.name[c] >= 0 && r.isActor(t, c) {
			return c
		}
	}
	return -1
}

// phrase is the words of the noun phrase of i: what stands before it, and
// what "of" it is.
func (r *reader) phrase(t *tree, i int) news.Span {
	from, to := i, i+1
	for c := t.first[i]; c >= 0; c = t.next[c] {
		rel := t.toks[c].Deprel
		if c < i && deptree.Is(rel, "det", "amod", "compound", "nummod", "nmod:poss", "advmod", "nmod:desc") && t.lo[c] < from {
			from = t.lo[c]
		}
		if c > i && deptree.Is(rel, "flat", "fixed") {
			to = max(to, c+1)
		}
		if c > i && deptree.Is(rel, "nmod") && (t.kase(c) == "of" || t.kase(c) == "in") && c-i <= 8 && !r.clauses(t, c) {
			to = max(to, t.hi[c])
		}
	}
	for from < i && (t.toks[from].UPOS == "PUNCT" || t.rel(from) == "case" || t.rel(from) == "cc") {
		from++
	}
	return t.bytes(from, to)
}

// clauses says whether a clause hangs on noun i.
func (r *reader) clauses(t *tree, i int) bool {
	return t.child(i, "acl", "acl:relcl", "conj", "appos") >= 0
}
