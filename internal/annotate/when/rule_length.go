package when

import (
	"strings"

	"dateline/internal/news"
)

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

// phaseUnits reads units that nobody counts, as a phase of something: "the
// first hours", "the early years", "over the years", "the years that followed";
// and one unit as a length: "a third day-long meeting".
func (p *parser) phaseUnits(i int) (expr, bool) {
	e := expr{typ: news.TimexDuration, kind: kFixed}
	if p.has(i, cUnit) {
		e.unit, e.n, e.j = p.w(i).lex.unit, 2, i+3
		e.value = duration(2, false, e.unit)
		return e, e.unit >= uHour && p.hyphen(i+1) && p.is(i+2, "long")
	}
	if !p.is(i, "the") {
		return expr{}, false
	}
	j := i + 1
	phase := p.is(j, "first", "early", "final", "opening", "closing")
	if phase {
		j++
	}
	if !p.has(j, cUnits) || p.w(j).lex.unit < uHour || p.w(j).cap {
		return expr{}, false
	}
	switch {
	case phase && !p.is(j+1, "old"):
	case p.is(i-1, "over") && (p.w(j+1).kind == mark || !p.is(j+1, "of", "since", "that", "when", "before", "after", "to")):
	case p.is(j+1, "that", "which") && p.is(j+2, "followed", "follow", "passed", "have", "had"):
	default:
		return expr{}, false
	}
	e.unit, e.vague, e.j = p.w(j).lex.unit, true, j+1
	e.value = duration(0, true, e.unit)
	return e, true
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
	if p.is(i-2, "of") && p.is(i-3, "dozens", "hundreds", "thousands", "millions", "scores") && prev.kind == letters && p.has(i+1, cUnit) {
		// "hundreds of letters a day"
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
