package tell

import (
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/resolve/event"
)

// copyShare is the share of words that two sentences must have in common, of all
// words of both, to be copies of each other; below it sentences of one wire story
// that were written anew begin. Of two reports of which one was made from the
// other, kinShare is enough, and names may be spelled otherwise.
const (
	copyShare = 0.6
	kinShare  = 0.4
)

// copyWords is how many words a sentence must have to be told as a copy.
const copyWords = 6

// copies gives a function that says whether the sentences of two mentions of
// different reports are copies. It remembers the words of sentences.
func copies(edges []news.Edge) func(a, b *event.Mention) bool {
	kin := map[[2]news.ReportID]bool{}
	for _, e := range edges {
		if e.Kind != "cites" {
			kin[[2]news.ReportID{e.From, e.To}], kin[[2]news.ReportID{e.To, e.From}] = true, true
		}
	}

	type at struct {
		rep  news.ReportID
		sent int
	}
	known := map[at]wording{}
	words := func(m *event.Mention) wording {
		k := at{m.Report.ID, m.Sent}
		w, ok := known[k]
		if !ok {
			w = wordingOf(&m.Report.Sentences[m.Sent])
			known[k] = w
		}
		return w
	}
	return func(a, b *event.Mention) bool {
		if a.Report == b.Report || a.Sent < 0 || b.Sent < 0 {
			return false
		}
		wa, wb := words(a), words(b)
		related := kin[[2]news.ReportID{a.Report.ID, b.Report.ID}]
		if len(wa.all) < copyWords || len(wb.all) < copyWords || !related && wa.names(wb) && wb.names(wa) {
			return false
		}
		least := copyShare
		if related {
			least = kinShare
		}
		shared := 0
		for _, w := range wa.all {
			if _, ok := slices.BinarySearch(wb.all, w); ok {
				shared++
			}
		}
		return float64(shared) >= least*float64(len(wa.all)+len(wb.all)-shared)
	}
}

// wording is the words of a sentence, and those of them that name or number, each
// sorted.
type wording struct{ all, telling []string }

func wordingOf(sent *news.Sentence) wording {
	var w wording
	for _, tok := range sent.Tokens {
		if tok.UPOS == "PUNCT" {
			continue
		}
		form := strings.ToLower(tok.Form)
		w.all = append(w.all, form)
		if tok.UPOS == "PROPN" || tok.UPOS == "NUM" {
			w.telling = append(w.telling, form)
		}
	}
	slices.Sort(w.all)
	w.all = slices.Compact(w.all)
	return w
}

// names says whether w has a name or a number that o lacks: sentences of one
// pattern about two men are no copies.
func (w wording) names(o wording) bool {
	return slices.ContainsFunc(w.telling, func(t string) bool {
		_, ok := slices.BinarySearch(o.all, t)
		return !ok
	})
}
