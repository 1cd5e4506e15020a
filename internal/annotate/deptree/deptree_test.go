package deptree

import (
	"slices"
	"testing"

	"dateline/internal/news"
)

// TestLink reads "The envoy left Sarn quietly": left heads three words.
func TestLink(t *testing.T) {
	head := Heads([]news.Token{{Head: 2}, {Head: 3}, {Head: 0}, {Head: 3}, {Head: 3}})
	l := Link(head)
	for _, c := range []struct {
		what      string
		got, want []int
	}{
		{"head", head, []int{1, 2, -1, 2, 2}},
		{"first", l.First, []int{-1, 0, 1, -1, -1}},
		{"next", l.Next, []int{-1, 3, -1, 4, -1}},
		{"lo", l.Lo, []int{0, 0, 0, 3, 4}},
		{"hi", l.Hi, []int{1, 2, 5, 4, 5}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s = %v, want %v", c.what, c.got, c.want)
		}
	}
}

// TestLinkDamaged reads heads that make no tree.
func TestLinkDamaged(t *testing.T) {
	// 0 is its own head, 1's lies outside, 2 and 3 make a circle, 4 hangs on it.
	head := Heads([]news.Token{{Head: 1}, {Head: 9}, {Head: 4}, {Head: 3}, {Head: 4}})
	l := Link(head)
	if want := []int{-1, -1, -1, -1, 3}; !slices.Equal(head, want) {
		t.Errorf("heads = %v, want %v", head, want)
	}
	if l.First[3] != 4 || l.Lo[3] != 3 || l.Hi[3] != 5 {
		t.Errorf("token 3: first %d, from %d to %d", l.First[3], l.Lo[3], l.Hi[3])
	}
	if l := Link(Heads(nil)); len(l.First) != 0 {
		t.Errorf("an empty sentence has %d tokens", len(l.First))
	}
}

func TestIs(t *testing.T) {
	for _, c := range []struct {
		rel, of string
		want    bool
	}{{"obl:tmod", "obl", true}, {"obl", "obl:tmod", false}, {"nsubj:pass", "nsubj:pass", true}, {"object", "obj", false}} {
		if Is(c.rel, c.of) != c.want {
			t.Errorf("Is(%q, %q) = %v", c.rel, c.of, !c.want)
		}
	}
}
