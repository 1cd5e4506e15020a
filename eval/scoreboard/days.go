package scoreboard

import (
	"strings"
	"time"

	"dateline/internal/news"
)

// days is the closed run of days [first, last]. The scoreboard reads EDTF by
// itself, so that it does not share the faults of what it scores.
type days struct{ first, last time.Time }

// parseDays reads an EDTF day, month, year, or interval of these. It reports
// false for anything else, open intervals too.
func parseDays(s string) (days, bool) {
	if from, to, ok := strings.Cut(s, "/"); ok {
		a, ok1 := parseDays(from)
		b, ok2 := parseDays(to)
		return days{a.first, b.last}, ok1 && ok2 && !b.last.Before(a.first)
	}
	s, _, _ = strings.Cut(s, "T")
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return days{t, t}, true
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return days{t, t.AddDate(0, 1, -1)}, true
	}
	if t, err := time.Parse("2006", s); err == nil {
		return days{t, t.AddDate(1, 0, -1)}, true
	}
	return days{}, false
}

// between reads two EDTF bounds.
func between(earliest, latest string) (days, bool) {
	a, ok1 := parseDays(earliest)
	b, ok2 := parseDays(latest)
	return days{a.first, b.last}, ok1 && ok2 && !b.last.Before(a.first)
}

// bounds gives the days between which the gold says the day lies.
func (d Day) bounds() (days, bool) {
	if d.Earliest != "" || d.Latest != "" {
		return between(d.Earliest, d.Latest)
	}
	return parseDays(d.Value)
}

// bounds gives the days between which the program says the day lies: its
// bounds, or its value where it gives no bounds.
func bounds(d news.Dating) (days, bool) {
	if ds, ok := between(d.Earliest, d.Latest); ok {
		return ds, true
	}
	return parseDays(d.Value)
}

// len is the number of days.
func (d days) len() int {
	return int(d.last.Sub(d.first).Hours()/24+0.5) + 1
}

// meet is the number of days in both.
func (d days) meet(e days) int {
	first, last := d.first, d.last
	if e.first.After(first) {
		first = e.first
	}
	if e.last.Before(last) {
		last = e.last
	}
	if last.Before(first) {
		return 0
	}
	return days{first, last}.len()
}

// within says that d lies wholly in e.
func (d days) within(e days) bool {
	return !d.first.Before(e.first) && !d.last.After(e.last)
}
