package chronicle

import (
	"fmt"
	"strings"

	"dateline/internal/dating"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
)

// lentDays is the most days of an event that can date another.
const lentDays = 31

// lendDays dates events by others that a sentence ties them to: "during their
// meeting, he confirmed a loan", "met in May, when the loan was signed". Only what
// has a day by itself lends it, so that no event dates itself by way of others.
func lendDays(events []*Event, in Inputs) {
	type at struct {
		rep  news.ReportID
		sent int
	}
	told := map[at][]tied{}
	for _, ev := range events {
		for _, m := range ev.Members {
			if m.Sent >= 0 {
				k := at{m.Report.ID, m.Sent}
				told[k] = append(told[k], tied{ev, m})
			}
		}
	}
	type loan struct {
		to, from *Event
		by       *event.Mention
		words    string
		days     dating.Days
	}
	var loans []loan
	for _, ev := range events {
		if ev.When.Earliest != "" && ev.When.Latest != "" {
			continue
		}
		for _, m := range ev.Members {
			if m.Sent < 0 || !m.Past() || m.Time != nil {
				continue
			}
			if t, words, ok := lender(m, told[at{m.Report.ID, m.Sent}]); ok && t.ev != ev {
				if days := ev.Days.Meet(t.ev.Days); len(days) > 0 {
					loans = append(loans, loan{ev, t.ev, m, words, days})
					break
				}
			}
		}
	}
	for _, l := range loans {
		w := &l.to.Event.When
		first, last := l.from.When.Earliest, l.from.When.Latest
		w.Value, w.Earliest, w.Latest, w.Basis = l.from.When.Value, first, last, news.Inferred
		w.Reasons = append(w.Reasons, fmt.Sprintf("%s ties it to “%s” (%s), which was on %s", called(l.by), l.words, l.from.ID, w.Value))
		l.to.Days = l.days
		l.to.Background = l.to.recalled(in)
		l.to.Weight = l.to.weigh()
	}
}

// tied is a mention with its event.
type tied struct {
	ev *Event
	m  *event.Mention
}

// lender gives the mention of the same sentence that m is tied to and whose event
// has its own days, with its words.
func lender(m *event.Mention, others []tied) (tied, string, bool) {
	for _, o := range others {
		if o.m == m || o.ev.When.Earliest == "" || o.ev.When.Latest == "" || o.m.Ahead() {
			continue
		}
		if hull, ok := o.ev.Days.Hull(); !ok || hull.Len() > lentDays {
			continue
		}
		if m.During(o.m) || o.m.Start < m.Start && startsWith(m, "when ") {
			return o, strings.TrimSpace(o.m.In(o.m.Report.Text)), true
		}
	}
	return tied{}, "", false
}

// startsWith says whether the clause of m begins with a word, or follows it.
func startsWith(m *event.Mention, word string) bool {
	text := m.Report.Text
	if strings.HasPrefix(strings.ToLower(m.Clause.In(text)), word) {
		return true
	}
	return strings.HasSuffix(strings.ToLower(text[max(0, int(m.Clause.Start)-len(word)):m.Clause.Start]), word)
}
