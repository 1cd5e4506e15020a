package language

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// fromRE finds "translated from the French" in folded words.
var fromRE = sync.OnceValue(func() *regexp.Regexp {
	names := make([]string, 0, len(table().languages))
	for name := range table().languages {
		names = append(names, regexp.QuoteMeta(name))
	}
	slices.Sort(names)
	return regexp.MustCompile(`\b(?:(?:machine[- ]|automatically )?translat(?:ed|ion)(?: \w+){0,3} from(?: the)?(?: original)?|original (?:language|text|article)(?: is| was)?(?: in)?:?|originally (?:written|published) in) (` + strings.Join(names, "|") + `)\b`)
})

var hlRE = regexp.MustCompile(`[?&](?:sl|_x_tr_sl)=([a-z]{2})\b`)

// minSpellings is how many different words in another language's romanisation
// make it likely that a text comes from that language: one may be a slip.
const minSpellings = 2

// From says from which language an English text was translated, "" where the
// page does not show one, and gives every reason found, also those that show a
// translation but not its language. page is all words of the page in small
// letters as phrase.Fold writes them; source is the language of the outlet
// that the page credits, "" if unknown.
func From(page, text, address, source string) (code string, reasons []string) {
	if m := fromRE().FindStringSubmatch(page); m != nil {
		code = table().languages[m[1]]
		reasons = append(reasons, "stated: "+m[0])
	}
	if m := hlRE.FindStringSubmatch(address); m != nil && m[1] != "en" {
		reasons = append(reasons, "the address names the language it was translated from: "+m[1])
		code = first(code, m[1])
	}
	translated := code != ""
	for _, notice := range table().notices {
		if strings.Contains(page, notice) {
			reasons = append(reasons, "the page shows translations: "+notice)
			translated = true
		}
	}
	if translated && source != "" && source != "en" {
		reasons = append(reasons, "the outlet that it credits writes in "+source)
		code = first(code, source)
	}
	likely, words := bySpelling(text)
	if likely != "" {
		reasons = append(reasons, fmt.Sprintf("spellings as in %s: %s", likely, strings.Join(words, ", ")))
		if len(words) >= minSpellings || translated {
			code = first(code, likely)
		}
	}
	if code == "" && translated {
		if likely, words := byGroups(text); likely != "" {
			reasons = append(reasons, fmt.Sprintf("names are spelled as in %s: %s", likely, strings.Join(words, ", ")))
			code = likely
		}
	}
	return code, reasons
}

// groups are the letter groups of one language's romanised names.
type groups struct {
	lang  string
	parts []string
}

// minGroups is how many different names must have a letter group of a language
// for a text that is known to be a translation to come from it, and maxGroups
// how many are looked for.
const (
	minGroups = 3
	maxGroups = 8
)

// byGroups gives the first language in whose way at least minGroups names of
// the text are spelled, and those names.
func byGroups(text string) (string, []string) {
	for _, g := range table().groups {
		var names []string
		for w := range strings.FieldsSeq(text) {
			w = strings.Trim(w, `.,;:!?"'()[]“”‘’«»—–`)
			r, _ := utf8.DecodeRuneInString(w)
			fold := strings.ToLower(w)
			if !unicode.IsUpper(r) || slices.Contains(names, w) || !slices.ContainsFunc(g.parts, func(p string) bool { return strings.Contains(fold, p) }) {
				continue
			}
			if names = append(names, w); len(names) == maxGroups {
				break
			}
		}
		if len(names) >= minGroups {
			slices.Sort(names)
			return g.lang, names
		}
	}
	return "", nil
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// bySpelling finds words that are written as one other language romanises
// them ("Loukachenko"), and gives the language with most of them.
func bySpelling(text string) (code string, words []string) {
	found := map[string][]string{}
	for w := range strings.FieldsSeq(text) {
		w = strings.TrimSuffix(strings.TrimSuffix(strings.Trim(w, `.,;:!?"'()[]“”‘’«»—–`), "'s"), "’s")
		for _, lang := range table().spellings[w] {
			if !slices.Contains(found[lang], w) {
				found[lang] = append(found[lang], w)
			}
		}
	}
	for lang, list := range found {
		if len(list) > len(words) || len(list) == len(words) && lang < code {
			code, words = lang, list
		}
	}
	slices.Sort(words)
	return code, words
}
