package follow

import (
	"testing"
	"time"

	"dateline/internal/store/memory"
)

// TestFollow is a web of an eighth of the size that go run ./eval -only follow
// measures, without what never answers.
func TestFollow(t *testing.T) {
	res, err := Measure(t.Context(), World{Feeds: 100, Items: 7, Timeout: time.Minute}, memory.New("votes"))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d of %d good taken once, %d of %d bad told once, requests %v, needless %d, %s",
		res.Taken, res.Good, res.Told, res.Bad, res.Requests, res.Needless, res.Took)
	for _, miss := range res.Misses {
		t.Error(miss)
	}
	if res.Good < 500 || res.Bad < 50 {
		t.Errorf("only %d good and %d bad", res.Good, res.Bad)
	}
}
