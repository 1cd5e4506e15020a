package syntax

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"

	"dateline/cmd/train/linear"
	"dateline/internal/annotate/syntax/tag"
	"dateline/internal/annotate/syntax/weight"
	"dateline/internal/annotate/syntax/word"
	"dateline/internal/annotate/wordclass"
)

// tagSet numbers the pairs of UPOS and XPOS.
type tagSet struct {
	pairs  []tag.Pair
	number map[tag.Pair]int
}

// newTagSet takes the pairs that occur minPair times or more; the others are
// slips of annotation, and count as the first pair with their UPOS.
func newTagSet(bank []*sent) *tagSet {
	const minPair = 3
	count := map[tag.Pair]int{}
	for _, s := range bank {
		for i := range s.form {
			count[tag.Pair{UPOS: s.upos[i], XPOS: s.xpos[i]}]++
		}
	}
	set := &tagSet{number: map[tag.Pair]int{}}
	for p, n := range count {
		if n >= minPair {
			set.pairs = append(set.pairs, p)
		}
	}
	sort.Slice(set.pairs, func(i, j int) bool {
		a, b := set.pairs[i], set.pairs[j]
		if count[a] != count[b] {
			return count[a] > count[b]
		}
		return a.UPOS+"|"+a.XPOS < b.UPOS+"|"+b.XPOS
	})
	for i, p := range set.pairs {
		set.number[p] = i
	}
	return set
}

func (set *tagSet) of(upos, xpos string) int {
	if n, ok := set.number[tag.Pair{UPOS: upos, XPOS: xpos}]; ok {
		return n
	}
	for i, p := range set.pairs {
		if p.UPOS == upos {
			return i
		}
	}
	return 0
}

// tagged is a sentence made ready for the tagger.
type tagged struct {
	words []word.Word
	gold  []int
}

func prepare(bank []*sent, set *tagSet, classes *wordclass.Table, lex *tag.Lexicon) []tagged {
	out := make([]tagged, len(bank))
	for i, s := range bank {
		out[i].words = make([]word.Word, len(s.form))
		word.Fill(out[i].words, func(k int) string { return s.form[k] }, classes, lex)
		for k := range s.form {
			out[i].gold = append(out[i].gold, set.of(s.upos[k], s.xpos[k]))
		}
	}
	return out
}

// settings of the tagger's training, found on EWT dev and GUM-open dev.
const (
	tagEpochs  = 4
	tagMargin  = 30
	lexMargin  = 2   // of the tagger that makes the lexicon
	tagDropout = 0.1 // the share of features that one decision does not see
)

// trainTagger trains one model.
func trainTagger(data []tagged, classes int, seed uint64, epochs int, margin float32) *linear.Model {
	m := linear.New(classes)
	rng := rand.New(rand.NewPCG(seed, 1))
	order := make([]int, len(data))
	for i := range order {
		order[i] = i
	}
	sum := make([]float32, classes)
	var feats []uint64
	for range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			d := &data[n]
			t1, t2 := 0, 0
			for i := range d.words {
				feats = dropped(tag.Features(d.words, i, t1, t2, feats[:0]), tagDropout, rng)
				got := learn(m, feats, sum, d.gold[i], margin)
				t1, t2 = got+1, t1
			}
		}
	}
	return m
}

// dropped leaves out each feature with the chance share.
func dropped(feats []uint64, share float64, rng *rand.Rand) []uint64 {
	if share == 0 {
		return feats
	}
	limit := uint64(share * 256)
	kept := feats[:0]
	var bits uint64
	for i, f := range feats {
		if i%8 == 0 {
			bits = rng.Uint64()
		}
		if bits&0xff >= limit {
			kept = append(kept, f)
		}
		bits >>= 8
	}
	return kept
}

// learn takes one decision with one right class, and gives the class that the
// model chose.
func learn(m *linear.Model, feats []uint64, sum []float32, gold int, margin float32) int {
	clear(sum)
	m.Add(feats, sum)
	m.Tick()
	best, wrong := 0, -1
	for c, s := range sum {
		if s > sum[best] {
			best = c
		}
		if c != gold && (wrong < 0 || s > sum[wrong]) {
			wrong = c
		}
	}
	if sum[gold] < sum[wrong]+margin {
		m.Move(feats, gold, 1)
		m.Move(feats, wrong, -1)
	}
	return best
}

// fixedWords gives the words that had one tag in all of many places.
func fixedWords(data []tagged) map[uint32]int {
	const often = 60
	count := map[uint32]int{}
	only := map[uint32]int{}
	for _, d := range data {
		for i, w := range d.words {
			if count[w.Low]++; count[w.Low] == 1 {
				only[w.Low] = d.gold[i]
			} else if only[w.Low] != d.gold[i] {
				only[w.Low] = -1
			}
		}
	}
	for low, n := range count {
		if n < often || only[low] < 0 {
			delete(only, low)
		}
	}
	return only
}

// taggerFile lays out a tagger's file (tag.Read).
func taggerFile(set *tagSet, fixed map[uint32]int, feats []weight.Feature, limit int) []byte {
	var b strings.Builder
	b.WriteString(tag.Magic + "\n")
	for _, p := range set.pairs {
		fmt.Fprintf(&b, "%s|%s ", p.UPOS, p.XPOS)
	}
	b.WriteString("\n")
	lows := make([]uint32, 0, len(fixed))
	for low := range fixed {
		lows = append(lows, low)
	}
	slices.Sort(lows)
	for _, low := range lows {
		fmt.Fprintf(&b, "%x:%d ", low, fixed[low])
	}
	b.WriteString("\n")
	return append([]byte(b.String()), weight.Build(feats, len(set.pairs), limit, 10)...)
}

// tagScores gives the shares of right UPOS and XPOS on gold tokens.
func tagScores(m *tag.Model, bank []*sent, classes *wordclass.Table, lex *tag.Lexicon) (upos, xpos float64) {
	right, rightX, n := 0, 0, 0
	for _, s := range bank {
		words := make([]word.Word, len(s.form))
		word.Fill(words, func(k int) string { return s.form[k] }, classes, lex)
		for i, c := range m.Tag(words, nil) {
			p := m.Pair(int(c))
			n++
			if p.UPOS == s.upos[i] {
				right++
			}
			if p.XPOS == s.xpos[i] {
				rightX++
			}
		}
	}
	return float64(right) / float64(n), float64(rightX) / float64(n)
}
