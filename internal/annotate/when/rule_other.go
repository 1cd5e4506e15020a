package when

import "dateline/internal/news"

// every reads "every day", "each Monday", "every two years", "every other
// week", "Mondays".
func (p *parser) every(i int) (expr, bool) {
	e := expr{typ: news.TimexSet, kind: kFixed}
	if p.has(i, cWeekdays) && p.w(i).cap && !p.w(i).glued {
		e.value, e.j = "XXXX-WXX-"+string('0'+byte(p.w(i).lex.weekday)), i+1
		return e, true
	}
	if !p.has(i, cSet) {
		return expr{}, false
	}
	j := i + 1
	other := p.is(j, "other", "second")
	if other {
		j++
	}
	if p.has(j, cWeekday) {
		e.value, e.j = "XXXX-WXX-"+string('0'+byte(p.w(j).lex.weekday)), j+1
		return e, true
	}
	if p.has(j, cMonth) && p.w(j).cap {
		e.value, e.j = "XXXX-"+pad2(int(p.w(j).lex.month)), j+1
		return e, true
	}
	if p.has(j, cSeason) && p.is(i, "every", "each") && !p.is(j+1, "of") {
		e.value, e.j = "XXXX-"+p.w(j).lex.season, j+1
		return e, true
	}
	if p.has(j, cPart) && p.w(j).lex.part[0] != 'T' {
		e.value, e.j = "XXXX-XX-XXT"+p.w(j).lex.part, j+1
		return e, true
	}
	if p.has(j, cUnit) && !p.w(j).cap {
		twice := 2
		if other {
			twice = 4
		}
		e.value, e.j = duration(twice, false, p.w(j).lex.unit), j+1
		return e, true
	}
	if n, k, ok := p.count(j); ok && !n.article && p.has(k, cUnits|cUnit) && p.is(i, "every") {
		e.value, e.j = duration(n.twice, n.vague, p.w(k).lex.unit), k+1
		return e, true
	}
	return expr{}, false
}

// ofPhrase reads "the end of August", "the start of this week", "the turn of
// the century", "the middle of 1998".
func (p *parser) ofPhrase(i int) (expr, bool) {
	j := i
	if p.is(j, "the") {
		j++
	}
	if !p.has(j, cOf) {
		return expr{}, false
	}
	mod, k, ok := p.match(p.w(j).lex.ofs, j+1)
	if !ok || !p.is(k, "of") {
		return expr{}, false
	}
	e, ok := p.at(k + 1)
	if !ok || e.mod != "" || e.typ != news.TimexDate && e.kind != kThis {
		return expr{}, false
	}
	switch {
	case e.kind == kCalendar && e.cal.grain() >= uWeek, e.kind == kThis && e.unit > uDay:
	default:
		return expr{}, false
	}
	if e.rule == "the-unit" && p.is(k+2, "day") {
		return expr{}, false
	}
	e.mod = mod
	return e, true
}

// endOf says whether "the end of" begins at i.
func (p *parser) endOf(i int) bool {
	if p.is(i, "the") {
		i++
	}
	return p.is(i, "end", "close") && p.is(i+1, "of")
}

// bareUnits reads plural units without a number after a preposition: "within
// days", "for years", "weeks of", "months later", "decades ago".
func (p *parser) bareUnits(i int) (expr, bool) {
	if !p.has(i, cUnits) || p.w(i).cap && !p.has(i-1, cDet) && p.w(i-1).kind == letters {
		return expr{}, false
	}
	e := expr{typ: news.TimexDuration, kind: kFixed, unit: p.w(i).lex.unit, vague: true, j: i + 1}
	if l := p.w(i + 1).lex; l != nil && l.class&cAfter != 0 {
		if value, j, ok := p.match(l.afters, i+2); ok && (value[1] == 'r' || !p.is(i+1, "back", "prior")) && p.shiftWord(i+1, j, value) {
			e = p.shifted(e, value, j)
			e.vague = true
			return e, true
		}
	}
	if p.dash(i+1) && p.w(i+1).glued && p.is(i+2, "long") {
		e.value, e.j = duration(0, true, e.unit), i+3
		return e, true
	}
	if !p.is(i-1, "for", "within", "in", "over", "after", "through", "took", "take", "takes", "spent", "spend", "by") || p.is(i-1, "by", "in") && e.unit <= uHour {
		return expr{}, false
	}
	if p.is(i+1, "of") && e.unit < uDay {
		return expr{}, false
	}
	e.value = duration(0, true, e.unit)
	if p.is(i-1, "within", "in") {
		e.near, e.dir = true, 1
	}
	return e, true
}

// unitAgo reads the adjectives of comparison: "year-earlier", "the year-ago
// quarter", "the comparable period last year", "the 1988 period".
func (p *parser) unitAgo(i int) (expr, bool) {
	e := expr{typ: news.TimexDate, kind: kShift, dir: -1, anchor: aText, n: 2}
	j := i
	the := p.is(j, "the")
	if the {
		j++
		if p.is(j, "comparable", "corresponding", "same") {
			j++
		}
	}
	if the && p.is(j, "period", "quarter") && p.is(j+1, "last") && p.is(j+2, "year") {
		e.unit, e.j = uYear, j+3
		return e, true
	}
	if the && p.is(j, "period", "quarter") && p.is(j+1, "a") && p.is(j+2, "year") && p.is(j+3, "ago", "earlier", "before") {
		e.unit, e.j = uYear, j+4
		return e, true
	}
	if p.is(j, "last") && p.is(j+1, "year") && p.is(p.possessive(j+2), "quarter", "period") && p.possessive(j+2) > j+2 {
		e.unit, e.j = uYear, p.possessive(j+2)+1
		return e, true
	}
	if p.has(j, cUnit) && p.dash(j+1) && p.is(j+2, "ago", "earlier") && (!the || p.is(j+3, "quarter", "period", "month")) {
		e.unit, e.j = p.w(j).lex.unit, j+3
		if p.is(e.j, "quarter", "period", "month") && j > i {
			e.j++
		}
		return e, true
	}
	return expr{}, false
}

// latest reads "the latest quarter", "the latest period", "the 1988 period".
func (p *parser) latest(i int) (expr, bool) {
	e := expr{typ: news.TimexDate, kind: kThis, anchor: aText, unit: uQuarter}
	if !p.is(i, "the") {
		return expr{}, false
	}
	if p.is(i+1, "latest") && p.is(i+2, "period", "quarter") {
		e.j = i + 3
		return e, true
	}
	if p.w(i+1).n == 4 && p.plausibleYear(i+1) && p.is(i+2, "period") {
		e.kind, e.cal.year, e.j = kCalendar, int(p.w(i+1).num), i+3
		return e, true
	}
	return expr{}, false
}

// weekOf reads "the week of March 9", "the weekend of 5 May".
func (p *parser) weekOf(i int) (expr, bool) {
	j := i
	if p.is(j, "the") {
		j++
	}
	if !p.is(j, "week", "weekend") || !p.is(j+1, "of", "ending", "beginning", "starting") {
		return expr{}, false
	}
	k := j + 2
	if p.is(k, "on") {
		k++
	}
	e, ok := p.at(k)
	if !ok || e.kind != kCalendar || e.cal.grain() != uDay {
		return expr{}, false
	}
	e.cal.weekOf = p.is(j, "week")
	e.cal.weekend = !e.cal.weekOf
	return e, true
}

// consecutive reads counts of periods: "the fifth consecutive weekend", "a
// third straight day".
func (p *parser) consecutive(i int) (expr, bool) {
	e := expr{typ: news.TimexDuration, kind: kSpan, dir: -1}
	j := i
	if p.is(j, "the", "a") {
		j++
	}
	n, k, ok := p.ordinal(j)
	if !ok || !p.is(k, "consecutive", "straight", "successive") || !p.has(k+1, cUnit) || n > 1000 {
		return expr{}, false
	}
	e.unit, e.n, e.j = p.w(k+1).lex.unit, 2*n, k+2
	return e, e.unit > uHour
}

// besideDay reads "the day before", "the day after" where nothing that they
// govern follows.
func (p *parser) besideDay(i int) (expr, bool) {
	e := expr{typ: news.TimexDate, kind: kShift, unit: uDay, n: 2, dir: 1, anchor: aText, j: i + 3}
	if !p.is(i, "the") || !p.is(i+1, "day", "week", "month", "year") || !p.is(i+2, "before", "after") || !p.phraseEnd(i+3) {
		return expr{}, false
	}
	e.unit = p.w(i + 1).lex.unit
	if p.is(i+2, "before") {
		e.dir = -1
	}
	return e, true
}

// beforeLast reads "the week before last", "the night before last".
func (p *parser) beforeLast(i int) (expr, bool) {
	j := i
	if p.is(j, "the") {
		j++
	}
	if !p.has(j, cUnit) && !p.is(j, "night") || !p.is(j+1, "before") || !p.is(j+2, "last") || !p.phraseOver(j+3) {
		return expr{}, false
	}
	e := expr{typ: news.TimexDate, kind: kThis, rel: -2, hasRel: true, j: j + 3}
	if p.is(j, "night") {
		e.kind, e.typ, e.unit, e.n, e.dir, e.part, e.hasRel = kShift, news.TimexTime, uDay, 2*2, -1, "NI", false
		return e, true
	}
	e.unit = p.w(j).lex.unit
	return e, e.unit >= uWeekend && e.unit <= uYear
}

// phraseOver says whether no noun follows at j: "the week before last", not "the week
// before last month".
func (p *parser) phraseOver(j int) bool {
	return p.aloneAfter(j) || !p.has(j, cUnit|cWeekday|cMonth|cSeason|cHoliday|cPart) && p.w(j).kind == letters
}

// halfOfMonth reads "half of February", which is an amount of it and no day: "they
// were paid for half of February".
func (p *parser) halfOfMonth(i int) (expr, bool) {
	if !p.is(i, "half") || !p.is(i+1, "of") || !p.has(i+2, cMonth) || !p.w(i+2).cap || p.is(i-1, "first", "second", "other", "last", "latter") {
		return expr{}, false
	}
	return expr{typ: news.TimexDuration, kind: kFixed, unit: uMonth, n: 1, value: duration(1, false, uMonth), j: i + 3}, true
}

// unitEdge reads "end of year", "end of the month" without an article of its
// own: "by end of month".
func (p *parser) unitEdge(i int) (expr, bool) {
	if !p.is(i, "end", "start", "beginning") || !p.is(i+1, "of") || !p.is(i+2, "week", "month", "year") || !p.is(i-1, "by", "at", "before", "until", "the") {
		return expr{}, false
	}
	mod, _, _ := p.match(p.w(i).lex.ofs, i+1)
	return expr{typ: news.TimexDate, kind: kThis, unit: p.w(i + 2).lex.unit, mod: mod, j: i + 3}, true
}

// dashedDate reads "23-Sep-2020", "23/Sep/2020", "Sep-23-2020", "Dec-2018".
func (p *parser) dashedDate(i int) (expr, bool) {
	e := expr{typ: news.TimexDate, kind: kCalendar}
	sep := func(k int) bool { return p.w(k).glued && p.w(k+1).glued && (p.dash(k) || p.s(k) == "/") }
	a, b, c := p.w(i), p.w(i+2), p.w(i+4)
	if a.glued && i > 0 && !p.opens(i-1) || !sep(i+1) {
		return expr{}, false
	}
	switch {
	case a.kind == digits && a.n <= 2 && p.has(i+2, cMonth) && sep(i+3) && (c.n == 4 || c.n == 2):
		e.cal.day, e.cal.month, e.cal.year, e.j = int(a.num), int(b.lex.month), int(c.num), i+5
		e.cal.twoDigit = c.n == 2
	case p.has(i, cMonth) && b.kind == digits && b.n <= 2 && sep(i+3) && c.n == 4:
		e.cal.month, e.cal.day, e.cal.year, e.j = int(a.lex.month), int(b.num), int(c.num), i+5
	case p.has(i, cMonth) && b.kind == digits && b.n == 4 && p.plausibleYear(i+2):
		e.cal.month, e.cal.year, e.j = int(a.lex.month), int(b.num), i+3
	default:
		return expr{}, false
	}
	return e, e.cal.day <= 31 && (e.cal.twoDigit || e.cal.year >= 1000)
}

// partOfMonth reads "the first week of May", "the last weekend in August",
// "the second half of June 2021".
func (p *parser) partOfMonth(i int) (expr, bool) {
	e := expr{typ: news.TimexDate, kind: kCalendar}
	j := i
	if p.is(j, "the") {
		j++
	}
	n, k, ok := p.ordinal(j)
	if !ok && p.is(j, "last", "final") {
		n, k, ok = -1, j+1, true
	}
	if !ok || n > 5 || !p.is(k, "week", "weekend", "half", "days", "weeks") {
		return expr{}, false
	}
	if p.is(k, "half") && (n < 1 || n > 2) || p.is(k, "days", "weeks") && n != 1 && n != -1 {
		return expr{}, false
	}
	e.cal.nth, e.cal.nthOf = n, p.s(k)
	if rel, l, ok := p.ofMonth(k + 1); ok {
		e.kind, e.unit, e.rel, e.j = kThis, uMonth, rel, l
	} else if p.is(k+1, "of", "in") && p.has(k+2, cMonth) && p.w(k+2).cap {
		e.cal.month = int(p.w(k + 2).lex.month)
		e.j = p.yearAfter(p.dot(k+3), &e)
	} else {
		return expr{}, false
	}
	switch {
	case n == 1:
		e.mod = "START"
	case n == -1 || n == 2 && p.is(k, "half"):
		e.mod = "END"
	default:
		e.mod = "MID"
	}
	return e, true
}

// earlyHours reads "the early hours of Monday".
func (p *parser) earlyHours(i int) (expr, bool) {
	j := i
	if p.is(j, "the") {
		j++
	}
	if !p.is(j, "early") || !p.is(j+1, "hours") || !p.is(j+2, "of") {
		return expr{}, false
	}
	e, ok := p.at(j + 3)
	if !ok || !e.isDay() || e.part != "" {
		return expr{}, false
	}
	e.part, e.typ, e.mod = "MO", news.TimexTime, "START"
	return e, true
}
