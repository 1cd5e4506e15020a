package entity

import "dateline/internal/news"

// two reads "the two leaders" at a number.
func (r *reader) two(int, int) {}

// pair reads "the pair".
func (r *reader) pair(i, k int) {
	s := &r.sents[i]
	if r.lex.words["pair"][s.lemma(k)] && !plural(&s.toks[k]) && k > 0 && s.low(k-1) == "the" {
		r.set(i, place{i, k - 1, k + 1, k}, news.Person, 2)
	}
}

// several reads "the two leaders", "both presidents", "the two countries": a
// noun in the plural with a word for two before it.
func (r *reader) several(i int, p phrase) {
	s := &r.sents[i]
	two := false
	for t := p.lo; t < p.head; t++ {
		two = two || r.lex.words["two"][s.low(t)]
	}
	if !two {
		return
	}
	switch w := s.lemma(p.head); {
	case r.lex.words["pair-of-countries"][w]:
		r.set(i, p.place, news.Country, 2)
	case r.lex.words["pair-of-people"][w]:
		r.set(i, p.place, news.Person, 2)
	}
}

// set gives a noun phrase to the set of the last n entities of a kind, where
// the last sentences that name any name just so many.
func (r *reader) set(i int, at place, kind news.NameKind, n int) {
	members := r.lastTogether(i, at, kind, n)
	if members == nil {
		return
	}
	ent := r.groupOf(members)
	s := &r.sents[i]
	if ent < 0 {
		ent = r.newEntity(news.Group, oneLine(s.span(at.lo, at.hi).In(r.ann.Text)))
		r.ents[ent].members = members
	}
	r.give(ent, i, at.lo, at.hi, at.head, news.ByNominal)
}

// groupBack is how many sentences back the members of a set may stand.
const groupBack = 3

// lastTogether gives the n entities of a kind that the last sentences before
// a place name, in order; nil where they are not just n.
func (r *reader) lastTogether(i int, at place, kind news.NameKind, n int) []int {
	var members []int
	from := -1
	r.recent(i, groupBack, func(m *mention) bool {
		if len(members) >= n && m.sent < from {
			return false
		}
		if r.ents[m.ent].kind == kind && m.form != news.ByPronoun && !has(members, m.ent) {
			members = append(members, m.ent)
			from = m.sent
		}
		return len(members) <= n
	})
	if len(members) != n {
		return nil
	}
	if members[0] > members[1] {
		members[0], members[1] = members[1], members[0]
	}
	return members
}

func has(list []int, x int) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// groupOf gives the set with the members, or -1.
func (r *reader) groupOf(members []int) int {
	for n := len(r.ents) - 1; n >= 0 && n >= len(r.ents)-maxLook; n-- {
		e := r.ents[n]
		if e.kind == news.Group && len(e.members) == len(members) && has(members, e.members[0]) && has(members, e.members[1]) {
			return n
		}
	}
	return -1
}
