package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxFold is the length in bytes above which a name is only put into small
// letters: longer ones are no names, and taking them apart costs.
const maxFold = 256

// alike are letters of other scripts that look like Latin ones, and Latin ones
// that do not come apart into a letter and a mark.
var alike = map[rune]rune{
	'а': 'a', 'е': 'e', 'о': 'o', 'р': 'p', 'с': 'c', 'у': 'y', 'х': 'x', 'і': 'i', 'ј': 'j', 'ѕ': 's',
	'в': 'b', 'к': 'k', 'м': 'm', 'н': 'h', 'т': 't', 'α': 'a', 'ο': 'o', 'ν': 'v', 'ρ': 'p',
	'ł': 'l', 'ø': 'o', 'đ': 'd', 'ð': 'd', 'ı': 'i', 'ħ': 'h', '’': '\'', '‘': '\'', 'ʼ': '\'', '‐': '-', '‑': '-', '–': '-',
}

// fold gives a name without regard to capitals, to marks above and below
// letters, and to look-alike letters among Latin ones.
func fold(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return strings.ToLower(s)
	}
	if len(s) > maxFold {
		return strings.ToLower(s)
	}
	latin := strings.IndexFunc(s, func(c rune) bool { return c < utf8.RuneSelf && unicode.IsLetter(c) }) >= 0
	var b strings.Builder
	for _, c := range norm.NFD.String(s) {
		c = unicode.ToLower(c)
		if unicode.Is(unicode.Mn, c) {
			continue
		}
		if a, ok := alike[c]; ok && (latin || !unicode.IsLetter(c)) {
			c = a
		}
		switch c {
		case 'ß':
			b.WriteString("ss")
		case 'æ':
			b.WriteString("ae")
		case 'œ':
			b.WriteString("oe")
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// fields cuts a folded name into words, without marks at their ends, commas
// and quotation marks; a word may hold hyphens, apostrophes and full stops.
func fields(folded string) []string {
	return strings.FieldsFunc(folded, func(c rune) bool {
		return unicode.IsSpace(c) || strings.ContainsRune(",;:()[]\"“”«»„", c)
	})
}

// clusters are letters that one sound is written with; longer ones first.
var clusters = strings.NewReplacer(
	"shch", "S", "tsch", "S", "sch", "S", "tch", "S", "sh", "S", "ch", "S", "zh", "S", "cz", "S", "sz", "S", "dj", "S", "j", "S",
	"kh", "K", "gh", "K", "ck", "K", "q", "K", "c", "K", "k", "K", "h", "K", "g", "K", "x", "Ks",
	"ts", "Z", "tz", "Z", "ss", "Z", "z", "Z", "s", "Z",
	"ph", "F", "ff", "F", "f", "F", "v", "F", "w", "F", "b", "B", "p", "B",
	"th", "T", "dh", "T", "d", "T", "t", "T", "m", "M", "n", "N", "l", "L", "r", "R",
)

// skeleton gives the consonants of a folded word, where letters that other
// habits of transcription write for the same sound are one. The first letter,
// if a vowel, stands as "A".
func skeleton(w string) string {
	if len(w) > maxFold {
		w = w[:maxFold]
	}
	full := clusters.Replace(w)
	var b []byte
	for i := 0; i < len(full); i++ {
		c := full[i]
		switch {
		case c >= 'A' && c <= 'Z':
			if len(b) == 0 || b[len(b)-1] != c {
				b = append(b, c)
			}
		case i == 0 && strings.IndexByte("aeiouy", c) >= 0:
			b = append(b, 'a')
		case c >= utf8.RuneSelf || c >= '0' && c <= '9':
			b = append(b, c)
		}
	}
	return string(b)
}

// near says whether two folded words can be spellings of one: the same
// consonants, or one letter's difference in seven or more.
func near(a, b string) bool {
	return a == b || nearBy(a, b, skeleton(a), skeleton(b))
}

// nearBy is near for two words whose skeletons are known.
func nearBy(a, b, bonesA, bonesB string) bool {
	if a == b {
		return true
	}
	if len(a) < 4 || len(b) < 4 {
		return false
	}
	if len(bonesA) > 1 && bonesA == bonesB {
		return vowels(a, b)
	}
	return min(len(a), len(b)) >= 7 && len(a) < 64 && len(b) < 64 && a[0] == b[0] && oneEdit(a, b)
}

// vowelClusters are vowels that one sound is written with.
var vowelClusters = strings.NewReplacer("ou", "u", "oo", "u", "ee", "i", "ie", "i", "y", "i", "j", "i",
	"ei", "i", "ey", "i", "ai", "i", "o", "a")

// vowels says whether the vowels of two words of like consonants are not too
// different: at most one more or less, so that "Putin" is "Poutine" and not
// "Paton".
func vowels(a, b string) bool {
	x, y := vowelsOf(a), vowelsOf(b)
	return x == y || x+"e" == y || y+"e" == x || min(len(x), len(y)) >= 3 && oneEdit(x, y)
}

// vowelsOf gives the vowels of a folded word, doubled ones once.
func vowelsOf(w string) string {
	w = vowelClusters.Replace(w)
	var b []byte
	for i := 0; i < len(w); i++ {
		if strings.IndexByte("aeiu", w[i]) >= 0 && (len(b) == 0 || b[len(b)-1] != w[i]) {
			b = append(b, w[i])
		}
	}
	return string(b)
}

// oneEdit says whether one letter put in, left out, changed or swapped with
// its neighbour makes a of b.
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:] {
		return true
	}
	return i == len(a) || a[i+1:] == b[i+1:]
}
