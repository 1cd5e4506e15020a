package pipeline

import (
	"encoding/json"
	"testing"
	"unicode/utf8"

	"dateline/internal/hostile"
	"dateline/internal/news"
)

// FuzzAnnotate reads any bytes with all stages: no panic, spans within the text,
// and the same result again.
func FuzzAnnotate(f *testing.F) {
	for i, c := range hostile.Strings {
		if i%4 == 0 {
			f.Add(hostile.Page(c.Text, i))
			f.Add(hostile.Text(c.Text, i))
		}
	}
	f.Add([]byte(note))
	rd, err := Shared()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		if len(page) > 8000 {
			return
		}
		ann := rd.Read(news.Capture{Name: "x", Bytes: page}, Options{})
		if !utf8.ValidString(ann.Text) {
			t.Fatalf("text that is not UTF-8: %q", ann.Text)
		}
		inside := func(what string, span news.Span) {
			if span.Start < 0 || span.End < span.Start || int(span.End) > len(ann.Text) {
				t.Fatalf("%s %v outside a text of %d bytes", what, span, len(ann.Text))
			}
			if !utf8.ValidString(span.In(ann.Text)) {
				t.Fatalf("%s %v cuts a character: %q", what, span, span.In(ann.Text))
			}
		}
		for i := range ann.Passages {
			inside("passage", ann.Passages[i].Span)
		}
		for i := range ann.Sentences {
			inside("sentence", ann.Sentences[i].Span)
			for _, tok := range ann.Sentences[i].Tokens {
				inside("token", tok.Span)
			}
		}
		for i := range ann.Names {
			inside("name", ann.Names[i].Span)
		}
		for i := range ann.Times {
			inside("time", ann.Times[i].Span)
		}
		for i := range ann.Figures {
			inside("figure", ann.Figures[i].Span)
		}
		for i := range ann.Events {
			inside("event", ann.Events[i].Span)
		}
		a, err := json.Marshal(ann)
		if err != nil {
			t.Fatal(err)
		}
		again := rd.Read(news.Capture{Name: "x", Bytes: page}, Options{})
		if b, _ := json.Marshal(again); string(a) != string(b) {
			t.Fatal("read twice, with two results")
		}
	})
}
