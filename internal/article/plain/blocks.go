package plain

import (
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
		var b strings.Builder
		b.WriteString(lines[i].text)
		for k+1 < len(lines) && j.joins(k) {
			k++
			glue(&b, lines[k].text)
		}
		blocks = append(blocks, newBlock(b.String(), lines[i]))
		i = k + 1
	}
	return blocks
}

// glue adds a line to the paragraph so far. A soft hyphen at the end of the
// paragraph is a word that goes on; a hard one is kept without a blank
// ("high-" and "ranking" make "high-ranking").
func glue(b *strings.Builder, next string) {
	s := b.String()
	switch {
	case strings.HasSuffix(s, "\u00ad"):
		b.Reset()
		b.WriteString(strings.TrimSuffix(s, "\u00ad"))
	case hyphenated(s) && startsLower(next):
	default:
		b.WriteByte(' ')
	}
	b.WriteString(next)
}

func hyphenated(s string) bool {
	if !strings.HasSuffix(s, "-") {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(s[:len(s)-1])
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
	b := block.Block{Text: strings.ReplaceAll(text, "\u00ad", ""), Kind: block.Paragraph, Main: true,
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
