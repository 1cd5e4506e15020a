package figure

import (
	"testing"
)

// A figure holds for the time of its own clause, and for none of another.
func TestTimeIsThatOfTheClause(t *testing.T) {
	for _, c := range []struct{ text, figure, time string }{
		{"Lutavia Rail, which was rescued from bankruptcy in 2009, employs about 21,000 people.", "about 21,000", ""},
		{"Viktor Orlan, 56, of the Harbour Union, was first elected in 2010.", "56", ""},
		{"Police arrested a 39-year-old man at the depot on Friday.", "39-year-old", ""},
		{"The firm lost 40 workers in 2019.", "40", "2019"},
		{"On Friday police detained 30 people and beat five.", "30", "Friday"},
		{"The last national rail strike, in 2014, lasted 19 days and ended with a rise of 5 percent.", "19 days", "2014"},
		{"The council voted in 2012 to close 14 schools.", "14", "2012"},
		{"Thirty people died when a bus left the road on Friday.", "Thirty", "Friday"},
	} {
		ann := read(t, c.text)
		found := false
		for _, fig := range Find(ann) {
			if fig.In(c.text) != c.figure {
				continue
			}
			found = true
			got := ""
			if fig.Time != nil {
				got = fig.Time.In(c.text)
			}
			if got != c.time {
				t.Errorf("%s: %q has the time %q, want %q", c.text, c.figure, got, c.time)
			}
		}
		if !found {
			t.Errorf("%s: no figure %q", c.text, c.figure)
		}
	}
}

// What is no figure, and what beside it is one.
func TestNoFigures(t *testing.T) {
	for text, want := range map[string]int{
		"The members will vote on the agreement from 14 to 17 March.": 0,
		"The talks are on 3, 4 and 5 May in Brodno.":                  0,
		"The fair lasts from March 14 to 17.":                         0,
		"In March 14 to 17 people fell ill each day.":                 1,
		"The fleet has 14 to 17 ships.":                               1,
		"Four cars had stopped outside the house at about seven.":     1,
		"The doors open at ten.":                                      0,
		"The police put the toll at seven.":                           1,
		"The rate stands at seven.":                                   1,
		"He was hit at 4 o'clock in the morning.":                     0,
		"3 min read":                                   0,
		"Reading time: 4 minutes":                      0,
		"Views: 3 412":                                 0,
		"Posted by anna | 17 comments":                 0,
		"The office received 17 comments on the bill.": 1,
		"The speech took 12 minutes to read.":          1,
		"The strike lasted 12 minutes.":                1,
		"The bell rang at 10.40 on Monday night.":      0,
		"On Monday at 7.05 the doors were opened.":     0,
		"The share closed at 10.40 after a quiet day.": 1,
	} {
		n := 0
		for _, fig := range Find(read(t, text)) {
			if fig.Kind != kindOrdinal {
				n++
			}
		}
		if n != want {
			t.Errorf("%q has %d figures, want %d", text, n, want)
		}
	}
}
