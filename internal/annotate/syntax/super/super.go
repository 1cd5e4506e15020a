// Package super guesses, for each word of a tagged sentence, its place in the
// dependency tree before the tree is built: its relation, on which side its
// head stands, and whether it has dependents on its left and its right.
//
// In: words and the tagger's classes. Out: a class a word, such as "nsubj>l"
// (a subject whose head follows and that has dependents on its left). The
// parser, which goes from left to right and cannot take back a step, learns
// from the guesses what is still to come (Ouchi, Duh and Matsumoto 2014).
// The weights are data/en/weights/parse-super.bin.
package super

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"dateline/internal/annotate/syntax/weight"
	"dateline/internal/annotate/syntax/word"
)

// Magic is the first line of the file.
const Magic = "dateline supertagger 1"

// Model is a trained model. It is read-only and may be shared.
type Model struct {
	rows  *weight.Rows
	names []string
}

// Read reads a model: two lines (a magic word, the classes parted by blanks),
// then the table of weights.
func Read(raw []byte) (*Model, error) {
	head, rest, ok1 := bytes.Cut(raw, []byte("\n"))
	names, rest, ok2 := bytes.Cut(rest, []byte("\n"))
	if !ok1 || !ok2 || string(head) != Magic {
		return nil, errors.New("read supertagger: not a supertagger's file")
	}
	m := &Model{names: strings.Fields(string(names))}
	var err error
	if m.rows, _, err = weight.ReadRows(rest); err != nil {
		return nil, fmt.Errorf("read supertagger: %w", err)
	}
	if m.rows.Classes != len(m.names) || len(m.names) > 250 {
		return nil, errors.New("read supertagger: classes and weights do not fit")
	}
	return m, nil
}

// Tag appends the class of each word to classes.
func (m *Model) Tag(words []word.Word, tags []uint8, classes []uint8) []uint8 {
	var sum [256]int32
	features := make([]uint64, 0, 64)
	s1, s2 := 0, 0
	for i := range words {
		clear(sum[:len(m.names)])
		features = Features(words, tags, i, s1, s2, features[:0])
		m.rows.Add(features, &sum)
		best := weight.Best(sum[:len(m.names)])
		classes = append(classes, uint8(best))
		s1, s2 = best+1, s1
	}
	return classes
}

// edge stands for the words before and after a sentence.
var edge = word.Word{Low: 7, Class: 1<<16 - 1}

// at gives word i with its tag plus one, or the edge.
func at(words []word.Word, tags []uint8, i int) (*word.Word, uint64) {
	if i < 0 || i >= len(words) {
		return &edge, 255
	}
	return &words[i], uint64(tags[i]) + 1
}

// Features appends the features of word i to buf; s1 and s2 are the classes
// (plus one) of the two words before, 0 at the start.
func Features(words []word.Word, tags []uint8, i int, s1, s2 int, buf []uint64) []uint64 {
	w, t := at(words, tags, i)
	p1, tp1 := at(words, tags, i-1)
	p2, tp2 := at(words, tags, i-2)
	_, tp3 := at(words, tags, i-3)
	n1, tn1 := at(words, tags, i+1)
	n2, tn2 := at(words, tags, i+2)
	_, tn3 := at(words, tags, i+3)
	low, class := uint64(w.Low), uint64(w.Class)
	wt := low<<8 | t
	a, b := uint64(s1), uint64(s2)
	return append(buf,
		word.Mix(301, wt, 0),
		word.Mix(302, low, 0),
		word.Mix(303, class, t),
		word.Mix(304, t, tn1),
		word.Mix(305, t, tp1),
		word.Mix(306, tp1<<8|t, tn1),
		word.Mix(307, tp2<<8|tp1, t),
		word.Mix(308, t<<8|tn1, tn2),
		word.Mix(309, tp2<<8|tp1, t<<8|tn1),
		word.Mix(310, tp1<<8|t, tn1<<8|tn2),
		word.Mix(311, t<<16|tn1<<8|tn2, tn3),
		word.Mix(312, tp3<<16|tp2<<8|tp1, t),
		word.Mix(313, wt, tn1),
		word.Mix(314, wt, tp1),
		word.Mix(315, wt, tp1<<8|tn1),
		word.Mix(316, wt, tn1<<8|tn2),
		word.Mix(317, wt, tp2<<8|tp1),
		word.Mix(318, uint64(p1.Low), t),
		word.Mix(319, uint64(n1.Low), t),
		word.Mix(320, uint64(p1.Low), wt),
		word.Mix(321, uint64(n1.Low), wt),
		word.Mix(322, uint64(p2.Low), t),
		word.Mix(323, uint64(n2.Low), t),
		word.Mix(324, uint64(p1.Low)<<8|tn1, t),
		word.Mix(325, uint64(n1.Low)<<8|tp1, t),
		word.Mix(326, uint64(p1.Class), class),
		word.Mix(327, uint64(n1.Class), class),
		word.Mix(328, uint64(p1.Class)<<16|uint64(n1.Class), t),
		word.Mix(329, uint64(n1.Class)<<16|uint64(n2.Class), t),
		word.Mix(330, uint64(p2.Class)<<16|uint64(p1.Class), t),
		word.Mix(331, a, t),
		word.Mix(332, a, wt),
		word.Mix(333, a<<8|b, t),
		word.Mix(334, a<<8|t, tn1),
		word.Mix(335, a<<8|t, tn1<<8|tn2),
		word.Mix(336, a<<8|b, t<<8|tn1),
		word.Mix(337, a, uint64(p1.Low)<<8|t),
		word.Mix(338, a<<8|b, wt),
		word.Mix(339, low, uint64(w.Shape)),
		word.Mix(340, a<<16|class, tn1),
		word.Mix(341, edges(tags, i), t),
		word.Mix(342, edges(tags, i), wt))
}

// edges tells how far the end of the sentence is on both sides, roughly: the
// numbers of words before and after, up to 3.
func edges(tags []uint8, i int) uint64 {
	return uint64(min(i, 3))<<2 | uint64(min(len(tags)-1-i, 3))
}
