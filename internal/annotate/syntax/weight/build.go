package weight

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
)

// Feature is a feature with its trained weights.
type Feature struct {
	Hash    uint64
	Weights []Weight // by rising class
}

// Weight is the weight of one class.
type Weight struct {
	Class int
	Value float32
}

// mu is the bend of the logarithmic scale: the higher, the finer the small
// weights. 30 lost least accuracy of 10, 30 and 100 on EWT dev.
const mu = 30

// top is the integer that the largest weight becomes. A sum of 500 features
// stays within 32 bits.
const top = 1 << 20

// norm is the sum of squares, by which features are kept or dropped.
func (f *Feature) norm() float64 {
	n := 0.0
	for _, w := range f.Weights {
		n += float64(w.Value) * float64(w.Value)
	}
	return n
}

// Build makes the file of a table: the limit strongest features, in bytes on a
// logarithmic scale. classes is 3 for a Triple. spread is how many places the
// index has for a feature: of two features in one place the stronger stays.
func Build(features []Feature, classes, limit int, spread float64) []byte {
	features = strongest(features, limit)
	largest := largestOf(features)
	x := index{cells: make([]uint64, int(float64(len(features))*spread/cellBits)+1)}
	kept := features[:0]
	entries := 0
	for _, f := range features {
		cell, bit := x.at(f.Hash)
		row := rowOf(f, classes, largest)
		if x.cells[cell]>>bit&1 != 0 || row == nil {
			continue
		}
		if entries += len(row) + 1; entries > rowMask {
			break // all that the table can point to
		}
		x.cells[cell] |= 1 << bit
		kept = append(kept, f)
	}
	x.count()
	slices.SortFunc(kept, func(a, b Feature) int { return cmp.Compare(x.find(a.Hash), x.find(b.Hash)) })
	return write(x, kept, classes, largest)
}

// strongest gives the limit features of the largest norm, the largest first.
func strongest(features []Feature, limit int) []Feature {
	type ranked struct {
		norm float64
		at   int
	}
	order := make([]ranked, len(features))
	for i := range features {
		order[i] = ranked{features[i].norm(), i}
	}
	slices.SortFunc(order, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.norm, a.norm), cmp.Compare(features[a.at].Hash, features[b.at].Hash))
	})
	out := make([]Feature, 0, min(limit, len(order)))
	for _, r := range order[:min(limit, len(order))] {
		out = append(out, features[r.at])
	}
	return out
}

// count fills in how many features stand before each cell.
func (x *index) count() {
	n := uint64(0)
	for i, c := range x.cells {
		x.cells[i] = c | n<<cellBits
		n += uint64(bits.OnesCount64(c))
	}
}

func largestOf(features []Feature) float64 {
	largest := 1e-9
	for _, f := range features {
		for _, w := range f.Weights {
			largest = max(largest, math.Abs(float64(w.Value)))
		}
	}
	return largest
}

// toByte puts v, of at most largest, on the scale.
func toByte(v float32, largest float64) uint8 {
	a := math.Abs(float64(v)) / largest
	n := int(math.Round(127 * math.Log1p(mu*a) / math.Log1p(mu)))
	if v < 0 {
		n = -n
	}
	return uint8(int8(n))
}

// scale gives the integer of each byte.
func scale() [256]int32 {
	var s [256]int32
	for i := range s {
		n := int(int8(uint8(i)))
		a := math.Expm1(math.Abs(float64(n))/127*math.Log1p(mu)) / mu
		s[i] = int32(math.Round(math.Copysign(a*top, float64(n))))
	}
	s[0] = 0
	return s
}

// least is the smallest byte that is kept in rows: 3 percent of the largest
// weight. It halves the tables of the tagger and the supertagger, which moved
// LAS by -0.003 on EWT dev and by +0.002 on GUM-open dev. A triple has room for
// all its weights: without the small ones of the moves LAS was 0.006 lower.
const least = 24

// rowOf gives the entries of a feature that are worth keeping.
func rowOf(f Feature, classes int, largest float64) []uint16 {
	smallest := int8(least)
	if classes == 3 {
		smallest = 1
	}
	var row []uint16
	for _, w := range f.Weights {
		if b := toByte(w.Value, largest); int8(b) >= smallest || int8(b) <= -smallest {
			row = append(row, uint16(w.Class)<<8|uint16(b))
		}
	}
	return row
}

// write lays a table out: magic, number of classes, scale, then cells, values
// and entries, each after its number. Equal rows of entries are written once.
func write(x index, kept []Feature, classes int, largest float64) []byte {
	var values []uint32
	var entries []uint16
	seen := map[string]uint32{}
	var key []byte
	for _, f := range kept {
		row := rowOf(f, classes, largest)
		if classes == 3 {
			v := uint32(print8(f.Hash)) << 24
			for _, e := range row {
				v |= uint32(e&0xff) << (8 * (e >> 8))
			}
			values = append(values, v)
			continue
		}
		key = key[:0]
		for _, e := range row {
			key = binary.LittleEndian.AppendUint16(key, e)
		}
		at, ok := seen[string(key)]
		if !ok {
			at = uint32(len(entries))
			seen[string(key)] = at
			entries = append(append(entries, uint16(len(row))), row...)
		}
		values = append(values, print10(f.Hash)<<rowBits|at)
	}
	var out bytes.Buffer
	out.WriteString(magic)
	s := scale()
	for _, part := range []any{
		uint32(classes), s[:], uint32(len(x.cells)), x.cells,
		uint32(len(values)), values, uint32(len(entries)), entries,
	} {
		_ = binary.Write(&out, binary.LittleEndian, part) // a bytes.Buffer takes all
	}
	return out.Bytes()
}
