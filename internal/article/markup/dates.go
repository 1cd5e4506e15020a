package markup

import "regexp"

var isoDate = regexp.MustCompile(`^\s*((?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:$|[T\s])`)

// isoDay gives the day that an ISO 8601 time stamp states in its own zone.
func isoDay(s string) string {
	if m := isoDate.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}

// dateShape is anything that looks like a full date.
var dateShape = regexp.MustCompile(`(?i)\b((19|20)\d\d[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])\b|(0?[1-9]|[12]\d|3[01])(st|nd|rd|th|\.)?[\s/.-]+(of )?(jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-z]*\.?,?[\s/.-]+(19|20)\d\d|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(0?[1-9]|[12]\d|3[01])(st|nd|rd|th)?,?\s+(19|20)\d\d|(0?[1-9]|[12]\d|3[01])[./-](0?[1-9]|1[0-2])[./-]((19|20)?\d\d))`)

// hasDate says whether a line holds a full date.
func hasDate(s string) bool { return dateShape.MatchString(s) }
