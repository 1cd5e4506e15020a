package names

import (
	"fmt"
	"math"
	"os"
	"sort"

	"dateline/internal/annotate/name"
)

// Settings of the training of one pass, chosen on GUM-open dev, with an eye on
// the last tenth of GMB and on named mentions of ECB+. Stronger regularisation
// than these (dropout 0.5, ridge 0.02) and weaker (0.15, 2e-6) scored lower.
const (
	epochs       = 7
	learningRate = 0.15
	ridge        = 1e-2 // pull of a weight towards zero at each touch
	dropout      = 0.4  // share of features left out at each touch
	transBatch   = 64   // segments between two steps of the transitions
	minFeature   = 2    // features seen less often are left out
	minGradient  = 1e-3 // smaller gradients of a label are passed over
)

const labels = name.Labels

// weighted is an example with how much it counts.
type weighted struct {
	ids    [][]int32 // features by token, as indices of weights
	links  []bool
	gold   []name.Label
	weight float32
}

// crf is a linear-chain conditional random field in training, by stochastic
// gradient with AdaGrad's steps. All arithmetic is in a fixed order, and exp
// is our own, so the same data give the same weights on any amd64 machine.
type crf struct {
	keys      []uint32 // feature hash by index
	w, g2     [][labels]float32
	trans     [2][labels][labels]float64
	transG2   [2][labels][labels]float64
	transGrad [2][labels][labels]float64
	expTrans  [2][labels][labels]float64
	rng       uint64
	allowed   [labels][labels]bool
}

// pool collects the examples of one pass.
type pool struct {
	examples []name.Example
	weights  []float32
}

func (p *pool) add(ex name.Example, weight float32) {
	p.examples = append(p.examples, ex)
	p.weights = append(p.weights, weight)
}

// train fits a model to the pool: the mean of as many as seeds, which differ in
// the order of the segments and in what dropout leaves out.
func (p *pool) train(what string, seeds int, minWeight float32) *name.Weights {
	c, data := newCRF(p)
	sum := make([][labels]float32, len(c.keys))
	var trans [2][labels][labels]float64
	for seed := range seeds {
		c.restart(uint64(seed + 1))
		for e := range epochs {
			loss := c.epoch(data, e)
			fmt.Fprintf(os.Stderr, "names, %s: seed %d of %d, epoch %d of %d, loss %.4f, %d features\n",
				what, seed+1, seeds, e+1, epochs, loss, len(c.keys))
		}
		for i := range sum {
			for l := range labels {
				sum[i][l] += c.w[i][l] / float32(seeds)
			}
		}
		for k := range trans {
			for a := range labels {
				for b := range labels {
					trans[k][a][b] += c.trans[k][a][b] / float64(seeds)
				}
			}
		}
	}
	c.w, c.trans = sum, trans
	return c.weights(minWeight)
}

// restart sets all weights to nothing and the source of chance to seed.
func (c *crf) restart(seed uint64) {
	c.rng = seed
	c.w, c.g2 = make([][labels]float32, len(c.keys)), make([][labels]float32, len(c.keys))
	c.trans, c.transG2, c.transGrad = [2][labels][labels]float64{}, [2][labels][labels]float64{}, [2][labels][labels]float64{}
	c.refresh()
}

func newCRF(p *pool) (*crf, []weighted) {
	count := map[uint32]int32{}
	for _, ex := range p.examples {
		for _, fs := range ex.Features {
			for _, f := range fs {
				count[f]++
			}
		}
	}
	c := &crf{}
	index := map[uint32]int32{}
	for f, n := range count {
		if n >= minFeature {
			c.keys = append(c.keys, f)
		}
	}
	sort.Slice(c.keys, func(i, j int) bool { return c.keys[i] < c.keys[j] })
	for i, f := range c.keys {
		index[f] = int32(i)
	}
	c.allowed = name.Allowed()
	c.restart(1)
	data := make([]weighted, len(p.examples))
	for i, ex := range p.examples {
		d := weighted{links: ex.Links, gold: ex.Gold, weight: p.weights[i]}
		for _, fs := range ex.Features {
			ids := make([]int32, 0, len(fs))
			for _, f := range fs {
				if id, ok := index[f]; ok {
					ids = append(ids, id)
				}
			}
			d.ids = append(d.ids, ids)
		}
		data[i] = d
	}
	return c, data
}

// random is splitmix64.
func (c *crf) random() uint64 {
	c.rng += 0x9E3779B97F4A7C15
	z := c.rng
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// epoch goes once through the data in a new order and gives the mean loss.
func (c *crf) epoch(data []weighted, e int) float64 {
	order := make([]int, len(data))
	for i := range order {
		order[i] = i
		j := int(c.random() % uint64(i+1))
		order[i], order[j] = order[j], order[i]
	}
	rate := learningRate * (1 - 0.8*float64(e)/epochs)
	loss, tokens := 0.0, 0
	for n, i := range order {
		loss += c.learn(&data[i], rate)
		tokens += len(data[i].gold)
		if n%transBatch == transBatch-1 {
			c.stepTrans(rate)
		}
	}
	return loss / float64(tokens)
}

// learn makes one step for one segment and gives its loss.
func (c *crf) learn(d *weighted, rate float64) float64 {
	n := len(d.gold)
	kept := make([][]int32, n)
	emit := make([][labels]float64, n)
	for i := range n {
		kept[i] = c.drop(d.ids[i])
		for _, id := range kept[i] {
			for l, w := range c.w[id] {
				emit[i][l] += float64(w)
			}
		}
	}
	marg, loss := c.marginals(d, emit)
	for i := range n {
		grad := marg[i]
		grad[d.gold[i]]--
		for _, id := range kept[i] {
			c.touch(id, &grad, rate*float64(d.weight))
		}
	}
	return loss
}

// drop leaves out a share of the features, more of the words' own.
func (c *crf) drop(ids []int32) []int32 {
	out := make([]int32, 0, len(ids))
	r := uint64(0)
	for k, id := range ids {
		if k%8 == 0 {
			r = c.random()
		}
		if float64(r&255) >= dropout*256 {
			out = append(out, id)
		}
		r >>= 8
	}
	return out
}

// touch makes AdaGrad's step for one feature.
func (c *crf) touch(id int32, grad *[labels]float64, rate float64) {
	w, g2 := &c.w[id], &c.g2[id]
	for l, g := range grad {
		if g < minGradient && g > -minGradient {
			continue
		}
		g += ridge * float64(w[l])
		g2[l] += float32(g * g)
		w[l] -= float32(rate * g / (0.1 + math.Sqrt(float64(g2[l]))))
	}
}

// marginals runs forward-backward and gives each token's label probabilities
// and the loss; it adds to the transitions' gradient.
func (c *crf) marginals(d *weighted, emit [][labels]float64) ([][labels]float64, float64) {
	n := len(emit)
	fwd, bwd := make([][labels]float64, n), make([][labels]float64, n)
	psi := make([][labels]float64, n)
	logZ := 0.0
	start, end := name.Bounds()
	for i := range n {
		top := emit[i][0]
		for _, v := range emit[i] {
			top = max(top, v)
		}
		for l, v := range emit[i] {
			psi[i][l] = exp(v - top)
		}
		sum := 0.0
		for b := range labels {
			v := 0.0
			if i == 0 {
				if start[b] {
					v = 1
				}
			} else {
				t := &c.expTrans[bit(d.links[i])]
				for a := range labels {
					v += fwd[i-1][a] * t[a][b]
				}
			}
			if i == n-1 && !end[b] {
				v = 0
			}
			fwd[i][b] = v * psi[i][b]
			sum += fwd[i][b]
		}
		for b := range labels {
			fwd[i][b] /= sum
		}
		logZ += math.Log(sum) + top
	}
	c.backward(d, psi, fwd, bwd)
	gold := 0.0
	marg := make([][labels]float64, n)
	for i := range n {
		gold += emit[i][d.gold[i]]
		if i > 0 {
			gold += c.trans[bit(d.links[i])][d.gold[i-1]][d.gold[i]]
			c.transGrad[bit(d.links[i])][d.gold[i-1]][d.gold[i]] -= float64(d.weight)
		}
		sum := 0.0
		for l := range labels {
			marg[i][l] = fwd[i][l] * bwd[i][l]
			sum += marg[i][l]
		}
		for l := range labels {
			marg[i][l] /= sum
		}
	}
	return marg, logZ - gold
}

// backward fills bwd and adds the expected transitions to their gradient.
func (c *crf) backward(d *weighted, psi, fwd, bwd [][labels]float64) {
	n := len(psi)
	_, end := name.Bounds()
	for l := range labels {
		if end[l] {
			bwd[n-1][l] = 1
		}
	}
	for i := n - 2; i >= 0; i-- {
		k := bit(d.links[i+1])
		t := &c.expTrans[k]
		total := 0.0
		var pair [labels][labels]float64
		for a := range labels {
			for b := range labels {
				v := t[a][b] * psi[i+1][b] * bwd[i+1][b]
				bwd[i][a] += v
				pair[a][b] = fwd[i][a] * v
				total += pair[a][b]
			}
		}
		sum := 0.0
		for a := range labels {
			sum += bwd[i][a]
		}
		for a := range labels {
			bwd[i][a] /= sum
			for b := range labels {
				c.transGrad[k][a][b] += float64(d.weight) * pair[a][b] / total
			}
		}
	}
}

// stepTrans makes one step of the transitions.
func (c *crf) stepTrans(rate float64) {
	for k := range c.trans {
		for a := range labels {
			for b := range labels {
				g := c.transGrad[k][a][b] / transBatch
				c.transG2[k][a][b] += g * g
				c.trans[k][a][b] -= rate * g / (1e-3 + math.Sqrt(c.transG2[k][a][b]))
				c.transGrad[k][a][b] = 0
			}
		}
	}
	c.refresh()
}

// refresh computes the exponentials of the transitions.
func (c *crf) refresh() {
	for k := range c.trans {
		for a := range labels {
			for b := range labels {
				c.expTrans[k][a][b] = 0
				if c.allowed[a][b] {
					c.expTrans[k][a][b] = exp(c.trans[k][a][b])
				}
			}
		}
	}
}

// weights gives the result, without features of little weight.
func (c *crf) weights(minWeight float32) *name.Weights {
	out := &name.Weights{Features: map[uint32][labels]float32{}}
	for i, key := range c.keys {
		keep := false
		for _, w := range c.w[i] {
			keep = keep || w >= minWeight || w <= -minWeight
		}
		if keep {
			w := c.w[i]
			for l := range w {
				if w[l] < minWeight/3 && w[l] > -minWeight/3 {
					w[l] = 0
				}
			}
			out.Features[key] = w
		}
	}
	for k := range c.trans {
		for a := range labels {
			for b := range labels {
				out.Trans[k][a][b] = float32(c.trans[k][a][b])
			}
		}
	}
	return out
}

// exp is e to the x for x at or below some 700, by plain multiplications, so
// that it does not depend on what the processor offers.
func exp(x float64) float64 {
	if x < -700 {
		return 0
	}
	k := math.Floor(float64(x*math.Log2E) + 0.5)
	r := x - float64(k*math.Ln2)
	sum, term := 1.0, 1.0
	for i := 1; i < 12; i++ {
		term = float64(term * r / float64(i))
		sum += term
	}
	return float64(sum * math.Float64frombits(uint64(int64(k)+1023)<<52))
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
