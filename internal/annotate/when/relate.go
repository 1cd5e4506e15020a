package when

import (
	"strconv"

	"dateline/internal/calendar"
	"dateline/internal/news"
)

// fixed gives a value that stands, and the days it implies.
func (r *resolver) fixed(e *expr, ref calendar.Day, known bool) result {
	res := result{value: e.value}
	switch {
	case e.rule == "length-from-event":
		r.fromBeside(e, &res)
	case e.value == "PRESENT_REF" && known:
		res.span, res.ok = calendar.Span{First: ref, Last: ref}, true
		res.anchor, res.shift = published(ref), "+P0D"
	case e.near && known:
		to := addUnits(ref, e.n, e.unit, e.vague)
		res.span, res.ok = calendar.Span{First: ref, Last: to}, true
		res.anchor, res.shift = published(ref), "+"+e.value
	}
	return res
}

// weekSlack is how many days a number of weeks can be off.
const weekSlack = 3

// fromBeside gives a length that is counted from an event the day of that event, where
// the day that it leads to stands right before it: "was dismissed on 3 October, eight
// days after the vote" dates the vote.
func (r *resolver) fromBeside(e *expr, res *result) {
	n := len(r.exprs) - 1
	if n < 0 || len(r.exprs) != len(r.out)-r.from || e.vague || e.n%2 != 0 || e.unit != uDay && e.unit != uWeek || !r.p.is(e.j, "after", "before") {
		return
	}
	for k := r.exprs[n].j; k < e.i; k++ {
		if !(r.p.s(k) == "," || r.p.is(k, "just", "only", "exactly", "or")) {
			return
		}
	}
	beside := &r.out[len(r.out)-1]
	day, ok := calendar.Parse(beside.Earliest)
	if r.known && day > r.pub.Last {
		return // "will sign it on 14 November, four days after": after it said so
	}
	if !ok || beside.Earliest != beside.Latest || beside.Type != news.TimexDate && beside.Type != news.TimexTime {
		return
	}
	dir, slack := -1, calendar.Day(0)
	if r.p.is(e.j, "before") {
		dir = 1
	}
	if e.unit == uWeek {
		slack = weekSlack
	}
	on := addUnits(day, dir*e.n, e.unit, false)
	res.span, res.ok, res.anchor = calendar.Span{First: on - slack, Last: on + slack}, true, beside.In(r.ann.Text)
}

// span gives a length that ends or begins at the report's day.
func (r *resolver) span(e *expr, ref calendar.Day, known bool) result {
	res := result{value: duration(e.n, e.vague, e.unit)}
	sign := "+"
	if e.dir < 0 {
		sign = "-"
	}
	res.shift = sign + res.value
	b, name, ok := r.base(e, ref, known)
	if !ok {
		return res
	}
	res.anchor, res.ok = name, true
	far := addUnits(b, e.dir*max(e.n, 1), e.unit, e.vague)
	res.span = calendar.Span{First: min(b, far), Last: max(b, far)}
	return res
}

// shift gives n units from the anchor.
func (r *resolver) shift(e *expr, ref calendar.Day, known bool) result {
	res := result{grain: e.unit}
	sign := "+"
	if e.dir < 0 {
		sign = "-"
	}
	if e.anchor == aReport {
		res.shift = sign + duration(e.n, e.vague, e.unit)
	}
	if e.rule == "unit-ago" || e.unit == uYear && e.n == 2 && e.dir < 0 {
		if q, ok := r.comparable(e, ref, known); ok {
			return q
		}
	}
	if e.rule == "unit-ago" {
		e.anchor = aReport
	}
	b, name, ok := r.base(e, ref, known)
	if e.vague {
		res.value = map[bool]string{true: "PAST_REF", false: "FUTURE_REF"}[e.dir < 0]
		if e.dir > 0 && e.anchor == aText && r.tenseOf(r.p, e.i, e.j) == tensePast {
			// "A few days later the firm closed": after another time, and past.
			res.value = "PAST_REF"
		}
		if ok && e.dir < 0 {
			res.span, res.ok, res.anchor = calendar.Span{First: addUnits(b, -1, e.unit, true), Last: b}, true, name
		}
		return res
	}
	if !ok {
		res.value = openUnit(e.unit, e.part)
		return res
	}
	d := addUnits(b, e.dir*e.n, e.unit, false)
	res.anchor, res.ok = name, true
	// "two decades ago" is as exact as a year.
	grain := e.unit
	if grain > uYear {
		grain = uYear
	}
	if e.to != 0 {
		grain, res.grain = e.to, e.to
		d = addUnits(d, 2*e.rel, e.to, false)
	}
	res.value, res.span = unitAround(d, grain)
	if e.part != "" {
		res.value += "T" + e.part + e.zone
	}
	if e.to == 0 && e.unit > uDay && e.dir < 0 && e.anchor == aReport {
		// "two months ago" is not exact: a unit's half on either side.
		res.span.First, res.span.Last = min(res.span.First, d-d0(e.unit)/2), max(res.span.Last, d+d0(e.unit)/2)
		if known {
			res.span.Last = min(res.span.Last, ref)
		}
	}
	return res
}

// comparable gives "a year earlier" beside a quarter: that quarter of the year
// before.
func (r *resolver) comparable(e *expr, ref calendar.Day, known bool) (result, bool) {
	if !r.quart.ok || e.unit != uYear || e.i-r.quart.at > quarterReach {
		return result{}, false
	}
	d := r.quart.span.First.AddMonths(-12)
	v, s := unitAround(d, uQuarter)
	return result{value: v, span: s, ok: true, anchor: r.quart.words, grain: uQuarter}, true
}

// this gives the unit around the anchor, moved by e.rel units.
func (r *resolver) this(e *expr, ref calendar.Day, known bool) result {
	sign := "+"
	if e.rel < 0 {
		sign = "-"
	}
	res := result{grain: e.unit}
	if e.anchor == aReport {
		res.shift = sign + duration(2*abs(e.rel), false, e.unit)
	}
	b, name, ok := r.base(e, ref, known)
	if (e.rule == "the-unit" || e.rule == "latest-period") && known {
		b, name, ok = ref, published(ref), true
		if e.unit == uDay && e.mod != "" && r.day.ok && e.i-r.day.at <= dayReach {
			b, name = r.day.span.First, r.day.words // "on Monday. Earlier in the day"
		} else if e.unit == uDay && e.mod != "" && !r.day.ok && r.prev.ok {
			b, name = r.prev.span.First, r.prev.words
		}
	}
	rel := e.rel
	switch {
	case e.rule == quarterEnded:
		return r.endedQuarter(e, ref, known)
	case e.unit == uQuarter && (e.rule == "the-unit" || e.rule == "latest-period"):
		if r.quart.ok {
			b, name, ok = r.quart.span.First, r.quart.words, true
		} else if known {
			rel--
		}
	case e.unit == uWeekend && e.rule == "the-unit" || e.unit == uWeekend && e.rel == 0:
		if r.tenseOf(r.p, e.i, e.j) != tenseFuture && known && b.Weekday() < 6 {
			rel--
		}
	case e.mod == "TURN":
		return r.turn(e, b, name, ok)
	case e.unit == uYear && e.rule == "phrase" && known && ref.Month() <= 2:
		// Year-end early in the year is the past one, unless the clause looks ahead.
		if r.tenseOf(r.p, e.i, e.j) != tenseFuture {
			rel--
		}
	}
	if !ok {
		res.value = openUnit(e.unit, "")
		if e.unit == uWeek && e.cal.weekday != 0 {
			res.value += "-" + strconv.Itoa(e.cal.weekday)
			if res.shift != "" {
				res.shift += " W" + strconv.Itoa(e.cal.weekday)
			}
		}
		return res
	}
	res.value, res.span = unitAround(addUnits(b, 2*rel, e.unit, false), e.unit)
	res.anchor, res.ok = name, true
	if e.cal.nthOf == "day" {
		r.dayOfUnit(e, &res, ref, known)
	} else if e.cal.nth != 0 {
		r.partOfUnit(e, &res)
	}
	return res
}

// endedQuarter gives "the quarter ended July 31": the quarter of the calendar
// in which most of the three months before that day lie. Firms count the
// quarters of their own years, so the number that they give it says nothing.
func (r *resolver) endedQuarter(e *expr, ref calendar.Day, known bool) result {
	end := r.resolveAt(&expr{typ: news.TimexDate, kind: kCalendar, cal: e.cal, i: e.j + 1, j: e.j + 2}, calendar.Span{First: ref, Last: ref}, known)
	if !end.ok {
		return result{value: openUnit(uQuarter, ""), grain: uQuarter}
	}
	res := result{grain: uQuarter, ok: true, anchor: end.anchor}
	res.value, res.span = unitAround(end.span.Last-d0(uQuarter)/2, uQuarter)
	return res
}

// partOfUnit gives "the fourth Thursday of this month", "the last week of next
// month"; res holds the month.
func (r *resolver) partOfUnit(e *expr, res *result) {
	if e.cal.weekday == 0 {
		res.span = partOf(res.span, e.cal.nth, e.cal.nthOf)
		return
	}
	week := res.shift
	res.shift = ""
	d := res.span.First + calendar.Day((e.cal.weekday-res.span.First.Weekday()+7)%7+7*(e.cal.nth-1))
	if e.cal.nth < 0 {
		d = res.span.Last - calendar.Day((res.span.Last.Weekday()-e.cal.weekday+7)%7)
	}
	if !res.span.Contains(d) {
		return
	}
	res.grain = uDay
	res.value, res.span = unitAround(d, uDay)
	if e.unit == uWeek && week != "" {
		res.shift = week + " W" + strconv.Itoa(e.cal.weekday) // "Tuesday last week"
	}
	if e.part != "" {
		res.value += "T" + e.part + e.zone
	}
}

// dayOfUnit gives "the first of this month"; res holds the month. "The first of the
// month" of a text that has told of no day is the one that came last, unless the clause
// looks ahead.
func (r *resolver) dayOfUnit(e *expr, res *result, ref calendar.Day, known bool) {
	day := func(month calendar.Span) (calendar.Day, bool) {
		if e.cal.nth < 0 {
			return month.Last, true
		}
		d := month.First + calendar.Day(e.cal.nth-1)
		return d, month.Contains(d)
	}
	d, ok := day(res.span)
	if !ok {
		return
	}
	switch {
	case !known:
		res.shift = ""
	case e.anchor == aText && d > ref && r.tenseOf(r.p, e.i, e.j) != tenseFuture:
		_, before := unitAround(addUnits(res.span.First, -2, uMonth, false), uMonth)
		if d, ok = day(before); !ok {
			return
		}
		res.shift = ""
	case e.anchor == aText:
		res.shift = ""
	case d > ref:
		res.shift = ">"
	default:
		res.shift = "<"
	}
	res.grain = uDay
	res.value, res.span = unitAround(d, uDay)
}

// turn gives "the turn of the year": December and January.
func (r *resolver) turn(e *expr, b calendar.Day, name string, ok bool) result {
	if !ok {
		return result{value: "XXXX-12", grain: uMonth}
	}
	y := b.Year()
	if b.Month() <= 6 {
		y--
	}
	return result{
		value: unitValue(calendar.Of(y, 12, 31), uMonth), grain: uMonth, anchor: name, ok: true,
		span: calendar.Span{First: calendar.Of(y, 12, 1), Last: calendar.Of(y+1, 1, 31)},
	}
}

// then gives the time of the text that was told last, a vague past without one.
func (r *resolver) then() result {
	if !r.text.ok {
		return result{value: "PAST_REF"}
	}
	return result{value: r.text.value, span: r.text.span, ok: true, anchor: r.text.words, grain: r.text.grain}
}

// clockTime gives a time of day its day: that of the last day named in the
// sentence, else the report's.
func (r *resolver) clockTime(e *expr, ref calendar.Day, known bool) result {
	res := result{value: "XXXX-XX-XXT" + e.part + e.zone, grain: uHour}
	if r.text.ok && r.text.grain <= uDay && r.text.span.Len() == 1 {
		res.value = r.text.span.First.String() + "T" + e.part + e.zone
		res.span, res.ok, res.anchor = r.text.span, true, r.text.words
		return res
	}
	if known {
		res.value = ref.String() + "T" + e.part + e.zone
		res.span, res.ok, res.anchor = calendar.Span{First: ref, Last: ref}, true, published(ref)
	}
	return res
}
