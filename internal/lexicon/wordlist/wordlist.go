// Package wordlist reads the plain word lists of data/<language>: in comes a
// file's name below data/ ("en/sentence-starters.txt"), out come its lines or
// words without comments. Lines that start with "#" are comments.
package wordlist

import (
	"strings"

	"dateline/data"
)

// Lines gives the lines of an embedded list, trimmed, without comments and
// empty lines. A list that is not there has no lines: the tests of the
// packages that use it would fail.
func Lines(file string) []string {
	raw, err := data.FS.ReadFile(file)
	if err != nil {
		return nil
	}
	var out []string
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}

// Set gives the words of a list, any number of them a line.
func Set(file string) map[string]bool {
	set := map[string]bool{}
	for _, line := range Lines(file) {
		for _, w := range strings.Fields(line) {
			set[w] = true
		}
	}
	return set
}

// Labelled gives the words of a list whose lines read "label: words ...".
func Labelled(file string) map[string][]string {
	out := map[string][]string{}
	for _, line := range Lines(file) {
		if label, words, ok := strings.Cut(line, ":"); ok {
			out[label] = append(out[label], strings.Fields(words)...)
		}
	}
	return out
}
