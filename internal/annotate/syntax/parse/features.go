package parse

import (
	"math/bits"

	"dateline/internal/annotate/syntax/word"
)

// far puts a distance into one of seven ranges.
func far(d int32) uint64 {
	switch {
	case d <= 4:
		return uint64(d)
	case d <= 6:
		return 5
	case d <= 10:
		return 6
	}
	return 7
}

// view is the nodes that a decision looks at.
type view struct {
	s0, s1, s2, b0, b1, b2 *node
	i0, i1, ib             int32
}

func (m *Machine) view() view {
	top := len(m.stack) - 1
	var v view
	none := &m.nodes[0]
	v.s0, v.s1, v.s2 = none, none, none
	if top >= 0 {
		v.i0 = m.stack[top]
		v.s0 = &m.nodes[v.i0]
	}
	if top >= 1 {
		v.i1 = m.stack[top-1]
		v.s1 = &m.nodes[v.i1]
	}
	if top >= 2 {
		v.s2 = &m.nodes[m.stack[top-2]]
	}
	v.ib = m.next
	v.b0 = &m.nodes[m.next]
	v.b1, v.b2 = none, none
	if m.next+1 <= m.n+1 {
		v.b1 = &m.nodes[m.next+1]
	}
	if m.next+2 <= m.n+1 {
		v.b2 = &m.nodes[m.next+2]
	}
	return v
}

// MoveFeatures appends the features of the state to buf: for the choice of a
// move. The templates are those of Zhang and Nivre (2011), carried over to the
// arc-hybrid system, with word classes beside the words.
func (m *Machine) MoveFeatures(buf []uint64) []uint64 {
	v := m.view()
	buf = v.singles(buf)
	buf = v.pair(buf, 40, v.s0, v.b0)
	buf = v.pair(buf, 60, v.s1, v.s0)
	buf = v.wider(buf)
	buf = v.supers(buf)
	return m.children(v, buf)
}

// singles are the features of one node each.
func (v *view) singles(buf []uint64) []uint64 {
	for k, x := range [...]*node{v.s0, v.s1, v.b0, v.b1, v.b2, v.s2} {
		t := uint64(k) * 5
		buf = append(buf,
			word.Mix(t+1, x.wt, 0),
			word.Mix(t+2, x.tag, 0),
			word.Mix(t+3, x.class, x.tag))
		if k < 4 {
			buf = append(buf, word.Mix(t+4, x.low, 0))
		}
	}
	return buf
}

// pair are the features of two nodes that an arc could link.
func (v *view) pair(buf []uint64, t uint64, x, y *node) []uint64 {
	return append(buf,
		word.Mix(t+1, x.wt, y.wt),
		word.Mix(t+2, x.wt, y.low),
		word.Mix(t+3, x.low, y.wt),
		word.Mix(t+4, x.wt, y.tag),
		word.Mix(t+5, x.tag, y.wt),
		word.Mix(t+6, x.low, y.low),
		word.Mix(t+7, x.tag, y.tag),
		word.Mix(t+8, x.class, y.class),
		word.Mix(t+9, x.class<<8|x.tag, y.tag),
		word.Mix(t+10, x.tag, y.class<<8|y.tag),
		word.Mix(t+11, x.low, y.class),
		word.Mix(t+12, x.class, y.low))
}

// wider are the features of more nodes, and of distances.
func (v *view) wider(buf []uint64) []uint64 {
	s0, s1, s2, b0, b1, b2 := v.s0, v.s1, v.s2, v.b0, v.b1, v.b2
	tags := s0.tag<<8 | b0.tag
	d0 := far(v.ib - v.i0)
	d1 := far(v.i0 - v.i1)
	return append(buf,
		word.Mix(80, b0.tag, b1.tag),
		word.Mix(81, b0.wt, b1.tag),
		word.Mix(82, b0.tag, b1.wt),
		word.Mix(83, tags, b1.tag),
		word.Mix(84, tags, s1.tag),
		word.Mix(85, tags, s1.tag<<8|b1.tag),
		word.Mix(86, s2.tag<<8|s1.tag, tags),
		word.Mix(87, tags, b1.tag<<8|b2.tag),
		word.Mix(88, s1.wt, tags),
		word.Mix(89, s1.tag<<8|b0.tag, s0.wt),
		word.Mix(90, s1.tag<<8|s0.tag, b0.wt),
		word.Mix(91, s1.low, b0.wt),
		word.Mix(92, s1.tag, b0.tag),
		word.Mix(93, s1.wt, b0.tag),
		word.Mix(94, s1.tag, b0.wt),
		word.Mix(95, s0.wt, b0.tag<<8|b1.tag),
		word.Mix(96, tags, b1.wt),
		word.Mix(97, s1.class<<8|s1.tag, tags),
		word.Mix(98, s0.class, b0.class<<16|s1.class),
		word.Mix(99, s0.coarse<<8|b0.coarse, s1.coarse<<8|b1.coarse),
		word.Mix(100, s0.wt, d0),
		word.Mix(101, b0.wt, d0),
		word.Mix(102, tags, d0),
		word.Mix(103, s0.wt, d1|8),
		word.Mix(104, s1.wt, d1),
		word.Mix(105, s0.tag<<8|s1.tag, d1),
		word.Mix(106, tags<<8|s1.tag, d0<<4|d1),
		word.Mix(107, s1.low, s0.low<<32|b0.low))
}

// supers are the features of the supertagger's guesses.
func (v *view) supers(buf []uint64) []uint64 {
	s0, s1, b0, b1 := v.s0, v.s1, v.b0, v.b1
	d0 := far(v.ib - v.i0)
	own := s0.super<<8 | b0.super
	return append(buf,
		word.Mix(401, s0.super, s0.tag),
		word.Mix(402, s1.super, s1.tag),
		word.Mix(403, b0.super, b0.tag),
		word.Mix(404, b1.super, b1.tag),
		word.Mix(405, own, 0),
		word.Mix(406, own, s0.tag<<8|b0.tag),
		word.Mix(407, s1.super<<8|s0.super, 0),
		word.Mix(408, s1.super<<8|s0.super, b0.super),
		word.Mix(409, s1.super<<8|s0.super, s1.tag<<8|s0.tag),
		word.Mix(410, own, b1.super),
		word.Mix(411, s0.super, b0.wt),
		word.Mix(412, s0.wt, b0.super),
		word.Mix(413, s1.super, s0.wt),
		word.Mix(414, s1.wt, s0.super),
		word.Mix(415, s0.super<<8|s0.tag, s0.leftSet),
		word.Mix(416, s0.super<<8|s0.tag, s0.rightSet),
		word.Mix(417, b0.super<<8|b0.tag, b0.leftSet),
		word.Mix(418, own, b0.leftSet),
		word.Mix(419, s1.super<<8|s0.super, s1.rightSet),
		word.Mix(420, own, d0),
		word.Mix(421, s0.super<<8|uint64(s0.nl), uint64(s0.nr)),
		word.Mix(422, s1.super<<8|b0.super, s0.tag),
		word.Mix(423, v.s2.super<<8|s1.super, own))
}

// children are the features of what hangs on the nodes already.
func (m *Machine) children(v view, buf []uint64) []uint64 {
	s0, s1, b0 := v.s0, v.s1, v.b0
	at := func(i int32) *node { return &m.nodes[i] }
	s0l, s0l2, s0r := at(s0.left[0]), at(s0.left[1]), at(s0.right[0])
	s1l, s1r, s1r2 := at(s1.left[0]), at(s1.right[0]), at(s1.right[1])
	b0l, b0l2 := at(b0.left[0]), at(b0.left[1])
	tags := s0.tag<<8 | b0.tag
	both := s1.tag<<8 | s0.tag
	counts := uint64(s0.nl)<<2 | uint64(s0.nr)
	buf = append(buf,
		word.Mix(120, s0.wt, counts),
		word.Mix(121, s0.tag, counts),
		word.Mix(122, s1.wt, uint64(s1.nr)<<2|uint64(s1.nl)),
		word.Mix(123, s1.tag, uint64(s1.nr)),
		word.Mix(124, b0.wt, uint64(b0.nl)),
		word.Mix(125, b0.tag, uint64(b0.nl)),
		word.Mix(126, s0.tag, s0.leftSet),
		word.Mix(127, s0.tag, s0.rightSet),
		word.Mix(128, s1.tag, s1.rightSet),
		word.Mix(129, s1.wt, s1.rightSet),
		word.Mix(130, b0.tag, b0.leftSet),
		word.Mix(131, s0.wt, s0.rightSet),
		word.Mix(132, tags, s0.leftSet),
		word.Mix(133, tags, s0.rightSet),
		word.Mix(134, both, s1.rightSet),
		word.Mix(135, both, s0.leftSet),
		word.Mix(136, tags, b0.leftSet),
		word.Mix(137, both<<8|b0.tag, s1.rightSet),
		word.Mix(138, both<<8|b0.tag, s0.leftSet))
	for k, x := range [...]*node{s0l, s0r, s1l, s1r, b0l, s0l2, s1r2, b0l2} {
		t := 140 + uint64(k)*4
		own := [...]*node{s0, s0, s1, s1, b0, s0, s1, b0}[k]
		buf = append(buf, word.Mix(t, x.wt, x.label), word.Mix(t+1, x.label<<8|x.tag, own.tag))
		if k < 5 {
			buf = append(buf, word.Mix(t+2, tags, x.tag<<8|x.label), word.Mix(t+3, both, x.tag<<8|x.label))
		}
	}
	return append(buf,
		word.Mix(180, s0l.low, b0.low<<8|s0.tag),
		word.Mix(181, s0l.low, s1.wt),
		word.Mix(182, b0l.low, s0.wt),
		word.Mix(183, s0.wt, b0l.label<<8|b0.tag),
		word.Mix(184, s1.wt, s0l.low<<8|s0.tag),
		word.Mix(185, s0r.low, b0.wt))
}

// LabelFeatures appends the features of an arc to buf: for the choice of its
// label, when all children of dep are known.
func (m *Machine) LabelFeatures(head, dep int, buf []uint64) []uint64 {
	h, d := &m.nodes[head], &m.nodes[dep]
	dir := uint64(0)
	gap := int32(dep - head)
	if gap < 0 {
		dir, gap = 1, -gap
	}
	at := func(i int32) *node { return &m.nodes[i] }
	dl, dl2, dr := at(d.left[0]), at(d.left[1]), at(d.right[0])
	before, after := at(int32(dep-1)), at(int32(min(dep+1, int(m.n)+1)))
	hb, ha := at(int32(head-1)), at(int32(min(head+1, int(m.n)+1)))
	next := at(m.next)
	tags := (h.tag<<8|d.tag)<<1 | dir
	dist := far(gap)<<1 | dir
	set := d.leftSet
	hset := h.rightSet
	if dir == 1 {
		hset = h.leftSet
	}
	if head == int(m.n)+1 {
		return append(buf, word.Mix(200, 0, 0))
	}
	return append(buf,
		word.Mix(201, d.wt, dir),
		word.Mix(202, d.tag, dir),
		word.Mix(203, h.wt, dir),
		word.Mix(204, h.tag, dir),
		word.Mix(205, tags, 0),
		word.Mix(206, tags, dist),
		word.Mix(207, h.wt, d.wt<<1|dir),
		word.Mix(208, h.wt, d.tag<<1|dir),
		word.Mix(209, h.tag, d.wt<<1|dir),
		word.Mix(210, h.low, d.low<<1|dir),
		word.Mix(211, h.class, d.class<<1|dir),
		word.Mix(212, tags, d.class),
		word.Mix(213, tags, h.class),
		word.Mix(214, h.low, d.class<<1|dir),
		word.Mix(215, h.class, d.low<<1|dir),
		word.Mix(216, tags, set),
		word.Mix(217, tags, d.rightSet),
		word.Mix(218, tags, hset),
		word.Mix(219, h.wt, hset<<1|dir),
		word.Mix(220, d.tag<<1|dir, set),
		word.Mix(221, h.wt, set<<1|dir),
		word.Mix(222, dl.wt, tags),
		word.Mix(223, dl.low, h.wt<<1|dir),
		word.Mix(224, dl.low, d.wt<<1|dir),
		word.Mix(225, dl.label<<8|dl.tag, tags),
		word.Mix(226, dl2.label<<8|dl.label, tags),
		word.Mix(227, dr.label<<8|dr.tag, tags),
		word.Mix(228, tags, before.tag),
		word.Mix(229, tags, after.tag),
		word.Mix(230, tags, before.low),
		word.Mix(231, tags, hb.tag<<8|ha.tag),
		word.Mix(232, d.wt, before.tag<<1|dir),
		word.Mix(233, d.wt, after.tag<<1|dir),
		word.Mix(234, tags, next.tag),
		word.Mix(235, d.class, set<<1|dir),
		word.Mix(236, d.low, dist),
		word.Mix(237, dl.low, d.class<<1|dir),
		word.Mix(238, dl.class, h.class<<17|d.class<<1|dir),
		word.Mix(239, h.coarse<<8|d.coarse, tags),
		word.Mix(240, uint64(bits.OnesCount64(h.rightSet)), tags),
		word.Mix(241, h.leftSet, tags),
		word.Mix(242, d.super, dir),
		word.Mix(243, d.super, tags),
		word.Mix(244, d.super<<8|h.super, dir),
		word.Mix(245, d.super, h.wt<<1|dir),
		word.Mix(246, d.super, d.wt<<1|dir),
		word.Mix(247, d.super<<1|dir, set))
}
