package dating

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"
	"sync"

	"dateline/data"
	"dateline/internal/calendar"
	"dateline/internal/news"
)

// known is a happening whose name fixes its day.
type known struct {
	name string
	days []calendar.Day
	past bool // nobody could name it before its day
	old  bool // spoken of for years: weekdays beside it say nothing
	// since says that it is a name that is borne from its day on, as of an office.
	since bool
}

// knownDays are the rows of data/en/time-known-days.txt by the first word of
// their names.
var knownDays = sync.OnceValue(func() map[string][]known {
	out := map[string][]known{}
	b, err := data.FS.ReadFile("en/time-known-days.txt")
	if err != nil {
		return out
	}
	sc := bufio.NewScanner(bytes.NewReader(b))
	for sc.Scan() {
		cells := strings.Split(sc.Text(), "\t")
		if strings.HasPrefix(sc.Text(), "#") || len(cells) != 3 {
			continue
		}
		var days []calendar.Day
		for _, s := range strings.Fields(cells[0]) {
			if d, ok := calendar.Parse(s); ok {
				days = append(days, d)
			}
		}
		for _, name := range strings.Split(cells[2], "|") {
			first, _, _ := strings.Cut(name, " ")
			out[first] = append(out[first], known{name: name, days: days, past: cells[1] != "set", old: cells[1] == "old" || cells[1] == "since", since: cells[1] == "since"})
		}
	}
	return out
})

// mention is a known happening in the text.
type mention struct {
	known
	span news.Span
}

// known reads happenings of public record: by themselves a bound, beside a
// weekday or another relative expression the report's own week.
func (r *reader) known() {
	var low *mention
	ms := r.mentions()
	ms = ms[:min(len(ms), maxSayings)]
	for i := range ms {
		m := &ms[i]
		if !m.old {
			r.beside(m)
		}
		if m.since && r.supposed(m) {
			continue
		}
		if m.past && (low == nil || m.days[0] > low.days[0]) {
			low = m
		}
	}
	if low != nil {
		reason := fmt.Sprintf("It names '%s', which was on %s, so it is not earlier.", low.name, low.days[0])
		if low.since {
			reason = fmt.Sprintf("It names '%s', so called since %s, so it is not earlier.", low.name, low.days[0])
		}
		r.add(Constraint{
			Days: From(low.days[0]), Rank: Implied, Origin: "known-day", Words: []news.Span{low.span},
			Reason: reason,
		})
	}
}

// supposed says whether a name is spoken of as one that somebody may come to
// bear: "a President Smith", "the likely nominee".
func (r *reader) supposed(m *mention) bool {
	words := strings.Fields(r.ann.Text[max(0, int(m.span.Start)-24):m.span.Start])
	if len(words) == 0 {
		return false
	}
	switch strings.ToLower(words[len(words)-1]) {
	case "a", "an", "any", "future", "potential", "possible", "likely", "presumptive", "would-be", "hypothetical", "if", "another":
		return true
	}
	return false
}

// mentions finds the names of known happenings, word by word.
func (r *reader) mentions() []mention {
	table := knownDays()
	var out []mention
	text := r.ann.Text
	for _, pas := range r.ann.Passages {
		if pas.Role == news.Furniture || pas.Role == news.Remark || pas.Start < 0 || pas.End < pas.Start || int(pas.End) > len(text) {
			continue
		}
		for i := int(pas.Start); i < int(pas.End); {
			j := i
			for j < int(pas.End) && text[j] != ' ' && text[j] != '\n' {
				j++
			}
			word := strings.TrimLeft(text[i:j], "“\"'(‘")
			at := j - len(word)
			for _, k := range table[strings.TrimRight(word, ".,;:”\"')’")] {
				if strings.HasPrefix(text[at:pas.End], k.name) && !letterAt(text, at+len(k.name)) {
					out = append(out, mention{k, news.Span{Start: news.Byte(at), End: news.Byte(at + len(k.name))}})
				}
			}
			i = j + 1
		}
	}
	return out
}

// letterAt says whether an ASCII letter or digit stands at i.
func letterAt(s string, i int) bool {
	return i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= 'A' && s[i] <= 'Z' || s[i] >= '0' && s[i] <= '9')
}

// besideReach is how many bytes may lie between a happening and the relative
// expression that dates it, in one sentence.
const besideReach = 80

// beside reads relative expressions next to a known happening.
func (r *reader) beside(m *mention) {
	for i := range r.says {
		s := &r.says[i]
		if !s.relative() || s.unit == 'D' && s.n == 0 || s.unit == 'Y' {
			continue
		}
		if s.tx.Start > m.span.End+besideReach {
			break
		}
		var gap string
		switch {
		case s.tx.End <= m.span.Start && m.span.Start-s.tx.End <= besideReach:
			gap = r.ann.Text[s.tx.End:m.span.Start]
		case s.tx.Start >= m.span.End:
			gap = r.ann.Text[m.span.End:s.tx.Start]
		default:
			continue
		}
		if strings.ContainsAny(gap, ".!?;\n") {
			continue
		}
		if !dates(gap, s.weekday != 0 && m.past) {
			continue
		}
		var days Days
		for _, d := range m.days {
			rel := *s
			if !m.past && rel.weekday != 0 {
				// The name says nothing of whether the day has come, and a
				// clause of the past can speak of it ahead.
				rel.side = r.sideOf(m, s)
			}
			if p, ok := rel.published(calendar.Span{First: d, Last: d}); ok {
				days = days.Join(Days{p})
			}
		}
		r.add(Constraint{
			Days: days, Rank: Implied, Origin: "known-week", Words: []news.Span{s.tx.Span, m.span}, Open: len(m.days) > 1,
			Reason: fmt.Sprintf("It puts '%s' on '%s', which fixes how far the report is from it.", m.name, s.words),
		})
	}
}

// aheadWords and doneWords tell whether a happening with a day set before has
// come to pass. "Before" is in neither list: one can look back at the days
// before it.
var (
	aheadWords = []string{" ahead of ", "heading into", "head into", "going into", " upcoming ", "in advance of", " will ", "preparing for", "next "}
	doneWords  = []string{" after ", " following ", " won ", " lost ", " losing ", " victory", " defeat", " finished ", " results", " aftermath", " last ", " since "}
)

// sideReach is how many bytes around a happening are looked at for such words.
const sideReach = 80

// sideOf says on which side of the report's day the happening m lies that the
// weekday s dates: '<', '>', or '=' where the words beside it do not decide.
func (r *reader) sideOf(m *mention, s *saying) byte {
	text := r.ann.Text
	start, end := min(m.span.Start, s.tx.Start), max(m.span.End, s.tx.End)
	before := text[max(0, int(start)-sideReach):start]
	if k := strings.LastIndexAny(before, ".!?;\n"); k >= 0 {
		before = before[k+1:]
	}
	after := text[end:min(len(text), int(end)+sideReach/2)]
	if k := strings.IndexAny(after, ".!?;\n,"); k >= 0 {
		after = after[:k]
	}
	around := " " + strings.ToLower(before+text[start:end]+after) + " "
	ahead, done := holdsOne(around, aheadWords), holdsOne(around, doneWords)
	switch {
	case ahead && !done:
		return '>'
	case done && !ahead:
		return '<'
	}
	return '='
}

// holdsOne says whether s holds one of words.
func holdsOne(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// dates says whether the text between a happening and a time lets the one date
// the other: possessives, prepositions and few other words.
// A weekday can stand farther from a happening of one day, because it must fit
// the weekday of that day.
func dates(gap string, fits bool) bool {
	words := strings.FieldsFunc(gap, notLetter)
	return len(words) <= 4 || fits && len(words) <= 10
}
