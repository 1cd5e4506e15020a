package language

import (
	"strings"
	"sync"

	"dateline/data"
)

// tables is data/en/language-*.txt.
type tables struct {
	function  map[string][]string // function words to the languages that have them
	languages map[string]string   // names of languages to codes
	spellings map[string][]string // romanised words to the languages that write so
	// groups are letter groups of names, in the order of the file.
	groups  []groups
	outlets map[string]string // words in names of outlets to languages
	notices []string          // phrases that say that a text is a translation
}

var table = sync.OnceValue(func() *tables {
	t := &tables{function: map[string][]string{}, languages: map[string]string{}, spellings: map[string][]string{}, outlets: map[string]string{}}
	for _, f := range rows("language-words.txt") {
		switch f[0] {
		case "words":
			for word := range strings.FieldsSeq(f[2]) {
				t.function[word] = append(t.function[word], f[1])
			}
		case "language":
			for name := range strings.SplitSeq(f[2], "|") {
				t.languages[name] = f[1]
			}
		case "name":
			for word := range strings.FieldsSeq(f[2]) {
				t.outlets[word] = f[1]
			}
		case "notice":
			t.notices = append(t.notices, f[1])
		}
	}
	for _, f := range rows("language-spellings.txt") {
		for word := range strings.SplitSeq(f[1], "|") {
			t.spellings[word] = append(t.spellings[word], f[0])
		}
		if len(f) > 2 {
			t.groups = append(t.groups, groups{f[0], strings.Split(f[2], "|")})
		}
	}
	return t
})

func rows(name string) [][]string {
	b, err := data.FS.ReadFile("en/" + name)
	if err != nil {
		panic(err) // the tables are embedded
	}
	var out [][]string
	for row := range strings.Lines(string(b)) {
		row = strings.TrimRight(row, "\r\n")
		if row != "" && !strings.HasPrefix(row, "#") {
			out = append(out, strings.Split(row, "\t"))
		}
	}
	return out
}
