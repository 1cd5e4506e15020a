package credit

import (
	"slices"
	"testing"

	"dateline/internal/news"
)

// TestCited has outlets that running text passes on.
func TestCited(t *testing.T) {
	for _, tc := range []struct {
		text   string
		outlet string
		want   []string
	}{
		{`The quay was sold on Monday. This transmits the newspaper "Vale Post".`, "Kurier", []string{`This transmits the newspaper "Vale Post"=Vale Post`}},
		{`The quay was sold, writes the newspaper Vale Post, for a song.`, "Kurier", []string{"writes the newspaper Vale Post=Vale Post"}},
		{`As the newspaper «Vale Post» writes, the quay was sold.`, "Kurier", []string{"newspaper «Vale Post» writes=Vale Post"}},
		{`The quay was sold, according to the local weekly Vale Echo.`, "Kurier", []string{"according to the local weekly Vale Echo=Vale Echo"}},
		{`Each told the news agency Lakewire that it stood by its figures.`, "Kurier", []string{"news agency Lakewire=wire Lakewire"}},
		{`The quay was sold, the Northern Vale News Agency reported.`, "Kurier", []string{"Northern Vale News Agency reported=wire Northern Vale News Agency"}},
		{`The quay was sold, Lakeside Press reported on Monday.`, "Kurier", []string{"Lakeside Press reported=Lakeside Press"}},
		{`The quay was sold, Lakeside Press reported on Monday.`, "Lakeside Press", nil},
		{`She told the newspaper Vale Post that she was tired.`, "Kurier", nil},
		{`He bought the newspaper Vale Post in 2009.`, "Kurier", nil},
		{`The newspaper Vale Post was sold.`, "Kurier", nil},
		{`Vale Press reported a loss of 3 million.`, "Kurier", nil},
		{`Ann Example reported the theft, and Port Authority reported delays.`, "Kurier", nil},
		{`The agency France knows is gone.`, "Kurier", nil},
	} {
		span := news.Span{End: news.Byte(len(tc.text))}
		credits, wires := Find(tc.text, []news.Passage{{Role: news.StoryText, Span: span}}, tc.outlet)
		if len(wires) > 0 {
			t.Errorf("%q: wires %v, want none: a sentence is passed on, not the text", tc.text, wires)
		}
		var got []string
		for _, c := range credits {
			name := c.Outlet
			if c.Wire != "" {
				name = "wire " + c.Wire
			}
			got = append(got, c.Text+"="+name)
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("%q:\n got %q\nwant %q", tc.text, got, tc.want)
		}
	}
}
