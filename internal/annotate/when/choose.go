package when

import "dateline/internal/calendar"

// choose picks the occurrence of the fields that the clause means, seen from
// ref.
func (r *resolver) choose(e *expr, c *fields, ref calendar.Day) calendar.Day {
	t := tenseUnknown
	if !e.hasRel {
		t = r.tenseOf(r.p, e.i, e.j)
	} else if e.rel < 0 {
		t = tensePast
	} else if e.rel > 0 {
		t = tenseFuture
	}
	if c.weekday != 0 && c.day == 0 {
		return r.chooseWeekday(e, c, ref, t)
	}
	if c.day != 0 && c.month == 0 {
		if c.weekday != 0 {
			return chooseWeekdayOfMonth(c, ref, t)
		}
		return chooseDayOfMonth(c, ref, t)
	}
	before, after, ok := around(c, ref)
	if c.weekday != 0 && (!ok || ref-before > weekdayReach && after-ref > weekdayReach) {
		// The weekday does not fit the date: the date stands.
		c.weekday = 0
		before, after, ok = around(c, ref)
	}
	if !ok {
		return ref
	}
	if e.hasRel {
		return choosePointed(e, c, ref, before, after)
	}
	if t == tensePast && (c.day != 0 || c.month != 0) && before <= ref && r.toldOn(e) {
		return before
	}
	return chooseByTense(c, ref, before, after, t)
}

// toldOn says whether a deed is told of the date in the past tense, so that it has
// been, however near the next such date is.
func (r *resolver) toldOn(e *expr) bool {
	r.p.sent = r.sentenceAt(int(r.p.w(e.i).start))
	defer func() { r.p.sent = nil }()
	return r.p.told(e.i, e.j) || r.p.attribute(e.i)
}

// choosePointed picks the occurrence of "last May", "this May", "next May".
func choosePointed(e *expr, c *fields, ref, before, after calendar.Day) calendar.Day {
	now := before <= ref && occurrenceEnd(c, before) >= ref
	switch {
	case now && e.rel < 0:
		return previous(c, before)
	case now, e.rel < 0:
		return before
	case e.rel > 0:
		return after
	case before.Year() == ref.Year():
		return before
	}
	return after
}

// Reaches, in days, of dates without a year: how far back a clause of the past
// still means the last occurrence, and how far ahead one of the future the
// next. Chosen on TimeBank (development part); news gives the year of what is
// farther off.
const (
	pastDay     = 285
	pastMonth   = 330
	futureDay   = 300
	pastQuarter = 190
	daySlack    = 40 // in favour of the past where the tense is not known
	monthSlack  = 60
)

// chooseByTense picks an occurrence without a pointer.
func chooseByTense(c *fields, ref, before, after calendar.Day, t tense) calendar.Day {
	back, on := int(ref-before), int(after-ref)
	isDay := c.day != 0 || c.holiday != ""
	switch {
	case before <= ref && occurrenceEnd(c, before) >= ref:
		return before
	case c.quarter != 0 || c.half != 0:
		// Results are told of the period that has ended.
		if t == tenseFuture && back >= pastQuarter {
			return after
		}
		return before
	case t == tensePast && (back <= pastDay || back <= pastMonth && !isDay), t == tenseFuture && on > futureDay:
		return before
	case t == tenseFuture:
		return after
	case isDay && back <= on+daySlack, !isDay && back <= on+monthSlack:
		return before
	}
	return after
}

// chooseWeekday picks a weekday. Without a pointer it is the last one, the
// report's own day included, unless the clause looks ahead.
func (r *resolver) chooseWeekday(e *expr, c *fields, ref calendar.Day, t tense) calendar.Day {
	back := (ref.Weekday() - c.weekday + 7) % 7
	on := (c.weekday - ref.Weekday() + 7) % 7
	switch {
	case e.rule == definiteWeekday && r.day.ok && e.i-r.day.at <= dayReach:
		told := r.day.span.First
		if e.anchor = aText; r.p.perfectBefore(e.i) {
			return told - calendar.Day((told.Weekday()-c.weekday+7)%7)
		}
		return told + calendar.Day((c.weekday-told.Weekday()+7)%7)
	case e.again:
		return ref - calendar.Day((ref.Weekday()-c.weekday+6)%7+1) - 7
	case e.hasRel && e.rel < 0:
		if back <= 1 && e.anchor == aReport || back == 0 {
			// Yesterday is not called "last Wednesday".
			back += 7
		}
		return ref - calendar.Day(back)
	case e.hasRel && e.rel > 0:
		if on == 0 {
			on = 7
		}
		if e.anchor == aReport && r.p.is(e.i, "next") && on+ref.Weekday() <= 7 {
			on += 7
		}
		return ref + calendar.Day(on)
	case e.hasRel && e.anchor == aText && e.rel == 0:
		return ref + calendar.Day(c.weekday-ref.Weekday()) // "that Saturday": of the week that is told of
	case e.hasRel:
		// "this Friday": that of the week, unless the tense says otherwise.
		switch r.tenseOf(r.p, e.i, e.j) {
		case tensePast:
			return ref - calendar.Day(back)
		}
		return ref + calendar.Day(on)
	case t == tenseFuture:
		return ref + calendar.Day(on)
	}
	if d, ok := r.followsLastWeek(e, c); ok && d <= ref {
		return d
	}
	return ref - calendar.Day(back)
}

// followsLastWeek gives a weekday the week of one before it in its sentence that is of last
// week: "was promised for Wednesday last week and did not come until Thursday".
func (r *resolver) followsLastWeek(e *expr, c *fields) (calendar.Day, bool) {
	n := len(r.exprs) - 1
	if n < 0 || len(r.exprs) != len(r.out)-r.from {
		return 0, false
	}
	before := &r.exprs[n]
	if before.kind != kThis || before.unit != uWeek || before.rel >= 0 || before.cal.weekday == 0 {
		return 0, false
	}
	for k := before.j; k < e.i; k++ {
		if r.p.sentenceEnd(k) {
			return 0, false
		}
	}
	d, ok := calendar.Parse(r.out[len(r.out)-1].Earliest)
	return d + calendar.Day((c.weekday-before.cal.weekday+7)%7), ok
}

// weekdayReach is how many days off a date can be whose year is settled by its
// weekday; farther off the weekday is taken for a slip.
const weekdayReach = 300

// chooseWeekdayOfMonth picks "Friday 14th": the nearest month in which they
// fit, looked for on the side of the tense.
func chooseWeekdayOfMonth(c *fields, ref calendar.Day, t tense) calendar.Day {
	for step := range 14 {
		for _, sign := range [2]int{-1, 1} {
			if sign < 0 && t == tenseFuture || sign > 0 && t == tensePast && step > 0 {
				continue
			}
			y, m, _ := calendar.Of(ref.Year(), ref.Month(), 1).AddMonths(sign * step).Civil()
			if !calendar.Valid(y, m, c.day) {
				continue
			}
			if d := calendar.Of(y, m, c.day); d.Weekday() == c.weekday && (t != tensePast || d <= ref) && (t != tenseFuture || d >= ref) {
				return d
			}
		}
	}
	return chooseDayOfMonth(c, ref, t)
}

// chooseDayOfMonth picks "the 9th".
func chooseDayOfMonth(c *fields, ref calendar.Day, t tense) calendar.Day {
	y, m, d := ref.Civil()
	step := 0
	if d < c.day && t != tenseFuture && t != tenseUnknown {
		step = -1
	} else if d > c.day && t == tenseFuture {
		step = 1
	}
	for range 3 {
		first := calendar.Of(y, m, 1).AddMonths(step)
		fy, fm, _ := first.Civil()
		if c.day <= calendar.MonthLen(fy, fm) {
			return calendar.Of(fy, fm, c.day)
		}
		if step == 0 {
			step = 1
		} else {
			step *= 2
		}
	}
	return ref
}

// start gives the first day of the fields' occurrence in year y; ok is false
// where it has none (29 February).
func start(c *fields, y int) (calendar.Day, bool) {
	switch {
	case c.holiday != "":
		return holidayIn(c.holiday, y), true
	case c.month != 0 && c.day != 0:
		return calendar.Of(y, c.month, c.day), calendar.Valid(y, c.month, c.day)
	case c.month != 0:
		return calendar.Of(y, c.month, 1), true
	case c.quarter != 0:
		return calendar.Of(y, 3*c.quarter-2, 1), true
	case c.half != 0:
		return calendar.Of(y, 6*c.half-5, 1), true
	case c.season != "":
		m := map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[c.season]
		return calendar.Of(y, m, 1), true
	}
	return 0, false
}

// occurrenceEnd is the last day of the occurrence that starts on d.
func occurrenceEnd(c *fields, d calendar.Day) calendar.Day {
	switch {
	case c.day != 0 || c.holiday != "":
		return d
	case c.month != 0:
		return d.AddMonths(1) - 1
	case c.half != 0:
		return d.AddMonths(6) - 1
	}
	return d.AddMonths(3) - 1
}

// around gives the last occurrence that starts on or before ref, and the next.
func around(c *fields, ref calendar.Day) (before, after calendar.Day, ok bool) {
	var haveBefore, haveAfter bool
	for y := ref.Year() - 5; y <= ref.Year()+5; y++ {
		d, ok := start(c, y)
		if !ok || c.weekday != 0 && d.Weekday() != c.weekday {
			continue
		}
		if d <= ref {
			before, haveBefore = d, true
		} else if !haveAfter {
			after, haveAfter = d, true
		}
	}
	switch {
	case haveBefore && !haveAfter:
		after = before + 3650
	case haveAfter && !haveBefore:
		before = after - 3650
	}
	return before, after, haveBefore || haveAfter
}

// previous gives the occurrence before the one that starts on d.
func previous(c *fields, d calendar.Day) calendar.Day {
	before, _, ok := around(c, d-1)
	if !ok {
		return d
	}
	return before
}
