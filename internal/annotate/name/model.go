package name

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"sort"
)

// Unit is the number of steps of a quantised weight that make 1.
const Unit = 32

// row is one feature's weight for each label, in 1/Unit.
type row [Labels]int8

// transitions are the weights of a label after another, in 1/Unit; the first
// index says whether the later token is a small linking word.
type transitions [2][Labels][Labels]int16

// Model is the weights of one pass: a linear-chain conditional random field,
// decoded in integers. It is read-only.
//
// Its bytes: "DLNW", the transitions (little-endian int16), the number of
// features (uint32), then each feature by rising hash: the difference to the
// hash before (uvarint), a uint16 whose bits say which labels have a weight,
// and those weights as int8.
type Model struct {
	trans transitions
	// keys and rows are an open-addressing table; key 0 marks a free slot, and
	// a feature that hashes to 0 is taken as 1.
	keys []uint32
	rows []row
	mask uint32
}

const modelMagic = "DLNW"

var errModel = errors.New("not weights of the name finder, or cut short")

func loadModel(fsys fs.FS, file string) (*Model, error) {
	raw, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("read names' weights: %w", err)
	}
	m, err := ParseModel(raw)
	if err != nil {
		return nil, fmt.Errorf("read names' weights %s: %w", file, err)
	}
	return m, nil
}

// ParseModel reads a model from its bytes.
func ParseModel(raw []byte) (*Model, error) {
	const head = len(modelMagic) + 2*2*int(Labels)*int(Labels) + 4
	if len(raw) < head || string(raw[:len(modelMagic)]) != modelMagic {
		return nil, errModel
	}
	m := &Model{}
	raw = raw[len(modelMagic):]
	for k := range m.trans {
		for a := range m.trans[k] {
			for b := range m.trans[k][a] {
				m.trans[k][a][b] = int16(binary.LittleEndian.Uint16(raw))
				raw = raw[2:]
			}
		}
	}
	n := int(binary.LittleEndian.Uint32(raw))
	raw = raw[4:]
	if n > len(raw)/3 {
		return nil, errModel
	}
	size := 1024
	for size*3 < n*4 {
		size *= 2
	}
	m.keys, m.rows, m.mask = make([]uint32, size), make([]row, size), uint32(size-1)
	hash := uint64(0)
	for range n {
		diff, used := binary.Uvarint(raw)
		if used <= 0 || len(raw) < used+2 {
			return nil, errModel
		}
		hash += diff
		set := binary.LittleEndian.Uint16(raw[used:])
		raw = raw[used+2:]
		var r row
		for l := range r {
			if set>>l&1 == 0 {
				continue
			}
			if len(raw) == 0 {
				return nil, errModel
			}
			r[l] = int8(raw[0])
			raw = raw[1:]
		}
		m.put(uint32(hash), r)
	}
	return m, nil
}

func (m *Model) put(key uint32, r row) {
	key = max(key, 1)
	for i := key & m.mask; ; i = (i + 1) & m.mask {
		if m.keys[i] == 0 || m.keys[i] == key {
			m.keys[i], m.rows[i] = key, r
			return
		}
	}
}

// Weights are what training gives: by feature, and by pair of labels.
type Weights struct {
	Features map[uint32][Labels]float32
	Trans    [2][Labels][Labels]float32
}

// Encode quantises weights and writes them as a model's bytes.
func (w *Weights) Encode() []byte {
	out := []byte(modelMagic)
	for k := range w.Trans {
		for a := range w.Trans[k] {
			for b := range w.Trans[k][a] {
				v := math.Round(float64(w.Trans[k][a][b]) * Unit)
				out = binary.LittleEndian.AppendUint16(out, uint16(int16(max(-30000, min(30000, v)))))
			}
		}
	}
	type entry struct {
		key uint32
		r   row
		set uint16
	}
	var all []entry
	for key, ws := range w.Features {
		e := entry{key: max(key, 1)}
		for l, x := range ws {
			v := int8(max(-127, min(127, math.Round(float64(x)*Unit))))
			if v != 0 {
				e.r[l] = v
				e.set |= 1 << l
			}
		}
		if e.set != 0 {
			all = append(all, e)
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].key < all[j].key })
	out = binary.LittleEndian.AppendUint32(out, uint32(len(all)))
	last := uint32(0)
	for _, e := range all {
		out = binary.AppendUvarint(out, uint64(e.key-last))
		last = e.key
		out = binary.LittleEndian.AppendUint16(out, e.set)
		for l := range e.r {
			if e.set>>l&1 == 1 {
				out = append(out, byte(e.r[l]))
			}
		}
	}
	return out
}

// score adds the weights of features into sum.
func (m *Model) score(sum *[Labels]int32, features []uint32) {
	for _, key := range features {
		key = max(key, 1)
		i := key & m.mask
		for m.keys[i] != 0 && m.keys[i] != key {
			i = (i + 1) & m.mask
		}
		if m.keys[i] == 0 {
			continue
		}
		r := &m.rows[i]
		for l := range r {
			sum[l] += int32(r[l])
		}
	}
}

// never is a score that no path of a segment can reach.
const never = math.MinInt32 / 4

// decode finds the best labels of a segment from its tokens' scores, into
// labels, with each token's margin: by how much its label beats the next best
// one when its neighbours stay. links says which tokens are linking words.
// back is room for the search, as long as scores.
func (m *Model) decode(scores [][Labels]int32, links []bool, back [][Labels]Label, labels []Label, margins []int32) {
	n := len(scores)
	var best [Labels]int32
	for l := range Label(Labels) {
		best[l] = scores[0][l]
		if !starts(l) {
			best[l] = never
		}
	}
	for i := 1; i < n; i++ {
		best = m.step(best, &scores[i], bit(links[i]), &back[i])
	}
	top := Outside
	for l := range Label(Labels) {
		if ends(l) && best[l] > best[top] {
			top = l
		}
	}
	for i := n - 1; i >= 0; i-- {
		labels[i] = top
		top = back[i][top]
	}
	for i := range n {
		margins[i] = m.margin(scores, links, labels, i)
	}
}

// step extends the best paths by one token.
func (m *Model) step(best [Labels]int32, score *[Labels]int32, link int, back *[Labels]Label) [Labels]int32 {
	var next [Labels]int32
	trans := &m.trans[link]
	for b := range Label(Labels) {
		top, from := int32(never), Outside
		for _, a := range before[b] {
			if s := best[a] + int32(trans[a][b]); s > top {
				top, from = s, a
			}
		}
		next[b] = max(top+score[b], never)
		back[b] = from
	}
	return next
}

// before lists, for each label, the labels that may stand before it.
var before = func() (out [Labels][]Label) {
	for b := range Label(Labels) {
		for a := range Label(Labels) {
			if follows(a, b) {
				out[b] = append(out[b], a)
			}
		}
	}
	return out
}()

// margin is by how much token i's label beats the best other kind, its
// neighbours kept.
func (m *Model) margin(scores [][Labels]int32, links []bool, labels []Label, i int) int32 {
	value := func(l Label) int32 {
		s := scores[i][l]
		if i > 0 {
			s += int32(m.trans[bit(links[i])][labels[i-1]][l])
		}
		if i+1 < len(labels) {
			s += int32(m.trans[bit(links[i+1])][l][labels[i+1]])
		}
		return s
	}
	own := value(labels[i])
	rival := int32(never)
	for l := range Label(Labels) {
		if l == labels[i] || l != Outside && labels[i] != Outside && l.kindIndex() == labels[i].kindIndex() {
			continue
		}
		rival = max(rival, value(l))
	}
	return own - rival
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
