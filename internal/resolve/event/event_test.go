package event_test

import (
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/pipeline/pipelinetest"
	"dateline/internal/resolve/event"
	"dateline/internal/story/tell"
)

// one says whether the words a of the first report and the words b of the second
// are told as one event; it fails where the reader finds no event in them.
func one(t *testing.T, anns []news.Annotated, a, b string) bool {
	t.Helper()
	told := tell.Story(anns, tell.Options{})
	at := [2]news.RecordID{}
	for _, ev := range told.Events {
		for _, m := range ev.Members {
			for i, words := range []string{a, b} {
				if m.Report.ID == anns[i].ID && strings.Contains(m.In(m.Report.Text), words) {
					at[i] = ev.ID
				}
			}
		}
	}
	if at[0] == "" || at[1] == "" {
		for _, ev := range told.Events {
			for _, m := range ev.Members {
				t.Logf("event %s: %q in %s", ev.ID, m.In(m.Report.Text), m.Report.ID)
			}
		}
		t.Fatalf("no event in %q (%s) or %q (%s)", a, at[0], b, at[1])
	}
	return at[0] == at[1]
}

func TestOneEventOrTwo(t *testing.T) {
	const kern, marl = "President Ivo Kern of Norland", "Prime Minister Ann Marl of Estmark"
	tests := []struct {
		name, a, b   string
		wordA, wordB string
		one          bool
	}{
		{"announced and told", "2023-05-10 " + kern + " will meet " + marl + " in Sarn on 15 May.",
			"2023-05-16 " + kern + " met " + marl + " in Sarn on Monday.", "meet", "met", true},
		{"another day", "2023-05-16 " + kern + " met " + marl + " in Sarn on Monday.",
			"2023-06-13 " + kern + " met " + marl + " in Sarn on Monday.", "met", "met", false},
		{"another place", "2023-05-16 " + kern + " met " + marl + " in Vienna on Monday.",
			"2023-05-16 " + kern + " met " + marl + " in Geneva on Monday.", "met", "met", false},
		{"another party", "2023-05-16 " + kern + " met " + marl + " in Sarn on Monday.",
			"2023-05-16 " + kern + " met President Jan Tarn of Sudmark in Sarn on Monday.", "met", "met", false},
		{"looked back at", "2023-05-16 " + kern + " met " + marl + " in Sarn on Monday.",
			"2023-08-02 " + kern + " and " + marl + " met in Sarn on 15 May.", "met", "met", true},
		{"the same arrest in other words", "2023-05-16 Police arrested the banker Ivo Kern in Sarn on Monday.",
			"2023-05-17 Police detained the banker Ivo Kern in Sarn on Monday.", "arrested", "detained", true},
		{"another man", "2023-05-16 Police arrested the banker Ivo Kern in Sarn on Monday.",
			"2023-05-16 Police arrested the banker Jan Tarn in Sarn on Monday.", "arrested", "arrested", false},
		{"other acts against one man", "2023-05-16 Police arrested the banker Ivo Kern in Sarn on Monday.",
			"2023-05-16 A court in Sarn sentenced the banker Ivo Kern on Monday.", "arrested", "sentenced", false},
		{"an arrest is told again without a day", "2023-05-16 Police arrested the banker Ivo Kern in Sarn on Monday.",
			"2023-07-01 The banker Ivo Kern was arrested by police in Sarn.", "arrested", "arrested", true},
		{"other sums", "2023-05-16 Norland granted Estmark a loan of $600 million on Monday.",
			"2023-05-16 Norland granted Estmark a loan of $1.5 billion on Monday.", "granted", "granted", false},
		{"talks come again", "2023-05-16 " + kern + " and " + marl + " held talks.",
			"2023-11-20 " + kern + " and " + marl + " held talks.", "held talks", "held talks", false},
		{"denied by one", "2023-05-16 " + kern + " met " + marl + " in Sarn on Monday.",
			"2023-05-16 " + kern + " did not meet " + marl + " in Sarn on Monday.", "met", "meet", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := one(t, pipelinetest.Read(t, tt.a, tt.b), tt.wordA, tt.wordB); got != tt.one {
				t.Errorf("one event: %v", got)
			}
		})
	}
}

func TestAPersonPutsTogetherAndApart(t *testing.T) {
	anns := pipelinetest.Read(t, "2023-05-16 Police arrested the banker Ivo Kern in Sarn on Monday.", "2023-05-17 Police detained the banker Ivo Kern in Sarn on Monday.")
	ids := [2]news.RecordID{}
	for i := range anns {
		for _, ev := range anns[i].Events {
			if ev.Type == "COERCE" {
				ids[i] = ev.ID
			}
		}
	}
	events := func(opt tell.Options) (n int) {
		for _, ev := range tell.Story(anns, opt).Events {
			if ev.Type == "COERCE" {
				n++
			}
		}
		return n
	}
	if n := events(tell.Options{Apart: [][2]news.RecordID{ids}}); n != 2 {
		t.Errorf("put apart they are %d events", n)
	}
	other := pipelinetest.Read(t, "2023-05-16 Police arrested the banker Ivo Kern in Sarn on Monday.", "2023-06-17 Police detained the miller Jan Tarn in Tolm on Friday.")
	for i := range other {
		for _, ev := range other[i].Events {
			if ev.Type == "COERCE" {
				ids[i] = ev.ID
			}
		}
	}
	anns = other
	if n := events(tell.Options{Same: [][2]news.RecordID{ids}}); n != 1 {
		t.Errorf("put together they are %d events", n)
	}
}

func BenchmarkResolve(b *testing.B) {
	anns := pipelinetest.Read(b, "2023-05-10 "+strings.Repeat("President Ivo Kern of Norland will meet Prime Minister Ann Marl of Estmark in Sarn on 15 May. Police arrested the banker Jan Tarn on Monday. ", 20),
		"2023-05-16 "+strings.Repeat("President Ivo Kern of Norland met Prime Minister Ann Marl of Estmark in Sarn on Monday. Police detained the banker Jan Tarn. ", 20))
	scene := &event.Scene{}
	told := tell.Story(anns, tell.Options{})
	var all []*event.Mention
	for _, ev := range told.Events {
		all = append(all, ev.Members...)
	}
	scene.Kind = func(news.EntityID) news.NameKind { return news.Person }
	b.ResetTimer()
	for range b.N {
		event.Resolve(scene, all, nil)
	}
	b.ReportMetric(float64(len(all)*b.N)/b.Elapsed().Seconds(), "mentions/s")
}
