// Package event resolves event mentions to events: it says which mentions of
// the reports of a story are about one happening. In: the annotated reports,
// with the story's entities and the days that each report can be from. Out:
// clusters of mentions, each with the reasons that hold it together, and pairs
// that are possibly one:
//
//	"will discuss … on Monday" (planned) + "met … on Monday" → one meeting
//
// It under-merges: a wrong merge claims corroboration that does not exist. Every
// decision is one about a pair, and a cluster holds no pair with a veto, so that
// no statistic of the story feeds a decision.
package event

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"dateline/internal/news"
)

// Cluster is mentions of one event, in order of report and text.
type Cluster struct {
	Mentions []*Mention
	// Links are the pairs that joined it, in the order in which they did.
	Links []Link
	// Possibly are indexes of clusters that may be the same event.
	Possibly []int
	// Told are sentences of other reports that tell it besides (package retold).
	Told []Telling
}

// Telling is a sentence that tells an event though no mention of it was read there.
type Telling struct {
	Report *news.Annotated
	Span   news.Span
	Reason string
}

// Link is a pair of mentions with its judgement.
type Link struct {
	A, B *Mention
	Judgement
}

// Resolve clusters the mentions. copied says whether the sentences of two
// mentions are copies of each other; nil for never. The result does not depend
// on the order of reports.
func Resolve(scene *Scene, mentions []*Mention, copied func(a, b *Mention) bool) []Cluster {
	j := &judge{scene: scene, copied: copied}
	set := newForest(mentions, j)
	index := map[news.RecordID]int{}
	for i, m := range mentions {
		index[m.ID] = i
	}
	for _, p := range scene.Apart {
		set.apart(index, p)
	}
	for _, p := range scene.Same {
		a, ok1 := index[p[0]]
		b, ok2 := index[p[1]]
		if ok1 && ok2 {
			set.force(a, b)
		}
	}
	pairs := j.pairs(mentions)
	maybe := pairs[:0]
	for _, p := range pairs {
		if p.same && set.join(p) {
			continue
		}
		maybe = append(maybe, p)
	}
	return set.clusters(maybe)
}

// pairing is a judged pair of mentions, by index: millions in a long story. Whether
// they are the same is in words only where that joins them.
type pairing struct {
	a, b  int32
	score float64
	same  bool // else possibly
}

// pairs judges all candidate pairs and gives those that are same or possibly, the
// best first.
func (j *judge) pairs(mentions []*Mention) []pairing {
	var out []pairing
	for a, b := range candidates(mentions) {
		if judged := j.pair(mentions[a], mentions[b]); judged.Verdict != Different {
			out = append(out, pairing{int32(a), int32(b), judged.Score, judged.Verdict == Same})
		}
	}
	slices.SortStableFunc(out, func(x, y pairing) int {
		return cmp.Or(-cmp.Compare(x.score, y.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	return out
}

// maxBucket bounds how many mentions of one key are compared with each other;
// those of one report stand together, so that what a bucket loses is the far end
// of a crowd.
const maxBucket = 400

// candidates gives the pairs that share a key, in order: those of other pairs could
// not reach the score of one event.
func candidates(mentions []*Mention) iter.Seq2[int, int] {
	number := map[string]int32{}
	var buckets [][]int32
	of := make([][]int32, len(mentions)) // the buckets of each mention
	for i, m := range mentions {
		list := keys(m)
		slices.Sort(list)
		for _, k := range slices.Compact(list) {
			n, ok := number[k]
			if !ok {
				n = int32(len(buckets))
				number[k], buckets = n, append(buckets, nil)
			}
			if len(buckets[n]) < maxBucket {
				buckets[n] = append(buckets[n], int32(i))
				of[i] = append(of[i], n)
			}
		}
	}
	return func(yield func(int, int) bool) {
		seen := make([]int32, len(mentions)) // by which mention, counted from 1
		var with []int32
		for a := range mentions {
			with = with[:0]
			for _, n := range of[a] {
				// A bucket is in order: what stands before a had its turn.
				buckets[n] = buckets[n][1:]
				for _, b := range buckets[n] {
					if seen[b] != int32(a)+1 {
						seen[b] = int32(a) + 1
						with = append(with, b)
					}
				}
			}
			slices.Sort(with)
			for _, b := range with {
				if !yield(a, int(b)) {
					return
				}
			}
		}
	}
}

// keys are what a mention can be found by: within its report by its family of
// types; across reports by family and each of: an actor and the months of its
// days, an actor and what its time names, its act and what its time names, a sum, its
// place, its day where it is one, and of a calamity what its report is about.
func keys(m *Mention) []string {
	var out []string
	for _, p := range m.Parties {
		for _, mark := range timeMarks(m) {
			out = append(out, "t|"+m.Lemma+"|"+string(p)+"|"+mark)
		}
	}
	if m.Sent >= 0 {
		out = append(out, "c|"+m.Lemma+"|"+strings.ToLower(news.Plain(m.Report.Sentences[m.Sent].In(m.Report.Text))))
	}
	if hull, ok := m.Days.Hull(); ok && hull.Len() == 1 && !m.noun {
		for _, p := range m.Sources {
			out = append(out, "q|"+string(p)+"|"+hull.First.String())
		}
	}
	if m.Type == "OTHER" {
		for _, act := range m.acts() {
			for _, p := range m.Parties {
				out = append(out, "o|"+act+"|"+string(p))
			}
		}
	}
	out = append(out, calamityKeys(m)...)
	if m.family != "" {
		out = append(out, "kt|"+m.family+"|"+m.Lemma)
	}
	for _, f := range families(m) {
		out = append(out, "r|"+string(m.Report.ID)+"|"+f)
		if m.family != "" {
			out = append(out, "k|"+m.family+"|"+f+"|"+m.Lemma)
		}
		marks := timeMarks(m)
		for _, a := range m.amounts {
			out = append(out, fmt.Sprintf("s|%s|%s|%.3g", f, a.unit, a.value))
		}
		for _, mark := range marks {
			for _, p := range m.Parties {
				out = append(out, "a|"+f+"|"+string(p)+"|"+mark)
			}
			if m.Place != "" {
				out = append(out, "p|"+f+"|"+string(m.Place)+"|"+mark)
			}
			for _, act := range append(m.acts(), m.Mode) {
				out = append(out, "l|"+f+"|"+act+"|"+mark)
			}
		}
		if hull, ok := m.Days.Hull(); ok && hull.Len() == 1 {
			out = append(out, "d|"+f+"|"+hull.First.String())
		}
		for _, act := range append(m.acts(), m.Lemma) {
			for _, p := range m.Parties {
				out = append(out, "w|"+f+"|"+act+"|"+string(p))
			}
			if rare[act] {
				out = append(out, "x|"+f+"|"+act)
			}
		}
	}
	return out
}

// families are the groups of types that a mention can be compared in.
func families(m *Mention) []string {
	if m.Type == "OTHER" {
		return []string{"OTHER " + m.Mode}
	}
	out := []string{m.Type}
	for i, k := range kin {
		if slices.Contains(k, m.Type) {
			out = append(out, fmt.Sprintf("kin%d", i))
		}
	}
	return out
}

// timeMarks are what a mention's time can be found by: the months of its days,
// its weekday, its date without a year.
func timeMarks(m *Mention) []string {
	var out []string
	if hull, ok := m.Days.Hull(); ok && hull.Len() <= 95 {
		y, mo, _ := hull.First.Civil()
		ly, lmo, _ := hull.Last.Civil()
		for y*12+mo <= ly*12+lmo {
			out = append(out, fmt.Sprintf("m%d", y*12+mo))
			mo++
		}
	}
	if !m.Timed {
		return out
	}
	if w := m.When.Weekday(); w != 0 {
		out = append(out, fmt.Sprintf("w%d", w))
	}
	if mo, _ := monthDay(m); mo != 0 {
		out = append(out, fmt.Sprintf("c%d", mo))
	}
	return out
}

// forest joins mentions into clusters, and keeps apart what a veto parts.
type forest struct {
	mentions []*Mention
	judge    *judge
	root     []int
	members  map[int][]int
	links    map[int][]Link
	parted   map[[2]int]bool
	forced   map[[2]int]bool
}

func newForest(mentions []*Mention, j *judge) *forest {
	f := &forest{mentions: mentions, judge: j, root: make([]int, len(mentions)), members: map[int][]int{},
		links: map[int][]Link{}, parted: map[[2]int]bool{}, forced: map[[2]int]bool{}}
	for i := range mentions {
		f.root[i], f.members[i] = i, []int{i}
	}
	return f
}

// apart records that a person put two mentions apart.
func (f *forest) apart(index map[news.RecordID]int, p [2]news.RecordID) {
	a, ok1 := index[p[0]]
	b, ok2 := index[p[1]]
	if ok1 && ok2 {
		f.parted[[2]int{min(a, b), max(a, b)}] = true
	}
}

// force joins what a person put together.
func (f *forest) force(a, b int) {
	f.forced[[2]int{min(a, b), max(a, b)}] = true
	f.union(min(a, b), max(a, b), func() Judgement {
		return Judgement{Verdict: Same, Score: sameFrom, Reasons: []string{"a person put them together"}}
	})
}

// join joins the clusters of a pair unless a veto parts any two of their
// members; it says whether they are one now.
func (f *forest) join(p pairing) bool {
	ra, rb := f.root[p.a], f.root[p.b]
	if ra == rb {
		return true
	}
	for _, x := range f.members[ra] {
		for _, y := range f.members[rb] {
			pair := [2]int{min(x, y), max(x, y)}
			a, b := f.mentions[pair[0]], f.mentions[pair[1]]
			why := ""
			if !f.forced[pair] {
				why = f.judge.veto(a, b)
			}
			if f.parted[pair] || why != "" && !(why == otherActsWhy && f.judge.oneSentence(a, b)) {
				return false
			}
		}
	}
	f.union(int(p.a), int(p.b), func() Judgement { return f.judge.weigh(f.mentions[p.a], f.mentions[p.b], true) })
	return true
}

// union joins the clusters of a and b; why is asked where they are not one already.
func (f *forest) union(a, b int, why func() Judgement) {
	ra, rb := f.root[a], f.root[b]
	if ra == rb {
		return
	}
	if rb < ra {
		ra, rb = rb, ra
	}
	for _, x := range f.members[rb] {
		f.root[x] = ra
	}
	f.members[ra] = append(f.members[ra], f.members[rb]...)
	f.links[ra] = append(append(f.links[ra], f.links[rb]...), Link{f.mentions[a], f.mentions[b], why()})
	delete(f.members, rb)
	delete(f.links, rb)
}

// clusters gives the clusters in order of their first mention; maybe are pairs
// that stayed apart.
func (f *forest) clusters(maybe []pairing) []Cluster {
	var roots []int
	for r := range f.members {
		roots = append(roots, r)
	}
	slices.Sort(roots)
	at := map[int]int{}
	out := make([]Cluster, len(roots))
	for k, r := range roots {
		at[r] = k
		list := slices.Sorted(slices.Values(f.members[r]))
		for _, i := range list {
			out[k].Mentions = append(out[k].Mentions, f.mentions[i])
		}
		out[k].Links = f.links[r]
	}
	for _, p := range maybe {
		a, b := at[f.root[p.a]], at[f.root[p.b]]
		if a != b && !f.parted[[2]int{int(min(p.a, p.b)), int(max(p.a, p.b))}] {
			out[a].Possibly = append(out[a].Possibly, b)
			out[b].Possibly = append(out[b].Possibly, a)
		}
	}
	for i := range out {
		slices.Sort(out[i].Possibly)
		out[i].Possibly = slices.Compact(out[i].Possibly)
	}
	return out
}

// Reason is a link in words: why two mentions are one event.
func (l *Link) Reason() string {
	return fmt.Sprintf("“%s” and “%s”: %s", l.A.In(l.A.Report.Text), l.B.In(l.B.Report.Text), strings.Join(l.Reasons, ", "))
}
