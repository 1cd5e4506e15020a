package lineage

import (
	"cmp"
	"slices"
	"sync"

	"dateline/internal/news"
)

// Overlap is what two reports share, seen from both sides. Shares are in
// hundredths.
type Overlap struct {
	A, B Side
	// Grams is how many triples of words outside quotations they share.
	Grams int
	// Chain is the weight of the heaviest run of sentences of the report with
	// fewer sentences whose answers stand in the same order: the sum of how far
	// each resembles its answer beyond what reports of one event do. Mean is
	// the same for each of its sentences.
	Chain, Mean int
	// Keys is the share of the names and numbers of the report that has fewer
	// which stand in both, in the same order; -1 where that was not asked, for
	// the chain is too light.
	Keys int
	// Numbers is the weight of the distinct numbers that both have, NumberShare
	// their share of those of the report that has fewer; 0 where the chain is
	// too light.
	Numbers, NumberShare int
}

// Side is one report's share in an overlap.
type Side struct {
	// Grams is the share of its triples that the other has.
	Grams int
	// Words is the share of its weighted words that stand in answering
	// sentences of the other; Best gives it sentence by sentence.
	Words int
	Best  []Match
}

// Match is the sentence of the other report that answers a sentence best.
type Match struct {
	To int16 // its number, -1 for none
	// Share is how much of the sentence's weight it holds, Back how much of
	// its own weight is held, in hundredths.
	Share, Back uint8
}

// Answers says that the two sentences tell the same.
func (m Match) Answers() bool {
	return m.To >= 0 && (m.Share >= 50 && m.Back >= 25 || m.Share >= 35 && m.Back >= 35)
}

// compare works out what two reports share. It gives false, and no more than it
// had to know for that, where related could find nothing in it; named says that one
// of the two names the other, so that little is enough.
func compare(a, b *Text, named bool) (Overlap, bool) {
	o := Overlap{}
	o.Grams = common(a.grams, b.grams)
	o.A.Grams, o.B.Grams = percent(o.Grams, len(a.grams)), percent(o.Grams, len(b.grams))
	short, long, side, other := a, b, &o.A, &o.B
	if len(b.sents) < len(a.sents) {
		short, long, side, other = b, a, &o.B, &o.A
	}
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	s.find(short, long)
	told := o.byGrams() || named
	if !told && light(s.most(short, long), short) {
		return o, false
	}
	side.Best = s.matches(short, long)
	o.Chain = chain(side.Best, short, long)
	if !told && light(o.Chain, short) {
		return o, false
	}
	other.Best = matches(long, short)
	o.A.Words, o.B.Words = covered(a, o.A.Best), covered(b, o.B.Best)
	o.order(short, long)
	return o, true
}

// light says that a chain of the sentences of a text tells nothing, not even where
// one of the two names the other.
func light(chain int, short *Text) bool {
	return chain < leastChain || chain/max(1, len(short.sents)) < usedNumbersMean
}

// alike is how far, in hundredths of their common weight, two sentences of
// independent reports of one event often resemble each other.
const alike = 25

// chain gives the weight of the heaviest run of answers that stand in the order of
// the sentences of a, which has the fewer.
func chain(answers []Match, a, b *Text) int {
	most := 0
	best := make([]int, len(b.sents)+1) // of chains that end at a sentence of b or before, as a Fenwick tree
	for i, m := range answers {
		if m.To < 0 {
			continue
		}
		gain := dice(m, a.sents[i].bagWeight, b.sents[m.To].bagWeight) - alike
		if gain <= 0 {
			continue
		}
		sum := gain
		for j := int(m.To) + 1; j > 0; j -= j & -j {
			sum = max(sum, best[j]+gain)
		}
		for j := int(m.To) + 1; j < len(best); j += j & -j {
			best[j] = max(best[j], sum)
		}
		most = max(most, sum)
	}
	return most
}

// order fills Mean, and Keys and Numbers where the chain is heavy enough.
func (o *Overlap) order(short, long *Text) {
	o.Mean, o.Keys = o.Chain/max(1, len(short.sents)), -1
	if o.Mean >= usedNumbersMean && o.Chain >= leastChain {
		o.Numbers, o.NumberShare = sameNumbers(short.numbers, long.numbers)
	}
	if o.Mean >= leastMean && o.Chain >= leastChain {
		o.Keys = inOrder(short.keys, long.keys)
	}
}

// dice is the share of the common weight of two sentences that they share.
func dice(m Match, from, to int) int {
	if from+to == 0 {
		return 0
	}
	return 2 * int(m.Share) * from / (from + to)
}

func percent(part, whole int) int {
	if whole == 0 {
		return 0
	}
	return 100 * part / whole
}

// common counts what two sorted lists without doubles share.
func common(a, b []uint64) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n++
			i++
			j++
		}
	}
	return n
}

// covered is the share of a report's weight that the best answers hold.
func covered(t *Text, best []Match) int {
	sum := 0
	for i, m := range best {
		if m.To >= 0 {
			sum += t.sents[i].weight * int(m.Share)
		}
	}
	if t.weight == 0 {
		return 0
	}
	return sum / t.weight
}

// Bounds on how many names and numbers are put in order.
const (
	leastKeys = 6
	maxShort  = 400
	maxLong   = 1600
)

// inOrder is the share of the shorter list that is a subsequence of both.
func inOrder(a, b []uint32) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	a, b = a[:min(len(a), maxShort)], b[:min(len(b), maxLong)]
	if len(a) < leastKeys {
		return 0
	}
	row := make([]int16, len(b)+1)
	for _, x := range a {
		diag := int16(0)
		for j, y := range b {
			up := row[j+1]
			switch {
			case x == y:
				row[j+1] = diag + 1
			case row[j] > up:
				row[j+1] = row[j]
			}
			diag = up
		}
	}
	return percent(int(row[len(b)]), len(a))
}

// sameNumbers gives the weight of the numbers in both lists, and its share, in
// hundredths, of the list that weighs less.
func sameNumbers(a, b []item) (weight, share int) {
	sumA, sumB := 0, 0
	for _, n := range a {
		sumA += int(n.weight)
		if _, ok := slices.BinarySearchFunc(b, n.key, func(m item, key uint32) int { return cmp.Compare(m.key, key) }); ok {
			weight += int(n.weight)
		}
	}
	for _, n := range b {
		sumB += int(n.weight)
	}
	return weight, percent(weight, min(sumA, sumB))
}

// scratch is what matches uses from one pair of reports to the next.
type scratch struct {
	found   []found
	shared  []int32
	stamp   []int32
	touched []int16
}

// found is where a word stands among the holders of another text, none where both
// are equal.
type found struct{ from, to int32 }

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// find looks up the vocabulary of a in b: both are sorted.
func (s *scratch) find(a, b *Text) {
	s.found = slices.Grow(s.found[:0], len(a.vocab))[:len(a.vocab)]
	j := 0
	for i, key := range a.vocab {
		for j < len(b.vocab) && b.vocab[j] < key {
			j++
		}
		s.found[i] = found{}
		if j < len(b.vocab) && b.vocab[j] == key {
			s.found[i] = found{b.starts[j], min(b.starts[j+1], b.starts[j]+maxPosts)}
		}
	}
}

// most bounds the Chain of a's sentences from above, by the words of each that b
// has in any sentence. The answer weighs as much as the plain words that it shares;
// a name that is written otherwise there may weigh less.
func (s *scratch) most(a, b *Text) int {
	sum := 0
	for i := range a.sents {
		plain, names := 0, 0
		for _, w := range a.sents[i].bag {
			stem := s.found[w.stem]
			switch {
			case w.key < 0 && stem.from < stem.to:
				plain += int(w.weight)
			case w.key >= 0 && (stem.from < stem.to || s.found[w.key].from < s.found[w.key].to):
				names += int(w.weight)
			}
		}
		if plain+names > 0 {
			sum += max(0, 200*(plain+names)/(a.sents[i].bagWeight+max(plain, b.lightest))-alike)
		}
	}
	return sum
}

// matches gives for each sentence of a the one of b that answers it best: of
// those that share the most weight in proportion to both, the first.
func matches(a, b *Text) []Match {
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	s.find(a, b)
	return s.matches(a, b)
}

// matches is the function of that name, after find.
func (s *scratch) matches(a, b *Text) []Match {
	out := make([]Match, len(a.sents))
	s.shared = slices.Grow(s.shared[:0], len(b.sents))[:len(b.sents)]
	s.stamp = slices.Grow(s.stamp[:0], len(b.sents))[:len(b.sents)]
	clear(s.shared)
	clear(s.stamp)
	tick := int32(0)
	hit := func(at found, weight int32) {
		for _, p := range b.holders[at.from:at.to] {
			if s.stamp[p] == tick {
				continue
			}
			s.stamp[p] = tick
			if s.shared[p] == 0 {
				s.touched = append(s.touched, p)
			}
			s.shared[p] += weight
		}
	}
	for i := range a.sents {
		s.touched = s.touched[:0]
		for _, w := range a.sents[i].bag {
			tick++
			hit(s.found[w.stem], w.weight)
			if w.key >= 0 {
				hit(s.found[w.key], w.weight)
			}
		}
		out[i] = pick(&a.sents[i], b, s.shared, s.touched)
		for _, p := range s.touched {
			s.shared[p] = 0
		}
	}
	return out
}

// pick chooses among the sentences that share words with sent.
func pick(sent *sentence, b *Text, shared []int32, touched []int16) Match {
	best, bestDice := Match{To: -1}, 0
	for _, p := range touched {
		other := b.sents[p].bagWeight
		dice := 200 * int(shared[p]) / (sent.bagWeight + other)
		if dice > bestDice || dice == bestDice && best.To >= 0 && p < best.To {
			bestDice = dice
			best = Match{To: p, Share: uint8(percent(int(shared[p]), sent.bagWeight)),
				Back: uint8(min(100, percent(int(shared[p]), other)))}
		}
	}
	return best
}

// item is a distinct word of a sentence.
type item struct {
	stem, key uint32 // key is 0 for plain words
	weight    uint8
}

// keys is how many hashes the word is found under, nth gives each.
func (w item) keys() int {
	if w.key == 0 || w.key == w.stem {
		return 1
	}
	return 2
}

func (w item) nth(n int) uint32 {
	if n == 0 {
		return w.stem
	}
	return w.key
}

// bagged is a word of a sentence's bag: where its hashes stand in the vocabulary of
// its text (key -1 where it has only one), and its weight.
type bagged struct{ stem, key, weight int32 }

// maxPosts bounds in how many sentences of one report a word is looked up, so
// that a page of one word repeated costs no quadratic time.
const maxPosts = 64

// evidenceOf quotes the i-th sentence.
func (t *Text) evidenceOf(i int) news.Evidence { return evidence(t.Rep, t.sents[i].Span) }
