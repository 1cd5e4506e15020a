package credit

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article/phrase"
)

var (
	reportersRE = regexp.MustCompile(`(?i)^[\[(]?reporting(?: and writing| and editing)? by ([^;)\]]{3,240})`)
	placeRE     = regexp.MustCompile(` in \p{Lu}[^,;]*?(?: and |,|$)`)
	nameSplitRE = regexp.MustCompile(`\s*(?:,|&|\n|\band\b)\s*`)
)

// maxReporters is the most names of one line of credit that are believed.
const maxReporters = 12

// Reporters gives the people who reported a text, as a line of credit names
// them, in its order: of "(Reporting by Ann Example in Eastport and Cy Tester;
// editing by Bo Sample)" Ann Example and Cy Tester. Agencies are left out; nil
// if the line names nobody.
func Reporters(line string) []string {
	m := reportersRE.FindStringSubmatch(line)
	if m == nil {
		return nil
	}
	list := placeRE.ReplaceAllString(m[1]+"\n", "\n")
	var out []string
	for name := range strings.SplitSeq(nameSplitRE.ReplaceAllString(list, "\n"), "\n") {
		name = strings.Trim(name, " .")
		if len(out) < maxReporters && personLike(name) && Agency(name) == "" {
			out = append(out, name)
		}
	}
	return out
}

// personLike says that a name has two to five words, all but particles with a
// capital.
func personLike(s string) bool {
	if n := phrase.Words(s); n < 2 || n > 5 {
		return false
	}
	for w := range strings.FieldsSeq(s) {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && len(w) > 3 {
			return false
		}
	}
	return true
}

var outletWords = sync.OnceValue(func() *phrase.Table { return phrase.MustLoad("outlet-words.txt") })

// OutletLike says that a line is made like the name of an outlet that the
// tables may lack: two to five words with capitals, one of them a word that
// such names are made with ("Radio", "Post").
func OutletLike(s string) bool {
	s = strings.Trim(s, " .")
	n := phrase.Words(s)
	if n < 2 || n > 5 || strings.ContainsAny(s, "?!:;,/|>") || !personLike(s) {
		return false
	}
	rule, ok := outletWords().Match(phrase.Fold(s), n)
	return ok && rule.Tag == "outlet"
}

// acronym gives the short name by which the text itself calls an agency with a
// long one: a word in capitals made of the same initials, in any order, because
// translations turn the words round ("Delta Press Agency" is "APD" in a text
// that speaks of the APD). Without such a word the name stays.
func (f *finder) acronym(name string) string {
	if phrase.Words(name) < 3 {
		return name
	}
	want := sortedLetters(initials(name))
	for w := range strings.FieldsFuncSeq(f.text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(w) == len(want) && agencyLike(w) && sortedLetters(w) == want {
			return w
		}
	}
	return name
}

func sortedLetters(s string) string {
	r := []rune(s)
	slices.Sort(r)
	return string(r)
}

// bylineOutletRE parts a byline where an outlet's name may begin.
var bylineOutletRE = regexp.MustCompile(`\s*(?:[,|·•;\n]|\bfor (?:the )?|\bat the |[–—])\s*|^[Bb]y `)

// OfByline gives the outlet that a byline names beside its authors: "Northern
// Ledger" of "By Ann Example, Northern Ledger". An agency is none, nor is an
// outlet that somebody else may be of: the name must be made as outlets' are.
func OfByline(line string) string {
	if len(line) > maxLineBytes {
		return ""
	}
	for _, part := range bylineOutletRE.Split(line, 12) {
		part = strings.TrimSuffix(strings.Trim(part, " ."), " staff")
		if OutletLike(part) && Agency(part) == "" && !agencyLike(part) {
			return part
		}
	}
	return ""
}
