package entity

import "dateline/internal/news"

// backPerson is how many sentences back a person may stand that "he" or "she"
// points to.
const backPerson = 3

// pronoun gives the pronoun at token k to an entity, where one stands out.
func (r *reader) pronoun(i, k int) {
	s := &r.sents[i]
	switch r.lex.pronoun[s.low(k)] {
	case proHe:
		r.personal(i, k, 'm')
	case proShe:
		r.personal(i, k, 'f')
	case proIt:
		r.neuter(i, k)
	case proThey:
		r.they(i, k)
	}
}

// candidate is a person that a pronoun may stand for.
type candidate struct {
	ent   int
	m     *mention // its last mention that the grammar allows
	score int
	// subject says that it was the subject of a clause of this sentence or the
	// one before; first that no other person stands before it in its sentence.
	subject bool
}

// candidates lists the persons of the last sentences that the pronoun at token
// k can stand for, latest first.
func (r *reader) candidates(i, k int, sex byte) []candidate {
	var all []candidate
	r.recent(i, backPerson, func(m *mention) bool {
		e := r.ents[m.ent]
		if e.kind != news.Person || e.sex != 0 && e.sex != sex {
			return true
		}
		c := 0
		for c < len(all) && all[c].ent != m.ent {
			c++
		}
		if c == len(all) {
			if r.barred(i, k, m) {
				return true
			}
			all = append(all, candidate{ent: m.ent, m: m})
		}
		if m.sent >= i-1 && r.sents[m.sent].rel(m.head) == "nsubj" {
			all[c].subject = true
		}
		return true
	})
	return all
}

// personal gives "he" or "she" to a person.
func (r *reader) personal(i, k int, sex byte) {
	all := r.candidates(i, k, sex)
	for n := range all {
		all[n].score = r.weigh(i, k, sex, all, n)
	}
	best, second := -1, -1
	for c := range all {
		switch {
		case best < 0 || all[c].score > all[best].score:
			best, second = c, best
		case second < 0 || all[c].score > all[second].score:
			second = c
		}
	}
	if best < 0 || second >= 0 && all[best].score-all[second].score < margin {
		return
	}
	ent := all[best].ent
	r.setSex(ent, sex)
	r.give(ent, i, k, k+1, k, news.ByPronoun)
}

// barred says whether the grammar keeps mention m from being what the pronoun
// at token k of sentence i stands for.
func (r *reader) barred(i, k int, m *mention) bool {
	if m.sent != i {
		return false
	}
	s := &r.sents[i]
	if m.lo <= k && k < m.hi {
		return true
	}
	if s.toks[k].XPOS == "PRP$" {
		if s.togetherWith(k, m.head) {
			return false
		}
		// "the president of his country": not the one in whose phrase it stands.
		return int(s.lo[m.head]) <= k && k < int(s.hi[m.head]) && s.rel(m.head) != "nsubj" && s.child(m.head, "acl") < 0 && s.child(m.head, "acl:relcl") < 0 && s.child(m.head, "appos") < 0
	}
	if w := s.low(k); w == "himself" || w == "herself" || w == "itself" {
		return false
	}
	a, b := s.verb(k), s.verb(m.head)
	return a >= 0 && a == b && direct(s, k) && direct(s, m.head)
}

// direct says whether token k is itself what its verb governs, and no part of
// a phrase within.
func direct(s *sentence, k int) bool {
	switch s.rel(k) {
	case "nsubj", "obj", "iobj", "obl":
		return true
	}
	return false
}

// neuter gives "its" and "it" to the organisation or country that is the
// subject of their clause, or of the clause above.
func (r *reader) neuter(i, k int) {
	s := &r.sents[i]
	v := s.verb(k)
	own := s.toks[k].XPOS == "PRP$"
	for step := 0; v >= 0 && step < 6; step++ {
		subj := s.child(v, "nsubj")
		if subj >= 0 && subj < k && (own || step > 0) {
			if ent := r.neuterAt(i, subj); ent >= 0 {
				r.give(ent, i, k, k+1, k, news.ByPronoun)
			}
			return
		}
		if h := int(s.head[v]); h >= 0 {
			v = h
			continue
		}
		return
	}
}

// neuterAt gives the organisation, country or place that the noun phrase
// headed by token k stands for, or -1.
func (r *reader) neuterAt(i, k int) int {
	s := &r.sents[i]
	ent := -1
	if n := s.name[k]; n >= 0 {
		if r.namePos[n].head == k {
			ent = r.nameEnt[n]
		}
	} else if s.used[k] >= 0 {
		ent = int(s.used[k])
	}
	if ent < 0 {
		return -1
	}
	switch r.ents[ent].kind {
	case news.Organisation, news.Country, news.Place:
		return ent
	}
	return -1
}

// they gives "they" and "their" to a set that is the subject before.
func (r *reader) they(i, k int) {
	found := -1
	r.recent(i, 1, func(m *mention) bool {
		e := r.ents[m.ent]
		if e.kind == news.Group && r.sents[m.sent].rel(m.head) == "nsubj" && len(e.members) > 0 && !r.barred(i, k, m) {
			found = m.ent
			return false
		}
		return true
	})
	if found >= 0 {
		r.give(found, i, k, k+1, k, news.ByPronoun)
	}
}
