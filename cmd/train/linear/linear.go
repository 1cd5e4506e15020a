// Package linear trains linear models online: features (64-bit hashes) and a
// choice of classes go in, averaged weights come out.
//
// It is the averaged perceptron with a margin (Collins 2002; Crammer and
// Singer 2001): where the best right class does not lead the best wrong one by
// the margin, the weights of the features move by one towards the right one
// and away from the wrong one. The weights given out are the mean over all
// steps, which is what keeps a perceptron from following its last mistakes.
// Nothing in it depends on the order of a map, so two runs give equal bytes.
package linear

import (
	"cmp"
	"slices"

	"dateline/internal/annotate/syntax/weight"
)

// Model is a model in training. It is not safe for concurrent use.
//
// The weights of a feature lie together where the classes are few (dense),
// and in a chain of cells where they are many: a feature of 90 classes seldom
// has weights for more than five.
type Model struct {
	classes int
	dense   bool
	slots   []slot // open addressing
	rows    int
	cells   []cell
	step    float32
}

// slot is a feature.
type slot struct {
	key   uint64
	first int32 // its first cell plus one, 0 in an empty slot
}

// cell is the weight of one class of a feature.
type cell struct {
	class uint32
	next  int32 // the next cell of the feature plus one, 0 for none
	value float32
	sum   float32 // of step × change, for the mean
}

// New gives a model without weights.
func New(classes int) *Model {
	return &Model{classes: classes, dense: classes <= 4, slots: make([]slot, 1<<20), step: 1}
}

// Rows gives the number of features that have weights.
func (m *Model) Rows() int { return m.rows }

func (m *Model) slot(h uint64) *slot {
	mask := uint64(len(m.slots) - 1)
	for i := (h ^ h>>33) & mask; ; i = (i + 1) & mask {
		if s := &m.slots[i]; s.first == 0 || s.key == h {
			return s
		}
	}
}

// Add adds the current weights of the features to sum.
func (m *Model) Add(features []uint64, sum []float32) {
	for _, h := range features {
		k := m.slot(h).first
		if m.dense && k > 0 {
			for i, c := range m.cells[k-1 : int(k)-1+m.classes] {
				sum[i] += c.value
			}
			continue
		}
		for k > 0 {
			c := &m.cells[k-1]
			sum[c.class] += c.value
			k = c.next
		}
	}
}

// Tick counts one decision: call it once for each, learnt from or not.
func (m *Model) Tick() { m.step++ }

// Move moves the weights of the features by delta towards class.
func (m *Model) Move(features []uint64, class int, delta float32) {
	for _, h := range features {
		s := m.slot(h)
		if s.first == 0 {
			if m.rows++; m.rows*2 > len(m.slots) {
				m.grow()
				s = m.slot(h)
			}
			*s = slot{h, int32(len(m.cells) + 1)}
			if !m.dense {
				m.cells = append(m.cells, cell{uint32(class), 0, delta, m.step * delta})
				continue
			}
			for c := range m.classes {
				m.cells = append(m.cells, cell{class: uint32(c), next: int32(len(m.cells) + 2)})
			}
			m.cells[len(m.cells)-1].next = 0
		}
		m.moveCell(s.first, uint32(class), delta)
	}
}

// moveCell changes the weight of a class in the chain that starts at k.
func (m *Model) moveCell(k int32, class uint32, delta float32) {
	for {
		c := &m.cells[k-1]
		if c.class == class {
			c.value += delta
			c.sum += m.step * delta
			return
		}
		if c.next == 0 {
			c.next = int32(len(m.cells) + 1)
			m.cells = append(m.cells, cell{class, 0, delta, m.step * delta})
			return
		}
		k = c.next
	}
}

func (m *Model) grow() {
	old := m.slots
	m.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.first > 0 {
			*m.slot(s.key) = s
		}
	}
}

// Averaged gives the mean weights over all steps, by rising hash.
func (m *Model) Averaged() []weight.Feature {
	out := make([]weight.Feature, 0, m.rows)
	for _, s := range m.slots {
		f := weight.Feature{Hash: s.key}
		for k := s.first; k > 0; k = m.cells[k-1].next {
			c := m.cells[k-1]
			if v := c.value - c.sum/m.step; v != 0 {
				f.Weights = append(f.Weights, weight.Weight{Class: int(c.class), Value: v})
			}
		}
		if len(f.Weights) > 0 {
			slices.SortFunc(f.Weights, func(a, b weight.Weight) int { return cmp.Compare(a.Class, b.Class) })
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b weight.Feature) int { return cmp.Compare(a.Hash, b.Hash) })
	return out
}

// Mean gives the mean of several models' averaged weights: the same features
// trained in another order. It costs nothing at run time.
func Mean(models [][]weight.Feature) []weight.Feature {
	share := 1 / float32(len(models))
	at := make([]int, len(models))
	var out []weight.Feature
	for {
		low, found := ^uint64(0), false
		for k, m := range models {
			if at[k] < len(m) && m[at[k]].Hash <= low {
				low, found = m[at[k]].Hash, true
			}
		}
		if !found {
			return out
		}
		var sums [256]float32
		for k, m := range models {
			if at[k] < len(m) && m[at[k]].Hash == low {
				for _, w := range m[at[k]].Weights {
					sums[w.Class] += w.Value * share
				}
				at[k]++
			}
		}
		f := weight.Feature{Hash: low}
		for c, v := range sums {
			if v != 0 {
				f.Weights = append(f.Weights, weight.Weight{Class: c, Value: v})
			}
		}
		out = append(out, f)
	}
}

// Filter knows which features were seen twice or more. It errs only by taking
// a rare feature for a frequent one.
type Filter struct{ once, twice []uint64 }

// NewFilter gives an empty filter of 2^27 places.
func NewFilter() *Filter {
	return &Filter{once: make([]uint64, 1<<21), twice: make([]uint64, 1<<21)}
}

// See notes the features.
func (f *Filter) See(features []uint64) {
	for _, h := range features {
		i, bit := h>>37&(1<<21-1), uint64(1)<<(h>>5&63)
		f.twice[i] |= f.once[i] & bit
		f.once[i] |= bit
	}
}

// Keep leaves out the features that were seen once at most.
func (f *Filter) Keep(features []uint64) []uint64 {
	kept := features[:0]
	for _, h := range features {
		if f.twice[h>>37&(1<<21-1)]>>(h>>5&63)&1 != 0 {
			kept = append(kept, h)
		}
	}
	return kept
}
