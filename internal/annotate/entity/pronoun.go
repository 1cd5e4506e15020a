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

// apart says whether a mention stands in a caption, and sentence i does not: no
// pronoun of the text points there.
func (r *reader) apart(i int, m *mention) bool {
	return r.sents[m.sent].role == news.Caption && r.sents[i].role != news.Caption
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
		if e.kind != news.Person || e.sex != 0 && e.sex != sex || r.apart(i, m) {
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
	if !own && s.rel(k) == "nsubj" && s.root(v) && r.source(place{i, k, k + 1, k}) {
		r.speaksOn(i, k)
		return
	}
	if !own && (s.rel(k) != "nsubj" || v >= 0 && s.child(v, "ccomp", "csubj", "expl") >= 0) {
		return // "it turned out that ..."
	}
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

// root says whether token k heads its sentence.
func (s *sentence) root(k int) bool { return k >= 0 && s.head[k] < 0 }

// speaksOn gives "It said" to the organisation or country that spoke in the
// sentence before, where nothing else can.
func (r *reader) speaksOn(i, k int) {
	if i == 0 || !r.sents[i-1].read {
		return
	}
	t := &r.sents[i-1]
	for h := range t.toks {
		if t.head[h] >= 0 {
			continue
		}
		subj := t.child(h, "nsubj")
		if subj < 0 {
			return
		}
		if ent := r.neuterAt(i-1, subj); ent >= 0 && r.ents[ent].kind != news.Place && r.sourceOver(t, subj) {
			r.give(ent, i, k, k+1, k, news.ByPronoun)
		}
		return
	}
}

// sourceOver says whether the noun phrase that token k heads opens the source
// of an attribution.
func (r *reader) sourceOver(s *sentence, k int) bool {
	for t := k; t >= int(s.lo[k]) && k-t < maxItem; t-- {
		if r.source(place{lo: t, sent: s.at}) {
			return true
		}
	}
	return false
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

// they gives "they" and "their" to a set that is the subject before: one that
// was named as such, or two that "and" joins.
func (r *reader) they(i, k int) {
	found := -1
	r.recent(i, 1, func(m *mention) bool {
		s := &r.sents[m.sent]
		if s.rel(m.head) != "nsubj" || r.barred(i, k, m) || r.apart(i, m) {
			return true
		}
		if e := r.ents[m.ent]; e.kind == news.Group && len(e.members) > 0 {
			found = m.ent
			return false
		}
		if other := r.partner(s, m); other >= 0 && s.para == r.sents[i].para {
			found = r.union(s, m, other)
		}
		return false
	})
	if found >= 0 {
		r.give(found, i, k, k+1, k, news.ByPronoun)
	}
}

// partner gives the mention's one fellow that "and" joins to it, as a token, or
// -1: a person beside a person, a country beside a country.
func (r *reader) partner(s *sentence, m *mention) int {
	found := -1
	for c := s.first[m.head]; c >= 0; c = s.next[c] {
		if s.rel(int(c)) != "conj" {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = int(c)
	}
	if found < 0 {
		return -1
	}
	other := r.at(s, found)
	kind := r.ents[m.ent].kind
	if other < 0 || other == m.ent || r.ents[other].kind != kind || kind != news.Person && kind != news.Country || r.ents[other].unnamed || r.ents[m.ent].unnamed {
		return -1
	}
	if cc := s.child(found, "cc"); cc < 0 || s.low(cc) != "and" {
		return -1
	}
	return found
}

// union gives the set of a mention and the entity at token k of its sentence,
// made if there is none.
func (r *reader) union(s *sentence, m *mention, k int) int {
	members := []int{m.ent, r.at(s, k)}
	if members[0] > members[1] {
		members[0], members[1] = members[1], members[0]
	}
	ent := r.groupOf(members)
	hi := k + 1
	if n := s.name[k]; n >= 0 {
		hi = r.namePos[n].hi
	}
	if ent < 0 {
		ent = r.newEntity(news.Group, oneLine(s.span(m.lo, hi).In(r.ann.Text)))
		r.ents[ent].members = members
	}
	r.see(mention{place{m.sent, m.lo, hi, m.head}, s.span(m.lo, hi), news.ByNominal, ent})
	return ent
}

// forward gives "he" and "she" in what opens sentence i, and has no one before,
// to the subject that follows: "In her speech, Soler said".
func (r *reader) forward(i int) {
	s := &r.sents[i]
	for k := range s.toks {
		if s.toks[k].UPOS != "PRON" || s.used[k] != free {
			continue
		}
		class := r.lex.pronoun[s.low(k)]
		if class != proHe && class != proShe {
			continue
		}
		v := s.verb(k)
		for step := 0; v >= 0 && step < maxClimb; step++ {
			subj := s.child(v, "nsubj")
			if subj > k {
				sex := byte('m')
				if class == proShe {
					sex = 'f'
				}
				if ent := r.at(s, subj); ent >= 0 && s.opens(k, subj) && r.ents[ent].kind == news.Person && !r.ents[ent].unnamed && (r.ents[ent].sex == 0 || r.ents[ent].sex == sex) {
					r.setSex(ent, sex)
					r.give(ent, i, k, k+1, k, news.ByPronoun)
				}
				break
			}
			if subj >= 0 && subj != k {
				break
			}
			v = int(s.head[v])
		}
	}
}

// opens says whether token k stands in a phrase that opens the clause of the
// subject at token subj: a comma parts them, and no other subject but k.
func (s *sentence) opens(k, subj int) bool {
	comma := false
	for t := k + 1; t < subj; t++ {
		comma = comma || s.toks[t].Form == ","
		if s.rel(t) == "nsubj" && s.toks[t].UPOS != "PRON" {
			return false
		}
	}
	return comma
}
