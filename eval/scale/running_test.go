package main

import (
	"bytes"
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/pipeline"
)

// TestReport checks that the running story is what its numbers rest on: the same
// each time, of some 220 words a report, dated and read, and no report twice.
func TestReport(t *testing.T) {
	rd, err := pipeline.Shared()
	if err != nil {
		t.Fatal(err)
	}
	seen, words, events := map[string]bool{}, 0, 0
	const n = 60
	for i := range n {
		b := Report(i * 37)
		if !bytes.Equal(b, Report(i*37)) || seen[string(b)] {
			t.Fatalf("report %d is another the second time, or another's", i*37)
		}
		seen[string(b)] = true
		words += len(strings.Fields(string(b)))
		ann := rd.Read(news.Capture{Name: "x.txt", Bytes: b}, pipeline.Options{})
		if !ann.Read || !ann.Published.Sure() {
			t.Errorf("report %d: read %v, published %+v", i*37, ann.Read, ann.Published)
		}
		events += len(ann.Events)
	}
	if words < 200*n || words > 240*n || events < 2*n {
		t.Errorf("%d words and %d events in %d reports", words, events, n)
	}
}
