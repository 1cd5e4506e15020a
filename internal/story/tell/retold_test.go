package tell_test

import (
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/story/tell"
)

// two reads two reports of different outlets and days.
func two(t *testing.T, a, b string) []news.Annotated {
	t.Helper()
	rd, err := pipeline.Shared()
	if err != nil {
		t.Fatal(err)
	}
	page := func(name, outlet, day, text string) news.Annotated {
		html := `<html><head><title>` + name + ` news</title><meta property="og:site_name" content="` + outlet + `"><meta property="article:published_time" content="` + day + `"></head><body><article><h1>` + name + ` news of the day</h1>`
		for p := range strings.SplitSeq(text, "\n") {
			html += "<p>" + p + "</p>"
		}
		return rd.Read(news.Capture{Name: name + ".html", Bytes: []byte(html + "</article></body></html>")}, pipeline.Options{})
	}
	return []news.Annotated{page("harbour", "Harbour Post", "2021-03-10", a), page("valley", "Valley Herald", "2021-03-18", b)}
}

// TestOneEventInOtherWords holds whether two reports tell one event: by the day and the
// number or rare words, in other words for the act, and not by the day alone.
func TestOneEventInOtherWords(t *testing.T) {
	for name, c := range map[string]struct {
		a, b string
		one  bool
	}{
		"a strike": {
			"All 430 weavers of the Sarn mill walked out on Thursday, 4 March. The owner, Ada Brandt, said nothing.",
			"The Sarn mill has been idle since its 430 weavers downed tools on 4 March. Nobody has seen Ada Brandt in the town since.", true},
		"two deeds of one day": {
			"The weavers of the Sarn mill walked out on Thursday, 4 March. The owner, Ada Brandt, said nothing about it to the reporters at the gate.",
			"Parliament voted on 4 March to raise the price of bread. The ferry to Kolm sank on the same day, and the harbour was closed to ships.", false},
	} {
		t.Run(name, func(t *testing.T) {
			told := tell.Story(two(t, c.a, c.b), tell.Options{})
			one := false
			for _, ev := range told.Events {
				one = one || len(ev.Reports) == 2 && ev.IndependentSources == 2
			}
			if one != c.one {
				for _, ev := range told.Events {
					t.Logf("%s %d %v", ev.When.Value, ev.IndependentSources, ev.Evidence)
				}
				t.Errorf("one event of two sources: %v, want %v", one, c.one)
			}
		})
	}
}
