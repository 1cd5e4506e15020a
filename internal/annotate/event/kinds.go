package event

import (
	"maps"
	"slices"
)

// Types lists the types that events can bear, in order.
func Types() []string { return slices.Sorted(maps.Keys(types)) }

// Modes lists the modes that the lexicon knows, in order.
func Modes() []string {
	seen := map[string]bool{}
	lex := english()
	for _, words := range []map[string][]*entry{lex.verbs, lex.nouns} {
		for _, entries := range words {
			for _, e := range entries {
				seen[e.mode] = true
			}
		}
	}
	delete(seen, "")
	return slices.Sorted(maps.Keys(seen))
}
