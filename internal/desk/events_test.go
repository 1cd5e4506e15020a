package desk_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/desk"
	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/store/memory"
)

// told makes a desk over pages of text.
func told(t *testing.T, pages ...string) *desk.Desk {
	t.Helper()
	dk := desk.New(memory.New("story"), pipeline.Shared, func() time.Time { return time.Time{} })
	var in []desk.Input
	for _, p := range pages {
		in = append(in, desk.Input{Capture: news.Capture{Name: "page.txt", Bytes: []byte(p)}})
	}
	if _, err := dk.Add(t.Context(), slices.Values(in), desk.AddOptions{}); err != nil {
		t.Fatal(err)
	}
	return dk
}

const twoDays = `A governor held

5 May 2024

Governor Ida Moll was arrested by police in Sarn on Friday, and her deputy Jan Farr resigned on Saturday.

The court of Sarn may free her, her lawyer said. The ministry of justice wants a trial within a year.
`

func TestTwoDaysOfASentenceAreTwoLines(t *testing.T) {
	dk := told(t, twoDays)
	tl, err := dk.Chronology(t.Context(), desk.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	days := map[string]string{}
	for _, ev := range tl.Events {
		days[ev.When.Value] = ev.Line
	}
	if !strings.Contains(days["2024-05-03"], "arrested") || !strings.Contains(days["2024-05-04"], "resigned") {
		t.Errorf("the days tell %v", days)
	}
}

func TestAllShowsWhatTheDefaultShows(t *testing.T) {
	dk := told(t, twoDays)
	some, err := dk.Chronology(t.Context(), desk.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	all, err := dk.Chronology(t.Context(), desk.Filter{All: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, ev := range some.Events {
		if !slices.ContainsFunc(all.Events, func(o desk.EventLine) bool { return o.ID == ev.ID || slices.Contains(o.Also, ev.ID) }) {
			t.Errorf("all lacks %s %q", ev.ID, ev.Line)
		}
	}
	if len(all.Events) < len(some.Events) {
		t.Errorf("all shows %d, the default %d", len(all.Events), len(some.Events))
	}
}

func TestFiltersChoose(t *testing.T) {
	dk := told(t, twoDays)
	for _, tt := range []struct {
		f    desk.Filter
		want string
	}{
		{desk.Filter{From: "2024-05-04"}, "resigned"},
		{desk.Filter{To: "2024-05-03"}, "arrested"},
		{desk.Filter{Actor: "Ida Moll"}, "arrested"},
		{desk.Filter{Type: "resignation"}, "resigned"},
	} {
		tl, err := dk.Chronology(t.Context(), tt.f)
		if err != nil {
			t.Fatal(err)
		}
		if len(tl.Events) != 1 || !strings.Contains(tl.Events[0].Line, tt.want) {
			t.Errorf("%+v chooses %d events, want %q", tt.f, len(tl.Events), tt.want)
		}
	}
	if _, err := dk.Chronology(t.Context(), desk.Filter{From: "yesterday"}); err == nil {
		t.Error("a filter that is no date is taken")
	}
}

// TestSourced holds that who only announced an event is told apart from who
// tells it.
func TestSourced(t *testing.T) {
	for _, tc := range []struct {
		sources, reports, announced int
		want                        string
	}{
		{1, 1, 0, "1 source"},
		{2, 3, 0, "2 sources in 3 reports"},
		{1, 4, 3, "1 source tells it, 3 reports announced it"},
		{1, 4, 2, "1 source in 2 reports tells it, 2 reports announced it"},
		{2, 3, 1, "2 sources tell it, 1 report announced it"},
	} {
		l := desk.EventLine{Announced: tc.announced}
		l.IndependentSources, l.Reports = tc.sources, make([]news.ReportID, tc.reports)
		if got := l.Sourced(); got != tc.want {
			t.Errorf("%+v: %q, want %q", tc, got, tc.want)
		}
	}
}

// A line is told not to have come about where its own words do not say so.
func TestTagOfWhatDidNotHappen(t *testing.T) {
	for line, want := range map[string]string{
		"The march it had planned for Saturday.":                      "did not happen",
		"“Tomorrow we will not march,” she said.":                     "",
		"The court refused to hear his case.":                         "",
		"The union called off the march it had planned for Saturday.": "",
	} {
		l := desk.EventLine{}
		l.Line, l.Factuality = line, news.DidNotHappen
		if got := l.Tag(); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

// What was announced says what became of it, a headline does not repeat its report, and
// neither does what was announced for a day repeat what then was told.
func TestTheChronologyTellsEachThingOnce(t *testing.T) {
	dk := told(t,
		"Two visits\n\n10 May 2023\n\nPresident Ivo Kern of Norland will visit the hospital in Lund on 15 May. Prime Minister Ann Marl of Estmark will visit the harbour of Sarn on 20 May.\n",
		"Kern visits hospital in Lund\n\n16 May 2023\n\nPresident Ivo Kern of Norland visited the hospital in Lund on Monday.\n",
		"No visit to Sarn\n\n18 May 2023\n\nPrime Minister Ann Marl of Estmark cancelled her visit to the harbour of Sarn on Wednesday, her office said.\n")
	tl, err := dk.Chronology(t.Context(), desk.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	visits, off := 0, false
	for i := range tl.Events {
		l := &tl.Events[i]
		if strings.Contains(l.Line, "hospital") {
			visits++
		}
		off = off || strings.Contains(l.Line, "will visit the harbour") && l.Tag() == "planned; called off"
	}
	if visits != 1 || !off {
		t.Errorf("%d lines of one visit, called off: %v", visits, off)
		for i := range tl.Events {
			t.Logf("%s [%s] %s", tl.Events[i].When.Value, tl.Events[i].Tag(), tl.Events[i].Line)
		}
	}
}
