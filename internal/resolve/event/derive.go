package event

import (
	"slices"
	"strings"
)

// ofVerbs and ofNouns are what follows the stem that a verb and the noun for its act
// share: "complain" and "complaint", "postpone" and "postponement",
// "approve" and "approval", "suspend" and "suspension" (Quirk et al. 1985, I.35, deverbal nouns).
var (
	ofVerbs = []string{"", "e", "y", "d", "de", "t", "te"}
	ofNouns = []string{"al", "ment", "ion", "ation", "ition", "sion", "ssion", "ure", "ance", "ence", "t", "y", "ery"}
)

// minStem is the length of the shared stem at least, in letters.
const minStem = 5

// derived says whether noun names the act of verb.
func derived(verb, noun string) bool {
	n := 0
	for n < min(len(verb), len(noun)) && verb[n] == noun[n] {
		n++
	}
	for ; n >= minStem; n-- {
		if slices.Contains(ofVerbs, verb[n:]) && slices.Contains(ofNouns, noun[n:]) && verb != noun {
			return true
		}
	}
	return false
}

// readAim keeps the nouns and adjectives that say whom or what a mention acts on.
func (m *Mention) readAim() {
	if m.Sent < 0 {
		return
	}
	for _, a := range m.Actors {
		if a.Role != "target" {
			continue
		}
		for _, tok := range m.Report.Sentences[m.Sent].Tokens {
			if a.Span.Contains(tok.Span) && (tok.UPOS == "NOUN" || tok.UPOS == "ADJ") {
				m.aim = append(m.aim, strings.ToLower(tok.Lemma))
			}
		}
	}
	slices.Sort(m.aim)
	m.aim = slices.Compact(m.aim)
}

// aimedAlike says whether two words tell of both that they act on the same: "its chief
// engineer", of whom only one report gives the name.
func aimedAlike(a, b *Mention) bool {
	n := 0
	for _, w := range a.aim {
		if slices.Contains(b.aim, w) {
			n++
		}
	}
	return n >= 2
}
