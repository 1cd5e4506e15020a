package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// side says what a quotation mark does.
type side int8

const (
	either side = iota // opens or closes: the pairing decides
	opens
	closes
)

// family says which marks can pair with each other.
type family int8

const (
	double family = iota // " “ ” „ ‟ '' `` ＂
	angle                // « » ‹ ›
	single               // ' ‘ ’ ‚
	corner               // 「 」 『 』
)

// mark is one quotation mark of the text.
type mark struct {
	at, end int // bytes
	side    side
	family  family
}

// elided are words that may begin with an apostrophe.
var elided = map[string]bool{"em": true, "til": true, "tis": true, "twas": true, "cause": true, "n": true, "bout": true, "round": true, "cuz": true}

// marks finds the quotation marks of text[from:to], in order.
func marks(text string, from, to int, into []mark) []mark {
	text = text[:to]
	prev := ' '
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r < 0x80 && r != '"' && r != '\'' && r != '`' {
			prev = r
			i++
			continue
		}
		m, ok := markAt(text, i, r, size, prev)
		if ok {
			into = append(into, m)
			size = m.end - m.at
		}
		prev = r
		i += size
	}
	return into
}

// markAt reads the mark that starts at i with rune r, if there is one. prev is
// the rune before it, a blank at the start.
func markAt(text string, i int, r rune, size int, prev rune) (mark, bool) {
	m := mark{at: i, end: i + size}
	next, _ := utf8.DecodeRuneInString(text[m.end:])
	switch r {
	case '"', '＂':
		m.side = straight(prev, next)
	case '“':
		m.side = opens
		if wordy(prev) && !wordy(next) { // „so“ closes in German
			m.side = closes
		}
	case '„', '‟':
		m.side = opens
	case '”':
		m.side = closes
		if blank(prev) && wordy(next) { // ”så” in Swedish
			m.side = opens
		}
	case '«', '‹':
		m.family, m.side = angle, opens
		if !blank(prev) && !opening(prev) && !wordy(next) { // »so«
			m.side = closes
		}
	case '»', '›':
		m.family, m.side = angle, closes
		if (blank(prev) || opening(prev)) && wordy(next) {
			m.side = opens
		}
	case '「', '『':
		m.family, m.side = corner, opens
	case '」', '』':
		m.family, m.side = corner, closes
	case '`', '\'', '‘', '’', '‚', '‛':
		return apostrophe(text, m, r, prev)
	default:
		return m, false
	}
	return m, true
}

// straight says what a mark without direction does, by its neighbours.
func straight(prev, next rune) side {
	before, after := blank(prev) || opening(prev), blank(next) || closing(next)
	switch {
	case before && !after:
		return opens
	case after && !before:
		return closes
	}
	return either
}

// apostrophe reads marks that may be apostrophes, and the doubled ones that
// stand for double marks.
func apostrophe(text string, m mark, r, prev rune) (mark, bool) {
	rest := text[m.end:]
	if again, size := utf8.DecodeRuneInString(rest); size > 0 && again == r && r != '‚' {
		m.end += size
		next, _ := utf8.DecodeRuneInString(text[m.end:])
		m.side = straight(prev, next)
		if r == '`' || r == '‘' {
			m.side = opens
		}
		return m, true
	}
	next, _ := utf8.DecodeRuneInString(rest)
	m.family = single
	switch {
	case r == '`':
		return m, false
	case wordy(prev) && wordy(next): // don't
		return m, false
	case blank(prev) || opening(prev) || isDouble(prev):
		if r == '’' && unicode.IsLetter(next) || unicode.IsDigit(next) && r != '‘' || elides(rest) {
			return m, false // ’tis, the ’90s, 'em
		}
		m.side = opens
		if blank(next) {
			return m, false
		}
	case r == '‘' || r == '‚':
		m.side = opens
	default:
		m.side = closes
		if wordy(next) {
			return m, false
		}
	}
	return m, true
}

// elides says whether the word at the start of rest is one that has lost its
// first letters.
func elides(rest string) bool {
	n := 0
	for n < len(rest) && n < 6 && rest[n]|0x20 >= 'a' && rest[n]|0x20 <= 'z' {
		n++
	}
	return elided[strings.ToLower(rest[:n])]
}

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// blank says whether r is white space, or what DecodeRune gives at the end.
func blank(r rune) bool { return r == utf8.RuneError || unicode.IsSpace(r) }

func opening(r rune) bool {
	return r == '(' || r == '[' || r == '{' || r == '-' || r == '—' || r == '–' || r == '/' || r == '…' || unicode.Is(unicode.Pi, r) || isDouble(r) || r == '\''
}

func closing(r rune) bool {
	return strings.ContainsRune(".,;:!?)]}-—–/…", r) || unicode.Is(unicode.Pf, r) || isDouble(r) || r == '\''
}

func isDouble(r rune) bool {
	return r == '"' || r == '“' || r == '”' || r == '„' || r == '«' || r == '»'
}
