package when

import "dateline/internal/news"

// dayOfPair reads the first of two days that share the month's name: the "5"
// of "from 5 to 9 May", "between 13 and 14 September 2021".
func (p *parser) dayOfPair(i int) (expr, bool) {
	e := expr{typ: news.TimexDate, kind: kCalendar, j: i + 1}
	a, b := p.w(i), p.w(i+2)
	if a.kind != digits || b.kind != digits || a.n > 2 || b.n > 2 || a.num < 1 || b.num > 31 || a.num >= b.num {
		return expr{}, false
	}
	if !p.is(i-1, "from", "between", "on", "the") || !p.is(i+1, "to", "and", "or", "through", "until") || !p.has(i+3, cMonth) || !p.w(i+3).cap {
		return expr{}, false
	}
	e.cal.day, e.cal.month = int(a.num), int(p.w(i+3).lex.month)
	p.yearAfter(p.dot(i+4), &e)
	return e, true
}

// nextDay reads what follows a day of a month and shares its month: the "25"
// of "April 24 and 25".
func (p *parser) nextDay(prev expr) (expr, bool) {
	i := prev.j + 1
	w := p.w(i)
	if prev.kind != kCalendar || prev.cal.day == 0 || prev.cal.month == 0 || prev.cal.year != 0 || p.w(prev.j-1).kind != digits ||
		!p.is(prev.j, "and", "or", "to") || w.kind != digits || w.n > 2 || int(w.num) <= prev.cal.day || w.num > 31 || p.decimal(i) || !p.aloneAfter(i+1) {
		return expr{}, false
	}
	e := expr{i: i, j: i + 1, typ: news.TimexDate, kind: kCalendar, rule: "day-of-list"}
	e.cal.day, e.cal.month = int(w.num), prev.cal.month
	e.j = p.yearAfter(e.j, &e)
	return e, true
}
