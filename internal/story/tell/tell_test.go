package tell_test

import (
	"encoding/json"
	"io/fs"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"

	"dateline/examples"
	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/pipeline/pipelinetest"
	"dateline/internal/story/tell"
)

// demo reads the pages of the example story.
func demo(t testing.TB) []news.Annotated {
	t.Helper()
	rd, err := pipeline.Shared()
	if err != nil {
		t.Fatal(err)
	}
	files, err := fs.ReadDir(examples.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	var out []news.Annotated
	for _, f := range files {
		if ext := path.Ext(f.Name()); ext != ".html" && ext != ".txt" {
			continue
		}
		b, err := fs.ReadFile(examples.FS, f.Name())
		if err != nil {
			t.Fatal(err)
		}
		cap := news.Capture{Name: f.Name(), Bytes: b}
		out = append(out, rd.Read(cap, pipeline.Options{}))
	}
	if len(out) < 10 {
		t.Fatalf("%d example pages", len(out))
	}
	return out
}

// bytes writes all that a story tells.
func bytes(t testing.TB, told *tell.Told) string {
	t.Helper()
	b, err := json.Marshal(map[string]any{
		"events": told.Events, "plans": told.Plans, "disputes": told.Disputes, "state": told.State,
		"lineage": told.Lineage, "entities": told.Cast.Entities, "figures": told.Figures, "statements": told.Statements,
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAnyOrderTellsTheSameStory(t *testing.T) {
	anns := demo(t)
	want := bytes(t, tell.Story(anns, tell.Options{}))
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 4 {
		rnd.Shuffle(len(anns), func(i, k int) { anns[i], anns[k] = anns[k], anns[i] })
		if got := bytes(t, tell.Story(anns, tell.Options{})); got != want {
			at := 0
			for at < min(len(got), len(want)) && got[at] == want[at] {
				at++
			}
			t.Fatalf("another order tells another story: …%s… against …%s…",
				got[max(0, at-80):min(len(got), at+80)], want[max(0, at-80):min(len(want), at+80)])
		}
	}
}

func TestTakingAReportOutAndBackChangesNothing(t *testing.T) {
	anns := demo(t)
	want := bytes(t, tell.Story(anns, tell.Options{}))
	without := bytes(t, tell.Story(anns[1:], tell.Options{}))
	if without == want {
		t.Error("a report more or less changes nothing")
	}
	if again := bytes(t, tell.Story(append(slices.Clone(anns[1:]), anns[0]), tell.Options{})); again != want {
		t.Error("taking a report out and back changes the story")
	}
}

func TestEveryPrintedWordIsCited(t *testing.T) {
	told := tell.Story(demo(t), tell.Options{})
	if len(told.Events) < 50 {
		t.Fatalf("%d events", len(told.Events))
	}
	for _, ev := range told.Events {
		quotes := ""
		for _, e := range ev.Evidence {
			quotes += " " + strings.ToLower(news.Plain(e.Quote))
		}
		for _, w := range strings.Fields(strings.ToLower(ev.Line)) {
			if w = strings.Trim(strings.Replace(w, "'s]", "", 1), ".,;:“”\"'…[]"); !strings.Contains(quotes, w) {
				t.Errorf("%q of the line %q is in none of its words %q", w, ev.Line, quotes)
			}
		}
	}
}

func TestNoEventHasMoreSourcesThanReports(t *testing.T) {
	told := tell.Story(demo(t), tell.Options{})
	for _, ev := range told.Events {
		if ev.IndependentSources > len(ev.Reports) || ev.IndependentSources < 1 || len(ev.Mentions) == 0 || len(ev.Evidence) == 0 {
			t.Errorf("%s %q: %d sources, %d reports, %d mentions", ev.ID, ev.Line, ev.IndependentSources, len(ev.Reports), len(ev.Mentions))
		}
	}
	for _, p := range told.Plans {
		if len(p.Evidence) == 0 || (p.Outcome == "kept" || p.Outcome == "cancelled" || p.Outcome == "changed") && len(p.Evidence) < 2 {
			t.Errorf("plan %s, %s, cites %d and ends in %q", p.ID, p.Outcome, len(p.Evidence), p.OutcomeEvent)
		}
	}
}

const (
	announced = "\nLeaders to meet in Sarn\n\nSARN — President Ivo Kern of Norland and Prime Minister Ann Marl of Estmark will meet in Sarn on Monday to discuss a bridge over the Tolm, the Norland government said on Friday. It would be their first meeting since Kern's election win last month.\n\nKern will receive Marl at his residence in Sarn, his office said. Marl had called the presidential election of August 9 fair.\n"
	met       = "\nKern and Marl agree on bridge\n\nPresident Ivo Kern of Norland met Prime Minister Ann Marl of Estmark in Sarn on Monday, and the two leaders discussed the bridge over the Tolm for four hours. It was the first meeting of Kern and Marl since the election in Norland on August 9.\n\nKern said after the meeting that the talks had been useful.\n"
	recalled  = "2022-03-01\nA bridge delayed\n\nThe bridge over the Tolm will not be built this year, Norland said on Tuesday. President Ivo Kern of Norland and Prime Minister Ann Marl of Estmark met in Sarn on 13 September 2021. The presidential election in Norland was held in August 2021.\n"
)

func TestReportsDateEachOther(t *testing.T) {
	anns := pipelinetest.Read(t, announced, met, recalled)
	told := tell.Story(anns, tell.Options{})
	for i, want := range []string{"2021-09-08..2021-09-13", "2021-09-13..2021-09-16"} {
		d := told.Days.Dating(anns[i].ID)
		if d.Basis != news.Inferred || d.Earliest < want[:10] || d.Latest > want[12:] || d.Earliest == "" || d.Latest == "" {
			t.Errorf("report %d is %s..%s (%s), not within %s: %q", i, d.Earliest, d.Latest, d.Basis, want, d.Reasons)
		}
	}
	for _, ev := range told.Events {
		if ev.When.Value == "2021-09-13" && len(ev.Reports) == 3 && ev.Factuality == news.Happened {
			return
		}
	}
	for _, ev := range told.Events {
		t.Logf("%s %s %s %q in %d reports", ev.Type, ev.Factuality, ev.When.Value, ev.Line, len(ev.Reports))
	}
	t.Error("the meeting of 13 September is no event of all three reports")
}

func TestNothingDatesNothing(t *testing.T) {
	anns := pipelinetest.Read(t, announced, met)
	told := tell.Story(anns, tell.Options{})
	for i := range anns {
		if d := told.Days.Dating(anns[i].ID); d.Earliest != "" && d.Latest != "" {
			t.Errorf("report %d of a story without a year is %s..%s: %q", i, d.Earliest, d.Latest, d.Reasons)
		}
	}
}

func TestADayThatIsStatedIsNotMoved(t *testing.T) {
	anns := pipelinetest.Read(t, "2021-09-20"+announced, met, recalled)
	told := tell.Story(anns, tell.Options{})
	if d := told.Days.Dating(anns[0].ID); d.Value != "2021-09-20" || d.Basis != news.Corrected {
		t.Errorf("the stated day became %s (%s)", d.Value, d.Basis)
	}
}

func TestPlansHaveTheirOutcome(t *testing.T) {
	anns := pipelinetest.Read(t,
		"2023-05-10\nTalks set\n\nPresident Ivo Kern of Norland will meet Prime Minister Ann Marl of Estmark in Sarn on 15 May, his office said on Wednesday. The two countries plan to sign a treaty on 1 July.\n",
		"2023-05-16\nTalks held\n\nPresident Ivo Kern of Norland met Prime Minister Ann Marl of Estmark in Sarn on Monday, 15 May, his office said.\n",
		"2023-08-01\nQuiet on the Tolm\n\nNobody in Norland speaks of the bridge any more, the Courier wrote on Tuesday.\n")
	told := tell.Story(anns, tell.Options{})
	outcome := map[string]string{}
	for _, p := range told.Plans {
		switch {
		case strings.Contains(p.Text, "will meet"):
			outcome["meet"] = p.Outcome
		case strings.Contains(p.Text, "sign a treaty"):
			outcome["sign"] = p.Outcome
		}
	}
	if outcome["meet"] != "kept" || outcome["sign"] != "lapsed" {
		t.Errorf("outcomes %v of %+v", outcome, told.Plans)
	}
	early := tell.Story(anns, tell.Options{AsOf: "2023-06-01"})
	for _, p := range early.Plans {
		if strings.Contains(p.Text, "sign a treaty") && p.Outcome != "open" {
			t.Errorf("as of June the treaty of July is %s", p.Outcome)
		}
	}
}

func TestCopiesAreOneSource(t *testing.T) {
	body := "Police in Sarn arrested the banker Ivo Kern on Monday after a raid on his house by forty officers, the interior ministry said. Kern is accused of having sold shares of the Tolm bank before its collapse in April, which cost 2,300 people their savings.\n\nHis lawyer, Ann Marl, said he would be released within days. The ministry declined to comment on that.\n"
	anns := pipelinetest.Read(t,
		"2023-05-16\nBanker arrested\n\nSARN, May 16 (Reuters) - "+body,
		"2023-05-16\nKern held in Sarn\n\nSARN (Reuters) - "+body,
		"2023-05-17\nThe fall of a banker\n\nThe banker Ivo Kern was arrested by police in Sarn on Monday, his wife told the Courier in an interview. She had seen the cars come up the hill at dawn.\n")
	told := tell.Story(anns, tell.Options{})
	for _, ev := range told.Events {
		if ev.Mode == "arrest" && len(ev.Reports) == 3 {
			if ev.IndependentSources != 1 || !strings.Contains(strings.Join(ev.Counted, " "), "unknown") {
				t.Errorf("%d sources of an agency, its copy and a page that names nobody: %q", ev.IndependentSources, ev.Counted)
			}
			return
		}
	}
	t.Error("the arrest is no event of all three reports")
}

func TestStopped(t *testing.T) {
	stop := make(chan struct{})
	close(stop)
	if told := tell.Story(demo(t), tell.Options{Stop: stop}); told != nil {
		t.Error("a story that was stopped is told")
	}
}

func BenchmarkStory(b *testing.B) {
	anns := demo(b)
	b.ResetTimer()
	for range b.N {
		tell.Story(anns, tell.Options{})
	}
	b.ReportMetric(float64(len(anns)*b.N)/b.Elapsed().Seconds(), "reports/s")
}

// A sentence that is taken over word for word keeps the day that it had.
func TestACopiedTomorrowIsThatOfTheOriginal(t *testing.T) {
	const body = "The union of tram drivers called off its march through the capital after the death of the driver Pavel Kromm. " +
		"Tomorrow the union will bury the driver Pavel Kromm at the church of Falcon Road, its president Marta Olvenko announced. " +
		"The minister Henrik Arnvald appointed the judge Anselma Grelle to mediate in the long dispute over pay and pensions. "
	anns := pipelinetest.Read(t, "2022-02-25\nUnion calls off its march\n\n"+body+"\n",
		"2022-02-27\nWhat the Star wrote of the march\n\n"+body+"\n")
	seen := 0
	for _, ev := range tell.Story(anns, tell.Options{}).Events {
		for _, m := range ev.Members {
			if m.Time != nil && strings.EqualFold(m.Time.In(m.Report.Text), "tomorrow") && m.Time.Value != "2022-02-26" {
				t.Errorf("%q of %s is %s", m.In(m.Report.Text), m.Report.Published.Value, m.Time.Value)
			}
			if m.Time != nil && m.Time.Value == "2022-02-26" {
				seen++
			}
		}
	}
	if seen < 2 {
		t.Errorf("%d events of that day, want one in each report", seen)
	}
}

// A report without a day is dated by what it counts from an event that another report
// dates, and only as closely as it is counted.
func TestAnUndatedReportIsDatedByWhatItCountsFrom(t *testing.T) {
	first := "2018-04-19\nMayor arrested\n\nPolice arrested the mayor of Velhaven, Edmund Tarvin, at his home on Wednesday, 18 April 2018. A judge questioned Edmund Tarvin.\n"
	for _, c := range []struct{ text, first, last string }{
		{"Edmund Tarvin resigned as mayor of Velhaven on Wednesday, two weeks after his arrest by police.", "2018-05-02", "2018-05-08"},
		{"Edmund Tarvin resigned as mayor of Velhaven on Friday, two days after his arrest by police.", "2018-04-20", "2018-04-26"},
		{"Edmund Tarvin resigned as mayor of Velhaven on Wednesday, years after his arrest by police.", "", ""},
	} {
		anns := pipelinetest.Read(t, first, "\nMayor quits\n\n"+c.text+" The police arrested Edmund Tarvin in April in Velhaven.\n")
		got := tell.Story(anns, tell.Options{}).Days.Dating(anns[1].ID)
		if got.Earliest < c.first || c.last != "" && got.Latest > c.last || c.first != "" && got.Earliest == "" {
			t.Errorf("%q: %s to %s, want within %s to %s (%v)", c.text, got.Earliest, got.Latest, c.first, c.last, got.Reasons)
		}
	}
}
