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
	"slices"
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
	// finite, bare and participle are the classes of finite verbs, bare infinitives
	// and past participles.
	finite, bare, participle []uint8
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
		switch xpos {
		case "VBD", "VBZ", "VBP", "MD":
			m.finite = append(m.finite, uint8(len(m.pairs)))
		case "VBN":
			m.participle = append(m.participle, uint8(len(m.pairs)))
		case "VB":
			m.bare = append(m.bare, uint8(len(m.pairs)))
		}
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

// Tag appends the class of each word to classes. A sentence that ends in a full
// stop has a finite verb: where the words taken one by one have none, the one that
// comes nearest to it is taken as it, if it comes near at all.
func (m *Model) Tag(words []word.Word, classes []uint8) []uint8 {
	from := len(classes)
	classes = m.tagFrom(words, 0, 0, 0, classes)
	given := classes[from:]
	if len(words) < shortest || words[len(words)-1].Low != fullStop || m.hasFinite(given) {
		return classes
	}
	if i, class := m.nearest(words, given); i >= 0 {
		classes = append(classes[:from+i], class)
		t2 := 0
		if i > 0 {
			t2 = int(given[i-1]) + 1
		}
		classes = m.tagFrom(words, i+1, int(class)+1, t2, classes)
	}
	return classes
}

// shortest is the number of words, marks among them, from which a sentence is held
// to have a finite verb: shorter ones are headings and answers ("Not yet.").
const shortest = 4

// fullStop is the Low of a full stop.
var fullStop = func() uint32 {
	w := make([]word.Word, 1)
	word.Fill(w, func(int) string { return "." }, nil, nil)
	return w[0].Low
}()

// tagFrom appends the classes of the words from number i on; t1 and t2 are the tags
// (plus one) of the word before and the one before that.
func (m *Model) tagFrom(words []word.Word, i, t1, t2 int, classes []uint8) []uint8 {
	var sum [256]int32
	features := make([]uint64, 0, 64)
	for ; i < len(words); i++ {
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

// hasFinite says whether one of the classes is that of a finite verb, or the first
// that of a request ("Send word.").
func (m *Model) hasFinite(classes []uint8) bool {
	for _, c := range classes {
		if slices.Contains(m.finite, c) {
			return true
		}
	}
	return slices.Contains(m.bare, classes[0])
}

// near is how far below the best class a finite verb may lie to be taken, in units
// of the table's weights; a participle, which looks the same ("The country produced
// …"), may lie participleNear times as far. Measured on the development parts of the
// treebanks, where higher values lose accuracy: see README.md.
const near, participleNear = 400_000, 4

// nearest gives the word that comes nearest to a finite verb, and the class that it
// would have; -1 where none comes near.
func (m *Model) nearest(words []word.Word, given []uint8) (at int, class uint8) {
	var sum [256]int32
	features := make([]uint64, 0, 64)
	at, least := -1, int32(near)
	t1, t2 := 0, 0
	for i := range words {
		if m.fixed[words[i].Low] == 0 {
			clear(sum[:m.rows.Classes])
			features = Features(words, i, t1, t2, features[:0])
			m.rows.Add(features, &sum)
			for _, c := range m.finite {
				d := sum[given[i]] - sum[c]
				if slices.Contains(m.participle, given[i]) {
					d /= participleNear
				}
				if d < least {
					at, class, least = i, c, d
				}
			}
		}
		t1, t2 = int(given[i])+1, t1
	}
	return at, class
}
