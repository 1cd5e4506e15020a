package event

import (
	"strings"

	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// setAhead says whether verb or predicate i of m tells what is to come about up to a
// day, on a day or within a term that its clause names: "will hear the case on 18
// September", "would publish its findings within ten days". The day may be of a past
// tense about what lay ahead then ("would be ready by Monday").
func (r *reader) setAhead(t *tree, m *match, v verdict) bool {
	if v.value != news.Planned || deptree.Is(v.tense, "past", "present") {
		return false
	}
	if tx := r.timeOf(t, &coding{match: m, holder: -1}); tx != nil && tx.Earliest != "" {
		return ahead(tx) || deptree.Is(t.form(t.at(tx.Start)-1), "by", "before", "until")
	}
	return r.termBeside(t, m.at)
}

// termBeside says whether a term hangs on verb i: "within ten days", "for at least 30
// days".
func (r *reader) termBeside(t *tree, i int) bool {
	for k, a := range t.anchors {
		tx := &t.times[k]
		if a != i && (a < 0 || t.head[a] != i || t.rel(a) != "xcomp") || tx.Type != news.TimexDuration || strings.HasPrefix(tx.Value, "PT") {
			continue
		}
		for w := t.at(tx.Start); w >= 0 && w > t.at(tx.Start)-4; w-- {
			if deptree.Is(t.form(w), "within", "for") {
				return true
			}
		}
	}
	return false
}

// stateForDay gives what adjective or adverb i says will be so by a day or from one
// on: "will be ready by Monday", "expected it to be open by May".
func (r *reader) stateForDay(t *tree, i int, found []news.EventMention) (match, bool) {
	if t.taken[i] || t.child(i, "cop") < 0 || t.child(i, "nsubj") < 0 && t.rel(i) != "xcomp" || !r.tells(t, i) || r.toldBeside(t, i, found) {
		return match{}, false
	}
	lemma := t.lemma[i]
	m := match{entry: &entry{typ: "OTHER", plain: true, words: []string{lemma}, name: lemma}, at: i, prepObj: -1}
	return m, r.setAhead(t, &m, r.status(t, i))
}

// declaredFor gives the noun that verb i sets for a day to come, as an authority does:
// "declared a day of mourning for Friday", "proclaimed a curfew from Monday".
func (r *reader) declaredFor(t *tree, i int, found []news.EventMention) (match, bool) {
	if !r.lex.classes["declares"][r.lemmaOf(t, i)] || r.helpers(t, i).neg || r.toldBeside(t, i, found) {
		return match{}, false
	}
	n := r.patient(t, i)
	if n < i || !deptree.Is(t.xpos(n), "NN", "NNS") || known(t, n) || r.isTime(t, n) && r.counted(t, n) < 0 {
		return match{}, false
	}
	noun := r.lemmaOf(t, n)
	m := match{entry: &entry{typ: "OTHER", plain: true, words: []string{noun}, name: noun, noun: true}, at: n, prepObj: -1}
	return m, r.heldAhead(t, n)
}

// heldAhead says whether a verb that declares sets noun n for a day to come.
func (r *reader) heldAhead(t *tree, n int) bool {
	if t.rel(n) == "nmod" && t.kase(n) == "of" {
		n = t.head[n] // "three days of mourning"
	}
	h := t.head[n]
	if h < 0 || !t.verb(h) || !r.lex.classes["declares"][r.lemmaOf(t, h)] || t.rel(n) != "obj" {
		return false
	}
	for k, a := range t.anchors {
		tx := &t.times[k]
		if !ahead(tx) || tx.Type != news.TimexDate || tx.Start < t.toks[n].Start {
			continue
		}
		if a == n || a == h && deptree.Is(t.form(t.at(tx.Start)-1), "for", "from") || a >= 0 && t.head[a] == n && deptree.Is(t.rel(a), "acl") {
			return true
		}
	}
	return false
}
