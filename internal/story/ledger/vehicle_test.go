package ledger

import (
	"slices"
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/story/given"
	"dateline/internal/story/given/giventest"
)

// withTags gives the sentences of marked reports tokens: words with a capital
// are names, vehicles nouns.
func withTags(anns []news.Annotated) []news.Annotated {
	for a := range anns {
		for i := range anns[a].Sentences {
			s := &anns[a].Sentences[i]
			at := s.Start
			for _, w := range strings.Fields(s.In(anns[a].Text)) {
				start := at + news.Byte(strings.Index(anns[a].Text[at:], w))
				at = start + news.Byte(len(w))
				w = strings.TrimRight(w, ".,")
				tok := news.Token{Span: news.Span{Start: start, End: start + news.Byte(len(w))}}
				tok.UPOS, tok.Form = "X", w
				if w[0] >= 'A' && w[0] <= 'Z' {
					tok.UPOS = "PROPN"
				} else if vehicles()[given.Stem(w)] {
					tok.UPOS = "NOUN"
				}
				s.Tokens = append(s.Tokens, tok)
			}
		}
	}
	return anns
}

// A ship by name and by noun is one, unless two are called so.
func TestSpeedOfOneVehicle(t *testing.T) {
	const told = `a 2024-05-02 Herald
		The ferry Nordlya sank near <p:Sarn>. A log shows that the ferry was making [21 knots|measure knots 21|ferry] in fog.
		---
		b 2024-05-09 Post
		But the Nordlya was making [19 knots|measure knots 19|Nordlya] when she was struck.`
	for text, want := range map[string]int{
		told: 1,
		strings.Replace(told, "near", "beside the ferry Tolmin near", 1): 2,
	} {
		rows := Rows(withTags(giventest.Reports(text)), given.Inputs{})
		rows = slices.DeleteFunc(rows, func(r news.FigureRow) bool { return r.Unit != "knots" })
		if len(rows) != want {
			t.Errorf("%d rows, want %d: %s", len(rows), want, text)
		}
	}
}
