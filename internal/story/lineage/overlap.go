package lineage

import (
	"slices"

	"dateline/internal/news"
)

// Overlap is what two reports share, seen from both sides. Shares are in
// hundredths.
type Overlap struct {
	A, B Side
	// Grams is how many triples of words outside quotations they share.
	Grams int
	// Order says in how far the sentences that answer each other stand in the
	// same order: the longest rising run of them in hundredths of all; 0 where
	// fewer than two answer.
	Order int
	// Answered is how many sentences of A have an answer in B.
	Answered int
	// Keys is the weight of names and numbers, in order, that both have, in
	// hundredths of that of the report that has less.
	Keys int
	// Rare is the weight of numbers of three digits and more, and of rare
	// names, that both have.
	Rare int
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
	var to []int
	for _, m := range o.A.Best {
		if m.Answers() {
			o.Answered++
			to = append(to, int(m.To))
		}
	}
	if o.Answered > 1 {
		o.Order = percent(rising(to), len(to))
	}
	return o
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

// rising is the length of the longest strictly rising subsequence, which may
// also stand still (two sentences made of one).
func rising(list []int) int {
	var tails []int
	for _, v := range list {
		at, _ := slices.BinarySearchFunc(tails, v, func(e, v int) int {
			if e <= v {
				return -1
			}
			return 1
		})
		if at == len(tails) {
			tails = append(tails, v)
		} else {
			tails[at] = v
		}
	}
	return len(tails)
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
			for _, key := range w.keys() {
				for _, p := range b.posts(key) {
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

// keys are the hashes under which the word is found.
func (w item) keys() []uint32 {
	if w.key == 0 || w.key == w.stem {
		return []uint32{w.stem}
	}
	return []uint32{w.stem, w.key}
}

// post says that a sentence holds a word.
type post struct {
	key  uint32
	sent int32
}

// maxPosts bounds in how many sentences of one report a word is looked up, so
// that a page of one word repeated costs no quadratic time.
const maxPosts = 64

// index makes the bags of the sentences, and the table of which sentences hold
// a word. Words without weight are left out.
func (t *Text) index() {
	for i := range t.sents {
		s := &t.sents[i]
		for _, w := range s.words {
			if w.weight == 0 {
				continue
			}
			it := item{stem: w.stem, weight: w.weight}
			if w.kind != plainWord {
				it.key = w.key
			}
			if !slices.ContainsFunc(s.bag[max(0, len(s.bag)-maxPosts):], func(o item) bool { return o.stem == it.stem }) {
				s.bag = append(s.bag, it)
				s.bagWeight += int(w.weight)
				for _, key := range it.keys() {
					t.table = append(t.table, post{key, int32(i)})
				}
			}
		}
	}
	slices.SortFunc(t.table, func(a, b post) int {
		if a.key != b.key {
			if a.key < b.key {
				return -1
			}
			return 1
		}
		return int(a.sent - b.sent)
	})
	t.firsts = make(map[uint32]int32, len(t.table))
	for i := range t.table {
		if i == 0 || t.table[i-1].key != t.table[i].key {
			t.firsts[t.table[i].key] = int32(i)
		}
	}
	t.flat = make([]int32, len(t.table))
	for i, p := range t.table {
		t.flat[i] = p.sent
	}
}

// posts gives the sentences that hold a word, the first of them.
func (t *Text) posts(key uint32) []int32 {
	at, ok := t.firsts[key]
	if !ok {
		return nil
	}
	end := int(at)
	for end < len(t.table) && t.table[end].key == key && end-int(at) < maxPosts {
		end++
	}
	return t.flat[at:end]
}

// quoteOf is the words of a sentence.
func (t *Text) quoteOf(i int) news.Evidence { return evidence(t.Rep, t.sents[i].Span) }
