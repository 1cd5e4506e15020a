package plan

import (
	"fmt"
	"regexp"
	"slices"

	"dateline/internal/calendar"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
)

// offSlack is how many days after it was due a thing is put off at most.
const offSlack = 3

// tells reads what a sentence tells of the plan: its outcome, with the reason; false
// where it tells none, because it looks ahead itself, speaks of another day or of the
// deeds of others.
func (w *work) tells(a *account, s *sought) (outcome, reason string, ok bool) {
	day, told, same := w.dayOf(a, s.said)
	named := s.dated && namesDay(a, s.due)
	about := &s.about
	looks := about.has(a.looked) && a.looks || a.late
	if s.dated && !named && setForAnotherDay(a) || w.doneByOthers(a, s) {
		return "", "", false // what was set for March 22 is not what is due in May
	}
	if w.announcesAgain(a, s) {
		return "", "", false
	}
	if s.dated && !looks && !named && day.Len() > 0 && day.First > s.due.Last+lateDays {
		return "", "", false // the next of the kind
	}
	switch w.fate(a, s, day, looks || named) {
	case Cancelled:
		return Cancelled, "a later report tells that it was called off, or never came about", true
	case Changed:
		return Changed, "a later report tells that it was put off", true
	case Lapsed:
		return Lapsed, "a later report says that it has not come about", true
	}
	if a.wasTo && longer.MatchString(a.text()) {
		return Changed, "a later report tells that it took longer", true
	}
	if tiedBack := looks || named || a.wasTo || a.looks; tiedBack && !a.late && (a.passed || (len(a.undone) > 0 || a.wasTo) && !about.does(a.carried())) {
		if a.wasTo && !a.passed && len(a.undone) > 0 {
			return Cancelled, "a later report tells that it never came about", true
		}
		return Lapsed, "a later report says that it has not come about", true
	}
	late := s.dated && day.Len() > 0 && day.First > s.due.Last
	switch {
	case insteadOf.MatchString(a.text()):
		return Changed, "a later report tells of another day or number instead", true
	case about.says(a.ahead) && !about.does(a.done) && !looks:
		return "", "", false // "says that the annexes shall be completed"
	case s.dated && !deadline(s.said) && w.publishedBefore(a.rep, s.due.First):
		return "", "", false // nothing is kept before its day
	case named && about.does(sorted(a.words)) && !about.says(a.ahead) && w.publishedAfter(a.rep, s.due.Last): // "the rally on April 21"
	case !a.told && !same && !about.says(a.done) && !about.says(a.doneTo) && (about.says(a.ahead) || told == nil):
		return "", "", false // it says once more what is to be
	case late && (!a.over(about) || runsTo(s.said)): // "would go on until 31 May" and "ended on 14 June"
		return Changed, "a later report tells of it " + days(day.First-s.due.Last) + " after the day for which it was announced", true
	case a.late && !late:
		return Changed, "a later report tells that it came late", true
	}
	if a.still && !about.says(a.done) {
		return Lapsed, "a later report says that it has not come about", true
	}
	if about.says(a.done) && !about.says(a.carried()) {
		return "", "", false // "but he did not offer any details"
	}
	return Kept, "a later report tells of it", true
}

// fate is what a sentence says became of a word of the plan: put off, called off,
// or not done; "" for nothing of that kind. What was called off long after its
// day had begun by then, unless the sentence ties it to the plan.
func (w *work) fate(a *account, s *sought, day calendar.Span, looks bool) string {
	about, out := &s.about, ""
	offLate := s.dated && day.Len() > 0 && day.First > s.due.Last+offSlack && !looks
	for _, f := range a.fates {
		own := f.word != "" && (slices.Contains(about.roots, f.word) || about.words[f.word] > 0) // to cancel was the plan
		if f.soft && a.late {
			continue // "did not open until 18 March"
		}
		of := about.has(f.of) || (len(f.of) == 0 || f.behind) && about.does(sorted(a.words)) // nothing but the sentence says of what
		if !own && !(offLate && f.word != "") && of && (out == "" || !f.soft) {
			out = f.outcome
		}
	}
	if out != "" || !(s.dated && s.due.Last < day.First || day.Len() == 0) {
		return out
	}
	if a.wasTo && about.has(a.ahead) && !about.does(a.done) {
		out = Lapsed // "the guards were to have walked out"
		for _, f := range a.fates {
			if !f.soft {
				out = f.outcome // "which was to have opened in May, was called off"
			}
		}
		return out
	}
	for _, m := range a.mentions {
		if m.Factuality == news.Planned && m.Tense == "past" && s.said.Tells(predicate(m)) {
			return Lapsed // "of 310 houses that the state was to build 96 have roofs"
		}
	}
	return ""
}

// publishedAfter says whether a report surely came after a day.
func (w *work) publishedAfter(rep *news.Annotated, day calendar.Day) bool {
	from, ok := w.in.Published(rep.ID).Hull()
	return ok && from.First > day
}

// publishedBefore says whether a report surely came before a day.
func (w *work) publishedBefore(rep *news.Annotated, day calendar.Day) bool {
	from, ok := w.in.Published(rep.ID).Hull()
	return ok && from.Last < day
}

// setForAnotherDay says whether a sentence says of something that it was set for a
// certain day.
func setForAnotherDay(a *account) bool { return a.dayAfter(setFor) }

// dayAfter says whether the sentence names a day right after words that a pattern fits.
func (a *account) dayAfter(words *regexp.Regexp) bool {
	sent := &a.rep.Sentences[a.at]
	return slices.ContainsFunc(timesIn(a.rep, sent.Span), func(tx news.Timex) bool {
		return isDay(&tx) && words.MatchString(a.rep.Text[sent.Start:tx.Start])
	})
}

// doneByOthers says whether the sentence tells the act of the plan of others than
// those who were to do it.
func (w *work) doneByOthers(a *account, s *sought) bool {
	said := s.said
	if len(said.Sources) == 0 || a.looks {
		return false
	}
	for l := range s.about.owner {
		if a.names[l] {
			return false
		}
	}
	other := false
	for _, m := range a.mentions {
		if len(m.Sources) == 0 || !m.Past() || !said.Tells(predicate(m)) {
			continue
		}
		if w.meet(said.Parties, m.Parties) {
			return false
		}
		other = true
	}
	return other
}

// announcesAgain says whether the sentence announces the plan once more, or another like
// it: something of the plan is still ahead in it, and nothing of the plan is told.
func (w *work) announcesAgain(a *account, s *sought) bool {
	ahead := false
	for _, m := range a.mentions {
		if !m.Announces() && !m.Past() {
			continue
		}
		if !s.about.has(rootsIn(a, m)) {
			continue
		}
		if m.Past() {
			return false
		}
		ahead = true
	}
	return ahead && len(a.fates) == 0 && !a.wasTo && !a.late && !a.passed
}

// rootsIn are the roots of the words in the clause of a mention.
func rootsIn(a *account, m *event.Mention) []string {
	var out []string
	sent := &a.rep.Sentences[a.at]
	for i := range sent.Tokens {
		if tok := &sent.Tokens[i]; m.Clause.Contains(tok.Span) {
			if l := wordOf(tok); l != "" {
				out = append(out, l)
			}
		}
	}
	return out
}

// days counts days in words.
func days(n calendar.Day) string {
	if n == 1 {
		return "a day"
	}
	return fmt.Sprintf("%d days", n)
}
