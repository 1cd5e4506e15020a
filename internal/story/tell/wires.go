package tell

import (
	"slices"

	"dateline/internal/news"
	"dateline/internal/story/lineage"
)

// oneName gives the reports with each agency under one name in what they credit: a
// report that has "With reports from Agencia Vale" and one that has "(AVA)" name one
// agency, where a report of the story writes the two names side by side. Reports
// without another name are given as they are.
func oneName(anns []news.Annotated, agencies lineage.Agencies) []news.Annotated {
	out := anns
	for i := range anns {
		if !renames(&anns[i], agencies) {
			continue
		}
		if &out[0] == &anns[0] {
			out = slices.Clone(anns)
		}
		rep := &out[i]
		rep.Wires, rep.Credits = slices.Clone(rep.Wires), slices.Clone(rep.Credits)
		for k, w := range rep.Wires {
			rep.Wires[k] = agencies.Name(w)
		}
		slices.Sort(rep.Wires)
		rep.Wires = slices.Compact(rep.Wires)
		for k := range rep.Credits {
			rep.Credits[k].Wire = agencies.Name(rep.Credits[k].Wire)
		}
	}
	return out
}

// renames says whether an agency that a report credits has another name.
func renames(rep *news.Annotated, agencies lineage.Agencies) bool {
	other := func(name string) bool { return agencies.Name(name) != name }
	return slices.ContainsFunc(rep.Wires, other) ||
		slices.ContainsFunc(rep.Credits, func(c news.Credit) bool { return other(c.Wire) })
}
