package syntax

import (
	"math/rand/v2"
	"sort"
	"strings"

	"dateline/cmd/train/linear"
	"dateline/internal/annotate/syntax/parse"
	"dateline/internal/annotate/syntax/weight"
	"dateline/internal/annotate/syntax/word"
)

// labelSet numbers the relations.
type labelSet struct {
	names  []string
	number map[string]int
}

// newLabelSet takes the relations that occur minLabel times or more; of a
// rarer one the subtype is dropped.
func newLabelSet(bank []*sent) *labelSet {
	const minLabel = 20
	count := map[string]int{}
	for _, s := range bank {
		for _, d := range s.deprel {
			count[d]++
		}
	}
	set := &labelSet{number: map[string]int{}}
	for d, n := range count {
		if n >= minLabel || !strings.Contains(d, ":") {
			set.names = append(set.names, d)
		}
	}
	sort.Strings(set.names)
	for i, n := range set.names {
		set.number[n] = i
	}
	return set
}

func (set *labelSet) of(deprel string) int {
	if n, ok := set.number[deprel]; ok {
		return n
	}
	base, _, _ := strings.Cut(deprel, ":")
	if n, ok := set.number[base]; ok {
		return n
	}
	return set.number["dep"]
}

// treed is a sentence made ready for the parser.
type treed struct {
	words []word.Word
	tags  []uint8
	super []uint8 // classes of the supertagger
	heads []int32 // from 1; n+1 is the root
	gold  []int   // labels, from 1
}

func prepareTrees(bank []*sent, data []tagged, tags, supers [][]uint8, set *labelSet) []treed {
	out := make([]treed, len(bank))
	for i, s := range bank {
		t := treed{words: data[i].words, tags: tags[i], super: supers[i], heads: make([]int32, len(s.form)+2), gold: make([]int, len(s.form)+2)}
		for k, h := range s.head {
			if h == 0 {
				h = len(s.form) + 1
			}
			t.heads[k+1] = int32(h)
			t.gold[k+1] = set.of(s.deprel[k])
		}
		out[i] = t
	}
	return out
}

// Settings of the parser's training, found on EWT dev and GUM-open dev.
const (
	parseEpochs  = 5
	moveMargin   = 40
	labelMargin  = 12
	parseDropout = 0.1
	follow       = 0.95 // how often a wrong move is followed, from the second epoch on
)

// parser is a parser in training.
type parser struct {
	moves, labels *linear.Model
	rng           *rand.Rand
	root          int
	feats         []uint64
	score         [3]float32
	sum           []float32
	ma            parse.Machine
	filter        *linear.Filter
}

// goldFeatures notes the features on the way to each gold tree.
func goldFeatures(data []treed, root int) *linear.Filter {
	filter := linear.NewFilter()
	var ma parse.Machine
	var feats []uint64
	for i := range data {
		d := &data[i]
		ma.Init(d.words, d.tags, d.super)
		for !ma.Done() {
			legal, costs := ma.Legal(), ma.Costs(d.heads)
			right := -1
			for m, ok := range legal {
				if ok && (right < 0 || costs[m] < costs[right]) {
					right = m
				}
			}
			feats = ma.MoveFeatures(feats[:0])
			filter.See(feats)
			label := root
			if parse.Move(right) != parse.Shift {
				head, dep := ma.Arc(parse.Move(right))
				label = d.gold[dep]
				feats = ma.LabelFeatures(head, dep, feats[:0])
				filter.See(feats)
			}
			ma.Do(parse.Move(right), label)
		}
	}
	return filter
}

// trainParser trains one model of moves and one of relations.
func trainParser(data []treed, set *labelSet, filter *linear.Filter, seed uint64, epochs int) *parser {
	p := &parser{
		moves: linear.New(3), labels: linear.New(len(set.names)),
		rng: rand.New(rand.NewPCG(seed, 2)), root: set.number["root"],
		sum: make([]float32, len(set.names)), filter: filter,
	}
	order := make([]int, len(data))
	for i := range order {
		order[i] = i
	}
	for e := range epochs {
		p.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			p.learn(&data[n], e > 0)
		}
	}
	return p
}

// learn goes through one sentence.
func (p *parser) learn(d *treed, explore bool) {
	p.ma.Init(d.words, d.tags, d.super)
	for !p.ma.Done() {
		move := p.learnMove(d, explore)
		label := 0
		if move != parse.Shift {
			label = p.learnLabel(d, move)
		}
		p.ma.Do(move, label)
	}
}

// learnMove takes one decision and gives the move that is to be made.
func (p *parser) learnMove(d *treed, explore bool) parse.Move {
	legal := p.ma.Legal()
	costs := p.ma.Costs(d.heads)
	least := 1 << 30
	open := 0
	for m, ok := range legal {
		if ok {
			open++
			least = min(least, costs[m])
		}
	}
	p.feats = dropped(p.filter.Keep(p.ma.MoveFeatures(p.feats[:0])), parseDropout, p.rng)
	clear(p.score[:])
	p.moves.Add(p.feats, p.score[:])
	p.moves.Tick()
	best, right, wrong := -1, -1, -1
	for m, ok := range legal {
		if !ok {
			continue
		}
		best = higher(p.score, best, m)
		if costs[m] == least {
			right = higher(p.score, right, m)
		} else {
			wrong = higher(p.score, wrong, m)
		}
	}
	if wrong >= 0 && p.score[right] < p.score[wrong]+moveMargin {
		p.moves.Move(p.feats, right, 1)
		p.moves.Move(p.feats, wrong, -1)
	}
	if explore && p.rng.Float64() < follow {
		return parse.Move(best)
	}
	return parse.Move(right)
}

// higher gives the one of a (none if negative) and b with the higher score.
func higher(score [3]float32, a, b int) int {
	if a < 0 || score[b] > score[a] {
		return b
	}
	return a
}

// learnLabel takes the decision on the label of an arc, and gives the label
// that the model chose. It learns only from arcs that are right.
func (p *parser) learnLabel(d *treed, move parse.Move) int {
	head, dep := p.ma.Arc(move)
	if head == len(d.words)+1 {
		return p.root
	}
	p.feats = dropped(p.filter.Keep(p.ma.LabelFeatures(head, dep, p.feats[:0])), parseDropout, p.rng)
	if int(d.heads[dep]) == head && d.gold[dep] != p.root {
		return learn(p.labels, p.feats, p.sum, d.gold[dep], labelMargin)
	}
	clear(p.sum)
	p.labels.Add(p.feats, p.sum)
	best := -1
	for c, s := range p.sum {
		if c != p.root && (best < 0 || s > p.sum[best]) {
			best = c
		}
	}
	return best
}

// parserFile lays out a parser's file (parse.Read).
func parserFile(set *labelSet, moves, labels []weight.Feature, moveLimit, labelLimit int) []byte {
	head := parse.Magic + "\n" + strings.Join(set.names, " ") + "\n"
	raw := append([]byte(head), weight.Build(moves, 3, moveLimit, 8)...)
	return append(raw, weight.Build(labels, len(set.names), labelLimit, 8)...)
}

// parseScores gives UAS and LAS (without subtypes) for given tags.
func parseScores(m *parse.Model, bank []*sent, data []tagged, tags, supers [][]uint8) (uas, las float64) {
	var ma parse.Machine
	u, l, n := 0, 0, 0
	for i, s := range bank {
		m.Parse(&ma, data[i].words, tags[i], supers[i])
		for k := range s.form {
			n++
			if ma.Head(k+1) != s.head[k] {
				continue
			}
			u++
			if base(m.Name(ma.Label(k+1))) == base(s.deprel[k]) {
				l++
			}
		}
	}
	return float64(u) / float64(n), float64(l) / float64(n)
}

func base(deprel string) string {
	b, _, _ := strings.Cut(deprel, ":")
	return b
}
