package tell

import (
	"slices"
	"testing"

	"dateline/internal/news"
	"dateline/internal/story/lineage"
)

func TestAnAgencyHasOneName(t *testing.T) {
	long := "Agencia Norte"
	anns := []news.Annotated{
		{Report: news.Report{ID: "r-1", Wires: []string{"ANO"}, Text: "The " + long + " (ANO) says so."}},
		{Report: news.Report{ID: "r-2", Wires: []string{long, "ANO", "Vale Press"}, Credits: []news.Credit{{Wire: long}, {Wire: "Vale Press"}}}},
	}
	got := oneName(anns, lineage.ReadAgencies([]*news.Annotated{&anns[0], &anns[1]}))
	if want := []string{"ANO", "Vale Press"}; !slices.Equal(got[1].Wires, want) {
		t.Errorf("wires %q, not %q", got[1].Wires, want)
	}
	if w := got[1].Credits[0].Wire; w != "ANO" {
		t.Errorf("credit of %q, not of ANO", w)
	}
	if anns[1].Credits[0].Wire != long || anns[1].Wires[0] != long {
		t.Error("the report that was given is changed")
	}
}
