package spelling

import (
	"fmt"
	"io/fs"
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
	x, y   map[string]uint16
	ny     int
	weight []int16
	// begins holds the pairs of letters that begin an edge with a positive
	// weight.
	begins map[[2]rune]bool
	ascii  [128][128]bool // begins of plain letters
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
	t := &table{x: map[string]uint16{"": 0}, y: map[string]uint16{"": 0}, begins: map[[2]rune]bool{}}
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
	for _, r := range rows {
		number(t.x, r.x)
		number(t.y, r.y)
	}
	if len(t.x) > 1<<12 || len(t.y) > 1<<12 {
		return nil, fmt.Errorf("count chunks: more than %d", 1<<12)
	}
	t.ny = len(t.y)
	t.weight = make([]int16, len(t.x)*t.ny)
	for i := range t.weight {
		t.weight[i] = none
	}
	for _, r := range rows {
		at := int(t.x[r.x])*t.ny + int(t.y[r.y])
		t.weight[at] = max(t.weight[at], r.w)
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
}

// cut lists the chunks of token that ids has, up to width letters, in the room
// of s.
func (s side) cut(ids map[string]uint16, token []rune, width int) side {
	s.n, s.pieces, s.ends = len(token), s.pieces[:0], s.ends[:0]
	var buf [4 * maxX]byte
	for end := 0; end <= len(token); end++ {
		s.ends = append(s.ends, uint16(len(s.pieces)))
		s.pieces = append(s.pieces, piece{})
		for n := 1; n <= min(width, end); n++ {
			b := buf[:0]
			for _, c := range token[end-n : end] {
				b = utf8.AppendRune(b, c)
			}
			if id, ok := ids[string(b)]; ok {
				s.pieces = append(s.pieces, piece{uint8(n), id})
			}
		}
	}
	s.ends = append(s.ends, uint16(len(s.pieces)))
	return s
}

// at gives the chunks that end after i letters.
func (s *side) at(i int) []piece { return s.pieces[s.ends[i]:s.ends[i+1]] }

// scratch is room for score.
type scratch struct {
	x    side
	best []int32
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
	for i := 0; i <= x.n; i++ {
		xs := x.at(i)
		row := best[i*w : (i+1)*w]
		top := never
		for j := 0; j <= y.n; j++ {
			switch {
			case i+j == 0:
				row[0] = 0
			case j-i > band || i-j > band:
				row[j] = never
			default:
				row[j] = t.cell(best, i, j, w, xs, y.at(j))
			}
			top = max(top, row[j])
		}
		// A chunk reaches back maxX letters; what is left can add bestLetter each.
		if i >= 2 && top+bestLetter*int32(x.n-i+maxX) < least {
			return top - bestLetter
		}
	}
	return best[x.n*w+y.n]
}

// bestLetter is what one letter more can add to a score at most, but for rare
// edges.
const bestLetter = 4 * Unit

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
			if e := weights[q.id]; e > none && p.n+q.n > 0 {
				top = max(top, before[j-int(q.n)]+int32(e))
			}
		}
	}
	return top
}
