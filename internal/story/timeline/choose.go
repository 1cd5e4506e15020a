package timeline

import (
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
)

// choice is a time expression with what speaks for it.
type choice struct {
	tim   *news.Timex
	said  bool // it dates a verb of saying, not what was said
	depth int  // arcs to the root of the sentence
	days  int  // that it can mean
}

// before says whether a dates the sentence rather than b: what was said rather
// than when it was said, if it is no coarser; then the one nearer to the main
// verb in the dependency tree; then the one of fewer days.
func (a choice) before(b choice) bool {
	if a.said != b.said {
		if a.said {
			return a.days < b.days
		}
		return a.days <= b.days
	}
	if a.depth != b.depth {
		return a.depth < b.depth
	}
	return a.days < b.days
}

// dating gives the expression that dates the sentence, nil if there is none,
// of those whose days are bounded on both sides; of two that are alike, the
// first. Where that one only opens a span, nothing dates the sentence.
func dating(sent *news.Sentence, times []news.Timex) *news.Timex {
	var best choice
	for i := range times {
		tim := &times[i]
		if !bounded(tim) || note(sent, tim.Span) || event.Attribute(sent, tim.Span) {
			continue
		}
		c := choice{tim: tim, days: days(tim)}
		c.depth, c.said = place(sent, tim.Span)
		if best.tim == nil || c.before(best) {
			best = c
		}
	}
	if best.tim != nil && opensSpan(sent, best.tim) {
		return nil // the next best would date a lesser clause
	}
	return best.tim
}

// saying gives the verbs by which news reports speech.
var saying = sync.OnceValue(func() map[string]bool { return wordlist.Set("en/story-saying.txt") })

// starts gives the words that open a span ("since") and what they point back
// with ("then").
var starts = sync.OnceValue(func() map[string][]string { return wordlist.Labelled("en/story-starts.txt") })

// opensSpan says whether tim is only where a span begins, and not when what
// the sentence tells took place: "since then", or "the third time since last
// summer", where it hangs on a noun. "Planned since 2015" tells of 2015.
func opensSpan(sent *news.Sentence, tim *news.Timex) bool {
	for i := range sent.Tokens {
		tok := &sent.Tokens[i]
		if tok.Start < tim.Start {
			continue
		}
		if i == 0 || !slices.Contains(starts()["since"], strings.ToLower(sent.Tokens[i-1].Form)) {
			return false
		}
		if slices.Contains(starts()["anaphor"], strings.ToLower(tok.Form)) {
			return true
		}
		return hangsOnNoun(sent.Tokens, tim.Span)
	}
	return false
}

// hangsOnNoun says whether the head outside of span of the words within it is
// a noun.
func hangsOnNoun(toks []news.Token, span news.Span) bool {
	for i := range toks {
		at := toks[i].Head
		if !span.Contains(toks[i].Span) || at <= 0 || at > len(toks) || span.Contains(toks[at-1].Span) {
			continue
		}
		return toks[at-1].UPOS == "NOUN"
	}
	return false
}

// noteWords is the most words of a quotation that is a note and no speech.
const noteWords = 6

// note says whether span stands in a short quotation that begins with a capital and that
// nobody speaks: a note, a label, a title ("Call back Mon."). Its day is none of the story.
func note(sent *news.Sentence, span news.Span) bool {
	open, words, capital := -1, 0, false
	for i := range sent.Tokens {
		tok := &sent.Tokens[i]
		switch {
		case open < 0 && (tok.Form == "\"" || tok.Form == "“" || tok.Form == "``"):
			open, words, capital = i, 0, false
		case open >= 0 && (tok.Form == "\"" || tok.Form == "”" || tok.Form == "''"):
			held := sent.Tokens[open].Start < span.Start && span.End <= tok.Start
			if held {
				return capital && words <= noteWords && sent.Tokens[i-1].Form != ","
			}
			open = -1
		case open >= 0 && tok.UPOS != "PUNCT":
			capital = capital || words == 0 && unicode.IsUpper([]rune(tok.Form)[0])
			words++
		}
	}
	return false
}

// bounded says whether tim names days of the calendar with both ends known: no
// more than a year of them, or a decade, and not only the present or a length
// of time.
func bounded(tim *news.Timex) bool {
	if tim.Type != news.TimexDate && tim.Type != news.TimexTime {
		return false
	}
	if tim.Earliest == "" || tim.Latest == "" || adrift(tim) {
		return false
	}
	return !strings.HasSuffix(tim.Value, "_REF") && (days(tim) <= 366 || isDecade(tim.Value))
}

// adrift says whether tim is a time of day, or a distance from another time of
// the text ("twelve days earlier"), that was counted from the report's own day
// for want of a better anchor: its day would be a guess.
func adrift(tim *news.Timex) bool {
	return strings.HasPrefix(tim.Anchor, "published ") && (tim.Rule == "clock" || tim.Rule == "shift-from-text")
}

// isDecade says whether a TIMEX3 value is a decade, "199".
func isDecade(value string) bool { return len(value) == len("199") && digits(value) }

// maxDepth ends the walk to the root, in case heads form a circle.
const maxDepth = 64

// place is the number of arcs from the expression's uppermost token to the
// root of the sentence, 0 in a sentence without a tree, and whether the first
// verb above it is one of saying.
func place(sent *news.Sentence, span news.Span) (depth int, said bool) {
	depth = -1
	for i := range sent.Tokens {
		if !span.Contains(sent.Tokens[i].Span) {
			continue
		}
		d, verb := climb(sent.Tokens, i)
		if depth < 0 || d < depth {
			depth, said = d, verb >= 0 && saying()[sent.Tokens[verb].Lemma]
		}
	}
	return max(depth, 0), said
}

// climb counts the arcs from a token to the root, and gives the first verb on
// the way, -1 if there is none.
func climb(toks []news.Token, i int) (arcs, verb int) {
	verb = -1
	for at := toks[i].Head; at > 0 && at <= len(toks) && arcs < maxDepth; at = toks[at-1].Head {
		arcs++
		if verb < 0 && toks[at-1].UPOS == "VERB" {
			verb = at - 1
		}
	}
	return arcs, verb
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
