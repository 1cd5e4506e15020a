package coref

import "dateline/eval/score"

// ratio sums the numerators and denominators of a precision and a recall.
type ratio struct{ hit, found, same, wanted float64 }

func (r *ratio) add(x ratio) {
	r.hit += x.hit
	r.found += x.found
	r.same += x.same
	r.wanted += x.wanted
}

func (r ratio) precision() float64 { return over(r.hit, r.found) }
func (r ratio) recall() float64    { return over(r.same, r.wanted) }
func (r ratio) f1() float64        { return score.F1(r.precision(), r.recall()) }

func over(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// index gives the chain of each mention.
func index(chains [][]int) map[int]int {
	out := map[int]int{}
	for k, c := range chains {
		for _, m := range c {
			out[m] = k
		}
	}
	return out
}

// muc counts links (Vilain et al. 1995): of each chain, how many of the links
// that hold it together the other side has.
func muc(key, response [][]int) ratio {
	same, wanted := links(key, index(response))
	hit, found := links(response, index(key))
	return ratio{hit, found, same, wanted}
}

func links(chains [][]int, other map[int]int) (same, all float64) {
	for _, c := range chains {
		parts := map[int]bool{}
		alone := 0
		for _, m := range c {
			if k, ok := other[m]; ok {
				parts[k] = true
			} else {
				alone++
			}
		}
		same += float64(len(c) - len(parts) - alone)
		all += float64(len(c) - 1)
	}
	return same, all
}

// b3 counts mentions (Bagga and Baldwin 1998): of each, how much of its chain
// the other side's chain of it holds.
func b3(key, response [][]int) ratio {
	same, wanted := shares(key, index(response), response)
	hit, found := shares(response, index(key), key)
	return ratio{hit, found, same, wanted}
}

func shares(chains [][]int, other map[int]int, others [][]int) (same, all float64) {
	for _, c := range chains {
		in := map[int]int{}
		for _, m := range c {
			if k, ok := other[m]; ok {
				in[k]++
			}
		}
		for _, n := range in {
			same += float64(n) * float64(n) / float64(len(c))
		}
		all += float64(len(c))
	}
	return same, all
}

// ceafe counts entities (Luo 2005, with the similarity φ4): the best pairing of
// chains, each pair by the F1 of its mentions.
func ceafe(key, response [][]int) ratio {
	in := index(response)
	gain := make([][]float64, len(key))
	for i, c := range key {
		gain[i] = make([]float64, len(response))
		for _, m := range c {
			if k, ok := in[m]; ok {
				gain[i][k] += 2 / float64(len(c)+len(response[k]))
			}
		}
	}
	best := assign(gain, len(key), len(response))
	return ratio{best, float64(len(response)), best, float64(len(key))}
}

// assign gives the greatest sum of gains where each row has at most one column
// and each column at most one row (the Hungarian method, by shortest paths).
func assign(gain [][]float64, rows, cols int) float64 {
	n := max(rows, cols)
	cost := func(i, j int) float64 {
		if i < rows && j < cols {
			return -gain[i][j]
		}
		return 0
	}
	u, v := make([]float64, n+1), make([]float64, n+1)
	match, way := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		match[0] = i
		least := make([]float64, n+1)
		used := make([]bool, n+1)
		for j := range least {
			least[j] = 1e18
		}
		j0 := 0
		for match[j0] != 0 {
			used[j0] = true
			i0, delta, j1 := match[j0], 1e18, 0
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if c := cost(i0-1, j-1) - u[i0] - v[j]; c < least[j] {
					least[j], way[j] = c, j0
				}
				if least[j] < delta {
					delta, j1 = least[j], j
				}
			}
			for j := 0; j <= n; j++ {
				if used[j] {
					u[match[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			j0 = j1
		}
		for j0 != 0 {
			match[j0] = match[way[j0]]
			j0 = way[j0]
		}
	}
	sum := 0.0
	for j := 1; j <= n; j++ {
		if match[j] > 0 {
			sum -= cost(match[j]-1, j-1)
		}
	}
	return sum
}
