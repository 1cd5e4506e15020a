package page

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"dateline/internal/news"
)

// Tree is the drawing of one sentence: words on a line, arcs above them, and
// names below. All measures are CSS pixels.
type Tree struct {
	Report        news.ReportID
	Number, Count int // from 0; of how many sentences
	Text          string
	Width, Height int
	Words         []TreeWord
	Arcs          []TreeArc
	Names         []TreeName
	Tokens        []news.Token
}

// TreeWord is one word; X is its middle, Y its base line.
type TreeWord struct {
	X, Y              int
	Form, UPOS, Lemma string
}

// TreeArc is one dependency, an SVG path from head to dependent.
type TreeArc struct {
	Path   string
	X, Y   int // of the label's middle
	Deprel string
	Tip    string // the arrow's head, an SVG path
}

// TreeName is the bar under a name.
type TreeName struct {
	X, Y, Width int
	Kind        news.NameKind
}

// The measures of the drawing, in pixels.
const (
	letterWidth = 9  // of the monospaced face at 15 px
	wordGap     = 22 // between two words
	arcStep     = 24 // height of one level of arcs
	treeMargin  = 16
	// maxDrawn is the longest sentence that is drawn, in tokens; a longer one
	// is shown as a table only.
	maxDrawn = 120
)

// newTree draws the n-th sentence of a report.
func newTree(ann *news.Annotated, n int) *Tree {
	sent := &ann.Sentences[n]
	t := &Tree{Report: ann.ID, Number: n, Count: len(ann.Sentences), Text: sent.In(ann.Text), Tokens: sent.Tokens}
	if len(sent.Tokens) == 0 || len(sent.Tokens) > maxDrawn {
		return t
	}
	levels, top := arcLevels(sent.Tokens)
	base := treeMargin + (top+1)*arcStep + 18
	left := make([]int, len(sent.Tokens))
	width := make([]int, len(sent.Tokens))
	x := treeMargin
	for i, tok := range sent.Tokens {
		width[i] = letterWidth * max(utf8.RuneCountInString(tok.Form), utf8.RuneCountInString(tok.UPOS), len(tok.Deprel)*2/3)
		left[i] = x
		t.Words = append(t.Words, TreeWord{X: x + width[i]/2, Y: base, Form: tok.Form, UPOS: tok.UPOS, Lemma: tok.Lemma})
		x += width[i] + wordGap
	}
	for i, tok := range sent.Tokens {
		t.Arcs = append(t.Arcs, arc(t.Words, i, tok, levels[i], base-20))
	}
	bottom := base + 34
	for _, k := range within(ann.Names, sent.Span, func(m news.Name) news.Span { return m.Span }) {
		if bar, ok := nameBar(sent, ann.Names[k], left, width, bottom); ok {
			bar.Y += 20 * overlapping(t.Names, bar)
			t.Names = append(t.Names, bar)
		}
	}
	for _, bar := range t.Names {
		bottom = max(bottom, bar.Y)
	}
	t.Width, t.Height = x+treeMargin, bottom+30
	return t
}

// arc draws the dependency of the i-th word at a level above the line.
func arc(words []TreeWord, i int, tok news.Token, level, floor int) TreeArc {
	to := words[i].X
	if tok.Head <= 0 || tok.Head > len(words) {
		return TreeArc{Path: fmt.Sprintf("M%d %d V%d", to, treeMargin, floor), X: to, Y: treeMargin - 4,
			Deprel: tok.Deprel, Tip: tip(to, floor)}
	}
	from := words[tok.Head-1].X
	if from < to {
		from += 6
	} else {
		from -= 6
	}
	y := floor - 8 - level*arcStep
	return TreeArc{
		Path: fmt.Sprintf("M%d %d C%d %d %d %d %d %d", from, floor, from, y-6, to, y-6, to, floor),
		X:    (from + to) / 2, Y: y + (floor-y)/4 - 4, Deprel: tok.Deprel, Tip: tip(to, floor),
	}
}

// tip is the head of an arrow that points down at (x, y).
func tip(x, y int) string { return fmt.Sprintf("M%d %d l-4 -7 h8 z", x, y) }

// arcLevels gives each arc the lowest level on which it crosses no shorter
// arc, and the highest level that is used.
func arcLevels(tokens []news.Token) ([]int, int) {
	levels := make([]int, len(tokens))
	order := make([]int, len(tokens))
	reach := func(i int) (int, int) { return min(i, tokens[i].Head-1), max(i, tokens[i].Head-1) }
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		a1, a2 := reach(a)
		b1, b2 := reach(b)
		return cmp.Compare(a2-a1, b2-b1)
	})
	height := make([]int, len(tokens)+1) // highest level used over each gap
	top := 1
	for _, i := range order {
		if tokens[i].Head <= 0 || tokens[i].Head > len(tokens) {
			continue
		}
		from, to := reach(i)
		level := 0
		for g := from; g < to; g++ {
			level = max(level, height[g]+1)
		}
		for g := from; g < to; g++ {
			height[g] = level
		}
		levels[i], top = level, max(top, level)
	}
	return levels, top
}

// nameBar places the bar of a name under its words.
func nameBar(sent *news.Sentence, m news.Name, left, width []int, y int) (TreeName, bool) {
	first, last := -1, -1
	for i, tok := range sent.Tokens {
		if m.Contains(tok.Span) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return TreeName{}, false
	}
	return TreeName{X: left[first], Y: y, Width: left[last] + width[last] - left[first], Kind: m.Kind}, true
}

// overlapping counts the bars that share ground with bar.
func overlapping(bars []TreeName, bar TreeName) int {
	n := 0
	for _, b := range bars {
		if b.X < bar.X+bar.Width && bar.X < b.X+b.Width {
			n++
		}
	}
	return n
}
