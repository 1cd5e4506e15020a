package dating

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/news"
)

// FromText gives the constraints that the report's own text implies, from its
// time expressions (ann.Times) and the words beside them. It uses how an
// expression lies to the report's day (news.Timex.Shift) and never the value
// that rests on a day already known, so that a stated day can be held against
// the text.
func FromText(ann *news.Annotated) []Constraint {
	r := &reader{ann: ann, says: sayings(ann), keysOf: map[news.Span][]string{}}
	r.datelines()
	r.pairs()
	r.links()
	r.deadlines()
	r.since()
	r.periods()
	r.streaks()
	r.bounds()
	r.weekdayDates()
	r.stamps()
	r.known()
	return reconciled(r.out)
}

// narrowDays is the most days of a constraint that claims to know a report's
// time closely.
const narrowDays = 62

// reconciled makes one constraint of those of a text that know its time closely
// and agree on no day: one of them misreads the text, and which one it is cannot
// be told, so that each of their days stays possible.
func reconciled(all []Constraint) []Constraint {
	apart := make([]bool, len(all))
	found := false
	for i := range all {
		for k := range all[:i] {
			a, b := &all[i], &all[k]
			if a.Rank == Implied && b.Rank == Implied && a.Days.Count() <= narrowDays && b.Days.Count() <= narrowDays && len(a.Days.Meet(b.Days)) == 0 {
				apart[i], apart[k], found = true, true, true
			}
		}
	}
	if !found {
		return all
	}
	var out []Constraint
	one := Constraint{Rank: Implied, Origin: "one-of", Open: true}
	var reasons []string
	for i := range all {
		if !apart[i] {
			out = append(out, all[i])
			continue
		}
		one.Days = one.Days.Join(all[i].Days)
		one.Words = append(one.Words, all[i].Words...)
		if !slices.Contains(reasons, all[i].Reason) {
			reasons = append(reasons, all[i].Reason)
		}
	}
	sort.Strings(reasons)
	one.Reason = "These agree on no day, so any of their days is possible: " + strings.Join(reasons, " ")
	return append(out, one)
}

// reader collects constraints.
type reader struct {
	ann  *news.Annotated
	says []saying
	out  []Constraint
	// keysOf remembers what keys found.
	keysOf map[news.Span][]string
}

// add appends a constraint unless it allows every day or none.
func (r *reader) add(c Constraint) {
	if len(c.Days) == 0 || c.Days.Count() == All.Count() {
		return
	}
	r.out = append(r.out, c)
}

// invert gives the days of the report if the days of dated are called by rel.
func invert(rel, dated *saying) Days {
	if dated.whole {
		s, ok := rel.published(dated.fixed)
		if !ok {
			return nil
		}
		return Days{s}.Meet(All)
	}
	return EachYear(func(y int) (calendar.Span, bool) {
		e, ok := dated.in(y)
		if !ok {
			return calendar.Span{}, false
		}
		return rel.published(e)
	})
}

// maxDatelineStart is how many bytes into a story a dateline can begin.
const maxDatelineStart = 160

// datelines reads the day in a dateline or byline: "MINSK, Sept. 26 (Agency) —".
// The report is from that day, or from the day before or after, as clocks and
// editions differ; that day is the likely one.
func (r *reader) datelines() {
	for i := range r.says {
		s := &r.says[i]
		if !s.dated() || !s.exact() || !r.inDateline(s) {
			continue
		}
		near := saying{unit: 'D'}
		day := invert(&near, s)
		days := append(Days{}, day...)
		for k := range days {
			days[k].First--
			days[k].Last++
		}
		r.add(Constraint{
			Days: days, Rank: Implied, Origin: "dateline", Words: []news.Span{s.tx.Span}, Open: !s.whole,
			Reason: fmt.Sprintf("The dateline bears '%s', so the report is from that day or one beside it.", s.words),
		})
		r.add(Constraint{
			Days: day, Rank: Likely, Origin: "dateline", Words: []news.Span{s.tx.Span}, Open: !s.whole,
			Reason: fmt.Sprintf("Of these days that of the dateline, '%s', is the likely one.", s.words),
		})
		return
	}
}

// inDateline says whether s stands in a dateline.
func (r *reader) inDateline(s *saying) bool {
	if s.role == news.Dateline || s.role == news.Byline {
		return true
	}
	start := 0
	for _, p := range r.ann.Passages {
		if p.Contains(s.tx.Span) {
			start = int(p.Start)
		}
	}
	head := r.ann.Text[start:s.tx.Start]
	if s.role != news.StoryText || len(head) > maxDatelineStart && !strings.Contains(head[len(head)-maxDatelineStart:], "\n") {
		return false
	}
	if k := strings.LastIndexByte(head, '\n'); k >= 0 {
		head = head[k+1:]
	}
	return capitals(head) && dashSoon(r.ann.Text[s.tx.End:])
}

// capitals says whether a dateline's place stands in s: its first word in
// capitals, and no sentence.
func capitals(s string) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(s), ",")
	first, _, _ := strings.Cut(word, " ")
	return len(first) >= 3 && first == strings.ToUpper(first) && first != strings.ToLower(first) && len(s) < maxDatelineStart
}

// dashSoon says whether a dash or an agency in brackets follows.
func dashSoon(s string) bool {
	s = strings.TrimLeft(s, " ,.:")
	if strings.HasPrefix(s, "(") {
		return true
	}
	return strings.HasPrefix(s, "—") || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "-")
}

// pairs reads a relative expression beside a date of the same thing: "last
// Friday, January 29", "yesterday (9 September)", "two years ago, in 2014".
func (r *reader) pairs() {
	for i := 0; i+1 < len(r.says); i++ {
		a, b := &r.says[i], &r.says[i+1]
		if a.dated() {
			a, b = b, a
		}
		if !a.relative() || !b.dated() || !apposed(r.between(&r.says[i], &r.says[i+1])) {
			continue
		}
		r.add(Constraint{
			Days: invert(a, b), Rank: Implied, Origin: "apposition", Words: []news.Span{a.tx.Span, b.tx.Span}, Open: !b.whole,
			Reason: fmt.Sprintf("'%s' is called '%s', which fixes how far the report is from it.", b.words, a.words),
		})
	}
}

// between is the text between two sayings.
func (r *reader) between(a, b *saying) string {
	if b.tx.Start < a.tx.End {
		return "?"
	}
	return r.ann.Text[a.tx.End:b.tx.Start]
}

// apposed says whether the text between two times makes the second another
// name of the first.
func apposed(s string) bool {
	switch strings.TrimSpace(s) {
	case ",", ", on", "(", ", in", "— ", "–", "—", "(on", "(in", ", the", "on":
		return true
	}
	return false
}

// bounds reads complete dates: what a clause of the past dates lies before the
// report, what a clause of the future dates lies after it.
func (r *reader) bounds() {
	var low, high *saying
	for i := range r.says {
		s := &r.says[i]
		if !s.whole || s.fixed.Len() > 366 || s.role == news.Caption || s.exact() && r.correction(s) {
			continue
		}
		switch {
		case s.side == '<' && r.firm(s) && (low == nil || s.fixed.First > low.fixed.First):
			low = s
		case s.side == '>' && r.firmFuture(s) && (high == nil || s.fixed.Last < high.fixed.Last):
			high = s
		}
	}
	if low != nil {
		r.add(Constraint{
			Days: From(low.fixed.First - pastSlack(low)), Rank: Implied, Origin: "past-date", Words: []news.Span{low.tx.Span},
			Reason: fmt.Sprintf("It tells of '%s' as past, so it is not earlier.", low.words),
		})
	}
	if high != nil {
		r.add(Constraint{
			Days: Until(high.fixed.Last), Rank: Implied, Origin: "future-date", Words: []news.Span{high.tx.Span},
			Reason: fmt.Sprintf("It speaks of '%s' as still to come, so it is not later.", high.words),
		})
	}
}

// pastSlack is how many days before a past date a report that tells of it can
// be from: a day, because clocks differ; a month for a bare year, because
// December speaks of the year ahead.
func pastSlack(s *saying) calendar.Day {
	if s.fixed.Len() > 31 {
		return 31
	}
	return 1
}

// firm says whether a past date can be relied on: a day or a month, or a year
// after a preposition of time; a year beside a noun ("the 2016 campaign") can
// lie ahead.
func (r *reader) firm(s *saying) bool {
	if s.fixed.Len() <= 31 {
		return true
	}
	return r.preceded(s, "in", "since", "until")
}

// firmFuture says whether a future date can be relied on: it follows a
// preposition of time, and its clause holds "will" or a like word.
func (r *reader) firmFuture(s *saying) bool {
	if s.fixed.Len() > 31 || !r.preceded(s, "on", "in", "until", "by", "from") {
		return false
	}
	clause := r.clauseBefore(s)
	return strings.Contains(clause, " will ") || strings.Contains(clause, "scheduled") || strings.Contains(clause, "expected to")
}

// preceded says whether one of the words stands right before s.
func (r *reader) preceded(s *saying, words ...string) bool {
	head := strings.TrimRight(r.ann.Text[max(0, int(s.tx.Start)-12):s.tx.Start], " ")
	last := head[strings.LastIndexAny(head, " \n")+1:]
	for _, w := range words {
		if strings.EqualFold(last, w) {
			return true
		}
	}
	return false
}

// clauseReach is how many bytes before an expression count as its clause.
const clauseReach = 120

// clauseBefore is the text of the sentence before s, as far as clauseReach.
func (r *reader) clauseBefore(s *saying) string {
	head := r.ann.Text[max(0, int(s.tx.Start)-clauseReach):s.tx.Start]
	if k := strings.LastIndexAny(head, ".!?\n"); k >= 0 {
		head = head[k+1:]
	}
	return head
}

// openReach is how many days from the report a date without a year can be.
// News writes the year of what is farther off (AP Stylebook, "months").
const openReach = 330

// weekdayDates reads a weekday with a date: Friday 9 August exists only in
// some years.
func (r *reader) weekdayDates() {
	for i := range r.says {
		s := &r.says[i]
		if s.onWeekday == 0 || s.day == 0 || s.whole {
			continue
		}
		days := EachYear(func(y int) (calendar.Span, bool) {
			e, ok := s.in(y)
			first, last := e.First-openReach, e.First+openReach
			switch s.side {
			case '<':
				first = e.First
			case '>':
				last = e.First
			}
			return calendar.Span{First: first, Last: last}, ok
		})
		r.add(Constraint{
			Days: days, Rank: Implied, Origin: "weekday-date", Words: []news.Span{s.tx.Span}, Open: true,
			Reason: fmt.Sprintf("'%s' exists only in some years.", s.words),
		})
	}
}
