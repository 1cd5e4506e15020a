package days

import (
	"fmt"
	"slices"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/dating"
	"dateline/internal/news"
)

const (
	// yearSlack is how many days around the reports that state their day the one year
	// can lie that an undated report is given.
	yearSlack = 31
	// yearApart is how many days beyond them the other years must lie. A look back may
	// follow the story after some months.
	yearApart = 183
	// sharedNames is how many people and bodies, named in full, the report must share
	// with one of them: two can meet in another story.
	sharedNames = 3
)

// Years gives undated reports of which only days of the year are known ("tomorrow, 1
// July") the year in which the story runs: the one in which such a day lies within the
// reports that state theirs, where it shares its people with them. It says whether that
// changed anything.
func (s *Solution) Years() bool {
	var sure []*report
	var span dating.Days
	for _, id := range s.order {
		if r := s.reports[id]; r.ann.Published.Sure() {
			if hull, ok := r.days.Hull(); ok && hull.Len() <= maxTied {
				sure, span = append(sure, r), span.Join(r.days)
			}
		}
	}
	story, ok := span.Hull()
	if !ok {
		return false
	}
	changed := false
	for _, id := range s.order {
		r := s.reports[id]
		run, ok := r.within(story)
		if !ok {
			continue
		}
		from, names := sharing(r, sure)
		if len(names) < sharedNames {
			continue
		}
		changed = r.add(dating.Constraint{
			Days: dating.Days{run}, Rank: dating.Linked, Origin: "story-year", Reports: []news.ReportID{from.ann.ID},
			Reason: fmt.Sprintf("Of the days that it can be from only %s lies in the time of the reports that state theirs (%s to %s), and it tells of the same people as %s (%s).",
				spanText(run), story.First, story.Last, name(&from.ann.Report), strings.Join(names[:sharedNames], ", ")),
		}) || changed
	}
	return changed
}

// within gives the one run of the report's days that lies in the time of a story, where
// its days are those of several years and all others lie far from it.
func (r *report) within(story calendar.Span) (calendar.Span, bool) {
	hull, ok := r.days.Hull()
	if r.ann.Published.Sure() || !ok || hull.Len() <= maxTold || len(r.days) < 3 {
		return calendar.Span{}, false
	}
	near := calendar.Span{First: story.First - yearSlack, Last: story.Last + yearSlack}
	far := calendar.Span{First: story.First - yearApart, Last: story.Last + yearApart}
	var in calendar.Span
	found := false
	for _, run := range r.days {
		switch {
		case run.Meet(far).Len() == 0:
		case found || run.Len() > maxTied || run.Meet(near).Len() < run.Len():
			return calendar.Span{}, false
		default:
			in, found = run, true
		}
	}
	return in, found
}

// sharing gives the report that shares most full names of people and bodies with r, and
// these names in order.
func sharing(r *report, sure []*report) (best *report, names []string) {
	own := fullNames(r.ann)
	for _, o := range sure {
		var both []string
		for _, n := range fullNames(o.ann) {
			if _, ok := slices.BinarySearch(own, n); ok {
				both = append(both, n)
			}
		}
		if len(both) > len(names) {
			best, names = o, both
		}
	}
	return best, names
}

// fullNames are the names of two words or more of the people and bodies that a report
// tells of, sorted.
func fullNames(ann *news.Annotated) []string {
	var out []string
	for i := range ann.Names {
		n := &ann.Names[i]
		if n.Kind != news.Person && n.Kind != news.Organisation || !tells(ann, n.Span) {
			continue
		}
		if words := strings.Fields(n.In(ann.Text)); len(words) > 1 {
			out = append(out, strings.Join(words, " "))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
