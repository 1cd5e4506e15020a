package plain

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article/block"
)

// Blocks cuts a text into paragraph-like blocks, in order. Every word of the
// text stands in exactly one of them.
func Blocks(text string) []block.Block {
	lines := splitLines(text)
	j := &joiner{lines: lines, width: wrapWidth(lines), base: baseIndent(lines)}
	var blocks []block.Block
	for i := 0; i < len(lines); {
		k := i
		words := []byte(lines[i].text)
		for k+1 < len(lines) && j.joins(k) {
			k++
			words = glue(words, lines[k].text)
		}
		blocks = append(blocks, newBlock(string(words), lines[i]))
		i = k + 1
	}
	return blocks
}

// glue adds a line to the paragraph so far. A soft hyphen at the end of the
// paragraph is a word that goes on; a hard one is kept without a blank
// ("high-" and "ranking" make "high-ranking").
func glue(words []byte, next string) []byte {
	switch {
	case bytes.HasSuffix(words, []byte("\u00ad")):
		words = bytes.TrimSuffix(words, []byte("\u00ad"))
	case hyphenated(words) && startsLower(next):
	default:
		words = append(words, ' ')
	}
	return append(words, next...)
}

func hyphenated(words []byte) bool {
	if !bytes.HasSuffix(words, []byte("-")) {
		return false
	}
	r, _ := utf8.DecodeLastRune(words[:len(words)-1])
	return unicode.IsLetter(r)
}

// baseIndent is the most usual indent of lines that follow another one
// directly; first lines of paragraphs may stand further in.
func baseIndent(lines []line) int {
	var count [64]int
	for i := 1; i < len(lines); i++ {
		if lines[i].gap == 0 && lines[i].indent < len(count) {
			count[lines[i].indent]++
		}
	}
	best := 0
	for indent, n := range count {
		if n > count[best] {
			best = indent
		}
	}
	return best
}

// newBlock says what a paragraph is by its form.
func newBlock(text string, first line) block.Block {
	if strings.Contains(text, "\u00ad") {
		text = strings.Join(strings.Fields(strings.ReplaceAll(text, "\u00ad", "")), " ")
	}
	b := block.Block{Text: text, Kind: block.Paragraph, Main: true,
		Line: first.n, Gap: first.gap, Quoted: first.quote > 0}
	switch n := words(text); {
	case isAddress(text):
		b.Links = 1
	case bullet(text) > 0:
		b.Kind, b.Level = block.Item, 1
	case n > 0 && n <= 16 && !endsSentence(text) && !strings.HasSuffix(text, ","):
		b.Kind, b.Level = block.Heading, 2
	}
	return b
}
