package when

import "dateline/internal/news"

// join takes what stands right after e and belongs to it: "Tuesday" +
// "morning", "9 a.m." + "Tuesday", "Friday" + "midnight".
func (p *parser) join(e expr) expr {
	return p.joinWeek(p.joinPart(e))
}

// joinWeek adds to a weekday the week that it is of: "Tuesday last week", "Friday of
// next week".
func (p *parser) joinWeek(e expr) expr {
	if c := &e.cal; e.kind != kCalendar || e.rule != "weekday" || e.hasRel || c.weekday == 0 || c.month != 0 || c.day != 0 || c.weekend {
		return e
	}
	k := e.j
	if p.is(k, "of") {
		k++
	}
	d, ok := p.at(k)
	if !ok || d.kind != kThis || d.unit != uWeek || d.cal.nth != 0 || d.mod != "" || d.rule != "relative-unit" {
		return e
	}
	d.i, d.rule, d.typ, d.mod = e.i, e.rule, e.typ, e.mod
	d.cal.weekday, d.cal.nth, d.part, d.zone = e.cal.weekday, 1, e.part, e.zone
	return d
}

// joinPart adds to a day the part of it, or the hour, that stands beside it.
func (p *parser) joinPart(e expr) expr {
	switch {
	case e.kind == kClock:
		return p.joinDay(e)
	case e.part != "" || e.typ != news.TimexDate || !e.isDay():
		return e
	}
	k := e.j
	var edge string
	if p.has(k, cEdge) && p.has(p.over(k+1), cPart) {
		edge = p.w(k).lex.edge
		k = p.over(k + 1)
	}
	if p.has(k, cPart) {
		e.part, e.typ, e.j = p.w(k).lex.part, news.TimexTime, k+1
		if e.part[0] == 'T' {
			e.part = e.part[1:]
		}
		if edge != "" {
			e.mod = edge
		}
		return e
	}
	if c, ok := p.clock(k); ok {
		e.part, e.zone, e.typ, e.j = c.part, c.zone, c.typ, c.j
		return e
	}
	if p.is(k, "at") && p.is(k+1, "noon", "midnight") {
		return e
	}
	return e
}

// isDay says whether e is one day.
func (e *expr) isDay() bool {
	return e.kind == kCalendar && e.cal.grain() == uDay && !e.cal.weekend && e.cal.dayAlt == 0 ||
		e.kind == kShift && e.unit == uDay && e.rule == "phrase"
}

// joinDay adds to a clock time the day that follows it.
func (p *parser) joinDay(e expr) expr {
	k := p.comma(e.j)
	if p.is(k, "on") && k == e.j && p.has(k+1, cWeekday) {
		k++
	}
	d, ok := p.at(k)
	if !ok || !d.isDay() || d.part != "" {
		return e
	}
	d.i, d.part, d.zone, d.typ = e.i, e.part, e.zone, news.TimexTime
	if d.mod == "" {
		d.mod = e.mod
	}
	return d
}
