package plain

import (
	"slices"
	"testing"
)

func TestSigned(t *testing.T) {
	for s, want := range map[string][]string{
		"Ann Example, harbour correspondent":                      {"Ann Example"},
		"Ann Example, harbour correspondent · Sunday 8 May 2022":  {"Ann Example"},
		"Anna Example, Sella, and Udo van der Sample, Brand Quay": {"Anna Example", "Udo van der Sample"},
		"Anna Example in Sella":                                   {"Anna Example"},
		"Post staff":                                              nil,
		"Post foreign desk and agencies":                          nil,
		"Saturday 3 November":                                     nil,
		"New Lamps for Sella":                                     nil,
		"3. 11. 2018, Saturday | author: red.":                    nil,
	} {
		if got := Signed(s); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}
