package desk_test

import (
	"strings"
	"testing"

	"dateline/internal/desk"
	"dateline/internal/fault"
)

const twoOfOneName = `A treasurer resigns

5 May 2024

Treasurer Petra Ohm resigned on Friday, the city of Sarn said in a statement to reporters.

Police arrested the builder Karel Ohm on Saturday. Mayor Viktor Lukovich was arrested by police in Sarn on Sunday, the court said.
`

func TestAnActorIsFoundByAnyPartOfAKnownName(t *testing.T) {
	dk := told(t, twoOfOneName)
	for _, c := range []struct {
		asked  string
		events int
		found  []string
	}{
		{"Petra Ohm", 1, []string{"Petra Ohm"}},
		{"Petra", 1, []string{"Petra Ohm"}},
		{"Ohm", 2, []string{"Petra Ohm", "Karel Ohm"}}, // both, and it says so
		{"Lukovitch", 1, []string{"Viktor Lukovich"}},  // in another spelling
		{"Zimmer", 0, nil},
		{"O", 0, nil}, // a letter is no part of a name
	} {
		tl, err := dk.Chronology(t.Context(), desk.Filter{Actor: c.asked})
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, n := range tl.Actors {
			found = append(found, n.Name)
		}
		if len(tl.Events) != c.events || len(found) != len(c.found) {
			t.Errorf("%q chooses %d events of %q, want %d of %q", c.asked, len(tl.Events), found, c.events, c.found)
			continue
		}
		for _, want := range c.found {
			if !strings.Contains(strings.Join(found, ";"), want) {
				t.Errorf("%q stands for %q, want %q", c.asked, found, want)
			}
		}
	}
	one, err := dk.Chronology(t.Context(), desk.Filter{Actor: "Petra Ohm"})
	if err != nil {
		t.Fatal(err)
	}
	same, err := dk.Chronology(t.Context(), desk.Filter{Actor: string(one.Actors[0].Entity)})
	if err != nil || len(same.Events) != len(one.Events) {
		t.Errorf("the id chooses %d events, the name %d: %v", len(same.Events), len(one.Events), err)
	}
}

func TestAnUnknownTypeIsRefusedWithTheKnownOnes(t *testing.T) {
	dk := told(t, twoDays)
	_, err := dk.Chronology(t.Context(), desk.Filter{Type: "nonsense"})
	if err == nil {
		t.Fatal("a type that is none is taken")
	}
	for _, want := range []string{"CONSULT", "talks", "resignation"} {
		if !strings.Contains(fault.HintOf(err), want) {
			t.Errorf("the hint %q lacks %s", fault.HintOf(err), want)
		}
	}
	for _, known := range []string{"consult", "Talks", "arrests and pressure", "election", "other"} {
		if _, err := dk.Chronology(t.Context(), desk.Filter{Type: known}); err != nil {
			t.Errorf("%q: %v", known, err)
		}
	}
}

func TestHiddenIsWhatAllAdds(t *testing.T) {
	dk := told(t, twoDays)
	for _, f := range []desk.Filter{{}, {Actor: "Moll"}, {From: "2024-05-04"}, {Sources: 1}} {
		some, err := dk.Chronology(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		f.All = true
		all, err := dk.Chronology(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		if some.Hidden != len(all.Events)-len(some.Events) || all.Hidden != 0 {
			t.Errorf("%+v: %d hidden of %d, %d shown, %d hidden with all", f, some.Hidden, len(all.Events), len(some.Events), all.Hidden)
		}
		if f == (desk.Filter{All: true}) && (all.Total != len(all.Events) || some.Total != all.Total || some.Hidden == 0) {
			t.Errorf("total %d and %d, of %d lines; %d hidden", some.Total, all.Total, len(all.Events), some.Hidden)
		}
	}
	top, err := dk.Chronology(t.Context(), desk.Filter{Top: 1})
	if err != nil {
		t.Fatal(err)
	}
	if len(top.Events) != 1 || top.Lesser == 0 {
		t.Errorf("top 1 gives %d events and %d lesser ones", len(top.Events), top.Lesser)
	}
}
