package syntax

import (
	"strings"

	"dateline/internal/annotate/sentence"
	"dateline/internal/annotate/syntax/conllu"
	"dateline/internal/annotate/token"
	"dateline/internal/news"
)

// raw is a treebank as running text: one passage a paragraph ("# newpar"), one
// blank between two sentences, and the gold spans.
type raw struct {
	text      string
	passages  []news.Passage
	sentences []news.Span
	tokens    []news.Span
}

// rawOf rebuilds the text from the words, SpaceAfter and multiword tokens.
func rawOf(bank []*conllu.Sentence) raw {
	var b strings.Builder
	var r raw
	start := 0
	flush := func() {
		if b.Len() > start {
			r.passages = append(r.passages, news.Passage{Role: news.StoryText, Span: span(start, b.Len())})
			b.WriteString("\n\n")
			start = b.Len()
		}
	}
	for i, sent := range bank {
		if i > 0 && newParagraph(sent) {
			flush()
		} else if i > 0 {
			b.WriteByte(' ')
		}
		from := b.Len()
		r.tokens = append(r.tokens, addWords(&b, sent)...)
		r.sentences = append(r.sentences, span(from, b.Len()))
	}
	flush()
	r.text = b.String()
	return r
}

func span(a, b int) news.Span { return news.Span{Start: news.Byte(a), End: news.Byte(b)} }

// newParagraph says whether the sentence opens a paragraph or a document.
func newParagraph(sent *conllu.Sentence) bool {
	for _, c := range sent.Comments {
		if strings.HasPrefix(c, "# newpar") || strings.HasPrefix(c, "# newdoc") {
			return true
		}
	}
	return false
}

// addWords writes the sentence's words to b, and gives their spans. The words
// of a multiword token share its bytes: they are laid along it by length, as
// "don't" by "do" and "n't".
func addWords(b *strings.Builder, sent *conllu.Sentence) []news.Span {
	var spans []news.Span
	last := 0 // the last word that the current multiword token covers
	space := false
	for i := range sent.Rows {
		row := &sent.Rows[i]
		if from, to, ok := strings.Cut(row[conllu.ID], "-"); ok && from != "" {
			if space {
				b.WriteByte(' ')
			}
			last = atoi(to)
			space = !strings.Contains(row[conllu.Misc], "SpaceAfter=No")
			continue
		}
		if !row.IsWord() {
			continue
		}
		inside := atoi(row[conllu.ID]) <= last
		if !inside && space {
			b.WriteByte(' ')
		}
		from := b.Len()
		b.WriteString(row[conllu.Form])
		spans = append(spans, span(from, b.Len()))
		if !inside {
			space = !strings.Contains(row[conllu.Misc], "SpaceAfter=No")
		}
	}
	return spans
}

func atoi(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || n > 1<<24 {
			return n
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// readRaw splits the text of r anew.
func readRaw(r raw) (sents, toks []news.Span) {
	sents = sentence.Split(r.text, r.passages)
	for _, sent := range sents {
		for _, tok := range token.Tokens(r.text, sent) {
			toks = append(toks, tok.Span)
		}
	}
	return sents, toks
}

// sameSpans counts the spans that stand in both lists, which are in order.
func sameSpans(a, b []news.Span) int {
	n, j := 0, 0
	for _, s := range a {
		for j < len(b) && b[j].Start < s.Start {
			j++
		}
		for k := j; k < len(b) && b[k].Start == s.Start; k++ {
			if b[k] == s {
				n++
				break
			}
		}
	}
	return n
}
