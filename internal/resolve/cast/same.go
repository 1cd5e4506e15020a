package cast

import (
	"slices"
	"strings"
)

// sameKeys joins bearers that share a key: those of one thing by a list, of
// one name, and things by an abbreviation that their reports spell out alike.
func (w *work) sameKeys() {
	type entry struct {
		at  int
		key key
	}
	by := map[string][]entry{}
	for i, b := range w.bearers {
		for _, k := range b.keys {
			by[k.text] = append(by[k.text], entry{i, k})
		}
	}
	texts := make([]string, 0, len(by))
	for t := range by {
		texts = append(texts, t)
	}
	// Keys that are no abbreviations come first: what is spelled out decides
	// what an abbreviation can mean.
	slices.SortFunc(texts, func(a, b string) int {
		if x, y := by[a][0].key.short, by[b][0].key.short; x != y {
			if x {
				return 1
			}
			return -1
		}
		return strings.Compare(a, b)
	})
	for _, t := range texts {
		list := by[t]
		if list[0].key.short {
			continue
		}
		for _, e := range list[1:] {
			w.alikeKinds(list[0].at, e.at, e.key.why)
		}
	}
	for _, t := range texts {
		if list := by[t]; list[0].key.short {
			at := make([]int, len(list))
			for i, e := range list {
				at[i] = e.at
			}
			w.sameShort(at, list[0].key.why)
		}
	}
}

// alikeKinds joins two bearers of one key.
func (w *work) alikeKinds(i, j int, why string) {
	w.link(i, j, w.bearers[i].names[0].name, w.bearers[j].names[0].name, []string{why})
}

// sameShort joins the bearers of an abbreviation: all of them where no report
// spells it out, or all that do so alike; else only those that are spelled out
// in one way, and the others may be any of them.
func (w *work) sameShort(list []int, why string) {
	long := map[int]bool{} // sets that are spelled out
	var roots []int
	for _, i := range list {
		r := w.forest.root(i)
		if _, seen := long[r]; !seen {
			if long[r] = w.spelledOut(r); long[r] {
				roots = append(roots, r)
			}
		}
	}
	if len(roots) <= 1 {
		for _, i := range list[1:] {
			w.alikeKinds(list[0], i, why)
		}
		return
	}
	first := -1
	for _, i := range list {
		switch {
		case long[w.forest.root(i)]:
		case first < 0:
			first = i
			for _, r := range roots {
				w.doubts = append(w.doubts, doubt{i, r, []string{why, "the reports spell it out in several ways"}})
			}
		default:
			w.alikeKinds(first, i, why)
		}
	}
}

// spelledOut says whether the set with root i has a name that is no
// abbreviation.
func (w *work) spelledOut(i int) bool {
	for _, m := range w.forest.members[i] {
		if slices.ContainsFunc(w.bearers[m].names, func(n written) bool { return !abbreviation(n.name) }) {
			return true
		}
	}
	return false
}
