package lineage

import "strings"

// Two articles of a corpus that share this many words in runs of this length
// outside quotations are copies already, or both of a third: writers who do
// not know each other's text do not hit on them. Such pairs count neither for
// nor against.
const (
	runLength = 6
	runWords  = 18
)

// reused says that two articles share text as the corpus has them.
func reused(a, b [][]string) bool {
	first := unquoted(a)
	seen := map[string]bool{}
	for i := 0; i+runLength <= len(first); i++ {
		seen[strings.Join(first[i:i+runLength], " ")] = true
	}
	second := unquoted(b)
	shared, until := 0, 0
	for i := 0; i+runLength <= len(second); i++ {
		if seen[strings.Join(second[i:i+runLength], " ")] {
			shared += i + runLength - max(i, until)
			until = i + runLength
		}
	}
	return shared >= runWords
}

// unquoted gives the words outside quotation marks in small letters; a
// quotation stands as a word of its own that no other is like.
func unquoted(paras [][]string) []string {
	var out []string
	for _, p := range paras {
		quoted := false
		for _, s := range p {
			for _, tok := range tokens(s) {
				if strings.ContainsAny(tok, "“”\"") {
					quoted = strings.Contains(tok, "“") || strings.Contains(tok, "\"") && !quoted
					continue
				}
				if word := strings.Trim(strings.ToLower(tok), "'’"); !quoted && word != "" && inWord([]rune(word)[0]) {
					out = append(out, word)
				}
			}
		}
	}
	return out
}
