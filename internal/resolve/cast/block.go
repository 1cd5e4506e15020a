package cast

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/resolve/spelling"
)

// Bounds of what is compared: for n names no more pairs than n times a number that
// does not grow with n. They were chosen on invented names. Of 57,660 merges in
// 10,000 reports whose persons have a few hundred family names in several spellings
// they lose 3, of 489 and 94 in ten thousand random names, in one report and in a
// report each, 20 and 2; the evaluations, the seeds and the examples lose none.
const (
	// maxBlock is how many names of one block are each compared with all others.
	// Those of a block that holds more are put into blocks by more of their
	// consonants.
	maxBlock = 128
	// mostBones is how many consonants of a word blocks look at in the end.
	mostBones = 6
	// maxBeside is with how many, next in order, a name of a block is compared
	// that holds too many even then.
	maxBeside = 24
)

// neighbours calls yield with the places of pairs of names that may be spellings of
// one, the smaller place first: those that share a key, which keys gives by the
// first consonants of their words. It is called more than once of a pair that shares
// several. Which pairs these are, and in which order they come, depends on the names
// and their order alone.
func (w *work) neighbours(names []string, keys func(name *spelling.Name, bones int) []string, yield func(i, j int)) {
	all := make([]int, len(names))
	for n := range names {
		all[n] = n
	}
	for bones := spelling.BlockBones; len(all) > 1; bones++ {
		blocks := map[string][]int{}
		for _, n := range all {
			for _, k := range keys(w.prepare(names[n]).Name, bones) {
				blocks[k] = append(blocks[k], n)
			}
		}
		crowded := map[int]bool{}
		for _, k := range sortedKeys(blocks) {
			if w.memo.stopped() {
				return
			}
			switch block := blocks[k]; {
			case len(block) <= maxBlock:
				for x, j := range block {
					for _, i := range block[:x] {
						yield(i, j)
					}
				}
			case bones < mostBones:
				for _, n := range block {
					crowded[n] = true
				}
			default:
				beside(block, names, yield)
			}
		}
		all = slices.DeleteFunc(all, func(n int) bool { return !crowded[n] })
	}
}

// beside calls yield with each name of a block and those that come next in order of
// letters.
func beside(block []int, names []string, yield func(i, j int)) {
	slices.SortFunc(block, func(i, j int) int {
		return cmp.Or(strings.Compare(names[i], names[j]), i-j)
	})
	for x, i := range block {
		for _, j := range block[x+1 : min(len(block), x+1+maxBeside)] {
			yield(min(i, j), max(i, j))
		}
	}
}

// sortedKeys gives the keys of blocks in order.
func sortedKeys(blocks map[string][]int) []string {
	out := make([]string, 0, len(blocks))
	for k := range blocks {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
