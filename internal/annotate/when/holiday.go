package when

import (
	"strconv"
	"strings"

	"dateline/internal/calendar"
)

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
