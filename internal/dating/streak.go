package dating

import (
	"fmt"
	"regexp"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/news"
)

var (
	// inRow matches a count of weekdays one after the other: "the sixth Sunday in a row",
	// "a fifth consecutive Friday".
	inRow = regexp.MustCompile(`(?i)\b(` + Ordinals + `)(?: (` + dayNames + `) (?:in a row|running|in succession)| (?:consecutive|straight|successive) (` + dayNames + `))\b`)
	// begun matches what says that the count begins with the day that follows.
	begun = regexp.MustCompile(`(?i)\b(?:began|started|resumed|begun|first)\b[^.;]{0,20}$`)
)

// streaks reads counts of weekdays since a day: "the sixth Sunday in a row … since the
// marches resumed on New Year's Eve" is of the sixth Sunday from that day on, and the
// report of the week after it.
func (r *reader) streaks() {
	for _, at := range inRow.FindAllStringSubmatchIndex(r.ann.Text, -1) {
		end := at[1] + strings.IndexAny(r.ann.Text[at[1]:]+".", ".;!?")
		day := at[4:6]
		if day[0] < 0 {
			day = at[6:8]
		}
		n, weekday := Ordinal(r.ann.Text[at[2]:at[3]]), numberOf(r.ann.Text[day[0]:day[1]])
		for i := range r.says {
			s := &r.says[i]
			if !s.dated() || !s.exact() || int(s.tx.Start) < at[1] || int(s.tx.End) > end {
				continue
			}
			between := r.ann.Text[at[1]:s.tx.Start]
			if !strings.Contains(between, "since ") {
				continue
			}
			r.add(Constraint{
				Days: r.weeksOn(s, n, weekday, begun.MatchString(between)), Rank: Implied, Origin: "periods", Open: !s.whole,
				Words:  []news.Span{{Start: news.Byte(at[0]), End: news.Byte(at[1])}, s.tx.Span},
				Reason: fmt.Sprintf("It counts ‘%s’ since ‘%s’.", r.ann.Text[at[0]:at[1]], s.words),
			})
			return
		}
	}
}

// weeksOn gives the days of a report that counts n weekdays since the day of s: the week
// from the last of them on. Where the day of s is such a weekday itself, the count may
// begin with it; first says that it does.
func (r *reader) weeksOn(s *saying, n, weekday int, first bool) Days {
	return EachYear(func(y int) (calendar.Span, bool) {
		e, ok := s.in(y)
		from := e.First + calendar.Day((weekday-e.First.Weekday()+7)%7)
		last := from + calendar.Day(7*(n-1))
		out := calendar.Span{First: last, Last: last + 6}
		if from == e.First && !first {
			out.Last += 7
		}
		return out, ok
	})
}
