package desk

import (
	"slices"
	"strings"
	"unicode"

	"dateline/internal/news"
)

// anchor gives the words that a date is shown by. Where those of the date say no
// day by themselves ("14", "the morning", "the day before"), and the sentence has
// others for the same day that do, those are shown; else a bare number is shown
// with what it begins ("14 to 17 March").
func (t *tale) anchor(when news.Dating, evidence []news.Evidence) string {
	words := when.Source
	if words == "" || saysDay(words) {
		return words
	}
	for _, ev := range evidence {
		ann := t.report(ev.Report)
		if ann == nil || !strings.Contains(news.Plain(ev.Quote), words) {
			continue
		}
		times := within(ann.Times, ev.Span)
		for i := range times {
			if tim := &times[i]; tim.Earliest == when.Earliest && tim.Latest == when.Latest && saysDay(tim.In(ann.Text)) {
				return news.Plain(tim.In(ann.Text))
			}
		}
		for i := range times[:max(0, len(times)-1)] {
			tim, next := &times[i], &times[i+1]
			if news.Plain(tim.In(ann.Text)) != words || next.Start < tim.End {
				continue
			}
			if joint := (news.Span{Start: tim.End, End: next.Start}); slices.Contains(joints, strings.TrimSpace(joint.In(ann.Text))) {
				return news.Plain(news.Span{Start: tim.Start, End: next.End}.In(ann.Text))
			}
		}
	}
	return words
}

// joints stand between the ends of a span of days.
var joints = []string{"to", "and", "until", "till", "through", "or", "-", "–", "—", "/"}

// within gives the time expressions of a span, in order.
func within(times []news.Timex, span news.Span) []news.Timex {
	var out []news.Timex
	for i := range times {
		if span.Contains(times[i].Span) {
			out = append(out, times[i])
		}
	}
	return out
}

// saysDay says whether words name a day of the calendar, of the week, or one that
// is counted from the report's own: any but a number, an hour or a part of a day,
// and what is counted from another day of the text.
func saysDay(words string) bool {
	fields := strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(fields) > 1 && !strings.ContainsFunc(words, unicode.IsLetter) {
		return true // 18/04/2018
	}
	return slices.ContainsFunc(fields, func(w string) bool {
		if strings.Trim(w, "0123456789") == "" {
			return len(w) == 4 // a year
		}
		return !slices.Contains(idleWords, strings.TrimLeft(w, "0123456789"))
	})
}

// idleWords say no day by themselves.
var idleWords = []string{"the", "that", "this", "a", "an", "of", "at", "in", "on", "same", "next", "following", "previous", "preceding",
	"before", "after", "later", "earlier", "day", "days", "morning", "afternoon", "evening", "night", "noon", "midnight", "dawn", "dusk",
	"early", "late", "am", "pm", "m", "p", "o", "clock", "hour", "hours", "st", "nd", "rd", "th", "then", "time", "shortly", "about", "around", "by", "until"}
