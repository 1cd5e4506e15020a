// Package pipelinetest reads texts of our own into reports, for tests of what is made
// of reports. In: one string a report, its day first ("-" or nothing for none). Out:
// the reports, in that order.
//
//	pipelinetest.Read(t, "2023-05-16 Police arrested the banker Ivo Kern on Monday.",
//		"2023-05-17\nBanker held\n\nThe banker Ivo Kern was arrested on Monday.")
//
// What follows the day on a line of its own is a whole page, with its headline; what
// follows it on the same line is given a headline of no meaning.
package pipelinetest

import (
	"fmt"
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/pipeline"
)

// Read reads texts, the first named 0.txt. A text that no stage would read, because
// it is too short to be known as English, fails the test.
func Read(t testing.TB, texts ...string) []news.Annotated {
	t.Helper()
	rd, err := pipeline.Shared()
	if err != nil {
		t.Fatal(err)
	}
	var out []news.Annotated
	for i, text := range texts {
		at := strings.IndexAny(text, " \n")
		if at < 0 {
			t.Fatalf("no text behind the day of %q", text)
		}
		day, body := strings.TrimPrefix(text[:at], "-"), text[at+1:]
		if text[at] == ' ' {
			body = fmt.Sprintf("A headline of no meaning, %d\n\n%s\n", i, body)
		}
		cap := news.Capture{Name: fmt.Sprintf("%d.txt", i), Bytes: []byte(body)}
		ann := rd.Read(cap, pipeline.Options{Published: day})
		if len(ann.Sentences) == 0 {
			t.Fatalf("too short a text to be known as English: %q", body)
		}
		out = append(out, ann)
	}
	return out
}
