package linear

import (
	"math"
	"testing"

	"dateline/internal/annotate/syntax/weight"
)

// TestAveraged follows the weights of a few steps by hand.
func TestAveraged(t *testing.T) {
	for _, classes := range []int{3, 20} {
		m := New(classes)
		m.Tick() // step 2
		m.Move([]uint64{10, 20}, 1, 1)
		m.Move([]uint64{10, 20}, 2, -1)
		m.Tick() // step 3
		m.Move([]uint64{20}, 1, 1)
		m.Tick() // step 4
		sum := make([]float32, classes)
		m.Add([]uint64{10, 20, 30}, sum)
		if sum[0] != 0 || sum[1] != 3 || sum[2] != -2 {
			t.Errorf("%d classes: current sums %v", classes, sum)
		}
		got := m.Averaged()
		if len(got) != 2 || got[0].Hash != 10 || got[1].Hash != 20 {
			t.Fatalf("%d classes: features %v", classes, got)
		}
		// 20 has 1 for class 1 from step 2, 2 from step 3, of 4 steps.
		want := 2 - (2.0*1+3.0*1)/4
		if v := got[1].Weights[0]; v.Class != 1 || math.Abs(float64(v.Value)-want) > 1e-6 {
			t.Errorf("%d classes: mean %v, want %v", classes, v, want)
		}
	}
}

func TestGrow(t *testing.T) {
	m := New(3)
	const odd = uint64(0x9e3779b97f4a7c15)
	for h := range uint64(1 << 20) {
		m.Move([]uint64{h * odd}, int(h%3), 1)
	}
	sum := make([]float32, 3)
	seven := uint64(7)
	m.Add([]uint64{seven * odd}, sum)
	if m.Rows() != 1<<20 || sum[1] != 1 || sum[0] != 0 {
		t.Errorf("%d rows, sums %v", m.Rows(), sum)
	}
}

func TestMean(t *testing.T) {
	w := func(c int, v float32) []weight.Weight { return []weight.Weight{{Class: c, Value: v}} }
	got := Mean([][]weight.Feature{{{Hash: 1, Weights: w(0, 2)}, {Hash: 5, Weights: w(1, 4)}}, {{Hash: 5, Weights: w(1, 2)}}})
	if len(got) != 2 || got[0].Weights[0].Value != 1 || got[1].Weights[0].Value != 3 {
		t.Errorf("got %v", got)
	}
}

func TestFilter(t *testing.T) {
	f := NewFilter()
	a, b := uint64(0x123456789abcdef0), uint64(0xfedcba9876543210)
	f.See([]uint64{a, b})
	f.See([]uint64{b})
	if got := f.Keep([]uint64{a, b}); len(got) != 1 || got[0] != b {
		t.Errorf("kept %x", got)
	}
}
