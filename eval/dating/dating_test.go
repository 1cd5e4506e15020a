package dating

import (
	"testing"

	"dateline/internal/calendar"
	"dateline/internal/dating"
	"dateline/internal/news"
)

func TestTally(t *testing.T) {
	day, _ := calendar.Parse("2016-09-26")
	var tally Tally
	for _, d := range []news.Dating{
		{Value: "2016-09-26", Earliest: "2016-09-25", Latest: "2016-09-27"},
		{Value: "2016-09-25", Earliest: "2016-09-24", Latest: "2016-09-25"},
		{Latest: "2016-12-31"},
		{Earliest: "2016-01-01", Latest: "2016-09-26"},
	} {
		tally.Add(d, day)
	}
	want := Tally{All: 4, Within: 3, Week: 2, WeekWithin: 1, Best: 2, BestRight: 1}
	if tally != want {
		t.Errorf("got %+v, want %+v", tally, want)
	}
}

// An article whose text states its day is told apart, and an undated one is
// read without its day.
func TestArticle(t *testing.T) {
	day, _ := calendar.Parse("2016-09-26")
	a := Article{Name: "own", Day: day, Text: "LAKETON, Sept. 26, 2016 (Agency) — The bridge was closed.\nIt was built in 1994.\n"}
	ann := a.Annotated()
	if len(ann.Passages) != 2 || !a.StatesDay(ann) {
		t.Errorf("%d passages, states its day: %v", len(ann.Passages), a.StatesDay(ann))
	}
	if d := dating.Solve(ann); d.Value != "2016-09-26" || d.Basis != news.Inferred {
		t.Errorf("got %+v", d)
	}
}
