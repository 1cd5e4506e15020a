package name

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"math/bits"
	"slices"
)

// Unit is the number of steps of a quantised weight that make 1.
const Unit = 32

// transitions are the weights of a label after another, in 1/Unit; the first
// index says whether the later token is a small linking word.
type transitions [2][Labels][Labels]int16

// Model is the weights of one pass: a linear-chain conditional random field,
// decoded in integers. It is read-only, and reads the weights where they lie.
//
// Its bytes: "DLNX", the transitions (little-endian int16), one byte for each
// of the 65,536 values of the upper half of a feature's hash: the length of
// that bucket in bytes; then the buckets. A bucket that is not empty has the
// number of its features in a byte, the lower halves of their hashes (uint16),
// for each a uint16 whose bits say which labels have a weight, and then those
// weights as int8, by feature and in order of the labels.
type Model struct {
	trans transitions
	// start[h] is where the bucket of upper half h begins in entries.
	start   [buckets + 1]uint32
	entries []byte
}

const buckets = 1 << 16

// maxBucket is the longest bucket in bytes.
const maxBucket = 255

const modelMagic = "DLNX"

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

// ParseModel reads a model from its bytes, which it keeps.
func ParseModel(raw []byte) (*Model, error) {
	const head = len(modelMagic) + 2*2*int(Labels)*int(Labels) + buckets
	if len(raw) < head || string(raw[:len(modelMagic)]) != modelMagic {
		return nil, errModel
	}
	m := &Model{entries: raw[head:]}
	raw = raw[len(modelMagic):head]
	for k := range m.trans {
		for a := range m.trans[k] {
			for b := range m.trans[k][a] {
				m.trans[k][a][b] = int16(binary.LittleEndian.Uint16(raw))
				raw = raw[2:]
			}
		}
	}
	for h, n := range raw {
		m.start[h+1] = m.start[h] + uint32(n)
		if int(m.start[h+1]) > len(m.entries) || !whole(m.entries[m.start[h]:m.start[h+1]]) {
			return nil, errModel
		}
	}
	if int(m.start[buckets]) != len(m.entries) {
		return nil, errModel
	}
	return m, nil
}

// whole says whether bucket is as long as its numbers say.
func whole(bucket []byte) bool {
	if len(bucket) == 0 {
		return true
	}
	n := int(bucket[0])
	if len(bucket) < 1+4*n {
		return false
	}
	length := 1 + 4*n
	for k := range n {
		length += bits.OnesCount16(binary.LittleEndian.Uint16(bucket[1+2*n+2*k:]))
	}
	return n > 0 && len(bucket) == length
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
	keys := make([]uint32, 0, len(w.Features))
	for key := range w.Features {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	var lengths [buckets]byte
	var entries []byte
	for len(keys) > 0 {
		h, n := keys[0]>>16, 1
		for n < len(keys) && keys[n]>>16 == h {
			n++
		}
		bucket := encodeBucket(w.Features, keys[:n])
		lengths[h] = byte(len(bucket))
		entries = append(entries, bucket...)
		keys = keys[n:]
	}
	out = append(out, lengths[:]...)
	return append(out, entries...)
}

// encodeBucket writes the quantised weights of the features keys. What would
// make the bucket longer than maxBucket is left out: with fewer than ten times
// as many features as buckets, nothing is.
func encodeBucket(features map[uint32][Labels]float32, keys []uint32) []byte {
	var lows, sets, weights []byte
	n := byte(0)
	for _, key := range keys {
		set := uint16(0)
		var ws []byte
		for l, x := range features[key] {
			if v := int8(max(-127, min(127, math.Round(float64(x)*Unit)))); v != 0 {
				set |= 1 << l
				ws = append(ws, byte(v))
			}
		}
		if set == 0 || 1+len(lows)+len(sets)+len(weights)+4+len(ws) > maxBucket {
			continue
		}
		lows = binary.LittleEndian.AppendUint16(lows, uint16(key))
		sets = binary.LittleEndian.AppendUint16(sets, set)
		weights = append(weights, ws...)
		n++
	}
	if n == 0 {
		return nil
	}
	return slices.Concat([]byte{n}, lows, sets, weights)
}

// score adds the weights of features into sum.
func (m *Model) score(sum *[Labels]int32, features []uint32) {
	for _, key := range features {
		h := key >> 16
		at, end := m.start[h], m.start[h+1]
		if at == end {
			continue
		}
		bucket := m.entries[at:end]
		n := int(bucket[0])
		lows := bucket[1 : 1+2*n]
		for k := 0; k+1 < len(lows); k += 2 {
			if uint16(lows[k])|uint16(lows[k+1])<<8 == uint16(key) {
				addWeights(sum, bucket[1+2*n:], n, k/2)
				break
			}
		}
	}
}

// addWeights adds the weights of feature k of n to sum. rest is the bucket
// from its sets on.
func addWeights(sum *[Labels]int32, rest []byte, n, k int) {
	weights := rest[2*n:]
	for i := range k {
		weights = weights[bits.OnesCount16(binary.LittleEndian.Uint16(rest[2*i:])):]
	}
	set := binary.LittleEndian.Uint16(rest[2*k:])
	for i := 0; set != 0; i++ {
		sum[bits.TrailingZeros16(set)&(int(Labels)-1)] += int32(int8(weights[i]))
		set &= set - 1
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
