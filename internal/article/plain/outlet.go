package plain

import (
	"strings"
	"sync"
	"unicode"

	"dateline/internal/article/phrase"
)

// lines is the table of lines that are known by their words.
var lines = sync.OnceValue(func() *phrase.Table { return phrase.MustLoad("passage-lines.txt") })

// outletWords is the table of words that names of outlets end or begin with.
var outletWords = sync.OnceValue(func() *phrase.Table { return phrase.MustLoad("outlet-words.txt") })

// findOutlet takes the name at the head of the page for the outlet's, when it
// is made as such names are: two to five words with capitals, one of them
// "Times", "Post", "News", ...
func (r *reader) findOutlet() {
	if r.meta.Outlet != "" {
		return
	}
	for i := 0; i < min(r.head, 6); i++ {
		if i == r.title {
			return
		}
		if r.outletName(i) {
			r.meta.Outlet = strings.TrimSpace(r.blocks[i].Text)
			r.meta.Sources["outlet"] = "name at the head of the text"
			return
		}
	}
}

func (r *reader) outletName(i int) bool {
	s, n := r.blocks[i].Text, r.words[i]
	if n < 2 || n > 5 || strings.ContainsAny(s, "?!:;,/|>") || endsSentence(s) {
		return false
	}
	for word := range strings.FieldsSeq(s) {
		if c := []rune(word)[0]; unicode.IsLower(c) && !nameParticles[word] {
			return false
		}
	}
	rule, ok := outletWords().Match(r.folds[i], n)
	return ok && rule.Tag == "outlet"
}
