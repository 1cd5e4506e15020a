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
func Find(reports []*news.Annotated) []news.Edge { return new(Memo).Find(reports, nil) }

// edges writes verdicts and the agencies and outlets behind reports as edges.
func edges(reports []*news.Annotated, verdicts []Verdict) []news.Edge {
	out := []news.Edge{}
	agencies := ReadAgencies(reports)
	byID := make(map[news.ReportID]*news.Annotated, len(reports))
	for _, rep := range reports {
		out = append(out, agencies.oneEach(Wires(rep))...)
		byID[rep.ID] = rep
	}
	found := map[news.ReportID][]news.Edge{}
	for _, v := range Parents(verdicts) {
		e := v.Edge()
		found[e.From] = append(found[e.From], e)
		out = append(out, e)
	}
	for _, rep := range reports {
		out = append(out, Outlets(rep, found[rep.ID], byID)...)
	}
	slices.SortFunc(out, func(a, b news.Edge) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return out
}
