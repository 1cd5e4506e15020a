package syntax

import (
	"math/rand/v2"
	"sort"
	"strings"

	"dateline/cmd/train/linear"
	"dateline/internal/annotate/syntax/super"
	"dateline/internal/annotate/syntax/weight"
)

// superSet numbers the classes of the supertagger.
type superSet struct {
	names  []string
	number map[string]int
}

// places gives what the supertagger is to guess for each word of s: relation,
// "<" or ">" for a head before or after, and "l" and "r" for dependents on the
// left and the right. short leaves the last two out.
func places(s *sent) (long, short []string) {
	n := len(s.form)
	left, right := make([]bool, n+1), make([]bool, n+1)
	for i, h := range s.head {
		if h > i+1 {
			left[h] = true
		} else if h > 0 {
			right[h] = true
		}
	}
	for i, h := range s.head {
		p := base(s.deprel[i])
		if h > i+1 {
			p += ">"
		} else if h > 0 {
			p += "<"
		}
		short = append(short, p)
		if left[i+1] {
			p += "l"
		}
		if right[i+1] {
			p += "r"
		}
		long = append(long, p)
	}
	return long, short
}

// newSuperSet takes the classes that occur often enough; a rarer one counts as
// the most frequent one with the same relation and side.
func newSuperSet(bank []*sent) *superSet {
	const often, most = 30, 200
	count := map[string]int{}
	plain := map[string]string{} // the short form of each class
	for _, s := range bank {
		long, short := places(s)
		for i, p := range long {
			count[p]++
			plain[p] = short[i]
		}
	}
	var all []string
	for p := range count {
		all = append(all, p)
	}
	sort.Slice(all, func(i, j int) bool {
		if count[all[i]] != count[all[j]] {
			return count[all[i]] > count[all[j]]
		}
		return all[i] < all[j]
	})
	set := &superSet{number: map[string]int{}}
	for _, p := range all {
		if count[p] >= often && len(set.names) < most {
			set.number[p] = len(set.names)
			if _, ok := set.number["="+plain[p]]; !ok {
				set.number["="+plain[p]] = len(set.names)
			}
			set.names = append(set.names, p)
		}
	}
	return set
}

// of gives the class of each word.
func (set *superSet) of(s *sent) []int {
	long, short := places(s)
	out := make([]int, len(long))
	for i, p := range long {
		n, ok := set.number[p]
		if !ok {
			n = set.number["="+short[i]]
		}
		out[i] = n
	}
	return out
}

// superMargin is the margin of the supertagger's training.
const superMargin = 30

// trainSuper trains one supertagger on the sentences that take says.
func trainSuper(data []tagged, tags [][]uint8, gold [][]int, classes int, seed uint64, epochs int, take func(i int) bool) *linear.Model {
	m := linear.New(classes)
	rng := rand.New(rand.NewPCG(seed, 3))
	var order []int
	for i := range data {
		if take(i) {
			order = append(order, i)
		}
	}
	sum := make([]float32, classes)
	var feats []uint64
	for range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			s1, s2 := 0, 0
			for i := range data[n].words {
				feats = dropped(super.Features(data[n].words, tags[n], i, s1, s2, feats[:0]), tagDropout, rng)
				got := learn(m, feats, sum, gold[n][i], superMargin)
				s1, s2 = got+1, s1
			}
		}
	}
	return m
}

// superFile lays out a supertagger's file (super.Read).
func superFile(set *superSet, feats []weight.Feature, limit int) []byte {
	head := super.Magic + "\n" + strings.Join(set.names, " ") + "\n"
	return append([]byte(head), weight.Build(feats, len(set.names), limit, 8)...)
}
