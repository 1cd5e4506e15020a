package dating

import (
	"fmt"
	"regexp"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/news"
)

// dayNames is a pattern of the weekdays.
const dayNames = `(?:mon|tues|wednes|thurs|fri|satur|sun)day`

var (
	// issued matches on which weekdays a paper says that it appears: "out every Thursday",
	// "published Tuesdays and Fridays".
	issued = regexp.MustCompile(`(?i)\b(?:out|published|appears|appearing|issued|printed)(?: on)?((?: (?:every|each) ` + dayNames + `| ` + dayNames + `s)(?:(?:,| and|, and)(?: every| each| on)? ` + dayNames + `s?)*)\b`)
	// tonight matches what says of which weekday the report is: "this night, when Wednesday
	// becomes Thursday", "today, Wednesday".
	tonight = regexp.MustCompile(`(?i)\b(?:tonight|this night|midnight tonight|this midnight)\b[^.;!?]{0,40}\bwhen (` + dayNames + `) (?:becomes|turns into|turns to|gives way to) ` + dayNames + `|\b(?:today|tonight),? \(?(` + dayNames + `)\b`)
	oneDay  = regexp.MustCompile(`(?i)` + dayNames)
)

// Issue narrows the days of a report by the weekdays on which its paper says that it
// appears, and by the weekday that it gives its own day. It gives false where that narrows
// nothing or leaves no day.
func Issue(ann *news.Annotated, days Days) (Constraint, bool) {
	if hull, ok := days.Hull(); !ok || hull.Len() > freshSpan {
		return Constraint{}, false
	}
	at, words := weekdayOfIssue(ann)
	if len(words) == 0 {
		return Constraint{}, false
	}
	var left Days
	for _, run := range days {
		for d := run.First; d <= run.Last; d++ {
			if words[d.Weekday()] {
				left = append(left, calendar.Span{First: d, Last: d})
			}
		}
	}
	if left = left.Join(nil); len(left) == 0 || left.Count() >= days.Count() {
		return Constraint{}, false
	}
	return Constraint{
		Days: left, Rank: Implied, Origin: "issue-weekday", Words: []news.Span{at},
		Reason: fmt.Sprintf("It says “%s”, so it is of such a day.", strings.Join(strings.Fields(at.In(ann.Text)), " ")),
	}, true
}

// weekdayOfIssue gives the weekdays of which the report can be by its own words, and these.
func weekdayOfIssue(ann *news.Annotated) (news.Span, map[int]bool) {
	for i := range ann.Passages {
		p := &ann.Passages[i]
		text := p.In(ann.Text)
		if m := tonight.FindStringSubmatchIndex(text); m != nil && p.Role == news.StoryText {
			k := 2
			if m[k] < 0 {
				k = 4
			}
			return news.Span{Start: p.Start + news.Byte(m[0]), End: p.Start + news.Byte(m[1])}, map[int]bool{numberOf(text[m[k]:m[k+1]]): true}
		}
		if m := issued.FindStringIndex(text); m != nil && (p.Role != news.StoryText || !strings.ContainsAny(text, ".!?")) {
			found := map[int]bool{}
			for _, w := range oneDay.FindAllString(text[m[0]:m[1]], -1) {
				found[numberOf(w)] = true
			}
			return news.Span{Start: p.Start + news.Byte(m[0]), End: p.Start + news.Byte(m[1])}, found
		}
	}
	return news.Span{}, nil
}

// numberOf is 1 to 7 for the name of a weekday, Monday first.
func numberOf(name string) int {
	for i, w := range weekdays {
		if strings.EqualFold(w, name) {
			return i + 1
		}
	}
	return 0
}
