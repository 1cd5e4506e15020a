package event

import (
	"os"
	"strings"
	"testing"

	"dateline/internal/news"
)

// factualityRight is the share of testdata/factuality.txt that must be right.
const factualityRight = 0.9

// TestFactuality reads the sentences of testdata/factuality.txt.
func TestFactuality(t *testing.T) {
	raw, err := os.ReadFile("testdata/factuality.txt")
	if err != nil {
		t.Fatal(err)
	}
	right, n := 0, 0
	for line := range strings.Lines(string(raw)) {
		part := strings.SplitN(strings.TrimSpace(line), " | ", 3)
		if strings.HasPrefix(line, "#") || len(part) != 3 {
			continue
		}
		n++
		found := Find(read(part[2], news.StoryText))
		got := "no event"
		for _, ev := range found {
			if strings.Contains(strings.ToLower(ev.In(part[2])), part[1]) {
				got = string(ev.Factuality)
				break
			}
		}
		if got == part[0] {
			right++
		} else {
			t.Logf("%s, not %s: %q in %q:%s", got, part[0], part[1], part[2], show(part[2], found))
		}
	}
	if n < 400 {
		t.Errorf("%d sentences, at least 400 are asked for", n)
	}
	if share := float64(right) / float64(n); share < factualityRight {
		t.Errorf("%d of %d right: %.3f, asked for %.2f", right, n, share, factualityRight)
	} else {
		t.Logf("%d of %d right: %.3f", right, n, share)
	}
}
