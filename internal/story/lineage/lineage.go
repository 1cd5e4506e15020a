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
	"slices"

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
	var verdicts []Verdict
	for _, pair := range pairs(texts) {
		if v, ok := Judge(pair[0], pair[1]); ok {
			verdicts = append(verdicts, v)
		}
	}
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

// pairs gives the pairs of texts that are worth judging; texts are sorted by
// the ids of their reports.
func pairs(texts []*Text) [][2]*Text {
	byID := make(map[news.ReportID]*Text, len(texts))
	prints := make([]Print, len(texts))
	for i, t := range texts {
		byID[t.Rep.ID], prints[i] = t, t.Print()
	}
	var out [][2]*Text
	for _, p := range Pairs(prints) {
		out = append(out, [2]*Text{byID[p[0]], byID[p[1]]})
	}
	return out
}
