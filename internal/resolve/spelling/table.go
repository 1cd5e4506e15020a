package spelling

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Unit is the number of steps of a weight in a spelling table that make one
// nat.
const Unit = 16

// Normal gives a name token in the form that tables know: small letters,
// composed, without apostrophes, hyphens, full stops, and the marks that
// Arabic and Hebrew may leave out.
func Normal(token string) string {
	var b strings.Builder
	for _, c := range norm.NFC.String(token) {
		switch {
		case unicode.Is(unicode.Mn, c) || c == 'ـ':
		case c == '\'' || c == '’' || c == '‘' || c == 'ʼ' || c == '`' || c == 'ʿ' || c == 'ʾ' || c == '-' || c == '.' || c == '‐' || c == '‑':
		default:
			b.WriteRune(unicode.ToLower(c))
		}
	}
	return b.String()
}

// table is the weights of edges between the chunks of two scripts.
type table struct {
	weights    map[edgeKey]int32
	maxX, maxY int
}

// edgeKey packs two chunks: up to 4 runes of 16 bits and up to 3.
type edgeKey struct{ x, y uint64 }

func pack(rs []rune) uint64 {
	k := uint64(0)
	for _, r := range rs {
		k = k<<16 | uint64(uint16(r))
	}
	return k
}

// loadTable reads names-translit-SCRIPT.txt.
func loadTable(fsys fs.FS, script string) (*table, error) {
	file := "en/names-translit-" + script + ".txt"
	raw, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("read spelling table: %w", err)
	}
	t := &table{weights: map[edgeKey]int32{}}
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 3 {
			return nil, fmt.Errorf("read spelling table %s: row %q has %d columns, want 3", file, line, len(col))
		}
		w, err := strconv.Atoi(col[2])
		if err != nil {
			return nil, fmt.Errorf("read spelling table %s: %w", file, err)
		}
		x, y := []rune(col[0]), []rune(col[1])
		if len(x) > 4 || len(y) > 3 {
			return nil, fmt.Errorf("read spelling table %s: row %q is too long", file, line)
		}
		t.weights[edgeKey{pack(x), pack(y)}] = int32(w)
		t.maxX, t.maxY = max(t.maxX, len(x)), max(t.maxY, len(y))
	}
	return t, nil
}

// gap is the weight of a letter that has no counterpart and no edge.
const gap = -4 * Unit

// score is the best sum of weights of an alignment of x with y.
func (t *table) score(x, y []rune) int32 {
	w := len(y) + 1
	var room [32 * 32]int32
	best := room[:]
	if n := (len(x) + 1) * w; n > len(best) {
		best = make([]int32, n)
	}
	for i := 0; i <= len(x); i++ {
		for j := 0; j <= len(y); j++ {
			if i+j == 0 {
				continue
			}
			best[i*w+j] = t.cell(best, w, x[:i], y[:j])
		}
	}
	return best[len(x)*w+len(y)]
}

// cell is the best sum at the end of x and y.
func (t *table) cell(best []int32, w int, x, y []rune) int32 {
	i, j := len(x), len(y)
	top := int32(-1 << 30)
	if i > 0 {
		top = best[(i-1)*w+j] + gap
	}
	if j > 0 {
		top = max(top, best[i*w+j-1]+gap)
	}
	kx := uint64(0)
	for nx := 0; nx <= min(t.maxX, i); nx++ {
		if nx > 0 {
			kx |= uint64(uint16(x[i-nx])) << (16 * (nx - 1))
		}
		ky := uint64(0)
		for ny := 0; ny <= min(t.maxY, j); ny++ {
			if ny > 0 {
				ky |= uint64(uint16(y[j-ny])) << (16 * (ny - 1))
			}
			if nx+ny == 0 {
				continue
			}
			if e, ok := t.weights[edgeKey{kx, ky}]; ok {
				top = max(top, best[(i-nx)*w+j-ny]+e)
			}
		}
	}
	return top
}
