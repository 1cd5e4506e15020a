package event_test

import (
	"testing"

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
		{"The meeting of President Ivo Kern of Norland and Prime Minister Ann Marl of Estmark was postponed on Monday.",
			"postponed", "Monday", "meeting", ""},
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
			if days[words] != want {
				t.Errorf("%q: the day of %q is %q, want %q", tt.text, words, days[words], want)
			}
		}
	}
}
