package dating

import (
	"strconv"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/news"
)

// saying is a time expression as a statement about the report's day: how it
// lies to that day, and the days it names by itself.
type saying struct {
	tx    *news.Timex
	words string
	role  news.Role
	// side is '<' for a time before the report's day, '>' after it, '=' where
	// the text does not say, 0 for a shift.
	side byte
	// dir, n and unit are a shift: "-P2W" is -1, 2, 'W'. unit is 0 for none.
	dir, n int
	unit   byte
	// toDay says that the shift is exact to the day: "a year ago today".
	toDay bool
	// weekday is 1..7 for a bare weekday ("on Friday").
	weekday int
	// month, day and onWeekday are a date without a year.
	month, day, onWeekday int
	// fixed are the days it names by itself, where whole says so.
	fixed calendar.Span
	whole bool
}

// maxSayings bounds how many times of a report are compared with each other.
const maxSayings = 500

// sayings reads ann.Times into statements; those of boxed explainers, of a
// republisher's remarks and of furniture are not about this report's day.
func sayings(ann *news.Annotated) []saying {
	var out []saying
	pas := 0
	for i := range ann.Times {
		if len(out) == maxSayings {
			break
		}
		tx := &ann.Times[i]
		for pas < len(ann.Passages) && ann.Passages[pas].End <= tx.Start {
			pas++
		}
		if pas >= len(ann.Passages) || !ann.Passages[pas].Contains(tx.Span) {
			continue
		}
		role := ann.Passages[pas].Role
		if role == news.Context || role == news.Remark || role == news.Furniture {
			continue
		}
		s := saying{tx: tx, words: strings.Join(strings.Fields(tx.In(ann.Text)), " "), role: role}
		if s.read() {
			out = append(out, s)
		}
	}
	return out
}

// lengthUntilNow is the rule of lengths that run up to the report ("has ruled
// for 26 years"): their start is so far from it as "26 years ago".
const lengthUntilNow = "length-until-now"

// read takes the shift apart.
func (s *saying) read() bool {
	shift := s.tx.Shift
	if shift == "" || shift == "<" || shift == ">" {
		if shift != "" {
			s.side = shift[0]
		}
		if s.tx.Anchor != "" || s.tx.Type != news.TimexDate && s.tx.Type != news.TimexTime {
			return false
		}
		s.fixed, s.whole = calendar.Bounds(s.tx.Value)
		return s.whole
	}
	if strings.HasPrefix(s.tx.Rule, "shift-from-text") || s.tx.Rule == "unit-ago" {
		return false
	}
	if shift[0] == '+' || shift[0] == '-' {
		if s.tx.Type == news.TimexDuration && s.tx.Rule != lengthUntilNow {
			return false
		}
		return s.readAmount(shift)
	}
	s.side = shift[0]
	body, on, _ := strings.Cut(shift[1:], " W")
	s.onWeekday, _ = strconv.Atoi(on)
	if w, ok := strings.CutPrefix(body, "WXX-"); ok {
		s.weekday, _ = strconv.Atoi(w)
		return s.weekday >= 1 && s.weekday <= 7
	}
	m, d, _ := strings.Cut(body, "-")
	s.month, _ = strconv.Atoi(m)
	s.day, _ = strconv.Atoi(d)
	return s.month >= 1 && s.month <= 12 && len(m) == 2 && s.day <= 31
}

// readAmount reads "-P2W", "+P0D".
func (s *saying) readAmount(shift string) bool {
	s.dir = 1
	if shift[0] == '-' {
		s.dir = -1
	}
	body, on, _ := strings.Cut(shift[1:], " W")
	s.onWeekday, _ = strconv.Atoi(on)
	body, ok := strings.CutPrefix(body, "P")
	if !ok || len(body) < 2 || strings.ContainsAny(body, "XT") {
		return false
	}
	n, err := strconv.Atoi(body[:len(body)-1])
	if err != nil || n > 1000 {
		return false
	}
	s.n, s.unit = n, body[len(body)-1]
	s.toDay = strings.HasSuffix(strings.ToLower(s.words), "ago today")
	return strings.IndexByte("DWMY", s.unit) >= 0
}

// relative says whether s is counted from the report's day.
func (s *saying) relative() bool { return s.unit != 0 || s.weekday != 0 }

// dated says whether s names days of the calendar, with or without a year.
func (s *saying) dated() bool { return s.whole || s.month != 0 }

// in gives the days that s names in a year; ok is false where it names none
// there (a Friday 9 August exists only in some years).
func (s *saying) in(year int) (calendar.Span, bool) {
	if s.whole {
		return s.fixed, s.fixed.First.Year() == year
	}
	if s.day == 0 {
		first := calendar.Of(year, s.month, 1)
		return calendar.Span{First: first, Last: first.AddMonths(1) - 1}, true
	}
	if !calendar.Valid(year, s.month, s.day) {
		return calendar.Span{}, false
	}
	d := calendar.Of(year, s.month, s.day)
	return calendar.Span{First: d, Last: d}, s.onWeekday == 0 || d.Weekday() == s.onWeekday
}

// exact says whether s is one day.
func (s *saying) exact() bool { return s.day != 0 || s.whole && s.fixed.Len() == 1 }

// published gives the days on which a report can be from that calls the days e
// by the relative expression s: the inverse of counting from the report.
func (s *saying) published(e calendar.Span) (calendar.Span, bool) {
	if s.weekday != 0 {
		return s.publishedByWeekday(e)
	}
	n := s.dir * s.n
	if s.toDay {
		return calendar.Span{First: s.moved(e.First, -n), Last: s.moved(e.Last, -n)}, true
	}
	switch s.unit {
	case 'D':
		// A day's slack: copy of the evening runs under the next day.
		slack := calendar.Day(0)
		if s.n > 1 {
			slack = 1
		}
		return calendar.Span{First: e.First - calendar.Day(n) - slack, Last: e.Last - calendar.Day(n) + slack}, true
	case 'W':
		if s.onWeekday != 0 && (e.Len() != 1 || e.First.Weekday() != s.onWeekday) {
			return calendar.Span{}, false
		}
		// Weeks begin on Sunday for some and on Monday for others.
		monday := e.First - calendar.Day(e.First.Weekday()-1)
		until := e.Last - calendar.Day(e.Last.Weekday()-1) + 6
		return calendar.Span{First: monday - calendar.Day(7*n) - 1, Last: until - calendar.Day(7*n) + 1}, true
	case 'M':
		return wholeMonths(e, -n, s.n), true
	case 'Y':
		first, last := e.First.Year()-n, e.Last.Year()-n
		if s.n > 1 {
			first, last = first-1, last+1
		}
		return calendar.Span{First: calendar.Of(first, 1, 1), Last: calendar.Of(last, 12, 31)}, true
	}
	return calendar.Span{}, false
}

// moved is the day n units of s from d.
func (s *saying) moved(d calendar.Day, n int) calendar.Day {
	switch s.unit {
	case 'Y':
		return d.AddMonths(12 * n)
	case 'M':
		return d.AddMonths(n)
	case 'W':
		return d + calendar.Day(7*n)
	}
	return d + calendar.Day(n)
}

// publishedByWeekday inverts "on Friday": the last one up to the report's day,
// that day included, or the next one.
func (s *saying) publishedByWeekday(e calendar.Span) (calendar.Span, bool) {
	if e.Len() != 1 || e.First.Weekday() != s.weekday {
		return calendar.Span{}, false
	}
	switch {
	case s.side == '<' && strings.HasPrefix(strings.ToLower(s.words), "last "):
		return calendar.Span{First: e.First + 1, Last: e.First + 8}, true
	case s.side == '<':
		return calendar.Span{First: e.First, Last: e.First + 6}, true
	case s.side == '>':
		return calendar.Span{First: e.First - 6, Last: e.First}, true
	}
	return calendar.Span{First: e.First - 7, Last: e.First + 7}, true
}

// wholeMonths moves e by n months and rounds it out to whole months; counts
// above one are taken to be a month rough.
func wholeMonths(e calendar.Span, n, count int) calendar.Span {
	y, m, _ := e.First.Civil()
	first := calendar.Of(y, m, 1).AddMonths(n)
	y, m, _ = e.Last.Civil()
	last := calendar.Of(y, m, 1).AddMonths(n+1) - 1
	if count > 1 {
		first, last = first.AddMonths(-1), last.AddMonths(1)
	}
	return calendar.Span{First: first, Last: last}
}
