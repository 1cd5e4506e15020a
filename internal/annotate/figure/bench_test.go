package figure

import (
	"strings"
	"testing"

	"dateline/internal/annotate/sentence"
	"dateline/internal/annotate/syntax"
	"dateline/internal/annotate/token"
	"dateline/internal/news"
)

// benchText is news of our own with as many figures as news has.
var benchText = strings.Repeat("Some 3,400 people would lose their homes in the valley, the ministry said on Friday. "+
	"The two sides signed the accord after seven hours of talks in the old town hall, and neither spoke to reporters. "+
	"The bank granted a $420 million loan for the railway, of which $180 million has been paid. "+
	"Petar Khoroshar, 61, who has led the country since 2009, called the plan a gift to farmers on both banks of the river. "+
	"Opponents say that it will flood the best land of the province and that nobody has asked the villagers. ", 20)

func BenchmarkFind(b *testing.B) {
	ann := read(b, benchText)
	b.SetBytes(int64(len(benchText)))
	b.ResetTimer()
	for b.Loop() {
		Find(ann)
	}
}

// BenchmarkSentences reads the same text's sentences, for comparison:
// figures and attributions together may cost a quarter of it.
func BenchmarkSentences(b *testing.B) {
	ann := read(b, benchText)
	syn, err := syntax.New()
	if err != nil {
		b.Fatalf("load syntax: %v", err)
	}
	b.SetBytes(int64(len(benchText)))
	b.ResetTimer()
	for b.Loop() {
		var sents []news.Sentence
		for _, span := range sentence.Split(ann.Text, ann.Passages) {
			sents = append(sents, news.Sentence{Span: span, Tokens: token.Tokens(ann.Text, span)})
		}
		syn.Annotate(sents)
	}
}
