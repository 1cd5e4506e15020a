package weight

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// made gives n features with weights of their own, in classes 0..2.
func made(n int) []Feature {
	rng := rand.New(rand.NewPCG(1, 2))
	out := make([]Feature, n)
	for i := range out {
		out[i].Hash = rng.Uint64()
		for c := range 3 {
			if v := float32(rng.NormFloat64()); c != i%3 {
				out[i].Weights = append(out[i].Weights, Weight{Class: c, Value: v})
			}
		}
	}
	return out
}

// near says whether got, as the table gives it, is want within 4 percent of
// the scale's step.
func near(got int32, want, largest float32) bool {
	w := float64(want) / float64(largest) * top
	diff := float64(got) - w
	return diff*diff <= (0.03*w)*(0.03*w)+(top/2000)*(top/2000)
}

func TestTables(t *testing.T) {
	feats := made(5000)
	largest := float32(largestOf(feats))
	raw3 := append(Build(feats, 3, 5000, 12), "rest"...)
	rawN := Build(feats, 40, 5000, 12)
	triple, rest, err := ReadTriple(raw3)
	if err != nil || string(rest) != "rest" {
		t.Fatal(string(rest), err)
	}
	rows, _, err := ReadRows(rawN)
	if err != nil || rows.Classes != 40 {
		t.Fatal(rows, err)
	}
	lost, wrong := 0, 0
	for _, f := range feats {
		var a [3]int32
		var b [256]int32
		triple.Add([]uint64{f.Hash}, &a)
		rows.Add([]uint64{f.Hash}, &b)
		if a == [3]int32{} {
			lost++
			continue
		}
		for _, w := range f.Weights {
			if !near(a[w.Class], w.Value, largest) || b[w.Class] != a[w.Class] && (b[w.Class] != 0 || max(a[w.Class], -a[w.Class]) > top/30) {
				wrong++
			}
		}
	}
	if lost > 400 || wrong > 60 {
		t.Errorf("of 5000 features %d lost to their place, %d weights wrong", lost, wrong)
	}
	var sum [3]int32
	strange := 0
	for _, f := range made(20000)[10000:] {
		before := sum
		triple.Add([]uint64{f.Hash + 1}, &sum)
		if sum != before {
			strange++
		}
	}
	if strange > 100 {
		t.Errorf("%d of 10000 strange features had weights", strange)
	}
}

func TestBuildKeepsStrongest(t *testing.T) {
	feats := []Feature{{0x123456789abcdef0, []Weight{{0, 0.1}}}, {0x9e3779b97f4a7c15, []Weight{{1, -3}}}, {0xbf58476d1ce4e5b9, []Weight{{2, 2}}}}
	tab, _, err := ReadTriple(Build(feats, 3, 2, 1000))
	if err != nil {
		t.Fatal(err)
	}
	var sum [3]int32
	tab.Add([]uint64{0x123456789abcdef0, 0x9e3779b97f4a7c15, 0xbf58476d1ce4e5b9}, &sum)
	if sum[0] != 0 || sum[1] != -top || sum[2] <= 0 {
		t.Errorf("sums %v", sum)
	}
	if !bytes.Equal(Build(feats, 3, 2, 1000), Build(feats, 3, 2, 1000)) {
		t.Error("two builds differ")
	}
}

func TestReadDamaged(t *testing.T) {
	raw := Build(made(100), 5, 100, 10)
	for _, n := range []int{0, 3, 7, 500, 1040, len(raw) - 1} {
		if _, _, err := ReadRows(raw[:n]); err == nil {
			t.Errorf("no error for the first %d bytes", n)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(Build(made(3), 3, 3, 10), uint64(7))
	f.Fuzz(func(t *testing.T, raw []byte, h uint64) {
		if tab, _, err := ReadTriple(raw); err == nil {
			tab.Add([]uint64{h, h << 7, ^h}, new([3]int32))
		}
		if tab, _, err := ReadRows(raw); err == nil {
			tab.Add([]uint64{h, h << 7, ^h}, new([256]int32))
		}
	})
}

func BenchmarkTriple(b *testing.B) {
	tab, _, err := ReadTriple(Build(made(400000), 3, 400000, 8))
	if err != nil {
		b.Fatal(err)
	}
	feats := make([]uint64, 128)
	rng := rand.New(rand.NewPCG(1, 2))
	var sum [3]int32
	for b.Loop() {
		for i := range feats {
			feats[i] = rng.Uint64()
		}
		tab.Add(feats, &sum)
	}
}
