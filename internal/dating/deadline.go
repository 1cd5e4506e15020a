package dating

import (
	"fmt"
	"regexp"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/news"
)

// deadlineReach is how many days after a deadline that was missed what was threatened
// with it begins.
const deadlineReach = 3

// missed matches what stands between what began and the deadline: "after the firm failed
// to meet the union's".
var missed = regexp.MustCompile(`(?i)\b(?:after|when|as)\b[^.;]*\b(?:(?:failed|refused) to (?:meet|keep)|missed|ignored|did not (?:meet|keep)|let)\b[^.;]*$`)

// deadlines reads what began on a day counted from the report, after a deadline of a
// date was missed: "the walkout began on Monday of last week, after the firm failed to
// meet the 4 April deadline".
func (r *reader) deadlines() {
	for i := range r.says {
		rel := &r.says[i]
		if rel.weekday == 0 && rel.unit != 'D' && rel.onWeekday == 0 || rel.side == '>' || rel.dir > 0 || rel.unit == 0 && rel.weekday == 0 {
			continue
		}
		for k := i + 1; k < len(r.says); k++ {
			dated := &r.says[k]
			if !dated.dated() || !dated.exact() {
				continue
			}
			if strings.ContainsAny(r.between(rel, dated), ".;!?") || !missed.MatchString(r.between(rel, dated)) || !strings.HasPrefix(strings.TrimSpace(r.ann.Text[dated.tx.End:]), "deadline") && !strings.HasSuffix(r.between(rel, dated), "deadline of ") {
				break
			}
			r.add(Constraint{
				Days: onOrAfter(rel, dated), Rank: Implied, Origin: "deadline", Words: []news.Span{rel.tx.Span, dated.tx.Span}, Open: !dated.whole,
				Reason: fmt.Sprintf("What began on '%s' did so after the deadline of '%s' was missed.", rel.words, dated.words),
			})
			break
		}
	}
}

// onOrAfter gives the days of the report where rel is the day of dated or one of the
// few after it.
func onOrAfter(rel, dated *saying) Days {
	var out Days
	EachYear(func(y int) (calendar.Span, bool) {
		e, ok := dated.in(y)
		for d := e.First; ok && d <= e.First+deadlineReach; d++ {
			if p, ok := rel.published(calendar.Span{First: d, Last: d}); ok {
				out = append(out, p)
			}
		}
		return calendar.Span{}, false
	})
	return out.Join(nil).Meet(All)
}
