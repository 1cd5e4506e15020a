package event

import (
	"strings"

	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// setAhead says whether verb or predicate i of m tells what is to come about up to a
// day, on a day or within a term that its clause names: "will hear the case on 18
// September", "would publish its findings within ten days", "are back at work on Monday".
// What was due may have been due on a day that is gone by now.
func (r *reader) setAhead(t *tree, m *match, v verdict) bool {
	if v.value != news.Planned || v.tense == "past" {
		return false
	}
	if tx := r.timeOf(t, &coding{match: m, holder: -1}); tx != nil {
		return ahead(tx) && (v.tense != "present" || tx.Earliest == tx.Latest) ||
			v.tense != "present" && deptree.Is(t.form(t.at(tx.Start)-1), "by", "before", "until") ||
			v.tense == "" && t.rel(m.at) == "xcomp"
	}
	return v.tense != "present" && r.termBeside(t, m.at)
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
			if deptree.Is(t.form(w), "within", "for", "inside") {
				return true
			}
		}
	}
	return false
}

// stateForDay gives what the predicate i beside "be" says will be so by a day, on it or
// from it on: "will be ready by Monday", "expected it to be open by May", "are to be in
// Geneva on 3 March".
func (r *reader) stateForDay(t *tree, i int, found []news.EventMention) (match, bool) {
	if t.taken[i] || t.timed[i] || t.child(i, "cop") < 0 || t.child(i, "nsubj") < 0 && t.rel(i) != "xcomp" || !r.tells(t, i) || r.toldBeside(t, i, found) {
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

// givenTerm says whether verb i tells what somebody is given a number of days for:
// "has thirty days to report".
func (r *reader) givenTerm(t *tree, i int) bool {
	n := t.head[i]
	if n < 0 || t.xpos(i) != "VB" || !deptree.Is(t.rel(i), "acl", "advcl", "xcomp") || !r.helpers(t, i).to {
		return false
	}
	if !t.verb(n) {
		n = t.head[n] // "thirty days to report" is one phrase
	}
	if n < 0 || !r.lex.classes["gives-term"][r.lemmaOf(t, n)] {
		return false
	}
	for k := range t.anchors {
		tx := &t.times[k]
		at := t.at(tx.Start)
		for at < i && tx.Contains(t.toks[at].Span) && t.rel(at) != "obj" {
			at++
		}
		if at < i && tx.Type == news.TimexDuration && tx.Contains(t.toks[at].Span) && t.head[at] == n && !strings.HasPrefix(tx.Value, "PT") {
			return true
		}
	}
	return false
}

// putFor says whether verb i has put something for a day to come: "has called the staff
// together for Tuesday", "has put the bill on the agenda for 25 September".
func (r *reader) putFor(t *tree, i int) bool {
	a := r.helpers(t, i)
	if a.neg || a.modal != "" || !(a.have && a.finite == "present") || r.patient(t, i) < 0 || deptree.Is(t.lemma[i], "ask", "demand", "request", "apply", "beg", "plead") {
		return false
	}
	for k, at := range t.anchors {
		tx := &t.times[k]
		if at == i && ahead(tx) && tx.Earliest != "" && (tx.Type == news.TimexDate || tx.Type == news.TimexTime) && t.form(t.at(tx.Start)-1) == "for" {
			return true
		}
	}
	return false
}

// thereForDay gives the noun of which "there will be" says that it is there by a day or
// on it: "there will be a new ferry by Friday".
func (r *reader) thereForDay(t *tree, n int, found []news.EventMention) (match, bool) {
	v := t.head[n]
	if v < 0 || t.taken[n] || !t.noun(n) || !deptree.Is(t.rel(n), "nsubj", "obj") || !thereIs(t, v) || r.helpers(t, v).neg {
		return match{}, false
	}
	if known(t, n) || r.isTime(t, n) || r.toldBeside(t, n, found) || !r.tells(t, v) {
		return match{}, false
	}
	lemma := t.lemma[n]
	m := match{entry: &entry{typ: "OTHER", plain: true, words: []string{lemma}, name: lemma, noun: true}, at: n, prepObj: -1}
	v2 := r.status(t, v)
	tx := r.timeOf(t, &coding{match: &m, holder: v})
	return m, v2.value == news.Planned && tx != nil && ahead(tx)
}

// thereIs says whether verb v is the "is" of "there is".
func thereIs(t *tree, v int) bool { return t.lemma[v] == "be" && t.child(v, "expl") >= 0 }

// havingDone gives the verb "have" of which participle i tells what somebody will have
// done by his people: "will have the road cleared within a week"; -1 for none.
func (r *reader) havingDone(t *tree, i int) int {
	n := t.head[i]
	if n < 0 || t.rel(i) != "acl" || !deptree.Is(t.xpos(i), "VBN", "VBD") || t.rel(n) != "obj" {
		return -1
	}
	if h := t.head[n]; h >= 0 && h < n && n < i && t.lemma[h] == "have" && deptree.Is(r.helpers(t, h).modal, "will", "would", "'ll", "’ll", "shall") {
		return h
	}
	return -1
}

// expected gives the verb that expects of its object what infinitive i says: "expects
// the road to be open by May"; -1 for none.
func (r *reader) expected(t *tree, i int) int {
	n := t.head[i]
	if n < 0 || t.rel(i) != "acl" || t.rel(n) != "obj" || !r.helpers(t, i).to {
		return -1
	}
	if h := t.head[n]; h >= 0 && t.verb(h) && r.lex.classes["sets-out"][r.lemmaOf(t, h)] {
		return h
	}
	return -1
}
