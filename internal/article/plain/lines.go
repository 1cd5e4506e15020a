package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one line of a plain text.
type line struct {
	text   string // trimmed, white space folded, no control characters
	n      int    // 1-based number in the text
	gap    int    // empty lines before it
	indent int    // columns of white space before its first mark, tab = 4
	cols   int    // length of text in characters
	quote  int    // number of ">" marks taken off its start
}

// splitLines cuts text at every kind of line end and drops empty lines, whose
// number is kept as the gap of the next line. A form feed counts as one empty
// line more, because a page ends there.
func splitLines(text string) []line {
	var lines []line
	gap, n := 0, 0
	for len(text) > 0 {
		end, size, feed := lineEnd(text)
		n++
		l := newLine(text[:end])
		text = text[end+size:]
		if l.text == "" {
			gap++
		} else {
			l.n, l.gap = n, gap
			lines = append(lines, l)
			gap = 0
		}
		if feed {
			gap++
		}
	}
	return lines
}

// lineEnd finds the end of the first line of text, and the size of the mark
// that ends it.
func lineEnd(text string) (end, size int, feed bool) {
	for i, r := range text {
		switch r {
		case '\n', '\v', 0x85, '\u2028', '\u2029':
			return i, utf8.RuneLen(r), false
		case '\f':
			return i, 1, true
		case '\r':
			if strings.HasPrefix(text[i:], "\r\n") {
				return i, 2, false
			}
			return i, 1, false
		}
	}
	return len(text), 0, false
}

func newLine(raw string) line {
	var l line
	rest := raw
	for len(rest) > 0 {
		r, size := utf8.DecodeRuneInString(rest)
		if r == '\t' {
			l.indent += 4
		} else if unicode.IsSpace(r) {
			l.indent++
		} else if r == '>' {
			l.quote++
		} else if !ignorable(r) {
			break
		}
		rest = rest[size:]
	}
	l.text = clean(rest)
	if strings.Trim(l.text, "\u00ad ") == "" {
		l.text = ""
	}
	l.cols = utf8.RuneCountInString(l.text)
	return l
}

// clean folds white space to single blanks and drops control characters and
// marks without width.
func clean(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			blank = true
			continue
		case ignorable(r):
			continue
		}
		if blank && b.Len() > 0 {
			b.WriteByte(' ')
		}
		blank = false
		b.WriteRune(r)
	}
	return b.String()
}

// ignorable marks have no width and no meaning in running text; the soft
// hyphen is kept, because at the end of a line it says that a word goes on.
func ignorable(r rune) bool {
	switch r {
	case '\u200b', '\u2060', '\ufeff', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e':
		return true
	}
	return unicode.IsControl(r) && !unicode.IsSpace(r)
}

// endsSentence says whether s ends as a sentence does: with a stop, perhaps
// behind closing marks. A stop after an abbreviation that cannot end a
// sentence ("Mr.") does not count.
func endsSentence(s string) bool {
	t := strings.TrimRight(s, " \"'”’»)]*^_")
	if t == "" {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(t)
	switch r {
	case '!', '?', '…', '。':
		return true
	case '.':
		last := t[strings.LastIndexByte(t, ' ')+1:]
		return !openAbbreviations[strings.Trim(last, "(\"“‘")]
	}
	return false
}

// openAbbreviations stand before a name or a number, and so never end a
// sentence.
var openAbbreviations = map[string]bool{
	"Mr.": true, "Mrs.": true, "Ms.": true, "Dr.": true, "Prof.": true, "Gen.": true, "Lt.": true,
	"Col.": true, "Sgt.": true, "Capt.": true, "Sen.": true, "Rep.": true, "Gov.": true, "Rev.": true,
	"vs.": true, "Messrs.": true, "Hon.": true, "e.g.": true, "i.e.": true,
}

// startsLower says whether the first letter of s is a small one, and stands
// at its start but for opening marks.
func startsLower(s string) bool {
	for _, r := range s {
		switch {
		case unicode.IsLower(r):
			return true
		case strings.ContainsRune("\"'“‘«([", r):
		default:
			return false
		}
	}
	return false
}

// firstWord is s up to its first blank.
func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

// lastWord is what follows the last blank of s.
func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// bullet gives the length of a list mark at the start of s ("• ", "- ", "3) "),
// 0 if there is none.
func bullet(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("•●▪◦‣·*-–—+■□►▶✓✔", r) && strings.HasPrefix(s[size:], " ") {
		return size + 1
	}
	i := 0
	for i < len(s) && i < 2 && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i > 0 && i+1 < len(s) && (s[i] == ')' || s[i] == '.') && s[i+1] == ' ' {
		return i + 2
	}
	return 0
}
