package spelling

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Unit is the number of steps of a weight in a spelling table that make one
// nat.
const Unit = 16

// The longest chunks of a table.
const (
	maxX = 4
	maxY = 3
)

// table is the weights of edges between the chunks of two scripts, dense:
// weight[x*ny+y] for chunk x of the first and y of the second. Chunk 0 of
// either side is the empty one.
type table struct {
	x, y   chunkSet
	ny     int
	weight []int16
	// begins holds the pairs of letters that begin an edge with a positive
	// weight.
	begins map[[2]rune]bool
	ascii  [128][128]bool // begins of plain letters
}

// chunkSet is the chunks of one side of a table.
type chunkSet struct {
	number map[string]uint16
	best   []int16 // the highest weight of each
}

// none is the weight of an edge that the table does not have.
const none = -1 << 14

// gap is the weight of a letter without counterpart that has no edge.
const gap = -4 * Unit

// loadTable reads en/names-translit-SCRIPT.txt: rows of two chunks and a
// weight.
func loadTable(fsys fs.FS, script string) (*table, error) {
	file := "en/names-translit-" + script + ".txt"
	raw, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("read spelling table: %w", err)
	}
	t, err := parseTable(string(raw), script == latinTable)
	if err != nil {
		return nil, fmt.Errorf("read spelling table %s: %w", file, err)
	}
	return t, nil
}

// row is one edge.
type row struct {
	x, y string
	w    int16
}

// latinTable is the table of Latin against Latin. Its edges hold both ways.
const latinTable = "latin"

// parseTable reads a table; bothWays makes an edge of each also the other way
// round.
func parseTable(text string, bothWays bool) (*table, error) {
	t := &table{x: chunkSet{number: map[string]uint16{"": 0}}, y: chunkSet{number: map[string]uint16{"": 0}}, begins: map[[2]rune]bool{}}
	var rows []row
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		r, err := parseRow(line)
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
		if bothWays {
			rows = append(rows, row{r.y, r.x, r.w})
		}
	}
	// Short chunks come first, so that what is asked for most lies together.
	for n := range 4*maxX + 1 {
		for _, r := range rows {
			if len(r.x) == n {
				number(t.x.number, r.x)
			}
			if len(r.y) == n {
				number(t.y.number, r.y)
			}
		}
	}
	nx := len(t.x.number)
	t.ny = len(t.y.number)
	if nx > 1<<12 || t.ny > 1<<12 {
		return nil, fmt.Errorf("count chunks: more than %d", 1<<12)
	}
	t.weight = make([]int16, nx*t.ny)
	t.x.best, t.y.best = slices.Repeat([]int16{none}, nx), slices.Repeat([]int16{none}, t.ny)
	for i := range t.weight {
		t.weight[i] = none
	}
	for _, r := range rows {
		x, y := t.x.number[r.x], t.y.number[r.y]
		at := int(x)*t.ny + int(y)
		t.weight[at] = max(t.weight[at], r.w)
		t.x.best[x], t.y.best[y] = max(t.x.best[x], r.w), max(t.y.best[y], r.w)
		if r.w > 0 && r.x != "" && r.y != "" {
			a, b := firstRune(r.x), firstRune(r.y)
			t.begins[[2]rune{a, b}] = true
			if a < 128 && b < 128 {
				t.ascii[a][b] = true
			}
		}
	}
	return t, nil
}

func parseRow(line string) (row, error) {
	col := strings.Split(line, "\t")
	if len(col) != 3 {
		return row{}, fmt.Errorf("parse row %q: %d columns, want 3", line, len(col))
	}
	w, err := strconv.ParseInt(col[2], 10, 16)
	if err != nil || w <= none {
		return row{}, fmt.Errorf("parse row %q: weight %q", line, col[2])
	}
	if w > 0 && (col[0] == "" || col[1] == "") {
		return row{}, fmt.Errorf("parse row %q: a letter more or less has a weight above 0", line)
	}
	if len([]rune(col[0])) > maxX || len([]rune(col[1])) > maxY || col[0]+col[1] == "" {
		return row{}, fmt.Errorf("parse row %q: want chunks of up to %d and %d letters", line, maxX, maxY)
	}
	return row{col[0], col[1], int16(w)}, nil
}

// mayBegin says whether a name that begins with a may be spelled with b first.
func (t *table) mayBegin(a, b rune) bool {
	if a < 128 && b < 128 {
		return t.ascii[a&127][b&127]
	}
	return t.begins[[2]rune{a, b}]
}

func firstRune(s string) rune {
	for _, c := range s {
		return c
	}
	return 0
}

// number gives a chunk the next number if it has none.
func number(ids map[string]uint16, chunk string) {
	if _, ok := ids[chunk]; !ok {
		ids[chunk] = uint16(len(ids))
	}
}

// piece is a chunk of a token that a table has: its length and number. Number
// 0 is the empty chunk.
type piece struct {
	n  uint8
	id uint16
}

// side is a token as one side of a table sees it.
type side struct {
	n int // letters
	// pieces are the chunks in order of their ends; those that end after i
	// letters are pieces[ends[i]:ends[i+1]], the empty one first.
	pieces []piece
	ends   []uint16
	// rest is, for each number of letters, the most that the letters after them
	// can add to a score.
	rest []int32
}

// cut lists the chunks of token that one side of a table has, up to width
// letters, in the room of s.
func (s side) cut(ids *chunkSet, token []rune, width int) side {
	s.n, s.pieces, s.ends, s.rest = len(token), s.pieces[:0], s.ends[:0], s.rest[:0]
	var buf [4 * maxX]byte
	for end := 0; end <= len(token); end++ {
		s.ends = append(s.ends, uint16(len(s.pieces)))
		s.pieces = append(s.pieces, piece{})
		s.rest = append(s.rest, gap*int32(len(token)-end))
		for n := 1; n <= min(width, end); n++ {
			b := buf[:0]
			for _, c := range token[end-n : end] {
				b = utf8.AppendRune(b, c)
			}
			if id, ok := ids.number[string(b)]; ok {
				s.pieces = append(s.pieces, piece{uint8(n), id})
			}
		}
	}
	s.ends = append(s.ends, uint16(len(s.pieces)))
	for end := len(token); end > 0; end-- {
		s.rest[end-1] = max(s.rest[end-1], s.rest[end]+gap)
		for _, p := range s.at(end)[1:] {
			at := end - int(p.n)
			s.rest[at] = max(s.rest[at], s.rest[end]+int32(ids.best[p.id]))
		}
	}
	return s
}

// at gives the chunks that end after i letters.
func (s *side) at(i int) []piece { return s.pieces[s.ends[i]:s.ends[i+1]] }

// scratch is room for score.
type scratch struct {
	x       side
	best    []int32
	letters []rune
}

// band is by how many letters an alignment may run ahead on one side.
const band = 5

// never is a sum that no alignment has.
const never = int32(none * 4)

// score is the best sum of weights of an alignment of x, on the first side of
// the table, with y on the second; where it cannot reach least, it may stop
// early and give less than that.
func (t *table) score(x, y *side, sc *scratch, least int32) int32 {
	w := y.n + 1
	if n := (x.n + 1) * w; cap(sc.best) < n {
		sc.best = make([]int32, max(n, 256))
	}
	best := sc.best[:(x.n+1)*w]
	// from and to are the first and the last cell of the last rows from which
	// least can be reached: none else leads to another.
	var from, to [maxX]int
	for i := 0; i <= x.n; i++ {
		xs := x.at(i)
		row := best[i*w : (i+1)*w]
		for j := range row {
			row[j] = never
		}
		first, last := 0, 0
		if i > 0 {
			first, last = slices.Min(from[:min(i, maxX)]), slices.Max(to[:min(i, maxX)])
		}
		if first > last {
			return never
		}
		from[i%maxX], to[i%maxX] = w, -1
		for j := max(first, i-band); j <= min(y.n, i+band, last+maxY); j++ {
			v := int32(0)
			if i+j > 0 {
				v = t.cell(best, i, j, w, xs, y.at(j))
			}
			if v+min(x.rest[i], y.rest[j]) >= least {
				row[j] = v
				from[i%maxX], to[i%maxX] = min(from[i%maxX], j), j
				last = max(last, j)
			}
		}
	}
	return best[x.n*w+y.n]
}

// cell is the best sum at (i, j), where chunks xs and ys end.
func (t *table) cell(best []int32, i, j, w int, xs, ys []piece) int32 {
	top := never
	if i > 0 {
		top = best[(i-1)*w+j] + gap
	}
	if j > 0 {
		top = max(top, best[i*w+j-1]+gap)
	}
	for _, p := range xs {
		weights := t.weight[int(p.id)*t.ny:][:t.ny]
		before := best[(i-int(p.n))*w:][:w]
		for _, q := range ys {
			b := before[j-int(q.n)]
			if b == never || p.n+q.n == 0 {
				continue
			}
			if e := weights[q.id]; e > none {
				top = max(top, b+int32(e))
			}
		}
	}
	return top
}
