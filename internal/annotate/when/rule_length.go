package when

import "strings"

// smallerUnits reads "and 38 minutes" after a length in a larger unit.
func (p *parser) smallerUnits(j int, than unit) (value string, k int, ok bool) {
	if !p.is(j, "and", ",") {
		return "", 0, false
	}
	n, k, ok := p.count(j + 1)
	if !ok || n.vague || n.article || !p.has(k, cUnit|cUnits) || p.w(k).lex.unit >= than || p.has(k+1, cAfter) {
		return "", 0, false
	}
	return duration(n.twice, false, p.w(k).lex.unit), k + 1, true
}

// joinLengths puts a smaller length behind a larger one: PT1H and PT38M give
// PT1H38M, P1D and PT6H give P1DT6H.
func joinLengths(large, small string) string {
	if clock, ok := strings.CutPrefix(small, "PT"); ok {
		if strings.HasPrefix(large, "PT") {
			return large + clock
		}
		return large + "T" + clock
	}
	return large + strings.TrimPrefix(small, "P")
}

// perUnit says whether "a year" at i is a rate: something counted or paid
// stands before it.
func (p *parser) perUnit(i int) bool {
	prev := p.w(i - 1)
	switch {
	case prev.kind == digits:
		return true
	case p.is(i-1, "times", "time", "once", "twice", "thousand", "barrels", "tons", "tonnes", "people", "hours", "days", "weeks", "months"):
		return true
	}
	// "14 reactors a year", "$25 an hour"
	return prev.kind == letters && (prev.lex == nil || prev.lex.class == cCounted) && !p.w(i-1).cap && p.s(i-1) != "" &&
		p.s(i - 1)[len(p.s(i-1))-1] == 's' && (p.w(i-2).kind == digits || p.has(i-2, cCard|cScale|cVague))
}

// sum says whether the words that end at word i are money or a share, of which
// "a year" makes a price and no time: "$1,200.50 a month", "9 percent a year".
func (p *parser) sum(i int) bool {
	if p.is(i, "percent", "dollars", "euros", "pounds", "cents") || p.s(i) == "%" {
		return true
	}
	for k := i; k > i-6 && (p.w(k).kind == digits || p.is(k, ",", ".", "million", "billion")); k-- {
		if p.is(k-1, "$", "€", "£", "¥") {
			return true
		}
	}
	return false
}
