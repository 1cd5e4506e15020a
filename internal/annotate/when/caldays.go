package when

import (
	"fmt"
	"strconv"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/news"
)

// absolute says whether the fields alone fix the days.
func (c *fields) absolute() bool {
	if c.decade != 0 && c.decade < 100 {
		return false
	}
	return c.year > 0 || c.century != 0 || c.millennium != 0 || c.decade >= 100 ||
		c.holiday != "" && historic(c.holiday)
}

// defaultYear stands for the report's year where that is not known: two-digit
// years are then those of 1930 to 2029.
const defaultYear = 2009

// completeYear gives a two-digit year its century: the one that lies nearest
// before twenty years from the report's day; and a decade by name its own,
// which has begun by that day.
func (r *resolver) completeYear(e *expr) {
	c := &e.cal
	ref := defaultYear
	if r.known && r.pub.Last.Year() >= 1800 {
		ref = r.pub.Last.Year()
	}
	if c.twoDigit {
		c.year += ref / 100 * 100
		if c.year > ref+20 {
			c.year -= 100
		}
		c.twoDigit = false
	}
	if c.decade >= 20 && c.decade < 100 {
		c.decade += ref / 100 * 100
		if c.decade > ref {
			c.decade -= 100
		}
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
	if e.rule == "latest-period" && c.year > 0 && r.quart.ok && e.i-r.quart.at <= quarterReach {
		// "the 1988 period" beside a quarter: that quarter of 1988.
		c.quarter = (r.quart.span.First.Month() + 2) / 3
		res.grain = uQuarter
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
	d := r.choose(e, &c, r.plannedFrom(e, b))
	if t, ok := r.inTale(e, &c, b); ok && t != d && (b-d > taleFresh || d > b || r.p.perfectBefore(e.i)) {
		res.anchor = r.tale.words
		return r.place(e, &c, t, res)
	}
	res.shift = openShift(&c, d, b)
	return r.place(e, &c, d, res)
}

// plannedFrom gives the day from which a plan of the past is looked at: that of what
// became of it, where the sentence tells one ("planned first for May, was given up in
// October"), else b.
func (r *resolver) plannedFrom(e *expr, b calendar.Day) calendar.Day {
	if e.cal.month == 0 || e.hasRel || !r.p.wasPlanned(e.i) {
		return b
	}
	for n := range r.parsed {
		o := &r.parsed[n]
		if o.i < e.j || o.kind != kCalendar || o.cal.month == 0 || o.hasRel || r.p.wasPlanned(o.i) {
			continue
		}
		if s := r.sentenceAt(int(r.p.w(e.i).start)); s == nil || !s.Contains(news.Span{Start: news.Byte(r.p.w(o.i).start), End: news.Byte(r.p.w(o.j - 1).end)}) || r.tenseOf(r.p, o.i, o.j) != tensePast {
			break
		}
		if res := r.calendar(o, b, true); res.ok && res.span.Last <= b {
			return res.span.First
		}
	}
	return b
}

// Of a tale of a bygone year: how many words after its last date the next one can
// stand, and how many days before the report that date lies at least.
// A date that was taleFresh days ago or less is news, and none of the tale.
const (
	taleReach = 45
	taleDays  = 150
	taleFresh = 31
)

// perfectBefore says whether "had" stands shortly before word i: what is told was over
// when something else of the past was.
func (p *parser) perfectBefore(i int) bool {
	for n := i - 1; n >= 0 && n > i-conveneReach && !p.sentenceEnd(n); n-- {
		if p.is(n, "had") {
			return true
		}
	}
	return false
}

// inTale gives a date without a year the year that the text is telling of: in "was
// elected on 3 May 2018 and resigned on 9 June" it was June 2018, in a report of
// 2021 too. It is the next such date after the last that the text names.
func (r *resolver) inTale(e *expr, c *fields, ref calendar.Day) (calendar.Day, bool) {
	if !r.tale.ok || e.hasRel || c.month == 0 || c.day == 0 || c.weekday != 0 || e.i-r.tale.at > taleReach || ref-r.tale.span.Last < taleDays ||
		r.tenseOf(r.p, e.i, e.j) == tenseFuture {
		return 0, false
	}
	for y := r.tale.span.First.Year(); y <= r.tale.span.First.Year()+1; y++ {
		if d, ok := start(c, y); ok && d >= r.tale.span.First && d <= ref {
			return d, true
		}
	}
	return 0, false
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
	if c.year == relYear {
		res.shift = "" // "June of next year" is not the next June
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
