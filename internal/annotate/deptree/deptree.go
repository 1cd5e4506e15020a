// Package deptree links the dependencies of a sentence (Universal Dependencies
// v2) into a tree that rules can walk. Token numbers count from 0; -1 is none.
package deptree

import (
	"strings"

	"dateline/internal/news"
)

// Heads gives the head of each token, -1 for a root and for a head that lies
// outside the sentence or is the token itself. They may hold circles, which
// Link cuts.
func Heads(toks []news.Token) []int {
	head := make([]int, len(toks))
	for i := range toks {
		h := toks[i].Head - 1
		if h >= len(toks) || h < 0 || h == i {
			h = -1
		}
		head[i] = h
	}
	return head
}

// Links are what follows from the heads of a sentence, one entry a token.
type Links struct {
	// First is the first dependent of a token in text order, Next the next
	// dependent of the same head.
	First, Next []int
	// Lo and Hi bound the subtree of each token, Hi excluded.
	Lo, Hi []int
}

// Link works out the links. It makes roots of the tokens of circles, in head
// itself.
func Link(head []int) Links {
	n := len(head)
	room := make([]int, 4*n)
	l := Links{First: room[:n:n], Next: room[n : 2*n : 2*n], Lo: room[2*n : 3*n : 3*n], Hi: room[3*n:]}
	for i := range head {
		l.First[i], l.Next[i], l.Lo[i], l.Hi[i] = -1, -1, i, i+1
	}
	sorted := order(head)
	for i := n - 1; i >= 0; i-- {
		if h := head[i]; h >= 0 {
			l.Next[i], l.First[h] = l.First[h], i
		}
	}
	for _, i := range sorted { // dependents before heads
		if h := head[i]; h >= 0 {
			l.Lo[h], l.Hi[h] = min(l.Lo[h], l.Lo[i]), max(l.Hi[h], l.Hi[i])
		}
	}
	return l
}

// order lists the tokens so that dependents stand before their heads, and cuts
// circles.
func order(head []int) []int {
	waits := make([]int, len(head))
	for _, h := range head {
		if h >= 0 {
			waits[h]++
		}
	}
	sorted := make([]int, 0, len(head))
	for i, w := range waits {
		if w == 0 {
			sorted = append(sorted, i)
		}
	}
	for k := 0; k < len(sorted); k++ {
		if h := head[sorted[k]]; h >= 0 {
			if waits[h]--; waits[h] == 0 {
				sorted = append(sorted, h)
			}
		}
	}
	if len(sorted) == len(head) {
		return sorted
	}
	for i, w := range waits {
		if w > 0 {
			head[i] = -1
		}
	}
	return order(head)
}

// Is says whether the relation is one of rels; "obl" stands for its subtypes
// too.
func Is(rel string, rels ...string) bool {
	base, _, _ := strings.Cut(rel, ":")
	for _, r := range rels {
		if rel == r || base == r {
			return true
		}
	}
	return false
}
