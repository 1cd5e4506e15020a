// Package abbrev knows the abbreviations of English that end in a full stop
// (data/en/abbreviations.txt): Of("Sept") is Month, Of("Kremlin") is None.
// Both the sentence splitter and the tokeniser ask it.
package abbrev

import (
	"strings"
	"sync"

	"dateline/internal/lexicon/wordlist"
)

// Class says how an abbreviation stands in a sentence: see the data file.
type Class byte

// The classes, in the order of the data file's explanation.
const (
	None Class = iota
	Title
	Number
	Month
	Place
	Company
	Never
	End
	Hour
	General
)

var labels = []struct {
	label string
	class Class
}{
	{"title", Title}, {"number", Number}, {"month", Month}, {"place", Place},
	{"company", Company}, {"never", Never}, {"end", End}, {"hour", Hour}, {"general", General},
}

// table maps an abbreviation without its last full stop to its class; folded
// holds those that are matched in any case.
type table struct{ exact, folded map[string]Class }

var load = sync.OnceValue(func() table {
	t := table{exact: map[string]Class{}, folded: map[string]Class{}}
	lists := wordlist.Labelled("en/abbreviations.txt")
	for _, l := range labels {
		for _, w := range lists[l.label] {
			if w == strings.ToLower(w) {
				if _, taken := t.folded[w]; !taken {
					t.folded[w] = l.class
				}
				continue
			}
			if _, taken := t.exact[w]; !taken {
				t.exact[w] = l.class
			}
			if up := strings.ToUpper(w); l.class == Title || l.class == Month && len(w) > 2 && w != "Sun" && w != "Sat" {
				t.exact[up] = l.class
			}
		}
	}
	return t
})

// maxLen is the length of the longest abbreviation that is looked up, bytes.
const maxLen = 10

// Of gives the class of word, which comes without its last full stop.
func Of(word string) Class {
	if word == "" || len(word) > maxLen {
		return None
	}
	t := load()
	if c, ok := t.exact[word]; ok {
		return c
	}
	if c, ok := t.folded[word]; ok {
		return c
	}
	var buf [maxLen]byte
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return t.folded[string(buf[:len(word)])]
}

// Dotted says whether word has the shape of letters with full stops between
// them ("U.S", "Ph.D", "a.k.a"); it comes without its last full stop.
func Dotted(word string) bool {
	letters, run := 0, 0
	for i := range len(word) {
		switch c := word[i]; {
		case c == '.':
			if run == 0 || run > 2 {
				return false
			}
			letters, run = letters+1, 0
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			run++
		default:
			return false
		}
	}
	return letters > 0 && run >= 1 && run <= 2
}
