package syntax

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"dateline/internal/annotate/token"
	"dateline/internal/news"
)

// read tokenises and annotates one sentence.
func read(t testing.TB, text string) []news.Token {
	t.Helper()
	rd, err := New()
	if err != nil {
		t.Fatal(err)
	}
	sents := []news.Sentence{{Tokens: token.Tokens(text, news.Span{End: news.Byte(len(text))})}}
	rd.Annotate(sents)
	return sents[0].Tokens
}

// TestSentences reads easy sentences of news whole. Each word is written as
// form/UPOS/lemma/head/relation.
func TestSentences(t *testing.T) {
	for _, want := range []string{
		"The/DET/the/2/det minister/NOUN/minister/3/nsubj arrived/VERB/arrive/0/root in/ADP/in/5/case Oslo/PROPN/Oslo/3/obl",
		"They/PRON/they/2/nsubj want/VERB/want/0/root to/PART/to/4/mark sign/VERB/sign/2/xcomp the/DET/the/6/det treaty/NOUN/treaty/4/obj",
		"He/PRON/he/2/nsubj said/VERB/say/0/root that/SCONJ/that/6/mark the/DET/the/5/det talks/NOUN/talk/6/nsubj failed/VERB/fail/2/ccomp",
		"Police/NOUN/police/3/nsubj had/AUX/have/3/aux entered/VERB/enter/0/root the/DET/the/6/det Sella/PROPN/Sella/6/compound works/NOUN/work/3/obj on/ADP/on/8/case Monday/PROPN/Monday/3/obl",
		"The/DET/the/2/det Senate/PROPN/Senate/5/nsubj last/ADJ/last/4/amod night/NOUN/night/5/obl:unmarked approved/VERB/approve/0/root a/DET/a/7/det plan/NOUN/plan/5/obj",
		"Two/NUM/two/2/nummod soldiers/NOUN/soldier/4/nsubj:pass were/AUX/be/4/aux:pass killed/VERB/kill/0/root by/ADP/by/7/case a/DET/a/7/det bomb/NOUN/bomb/4/obl:agent",
		"She/PRON/she/4/nsubj did/AUX/do/4/aux n't/PART/not/4/advmod leave/VERB/leave/0/root",
	} {
		t.Run(want, func(t *testing.T) {
			var forms []string
			for w := range strings.FieldsSeq(want) {
				form, _, _ := strings.Cut(w, "/")
				forms = append(forms, form)
			}
			toks := read(t, strings.ReplaceAll(strings.Join(forms, " "), "did n't", "didn't")+".")
			for i, w := range strings.Fields(want) {
				tok := toks[i]
				got := fmt.Sprintf("%s/%s/%s/%d/%s", tok.Form, tok.UPOS, tok.Lemma, tok.Head, tok.Deprel)
				if got != w {
					t.Errorf("got %s, want %s", got, w)
				}
			}
		})
	}
}

// TestCapitals reads the same sentence written in four ways: the parts of
// speech must not hang on capitals.
func TestCapitals(t *testing.T) {
	const text = "The president met the minister in the capital on Monday"
	want := "DET NOUN VERB DET NOUN ADP DET NOUN ADP PROPN"
	for _, s := range []string{text, strings.ToUpper(text), strings.ToLower(text), "The President Met the Minister in the Capital on Monday"} {
		toks := read(t, s)
		right := 0
		for i, w := range strings.Fields(want) {
			if toks[i].UPOS == w || w == "NOUN" && toks[i].UPOS == "PROPN" && s != text {
				right++
			}
		}
		if right < 9 {
			t.Errorf("%q: %d of 10 right: %v", s, right, toks)
		}
	}
}

// checkTree fails if the tokens do not make one tree with one root.
func checkTree(t *testing.T, toks []news.Token) {
	t.Helper()
	roots := 0
	for i := range toks {
		if toks[i].UPOS == "" || toks[i].XPOS == "" || toks[i].Deprel == "" {
			t.Fatalf("token %d is not filled: %+v", i+1, toks[i])
		}
		at, steps := i+1, 0
		for at != 0 && steps <= len(toks) {
			at = toks[at-1].Head
			steps++
		}
		if at != 0 {
			t.Fatalf("token %d is in a cycle", i+1)
		}
		if toks[i].Head == 0 {
			roots++
		}
	}
	if len(toks) > 0 && roots != 1 {
		t.Fatalf("%d roots among %d tokens", roots, len(toks))
	}
}

func TestLongSentence(t *testing.T) {
	for _, n := range []int{1, 2, longest - 1, longest, longest + 1, 3000, 20000} {
		toks := read(t, strings.Repeat("word, ", n/2)+"end"+strings.Repeat(" on", n%2))
		checkTree(t, toks)
	}
}

func TestNothing(t *testing.T) {
	rd, err := New()
	if err != nil {
		t.Fatal(err)
	}
	rd.Annotate(nil)
	rd.Annotate([]news.Sentence{{}})
}

// TestTogether reads in several goroutines at once: each gets what one alone
// gets.
func TestTogether(t *testing.T) {
	texts := []string{"The talks ended in Oslo.", "Why did they leave?", "OBI SAYS NO TO TREATY", "He paid $5m for it, she said."}
	want := make([][]news.Token, len(texts))
	for i, s := range texts {
		want[i] = read(t, s)
	}
	var wg sync.WaitGroup
	for k := range 8 {
		wg.Go(func() {
			for i := range texts {
				at := (i + k) % len(texts)
				if got := read(t, texts[at]); !reflect.DeepEqual(got, want[at]) {
					t.Errorf("%q: got %v, want %v", texts[at], got, want[at])
				}
			}
		})
	}
	wg.Wait()
}

// FuzzAnnotate checks that any text gives one tree a sentence.
func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{"He left.", "\xff\xfe", "a b c d e f g", ", , ,", "ÉTÉ 42nd n't 's", strings.Repeat("x ", 700)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { checkTree(t, read(t, text)) })
}

func BenchmarkAnnotate(b *testing.B) {
	const text = "The foreign minister of Nordland, who arrived in Oslo on Monday, told reporters that both sides had agreed to resume the talks that broke down in 2019 over fishing rights."
	rd, err := New()
	if err != nil {
		b.Fatal(err)
	}
	sents := []news.Sentence{{Tokens: token.Tokens(text, news.Span{End: news.Byte(len(text))})}}
	for b.Loop() {
		rd.Annotate(sents)
	}
	b.ReportMetric(float64(b.N*len(sents[0].Tokens))/b.Elapsed().Seconds(), "words/s")
}
