package ledger

import (
	"cmp"
	"slices"

	"dateline/internal/story/given"
)

// window is how many figures that are alike each is compared with, so that a
// number that all reports give costs no quadratic time.
const window = 32

// bond is two figures, by index, that are one, with what speaks for it.
type bond struct {
	i, j   int
	weight int
}

// What bonds weigh besides their points, so that what a text itself sets
// against each other goes first, then what has one value.
const (
	byText  = 1000
	byValue = 100
)

// link joins the figures that are one: the strongest bonds first. A bond that
// would put two numbers of one report into one row is not followed where that
// report does not set them against each other: what it tells apart is two
// things.
func link(set *given.Set, facts []*fact, sets union) {
	bonds := append(rivals(facts), alike(set, facts)...)
	slices.SortFunc(bonds, func(a, b bond) int {
		return cmp.Or(-cmp.Compare(a.weight, b.weight), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	within := together(facts, bonds)
	rows := map[int]map[*given.Doc][]int{} // by root
	of := func(root int) map[*given.Doc][]int {
		if rows[root] == nil {
			rows[root] = map[*given.Doc][]int{facts[root].doc: {root}}
		}
		return rows[root]
	}
	for _, b := range bonds {
		ri, rj := sets.find(b.i), sets.find(b.j)
		if ri == rj {
			continue
		}
		more, fewer := of(ri), of(rj)
		if len(more) < len(fewer) {
			more, fewer = fewer, more
		}
		if told(facts, within, fewer, more) {
			continue
		}
		for doc, list := range fewer {
			more[doc] = append(more[doc], list...)
		}
		sets.join(ri, rj)
		delete(rows, ri)
		delete(rows, rj)
		rows[sets.find(ri)] = more
	}
}

// together gives the figures that one report sets against each other, or against
// a third, as sets; what is set against a number is so against the one put in its
// place.
func together(facts []*fact, bonds []bond) union {
	sets := newUnion(len(facts))
	for _, b := range bonds {
		if facts[b.i].doc == facts[b.j].doc {
			sets.join(b.i, b.j)
		}
	}
	return sets
}

// told says whether a report tells apart what two rows would put together; a is
// the row of fewer reports.
func told(facts []*fact, within union, a, b map[*given.Doc][]int) bool {
	for doc, list := range a {
		for _, i := range list {
			for _, j := range b[doc] {
				if facts[i].fig.Value != facts[j].fig.Value && within.find(i) != within.find(j) {
					return true
				}
			}
		}
	}
	return false
}

// alike gives the bonds between figures that meet in a bucket.
func alike(set *given.Set, facts []*fact) []bond {
	buckets := map[string][]int{}
	for i, f := range facts {
		for _, key := range f.keys() {
			buckets[key] = append(buckets[key], i)
		}
	}
	var out []bond
	for _, members := range buckets {
		members, copies := copied(set, facts, members)
		out = append(out, copies...)
		if len(members) > window {
			slices.SortStableFunc(members, func(i, j int) int { return cmp.Compare(facts[i].signature(), facts[j].signature()) })
		}
		for x, i := range members {
			for _, j := range members[x+1 : min(len(members), x+1+window)] {
				if w, ok := one(set, facts[min(i, j)], facts[max(i, j)]); ok {
					out = append(out, bond{min(i, j), max(i, j), w})
				}
			}
		}
	}
	return out
}

// copied leaves of figures that are alike in all that is looked at only the
// first, and gives the bonds of the others to it.
func copied(set *given.Set, facts []*fact, members []int) ([]int, []bond) {
	if len(members) <= window {
		return members, nil
	}
	first := map[string]int{}
	var left []int
	var bonds []bond
	for _, i := range members {
		key := valueKey(facts[i].fig.Value) + "|" + facts[i].signature()
		k, ok := first[key]
		if ok {
			if w, same := one(set, facts[k], facts[i]); same {
				bonds = append(bonds, bond{k, i, w})
				continue
			}
		} else {
			first[key] = i
		}
		left = append(left, i)
	}
	return left, bonds
}
