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
	// What was planned once, in a look back.
	{"2022-11-05", "The hearing, first set for November 2, was put back a week after a lawyer fell ill.", "November 2", "2022-11-02"},
	{"2023-03-10", "The bridge, planned first for June and then for August, was given up in September.", "June", "2022-06-01"},
	{"2023-03-10", "The bridge would have opened on 5 February.", "5 February", "2023-02-05"},
	{"2023-03-10", "The minister learned nothing from the floods of April.", "April", "2022-04-01"},
	{"2023-03-10", "The law changes when the case is heard in May.", "May", "2023-05-01"},
	// An aside is not what the story goes on from.
	{"2023-03-10", "The report on the fire was published on 14 January. It found that an engineer had warned the town on 25 November. The mayor resigned the next day.", "the next day", "2023-01-15"},
	{"2023-03-10", "The report on the fire was published on 14 January. It found that an engineer had warned the town on 25 November. The town had answered him the next day.", "the next day", "2022-11-26"},
	{"2023-03-10", "The mayor was at the pit on Thursday morning. \"A man who spent that night in the mine is in a cell,\" she said.", "that night", ""},
	{"2023-03-10", "The mayor left the town hall on Wednesday night. He had met the miners earlier in the day.", "earlier in the day", "2023-03-08"},
	// A weekday of a week that is named.
	{"2023-03-10", "The mayor had heard of the fire on Tuesday last week.", "Tuesday last week", "2023-02-28"},
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
