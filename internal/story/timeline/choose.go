package timeline

import (
	"strings"
	"time"

	"dateline/internal/news"
)

// dating gives the expression that dates the sentence, nil if there is none:
// of those whose days are bounded on both sides, the one nearest to the main
// verb in the dependency tree, then the one of fewer days, then the first.
func dating(sent *news.Sentence, times []news.Timex) *news.Timex {
	var best *news.Timex
	bestDepth, bestDays := 0, 0
	for i := range times {
		tim := &times[i]
		if !bounded(tim) {
			continue
		}
		depth, days := depth(sent, tim.Span), days(tim)
		if best == nil || depth < bestDepth || depth == bestDepth && days < bestDays {
			best, bestDepth, bestDays = tim, depth, days
		}
	}
	return best
}

// bounded says whether tim names days of the calendar with both ends known: no
// more than a year of them, or a decade, and not only the present or a length
// of time.
func bounded(tim *news.Timex) bool {
	if tim.Type != news.TimexDate && tim.Type != news.TimexTime {
		return false
	}
	if tim.Earliest == "" || tim.Latest == "" {
		return false
	}
	return !strings.HasSuffix(tim.Value, "_REF") && (days(tim) <= 366 || isDecade(tim.Value))
}

// isDecade says whether a TIMEX3 value is a decade, "199".
func isDecade(value string) bool { return len(value) == len("199") && digits(value) }

// maxDepth ends the walk to the root, in case heads form a circle.
const maxDepth = 64

// depth is the number of arcs from the expression's uppermost token to the
// root of the sentence, 0 in a sentence without a tree.
func depth(sent *news.Sentence, span news.Span) int {
	best := -1
	for i := range sent.Tokens {
		if !span.Contains(sent.Tokens[i].Span) {
			continue
		}
		d := 0
		for at := sent.Tokens[i].Head; at > 0 && at <= len(sent.Tokens) && d < maxDepth; at = sent.Tokens[at-1].Head {
			d++
		}
		if best < 0 || d < best {
			best = d
		}
	}
	return max(best, 0)
}

// days is the number of days that tim can mean.
func days(tim *news.Timex) int {
	from, err := time.Parse(time.DateOnly, tim.Earliest)
	to, err2 := time.Parse(time.DateOnly, tim.Latest)
	if err != nil || err2 != nil {
		return 1 << 30
	}
	return int(to.Sub(from).Hours()/24) + 1
}

// edtf turns the value of a DATE or TIME into EDTF: the day for a time of
// day, the calendar unit where TIMEX3 and EDTF agree, else the interval.
func edtf(tim *news.Timex) string {
	if tim.Earliest == tim.Latest {
		return tim.Earliest
	}
	if len(tim.Value) == len("2021-09") && digits(tim.Value) || len(tim.Value) == len("2021") && digits(tim.Value) {
		return tim.Value
	}
	if len(tim.Value) == len("2021-SU") && digits(tim.Value[:5]) && seasons[tim.Value[5:]] != "" && tim.Mod == "" {
		return tim.Value[:5] + seasons[tim.Value[5:]]
	}
	return tim.Earliest + "/" + tim.Latest
}

// seasons maps the seasons, quarters and halves of TIMEX3 to those of EDTF
// (ISO 8601-2, 4.8).
var seasons = map[string]string{
	"SP": "21", "SU": "22", "FA": "23", "WI": "24",
	"Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36", "H1": "40", "H2": "41",
}

// digits says whether s has only digits and hyphens.
func digits(s string) bool {
	return strings.Trim(s, "0123456789-") == ""
}
