// Package days works out the days of reports and events over a whole story: two
// reports of one event date each other. In: the reports, and how their event
// mentions cluster while nothing but each report itself dates it. Out: the days
// of each report with the reasons:
//
//	"will meet on Monday" + "met on Monday … on August 9" + "met in mid-September
//	2020" → the meeting was on 2020-09-14, the first report is from the week before
//
// It keeps to strata, so that no guess confirms itself: the days that a report
// states; the days that its own text implies; then, round by round, the links to
// other reports. A link was accepted on evidence that does not hold the day that
// it infers (the cluster was made before any link was used), a report is never
// narrowed by its own mentions of an event, and every narrowing names the reports
// that it rests on, which had their days in an earlier round.
package days

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/dating"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
)

// Solution is the days of the reports of a story.
type Solution struct {
	reports map[news.ReportID]*report
	order   []news.ReportID
}

// report is what is known of one report's day.
type report struct {
	ann  *news.Annotated
	own  []dating.Constraint
	from []dating.Constraint // links, by the round in which they were found
	days dating.Days
}

// Own reads the days that each report states or implies by itself.
func Own(anns []*news.Annotated) *Solution {
	s := &Solution{reports: map[news.ReportID]*report{}}
	for _, ann := range anns {
		r := &report{ann: ann}
		if ann.Published.Sure() {
			r.days = bounds(ann.Published)
		}
		if len(r.days) == 0 {
			r.own = dating.FromText(ann)
			if b := bounds(ann.Published); len(b) > 0 {
				// What the page and its capture say is kept in the bounds alone.
				r.own = append(r.own, dating.Constraint{Days: b, Rank: dating.Implied, Origin: "report", Reason: "What the report itself says bounds its day."})
			}
			r.days = dating.Possible(r.own)
		}
		s.reports[ann.ID] = r
		s.order = append(s.order, ann.ID)
	}
	slices.Sort(s.order)
	return s
}

// bounds are the days of a dating, nil where it has no end at all.
func bounds(d news.Dating) dating.Days {
	first, ok1 := calendar.Parse(d.Earliest)
	last, ok2 := calendar.Parse(d.Latest)
	switch span, whole := calendar.Bounds(d.Value); {
	case ok1 && ok2:
		return dating.Between(first, last)
	case whole:
		return dating.Days{span}
	case ok1:
		return dating.From(first)
	case ok2:
		return dating.Until(last)
	}
	return nil
}

// Published gives the days on which a report can be from.
func (s *Solution) Published(id news.ReportID) dating.Days {
	if r := s.reports[id]; r != nil {
		return r.days
	}
	return dating.All
}

// copyReach is how many days after its original the text of a copy, a rewrite or a
// translation is from at most: what such a text calls "on Monday" is the Monday of
// the original. Of the copies in the running stories that the project was tried
// on all were from the day of the original or the three days after it.
const copyReach = 7

// derived are the kinds of edges whose texts are of the days of their original.
var derived = map[string]bool{"copy": true, "excerpt": true, "repost": true, "rewrite": true, "translation": true}

// Follow narrows the days of reports without a stated day by the edges between
// reports: a text is not older than the one it was made from, nor much younger.
// It says whether that changed anything.
func (s *Solution) Follow(edges []news.Edge) bool {
	changed := false
	for range maxRounds {
		more := false
		for i := range edges {
			e := &edges[i]
			from, to := s.reports[e.From], s.reports[e.To]
			if from == nil || to == nil || !derived[e.Kind] {
				continue
			}
			slack := 0
			if e.Undirected {
				slack = copyReach
			}
			more = from.near(to, e, slack, copyReach) || more
			more = to.near(from, e, copyReach, slack) || more
		}
		if !more {
			break
		}
		changed = true
	}
	return changed
}

// near narrows r to the days from before to after days around those of o.
func (r *report) near(o *report, e *news.Edge, before, after int) bool {
	hull, ok := o.days.Hull()
	if r.ann.Published.Sure() || !ok || hull.Len() > maxTied {
		return false
	}
	return r.add(dating.Constraint{
		Days: dating.Between(hull.First-calendar.Day(before), hull.Last+calendar.Day(after)), Rank: dating.Linked, Origin: "lineage",
		Reports: []news.ReportID{o.ann.ID},
		Reason:  fmt.Sprintf("Its text is tied to that of %s (%s), which is from %s, so it is of about the same days.", name(&o.ann.Report), e.Kind, spanText(hull)),
	})
}

// maxTied is the most days of a report that can date its copies.
const maxTied = 62

func spanText(s calendar.Span) string {
	if s.Len() == 1 {
		return s.First.String()
	}
	return fmt.Sprintf("between %s and %s", s.First, s.Last)
}

// maxRounds bounds the rounds in which links narrow days; a chain of reports that
// date each other is seldom longer.
const maxRounds = 8

// Link narrows the days of reports that state none by the clusters that they
// share with others. It says whether that changed anything.
func (s *Solution) Link(clusters []event.Cluster) bool {
	all := s.undatedMembers(clusters)
	clusters = s.useful(clusters)
	any := false
	for range maxRounds {
		type narrowing struct {
			r *report
			c dating.Constraint
		}
		var found []narrowing
		for i := range clusters {
			for _, m := range clusters[i].Mentions {
				r := s.reports[m.Report.ID]
				if r.ann.Published.Sure() || r.bestDay() || !m.Timed {
					continue
				}
				if c, ok := s.narrow(&clusters[i], m); ok {
					found = append(found, narrowing{r, c})
				}
			}
		}
		for _, id := range s.order {
			if members := all[id]; len(members) > 0 {
				if c, ok := s.after(s.reports[id], members); ok {
					found = append(found, narrowing{s.reports[id], c})
				}
			}
		}
		changed := false
		for _, n := range found {
			changed = n.r.add(n.c) || changed
		}
		for _, id := range s.order {
			changed = s.reports[id].freshen() || changed
		}
		if !changed {
			break
		}
		any = true
	}
	return any
}

// undatedMembers are the mentions of the reports without a day, with their clusters,
// in text order.
func (s *Solution) undatedMembers(clusters []event.Cluster) map[news.ReportID][]member {
	out := map[news.ReportID][]member{}
	for i := range clusters {
		for _, m := range clusters[i].Mentions {
			if r := s.reports[m.Report.ID]; !r.ann.Published.Sure() && !r.bestDay() {
				out[m.Report.ID] = append(out[m.Report.ID], member{m, &clusters[i]})
			}
		}
	}
	for _, list := range out {
		slices.SortFunc(list, func(a, b member) int { return cmp.Or(cmp.Compare(a.m.Start, b.m.Start), cmp.Compare(a.m.ID, b.m.ID)) })
	}
	return out
}

// bestDay says whether the report's own text gives it one day: no link is surer.
func (r *report) bestDay() bool {
	_, ok := calendar.Parse(r.ann.Published.Value)
	return ok
}

// useful are the clusters that tie a report without a day to another report.
func (s *Solution) useful(clusters []event.Cluster) []event.Cluster {
	var out []event.Cluster
	for _, c := range clusters {
		unsure, reports := false, map[news.ReportID]bool{}
		for _, m := range c.Mentions {
			if m.Timed {
				reports[m.Report.ID] = true
				unsure = unsure || !m.Report.Published.Sure()
			}
		}
		if unsure && len(reports) > 1 && (!series(&c) || byDate(&c)) {
			out = append(out, c)
		}
	}
	return out
}

// series says whether a cluster is of many happenings, which share no day.
func series(c *event.Cluster) bool {
	return slices.ContainsFunc(c.Mentions, func(m *event.Mention) bool { return m.Series })
}

// byDate says whether all that dates a cluster is dates of the calendar: of the marches
// that two reports date December 31 it is one.
func byDate(c *event.Cluster) bool {
	return !slices.ContainsFunc(c.Mentions, func(m *event.Mention) bool {
		_, day := m.When.MonthDay()
		return m.Timed && day == 0 && !(m.When.Fixed() && m.When.Fine())
	})
}

// narrow gives the days of m's report that the other reports of the cluster
// leave it.
func (s *Solution) narrow(c *event.Cluster, m *event.Mention) (dating.Constraint, bool) {
	r := s.reports[m.Report.ID]
	happened, from := dating.All, []*event.Mention{}
	for _, o := range c.Mentions {
		if o.Report.ID == m.Report.ID || !o.Timed {
			continue
		}
		left := happened.Meet(o.When.Days(s.reports[o.Report.ID].days))
		if len(left) == 0 {
			return dating.Constraint{}, false
		}
		if left.Count() < happened.Count() {
			happened, from = left, append(from, o)
		}
	}
	own := m.When.Days(r.days)
	both := happened.Meet(own)
	if len(both) == 0 || len(from) == 0 {
		return dating.Constraint{}, false
	}
	when := m.When
	if !m.Past() || m.Noun() && m.Tense != "past" && !m.After() && slices.ContainsFunc(c.Mentions, (*event.Mention).Ahead) {
		// Spoken of as ahead, here or by others, it can be ahead of this report.
		when = when.Loose()
	}
	left := when.Reports(both).Meet(r.days)
	if len(left) == 0 || left.Count() >= r.days.Count() {
		return dating.Constraint{}, false
	}
	return dating.Constraint{
		Days: left, Rank: dating.Linked, Origin: "same-event", Reports: reportsOf(from), Words: []news.Span{m.Span},
		Reason: reason(m, from, both),
	}, true
}

// reason says in a sentence how others date a report.
func reason(m *event.Mention, from []*event.Mention, both dating.Days) string {
	var others []string
	for _, o := range from {
		others = append(others, fmt.Sprintf("%s (“%s”, %s)", name(&o.Report.Report), o.In(o.Report.Text), o.When.Named()))
	}
	on := ""
	if hull, ok := both.Hull(); ok && both.Count() == 1 {
		on = fmt.Sprintf(", so it was on %s", hull.First)
	} else if ok && hull.Len() <= 62 {
		on = fmt.Sprintf(", so it was between %s and %s", hull.First, hull.Last)
	}
	return fmt.Sprintf("“%s”, dated %s here, is the same event as in %s%s.",
		m.In(m.Report.Text), m.When.Named(), strings.Join(others, " and "), on)
}

// name is how a reason calls a report.
func name(rep *news.Report) string {
	switch {
	case rep.Outlet != "":
		return rep.Outlet
	case rep.Title != "":
		return "“" + rep.Title + "”"
	}
	return string(rep.ID)
}

// reportsOf lists the reports of mentions, each once, sorted.
func reportsOf(list []*event.Mention) []news.ReportID {
	var out []news.ReportID
	for _, m := range list {
		out = append(out, m.Report.ID)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// add narrows the report's days; it says whether that changed anything.
func (r *report) add(c dating.Constraint) bool {
	left := r.days.Meet(c.Days)
	if len(left) == 0 || left.Count() >= r.days.Count() {
		return false
	}
	r.days = left
	r.from = append(r.from, c)
	return true
}

// freshen narrows a report that links have dated by the weekdays that it names, by that of
// its issue, and by what it counts from a beginning;
// it says whether that changed anything.
func (r *report) freshen() bool {
	if len(r.from) == 0 || r.ann.Published.Sure() {
		return false
	}
	staged := false
	if c, ok := dating.Stage(r.ann, r.days); ok {
		staged = r.add(c)
	}
	if c, ok := dating.Issue(r.ann, r.days); ok {
		staged = r.add(c) || staged
	}
	c, ok := dating.Fresh(r.ann, r.days)
	return ok && r.add(c) || staged
}

// maxTold is the most days, two years, of an interval that links tell: a wider one
// says no more than the report itself.
const maxTold = 731

// Dating gives the day of a report with its reasons: what the page states or a
// person said stays; a day that was worked out is narrowed by the links.
func (s *Solution) Dating(id news.ReportID) news.Dating {
	r := s.reports[id]
	if r == nil {
		return news.Dating{Basis: news.Unknown, Reasons: []string{}}
	}
	hull, ok := r.days.Hull()
	if r.ann.Published.Sure() || len(r.from) == 0 || !ok || hull.Len() > maxTold {
		return r.ann.Published
	}
	all := slices.Clone(r.from)
	for _, c := range r.own {
		if c.Origin != "report" {
			all = append(all, c)
		}
	}
	out := dating.Settle(all)
	out.Earliest, out.Latest = hull.First.String(), hull.Last.String()
	return out
}

// Rests lists the reports that the day of a report was worked out from.
func (s *Solution) Rests(id news.ReportID) []news.ReportID {
	var out []news.ReportID
	if r := s.reports[id]; r != nil {
		for _, c := range r.from {
			out = append(out, c.Reports...)
		}
	}
	slices.SortFunc(out, func(a, b news.ReportID) int { return cmp.Compare(a, b) })
	return slices.Compact(out)
}
