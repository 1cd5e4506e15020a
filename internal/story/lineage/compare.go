package lineage

import (
	"cmp"
	"slices"

	"dateline/internal/news"
)

// SideBySide is two reports held against each other, sentence by sentence.
type SideBySide struct {
	From news.ReportID `json:"from"` // the copy
	To   news.ReportID `json:"to"`   // the original
	// Kept, Altered, Dropped and Added count the rows.
	Kept    int   `json:"kept"`
	Altered int   `json:"altered"`
	Dropped int   `json:"dropped"`
	Added   int   `json:"added"`
	Rows    []Row `json:"rows"`
}

// What became of a sentence.
const (
	Kept    = "kept"    // the same words
	Altered = "altered" // the same sentence in other words
	Dropped = "dropped" // of the original, not in the copy
	Added   = "added"   // of the copy, not in the original
)

// Row is a sentence of the copy with the one of the original that it answers;
// From or To is nil where there is none.
type Row struct {
	Change string         `json:"change"`
	From   *news.Evidence `json:"from" jsonschema:"nullable"`
	To     *news.Evidence `json:"to" jsonschema:"nullable"`
	// Moved says that the answer does not stand where the order of the
	// sentences around it would have it.
	Moved bool `json:"moved,omitempty"`
	// Words is, of an altered sentence, what was left out and put in, in order.
	Words []Piece `json:"words,omitempty"`
}

// Piece is a run of words of an altered sentence.
type Piece struct {
	Change string    `json:"change"` // kept, dropped, added
	Text   string    `json:"text"`
	Span   news.Span `json:"span"` // in the copy; of dropped words, in the original
}

// Answers gives, for each sentence of a copy, the number of the sentence of the
// original that it answers, -1 where none does.
func Answers(from, to *Text) []int {
	out := make([]int, len(from.sents))
	for i, m := range matches(from, to) {
		out[i] = -1
		if m.Answers() {
			out[i] = int(m.To)
		}
	}
	return out
}

// Sentence gives the number of the sentence that holds most of a span, -1 where
// none does: in a remark, or in a passage that is not compared.
func (t *Text) Sentence(span news.Span) int {
	best, at := 0, -1
	for i := range t.sents {
		s := t.sents[i].Span
		if n := int(min(s.End, span.End) - max(s.Start, span.Start)); n > best {
			best, at = n, i
		}
	}
	return at
}

// leastFigure is the least weight of a number that says much: more than two
// digits, and no year.
const leastFigure = 4

// SameFigure says that the i-th sentence of a and the j-th of b hold one number
// that says much.
func SameFigure(a *Text, i int, b *Text, j int) bool {
	for _, it := range a.sents[i].bag {
		key := a.vocab[it.stem] // a number is its own stem
		_, number := slices.BinarySearchFunc(a.numbers, key, func(n item, key uint32) int { return cmp.Compare(n.key, key) })
		if number && it.weight >= leastFigure && slices.ContainsFunc(b.sents[j].bag, func(o bagged) bool { return b.vocab[o.stem] == key }) {
			return true
		}
	}
	return false
}

// Span gives the words of the i-th sentence.
func (t *Text) Span(i int) news.Span { return t.sents[i].Span }

// Compare holds a copy against its original. Rows stand in the order of the
// copy; what it dropped stands where the original has it.
func Compare(from, to *news.Annotated) SideBySide {
	a, b := Read(from), Read(to)
	answers := Answers(a, b)
	taken := map[int]bool{}
	for _, j := range answers {
		if j >= 0 {
			taken[j] = true
		}
	}
	back := matches(b, a)
	for j, m := range back {
		if m.Answers() {
			taken[j] = true // one sentence of the copy made of two
		}
	}
	out := SideBySide{From: from.ID, To: to.ID, Rows: []Row{}}
	inPlace := longestRising(answers)
	next := 0
	drop := func(until int) {
		for ; next < until; next++ {
			if !taken[next] {
				out.add(Row{Change: Dropped, To: ptr(b.evidenceOf(next))})
			}
		}
	}
	for i, j := range answers {
		if j >= 0 && inPlace[i] {
			drop(j)
		}
		out.add(rowOf(a, b, i, j, j >= 0 && !inPlace[i]))
	}
	drop(len(b.sents))
	return out
}

func ptr[T any](v T) *T { return &v }

// add appends a row and counts it.
func (s *SideBySide) add(r Row) {
	switch r.Change {
	case Kept:
		s.Kept++
	case Altered:
		s.Altered++
	case Dropped:
		s.Dropped++
	case Added:
		s.Added++
	}
	s.Rows = append(s.Rows, r)
}

// rowOf makes the row of a sentence of the copy.
func rowOf(a, b *Text, i, j int, moved bool) Row {
	r := Row{Change: Added, From: ptr(a.evidenceOf(i)), Moved: moved}
	if j < 0 {
		return r
	}
	r.To = ptr(b.evidenceOf(j))
	r.Words = diff(a.Rep.Text, b.Rep.Text, a.sents[i].Span, b.sents[j].Span)
	r.Change = Altered
	if len(r.Words) == 1 && r.Words[0].Change == Kept {
		r.Change, r.Words = Kept, nil
	}
	return r
}

// longestRising marks the members of the longest run that never falls, of those
// that are not negative; the first such run where there are several.
func longestRising(list []int) []bool {
	in := make([]bool, len(list))
	prev := make([]int, len(list))
	var tails []int // indices into list
	for i, v := range list {
		if v < 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(tails, v, func(e, v int) int {
			if list[e] <= v {
				return -1
			}
			return 1
		})
		prev[i] = -1
		if at > 0 {
			prev[i] = tails[at-1]
		}
		if at == len(tails) {
			tails = append(tails, i)
		} else {
			tails[at] = i
		}
	}
	if len(tails) > 0 {
		for i := tails[len(tails)-1]; i >= 0; i = prev[i] {
			in[i] = true
		}
	}
	return in
}

// maxDiff is the longest sentence, in words, whose words are aligned.
const maxDiff = 250

// diff aligns the words of two sentences: runs that both have, that only the
// original has, and that only the copy has. Case and punctuation do not count.
func diff(textA, textB string, spanA, spanB news.Span) []Piece {
	a, b := split(textA, spanA, &quotation{}), split(textB, spanB, &quotation{})
	if len(a) > maxDiff || len(b) > maxDiff {
		return []Piece{{Dropped, spanB.In(textB), spanB}, {Added, spanA.In(textA), spanA}}
	}
	formsA, formsB := forms(textA, a), forms(textB, b)
	same := func(i, j int) bool { return formsA[i] == formsB[j] }
	table := lcsTable(len(a), len(b), same)
	d := differ{}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && same(i, j):
			d.put(Kept, a[i].Span)
			i, j = i+1, j+1
		case j < len(b) && (i == len(a) || table[i][j+1] >= table[i+1][j]):
			d.put(Dropped, b[j].Span)
			j++
		default:
			d.put(Added, a[i].Span)
			i++
		}
	}
	return d.pieces(textA, textB)
}

// forms are the words as they are aligned.
func forms(text string, words []word) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = fold(w.Span.In(text))
	}
	return out
}

// lcsTable gives the lengths of the longest common subsequences of the rests.
func lcsTable(n, m int, same func(i, j int) bool) [][]int16 {
	table := make([][]int16, n+1)
	for i := range table {
		table[i] = make([]int16, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if same(i, j) {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	return table
}

// differ gathers words into pieces; within one change, what was dropped stands
// before what was added.
type differ struct {
	runs []Piece
}

// put adds a word to the run of its kind.
func (d *differ) put(change string, span news.Span) {
	n := len(d.runs)
	if n > 0 && d.runs[n-1].Change == change {
		d.runs[n-1].Span.End = span.End
		return
	}
	if change != Kept && n > 1 && d.runs[n-2].Change == change && d.runs[n-1].Change != Kept {
		d.runs[n-2].Span.End = span.End
		return
	}
	if change == Dropped && n > 0 && d.runs[n-1].Change == Added {
		d.runs = slices.Insert(d.runs, n-1, Piece{Change: change, Span: span})
		return
	}
	d.runs = append(d.runs, Piece{Change: change, Span: span})
}

// pieces gives the runs with their words.
func (d *differ) pieces(textA, textB string) []Piece {
	for i := range d.runs {
		p := &d.runs[i]
		text := textA
		if p.Change == Dropped {
			text = textB
		}
		p.Text = p.Span.In(text)
	}
	return d.runs
}
