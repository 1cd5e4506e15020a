package markup

import (
	"hash/maphash"
	"strings"
)

// shingles is the set of word 4-grams of a text, and the set of its lines, by
// hash. It answers in time linear in what it is asked about.
type shingles struct {
	grams map[uint64]struct{}
	lines map[uint64]struct{}
}

// gram is the length of a shingle in words.
const gram = 4

func newShingles(lines []string) shingles {
	s := shingles{map[uint64]struct{}{}, map[uint64]struct{}{}}
	for _, line := range lines {
		s.add(line)
	}
	return s
}

func (s shingles) add(line string) {
	ws := strings.Fields(line)
	s.lines[hashWords(ws)] = struct{}{}
	for i := 0; i+gram <= len(ws); i++ {
		s.grams[hashWords(ws[i:i+gram])] = struct{}{}
	}
}

// hasLine says whether text is a whole line of the set.
func (s shingles) hasLine(text string) bool {
	_, ok := s.lines[hashWords(strings.Fields(text))]
	return ok
}

// share is the part of text's word 4-grams that are in the set, 0..1; for a
// text of fewer than four words, 1 or 0 as it is a whole line of the set.
func (s shingles) share(text string) float64 {
	if len(s.lines) == 0 {
		return 0
	}
	ws := strings.Fields(text)
	if _, ok := s.lines[hashWords(ws)]; ok {
		return 1
	}
	if len(ws) < gram {
		return 0
	}
	n := 0
	for i := 0; i+gram <= len(ws); i++ {
		if _, ok := s.grams[hashWords(ws[i:i+gram])]; ok {
			n++
		}
	}
	return float64(n) / float64(len(ws)-gram+1)
}

var seed = maphash.MakeSeed()

// hashWords hashes words. The seed differs between runs; only equality is
// asked of it, so no result does.
func hashWords(ws []string) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, w := range ws {
		h.WriteString(w)
		h.WriteByte(' ')
	}
	return h.Sum64()
}
