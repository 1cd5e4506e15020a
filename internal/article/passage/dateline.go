package passage

import (
	"regexp"
	"strings"
)

// Parts of a dateline: places in capitals or as names, a day, an agency in
// brackets, a dash. AP and Reuters style: "MINSK, Sept 14 (Reuters) - ",
// "MOSCOW — ", "ST. PETERSBURG, Fla. (AP) — "; French style: "(Moscow) ".
const (
	capsPlace = `\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]+){0,2}`
	place     = `\p{Lu}[\pL.'’-]+(?: (?:de |of |del |am |la )?\p{Lu}[\pL.'’-]+){0,2}`
	day       = `(?:\w{3,9}\.? \d{1,2}|\d{1,2} \w{3,9}\.?)(?:,? \d{4})?`
	agency    = `[(\[][\pL][\pL .,/&-]{1,40}[)\]]`
	dash      = `\s*(?:—|–|--|-)+\s+`
)

var datelineREs = []*regexp.Regexp{
	regexp.MustCompile(`^` + capsPlace + `(?:[,/] ?(?:` + place + `)){0,2}(?:,? ` + day + `)?(?:[,.]? ` + agency + `)?[.:]?` + dash),
	regexp.MustCompile(`^` + place + `(?:, ` + place + `)*,? ` + day + `(?:[,.]? ` + agency + `)?[.:]?` + dash),
	regexp.MustCompile(`^` + place + `(?:, ` + place + `)*(?:,? ` + day + `)?[,.]? ` + agency + `[.:]?` + dash),
	regexp.MustCompile(`^` + agency + `[.:]?` + dash),
	regexp.MustCompile(`^\(` + place + `\)\s+`),
	regexp.MustCompile(`^` + capsPlace + `(?:, ` + place + `)?(?:, ` + day + `| ` + agency + `):\s+`),
}

// maxDateline is the longest dateline, in bytes.
const maxDateline = 90

// datelineEnd gives the length of the dateline at the start of s with the
// blanks behind it, 0 if there is none. The words behind it must begin as a
// sentence does.
func datelineEnd(s string) int {
	head := s[:min(len(s), maxDateline)]
	for _, re := range datelineREs {
		at := re.FindStringIndex(head)
		if at == nil || at[1] >= len(s) {
			continue
		}
		rest := strings.TrimLeft(s[at[1]:], `"“‘'«(`)
		if rest == "" || !upperOrDigit(rest) {
			continue
		}
		return at[1]
	}
	return 0
}
