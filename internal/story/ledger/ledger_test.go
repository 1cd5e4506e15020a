package ledger

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

// rowsOf gives the rows of marked reports as text: the words of each member,
// in order, joined by " = ".
func rowsOf(t *testing.T, spec string) []string {
	t.Helper()
	var out []string
	for _, row := range Rows(giventest.Reports(spec), given.Inputs{}) {
		var words []string
		for _, ev := range row.Evidence {
			words = append(words, strings.TrimPrefix(string(ev.Report), "r-")+":"+ev.Quote)
		}
		out = append(out, strings.Join(words, " = "))
	}
	slices.Sort(out)
	return out
}

var cases = []struct {
	name, spec string
	one        []string // rows that must be there, whole
	apart      bool     // no row may have two members
}{
	{"one toll in two reports", `a 2024-05-02 Herald
		The fire in <p:Sarn> killed [12 people|count people 12|people].
		---
		b 2024-05-02 Post
		[Twelve people|count people 12|people] died in the blaze in <p:Sarn>, officials said.`,
		[]string{"a:12 people = b:Twelve people"}, false},
	{"a toll that rises", `a 2024-05-02 Herald
		The flood in <p:Sarn> killed [12 people|count people 12|people] in the valley.
		---
		b 2024-05-04 Post
		The flood in <p:Sarn> has killed [31 people|count people 31|people], rescuers in the valley said.`,
		[]string{"a:12 people = b:31 people"}, false},
	{"dead are not injured", `a 2024-05-02 Herald
		The crash near <p:Sarn> killed [12 people|count people 12|people] on the bridge.
		---
		b 2024-05-02 Post
		The crash near <p:Sarn> injured [12 people|count people 12|people] on the bridge.`, nil, true},
	{"tolls of two places", `a 2024-05-02 Herald
		A quake in <p:Sarn> killed [12 people|count people 12|people].
		---
		b 2021-03-02 Post
		A bus crash in <p:Tolm> killed [31 people|count people 31|people].`, nil, true},
	{"one sum of money", `a 2024-05-02 Herald
		<o:Delta Bank> will give <c:Norland> a loan of [$420 million|amount USD 420000000|loan] for the railway.
		---
		b 2024-06-02 Post
		The loan of [420 million dollars|amount USD 420000000|loan] from <o:Delta Bank> is for a railway.`,
		[]string{"a:$420 million = b:420 million dollars"}, false},
	{"two currencies are two rows", `a 2024-05-02 Herald
		The loan is worth [1.5 billion dollars|amount USD 1500000000|loan] ([1.3 billion euros|amount EUR 1300000000|loan]).`, nil, true},
	{"parts by rank", `a 2024-05-02 Herald
		The first part of the loan, [$180 million|amount USD 180000000|first part of the loan], was paid by <o:Delta Bank>.
		---
		b 2024-05-02 Post
		The second part of the loan, [$180 million|amount USD 180000000|second part of the loan], was paid by <o:Delta Bank>.`, nil, true},
	{"one person's age", `a 2024-05-02 Herald
		<Anna Belova>, [66|age years 66|Anna Belova], spoke to reporters.
		---
		b 2024-09-02 Post
		<Anna Belova>, [67 years|age years 67|Anna Belova], was elected.`,
		[]string{"a:66 = b:67 years"}, false},
	{"two persons of one age", `a 2024-05-02 Herald
		<Anna Belova>, [66|age years 66|Anna Belova], spoke.
		---
		b 2024-05-02 Post
		<Ivo Kressel>, [66|age years 66|Ivo Kressel], spoke.`, nil, true},
	{"an age that cannot be", `a 2024-05-02 Herald
		<Anna Belova>, [66|age years 66|Anna Belova], spoke.
		---
		b 2024-05-09 Post
		<Anna Belova>, [31|age years 31|Anna Belova], spoke.`, nil, true},
	{"years in power", `a 2024-05-02 Herald
		<Ivo Kressel>, in power for [26 years|duration years 26|power], has vowed to stay.
		---
		b 2024-05-02 Post
		The vote would end the [26-year|duration years 26|rule] rule of <Ivo Kressel>.`,
		[]string{"a:26 years = b:26-year"}, false},
	{"lengths of time of this and that", `a 2024-05-02 Herald
		<Ivo Kressel> came back after [four years|duration years 4].
		---
		b 2024-05-02 Post
		<Ivo Kressel> was jailed for [four years|duration years 4].`, nil, true},
	{"small counts of this and that", `a 2024-05-02 Herald
		[Two|count - 2|ministers] ministers resigned in <c:Norland>.
		---
		b 2024-05-02 Post
		[Two|count - 2|trains] trains were late in <c:Norland>.`, nil, true},
	{"of two to go", `a 2024-05-02 Herald
		[Nine|count - 9|annexes] annexes of the accord are open, <Ivo Kressel> said.
		---
		b 2024-06-02 Post
		[Six|count - 6|annexes] annexes of the accord with <Ivo Kressel> are still open.`,
		[]string{"a:Nine = b:Six"}, false},
	{"open ones are not finished ones", `a 2024-05-02 Herald
		[Nine|count - 9|annexes] annexes of the accord are open, <Ivo Kressel> said.
		---
		b 2024-05-02 Post
		[Nine|count - 9|annexes] annexes of the accord are finished, <Ivo Kressel> said.`, nil, true},
	{"a part is not its whole", `a 2024-05-02 Herald
		[112|count - 112|houses] of the [640|count - 640|houses] houses were finished.`, nil, true},
	{"parts of one whole", `a 2024-05-02 Herald
		[112|count - 112|houses] of the [640|count - 640|houses] houses for the villagers were finished.
		---
		b 2024-07-02 Post
		[402|count - 402|houses] of the [640|count - 640|houses] houses for villagers were finished.`,
		[]string{"a:112 = b:402", "a:640 = b:640"}, false},
	{"police and organisers in one sentence", `a 2024-05-02 Herald
		A march that police put at [2,500|count people 2500|march] and the organisers at [8,000|count people 8000|march] crossed the bridge.`,
		[]string{"a:2,500 = a:8,000"}, false},
	{"two counts in two sentences", `a 2024-05-02 Herald
		Organisers put the number of marchers at [20,000|count people 20000|marchers]. The ministry said there were [6,000|count - 6000].
		said: Organisers => put => the number of marchers at 20,000
		said: ministry => said => there were 6,000`,
		[]string{"a:20,000 = a:6,000"}, false},
	{"dead and injured in one sentence are two", `a 2024-05-02 Herald
		The blast killed [12 people|count people 12|people] and injured [40|count people 40|people].`, nil, true},
	{"put right in one sentence", `a 2024-05-02 Herald
		She said [4,200|count people 4200|people] people, and not [3,400|count people 3400|people], would move.`,
		[]string{"a:4,200 = a:3,400"}, false},
	{"from and to with a verb of change", `a 2024-05-02 Herald
		The agency cut the number of fires from [17|count - 17|fires] to [16|count - 16|fires].`,
		[]string{"a:17 = a:16"}, false},
	{"a sum a thousand times too large", `a 2024-05-02 Herald
		<o:Delta Bank> gives a loan of [$420 million|amount USD 420000000|loan] for the railway.
		---
		b 2024-05-03 Post
		<o:Delta Bank> finances the railway with a loan of [420 billion dollars|amount USD 420000000000|loan].`,
		[]string{"a:$420 million = b:420 billion dollars"}, false},
	{"the number of a difference", `a 2024-05-02 Herald
		[Eighteen|count - 18|annexes] annexes are agreed, [three|count - 3|annexes] more than in May.
		---
		b 2024-05-02 Post
		[Three|count - 3|annexes] annexes are agreed.`, []string{"a:three"}, false},
	{"levels of one lake", `a 2024-05-02 Herald
		The reservoir of <p:Ulgar> is [68 percent|share percent 68|reservoir] full.
		---
		b 2024-08-02 Post
		The reservoir of <p:Ulgar> stood at [74 percent|share percent 74|reservoir] on Tuesday.`,
		[]string{"a:68 percent = b:74 percent"}, false},
	{"shares of this and that", `a 2024-05-02 Herald
		[40 percent|share percent 40|voters] of voters in <c:Norland> back <Ivo Kressel>.
		---
		b 2024-05-02 Post
		[40 percent|share percent 40|exports] of exports from <c:Norland> are fish.`, nil, true},
	{"at least and less than", `a 2024-05-02 Herald
		The river at <p:Sarn> carries [at least 220 m3|measure m3/s 220 220 inf|river] of water.
		---
		b 2024-05-02 Post
		The river at <p:Sarn> carries [less than 220 m3|measure m3/s 220 0 220|river] of water.`, nil, true},
	{"a range that holds the number", `a 2024-05-02 Herald
		[Six or seven|count - 6 6 7|maps] maps of the plan are open, <Ivo Kressel> said.
		---
		b 2024-05-02 Post
		[Seven|count - 7|maps] maps of the plan are open, <Ivo Kressel> said.`,
		[]string{"a:Six or seven = b:Seven"}, false},
	{"those who did it are no toll", `a 2024-05-02 Herald
		[Two men|count people 2|men] accused of killing a girl in <p:Sarn> were tried.
		---
		b 2024-05-02 Post
		A mother of [12|count people 12] was killed in <p:Sarn> as two men were tried.`, nil, true},
	{"those that come on top", `a 2024-05-02 Herald
		[Two|count - 2|engines] engines of the brigade in <p:Sarn> were ready. They called an additional [six|count - 6|engines] engines, the mayor said.`, nil, true},
	{"so much a day is not so much a year", `a 2024-05-02 Herald
		The chamber said the strike in <p:Sarn> would cost shops [11 million crowns|amount crowns 11000000|strike] a day.
		---
		b 2024-05-02 Post
		The strike in <p:Sarn> would cost shops [90 million crowns|amount crowns 90000000|strike] a year, the chamber said.
		---
		c 2024-05-03 Post
		The strike in <p:Sarn> has cost shops [130 million crowns|amount crowns 130000000|strike], the chamber said.`, nil, true},
	{"a demand is not what came of it", `a 2024-05-02 Herald
		<o:Dock Union> wants a pay rise of [8 percent|share percent 8|pay rise] for drivers.
		---
		b 2024-05-20 Post
		The strike of the <o:Dock Union> ended with a pay rise of [6 percent|share percent 6|pay rise] for drivers.`, nil, true},
	{"a demand that two tell", `a 2024-05-02 Herald
		<o:Dock Union> wants a pay rise of [8 percent|share percent 8|pay rise] for drivers.
		---
		b 2024-05-02 Post
		<o:Dock Union> is asking for [8 percent|share percent 8|pay rise] for its drivers, a pay rise.`,
		[]string{"a:8 percent = b:8 percent"}, false},
	{"a limit is not the first part", `a 2024-05-02 Herald
		The first part of the rise, [4 percent|share percent 4|first part of the rise], is due in April. <o:Kestrel Rail> had said it could not afford [more than 4.5 percent|share percent 4.5 4.5 inf].`, nil, true},
	{"a bribe of two sizes", `a 2024-05-02 Herald
		The court found that <Ivo Kressel> had received [1.2 million marks|amount marks 1200000] from <o:Delta Bank>.
		---
		b 2024-06-02 Post
		<Ivo Kressel> received [1.4 million marks|amount marks 1400000|Delta Bank] from <o:Delta Bank>, the prosecutor says.`,
		[]string{"a:1.2 million marks = b:1.4 million marks"}, false},
	{"two who were paid", `a 2024-05-02 Herald
		<Ivo Kressel> received [1.2 million marks|amount marks 1200000] from <o:Delta Bank>.
		---
		b 2024-06-02 Post
		<Anna Belova> received [1.4 million marks|amount marks 1400000] from <o:Norland Steel>.`, nil, true},
	{"bail of two sizes", `a 2024-05-02 Herald
		<Ivo Kressel> was released on bail of [500,000 marks|amount marks 500000|bail].
		---
		b 2024-09-02 Post
		<Ivo Kressel> remains free on bail of [600,000 marks|amount marks 600000|bail].`,
		[]string{"a:500,000 marks = b:600,000 marks"}, false},
	{"bail of two persons", `a 2024-05-02 Herald
		<Ivo Kressel> was released on bail of [500,000 marks|amount marks 500000|bail].
		---
		b 2024-05-02 Post
		<Anna Belova> was released on bail of [600,000 marks|amount marks 600000|bail].`, nil, true},
	{"a vote that two tell differently", `a 2024-07-02 Herald
		<Anna Belova> won the by-election with [54 percent|share percent 54|vote] of the vote.
		---
		b 2024-07-05 Post
		<Anna Belova> beat <Ivo Kressel> in the by-election by [52.4 percent|share percent 52.4|Anna Belova] to [41|share percent 41].`,
		[]string{"a:54 percent = b:52.4 percent"}, false},
	{"votes of two years", `a 2024-07-02 Herald
		<Anna Belova> won the by-election with [54 percent|share percent 54|vote] of the vote.
		---
		b 2020-07-05 Post
		<Anna Belova> won the by-election with [52.4 percent|share percent 52.4|vote] of the vote.`, nil, true},
	{"for and against", `a 2024-07-02 Herald
		In the vote of the <o:Dock Union> on the deal [57 percent|share percent 57] were in favour and [43 percent|share percent 43] against.
		---
		b 2024-07-03 Post
		In the vote of the <o:Dock Union> on the deal [53 percent|share percent 53|members] of members voted for it.`,
		[]string{"a:57 percent = b:53 percent", "a:43 percent"}, false},
	{"the number of those named before", `a 2024-05-02 Herald
		The <o:Dock Union> said [14,000|part people 14000|members] of its members had joined the strike. <o:Kestrel Rail> put the number at [9,500|count - 9500|number].
		said: Dock Union => said => 14,000 of its members had joined the strike
		said: Kestrel Rail => put => the number at 9,500`,
		[]string{"a:14,000 = a:9,500"}, false},
	{"the injured as police and the union count them", `a 2024-05-02 Herald
		A bus ran into pickets at <p:Sarn>. Police said [three|count people 3|people] people were injured. The <o:Dock Union> said that [five|part people 5|members] of its members had been taken to hospital.
		said: Police => said => three people were injured
		said: Dock Union => said => that five of its members had been taken to hospital
		---
		b 2024-05-03 Post
		At the gates of <p:Sarn>, where a bus ran into pickets on the line, [four|count people 4|people] people were hurt, the ambulance service said.
		said: the ambulance service => said => four people were hurt`,
		[]string{"a:three = a:five = b:four"}, false},
	{"the injured of two places", `a 2024-05-02 Herald
		Police said [three|count people 3|people] people were injured in <p:Sarn>. The army said that [five|count people 5|people] people were injured in <p:Tolm>.
		said: Police => said => three people were injured in Sarn
		said: The army => said => that five people were injured in Tolm`, nil, true},
	{"ordinals of two things", `a 2024-05-02 Herald
		It was the [third|ordinal - 3|meeting] meeting of <Ivo Kressel> with the union.
		---
		b 2024-05-02 Post
		It was the [third|ordinal - 3|goal] goal of <Ivo Kressel> in the league.`, nil, true},
}

func TestRows(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := rowsOf(t, c.spec)
			for _, want := range c.one {
				if !slices.Contains(got, want) {
					t.Errorf("no row %q in %q", want, got)
				}
			}
			for _, row := range got {
				if c.apart && strings.Contains(row, " = ") {
					t.Errorf("one row %q", row)
				}
			}
		})
	}
}

// TestEveryFigureStandsInOneRow holds what every ledger must be.
func TestEveryFigureStandsInOneRow(t *testing.T) {
	for _, c := range cases {
		anns := giventest.Reports(c.spec)
		seen := map[string]int{}
		ids := map[news.RecordID]bool{}
		for _, row := range Rows(anns, given.Inputs{}) {
			if ids[row.ID] {
				t.Errorf("%s: two rows %s", c.name, row.ID)
			}
			ids[row.ID] = true
			if len(row.Evidence) == 0 || len(row.Values) != len(row.Evidence) || len(row.Reports) > len(row.Values) ||
				row.IndependentSources > len(row.Reports) {
				t.Errorf("%s: row %+v", c.name, row)
			}
			for _, ev := range row.Evidence {
				seen[fmt.Sprint(ev.Report, ev.Span)]++
			}
		}
		figures := 0
		for i := range anns {
			for _, fig := range anns[i].Figures {
				figures++
				if n := seen[fmt.Sprint(anns[i].ID, fig.Span)]; n != 1 {
					t.Errorf("%s: %q stands in %d rows", c.name, fig.In(anns[i].Text), n)
				}
			}
		}
		if figures != len(seen) {
			t.Errorf("%s: %d figures, %d in rows", c.name, figures, len(seen))
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
	want, _ := json.Marshal(Rows(anns, given.Inputs{}))
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		rng.Shuffle(len(anns), func(i, j int) { anns[i], anns[j] = anns[j], anns[i] })
		if got, _ := json.Marshal(Rows(anns, given.Inputs{})); string(got) != string(want) {
			t.Fatalf("another order gives other rows:\n%s\n%s", want, got)
		}
	}
}

func TestEdgesHelpAndNothingIsNeeded(t *testing.T) {
	if rows := Rows(nil, given.Inputs{}); rows == nil || len(rows) != 0 {
		t.Errorf("rows of nothing: %v", rows)
	}
	spec := `a 2024-05-02 Herald
		The lake is [68 percent|share percent 68|lake] full.
		---
		b 2024-05-02 Post
		Behind the dam stand [68 percent|share percent 68|water] of the water.`
	anns := giventest.Reports(spec)
	if n := len(Rows(anns, given.Inputs{})); n != 2 {
		t.Errorf("%d rows without lineage, want 2", n)
	}
}

// flood is n reports of one story: k stories of their own numbers each.
func flood(n int) []news.Annotated {
	var anns []news.Annotated
	for i := range n {
		anns = append(anns, giventest.Report(fmt.Sprintf(`%06d 2024-05-%02d Outlet %d
			The flood in <p:Sarn> killed [%d people|count people %d|people] in the valley.
			<o:Delta Bank> gives a loan of [$420 million|amount USD 420000000|loan] for the railway to <p:Tolm>.
			[Two|count - 2|ministers] ministers and [two|count - 2|trains] trains came.
			<Ivo Kressel>, [61|age years 61|Ivo Kressel], said [%d houses|count - %d|houses] houses were finished in ward %d.`,
			i, 1+i%28, i%50, 10+i%7, 10+i%7, i, i, i)))
	}
	return anns
}

// BenchmarkRows shows that work grows with the number of reports, and not with
// its square: compare the times for a thousand and ten thousand.
func BenchmarkRows(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		anns := flood(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Rows(anns, given.Inputs{})
			}
		})
	}
}

// FuzzRows reads any text with figures at any places.
func FuzzRows(f *testing.F) {
	f.Add("The fire killed 12 people, not 13.", uint16(16), uint16(18), 12.0)
	f.Add("“", uint16(0), uint16(9), -1.0)
	f.Add("from 17 to 16 of the 640 all 3", uint16(5), uint16(7), 17.0)
	f.Fuzz(func(t *testing.T, text string, start, end uint16, value float64) {
		span := news.Span{Start: news.Byte(start), End: news.Byte(end)}
		half := news.Span{Start: span.End, End: news.Byte(len(text))}
		ann := news.Annotated{Report: news.Report{ID: "r", Text: text, Passages: []news.Passage{{Role: news.StoryText, Span: news.Span{End: news.Byte(len(text))}}}},
			Layers: news.Layers{Sentences: []news.Sentence{{Span: news.Span{End: news.Byte(len(text))}}},
				Figures: []news.Figure{{Span: span, Value: value, Kind: "count", Of: &news.TextSpan{Text: "x", Span: half}},
					{Span: half, Value: value + 1, Kind: "part", Attribution: "a"}, {Span: span, Value: value, Kind: "age"}},
				Names:        []news.Name{{Span: span, Kind: news.Person}},
				Attributions: []news.Attribution{{ID: "a", Source: &half, Content: []news.Span{span}}}}}
		other := ann
		other.ID = "s"
		for _, row := range Rows([]news.Annotated{ann, other}, given.Inputs{}) {
			for _, ev := range row.Evidence {
				if ev.Quote == "" || ev.Quote != ev.In(text) {
					t.Errorf("evidence %+v", ev)
				}
			}
		}
	})
}

func TestTwoCurrenciesNameEachOther(t *testing.T) {
	rows := Rows(giventest.Reports(`a 2024-05-02 Herald
		The loan is worth [1.5 billion dollars|amount USD 1500000000|loan] ([1.3 billion euros|amount EUR 1300000000|loan]).
		A bridge cost [2 million dollars|amount USD 2000000|bridge] and [3 million euros|amount EUR 3000000|bridge].`), given.Inputs{})
	related := 0
	for _, row := range rows {
		for _, id := range row.Related {
			related++
			if id == row.ID || !slices.ContainsFunc(rows, func(r news.FigureRow) bool { return r.ID == id && slices.Contains(r.Related, row.ID) }) {
				t.Errorf("row %s names %s", row.ID, id)
			}
		}
	}
	if related != 2 {
		t.Errorf("%d links, want 2: %+v", related, rows)
	}
}
