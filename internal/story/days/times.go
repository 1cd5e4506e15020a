package days

import (
	"slices"

	"dateline/internal/dating"
	"dateline/internal/news"
)

// maxTimed is the most days of a time that is counted from a worked-out day.
const maxTimed = 7

// maxOfDay is the most days of one in a report that has one day itself: "last week", "in
// March".
const maxOfDay = 31

// Times gives the time expressions of a report with the days that follow from the day
// that the story gives it: "on Tuesday" of a report that others date is a Tuesday.
func (s *Solution) Times(id news.ReportID) []news.Timex {
	r := s.reports[id]
	if r == nil {
		return nil
	}
	out := r.ann.Times
	hull, ok := r.days.Hull()
	if r.ann.Published.Sure() || !ok || hull.Len() > maxTied {
		return out
	}
	out = slices.Clone(out)
	for i := range out {
		tx := &out[i]
		if tx.Earliest != "" || tx.Latest != "" {
			continue
		}
		rel, ok := dating.Relate(r.ann, tx)
		if !ok || !rel.Fine() && hull.Len() > 1 {
			continue
		}
		most := maxTimed
		if hull.Len() == 1 {
			most = maxOfDay
		}
		on, ok := rel.Days(r.days).Hull()
		if !ok || on.Len() > most {
			continue
		}
		tx.Earliest, tx.Latest, tx.Anchor = on.First.String(), on.Last.String(), "published "+spanText(hull)
	}
	return out
}
