package parse

import "dateline/internal/annotate/syntax/word"

// Move is a step of the machine.
type Move uint8

// The moves of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta
// 2011).
const (
	Shift Move = iota // the next word goes on the stack
	Left              // the top of the stack gets the next word as its head, and goes
	Right             // the top of the stack gets the one below as its head, and goes
)

// node is a word of the sentence with what has been attached to it so far.
// Node 0 is no word, nodes 1 to n are the words, node n+1 is the root, which
// stands after the last word.
type node struct {
	low      uint64 // word.Word.Low
	tag      uint64 // class of the tagger plus one
	wt       uint64 // low and tag
	class    uint64 // fine word class
	coarse   uint64 // coarse word class
	super    uint64 // class of the supertagger plus one
	left     [2]int32
	right    [2]int32
	nl, nr   uint8  // numbers of children, up to 3
	leftSet  uint64 // labels of the left children, a bit each
	rightSet uint64
	label    uint64 // its own label plus one, 0 before it has a head
}

// Machine is the state of parsing one sentence. The zero Machine is ready for
// Init, and may be used again.
type Machine struct {
	nodes []node
	heads []int32 // of each node, 0 before it has one
	stack []int32
	next  int32
	n     int32
}

// Init starts on a sentence: its words with the tagger's and the supertagger's
// class of each.
func (m *Machine) Init(words []word.Word, tags, supers []uint8) {
	n := len(words)
	m.n, m.next = int32(n), 1
	m.stack = m.stack[:0]
	m.heads = append(m.heads[:0], make([]int32, n+2)...)
	m.nodes = append(m.nodes[:0], make([]node, n+2)...)
	for i := range words {
		w := &words[i]
		low, t := uint64(w.Low), uint64(tags[i])+1
		m.nodes[i+1] = node{low: low, tag: t, wt: low<<8 | t, class: uint64(w.Class), coarse: uint64(w.Coarse), super: uint64(supers[i]) + 1}
	}
	m.nodes[n+1] = node{low: 3, tag: 255, wt: 3<<8 | 255, class: 1<<16 - 1, coarse: 255, super: 255}
}

// Done says whether every word has a head.
func (m *Machine) Done() bool { return m.next == m.n+1 && len(m.stack) == 0 }

// Legal says which moves are open. There is one root: with the root next, the
// last word on the stack gets it, and all others get the one below.
func (m *Machine) Legal() (legal [3]bool) {
	legal[Shift] = m.next <= m.n
	legal[Left] = len(m.stack) > 0 && (m.next <= m.n || len(m.stack) == 1)
	legal[Right] = len(m.stack) > 1
	return legal
}

// Arc gives the head and the dependent that a Left or Right move would link.
func (m *Machine) Arc(move Move) (head, dep int) {
	top := len(m.stack) - 1
	if move == Left {
		return int(m.next), int(m.stack[top])
	}
	return int(m.stack[top-1]), int(m.stack[top])
}

// Do makes a move; label is that of the new arc.
func (m *Machine) Do(move Move, label int) {
	if move == Shift {
		m.stack = append(m.stack, m.next)
		m.next++
		return
	}
	head, dep := m.Arc(move)
	m.stack = m.stack[:len(m.stack)-1]
	m.heads[dep] = int32(head)
	h := &m.nodes[head]
	m.nodes[dep].label = uint64(label) + 1
	bit := uint64(1) << (uint(label) & 63)
	if move == Left {
		h.left[1], h.left[0] = h.left[0], int32(dep)
		h.nl = min(h.nl+1, 3)
		h.leftSet |= bit
		return
	}
	h.right[1], h.right[0] = h.right[0], int32(dep)
	h.nr = min(h.nr+1, 3)
	h.rightSet |= bit
}

// Head gives the head of word i (from 1) as in CoNLL-U: 0 for the root.
func (m *Machine) Head(i int) int {
	h := int(m.heads[i])
	if h == int(m.n)+1 {
		return 0
	}
	return h
}

// Label gives the label of word i (from 1).
func (m *Machine) Label(i int) int { return int(m.nodes[i].label) - 1 }

// Costs gives, for each move, how many of the arcs of the gold tree that can
// still be made are lost by it: the dynamic oracle of the arc-hybrid system
// (Goldberg and Nivre 2013). gold[i] is the head of word i, n+1 for the root.
func (m *Machine) Costs(gold []int32) (costs [3]int) {
	top := len(m.stack) - 1
	b := m.next
	if top >= 0 {
		s0 := m.stack[top]
		below := int32(-1)
		if top > 0 {
			below = m.stack[top-1]
		}
		for k := b; k <= m.n; k++ { // s0 loses its children in the buffer
			if gold[k] == s0 {
				costs[Left]++
				costs[Right]++
			}
		}
		if gold[s0] == below || gold[s0] > b {
			costs[Left]++
		}
		if gold[s0] >= b {
			costs[Right]++
		}
	}
	if b <= m.n { // the next word loses its links to the stack
		for k, s := range m.stack {
			if gold[s] == b {
				costs[Shift]++
			}
			if gold[b] == s && k < top {
				costs[Shift]++
			}
		}
	}
	return costs
}
