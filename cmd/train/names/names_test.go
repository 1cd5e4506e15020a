package names

import (
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"dateline/internal/annotate/name"
	"dateline/internal/annotate/wordclass"
)

func TestRoughWords(t *testing.T) {
	for in, want := range map[string]string{
		`"We don't know," Mr. Orlov said.`: `" We do n't know , " Mr. Orlov said .`,
		"The U.S. team's plan (5%).":       "The U.S. team 's plan ( 5 % ) .",
		"":                                 "",
	} {
		if got := strings.Join(roughWords(in), " "); got != want {
			t.Errorf("roughWords(%q)\n got %s\nwant %s", in, got, want)
		}
	}
}

// likelihood is what the exchange raises, up to a constant.
func (x *exchange) likelihood() int64 {
	sum := int64(0)
	for _, n := range x.n {
		sum += x.flog[n]
	}
	for k := range x.from {
		sum -= x.flog[x.from[k]] + x.flog[x.to[k]]
	}
	return sum
}

// TestExchange runs rounds on a language of two kinds of words that take
// turns, with more words than classes: each must raise the likelihood, and
// leave the tables as the words' classes have them.
func TestExchange(t *testing.T) {
	var sents [][]string
	for i := range 6000 {
		a, b := "a"+strings.Repeat("x", i%20)+strings.Repeat("y", i/20%20), "b"+strings.Repeat("x", i%20)+strings.Repeat("z", i/20%20)
		sents = append(sents, []string{a, b, a, b}, []string{"Xan", a, b})
	}
	x := newExchange(sents)
	was := x.likelihood()
	for r := range 3 {
		moved := x.round()
		now := x.likelihood()
		if now < was || moved > 0 && now == was {
			t.Fatalf("round %d moved %d words, likelihood %d after %d", r, moved, now, was)
		}
		was = now
		n, from := append([]int32(nil), x.n...), append([]int32(nil), x.from...)
		x.tabulate()
		if !reflect.DeepEqual(n, x.n) || !reflect.DeepEqual(from, x.from) {
			t.Fatalf("round %d left tables that are not those of the classes", r)
		}
	}
	order, coarse := x.tree()
	path := filepath.Join(t.TempDir(), "c.txt")
	if err := os.WriteFile(path, x.write(order, coarse), 0o644); err != nil {
		t.Fatal(err)
	}
	table, err := wordclass.Load(os.DirFS(filepath.Dir(path)), "c.txt")
	if err != nil {
		t.Fatal(err)
	}
	for i, w := range x.words[2:] {
		for j, v := range x.words[2:] {
			if same := x.class[i+2] == x.class[j+2]; same != (table.Of(w) == table.Of(v)) {
				t.Fatalf("%s and %s: same class %v, the written table says otherwise", w, v, same)
			}
		}
	}
}

// toy is a pool in which feature 1 says person, 2 place, 3 nothing.
func toy() *pool {
	p := &pool{}
	person, place := name.Label(13), name.Label(15)
	for i := range 300 {
		f := uint32(1 + i%3)
		gold := []name.Label{person, place, name.Outside}[i%3]
		p.add(name.Example{Features: [][]uint32{{f, 9}}, Links: []bool{false}, Gold: []name.Label{gold}}, 1)
	}
	return p
}

func TestTrainLearns(t *testing.T) {
	w := toy().train("toy", 2, 0.05)
	for f, want := range map[uint32]int{1: 13, 2: 15, 3: 0} {
		best := 0
		for l, v := range w.Features[f] {
			if v > w.Features[f][best] {
				best = l
			}
		}
		if best != want {
			t.Errorf("feature %d speaks for label %d, want %d: %v", f, best, want, w.Features[f])
		}
	}
	if again := toy().train("toy", 2, 0.05); !reflect.DeepEqual(w.Encode(), again.Encode()) {
		t.Error("two runs gave different weights")
	}
}

// TestMarginals holds forward-backward against a sum over all paths.
func TestMarginals(t *testing.T) {
	c, _ := newCRF(toy())
	c.trans[0][1][2], c.trans[1][2][0], c.trans[0][0][1] = 0.7, -0.4, 0.3
	c.refresh()
	d := &weighted{links: []bool{false, false, true}, gold: make([]name.Label, 3), weight: 1}
	emit := make([][labels]float64, 3)
	for i := range emit {
		for l := range emit[i] {
			emit[i][l] = float64((i*7+l*5)%11) / 5
		}
	}
	got, loss := c.marginals(d, emit)
	start, end := name.Bounds()
	var want [3][labels]float64
	z := 0.0
	for a := range labels {
		for b := range labels {
			for e := range labels {
				if !start[a] || !end[e] || !c.allowed[a][b] || !c.allowed[b][e] {
					continue
				}
				p := math.Exp(emit[0][a] + emit[1][b] + emit[2][e] + c.trans[0][a][b] + c.trans[1][b][e])
				z += p
				want[0][a] += p
				want[1][b] += p
				want[2][e] += p
			}
		}
	}
	for i := range want {
		for l := range labels {
			if math.Abs(got[i][l]-want[i][l]/z) > 1e-9 {
				t.Fatalf("token %d, label %d: %v, want %v", i, l, got[i][l], want[i][l]/z)
			}
		}
	}
	if l := math.Log(z) - emit[0][0] - emit[1][0] - emit[2][0]; math.Abs(loss-l) > 1e-9 {
		t.Errorf("loss %v, want %v", loss, l)
	}
}

func TestExp(t *testing.T) {
	for _, x := range []float64{-800, -20, -1.5, 0, 0.3, 5, 60} {
		if got, want := exp(x), math.Exp(x); math.Abs(got-want) > 1e-9*want {
			t.Errorf("exp(%v) = %v, want %v", x, got, want)
		}
	}
}

func TestCities(t *testing.T) {
	field := func(key byte, s string) string { return string(key<<3|2) + string(rune(len(s))) + s }
	message := func(name, country string, population string) string {
		m := field(2, name) + field(3, country) + string(rune(9<<3)) + population
		return string(rune(len(m))) + m
	}
	dir := t.TempDir()
	pbf, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	large, small := "\xe0\xa7\x12", "\x64" // 300,000 and 100
	if err := os.WriteFile(pbf, []byte(message("Orlovsk", "XX", large)+message("Hamlet", "XX", small)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Cities(pbf, out); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(string(got), "\nOrlovsk\tXX\t300\n") {
		t.Errorf("got %q", got)
	}
	if err := os.WriteFile(pbf, []byte("\x05ab"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Cities(pbf, out); err == nil {
		t.Error("a file cut short was read")
	}
}
