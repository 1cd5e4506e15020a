// Package token cuts sentences into words and marks by the conventions of
// Universal Dependencies English (EWT).
//
// In: the text and a sentence's span. Out: tokens with form and exact span:
// "Mr. Obi can't pay $5m." gives "Mr.", "Obi", "ca", "n't", "pay", "$", "5",
// "m", ".". Every byte of the sentence that is no white space is in exactly
// one token, and a token's form is its bytes.
//
// White space separates tokens. Within a stretch without white space the
// lexer takes an address, a number, a word or a mark at a time, from the left;
// words are then cut at contractions, units and hyphens. The lexicons are
// data/en/token-*.txt and data/en/abbreviations.txt. The cost is linear.
package token

import (
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// maxForm is the length, in bytes, at which a token is cut. No word, number or
// address of a text is longer; a page that holds one (an embedded picture)
// must not make a lexicon's key of it.
const maxForm = 2048

// Tokens gives the tokens of the sentence sent of text. Only Span and Form
// are set.
func Tokens(text string, sent news.Span) []news.Token {
	start, end := max(int(sent.Start), 0), min(int(sent.End), len(text))
	if start >= end {
		return nil
	}
	l := lexer{text: text[:end], out: make([]news.Token, 0, (end-start)/5+2)}
	for i := start; i < end; {
		r, size := utf8.DecodeRuneInString(l.text[i:])
		if isSpace(r) {
			i += size
			continue
		}
		j := i
		for j < end {
			r, size := utf8.DecodeRuneInString(l.text[j:])
			if isSpace(r) {
				break
			}
			j += size
		}
		l.last = l.blank(j)
		l.chunk(i, j)
		i = j
	}
	return l.out
}

// lexer collects the tokens of one sentence.
type lexer struct {
	text string // the report's text up to the sentence's end
	out  []news.Token
	last bool // the chunk at hand is the sentence's last
}

// blank says whether nothing but white space stands from j on.
func (l *lexer) blank(j int) bool {
	for j < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[j:])
		if !isSpace(r) {
			return false
		}
		j += size
	}
	return true
}

// add appends the token [a, b), cut where it is longer than any word.
func (l *lexer) add(a, b int) {
	for b-a > maxForm {
		m := a + maxForm
		for m > a+1 && !utf8.RuneStart(l.text[m]) {
			m--
		}
		l.put(a, m)
		a = m
	}
	if a < b {
		l.put(a, b)
	}
}

func (l *lexer) put(a, b int) {
	l.out = append(l.out, news.Token{
		Span: news.Span{Start: news.Byte(a), End: news.Byte(b)},
		Form: l.text[a:b],
	})
}

// chunk cuts [a, b), which holds no white space.
func (l *lexer) chunk(a, b int) {
	if l.plain(a, b) {
		l.word(a, b)
		return
	}
	if isSmiley(l.text[a:b]) || len(l.out) == 0 && !l.last && isItem(l.text[a:b]) {
		l.add(a, b)
		return
	}
	for a < b {
		if n := l.address(a, b); n > a {
			l.add(a, n)
			a = n
			continue
		}
		if n := l.wordEnd(a, b); n > a {
			l.word(a, n)
			a = n
			continue
		}
		n := l.markEnd(a, b)
		l.add(a, n)
		a = n
	}
}

// plain says whether the chunk is ASCII letters only, as most are.
func (l *lexer) plain(a, b int) bool {
	for ; a < b; a++ {
		if c := l.text[a] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// isSmiley says whether s is one of the faces that EWT keeps whole.
func isSmiley(s string) bool {
	if len(s) < 2 || len(s) > 4 {
		return false
	}
	switch s {
	case ":)", ":-)", ":(", ":-(", ";)", ";-)", ":D", ":-D", ":P", ";P", ":O", "=)", ":/", "<3", "^_^", ":))", "XD":
		return true
	}
	return false
}

// isItem says whether s numbers an item of a list: "1.", "12)", "b)".
func isItem(s string) bool {
	n := len(s) - 1
	if n < 1 || n > 3 || s[n] != '.' && s[n] != ')' {
		return false
	}
	if n == 1 && isLetterByte(s[0]) && s[0] < 0x80 && s[n] == ')' {
		return true
	}
	for i := range n {
		if !isDigit(s[i]) {
			return false
		}
	}
	return true
}

// isSpace counts the zero-width space and the byte order mark as white space,
// as the sentence splitter does.
func isSpace(r rune) bool {
	if r < 0x80 {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
}

// markEnd gives the end of the mark at a: a run of the same mark where such a
// run is one token ("...", "--", "!!"), else one rune.
func (l *lexer) markEnd(a, b int) int {
	r, size := utf8.DecodeRuneInString(l.text[a:b])
	end := a + size
	switch r {
	case '.', '!', '?':
		for end < b && (l.text[end] == '.' || l.text[end] == '!' || l.text[end] == '?') {
			if r == '.' && l.text[end] != '.' || r != '.' && l.text[end] == '.' {
				break
			}
			end++
		}
	case '-', '*', '_', '=', '~', '<', '>', '`', '+', '|', '#', '$':
		for end < b && l.text[end] == byte(r) {
			end++
		}
	case '\'':
		if end < b && l.text[end] == '\'' {
			end++
		}
	}
	return end
}
