package dating

import (
	"fmt"
	"strconv"
	"strings"

	"dateline/internal/news"
)

// linkReach is how many words on either side of a time can name what it dates.
const linkReach = 5

// links reads a relative expression and a date, apart from each other, that
// date the same thing by the same noun: "his disputed election win last month"
// and "the August 9 polls". Reports name more than one election, so it holds
// only for units up to a month, for dates that are a day or a month, and where
// every date of that kind in the report is the same.
func (r *reader) links() {
	for i := range r.says {
		rel := &r.says[i]
		if rel.unit == 0 || rel.n == 0 || rel.side != 0 {
			continue
		}
		keys := r.keys(rel.tx.Span)
		for k := range r.says {
			if len(keys) == 0 {
				break
			}
			dated := &r.says[k]
			if !dated.dated() || dated.side == '>' || rel.dir > 0 && rel.n > 0 || tooCoarse(rel, dated) {
				continue
			}
			long := rel.tx.Rule == lengthUntilNow
			if long && !r.preceded(dated, "since") {
				continue
			}
			key := common(keys, r.keys(dated.tx.Span))
			if key != "" && (key == "rule") == long && (long || rel.unit != 'Y' && r.onlyOne(key, dated)) {
				r.add(Constraint{
					Days: invert(rel, dated), Rank: Implied, Origin: "same-thing", Words: []news.Span{rel.tx.Span, dated.tx.Span}, Open: !dated.whole,
					Reason: fmt.Sprintf("The %s of '%s' was '%s', which fixes how far the report is from it.", key, dated.words, rel.words),
				})
			}
		}
	}
}

// onlyOne says whether the report dates no other happening of the kind than
// that of s, and s is a day or a month.
func (r *reader) onlyOne(key string, s *saying) bool {
	if s.whole && s.fixed.Len() > 31 {
		return false
	}
	for k := range r.says {
		o := &r.says[k]
		if !o.dated() || common([]string{key}, r.keys(o.tx.Span)) == "" {
			continue
		}
		if o.whole != s.whole || o.fixed != s.fixed || o.month != s.month || o.day != s.day {
			return false
		}
	}
	return true
}

// tooCoarse says whether the date is coarser than the unit that is counted.
func tooCoarse(rel, dated *saying) bool {
	n := 1
	switch {
	case dated.whole:
		n = dated.fixed.Len()
	case dated.day == 0:
		n = 31
	}
	switch rel.unit {
	case 'D':
		return n > 1
	case 'W':
		return n > 1
	case 'M':
		return n > 31
	}
	return n > 366
}

// events are the nouns of happenings that are dated, each with the name of its
// kind: "polls" and "vote" are an election. maybeEvents count only beside a
// day of the calendar.
var events, maybeEvents = eventNouns()

// keys are the kinds of happenings named within linkReach words of span, in
// its sentence.
func (r *reader) keys(span news.Span) []string {
	if keys, ok := r.keysOf[span]; ok {
		return keys
	}
	keys := r.findKeys(span, r.isDay(span))
	r.keysOf[span] = keys
	return keys
}

// findKeys does the work of keys, once a span.
func (r *reader) findKeys(span news.Span, isDay bool) []string {
	kindOf := func(w string) string {
		w = strings.ToLower(w)
		if kind := events[w]; kind != "" || !isDay {
			return kind
		}
		return maybeEvents[w]
	}
	text := r.ann.Text
	lo, hi := max(0, int(span.Start)-80), min(len(text), int(span.End)+80)
	before, after := text[lo:span.Start], text[span.End:hi]
	if k := strings.LastIndexAny(before, ".!?;\n"); k >= 0 {
		before = before[k+1:]
	}
	if k := strings.IndexAny(after, ".!?;\n"); k >= 0 {
		after = after[:k]
	}
	var keys []string
	words := strings.FieldsFunc(before, notLetter)
	for _, w := range words[max(0, len(words)-linkReach):] {
		if kind := kindOf(w); kind != "" {
			keys = append(keys, kind)
		}
	}
	words = strings.FieldsFunc(after, notLetter)
	for _, w := range words[:min(len(words), linkReach)] {
		if kind := kindOf(w); kind != "" {
			keys = append(keys, kind)
		}
	}
	return keys
}

// isDay says whether the time at span is one day of the calendar.
func (r *reader) isDay(span news.Span) bool {
	for k := range r.says {
		if s := &r.says[k]; s.tx.Span == span {
			return s.dated() && s.exact()
		}
	}
	return false
}

// notLetter cuts words at everything but ASCII letters.
func notLetter(c rune) bool { return !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') }

// common is the first string of a that is in b, "" where there is none.
func common(a, b []string) string {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return x
			}
		}
	}
	return ""
}

// since reads lengths counted since something dated: "seven months of protests
// since a disputed election" beside "an August 2020 election", "26 years in
// power" beside "since 1994" is left to a person.
func (r *reader) since() {
	for i := range r.ann.Times[:min(len(r.ann.Times), maxSayings)] {
		tx := &r.ann.Times[i]
		n, unit, ok := length(tx.Value)
		if tx.Type != news.TimexDuration || !ok || tx.Mod != "" {
			continue
		}
		rest := r.ann.Text[tx.End:min(len(r.ann.Text), int(tx.End)+120)]
		if k := strings.IndexAny(rest, ".!?;\n"); k >= 0 {
			rest = rest[:k]
		}
		_, what, found := strings.Cut(rest, " since ")
		if !found || len(strings.FieldsFunc(rest[:len(rest)-len(what)], notLetter)) > linkReach+2 {
			continue
		}
		at := int(tx.End) + len(rest) - len(what)
		if s, key := r.sinceWhat(at, what); s != nil {
			r.addSince(tx, n, unit, s, key)
		}
	}
}

// sinceWhat finds the date of what follows "since" at byte at: a date right
// there, or a date elsewhere of the same kind of happening.
func (r *reader) sinceWhat(at int, what string) (*saying, string) {
	for k := range r.says {
		s := &r.says[k]
		if s.dated() && int(s.tx.Start) >= at && int(s.tx.Start) <= at+8 {
			return s, ""
		}
	}
	words := strings.FieldsFunc(what, notLetter)
	for _, w := range words[:min(len(words), linkReach)] {
		kind, ok := events[strings.ToLower(w)]
		if !ok {
			continue
		}
		for k := range r.says {
			s := &r.says[k]
			if s.dated() && s.side != '>' && common([]string{kind}, r.keys(s.tx.Span)) != "" && (!s.whole || s.fixed.Len() <= 31) {
				return s, kind
			}
		}
	}
	return nil, ""
}

// addSince adds the constraint of "n units since s".
func (r *reader) addSince(tx *news.Timex, n int, unit byte, s *saying, key string) {
	rel := saying{dir: -1, n: n, unit: unit}
	words := strings.Join(strings.Fields(tx.In(r.ann.Text)), " ")
	what := "'" + s.words + "'"
	if key != "" {
		what = "the " + key + " of " + what
	}
	days := invert(&rel, s)
	if unit == 'W' {
		for i := range days {
			days[i].First -= 4
			days[i].Last += 4
		}
	}
	r.add(Constraint{
		Days: days, Rank: Implied, Origin: "since", Words: []news.Span{tx.Span, s.tx.Span}, Open: !s.whole,
		Reason: fmt.Sprintf("It counts '%s' since %s.", words, what),
	})
}

// length reads a whole TIMEX3 length of days, weeks, months or years.
func length(v string) (n int, unit byte, ok bool) {
	body, isLength := strings.CutPrefix(v, "P")
	if !isLength || len(body) < 2 {
		return 0, 0, false
	}
	n, err := strconv.Atoi(body[:len(body)-1])
	unit = body[len(body)-1]
	return n, unit, err == nil && n > 0 && n <= 1000 && strings.IndexByte("DWMY", unit) >= 0
}
