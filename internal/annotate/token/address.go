package token

import "strings"

// maxAddress bounds how far an address is looked for, in bytes.
const maxAddress = 2000

// address gives the end of a web or mail address that starts at a, or a.
func (l *lexer) address(a, b int) int {
	chunk := l.text[a:min(b, a+maxAddress)]
	if !startsAddress(chunk) {
		return a
	}
	end := len(chunk)
	if i := strings.IndexAny(chunk, "<>\"“”»«"); i >= 0 {
		end = i
	}
	for end > 0 {
		c := chunk[end-1]
		if c == ')' && strings.Contains(chunk[:end], "(") {
			break
		}
		if strings.IndexByte(".,;:!?)]}'*", c) < 0 {
			break
		}
		end--
	}
	if strings.HasSuffix(chunk[:end], "’") {
		end -= len("’")
	}
	if end < 4 {
		return a
	}
	return a + end
}

// startsAddress says whether a chunk begins like an address: a scheme, "www.",
// or a name before "@" with a dot after it.
func startsAddress(chunk string) bool {
	switch chunk[0] {
	case '(', '[', '"', '\'', '.', ',', '-', '<':
		return false
	}
	for _, scheme := range []string{"http://", "https://", "ftp://", "www.", "mailto:", "doi:"} {
		if len(chunk) > len(scheme) && strings.EqualFold(chunk[:len(scheme)], scheme) {
			return true
		}
	}
	at := strings.IndexByte(chunk, '@')
	if at <= 0 || at+3 >= len(chunk) {
		return false
	}
	for i := range at {
		if c := chunk[i]; !isLetterByte(c) && !isDigit(c) && strings.IndexByte("._-+%", c) < 0 {
			return false
		}
	}
	dot := strings.IndexByte(chunk[at:], '.')
	return dot > 1
}
