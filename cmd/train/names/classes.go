package names

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/cmd/train/manifest"
	"dateline/internal/annotate/wordclass"
)

// Settings of the induction of word classes. minCount keeps a word that was
// seen that often; below it a word's neighbours say too little. rounds is
// where a further round moved less than one word in 200.
const (
	fineClasses   = 512
	coarseClasses = 64
	minCount      = 3
	rounds        = 14
)

// WordClasses induces the word classes from the running text below corpora
// and writes them into folder out, in the format of package wordclass. The same
// corpora give the same bytes.
//
// It is the exchange algorithm (Kneser and Ney 1993; Martin, Liermann and Ney
// 1998) for the two-sided class bigram model: each word in turn, the most
// frequent first, goes to the class that raises the likelihood of the text
// most. Then the classes are joined two by two with the least loss (Brown et
// al. 1992) into a tree, which orders them and gives the coarse classes.
func WordClasses(corpora, out string) error {
	sents, err := runningText(corpora)
	if err != nil {
		return err
	}
	x := newExchange(sents)
	for r := range rounds {
		moved := x.round()
		fmt.Fprintf(os.Stderr, "word classes: round %d of %d, %d of %d words moved\n", r+1, rounds, moved, len(x.words))
	}
	order, coarse := x.tree()
	return manifest.Put(out, x.write(order, coarse), manifest.Entry{File: "wordclass.txt",
		What: "classes of words by their neighbours", MadeBy: madeBy, Corpora: []manifest.Corpus{
			{Name: "agency reports of the 2000s, counts of words", Licence: "statistics only"},
			{Name: "Groningen Meaning Bank, words only", Licence: "public-domain texts, ODbL copy"},
			{Name: "UD English EWT, training part, words only", Licence: "CC BY-SA 4.0"},
			gumCorpus,
			{Name: "ECB+ topics 1-35, words only", Licence: "CC BY 3.0"},
		}})
}

// link is a neighbour (a word's number) with how often it was seen there.
type link struct{ word, n int32 }

// exchange is the state of the algorithm. Words and classes are numbered from
// 0; word 0 is the edge of a sentence and word 1 stands for all rare words,
// each alone in a class of its own, 0 and 1, that nothing joins.
type exchange struct {
	words       []string
	count       []int32
	left, right [][]link // neighbours before and after a word, by word number
	class       []int32
	n           []int32 // n[a*fine+b]: how often class b follows class a
	t           []int32 // the transpose of n
	from, to    []int32 // sums over the rows and columns of n
	flog        []int64
}

const (
	edgeWord = "<s>"
	rareWord = "<rare>"
)

func newExchange(sents [][]string) *exchange {
	keyed, count := keys(sents)
	x := &exchange{words: []string{edgeWord, rareWord}, count: []int32{0, 0}}
	for w, n := range count {
		if n >= minCount && w != "" && !strings.ContainsFunc(w, unicode.IsSpace) {
			x.words = append(x.words, w)
		}
	}
	rest := x.words[2:]
	sort.Slice(rest, func(i, j int) bool {
		if count[rest[i]] != count[rest[j]] {
			return count[rest[i]] > count[rest[j]]
		}
		return rest[i] < rest[j]
	})
	index := map[string]int32{}
	for i, w := range x.words {
		index[w] = int32(i)
		if i > 1 {
			x.count = append(x.count, count[w])
		}
	}
	x.link(keyed, index)
	x.class = make([]int32, len(x.words))
	for i := range x.class {
		x.class[i] = int32(i)
		if i >= fineClasses {
			x.class[i] = int32(2 + (i-2)%(fineClasses-2))
		}
	}
	x.tabulate()
	return x
}

// keys gives each word's key and how often each key was seen. A capitalised
// word inside a sentence has a key of its own, marked by wordclass.Cased,
// where its small form is a word as well ("may", "May"); all other capitals
// are folded.
func keys(sents [][]string) ([][]string, map[string]int32) {
	lower, upper := map[string]int{}, map[string]int{}
	for _, s := range sents {
		for i, w := range s {
			switch {
			case i > 0 && capitalised(w):
				upper[wordclass.Fold(w)]++
			case w == strings.ToLower(w):
				lower[wordclass.Fold(w)]++
			}
		}
	}
	count := map[string]int32{}
	keyed := make([][]string, len(sents))
	for k, s := range sents {
		keyed[k] = make([]string, len(s))
		for i, w := range s {
			key := wordclass.Fold(w)
			if capitalised(w) && lower[key] >= 5 && upper[key] >= 5 {
				if i > 0 || upper[key] > 4*lower[key] {
					key = wordclass.Cased + key
				}
			}
			keyed[k][i] = key
			count[key]++
		}
	}
	return keyed, count
}

// link counts neighbours.
func (x *exchange) link(keyed [][]string, index map[string]int32) {
	pairs := map[[2]int32]int32{}
	for _, s := range keyed {
		prev := int32(0)
		for _, w := range s {
			cur, ok := index[w]
			if !ok {
				cur = 1
			}
			pairs[[2]int32{prev, cur}]++
			prev = cur
		}
		pairs[[2]int32{prev, 0}]++
	}
	x.left = make([][]link, len(x.words))
	x.right = make([][]link, len(x.words))
	for p, n := range pairs {
		x.right[p[0]] = append(x.right[p[0]], link{p[1], n})
		x.left[p[1]] = append(x.left[p[1]], link{p[0], n})
	}
	for i := range x.words {
		sort.Slice(x.left[i], func(a, b int) bool { return x.left[i][a].word < x.left[i][b].word })
		sort.Slice(x.right[i], func(a, b int) bool { return x.right[i][a].word < x.right[i][b].word })
	}
}

// tabulate fills the tables of class bigrams from the words' classes.
func (x *exchange) tabulate() {
	const c = fineClasses
	x.n, x.t = make([]int32, c*c), make([]int32, c*c)
	x.from, x.to = make([]int32, c), make([]int32, c)
	total := int32(0)
	for w := range x.words {
		for _, l := range x.right[w] {
			x.add(int(x.class[w]), int(x.class[l.word]), l.n)
			total += l.n
		}
	}
	x.flog = make([]int64, total+1)
	for i := range x.flog {
		x.flog[i] = nLog(i)
	}
}

// nLog is n·log2(n) in units of 2^-16, rounded so that it is the same
// wherever it is computed.
func nLog(n int) int64 {
	if n < 2 {
		return 0
	}
	return int64(math.Round(float64(n) * math.Log2(float64(n)) * 65536))
}

func (x *exchange) add(a, b int, n int32) {
	x.n[a*fineClasses+b] += n
	x.t[b*fineClasses+a] += n
	x.from[a] += n
	x.to[b] += n
}

// round offers every word to every class once, and says how many moved.
func (x *exchange) round() int {
	const c = fineClasses
	var before, after [c]int32 // of this word, by class
	var gain [c]int64
	moved := 0
	for w := 2; w < len(x.words); w++ {
		clear(before[:])
		clear(after[:])
		self := int32(0)
		for _, l := range x.left[w] {
			if int(l.word) == w {
				self = l.n
				continue
			}
			before[x.class[l.word]] += l.n
		}
		for _, l := range x.right[w] {
			if int(l.word) != w {
				after[x.class[l.word]] += l.n
			}
		}
		old := int(x.class[w])
		x.move(old, &before, &after, self, -1)
		x.gains(&gain, &before, &after, self)
		best := old
		for k := 2; k < c; k++ {
			if gain[k] > gain[best] {
				best = k
			}
		}
		x.move(best, &before, &after, self, 1)
		if best != old {
			x.class[w] = int32(best)
			moved++
		}
	}
	return moved
}

// move puts a word into class k (sign 1) or takes it out (sign -1).
func (x *exchange) move(k int, before, after *[fineClasses]int32, self, sign int32) {
	for l := range before {
		if before[l] > 0 {
			x.add(l, k, sign*before[l])
		}
		if after[l] > 0 {
			x.add(k, l, sign*after[l])
		}
	}
	if self > 0 {
		x.add(k, k, sign*self)
	}
}

// gains fills how much the likelihood would rise with the word in each class.
func (x *exchange) gains(gain *[fineClasses]int64, before, after *[fineClasses]int32, self int32) {
	const c = fineClasses
	in, out := self, self
	clear(gain[:])
	for l := range c {
		if m := before[l]; m > 0 {
			in += m
			row := x.n[l*c : l*c+c]
			for k, have := range row {
				gain[k] += x.flog[have+m] - x.flog[have]
			}
		}
		if m := after[l]; m > 0 {
			out += m
			row := x.t[l*c : l*c+c]
			for k, have := range row {
				gain[k] += x.flog[have+m] - x.flog[have]
			}
		}
	}
	for k := range c {
		// The cell of the class with itself gets all three kinds at once.
		have, m1, m2 := x.n[k*c+k], before[k], after[k]
		gain[k] -= x.flog[have+m1] + x.flog[have+m2] - 2*x.flog[have]
		gain[k] += x.flog[have+m1+m2+self] - x.flog[have]
		gain[k] -= x.flog[x.to[k]+in] - x.flog[x.to[k]]
		gain[k] -= x.flog[x.from[k]+out] - x.flog[x.from[k]]
	}
}

// write gives the file: a header, then one line a class in the tree's order.
func (x *exchange) write(order, coarse []int) []byte {
	members := make([][]string, fineClasses)
	for w := 2; w < len(x.words); w++ {
		members[x.class[w]] = append(members[x.class[w]], x.words[w])
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, `# Word classes of English, induced from running text: words that stand in the
# same surroundings stand on one line.
# Source: made by cmd/train from the words (not the labels) of agency reports,
# GMB, the training parts of UD EWT and GUM, and ECB+; %d words seen %d times or more.
# Licence: statistics of texts under the licences of weights/manifest.json.
# Format: coarse class (1..%d), tab, words by falling frequency, folded by
# wordclass.Fold; %s marks a capitalised word whose small form is another word.
# The number of the line among the lines of classes is the fine class.
`, len(x.words)-2, minCount, coarseClasses, wordclass.Cased)
	for _, k := range order {
		if len(members[k]) > 0 {
			fmt.Fprintf(&b, "%d\t%s\n", coarse[k]+1, strings.Join(members[k], " "))
		}
	}
	return b.Bytes()
}

// capitalised says whether form starts with a capital and has a small letter.
func capitalised(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r) && strings.IndexFunc(form, unicode.IsLower) > 0
}
