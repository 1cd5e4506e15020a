package lineage

import (
	"cmp"
	"slices"

	"dateline/internal/news"
)

// Parents keeps, of the verdicts in which a report is the copy, those that its
// text needs: of several reports that hold the same of its sentences, the one
// that it most probably comes from, and another only for what that one lacks.
// A copy of a copy so points to one of the two, and a mixture to both of its
// parts. The verdicts on one report are chosen by themselves: a new report
// changes the choice for those that it resembles, and for no other.
func Parents(verdicts []Verdict) []Verdict {
	byChild := map[news.ReportID][]Verdict{}
	older := map[[2]news.ReportID]bool{}
	var children []news.ReportID
	for _, v := range verdicts {
		id := v.From.Rep.ID
		if len(byChild[id]) == 0 {
			children = append(children, id)
		}
		byChild[id] = append(byChild[id], v)
		older[[2]news.ReportID{v.From.Rep.ID, v.To.Rep.ID}] = true
	}
	slices.SortFunc(children, cmp.Compare[news.ReportID])
	var out []Verdict
	for _, id := range children {
		out = append(out, parents(byChild[id], older)...)
	}
	return out
}

// leastNew is the share of a report's words, in hundredths, that a further
// parent must add.
const leastNew = 10

// nearlyAll is how much of what the best parent holds another must hold, in
// hundredths, to be taken before it.
const nearlyAll = 85

// parents chooses among the parents of one report.
func parents(all []Verdict, older map[[2]news.ReportID]bool) []Verdict {
	slices.SortFunc(all, func(a, b Verdict) int { return cmp.Compare(a.To.Rep.ID, b.To.Rep.ID) })
	child := all[0].From
	held := make([]uint8, len(child.sents)) // share of each sentence that is explained
	var out []Verdict
	for len(all) > 0 {
		gains := make([]int, len(all))
		most := 0
		for i := range all {
			gains[i] = gain(child, held, all[i].Overlap.A.Best)
			most = max(most, gains[i])
		}
		if len(out) > 0 && most < leastNew {
			break
		}
		pick := -1
		for i := range all {
			if 100*gains[i] >= nearlyAll*most && (pick < 0 || rather(&all[i], &all[pick], gains[i]-gains[pick], older)) {
				pick = i
			}
		}
		v := all[pick]
		out = append(out, v)
		for i, m := range v.Overlap.A.Best {
			if m.Answers() {
				held[i] = max(held[i], m.Share)
			}
		}
		all = slices.Delete(all, pick, pick+1)
	}
	return out
}

// gain is the share of the report's words that a parent explains beyond what
// is explained already, in hundredths.
func gain(child *Text, held []uint8, best []Match) int {
	sum := 0
	for i, m := range best {
		if m.Answers() && m.Share > held[i] {
			sum += child.sents[i].weight * int(m.Share-held[i])
		}
	}
	return sum / max(1, child.weight)
}

// rather says that a is the likelier parent than b: one that is known to be
// the original, then one that b is itself a copy of, then the older one, then
// the one that explains more.
func rather(a, b *Verdict, more int, older map[[2]news.ReportID]bool) bool {
	if a.Undirected != b.Undirected {
		return !a.Undirected
	}
	x, y := a.To.Rep, b.To.Rep
	if older[[2]news.ReportID{y.ID, x.ID}] != older[[2]news.ReportID{x.ID, y.ID}] {
		return older[[2]news.ReportID{y.ID, x.ID}]
	}
	if before(x.Published, y.Published) != before(y.Published, x.Published) {
		return before(x.Published, y.Published)
	}
	return more > 0
}
