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
// composed, without apostrophes, hyphens, full stops, the accents of Greek, and
// the marks that Arabic and Hebrew may leave out; Korean syllables as the signs
// of their sounds.
func Normal(token string) string {
	var b strings.Builder
	for _, c := range norm.NFC.String(token) {
		switch {
		case unicode.Is(unicode.Mn, c), unicode.Is(unicode.Cf, c), unwritten(c):
		case unicode.Is(unicode.Greek, c), unicode.Is(unicode.Hangul, c):
			for _, part := range norm.NFD.String(string(unicode.ToLower(c))) {
				if !unicode.Is(unicode.Mn, part) {
					b.WriteRune(part)
				}
			}
		default:
			c = unicode.ToLower(c)
			if to, ok := cousins[c]; ok {
				b.WriteString(to)
			} else {
				b.WriteRune(c)
			}
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

// cousins are letters of Ukrainian, Belarusian, Serbian and Macedonian, and of
// Persian and Urdu, with the Russian and Arabic letters that stand for them in
// the tables, which were learned from names in those two.
var cousins = map[rune]string{
	'і': "и", 'ї': "и", 'є': "е", 'ґ': "г", 'ў': "у", 'ј': "й", 'љ': "ль", 'њ': "нь", 'ћ': "ч", 'ђ': "дж", 'џ': "дж", 'ѓ': "г", 'ќ': "к", 'ѕ': "з",
	'ی': "ي", 'ى': "ي", 'ک': "ك", 'گ': "ج", 'پ': "ب", 'چ': "تش", 'ژ': "ج", 'ۀ': "ه", 'ہ': "ه", 'ھ': "ه", 'ٹ': "ت", 'ڈ': "د", 'ڑ': "ر", 'ے': "ي", 'ں': "ن",
}

// lookalikes are Cyrillic and Greek letters, as Normal gives them, that look like
// Latin ones: и, й and з stand for і, ј and ѕ.
var lookalikes = map[rune]rune{
	'а': 'a', 'е': 'e', 'о': 'o', 'р': 'p', 'с': 'c', 'х': 'x', 'у': 'y', 'и': 'i', 'й': 'j', 'з': 's', 'һ': 'h',
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
