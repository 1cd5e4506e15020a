package syntax

import (
	"strings"
	"testing"

	"dateline/internal/annotate/syntax/conllu"
	"dateline/internal/news"
)

// bank is two paragraphs of our own.
const bank = "# newpar\n" +
	"1\tThey\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"2\tca\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"4\tgo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n" +
	"5\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n" +
	"1\tWhy\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n" +
	"2\t?\t_\t_\t_\t_\t_\t_\t_\t_\n\n" +
	"# newpar\n1\tEnd\t_\t_\t_\t_\t_\t_\t_\t_\n\n"

func TestRawOf(t *testing.T) {
	sents, err := conllu.ReadAll(strings.NewReader(bank))
	if err != nil {
		t.Fatal(err)
	}
	r := rawOf(sents)
	if want := "They can't go. Why?\n\nEnd\n\n"; r.text != want {
		t.Errorf("text %q, want %q", r.text, want)
	}
	if len(r.passages) != 2 || len(r.sentences) != 3 || len(r.tokens) != 8 {
		t.Errorf("%d passages, %d sentences, %d tokens", len(r.passages), len(r.sentences), len(r.tokens))
	}
	for i, want := range []string{"They", "ca", "n't", "go", ".", "Why", "?", "End"} {
		if got := r.tokens[i].In(r.text); got != want {
			t.Errorf("token %d is %q, want %q", i, got, want)
		}
	}
	gotSents, gotToks := readRaw(r)
	if sameSpans(gotSents, r.sentences) != 3 || sameSpans(gotToks, r.tokens) != 8 {
		t.Errorf("read %v and %v", gotSents, gotToks)
	}
}

func TestCount(t *testing.T) {
	row := conllu.Row{conllu.UPOS: "NOUN", conllu.XPOS: "NN", conllu.Lemma: "_", conllu.Head: "2", conllu.Deprel: "nmod:poss"}
	var got tally
	misses := ""
	got.count(&news.Token{UPOS: "NOUN", XPOS: "NNS", Head: 2, Deprel: "nmod"}, &row, func(what, _, _ string) { misses += what })
	if want := (tally{n: 1, upos: 1, lemma: 1, uas: 1, las: 1}); got != want || misses != "XPOS" {
		t.Errorf("got %+v, misses %q", got, misses)
	}
	got.count(&news.Token{UPOS: "VERB", XPOS: "NN", Head: 3, Deprel: "nmod"}, &row, func(string, string, string) {})
	if want := (tally{n: 2, upos: 1, xpos: 1, lemma: 2, uas: 1, las: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
