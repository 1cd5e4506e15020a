package spelling

// MayAgree says whether Verdict may call two names anything but different. Its no
// is always right, and takes a fraction of what Verdict takes: in Latin letters,
// where no word is two of the other name, a word of the shorter name that has no
// partner is made up for only by one that agrees well, and two such by nothing.
// What it cannot tell fast it leaves to Verdict.
func (m *Matcher) MayAgree(a, b *Name) bool {
	if len(b.tokens) < len(a.tokens) {
		a, b = b, a
	}
	if len(a.tokens) < 2 || !a.latin || !b.latin {
		return true
	}
	// First by what the words are made of.
	lack := 0
	for i := range a.tokens {
		if !mayPair(&a.tokens[i], b) {
			lack++
		}
	}
	if lack > 1 {
		return mayJoin(a, b) || mayJoin(b, a)
	}
	if mayJoin(a, b) || mayJoin(b, a) {
		return true
	}
	sc := m.rooms.Get().(*scratch)
	defer m.rooms.Put(sc)
	lack, well := 0, false
	for i := range a.tokens {
		best := m.best(&a.tokens[i], b, sc)
		if best == 0 {
			if lack++; lack > 1 {
				return false
			}
		}
		well = well || best >= shortForm
	}
	return lack == 0 || well
}

// best is how well the likeliest partner of x among the words of b agrees with it,
// alone or after an article.
func (m *Matcher) best(x *token, b *Name, sc *scratch) int32 {
	best := int32(0)
	for j := range b.tokens {
		y := &b.tokens[j]
		v, _ := m.word(x, y, sc)
		if v < shortForm && !x.initial && !y.initial {
			v = max(v, m.after(x, y, sc), m.after(y, x, sc))
		}
		if best = max(best, v); best == equal {
			break
		}
	}
	return best
}

// mayPair says whether a word, by its letters without their order, may have a
// partner among those of b.
func mayPair(x *token, b *Name) bool {
	for j := range b.tokens {
		y := &b.tokens[j]
		switch {
		case x.initial || y.initial:
			if x.letters[0] == y.letters[0] {
				return true
			}
		case x.tally.alike(y.tally), x.tally.near(y.tally), x.rest != nil, y.rest != nil, meet(x.groups, y.groups):
			return true
		}
	}
	return false
}

// mayJoin says whether two neighbouring words of x may be written as one word of
// y.
func mayJoin(x, y *Name) bool {
	for i := range len(x.tokens) - 1 {
		one, two := &x.tokens[i], &x.tokens[i+1]
		for j := range y.tokens {
			if !one.initial && !y.tokens[j].initial && joinable(one, two, &y.tokens[j]) {
				return true
			}
		}
	}
	return false
}

// joinable says whether two words have the letters of a third, roughly.
func joinable(one, two, long *token) bool {
	n := len(one.letters) + len(two.letters)
	return n <= maxToken && len(long.letters) >= minJoined && near(n, len(long.letters)) && one.tally.with(two.tally).closely(long.tally)
}
