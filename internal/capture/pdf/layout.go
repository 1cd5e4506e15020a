package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// line is a line of text inside one column.
type line struct {
	x0, x1, y, size float64
	text            string
	// block counts the columns of a page; page is set by paragraphs.
	block int
	left  float64 // of the column
	right float64
}

// layout puts the runs of a page into lines in reading order.
func layout(runs []run) []line {
	runs = drop(runs)
	if len(runs) == 0 {
		return nil
	}
	segs := segments(runs)
	var out []line
	block := 0
	for _, group := range columns(segs, 0) {
		left, right := math.Inf(1), math.Inf(-1)
		for _, l := range group {
			left, right = math.Min(left, l.x0), math.Max(right, l.x1)
		}
		for _, l := range rows(group) {
			l.block, l.left, l.right = block, left, right
			out = append(out, l)
		}
		block++
	}
	return out
}

// drop leaves out runs that are drawn twice to look bold, or as a shadow.
func drop(runs []run) []run {
	type key struct {
		x, y int
		text string
	}
	seen := map[key]bool{}
	out := runs[:0:0]
	for _, r := range runs {
		r.text = strings.ToValidUTF8(strings.Map(clean, r.text), "")
		k := key{int(r.x0 / 2), int(r.y / 2), r.text}
		if strings.TrimSpace(r.text) != "" && !seen[k] {
			seen[k] = true
			out = append(out, r)
		}
	}
	return out
}

// clean makes plain signs of those that fonts have for looks.
func clean(r rune) rune {
	switch {
	case r == 0xa0 || r == '\t' || r == '\n' || r == '\r':
		return ' '
	case r < 0x20, r >= 0xe000 && r <= 0xf8ff, r == 0xfffd, r == 0xad:
		return -1
	}
	return r
}

// How runs are put together, in shares of the size of their font: a gap that
// parts words, one that parts columns, and how far baselines may differ.
const (
	gapWord   = 0.18
	gapColumn = 0.75
	sameLine  = 0.35
)

// segments joins runs that stand on one line close to each other.
func segments(runs []run) []line {
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(b.y, a.y) })
	var out []line
	for i := 0; i < len(runs); {
		k := i + 1
		for k < len(runs) && runs[i].y-runs[k].y <= sameLine*math.Max(runs[i].size, runs[k].size) {
			k++
		}
		row := runs[i:k]
		slices.SortStableFunc(row, func(a, b run) int { return cmp.Compare(a.x0, b.x0) })
		for _, r := range row {
			out = join(out, r, len(out) > 0 && out[len(out)-1].block == i)
			out[len(out)-1].block = i // marks the row while it is made
		}
		i = k
	}
	for i := range out {
		out[i].text = strings.Join(strings.Fields(ligatures.Replace(out[i].text)), " ")
	}
	return slices.DeleteFunc(out, func(l line) bool { return l.text == "" })
}

var ligatures = strings.NewReplacer("ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// join adds a run to the last segment of its row, or begins another.
func join(out []line, r run, same bool) []line {
	if same {
		l := &out[len(out)-1]
		gap := r.x0 - l.x1
		size := math.Max(l.size, r.size)
		if gap < gapColumn*size {
			if gap > gapWord*size {
				l.text += " "
			}
			l.text += r.text
			l.x1 = math.Max(l.x1, r.x1)
			l.size = size
			return out
		}
	}
	return append(out, line{x0: r.x0, x1: r.x1, y: r.y, size: r.size, text: r.text, block: -1})
}

// What makes columns: how many lines each side must have, how many may cross
// the gutter, and how long lines must be, so that tables are none.
const (
	minSide   = 5
	maxCross  = 0.25
	minLetter = 14
	maxSplits = 5
)

// columns cuts a page into groups that are read one after the other: a gutter
// parts left from right, and lines across it part what is above from below.
func columns(segs []line, depth int) [][]line {
	g, ok := gutter(segs)
	if !ok || depth >= maxSplits {
		return [][]line{segs}
	}
	var out [][]line
	var left, right []line
	flush := func() {
		for _, side := range [][]line{left, right} {
			if len(side) > 0 {
				out = append(out, columns(side, depth+1)...)
			}
		}
		left, right = nil, nil
	}
	slices.SortStableFunc(segs, func(a, b line) int { return cmp.Compare(b.y, a.y) })
	for _, l := range segs {
		switch {
		case l.x1 <= g:
			left = append(left, l)
		case l.x0 >= g:
			right = append(right, l)
		default:
			flush()
			if n := len(out); n > 0 && len(out[n-1]) > 0 && crosses(out[n-1][0], g) {
				out[n-1] = append(out[n-1], l)
			} else {
				out = append(out, []line{l})
			}
		}
	}
	flush()
	return out
}

func crosses(l line, g float64) bool { return l.x0 < g && l.x1 > g }

// gutter finds where a page is parted into two: the place that fewest lines
// cross, with enough prose on both sides.
func gutter(segs []line) (float64, bool) {
	n := len(segs)
	if n < 2*minSide {
		return 0, false
	}
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, l := range segs {
		lo, hi = math.Min(lo, l.x0), math.Max(hi, l.x1)
	}
	best, at := n, 0.0
	const steps = 200
	var ends, begins [steps + 2]int
	scale := steps / math.Max(hi-lo, 1)
	for _, l := range segs {
		ends[int((l.x1-lo)*scale)+1]++
		begins[int((l.x0-lo)*scale)]++
	}
	left, open := 0, 0
	for i := range steps {
		// Lines that end before step i are left of it, those that have not
		// begun are right of it.
		left += ends[i]
		if i > 0 {
			open += begins[i-1]
		}
		cross, right := open-left, n-open
		if left < minSide || right < minSide || float64(cross) > maxCross*float64(n) || i < steps/6 || i > steps*5/6 {
			continue
		}
		if cross < best {
			best, at = cross, lo+float64(i)/scale
		}
	}
	if at == 0 || !prose(segs, at) {
		return 0, false
	}
	return at, true
}

// prose says whether the lines on both sides of a gutter are long enough to be
// those of columns.
func prose(segs []line, at float64) bool {
	var letters, count [2]int
	for _, l := range segs {
		side := 0
		switch {
		case l.x0 >= at:
			side = 1
		case l.x1 > at:
			continue
		}
		letters[side] += utf8.RuneCountInString(l.text)
		count[side]++
	}
	for side := range 2 {
		if count[side] < minSide || letters[side] < minLetter*count[side] {
			return false
		}
	}
	return true
}

// rows puts segments that stand side by side in one column, such as the cells
// of a table, on one line.
func rows(group []line) []line {
	slices.SortStableFunc(group, func(a, b line) int { return cmp.Compare(b.y, a.y) })
	var out []line
	for i := 0; i < len(group); {
		k := i + 1
		for k < len(group) && group[i].y-group[k].y <= sameLine*math.Max(group[i].size, group[k].size) {
			k++
		}
		row := group[i:k]
		slices.SortStableFunc(row, func(a, b line) int { return cmp.Compare(a.x0, b.x0) })
		l := row[0]
		for _, r := range row[1:] {
			l.text += " " + r.text
			l.x1, l.size = math.Max(l.x1, r.x1), math.Max(l.size, r.size)
		}
		out = append(out, l)
		i = k
	}
	return out
}
