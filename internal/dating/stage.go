package dating

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/news"
)

// entered matches what is counted from its beginning: "entered its second week".
var entered = regexp.MustCompile(`(?i)\b(?:enters|entered|entering) (?:its|their|the|a) (` + Ordinals + `) (?:straight |consecutive )?(day|week)\b`)

// Ordinals is a pattern of the ordinal numbers from the second on.
const Ordinals = `second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|\d{1,2}(?:st|nd|rd|th)`

// Ordinal is the number that Ordinals matched.
func Ordinal(word string) int {
	if n, err := strconv.Atoi(strings.TrimRight(word, "stndrhSTNDRH")); err == nil {
		return n
	}
	return 2 + slices.Index(strings.Split(Ordinals, "|"), strings.ToLower(word))
}

// stageReach is how many bytes after the count its day can stand.
const stageReach = 40

// Stage narrows the days of a report by what it counts from a beginning that it dates
// too: "entered its second week yesterday" beside "the walkout began on Monday of last
// week". Both must name the same kind of happening. It gives false where that narrows
// nothing or leaves no day.
func Stage(ann *news.Annotated, days Days) (Constraint, bool) {
	if hull, ok := days.Hull(); !ok || hull.Len() > freshSpan {
		return Constraint{}, false
	}
	r := &reader{ann: ann, says: sayings(ann), keysOf: map[news.Span][]string{}}
	for _, at := range entered.FindAllStringSubmatchIndex(ann.Text, -1) {
		count := news.Span{Start: news.Byte(at[0]), End: news.Byte(at[1])}
		k := slices.IndexFunc(r.says, func(s saying) bool {
			return s.relative() && s.tx.Start >= count.End && s.tx.Start <= count.End+stageReach
		})
		kind := lastingKind(sentenceAround(ann.Text, count))
		if k < 0 || kind == "" {
			continue
		}
		n := Ordinal(ann.Text[at[2]:at[3]])
		length := calendar.Day(1)
		if strings.EqualFold(ann.Text[at[4]:at[5]], "week") {
			length = 7
		}
		for i := range r.says {
			begun := &r.says[i]
			if !begun.relative() || i == k || !r.beginsOn(begun) || lastingKind(sentenceAround(ann.Text, begun.tx.Span)) != kind {
				continue
			}
			var left Days
			for _, run := range days {
				for d := run.First; d <= run.Last; d++ {
					from, ok1 := begun.from(d)
					on, ok2 := r.says[k].from(d)
					if gap := on.First - from.First - length*calendar.Day(n-1); ok1 && ok2 && (gap == 0 || gap == 1) {
						left = append(left, calendar.Span{First: d, Last: d})
					}
				}
			}
			if left = left.Join(nil); len(left) == 0 || left.Count() >= days.Count() {
				return Constraint{}, false
			}
			return Constraint{
				Days: left, Rank: Implied, Origin: "stage", Words: []news.Span{count, begun.tx.Span},
				Reason: fmt.Sprintf("The %s that began on ‘%s’ “%s” on ‘%s’.", kind, begun.words, count.In(ann.Text), r.says[k].words),
			}, true
		}
	}
	return Constraint{}, false
}

// beginsOn says whether a verb of beginning stands right before a time.
func (r *reader) beginsOn(s *saying) bool {
	words := strings.Fields(strings.ToLower(r.ann.Text[max(0, int(s.tx.Start)-20):s.tx.Start]))
	for _, w := range words[max(0, len(words)-2):] {
		if w == "began" || w == "started" || w == "begun" {
			return true
		}
	}
	return false
}

// sentenceAround is the text around a span up to the marks that end sentences.
func sentenceAround(text string, span news.Span) string {
	lo := strings.LastIndexAny(text[:span.Start], ".!?\n") + 1
	hi := strings.IndexAny(text[span.End:], ".!?\n")
	if hi < 0 {
		hi = len(text) - int(span.End)
	}
	return text[lo : int(span.End)+hi]
}

// lastingKind is the one kind of lasting happening that a sentence names, "" for none.
func lastingKind(sentence string) string {
	kinds, _ := scanSentence(sentence)
	kind := ""
	for k := range kinds {
		if lasting[k] {
			if kind != "" {
				return ""
			}
			kind = k
		}
	}
	return kind
}
