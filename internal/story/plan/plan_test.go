package plan_test

import (
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/pipeline/pipelinetest"
	"dateline/internal/story/plan"
	"dateline/internal/story/tell"
)

// find gives the plan of a story whose announcement holds the words say.
func find(told *tell.Told, say string) *news.Plan {
	for i := range told.Plans {
		if strings.Contains(told.Plans[i].Evidence[0].Quote, say) {
			return &told.Plans[i]
		}
	}
	return nil
}

const meeting = "2023-05-10 President Ivo Kern of Norland will meet Prime Minister Ann Marl of Estmark in Sarn on 15 May."

// Each case is a story of reports, the words of an announcement in it, and what must
// become of the plan: when it is due, its outcome, the words of the report that tell
// of the outcome, and what its reasons must say.
var outcomes = []struct {
	name               string
	asOf               string
	reports            []string
	say, due, outcome  string
	telling, reasonHas string
}{
	{name: "kept on its day", say: "will meet", due: "2023-05-15", outcome: plan.Kept,
		reports: []string{meeting, "2023-05-16 President Ivo Kern of Norland met Prime Minister Ann Marl of Estmark in Sarn on Monday."},
		telling: "met Prime Minister"},
	{name: "kept, told without a day", say: "will meet", due: "2023-05-15", outcome: plan.Kept,
		reports: []string{meeting, "2023-05-15 President Ivo Kern of Norland met Prime Minister Ann Marl of Estmark in Sarn."},
		telling: "met Prime Minister"},
	{name: "kept, told in another word", say: "will rule", due: "2021-03-04", outcome: plan.Kept,
		reports: []string{"2021-02-20 The Court of Harsund will rule on the appeal of the ferry captain Marit Soll on 4 March.",
			"2021-03-05 The Court of Harsund rejected the appeal of the ferry captain Marit Soll on Thursday."},
		telling: "rejected the appeal"},
	{name: "kept before its deadline", say: "will pay", due: "2022-11-15", outcome: plan.Kept,
		reports: []string{"2022-10-03 The Tolm Bank will pay the city of Harsund 40 million crowns by 15 November, its director said.",
			"2022-11-11 The Tolm Bank paid the city of Harsund 40 million crowns on Thursday."},
		telling: "paid the city"},
	{name: "changed: it came late", say: "will open", due: "2022-04-01", outcome: plan.Changed,
		reports: []string{"2022-03-10 The railway Nordbahn will open the tunnel under the Tolm on 1 April.",
			"2022-04-07 The railway Nordbahn opened the tunnel under the Tolm on Wednesday, 6 April."},
		telling: "opened the tunnel", reasonHas: "5 days after"},
	{name: "changed: put off", say: "will meet", due: "2023-05-15", outcome: plan.Changed,
		reports: []string{meeting, "2023-05-13 President Ivo Kern of Norland postponed his meeting with Prime Minister Ann Marl of Estmark in Sarn on Friday."},
		telling: "postponed his meeting"},
	{name: "changed: set for another day", say: "on 15 May", due: "2023-05-15", outcome: plan.Changed,
		reports: []string{meeting, "2023-05-13 The meeting of President Ivo Kern of Norland and Prime Minister Ann Marl of Estmark was postponed to 2 June."},
		telling: "postponed to 2 June"},
	{name: "changed: suspended", say: "will run", due: "2022-06-01", outcome: plan.Changed,
		reports: []string{"2022-05-20 Norland Railways will run replacement buses between Harsund and Lund from 1 June.",
			"2022-06-03 Norland Railways suspended the replacement buses between Harsund and Lund on 2 June."},
		telling: "suspended the replacement buses"},
	{name: "cancelled", say: "will march", due: "2022-02-26", outcome: plan.Cancelled,
		reports: []string{"2022-02-20 The tram drivers' union will march through Harsund on 26 February.",
			"2022-02-25 The tram drivers' union called off its march through Harsund on Thursday."},
		telling: "called off its march"},
	{name: "cancelled: it did not come about", say: "will meet", due: "2023-05-15", outcome: plan.Cancelled,
		reports: []string{meeting, "2023-05-16 President Ivo Kern of Norland did not meet Prime Minister Ann Marl of Estmark in Sarn on Monday."},
		telling: "did not meet"},
	{name: "shelved once, and set again", say: "is to begin", due: "2022-03-07", outcome: plan.Kept,
		reports: []string{"2022-03-03 The strike of the Harsund tram drivers, shelved over the winter, is to begin on Monday.",
			"2022-03-09 The strike of the Harsund tram drivers began on Monday."},
		telling: "began on Monday"},
	{name: "a promise not to do it, broken", say: "would not resign", outcome: plan.Cancelled,
		reports: []string{"2022-03-03 The mayor of Harsund, Marit Soll, said that she would not resign.",
			"2022-05-20 The mayor of Harsund, Marit Soll, resigned on Thursday."},
		telling: "resigned on Thursday", reasonHas: "all the same"},
	{name: "a promise not to do it", say: "would not resign", outcome: plan.Open,
		reports: []string{"2022-03-03 The mayor of Harsund, Marit Soll, said that she would not resign.",
			"2022-05-20 The mayor of Harsund, Marit Soll, opened the new bridge on Thursday."}},
	{name: "on until a day, and longer", say: "would go on", due: "2022-05-31", outcome: plan.Changed,
		reports: []string{"2022-05-16 The search for the ferry Tolm would go on until 31 May, the director Marit Soll said.",
			"2022-06-20 The search for the ferry Tolm ended on 14 June."},
		telling: "ended on 14 June"},
	{name: "denied", say: "will meet", due: "2023-05-15", outcome: plan.Denied,
		reports: []string{meeting, "2023-05-12 The Norland government denied that President Ivo Kern would meet Prime Minister Ann Marl of Estmark in Sarn on 15 May."},
		telling: "denied that"},
	{name: "lapsed", asOf: "2023-06-30", say: "will meet", due: "2023-05-15", outcome: plan.Lapsed,
		reports: []string{meeting}, reasonHas: "due by 2023-05-15"},
	{name: "open before its day", asOf: "2023-05-12", say: "will meet", due: "2023-05-15", outcome: plan.Open,
		reports: []string{meeting}},
	{name: "open on its day", asOf: "2023-05-15", say: "will meet", due: "2023-05-15", outcome: plan.Open,
		reports: []string{meeting}},
	{name: "a month is due on its last day", asOf: "2023-06-30", say: "will sign", due: "2023-06-01/2023-06-30", outcome: plan.Open,
		reports: []string{"2023-05-10 Norland and Estmark will sign a treaty in June."}},
	{name: "open without a day", asOf: "2023-12-31", say: "will sign", outcome: plan.Open,
		reports: []string{"2023-05-10 Norland and Estmark will sign a treaty, the Norland government said."}},
	{name: "kept, told by a pronoun of the sentence before", say: "will open", due: "2022-04-01", outcome: plan.Kept,
		reports: []string{"2022-03-10 The railway Nordbahn will open the tunnel under the Tolm on 1 April.",
			"2022-04-02 Hundreds waited on Friday at the tunnel under the Tolm. It opened at noon, the railway Nordbahn said."},
		telling: "opened at noon"},
	{name: "changed: it will come later than planned", say: "planned for 1 April", due: "2022-04-01", outcome: plan.Changed,
		reports: []string{"2022-03-10 The opening of the tunnel under the Tolm is planned for 1 April.",
			"2022-03-28 The opening of the tunnel under the Tolm, planned for 1 April, will be delayed, the railway Nordbahn said."},
		telling: "will be delayed"},
	{name: "cancelled: it will not be", say: "will be held", due: "2022-03-06", outcome: plan.Cancelled,
		reports: []string{"2022-03-01 A memorial concert for the ferry's crew will be held in Harsund on Sunday.",
			"2022-03-04 The memorial concert for the ferry's crew in Harsund will not be held, the town said on Thursday."},
		telling: "will not be held"},
	{name: "cancelled: it was to have been", say: "will put", due: "2022-05-03", outcome: plan.Cancelled,
		reports: []string{"2022-04-01 The Norland government will put a bill on harbour fees before parliament on 3 May.",
			"2022-06-10 The bill on harbour fees, which was to have been put before parliament in May, never got as far as a vote."},
		telling: "never got as far"},
	{name: "lapsed: the day went by", say: "will hang", due: "2022-08-01", outcome: plan.Lapsed,
		reports: []string{"2022-07-01 The election office of Harsund will hang the list of voters in the town halls by 1 August.",
			"2022-08-09 The first of August came and went, and not one list of voters was hung up in a town hall."},
		telling: "came and went"},
	{name: "lapsed: nothing of it", say: "will publish", due: "2022-05-10", outcome: plan.Lapsed,
		reports: []string{"2022-05-01 The prosecutor will publish the findings on the ferry's crew by 10 May.",
			"2022-06-20 The prosecutor has still published nothing of the findings on the ferry's crew promised by 10 May."},
		telling: "published nothing"},
	{name: "it is over, so it was", say: "will strike", due: "2022-04-04", outcome: plan.Kept,
		reports: []string{"2022-03-20 The tram drivers' union of Harsund will strike from 4 April.",
			"2022-04-20 The strike of the tram drivers' union of Harsund ended on 18 April."},
		telling: "ended on 18 April"},
	{name: "nothing is kept before its day", asOf: "2022-06-01", say: "will vote", due: "2022-12-08", outcome: plan.Open,
		reports: []string{"2022-04-01 The town of Harsund will vote on the new bridge on 8 December.",
			"2022-05-20 The vote of the town of Harsund on the new bridge was fixed in April for 8 December."}},
	{name: "a term from the day of the report", say: "would publish", asOf: "2022-05-02", due: "2022-05-01/2022-05-11", outcome: plan.Open,
		reports: []string{"2022-05-01 The prosecutor of Harsund said she would publish her findings within ten days."}},
	{name: "told late by the sentence that recalls it", say: "had undertaken", due: "", outcome: plan.Changed,
		reports: []string{"2022-05-24 The findings on the ferry's crew, which the prosecutor of Harsund had undertaken to publish on 13 May, appeared ten days late on Monday."},
		telling: "appeared ten days late"},
	{name: "a term that is given", say: "has thirty days", asOf: "2022-05-02", due: "2022-05-01/2022-05-31", outcome: plan.Open,
		reports: []string{"2022-05-01 The prosecutor of Harsund has thirty days to return the keys."}},
	{name: "another's deed keeps no plan", asOf: "2022-11-12", say: "will pay", due: "2022-11-15", outcome: plan.Open,
		reports: []string{"2022-10-03 The Tolm Bank will pay the city of Harsund 40 million crowns by 15 November, its director said.",
			"2022-11-11 The insurer Aldwick paid the town of Lund 9 million crowns on Thursday."}},
	{name: "other aid keeps no offer of troops", asOf: "2023-06-12", say: "will send soldiers", outcome: plan.Open,
		reports: []string{"2023-05-10 President Ivo Kern of Norland said that Norland will send soldiers to Estmark.",
			"2023-06-12 Norland granted Estmark a loan of $600 million on Friday, President Ivo Kern of Norland said."}},
	{name: "an older deed keeps no plan", asOf: "2023-05-12", say: "will meet", due: "2023-05-15", outcome: plan.Open,
		reports: []string{meeting, "2023-03-14 President Ivo Kern of Norland met Prime Minister Ann Marl of Estmark in Sarn on Monday."}},
	{name: "the announcement in another report is no outcome", asOf: "2023-05-12", say: "will meet", due: "2023-05-15", outcome: plan.Open,
		reports: []string{meeting, "2023-05-11 President Ivo Kern of Norland will meet Prime Minister Ann Marl of Estmark in Sarn on 15 May."}},
	{name: "nor when it lapsed", asOf: "2023-06-30", say: "will meet", due: "2023-05-15", outcome: plan.Lapsed,
		reports: []string{meeting, "2023-05-17 President Ivo Kern of Norland will meet Prime Minister Ann Marl of Estmark in Sarn on 15 May."}},
	{name: "the first of two plans of one actor", asOf: "2022-03-20", say: "will visit Lund", due: "2022-03-10", outcome: plan.Kept,
		reports: twoPlans, telling: "visited Lund"},
	{name: "the second of two plans of one actor", asOf: "2022-03-20", say: "will open", due: "2022-03-17", outcome: plan.Cancelled,
		reports: twoPlans, telling: "cancelled the opening"},
}

var twoPlans = []string{
	"2022-03-01 The minister Henrik Arnvald will visit Lund on 10 March. The minister Henrik Arnvald will open a hospital in Harsund on 17 March.",
	"2022-03-11 The minister Henrik Arnvald visited Lund on Thursday.",
	"2022-03-16 The minister Henrik Arnvald cancelled the opening of the hospital in Harsund on Tuesday.",
}

func TestOutcomes(t *testing.T) {
	for _, tt := range outcomes {
		t.Run(tt.name, func(t *testing.T) {
			told := tell.Story(pipelinetest.Read(t, tt.reports...), tell.Options{AsOf: tt.asOf})
			p := find(told, tt.say)
			if p == nil {
				t.Fatalf("no plan in %q: %+v", tt.say, told.Plans)
			}
			if p.Due != tt.due || p.Outcome != tt.outcome {
				t.Errorf("due %q and %s, want %q and %s: %+v", p.Due, p.Outcome, tt.due, tt.outcome, p)
			}
			last := p.Evidence[len(p.Evidence)-1].Quote
			if tt.telling != "" && (len(p.Evidence) < 2 || !strings.Contains(last, tt.telling)) {
				t.Errorf("the outcome is told by %q, want %q", last, tt.telling)
			}
			if tt.telling == "" && len(p.Evidence) != 1 {
				t.Errorf("without an outcome it cites %q", last)
			}
			if got := strings.Join(p.Reasons, "; "); !strings.Contains(got, tt.reasonHas) || got == "" {
				t.Errorf("reasons %q, want %q among them", got, tt.reasonHas)
			}
		})
	}
}

func TestWhatIsNoPlan(t *testing.T) {
	for _, text := range []string{
		"Norland would defend itself against Estmark, its president said.",
		"Norland will support Estmark, its president said.",
		"Norland may send troops to Estmark, analysts said.",
		"The opposition called on President Ivo Kern to resign.",
		"President Ivo Kern met Prime Minister Ann Marl of Estmark in Sarn on Monday.",
		"President Ivo Kern often meets Prime Minister Ann Marl of Estmark.",
	} {
		told := tell.Story(pipelinetest.Read(t, "2023-05-10 "+text), tell.Options{})
		for _, p := range told.Plans {
			t.Errorf("%q holds a plan, %s: %q", text, p.Outcome, p.Text)
		}
	}
}
