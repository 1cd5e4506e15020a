package plan

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"dateline/internal/lexicon/wordlist"
)

// Each sign has its weight in the list, and the list names nothing else.
func TestWeightsAreThoseOfTheSigns(t *testing.T) {
	var named []string
	for _, line := range wordlist.Lines("en/plan-weights.txt") {
		name, number, _ := strings.Cut(line, " ")
		if _, err := strconv.ParseFloat(number, 64); err != nil {
			t.Errorf("%q: %v", line, err)
		}
		named = append(named, name)
	}
	if want := append(SignNames(), "none"); !slices.Equal(named, want) {
		t.Errorf("weights of %v, want %v", named, want)
	}
	if learned().None <= 0 {
		t.Errorf("without a sign the score is %v above none", -learned().None)
	}
}
