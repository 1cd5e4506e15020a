package inorder

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func numbers(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func TestMapKeepsOrder(t *testing.T) {
	for _, workers := range []int{1, 2, 8} {
		slow := func(i int) int {
			time.Sleep(time.Duration(i%3) * time.Millisecond)
			return i * i
		}
		got := slices.Collect(Map(t.Context(), numbers(50), workers, slow))
		for i, v := range got {
			if v != i*i {
				t.Fatalf("%d workers: result %d is %d, want %d", workers, i, v, i*i)
			}
		}
		if len(got) != 50 {
			t.Fatalf("%d workers: %d results, want 50", workers, len(got))
		}
	}
}

func TestMapHoldsFewAtOnce(t *testing.T) {
	var begun, taken atomic.Int64
	count := func(i int) int { begun.Add(1); return i }
	for range Map(t.Context(), numbers(200), 2, count) {
		if ahead := begun.Load() - taken.Add(1); ahead > 9 {
			t.Fatalf("%d values are read ahead, want at most 9", ahead)
		}
	}
}

func TestMapEndsEarly(t *testing.T) {
	for range Map(t.Context(), numbers(1000), 4, func(i int) int { return i }) {
		break
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	for range Map(ctx, numbers(100000), 4, func(i int) int { return i }) {
		if n++; n == 3 {
			cancel()
		}
	}
	if n == 100000 {
		t.Error("a cancelled run went on to the end")
	}
}
