package syntax

import (
	"fmt"
	"sort"
	"strings"

	"dateline/internal/annotate/syntax/tag"
	"dateline/internal/annotate/syntax/word"
	"dateline/internal/annotate/wordclass"
)

// Settings of the tag lexicon.
const (
	lexMinCount = 3    // a rarer word's tags say too little
	lexMinShare = 0.06 // of a word's places, from which a tag is one of its choice
	lexMostTags = 3
	lexMinWords = 4 // of a choice; a rarer one is shortened
)

// countTags tags running text and counts, for each folded form, which tags it
// had.
func countTags(m *tag.Model, text [][]string, classes *wordclass.Table) map[string]map[int]int {
	counts := map[string]map[int]int{}
	var words []word.Word
	var got []uint8
	var buf []byte
	for _, forms := range text {
		words = append(words[:0], make([]word.Word, len(forms))...)
		word.Fill(words, func(k int) string { return forms[k] }, classes, nil)
		got = m.Tag(words, got[:0])
		for i, f := range forms {
			buf = word.Fold(buf[:0], f)
			c := counts[string(buf)]
			if c == nil {
				c = map[int]int{}
				counts[string(buf)] = c
			}
			c[int(got[i])]++
		}
	}
	return counts
}

// writeLexicon notes for each word which tags it had, the most frequent first.
// Words with the same choice share a line.
func writeLexicon(m *tag.Model, counts map[string]map[int]int) string {
	choices := map[string][]int{}
	size := map[string]int{}
	for w, c := range counts {
		if tags := choice(c); tags != nil && len(w) < 40 && !strings.ContainsAny(w, " \t\n") {
			choices[w] = tags
			size[label(m, tags)]++
		}
	}
	lines := map[string][]string{}
	for w, tags := range choices {
		for len(tags) > 1 && size[label(m, tags)] < lexMinWords {
			tags = tags[:len(tags)-1]
		}
		l := label(m, tags)
		lines[l] = append(lines[l], w)
	}
	labels := make([]string, 0, len(lines))
	for l := range lines {
		labels = append(labels, l)
	}
	sort.Strings(labels)
	var b strings.Builder
	for _, l := range labels {
		sort.Strings(lines[l])
		fmt.Fprintf(&b, "%s\t%s\n", l, strings.Join(lines[l], " "))
	}
	return b.String()
}

// choice gives the tags of a word, the most frequent first, or nil for a word
// that is too rare. A first tag with nearly all places stands alone; one with
// fewer is followed by -1 as a mark, so that "mostly NN" and "NN or VB" differ.
func choice(c map[int]int) []int {
	total := 0
	tags := make([]int, 0, len(c))
	for t, n := range c {
		total += n
		tags = append(tags, t)
	}
	if total < lexMinCount {
		return nil
	}
	sort.Slice(tags, func(i, j int) bool {
		if c[tags[i]] != c[tags[j]] {
			return c[tags[i]] > c[tags[j]]
		}
		return tags[i] < tags[j]
	})
	kept := tags[:0]
	for _, t := range tags {
		if len(kept) < lexMostTags && float64(c[t]) >= lexMinShare*float64(total) {
			kept = append(kept, t)
		}
	}
	if len(kept) > 1 && float64(c[kept[0]]) < 0.6*float64(total) {
		kept = append(kept, -1)
	}
	return kept
}

// label writes a choice: the pairs parted by commas, "~" for an even one.
func label(m *tag.Model, tags []int) string {
	var parts []string
	for _, t := range tags {
		if t < 0 {
			parts = append(parts, "~")
			continue
		}
		p := m.Pair(t)
		parts = append(parts, p.UPOS+"|"+p.XPOS)
	}
	return strings.Join(parts, ",")
}
