package parse

import (
	"slices"
	"testing"

	"dateline/internal/annotate/syntax/word"
)

// follow makes, at each state, the first legal move of the least cost, and
// gives the heads that come out.
func follow(gold []int32) []int32 {
	n := len(gold) - 2
	var m Machine
	m.Init(make([]word.Word, n), make([]uint8, n), make([]uint8, n))
	for !m.Done() {
		legal, costs := m.Legal(), m.Costs(gold)
		best := -1
		for k, ok := range legal {
			if ok && (best < 0 || costs[k] < costs[best]) {
				best = k
			}
		}
		m.Do(Move(best), 0)
	}
	return m.heads
}

// TestOracle follows the oracle on projective trees: it must build them.
func TestOracle(t *testing.T) {
	for _, gold := range [][]int32{
		{0, 2, 0},
		{0, 2, 3, 0},
		{0, 3, 1, 0},
		{0, 2, 6, 5, 5, 2, 0},
		{0, 5, 1, 2, 3, 6, 0},
		{0, 3, 3, 9, 3, 6, 4, 6, 3, 0},
	} {
		gold = slices.Clone(gold)
		want := slices.Clone(gold)
		if got := follow(gold); !slices.Equal(got[1:len(got)-1], want[1:len(want)-1]) {
			t.Errorf("heads %v, want %v", got, want)
		}
	}
}

// TestAnyMoves makes every sequence of legal moves for four words: each ends
// in one tree with one root and no cycle.
func TestAnyMoves(t *testing.T) {
	trees := 0
	var try func(moves []Move)
	try = func(moves []Move) {
		var m Machine
		m.Init(make([]word.Word, 4), make([]uint8, 4), make([]uint8, 4))
		for _, mv := range moves {
			m.Do(mv, 1)
		}
		if m.Done() {
			trees++
			checkTree(t, &m)
			return
		}
		legal := m.Legal()
		if only(legal) < 0 && !legal[0] && !legal[1] && !legal[2] {
			t.Fatalf("no move after %v", moves)
		}
		for k, ok := range legal {
			if ok {
				try(append(slices.Clone(moves), Move(k)))
			}
		}
	}
	try(nil)
	if trees < 20 {
		t.Errorf("only %d sequences", trees)
	}
}

func checkTree(t *testing.T, m *Machine) {
	t.Helper()
	roots := 0
	for i := 1; i <= int(m.n); i++ {
		at, steps := i, 0
		for at != 0 && steps <= int(m.n) {
			at = m.Head(at)
			steps++
		}
		if at != 0 {
			t.Fatalf("cycle at %d in %v", i, m.heads)
		}
		if m.Head(i) == 0 {
			roots++
		}
	}
	if roots != 1 {
		t.Fatalf("%d roots in %v", roots, m.heads)
	}
}

func TestReadDamaged(t *testing.T) {
	for _, raw := range []string{"", "x", Magic + "\n", Magic + "\nroot\ndlwt"} {
		if _, err := Read([]byte(raw)); err == nil {
			t.Errorf("no error for %q", raw)
		}
	}
}
