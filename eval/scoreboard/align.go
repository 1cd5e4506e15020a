package scoreboard

import (
	"sort"
	"strings"

	"dateline/internal/news"
)

// alignment carries places of a page over to the text of the report that was
// read from it. Both are compared without their white space: the reader
// rejoins lines, and may leave furniture out.
type alignment struct {
	page dense
	rep  dense
	// to[i] is the dense offset in rep of the page's dense byte i, or -1.
	to []int32
}

// newAlignment aligns a page with a report's text.
func newAlignment(page dense, text string) *alignment {
	al := &alignment{page: page, rep: newDense(text)}
	al.to = make([]int32, len(page.b))
	for i := range al.to {
		al.to[i] = -1
	}
	al.match(0, len(page.b), 0, len(al.rep.b), 0)
	return al
}

// shingles are the lengths, in bytes, of the stretches by which two texts are
// anchored to each other: first long ones, then shorter ones in the gaps.
var shingles = [...]int{32, 16, 8}

// cells bounds the work of the exact comparison that the smallest gaps get.
const cells = 1 << 20

// match aligns page[a0:a1] with rep[b0:b1]. Bytes that are the same at both
// ends are taken first, then stretches that occur once on both sides, then
// what lies between them.
func (al *alignment) match(a0, a1, b0, b1, level int) {
	a, b := al.page.b, al.rep.b
	for a0 < a1 && b0 < b1 && a[a0] == b[b0] {
		al.to[a0] = int32(b0)
		a0, b0 = a0+1, b0+1
	}
	for a0 < a1 && b0 < b1 && a[a1-1] == b[b1-1] {
		a1, b1 = a1-1, b1-1
		al.to[a1] = int32(b1)
	}
	if a0 == a1 || b0 == b1 {
		return
	}
	for ; level < len(shingles); level++ {
		if pairs := unique(a[a0:a1], b[b0:b1], shingles[level]); len(pairs) > 0 {
			al.between(pairs, a0, a1, b0, b1, level)
			return
		}
	}
	if (a1-a0)*(b1-b0) <= cells {
		al.exact(a0, a1, b0, b1)
	}
}

// between aligns the stretches of pairs, and what lies between them.
func (al *alignment) between(pairs [][2]int, a0, a1, b0, b1, level int) {
	pa, pb := a0, b0
	for _, p := range pairs {
		i, j := a0+p[0], b0+p[1]
		if i < pa || j < pb {
			continue // overlaps the stretch before it
		}
		al.match(pa, i, pb, j, level+1)
		n := 0
		for n < shingles[level] {
			al.to[i+n] = int32(j + n)
			n++
		}
		pa, pb = i+n, j+n
	}
	al.match(pa, a1, pb, b1, level+1)
}

// unique gives the offsets of stretches of n bytes that occur once in a and
// once in b, as the longest run that is in order on both sides.
func unique(a, b string, n int) [][2]int {
	inA := once(a, n)
	inB := once(b, n)
	var pairs [][2]int
	for i := 0; i+n <= len(a); i++ {
		s := a[i : i+n]
		if at, ok := inA[s]; ok && at == i {
			if j, ok := inB[s]; ok && j >= 0 {
				pairs = append(pairs, [2]int{i, j})
			}
		}
	}
	return rising(pairs)
}

// once gives the offset of each stretch of n bytes of s, -1 where it occurs
// more often.
func once(s string, n int) map[string]int {
	seen := make(map[string]int, len(s))
	for i := 0; i+n <= len(s); i++ {
		if _, twice := seen[s[i:i+n]]; twice {
			seen[s[i:i+n]] = -1
		} else {
			seen[s[i:i+n]] = i
		}
	}
	return seen
}

// rising gives the longest run of pairs whose second values rise; the first
// ones do already.
func rising(pairs [][2]int) [][2]int {
	var ends []int // ends[k]: index of the pair that ends the best run of k+1
	prev := make([]int, len(pairs))
	for i, p := range pairs {
		k := sort.Search(len(ends), func(k int) bool { return pairs[ends[k]][1] >= p[1] })
		prev[i] = -1
		if k > 0 {
			prev[i] = ends[k-1]
		}
		if k == len(ends) {
			ends = append(ends, i)
		} else {
			ends[k] = i
		}
	}
	if len(ends) == 0 {
		return nil
	}
	run := make([][2]int, len(ends))
	for k, i := len(ends)-1, ends[len(ends)-1]; k >= 0; k, i = k-1, prev[i] {
		run[k] = pairs[i]
	}
	return run
}

// exact aligns two short stretches by their longest common subsequence.
func (al *alignment) exact(a0, a1, b0, b1 int) {
	a, b := al.page.b[a0:a1], al.rep.b[b0:b1]
	w := len(b) + 1
	best := make([]int32, (len(a)+1)*w)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				best[i*w+j] = best[(i+1)*w+j+1] + 1
			} else {
				best[i*w+j] = max(best[(i+1)*w+j], best[i*w+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			al.to[a0+i] = int32(b0 + j)
			i, j = i+1, j+1
		case best[(i+1)*w+j] >= best[i*w+j+1]:
			i++
		default:
			j++
		}
	}
}

// carry gives the place in the report's text of the page's range [start, end).
// It reports false where less than half of the words have a counterpart.
func (al *alignment) carry(start, end int) (news.Span, bool) {
	lo, hi := al.page.span(start, end)
	first, last, n := -1, -1, 0
	for i := lo; i < hi; i++ {
		if al.to[i] < 0 {
			continue
		}
		if first < 0 {
			first = int(al.to[i])
		}
		last = int(al.to[i])
		n++
	}
	if 2*n > hi-lo {
		return al.span(first, last+1), true
	}
	// The reader may have moved it: look for the same words elsewhere.
	if j := strings.Index(al.rep.b, al.page.b[lo:hi]); j >= 0 && hi > lo {
		return al.span(j, j+hi-lo), true
	}
	return news.Span{}, false
}

// span gives the span of the report's text that a dense range covers.
func (al *alignment) span(lo, hi int) news.Span {
	return news.Span{Start: news.Byte(al.rep.at[lo]), End: news.Byte(al.rep.at[hi-1] + 1)}
}
