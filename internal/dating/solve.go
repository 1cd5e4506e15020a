package dating

import (
	"fmt"

	"dateline/internal/calendar"
	"dateline/internal/news"
)

// solution is the days that are left, with how they came about.
type solution struct {
	days    Days
	best    Days // days narrowed by likely constraints too
	used    []*Constraint
	likely  []*Constraint
	against []string
}

// Contradiction begins the reason that tells of a constraint which agrees with
// no day that stronger constraints leave.
const Contradiction = "Contradiction, not used:"

// graceDays is how many days the capture time leaves beyond itself. A bound
// that leaves no others contradicts it.
const graceDays = 1

// take adds one constraint.
func (s *solution) take(c *Constraint) {
	if len(c.Days) == 0 {
		return
	}
	if c.Rank == Likely {
		if s.best == nil {
			s.best = s.days
		}
		if left := s.best.Meet(c.Days); len(left) > 0 && left.Count() < s.best.Count() {
			s.best = left
			s.likely = append(s.likely, c)
		}
		return
	}
	left := s.days.Meet(c.Days)
	switch {
	case len(left) == 0, left.Count() <= graceDays && left.Count() < s.days.Count() && c.Days.Count() > 366 && !c.Open:
		s.against = append(s.against, s.contradiction(c))
	case left.Count() < s.days.Count():
		s.days = left
		s.used = append(s.used, c)
	}
}

// contradiction says what c does not agree with: the first constraint before
// it that leaves it no day, else all of them together.
func (s *solution) contradiction(c *Constraint) string {
	for _, u := range s.used {
		if len(u.Days.Meet(c.Days)) == 0 {
			return fmt.Sprintf(Contradiction+" %s Against it: %s", c.Reason, u.Reason)
		}
	}
	return fmt.Sprintf(Contradiction+" %s It leaves no day beside the others.", c.Reason)
}

// dating writes the result.
func (s *solution) dating() news.Dating {
	out := news.Dating{Basis: news.Unknown, Reasons: []string{}}
	for _, c := range s.used {
		out.Reasons = append(out.Reasons, c.Reason)
	}
	hull, ok := s.days.Hull()
	top := s.top()
	if !ok || top == nil {
		out.Reasons = append(out.Reasons, s.against...)
		return out
	}
	switch {
	case top.Rank == Person:
		out.Basis, out.Value, out.Source = news.Corrected, top.Value, top.Origin
	case s.has(Page):
		out.Basis, out.Value, out.Source = news.Stated, s.first(Page).Value, s.first(Page).Origin
	case s.has(Implied) || s.has(Linked):
		out.Basis, out.Source = news.Inferred, s.narrowest().Origin
		s.infer(&out, hull)
	default:
		out.Source = top.Origin
	}
	s.bound(&out, hull)
	out.Reasons = append(out.Reasons, s.against...)
	return out
}

// infer gives a value to days that were worked out: a day, a month or a year
// where they fill one; a month of an open year where they lie in one month of
// several years. A best day is given only where one stands out.
func (s *solution) infer(out *news.Dating, hull calendar.Span) {
	if s.best != nil {
		if b, _ := s.best.Hull(); b.Len() == 1 && hull.Len() <= 31 {
			out.Value = b.First.String()
			for _, c := range s.likely {
				out.Reasons = append(out.Reasons, c.Reason)
			}
			return
		}
	}
	out.Value = commonValue(s.days, hull)
}

// commonValue is the finest EDTF date that all days share.
func commonValue(days Days, hull calendar.Span) string {
	y1, m1, d1 := hull.First.Civil()
	y2, m2, d2 := hull.Last.Civil()
	switch {
	case y1 == y2 && m1 == m2 && d1 == d2:
		return hull.First.String()
	case y1 == y2 && m1 == m2:
		return fmt.Sprintf("%04d-%02d", y1, m1)
	case y1 == y2:
		return fmt.Sprintf("%04d", y1)
	}
	month, day := 0, 0
	for _, s := range days {
		_, a, first := s.First.Civil()
		_, b, last := s.Last.Civil()
		if a != b || s.Len() > 31 || month != 0 && a != month {
			return ""
		}
		if first != last || month != 0 && first != day {
			first = 0
		}
		month, day = a, first
	}
	if day != 0 {
		return fmt.Sprintf("XXXX-%02d-%02d", month, day)
	}
	return fmt.Sprintf("XXXX-%02d", month)
}

// bound writes the interval; an end that nothing bounds stays "".
func (s *solution) bound(out *news.Dating, hull calendar.Span) {
	if hull.First > All[0].First && !s.openEnd(hull.First) {
		out.Earliest = hull.First.String()
	}
	if hull.Last < All[0].Last && !s.openEnd(hull.Last) {
		out.Latest = hull.Last.String()
	}
}

// openEnd says whether d is an end only because All ends: of days of an open year,
// which come again year after year, the first and the last tell nothing where no
// other constraint bounds that side.
func (s *solution) openEnd(d calendar.Day) bool {
	if len(s.days) < 3 {
		return false
	}
	closed := All
	for _, c := range s.used {
		if !c.Open {
			closed = closed.Meet(c.Days)
		}
	}
	hull, ok := closed.Hull()
	return !ok || d == s.days[0].First && hull.First == All[0].First || d == s.days[len(s.days)-1].Last && hull.Last == All[0].Last
}

// top is the strongest constraint that was used, nil if there is none.
func (s *solution) top() *Constraint {
	if len(s.used) == 0 {
		return nil
	}
	return s.used[0]
}

// has says whether a constraint of the rank was used.
func (s *solution) has(r Rank) bool { return s.first(r) != nil }

// first is the first used constraint of the rank.
func (s *solution) first(r Rank) *Constraint {
	for _, c := range s.used {
		if c.Rank == r {
			return c
		}
	}
	return nil
}

// narrowest is the used constraint that allows the fewest days.
func (s *solution) narrowest() *Constraint {
	var best *Constraint
	for _, c := range s.used {
		if c.Rank != Captured && (best == nil || c.Days.Count() < best.Days.Count()) {
			best = c
		}
	}
	return best
}
