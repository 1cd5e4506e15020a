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
