package beside

import (
	"testing"

	single "dateline/eval/dating"
	"dateline/internal/calendar"
	"dateline/internal/news"
	"dateline/internal/pipeline"
)

// Only the days of one tenth are hidden, and what is told of them is asked.
func TestHide(t *testing.T) {
	rd, err := pipeline.Shared()
	if err != nil {
		t.Fatal(err) // the weights are part of the program
	}
	day := calendar.Of(2016, 3, 8)
	var arts []article
	for _, name := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"} {
		a := article{Article: single.Article{Name: name, Day: day, Text: "The mayor of " + name + "ton opened the bridge on Tuesday.\n"}}
		a.read(rd)
		arts = append(arts, a)
	}
	for round := range rounds {
		want, got := 0, 0
		for i := range arts {
			if tenth(arts[i].Name) == round {
				want++
			}
		}
		hide(arts, round, func(a *article, d news.Dating) {
			got++
			if tenth(a.Name) != round || a.hidden.Published.Sure() || !a.known.Published.Sure() {
				t.Errorf("%s is of tenth %d: hidden %+v, known %+v", a.Name, tenth(a.Name), a.hidden.Published, a.known.Published)
			}
		})
		if got != want {
			t.Errorf("round %d: %d asked, want %d", round, got, want)
		}
	}
}
