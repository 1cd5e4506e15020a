package names

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/internal/resolve/spelling"
)

// Settings of the learning of spelling tables. A table keeps an edge that was
// used minUse times or more, in units of 1/spelling.Unit nat.
const (
	emRounds   = 6
	emPairs    = 40000 // pairs of a file that are learned from, evenly spread
	minUse     = 3
	badPerRune = 0.4 // pairs that score less a letter are taken for wrong ones after the second round
)

// Translit learns how the letters of one script are written in another, from
// the Wikidata name tokens (CC0) below corpora, and writes a table for each
// script into folder out: names-translit-cyrillic.txt and so on, and
// names-translit-latin.txt for Latin against Latin (two Latin spellings of one
// foreign token are spellings of one name).
//
// It aligns chunks of up to four letters with chunks of up to two by
// expectation maximisation (many-to-many alignment: Jiampojamarn, Kondrak and
// Sherif 2007). An edge's weight is the logarithm of how much more often the
// two chunks stand for each other than by chance.
func Translit(corpora, out string) error {
	scripts := []struct{ file, script string }{
		{"russian", "cyrillic"}, {"arabic", "arabic"}, {"hebrew", "hebrew"}, {"chinese", "chinese"},
	}
	var latin []tokenPair
	for _, s := range scripts {
		pairs, err := tokenPairs(filepath.Join(corpora, "names-spelling", "wikidata_"+s.file+"_64.txt"))
		if err != nil {
			return err
		}
		latin = append(latin, latinPairs(pairs)...)
		a := newAligner(thin(pairs), 4, 2)
		if err := a.write(filepath.Join(out, "names-translit-"+s.script+".txt"), s.script); err != nil {
			return err
		}
	}
	a := newAligner(thin(latin), 3, 3)
	return a.write(filepath.Join(out, "names-translit-latin.txt"), "latin")
}

// manyBearers is the number from which a name token is a common one.
const manyBearers = 25

// Common writes the name tokens that many people bear, from the Wikidata name
// tokens (CC0) below corpora, to names-common.txt in folder out.
func Common(corpora, out string) error {
	bearers, err := allTokens(corpora)
	if err != nil {
		return err
	}
	var list []string
	for w, n := range bearers {
		if n >= manyBearers && utf8.RuneCountInString(w) > 2 {
			list = append(list, w)
		}
	}
	sort.Strings(list)
	head := fmt.Sprintf(`# Parts of names that many people bear, in small letters.
# Source: made by cmd/train/names: the Wikidata name tokens with %d bearers or
# more. Licence: CC0.
# Format: one a line.
`, manyBearers)
	return os.WriteFile(filepath.Join(out, "names-common.txt"), []byte(head+strings.Join(list, "\n")+"\n"), 0o644)
}

// tokenPair is one name token in two spellings.
type tokenPair struct{ x, y []rune }

// tokenPairs reads rows of a Latin token, a foreign one with spaces between
// its letters, and the number of bearers.
func tokenPairs(path string) ([]tokenPair, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []tokenPair
	for line := range strings.Lines(string(raw)) {
		col := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(col) != 3 {
			return nil, fmt.Errorf("read %s: row %q has %d columns, want 3", path, line, len(col))
		}
		p := tokenPair{[]rune(spelling.Normal(col[0])), []rune(spelling.Normal(strings.ReplaceAll(col[1], " ", "")))}
		if n, m := len(p.x), len(p.y); n > 0 && m > 0 && n < 20 && m < 20 {
			out = append(out, p)
		}
	}
	return out, nil
}

// latinPairs pairs the Latin spellings of one foreign token with each other.
func latinPairs(pairs []tokenPair) []tokenPair {
	groups := map[string][][]rune{}
	for _, p := range pairs {
		groups[string(p.y)] = append(groups[string(p.y)], p.x)
	}
	keys := make([]string, 0, len(groups))
	for k := range groups {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var out []tokenPair
	for _, k := range keys {
		g := groups[k]
		for i := range g {
			for j := range g[:min(len(g), 6)] {
				if i != j && len(k) > 4 {
					out = append(out, tokenPair{g[i], g[j]})
				}
			}
		}
	}
	return out
}

// thin keeps emPairs of pairs, evenly spread.
func thin(pairs []tokenPair) []tokenPair {
	if len(pairs) <= emPairs {
		return pairs
	}
	out := make([]tokenPair, emPairs)
	for i := range out {
		out[i] = pairs[i*len(pairs)/emPairs]
	}
	return out
}

// aligner learns the probabilities of edges between chunks.
type aligner struct {
	pairs      []tokenPair
	maxX, maxY int
	ids        map[[2]string]int32
	names      [][2]string
	p, count   []float64
	bgX, bgY   map[rune]float64
	dropped    []bool
}

func newAligner(pairs []tokenPair, maxX, maxY int) *aligner {
	a := &aligner{pairs: pairs, maxX: maxX, maxY: maxY, ids: map[[2]string]int32{},
		bgX: map[rune]float64{}, bgY: map[rune]float64{}, dropped: make([]bool, len(pairs))}
	nx, ny := 0.0, 0.0
	for _, p := range pairs {
		for _, c := range p.x {
			a.bgX[c]++
			nx++
		}
		for _, c := range p.y {
			a.bgY[c]++
			ny++
		}
	}
	for c := range a.bgX {
		a.bgX[c] /= nx
	}
	for c := range a.bgY {
		a.bgY[c] /= ny
	}
	for r := range emRounds {
		a.round(r)
	}
	return a
}

// id numbers an edge, a new one with a first guess: chunks of one letter on
// either side are likelier, gaps less.
func (a *aligner) id(x, y string, nx, ny int) int32 {
	key := [2]string{x, y}
	if id, ok := a.ids[key]; ok {
		return id
	}
	id := int32(len(a.names))
	a.ids[key] = id
	a.names = append(a.names, key)
	guess := 1e-4 * math.Pow(0.02, float64(max(0, nx-1)+max(0, ny-1)))
	if nx == 0 || ny == 0 {
		guess *= 0.05
	}
	if x == y {
		guess *= 20
	}
	a.p = append(a.p, guess)
	a.count = append(a.count, 0)
	return id
}

// edge is one step of an alignment: to (i, j) from (i-nx, j-ny).
type edge struct {
	i, j, nx, ny int8
	id           int32
}

// edges lists the steps between two tokens, in order of their ends.
func (a *aligner) edges(p tokenPair, out []edge) []edge {
	for i := 0; i <= len(p.x); i++ {
		for j := 0; j <= len(p.y); j++ {
			for nx := 0; nx <= min(a.maxX, i); nx++ {
				for ny := 0; ny <= min(a.maxY, j); ny++ {
					if nx+ny == 0 || ny == 0 && nx > 2 || nx == 0 && ny > 1 || nx > 2 && ny > 1 && a.maxY < 3 || nx+ny > 5 {
						continue
					}
					id := a.id(string(p.x[i-nx:i]), string(p.y[j-ny:j]), nx, ny)
					out = append(out, edge{int8(i), int8(j), int8(nx), int8(ny), id})
				}
			}
		}
	}
	return out
}

// round is one step of expectation and maximisation.
func (a *aligner) round(r int) {
	var es []edge
	for k, p := range a.pairs {
		if a.dropped[k] {
			continue
		}
		es = a.edges(p, es[:0])
		a.expect(k, p, es, r >= 2)
	}
	total := 0.0
	for id := range a.count {
		// Rare edges are discounted, so that chance pairs die out.
		a.count[id] = max(0, a.count[id]-0.1)
		total += a.count[id]
	}
	for id, n := range a.count {
		a.p[id] = max(1e-12, n/total)
		if r < emRounds-1 {
			a.count[id] = 0
		}
	}
}

// expect adds a pair's expected use of edges to the counts.
func (a *aligner) expect(k int, p tokenPair, es []edge, judge bool) {
	w := len(p.y) + 1
	var fwd, bwd [400]float64
	fwd[0] = 1
	for _, e := range es {
		fwd[int(e.i)*w+int(e.j)] += fwd[int(e.i-e.nx)*w+int(e.j-e.ny)] * a.p[e.id]
	}
	z := fwd[len(p.x)*w+len(p.y)]
	if z <= 0 {
		return
	}
	if judge {
		chance := 0.0
		for _, c := range p.x {
			chance += math.Log(a.bgX[c])
		}
		for _, c := range p.y {
			chance += math.Log(a.bgY[c])
		}
		if (math.Log(z)-chance)/float64(len(p.x)+len(p.y)) < badPerRune {
			a.dropped[k] = true
			return
		}
	}
	bwd[len(p.x)*w+len(p.y)] = 1
	for n := len(es) - 1; n >= 0; n-- {
		e := es[n]
		bwd[int(e.i-e.nx)*w+int(e.j-e.ny)] += bwd[int(e.i)*w+int(e.j)] * a.p[e.id]
	}
	for _, e := range es {
		a.count[e.id] += fwd[int(e.i-e.nx)*w+int(e.j-e.ny)] * a.p[e.id] * bwd[int(e.i)*w+int(e.j)] / z
	}
}

// write writes the table.
func (a *aligner) write(path, script string) error {
	var lines []string
	for id, name := range a.names {
		if a.count[id] < minUse {
			continue
		}
		chance := 0.0
		for _, c := range name[0] {
			chance += math.Log(a.bgX[c])
		}
		for _, c := range name[1] {
			chance += math.Log(a.bgY[c])
		}
		weight := int(math.Round((math.Log(a.p[id]) - chance) * spelling.Unit))
		lines = append(lines, name[0]+"\t"+name[1]+"\t"+strconv.Itoa(weight))
	}
	sort.Strings(lines)
	head := fmt.Sprintf(`# How names are spelled: chunks of Latin letters and what stands for them in
# %s letters.
# Source: learned by cmd/train/names from the Wikidata name tokens, training
# part. Licence: CC0.
# Format: Latin, tab, the other (either may be empty: a letter that is dropped or
# added), tab, weight: 16 times the natural logarithm of how much more often the
# two stand for each other than by chance.
`, script)
	return os.WriteFile(path, []byte(head+strings.Join(lines, "\n")+"\n"), 0o644)
}
