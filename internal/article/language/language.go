// Package language says which language a story is in, and from which one its
// text was translated.
//
// In: the story's text, the page's words, the language that the page declares.
// Out: ISO 639-1 codes with the reasons. "This is a machine translation from
// French" on a page of English prose gives the language "en", translated from
// "fr".
package language

import (
	"strings"
	"unicode"

	"github.com/RadhiFadlillah/whatlanggo"
)

// Limits of detection. The detector of letters is right on 91 sentences in a
// hundred and on all texts of five sentences; function words decide before it
// where they are plain.
const (
	maxProbe = 16 << 10 // bytes of the text that are looked at
	fewWords = 25       // texts shorter than this are left to the page's word
	// sureShare is the share of function words that running text has at
	// least; English news has 0.3, headlines and lists less.
	sureShare = 0.14
	// clearLead is by how much the first language must lead the second:
	// Danish and Norwegian share nine function words in ten.
	clearLead = 1.3
	minHits   = 3
)

// Of gives the language of text as an ISO 639-1 code, "" when unsure.
// declared is what the page says, "" if nothing: it decides only where the
// text is too short to tell. reason says how it was found.
func Of(text, declared string) (code, reason string) {
	probe := text
	if len(probe) > maxProbe {
		probe = strings.ToValidUTF8(probe[:maxProbe], "")
	}
	n, hits, best, second := functionWords(probe)
	if n == 0 {
		return "", "no words"
	}
	share := float64(hits[best]) / float64(n)
	if hits[best] >= minHits && share >= sureShare && float64(hits[best]) >= clearLead*float64(hits[second]) {
		return best, "function words of the text"
	}
	if (declared == "" || declared == "en") && english(probe, hits) {
		return "en", "words of the text"
	}
	info := whatlanggo.Detect(probe)
	code = info.Lang.Iso6391()
	_, known := hits[code]
	switch {
	case code == declared && code != "":
		return code, "letters of the text, and declared by the page"
	case !known && n >= minHits && info.Confidence > 0.5 && !latin(probe):
		return code, "letters of the text"
	case code == best && n >= fewWords/2:
		return code, "letters and function words of the text"
	case declared != "" && n < fewWords:
		return declared, "declared by the page; the text is short"
	case n >= fewWords && info.Confidence > 0.5 && code != "en" && hits["en"]*10 < n:
		return code, "letters of the text"
	}
	return "", "too little text to tell"
}

// functionWords counts the words of s, and for each language those that are
// its function words; best and second are the languages with most, in the
// order of the alphabet where they have as many.
func functionWords(s string) (n int, hits map[string]int, best, second string) {
	hits = map[string]int{}
	for f := range strings.FieldsSeq(strings.ToLower(s)) {
		f = strings.TrimFunc(f, func(r rune) bool { return !unicode.IsLetter(r) })
		if f == "" {
			continue
		}
		n++
		for _, lang := range table().function[f] {
			hits[lang]++
		}
	}
	for lang, h := range hits {
		switch {
		case best == "" || h > hits[best] || h == hits[best] && lang < best:
			best, second = lang, best
		case second == "" || h > hits[second] || h == hits[second] && lang < second:
			second = lang
		}
	}
	return n, hits, best, second
}

// latin says that most letters of s are of the Latin script.
func latin(s string) bool {
	all, lat := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			all++
			if unicode.Is(unicode.Latin, r) {
				lat++
			}
		}
	}
	return lat*2 > all
}
