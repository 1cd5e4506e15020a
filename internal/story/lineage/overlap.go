package lineage

import (
	"cmp"
	"slices"

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

// compare works out what two reports share.
func compare(a, b *Text) Overlap {
	o := Overlap{}
	o.Grams = common(a.grams, b.grams)
	o.A.Grams, o.B.Grams = percent(o.Grams, len(a.grams)), percent(o.Grams, len(b.grams))
	o.A.Best = matches(a, b)
	o.B.Best = matches(b, a)
	o.A.Words, o.B.Words = covered(a, o.A.Best), covered(b, o.B.Best)
	o.chain(a, b)
	return o
}

// alike is how far, in hundredths of their common weight, two sentences of
// independent reports of one event often resemble each other.
const alike = 25

// chain fills Chain, Mean and Keys.
func (o *Overlap) chain(a, b *Text) {
	side := o.A
	if len(b.sents) < len(a.sents) {
		a, b, side = b, a, o.B
	}
	best := make([]int, len(b.sents)+1) // of chains that end at a sentence of b or before, as a Fenwick tree
	for i, m := range side.Best {
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
		o.Chain = max(o.Chain, sum)
	}
	o.Mean, o.Keys = o.Chain/max(1, len(a.sents)), -1
	if o.Mean >= usedNumbersMean && o.Chain >= leastChain {
		o.Numbers, o.NumberShare = sameNumbers(a.numbers, b.numbers)
	}
	if o.Mean >= leastMean && o.Chain >= leastChain {
		o.Keys = inOrder(a.keys, b.keys)
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

// matches gives for each sentence of a the one of b that answers it best: of
// those that share the most weight in proportion to both, the first.
func matches(a, b *Text) []Match {
	out := make([]Match, len(a.sents))
	shared := make([]int32, len(b.sents))
	stamp := make([]int32, len(b.sents))
	var touched []int32
	tick := int32(0)
	for i := range a.sents {
		touched = touched[:0]
		bag := a.sents[i].bag
		for _, w := range bag {
			tick++
			for n := range w.keys() {
				for _, hit := range b.posts(w.nth(n)) {
					p := hit.sent
					if stamp[p] == tick {
						continue
					}
					stamp[p] = tick
					if shared[p] == 0 {
						touched = append(touched, p)
					}
					shared[p] += int32(w.weight)
				}
			}
		}
		out[i] = pick(&a.sents[i], b, shared, touched)
		for _, p := range touched {
			shared[p] = 0
		}
	}
	return out
}

// pick chooses among the sentences that share words with sent.
func pick(sent *sentence, b *Text, shared, touched []int32) Match {
	best, bestDice := Match{To: -1}, 0
	for _, p := range touched {
		other := b.sents[p].bagWeight
		dice := 200 * int(shared[p]) / (sent.bagWeight + other)
		if dice > bestDice || dice == bestDice && best.To >= 0 && int16(p) < best.To {
			bestDice = dice
			best = Match{To: int16(p), Share: uint8(percent(int(shared[p]), sent.bagWeight)),
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

// post says that a sentence holds a word.
type post struct {
	key  uint32
	sent int32
}

// maxPosts bounds in how many sentences of one report a word is looked up, so
// that a page of one word repeated costs no quadratic time.
const maxPosts = 64

// posts gives the sentences that hold a word, the first of them.
func (t *Text) posts(key uint32) []post {
	at, _ := slices.BinarySearchFunc(t.table, key, func(p post, key uint32) int { return cmp.Compare(p.key, key) })
	end := at
	for end < len(t.table) && t.table[end].key == key && end-at < maxPosts {
		end++
	}
	return t.table[at:end]
}

// evidenceOf quotes the i-th sentence.
func (t *Text) evidenceOf(i int) news.Evidence { return evidence(t.Rep, t.sents[i].Span) }
