package spelling

import "slices"

// align pairs the words of the two names: those that are equal, then the best
// agreement first, then words that one name writes together and the other
// apart.
func (m *Matcher) align(c *comparison, sc *scratch) {
	var usedA, usedB [maxTokens]bool
	equals(c, &usedA, &usedB, c.a.comma && c.b.comma)
	equals(c, &usedA, &usedB, false)
	m.others(c, sc, &usedA, &usedB)
	before := len(c.pairs)
	m.together(c, sc, c.a, c.b, &usedA, &usedB, false)
	m.together(c, sc, c.b, c.a, &usedB, &usedA, true)
	if len(c.pairs) > before {
		slices.SortStableFunc(c.pairs, func(p, q pairing) int { return int(q.value - p.value) })
	}
	if m.faintly(c, sc, &usedA, &usedB) {
		slices.SortStableFunc(c.pairs, func(p, q pairing) int { return int(q.value - p.value) })
	}
	c.onlyA, c.onlyB = left(c.onlyA, len(c.a.tokens), &usedA), left(c.onlyB, len(c.b.tokens), &usedB)
}

// left appends the words that have no partner.
func left(only []int, n int, used *[maxTokens]bool) []int {
	for i := range n {
		if !used[i] {
			only = append(only, i)
		}
	}
	return only
}

// faintly pairs the last word of one name with a word of the other that is only
// somewhat like it, where a rare word of both agrees or two do.
func (m *Matcher) faintly(c *comparison, sc *scratch, usedA, usedB *[maxTokens]bool) bool {
	full, rare := 0, 0
	for _, p := range c.pairs {
		if p.value >= shortForm {
			full++
			if !c.a.tokens[p.i].common && !c.b.tokens[p.j].common {
				rare++
			}
		}
	}
	leftA, leftB := 0, 0
	for i := range c.a.tokens {
		if !usedA[i] {
			leftA++
		}
	}
	for j := range c.b.tokens {
		if !usedB[j] {
			leftB++
		}
	}
	if min(leftA, leftB) != 1 || rare == 0 && full < 2 {
		return false
	}
	s := &m.scripts[0]
	best := pairing{value: faint - 1, how: bySpelling}
	for i := range c.a.tokens {
		for j := range c.b.tokens {
			x, y := &c.a.tokens[i], &c.b.tokens[j]
			if usedA[i] || usedB[j] || x.script != 0 || y.script != 0 || x.initial || y.initial || !x.tally.alike(y.tally) {
				continue
			}
			if v := s.value(x, y, sc, s.faint); v > best.value {
				best.i, best.j, best.value = i, j, v
			}
		}
	}
	if best.value < faint {
		return false
	}
	usedA[best.i], usedB[best.j] = true, true
	c.pairs = append(c.pairs, best)
	return true
}

// equals pairs words that are equal; with sides only where both stand on one
// side of their commas.
func equals(c *comparison, usedA, usedB *[maxTokens]bool, sides bool) {
	for i := range c.a.tokens {
		x := &c.a.tokens[i]
		for j := range c.b.tokens {
			y := &c.b.tokens[j]
			if usedA[i] || usedB[j] || x.word != y.word || sides && x.family != y.family {
				continue
			}
			usedA[i], usedB[j] = true, true
			c.pairs = append(c.pairs, pairing{i, j, equal, equally})
		}
	}
}

// others pairs the words that are left, the best agreement first.
func (m *Matcher) others(c *comparison, sc *scratch, usedA, usedB *[maxTokens]bool) {
	var room [maxTokens * maxTokens]pairing
	found := room[:0]
	for i := range c.a.tokens {
		for j := range c.b.tokens {
			if usedA[i] || usedB[j] {
				continue
			}
			if v, how := m.word(&c.a.tokens[i], &c.b.tokens[j], sc); v > 0 {
				found = append(found, pairing{i, j, v, how})
			}
		}
	}
	for {
		best, top := -1, int32(0)
		for k, p := range found {
			v := 2 * p.value
			if usedA[p.i] || usedB[p.j] {
				continue
			}
			if c.a.comma && c.b.comma && c.a.tokens[p.i].family != c.b.tokens[p.j].family {
				v--
			}
			if v > top {
				best, top = k, v
			}
		}
		if best < 0 {
			return
		}
		p := found[best]
		usedA[p.i], usedB[p.j] = true, true
		c.pairs = append(c.pairs, p)
	}
}
