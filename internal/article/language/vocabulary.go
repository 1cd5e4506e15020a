package language

import (
	"strings"
	"sync"
	"unicode"

	"dateline/data"
)

// A text with few function words, as headlines and notes of two sentences are, is
// English where nearly all of its words in small letters are.
const (
	leastSmall = 2   // words in small letters
	leastKnown = 3   // different words of English, capitals or not
	knownShare = 0.8 // of the words in small letters
	allShare   = 0.4 // of all words, names among them
)

// vocabulary is the words of English that are no names: those of the tagger's
// lexicon, data/en/weights/tag-lexicon.txt.
var vocabulary = sync.OnceValue(func() map[string]bool {
	b, err := data.FS.ReadFile("en/weights/tag-lexicon.txt")
	if err != nil {
		panic(err) // the lexicon is embedded
	}
	set := make(map[string]bool, 24000)
	for row := range strings.Lines(string(b)) {
		tags, words, ok := strings.Cut(row, "\t")
		if !ok || strings.HasPrefix(row, "#") || !common(tags) {
			continue
		}
		for w := range strings.FieldsSeq(words) {
			set[w] = true
		}
	}
	return set
})

// common says that words with these tags are words of the language, and not
// names, foreign words or marks only.
func common(tags string) bool {
	for tag := range strings.SplitSeq(tags, ",") {
		pos, _, _ := strings.Cut(tag, "|")
		switch pos {
		case "PROPN", "X", "PUNCT", "SYM", "NUM", "INTJ":
		default:
			return !strings.HasSuffix(tag, "|FW")
		}
	}
	return false
}

// isEnglish says that a word, or what it is a form of, is one of English.
func isEnglish(w string) bool {
	if vocabulary()[w] {
		return true
	}
	for _, form := range [...][2]string{{"ies", "y"}, {"es", ""}, {"s", ""}, {"ed", ""}, {"ed", "e"}, {"ing", ""}, {"ing", "e"}} {
		if stem, ok := strings.CutSuffix(w, form[0]); ok && len(stem) >= leastStem && vocabulary()[stem+form[1]] {
			return true
		}
	}
	return false
}

// leastStem is the length of the shortest word, in letters, to which endings are
// believed to be put.
const leastStem = 3

// english says that the words of a short text are those of English. hits are the
// function words that it has, by language.
func english(probe string, hits map[string]int) bool {
	all, small, known, inAll := 0, 0, 0, 0
	seen := map[string]bool{}
	for f := range strings.FieldsSeq(probe) {
		f = strings.TrimFunc(f, func(r rune) bool { return !unicode.IsLetter(r) })
		f, _, _ = strings.Cut(f, "'")
		f, _, _ = strings.Cut(f, "’")
		if len(f) < 2 {
			continue
		}
		lower := strings.ToLower(f)
		ok := isEnglish(lower)
		all++
		if ok {
			seen[lower] = true
			inAll++
		}
		if f != lower {
			continue
		}
		if strings.ContainsFunc(f, func(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) }) {
			return false
		}
		small++
		if ok {
			known++
		}
	}
	for lang, n := range hits {
		if lang != "en" && n > hits["en"] && n > 1 {
			return false
		}
	}
	return small >= leastSmall && len(seen) >= leastKnown && float64(known) >= knownShare*float64(small) && float64(inAll) >= allShare*float64(all)
}
