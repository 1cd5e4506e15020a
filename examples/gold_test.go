package examples

import (
	"os"
	"testing"

	"dateline/eval/scoreboard"
)

// TestGold loads what a careful editor says of the story: every quotation in
// it must be found in its page, and every reference must lead somewhere.
func TestGold(t *testing.T) {
	story, err := scoreboard.LoadWith(os.DirFS("gold"), FS.ReadFile)
	if err != nil {
		t.Fatal(err)
	}
	if len(story.Gold) != wantPages {
		t.Errorf("gold for %d reports, want %d", len(story.Gold), wantPages)
	}
}
