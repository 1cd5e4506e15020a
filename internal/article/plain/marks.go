package plain

import (
	"regexp"
	"strings"
)

// The rules that passages are made by (internal/article/passage) ask the same
// questions of a line as the reading of a text's head does.

// IsByline says that a line names the author: "By Ann Example and Bo Example".
func IsByline(s string) bool {
	_, ok := byline(s, loadDateWords())
	return ok
}

// IsDateLine says that a line does nothing but date a report, or date it and
// name its author.
func IsDateLine(s string) bool {
	dl, ok := loadDateWords().line(s)
	return ok && dl.label != "other"
}

// EndsSentence says that s ends as a sentence does.
func EndsSentence(s string) bool { return endsSentence(s) }

// Bylines gives the names in a byline, desks and places left out; nil if s is
// none.
func Bylines(s string) []string {
	names, ok := byline(s, loadDateWords())
	if !ok {
		return nil
	}
	return splitNames(names)
}

// signedRE is a name at the start of a part of a signature.
var signedRE = regexp.MustCompile(`^\p{Lu}(?:\pL|['’-]\pL|\.)*(?: (?:(?:de|da|di|del|la|van|von|der|den|bin|ibn|al|el) )*\p{Lu}(?:\pL|['’-]\pL|\.)*){1,3}$`)

// Signed gives the names of a byline without "By": "Ann Example, harbour
// correspondent", "Ann Example in Sella and Bo Sample in Brand". Mere names are
// believed where the first is a person's first name.
func Signed(s string) []string {
	if i := strings.IndexAny(s, "|·•\n"); i >= 0 {
		s = s[:i]
	}
	if days := loadDateWords().find(s); len(days) > 0 {
		s = s[:days[0].start]
	}
	if len(s) > 200 || !desk(s) && !GivenName(s) {
		return nil
	}
	var out []string
	for part := range strings.SplitSeq(strings.NewReplacer(", and ", "\n", " and ", "\n", " & ", "\n").Replace(s), "\n") {
		name, _, _ := strings.Cut(part, ",")
		name, _, _ = strings.Cut(name, " in ")
		if name = strings.TrimSpace(name); signedRE.MatchString(name) && !desk(name) {
			out = append(out, name)
		}
	}
	return out
}

// GivenName says that s begins with a person's first name.
func GivenName(s string) bool { return s != "" && givenNames()[titled(s)] }
