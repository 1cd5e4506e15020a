// Package lineage finds who copied whom: copies, cut copies, reposts with
// remarks, rewrites and translations among the reports of a story, and the
// agencies behind them.
//
// In: annotated reports. Out: edges, each with the reasons a person reads and
// the sentences that show it:
//
//	Lakeport Courier (8 May) "Ferries stop for a day" → rewrite → XPD (7 May)
//	    71 % of the words stand in sentences of the other that answer its own
//	    it says where its text is from: "Source: XPD, own enquiries"
//
// Whether two reports are one text is decided by the two alone (Judge); no
// count over the story feeds it. Words are weighed by a frozen table
// (data/en/lineage-words.txt). Words within quotation marks count for little:
// independent reports quote one speech.
//
// Fingerprint, Index and Pairs find the few pairs that are worth judging.
package lineage

import (
	"cmp"
	"context"
	"slices"

	"dateline/internal/inorder"
	"dateline/internal/news"
)

// Find gives the edges between reports, and from reports to agencies, ordered
// by From, then To. The order of reports does not matter.
func Find(reports []*news.Annotated) []news.Edge {
	texts := make([]*Text, 0, len(reports))
	for _, rep := range reports {
		if rep.Error == "" {
			texts = append(texts, Read(rep))
		}
	}
	slices.SortFunc(texts, func(a, b *Text) int { return cmp.Compare(a.Rep.ID, b.Rep.ID) })
	verdicts := judged(texts)
	edges := []news.Edge{}
	for i := range texts {
		edges = append(edges, Wires(texts[i].Rep)...)
	}
	for _, v := range Parents(verdicts) {
		edges = append(edges, v.Edge())
	}
	slices.SortFunc(edges, func(a, b news.Edge) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return edges
}

// judged gives the verdicts on all pairs of texts that are worth judging; texts are
// sorted by the ids of their reports.
func judged(texts []*Text) []Verdict {
	type task struct {
		t    *Text
		near []*Text
	}
	tasks := func(yield func(task) bool) {
		index, byID := NewIndex(), make(map[news.ReportID]*Text, len(texts))
		for _, t := range texts {
			byID[t.Rep.ID] = t
			job := task{t: t}
			for _, id := range index.Add(t.Print()) {
				job.near = append(job.near, byID[id])
			}
			if !yield(job) {
				return
			}
		}
	}
	var out []Verdict
	for found := range inorder.Map(context.Background(), tasks, 0, func(job task) (found []Verdict) {
		for _, near := range job.near {
			if v, ok := Judge(near, job.t); ok {
				found = append(found, v)
			}
		}
		return found
	}) {
		out = append(out, found...)
	}
	return out
}
