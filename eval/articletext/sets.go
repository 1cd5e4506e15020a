package articletext

import (
	"strings"

	"dateline/eval/articletext/pageset"
)

// The names of the sets, in the order of the table.
const (
	newsSet    = "english news"
	newsDev    = "english news, seen half"
	newsHeld   = "english news, unseen half"
	englishSet = "english"
	allSet     = "all languages"
)

var setNames = []string{newsSet, newsDev, newsHeld, englishSet, allSet}

// lists tell which pages are English, and which of these are news and
// magazine pages, by file name.
type lists struct{ news, english map[string]bool }

func groups() lists {
	l := lists{news: lines(newsList), english: lines(otherList)}
	for f := range l.news {
		l.english[f] = true
	}
	return l
}

// lines gives the lines of a list; # starts a comment.
func lines(s string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			set[line] = true
		}
	}
	return set
}

// of gives the sets that e belongs to.
func (l lists) of(e pageset.Entry) []string {
	sets := []string{allSet}
	if l.english[e.File] {
		sets = append(sets, englishSet)
	}
	if l.news[e.File] {
		half := newsDev
		if e.HeldOut() {
			half = newsHeld
		}
		sets = append(sets, newsSet, half)
	}
	return sets
}
