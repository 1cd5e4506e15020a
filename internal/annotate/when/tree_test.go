package when

import (
	"strings"
	"testing"

	"dateline/internal/news"
)

// "That day" points at the day told in the passage before, and stays open where
// no day was told; it never falls back on the report's own day.
func TestThatDay(t *testing.T) {
	for _, c := range []struct{ first, want string }{
		{"The accord will be signed on November 14.", "2024-11-14"},
		{"The accord will be signed soon.", "XXXX-XX-XX"},
	} {
		ann := pages("2024-10-04", "story", c.first, "story", "He was invited on that day, a Thursday.")
		got := ""
		for _, tx := range Find(ann) {
			if tx.In(ann.Text) == "that day" {
				got = tx.Value
			}
		}
		if got != c.want {
			t.Errorf("after %q: that day is %q, want %q", c.first, got, c.want)
		}
	}
}

// "That evening" at the head of a paragraph is of the day that the paragraph before told,
// and of the report's own only where none did.
func TestThatEvening(t *testing.T) {
	for _, c := range []struct{ first, then, want string }{
		{"She rang the works on Thursday, 2 October.", "That evening she wrote a letter.", "2024-10-02TEV"},
		{"She rang the works on Thursday, 2 October.", "The same night she left.", "2024-10-02TNI"},
		{"She rang the works.", "That evening she wrote a letter.", "2024-10-05TEV"},
	} {
		got := ""
		ann := pages("2024-10-05", "story", c.first, "story", "Nobody rang back.", "story", c.then)
		for _, tx := range Find(ann) {
			got = tx.Value
		}
		if got != c.want {
			t.Errorf("after %q %q is %q, want %q", c.first, c.then, got, c.want)
		}
	}
}

// A weekday under a verb in the simple present lies ahead, but not in a
// headline; one under a past verb behind it.
func TestTenseByTree(t *testing.T) {
	// Rows of the tree: word, XPOS, head, relation.
	tree := func(verb, tag string) []news.Token {
		return []news.Token{
			{Span: news.Span{Start: 0, End: 9}, UPOS: "NOUN", XPOS: "NNS", Head: 2, Deprel: "nsubj"},
			{Span: news.Span{Start: 10, End: news.Byte(10 + len(verb))}, UPOS: "VERB", XPOS: tag, Head: 0, Deprel: "root"},
			{Span: news.Span{Start: news.Byte(11 + len(verb)), End: news.Byte(13 + len(verb))}, UPOS: "ADP", XPOS: "IN", Head: 4, Deprel: "case"},
			{Span: news.Span{Start: news.Byte(14 + len(verb)), End: news.Byte(20 + len(verb))}, UPOS: "PROPN", XPOS: "NNP", Head: 2, Deprel: "obl"},
		}
	}
	for _, c := range []struct{ role, verb, tag, want string }{
		{"story", "meet", "VBP", "2024-10-06"},
		{"headline", "meet", "VBP", "2024-09-29"},
		{"story", "put", "VBD", "2024-09-29"},
	} {
		text := "Ministers " + c.verb + " on Sunday"
		ann := pages("2024-10-04", c.role, text)
		ann.Sentences = []news.Sentence{{Span: news.Span{End: news.Byte(len(text))}, Tokens: tree(c.verb, c.tag)}}
		var got []string
		for _, tx := range Find(ann) {
			got = append(got, tx.Value)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s, %q %s: got %v, want %s", c.role, text, c.tag, got, c.want)
		}
	}
}

// A deed that is told of a date in the past has been, however near the next such
// date is; what was said of a date may be ahead.
func TestADeedOfThePastIsBehind(t *testing.T) {
	for _, c := range []struct{ verb, want string }{{"voted", "2022-03-18"}, {"planned", "2023-03-18"}} {
		text := "Members " + c.verb + " on 18 March"
		at := news.Byte(len("Members " + c.verb + " "))
		ann := pages("2023-02-21", "story", text+".")
		ann.Sentences = []news.Sentence{{Span: news.Span{Start: 0, End: news.Byte(len(text))}, Tokens: []news.Token{
			{Span: news.Span{Start: 0, End: 7}, UPOS: "NOUN", XPOS: "NNS", Head: 2, Deprel: "nsubj"},
			{Span: news.Span{Start: 8, End: at - 1}, UPOS: "VERB", XPOS: "VBD", Head: 0, Deprel: "root"},
			{Span: news.Span{Start: at, End: at + 2}, UPOS: "ADP", XPOS: "IN", Head: 5, Deprel: "case"},
			{Span: news.Span{Start: at + 3, End: at + 5}, UPOS: "NUM", XPOS: "CD", Head: 5, Deprel: "nummod"},
			{Span: news.Span{Start: at + 6, End: at + 11}, UPOS: "PROPN", XPOS: "NNP", Head: 2, Deprel: "obl"},
		}}}
		if found := Find(ann); len(found) != 1 || found[0].Value != c.want {
			t.Errorf("%q: %+v, want %s", text, found, c.want)
		}
	}
}

// What somebody has offered by a date lies ahead; what somebody built by it is behind.
func TestWhatWasOfferedByADateIsAhead(t *testing.T) {
	for _, c := range []struct{ text, tags, want string }{
		{"Hale has offered boats before July.", "NNP VBZ VBN NNS IN NNP", "2013-07"},
		{"Hale quickly built boats before July.", "NNP RB VBD NNS IN NNP", "2012-07"},
	} {
		ann := pages("2013-04-12", "story", c.text)
		sent := news.Sentence{Span: news.Span{End: news.Byte(len(c.text))}}
		at := 0
		for i, tag := range strings.Fields(c.tags) {
			word := strings.TrimSuffix(strings.Fields(c.text)[i], ".")
			tok := news.Token{Span: news.Span{Start: news.Byte(at), End: news.Byte(at + len(word))}, XPOS: tag, UPOS: "NOUN", Head: 3, Deprel: "obl"}
			if i == 2 {
				tok.UPOS, tok.Head, tok.Deprel = "VERB", 0, "root"
			}
			sent.Tokens = append(sent.Tokens, tok)
			at += len(word) + 1
		}
		ann.Sentences = []news.Sentence{sent}
		if found := Find(ann); len(found) != 1 || found[0].Value != c.want {
			t.Errorf("%q: %+v, want %s", c.text, found, c.want)
		}
	}
}
