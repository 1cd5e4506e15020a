package days

import (
	"fmt"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/dating"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
)

// afterReach is how many bytes after "two weeks after" the event can stand that the
// time is counted from.
const afterReach = 60

// mostAfter is the longest time, in days, that is counted from an event: beyond it a
// round number says too little.
const mostAfter = 92

// after narrows an undated report by what it counts from an event that other reports
// date: "resigned on Wednesday, two weeks after his arrest". byReport are the mentions
// of that report with their clusters.
func (s *Solution) after(r *report, members []member) (dating.Constraint, bool) {
	for i := range r.ann.Times {
		tx := &r.ann.Times[i]
		n, slack, ok := length(tx)
		if !ok {
			continue
		}
		rest := strings.ToLower(r.ann.Text[tx.End:min(len(r.ann.Text), int(tx.End)+afterReach)])
		sign := calendar.Day(1)
		switch word := strings.Fields(rest + " ."); {
		case word[0] == "before":
			sign = -1
		case word[0] != "after" && !strings.HasPrefix(strings.TrimSpace(rest), "to the day after"):
			continue
		}
		from, day, ok := s.counted(r, tx, members)
		if !ok {
			continue
		}
		told := dating.Between(day+sign*n-slack, day+sign*n+slack)
		for _, x := range members {
			m := x.m
			if !m.Timed || m.When.Fixed() || !m.When.Fine() || m.Sent != from.m.Sent || m == from.m || m.Start > tx.Start {
				continue
			}
			left := m.When.Reports(told.Meet(m.When.Days(r.days))).Meet(r.days)
			if len(left) == 0 || left.Count() >= r.days.Count() {
				continue
			}
			return dating.Constraint{
				Days: left, Rank: dating.Linked, Origin: "same-event", Reports: reportsOf(others(from, r.ann.ID)), Words: []news.Span{tx.Span},
				Reason: fmt.Sprintf("“%s” was %s here, %s an event that was on %s (“%s”).", m.In(r.ann.Text), m.When.Named(),
					strings.Join(strings.Fields(r.ann.Text[tx.Start:from.m.End]), " "), day, from.m.In(r.ann.Text)),
			}, true
		}
	}
	return dating.Constraint{}, false
}

// member is a mention with its cluster.
type member struct {
	m *event.Mention
	c *event.Cluster
}

// counted gives the event that a length of time is counted from, the first after it in
// its sentence, and its day where the other reports leave one.
func (s *Solution) counted(r *report, tx *news.Timex, members []member) (member, calendar.Day, bool) {
	for _, x := range members {
		if x.m.Start < tx.End || x.m.Start > tx.End+afterReach {
			continue
		}
		if series(x.c) {
			return member{}, 0, false
		}
		happened := dating.All
		for _, o := range x.c.Mentions {
			if !o.Timed {
				continue
			}
			// The report's own "April 20" counts: the others give its year.
			if month, _ := o.When.MonthDay(); o.Report.ID != r.ann.ID || month != 0 {
				happened = happened.Meet(o.When.Days(s.reports[o.Report.ID].days))
			}
		}
		hull, ok := happened.Hull()
		return x, hull.First, ok && hull.Len() == 1
	}
	return member{}, 0, false
}

// others are the mentions of a member's cluster in other reports.
func others(x member, id news.ReportID) []*event.Mention {
	var out []*event.Mention
	for _, m := range x.c.Mentions {
		if m.Report.ID != id && m.Timed {
			out = append(out, m)
		}
	}
	return out
}

// length reads a duration that is counted from an event, in days, with what it may be
// off: a week is told of anything from eleven to seventeen days for two.
func length(tx *news.Timex) (days, slack calendar.Day, ok bool) {
	if tx.Rule != "length-from-event" && tx.Rule != "length" {
		return 0, 0, false
	}
	var n int
	var unit byte
	if _, err := fmt.Sscanf(tx.Value, "P%d%c", &n, &unit); err != nil || n <= 0 || len(tx.Value) > len("P99D") {
		return 0, 0, false
	}
	switch unit {
	case 'D':
		days, slack = calendar.Day(n), 0
	case 'W':
		days, slack = calendar.Day(7*n), 3
	case 'M':
		days, slack = calendar.Day(30*n), calendar.Day(10*n)
	default:
		return 0, 0, false
	}
	return days, slack, days <= mostAfter
}
