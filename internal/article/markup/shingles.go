package markup

import "strings"

// shingles is the set of word 4-grams of a text, and the set of its lines, by
// hash. It answers in time linear in what it is asked about. The hashes are of
// 64 bits and only ever asked for membership: that any two of a million differ
// by chance is as good as certain, and no one gains by making two alike.
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
	line1, _ := scan(line, func(h uint64) { s.grams[h] = struct{}{} })
	s.lines[line1] = struct{}{}
}

// hasLine says whether text is a whole line of the set.
func (s shingles) hasLine(text string) bool {
	line, _ := scan(text, nil)
	_, ok := s.lines[line]
	return ok
}

// share is the part of text's word 4-grams that are in the set, 0..1; for a
// text of fewer than four words, 1 or 0 as it is a whole line of the set.
func (s shingles) share(text string) float64 {
	if len(s.lines) == 0 {
		return 0
	}
	hit := 0
	line, n := scan(text, func(h uint64) {
		if _, ok := s.grams[h]; ok {
			hit++
		}
	})
	if _, ok := s.lines[line]; ok {
		return 1
	}
	if n < gram {
		return 0
	}
	return float64(hit) / float64(n-gram+1)
}

// FNV-1a of 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/).
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// scan hashes the words of s: each run of four for f, and the whole line, with
// the number of words.
func scan(s string, f func(uint64)) (line uint64, n int) {
	var last [gram]uint64
	line = fnvOffset
	for i := 0; i < len(s); {
		for i < len(s) && (s[i] == ' ' || s[i] == '\n') {
			i++
		}
		if i == len(s) {
			break
		}
		h := uint64(fnvOffset)
		for i < len(s) && s[i] != ' ' && s[i] != '\n' {
			h = (h ^ uint64(s[i])) * fnvPrime
			i++
		}
		line = mix(line, h)
		last[n%gram] = h
		n++
		if n >= gram && f != nil {
			g := uint64(fnvOffset)
			for k := n; k < n+gram; k++ {
				g = mix(g, last[k%gram])
			}
			f(g)
		}
	}
	return line, n
}

func mix(h, w uint64) uint64 {
	h = (h ^ w) * fnvPrime
	return h ^ h>>29
}

// overlap is the larger share of a's 4-grams in b or b's in a.
func overlap(a, b string) float64 {
	a, b = strings.ToLower(a), strings.ToLower(b)
	return max(newShingles([]string{a}).share(b), newShingles([]string{b}).share(a))
}
