package days

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/dating"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
)

// row is a sentence that counts the weeks of something: "for the fifth Sunday in a row".
type row struct {
	rep  *report
	n    int
	acts []string     // what is done week by week
	on   calendar.Day // the day of this time, in the reports that tell it
	span news.Span
}

// inRow finds "the fifth weekend running", "a sixth consecutive Sunday", "the eighth
// Sunday in a row", "last Sunday, the eighth in a row", "the sixth march on a Sunday
// since the election".
var inRow = regexp.MustCompile(`(?i)\b(` + dating.Ordinals + `)\b(?: (?:time|one))?(?: (?:consecutive|straight|successive) (?:sunday|saturday|friday|monday|tuesday|wednesday|thursday|weekend|week)\b| (?:(?:sunday|saturday|friday|monday|tuesday|wednesday|thursday|weekend|week) )?(?:in a row|running|in succession)\b|(?: [a-z]+){0,5}? (?:sunday|saturday|friday|monday|tuesday|wednesday|thursday|weekend) since\b)`)

// weekly says that a count is of weeks: its sentence names a day of the week or a
// weekend.
var weekly = regexp.MustCompile(`(?i)\b(sunday|saturday|friday|monday|tuesday|wednesday|thursday|weekend|week)s?\b`)

// Rows narrows undated reports by what is counted week by week: who tells of the
// eighth Sunday in a row writes three weeks after the fifth. It says whether that
// changed anything.
func (s *Solution) Rows() bool {
	var sure, open []row
	for _, id := range s.order {
		r := s.reports[id]
		switch hull, ok := r.days.Hull(); {
		case r.ann.Published.Sure():
			sure = append(sure, rowsOf(r, true)...)
		case !r.bestDay() && (!ok || hull.Len() > 7):
			open = append(open, rowsOf(r, false)...)
		}
	}
	changed := false
	for i := range open {
		x := &open[i]
		first, from := calendar.Day(0), []news.ReportID{}
		agreed := true
		for k := range sure {
			y := &sure[k]
			if !slices.ContainsFunc(x.acts, func(a string) bool { return slices.Contains(y.acts, a) }) {
				continue
			}
			on := y.on + calendar.Day(7*(x.n-y.n))
			agreed = agreed && (first == 0 || on == first)
			first, from = on, append(from, y.rep.ann.ID)
		}
		if first == 0 || !agreed {
			continue
		}
		slices.Sort(from)
		changed = x.rep.add(dating.Constraint{
			Days: dating.Between(first, first+6), Rank: dating.Linked, Origin: "same-event", Reports: slices.Compact(from), Words: []news.Span{x.span},
			Reason: fmt.Sprintf("It counts “%s”, which by the count of other reports was on %s.", x.span.In(x.rep.ann.Text), first),
		}) || changed
	}
	return changed
}

// rowsOf lists the counts of weeks in a report's own text; of a report that states its
// day those that bear a day themselves.
func rowsOf(r *report, known bool) []row {
	var out []row
	ann := r.ann
	for i := range ann.Sentences {
		sent := &ann.Sentences[i]
		text := sent.In(ann.Text)
		at := inRow.FindStringSubmatchIndex(text)
		if at == nil || !weekly.MatchString(text) || ann.RoleAt(sent.Start) != news.StoryText {
			continue
		}
		x := row{rep: r, n: dating.Ordinal(text[at[2]:at[3]]), span: news.Span{Start: sent.Start + news.Byte(at[0]), End: sent.Start + news.Byte(at[1])}}
		for k := range sent.Tokens {
			x.acts = append(x.acts, event.ActsOf(strings.ToLower(sent.Tokens[k].Lemma))...)
		}
		if len(x.acts) == 0 || x.n < 2 {
			continue
		}
		if known {
			for k := range ann.Times {
				tx := &ann.Times[k]
				if on, ok := calendar.Parse(tx.Earliest); ok && tx.Earliest == tx.Latest && sent.Contains(tx.Span) && (tx.Type == news.TimexDate || tx.Type == news.TimexTime) {
					x.on = on
					break
				}
			}
			if x.on == 0 {
				continue
			}
		}
		out = append(out, x)
	}
	return out
}
