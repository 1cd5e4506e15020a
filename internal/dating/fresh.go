package dating

import (
	"fmt"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/news"
)

// freshReach is how many days lie between a report and the latest weekday of the
// past that it names in its lead, or at all where its lead names none. Of 403 dated
// articles of 2015 and 2016 that name weekdays the latest lay at most so far back
// in 95 of 100, of 190 the first one in the lead in 95 of 100.
const freshReach = 3

// leadBytes is how far the lead reaches into a text.
const leadBytes = 300

// freshSpan bounds the days that weekdays narrow: where a month is not known,
// a weekday tells nothing.
const freshSpan = 62

// Fresh narrows the days of a report by the weekdays that it names: news names
// the day of the week of what is new. It gives false where that narrows nothing
// or leaves no day.
func Fresh(ann *news.Annotated, days Days) (Constraint, bool) {
	if hull, ok := days.Hull(); !ok || hull.Len() > freshSpan {
		return Constraint{}, false
	}
	return fresh(ann, days)
}

// freshYears narrows days that lie in several years: a date without a year can
// leave few days in each, and the weekdays of the text fit those of one. Days of
// one run are left as they are, because what is right in 95 of 100 is too little
// to cut a week with.
func freshYears(ann *news.Annotated, days Days) (Constraint, bool) {
	if hull, ok := days.Hull(); !ok || hull.Len() <= 300 || days.Count() > freshSpan {
		return Constraint{}, false
	}
	var middles Days
	for _, run := range days {
		// A run of three days stands around the day that a dateline bears.
		if run.Len() > 3 {
			return Constraint{}, false
		}
		middle := run.First + calendar.Day(run.Len()/2)
		middles = append(middles, calendar.Span{First: middle, Last: middle})
	}
	c, ok := fresh(ann, middles)
	if !ok {
		return Constraint{}, false
	}
	var left Days
	for _, run := range days {
		if len(c.Days.Meet(Days{run})) > 0 {
			left = append(left, run)
		}
	}
	c.Days = left
	return c, true
}

// fresh does the work of both.
func fresh(ann *news.Annotated, days Days) (Constraint, bool) {
	lead, latest := weekdaysOf(ann)
	if len(latest) == 0 {
		return Constraint{}, false
	}
	if len(lead) > 0 {
		latest = lead
	}
	var left Days
	for _, run := range days {
		for d := run.First; d <= run.Last; d++ {
			for _, s := range latest {
				if int(d.Weekday()-s.weekday+7)%7 <= freshReach {
					left = append(left, calendar.Span{First: d, Last: d})
					break
				}
			}
		}
	}
	left = left.Join(nil)
	words := latest[0].words
	if deed, some := dropStale(ann, left); len(some) > 0 && some.Count() < left.Count() {
		return Constraint{
			Days: some, Rank: Implied, Origin: "fresh-weekday", Words: []news.Span{latest[0].tx.Span, deed.tx.Span},
			Reason: fmt.Sprintf("News names the weekday of what is at most %d days old (in 95 of 100 dated articles), and it says ‘%s’; a deed of %d days ago is not told by its weekday alone (in 98 of 100), and it says ‘%s’.", freshReach, words, staleDays, deed.words),
		}, true
	}
	if len(left) == 0 || left.Count() == days.Count() {
		return Constraint{}, false
	}
	return Constraint{
		Days: left, Rank: Implied, Origin: "fresh-weekday", Words: []news.Span{latest[0].tx.Span},
		Reason: fmt.Sprintf("News names the weekday of what is at most %d days old (in 95 of 100 dated articles), and it says ‘%s’.", freshReach, words),
	}, true
}

// staleDays is how long ago a deed was that news tells with the weekday and "last", or
// a date: of 441 weekdays of deeds in dated articles 7 were of six days ago.
const staleDays = 6

// dropStale leaves out the days for which a deed that is told by its bare weekday, or what
// was said on one, would be of six days ago, and gives the first such deed.
func dropStale(ann *news.Annotated, days Days) (*saying, Days) {
	_, all := weekdaysOf(ann)
	var first *saying
	var left Days
	for _, run := range days {
		for d := run.First; d <= run.Last; d++ {
			stale := false
			for _, s := range all {
				if int(d.Weekday()-s.weekday+7)%7 == staleDays && (Deed(ann, s.tx) || said(ann, s.tx)) {
					stale = true
					if first == nil {
						first = s
					}
				}
			}
			if !stale {
				left = append(left, calendar.Span{First: d, Last: d})
			}
		}
	}
	return first, left.Join(nil)
}

// weekdaysOf gives the weekdays of the past in the lead, and all of those in the
// story itself.
func weekdaysOf(ann *news.Annotated) (lead, all []*saying) {
	start := storyStart(ann)
	says := sayings(ann)
	for i := range says {
		s := &says[i]
		if s.weekday == 0 || s.side != '<' || s.role != news.StoryText || strings.HasPrefix(strings.ToLower(s.words), "last ") {
			continue
		}
		all = append(all, s)
		if s.tx.Start < start+leadBytes {
			lead = append(lead, s)
		}
	}
	return lead, all
}

// storyStart is where the story's own text begins.
func storyStart(ann *news.Annotated) news.Byte {
	for _, p := range ann.Passages {
		if p.Role == news.StoryText {
			return p.Start
		}
	}
	return 0
}
