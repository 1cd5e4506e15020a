package chronicle_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/pipeline/pipelinetest"
	"dateline/internal/story/chronicle"
	"dateline/internal/story/tell"
)

// holding gives the event one of whose mentions stands in the sentence that begins
// with say, as the word pred; nil for none.
func holding(told *tell.Told, say, pred string) *chronicle.Event {
	for _, ev := range told.Events {
		for _, m := range ev.Members {
			if strings.Contains(chronicle.SentenceSpan(m).In(m.Report.Text), say) && strings.Contains(m.In(m.Report.Text), pred) {
				return ev
			}
		}
	}
	return nil
}

const (
	willMeet = "2023-05-10 President Ivo Kern of Norland will meet Prime Minister Ann Marl of Estmark in Sarn on 15 May."
	hasMet   = "2023-05-16 President Ivo Kern of Norland met Prime Minister Ann Marl of Estmark in Sarn on Monday."
	notMet   = "2023-05-16 President Ivo Kern of Norland did not meet Prime Minister Ann Marl of Estmark in Sarn on Monday, 15 May."
	denies   = "2023-05-12 The Norland government denied that President Ivo Kern would meet Prime Minister Ann Marl of Estmark in Sarn on 15 May."
	recalls  = "2023-08-02 Nobody builds at the bridge over the Tolm this summer. President Ivo Kern of Norland met Prime Minister Ann Marl of Estmark in Sarn on 15 May."
)

// Each case is the life of an event over several reports: words of its sentence in the
// first one, and what it is in the end.
var lives = []struct {
	name      string
	reports   []string
	say, pred string
	fact      news.Factuality
	day       string
	in        int // reports that tell of it
}{
	{"announced", []string{willMeet}, "will meet", "meet", news.Planned, "2023-05-15", 1},
	{"announced, then told", []string{willMeet, hasMet}, "will meet", "meet", news.Happened, "2023-05-15", 2},
	{"announced, told, recalled", []string{willMeet, hasMet, recalls}, "will meet", "meet", news.Happened, "2023-05-15", 3},
	{"announced, then recalled", []string{willMeet, recalls}, "will meet", "meet", news.Happened, "2023-05-15", 2},
	{"announced, then fell through", []string{willMeet, notMet}, "will meet", "meet", news.DidNotHappen, "2023-05-15", 2},
	{"told by one, denied by another before", []string{denies, hasMet}, "met Prime Minister", "met", news.Happened, "2023-05-15", 1},
	{"a week, of which another report gives the day",
		[]string{"2023-05-19 President Ivo Kern of Norland met Prime Minister Ann Marl of Estmark in Sarn this week.", hasMet},
		"this week", "met", news.Happened, "2023-05-15", 2},
}

func TestTheLifeOfAnEvent(t *testing.T) {
	for _, tt := range lives {
		t.Run(tt.name, func(t *testing.T) {
			told := tell.Story(pipelinetest.Read(t, tt.reports...), tell.Options{})
			ev := holding(told, tt.say, tt.pred)
			if ev == nil {
				t.Fatalf("no event in %q", tt.say)
			}
			if ev.Factuality != tt.fact || ev.When.Value != tt.day || len(ev.Reports) != tt.in {
				t.Errorf("%s on %q in %d reports, want %s on %q in %d: %q", ev.Factuality, ev.When.Value, len(ev.Reports), tt.fact, tt.day, tt.in, ev.When.Reasons)
			}
			if tt.day != "" && (ev.When.Source == "" || len(ev.When.Reasons) == 0) {
				t.Errorf("the day %s has no words and reasons: %+v", ev.When.Value, ev.When)
			}
		})
	}
}

// What nothing dates came about, as it is told as past, by the day of its report.
func TestWithoutADay(t *testing.T) {
	told := tell.Story(pipelinetest.Read(t, "2023-05-16 Police in Sarn arrested the banker Jan Tarn after a raid on his house by the river."), tell.Options{})
	ev := holding(told, "Police in Sarn", "arrested")
	if ev == nil {
		t.Fatal("no arrest")
	}
	if w := ev.When; w.Value != "" || w.Earliest != "" || w.Latest != "2023-05-16" || w.Basis != news.Inferred || len(w.Reasons) == 0 {
		t.Errorf("%+v", w)
	}
}

// An event is background where every report recalls it and it was over before the
// story began.
func TestBackground(t *testing.T) {
	const (
		old    = "2023-05-16 President Ivo Kern of Norland met Prime Minister Ann Marl of Estmark in Sarn on Monday. Police had arrested the banker Jan Tarn on 3 March 2019."
		spring = "2023-08-02 Police arrested the miller Pavel Kromm in Sarn on Tuesday. President Ivo Kern of Norland met President Jan Tarn of Sudmark in Lund on 20 May 2023."
	)
	told := tell.Story(pipelinetest.Read(t, old, spring), tell.Options{})
	for _, tt := range []struct {
		say, pred string
		want      bool
	}{
		{"had arrested", "arrested", true},
		{"met Prime Minister", "met", false},
		// Only a look back tells it, but it is of the story's own days.
		{"in Lund on 20 May", "met", false},
	} {
		ev := holding(told, tt.say, tt.pred)
		if ev == nil {
			t.Errorf("no event in %q", tt.say)
		} else if ev.Background != tt.want {
			t.Errorf("%q is background: %v, on %s", ev.Line, ev.Background, ev.When.Value)
		}
	}
}

// Of several sentences the one is printed that tells the event as it became, dated,
// with its actors, in the story's own words.
func TestTheSentenceThatIsPrinted(t *testing.T) {
	for _, tt := range []struct {
		name      string
		reports   []string
		say, pred string
		line      string
	}{
		{"what happened before what was announced", []string{willMeet, hasMet}, "will meet", "meet",
			"President Ivo Kern of Norland met Prime Minister Ann Marl of Estmark in Sarn on Monday."},
		{"the sentence before the headline",
			[]string{"2023-05-16\nBanker Ivo Kern arrested in Sarn\n\nPolice arrested the banker Ivo Kern in Sarn on Monday.\n"}, "Police arrested", "arrested",
			"Police arrested the banker Ivo Kern in Sarn on Monday."},
		{"without the word that ties it to the one before",
			[]string{"2023-05-16 The lawyer of the banker had hoped for a delay of the case. But police arrested the banker Ivo Kern in Sarn on Monday."}, "But police", "arrested",
			"Police arrested the banker Ivo Kern in Sarn on Monday."},
		{"the clause of a long sentence",
			[]string{"2023-05-16 The bridge over the Tolm, which an engineer from Lund had drawn on the back of a ticket for the theatre on a winter evening some forty years ago, was never painted, and police arrested the banker Ivo Kern in Sarn on Monday, while the paint stood in the yard of the town hall in barrels that nobody would open."},
			"police arrested", "arrested", "… police arrested the banker Ivo Kern in Sarn on Monday …"},
	} {
		told := tell.Story(pipelinetest.Read(t, tt.reports...), tell.Options{})
		ev := holding(told, tt.say, tt.pred)
		if ev == nil {
			t.Errorf("%s: no event in %q", tt.name, tt.say)
		} else if ev.Line != tt.line {
			t.Errorf("%s: %q, want %q", tt.name, ev.Line, tt.line)
		} else if first := ev.Evidence[0]; !strings.Contains(strings.ToLower(first.Quote), strings.ToLower(strings.Trim(tt.line, ".… "))) {
			t.Errorf("%s: the first evidence is %q", tt.name, first.Quote)
		}
	}
}

// Events come in the order of their days, those without one last.
func TestEventsAreInOrder(t *testing.T) {
	told := tell.Story(pipelinetest.Read(t,
		"2023-05-16 President Ivo Kern of Norland met Prime Minister Ann Marl of Estmark in Sarn on Monday. Police had arrested the banker Jan Tarn on 3 March 2019. A court in Sarn will sentence Jan Tarn on 2 June."), tell.Options{})
	var days []string
	for _, ev := range told.Events {
		days = append(days, ev.When.Earliest)
	}
	if !slices.Contains(days, "2019-03-03") || !slices.Contains(days, "2023-05-15") || !slices.Contains(days, "2023-06-02") {
		t.Errorf("days %q", days)
	}
	if last := slices.Index(days, ""); last >= 0 {
		days = days[:last]
	}
	if !slices.IsSorted(days) {
		t.Errorf("days %q are in no order", days)
	}
}

// A line that begins with a pronoun names who is meant, and cites where he is named.
func TestWhoIsMeant(t *testing.T) {
	told := tell.Story(pipelinetest.Read(t, "2023-05-16 The OSCE sent the envoy Mikael Aaltonen to Harsund. He met Prime Minister Ann Marl of Estmark on Monday."), tell.Options{})
	ev := holding(told, "He met", "met")
	if ev == nil {
		t.Fatal("no meeting")
	}
	if want := "[Mikael Aaltonen] met Prime Minister Ann Marl of Estmark on Monday."; ev.Line != want {
		t.Errorf("%q, want %q", ev.Line, want)
	}
	if last := ev.Evidence[len(ev.Evidence)-1].Quote; !strings.Contains(last, "sent the envoy Mikael Aaltonen") {
		t.Errorf("the name is cited by %q", last)
	}
}
