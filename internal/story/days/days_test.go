package days_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/pipeline/pipelinetest"
	"dateline/internal/story/tell"
)

const (
	varloHeld = "2018-04-19 Police arrested the mayor of Velhaven, Edmund Tarvin, at his home on Wednesday, 18 April 2018. A judge questioned Edmund Tarvin."
	varloQuit = "- Edmund Tarvin resigned as mayor of Velhaven on Wednesday, two weeks after his arrest by police. The police arrested Edmund Tarvin in April in Velhaven."
	strike    = "The union of tram drivers called off its march through the capital after the death of the driver Pavel Kromm. " +
		"The minister Henrik Arnvald appointed the judge Anselma Grelle to mediate in the long dispute over pay and pensions. " +
		"The drivers will bury Pavel Kromm at the church of Falcon Road, the president of the union, Marta Olvenko, announced. "
)

// pit is a report of one mayor, one banker and one judge.
const pit = "The mayor of Sarn, Ann Marl, has asked the banker Jan Tarn to pay the wages of the miners. The judge Pavel Kromm heard the mayor and the banker at length."

// Each case is a story of reports of which the last states no day, and the days from
// which it can be: within first and last, and not all days; "" and "" where nothing
// dates it.
var cases = []struct {
	name        string
	reports     []string
	first, last string
}{
	{"a weekday is that of another report's date",
		[]string{"2018-06-01 Police arrested the mayor of Velhaven, Edmund Tarvin, at his home on 18 April 2018, and a judge questioned him for a day.",
			"- Police arrested the mayor of Velhaven, Edmund Tarvin, at his home on Wednesday."},
		"2018-04-18", "2018-04-25"},
	{"what is announced for a weekday comes before that date",
		[]string{"2018-06-01 A court in Velhaven sentenced the mayor Edmund Tarvin to four years in prison on Tuesday, 22 May 2018.",
			"- A court in Velhaven will sentence the mayor Edmund Tarvin on Tuesday, his lawyer said."},
		"2018-05-14", "2018-05-22"},
	{"another deed of the same man on such a weekday dates nothing",
		[]string{"2018-06-01 Police arrested the mayor of Velhaven, Edmund Tarvin, at his home on 18 April 2018, and a judge questioned him for a day.",
			"- Edmund Tarvin opened a school in Velhaven on Wednesday, and the pupils of the school sang for him."},
		"", ""},
	{"nor does the arrest of another",
		[]string{"2018-06-01 Police arrested the mayor of Velhaven, Edmund Tarvin, at his home on 18 April 2018, and a judge questioned him for a day.",
			"- Police arrested the banker Jan Tarn in Harsund on Wednesday."},
		"", ""},
	{"a copy is from the week of its original",
		[]string{"2022-02-25 " + strike, "- " + strike + "Readers wrote to us about it."},
		"2022-02-18", "2022-03-04"},
	{"a time counted from another report's event", []string{varloHeld, varloQuit}, "2018-05-02", "2018-05-08"},
	{"days counted before it",
		[]string{varloHeld, "- Edmund Tarvin sued a newspaper on Monday, two days before his arrest by police. The police arrested Edmund Tarvin in April in Velhaven."},
		"2018-04-16", "2018-04-23"},
	{"days counted from what others tell in other words, by the weekday",
		[]string{"2018-06-14 The first two ovens of the glass works at Tolm would be lit on Monday, June 25, its owner Jan Tarn said.",
			"- Inspectors have closed the glass works at Tolm again. The letter came on Tuesday, six days before the first two ovens were to be lit. Jan Tarn said nothing."},
		"2018-06-19", "2018-06-22"},
	{"days counted to another weekday date nothing",
		[]string{"2018-06-14 The first two ovens of the glass works at Tolm would be lit on Monday, June 25, its owner Jan Tarn said.",
			"- Inspectors have closed the glass works at Tolm again. The letter came on Tuesday, five days before the first two ovens were to be lit. Jan Tarn said nothing."},
		"", ""},
	{"the weekday of the first sentence, counted further down",
		[]string{"2018-06-12 Police shut the glass works at Tolm on Friday, June 8, after a fire.",
			"- The mayor of Tolm kept her office on Thursday, but only just. The vote came six days after police shut the glass works."},
		"2018-06-14", "2018-06-17"},
	{"a paper that is out on one weekday",
		[]string{"2018-06-14 The first two ovens of the glass works at Tolm would be lit on Monday, June 25, its owner Jan Tarn said.",
			"- TOLM LETTER - out every Thursday\n\nThe glass works\n\nInspectors have closed the glass works at Tolm again. The letter came on Tuesday, six days before the first two ovens were to be lit. Jan Tarn said nothing."},
		"2018-06-21", "2018-06-21"},
	{"years are too long to count",
		[]string{varloHeld, "- Edmund Tarvin resigned as mayor of Velhaven on Wednesday, six years after his arrest by police."}, "", ""},
	{"two reports without a day date nobody",
		[]string{"- Police arrested the mayor of Velhaven, Edmund Tarvin, at his home on Wednesday.", varloQuit}, "", ""},
	{"a deed of a weekday is not of six days ago",
		[]string{"2018-06-01 Police arrested the mayor of Velhaven, Edmund Tarvin, at his home on Tuesday, 17 April 2018, and a judge questioned him for a day.",
			"- Police arrested the mayor of Velhaven, Edmund Tarvin, at his home on Tuesday. On Wednesday morning they searched the town hall."},
		"2018-04-18", "2018-04-21"},
	{"the count of weeks",
		[]string{"2018-10-15 On Sunday thousands of protesters marched through the streets of Harsund for the fifth weekend running.",
			"- About 9,000 people turned out in Harsund last Sunday, the eighth in a row on which the opposition has marched."},
		"2018-11-04", "2018-11-10"},
	{"the count of weeks since an event",
		[]string{"2018-10-15 On Sunday thousands of protesters marched through the streets of Harsund for the fifth weekend running.",
			"- Police arrested 283 people in Harsund. The march was the sixth to be held on a Sunday since the election."},
		"2018-10-21", "2018-10-27"},
	{"the count of another thing dates nothing",
		[]string{"2018-10-15 On Sunday thousands of protesters marched through the streets of Harsund for the fifth weekend running.",
			"- The swimmers of Harsund won on Saturday for the eighth weekend in a row."},
		"", ""},
	{"the vote that a minister faces tomorrow",
		[]string{"2017-03-30 The opposition will call a vote of no confidence in Transport Minister Robin Dalby on April 5.",
			"- Transport Minister Robin Dalby faces a vote of no confidence tomorrow. He spent the day in Harsund."},
		"2017-04-04", "2017-04-04"},
	{"dates of which others tell the same, with the year",
		[]string{"2021-12-20 Under the accord of Norland and Estmark the dam at Sarn is to release 220 cubic metres of water a second from 1 April 2022. Engineers are to finish the last chapters by 1 March 2022.",
			"- The engineers of Norland have until 1 March to finish three chapters. The ministers met on 12 January. The dam will release 220 cubic metres of water a second from 1 April, a spokesman said."},
		"2021-03-01", "2022-03-01"},
	{"the same dates of other matters",
		[]string{"2021-12-20 Under the accord of Norland and Estmark the dam at Sarn is to release 220 cubic metres of water a second from 1 April 2022. Engineers are to finish the last chapters by 1 March 2022.",
			"- A new bishop of Norland will be elected by the clergy on 1 March. The pilgrims of Estmark will walk from Sarn on 1 April, a priest said."},
		"", ""},
	{"the year of the story for a day of an open year",
		[]string{"2021-09-14 " + pit, "2022-01-20 " + pit, "- Work in the pit of Sarn is to begin again tomorrow, 1 December. The mayor, Ann Marl, has met the banker Jan Tarn and the judge Pavel Kromm."},
		"2021-11-30", "2021-11-30"},
	{"a walkout after a deadline was missed",
		[]string{"2021-09-14 " + pit, "2022-01-20 " + pit, "- The walkout of the miners began on Monday of last week, after Jan Tarn failed to meet the 29 November deadline. The mayor, Ann Marl, has met the judge Pavel Kromm."},
		"2021-12-05", "2021-12-13"},
	{"a walkout that has lasted a week since then",
		[]string{"2021-09-14 " + pit, "2022-01-20 " + pit, "- The strike entered its second week yesterday. The walkout of the miners began on Monday of last week, after Jan Tarn failed to meet the 29 November deadline. The mayor, Ann Marl, has met the judge Pavel Kromm."},
		"2021-12-06", "2021-12-08"},
	{"but not where others tell of other people",
		[]string{"2021-09-14 " + pit, "2022-01-20 " + pit, "- Work in the pit of Tolm is to begin again tomorrow, 1 December. The mayor, Otto Lind, has met the banker Rea Holm and the judge Mira Kask."},
		"", ""},
	{"nor where the next such day lies near the story too",
		[]string{"2021-09-14 " + pit, "2022-06-20 " + pit, "- Work in the pit of Sarn is to begin again tomorrow, 1 August. The mayor, Ann Marl, has met the banker Jan Tarn and the judge Pavel Kromm."},
		"", ""},
	{"talks that come again on weekdays do not date each other",
		[]string{"2021-09-14 Negotiators of Norland and Estmark held talks in Sarn on Monday, the fourth round since spring.",
			"2021-09-21 On Monday the two sides were in Sarn again, where negotiators of Norland held talks about water with those of Estmark.",
			"- There were talks between the negotiators of Norland and of Estmark on Monday in Sarn, and neither side would say a word."},
		"", ""},
}

func TestTheDayOfAReport(t *testing.T) {
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			anns := pipelinetest.Read(t, tt.reports...)
			last := anns[len(anns)-1].ID
			told := tell.Story(anns, tell.Options{})
			d := told.Days.Dating(last)
			if tt.first == "" {
				if d.Earliest != "" && d.Latest != "" {
					t.Errorf("%s to %s, want no day: %q", d.Earliest, d.Latest, d.Reasons)
				}
				return
			}
			if d.Earliest < tt.first || d.Latest > tt.last || d.Latest == "" || d.Basis != news.Inferred || len(d.Reasons) == 0 {
				t.Errorf("%s to %s (%s), want within %s to %s: %q", d.Earliest, d.Latest, d.Basis, tt.first, tt.last, d.Reasons)
			}
			if rests := told.Days.Rests(last); len(rests) == 0 || slices.Contains(rests, last) {
				t.Errorf("%s rests on %s, want other reports only", last, rests)
			}
		})
	}
}

// What two reports say against each other moves neither day: it stays what it was
// without the one that contradicts.
func TestAContradictionLeavesTheDaysAsTheyAre(t *testing.T) {
	met := "- President Ivo Kern of Norland met Prime Minister Ann Marl of Estmark in Sarn on Monday. It was the first meeting of Kern and Marl since the election in Norland on 9 August 2021."
	alone := pipelinetest.Read(t, met)
	both := pipelinetest.Read(t, met, "2022-03-02 President Ivo Kern of Norland met Prime Minister Ann Marl of Estmark in Sarn on Tuesday, 14 September 2021.")
	before := tell.Story(alone, tell.Options{}).Days.Dating(alone[0].ID)
	after := tell.Story(both, tell.Options{}).Days.Dating(both[0].ID)
	if before.Earliest != after.Earliest || before.Latest != after.Latest {
		t.Errorf("%s to %s became %s to %s: %q", before.Earliest, before.Latest, after.Earliest, after.Latest, after.Reasons)
	}
}

// A day that was worked out rests in the end on days that are stated: of two reports
// that date each other by a third neither rests on the other alone.
func TestDaysRestOnStatedDays(t *testing.T) {
	anns := pipelinetest.Read(t,
		"2018-04-19 Police arrested the mayor of Velhaven, Edmund Tarvin, at his home on Wednesday, 18 April 2018. A judge questioned Edmund Tarvin.",
		varloQuit,
		"- Edmund Tarvin resigned as mayor of Velhaven on 2 May. The police arrested Edmund Tarvin in April in Velhaven.")
	told := tell.Story(anns, tell.Options{})
	var reaches func(id news.ReportID, seen []news.ReportID) bool
	reaches = func(id news.ReportID, seen []news.ReportID) bool {
		if id == anns[0].ID {
			return true
		}
		if slices.Contains(seen, id) {
			return false
		}
		return slices.ContainsFunc(told.Days.Rests(id), func(from news.ReportID) bool { return reaches(from, append(seen, id)) })
	}
	for i := range anns[1:] {
		id := anns[1+i].ID
		d := told.Days.Dating(id)
		if d.Earliest == "" || d.Latest == "" {
			t.Errorf("report %d has no day: %q", 1+i, d.Reasons)
		}
		if !reaches(id, nil) {
			t.Errorf("report %d rests on %s, which lead to no stated day: %q", 1+i, told.Days.Rests(id), d.Reasons)
		}
	}
}

func TestAStatedDayStays(t *testing.T) {
	anns := pipelinetest.Read(t, varloHeld, "2018-07-01"+strings.TrimPrefix(varloQuit, "-"))
	d := tell.Story(anns, tell.Options{}).Days.Dating(anns[1].ID)
	if d.Value != "2018-07-01" || d.Basis != news.Corrected {
		t.Errorf("%s (%s), want the stated day: %q", d.Value, d.Basis, d.Reasons)
	}
}

// The weekdays of a report that others date are days of the calendar.
func TestTheTimesOfAReportThatOthersDate(t *testing.T) {
	anns := pipelinetest.Read(t, varloHeld, "- Police arrested the mayor of Velhaven, Edmund Tarvin, at his home on Wednesday. A judge questioned Edmund Tarvin. On Thursday the council heard his deputy.")
	id := anns[1].ID
	told := tell.Story(anns, tell.Options{})
	var got []string
	for _, tx := range told.Days.Times(id) {
		got = append(got, tx.Earliest+".."+tx.Latest)
	}
	if want := []string{"2018-04-18..2018-04-18", "2018-04-19..2018-04-19"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q (%+v)", got, want, told.Days.Dating(id))
	}
}
