package when

import (
	"fmt"
	"strconv"
	"strings"

	"dateline/internal/calendar"
)

// absolute says whether the fields alone fix the days.
func (c *fields) absolute() bool {
	if c.decade != 0 && c.decade < 100 {
		return false
	}
	return c.year > 0 || c.century != 0 || c.millennium != 0 || c.decade >= 100 ||
		c.holiday != "" && historic(c.holiday)
}

// historic says whether a holiday's rule is one day of history.
func historic(rule string) bool { _, ok := calendar.Parse(rule); return ok }

// valid says whether the fields name a day that exists in some year.
func (c *fields) valid() bool {
	if c.day == 0 {
		return c.month <= 12
	}
	y := c.year
	if y <= 0 {
		y = 2000
	}
	m := c.month
	if m == 0 {
		m = 1
	}
	return calendar.Valid(y, m, c.day) && (c.dayAlt == 0 || calendar.Valid(y, m, c.dayAlt))
}

// completeYear gives a two-digit year its century: the one that lies nearest
// before twenty years from the report's day, and without that day the years
// 1930 to 2029.
func (r *resolver) completeYear(e *expr) {
	c := &e.cal
	if c.twoDigit {
		ref := 2009
		if r.known {
			ref = r.pub.Last.Year()
		}
		y := ref/100*100 + c.year
		if y > ref+20 {
			y -= 100
		}
		c.year, c.twoDigit = y, false
	}
	if c.decade >= 20 && c.decade < 100 {
		ref := 2009
		if r.known {
			ref = r.pub.Last.Year()
		}
		y := ref/100*100 + c.decade
		if y > ref {
			y -= 100
		}
		c.decade = y
	}
}

// calendar gives calendar fields their days.
func (r *resolver) calendar(e *expr, ref calendar.Day, known bool) result {
	res := result{grain: e.cal.grain()}
	c := e.cal
	if c.year == relYear {
		b, name, ok := r.base(e, ref, known)
		if !ok {
			return r.openFields(e)
		}
		c.year = b.Year() + e.rel
		res.anchor = name
	}
	if c.absolute() {
		switch r.tenseOf(r.p, e.i, e.j) {
		case tensePast:
			res.shift = "<"
		case tenseFuture:
			res.shift = ">"
		}
		return r.fill(e, &c, res)
	}
	b, name, ok := r.base(e, ref, known)
	if !ok {
		if e.anchor == aReport && r.text.ok && r.open && c.day == 0 && c.weekday == 0 && false {
			return res
		}
		return r.openFields(e)
	}
	res.anchor = name
	d := r.choose(e, &c, b)
	res.shift = openShift(&c, d, b)
	return r.place(e, &c, d, res)
}

// fill writes fields with a year.
func (r *resolver) fill(e *expr, c *fields, res result) result {
	var day calendar.Day
	switch {
	case c.holiday != "":
		day = holidayIn(c.holiday, c.year)
	case c.day != 0:
		day = calendar.Of(c.year, max(c.month, 1), c.day)
	case c.month != 0:
		day = calendar.Of(c.year, c.month, 1)
	case c.year > 0:
		day = calendar.Of(c.year, 1, 1)
	}
	return r.place(e, c, day, res)
}

// place writes the value of the fields at day d.
func (r *resolver) place(e *expr, c *fields, d calendar.Day, res result) result {
	res.ok = true
	y, _, _ := d.Civil()
	switch {
	case c.weekOf:
		res.value, res.span = unitAround(d, uWeek)
	case c.weekend:
		if d.Weekday() < 3 {
			d -= 3
		}
		res.value, res.span = unitAround(d, uWeekend)
		res.grain = uWeekend
	case c.day != 0 || c.weekday != 0 || c.holiday != "":
		res.value, res.span = unitAround(d, uDay)
		if c.dayAlt > c.day {
			res.span.Last = d + calendar.Day(c.dayAlt-c.day)
		}
		if e.part != "" {
			res.value += "T" + e.part + e.zone
		}
	case c.month != 0:
		res.value, res.span = unitAround(d, uMonth)
		if c.nth != 0 {
			res.span = partOf(res.span, c.nth, c.nthOf)
		}
	case c.quarter != 0:
		res.value = fmt.Sprintf("%04d-Q%d", y, c.quarter)
	case c.season != "":
		res.value = fmt.Sprintf("%04d-%s", y, c.season)
	case c.half != 0:
		res.value = fmt.Sprintf("%04d-H%d", y, c.half)
	case c.year > 0:
		res.value = fmt.Sprintf("%04d", c.year)
		res.span, _ = calendar.Bounds(res.value)
		if c.yearUntil > c.year {
			res.span.Last = calendar.Of(c.yearUntil, 12, 31)
		}
	case c.decade != 0:
		res.value = fmt.Sprintf("%03d", c.decade/10)
	case c.century != 0:
		res.value = fmt.Sprintf("%02d", c.century-1)
	case c.millennium != 0:
		res.value = fmt.Sprintf("%d", c.millennium-1)
	}
	if res.span.Len() <= 1 && res.span.First == 0 {
		res.span, res.ok = calendar.Bounds(res.value)
	}
	return res
}

// partOf gives the nth week, weekend or half of a month.
func partOf(month calendar.Span, nth int, of string) calendar.Span {
	switch of {
	case "half":
		if nth == 1 {
			return calendar.Span{First: month.First, Last: month.First + 14}
		}
		return calendar.Span{First: month.First + 15, Last: month.Last}
	case "weekend":
		sat := month.First + calendar.Day((6-month.First.Weekday()+7)%7+7*(nth-1))
		if nth < 0 {
			sat = month.Last - calendar.Day((month.Last.Weekday()-6+7)%7)
		}
		return calendar.Span{First: sat, Last: sat + 1}
	}
	n := calendar.Day(6)
	if of == "weeks" {
		n = 13
	}
	if nth < 0 {
		return calendar.Span{First: month.Last - n, Last: month.Last}
	}
	// A week of a month is loosely its days 1 to 7, 8 to 14, ...
	first := month.First + calendar.Day(7*(nth-1))
	return calendar.Span{First: max(month.First, first-2), Last: first + n + 2}
}

// openFields writes fields whose year is not known.
func (r *resolver) openFields(e *expr) result {
	c := &e.cal
	res := result{grain: c.grain()}
	side := "="
	switch t := r.tenseOf(r.p, e.i, e.j); {
	case e.hasRel && e.rel < 0 || !e.hasRel && t == tensePast:
		side = "<"
	case e.hasRel && e.rel > 0 || !e.hasRel && t == tenseFuture:
		side = ">"
	}
	switch {
	case c.weekOf:
		res.value = "XXXX-WXX"
	case c.holiday != "":
		res.value = "XXXX-XX-XX"
		if len(c.holiday) == 5 {
			res.value = "XXXX-" + c.holiday
		}
	case c.month != 0 && c.day != 0:
		res.value = fmt.Sprintf("XXXX-%02d-%02d", c.month, c.day)
	case c.day != 0 && c.weekday == 0:
		res.value = fmt.Sprintf("XXXX-XX-%02d", c.day)
	case c.month != 0:
		res.value = fmt.Sprintf("XXXX-%02d", c.month)
	case c.weekday != 0:
		res.value = "XXXX-WXX-" + strconv.Itoa(c.weekday)
	case c.quarter != 0:
		res.value = "XXXX-Q" + strconv.Itoa(c.quarter)
	case c.season != "":
		res.value = "XXXX-" + c.season
	case c.half != 0:
		res.value = "XXXX-H" + strconv.Itoa(c.half)
	default:
		res.value = "XXXX"
	}
	res.shift = side + strings.TrimPrefix(res.value, "XXXX-")
	if c.weekday != 0 && c.day != 0 {
		res.shift += " W" + strconv.Itoa(c.weekday)
	}
	if e.part != "" {
		res.value += "T" + e.part + e.zone
	}
	return res
}

// openShift writes which occurrence of the fields was chosen: the last on or
// before the anchor ("<"), or the next (">").
func openShift(c *fields, d, ref calendar.Day) string {
	side := "<"
	if d > ref {
		side = ">"
	}
	switch {
	case c.weekday != 0 && c.day == 0:
		return side + "WXX-" + strconv.Itoa(c.weekday)
	case c.month != 0 && c.day != 0 && c.weekday != 0:
		return side + pad2(c.month) + "-" + pad2(c.day) + " W" + strconv.Itoa(c.weekday)
	case c.month != 0 && c.day != 0:
		return side + pad2(c.month) + "-" + pad2(c.day)
	case c.month != 0:
		return side + pad2(c.month)
	case c.season != "":
		return side + c.season
	}
	return side
}

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
	now := before <= ref && occurrenceEnd(c, before) >= ref
	back, on := int(ref-before), int(after-ref)
	switch {
	case now && e.hasRel && e.rel < 0:
		return previous(c, before)
	case now:
		return before
	case e.hasRel && e.rel < 0:
		return before
	case e.hasRel && e.rel > 0:
		return after
	case e.hasRel:
		if before.Year() == ref.Year() {
			return before
		}
		return after
	case c.quarter != 0 || c.half != 0:
		// Results are told of the period that has ended.
		if t == tenseFuture && back >= 190 {
			return after
		}
		return before
	case t == tensePast && (back <= 285 || back <= 330 && c.day == 0 && c.holiday == ""), t == tenseFuture && on > 300:
		return before
	case t == tenseFuture:
		return after
	case c.day != 0 || c.holiday != "":
		if back <= on+40 {
			return before
		}
		return after
	case back <= on+60:
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
	return ref - calendar.Day(back)
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

// holidayIn gives the day of a rule of time-holidays.txt in year y.
func holidayIn(rule string, y int) calendar.Day {
	if d, ok := calendar.Parse(rule); ok {
		return d
	}
	if n, ok := strings.CutPrefix(rule, "easter"); ok {
		k, _ := strconv.Atoi(n)
		return calendar.Easter(y) + calendar.Day(k)
	}
	if n, ok := strings.CutPrefix(rule, "orthodox"); ok {
		k, _ := strconv.Atoi(n)
		return calendar.OrthodoxEaster(y) + calendar.Day(k)
	}
	month, rest, _ := strings.Cut(rule, "-")
	m, _ := strconv.Atoi(month)
	nth, ok := strings.CutPrefix(rest, "w")
	if !ok {
		d, _ := strconv.Atoi(rest)
		return calendar.Of(y, m, d)
	}
	weekday, count, _ := strings.Cut(nth, "#")
	count, plus, _ := strings.Cut(count, "+")
	w, _ := strconv.Atoi(weekday)
	n, _ := strconv.Atoi(count)
	k, _ := strconv.Atoi(plus)
	if n < 0 {
		last := calendar.Of(y, m, calendar.MonthLen(y, m))
		return last - calendar.Day((last.Weekday()-w+7)%7) + calendar.Day(7*(n+1)+k)
	}
	first := calendar.Of(y, m, 1)
	return first + calendar.Day((w-first.Weekday()+7)%7) + calendar.Day(7*(n-1)+k)
}
