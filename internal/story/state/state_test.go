package state_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/pipeline/pipelinetest"
	"dateline/internal/story/state"
	"dateline/internal/story/tell"
)

// story is a matter of two threads, with plans of all standings.
var story = []string{
	"2023-05-02 President Ivo Kern of Norland met Prime Minister Ann Marl of Estmark in Sarn on Monday, 1 May. " +
		"The two countries will sign a treaty on 1 July. Norland and Estmark will build a bridge over the Tolm.",
	"2023-05-16 Police arrested the banker Jan Tarn in Sarn on Monday, 15 May. A court in Sarn will sentence Jan Tarn on 20 May.",
	"2023-06-06 President Ivo Kern of Norland met Prime Minister Ann Marl of Estmark in Lund on Monday, 5 June. " +
		"Kern and Marl will meet in Harsund on 19 June.",
}

// quotes gives the words that plans rest on.
func quotes(plans []news.Plan) string {
	var out []string
	for _, p := range plans {
		out = append(out, p.Evidence[0].Quote)
	}
	return strings.Join(out, " | ")
}

func TestTheLatestOnEachThread(t *testing.T) {
	s := tell.Story(pipelinetest.Read(t, story...), tell.Options{}).State
	latest := map[string]state.Thread{}
	for _, th := range s.Latest {
		if _, twice := latest[th.Name]; twice {
			t.Errorf("the thread %s stands twice", th.Name)
		}
		latest[th.Name] = th
	}
	for name, day := range map[string]string{"talks": "2023-06-05", "arrests and pressure": "2023-05-15"} {
		if th := latest[name]; th.Event == nil || th.Event.When.Value != day {
			t.Errorf("the latest of %s is %+v, want that of %s", name, th.Event, day)
		}
	}
	if n := latest["talks"].Events; n != 2 {
		t.Errorf("%d talks have come about, want 2: what is announced is not among them", n)
	}
}

func TestWhatIsDueAndOpen(t *testing.T) {
	anns := pipelinetest.Read(t, story...)
	for _, tt := range []struct {
		asOf            string
		due, open, gone []string // words of the announcements
	}{
		{"2023-06-06", []string{"meet in Harsund", "sign a treaty"}, []string{"build a bridge"}, []string{"sentence Jan Tarn"}},
		{"2023-06-19", []string{"meet in Harsund", "sign a treaty"}, []string{"build a bridge"}, []string{"sentence Jan Tarn"}},
		{"2023-06-20", []string{"sign a treaty"}, []string{"build a bridge"}, []string{"meet in Harsund", "sentence Jan Tarn"}},
		{"2023-07-02", nil, []string{"build a bridge"}, []string{"meet in Harsund", "sign a treaty"}},
	} {
		s := tell.Story(anns, tell.Options{AsOf: tt.asOf}).State
		due, open := quotes(s.Due), quotes(s.Open)
		for _, w := range tt.due {
			if !strings.Contains(due, w) || strings.Contains(open, w) {
				t.Errorf("as of %s %q is not due, but %q are; open %q", tt.asOf, w, due, open)
			}
		}
		for _, w := range tt.open {
			if !strings.Contains(open, w) || strings.Contains(due, w) {
				t.Errorf("as of %s %q is not open, but %q are; due %q", tt.asOf, w, open, due)
			}
		}
		for _, w := range tt.gone {
			if strings.Contains(open+due, w) {
				t.Errorf("as of %s %q is still open or due", tt.asOf, w)
			}
		}
		if !slices.IsSortedFunc(s.Due, func(a, b news.Plan) int { return strings.Compare(a.Due, b.Due) }) {
			t.Errorf("as of %s what is due is in no order: %q", tt.asOf, due)
		}
	}
}

func TestTheNewestReportsLead(t *testing.T) {
	s := tell.Story(pipelinetest.Read(t, story...), tell.Options{}).State
	if len(s.Newest) != 3 || !strings.HasPrefix(s.Newest[0].Line, "President Ivo Kern of Norland met Prime Minister Ann Marl of Estmark in Lund") {
		t.Errorf("newest %+v", s.Newest)
	}
	for _, lead := range s.Newest {
		if len(lead.Evidence) != 1 || news.Plain(lead.Evidence[0].Quote) != lead.Line {
			t.Errorf("%q cites %+v", lead.Line, lead.Evidence)
		}
	}
}

func TestWhatIsDisputed(t *testing.T) {
	if s := tell.Story(pipelinetest.Read(t, story...), tell.Options{}).State; s.Disputed == nil || len(s.Disputed) != 0 {
		t.Errorf("nobody contradicts anybody, and disputed are %+v", s.Disputed)
	}
	s := tell.Story(pipelinetest.Read(t,
		"2023-05-16 A fire in the harbour of Sarn killed 12 people on Monday, the police of Sarn said.",
		"2023-05-16 Firefighters in Sarn could not save those in the storehouse: the fire in the harbour killed 15 people on Monday, the hospital said."),
		tell.Options{}).State
	if len(s.Disputed) != 1 || len(s.Disputed[0].Sides) != 2 {
		t.Errorf("12 dead against 15: %+v", s.Disputed)
	}
}

func TestAnEmptyStory(t *testing.T) {
	s := state.Of(state.Inputs{Day: func(news.ReportID) string { return "" }})
	if s.Latest == nil || s.Newest == nil || s.Due == nil || s.Open == nil || s.Disputed == nil {
		t.Errorf("a part is null, and not empty: %+v", s)
	}
}
