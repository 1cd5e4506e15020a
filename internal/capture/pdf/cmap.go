package pdf

import (
	"cmp"
	"slices"
	"unicode/utf16"
)

// cmap says which text the codes of a font stand for (ISO 32000-1, 9.10.3).
type cmap struct {
	// spaces are the ranges of codes, with their lengths in bytes.
	spaces []codeSpace
	chars  map[uint32]string
	ranges []codeRange
	sorted bool
}

type codeSpace struct {
	n      int
	lo, hi uint32
}

// codeRange maps lo..hi to text, the last rune counting up.
type codeRange struct {
	lo, hi uint32
	text   []rune
}

const maxChars = 200_000

// readCMap reads a ToUnicode stream.
func readCMap(b []byte) *cmap {
	m := &cmap{chars: map[uint32]string{}}
	l := lexer{b: b}
	var args []any
	for {
		v, ok := l.next(0)
		if !ok {
			return m
		}
		op, isOp := v.(keyword)
		if !isOp {
			if len(args) < 10_000 {
				args = append(args, v)
			}
			continue
		}
		switch op {
		case "endcodespacerange":
			for i := 0; i+1 < len(args); i += 2 {
				lo, ok1 := args[i].(string)
				hi, ok2 := args[i+1].(string)
				if ok1 && ok2 && len(lo) > 0 && len(lo) <= 4 && len(m.spaces) < 100 {
					m.spaces = append(m.spaces, codeSpace{len(lo), code(lo), code(hi)})
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(args); i += 2 {
				src, ok1 := args[i].(string)
				dst, ok2 := args[i+1].(string)
				if ok1 && ok2 && len(m.chars) < maxChars {
					m.chars[code(src)] = string(utf16Text(dst))
				}
			}
		case "endbfrange":
			m.addRanges(args)
		}
		args = args[:0]
	}
}

// addRanges takes the triples of a bfrange.
func (m *cmap) addRanges(args []any) {
	for i := 0; i+2 < len(args); i += 3 {
		lo, ok1 := args[i].(string)
		hi, ok2 := args[i+1].(string)
		if !ok1 || !ok2 || len(m.ranges) > maxChars {
			continue
		}
		switch dst := args[i+2].(type) {
		case string:
			m.ranges = append(m.ranges, codeRange{code(lo), code(hi), utf16Text(dst)})
		case []any:
			for k, v := range dst {
				if s, ok := v.(string); ok && len(m.chars) < maxChars {
					m.chars[code(lo)+uint32(k)] = string(utf16Text(s))
				}
			}
		}
	}
}

func code(s string) uint32 {
	var v uint32
	for i := range min(len(s), 4) {
		v = v<<8 | uint32(s[i])
	}
	return v
}

func utf16Text(s string) []rune {
	if len(s) == 1 {
		return []rune{rune(s[0])}
	}
	var units []uint16
	for i := 0; i+1 < min(len(s), 64); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return utf16.Decode(units)
}

// text gives what a code stands for; ok is false for one that is not named.
func (m *cmap) text(c uint32) (string, bool) {
	if s, ok := m.chars[c]; ok {
		return s, true
	}
	if !m.sorted {
		slices.SortStableFunc(m.ranges, func(a, b codeRange) int { return cmp.Compare(a.lo, b.lo) })
		m.sorted = true
	}
	i, _ := slices.BinarySearchFunc(m.ranges, c, func(r codeRange, c uint32) int {
		if r.lo <= c {
			return -1
		}
		return 1
	})
	if i == 0 || c > m.ranges[i-1].hi || len(m.ranges[i-1].text) == 0 {
		return "", false
	}
	r := &m.ranges[i-1]
	out := slices.Clone(r.text)
	out[len(out)-1] += rune(c - r.lo)
	return string(out), true
}
