package timex

import (
	"dateline/internal/annotate/sentence"
	"dateline/internal/annotate/syntax"
	"dateline/internal/annotate/token"
	"dateline/internal/news"
)

// Syntax adds the sentences of the report with tokens, tags and trees, as the
// program reads them. Without the parser's weights it adds tokens alone.
func Syntax(ann *news.Annotated) {
	for _, span := range sentence.Split(ann.Text, ann.Passages) {
		ann.Sentences = append(ann.Sentences, news.Sentence{Span: span, Tokens: token.Tokens(ann.Text, span)})
	}
	if reader, err := syntax.New(); err == nil {
		reader.Annotate(ann.Sentences)
	}
}
