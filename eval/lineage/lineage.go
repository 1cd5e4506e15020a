// Package lineage measures who-copied-whom: copies of every kind are made of
// articles of two corpora, put among independent articles of the same event or
// day, and looked for.
//
// In: the articles of ECB+ (many of one event) and PolNeAR (several of one
// day). Out: precision and recall of edges, by kind and by how many words the
// copy shares with its original. All copies follow from the articles' names.
//
// Two parts are reported, by a hash of the group, to show how far the numbers
// vary. They are no held-out test: the thresholds of internal/story/lineage
// were set with both in view. Pairs of articles that share text already (see
// reused, whose bounds were widened after wrong edges had been read and found to
// be real) count neither way, and their number is reported; so are copies of a
// copy. An edge to such a twin of the original counts as found.
package lineage

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/eval/score"
	"dateline/internal/news"
	lin "dateline/internal/story/lineage"
)

// Folders below the corpora folder.
const (
	ECBFolder     = "event-coreference"
	PolNeARFolder = "attribution"
)

// Scorer measures edges.
var Scorer = score.Scorer{Name: "lineage", Needs: []string{ECBFolder, PolNeARFolder}, Run: run}

// copied is a report that was made, with what it was made of.
type copied struct {
	way     *variant
	from    []news.ReportID // its originals; a second one only of a mixture
	overlap []int           // share of its words that stand in each, in hundredths
	set     string
}

// story is the articles of one group with copies of them.
type story struct {
	reports []*news.Annotated
	sources map[news.ReportID]*source
	copies  map[news.ReportID]*copied
}

// checking says whether a group of articles is for checking.
func checking(group string) bool { return newDice("part", group).next()%2 == 1 }

func run(corpora string, details func(string, ...any)) ([]score.Row, error) {
	all, err := load(corpora)
	if err != nil {
		return nil, err
	}
	lex := newLexicon(all)
	groups := byGroup(all)
	var rows []score.Row
	for _, part := range []bool{false, true} {
		t := newTally(details)
		for _, g := range groups {
			if checking(g[0].group) != part {
				continue
			}
			for round := range variants {
				t.add(newStory(g, all, lex, round), round == 0)
			}
		}
		name := "developing"
		if part {
			name = "checking"
		}
		rows = append(rows, t.rows(name)...)
	}
	return rows, nil
}

// byGroup gives the articles of each group, groups in order of their names.
func byGroup(all []source) [][]*source {
	at := map[string]int{}
	var out [][]*source
	for i := range all {
		n, ok := at[all[i].group]
		if !ok {
			n = len(out)
			at[all[i].group] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], &all[i])
	}
	slices.SortFunc(out, func(a, b []*source) int { return cmp.Compare(a[0].group, b[0].group) })
	return out
}

// newStory puts the articles of a group together with one copy of each that is
// long enough; the way of copying goes round with the rounds.
func newStory(group []*source, all []source, lex *lexicon, round int) *story {
	st := &story{sources: map[news.ReportID]*source{}, copies: map[news.ReportID]*copied{}}
	for _, src := range group {
		id := news.ReportID("r-" + src.name)
		st.sources[id] = src
		st.reports = append(st.reports, report(string(id), src.paras, nil))
	}
	for i, src := range group {
		if count(src.paras) < leastSents {
			continue
		}
		d := newDice("copy", src.name)
		way := &variants[(int(d.next()%uint64(len(variants)))+round)%len(variants)]
		other := group[(i+1)%len(group)]
		if way.name == "mixture" && (other == src || count(other.paras) < leastSents) {
			continue
		}
		st.copy(way, src, other, &maker{dice: newDice(way.name, src.name), lex: lex, strange: strange(all, src)})
	}
	return st
}

// strange gives the sentences of an article of another group.
func strange(all []source, src *source) []string {
	d := newDice("strange", src.name)
	for {
		other := &all[d.below(len(all))]
		if other.group != src.group {
			return slices.Concat(other.paras...)
		}
	}
}

// copy adds a copy.
func (st *story) copy(way *variant, src, other *source, m *maker) {
	got := way.make(m, src, other)
	id := news.ReportID("r-" + src.name + "+")
	c := &copied{way: way, set: src.set, from: []news.ReportID{news.ReportID("r-" + src.name)},
		overlap: []int{overlap(got.paras, src.paras)}}
	if got.mixed {
		c.from = append(c.from, news.ReportID("r-"+other.name))
		c.overlap = append(c.overlap, overlap(got.paras, other.paras))
	}
	rep := report(string(id), got.paras, got.remarks)
	st.reports, st.copies[id] = append(st.reports, rep), c
	st.date(rep, c, m)
}

// date gives two thirds of the copies, with their originals, days: the copy's
// is a day later, or the same.
func (st *story) date(rep *news.Annotated, c *copied, m *maker) {
	if m.chance(33) {
		return
	}
	day := func(rep *news.Annotated, day string) {
		rep.Published = news.Dating{Value: day, Earliest: day, Latest: day, Basis: news.Stated}
	}
	day(rep, fmt.Sprintf("2024-03-%02d", 10+m.below(2)))
	for _, other := range st.reports {
		if slices.Contains(c.from, other.ID) {
			day(other, "2024-03-10")
		}
	}
}

// overlap is the share of the words of a copy, of four letters and more or with
// a digit, that stand in its original, in hundredths.
func overlap(got, src [][]string) int {
	have := map[string]bool{}
	for _, w := range contentWords(src) {
		have[w] = true
	}
	all := contentWords(got)
	n := 0
	for _, w := range all {
		if have[w] {
			n++
		}
	}
	return 100 * n / max(1, len(all))
}

func contentWords(paras [][]string) []string {
	var out []string
	for _, s := range slices.Concat(paras...) {
		for _, w := range tokens(s) {
			if inWord([]rune(w)[0]) && (len(w) > 3 || strings.ContainsAny(w, "0123456789")) {
				out = append(out, strings.ToLower(w))
			}
		}
	}
	return out
}

// related says what two reports of a story are to each other: an edge between
// them is wanted, or counts neither way, or is wrong.
func (st *story) related(a, b news.ReportID) verdict {
	if c := st.copies[b]; c != nil && slices.Contains(c.from, a) {
		a, b = b, a
	}
	if c := st.copies[a]; c != nil && slices.Contains(c.from, b) {
		return wanted
	}
	for _, x := range st.roots(a) {
		for _, y := range st.roots(b) {
			if x == y || reused(st.sources[x].paras, st.sources[y].paras) {
				return neither // two copies of one article, or copies already
			}
		}
	}
	return wrong
}

// twins are the other articles that share text with one in the corpus: a copy
// of one is a copy of the other, too.
func (st *story) twins(id news.ReportID) []news.ReportID {
	var out []news.ReportID
	for _, rep := range st.reports {
		src := st.sources[rep.ID]
		if src != nil && rep.ID != id && reused(src.paras, st.sources[id].paras) {
			out = append(out, rep.ID)
		}
	}
	return out
}

// verdict is what an edge between two reports is worth.
type verdict int

const (
	wrong verdict = iota
	neither
	wanted
)

// roots are the articles that a report was made of.
func (st *story) roots(id news.ReportID) []news.ReportID {
	if c := st.copies[id]; c != nil {
		return c.from
	}
	return []news.ReportID{id}
}

// edges finds the edges between reports.
func (st *story) edges() []news.Edge {
	return slices.DeleteFunc(lin.Find(st.reports), func(e news.Edge) bool {
		return strings.HasPrefix(string(e.To), lin.WirePrefix)
	})
}
