package follow

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Rule says which items of a source belong to a story.
type Rule struct {
	// Words are names, words and phrases; one that ends in a star stands for
	// all that begin so. Where there are none, every item belongs.
	Words []string
	// AtLeast is how many different ones an item must have; 1 if 0.
	AtLeast int
}

// Belongs says whether a text belongs to the story, and which of the words it
// has, in the order of the rule. Case and accents do not count, and a word is
// found only whole.
func (r Rule) Belongs(texts ...string) (bool, []string) {
	found := []string{}
	if len(r.Words) == 0 {
		return true, found
	}
	hay := fold(strings.Join(texts, " . "))
	for _, word := range r.Words {
		stem, open := strings.CutSuffix(strings.TrimSpace(word), "*")
		needle := fold(stem)
		if open {
			needle = strings.TrimSuffix(needle, " ")
		}
		if strings.TrimSpace(needle) != "" && strings.Contains(hay, needle) {
			found = append(found, word)
		}
	}
	return len(found) >= r.atLeast(), found
}

// atLeast is AtLeast within the number of words.
func (r Rule) atLeast() int { return min(max(r.AtLeast, 1), max(len(r.Words), 1)) }

// String says the rule in words.
func (r Rule) String() string {
	switch {
	case len(r.Words) == 0:
		return "every item"
	case len(r.Words) == 1:
		return "items with " + r.Words[0]
	}
	return fmt.Sprintf("items with at least %d of: %s", r.atLeast(), strings.Join(r.Words, ", "))
}

// Why says why an item was set aside.
func (r Rule) Why(found []string) string {
	have := "none of them"
	if len(found) > 0 {
		have = strings.Join(found, ", ")
	}
	return fmt.Sprintf("it has %s; taken are %s", have, r)
}

// fold writes a text as its words, in lower case and without accents, each
// between two blanks.
func fold(text string) string {
	var b strings.Builder
	b.Grow(len(text) + 2)
	b.WriteByte(' ')
	blank := true
	for _, r := range norm.NFKD.String(text) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
			blank = false
		case !blank:
			b.WriteByte(' ')
			blank = true
		}
	}
	if !blank {
		b.WriteByte(' ')
	}
	return b.String()
}
