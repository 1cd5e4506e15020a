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
// A report whose running text names another's outlet as a source ("XPD reported")
// is held to be its rewrite, or to take a part from it, on fewer signs: uses and
// usedFor. What an agency's own page and its clients call it is one (Agencies).
//
// Fingerprint, Index and Pairs find the few pairs that are worth judging.
package lineage

import (
	"cmp"
	"slices"

	"dateline/internal/news"
)

// Find gives the edges between reports, and from reports to agencies and to
// outlets outside the story, ordered
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
	agencies := ReadAgencies(reports)
	for i := range texts {
		edges = append(edges, agencies.oneEach(Wires(texts[i].Rep))...)
	}
	byID := make(map[news.ReportID]*news.Annotated, len(texts))
	for _, t := range texts {
		byID[t.Rep.ID] = t.Rep
	}
	found := map[news.ReportID][]news.Edge{}
	for _, v := range Parents(verdicts) {
		e := v.Edge()
		found[e.From] = append(found[e.From], e)
		edges = append(edges, e)
	}
	for _, t := range texts {
		edges = append(edges, Outlets(t.Rep, found[t.Rep.ID], byID)...)
	}
	slices.SortFunc(edges, func(a, b news.Edge) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return edges
}

// pairs gives the pairs of texts that are worth judging: that share much, or
// little where one of them names the other's outlet. Texts are sorted by the ids
// of their reports.
func pairs(texts []*Text) [][2]*Text {
	byID := make(map[news.ReportID]*Text, len(texts))
	prints := make([]Print, len(texts))
	for i, t := range texts {
		byID[t.Rep.ID], prints[i] = t, t.Print()
	}
	near := Pairs(prints)
	seen := make(map[[2]news.ReportID]bool, len(near))
	var out [][2]*Text
	for _, p := range near {
		seen[p] = true
		out = append(out, [2]*Text{byID[p[0]], byID[p[1]]})
	}
	for _, p := range usedPairs(texts, prints) {
		if !seen[[2]news.ReportID{texts[p[0]].Rep.ID, texts[p[1]].Rep.ID}] {
			out = append(out, [2]*Text{texts[p[0]], texts[p[1]]})
		}
	}
	return out
}
