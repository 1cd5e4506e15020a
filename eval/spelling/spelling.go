// Package spelling measures the matcher of names: pairs of names go in, how
// often "same" is said rightly comes out.
//
// The sets are pairs of person names from US government lists, and the name
// tokens of Wikidata's development part: of a token in Cyrillic or Arabic
// letters, its Latin spelling should be the same, and the wrong one that is
// nearest to that (by edit distance, among all of the file) should not.
package spelling

import (
	"encoding/csv"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dateline/eval/score"
	"dateline/internal/resolve/spelling"
)

// Scorer measures all sets.
var Scorer = score.Scorer{
	Name: "spelling",
	Needs: []string{"names-spelling/persons-dev.csv", "names-spelling/wikidata_russian_16.txt",
		"names-spelling/wikidata_arabic_16.txt", "names-spelling/wikidata_hebrew_16.txt", "names-spelling/wikidata_chinese_16.txt"},
	Run: run,
}

func run(corpora string, details func(string, ...any)) ([]score.Row, error) {
	m, err := spelling.New()
	if err != nil {
		return nil, err
	}
	pairs, err := readPairs(filepath.Join(corpora, "names-spelling/persons-dev.csv"))
	if err != nil {
		return nil, err
	}
	rows := Persons(m, "persons-dev", pairs, details)
	seen, unseen := split(pairs)
	rows = append(rows, Persons(m, "persons-dev, two thirds", seen, nil)...)
	rows = append(rows, Persons(m, "persons-dev, one third not looked at", unseen, nil)...)
	for _, s := range []struct{ file, target string }{{"russian", "≥ 0.85"}, {"arabic", "≥ 0.75"}, {"hebrew", ""}, {"chinese", ""}} {
		toks, err := readTokens(filepath.Join(corpora, "names-spelling/wikidata_"+s.file+"_16.txt"))
		if err != nil {
			return nil, err
		}
		rows = append(rows, Tokens(m, "wikidata "+s.file, s.target, toks, details)...)
	}
	return append(rows, speed(m, pairs)), nil
}

// Pair is two names with whether they are one person's.
type Pair struct {
	A, B string
	Same bool
}

// split parts pairs by a hash of their first name, so that all pairs of a person
// lie on one side: two thirds to learn from, one third to check with.
func split(pairs []Pair) (seen, unseen []Pair) {
	for _, p := range pairs {
		h := fnv.New32a()
		h.Write([]byte(p.A))
		if h.Sum32()%3 == 2 {
			unseen = append(unseen, p)
		} else {
			seen = append(seen, p)
		}
	}
	return seen, unseen
}

// Persons measures "same" on pairs of persons.
func Persons(m *spelling.Matcher, set string, pairs []Pair, details func(string, ...any)) []score.Row {
	said, gold, right := 0, 0, 0
	for _, p := range pairs {
		r := m.Compare(p.A, p.B)
		if p.Same {
			gold++
		}
		if r.Verdict == spelling.Same {
			said++
			if p.Same {
				right++
			}
		}
		if details != nil && p.Same != (r.Verdict == spelling.Same) {
			details("persons-dev: %q, %q: same %v, said %s: %s", p.A, p.B, p.Same, r.Verdict, strings.Join(r.Reasons, "; "))
		}
	}
	prec, rec := score.Ratio(right, said), score.Ratio(right, gold)
	row := func(measure string, v float64, n int, target string) score.Row {
		return score.Row{Scorer: "spelling", Set: set, Measure: measure, Value: v, N: n, Target: target}
	}
	return []score.Row{
		row("same: precision", prec, said, "≥ 0.97"),
		row("same: recall", rec, gold, "aim 0.65"),
		row("same: F1", score.F1(prec, rec), gold, ""),
	}
}

// Token is a name token in Latin and in another script.
type Token struct{ Latin, Other string }

// sampled is how many rows of a file of tokens are measured, evenly spread.
const sampled = 1000

// Tokens measures right and nearest wrong Latin spellings.
func Tokens(m *spelling.Matcher, set, target string, toks []Token, details func(string, ...any)) []score.Row {
	n, right, wrong := 0, 0, 0
	runes := make([][]rune, len(toks))
	for i, t := range toks {
		runes[i] = []rune(t.Latin)
	}
	for i := 0; i < len(toks); i += max(1, len(toks)/sampled) {
		n++
		t := toks[i]
		if m.Compare(t.Latin, t.Other).Verdict == spelling.Same {
			right++
		} else if details != nil {
			details("%s: %s, %s not the same", set, t.Latin, t.Other)
		}
		if k := nearest(toks, runes, i); k < 0 || m.Compare(toks[k].Latin, t.Other).Verdict != spelling.Same {
			wrong++
		} else if details != nil {
			details("%s: %s, %s the same", set, toks[k].Latin, t.Other)
		}
	}
	return []score.Row{
		{Scorer: "spelling", Set: set, Measure: "right spelling is the same", Value: score.Ratio(right, n), N: n, Target: target},
		{Scorer: "spelling", Set: set, Measure: "nearest wrong one is not", Value: score.Ratio(wrong, n), N: n, Target: aim(target)},
	}
}

// aim is the share of nearest wrong spellings to tell apart, where a target is
// set.
func aim(target string) string {
	if target == "" {
		return ""
	}
	return "≥ 0.90"
}

// nearest is the first row whose Latin spelling is nearest to row i's, and
// neither of whose spellings is row i's; -1 if there is none.
func nearest(toks []Token, runes [][]rune, i int) int {
	best, at := 1<<30, -1
	for k := range toks {
		if toks[k].Latin == toks[i].Latin || toks[k].Other == toks[i].Other {
			continue
		}
		if d := distance(runes[i], runes[k], best); d < best {
			best, at = d, k
		}
	}
	return at
}

// distance is the edit distance of x and y, or limit where it is not below.
func distance(x, y []rune, limit int) int {
	if d := len(x) - len(y); d >= limit || -d >= limit {
		return limit
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(x); i++ {
		diag, low := row[0], i
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := diag
			if x[i-1] != y[j-1] {
				cost++
			}
			diag = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
			low = min(low, row[j])
		}
		if low >= limit {
			return limit
		}
	}
	return row[len(y)]
}

// speed counts pairs a second on one core, names made ready before: the best
// of ten rounds, as other work on the machine can only slow one down.
func speed(m *spelling.Matcher, pairs []Pair) score.Row {
	ready := make([][2]*spelling.Name, len(pairs))
	for i, p := range pairs {
		ready[i] = [2]*spelling.Name{m.Prepare(p.A), m.Prepare(p.B)}
	}
	best := 0.0
	for range 10 {
		start := time.Now()
		for _, p := range ready {
			m.Verdict(p[0], p[1])
		}
		best = max(best, float64(len(ready))/time.Since(start).Seconds())
	}
	return score.Row{Scorer: "spelling", Set: "persons-dev", Measure: "speed", Unit: "pairs/s", N: len(ready),
		Value: best, Target: "≥ 200,000", Unpinned: true}
}

func readPairs(path string) ([]Pair, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	var out []Pair
	for _, r := range rows {
		if len(r) == 3 && (r[2] == "true" || r[2] == "false") {
			out = append(out, Pair{r[0], r[1], r[2] == "true"})
		}
	}
	return out, nil
}

// readTokens reads rows of a Latin token and another, whose letters stand
// apart.
func readTokens(path string) ([]Token, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []Token
	for line := range strings.Lines(string(raw)) {
		col := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(col) < 2 {
			return nil, fmt.Errorf("read %s: row %q has no second column", path, line)
		}
		out = append(out, Token{col[0], strings.ReplaceAll(col[1], " ", "")})
	}
	return out, nil
}
