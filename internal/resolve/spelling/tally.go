package spelling

import "math/bits"

// tally is what a Latin word is made of, for telling fast that two words cannot
// be spellings of one.
type tally struct {
	// classes counts, a byte each, the letters of lips, of teeth and hisses, of
	// the throat, l, r, and of the nose; the last two bytes are those that may be
	// any or none, and the sum of the six.
	classes uint64
	letters uint32 // which of a–z it has
}

const (
	anyLane = 6 * 8
	sumLane = 7 * 8
	lanes   = 1<<anyLane - 1
)

// laneOf gives the place of a letter's class in tally.classes; letters that are
// not in it are vowels.
var laneOf = func() (out [128]int8) {
	for i := range out {
		out[i] = -1
	}
	for lane, letters := range []string{"bpfvw", "dtsz", "kq", "l", "r", "mn", "cgjhx"} {
		for _, c := range letters {
			out[c] = int8(lane)
		}
	}
	return out
}()

func tallyOf(letters []rune) tally {
	var t tally
	for _, c := range letters {
		if c >= 'a' && c <= 'z' {
			t.letters |= 1 << (c - 'a')
		}
		lane := int8(6) // a letter with a mark may be any
		if c < 128 {
			lane = laneOf[c]
		}
		if lane < 0 {
			continue
		}
		t.classes += 1 << (8 * lane)
		if lane < 6 {
			t.classes += 1 << sumLane
		}
	}
	return t
}

// alike says whether two words have so many consonants in common that one may be
// a spelling of the other: counting all that may be any, two thirds of the mean
// of both. Of the pairs of words of the development set that a table calls alike
// it drops one in a thousand.
func (t tally) alike(o tally) bool { return 3*t.common(o) >= t.sum()+o.sum() }

// closely says whether two words have four fifths of their consonants in common.
func (t tally) closely(o tally) bool { return 5*t.common(o) >= 2*(t.sum()+o.sum()) }

// sum is the number of consonants of the six classes.
func (t tally) sum() uint64 { return t.classes >> sumLane }

// common is how many consonants two words can have in common.
func (t tally) common(o tally) uint64 {
	const high = 0x8080808080808080
	a, b := t.classes&lanes, o.classes&lanes
	// The bytes are below 64, so that the high bit of a+128-b says whether a is at
	// least b.
	not := (a | high) - b
	mask := (not & high) >> 7 * 0xff
	least := b&mask | a&^mask
	return least*0x0101010101010101>>56 + t.classes>>anyLane&0xff + o.classes>>anyLane&0xff
}

// with counts the letters of both words.
func (t tally) with(o tally) tally {
	return tally{t.classes + o.classes, t.letters | o.letters}
}

// near says whether two words can differ by two letters only.
func (t tally) near(o tally) bool { return bits.OnesCount32(t.letters^o.letters) <= 4 }
