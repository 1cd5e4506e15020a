package chronicle

import (
	"cmp"
	"fmt"
	"slices"

	"dateline/internal/calendar"
	"dateline/internal/dating"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
)

// factuality is what became of an event by all its mentions: it happened where
// one report tells it so, and none denies it; else what the latest reports say.
func factuality(ms []*event.Mention, in Inputs) news.Factuality {
	count := map[news.Factuality]int{}
	for _, m := range ms {
		count[m.Factuality]++
	}
	switch {
	case count[news.Happened] > 0:
		return news.Happened
	case count[news.Ongoing] > 0:
		return news.Ongoing
	}
	last := latest(ms, in)
	for _, f := range []news.Factuality{news.DidNotHappen, news.Denied, news.Planned, news.CalledFor} {
		if slices.ContainsFunc(last, func(m *event.Mention) bool { return m.Factuality == f }) {
			return f
		}
	}
	return news.Possible
}

// latest are the mentions of the reports that can be the last ones.
func latest(ms []*event.Mention, in Inputs) []*event.Mention {
	var top calendar.Day
	for i, m := range ms {
		if hull, ok := in.Published(m.Report.ID).Hull(); ok && (i == 0 || hull.First > top) {
			top = hull.First
		}
	}
	var out []*event.Mention
	for _, m := range ms {
		if hull, ok := in.Published(m.Report.ID).Hull(); !ok || hull.Last >= top {
			out = append(out, m)
		}
	}
	return out
}

// when is the day of an event: what its dated mentions have in common, the
// finest first; a mention that leaves no day is told among the reasons and not
// used. Without a time, tense and the days of the reports bound it.
func when(ms []*event.Mention, in Inputs) (news.Dating, dating.Days) {
	out := news.Dating{Basis: news.Unknown, Reasons: []string{}}
	dated := slices.DeleteFunc(slices.Clone(ms), func(m *event.Mention) bool {
		return m.Time == nil && !m.News || len(m.Days) == 0 || !narrow(m.Days) || adrift(m, in)
	})
	slices.SortStableFunc(dated, func(a, b *event.Mention) int {
		return cmp.Or(a.Days.Count()-b.Days.Count(), boolInt(!in.Sure(a.Report.ID))-boolInt(!in.Sure(b.Report.ID)))
	})
	if len(dated) == 0 {
		days := bounded(ms, in, &out)
		yearless(ms, &out)
		return out, days
	}
	days := dating.All
	stated := true
	series := slices.ContainsFunc(ms, func(m *event.Mention) bool { return m.Series })
	for _, m := range dated {
		left := days.Meet(m.Days)
		switch {
		case series && days.Count() < dating.All.Count():
			left = days.Join(m.Days)
			days = left
			continue
		case len(left) == 0:
			out.Reasons = append(out.Reasons, fmt.Sprintf("%s says “%s”, which agrees with no other day; not used", called(m), words(m)))
			continue
		case left.Count() == days.Count():
			continue
		}
		days = left
		out.Reasons = append(out.Reasons, because(m, in))
		stated = stated && m.Timed && m.When.Fixed()
		if out.Source == "" {
			out.Source = words(m)
		}
	}
	if hull, ok := days.Hull(); ok {
		out.Basis = news.Inferred
		if stated {
			out.Basis = news.Stated
		}
		out.Earliest, out.Latest, out.Value = hull.First.String(), hull.Last.String(), value(hull)
	}
	return out, days
}

// adriftDays is the most days that a time can mean whose report has no known day: of
// more, "on Sunday" tells no day.
const adriftDays = 92

// adrift says whether a mention's time is counted from a report whose own day is known
// too roughly for it to date anything.
func adrift(m *event.Mention, in Inputs) bool {
	hull, ok := m.Days.Hull()
	return m.Timed && !m.When.Fixed() && !in.Sure(m.Report.ID) && ok && hull.Len() > adriftDays
}

// narrow says whether days lie close enough together to date an event.
func narrow(days dating.Days) bool {
	hull, ok := days.Hull()
	return ok && hull.Len() <= maxDated
}

// yearless gives an event whose mentions name a date but no year that date, as
// EDTF writes it: "XXXX-08-09".
func yearless(ms []*event.Mention, out *news.Dating) {
	for _, m := range ms {
		if !m.Timed {
			continue
		}
		if month, day := m.When.MonthDay(); month != 0 {
			out.Value = fmt.Sprintf("XXXX-%02d", month)
			if day != 0 {
				out.Value += fmt.Sprintf("-%02d", day)
			}
			out.Source = words(m)
			out.Reasons = append(out.Reasons, fmt.Sprintf("%s says “%s”, and nothing tells the year", called(m), words(m)))
			return
		}
	}
}

// maxDated is the most days that a time may mean to date an event: a decade.
const maxDated = 3660

// bounded is the days of an event that nothing dates: those that told of it as
// past come after it, those that announced it before.
func bounded(ms []*event.Mention, in Inputs, out *news.Dating) dating.Days {
	days := dating.All
	for _, m := range ms {
		hull, ok := in.Published(m.Report.ID).Hull()
		if !ok || hull.Len() > maxDated {
			continue
		}
		switch {
		case m.Past() || m.Factuality == news.DidNotHappen:
			if left := days.Meet(dating.Until(hull.Last)); len(left) > 0 && left.Count() < days.Count() {
				days, out.Latest = left, hull.Last.String()
				out.Reasons = append(out.Reasons, fmt.Sprintf("%s tells of it as past", called(m)))
			}
		case m.Factuality == news.Planned && m.Announces():
			if left := days.Meet(dating.From(hull.First)); len(left) > 0 && left.Count() < days.Count() {
				days, out.Earliest = left, hull.First.String()
				out.Reasons = append(out.Reasons, fmt.Sprintf("%s tells of it as ahead", called(m)))
			}
		}
	}
	if out.Earliest != "" || out.Latest != "" {
		out.Basis = news.Inferred
	}
	return days
}

// value is the EDTF date of a run of days: a day, a month, a year, or an
// interval.
func value(s calendar.Span) string {
	y1, m1, d1 := s.First.Civil()
	y2, m2, d2 := s.Last.Civil()
	switch {
	case s.Len() == 1:
		return s.First.String()
	case y1 == y2 && m1 == m2 && d1 == 1 && d2 == calendar.MonthLen(y1, m1):
		return fmt.Sprintf("%04d-%02d", y1, m1)
	case y1 == y2 && m1 == 1 && d1 == 1 && m2 == 12 && d2 == 31:
		return fmt.Sprintf("%04d", y1)
	}
	return s.First.String() + "/" + s.Last.String()
}

// because says in a phrase how a mention dates its event.
func because(m *event.Mention, in Inputs) string {
	if m.News {
		return fmt.Sprintf("%s tells it as the news of its day", called(m))
	}
	if !m.Timed || m.When.Fixed() {
		return fmt.Sprintf("%s says “%s”", called(m), words(m))
	}
	if hull, ok := in.Published(m.Report.ID).Hull(); ok && hull.Len() == 1 {
		return fmt.Sprintf("%s says “%s”, counted from its day, %s", called(m), words(m), hull.First)
	} else if ok && hull.Len() <= maxDated {
		return fmt.Sprintf("%s says “%s”, counted from its day, between %s and %s", called(m), words(m), hull.First, hull.Last)
	}
	return fmt.Sprintf("%s says “%s”", called(m), words(m))
}

// words are those of a mention's time, with the word that makes it the last day for
// what is planned: "by the end of June".
func words(m *event.Mention) string {
	if m.Time == nil {
		return ""
	}
	own := news.Plain(m.Time.In(m.Report.Text))
	if m.Factuality == news.Planned {
		if before := news.LastDay(m.Report.Text, m.Time.Start); before != "" {
			return before + " " + own
		}
	}
	return own
}

// called is how a reason names a report.
func called(m *event.Mention) string {
	switch rep := &m.Report.Report; {
	case rep.Outlet != "":
		return rep.Outlet
	case rep.Title != "":
		return "“" + rep.Title + "”"
	default:
		return "report " + string(rep.ID)
	}
}
