// Package retold says where else a story tells its events: in clauses of other
// reports that tell one in other words, whether or not an event was read from them.
// In: clusters of event mentions. Out: the clusters, some of them joined, each with
// the sentences that tell it besides.
//
//	"walked out on Tuesday at the Sarn mill" + "the Sarn mill, idle since its 430
//	hands downed tools on 4 March" → one event, two reports
//
// Mentions are judged by package event by what kind of act they are. Here what is told
// counts: the day, the parties, the words that few sentences of the story and few
// reports anywhere have, numbers, and the act in its own or another word. A clause
// that fits two events is neither.
package retold

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/resolve/event"
)

// Find joins clusters that tell one event and adds the sentences that tell each of
// them besides. The clusters given are not changed.
func Find(scene *event.Scene, clusters []event.Cluster) []event.Cluster {
	for range rounds {
		r := newReader(scene, clusters)
		g := &gatherer{reader: r, clusters: slices.Clone(clusters), into: make([]int, len(clusters))}
		for i := range g.into {
			g.into[i] = i
		}
		for _, t := range r.ties() {
			g.take(t)
		}
		if g.done(); len(g.clusters) == len(clusters) {
			return g.clusters
		}
		clusters = g.clusters
	}
	return clusters
}

// rounds is how often what was joined is held against the rest anew: what fitted two
// events may fit one then.
const rounds = 3

// tie is a clause that tells the event of another clause.
type tie struct {
	unit, of int // of is that of a mention in a cluster
	score    float64
	once     bool // it comes once in a story
	why      []string
}

// mostUnits is how many units a word may lead to.
const mostUnits = 150

// ties finds for each unit the best clause of another report's event that it tells,
// where no other event comes near; the best first.
func (r *reader) ties() []tie {
	var out []tie
	seen := make([]int, len(r.units))
	for n, u := range r.units {
		best, second := tie{}, 0.0
		for _, key := range r.keysOf(u) {
			list := r.index[key]
			if len(list) > mostUnits {
				continue
			}
			for _, k := range list {
				o := r.units[k]
				if seen[k] == n+1 || o.rep == u.rep || o.cluster < 0 || o.cluster == u.cluster {
					continue
				}
				seen[k] = n + 1
				t, ok := r.judge(u, o)
				if !ok {
					continue
				}
				t.unit, t.of = n, k
				switch {
				case best.score == 0 || o.cluster == r.units[best.of].cluster:
					if t.score > best.score {
						best = t
					}
				case t.score > best.score:
					best, second = t, best.score
				default:
					second = max(second, t.score)
				}
			}
		}
		if best.score >= u.from() && (best.once || r.oneDay(u, r.units[best.of]) || best.score-second >= ahead) {
			out = append(out, best)
		}
	}
	slices.SortStableFunc(out, func(a, b tie) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.unit, b.unit), cmp.Compare(a.of, b.of))
	})
	return out
}

// ahead is by how much a clause without a known day must fit an event better than the
// next.
const ahead = 0.8

// keysOf are the keys by which units like u are found.
func (r *reader) keysOf(u *unit) []string {
	keys := append([]string{u.act}, u.words...)
	for _, l := range u.lines {
		keys = append(keys, lineKey+l)
	}
	for _, x := range u.numbers {
		keys = append(keys, numberKey+x)
	}
	if u.dated && u.days.Count() == 1 {
		hull, _ := u.days.Hull()
		keys = append(keys, dayKey+hull.First.String())
	}
	return keys
}

// gatherer puts clusters together, and adds to each what tells it besides.
type gatherer struct {
	*reader
	clusters []event.Cluster
	into     []int // the cluster that each is part of now
}

// root is the cluster of which cluster i is part now.
func (g *gatherer) root(i int) int {
	for g.into[i] != i {
		i = g.into[i]
	}
	return i
}

// take follows one tie.
func (g *gatherer) take(t tie) {
	u, o := g.units[t.unit], g.units[t.of]
	b := g.root(o.cluster)
	if u.mention == nil {
		if g.carries(b, u.rep.ID) {
			return
		}
		span := u.rep.Sentences[u.at].Span
		g.clusters[b].Told = append(slices.Clone(g.clusters[b].Told), event.Telling{Report: u.rep, Span: span,
			Reason: fmt.Sprintf("“%s” tells it too: %s", u.rep.Sentences[u.at].Tokens[u.head].Form, strings.Join(t.why, ", "))})
		return
	}
	a := g.root(u.cluster)
	if a == b || !g.fit(a, b) {
		return
	}
	if b < a {
		a, b = b, a
	}
	into, from := &g.clusters[a], &g.clusters[b]
	link := event.Link{A: o.mention, B: u.mention}
	link.Verdict, link.Score, link.Reasons = event.Same, t.score, t.why
	into.Mentions = append(slices.Clone(into.Mentions), from.Mentions...)
	into.Links = append(append(slices.Clone(into.Links), from.Links...), link)
	into.Told = append(into.Told, from.Told...)
	into.Possibly = append(slices.Clone(into.Possibly), from.Possibly...)
	g.into[b] = a
}

// carries says whether a cluster has a report already.
func (g *gatherer) carries(c int, id news.ReportID) bool {
	return slices.ContainsFunc(g.clusters[c].Mentions, func(m *event.Mention) bool { return m.Report.ID == id }) ||
		slices.ContainsFunc(g.clusters[c].Told, func(t event.Telling) bool { return t.Report.ID == id })
}

// fit says whether two clusters can be one: their days meet, no report tells both, and
// neither is of many happenings or denied where the other is not.
func (g *gatherer) fit(a, b int) bool {
	for _, m := range g.clusters[a].Mentions {
		for _, o := range g.clusters[b].Mentions {
			if m.Report == o.Report || m.Series || o.Series || len(m.Days.Meet(o.Days)) == 0 || m.Denied() != o.Denied() || g.scene.Against(m, o) != "" {
				return false
			}
			if slices.Contains(g.scene.Apart, [2]news.RecordID{m.ID, o.ID}) || slices.Contains(g.scene.Apart, [2]news.RecordID{o.ID, m.ID}) {
				return false
			}
		}
	}
	return true
}

// done leaves the clusters that are no part of another, in order.
func (g *gatherer) done() {
	at := make([]int, len(g.clusters))
	var out []event.Cluster
	for i := range g.clusters {
		if g.into[i] == i {
			at[i] = len(out)
			out = append(out, g.clusters[i])
		}
	}
	for i := range out {
		c := &out[i]
		slices.SortFunc(c.Mentions, func(a, b *event.Mention) int {
			return cmp.Or(cmp.Compare(a.Report.ID, b.Report.ID), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
		})
		var possibly []int
		for _, p := range c.Possibly {
			if k := at[g.root(p)]; k != i {
				possibly = append(possibly, k)
			}
		}
		slices.Sort(possibly)
		c.Possibly = slices.Compact(possibly)
	}
	g.clusters = out
}
