package credit

import (
	"regexp"
	"strings"
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
