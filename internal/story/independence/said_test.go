package independence

import (
	"math/rand/v2"
	"testing"

	"dateline/internal/news"
)

// TestNarrowest holds the search against reading all attributions.
func TestNarrowest(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	draw := func() news.Span {
		from := rnd.IntN(60)
		return news.Span{Start: news.Byte(from), End: news.Byte(from + rnd.IntN(30))}
	}
	hits := 0
	for range 2000 {
		rep := &news.Annotated{}
		for range rnd.IntN(12) {
			rep.Attributions = append(rep.Attributions, news.Attribution{Content: []news.Span{draw(), draw()}[:1+rnd.IntN(2)]})
		}
		span := draw()
		want, length := -1, 0
		for i := range rep.Attributions {
			for _, c := range rep.Attributions[i].Content {
				if holds(c, span) && (want < 0 || c.Len() < length) {
					want, length = i, c.Len()
				}
			}
		}
		if got := newWords(rep).narrowest(span); got != want {
			t.Fatalf("%v in %+v: attribution %d, want %d", span, rep.Attributions, got, want)
		}
		if want >= 0 {
			hits++
		}
	}
	if hits < 500 {
		t.Errorf("only %d spans were held", hits)
	}
}
