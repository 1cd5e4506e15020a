// Package tag gives words their parts of speech: UPOS (Universal Dependencies)
// and XPOS (Penn Treebank) together, as one of about 130 pairs.
//
// In: the words of a sentence (package word). Out: a class a word; Model.Pair
// gives its UPOS and XPOS. "Talks resume" gives NOUN/NNS and VERB/VBP.
//
// It is a linear model that goes from left to right, each word seeing the tags
// it gave before, the words around it, their word classes, and the tags that
// they had in running text. The weights are data/en/weights/tag.bin.
package tag

import (
	"errors"
	"fmt"
	"strings"

	"dateline/internal/annotate/syntax/weight"
	"dateline/internal/annotate/syntax/word"
)

// Pair is a part of speech in both sets.
type Pair struct{ UPOS, XPOS string }

// Model is a trained tagger. It is read-only and may be shared.
type Model struct {
	rows  *weight.Rows
	pairs []Pair
	// fixed maps a word's Low to its only tag plus one: frequent words that
	// had one tag throughout ("the", "of", ",").
	fixed map[uint32]int
}

// Read reads a model: three lines (a magic word, the pairs parted by blanks,
// the fixed words as "hash:class" parted by blanks), then the table of weights.
func Read(raw []byte) (*Model, error) {
	m := &Model{fixed: map[uint32]int{}}
	head, rest, ok1 := cutLine(raw)
	pairs, rest, ok2 := cutLine(rest)
	fixed, rest, ok3 := cutLine(rest)
	if !ok1 || !ok2 || !ok3 || head != Magic {
		return nil, errors.New("read tagger: not a tagger's file")
	}
	for _, p := range strings.Fields(pairs) {
		upos, xpos, _ := strings.Cut(p, "|")
		m.pairs = append(m.pairs, Pair{upos, xpos})
	}
	for _, f := range strings.Fields(fixed) {
		var low uint32
		var class int
		if n, err := fmt.Sscanf(f, "%x:%d", &low, &class); n != 2 || err != nil || class < 0 || class >= len(m.pairs) {
			return nil, fmt.Errorf("read tagger: fixed word %q", f)
		}
		m.fixed[low] = class + 1
	}
	var err error
	if m.rows, _, err = weight.ReadRows(rest); err != nil {
		return nil, fmt.Errorf("read tagger: %w", err)
	}
	if m.rows.Classes != len(m.pairs) {
		return nil, fmt.Errorf("read tagger: %d pairs and weights for %d", len(m.pairs), m.rows.Classes)
	}
	return m, nil
}

// Magic is the first line of a tagger's file.
const Magic = "dateline tagger 1"

// cutLine parts raw after its first line.
func cutLine(raw []byte) (line string, rest []byte, ok bool) {
	for i, c := range raw {
		if c == '\n' {
			return string(raw[:i]), raw[i+1:], true
		}
	}
	return "", nil, false
}

// Pair gives the parts of speech of a class.
func (m *Model) Pair(class int) Pair { return m.pairs[class] }

// Pairs gives the parts of speech of all classes, which is not to be changed.
func (m *Model) Pairs() []Pair { return m.pairs }

// Tag appends the class of each word to classes.
func (m *Model) Tag(words []word.Word, classes []uint8) []uint8 {
	var sum [256]int32
	features := make([]uint64, 0, 64)
	t1, t2 := 0, 0
	for i := range words {
		best := m.fixed[words[i].Low] - 1
		if best < 0 {
			clear(sum[:m.rows.Classes])
			features = Features(words, i, t1, t2, features[:0])
			m.rows.Add(features, &sum)
			best = weight.Best(sum[:m.rows.Classes])
		}
		classes = append(classes, uint8(best))
		t1, t2 = best+1, t1
	}
	return classes
}
