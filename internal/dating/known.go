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
			out[first] = append(out[first], known{name: name, days: days, past: cells[1] != "set", old: cells[1] == "old"})
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
		if m.past && (low == nil || m.days[0] > low.days[0]) {
			low = m
		}
	}
	if low != nil {
		r.add(Constraint{
			Days: From(low.days[0]), Rank: Implied, Origin: "known-day", Words: []news.Span{low.span},
			Reason: fmt.Sprintf("It names '%s', which was on %s, so it is not earlier.", low.name, low.days[0]),
		})
	}
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
const besideReach = 40

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
		if !dates(gap) {
			continue
		}
		var days Days
		for _, d := range m.days {
			rel := *s
			if !m.past && rel.side == '<' {
				// The name says nothing of whether the day has come, and a
				// clause of the past can speak of it ahead.
				rel.side = '='
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

// dates says whether the text between a happening and a time lets the one date
// the other: possessives, prepositions and few other words.
func dates(gap string) bool {
	words := strings.FieldsFunc(gap, notLetter)
	return len(words) <= 4
}
