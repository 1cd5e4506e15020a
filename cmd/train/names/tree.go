package names

import "math"

// tree joins the classes two by two, each time those whose joining costs the
// least likelihood, and gives the classes in the order of the tree's leaves
// with the coarse class of each: the subtree it was in when coarseClasses
// were left. Classes 0 and 1 (edge of sentence, rare words) take no part.
func (x *exchange) tree() (order, coarse []int) {
	const c = fineClasses
	m := &merger{x: x, leaves: make([][]int, c), loss: make([]int64, c*c)}
	for k := 2; k < c; k++ {
		m.leaves[k] = []int{k}
		m.alive = append(m.alive, k)
	}
	for _, a := range m.alive {
		for _, b := range m.alive {
			if a < b {
				m.loss[a*c+b] = m.cost(a, b)
			}
		}
	}
	coarse = make([]int, c)
	for len(m.alive) > 1 {
		a, b := m.cheapest()
		m.join(a, b)
		if len(m.alive) == coarseClasses {
			m.coarseOf(coarse)
		}
	}
	order = m.leaves[m.alive[0]]
	// Number the coarse classes as their first leaf stands in the order.
	number := map[int]int{}
	for _, k := range order {
		if _, ok := number[coarse[k]]; !ok {
			number[coarse[k]] = len(number)
		}
	}
	for k := 2; k < c; k++ {
		coarse[k] = number[coarse[k]]
	}
	return order, coarse
}

// merger is the state of tree.
type merger struct {
	x      *exchange
	alive  []int   // classes not yet joined to another, rising
	leaves [][]int // the classes below each
	loss   []int64 // what joining a < b costs; may be a little out of date
}

func (m *merger) coarseOf(coarse []int) {
	for _, k := range m.alive {
		for _, leaf := range m.leaves[k] {
			coarse[leaf] = k
		}
	}
}

// cheapest finds the two classes that cost least to join. Costs are kept from
// earlier steps and made good only for the pair that leads.
func (m *merger) cheapest() (int, int) {
	const c = fineClasses
	for {
		a, b, least := -1, -1, int64(math.MaxInt64)
		for i, p := range m.alive {
			for _, q := range m.alive[i+1:] {
				if l := m.loss[p*c+q]; l < least {
					a, b, least = p, q, l
				}
			}
		}
		now := m.cost(a, b)
		m.loss[a*c+b] = now
		if now <= least {
			return a, b
		}
	}
}

// cost is the likelihood lost by joining a and b, in the units of nLog.
func (m *merger) cost(a, b int) int64 {
	const c = fineClasses
	x, f := m.x, m.x.flog
	var sum int64
	split := func(p, q int32) { sum += f[p] + f[q] - f[p+q] }
	ra, rb := x.n[a*c:a*c+c], x.n[b*c:b*c+c]
	ta, tb := x.t[a*c:a*c+c], x.t[b*c:b*c+c]
	for l := range c {
		if l == a || l == b {
			continue
		}
		split(ra[l], rb[l])
		split(ta[l], tb[l])
	}
	sum += f[ra[a]] + f[ra[b]] + f[rb[a]] + f[rb[b]] - f[ra[a]+ra[b]+rb[a]+rb[b]]
	sum -= f[x.from[a]] + f[x.from[b]] - f[x.from[a]+x.from[b]]
	sum -= f[x.to[a]] + f[x.to[b]] - f[x.to[a]+x.to[b]]
	return sum
}

// join puts b's words into a.
func (m *merger) join(a, b int) {
	const c = fineClasses
	x := m.x
	for l := range c {
		if n := x.n[b*c+l]; n > 0 {
			x.add(b, l, -n)
			x.add(a, l, n)
		}
	}
	for l := range c {
		if n := x.n[l*c+b]; n > 0 {
			x.add(l, b, -n)
			x.add(l, a, n)
		}
	}
	m.leaves[a] = append(m.leaves[a], m.leaves[b]...)
	kept := m.alive[:0]
	for _, k := range m.alive {
		if k != b {
			kept = append(kept, k)
		}
	}
	m.alive = kept
	for _, k := range m.alive {
		if k < a {
			m.loss[k*c+a] = m.cost(k, a)
		} else if k > a {
			m.loss[a*c+k] = m.cost(a, k)
		}
	}
}
