package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/lexicon/abbrev"
)

// isWordRune says whether r is part of words: a letter, a digit, a mark that
// changes a letter, or a sign that stands within words.
func isWordRune(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\u00ad' || r == '\u200d' || r == '½' || r == '¼' || r == '¾' || r == '²' || r == '³'
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '`' }

// wordEnd gives the end of the word or number that starts at a, or a.
func (l *lexer) wordEnd(a, b int) int {
	i := l.wordStart(a, b)
	if i < 0 {
		return a
	}
	for i < b {
		r, size := utf8.DecodeRuneInString(l.text[i:b])
		if isWordRune(r) {
			i += size
			continue
		}
		if !l.joins(r, a, i, i+size, b) {
			break
		}
		i += size
		if r == '$' {
			break // "US$" before its number
		}
	}
	if i < b && l.text[i] == '\'' && strings.EqualFold(l.text[a:i], "'n") {
		return i + 1 // rock 'n' roll
	}
	if l.takesStop(a, i, b) {
		i++
	}
	return i
}

// wordStart steps over what may stand before the first letter or digit of a
// word: a sign of a number, "@" and "#" of a handle, an apostrophe that stands
// for left-out letters. It gives -1 where no word starts at a.
func (l *lexer) wordStart(a, b int) int {
	r, size := utf8.DecodeRuneInString(l.text[a:b])
	if isWordRune(r) {
		return a + size
	}
	next := byte(0)
	if a+size < b {
		next = l.text[a+size]
	}
	switch {
	case (r == '+' || r == '.') && isDigit(next):
		return a + size
	case (r == '@' || r == '#') && (isLetterByte(next) || next == '_'):
		return a + size
	case isApostrophe(r) && l.leftOut(a+size, b):
		return a + size
	}
	return -1
}

func isLetterByte(c byte) bool { c |= 0x20; return 'a' <= c && c <= 'z' || c >= 0x80 }

// leftOut says whether an apostrophe before j stands for left-out letters:
// years ('90s, '72) and a few words ('em, 'til).
func (l *lexer) leftOut(j, b int) bool {
	end := j
	for end < b && (isDigit(l.text[end]) || isLetterByte(l.text[end])) {
		end++
	}
	rest := l.text[j:end]
	if len(rest) >= 2 && isDigit(rest[0]) && isDigit(rest[1]) && (len(rest) == 2 || rest[2:] == "s") {
		return true
	}
	switch strings.ToLower(rest) {
	case "em", "til", "cause", "tis", "twas", "n", "round":
		return end == b || !isApostrophe(rune(l.text[end])) || rest == "n"
	}
	return false
}

// joins says whether the mark r at [i, j), inside the chunk that ends at b,
// belongs to the word that started at a.
func (l *lexer) joins(r rune, a, i, j, b int) bool {
	if j >= b {
		return r == '$' && l.allUpper(a, i)
	}
	before := l.text[i-1]
	next, _ := utf8.DecodeRuneInString(l.text[j:b])
	digits := isDigit(before) && isDigit(l.text[j])
	switch r {
	case '.':
		return isWordRune(next) && (digits || l.dotJoins(a, i, j, b))
	case ',', ':':
		return digits
	case '\'', '’', 'ʼ', '`':
		return isWordRune(next)
	case '-', '‐', '‑':
		return isWordRune(next) && (l.hyphenJoins(a, i, j, b) || digits && l.telephone(a, b))
	case '/':
		return l.slashJoins(a, i, j, b)
	case '&':
		return unicode.IsLetter(next) && i-a <= 3 && l.allUpper(a, i)
	case '@', '=', '~':
		return isWordRune(next)
	case '*':
		return unicode.IsLetter(next) || next == '*' && isLetterByte(before)
	case '$':
		return l.allUpper(a, i)
	}
	return false
}

// allUpper says whether [a, i) is one to three ASCII capitals (US$, AT&T).
func (l *lexer) allUpper(a, i int) bool {
	if i-a > 3 {
		return false
	}
	for k := a; k < i; k++ {
		if c := l.text[k]; c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}

// dotJoins says whether a full stop at i within a chunk belongs to the word:
// yes, unless it ends a lower-case word before a capitalised one, where a
// blank was lost.
func (l *lexer) dotJoins(a, i, j, b int) bool {
	part := i
	for part > a && l.text[part-1] != '.' && i-part < 40 {
		part--
	}
	next, _ := utf8.DecodeRuneInString(l.text[j:b])
	if i-part >= 3 && unicode.IsUpper(next) {
		r, _ := utf8.DecodeLastRuneInString(l.text[a:i])
		return !unicode.IsLower(r)
	}
	return true
}

// hyphenJoins says whether the hyphen at i keeps its two sides together: see
// data/en/token-affixes.txt. Names in the East Asian way ("Ki-moon") keep
// theirs: a short capitalised part without the shape of a word before a short
// small one cannot be told from "Air-based", so the list of affixes decides.
func (l *lexer) hyphenJoins(a, i, j, b int) bool {
	lex := words()
	end := j
	for end < b && end-j < 24 {
		r, size := utf8.DecodeRuneInString(l.text[end:b])
		if !isWordRune(r) && r != '-' {
			break
		}
		end += size
	}
	if end-a > 40 {
		return false
	}
	left, right := strings.ToLower(l.text[a:i]), strings.ToLower(l.text[j:end])
	if lex.whole[left+"-"+right] {
		return true
	}
	if k := strings.LastIndexByte(left, '-'); k >= 0 {
		left = left[k+1:]
	}
	right, _, _ = strings.Cut(right, "-")
	if lex.prefix[left] {
		return len(left) > 1 || unicode.IsLower(rune(l.text[j])) || left == "e"
	}
	return lex.suffix[right]
}

// telephone says whether [a, b) starts with groups of digits as telephone
// numbers and ISO dates have them: three or more groups, or three digits and
// four.
func (l *lexer) telephone(a, b int) bool {
	var groups [8]int // digits in each group
	n := 0
	for k := a; k < b && n < len(groups); k++ {
		if l.text[k] == '-' {
			n++
		} else if isDigit(l.text[k]) {
			groups[n]++
		} else {
			break
		}
	}
	return n >= 2 || n == 1 && groups[0] == 3 && groups[1] == 4
}

// slashJoins says whether the slash at i belongs to the word: between digits
// (9/11) and between single letters (w/o, A/C).
func (l *lexer) slashJoins(a, i, j, b int) bool {
	if isDigit(l.text[i-1]) && isDigit(l.text[j]) {
		return true
	}
	end := j
	for end < b && isLetterByte(l.text[end]) && end-j < 4 {
		end++
	}
	return isLetterByte(l.text[i-1]) && i-a == 1 && end > j && (end-j == 1 || l.text[a]|0x20 == 'w' || l.text[a:end] == "s/he")
}

// takesStop says whether the full stop after the word [a, i) is part of it:
// after an abbreviation or an initial, unless it is the sentence's own. At a
// sentence's end only words with inner full stops (U.S.) keep theirs.
func (l *lexer) takesStop(a, i, b int) bool {
	if i >= b || l.text[i] != '.' || i+1 < b && l.text[i+1] == '.' && (i+2 < b || !l.last) {
		return false
	}
	word := l.text[a:i]
	if k := strings.LastIndexAny(word, "-'"); k >= 0 && i-a < 40 {
		word = word[k+1:]
	}
	last := l.last && l.onlyClosers(i+1, b)
	if i+1 < b && l.text[i+1] == '.' {
		last = false // "Inc..": the second one is the sentence's
	}
	if abbrev.Dotted(word) {
		return true
	}
	if len(word) == 1 && unicode.IsUpper(rune(word[0])) {
		return !last
	}
	class := abbrev.Of(word)
	switch class {
	case abbrev.None:
		return false
	case abbrev.Number:
		return !last && (word != "no" && word != "pt" && word != "tel") && l.digitFollows(i+1)
	case abbrev.Hour:
		return true
	case abbrev.Company, abbrev.End:
		return !last || word == "al"
	}
	return !last
}

// onlyClosers says whether [j, b) holds nothing but closing marks.
func (l *lexer) onlyClosers(j, b int) bool {
	for _, r := range l.text[j:b] {
		if isWordRune(r) || r == ',' || r == ';' || r == ':' {
			return false
		}
	}
	return true
}

// digitFollows says whether the next mark after white space at j is a digit,
// or a number's sign.
func (l *lexer) digitFollows(j int) bool {
	for j < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[j:])
		if !isSpace(r) {
			return unicode.IsDigit(r) || r == '#' || r == '§'
		}
		j += size
	}
	return false
}
