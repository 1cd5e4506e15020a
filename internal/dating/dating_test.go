package dating

import (
	"strings"
	"testing"

	"dateline/internal/annotate/when"
	"dateline/internal/calendar"
	"dateline/internal/news"
)

// report makes a report of story passages, one a line, with its times. day is
// what the page states, "" for nothing.
func report(text, day string) *news.Annotated {
	ann := &news.Annotated{}
	ann.ID = news.NewReportID("", news.DigestOf([]byte(text)))
	ann.Text = text
	start := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		if strings.TrimSpace(line) != "" {
			ann.Passages = append(ann.Passages, news.Passage{Role: news.StoryText, Span: news.Span{Start: news.Byte(start), End: news.Byte(start + len(line))}})
		}
		start += len(line)
	}
	if day != "" {
		ann.Published = news.Dating{Value: day, Earliest: day, Latest: day, Basis: news.Stated, Source: "time stamp"}
	}
	ann.Times = when.Find(ann)
	return ann
}

func TestSolve(t *testing.T) {
	for _, c := range []struct {
		name, text, stated, capture string
		value, earliest, latest     string
		basis                       news.Basis
		reason                      string // a part of the reasons
	}{
		{"nothing", "The mayor spoke about the bridge.", "", "", "", "", "", news.Unknown, ""},
		{"capture alone", "The mayor spoke about the bridge.", "", "2020-05-05", "", "", "2020-05-06", news.Unknown, "read on 2020-05-05"},
		{"last month and a day", "Crowds filled the square over the mayor's disputed election win last month. Her rival claims to have won the August 9 polls.",
			"", "", "XXXX-09", "", "", news.Inferred, "election of 'August 9' was 'last month'"},
		{"last month, captured", "Crowds filled the square over the mayor's disputed election win last month. Her rival claims to have won the August 9 polls. He has ruled since 2012.",
			"", "2013-12-01", "XXXX-09", "2012-09-01", "2013-09-30", news.Inferred, ""},
		{"months since", "Seven months of protests since a disputed election have worn out the town. An August 2020 election extended his rule.",
			"", "", "2021", "2021-02-01", "2021-04-30", news.Inferred, "'Seven months' since the election of 'August 2020'"},
		{"weekday with a date", "The court ruled on Friday, August 9, that the bridge must be closed. It was built in 2010 and repaired in 2012.",
			"", "2015-12-31", "", "2013-08-09", "2014-07-05", news.Inferred, "only in some years"},
		{"apposition", "The survey ended last Friday, January 29, the firm said. The firm has asked the question since 2015.",
			"", "2018-01-01", "2016", "2016-01-30", "2016-02-06", news.Inferred, "is called 'last Friday'"},
		{"dateline", "LAKETON, Sept. 26 (Agency) — The bridge was closed. It was repaired in March 2016.",
			"", "2017-01-01", "2016-09-26", "2016-09-25", "2016-09-27", news.Inferred, "dateline bears 'Sept. 26'"},
		{"counted weekends", "Tens of thousands marched for the fifth consecutive weekend. The re-election of the mayor on 9 August 2020 triggered protests.",
			"", "", "2020-09", "2020-09-06", "2020-09-20", news.Inferred, "fifth consecutive weekend"},
		{"Sundays in a row since a day", "Thousands marched on Sunday. It was the fourth Sunday in a row that they crossed the bridge since the marches began on 6 January 2019.",
			"", "2019-12-31", "2019", "2019-01-27", "2019-02-02", news.Inferred, "‘fourth Sunday in a row’ since ‘6 January 2019’"},
		{"Sundays in a row since another weekday", "Thousands marched on Sunday. It was the fourth consecutive Sunday of marches since the vote of 9 January 2019.",
			"", "2019-12-31", "2019-02", "2019-02-03", "2019-02-09", news.Inferred, "‘fourth consecutive Sunday’ since ‘9 January 2019’"},
		{"an office and a day of record", "The chancellor, Chancellor Olaf Scholz, spoke ahead of Tuesday's New Hampshire primary.",
			"", "2024-12-31", "2024-01", "2024-01-17", "2024-01-23", news.Inferred, "so called since 2021-12-08"},
		{"an office that somebody may come to hold", "What would a President Biden do about the bridge?",
			"", "2024-12-31", "", "", "2025-01-01", news.Unknown, "read on 2024-12-31"},
		{"a day of record, past", "President Joe Biden spoke after Tuesday's New Hampshire primary.",
			"", "2024-12-31", "2024-01", "2024-01-23", "2024-01-29", news.Inferred, "'New Hampshire primary' on 'Tuesday'"},
		{"years in power", "The mayor, in power for 26 years, has never lost. In power since 1994, he fears no vote.",
			"", "", "", "2019-01-01", "2021-12-31", news.Inferred, "'1994' was '26 years'"},
		{"stated", "The council met on Monday.", "2021-09-15", "", "2021-09-15", "2021-09-15", "2021-09-15", news.Stated, "The page states 2021-09-15 (time stamp)."},
		{"stated against the text", "The bridge was closed on 3 March 2022.", "2021-09-15", "", "2021-09-15", "2021-09-15", "2021-09-15", news.Stated, "Contradiction, not used: It tells of '3 March 2022' as past"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var more []Constraint
			if k, ok := Capture(c.capture); ok {
				more = append(more, k)
			}
			got := Solve(report(c.text, c.stated), more...)
			if got.Value != c.value || got.Earliest != c.earliest || got.Latest != c.latest || got.Basis != c.basis {
				t.Errorf("got %q %s..%s %s, want %q %s..%s %s\nreasons: %q", got.Value, got.Earliest, got.Latest, got.Basis, c.value, c.earliest, c.latest, c.basis, got.Reasons)
			}
			if !strings.Contains(strings.Join(got.Reasons, "\n"), c.reason) {
				t.Errorf("reasons %q lack %q", got.Reasons, c.reason)
			}
		})
	}
}

// A person's statement outranks the page and the text, and what it contradicts
// is told.
func TestPerson(t *testing.T) {
	c, ok := Correction("2020-09-11", "an editor")
	if !ok {
		t.Fatal("the correction was not read")
	}
	got := Solve(report("The bridge was closed on 3 March 2022.", "2021-09-15"), c)
	if got.Value != "2020-09-11" || got.Basis != news.Corrected || got.Earliest != "2020-09-11" || got.Latest != "2020-09-11" {
		t.Errorf("got %+v", got)
	}
	if all := strings.Join(got.Reasons, "\n"); strings.Count(all, "Contradiction") != 2 {
		t.Errorf("want the page and the text reported as contradictions, got %q", all)
	}
}

// The result does not depend on the order of constraints.
func TestOrder(t *testing.T) {
	a, _ := calendar.Parse("2020-01-01")
	cs := []Constraint{
		{Days: From(a), Rank: Implied, Origin: "a", Reason: "A."},
		{Days: Until(a + 30), Rank: Implied, Origin: "b", Reason: "B."},
		{Days: Between(a+10, a+12), Rank: Linked, Origin: "c", Reason: "C."},
		{Days: Between(a+400, a+500), Rank: Implied, Origin: "d", Reason: "D."},
	}
	want := Settle(append([]Constraint{}, cs...))
	for range 24 {
		cs = append(cs[1:], cs[0])
		cs[1], cs[2] = cs[2], cs[1]
		got := Settle(append([]Constraint{}, cs...))
		if got.Earliest != want.Earliest || got.Latest != want.Latest || strings.Join(got.Reasons, "|") != strings.Join(want.Reasons, "|") {
			t.Fatalf("got %+v, want %+v", got, want)
		}
	}
	if want.Earliest != "2020-01-11" || want.Latest != "2020-01-13" {
		t.Errorf("got %+v", want)
	}
}

func TestDays(t *testing.T) {
	a := Days{{First: 0, Last: 10}, {First: 20, Last: 30}}
	b := Days{{First: 5, Last: 25}}
	if got := a.Meet(b); len(got) != 2 || got.Count() != 12 || !got.Contains(5) || got.Contains(15) {
		t.Errorf("Meet: %v", got)
	}
	if got := a.Join(b); len(got) != 1 || got.Count() != 31 {
		t.Errorf("Join: %v", got)
	}
	if len(knownDays()) == 0 || len(events) == 0 {
		t.Error("a table of data/en is empty")
	}
}

// Every row of the known days is read, and its days exist.
func TestKnownDays(t *testing.T) {
	n := 0
	for _, ks := range knownDays() {
		for _, k := range ks {
			n++
			if len(k.days) == 0 || k.name == "" {
				t.Errorf("a row without days: %+v", k)
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d names", n)
	}
}

func FuzzSolve(f *testing.F) {
	f.Add("LAKETON, Sept. 26 (Agency) — seven months since the August 2020 election, last Friday, January 29", "2021-09-15")
	f.Add("the fifth consecutive weekend of protests since 9 August triggered", "")
	f.Add("\xff on Friday, August 9, 9/11 Super Tuesday's", "2020-02-30")
	f.Fuzz(func(t *testing.T, text, day string) {
		got := Solve(report(text, day))
		if got.Earliest != "" && got.Latest != "" && got.Earliest > got.Latest {
			t.Fatalf("%s..%s", got.Earliest, got.Latest)
		}
	})
}

func BenchmarkSolve(b *testing.B) {
	ann := report(strings.Repeat("The court ruled on Friday, August 9, that the bridge must be closed. It was built in 2010 and repaired in March 2012, seven months after the flood. ", 50), "")
	b.SetBytes(int64(len(ann.Text)))
	for b.Loop() {
		Solve(ann)
	}
}

// The weekday of an issue narrows days that are known to some weeks, and no others.
func TestIssue(t *testing.T) {
	week := Between(calendar.Of(2014, 5, 26), calendar.Of(2014, 6, 1))
	for _, c := range []struct {
		text string
		want string
		ok   bool
	}{
		{"TOLM LETTER - out every Thursday\nThe bridge was closed.", "2014-05-29", true},
		{"Tolm Letter, published Fridays\nThe bridge was closed.", "2014-05-30", true},
		{"The ban enters in force this night, when Wednesday becomes Thursday.", "2014-05-28", true},
		{"The council meets today (Tuesday).", "2014-05-27", true},
		{"The list is published every Thursday by the town hall.", "", false},
		{"The bridge was closed on Thursday.", "", false},
	} {
		got, ok := Issue(report(c.text, ""), week)
		if ok != c.ok || ok && (got.Days.Count() != 1 || got.Days[0].First.String() != c.want) {
			t.Errorf("%q: %v, %v, want %s", c.text, got.Days, ok, c.want)
		}
	}
	if _, ok := Issue(report("TOLM LETTER - out every Thursday\nThe bridge was closed.", ""), All); ok {
		t.Error("a weekday narrowed all days")
	}
}
