package name

// features appends the hashed features of words[i], which lies in the segment
// [lo, hi), to out. mem is what pass two knows of the words, nil in pass one.
// All numbers in the templates are stable: the weights depend on them.
func features(out []uint32, words []word, i, lo, hi int, m mode, mem []memo) []uint32 {
	var edge word
	at := func(k int) *word {
		if k < 0 || k >= len(words) {
			return &edge
		}
		return &words[k]
	}
	w, l1, r1, l2, r2 := at(i), at(i-1), at(i+1), at(i-2), at(i+2)
	md := uint32(m)
	add := func(template, a, b uint32) { out = append(out, mix(template, a, b)) }

	add(1, w.hash, 0)
	add(2, l1.hash, 0)
	add(3, r1.hash, 0)
	add(4, l2.hash, 0)
	add(5, r2.hash, 0)
	add(6, l1.hash, w.hash)
	add(7, w.hash, r1.hash)
	add(8, uint32(w.class), md)
	add(9, uint32(l1.class), uint32(w.shape))
	add(10, uint32(r1.class), uint32(w.shape))
	add(11, uint32(l2.class), uint32(l1.class))
	add(12, uint32(r2.class), uint32(r1.class))
	add(13, uint32(l1.class)<<10|uint32(w.class), 0)
	add(14, uint32(w.class)<<10|uint32(r1.class), 0)
	add(15, uint32(l1.class)<<10|uint32(r1.class), 0)
	add(16, w.suf[0], 0)
	add(17, w.suf[1], 0)
	add(18, w.suf[2], 0)
	add(19, w.pre, 0)

	initial := uint32(0)
	if i == 0 || i == 1 && l1.shape == shapeMark {
		initial = 1
	}
	shape := func(k *word) uint32 {
		if m != running {
			if k.shape == shapeMark || k.shape == shapeDigit {
				return uint32(k.shape)
			}
			return 15
		}
		return uint32(k.shape)
	}
	shapes := shape(l1)<<8 | shape(w)<<4 | shape(r1)
	add(20, shape(w)<<1|initial, md)
	add(21, shapes, 0)
	add(22, shapes<<8|shape(l2)<<4|shape(r2), 0)
	add(23, uint32(w.lower), initial|md<<1)

	gaz := func(k *word) uint32 { return uint32(k.gaz)<<3 | uint32(k.place) }
	add(24, gaz(w), md<<1|initial)
	add(25, gaz(l1), gaz(w))
	add(26, gaz(w), gaz(r1))
	add(27, gaz(w), uint32(w.coarse))
	add(28, gaz(l1), uint32(w.class))
	add(29, gaz(r1), uint32(w.class))

	known := func(k *word) uint32 {
		v := uint32(k.part)<<3 | uint32(k.tier)<<1
		if k.lower == 0 {
			v |= 1
		}
		return v
	}
	tiers := known(l1)<<10 | known(w)<<5 | known(r1)
	add(30, tiers, shapes)
	add(31, tiers, md<<1|initial)
	add(32, known(w), uint32(w.class))
	add(33, known(w), l1.hash)
	add(34, known(w), r1.hash)

	// The segment's first and last capitalised words, and what stands around it.
	first, last := at(lo), at(hi-1)
	left, right := at(lo-1), at(hi)
	pos := uint32(min(i-lo, 3))<<3 | uint32(min(hi-1-i, 3))
	add(35, first.hash, pos)
	add(36, last.hash, pos)
	add(37, uint32(last.class), pos)
	add(38, left.hash, pos)
	add(39, right.hash, pos)
	add(40, uint32(left.class), pos)
	add(41, uint32(right.class), pos)
	add(42, uint32(left.class)<<10|uint32(right.class), pos)
	add(43, uint32(at(lo-2).class)<<10|uint32(left.class), pos)
	add(44, uint32(right.class)<<10|uint32(at(hi+1).class), pos)
	add(45, pos, md)
	add(46, uint32(l1.part)<<4|uint32(w.part)<<2|uint32(r1.part), pos)
	add(47, known(first)<<5|known(last), pos)

	if mem != nil {
		none := memo{}
		near := func(k int) memo {
			if k < 0 || k >= len(mem) {
				return none
			}
			return mem[k]
		}
		c, p, n := near(i), near(i-1), near(i+1)
		add(50, uint32(c.token), md)
		add(51, uint32(c.token), shapes)
		add(52, uint32(p.token)<<8|uint32(c.token), 0)
		add(53, uint32(c.token)<<8|uint32(n.token), 0)
		add(54, uint32(c.phrase), uint32(c.token))
		add(55, uint32(c.token), gaz(w))
		add(56, uint32(c.token), uint32(w.class))
	}
	return out
}

// mix hashes a template's number and its values to 32 bits.
func mix(template, a, b uint32) uint32 {
	h := uint64(template)*0x9E3779B97F4A7C15 ^ uint64(a)*0xC2B2AE3D27D4EB4F
	h ^= h >> 29
	h = (h ^ uint64(b)) * 0xBF58476D1CE4E5B9
	h ^= h >> 32
	return uint32(h)
}
