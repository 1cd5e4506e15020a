package terminal

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"dateline/internal/desk"
	"dateline/internal/news"
)

func TestWrapKeepsToTheWidth(t *testing.T) {
	text := "Die Brücke über die Tessar wurde am 東京 Montag für den Verkehr gesperrt"
	for _, line := range wrap(text, 20) {
		if columns(line) > 20 {
			t.Errorf("%q takes %d columns", line, columns(line))
		}
	}
	if got := strings.Join(wrap(text, 20), " "); got != text {
		t.Errorf("wrapping gave %q", got)
	}
	if got := wrap("incomprehensibilities", 5); !slices.Equal(got, []string{"incomprehensibilities"}) {
		t.Errorf("a long word became %q", got)
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{{"short", 10, "short"}, {"a longer text", 6, "a lon…"}, {"東京都庁", 5, "東京…"}} {
		if got := cut(c.text, c.n); got != c.want {
			t.Errorf("cut(%q, %d) = %q, want %q", c.text, c.n, got, c.want)
		}
	}
}

func sample() *desk.Timeline {
	head := desk.ReportHead{ID: "r-1", Outlet: "Quay Courier", Title: "Harbour vote put off", Read: true,
		Published: news.Dating{Value: "2023-05-16", Basis: news.Stated}}
	undated := desk.ReportHead{ID: "r-2", File: "note.txt", Title: "A note\x1b[2J", Read: true}
	bad := desk.ReportHead{ID: "r-3", File: "bad.html", Error: "the file is empty", Hint: "save it again"}
	day := news.Dating{Value: "2023-05-15", Earliest: "2023-05-15", Latest: "2023-05-15", Source: "Monday"}
	month := news.Dating{Value: "2023-06", Earliest: "2023-06-01", Latest: "2023-06-30", Source: "next month"}
	return &desk.Timeline{
		Story: news.StoryHead{Name: "harbour", AsOf: "2023-05-16", Reports: 3},
		Lines: []news.DatedLine{
			{ID: "l-1", When: day, Role: news.StoryText, Reports: []news.ReportID{"r-1"},
				Line: "The city council put off its vote on the new harbour on Monday after two members walked out of the chamber."},
			{ID: "l-2", When: month, Role: news.StoryText, Reports: []news.ReportID{"r-1"}, Factuality: news.Planned,
				Line: "The vote will be held next month."},
		},
		Reports: map[news.ReportID]desk.ReportHead{"r-1": head},
		Undated: []desk.ReportHead{undated}, NotRead: []desk.ReportHead{bad}, Limits: []string{"It is short."},
	}
}

func TestTimelineAtEightyColumns(t *testing.T) {
	var b bytes.Buffer
	New(&b, 80, false).Timeline(sample())
	want := `harbour                                             3 reports · as of 2023-05-16

2023
  Mon 15 May     The city council put off its vote on the new harbour on Monday
                 after two members walked out of the chamber.
                 “Monday” · Quay Courier, 2023-05-16 · l-1
  June           [announced] The vote will be held next month.
                 “next month” · Quay Courier, 2023-05-16 · l-2

Reports that state no day (a day given here was worked out)
  no day      A note[2J
              note.txt · r-2

Not read
  no day      (no title)
              bad.html · r-3
              the file is empty
              hint: save it again

· It is short.
`
	if got := b.String(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestColoursOnlyWhereAsked(t *testing.T) {
	var plain, coloured bytes.Buffer
	New(&plain, 80, false).Timeline(sample())
	New(&coloured, 80, true).Timeline(sample())
	if strings.Contains(plain.String(), "\x1b") {
		t.Error("escape sequences without colours")
	}
	if got := stripStyle(coloured.String()); got != plain.String() {
		t.Errorf("colours change the words:\n%s", got)
	}
	for line := range strings.SplitSeq(plain.String(), "\n") {
		if columns(line) > 80 {
			t.Errorf("%q is wider than 80 columns", line)
		}
	}
}

func TestNoDayIsCut(t *testing.T) {
	long := news.Dating{Value: "2018-12-20/2020-02-03", Earliest: "2018-12-20", Latest: "2020-02-03"}
	short := news.Dating{Value: "2018-04-16/2018-06-18", Earliest: "2018-04-16", Latest: "2018-06-18"}
	event := func(id string, when news.Dating) desk.EventLine {
		return desk.EventLine{Event: news.Event{ID: news.RecordID(id), When: when, Line: "The mayor resigned.", IndependentSources: 1,
			Reports: []news.ReportID{"r-1", "r-2"}}, ToldBy: []desk.Teller{{Report: "r-1", Copies: []desk.Carrier{{Report: "r-2", How: "copy"}}}}}
	}
	tl := &desk.Timeline{Story: news.StoryHead{Name: "mayor", Reports: 2}, Total: 7, Hidden: 3, Lesser: 1,
		Events:  []desk.EventLine{event("E-1", short), event("E-2", long), event("E-3", news.Dating{Latest: "2018-11-29"}), event("E-4", news.Dating{Earliest: "2018-11-29"})},
		Reports: map[news.ReportID]desk.ReportHead{"r-1": {ID: "r-1", Outlet: "Wire"}, "r-2": {ID: "r-2", Outlet: "Post"}}}
	var b bytes.Buffer
	New(&b, 72, false).Chronology(tl)
	got := b.String()
	for _, want := range []string{
		"  16 Apr–18 Jun  The mayor resigned.\n", "  December 2018–February 2020\n                 The mayor resigned.\n",
		"  by 2018-11-29  The mayor resigned.\n", "  on or after 2018-11-29\n", "1 source in 2 reports · Wire, copied by Post · E-1",
		"The 4 events that matter most; 1 event more without", "3 events more: without a day"} {
		if !strings.Contains(got, want) {
			t.Errorf("it lacks %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "…") {
		t.Errorf("something is cut:\n%s", got)
	}
}

func TestAFilterSaysWhomItChose(t *testing.T) {
	for _, c := range []struct {
		found []desk.Named
		want  string
	}{
		{nil, "is called “Ohm”"},
		{[]desk.Named{{Entity: "e-1", Kind: news.Person, Name: "Ohm"}}, ""},
		{[]desk.Named{{Entity: "e-1", Kind: news.Person, Name: "Petra Ohm"}}, "is taken for Petra Ohm."},
		{[]desk.Named{{Entity: "e-1", Kind: news.Person, Name: "Petra Ohm"}, {Entity: "e-2", Kind: news.Person, Name: "Karel Ohm"}},
			"Petra Ohm (person, e-1) and Karel Ohm (person, e-2)"},
	} {
		var b bytes.Buffer
		New(&b, 120, false).Chronology(&desk.Timeline{Total: 3, Filter: desk.Filter{Actor: "Ohm"}, Actors: c.found})
		if got := b.String(); !strings.Contains(got, c.want) || c.want == "" && strings.Contains(got, "Ohm") {
			t.Errorf("of %v it says:\n%s", c.found, got)
		}
	}
}

func TestPlansSayWhichDayIsWhich(t *testing.T) {
	at := []news.Evidence{{Report: "r-1"}, {Report: "r-1", Quote: "They met."}}
	list := &desk.Plans{Reports: map[news.ReportID]desk.ReportHead{"r-1": {Outlet: "Wire", Published: news.Dating{Value: "2022-02-21", Basis: news.Stated}}},
		Plans: []news.Plan{
			{ID: "P-1", Text: "They will meet.", Due: "2022-03-02", Outcome: "kept", Evidence: at},
			{ID: "P-2", Text: "They will meet.", Outcome: "open", Evidence: at[:1]},
			{ID: "P-3", Text: "They may speak.", Outcome: "open", Evidence: at[:1]},
			{ID: "P-4", Text: "They will vote.", Due: "2022-03-14/2022-03-17", Outcome: "lapsed", Evidence: at[:1]},
		}}
	var b bytes.Buffer
	New(&b, 80, false).Plans(list)
	got := b.String()
	for _, want := range []string{"  due 2022-03-02  They will meet.", "→ They met. (2022-02-21, Wire)", "announced 2022-02-21, Wire · P-1",
		"  due not known   They may speak.", "  due 2022-03-14 to 2022-03-17\n                  They will vote."} {
		if !strings.Contains(got, want) {
			t.Errorf("it lacks %q:\n%s", want, got)
		}
	}
	if strings.Count(got, "They will meet.") != 1 {
		t.Errorf("one announcement is printed twice:\n%s", got)
	}
}
