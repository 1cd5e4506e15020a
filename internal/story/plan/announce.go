package plan

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
	"dateline/internal/story/chronicle"
)

// vague says whether an announcement without a day announces nothing that could be
// kept: an attitude, a writer's guess, what only a headline says, what is said of
// something to come ("the visit will be the first"), or what somebody foretells in so
// many words of others.
func vague(said *event.Mention) bool {
	withTerm := slices.ContainsFunc(said.Rules, func(r string) bool { return strings.Contains(r, "with a day") })
	return attitude[said.Type] && said.Mode != "charge" && !withTerm || said.ByTheWay() || said.Type == "PROTEST" && said.Noun() ||
		said.Role == news.Remark || said.Role == news.Headline || said.Described() || said.Foretold()
}

// attitude are the types of acts that are no plan by themselves, where no day is set
// for them: "it would defend itself".
var attitude = map[string]bool{"SUPPORT": true, "ACCUSE": true, "REJECT": true}

// announcement is the first mention that looks ahead to the event and tells of it
// best: planned before possible; nil for none. What is only called for, or a
// possibility that nobody means to bring about, is no plan.
func announcement(ev *chronicle.Event) *event.Mention {
	var out *event.Mention
	for _, m := range ev.Members {
		if !m.Announces() && !promises(m) && !forswears(m) {
			continue
		}
		if out == nil || m.Factuality == news.Planned && out.Factuality != news.Planned || m.Factuality == out.Factuality && m.Time != nil && out.Time == nil {
			out = m
		}
	}
	return out
}

// forsworn finds by what rules a verb was read as what somebody said would not be done.
var forsworn = regexp.MustCompile(`^factuality: negation, modal: (?:will|would|shall|wo|'ll|’ll); `)

// forswears says whether a mention tells what somebody said would not be done: "she would
// not be stepping down, she said", "no saver will lose a crown". That is a promise too.
func forswears(m *event.Mention) bool {
	return m.Factuality == news.DidNotHappen && m.Tense == "future" && slices.ContainsFunc(m.Rules, forsworn.MatchString)
}

// promises says whether a mention tells of a promise that was given: what was
// promised is a plan.
func promises(m *event.Mention) bool {
	return m.Type == "AGREE" && m.Mode == "promise" && m.Past()
}

// mostDue is the most days that the time set for a plan can mean.
const mostDue = 400

// due is the days for which an announcement sets the event; false where none is set.
func (w *work) due(said *event.Mention, ev *chronicle.Event) (calendar.Span, bool) {
	days := said.Days
	if said.Time == nil || promises(said) { // the time of a promise is its own
		return w.dueBeside(said)
	}
	if both := days.Meet(ev.Days); len(both) > 0 {
		days = both
	}
	hull, ok := days.Hull()
	return hull, ok && hull.Len() <= mostDue
}

// dueBeside is what a time after the announcement in its sentence sets: the end of a
// term ("will appeal within two weeks"), a day that lies ahead as the last one ("expected
// to bring charges by the end of May"), or, of a promise that was given, any such day
// ("promised an inquiry, which is to report at the end of June").
func (w *work) dueBeside(said *event.Mention) (calendar.Span, bool) {
	from, ok := w.in.Published(said.Report.ID).Hull()
	if !ok || said.Sent < 0 {
		return calendar.Span{}, false
	}
	given := slices.Contains(said.Rules, "factuality: given a term")
	for _, tx := range timesIn(said.Report, said.Report.Sentences[said.Sent].Span) {
		if n, ok := term(&tx, said.Report.Text, given); ok && !promises(said) && given == (tx.Start < said.Start) {
			return calendar.Span{First: from.First, Last: from.Last + n}, true
		}
		if tx.Start < said.End {
			continue
		}
		first, ok1 := calendar.Parse(tx.Earliest)
		last, ok2 := calendar.Parse(tx.Latest)
		if (promises(said) || upTo(tx.Span, said.Report.Text)) && ok1 && ok2 && isDay(&tx) && last > from.Last {
			return calendar.Span{First: max(first, from.First), Last: last}, last-first <= mostDue
		}
	}
	return calendar.Span{}, false
}

// timesIn are the times of a report within a stretch of it.
func timesIn(rep *news.Annotated, within news.Span) []news.Timex {
	from, _ := slices.BinarySearchFunc(rep.Times, within.Start, func(tx news.Timex, at news.Byte) int { return cmp.Compare(tx.Start, at) })
	to := from
	for to < len(rep.Times) && rep.Times[to].Start < within.End {
		to++
	}
	return rep.Times[from:to]
}

// isDay says whether a time names a day or an hour, or a span of them.
func isDay(tx *news.Timex) bool {
	return (tx.Type == news.TimexDate || tx.Type == news.TimexTime) && !strings.HasSuffix(tx.Value, "_REF")
}

// upTo says whether a time is the last for something: "by the end of September".
func upTo(time news.Span, text string) bool {
	head, words := lower(strings.TrimRight(text[max(0, int(time.Start)-8):time.Start], " ")), lower(time.In(text))
	return slices.ContainsFunc([]string{"by", "before", "until", "within"}, func(w string) bool {
		return strings.HasSuffix(head, " "+w) || strings.HasPrefix(words, w+" ")
	})
}

// term is the number of days of a term: "within two weeks", or any that is given to
// somebody. A month counts as 31.
func term(tx *news.Timex, text string, given bool) (calendar.Day, bool) {
	if tx.Type != news.TimexDuration || !given && !strings.HasSuffix(lower(strings.TrimRight(text[:tx.Start], " ")), " within") && !strings.HasSuffix(lower(strings.TrimRight(text[:tx.Start], " ")), " inside") && !strings.HasPrefix(lower(tx.In(text)), "within ") {
		return 0, false
	}
	if hours := 0; strings.HasPrefix(tx.Value, "PT") {
		if k, err := fmt.Sscanf(tx.Value, "PT%dH", &hours); k == 1 && err == nil && hours >= 24 {
			return calendar.Day((hours + 23) / 24), true
		}
	}
	n, unit := calendar.Day(0), byte(0)
	if k, err := fmt.Sscanf(tx.Value, "P%d%c", &n, &unit); k != 2 || err != nil {
		return 0, false
	}
	days := n * map[byte]calendar.Day{'D': 1, 'W': 7, 'M': 31}[unit]
	return days, days > 0 && days <= mostDue
}

// deadline says whether the day of an announcement is the last one for it: "by
// November 15", "before the end of the month".
func deadline(said *event.Mention) bool {
	if said.Time == nil {
		return false
	}
	return upTo(said.Time.Span, said.Report.Text)
}
