package given

import (
	"slices"
	"testing"

	"dateline/internal/news"
)

func TestStemsAgree(t *testing.T) {
	for _, pair := range [][2]string{
		{"protester", "demonstrators"}, {"troops", "soldiers"}, {"quake", "earthquakes"}, {"died", "deaths"},
		{"metres", "meter"}, {"labour", "labor"}, {"loan", "credits"}, {"wounded", "injuries"}, {"paid", "payments"},
		{"houses", "homes"}, {"cities", "city"}, {"villager", "inhabitants"}, {"flooding", "flood"},
	} {
		if a, b := Stem(pair[0]), Stem(pair[1]); a != b || a == "" {
			t.Errorf("Stem(%q) = %q, Stem(%q) = %q: want one", pair[0], a, pair[1], b)
		}
	}
}

func TestStemsDiffer(t *testing.T) {
	for _, pair := range [][2]string{{"fire", "flood"}, {"dead", "injured"}, {"mine", "miner"}, {"open", "done"}} {
		if a, b := Stem(pair[0]), Stem(pair[1]); a == b {
			t.Errorf("Stem(%q) = Stem(%q) = %q: want two", pair[0], pair[1], a)
		}
	}
	for _, word := range []string{"the", "people", "said", "of", "", "12", "--", "x1y"} {
		if got := Stem(word); got != "" {
			t.Errorf("Stem(%q) = %q, want nothing", word, got)
		}
	}
}

func TestNameKeys(t *testing.T) {
	for _, pair := range [][2]string{
		{"Jevan Khoroshar", "Mr. Khorochar"}, {"Veldritch", "Tomas Veldrić"}, {"Loukachenko", "Lukashenko"},
	} {
		if a, b := nameKey(pair[0], news.Person), nameKey(pair[1], news.Person); a != b {
			t.Errorf("%q and %q have the keys %q and %q", pair[0], pair[1], a, b)
		}
	}
	if a, b := nameKey("Ivanov", news.Person), nameKey("Petrov", news.Person); a == b {
		t.Errorf("two names have one key %q", a)
	}
}

func TestReadIsInOrderAndTakesEachOnce(t *testing.T) {
	anns := []news.Annotated{{Report: news.Report{ID: "r-b"}}, {Report: news.Report{ID: "r-a"}}, {Report: news.Report{ID: "r-b"}}}
	set := Read(anns, Inputs{})
	var ids []news.ReportID
	for _, doc := range set.Docs {
		ids = append(ids, doc.ID)
	}
	if !slices.Equal(ids, []news.ReportID{"r-a", "r-b"}) {
		t.Errorf("docs %v", ids)
	}
	if set.Doc("r-c") != nil {
		t.Error("a report that is not there")
	}
}

func TestPlacesOutsideTheTextAreNothing(t *testing.T) {
	doc := Read([]news.Annotated{{Report: news.Report{ID: "r", Text: "Nothing here."}}}, Inputs{}).Docs[0]
	if doc.Sentence(400) != -1 || doc.Sentence(-1) != -1 || doc.Role(3) != "" || doc.Passage(3) != -1 || doc.Words(9) != nil {
		t.Error("a place without sentences is in one")
	}
	if ev := doc.Evidence(news.Span{Start: 5, End: 500}); ev.Quote != "" {
		t.Errorf("quote %q", ev.Quote)
	}
}

func TestSourcesWithoutLineage(t *testing.T) {
	anns := []news.Annotated{
		{Report: news.Report{ID: "r-a", Outlet: "Herald", Wires: []string{"XPD"}}},
		{Report: news.Report{ID: "r-b", Outlet: "Courier", Wires: []string{"XPD"}}},
		{Report: news.Report{ID: "r-c", Outlet: "Post"}},
	}
	set := Read(anns, Inputs{})
	n, _ := set.Sources([]news.Evidence{{Report: "r-a"}, {Report: "r-b"}, {Report: "r-c"}, {Report: "r-gone"}})
	if n != 2 {
		t.Errorf("%d sources, want 2: two reports rest on one wire", n)
	}
}
