package name

import (
	"slices"
	"testing"

	"dateline/internal/annotate/token"
	"dateline/internal/news"
)

// Two words that a hyphen joins are one name, unless the first stands alone too
// or they are places that are known.
func TestCompounds(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"The builder Kroll-Mattern denied it on Monday. Shares in Kroll-Mattern fell, said Anna Mattern.", []string{"Kroll-Mattern", "Kroll-Mattern", "Anna Mattern"}},
		{"The talks between Minister Kroll and Mr. Mattern failed on Monday. The Kroll-Mattern talks were the third.", []string{"Kroll", "Mattern", "Kroll", "Mattern"}},
		{"The Paris-Berlin train was late on Monday.", []string{"Paris", "Berlin"}},
	} {
		var sents []news.Sentence
		from := 0
		for i := range c.text {
			if c.text[i] == '.' && (i+1 == len(c.text) || i > 2 && c.text[i-2:i] != "Mr") {
				span := news.Span{Start: news.Byte(from), End: news.Byte(i + 1)}
				sents = append(sents, news.Sentence{Span: span, Tokens: token.Tokens(c.text, span)})
				from = min(i+2, len(c.text))
			}
		}
		var got []string
		for _, n := range finder(t).Find(c.text, nil, sents) {
			got = append(got, n.In(c.text))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
