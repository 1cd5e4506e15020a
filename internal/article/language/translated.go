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

// alternatives are the names of all languages, for a regular expression.
var alternatives = sync.OnceValue(func() string {
	names := make([]string, 0, len(table().languages))
	for name := range table().languages {
		names = append(names, regexp.QuoteMeta(name))
	}
	slices.Sort(names)
	return "(" + strings.Join(names, "|") + ")"
})

// fromRE finds "translated from the French" in folded words, of which a story
// may speak as well as a notice.
var fromRE = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b(?:(?:machine[- ]|automatically )?translat(?:ed|ion)(?: \w+){0,3} from(?: the| its)?(?: original)?` +
		`|(?:automatic|automated|machine|computer|google) translation of(?: the| its)?(?: original)?` +
		`|original (?:language|text|article)(?: is| was)?(?: in)?:?` +
		`|(?:article|story|text|piece|report|post|interview|column|essay|analysis)(?: was| is| has been)?(?: first| originally)? (?:written|published|posted|printed) in` +
		`|originally (?:written|published) in) ` + alternatives() + `\b`)
})

// noticeRE finds what only a notice says: "first published in French", "read
// the original in German", "French original".
var noticeRE = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b(?:(?:first|originally|previously) (?:written|published|posted|appeared|printed|broadcast|released)(?: \w+){0,4} in` +
		`|(?:read|see|show|view|open)(?: \w+){0,2} (?:original|article|story|version|text)(?: \w+){0,2} in` +
		`|(?:original|source) (?:language|in|version|text)(?: is| was)?(?: in)?:?` +
		`|(?:english|automatic|machine) (?:version|translation|text) of(?: the| an?)?` +
		`|translated by (?:\w+ ){1,4}from(?: the)?` +
		`|translat(?:ed|ion)(?: \w+){0,3}:?) ` + alternatives() + `\b(?: (?:original|article|text|version))?`)
})

var hlRE = regexp.MustCompile(`[?&](?:sl|_x_tr_sl)=([a-z]{2})\b`)

// minSpellings is how many different words in another language's romanisation
// make it likely that a text comes from that language: one may be a slip.
const minSpellings = 2

// Page is what From looks at. Words and Notices are in small letters, as
// phrase.Fold writes them.
type Page struct {
	Words   string // all words of the page
	Notices string // those that are no story: lines of credit, notices, bylines
	Text    string // the story, as written
	Address string // of the page, "" if unknown
	Outlet  string // name of the page's own outlet, "" if unknown
	Source  string // language of the outlet that the page credits, "" if unknown
}

// From says from which language an English text was translated, "" where the
// page does not show one, and gives every reason found, also those that show a
// translation but not its language.
func From(page Page) (code string, reasons []string) {
	for _, stated := range [...]struct {
		re    *regexp.Regexp
		words string
	}{{fromRE(), page.Words}, {noticeRE(), page.Notices}} {
		if m := stated.re.FindStringSubmatch(stated.words); m != nil && table().languages[m[1]] != "en" {
			code = first(code, table().languages[m[1]])
			reasons = append(reasons, "stated: "+m[0])
		}
	}
	text, address, source := page.Text, page.Address, page.Source
	if m := hlRE.FindStringSubmatch(address); m != nil && m[1] != "en" {
		reasons = append(reasons, "the address names the language it was translated from: "+m[1])
		code = first(code, m[1])
	}
	translated := code != ""
	for _, notice := range table().notices {
		if strings.Contains(page.Words, notice) {
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
		if likely := ofName(page.Outlet); likely != "" {
			reasons = append(reasons, "the outlet's name is in "+likely+": "+page.Outlet)
			code = likely
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

// ofName gives the language that the small words of an outlet's name belong to
// ("El Faro de Sella", "L'Écho du Lac"), "" if they belong to several.
func ofName(name string) string {
	code := ""
	for w := range strings.FieldsSeq(strings.ToLower(strings.ReplaceAll(name, "’", "'"))) {
		if at := strings.IndexByte(w, '\''); at == 1 {
			w = w[:2]
		}
		switch lang := table().outlets[w]; {
		case lang == "" || lang == code:
		case code != "":
			return ""
		default:
			code = lang
		}
	}
	return code
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
