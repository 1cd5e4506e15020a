// Package weight holds the trained weights of linear models in tables that are
// small and quick to ask: a feature's 64-bit hash goes in, its weights come
// out, as 32-bit integers.
//
// A table is an index and values. The index is a bitmap in cells of 64 bits:
// 40 bits say which features are there, 24 bits how many stand before the
// cell, so that one load tells an absent feature, and gives the place of a
// present one. A fingerprint beside the value keeps most strange features
// out. Weights are bytes on a logarithmic scale (a table of 256 integers in
// the file), because equal steps lose the small ones.
//
// Layout of a file, little-endian: see Builder.WriteTo.
package weight

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
)

// cellBits is the number of places for features in one cell of the index.
const cellBits = 40

// index maps a feature to the number of its value, or -1.
type index struct {
	cells []uint64 // low 40 bits: bitmap; high 24 bits: features before the cell
}

// at gives the cell and the bit of a feature.
func (x *index) at(h uint64) (cell uint64, bit uint64) {
	cell, _ = bits.Mul64(h, uint64(len(x.cells)))
	return cell, ((h & 0xffff) * cellBits) >> 16
}

// find gives the number of the value of h, or -1.
func (x *index) find(h uint64) int {
	cell, bit := x.at(h)
	c := x.cells[cell]
	if c>>bit&1 == 0 {
		return -1
	}
	return int(c>>cellBits) + bits.OnesCount64(c&(1<<bit-1))
}

// Triple is a table of three weights a feature: for models of three classes.
type Triple struct {
	index
	values []uint32 // 8 bits of fingerprint, then three weights
	scale  [256]int32
}

// Add adds the weights of the features to sum.
func (t *Triple) Add(features []uint64, sum *[3]int32) {
	a, b, c := sum[0], sum[1], sum[2]
	for _, h := range features {
		i := t.find(h)
		if i < 0 {
			continue
		}
		v := t.values[i]
		if uint8(v>>24) != print8(h) {
			continue
		}
		a += t.scale[uint8(v)]
		b += t.scale[uint8(v>>8)]
		c += t.scale[uint8(v>>16)]
	}
	sum[0], sum[1], sum[2] = a, b, c
}

func print8(h uint64) uint8 { return uint8(h >> 20) }

// Rows is a table of a few weights a feature, among up to 256 classes.
type Rows struct {
	index
	values  []uint32 // 10 bits of fingerprint, 22 bits of where the row starts
	entries []uint16 // of each row: its length, then class<<8 | weight
	scale   [256]int32
	// Classes is the number of classes.
	Classes int
}

const (
	rowBits = 22
	rowMask = 1<<rowBits - 1
)

func print10(h uint64) uint32 { return uint32(h>>20) & (1<<(32-rowBits) - 1) }

// Add adds the weights of the features to sum, which has Classes places.
func (t *Rows) Add(features []uint64, sum *[256]int32) {
	for _, h := range features {
		i := t.find(h)
		if i < 0 {
			continue
		}
		v := t.values[i]
		if v>>rowBits != print10(h) {
			continue
		}
		row := int(v & rowMask)
		end := row + 1 + int(t.entries[row])
		for _, e := range t.entries[row+1 : end] {
			sum[e>>8] += t.scale[uint8(e)]
		}
	}
}

// Best gives the class of the highest sum, the first of equals.
func Best(sum []int32) int {
	best := 0
	for i, s := range sum {
		if s > sum[best] {
			best = i
		}
	}
	return best
}

// magic starts every file; the last byte is the version of the layout.
const magic = "dlwt\x01"

// parser reads little-endian numbers from a file.
type parser struct {
	raw []byte
	bad bool
}

func (p *parser) u32() uint32 {
	if len(p.raw) < 4 {
		p.bad = true
		return 0
	}
	v := binary.LittleEndian.Uint32(p.raw)
	p.raw = p.raw[4:]
	return v
}

// take gives the next n items of size bytes.
func (p *parser) take(n uint32, size int) []byte {
	if uint64(n)*uint64(size) > uint64(len(p.raw)) {
		p.bad = true
		return nil
	}
	b := p.raw[:int(n)*size]
	p.raw = p.raw[int(n)*size:]
	return b
}

func (p *parser) u64s(n uint32) []uint64 {
	b := p.take(n, 8)
	out := make([]uint64, len(b)/8)
	for i := range out {
		out[i] = binary.LittleEndian.Uint64(b[i*8:])
	}
	return out
}

func (p *parser) u32s(n uint32) []uint32 {
	b := p.take(n, 4)
	out := make([]uint32, len(b)/4)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(b[i*4:])
	}
	return out
}

func (p *parser) u16s(n uint32) []uint16 {
	b := p.take(n, 2)
	out := make([]uint16, len(b)/2)
	for i := range out {
		out[i] = binary.LittleEndian.Uint16(b[i*2:])
	}
	return out
}

// errFile says that a file is no file of weights, or is damaged.
var errFile = errors.New("not a table of weights, or damaged")

// file is what both kinds of tables have in common.
type file struct {
	classes int
	index
	values  []uint32
	entries []uint16
	scale   [256]int32
}

// parse reads one table and gives what follows it.
func parse(raw []byte) (*file, []byte, error) {
	if len(raw) < len(magic) || string(raw[:len(magic)]) != magic {
		return nil, nil, errFile
	}
	p := &parser{raw: raw[len(magic):]}
	f := &file{classes: int(p.u32())}
	for i, v := range p.u32s(256) {
		f.scale[i] = int32(v)
	}
	f.cells = p.u64s(p.u32())
	f.values = p.u32s(p.u32())
	f.entries = p.u16s(p.u32())
	if p.bad || len(f.cells) == 0 || f.classes < 1 || f.classes > 256 {
		return nil, nil, errFile
	}
	return f, p.raw, f.check()
}

// check makes sure that no index leads outside the tables.
func (f *file) check() error {
	n := 0
	for _, c := range f.cells {
		if int(c>>cellBits) != n {
			return fmt.Errorf("%w: wrong count in the index", errFile)
		}
		n += bits.OnesCount64(c & (1<<cellBits - 1))
	}
	if n != len(f.values) {
		return fmt.Errorf("%w: %d features and %d values", errFile, n, len(f.values))
	}
	return nil
}

// ReadTriple reads a table of three classes, and gives what follows it.
func ReadTriple(raw []byte) (*Triple, []byte, error) {
	f, rest, err := parse(raw)
	if err != nil {
		return nil, nil, fmt.Errorf("read weights: %w", err)
	}
	return &Triple{index: f.index, values: f.values, scale: f.scale}, rest, nil
}

// ReadRows reads a table of up to 256 classes, and gives what follows it.
func ReadRows(raw []byte) (*Rows, []byte, error) {
	f, rest, err := parse(raw)
	if err != nil {
		return nil, nil, fmt.Errorf("read weights: %w", err)
	}
	for _, v := range f.values {
		row := int(v & rowMask)
		if row >= len(f.entries) || row+1+int(f.entries[row]) > len(f.entries) {
			return nil, nil, fmt.Errorf("read weights: %w: row outside the table", errFile)
		}
		for _, e := range f.entries[row+1 : row+1+int(f.entries[row])] {
			if int(e>>8) >= f.classes {
				return nil, nil, fmt.Errorf("read weights: %w: class outside the table", errFile)
			}
		}
	}
	return &Rows{index: f.index, values: f.values, entries: f.entries, scale: f.scale, Classes: f.classes}, rest, nil
}
