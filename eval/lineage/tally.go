package lineage

import (
	"fmt"
	"maps"
	"slices"

	"dateline/eval/score"
	"dateline/internal/news"
)

// hits counts what was found of what was wanted.
type hits struct{ found, all int }

func (h *hits) add(found bool) {
	h.all++
	if found {
		h.found++
	}
}

func (h hits) row(set, measure, target string) score.Row {
	return score.Row{Scorer: "lineage", Set: set, Measure: measure, Value: score.Ratio(h.found, h.all), N: h.all, Target: target}
}

// tally counts edges over all stories.
type tally struct {
	details func(string, ...any)
	// edges is of the edges found, those right; recall of the originals that
	// share at least leastOverlap of the copy's words, those found.
	edges, recall hits
	// kind is of the right edges, those with a right kind; direction, of those
	// whose days differ, those that point to the original; sure, of those
	// whose days do not, those that say that they do not know.
	kind, direction, sure hits
	// open counts edges between articles that share text in the corpus.
	open     int
	ways     map[string]*hits
	overlaps map[string]*hits
	wrong    map[string]int
}

func newTally(details func(string, ...any)) *tally {
	if details == nil {
		details = func(string, ...any) {}
	}
	return &tally{details: details, ways: map[string]*hits{}, overlaps: map[string]*hits{}, wrong: map[string]int{}}
}

// leastOverlap is the least share of words, in hundredths, at which a copy
// must be found.
const leastOverlap = 30

// add looks for the copies of a story. Wrong edges between two articles as the
// corpus has them are the same in each round, and count in the first.
func (t *tally) add(st *story, first bool) {
	found := map[[2]news.ReportID]*news.Edge{}
	edges := st.edges()
	for i := range edges {
		e := &edges[i]
		found[[2]news.ReportID{e.From, e.To}] = e
		asIs := st.copies[e.From] == nil && st.copies[e.To] == nil
		switch st.related(e.From, e.To) {
		case wanted:
			t.edges.add(true)
		case neither:
			if asIs && first {
				t.open++
			}
		case wrong:
			if !asIs || first {
				t.edges.add(false)
				t.wrong[kinds(st, e)]++
				t.details("wrong: %s → %s %s: %v", e.From, e.To, e.Kind, e.Reasons)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(st.copies)) {
		c := st.copies[id]
		for i, from := range c.from {
			e, back := found[[2]news.ReportID{id, from}], found[[2]news.ReportID{from, id}]
			for _, twin := range st.twins(from) {
				if e == nil && back == nil {
					e, back = found[[2]news.ReportID{id, twin}], found[[2]news.ReportID{twin, id}]
				}
			}
			t.original(c, i, e != nil || back != nil)
			if e != nil || back != nil {
				t.quality(st, c, e, back)
			} else {
				t.details("missed: %s of %s (%d %% of its words)", c.way.name, from, c.overlap[i])
			}
		}
	}
}

// original counts whether one of a copy's originals was found.
func (t *tally) original(c *copied, i int, found bool) {
	count := func(m map[string]*hits, key string) {
		if m[key] == nil {
			m[key] = &hits{}
		}
		m[key].add(found)
	}
	count(t.ways, c.way.name)
	low := min(90, c.overlap[i]/10*10)
	count(t.overlaps, fmt.Sprintf("%.1f to %.1f", float64(low)/100, float64(low+10)/100))
	if c.overlap[i] >= leastOverlap {
		t.recall.add(found)
	}
}

// quality counts kind and direction of a right edge.
func (t *tally) quality(st *story, c *copied, e, back *news.Edge) {
	either := e
	if e == nil {
		either = back
	}
	t.kind.add(slices.Contains(c.way.kinds, either.Kind) || either.Undirected && either.Kind != "translation")
	var days []string
	for _, id := range []news.ReportID{either.From, either.To} {
		for _, rep := range st.reports {
			if rep.ID == id {
				days = append(days, rep.Published.Value)
			}
		}
	}
	switch {
	case days[0] != days[1] && days[0] != "" && days[1] != "":
		t.direction.add(e != nil && !e.Undirected)
	case c.way.name != "repost":
		t.sure.add(either.Undirected)
	}
}

// kinds names the sort of a wrong edge.
func kinds(st *story, e *news.Edge) string {
	name := func(id news.ReportID) string {
		if c := st.copies[id]; c != nil {
			return c.way.name
		}
		return "article"
	}
	a, b := name(e.From), name(e.To)
	if a > b {
		a, b = b, a
	}
	return a + " and " + b
}

// rows are the measures of a part.
func (t *tally) rows(part string) []score.Row {
	rows := []score.Row{
		t.edges.row(part, "edges right", "≥ 0.97"),
		t.recall.row(part, "originals found, 0.3 of words and more", "≥ 0.90"),
		t.kind.row(part, "kind right", ""),
		t.direction.row(part, "direction right where days differ", ""),
		t.sure.row(part, "direction left open where nothing tells", ""),
	}
	rows = append(rows, score.Row{Scorer: "lineage", Set: part, Measure: "edges between articles that share text already, not counted", Value: float64(t.open), Unit: "edges", N: t.open, Unpinned: true})
	for _, way := range slices.Sorted(maps.Keys(t.ways)) {
		rows = append(rows, t.ways[way].row(part, "found: "+way, ""))
	}
	for _, o := range slices.Sorted(maps.Keys(t.overlaps)) {
		rows = append(rows, t.overlaps[o].row(part, "found at words "+o, ""))
	}
	for _, k := range slices.Sorted(maps.Keys(t.wrong)) {
		t.details("wrong edges, %s: %s: %d", part, k, t.wrong[k])
	}
	return rows
}
