package when

import "dateline/internal/news"

// relativeUnit reads a unit pointed at from the report's day or another time:
// "last week", "this year", "the coming months", "the past four weekends",
// "the following month", "that same day", "the weekend", "the latest quarter".
func (p *parser) relativeUnit(i int) (expr, bool) {
	e := expr{typ: news.TimexDate, kind: kThis}
	j := i
	the := p.is(j, "the")
	if the {
		j++
	}
	j = p.edge(j, &e)
	if p.is(j, "in") && e.mod != "" && p.is(j+1, "the") {
		// "earlier in the year", "late in the day"
		the = true
		j += 2
	}
	if p.is(j, "the") {
		the = true
		j++
	}
	j, pointed := p.pointer(j, the, &e)
	if !pointed && !the {
		return expr{}, false
	}
	return p.pointedUnit(i, j, the, pointed, e)
}

// pointer reads "last", "following", "that same" before a unit.
func (p *parser) pointer(j int, the bool, e *expr) (int, bool) {
	w := p.w(j)
	switch {
	case p.is(j, "that") && p.is(j+1, "same"):
		e.anchor = aText
		return j + 2, true
	case p.is(j, "next") && the && !p.manyAfter(j+1) && !p.is(j-2, "over", "in", "within", "during", "for", "through", "of"):
		e.anchor, e.rel = aText, 1
		return j + 1, true
	case p.has(j, cRel):
		e.rel, e.hasRel = int(w.lex.rel), true
		if p.is(j, "this") && p.is(j+1, "past", "coming", "last", "next") {
			e.rel = int(p.w(j + 1).lex.rel)
			return j + 2, true
		}
		return j + 1, true
	case p.has(j, cRelt):
		e.anchor, e.rel = aText, int(w.lex.relt)
		return j + 1, true
	case p.is(j, "comparable", "corresponding", "year") && the:
		return j, false
	}
	return j, false
}

// manyAfter says whether a number and a unit follow, or a plural unit ("the
// next three days").
func (p *parser) manyAfter(j int) bool {
	if _, k, ok := p.count(j); ok && p.has(k, cUnit|cUnits) {
		return true
	}
	return p.has(j, cUnits)
}

// pointedUnit reads the number and the unit after the pointer.
func (p *parser) pointedUnit(i, j int, the, pointed bool, e expr) (expr, bool) {
	if pointed {
		if n, k, ok := p.count(j); ok && !n.article && p.has(k, cUnit|cUnits) {
			return p.spanOfUnits(i, k, n, e)
		}
	}
	if p.is(j, "fiscal", "calendar", "full", "whole", "entire", "academic", "school", "election") && p.is(j+1, "year", "quarter") {
		j++
	}
	l := p.w(j).lex
	if l == nil || l.class&(cUnit|cUnits) == 0 {
		return expr{}, false
	}
	e.unit, e.j = l.unit, j+1
	if l.class&cUnits != 0 {
		return p.vagueUnits(i, j, pointed, e)
	}
	if p.dash(j+1) && p.w(j+1).glued {
		return expr{}, false
	}
	if !pointed {
		return p.theUnit(i, e)
	}
	return p.oneUnit(i, j, the, e)
}

// oneUnit settles "last week", "the past year", "that day".
func (p *parser) oneUnit(i, j int, the bool, e expr) (expr, bool) {
	switch {
	case e.unit < uDay && !(e.unit == uNight && e.anchor == aText):
		return expr{}, false
	case p.is(j-1, "past") && (e.unit != uWeekend), p.is(j-1, "next") && the && e.anchor == aReport && e.unit > uDay, p.is(j-1, "last") && the && e.unit >= uMonth && e.unit != uQuarter, p.is(j-1, "recent", "coming") && e.unit >= uDecade:
		if p.is(i, "this") || e.unit == uDay {
			break
		}
		e.kind, e.typ, e.n, e.dir = kSpan, news.TimexDuration, 2, e.rel
		return e, true
	case p.is(j-1, "present", "recent") || p.is(j-1, "that") && p.is(j+1, "when", "that"):
		return expr{}, false
	}
	if e.unit == uNight {
		e.kind, e.unit, e.part, e.typ, e.n, e.dir = kShift, uDay, "NI", news.TimexTime, 2*e.rel*e.rel, e.rel
		return e, true
	}
	if e.anchor == aReport && e.unit == uDay && p.is(j-1, "last", "next", "this") && p.is(i-1, "the") {
		return expr{}, false
	}
	return e, true
}

// theUnit settles a unit after a bare "the": "the quarter", "the weekend".
func (p *parser) theUnit(i int, e expr) (expr, bool) {
	sum := p.is(e.j, "of", "to") && (p.s(e.j+1) == "$" || p.w(e.j+1).kind == digits)
	if p.is(e.j, "of", "that", "when", "he", "she", "they", "we", "i", "it", "to", "long") && e.mod == "" && !sum {
		return expr{}, false
	}
	if e.unit == uYear && e.mod == "" && p.is(e.j, "ended", "ending") && p.aDay(e.j+1) {
		// "the year ended March 31": twelve months, of no calendar year.
		e.kind, e.typ, e.rule, e.value = kFixed, news.TimexDuration, "length", duration(2, false, uYear)
		return e, true
	}
	if e.unit == uQuarter && p.is(e.j, "ended", "ending") && p.aDay(e.j+1) {
		if end, ok := p.at(e.j + 1); ok && end.kind == kCalendar && end.cal.day != 0 {
			e.cal, e.anchor, e.rule = end.cal, aReport, quarterEnded
			return e, true
		}
	}
	if p.is(i-1, "before") && e.mod == "" && e.unit >= uWeek && e.unit <= uYear && p.is(e.j, "is", "was") && p.is(e.j+1, "out", "over") {
		return e, true // "before the month is out"
	}
	switch e.unit {
	case uWeekend, uQuarter:
	case uWeek, uMonth, uYear:
		if e.mod == "" && !p.is(i-1, "for", "during", "in", "of", "over", "through", "throughout", "on", "by", "earlier", "later", "since", "within") && !p.is(e.j, "'") {
			return expr{}, false
		}
	case uDay:
		if e.mod == "" {
			return expr{}, false
		}
	default:
		return expr{}, false
	}
	e.anchor, e.rel = aText, 0
	e.rule = "the-unit"
	return e, true
}

// quarterEnded is the rule of "the quarter ended July 31".
const quarterEnded = "quarter-ended"

// aDay says whether a day of the calendar starts at word j.
func (p *parser) aDay(j int) bool {
	return p.has(j, cMonth) || p.w(j).kind == digits && p.has(j+1, cMonth)
}

// spanOfUnits settles "the past two years", "the next 12 to 18 months".
func (p *parser) spanOfUnits(i, k int, n number, e expr) (expr, bool) {
	e.unit, e.n, e.vague, e.mod = p.w(k).lex.unit, n.twice, n.vague, n.mod
	e.kind, e.typ, e.dir, e.j = kSpan, news.TimexDuration, e.rel, k+1
	e.rule = "span-of-units"
	if e.dir == 0 {
		// "these two weeks", "the same three days": a plain length.
		e.kind, e.value = kFixed, duration(n.twice, n.vague, e.unit)
	}
	return e, true
}

// vagueUnits settles plural units without a number: "recent years", "the
// coming months", "the years", "past decades".
func (p *parser) vagueUnits(i, j int, pointed bool, e expr) (expr, bool) {
	if !pointed {
		return expr{}, false
	}
	e.rule = "vague-units"
	switch {
	case p.is(j-1, "recent"):
		e.kind, e.value, e.dir = kFixed, "PAST_REF", -1
	case p.is(j-1, "coming", "upcoming"):
		e.kind, e.value, e.typ = kFixed, duration(0, true, e.unit), news.TimexDuration
	default:
		e.kind, e.typ, e.vague, e.dir = kSpan, news.TimexDuration, true, e.rel
	}
	return e, true
}

// countedUnits reads a number of units and what stands after them: "two weeks
// ago", "six months later", "26 years", "20-year", "more than two years", "a
// year earlier", "the nine months".
func (p *parser) countedUnits(i int) (expr, bool) {
	e := expr{typ: news.TimexDuration, kind: kFixed}
	j := i
	if p.has(j, cQuant) {
		mod, k, ok := p.quantifier(j)
		if !ok {
			return expr{}, false
		}
		if p.is(k, "the") && p.has(k+1, cRel) {
			inner, ok := p.relativeUnit(k)
			inner.mod = mod
			return inner, ok && inner.typ == news.TimexDuration
		}
		e.mod, j = mod, k
	}
	j, the := p.lengthArticle(j)
	n, k, ok := p.count(j)
	if !ok && the && p.is(j-1, "additional", "extra", "full", "entire") {
		n, k, ok = number{twice: 2}, j, true
	}
	if !ok {
		return expr{}, false
	}
	if n.mod != "" {
		e.mod = n.mod
	}
	// A text that was cut into tokens writes "eight - year".
	hyphen := p.dash(k) && (p.w(k).glued || p.has(k+1, cUnit))
	if hyphen {
		k++
	}
	if p.is(k, "full", "consecutive", "straight", "whole", "more", "additional", "long", "short", "solid", "entire", "calendar", "business", "working", "extra") && p.has(k+1, cUnit|cUnits) {
		k++
	}
	if !p.has(k, cUnit|cUnits) || p.w(k).cap && p.is(k, "second", "sec", "min") {
		return expr{}, false
	}
	e.unit, e.n, e.vague, e.j = p.w(k).lex.unit, n.twice, n.vague, k+1
	if !p.countFits(&e, k, n, hyphen, the) {
		return expr{}, false
	}
	if p.is(e.j, "and") && p.is(e.j+1, "a") && p.is(e.j+2, "half") {
		e.n++
		e.j += 3
	}
	return p.afterUnits(i, e, n, hyphen, the)
}

// quantifier reads "more than", "nearly" at j; "over the" and "over three
// years for" hold a preposition of their own.
func (p *parser) quantifier(j int) (mod string, k int, ok bool) {
	mod, k, ok = p.match(p.w(j).lex.quants, j+1)
	if ok && p.is(j, "over", "under") && (p.is(k, "the") || !p.is(j-1, "for", "in", "of", "after", "well", "just", "within", "last", "lasted", "is", "was")) {
		return "", 0, false
	}
	return mod, k, ok
}

// lengthArticle skips "the", "the first", "another", "an additional" at j.
func (p *parser) lengthArticle(j int) (k int, the bool) {
	the = p.is(j, "the") || p.is(j, "another", "an") && p.is(j+1, "additional", "extra")
	switch {
	case the && p.is(j+1, "first", "additional", "extra", "final", "full", "entire"):
		return j + 2, true
	case the:
		return j + 1, true
	case p.is(j, "another"):
		return j + 1, false
	}
	return j, false
}

// countFits leaves out what looks like a length and is none: "a 20-year",
// where the article is that of the noun after it, and fractions in quarters.
func (p *parser) countFits(e *expr, k int, n number, hyphen, the bool) bool {
	l := p.w(k).lex
	switch {
	case l.class&cUnit != 0 && n.article && (hyphen || p.hyphen(e.j) && p.is(e.j+1, "long")):
		return false
	case e.unit == uQuarter && (n.article || n.twice == 6 && (hyphen || p.is(e.j, "of"))):
		return false
	case the && l.class&cUnits == 0 && n.twice > 2 && (p.w(e.j).kind == letters || p.hyphen(e.j)):
		return false
	}
	return true
}

// afterUnits settles a counted unit by what follows it.
func (p *parser) afterUnits(i int, e expr, n number, hyphen, the bool) (expr, bool) {
	if p.ageAfter(i, e.j, hyphen) || e.unit <= uSecond && n.article {
		return expr{}, false
	}
	if l := p.w(e.j).lex; l != nil && l.class&cAfter != 0 && !hyphen {
		value, j, ok := p.match(l.afters, e.j+1)
		if ok && p.shiftWord(e.j, j, value) {
			return p.shifted(e, value, j), true
		}
	}
	if k := p.over(e.j); n.article && p.is(k, "ago", "earlier") && k > e.j {
		return expr{}, false
	}
	if p.is(e.j, "or") && p.is(e.j+1, "so", "two", "more") {
		e.mod = map[bool]string{true: "EQUAL_OR_MORE", false: "APPROX"}[p.is(e.j+1, "more")]
		e.j += 2
		if p.is(e.j, "ago") {
			return p.shifted(e, "-r", e.j+1), true
		}
	}
	e.value = duration(e.n, e.vague, e.unit)
	e.rule = "length"
	if rest, j, ok := p.smallerUnits(e.j, e.unit); ok && !hyphen && !e.vague {
		e.value, e.j = joinLengths(e.value, rest), j
		return e, true
	}
	if n.article && p.sum(i-1) {
		return expr{}, false
	}
	if p.is(i, "one") && e.unit == uDay && p.is(i-1, "will", "would", "could", "may", "might", "can", "shall", "must") {
		// "will one day be built": some day to come.
		e.typ, e.value, e.rule = news.TimexDate, "FUTURE_REF", "some-day"
		return e, true
	}
	if n.article && p.is(i+1, "calendar", "fiscal") {
		// "a calendar year": how a year is counted, not how long a thing lasts.
		return expr{}, false
	}
	if n.article && p.perUnit(i) {
		e.typ, e.rule, e.mod = news.TimexSet, "per-unit", ""
		return e, true
	}
	if n.article && e.unit == uDay {
		return expr{}, false
	}
	switch {
	case p.is(i-1, "in", "within") && !hyphen && !the:
		e.near, e.dir = true, 1
	case p.is(i-1, "for") && !hyphen && p.untilNow(i):
		// "has ruled for 26 years": it began so long before the report.
		e.kind, e.dir, e.rule = kSpan, -1, "length-until-now"
	case hyphen && p.is(p.over(e.j), "old"):
		e.kind, e.dir, e.rule = kSpan, -1, "age-of-thing"
	}
	return e, !n.article || e.unit >= uMinute
}

// perfectReach is how many words before a length its perfect can stand.
const perfectReach = 8

// untilNow says whether a length at i, after "for", runs up to the report: its
// clause is in the present perfect, or it is the length of an office held.
func (p *parser) untilNow(i int) bool {
	if p.is(i-2, "power", "office") {
		return true
	}
	for k := i - 2; k >= 0 && k > i-perfectReach && !p.sentenceEnd(k); k-- {
		switch {
		case p.is(k, "has", "have", "ve"):
			return true
		case p.has(k, cPast|cFuture) && !p.is(k, "been", "held", "led", "kept", "made", "had", "run", "fought", "sought"), p.s(k) == ",", p.is(k, "had"):
			return false
		}
	}
	return false
}

// shiftWord says whether the word after the units makes a shift: "before" and
// "after" only where a clause or noun follows or the phrase ends.
func (p *parser) shiftWord(i, j int, value string) bool {
	return !p.is(i, "back") || p.aloneAfter(j) && !p.is(j, "to", "in", "on", "from")
}

// shifted makes e a shift of its units.
func (p *parser) shifted(e expr, value string, j int) expr {
	e.kind, e.typ, e.j = kShift, news.TimexDate, j
	e.dir = 1
	if value[0] == '-' {
		e.dir = -1
	}
	e.anchor = aReport
	if value[1] == 't' {
		e.anchor = aText
		e.rule = "shift-from-text"
		if p.is(j-1, "before", "after") && !p.phraseEnd(j) || p.is(j-1, "later", "earlier") && p.is(j, "than") {
			// The event that follows is the anchor ("two weeks later than planned"); the
			// words stop at the units.
			e.kind, e.typ, e.rule, e.j = kFixed, news.TimexDuration, "length-from-event", j-1
			e.value = duration(e.n, e.vague, e.unit)
		}
		return e
	}
	e.rule = "shift-from-report"
	switch { // "a year ago today", "a year ago this month"
	case e.dir > 0 || e.vague || e.unit <= uDay:
	case p.is(j, "today"):
		e.to, e.j = uDay, j+1
	case p.is(j, "this") && p.is(j+1, "week") && e.unit > uWeek:
		e.to, e.j = uWeek, j+2
	case p.is(j, "this") && p.is(j+1, "month") && e.unit > uMonth:
		e.to, e.j = uMonth, j+2
	case p.is(j, "next", "last") && p.is(j+1, "month") && e.unit > uMonth: // "five years ago next month"
		e.to, e.j, e.rel = uMonth, j+2, int(p.w(j).lex.rel)
	}
	return e
}

// ageAfter says whether the units are somebody's age: "26 years old",
// "a 26-year-old dissident", "aged 26 years".
func (p *parser) ageAfter(i, j int, hyphen bool) bool {
	k := p.over(j)
	if p.is(i-1, "aged") {
		return true
	}
	if p.s(i-1) == "," && p.w(i-2).cap && (p.s(j) == "," || p.s(j) == ".") {
		// "the mayor, Anna Berg, 66 years, said"
		return true
	}
	if !p.is(k, "old", "olds") {
		return p.is(j, "of") && p.is(j+1, "age")
	}
	return !(hyphen && p.has(k+1, cThing))
}

// phraseEnd says whether nothing that an "after" could govern follows at j.
func (p *parser) phraseEnd(j int) bool {
	return p.w(j).kind == mark && !p.opens(j) || p.is(j, "and", "or", "but")
}
