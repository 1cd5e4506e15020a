package when

import "unicode/utf8"

// wordKind is what a word is made of.
type wordKind uint8

const (
	letters wordKind = iota
	digits
	mark
)

// word is a run of letters, a run of digits, or one mark. It is finer than a
// token of the treebank ("1990s" is two words, "mid-May" three), so that the
// grammar does not depend on how a tokeniser treats hyphens and apostrophes.
type word struct {
	start, end int32 // byte offsets into the text
	kind       wordKind
	glued      bool  // no white space before it
	line       bool  // a line break stands before it
	quoted     bool  // inside quotation marks
	cap        bool  // starts with an ASCII capital
	n          int16 // number of digits
	num        int32 // value of up to nine digits, else -1
	lex        *entry
}

// split cuts text, whose first byte has the offset base, into words and
// appends them to ws.
func split(text string, base int, ws []word) []word {
	glued, line := false, false
	for i := 0; i < len(text); {
		c := text[i]
		if n := blankLen(text, i); n > 0 {
			glued = false
			line = line || c == '\n'
			i += n
			continue
		}
		w := word{kind: mark, num: -1}
		end := i + 1
		switch {
		case isLetter(c):
			w.kind, w.cap = letters, c <= 'Z'
			end = lettersEnd(text, i)
		case isDigit(c):
			w.kind = digits
			w.num, end = digitRun(text, i)
			w.n = int16(min(end-i, 1000))
		case c >= 0x80:
			if end = lettersEnd(text, i); end > i {
				w.kind = letters
			} else {
				_, n := utf8.DecodeRuneInString(text[i:])
				end = i + n
			}
		}
		w.start, w.end, w.glued, w.line = int32(base+i), int32(base+end), glued, line
		ws = append(ws, w)
		i, glued, line = end, true, false
	}
	return ws
}

// blankLen is the length of the white space at i, 0 where there is none.
func blankLen(text string, i int) int {
	switch c := text[i]; {
	case c == ' ' || c == '\n' || c == '\t' || c == '\r':
		return 1
	case c >= 0x80:
		return spaceLen(text[i:])
	}
	return 0
}

// lettersEnd is where the run of letters that starts at i ends; i where there
// is none.
func lettersEnd(text string, i int) int {
	for i < len(text) {
		switch {
		case isLetter(text[i]):
			i++
		case text[i] < 0x80:
			return i
		default:
			n := letterLen(text[i:])
			if n == 0 {
				return i
			}
			i += n
		}
	}
	return i
}

// digitRun reads the digits at i: their value, -1 beyond nine of them, and
// where they end.
func digitRun(text string, i int) (num int32, end int) {
	for end = i; end < len(text) && isDigit(text[end]); end++ {
		if end-i < 9 {
			num = num*10 + int32(text[end]-'0')
		}
	}
	if end-i > 9 {
		num = -1
	}
	return num, end
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }

// letterLen is the length of a letter beyond ASCII at the start of s, 0 if
// there is none. The general punctuation of U+2000..U+2BFF, the Latin-1 marks
// and bytes that are not UTF-8 are no letters.
func letterLen(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError || r < 0xC0 || r == 0xD7 || r == 0xF7 || 0x2000 <= r && r <= 0x2BFF || 0x3000 <= r && r <= 0x303F {
		return 0
	}
	return n
}

// spaceLen is the length of a white space beyond ASCII at the start of s.
func spaceLen(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if r == 0xA0 || 0x2000 <= r && r <= 0x200B || r == 0x202F || r == 0x3000 || r == 0xFEFF {
		return n
	}
	return 0
}
