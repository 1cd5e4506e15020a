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

// Limits of detection. The detector is right on 91 sentences in a hundred
// and on all texts of five (LIBRARIES: measured on one sentence, on five).
const (
	maxProbe  = 8 << 10 // bytes of the text that are looked at
	fewWords  = 25      // texts shorter than this must agree with the words
	sureShare = 0.16    // share of English function words that no other language reaches
)

// Of gives the language of text as an ISO 639-1 code, "" when unsure.
// declared is what the page says, "" if nothing: it decides only where the
// text is too short to tell. reason says how it was found.
func Of(text, declared string) (code, reason string) {
	probe := text
	if len(probe) > maxProbe {
		probe = strings.ToValidUTF8(probe[:maxProbe], "")
	}
	words := countWords(probe)
	if words == 0 {
		return "", "no words"
	}
	english := englishShare(probe)
	if words >= 8 && english >= sureShare {
		return "en", "function words of the text"
	}
	info := whatlanggo.Detect(probe)
	code = info.Lang.Iso6391()
	switch {
	case words >= fewWords && info.Confidence > 0.5 && (code != "en" || english > sureShare/2):
		return code, "letters of the text"
	case declared != "" && words < fewWords:
		return declared, "declared by the page; the text is short"
	case code == declared && code != "":
		return code, "letters of the text, and declared by the page"
	case code == "en" && english > sureShare/2:
		return "en", "letters and function words of the text"
	case code != "en" && info.IsReliable():
		return code, "letters of the text"
	}
	return "", "too little text to tell"
}

func countWords(s string) int {
	n := 0
	for f := range strings.FieldsSeq(s) {
		if strings.IndexFunc(f, unicode.IsLetter) >= 0 {
			n++
		}
	}
	return n
}

// englishShare is the share of words that are English function words.
func englishShare(s string) float64 {
	n, hits := 0, 0
	for f := range strings.FieldsSeq(strings.ToLower(s)) {
		f = strings.TrimFunc(f, func(r rune) bool { return !unicode.IsLetter(r) })
		if f == "" {
			continue
		}
		n++
		if table().english[f] {
			hits++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(hits) / float64(n)
}
