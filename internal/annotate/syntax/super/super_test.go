package super

import (
	"testing"

	"dateline/internal/annotate/syntax/word"
)

func TestReadDamaged(t *testing.T) {
	for _, raw := range []string{"", Magic, Magic + "\nroot nsubj>\n", Magic + "\nroot\ndlwt"} {
		if _, err := Read([]byte(raw)); err == nil {
			t.Errorf("no error for %q", raw)
		}
	}
}

// TestFeatures looks at words on the edges: no feature may reach outside.
func TestFeatures(t *testing.T) {
	words := []word.Word{{Low: 11}, {Low: 12}}
	first := Features(words, []uint8{1, 2}, 0, 0, 0, nil)
	last := Features(words, []uint8{1, 2}, 1, 3, 0, nil)
	if len(first) != len(last) || len(first) < 40 {
		t.Fatalf("%d and %d features", len(first), len(last))
	}
	same := 0
	for i := range first {
		if first[i] == last[i] {
			same++
		}
	}
	if same > 0 {
		t.Errorf("%d features of different words are equal", same)
	}
}
