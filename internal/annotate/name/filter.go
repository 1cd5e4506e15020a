package name

import (
	"encoding/binary"
	"errors"
)

// FilterFile is where the filter of name tokens lies in data.FS.
const FilterFile = "en/weights/names-tokens.bin"

// A filter says of a word whether it is a part of persons' names, how common,
// and of what kind: Bloom filters of all parts, of those seen often, of given
// names and of family names. It errs only by taking about one word in a
// hundred for a name that is none.
//
// Its bytes: "DLNF", then for each of the four the number of 64-bit words
// (little-endian uint32) and the words.
type filter [4][]uint64

// The parts of a filter.
const (
	filterAll = iota
	filterOften
	filterGiven
	filterFamily
)

// filterProbes is the number of bits set for a word: at 10 bits a word, 7
// gives the fewest errors (about 0.8 %); 5 gives 0.9 % for less work.
const filterProbes = 5

const filterMagic = "DLNF"

var errFilter = errors.New("not a filter of names, or cut short")

// NewFilter makes the bytes of a filter from its lists of words, which are
// folded by foldHash: all, those seen often, given names, family names.
func NewFilter(lists [4][]string) []byte {
	out := []byte(filterMagic)
	for _, list := range lists {
		bits := make([]uint64, max(1, len(list)*10/64+1))
		for _, w := range list {
			set(bits, foldHash(w))
		}
		out = binary.LittleEndian.AppendUint32(out, uint32(len(bits)))
		for _, b := range bits {
			out = binary.LittleEndian.AppendUint64(out, b)
		}
	}
	return out
}

func parseFilter(raw []byte) (filter, error) {
	if len(raw) < 4 || string(raw[:4]) != filterMagic {
		return filter{}, errFilter
	}
	raw = raw[4:]
	var f filter
	for k := range f {
		if len(raw) < 4 {
			return filter{}, errFilter
		}
		n := int(binary.LittleEndian.Uint32(raw))
		raw = raw[4:]
		if n < 1 || n > len(raw)/8 {
			return filter{}, errFilter
		}
		f[k] = make([]uint64, n)
		for i := range f[k] {
			f[k][i] = binary.LittleEndian.Uint64(raw[8*i:])
		}
		raw = raw[8*n:]
	}
	return f, nil
}

func set(bits []uint64, h uint32) {
	step := h>>17 | 1
	for range filterProbes {
		at := uint64(h) * uint64(len(bits)*64) >> 32
		bits[at/64] |= 1 << (at % 64)
		h = h*0x9E3779B1 + step
	}
}

func has(bits []uint64, h uint32) bool {
	step := h>>17 | 1
	for range filterProbes {
		at := uint64(h) * uint64(len(bits)*64) >> 32
		if bits[at/64]>>(at%64)&1 == 0 {
			return false
		}
		h = h*0x9E3779B1 + step
	}
	return true
}

// has says whether the word with foldHash h is in part k.
func (f *filter) has(k int, h uint32) bool { return len(f[k]) > 0 && has(f[k], h) }

// tier is 0 for a word that is no part of names, 1 for a rare one, 2 for a
// common one. h is the word's foldHash.
func (f *filter) tier(h uint32) uint8 {
	switch {
	case !f.has(filterAll, h):
		return 0
	case f.has(filterOften, h):
		return 2
	}
	return 1
}

// forename is 1 for a given name, 2 for a family name, 3 for both, else 0.
func (f *filter) forename(h uint32) uint8 {
	v := uint8(0)
	if f.has(filterGiven, h) {
		v = 1
	}
	if f.has(filterFamily, h) {
		v |= 2
	}
	return v
}
