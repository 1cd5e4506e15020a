package dating

import (
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/news"
)

// Relation says how the days of what a time expression dates lie to the day of
// the report that bears it. It holds whether or not that day is known, so that
// reports can date each other:
//
//	"will meet on Monday" → the report is from the six days before a Monday
//	that is the day of the meeting, or from that day.
type Relation struct {
	say saying
	mod string
}

// Relate reads the expression tx of ann. It reports false where the expression
// says nothing of a day: a bare length, a value left open by a boxed explainer.
func Relate(ann *news.Annotated, tx *news.Timex) (Relation, bool) {
	s := saying{tx: tx, words: strings.Join(strings.Fields(tx.In(ann.Text)), " ")}
	counted := tx.Rule == "length-from-event" && tx.Earliest != "" // "eight days after the vote"
	if tx.Type != news.TimexDate && tx.Type != news.TimexTime && !counted || strings.HasSuffix(tx.Value, "_REF") {
		return Relation{}, false
	}
	if ann.Published.Sure() && tx.Earliest == "" {
		// The day of the report is known, and the expression was left open: it is
		// not counted from that day (a box that is older than the story).
		return Relation{}, false
	}
	if first, ok := calendar.Parse(tx.Earliest); ok && (tx.Shift == "" || tx.Anchor != "" && !strings.HasPrefix(tx.Anchor, "published ")) {
		if last, ok := calendar.Parse(tx.Latest); ok && first <= last {
			s.fixed, s.whole = calendar.Span{First: first, Last: last}, true
			return Relation{say: s}, true
		}
	}
	if !s.read() {
		return Relation{}, false
	}
	if s.whole && tx.Mod != "" {
		s.fixed = calendar.Narrow(s.fixed, tx.Mod)
	}
	return Relation{say: s, mod: tx.Mod}, true
}

// Fixed says whether the days do not depend on the day of the report.
func (r *Relation) Fixed() bool { return r.say.whole }

// Weekday is 1 to 7, Monday to Sunday, for a weekday that the expression names
// without a date, else 0.
func (r *Relation) Weekday() int { return r.say.weekday }

// MonthDay gives the month and the day of a date without a year; 0 where it
// names none.
func (r *Relation) MonthDay() (month, day int) { return r.say.month, r.say.day }

// Fine says whether the expression names one day once the report's is known.
func (r *Relation) Fine() bool {
	s := &r.say
	return s.weekday != 0 || s.day != 0 || s.unit == 'D' || s.toDay || s.unit == 'W' && s.onWeekday != 0 || s.whole && s.fixed.Len() == 1
}

// maxReportDays bounds the sets of report days that Days follows one by one:
// beyond it, a date of the calendar is followed year by year.
const maxReportDays = 800

// Days gives the days that the expression can mean where the report is from
// one of the days of published.
func (r *Relation) Days(published Days) Days {
	s := &r.say
	if s.whole {
		return Days{s.fixed}.Meet(All)
	}
	if published.Count() > maxReportDays {
		return r.openDays()
	}
	var out Days
	for _, run := range published {
		for d := run.First; d <= run.Last; d++ {
			if e, ok := s.from(d); ok {
				out = append(out, calendar.Narrow(e, r.mod))
			}
		}
	}
	return out.Join(nil).Meet(All)
}

// openDays gives what is known with no report's day: a date of the calendar is
// one of that date in some year; anything else can be any day.
func (r *Relation) openDays() Days {
	if r.say.month == 0 {
		return All
	}
	return EachYear(func(y int) (calendar.Span, bool) {
		e, ok := r.say.in(y)
		return calendar.Narrow(e, r.mod), ok
	})
}

// from gives the days that s means in a report of day d.
func (s *saying) from(d calendar.Day) (calendar.Span, bool) {
	one := func(e calendar.Day) (calendar.Span, bool) { return calendar.Span{First: e, Last: e}, true }
	switch {
	case s.weekday != 0 && s.side == '>':
		return one(d + calendar.Day((s.weekday-d.Weekday()+7)%7))
	case s.weekday != 0:
		e := d - calendar.Day((d.Weekday()-s.weekday+7)%7)
		if d-e <= 1 && strings.HasPrefix(strings.ToLower(s.words), "last ") {
			e -= 7 // yesterday is not called "last Wednesday"
		}
		return one(e)
	case s.month != 0:
		return s.dateFrom(d)
	}
	n := s.dir * s.n
	if s.toDay {
		return one(s.moved(d, n))
	}
	switch s.unit {
	case 'D':
		return one(d + calendar.Day(n))
	case 'W':
		monday := d - calendar.Day(d.Weekday()-1) + calendar.Day(7*n)
		if s.onWeekday != 0 {
			return one(monday + calendar.Day(s.onWeekday-1)) // "Tuesday last week"
		}
		// Weeks begin on Sunday for some and on Monday for others.
		return calendar.Span{First: monday - 1, Last: monday + 6}, true
	case 'M':
		return wholeMonths(calendar.Span{First: d, Last: d}, n, s.n), true
	case 'Y':
		first, last := d.Year()+n, d.Year()+n
		if s.n > 1 {
			first, last = first-1, last+1
		}
		return calendar.Span{First: calendar.Of(first, 1, 1), Last: calendar.Of(last, 12, 31)}, true
	}
	return calendar.Span{}, false
}

// dateFrom gives the last such date that begins up to d, or the next; where nothing says
// which it is, the next one if that is nearer by more than what favours the past.
func (s *saying) dateFrom(d calendar.Day) (calendar.Span, bool) {
	if s.side == '=' {
		return s.nearest(d)
	}
	var best calendar.Span
	found := false
	for y := d.Year() - 9; y <= d.Year()+9; y++ {
		e, ok := s.in(y)
		switch {
		case !ok:
		case s.side == '>' && e.Last >= d && !found:
			best, found = e, true
		case s.side != '>' && e.First <= d:
			best, found = e, true
		}
	}
	return best, found
}

// pastFavour is how many days farther off than the next a date in the past can be and yet
// be meant where the tense does not say which (internal/annotate/when, chooseByTense).
const pastFavour = 40

// nearest gives the last such date that begins up to d or the next one.
func (s *saying) nearest(d calendar.Day) (calendar.Span, bool) {
	before, after := *s, *s
	before.side, after.side = '<', '>'
	last, ok1 := before.dateFrom(d)
	next, ok2 := after.dateFrom(d)
	if !ok1 || ok2 && d-last.Last > next.First-d+pastFavour {
		return next, ok2
	}
	return last, ok1
}

// Reports gives the days on which a report can be from that calls one of the
// days e by the expression: the inverse of Days.
func (r *Relation) Reports(e Days) Days {
	s := &r.say
	if s.whole {
		if len(e.Meet(Days{s.fixed})) == 0 {
			return nil
		}
		return All
	}
	if e.Count() > maxReportDays {
		return All
	}
	var out Days
	for _, run := range e {
		if s.relative() && s.weekday == 0 {
			if p, ok := s.published(run); ok {
				out = append(out, p)
			}
			continue
		}
		for d := run.First; d <= run.Last; d++ {
			out = append(out, s.reportsOf(d)...)
		}
	}
	return out.Join(nil).Meet(All)
}

// reportsOf gives the days of reports that name the one day d by s.
func (s *saying) reportsOf(d calendar.Day) Days {
	one := calendar.Span{First: d, Last: d}
	if s.weekday != 0 {
		if p, ok := s.published(one); ok {
			return Days{p}
		}
		return nil
	}
	e, ok := s.in(d.Year())
	switch {
	case !ok || !e.Contains(d):
		return nil
	case s.side == '>':
		return Days{{First: d - openReach, Last: e.Last}}
	case s.side == '<':
		return Days{{First: e.First, Last: d + openReach}}
	}
	return Days{{First: d - openReach, Last: d + openReach}}
}

// Turn makes a weekday that was read as past, or as either ("this Friday"), one that
// lies ahead: what it dates turned out to be planned.
func (r *Relation) Turn() {
	if r.say.weekday != 0 && r.say.side != '>' && !strings.HasPrefix(strings.ToLower(r.say.words), "last ") {
		r.say.side = '>'
	}
}

// Gone makes a weekday that can be past or ahead ("this Monday") a past one: what it
// dates has happened.
func (r *Relation) Gone() {
	if r.say.weekday != 0 && r.say.side != '<' && r.say.side != '>' {
		r.say.side = '<'
	}
}

// Loose is the relation without the past side of a date without a year. The side
// is read from the tense of the clause, with a slack towards the past, and a
// noun has no tense: "the Nov. 8 election" is spoken of before and after. The
// day of a report may not hang on that.
func (r *Relation) Loose() Relation {
	out := *r
	if out.say.month != 0 && out.say.side == '<' {
		out.say.side = '='
	}
	return out
}

// Named is the expression in quotation marks, for reasons.
func (r *Relation) Named() string { return "‘" + r.say.words + "’" }
