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
	"strings"

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
	movers(set, facts)
	sets := newUnion(len(facts))
	link(set, facts, sets)
	rows := []news.FigureRow{}
	at := make([]int, len(facts)) // index of the row of each fact
	for _, members := range sets.groups() {
		row := make([]*fact, len(members))
		for i, m := range members {
			row[i], at[m] = facts[m], len(rows)
		}
		rows = append(rows, rowOf(set, row))
	}
	for i := 1; i < len(facts); i++ {
		if restated(facts[i-1], facts[i]) {
			relate(&rows[at[i-1]], &rows[at[i]])
		}
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
	row := news.FigureRow{ID: rowID(first), Of: label(facts), Unit: first.unit, Related: []news.RecordID{}, Reasons: reasons(facts)}
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

// restated says whether b gives the sum of a in another currency, or its
// measure in another unit: "1.5 billion dollars (about 1.3 billion euros)".
func restated(a, b *fact) bool {
	if a.doc != b.doc || a.sent != b.sent || a.group != b.group || a.unit == b.unit || a.group != "amount" && a.group != "measure" {
		return false
	}
	between := news.Span{Start: a.fig.End, End: b.fig.Start}
	words := strings.TrimSpace(between.In(a.doc.Text))
	return between.Len() >= 0 && between.Len() <= 8 && strings.HasPrefix(words, "(")
}

// relate notes that two rows are of one thing in two units.
func relate(a, b *news.FigureRow) {
	for _, p := range [][2]*news.FigureRow{{a, b}, {b, a}} {
		if !slices.Contains(p[0].Related, p[1].ID) {
			p[0].Related = append(p[0].Related, p[1].ID)
			slices.Sort(p[0].Related)
		}
	}
}

// reasons says what the figures of a row have in common with its first.
func reasons(facts []*fact) []string {
	out := []string{}
	for _, f := range facts[1:] {
		if f.doc == facts[0].doc {
			continue
		}
		if why := common(facts[0], f); why != "" && !slices.Contains(out, why) && len(out) < 4 {
			out = append(out, why)
		}
	}
	slices.Sort(out)
	return out
}

// common says what two figures have in common.
func common(a, b *fact) string {
	var why []string
	switch {
	case a.fig.Value == b.fig.Value:
		why = append(why, "one value")
	case slipped(a, b):
		why = append(why, "the same digits")
	}
	if a.head != "" && a.head == b.head {
		why = append(why, "the thing counted is called alike")
	}
	if a.state != "" && a.state == b.state {
		why = append(why, "the same is said of it ("+a.state+")")
	}
	if a.total > 0 && a.total == b.total {
		why = append(why, "parts of one whole")
	}
	if len(given.Shared(a.who, b.who)) > 0 {
		why = append(why, "the sentences name the same")
	}
	if n := len(shared(a, b)); n > 0 {
		why = append(why, strconv.Itoa(n)+" more words shared")
	}
	return strings.Join(why, "; ")
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
	return best + truth(best, facts)
}

// truths are the words for what is true of the things, by state, where it says
// more than the words for the things do.
var truths = map[string]string{"dead": "dead", "injured": "injured", "missing": "missing", "detained": "detained", "displaced": "displaced",
	"infected": "infected", "freed": "freed", "marched": "came", "paid": "paid", "for": "votes for", "against": "votes against",
	"aboard": "aboard", "rescued": "rescued"}

// truth says in brackets what is true of the things that a row counts, where
// the words for them do not say so: what most reports say, if none says otherwise.
func truth(of string, facts []*fact) string {
	word, n := "", 0
	for _, f := range facts {
		switch t := truths[f.state]; {
		case t == "" || f.group != "count" && f.state != "for" && f.state != "against":
		case word != "" && t != word:
			return ""
		default:
			word, n = t, n+1
		}
	}
	if of == "" || word == "" || 2*n < len(facts) || strings.Contains(strings.ToLower(of), word) {
		return ""
	}
	return " (" + word + ")"
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
