package dating

import (
	"fmt"
	"strings"

	"dateline/internal/news"
)

// Reaches of complete dates that belong to the news at hand, in days before
// and after them. Calibrated on dated articles of seven US outlets of 2015 and
// 2016: of 21 with an embedded post 20 were published from a day before to five
// days after the latest one (and one six days after); all of 5 with a weekday,
// day and year from two days before to seven after.
const (
	postBefore, postAfter = 1, 5
	fullBefore, fullAfter = 2, 7
)

// stamps reads complete dates that belong to the news at hand: the stamp of an
// embedded post ("(@name) September 27, 2016"), and a date with its weekday and
// year ("Thursday, June 16, 2016"), which news writes of what is new. The
// latest one counts, where no later complete date is told as past.
func (r *reader) stamps() {
	var latest *saying
	for i := range r.says {
		s := &r.says[i]
		if s.whole && s.exact() && !r.correction(s) && !r.alone(s) && s.side != '>' && s.role != news.Byline && (latest == nil || s.fixed.First >= latest.fixed.First) {
			latest = s
		}
	}
	if latest == nil {
		return
	}
	d := latest.fixed.First
	switch {
	case r.inPost(latest):
		r.add(Constraint{
			Days: Between(d-postBefore, d+postAfter), Rank: Implied, Origin: "embedded-post", Words: []news.Span{latest.tx.Span},
			Reason: fmt.Sprintf("It shows a post of '%s', the latest date in it; reports show posts of their own days.", latest.words),
		})
	case startsWithWeekday(latest.words):
		r.add(Constraint{
			Days: Between(d-fullBefore, d+fullAfter), Rank: Implied, Origin: "full-date", Words: []news.Span{latest.tx.Span},
			Reason: fmt.Sprintf("'%s', with weekday and year, is the latest date in it; reports write so of their own days.", latest.words),
		})
	}
}

// alone says whether s fills its line, far from the head of the report: the
// stamp of a note that was added later.
func (r *reader) alone(s *saying) bool {
	text := r.ann.Text
	from := strings.LastIndexByte(text[:s.tx.Start], '\n') + 1
	to := len(text)
	if k := strings.IndexByte(text[s.tx.End:], '\n'); k >= 0 {
		to = int(s.tx.End) + k
	}
	rest := strings.Trim(text[from:s.tx.Start]+text[s.tx.End:to], " .\r")
	return rest == "" && strings.Count(text[:from], "\n") > 4
}

// correction says whether s dates a correction that was added later.
func (r *reader) correction(s *saying) bool {
	lo, hi := max(0, int(s.tx.Start)-postReach), min(len(r.ann.Text), int(s.tx.End)+2*postReach)
	near := strings.ToLower(r.ann.Text[lo:hi])
	return strings.Contains(near, "correction") || strings.Contains(near, "updated") || strings.Contains(near, "clarification") ||
		strings.Contains(near, "has been revised")
}

// postReach is how many bytes before a date the handle of its post can be.
const postReach = 60

// inPost says whether s is the stamp of an embedded post: a handle stands
// before it, with no sentence between.
func (r *reader) inPost(s *saying) bool {
	head := r.ann.Text[max(0, int(s.tx.Start)-postReach):s.tx.Start]
	if k := strings.LastIndexByte(head, '\n'); k >= 0 {
		head = head[k+1:]
	}
	k := strings.LastIndexByte(head, '@')
	return k >= 0 && k+1 < len(head) && letterAt(head, k+1) && !strings.Contains(head[k:], ". ")
}

// weekdays are the names that a date can begin with.
var weekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// startsWithWeekday says whether the words of a date begin with a weekday that
// fits it.
func startsWithWeekday(words string) bool {
	low := strings.ToLower(words)
	for _, w := range weekdays {
		if strings.HasPrefix(low, w) {
			return true
		}
	}
	return false
}
