package tell

import (
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/resolve/event"
)

// copyShare is the share of words that two sentences must have in common, of all
// words of both, to be copies of each other; below it sentences of one wire story
// that were written anew begin.
const copyShare = 0.6

// copyWords is how many words a sentence must have to be told as a copy.
const copyWords = 6

// copies gives a function that says whether the sentences of two mentions of
// different reports are copies. It remembers the words of sentences.
func copies() func(a, b *event.Mention) bool {
	type at struct {
		rep  news.ReportID
		sent int
	}
	known := map[at][]string{}
	words := func(m *event.Mention) []string {
		k := at{m.Report.ID, m.Sent}
		if w, ok := known[k]; ok {
			return w
		}
		var w []string
		for _, tok := range m.Report.Sentences[m.Sent].Tokens {
			if tok.UPOS != "PUNCT" {
				w = append(w, strings.ToLower(tok.Form))
			}
		}
		slices.Sort(w)
		w = slices.Compact(w)
		known[k] = w
		return w
	}
	return func(a, b *event.Mention) bool {
		if a.Report == b.Report || a.Sent < 0 || b.Sent < 0 {
			return false
		}
		wa, wb := words(a), words(b)
		if len(wa) < copyWords || len(wb) < copyWords {
			return false
		}
		shared := 0
		for _, w := range wa {
			if _, ok := slices.BinarySearch(wb, w); ok {
				shared++
			}
		}
		return float64(shared) >= copyShare*float64(len(wa)+len(wb)-shared)
	}
}
