package dispute

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dateline/internal/calendar"
	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
	"dateline/internal/story/given"
	"dateline/internal/story/given/giventest"
	"dateline/internal/story/ledger"
)

// findIn gives the disputes of marked reports as "kind: side | side", each side
// its first words.
func findIn(spec string, in given.Inputs) []string {
	anns := giventest.Reports(spec)
	var out []string
	for _, d := range Find(anns, ledger.Rows(anns, in), nil, nil, in) {
		var sides []string
		for _, s := range d.Sides {
			sides = append(sides, s.Evidence[0].Quote)
		}
		out = append(out, d.Kind+": "+strings.Join(sides, " | "))
	}
	slices.Sort(out)
	return out
}

var cases = []struct {
	name, spec string
	want       []string // kinds with their sides
}{
	{"police and organisers", `a 2024-05-02 Herald
		A march of people that police put at [2,500|count people 2500|people] and the organisers at [8,000|count people 8000|people] crossed the bridge.
		said: police => put => at 2,500
		said: organisers => put => at 8,000`, []string{"other-source: 2,500 | 8,000"}},
	{"what one act fixed does not move with the days", `a 2024-05-02 Herald
		<Ivo Kressel> was released on bail of [500,000 marks|amount marks 500000|bail].
		---
		b 2024-09-02 Post
		<Ivo Kressel> remains free on bail of [600,000 marks|amount marks 600000|bail].`, []string{"contradiction: 500,000 marks | 600,000 marks"}},
	{"two who count the injured", `a 2024-05-02 Herald
		A bus ran into pickets at <p:Sarn>. Police said [three|count people 3|people] people were injured. The <o:Dock Union> said that [five|count people 5|people] people were injured.
		said: Police => said => three people were injured
		said: Dock Union => said => that five people were injured`, []string{"other-source: three | five"}},
	{"a demand and its outcome", `a 2024-05-02 Herald
		<o:Dock Union> wants a pay rise of [8 percent|share percent 8|pay rise] for drivers.
		---
		b 2024-05-03 Post
		The strike of the <o:Dock Union> ended with a pay rise of [6 percent|share percent 6|pay rise] for drivers.`, nil},
	{"no new figure", `a 2024-05-02 Herald
		<Anna Belova> said the union had gone down to [7 percent|share percent 7]. <Ivo Kressel> denied that any new figure had been mentioned.
		said: Anna Belova => said => the union had gone down to 7 percent`,
		[]string{"contradiction: the union had gone down to 7 percent | Ivo Kressel denied that any new figure had been mentioned"}},
	{"no new figure where none was given", `a 2024-05-02 Herald
		<Anna Belova> said the night was cold. <Ivo Kressel> denied that any new figure had been mentioned.
		said: Anna Belova => said => the night was cold`, nil},
	{"a side is its denial and not what follows", `a 2024-05-02 Herald
		<Anna Belova> accused <Ivo Kressel> of theft. He denied the accusation. The rain went on.`,
		[]string{"contradiction: Anna Belova accused Ivo Kressel of theft. | He denied the accusation"}},
	{"one number is no dispute", `a 2024-05-02 Herald
		The fire in <p:Sarn> killed [12 people|count people 12|people].
		---
		b 2024-05-02 Post
		The fire in <p:Sarn> killed [twelve people|count people 12|people].`, nil},
	{"a toll that rises is of other days", `a 2024-05-02 Herald
		The flood in <p:Sarn> killed [12 people|count people 12|people] in the valley.
		---
		b 2024-05-04 Post
		The flood in <p:Sarn> has killed [31 people|count people 31|people], rescuers in the valley said.`,
		[]string{"other-time: 12 people | 31 people"}},
	{"about and exactly agree", `a 2024-05-02 Herald
		The flood in <p:Sarn> killed [20 to 40 people|count people 20 20 40|people] in the valley.
		---
		b 2024-05-02 Post
		The flood in <p:Sarn> has killed [31 people|count people 31|people] in the valley.`, nil},
	{"put right", `a 2024-05-02 Herald
		[Six|count - 6|annexes] annexes of the accord are open. An earlier version said that [seven|count - 7|annexes] annexes were open.
		said: An earlier version => said => seven annexes were open`, []string{"revision: Six | seven"}},
	{"at first and now", `a 2024-05-02 Herald
		<o:Kestrel>, which at first admitted to [nine|count - 9|accidents] accidents, and not [12|count - 12|accidents].`,
		[]string{"revision: nine | 12"}},
	{"at first light", `a 2024-05-02 Herald
		At first light <o:Kestrel> spoke of [nine|count - 9|accidents] accidents, and not [12|count - 12|accidents].`,
		[]string{"contradiction: nine | 12"}},
	{"something else is counted", `a 2024-05-02 Herald
		The inspector said [402|count - 402|houses] houses were finished. In June the ministry had spoken of [415|count - 415|houses]. The number had included houses without a roof.
		said: inspector => said => 402 houses were finished
		said: ministry => spoken of => 415`, []string{"other-thing: 402 | 415"}},
	{"a word for a large number is lost", `a 2024-05-02 Herald
		<o:Delta Bank> gives a loan of [$420 million|amount USD 420000000|loan] for the railway.
		---
		b 2024-05-03 Post
		<o:Delta Bank> finances the railway with a loan of [420 billion dollars|amount USD 420000000000|loan].`,
		[]string{"damaged-copy: $420 million | 420 billion dollars"}},
	{"ages do not differ", `a 2023-05-02 Herald
		<Anna Belova>, [66|age years 66|Anna Belova], spoke.
		---
		b 2024-05-02 Post
		<Anna Belova>, [67|age years 67|Anna Belova], spoke.`, nil},
	{"denied it", `a 2024-05-02 Herald
		A website reported that <Ivo Kressel> had handed in his resignation. The ministry denied it.`,
		[]string{"contradiction: A website reported that Ivo Kressel had handed in his resignation. | denied it"}},
	{"denied a report", `a 2024-05-02 Herald
		<Ivo Kressel> denied reports that the harbour would be sold.`,
		[]string{"contradiction: that the harbour would be sold | Ivo Kressel denied reports"}},
	{"rejected an accusation", `a 2024-05-02 Herald
		<o:Norland> rejected allegations that its ship had cut the cable.`,
		[]string{"contradiction: that its ship had cut the cable | Norland rejected allegations"}},
	{"did not deny", `a 2024-05-02 Herald
		<Ivo Kressel> did not deny reports that the harbour would be sold.`, nil},
	{"denied entry", `a 2024-05-02 Herald
		A guard denied the reporters entry. They were denied a permit.`, nil},
	{"rejected a plan", `a 2024-05-02 Herald
		<o:Norland> rejected the plan. Voters rejected it in March.`, nil},
	{"denied what another has just said", `a 2024-05-02 Herald
		<Anna Belova> said the firm had offered money. <Ivo Kressel> denied that there had been an offer.
		said: Anna Belova => said => the firm had offered money`,
		[]string{"contradiction: the firm had offered money | Ivo Kressel denied that there had been an offer"}},
	{"denied something that nobody said", `a 2024-05-02 Herald
		<Anna Belova> said the night was cold. <Ivo Kressel> denied that the bank was closing.
		said: Anna Belova => said => the night was cold`, nil},
	{"denied, though others say so", `a 2024-05-02 Herald
		<o:Kestrel> denied that it was in talks, though two bankers said that it had been meeting lawyers.`,
		[]string{"contradiction: two bankers said that it had been meeting lawyers. | Kestrel denied that it was in talks"}},
	{"that is untrue", `a 2024-05-02 Herald
		<o:Sarn Agency> reported that <o:Norland> had asked for the delay. "That is untrue," said <Ivo Kressel>.
		said: Sarn Agency => reported => that Norland had asked for the delay
		said: quote Ivo Kressel => said => That is untrue`,
		[]string{`contradiction: that Norland had asked for the delay | "That is untrue," said Ivo Kressel.`}},
	{"untrue of nothing", `a 2024-05-02 Herald
		It rained. "That is false," he said.`, nil},
	{"two who won", `a 2024-05-02 Herald
		<Ivo Kressel> won the presidential election in May with a landslide. <Anna Belova> claims that she won the vote and calls the election rigged.`,
		[]string{"contradiction: Anna Belova claims that she won the vote and calls the election rigged. | Ivo Kressel won the presidential election in May with a landslide."}},
	{"one who won, and nobody doubts it", `a 2024-05-02 Herald
		<Ivo Kressel> won the presidential election.
		---
		b 2024-05-02 Post
		The election was won by <Ivo Kressel>.`, nil},
	{"a match is no vote", `a 2024-05-02 Herald
		<Ivo Kressel> won the final in a disputed finish. <Anna Belova> claims she won.`, nil},
	{"a disputed re-election", `a 2024-05-02 Herald
		Crowds marched after the disputed re-election of <Ivo Kressel>. <Ivo Kressel> hailed his election victory.`,
		[]string{"contradiction: Ivo Kressel hailed his election victory. | Crowds marched after the disputed re-election of Ivo Kressel."}},
	{"so many times", `a 2024-05-02 Herald
		<Ivo Kressel> and <Anna Belova> met for the [third|ordinal - 3|time] time since December.`,
		[]string{"count: met for the third time"}},
	{"more earlier than later", `a 2024-05-02 Herald
		<Ivo Kressel> and <Anna Belova> have met [four times|count times 4] since December.
		---
		b 2024-08-02 Post
		<Ivo Kressel> and <Anna Belova> have met [three times|count times 3] since December.`,
		[]string{"count: met four times | met three times"}},
	{"counts without a beginning", `a 2024-05-02 Herald
		<Ivo Kressel> and <Anna Belova> met for the [second|ordinal - 2|time] time.`, nil},
	{"counts of nobody's", `a 2024-05-02 Herald
		It was the [third|ordinal - 3|meeting] meeting since December.`, nil},
	{"places in a list", `a 2024-05-02 Herald
		<Ivo Kressel> of <o:Norland> finished in [third|ordinal - 3|place] place since a storm came.`, nil},
	{"who was on board", `a 2024-05-02 Herald
		The tram in <p:Sarn> left the rails near <p:Tolm> at the bridge. <o:Sarn Trams> said [90 people|count people 90|people] had been aboard, [12|part people 12|people] of them staff. By noon [61|count people 61|people] had been pulled from the cars, the fire brigade said.
		said: Sarn Trams => said => 90 people
		said: the fire brigade => said => By noon 61
		---
		b 2024-05-03 Post
		The tram in <p:Sarn> left the rails near <p:Tolm> at the bridge. [About 110 people|count people 110|people] were aboard, the mayor estimates.
		said: the mayor => estimates => About 110 people`,
		[]string{"other-source: 90 people | About 110 people"}},
	{"one number in the place of another", `a 2024-05-02 Herald
		The port has corrected the number of persons on board. Instead of [90|count people 90|persons] it was [94|count people 94|persons], for four came late.`,
		[]string{"revision: 90 | 94"}},
	{"another source without the noun", `a 2024-05-02 Herald
		By night [33|count - 33|bodies] bodies had been found, according to the army. The hospital in <p:Sarn> spoke of [35|count - 35].
		said: the army => according to => 33 bodies
		said: The hospital => spoke of => 35`,
		[]string{"other-source: 33 | 35"}},
	{"the dead, the missing and who was found since", `a 2024-05-02 Herald
		In <p:Sarn> and <p:Tolm> divers found [41|count people 41] dead, [seven persons|count people 7|persons] remain missing after the flood.
		---
		b 2024-05-02 Post
		In <p:Sarn> and <p:Tolm> [41 people|count people 41|people] are known to have died in the flood, after [three|count - 3|bodies] bodies were washed ashore. There are [seven people|count people 7|people] whom divers cannot account for.`, nil},
	{"two who count, with a comma between", `a 2024-05-02 Herald
		By the data of the police, [300 persons|count people 300|persons] took part in it, the organisers speak about [900|count people 900|persons].
		said: the police => By the data of => 300 persons
		said: the organisers => speak => 900`, []string{"other-source: 300 persons | 900"}},
	{"a count of their own lowered", `a 2024-05-02 Herald
		The office lowered its count of the cases from [57|count - 57|cases] to [54|count - 54|cases].`, []string{"revision: 54 | 57"}},
	{"how a vote went", `a 2024-05-02 Herald
		In <p:Sarn> the council rejected a motion of no confidence in <Ivo Kressel> by [31|count - 31|votes] votes to [24|count - 24|votes].
		---
		b 2024-05-03 Post
		In the vote of distrust to <Ivo Kressel> in <p:Sarn> for the motion voted [22|count people 22|members] members, against - [31|count people 31|members].`,
		[]string{"contradiction: 22 | 24"}},
	{"a claim of another report, and what the denial ends in", `a 2024-05-02 Herald
		A former diver said that the pilot had been sleeping on the bridge.
		said: A former diver => said => that the pilot had been sleeping on the bridge
		---
		b 2024-05-09 Post
		It rejected reports that the pilot had been sleeping on the bridge: his log showed nothing.`,
		[]string{"contradiction: that the pilot had been sleeping on the bridge | It rejected reports"}},
	{"both claims of two", `a 2024-05-02 Herald
		Two sailors said that the hatch had leaked since spring. A diver said that the pilot had been sleeping. <o:Dock Lines> denied both claims.
		said: Two sailors => said => that the hatch had leaked since spring
		said: A diver => said => that the pilot had been sleeping`,
		[]string{"contradiction: that the hatch had leaked since spring | Dock Lines denied both claims",
			"contradiction: that the pilot had been sleeping | Dock Lines denied both claims"}},
	{"revised to one number from another", `a 2024-05-02 Herald
		The toll was revised to [12|count people 12|toll] from [15|count people 15|toll].`, []string{"revision: 12 | 15"}},
}

func TestFind(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := findIn(c.spec, given.Inputs{}); !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestCopiesThatDiffer(t *testing.T) {
	spec := `a 2024-05-02 Herald
		The harbour of <p:Sarn> was closed by [350 boats|count - 350|boats] on Monday.
		---
		b 2024-05-02 Post
		The harbour of <p:Sarn> was closed by [530 boats|count - 530|boats] on Monday.`
	anns := giventest.Reports(spec)
	in := given.Inputs{Lineage: []news.Edge{{From: "r-b", To: "r-a", Kind: "copy"}}}
	row := news.FigureRow{ID: "l-1", Of: "boats"}
	for i := range anns {
		fig := anns[i].Figures[0]
		ev := []news.Evidence{{Report: anns[i].ID, Span: fig.Span, Quote: fig.In(anns[i].Text)}}
		row.Values = append(row.Values, news.FigureValue{Value: fig.Value, Low: fig.Low, High: fig.High, Evidence: ev})
	}
	for kind, in := range map[string]given.Inputs{DamagedCopy: in, Contradiction: {}} {
		got := Find(anns, []news.FigureRow{row}, nil, nil, in)
		if len(got) != 1 || got[0].Kind != kind {
			t.Errorf("want one %s: %+v", kind, got)
		}
	}
}

// TestOneDenialOnce holds that a statement that one party denies is one dispute,
// in whatever words two reports tell it.
func TestOneDenialOnce(t *testing.T) {
	spec := `a 2024-05-02 Herald
		<Anna Belova> said there was evidence of theft. <Ivo Kressel> denied the accusation.
		said: Anna Belova => said => there was evidence of theft
		---
		b 2024-05-03 Post
		"There is evidence of theft," <Anna Belova> said. <Ivo Kressel> rejected the allegations.
		said: quote Anna Belova => said => There is evidence of theft`
	anns := giventest.Reports(spec)
	st := news.Statement{ID: "a-1"}
	for i := range anns {
		c := anns[i].Attributions[0].Content[0]
		st.Evidence = append(st.Evidence, news.Evidence{Report: anns[i].ID, Span: c, Quote: c.In(anns[i].Text)})
	}
	if got := Find(anns, nil, nil, nil, given.Inputs{}); len(got) != 2 {
		t.Errorf("without statements: %+v", got)
	}
	got := Find(anns, nil, nil, []news.Statement{st}, given.Inputs{})
	if len(got) != 1 || len(got[0].Sides) != 2 || len(got[0].Sides[0].Evidence) != 2 || len(got[0].Sides[1].Evidence) != 2 {
		t.Errorf("want one dispute with the words of both: %+v", got)
	}
}

func TestEventsDeniedAndTold(t *testing.T) {
	anns := giventest.Reports(`a 2024-05-02 Herald
		Soldiers entered Sarn.
		---
		b 2024-05-02 Post
		Soldiers did not enter Sarn.`)
	ev := news.Event{ID: "E-1"}
	for i, f := range []news.Factuality{news.Happened, news.Denied} {
		anns[i].Events = []news.EventMention{{ID: "m", Span: news.Span{Start: 0, End: 8}, Clause: news.Span{Start: 0, End: 20}, Factuality: f}}
		ev.Mentions = append(ev.Mentions, news.Mention{Report: anns[i].ID, ID: "m"})
	}
	got := Find(anns, nil, []news.Event{ev}, nil, given.Inputs{})
	if len(got) != 1 || got[0].Kind != Contradiction || len(got[0].Sides) != 2 {
		t.Errorf("disputes %+v", got)
	}
	anns[1].Events[0].Factuality = news.Planned
	if got = Find(anns, nil, []news.Event{ev}, nil, given.Inputs{}); len(got) != 0 {
		t.Errorf("planned and happened: %+v", got)
	}
}

func TestWhatTheReportsKnow(t *testing.T) {
	anns := giventest.Reports(`a 2024-05-02 Herald
		<Ivo Kressel> and <Anna Belova> met for the [third|ordinal - 3|time] time since December.`)
	in := given.Inputs{}
	keys := given.Read(anns, in).Docs[0].Keys(news.Span{End: 60})
	ev := news.Event{ID: "E-1", Type: "CONSULT", Factuality: news.Happened, Evidence: []news.Evidence{{Report: "r-a", Span: news.Span{End: 3}, Quote: "Ivo"}}}
	for _, k := range keys {
		ev.Actors = append(ev.Actors, news.ActorRef{Entity: news.EntityID(k)})
	}
	got := Find(anns, nil, []news.Event{ev}, nil, in)
	if len(got) != 1 || len(got[0].Sides) != 2 || !strings.Contains(got[0].Reasons[0], "know 1 such") {
		t.Errorf("disputes %+v", got)
	}
	ev.Type = "PROTEST"
	if got = Find(anns, nil, []news.Event{ev}, nil, in); len(got) != 1 || len(got[0].Sides) != 1 {
		t.Errorf("an event of another type: %+v", got)
	}
}

func TestNext(t *testing.T) {
	for v, want := range map[float64]float64{80000: 90000, 600: 700, 1.5e9: 1.6e9, 15: 16, 1: 2} {
		if got := next(v); got >= want || got < want*0.98-1 {
			t.Errorf("more than %v stays below %v, not below %v", v, want, got)
		}
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
	all := func() string {
		b, _ := json.Marshal(Find(anns, ledger.Rows(anns, given.Inputs{}), nil, nil, given.Inputs{}))
		return string(b)
	}
	want := all()
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		rng.Shuffle(len(anns), func(i, j int) { anns[i], anns[j] = anns[j], anns[i] })
		if got := all(); got != want {
			t.Fatalf("another order gives other disputes:\n%s\n%s", want, got)
		}
	}
}

// TestEveryDisputeHasSidesReasonsAndItsOwnId holds what every dispute must be.
func TestEveryDisputeHasSidesReasonsAndItsOwnId(t *testing.T) {
	for _, c := range cases {
		anns := giventest.Reports(c.spec)
		ids := map[news.RecordID]bool{}
		for _, d := range Find(anns, ledger.Rows(anns, given.Inputs{}), nil, nil, given.Inputs{}) {
			if ids[d.ID] || d.About == "" || len(d.Reasons) == 0 || len(d.Sides) < 2 && d.Kind != Count {
				t.Errorf("%s: %+v", c.name, d)
			}
			ids[d.ID] = true
			for _, s := range d.Sides {
				if len(s.Evidence) == 0 || s.Evidence[0].Quote == "" {
					t.Errorf("%s: a side without words: %+v", c.name, d)
				}
			}
		}
	}
}

func TestNothingIsNeeded(t *testing.T) {
	if got := Find(nil, nil, nil, nil, given.Inputs{}); got == nil || len(got) != 0 {
		t.Errorf("disputes of nothing: %v", got)
	}
	in := given.Inputs{
		Of:        func(news.ReportID, news.EntityID) news.EntityID { return "" },
		Name:      func(news.EntityID) string { return "" },
		Published: func(news.ReportID) news.Dating { return news.Dating{} },
		When:      func(news.ReportID, *news.TimeRange) (calendar.Span, bool) { return calendar.Span{}, false },
		Sources:   func([]news.Evidence) (int, int) { return 0, 0 },
	}
	for _, c := range cases {
		findIn(c.spec, in)
	}
	broken := []news.FigureRow{{Values: []news.FigureValue{{}, {Evidence: []news.Evidence{{Report: "r-gone"}}}}}}
	Find(nil, broken, []news.Event{{Mentions: []news.Mention{{Report: "r-gone"}}}}, nil, given.Inputs{})
}

// BenchmarkFind shows that work grows with the number of reports.
func BenchmarkFind(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		var anns []news.Annotated
		for i := range n {
			c := cases[i%len(cases)]
			for _, ann := range giventest.Reports(c.spec) {
				ann.ID += news.ReportID(fmt.Sprint(i))
				anns = append(anns, ann)
			}
		}
		rows := ledger.Rows(anns, given.Inputs{})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Find(anns, rows, nil, nil, given.Inputs{})
			}
		})
	}
}

// FuzzFind reads any text.
func FuzzFind(f *testing.F) {
	for _, c := range cases {
		f.Add(giventest.Reports(c.spec)[0].Text, uint16(3), uint16(9), 3.0)
	}
	f.Fuzz(func(t *testing.T, text string, start, end uint16, value float64) {
		whole := news.Span{End: news.Byte(len(text))}
		span := news.Span{Start: news.Byte(start), End: news.Byte(end)}
		ann := news.Annotated{Report: news.Report{ID: "r", Text: text, Passages: []news.Passage{{Role: news.StoryText, Span: whole}}},
			Layers: news.Layers{Sentences: []news.Sentence{{Span: whole}},
				Names:        []news.Name{{Span: span, Kind: news.Person}},
				Figures:      []news.Figure{{Span: span, Value: value, Kind: "ordinal"}, {Span: span, Value: value, Low: value, Kind: "count"}},
				Attributions: []news.Attribution{{ID: "a", Source: &span, Content: []news.Span{whole}}}}}
		anns := []news.Annotated{ann, ann}
		anns[1].ID = "s"
		for _, d := range Find(anns, ledger.Rows(anns, given.Inputs{}), nil, nil, given.Inputs{}) {
			for _, s := range d.Sides {
				for _, ev := range s.Evidence {
					if ev.Quote != ev.In(text) {
						t.Errorf("evidence %+v", ev)
					}
				}
			}
		}
	})
}

func TestWordsStandInOneClass(t *testing.T) {
	for _, file := range []string{"dispute-denials", "dispute-contests", "dispute-counts", "dispute-revisions", "ledger-things", "ledger-states"} {
		seen := map[string]string{}
		for class, words := range wordlist.Labelled("en/" + file + ".txt") {
			for _, w := range words {
				key := w
				if file == "ledger-states" {
					key = given.Stem(w)
				}
				if key == "" {
					t.Errorf("%s: %q is a common word and never met", file, w)
				}
				if other, ok := seen[key]; ok && other != class {
					t.Errorf("%s: %q stands in %s and in %s", file, w, other, class)
				}
				seen[key] = class
			}
		}
	}
}

func TestMergeTakesNoneTwice(t *testing.T) {
	side := func(start, end news.Byte) []news.Side {
		return []news.Side{{Evidence: []news.Evidence{{Report: "r-a", Span: news.Span{Start: start, End: end}}}}}
	}
	found := []news.Dispute{{ID: "d-2", Kind: DamagedCopy, Sides: side(0, 9)}}
	more := []news.Dispute{{ID: "d-1", Kind: DamagedCopy, Sides: side(20, 30)}, {ID: "d-3", Kind: DamagedCopy, Sides: side(5, 12)},
		{ID: "d-4", Kind: Revision, Sides: side(5, 12)}, {ID: "d-5", Kind: DamagedCopy}}
	var ids []news.RecordID
	for _, d := range Merge(found, more) {
		ids = append(ids, d.ID)
	}
	if !slices.Equal(ids, []news.RecordID{"d-1", "d-2", "d-4"}) {
		t.Errorf("merged: %v", ids)
	}
}
