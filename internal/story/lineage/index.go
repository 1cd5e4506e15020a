package lineage

import (
	"cmp"
	"slices"

	"dateline/internal/news"
)

// Print is what is kept of a report to find those that may tell the same text:
// hashes of rare runs of words, and of runs of names and numbers. It is small,
// can be stored, and depends on the report alone.
type Print struct {
	ID news.ReportID `json:"id"`
	// Grams are hashes of three words that are not all common, a sample of
	// one half; Facts are hashes of three neighbouring names and numbers. Both are
	// sorted, without doubles.
	Grams []uint32 `json:"grams"`
	Facts []uint32 `json:"facts"`
}

// Fingerprint gives a report's print.
func Fingerprint(rep *news.Annotated) Print { return Read(rep).Print() }

// Print gives the text's print.
func (t *Text) Print() Print {
	p := Print{ID: t.Rep.ID}
	for _, g := range t.telling {
		if g%2 == 0 {
			p.Grams = append(p.Grams, g)
		}
	}
	p.Grams = p.Grams[:min(len(p.Grams), maxPrint)]
	for i := 0; i+factRun <= len(t.keys) && len(p.Facts) < maxPrint; i++ {
		k := t.keys[i : i+factRun]
		if distinct(k) == factRun {
			p.Facts = append(p.Facts, uint32(mix(k[0]^k[1]^k[2], k[0]+k[1]+k[2], k[0]*k[1]*k[2]))) // in any order
		}
	}
	slices.Sort(p.Facts)
	p.Facts = slices.Clip(slices.Compact(p.Facts))
	return p
}

const (
	// factRun is how many neighbouring names and numbers make a fact.
	factRun = 3
	// maxPrint bounds a print: a report of more than some 3,000 words is found
	// by the first of its facts, and by those of its runs of words whose hashes
	// are the smallest.
	maxPrint = 1500
)

func distinct(keys []uint32) int {
	n := 0
	for i, k := range keys {
		if !slices.Contains(keys[:i], k) {
			n++
		}
	}
	return n
}

// Index finds the reports that are worth judging against a report. The same
// prints give the same answers, in whatever order they were added.
type Index struct {
	prints []Print
	at     map[news.ReportID]int32
	// byGram and byFact list the prints that hold a hash.
	byGram, byFact map[uint32][]int32
	// grams and facts are counters used by Near, zero between two calls.
	grams, facts []uint16
}

// NewIndex makes an empty index.
func NewIndex() *Index {
	return &Index{at: map[news.ReportID]int32{}, byGram: map[uint32][]int32{}, byFact: map[uint32][]int32{}}
}

// Add adds a report and gives those, of the reports added before it, that are
// worth judging against it, in order of their ids. A report that is there
// already is replaced.
func (x *Index) Add(p Print) []news.ReportID {
	x.Remove(p.ID)
	near := x.Near(p)
	n := int32(len(x.prints))
	x.prints, x.grams, x.facts = append(x.prints, p), append(x.grams, 0), append(x.facts, 0)
	x.at[p.ID] = n
	for _, g := range p.Grams {
		x.byGram[g] = append(x.byGram[g], n)
	}
	for _, f := range p.Facts {
		x.byFact[f] = append(x.byFact[f], n)
	}
	return near
}

// Remove takes a report out.
func (x *Index) Remove(id news.ReportID) {
	n, ok := x.at[id]
	if !ok {
		return
	}
	delete(x.at, id)
	p := x.prints[n]
	x.prints[n] = Print{}
	drop := func(posts map[uint32][]int32, key uint32) {
		posts[key] = slices.DeleteFunc(posts[key], func(m int32) bool { return m == n })
		if len(posts[key]) == 0 {
			delete(posts, key)
		}
	}
	for _, g := range p.Grams {
		drop(x.byGram, g)
	}
	for _, f := range p.Facts {
		drop(x.byFact, f)
	}
}

// Near gives the reports that are worth judging against one, in order of their
// ids.
func (x *Index) Near(p Print) []news.ReportID {
	var touched []int32
	tally := func(counts []uint16, posts []int32) {
		for _, n := range posts {
			if x.grams[n] == 0 && x.facts[n] == 0 {
				touched = append(touched, n)
			}
			counts[n]++
		}
	}
	for _, g := range p.Grams {
		tally(x.grams, x.byGram[g])
	}
	for _, f := range p.Facts {
		tally(x.facts, x.byFact[f])
	}
	var out []news.ReportID
	for _, n := range touched {
		other := &x.prints[n]
		if other.ID != p.ID && worth(p, *other, int(x.grams[n]), int(x.facts[n])) {
			out = append(out, other.ID)
		}
		x.grams[n], x.facts[n] = 0, 0
	}
	slices.SortFunc(out, cmp.Compare[news.ReportID])
	return out
}

// Thresholds of worth, set by hand; what they pass over counts as missed in
// eval/lineage, and was not measured apart.
const (
	nearShare, nearGrams = 4, 3
	manyGrams            = 15
	factShare, factCount = 12, 4
)

// worth says that two reports share enough to be judged: so many hashes, and
// such a share of those of the report that has fewer.
func worth(a, b Print, grams, facts int) bool {
	return grams >= nearGrams && 100*grams >= nearShare*min(len(a.Grams), len(b.Grams)) || grams >= manyGrams ||
		facts >= factCount && 100*facts >= factShare*min(len(a.Facts), len(b.Facts))
}

// Pairs gives all pairs of reports that are worth judging, each in order of its
// ids, the pairs sorted.
func Pairs(prints []Print) [][2]news.ReportID {
	prints = slices.Clone(prints)
	slices.SortFunc(prints, func(a, b Print) int { return cmp.Compare(a.ID, b.ID) })
	x := NewIndex()
	var out [][2]news.ReportID
	for _, p := range prints {
		for _, near := range x.Add(p) {
			out = append(out, [2]news.ReportID{near, p.ID})
		}
	}
	slices.SortFunc(out, func(a, b [2]news.ReportID) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	return out
}
