package tell

import (
	"cmp"
	"slices"

	"dateline/internal/news"
	"dateline/internal/story/chronicle"
	"dateline/internal/story/lineage"
)

// ranks order reports for a reader: who reported a thing comes before who copied
// it, then the older before the younger, then by id.
type ranks struct {
	depth map[news.ReportID]int // how many copies lie between a report and its original
	day   func(news.ReportID) string
}

// newRanks takes the edges between reports, and the first day on which each can
// have been published, "" if none is known.
func newRanks(edges []news.Edge, day func(news.ReportID) string) ranks {
	up := map[news.ReportID][]news.ReportID{}
	for _, e := range edges {
		if what, _ := lineage.Outside(e.To); what == "" && !e.Undirected && e.Kind != lineage.Cites {
			up[e.From] = append(up[e.From], e.To)
		}
	}
	r := ranks{depth: map[news.ReportID]int{}, day: day}
	var climb func(id news.ReportID, below map[news.ReportID]bool) int
	climb = func(id news.ReportID, below map[news.ReportID]bool) int {
		if n, ok := r.depth[id]; ok {
			return n
		}
		below[id] = true
		n := 0
		for _, to := range up[id] {
			if !below[to] {
				n = max(n, 1+climb(to, below))
			}
		}
		delete(below, id)
		r.depth[id] = n
		return n
	}
	for _, e := range edges {
		climb(e.From, map[news.ReportID]bool{})
	}
	return r
}

func (r ranks) compare(a, b news.ReportID) int {
	return cmp.Or(r.depth[a]-r.depth[b], r.byDay(a, b))
}

// byDay puts the older first; those without a day stand last.
func (r ranks) byDay(a, b news.ReportID) int {
	const last = "~"
	return cmp.Or(cmp.Compare(cmp.Or(r.day(a), last), cmp.Or(r.day(b), last)), cmp.Compare(a, b))
}

// Announcers are the reports that only announced an event which others tell:
// none of them is counted among its sources.
func Announcers(ev *chronicle.Event) map[news.ReportID]bool {
	ahead := map[news.ReportID]bool{}
	if ev.Factuality != news.Happened {
		return ahead
	}
	for _, m := range ev.Members {
		ahead[m.Report.ID] = true
	}
	for _, m := range ev.Members {
		if !m.Ahead() {
			delete(ahead, m.Report.ID)
		}
	}
	if len(ahead) == len(ev.Reports) {
		clear(ahead)
	}
	return ahead
}

// order puts those who tell an event, and those who carry a statement, in the
// order of ranks, behind them those who announced the event; statements stand under the first who carries them, by day.
func (t *Told) order() {
	r := newRanks(t.Lineage, func(id news.ReportID) string { return t.Days.Dating(id).Earliest })
	for _, ev := range t.Events {
		ahead := Announcers(ev)
		slices.SortFunc(ev.Reports, func(a, b news.ReportID) int {
			if ahead[a] != ahead[b] {
				if ahead[a] {
					return 1
				}
				return -1
			}
			return r.compare(a, b)
		})
	}
	for i := range t.Statements {
		slices.SortFunc(t.Statements[i].Carriers, r.compare)
	}
	slices.SortStableFunc(t.Statements, func(a, b news.Statement) int {
		if len(a.Carriers) == 0 || len(b.Carriers) == 0 {
			return len(b.Carriers) - len(a.Carriers)
		}
		return r.byDay(a.Carriers[0], b.Carriers[0])
	})
}
