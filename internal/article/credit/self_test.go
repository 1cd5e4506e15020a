package credit

import (
	"testing"

	"dateline/internal/news"
)

func TestSelf(t *testing.T) {
	for _, tc := range []struct {
		role       news.Role
		text, want string
	}{
		{news.StoryText, "The quay is sold. Harbour Online has learned that the price was low.", "Harbour Online"},
		{news.StoryText, "The Lantern has learned that the price was low.", "The Lantern"},
		{news.Furniture, "Harbour Online is a service of Harbour Cable. About us.", "Harbour Online"},
		{news.StoryText, "Harbour Online is a service of Harbour Cable.", ""},
		{news.StoryText, "Reuters has learned that the price was low.", ""},
		{news.StoryText, "She has learned to swim. He has learned that too.", ""},
		{news.StoryText, "The port of Sella has learned from it.", ""},
		{news.StoryText, "The price was low, as Harbour Online has learned.", ""},
	} {
		got, _ := Self(tc.text, []news.Passage{{Role: tc.role, Span: news.Span{End: news.Byte(len(tc.text))}}})
		if got != tc.want {
			t.Errorf("%q: %q, want %q", tc.text, got, tc.want)
		}
	}
}
