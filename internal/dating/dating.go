// Package dating works out on which days a report can have been published. In:
// a report with its layers, and constraints from elsewhere (its capture time,
// other reports, a person's correction). Out: a news.Dating with the interval,
// the best day if one stands out, the basis, and the reasons as sentences:
//
//	"last month" of "the August 9 polls" → September, the year open:
//	  "The 'August 9' polls were 'last month', so the report is from a September."
//
// Everything it uses is a Constraint: a set of possible days with its origin
// and its reason. Solve takes them from the strongest rank to the weakest and
// keeps each that leaves a day; one that leaves none is reported as a
// contradiction and not used. So constraints between reports need no new
// code: they are just more constraints.
package dating

import (
	"fmt"
	"sort"

	"dateline/internal/calendar"
	"dateline/internal/news"
)

// Rank orders constraints by how much they can be relied on.
type Rank int

// The ranks, from weak to strong.
const (
	// Likely constraints only choose a best day within the interval.
	Likely Rank = iota
	// Implied is what the text implies.
	Implied
	// Linked is what links to other reports imply.
	Linked
	// Page is what the page states.
	Page
	// Captured is the capture time: nothing is published after it was read.
	Captured
	// Person is a person's own statement. It outranks all.
	Person
)

// Constraint says on which days a report can be from, and why.
type Constraint struct {
	// Days are the days that it allows.
	Days Days
	Rank Rank
	// Origin names the rule or the source ("last-unit", "capture", "person").
	Origin string
	// Reason is a sentence that a person can follow.
	Reason string
	// Words are the stretches of the report's text that it rests on; Reports
	// are other reports that it rests on.
	Words   []news.Span
	Reports []news.ReportID
	// Value is the EDTF value of a stated or corrected day, where it has one.
	Value string
	// Open says that the year is open in it: it allows days of many years.
	Open bool
}

// Capture gives the constraint of a capture time: EDTF day.
func Capture(day string) (Constraint, bool) {
	d, ok := calendar.Parse(day)
	if !ok {
		return Constraint{}, false
	}
	// A day's grace: the page's clock and ours can be in different zones.
	return Constraint{
		Days: Until(d + 1), Rank: Captured, Origin: "capture",
		Reason: fmt.Sprintf("The page was read on %s, so the report is not later.", d),
	}, true
}

// Correction gives the constraint of a person's own statement, an EDTF value
// ("2020-09-11", "2020-09"); who is named in the reason.
func Correction(value, who string) (Constraint, bool) {
	s, ok := calendar.Bounds(value)
	if !ok {
		return Constraint{}, false
	}
	return Constraint{
		Days: Days{s}, Rank: Person, Origin: "person", Value: value,
		Reason: fmt.Sprintf("%s says that the report is from %s.", who, value),
	}, true
}

// FromPage gives the constraint of the day that the page states, if it does.
func FromPage(rep *news.Report) (Constraint, bool) {
	pub := rep.Published
	if pub.Basis != news.Stated {
		return Constraint{}, false
	}
	s, ok := statedSpan(pub)
	if !ok {
		return Constraint{}, false
	}
	reason := fmt.Sprintf("The page states %s.", pub.Value)
	if pub.Source != "" {
		reason = fmt.Sprintf("The page states %s (%s).", pub.Value, pub.Source)
	}
	return Constraint{Days: Days{s}, Rank: Page, Origin: "page", Value: pub.Value, Reason: reason}, true
}

// statedSpan reads the days of a stated date.
func statedSpan(pub news.Dating) (calendar.Span, bool) {
	first, ok1 := calendar.Parse(pub.Earliest)
	last, ok2 := calendar.Parse(pub.Latest)
	if ok1 && ok2 && first <= last {
		return calendar.Span{First: first, Last: last}, true
	}
	return calendar.Bounds(pub.Value)
}

// Solve gives a report's publication day from what its page states, what its
// text implies, and the constraints from elsewhere. The result does not depend
// on the order of constraints.
func Solve(ann *news.Annotated, constraints ...Constraint) news.Dating {
	all := append([]Constraint{}, constraints...)
	if c, ok := FromPage(&ann.Report); ok {
		all = append(all, c)
	}
	return SettleReport(ann, append(all, FromText(ann)...))
}

// SettleReport solves the constraints of a report, and lets the weekdays of its
// text choose among the years that they leave.
func SettleReport(ann *news.Annotated, all []Constraint) news.Dating {
	if c, ok := freshYears(ann, Possible(all)); ok {
		all = append(all, c)
	}
	return Settle(all)
}

// Settle solves constraints by themselves.
func Settle(all []Constraint) news.Dating {
	sort.SliceStable(all, func(i, j int) bool { return before(&all[i], &all[j]) })
	s := solution{days: All}
	for i := range all {
		s.take(&all[i])
	}
	return s.dating()
}

// before orders constraints: strong ranks first, then the wider ones (which
// say less and err less), then by reason, so that no order of input matters.
func before(a, b *Constraint) bool {
	if a.Rank != b.Rank {
		return a.Rank > b.Rank
	}
	if n, m := a.Days.Count(), b.Days.Count(); n != m {
		return n > m
	}
	return a.Reason < b.Reason
}

// Possible gives the days that are left of all constraints but the likely ones:
// the set behind what Settle answers.
func Possible(all []Constraint) Days {
	all = append([]Constraint{}, all...)
	sort.SliceStable(all, func(i, j int) bool { return before(&all[i], &all[j]) })
	s := solution{days: All}
	for i := range all {
		s.take(&all[i])
	}
	return s.days
}
