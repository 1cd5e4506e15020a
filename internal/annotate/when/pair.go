package when

import "dateline/internal/calendar"

// linked says whether e and the expression before it make a pair: "from May 5
// to May 9", "July or August", "between 2014 and 2016", "July-August".
func (r *resolver) linked(e *expr) bool {
	if len(r.exprs) == 0 {
		return false
	}
	prev := &r.exprs[len(r.exprs)-1]
	if e.kind != kCalendar || prev.kind != kCalendar || e.i-prev.j > 2 || e.i-prev.j < 1 {
		return false
	}
	for k := prev.j; k < e.i; k++ {
		if !r.p.is(k, "to", "and", "or", "until", "through", "till", "the", "of") && !r.p.dash(k) && r.p.s(k) != "/" {
			return false
		}
	}
	return true
}

// settlePair lets the later end of a pair give the earlier one its year
// ("July or August 2020"), and the earlier end bound the later one, which
// follows it within a year ("from May 5 to May 9").
func (r *resolver) settlePair(e *expr) {
	n := len(r.exprs) - 1
	prev, tx := &r.exprs[n], &r.out[len(r.out)-1]
	switch {
	case e.cal.year > 0 && prev.cal.year == 0 && !prev.hasRel && prev.cal.month != 0 && e.cal.month != 0:
		prev.cal.year, prev.cal.twoDigit = e.cal.year, e.cal.twoDigit
		if e.cal.month < prev.cal.month {
			prev.cal.year--
		}
		if res := r.resolve(prev); !res.drop && res.ok {
			tx.Value, tx.Anchor, tx.Shift = res.value, res.anchor, ""
			s := calendar.Narrow(res.span, tx.Mod)
			tx.Earliest, tx.Latest = s.First.String(), s.Last.String()
		}
	case e.cal.year == 0 && !e.hasRel && e.cal.month != 0 && prev.cal.month != 0:
		if first, ok := calendar.Parse(tx.Earliest); ok {
			e.cal.year = first.Year()
			if e.cal.month < prev.cal.month {
				e.cal.year++
			}
		}
	}
}
