// Package parse finds the dependency tree of a tagged sentence: relations of
// Universal Dependencies, version 2.
//
// In: words (package word) with the tagger's and the supertagger's classes. Out: a head and a
// relation a word: of "Talks resume", "Talks" hangs on "resume" as nsubj, and
// "resume" is the root.
//
// It goes through the sentence once, from left to right, with the arc-hybrid
// transition system. One linear model chooses each move, a second one the
// relation of each arc, at the moment when all that hangs on the dependent is
// known. Time and memory grow with the length of the sentence. The weights
// are data/en/weights/parse.bin.
package parse

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"

	"dateline/internal/annotate/syntax/weight"
	"dateline/internal/annotate/syntax/word"
)

// Model is a trained parser. It is read-only and may be shared.
type Model struct {
	moves  *weight.Triple
	labels *weight.Rows
	names  []string
	root   int // the label "root"
}

// Magic is the first line of a parser's file.
const Magic = "dateline parser 1"

// Read reads a model: two lines (a magic word, the relations parted by
// blanks), then the table of moves and that of relations.
func Read(raw []byte) (*Model, error) {
	head, rest, ok1 := bytes.Cut(raw, []byte("\n"))
	names, rest, ok2 := bytes.Cut(rest, []byte("\n"))
	if !ok1 || !ok2 || string(head) != Magic {
		return nil, errors.New("read parser: not a parser's file")
	}
	m := &Model{names: strings.Fields(string(names)), root: -1}
	for i, n := range m.names {
		if n == "root" {
			m.root = i
		}
	}
	var err error
	if m.moves, rest, err = weight.ReadTriple(rest); err != nil {
		return nil, fmt.Errorf("read parser: %w", err)
	}
	if m.labels, _, err = weight.ReadRows(rest); err != nil {
		return nil, fmt.Errorf("read parser: %w", err)
	}
	if m.labels.Classes != len(m.names) || m.root < 0 {
		return nil, errors.New("read parser: relations and weights do not fit")
	}
	return m, nil
}

// Name gives the relation of a label.
func (m *Model) Name(label int) string {
	if label < 0 || label >= len(m.names) {
		return "dep"
	}
	return m.names[label]
}

// Parse parses a sentence with machine ma, from which the heads and labels are
// then read.
func (m *Model) Parse(ma *Machine, words []word.Word, tags, supers []uint8) {
	features := make([]uint64, 0, 192)
	var sum [256]int32
	ma.Init(words, tags, supers)
	for !ma.Done() {
		var score [3]int32
		legal := ma.Legal()
		move := only(legal)
		if move < 0 {
			features = ma.MoveFeatures(features[:0])
			m.moves.Add(features, &score)
			move = bestOf(score, legal)
		}
		label := 0
		if Move(move) != Shift {
			head, dep := ma.Arc(Move(move))
			if head == len(words)+1 {
				label = m.root
			} else {
				features = ma.LabelFeatures(head, dep, features[:0])
				clear(sum[:len(m.names)])
				m.labels.Add(features, &sum)
				sum[m.root] = math.MinInt32
				label = weight.Best(sum[:len(m.names)])
			}
		}
		ma.Do(Move(move), label)
	}
}

// only gives the one legal move, or -1 where there are more.
func only(legal [3]bool) int {
	n, move := 0, -1
	for i, ok := range legal {
		if ok {
			n++
			move = i
		}
	}
	if n == 1 {
		return move
	}
	return -1
}

// bestOf gives the legal move of the highest score, the first of equals.
func bestOf(score [3]int32, legal [3]bool) int {
	best := -1
	for i, ok := range legal {
		if ok && (best < 0 || score[i] > score[best]) {
			best = i
		}
	}
	return best
}
