package cast

// forest is a union of sets over 0 … n-1. The root of a set is its smallest
// member, so that the answer does not depend on the order of unions.
type forest struct {
	up      []int
	members [][]int
}

func newForest(n int) *forest {
	f := &forest{up: make([]int, n), members: make([][]int, n)}
	for i := range n {
		f.up[i], f.members[i] = i, []int{i}
	}
	return f
}

// root gives the smallest member of i's set.
func (f *forest) root(i int) int {
	for f.up[i] != i {
		f.up[i] = f.up[f.up[i]]
		i = f.up[i]
	}
	return i
}

// join makes one set of those of i and j.
func (f *forest) join(i, j int) {
	i, j = f.root(i), f.root(j)
	if i == j {
		return
	}
	if j < i {
		i, j = j, i
	}
	f.up[j] = i
	f.members[i] = append(f.members[i], f.members[j]...)
	f.members[j] = nil
}
