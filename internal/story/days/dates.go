package days

import (
	"fmt"
	"slices"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/dating"
	"dateline/internal/news"
)

// dated is a date of the calendar in a report, with what its sentence tells of it.
type dated struct {
	rep        *report
	tx         *news.Timex
	month, day int
	on         calendar.Day // in the reports that state their day
	words      []string
}

// leastDates is how many dates an undated report must share with others that tell the
// same of them: one can be that of another year.
const leastDates = 2

// sharedWords is how many words of content all these dates together must share with
// what the others tell of them, each of them one.
const sharedWords = 3

// Dates narrows undated reports by dates without a year that reports with a known day
// tell the same of: who writes "the experts have until 1 March" writes of the year in
// which others say so. It says whether that changed anything.
func (s *Solution) Dates() bool {
	var sure, open []dated
	for _, id := range s.order {
		r := s.reports[id]
		switch hull, ok := r.days.Hull(); {
		case r.ann.Published.Sure():
			sure = append(sure, datesOf(r)...)
		case !ok || hull.Len() > maxTold:
			open = append(open, datesOf(r)...)
		}
	}
	changed := false
	for i := 0; i < len(open); {
		j := i
		for j < len(open) && open[j].rep == open[i].rep {
			j++
		}
		changed = shareDates(open[i].rep, open[i:j], sure) || changed
		i = j
	}
	return changed
}

// shareDates narrows r by its dates; none is used unless enough of them agree.
func shareDates(r *report, own, sure []dated) bool {
	var found []dating.Constraint
	days := r.days
	seen := map[int]int{}
	for i := range own {
		d := &own[i]
		on, from, words := yearOf(d, sure)
		if words == 0 {
			continue
		}
		rel, ok := dating.Relate(r.ann, d.tx)
		if !ok {
			continue
		}
		if !dating.Deed(r.ann, d.tx) {
			rel = rel.Loose() // that it is gone is a guess, from the nearest tense
		}
		left := days.Meet(rel.Reports(dating.Between(on, on)))
		if len(left) == 0 {
			return false
		}
		days = left
		seen[d.month*100+d.day] = max(words, seen[d.month*100+d.day])
		found = append(found, dating.Constraint{
			Days: rel.Reports(dating.Between(on, on)), Rank: dating.Linked, Origin: "same-date", Words: []news.Span{d.tx.Span}, Reports: from,
			Reason: fmt.Sprintf("It tells of ‘%s’ what other reports tell of %s.", strings.Join(strings.Fields(d.tx.In(r.ann.Text)), " "), on),
		})
	}
	words := 0
	for _, n := range seen {
		words += n
	}
	if len(seen) < leastDates || words < sharedWords {
		return false
	}
	changed := false
	for _, c := range found {
		changed = r.add(c) || changed
	}
	return changed
}

// yearOf gives the day that other reports mean by a date of which they tell the same,
// with these reports and how many words they share; 0 where they mean more than one
// day, or none.
func yearOf(d *dated, sure []dated) (on calendar.Day, from []news.ReportID, words int) {
	for i := range sure {
		o := &sure[i]
		n := 0
		if o.month == d.month && o.day == d.day {
			n = shared(o.words, d.words)
		}
		if n == 0 {
			continue
		}
		if words > 0 && o.on != on {
			return 0, nil, 0
		}
		on, words = o.on, max(words, n)
		from = append(from, o.rep.ann.ID)
	}
	slices.Sort(from)
	return on, slices.Compact(from), words
}

// shared counts what is in both of two sorted lists.
func shared(a, b []string) int {
	n := 0
	for _, w := range a {
		if _, ok := slices.BinarySearch(b, w); ok {
			n++
		}
	}
	return n
}

// datesOf lists the dates of a report that name a month and a day: with the year where
// the report states its day, without it where it does not.
func datesOf(r *report) []dated {
	var out []dated
	known := r.ann.Published.Sure()
	for i := range r.ann.Times {
		tx := &r.ann.Times[i]
		if tx.Type != news.TimexDate && tx.Type != news.TimexTime || !tells(r.ann, tx.Span) {
			continue
		}
		d := dated{rep: r, tx: tx}
		if known {
			on, ok := calendar.Parse(tx.Earliest)
			if !ok || tx.Earliest != tx.Latest || tx.Rule != "calendar-date" && tx.Rule != "holiday" {
				continue
			}
			_, d.month, d.day = on.Civil()
			d.on = on
		} else {
			rel, ok := dating.Relate(r.ann, tx)
			if !ok {
				continue
			}
			if d.month, d.day = rel.MonthDay(); d.day == 0 {
				continue
			}
		}
		d.words = sentenceWords(r.ann, tx)
		out = append(out, d)
	}
	return out
}

// tells says whether the story itself, or a caption of it, holds span.
func tells(ann *news.Annotated, span news.Span) bool {
	for i := range ann.Passages {
		if p := &ann.Passages[i]; p.Contains(span) {
			return p.Role == news.StoryText || p.Role == news.Caption
		}
	}
	return false
}

// sentenceWords are the words of content of the sentence that holds a time, but for
// those of its times, sorted.
func sentenceWords(ann *news.Annotated, tx *news.Timex) []string {
	var out []string
	for i := range ann.Sentences {
		sent := &ann.Sentences[i]
		if !sent.Contains(tx.Span) {
			continue
		}
		for k := range sent.Tokens {
			tok := &sent.Tokens[k]
			if timed(ann, tok.Span) {
				continue
			}
			switch tok.UPOS {
			case "NOUN", "VERB", "ADJ":
				if len(tok.Lemma) > 3 {
					out = append(out, strings.ToLower(tok.Lemma))
				}
			case "NUM":
				out = append(out, tok.Form)
			}
		}
		break
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// timed says whether a time of the report holds span.
func timed(ann *news.Annotated, span news.Span) bool {
	return slices.ContainsFunc(ann.Times, func(tx news.Timex) bool { return tx.Overlaps(span) })
}
