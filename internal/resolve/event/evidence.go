package event

import (
	"dateline/internal/dating"
	"dateline/internal/news"
	"slices"
	"strings"
)

// what adds the evidence of type, mode and predicate.
func (j *judge) what(t *tally, a, b *Mention) {
	if a.Type == b.Type {
		t.add(forType, "both are %s", strings.ToLower(a.Type))
	}
	if a.Mode != "" && a.Mode == b.Mode {
		t.add(forMode, "both are of mode %s", a.Mode)
	}
	switch like, word := a.compare(b); like {
	case oneWord:
		t.add(forLemma, "both say “%s”", word)
	case oneAct:
		t.add(forAct, "words for one act (%s)", word)
	default:
		if j.carriedOut(a, b) {
			t.add(forOutcome, "one tells what came of the other")
		}
	}
	if a.Series && b.Series {
		t.add(forSeries, "both speak of a series")
	}
}

// who adds the evidence of the actors; it says whether two are shared, or all of
// those of a directed act.
func (j *judge) who(t *tally, a, b *Mention) bool {
	shared := 0
	for _, x := range a.Parties {
		if slices.Contains(b.Parties, x) {
			shared++
		} else if slices.ContainsFunc(b.Parties, func(y news.EntityID) bool { return j.alike(x, y) }) {
			shared++
		}
	}
	if shared == 0 {
		if aimedAlike(a, b) {
			t.add(forAimed, "done to one of the same description")
		}
		return false
	}
	n := min(shared, 2)
	t.add(float64(n)*forParty, "%d shared actors", shared)
	roles := slices.ContainsFunc(a.Sources, func(x news.EntityID) bool { return slices.Contains(b.Sources, x) }) &&
		len(a.Targets) > 0 == (len(b.Targets) > 0)
	if roles && !reciprocal(a.Type) {
		t.add(forRoles, "in the same roles")
	}
	return n == 2 || slices.ContainsFunc(a.Targets, func(x news.EntityID) bool { return slices.Contains(b.Targets, x) })
}

// when adds the evidence of the days; it says whether they tie the two together.
func (j *judge) when(t *tally, a, b *Mention) bool {
	if !a.Timed && a.Time == nil && !a.News || !b.Timed && b.Time == nil && !b.News {
		return sameNews(t, a, b)
	}
	both := a.Days.Meet(b.Days)
	na, nb := a.Days.Count(), b.Days.Count()
	wa, wb := 0, 0
	if a.Timed && b.Timed {
		wa, wb = a.When.Weekday(), b.When.Weekday()
	}
	switch hull, _ := both.Hull(); {
	case a.Mode == b.Mode && seldom[a.Mode] && max(na, nb) <= 31:
		t.add(forDay+forSeldom, "of a kind that comes seldom, in one month")
		return true
	case na == 1 && nb == 1:
		t.add(forDay, "both on %s", hull.First)
		return true
	case wa != 0 && wa == wb:
		if max(na, nb) > undatedDays && !j.meet(j.people(a.Parties), j.people(b.Parties)) {
			// Where a report has no year, one weekday in seven is no tie.
			t.add(forWeekday/2, "both name the same day of the week, of no known year")
			return false
		}
		if max(na, nb) > weekdayDays && (frequent[a.Type] || frequent[b.Type]) && !j.sharesPerson(a, b) {
			// Marches and meetings of experts come again on the same day of the week.
			t.add(forWeekday/2, "both name the same day of the week, of several")
			return false
		}
		t.add(forWeekday, "both name the same day of the week")
		return true
	case wa != 0 && nb == 1 && na > undatedDays && j.dayOf(t, a, b, both), wb != 0 && na == 1 && nb > undatedDays && j.dayOf(t, b, a, both):
		return true
	case max(na, nb) <= 7:
		t.add(forWeek, "days that overlap")
		return true
	case min(na, nb) <= 7 && max(na, nb) <= 62, max(na, nb) <= 31:
		t.add(forMonth, "days that overlap")
		return true
	}
	if a.recalled && b.recalled && a.Timed && b.Timed && a.Days.Count() == b.Days.Count() && both.Count() == na && na <= undatedDays {
		if like, _ := a.compare(b); like == oneWord {
			t.add(forMonth, "both look back at the same time")
			return true
		}
	}
	return sameDate(t, a, b)
}

// weekdayDays is how many days a mention can mean at most for a weekday to tie what
// comes again and again.
const weekdayDays = 4

// sharesPerson says whether a and b name one person, or two bodies that are the same.
func (j *judge) sharesPerson(a, b *Mention) bool {
	n := 0
	for _, x := range j.people(a.Parties) {
		if j.meet([]news.EntityID{x}, j.people(b.Parties)) {
			if n++; n > 1 || j.scene.Kind(x) == news.Person {
				return true
			}
		}
	}
	return false
}

// frequent are the types of what the same parties do again and again: a weekday does
// not tell which time is meant.
var frequent = map[string]bool{"CONSULT": true, "AGREE": true, "COOPERATE": true, "AID": true, "PROTEST": true, "SUPPORT": true,
	"ACCUSE": true, "REJECT": true, "REQUEST": true, "THREATEN": true, "MOBILIZE": true}

// dayOf holds a weekday of no known year against a day of the calendar that is such a
// weekday: a tie where somebody whom both name, and the same act, say the rest.
func (j *judge) dayOf(t *tally, open, fixed *Mention, both dating.Days) bool {
	if len(both) == 0 || !j.meet(j.people(open.Parties), j.people(fixed.Parties)) {
		return false
	}
	if frequent[open.Type] || frequent[fixed.Type] {
		return false
	}
	if like, _ := open.compare(fixed); like != oneWord && like != oneAct {
		return false
	}
	t.add(forWeekday, "the day is such a weekday")
	return true
}

// newsGap is how many days apart two reports tell the same news at most.
const newsGap = 2

// sameNews holds against each other two mentions of which at least one is not
// dated: reports of the same days tell the news of these days.
func sameNews(t *tally, a, b *Mention) bool {
	if a.Report == b.Report || !a.near || !b.near || a.recalled || b.recalled || a.Ahead() != b.Ahead() {
		return false
	}
	if a.told.First-b.told.Last > newsGap || b.told.First-a.told.Last > newsGap {
		return false
	}
	for _, m := range []*Mention{a, b} {
		if hull, ok := m.Days.Hull(); m.Time != nil && (!ok || hull.Last < m.told.First-7 || hull.First > m.told.Last+7) {
			return false
		}
	}
	t.add(forMonth, "reports of the same days")
	return true
}

// sameDate holds dates without a year against each other.
func sameDate(t *tally, a, b *Mention) bool {
	if !a.Timed || !b.Timed {
		return false
	}
	ma, da := monthDay(a)
	mb, db := monthDay(b)
	switch {
	case ma == 0 || ma != mb:
		return false
	case da != 0 && db != 0 && da != db:
		return false
	case da != 0 && da == db:
		t.add(forDay, "both on the same date")
	default:
		t.add(forMonth, "both in the same month")
	}
	if seldom[a.Mode] {
		t.add(forSeldom, "of a kind that comes seldom")
	}
	return true
}

// seldom are modes of happenings that one country does not see twice in a month.
var seldom = map[string]bool{"election": true, "no-confidence": true}

// monthDay is the month and day that a mention's time names.
func monthDay(m *Mention) (month, day int) {
	if mo, d := m.When.MonthDay(); mo != 0 {
		return mo, d
	}
	if hull, ok := m.Days.Hull(); ok && hull.Len() <= 31 && hull.First.Month() == hull.Last.Month() {
		_, mo, d := hull.First.Civil()
		if hull.Len() > 1 {
			d = 0
		}
		return mo, d
	}
	return 0, 0
}

// where adds the evidence of the place.
func (j *judge) where(t *tally, a, b *Mention) {
	if a.Place != "" && a.Place == b.Place {
		t.add(forPlace, "in the same place")
	}
}

// matter adds the evidence of sums and of the other words.
func (j *judge) matter(t *tally, a, b *Mention) {
	for _, x := range a.amounts {
		if slices.ContainsFunc(b.amounts, func(y amount) bool { return x.unit == y.unit && near(x.value, y.value) }) {
			t.add(forSum, "the same sum")
			t.sum = true
			break
		}
	}
	var shared []string
	for _, w := range a.words {
		if _, ok := slices.BinarySearch(b.words, w); ok {
			shared = append(shared, w)
		}
	}
	if n := min(len(shared), 3); n > 0 {
		t.add(float64(n)*forWord, "both say %s", strings.Join(shared[:n], ", "))
	}
}
