// Package word turns the words of a sentence into what the tagger and the
// parser look at: hashes of the form and its ends, shape, word class, and the
// tags that the word had in running text. "Talks" in a headline and "talks"
// in a sentence have the same Low, and shapes that say how they were written.
package word

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/annotate/wordclass"
)

// Word is one word as the models see it. Hashes are 32-bit and are never 0.
type Word struct {
	Low   uint32 // of the form in small letters, digits as 0
	Exact uint32 // of the form; of the small one where capitals say nothing
	// Prefix and Suffix are hashes of the first one to three and the last one
	// to four bytes of the small form; 0 where it is shorter.
	Prefix [3]uint32
	Suffix [4]uint32
	Shape  uint8
	Class  uint16 // fine word class, 0 unknown
	Coarse uint8  // coarse word class, 0 unknown
	Lex    uint16 // number in the tag lexicon, 0 unknown
}

// Case says how a sentence uses capitals.
type Case uint8

// The uses of capitals.
const (
	Usual  Case = iota
	Upper       // all words are in capitals
	Titled      // most words are capitalised, as in headlines
	Lower       // no capital at all
)

// The bits of a shape.
const (
	hasDigit = 1 << iota
	hasHyphen
	hasUpper // a capital after the first letter
	firstUpper
	firstWord // of the sentence, or after an opening mark at its start
	caseLow   // two bits for the sentence's Case
)

// CaseOf finds out how a sentence with these forms uses capitals.
func CaseOf(form func(i int) string, n int) Case {
	words, long, upper, capital, inner := 0, 0, 0, 0, 0
	for i := range n {
		f := form(i)
		r, size := utf8.DecodeRuneInString(f)
		if !unicode.IsLetter(r) {
			continue
		}
		words++
		up := unicode.IsUpper(r)
		if up && i > 0 {
			inner++
		}
		if len(f) < 4 {
			if up && (len(f) == 1 || isUpper(f)) {
				upper++
			}
			continue
		}
		long++
		if up {
			capital++
			if isUpper(f[size:]) {
				upper++
			}
		}
	}
	switch {
	case words >= 2 && inner == 0 && capital == 0:
		return Lower
	case words >= 3 && upper*10 >= words*8 && long > 0:
		return Upper
	case long >= 4 && capital*10 >= long*8 && words <= 24:
		return Titled
	}
	return Usual
}

// isUpper says whether s has a letter and no small one.
func isUpper(s string) bool {
	letters := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		letters = letters || unicode.IsUpper(r)
	}
	return letters
}

// Lexicon gives the number of a folded form in the tag lexicon, 0 for none.
type Lexicon interface{ Find(folded []byte) uint16 }

// maxForm is the length in bytes up to which a form is read; the rest of a
// longer one says nothing about its part of speech.
const maxForm = 64

// Fill sets words[i] from form(i) for the n words of a sentence.
func Fill(words []Word, form func(i int) string, classes *wordclass.Table, lex Lexicon) Case {
	how := CaseOf(form, len(words))
	atStart := true
	for i := range words {
		f := form(i)
		fill(&words[i], f, how, atStart, classes, lex)
		if words[i].Shape&firstUpper != 0 || startsWithLetter(f) {
			atStart = false
		}
	}
	return how
}

func startsWithLetter(f string) bool {
	r, _ := utf8.DecodeRuneInString(f)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func fill(w *Word, form string, how Case, atStart bool, classes *wordclass.Table, lex Lexicon) {
	if len(form) > maxForm {
		form = strings.ToValidUTF8(form[:maxForm], "")
	}
	var buf [maxForm * 2]byte
	low := fold(buf[:0], form)
	*w = Word{Low: hash(low, 1)}
	w.Shape = shape(form, atStart) | uint8(how)*caseLow
	if how == Usual {
		w.Exact = hash([]byte(form), 2)
	} else {
		w.Exact = hash(low, 3)
	}
	for k := range w.Prefix {
		if len(low) > k+1 {
			w.Prefix[k] = hash(low[:k+1], uint32(10+k))
		}
	}
	for k := range w.Suffix {
		if len(low) > k+1 {
			w.Suffix[k] = hash(low[len(low)-k-1:], uint32(20+k))
		}
	}
	if classes != nil {
		c := classes.OfCased(form)
		if how == Upper || how == Titled || atStart {
			c = classes.Of(form)
		}
		w.Class, w.Coarse = c.Fine, c.Coarse
	}
	if lex != nil {
		w.Lex = lex.Find(low)
	}
}

// shape gives the bits of a form's shape.
func shape(form string, atStart bool) uint8 {
	s := uint8(0)
	if atStart {
		s |= firstWord
	}
	for i, r := range form {
		switch {
		case '0' <= r && r <= '9':
			s |= hasDigit
		case r == '-':
			s |= hasHyphen
		case 'A' <= r && r <= 'Z' || r > 0x7f && unicode.IsUpper(r):
			if i == 0 {
				s |= firstUpper
			} else {
				s |= hasUpper
			}
		}
	}
	return s
}

// Fold appends the small form, with digits as 0 and straight quotation marks
// for curly ones, to buf: the key of the tag lexicon.
func Fold(buf []byte, form string) []byte {
	if len(form) > maxForm {
		form = strings.ToValidUTF8(form[:maxForm], "")
	}
	return fold(buf, form)
}

func fold(buf []byte, form string) []byte {
	switch form {
	case "“", "”", "„", "«", "»", "``", "''":
		return append(buf, '"')
	}
	for _, r := range form {
		switch {
		case 'A' <= r && r <= 'Z':
			buf = append(buf, byte(r)+'a'-'A')
		case '0' <= r && r <= '9':
			buf = append(buf, '0')
		case r < utf8.RuneSelf:
			buf = append(buf, byte(r))
		case r == '’' || r == '‘':
			buf = append(buf, '\'')
		default:
			buf = utf8.AppendRune(buf, unicode.ToLower(r))
		}
	}
	return buf
}

// hash is 32-bit FNV-1a with a salt.
func hash(b []byte, salt uint32) uint32 {
	h := (uint32(2166136261) ^ salt) * 16777619
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	h ^= h >> 15
	if h == 0 {
		return 1
	}
	return h
}

// Mix makes the hash of a feature from the number of its template and its
// parts. It is the finaliser of SplitMix64 in a chain.
func Mix(template uint64, a, b uint64) uint64 {
	h := (template*0x9e3779b97f4a7c15 ^ a) * 0xbf58476d1ce4e5b9
	h ^= h >> 29
	h = (h ^ b) * 0x94d049bb133111eb
	return h ^ h>>32
}
