package entity

import "dateline/internal/news"

// pair reads "the pair".
func (r *reader) pair(i, k int) {
	s := &r.sents[i]
	if r.lex.words["pair"][s.lemma(k)] && !plural(&s.toks[k]) && k > 0 && s.low(k-1) == "the" {
		r.set(i, place{i, k - 1, k + 1, k}, news.Person)
	}
}

// several reads "the two leaders", "both presidents", "the two countries": a
// noun in the plural with a word for two before it.
func (r *reader) several(i int, p phrase) {
	s := &r.sents[i]
	two, both := false, false
	for t := p.lo; t < p.head; t++ {
		two = two || r.lex.words["two"][s.low(t)]
		both = both || s.low(t) == "both"
	}
	if !two || !p.the && !both {
		return
	}
	switch w := s.lemma(p.head); {
	case r.lex.words["pair-of-countries"][w]:
		r.set(i, p.place, news.Country)
	case r.lex.words["pair-of-people"][w]:
		r.set(i, p.place, news.Person)
	}
}

// set gives a noun phrase to the set of two entities of a kind.
func (r *reader) set(i int, at place, kind news.NameKind) {
	members := r.lastTogether(i, at, kind)
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

// lastTogether gives the two entities of a kind that a set before a place is
// of: those that "and" joins last; else the two persons of the last sentences,
// or the two countries that the report names most by far. nil where neither is
// so.
func (r *reader) lastTogether(i int, at place, kind news.NameKind) []int {
	var seen, pair []int
	from := -1
	r.recent(i, groupBack, func(m *mention) bool {
		if r.ents[m.ent].kind != kind || r.ents[m.ent].unnamed || m.form == news.ByPronoun {
			return true
		}
		if other := r.joined(m, kind); other >= 0 && other != m.ent {
			pair = []int{other, m.ent}
			return false
		}
		if len(seen) >= 2 && m.sent < from {
			return false
		}
		if !has(seen, m.ent) {
			seen = append(seen, m.ent)
			from = m.sent
		}
		return true
	})
	if kind == news.Country && pair == nil {
		seen = r.foremost(kind)
	}
	switch {
	case pair != nil:
	case len(seen) == 2:
		pair = seen
	default:
		return nil
	}
	if pair[0] > pair[1] {
		pair[0], pair[1] = pair[1], pair[0]
	}
	return pair
}

// joined gives the entity of a kind that "and" joins with mention m ("Orlov
// and Marin"), and no third, or -1.
func (r *reader) joined(m *mention, kind news.NameKind) int {
	s := &r.sents[m.sent]
	h := int(s.head[m.head])
	if s.rel(m.head) != "conj" || h < 0 || m.lo == 0 || s.low(m.lo-1) == "," {
		return -1
	}
	n := 0
	for c := s.first[h]; c >= 0; c = s.next[c] {
		if s.rel(int(c)) == "conj" {
			n++
		}
	}
	if other := r.at(s, h); n == 1 && other >= 0 && r.ents[other].kind == kind && !r.ents[other].unnamed {
		return other
	}
	return -1
}

// foremost gives the two entities of a kind that the report names most, and has
// named already, if no third is named half as often as the second; else nil.
func (r *reader) foremost(kind news.NameKind) []int {
	var top [3]int
	best := [3]int{-1, -1, -1}
	for n, e := range r.ents[:min(len(r.ents), maxForemost)] {
		if e.kind != kind {
			continue
		}
		for c := range top {
			if e.total > top[c] {
				copy(top[c+1:], top[c:2])
				copy(best[c+1:], best[c:2])
				top[c], best[c] = e.total, n
				break
			}
		}
	}
	if best[1] < 0 || 2*top[2] > top[1] || r.ents[best[0]].count == 0 || r.ents[best[1]].count == 0 {
		return nil
	}
	return best[:2]
}

// maxForemost bounds the entities that are compared.
const maxForemost = 256

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
