package statement

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/story/given"
	"dateline/internal/story/given/giventest"
)

var cases = []struct {
	name, spec string
	want       string // "one", "two", "possibly"
}{
	{"word for word", `a 2024-05-02 Herald
		"We expect a frank conversation," said <Anna Belova>.
		said: quote Anna Belova => said => We expect a frank conversation
		---
		b 2024-05-02 Post
		“We expect a frank conversation,” <Anna Belova> told reporters.
		said: quote Anna Belova => told => We expect a frank conversation`, "one"},
	{"a small edit", `a 2024-05-02 Herald
		"We will fetch every single one of the batteries," said <Anna Belova>.
		said: quote Anna Belova => said => We will fetch every single one of the batteries
		---
		b 2024-05-03 Post
		"We will fetch every one of the batteries," said <Anna Belova>.
		said: quote Anna Belova => said => We will fetch every one of the batteries`, "one"},
	{"in other words, with one number", `a 2024-05-02 Herald
		The minister <Anna Belova> said the railway bridge would cost [40 million|amount USD 40000000|bridge].
		said: Anna Belova => said => the railway bridge would cost 40 million
		---
		b 2024-05-02 Post
		According to <Anna Belova> the bridge of the railway costs [$40m|amount USD 40000000|bridge].
		said: Anna Belova => According to => the bridge of the railway costs $40m`, "one"},
	{"another speaker", `a 2024-05-02 Herald
		"We expect a frank conversation," said <Anna Belova>.
		said: quote Anna Belova => said => We expect a frank conversation
		---
		b 2024-05-02 Post
		"We expect a frank conversation," said <Ivo Kressel>.
		said: quote Ivo Kressel => said => We expect a frank conversation`, "two"},
	{"one speaker, two things", `a 2024-05-02 Herald
		<Anna Belova> said the bridge was closed.
		said: Anna Belova => said => the bridge was closed
		---
		b 2024-05-02 Post
		<Anna Belova> said the hospital needed nurses and beds.
		said: Anna Belova => said => the hospital needed nurses and beds`, "two"},
	{"nobody named, few words", `a 2024-05-02 Herald
		"It is over now," he said.
		said: quote he => said => It is over now
		---
		b 2024-05-02 Post
		"It is over now," she said.
		said: quote she => said => It is over now`, "two"},
	{"a pronoun, many words", `a 2024-05-02 Herald
		"They will shake hands and sign nothing," he said.
		said: quote he => said => They will shake hands and sign nothing
		---
		b 2024-05-02 Post
		“They will shake hands and sign nothing,” he told the paper.
		said: quote he => told => They will shake hands and sign nothing`, "one"},
	{"the same thing a year later", `a 2023-05-02 Herald
		<Anna Belova> said the railway bridge would open in spring.
		said: Anna Belova => said => the railway bridge would open in spring
		---
		b 2024-05-02 Post
		<Anna Belova> said that a bridge for the railway opens with the spring timetable.
		said: Anna Belova => said => a bridge for the railway opens with the spring timetable`, "two"},
	{"a part of it", `a 2024-05-02 Herald
		<Anna Belova> said the railway bridge and the tunnel would open on Sunday, weather permitting.
		said: Anna Belova => said => the railway bridge and the tunnel would open on Sunday, weather permitting
		---
		b 2024-05-02 Post
		<Anna Belova> said the bridge of the railway would be open to cyclists and dogs.
		said: Anna Belova => said => the bridge of the railway would be open to cyclists and dogs`, "possibly"},
	{"few words within many", `a 2024-05-02 Herald
		<Ivo Kressel> spoke of the flooding of villages.
		said: Ivo Kressel => spoke of => the flooding of villages
		---
		b 2024-05-02 Post
		A march against the flooding of the three villages ended, the police said.
		said: the police => said => A march against the flooding of the three villages ended`, "two"},
}

func TestJoin(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			sts := Join(giventest.Reports(c.spec), given.Inputs{})
			got := "two"
			switch {
			case len(sts) == 1 && len(sts[0].Carriers) == 2:
				got = "one"
			case len(sts) == 2 && len(sts[0].Possibly) == 1 && sts[0].Possibly[0] == sts[1].ID && slices.Contains(sts[1].Possibly, sts[0].ID):
				got = "possibly"
			}
			if got != c.want {
				t.Errorf("%s, want %s: %+v", got, c.want, sts)
			}
			if got != "two" && len(sts[0].Reasons) == 0 {
				t.Error("no reasons")
			}
		})
	}
}

func TestTranslatedBack(t *testing.T) {
	anns := giventest.Reports(`a 2024-05-02 Herald
		"[Fifteen|count - 15|annexes] annexes of [24|count - 24|annexes] are initialed," <Anna Belova> said.
		said: quote Anna Belova => said => Fifteen annexes of 24 are initialed
		---
		b 2024-05-02 Post
		"We have written [fifteen|count - 15|chapters] chapters on [24|count - 24|chapters]", said <Anna Belova>.
		said: quote Anna Belova => said => We have written fifteen chapters on 24`)
	anns[1].TranslatedFrom = "fr"
	sts := Join(anns, given.Inputs{})
	if len(sts) != 2 || len(sts[0].Possibly) != 1 {
		t.Errorf("translated back: %+v", sts)
	}
}

func TestWhoWasToldFirst(t *testing.T) {
	anns := giventest.Reports(cases[0].spec)
	heard := func(ann *news.Annotated, _ *news.Attribution) string {
		if ann.ID == "r-b" {
			return "Post"
		}
		return ""
	}
	sts := Join(anns, given.Inputs{Heard: heard})
	if sts[0].FirstReportedBy != "Post" {
		t.Errorf("first reported by %q", sts[0].FirstReportedBy)
	}
	of := func(news.ReportID, news.EntityID) news.EntityID { return "e-1" }
	anns[0].Attributions[0].Speaker, anns[1].Attributions[0].Speaker = "x", "y"
	if sts = Join(anns, given.Inputs{Of: of}); sts[0].Speaker != "e-1" {
		t.Errorf("speaker %q", sts[0].Speaker)
	}
}

func TestTheOrderOfReportsChangesNothing(t *testing.T) {
	var anns []news.Annotated
	for i, c := range cases {
		for _, ann := range giventest.Reports(c.spec) {
			ann.ID += news.ReportID(fmt.Sprint(i))
			anns = append(anns, ann)
		}
	}
	want, _ := json.Marshal(Join(anns, given.Inputs{}))
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		rng.Shuffle(len(anns), func(i, j int) { anns[i], anns[j] = anns[j], anns[i] })
		if got, _ := json.Marshal(Join(anns, given.Inputs{})); string(got) != string(want) {
			t.Fatalf("another order gives other statements:\n%s\n%s", want, got)
		}
	}
	if got := Join(nil, given.Inputs{}); got == nil || len(got) != 0 {
		t.Errorf("statements of nothing: %v", got)
	}
}

// crowd is n reports with two statements each, one of which many carry.
func crowd(n int) []news.Annotated {
	var anns []news.Annotated
	for i := range n {
		anns = append(anns, giventest.Report(fmt.Sprintf(`%06d 2024-05-%02d Outlet %d
			"We expect a frank conversation about the bridge in ward %d," said <Anna Belova>.
			<Ivo Kressel%d> said that the harbour of ward %d needed %s engineers.
			said: quote Anna Belova => said => We expect a frank conversation about the bridge in ward %d
			said: Ivo Kressel%d => said => that the harbour of ward %d needed %s engineers`,
			i, 1+i%28, i%50, i%40, i%300, i, strings.Repeat("x", i%20+3), i%40, i%300, i, strings.Repeat("x", i%20+3))))
	}
	return anns
}

// BenchmarkJoin shows that work grows with the number of reports.
func BenchmarkJoin(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		anns := crowd(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Join(anns, given.Inputs{})
			}
		})
	}
}

// FuzzJoin reads any text with attributions at any places.
func FuzzJoin(f *testing.F) {
	f.Add("She said the bridge was closed and open.", uint16(9), uint16(30), uint16(0), uint16(3))
	f.Add("…“", uint16(0), uint16(1), uint16(7), uint16(2))
	f.Fuzz(func(t *testing.T, text string, a, b, c, d uint16) {
		content, source := news.Span{Start: news.Byte(a), End: news.Byte(b)}, news.Span{Start: news.Byte(c), End: news.Byte(d)}
		ann := news.Annotated{Report: news.Report{ID: "r", Text: text}, Layers: news.Layers{
			Sentences: []news.Sentence{{Span: news.Span{End: news.Byte(len(text))}}},
			Attributions: []news.Attribution{{Content: []news.Span{content}, Source: &source, Cue: &source},
				{ID: "x", Content: []news.Span{source, content}, Kind: "direct"}, {ID: "y"}}}}
		other := ann
		other.ID = "s"
		for _, st := range Join([]news.Annotated{ann, other}, given.Inputs{}) {
			if len(st.Carriers) == 0 || st.Content == "" || st.ID == "" {
				t.Errorf("statement %+v", st)
			}
			for _, ev := range st.Evidence {
				if ev.Quote != ev.In(text) {
					t.Errorf("evidence %+v", ev)
				}
			}
		}
	})
}
