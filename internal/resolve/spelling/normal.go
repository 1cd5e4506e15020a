package spelling

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxToken is the number of letters of a token that are compared; what comes
// after them is left out.
const maxToken = 40

// Normal gives a name token in the form that tables know: small letters,
// composed, without apostrophes, hyphens, full stops, and the marks that
// Arabic and Hebrew may leave out.
func Normal(token string) string {
	var b strings.Builder
	for _, c := range norm.NFC.String(token) {
		if !unicode.Is(unicode.Mn, c) && !unwritten(c) {
			b.WriteRune(unicode.ToLower(c))
		}
	}
	return b.String()
}

// unwritten says whether c may as well be left out of a name.
func unwritten(c rune) bool {
	switch c {
	case '\'', '’', '‘', 'ʼ', '`', '´', 'ʿ', 'ʾ', '-', '‐', '‑', '.', 'ـ', '"', '“', '”':
		return true
	}
	return false
}

// lookalikes are Cyrillic and Greek letters that look like Latin ones.
var lookalikes = map[rune]rune{
	'а': 'a', 'е': 'e', 'о': 'o', 'р': 'p', 'с': 'c', 'х': 'x', 'у': 'y', 'і': 'i', 'ј': 'j', 'ѕ': 's', 'һ': 'h',
	'ο': 'o', 'α': 'a', 'ν': 'v', 'ρ': 'p', 'ι': 'i', 'κ': 'k', 'υ': 'u',
}

// mirror is lookalikes from Latin to Cyrillic.
var mirror = func() map[rune]rune {
	out := map[rune]rune{}
	for from, to := range lookalikes {
		if unicode.Is(unicode.Cyrillic, from) {
			out[to] = from
		}
	}
	return out
}()

// unmix puts right the look-alike letters of another alphabet in a token, in
// place, and says whether there were any.
func unmix(token []rune) bool {
	latin, other := 0, 0
	for _, c := range token {
		switch {
		case unicode.Is(unicode.Latin, c):
			latin++
		case unicode.IsLetter(c):
			other++
		}
	}
	if latin == 0 || other == 0 {
		return false
	}
	mixed := false
	for i, c := range token {
		to, ok := lookalikes[c]
		if latin < other {
			to, ok = mirror[c]
		}
		if ok {
			token[i], mixed = to, true
		}
	}
	return mixed
}
