// Package ledger puts the figures of all reports into rows: one row is one
// figure, whoever gives it and with whatever value. In: annotated reports.
// Out: news.FigureRow, with one value for each report that gives one:
//
//	"Ivanov, 66, ..."  "Ivanov, 66 Years, ..."            → one row, years, 66
//	"killed 12 people in Brodno"  "the toll in Brodno rose to 15"
//	                                                      → one row, people, 12 and 15
//
// Two figures are put into one row where unit, thing counted, what is said of
// it and for whom agree (same.go). A wrong merge would claim confirmation that
// does not exist, so what is in doubt stays apart. Rows of one report's figure
// alone are rows too.
package ledger

import (
	"cmp"
	"slices"
	"strconv"

	"dateline/internal/news"
	"dateline/internal/story/given"
)

// Rows gives the ledger, in order of row id.
func Rows(anns []news.Annotated, in given.Inputs) []news.FigureRow {
	return RowsOf(given.Read(anns, in))
}

// RowsOf is Rows for reports that are indexed already.
func RowsOf(set *given.Set) []news.FigureRow {
	var facts []*fact
	for _, doc := range set.Docs {
		facts = append(facts, factsOf(doc)...)
	}
	sets := newUnion(len(facts))
	link(set, facts, sets)
	rows := []news.FigureRow{}
	for _, members := range sets.groups() {
		row := make([]*fact, len(members))
		for i, m := range members {
			row[i] = facts[m]
		}
		rows = append(rows, rowOf(set, row))
	}
	slices.SortFunc(rows, func(a, b news.FigureRow) int { return cmp.Compare(a.ID, b.ID) })
	return rows
}

// rowOf writes a row: its values in order of their days, then of report and
// place.
func rowOf(set *given.Set, facts []*fact) news.FigureRow {
	slices.SortFunc(facts, func(a, b *fact) int {
		return cmp.Or(cmp.Compare(a.doc.ID, b.doc.ID), cmp.Compare(a.fig.Start, b.fig.Start), cmp.Compare(a.fig.End, b.fig.End))
	})
	first := facts[0]
	row := news.FigureRow{ID: rowID(first), Of: label(facts), Unit: first.unit, Related: []news.RecordID{}, Reasons: []string{}}
	for _, f := range facts {
		ev := f.doc.Evidence(f.fig.Span)
		if !slices.Contains(row.Reports, f.doc.ID) {
			row.Reports = append(row.Reports, f.doc.ID)
		}
		row.Evidence = append(row.Evidence, ev)
		row.Values = append(row.Values, news.FigureValue{Value: f.fig.Value, Low: f.lo, High: news.Bound(f.hi),
			When: f.day(), Evidence: []news.Evidence{ev}})
	}
	row.IndependentSources, row.Origins = set.Sources(row.Evidence)
	slices.SortStableFunc(row.Values, func(a, b news.FigureValue) int { return cmp.Compare(a.When, b.When) })
	return row
}

// rowID is the identity of a row: that of its first member by report.
func rowID(f *fact) news.RecordID {
	id := news.NewRecordID(f.doc.ID, "ledger", f.fig.Span)
	return id
}

// day is the day for which the figure holds, EDTF: the one that its own words
// give, else that of its report; "" where neither is known.
func (f *fact) day() string {
	span, ok := f.when, f.dated
	if !ok {
		span, ok = f.doc.Day, f.doc.Dated
	}
	switch {
	case !ok:
		return ""
	case span.First == span.Last:
		return span.First.String()
	}
	return span.First.String() + "/" + span.Last.String()
}

// label is the words for what a row counts: of those with the head that most
// members have the most frequent, then the longest, then the first by letters.
func label(facts []*fact) string {
	heads := map[string]int{}
	for _, f := range facts {
		if f.fig.Of != nil && !f.elliptic {
			heads[f.head]++
		}
	}
	top := ""
	for _, f := range facts {
		if heads[f.head] > heads[top] {
			top = f.head
		}
	}
	count := map[string]int{}
	for _, f := range facts {
		if f.fig.Of != nil && !f.elliptic && f.head == top {
			count[news.Plain(f.fig.Of.Text)]++
		}
	}
	best := ""
	for words, n := range count {
		switch m := count[best]; {
		case n > m, n == m && len(words) > len(best), n == m && len(words) == len(best) && words < best:
			best = words
		}
	}
	return best
}

// union is a set of disjoint sets of indices.
type union []int

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = i
	}
	return u
}

func (u union) find(i int) int {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

// join makes one set of two; its root is the lower index.
func (u union) join(i, j int) {
	a, b := u.find(i), u.find(j)
	if a > b {
		a, b = b, a
	}
	u[b] = a
}

// groups gives the members of each set, in order.
func (u union) groups() [][]int {
	at := map[int]int{}
	var out [][]int
	for i := range u {
		root := u.find(i)
		k, ok := at[root]
		if !ok {
			k = len(out)
			at[root] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], i)
	}
	return out
}

// valueKey names a value among those of its unit.
func valueKey(v float64) string { return strconv.FormatFloat(v, 'g', 12, 64) }
