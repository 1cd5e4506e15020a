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
