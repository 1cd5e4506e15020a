package name

// segment is a stretch [lo, hi) of a sentence's words that may hold names:
// all words outside segments are outside names.
type segment struct{ lo, hi int }

// segments appends to out the segments of a sentence: candidates, and between
// two of them up to maxGap small words that names may hold.
func segments(out []segment, words []word) []segment {
	lo, last := -1, -1
	for i := range words {
		if !words[i].cand {
			continue
		}
		if lo >= 0 && !bridged(words[last+1:i]) {
			out = append(out, segment{lo, last + 1})
			lo = -1
		}
		if lo < 0 {
			lo = i
		}
		last = i
	}
	if lo >= 0 {
		out = append(out, segment{lo, last + 1})
	}
	return cut(out)
}

// maxGap is how many small words in a row may stand inside a name ("Bank of
// the West" has two).
const maxGap = 2

// bridged says whether words may stand between two capitalised words of one
// name.
func bridged(words []word) bool {
	if len(words) > maxGap {
		return false
	}
	for i := range words {
		if !words[i].link && words[i].shape != shapeDigit {
			return false
		}
	}
	return true
}

// maxSegment bounds a segment; a longer one, as in a text without small
// letters, is cut, so that no work grows with the square of its length.
const maxSegment = 400

func cut(segs []segment) []segment {
	for i := 0; i < len(segs); i++ {
		if s := segs[i]; s.hi-s.lo > maxSegment {
			segs = append(segs, segment{})
			copy(segs[i+1:], segs[i:])
			segs[i].hi = s.lo + maxSegment
			segs[i+1].lo = s.lo + maxSegment
		}
	}
	return segs
}
