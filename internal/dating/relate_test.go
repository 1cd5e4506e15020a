package dating

import (
	"testing"

	"dateline/internal/calendar"
)

// A date that its clause puts into the past dates a report only as far as the
// clause can be trusted: without its side, the report can be from before it too.
func TestLoose(t *testing.T) {
	on := Days{{First: calendar.Of(2016, 11, 8), Last: calendar.Of(2016, 11, 8)}}
	before, after := calendar.Of(2016, 7, 1), calendar.Of(2016, 12, 1)
	for _, c := range []struct {
		text                 string
		before, looseBefore  bool
		afterward, looseLate bool
	}{
		{"They won the vote on November 8.", false, true, true, true},
		{"They will vote on November 8.", true, true, false, false},
	} {
		ann := report(c.text, "")
		rel, ok := Relate(ann, &ann.Times[0])
		if !ok {
			t.Fatalf("%q: no relation", c.text)
		}
		loose := rel.Loose()
		strict, wide := rel.Reports(on), loose.Reports(on)
		if strict.Contains(before) != c.before || wide.Contains(before) != c.looseBefore || strict.Contains(after) != c.afterward || wide.Contains(after) != c.looseLate {
			t.Errorf("%q: strict %v, loose %v", c.text, strict, wide)
		}
	}
}

// "A year ago today" is one day, and dates a report to the day.
func TestAYearAgoToday(t *testing.T) {
	ann := report("A year ago today the bridge fell into the river.", "")
	rel, ok := Relate(ann, &ann.Times[0])
	if !ok || !rel.Fine() {
		t.Fatalf("%+v, %t", rel, ok)
	}
	fell, told := calendar.Of(2021, 9, 14), calendar.Of(2022, 9, 14)
	if got := rel.Days(Days{{First: told, Last: told}}); got.Count() != 1 || !got.Contains(fell) {
		t.Errorf("it fell on %v", got)
	}
	if got := rel.Reports(Days{{First: fell, Last: fell}}); got.Count() != 1 || !got.Contains(told) {
		t.Errorf("told on %v", got)
	}
}

// "Tuesday last week" is one day of the week before the report's.
func TestAWeekdayOfAWeek(t *testing.T) {
	ann := report("The mayor heard of the fire on Tuesday last week.", "")
	rel, ok := Relate(ann, &ann.Times[0])
	if !ok || !rel.Fine() {
		t.Fatalf("%+v, %t", rel, ok)
	}
	heard, told := calendar.Of(2022, 5, 3), calendar.Of(2022, 5, 10)
	if got := rel.Days(Days{{First: told, Last: told}}); got.Count() != 1 || !got.Contains(heard) {
		t.Errorf("heard on %v", got)
	}
	if got := rel.Reports(Days{{First: heard, Last: heard}}); got.Count() > 9 || !got.Contains(told) || got.Contains(told+7) {
		t.Errorf("told on %v", got)
	}
}
