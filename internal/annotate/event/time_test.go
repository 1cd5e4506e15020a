package event_test

import (
	"testing"

	"dateline/internal/news"
	"dateline/internal/pipeline/pipelinetest"
)

// Of what is put off, the act and the thing have a day each: the words of the
// predicate of either, and those of its time.
func TestTheDaysOfWhatIsPutOff(t *testing.T) {
	for _, tt := range []struct{ text, act, actDay, thing, thingDay string }{
		{"The city council of Tolm put off its vote on the new harbour on Monday after two members walked out of the chamber.",
			"put off its vote", "Monday", "vote", ""},
		{"The city council of Tolm put off Monday's vote on the new harbour after two members walked out of the chamber.",
			"put off Monday's vote", "", "vote", "Monday"},
		{"The city council of Tolm put off its vote on the new harbour until Tuesday after two members walked out of the chamber.",
			"put off its vote", "", "vote", "Tuesday"},
		{"The meeting of President Ivo Kern of Norland and Prime Minister Ann Marl of Estmark was postponed to 2 June.",
			"postponed", "", "meeting", "2 June"},
		{"The mayor of Tolm said the log of the ship, raised by divers on May 4, was empty.", "raised", "May 4", "raised", "May 4"},
		{"The money that the mayor of Tolm promised the families by the end of July was paid in November.", "promised", "", "paid", "November"},
		{"After a year of quarrels Norland and Estmark announced the outline of an accord on Monday that would open the border.",
			"announced", "Monday", "announced", "Monday"},
		{"The meeting of President Ivo Kern of Norland and Prime Minister Ann Marl of Estmark was postponed on Monday.",
			"postponed", "Monday", "meeting", ""},
		{"The meeting of President Ivo Kern of Norland and Prime Minister Ann Marl of Estmark, planned for 2 June, was put back to August.",
			"put back", "", "meeting", "2 June"},
		{"Police in the city of Tolm closed the bridge until Thursday.", "closed", "", "closed", ""},
	} {
		ann := pipelinetest.Read(t, "2023-05-16 "+tt.text)[0]
		days := map[string]string{}
		for i := range ann.Events {
			ev := &ann.Events[i]
			days[ev.In(ann.Text)] = "none"
			if ev.Time != nil {
				days[ev.In(ann.Text)] = ev.Time.In(ann.Text)
			}
		}
		for words, want := range map[string]string{tt.act: tt.actDay, tt.thing: tt.thingDay} {
			if want == "" {
				want = "none"
			}
			if _, coded := days[words]; !coded {
				days[words] = "none"
			}
			if days[words] != want {
				t.Errorf("%q: the day of %q is %q, want %q", tt.text, words, days[words], want)
			}
		}
	}
}

// A thing put off did not happen on the day for which it was first set.
func TestADayFirstSet(t *testing.T) {
	for text, want := range map[string]news.Factuality{
		"The meeting, first set for May 2, was put back a week after Estmark objected to the place.":  news.DidNotHappen,
		"The meeting, held at last on May 2, was the first one since the two countries fell out.":     news.Happened,
		"The meeting, first set for June 2, was put back a week after Estmark objected to the place.": news.Planned,
	} {
		ann := pipelinetest.Read(t, "2023-05-16 "+text)[0]
		for i := range ann.Events {
			if ev := &ann.Events[i]; ev.In(ann.Text) == "meeting" && (ev.Factuality != want || ev.Time == nil) {
				t.Errorf("%q: %s on %+v, want %s", text, ev.Factuality, ev.Time, want)
			}
		}
	}
}
