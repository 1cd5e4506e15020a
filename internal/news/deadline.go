package news

import (
	"regexp"
	"strings"
)

// lastDayReach is how many bytes before a time the words are looked for that say what
// "until" ends.
const lastDayReach = 80

// starting matches what begins on the day after "until": "put off until 18 July", "will
// not open until May".
var starting = regexp.MustCompile(`\b(?:not|never|n['’]t|nor|(?:put|puts|putting|pushed)\b.{0,30}\b(?:off|back)|postpone[ds]?|postponing|delay(?:ed|s|ing)?|defer(?:red|s|ring)?|adjourn(?:ed|s|ing)?|rescheduled|wait(?:ed|s|ing)?)\b[^.;:]*$`)

// LastDay gives the words right before byte at of text that make the time which begins
// there the last day for something, as "by" in "will pay by the end of June"; "" for
// none, and where "then" stands for a day that is named elsewhere.
func LastDay(text string, at Byte) string {
	if strings.HasPrefix(strings.TrimLeft(text[at:], " "), "then") {
		return ""
	}
	head := strings.ToLower(strings.TrimRight(text[max(0, int(at)-lastDayReach):at], " \n"))
	for _, words := range [...]string{"no later than", "by", "before", "until", "till"} {
		rest, ok := strings.CutSuffix(head, words)
		if !ok || !strings.HasSuffix(rest, " ") {
			continue
		}
		if (words == "until" || words == "till") && starting.MatchString(rest) {
			return ""
		}
		return words
	}
	return ""
}
