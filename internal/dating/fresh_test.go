package dating

import (
	"strings"
	"testing"

	"dateline/internal/news"
)

// A date without a year that a dateline bears is of the year that the weekdays
// of its text fit; where they fit both years, or there are none, it stays open.
func TestYearByWeekday(t *testing.T) {
	capture, _ := Capture("2016-12-31")
	for _, c := range []struct{ text, earliest, latest string }{
		// 26 September was a Saturday in 2015 and a Monday in 2016.
		{"LAKETON, Sept. 26 (Agency) — The bridge was closed on Monday. It was repaired in March 2015.", "2016-09-25", "2016-09-27"},
		{"LAKETON, Sept. 26 (Agency) — The bridge was closed on Thursday. It was repaired in March 2015.", "2015-09-25", "2015-09-27"},
		{"LAKETON, Sept. 26 (Agency) — The bridge was closed on Friday. It was repaired in March 2015.", "2015-09-25", "2016-09-27"},
		{"LAKETON, Sept. 26 (Agency) — The bridge was closed. It was repaired in March 2015.", "2015-09-25", "2016-09-27"},
	} {
		if d := Solve(report(c.text, ""), capture); d.Earliest != c.earliest || d.Latest != c.latest {
			t.Errorf("%q: %s..%s, want %s..%s (%s)", c.text, d.Earliest, d.Latest, c.earliest, c.latest, strings.Join(d.Reasons, " | "))
		}
	}
}

// Two close readings of a text that agree on no day leave the days of both: a
// report is not surely of either.
func TestReconciled(t *testing.T) {
	day := func(s string) Days {
		c, _ := Correction(s, "x")
		return c.Days
	}
	close := func(s, reason string) Constraint {
		return Constraint{Days: day(s), Rank: Implied, Origin: "apposition", Reason: reason, Words: []news.Span{{Start: 0, End: 1}}}
	}
	wide := Constraint{Days: From(day("2016-01-01")[0].First), Rank: Implied, Origin: "past-date", Reason: "Not earlier."}
	got := Settle(reconciled([]Constraint{wide, close("2016-03-08", "B."), close("2016-03-05", "A.")}))
	if got.Earliest != "2016-03-05" || got.Latest != "2016-03-08" || !strings.Contains(strings.Join(got.Reasons, " "), "agree on no day, so any of their days is possible: A. B.") {
		t.Errorf("got %+v", got)
	}
	got = Settle(reconciled([]Constraint{wide, close("2016-03-08", "B."), close("2016-03", "A.")}))
	if got.Earliest != "2016-03-08" || got.Latest != "2016-03-08" {
		t.Errorf("readings that agree: got %+v", got)
	}
}
