package news

import "strings"

// LastDay gives the words right before byte at of text that make the time which begins
// there the last day for something, as "by" in "will pay by the end of June"; "" for
// none.
func LastDay(text string, at Byte) string {
	head := strings.TrimRight(text[max(0, int(at)-len(" no later than ")):at], " \n")
	for _, words := range [...]string{"no later than", "by", "before"} {
		rest, ok := strings.CutSuffix(strings.ToLower(head), words)
		if ok && strings.HasSuffix(rest, " ") {
			return words
		}
	}
	return ""
}
