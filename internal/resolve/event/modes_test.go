package event

import (
	"slices"
	"testing"

	annotate "dateline/internal/annotate/event"
)

// A mode that the reader of events does not know ties nothing.
func TestModesAreThoseOfTheReader(t *testing.T) {
	for name, modes := range map[string]map[string]bool{"onceModes": onceModes, "seldom": seldom, "narrow": narrow} {
		for mode := range modes {
			if !slices.Contains(annotate.Modes(), mode) {
				t.Errorf("%s names %q, which no entry of the lexicon has", name, mode)
			}
		}
	}
}
