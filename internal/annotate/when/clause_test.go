package when_test

import (
	"testing"

	"dateline/internal/pipeline/pipelinetest"
)

// What the clause around a time says of it: the report's day, the text, the words of
// the time and its first day.
var clauses = []struct{ day, text, words, first string }{
	// What was declared from a weekday on lies ahead of the declaration.
	{"2022-11-05", "President Ivo Kern of Norland declared two days of mourning for the miners beginning on Monday.", "Monday", "2022-11-07"},
	{"2022-11-05", "The city of Tolm announced a ban on cars in the old town starting on Tuesday.", "Tuesday", "2022-11-08"},
	{"2022-11-05", "Two people died in fighting in the city of Tolm that lasted three days beginning on Tuesday.", "Tuesday", "2022-11-01"},
	// A condition of what somebody would do.
	{"2022-11-05", "If the miners were not back at work on Monday, she said, the company would close the pit.", "Monday", "2022-11-07"},
	{"2022-11-05", "The minister asked if the pit was open on Monday and if anybody would say so.", "Monday", "2022-10-31"},
	{"2022-11-05", "The miners said they would leave the pit if the wages had not been paid by 1 December.", "1 December", "2022-12-01"},
	{"2022-11-05", "If the wages had not been paid on Monday, nobody would have come, she said.", "Monday", "2022-10-31"},
	// What a verb in the past sets for a day, makes of it or moves to it is ahead.
	{"2022-11-05", "The mayor of Tolm declared a day of silence for Tuesday.", "Tuesday", "2022-11-08"},
	{"2022-11-05", "A day of silence had been declared for Tuesday, and the town kept it.", "Tuesday", "2022-11-01"},
	{"2022-11-05", "Tuesday has been named a day of silence by the mayor of Tolm.", "Tuesday", "2022-11-08"},
	{"2022-11-05", "Tuesday has been a bad day for the mayor of Tolm.", "Tuesday", "2022-11-01"},
	{"2022-11-05", "The court adjourned the hearing of the miners to Tuesday.", "Tuesday", "2022-11-08"},
	{"2022-11-05", "The court put the hearing off to 16 December.", "16 December", "2022-12-16"},
	{"2022-11-05", "The company moved its miners to Tolm on Tuesday.", "Tuesday", "2022-11-01"},
	// What can still be kept, or has to be done, is ahead too.
	{"2022-03-17", "Jan Tarn, who runs the pit, said in a letter that the 1 December opening could still be kept.", "the 1 December", "2022-12-01"},
	{"2022-03-17", "Jan Tarn said in a letter that the 1 December fire could not be forgotten.", "the 1 December", "2021-12-01"},
	{"2022-03-17", "A judge ruled that the company must be handed to the town by 1 May.", "1 May", "2022-05-01"},
	{"2022-03-17", "A judge asked the company to hand the pit to the town before Friday.", "Friday", "2022-03-18"},
	{"2022-03-17", "The company managed to clear the pit before Monday.", "Monday", "2022-03-14"},
	{"2022-03-17", "The firm has told the town that the wreck cannot be raised in May.", "May", "2022-05-01"},
	{"2022-03-17", "Jan Tarn could not be reached on Monday.", "Monday", "2022-03-14"},
	{"2022-03-17", "The council of Tolm voted 31 to 20 to put the future of the pit to a referendum on 25 September.", "25 September", "2022-09-25"},
	{"2022-06-30", "Work in the pit was supposed to begin again tomorrow, July 1.", "July 1", "2022-07-01"},
	// What went on until a month is over; what was decided until then goes on.
	{"2022-03-17", "Jan Tarn led the company until January.", "January", "2022-01-01"},
	{"2022-03-17", "Jan Tarn was minister of mines until January.", "January", "2022-01-01"},
	{"2022-03-17", "The law on mines was suspended until June.", "June", "2022-06-01"},
	{"2022-03-17", "The town gave the company until June.", "June", "2022-06-01"},
	// A thing with a date is there; "May" is a month.
	{"2022-10-31", "He says that he sent the town the form of 19 December.", "19 December", "2021-12-19"},
	{"2022-10-31", "The council will speak of the plan before the election of 19 December.", "19 December", "2022-12-19"},
	{"2022-10-31", "The fire of 5 May left two miners dead.", "5 May", "2022-05-05"},
	// What is said behind a comma is not said then.
	{"2022-09-20", "The miners said the deadline of 30 September for a list of the dead would stand.", "30 September", "2022-09-30"},
	{"2022-11-05", "The talks were long. A bath for miners opens at 8 a.m. on Wednesday, the town hall said.", "8 a.m. on Wednesday", "2022-11-09"},
	// What was planned once, in a look back.
	{"2022-11-05", "The hearing, first set for November 2, was put back a week after a lawyer fell ill.", "November 2", "2022-11-02"},
	{"2023-03-10", "The bridge, planned first for June and then for August, was given up in September.", "June", "2022-06-01"},
	{"2023-05-29", "The minister, who was going to look at the bridge in March, has not come.", "March", "2023-03-01"},
	{"2023-03-10", "The bridge would have opened on 5 February.", "5 February", "2023-02-05"},
	{"2023-03-10", "The minister learned nothing from the floods of April.", "April", "2022-04-01"},
	{"2023-03-10", "The law changes when the case is heard in May.", "May", "2023-05-01"},
	// An aside is not what the story goes on from.
	{"2023-03-10", "The report on the fire was published on 14 January. It found that an engineer had warned the town on 25 November. The mayor resigned the next day.", "the next day", "2023-01-15"},
	{"2023-03-10", "The report on the fire was published on 14 January. It found that an engineer had warned the town on 25 November. The town had answered him the next day.", "the next day", "2022-11-26"},
	{"2023-03-10", "The mayor was at the pit on Thursday morning. \"A man who spent that night in the mine is in a cell,\" she said.", "that night", ""},
	{"2023-03-10", "The mayor left the town hall on Wednesday night. He had met the miners earlier in the day.", "earlier in the day", "2023-03-08"},
	// The day of what a length is counted from.
	{"2022-03-17", "The mayor was dismissed on 3 October 2021, eight days after voters had been asked whether to close the pit.", "eight days", "2021-09-25"},
	{"2022-03-17", "The mayor was arrested on 8 March, two weeks before the election.", "two weeks", "2022-03-19"},
	{"2022-03-17", "The mayor said that he would leave on 8 May, eight days after the town closed the pit.", "eight days", ""},
	{"2022-03-17", "The mayor came to the court on 7 March, two weeks later than he had been expected.", "two weeks", ""},
	{"2022-03-17", "It freed them on 25 February 2016, after the death of a miner the previous August.", "the previous August", "2015-08-01"},
	{"2022-03-17", "The town gave the company until the end of June.", "the end of June", "2022-06-30"},
	{"2022-03-17", "The pit will be closed at the end of June.", "the end of June", "2022-06-16"},
	// A weekday of a week that is named.
	{"2023-03-10", "The mayor had heard of the fire on Tuesday last week.", "Tuesday last week", "2023-02-28"},
	{"2023-03-10", "The list was promised for Wednesday last week and did not come until Friday.", "Friday", "2023-03-03"},
	{"2023-03-10", "The list was promised for Wednesday last week. It came on Friday.", "Friday", "2023-03-10"},
	{"2023-03-10", "The mayor left the town on Friday of last week.", "Friday of last week", "2023-03-03"},
	{"2023-03-10", "The court will hear him on Monday next week.", "Monday next week", "2023-03-13"},
}

func TestTheClauseAroundATime(t *testing.T) {
	for _, tt := range clauses {
		ann := pipelinetest.Read(t, tt.day+" "+tt.text)[0]
		got := "none"
		for i := range ann.Times {
			if ann.Times[i].In(ann.Text) == tt.words {
				got = ann.Times[i].Earliest
			}
		}
		if got != tt.first {
			t.Errorf("%q: %q begins on %s, want %s", tt.text, tt.words, got, tt.first)
		}
	}
}
