package figure

// isPast says that a number is of a clock time in words: "at ten past nine",
// "twenty to ten", "a quarter to eleven". Before "to" a time is only what stands
// behind a word that a time follows: "fell from twenty to ten" is none.
func (p *parser) isPast(q *quant) bool {
	for k := q.a; k+1 < q.j; k++ { // read as from a quarter to eleven
		if p.is(k, "quarter") && p.is(k+1, "to") && q.unit == nil && (p.timed(k-1) || p.timed(k-2)) && !p.nounGroup(q.j).ok() {
			return true
		}
	}
	if q.unit != nil || q.scaled || q.point || q.low != q.high {
		return false
	}
	if k := q.j; q.value < 30 && (p.is(k, "past") || p.is(k, "to") && p.timed(q.i-1)) && p.hour(k+1) {
		return true
	}
	k := q.i - 1
	if q.value > 12 || !p.is(k, "past") && !p.is(k, "to") {
		return false
	}
	m := k - 1
	for m > 0 && (p.is(m, "minutes") || p.is(m, "five") && p.is(m-1, "twenty") || p.hyphen(m)) {
		m--
	}
	first := m
	if p.is(m, "quarter") && p.is(m-1, "a") {
		first = m - 1
	}
	if !p.is(m, "quarter") && !p.is(m, "half") && !p.minutes(m) {
		return false
	}
	return p.is(k, "past") || p.timed(first-1)
}

// timed says that word k is one that a clock time follows.
func (p *parser) timed(k int) bool {
	for _, w := range []string{"at", "about", "around", "until", "till", "since", "before", "after", "is", "was", "almost", "nearly"} {
		if p.is(k, w) {
			return true
		}
	}
	return false
}

// hour says that word k is a number up to twelve with nothing that it counts.
func (p *parser) hour(k int) bool {
	n, j, ok := p.numeral(k)
	return ok && n.value >= 1 && n.value <= 12 && n.value == float64(int(n.value)) && !p.nounGroup(j).ok()
}

// minutes says that word k is a number below thirty.
func (p *parser) minutes(k int) bool {
	n, _, ok := p.numeral(k)
	return ok && n.value >= 1 && n.value < 30
}
