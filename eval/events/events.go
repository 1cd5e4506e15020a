// Package events scores coded event mentions.
//
// In: sentences with a marked source and target and the type of PLOVER
// (plover.go), and the documents of ECB+ with marked actions, times and places
// (ecb.go). Out: the share of right types and actors, of sentences without an
// event, and precision and recall of finding actions.
package events

import (
	"dateline/eval/score"
)

// Scorer measures events.
var Scorer = score.Scorer{Name: "events", Needs: []string{ploverFile, ecbFolder}, Run: Run}

// Run measures the sentences of PLOVER, then ECB+.
func Run(corpora string, details func(string, ...any)) ([]score.Row, error) {
	if details == nil {
		details = func(string, ...any) {}
	}
	rows, err := plover(corpora, details)
	if err != nil {
		return nil, err
	}
	more, err := ecb(corpora, details)
	return append(rows, more...), err
}
