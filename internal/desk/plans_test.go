package desk

import (
	"slices"
	"strings"
	"testing"

	"dateline/internal/news"
)

func TestTheSameWordsAreOnePlan(t *testing.T) {
	plan := func(id, text, due, outcome string) news.Plan {
		return news.Plan{ID: news.RecordID(id), Text: text, Due: due, Outcome: outcome}
	}
	told := tellPlans([]news.Plan{
		plan("P-1", "The judge decides on Friday.", "", "open"),
		plan("P-2", "The council votes on 3 May.", "2024-05-03", "lapsed"),
		plan("P-3", "The judge decides on  Friday.", "2024-04-26", "kept"),
		plan("P-4", "Work begins on 1 June and ends by Christmas.", "2024-12-25", "open"),
		plan("P-5", "Work begins on 1 June and ends by Christmas.", "2024-06-01", "open"),
		plan("P-6", "The judge decides on Friday.", "", "open"),
		plan("P-7", "Work begins on 1 June and ends by Christmas.", "", "open"),
		plan("P-8", "The bridge opens soon.", "", "open"),
	})
	want := []struct {
		id, due string
		same    int
	}{
		{"P-3", "due 2024-04-26", 2}, {"P-2", "due 2024-05-03", 0},
		{"P-4", "due 2024-06-01 and 2024-12-25", 2}, {"P-8", "due not known", 0},
	}
	if len(told) != len(want) {
		t.Fatalf("%d plans are told, want %d: %+v", len(told), len(want), told)
	}
	for i, w := range want {
		if string(told[i].ID) != w.id || told[i].DueText() != w.due || len(told[i].Same) != w.same {
			t.Errorf("line %d is %s, %s, with %v; want %+v", i, told[i].ID, told[i].DueText(), told[i].Same, w)
		}
	}
}

func TestDueLabel(t *testing.T) {
	for day, want := range map[string]string{"": "due not known", "2024-05": "due 2024-05", "2024-05-14/2024-05-17": "due 2024-05-14 to 2024-05-17"} {
		if got := DueLabel(day); got != want {
			t.Errorf("%q is %q, want %q", day, got, want)
		}
	}
}

func TestDaysText(t *testing.T) {
	for value, want := range map[string]string{"": "", "2024-05-14": "2024-05-14", "2024-02-01/2024-02-29": "2024-02", "2024-01-01/2024-12-31": "2024",
		"2024-02-01/2024-02-28": "2024-02-01 to 2024-02-28", "2023-02-01/2024-02-29": "2023-02-01 to 2024-02-29"} {
		if got := DaysText(value); got != want {
			t.Errorf("%q is %q, want %q", value, got, want)
		}
	}
}

func TestWordsThatSayADay(t *testing.T) {
	for words, want := range map[string]bool{"Monday": true, "last night": true, "18/04/2018": true, "2019": true, "3 May": true, "tomorrow": true,
		"a fortnight later": true, "14": false, "the morning": false, "The day before": false, "4am": false, "4 o'clock": false, "the same day": false} {
		if got := saysDay(words); got != want {
			t.Errorf("saysDay(%q) = %v", words, got)
		}
	}
}

func TestAnAnchorSaysADay(t *testing.T) {
	text := "The day before, on Tuesday 8 March, they met. They vote from 14 to 17 March in the hall."
	at := func(words string, day string) news.Timex {
		i := news.Byte(strings.Index(text, words))
		return news.Timex{Span: news.Span{Start: i, End: i + news.Byte(len(words))}, Type: news.TimexDate, Earliest: day, Latest: day}
	}
	tl := &tale{anns: []news.Annotated{{}}, repAt: map[news.ReportID]int{"r-1": 0}}
	tl.anns[0].Text = text
	tl.anns[0].Times = []news.Timex{at("The day before", "2022-03-08"), at("Tuesday 8 March", "2022-03-08"), at("14", "2022-03-14"), at("17 March", "2022-03-17")}
	first, second := news.Span{End: 45}, news.Span{Start: 46, End: news.Byte(len(text))}
	for _, c := range []struct {
		words, day, want string
		in               news.Span
	}{
		{"The day before", "2022-03-08", "Tuesday 8 March", first},
		{"14", "2022-03-14", "14 to 17 March", second},
		{"17 March", "2022-03-17", "17 March", second},
		{"the morning", "2022-03-14", "the morning", second}, // nothing better stands there
	} {
		when := news.Dating{Source: c.words, Earliest: c.day, Latest: c.day}
		if got := tl.anchor(when, []news.Evidence{{Report: "r-1", Span: c.in, Quote: c.in.In(text)}}); got != c.want {
			t.Errorf("%q is shown as %q, want %q", c.words, got, c.want)
		}
	}
}

func TestOriginalsComeFirstEachWithItsCopies(t *testing.T) {
	day := func(d string) news.Dating {
		return news.Dating{Value: d, Earliest: d, Latest: d, Basis: news.Stated}
	}
	tl := &tale{anns: make([]news.Annotated, 5)}
	for i, r := range []struct{ id, day string }{{"r-a", "2024-05-03"}, {"r-b", "2024-05-01"}, {"r-c", "2024-05-02"}, {"r-d", "2024-04-30"}, {"r-e", ""}} {
		tl.anns[i].ID, tl.anns[i].Published = news.ReportID(r.id), day(r.day)
	}
	tl.index(nil, []news.Edge{{From: "r-a", To: "r-b", Kind: "rewrite"}, {From: "r-c", To: "r-b", Kind: "copy"}, {From: "r-b", To: "wire:X", Kind: "copy"},
		{From: "r-e", To: "r-d", Kind: "cites"}})
	got := tl.toldBy([]news.ReportID{"r-a", "r-b", "r-c", "r-d", "r-e"})
	if len(got) != 3 || got[0].Report != "r-d" || got[1].Report != "r-b" || got[2].Report != "r-e" {
		t.Fatalf("told by %+v", got)
	}
	if c := got[1].Copies; len(c) != 2 || c[0].Report != "r-c" || c[0].Words() != "copied by" || c[1].Words() != "rewritten by" {
		t.Errorf("its copies are %+v", c)
	}
}

func TestReportsStandByTheFirstDayTheyCanBeFrom(t *testing.T) {
	heads := []ReportHead{
		{ID: "r-1", Published: news.Dating{}},
		{ID: "r-2", Published: news.Dating{Value: "2024-05-09", Earliest: "2024-05-09", Latest: "2024-05-09", Basis: news.Stated}},
		{ID: "r-3", Error: "empty"},
		{ID: "r-4", Published: news.Dating{Value: "2024", Earliest: "2024-05-02", Latest: "2024-06-30", Basis: news.Inferred}},
		{ID: "r-5", Published: news.Dating{Value: "2024-05-03", Earliest: "2024-05-03", Latest: "2024-05-03", Basis: news.Inferred}},
	}
	slices.SortStableFunc(heads, byDay)
	order, labels := "", ""
	for _, h := range heads {
		order += string(h.ID) + " "
		labels += h.Label() + "; "
	}
	if order != "r-4 r-5 r-2 r-1 r-3 " {
		t.Errorf("the order is %s", order)
	}
	if labels != "between 2024-05-02 and 2024-06-30; 2024-05-03; 2024-05-09; no day; no day; " {
		t.Errorf("the labels are %s", labels)
	}
}
