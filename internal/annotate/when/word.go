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
		start := i
		switch {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			glued = false
			line = line || c == '\n'
			i++
			continue
		case isLetter(c):
			for i < len(text) && (isLetter(text[i]) || text[i] >= 0x80) {
				if text[i] >= 0x80 {
					if n := letterLen(text[i:]); n > 0 {
						i += n
						continue
					}
					break
				}
				i++
			}
			ws = append(ws, word{kind: letters, cap: c <= 'Z', num: -1})
		case isDigit(c):
			num := int32(0)
			for i < len(text) && isDigit(text[i]) {
				if i-start < 9 {
					num = num*10 + int32(text[i]-'0')
				} else {
					num = -1
				}
				i++
			}
			if i-start > 9 {
				num = -1
			}
			ws = append(ws, word{kind: digits, n: int16(min(i-start, 1000)), num: num})
		case c < 0x80:
			i++
			ws = append(ws, word{kind: mark, num: -1})
		default:
			if n := spaceLen(text[i:]); n > 0 {
				i += n
				glued = false
				continue
			}
			if n := letterLen(text[i:]); n > 0 {
				for n > 0 {
					i += n
					if i >= len(text) {
						break
					}
					if isLetter(text[i]) {
						n = 1
					} else if text[i] >= 0x80 {
						n = letterLen(text[i:])
					} else {
						n = 0
					}
				}
				ws = append(ws, word{kind: letters, num: -1})
				break
			}
			_, n := utf8.DecodeRuneInString(text[i:])
			i += n
			ws = append(ws, word{kind: mark, num: -1})
		}
		w := &ws[len(ws)-1]
		w.start, w.end, w.glued, w.line = int32(base+start), int32(base+i), glued, line
		glued, line = true, false
	}
	return ws
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
