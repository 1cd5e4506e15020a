package attribution

import (
	"testing"

	"dateline/internal/news"
)

const text = "Zoë Holm said “the dam é is safe”."

// brat is the gold of text: offsets in characters.
const brat = "T1\tSource 0 8\tZoë Holm\nT2\tCue 9 13\tsaid\nT3\tContent 14 21;22 33\t“the dam is safe”\n" +
	"T4\tAttribution 9 13\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\nE2\tDiscuss:T4 Content:T3 Cue:T2\n"

func TestParse(t *testing.T) {
	gold, err := Parse(text, brat)
	if err != nil || len(gold) != 1 {
		t.Fatalf("%d attributions, %v", len(gold), err)
	}
	g := gold[0]
	if got := words(text, g.Source) + "|" + words(text, g.Cue) + "|" + words(text, g.Content); got != "Zoë Holm|said|“the da //  é is safe”" {
		t.Errorf("got %s", got)
	}
	if _, err := Parse(text, "T1\tSource 0 99\tx\n"); err == nil {
		t.Error("offsets outside the text are taken")
	}
}

func TestMatchAndKind(t *testing.T) {
	span := func(a, b news.Byte) news.Span { return news.Span{Start: a, End: b} }
	cue, src := span(10, 14), span(0, 9)
	doc := Doc{Text: "Zoe Holm said that the dam is safe and dry.", Gold: []Gold{
		{Source: []news.Span{src}, Cue: []news.Span{cue}, Content: []news.Span{span(14, 42)}},
		{Cue: []news.Span{cue}, Content: []news.Span{span(0, 8)}},
	}}
	found := []news.Attribution{
		{Source: &src, Cue: &cue, Content: []news.Span{span(14, 34)}, Kind: "indirect"}, // half and more
		{Source: &src, Cue: &cue, Content: []news.Span{span(14, 22)}, Kind: "indirect"}, // less
	}
	gold, got := Match(&doc, found)
	if gold[0] != 0 || gold[1] != -1 || got[0] != 0 || got[1] != -1 {
		t.Errorf("gold %v, found %v", gold, got)
	}
	for words, want := range map[string]string{"“All of it,”": "direct", "that it was “bad”": "mixed", "that it was bad": "indirect"} {
		if kind := Kind(words, []news.Span{span(0, news.Byte(len(words)))}); kind != want {
			t.Errorf("%s is %s, want %s", words, kind, want)
		}
	}
}
