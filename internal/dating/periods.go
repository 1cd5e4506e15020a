package dating

import (
	"fmt"
	"strconv"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/news"
)

// periods reads counts of periods of something that began with a dated event:
// "marched for the fifth consecutive weekend" beside "since the election of
// August 9 set off protests".
func (r *reader) periods() {
	for i := range r.ann.Times[:min(len(r.ann.Times), maxSayings)] {
		tx := &r.ann.Times[i]
		n, unit, ok := periodCount(tx)
		if !ok {
			continue
		}
		kind := ""
		for _, k := range r.keys(tx.Span) {
			if lasting[k] {
				kind = k
			}
		}
		if kind == "" {
			continue
		}
		s := r.onset(kind)
		if s == nil {
			continue
		}
		days := r.after(s, n, unit)
		words := strings.Join(strings.Fields(tx.In(r.ann.Text)), " ")
		r.add(Constraint{
			Days: days, Rank: Implied, Origin: "periods", Words: []news.Span{tx.Span, s.tx.Span}, Open: !s.whole,
			Reason: fmt.Sprintf("It counts '%s' of the %s that followed '%s'.", words, kind, s.words),
		})
		return
	}
}

// lasting are the kinds of happenings that go on and are counted by periods.
var lasting = map[string]bool{"protest": true, "strike": true, "war": true}

// periodCount reads "P5WE" of "the fifth consecutive weekend" and the like.
func periodCount(tx *news.Timex) (n int, unit string, ok bool) {
	if tx.Type != news.TimexDuration || tx.Rule != "consecutive" && tx.Rule != "span-of-units" || tx.Mod != "" {
		return 0, "", false
	}
	body, ok := strings.CutPrefix(tx.Value, "P")
	if !ok || !strings.HasPrefix(tx.Shift, "-") {
		return 0, "", false
	}
	digits := strings.TrimRight(body, "WEDM")
	n, err := strconv.Atoi(digits)
	return n, body[len(digits):], err == nil && n > 0 && n <= 100
}

// onset finds the dated event that a lasting one followed: a sentence that
// names both the lasting event and, with a word of cause or beginning, a date
// or a dated kind of event.
func (r *reader) onset(kind string) *saying {
	text := r.ann.Text
	for _, pas := range r.ann.Passages {
		if pas.Role == news.Context || pas.Role == news.Remark || pas.Role == news.Furniture || pas.Start < 0 || int(pas.End) > len(text) || pas.End < pas.Start {
			continue
		}
		for _, sent := range cutSentences(text, int(pas.Start), int(pas.End)) {
			kinds, cause := scanSentence(text[sent.Start:sent.End])
			if !cause || !kinds[kind] {
				continue
			}
			if s := r.dateOf(kinds, sent); s != nil {
				return s
			}
		}
	}
	return nil
}

// scanSentence gives the kinds of happenings that a sentence names, and
// whether it has a word of cause or beginning.
func scanSentence(s string) (kinds map[string]bool, cause bool) {
	kinds = map[string]bool{}
	for _, w := range strings.FieldsFunc(s, notLetter) {
		w = strings.ToLower(w)
		if k, ok := events[w]; ok {
			kinds[k] = true
		}
		switch w {
		case "since", "triggered", "sparked", "after", "over", "began", "erupted", "broke", "following":
			cause = true
		}
	}
	return kinds, cause
}

// dateOf finds a single day in the sentence, or elsewhere that of an event of
// one of the kinds.
func (r *reader) dateOf(kinds map[string]bool, sent news.Span) *saying {
	for k := range r.says {
		s := &r.says[k]
		if s.dated() && s.exact() && s.side != '>' && sent.Contains(s.tx.Span) {
			return s
		}
	}
	for k := range r.says {
		s := &r.says[k]
		if !s.dated() || !s.exact() || s.side == '>' {
			continue
		}
		for _, key := range r.keys(s.tx.Span) {
			if kinds[key] && !lasting[key] {
				return s
			}
		}
	}
	return nil
}

// after gives the days of a report that counts n periods since the day of s.
// The first period is the one that follows the day, or holds it; the report is
// from the last period or shortly after.
func (r *reader) after(s *saying, n int, unit string) Days {
	length := map[string]int{"WE": 7, "W": 7, "D": 1, "M": 30}[unit]
	if length == 0 {
		return nil
	}
	first, last := calendar.Day(length*(n-1)), calendar.Day(length*n+max(7, length))
	from := func(e calendar.Span) calendar.Span {
		return calendar.Span{First: e.First + first, Last: e.Last + last}
	}
	if s.whole {
		return Days{from(s.fixed)}
	}
	return EachYear(func(y int) (calendar.Span, bool) {
		e, ok := s.in(y)
		return from(e), ok
	})
}

// cutSentences cuts text[start:end] at marks that end a sentence; it is rough,
// and cuts too often rather than too seldom.
func cutSentences(text string, start, end int) []news.Span {
	var out []news.Span
	from := start
	for i := start; i < end; i++ {
		c := text[i]
		if (c == '.' || c == '!' || c == '?') && (i+1 == end || text[i+1] == ' ' || text[i+1] == '\n') {
			out = append(out, news.Span{Start: news.Byte(from), End: news.Byte(i + 1)})
			from = i + 1
		}
	}
	if from < end {
		out = append(out, news.Span{Start: news.Byte(from), End: news.Byte(end)})
	}
	return out
}
