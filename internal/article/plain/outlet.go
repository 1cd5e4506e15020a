package plain

import (
	"regexp"
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
	owner := r.owner()
	for i := 0; i < min(r.head, 60); i++ {
		if i == r.title {
			return
		}
		name := strings.TrimSpace(r.blocks[i].Text)
		switch {
		case owner != "" && strings.TrimPrefix(r.folds[i], "the ") == owner:
			r.meta.Outlet, r.meta.Sources["outlet"] = name, "name at the head of the text and in its copyright line"
			return
		case i < 6 && r.outletName(i):
			r.meta.Outlet, r.meta.Sources["outlet"] = name, "name at the head of the text"
			return
		}
	}
}

// ownerRE finds the owner in a copyright line: "© 2025 The Sella Herald. ..."
var ownerRE = regexp.MustCompile(`^(?:copyright )?(?:©|\(c\))(?: copyright)?(?: ?\d{4}(?: ?- ?\d{4})?)?,? (?:by )?(?:the )?([^.,|]{3,50}?)(?: (?:inc|ltd|llc|limited|corp|gmbh)\b.*)?(?:[.,|].*|all rights reserved.*)?$`)

// owner gives the folded name in the last copyright line of the text, "" if
// there is none.
func (r *reader) owner() string {
	for i := len(r.folds) - 1; i >= 0 && i >= len(r.folds)-60; i-- {
		if r.words[i] > 30 || len(r.folds[i]) > 300 {
			continue
		}
		if m := ownerRE.FindStringSubmatch(r.folds[i]); m != nil {
			return strings.TrimSpace(m[1])
		}
	}
	return ""
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
