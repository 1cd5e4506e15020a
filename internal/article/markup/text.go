package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fold gives s with every run of white space as one blank, trimmed, without
// control and invisible formatting characters.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	foldInto(&b, s, true)
	return strings.TrimRight(b.String(), " ")
}

// foldInto appends s to b, folded. open says that b ends in white space or is
// empty, so that a leading blank is not wanted; the same is given back for the
// next call.
func foldInto(b *strings.Builder, s string, open bool) bool {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c == ' ' || (c >= '\t' && c <= '\r'):
				if !open {
					b.WriteByte(' ')
					open = true
				}
			case c < ' ' || c == 0x7f:
			default:
				b.WriteByte(c)
				open = false
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r) || r == '\u2028' || r == '\u2029' || r == '\u3000':
			if !open {
				b.WriteByte(' ')
				open = true
			}
		case invisible(r):
		default:
			b.WriteString(s[i : i+n])
			open = false
		}
		i += n
	}
	return open
}

// invisible says whether r leaves no mark on a page and only breaks words
// apart for a program: soft hyphen, zero-width blank, byte order mark,
// direction marks, C1 controls. Joiners (U+200C, U+200D) stay: scripts and
// emoji need them.
func invisible(r rune) bool {
	switch r {
	case '\u00AD', '\u200B', '\u200E', '\u200F', '\u2060', '\uFEFF':
		return true
	}
	return (r >= 0x80 && r < 0xA0) || (r >= 0x202A && r <= 0x202E) || (r >= 0x2066 && r <= 0x2069)
}

// words counts the words of s by its blanks; of Chinese, Japanese and Korean
// text, which has none, two characters make a word.
func words(s string) int {
	n, in, wide := 0, false, 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		sp := c == ' ' || c == '\n'
		if !sp && !in {
			n++
		}
		in = !sp
		if c >= 0xE3 && c <= 0xED { // lead bytes of U+3000..U+DFFF
			wide++
		}
	}
	return n + wide/2
}

// endsSentence says whether s ends as a sentence does, closing quotation marks
// and brackets aside.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \n\"'”’»)]")
	r, _ := utf8.DecodeLastRuneInString(s)
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '؟', '।':
		return true
	}
	return false
}
