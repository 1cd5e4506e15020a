package entity_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"dateline/internal/annotate/sentence"
	"dateline/internal/annotate/token"
	"dateline/internal/news"
)

// plain makes a report of one passage without dependencies; names are all
// words that begin with a capital, their kinds in turn.
func plain(text string) *news.Annotated {
	ann := &news.Annotated{}
	ann.ID, ann.Text = "r-test", text
	ann.Passages = []news.Passage{{Role: news.StoryText, Span: news.Span{End: news.Byte(len(text))}}}
	all := []news.NameKind{news.Person, news.Organisation, news.Place, news.Country, news.Demonym, news.Group, news.OtherName}
	for _, span := range sentence.Split(text, ann.Passages) {
		sent := news.Sentence{Span: span, Tokens: token.Tokens(text, span)}
		for i := range sent.Tokens {
			tok := &sent.Tokens[i]
			tok.UPOS = "NOUN"
			if c := tok.Form[0]; c >= 'A' && c <= 'Z' {
				tok.UPOS = "PROPN"
				ann.Names = append(ann.Names, news.Name{Span: tok.Span, Kind: all[len(ann.Names)%len(all)]})
			}
		}
		ann.Sentences = append(ann.Sentences, sent)
	}
	return ann
}

// check says what is wrong with the entities of a report.
func check(t *testing.T, ann *news.Annotated) {
	t.Helper()
	ids := map[news.EntityID]bool{}
	last := news.Span{Start: -1}
	taken := map[news.Span]bool{}
	for i := range ann.Entities {
		e := &ann.Entities[i]
		if len(e.Mentions) == 0 || e.Name == "" || ids[e.ID] {
			t.Fatalf("entity %q (%s) has %d mentions, or another one's identifier", e.Name, e.ID, len(e.Mentions))
		}
		ids[e.ID] = true
		first := e.Mentions[0].Span
		if first.Start < last.Start {
			t.Errorf("entity %q stands after one that begins later", e.Name)
		}
		last = first
		if want := news.EntityID(news.NewRecordID(ann.ID, "entity", first)); e.ID != want {
			t.Errorf("entity %q is called %s, not %s", e.Name, e.ID, want)
		}
		for _, m := range e.Mentions {
			if m.In(ann.Text) == "" || taken[m.Span] {
				t.Errorf("mention %v of %q is no text, or another's too", m.Span, e.Name)
			}
			taken[m.Span] = true
		}
	}
	for i := range ann.Entities {
		e := &ann.Entities[i]
		for _, m := range append([]news.EntityID{e.For}, e.Members...) {
			if m != "" && !ids[m] {
				t.Errorf("entity %q points to %s, which is not there", e.Name, m)
			}
		}
	}
	for _, n := range ann.Names {
		if n.Entity != "" && !ids[n.Entity] {
			t.Errorf("name %q points to %s, which is not there", n.In(ann.Text), n.Entity)
		}
	}
	for _, a := range ann.Attributions {
		if a.Speaker != "" && !ids[a.Speaker] {
			t.Errorf("attribution %s points to %s, which is not there", a.ID, a.Speaker)
		}
	}
}

func TestBadPages(t *testing.T) {
	cases := map[string]string{
		"empty":          "",
		"one letter":     "A. B. C.",
		"long name":      strings.Repeat("Ab", 150) + " said so.",
		"mixed scripts":  "Vеrаn saw Веран. Ёж saw Ž.",
		"emoji":          "🙂 Anna 🙂 saw 🙂.",
		"plain words":    "May Will Hope Faith Rose Bush Cook.",
		"brackets":       strings.Repeat("Board (B) (", 200),
		"no end of and":  strings.Repeat("Riga and ", 400) + "Riga met.",
		"broken letters": "\xff\xfe Anna \x80 saw \xc3.",
		"all capitals":   "ANNA SAW ANNA AND THE USA",
		"invisible":      "An\u200bna saw A\u0301nna.",
	}
	for name, text := range cases {
		t.Run(name, func(t *testing.T) {
			ann := plain(text)
			finder(t).Find(ann)
			check(t, ann)
			annotate(t, &news.Annotated{Report: ann.Report})
		})
	}
}

// TestBrokenTrees holds the stage against broken trees: heads out of range,
// loops, missing lemmas.
func TestBrokenTrees(t *testing.T) {
	ann := read(t, []string{"The mayor, [Emil Kern/p], said he met [Anna Holm/p] in [Riga/l] and that they spoke."})
	for shift := range 40 {
		for i := range ann.Sentences {
			for k := range ann.Sentences[i].Tokens {
				tok := &ann.Sentences[i].Tokens[k]
				tok.Head = (k*7+shift*3)%25 - 3
				tok.Lemma = ""
			}
		}
		finder(t).Find(ann)
		check(t, ann)
	}
}

func TestSameInputSameOutput(t *testing.T) {
	paras := []string{
		"[Riga/l] and [Tallinn/l] agreed, [Anton Verin/p] and [Emil Kern/p] said. The two leaders met [Kern/p]'s wife, [Anna Kern/p].",
		"He told the [Tidal Council/o] ([TC/o]) that it would pay [Latvia/c] and [Estonia/c]. The two countries own the [Council/o].",
	}
	first := read(t, paras)
	for range 20 {
		if again := read(t, paras); !reflect.DeepEqual(first.Entities, again.Entities) || !reflect.DeepEqual(first.Names, again.Names) {
			t.Fatal("two readings differ")
		}
	}
}

// manyNames makes a report of n sentences with two names each, of which every
// tenth is a new one that shares its family name with others.
func manyNames(n int) *news.Annotated {
	var paras []string
	for i := range n {
		paras = append(paras, fmt.Sprintf("[Ab%c%d Kern%d/p] met [Kern%d/p] at the [Tidal Council of Ward %d/o], and he left.", 'a'+i%26, i/26, i%97, i%97, i))
	}
	ann := &news.Annotated{}
	ann.ID = "r-test"
	for _, para := range paras {
		write(ann, para)
		ann.Text += "\n\n"
	}
	ann.Passages = []news.Passage{{Role: news.StoryText, Span: news.Span{End: news.Byte(len(ann.Text))}}}
	for _, span := range sentence.Split(ann.Text, ann.Passages) {
		ann.Sentences = append(ann.Sentences, news.Sentence{Span: span, Tokens: token.Tokens(ann.Text, span)})
	}
	for i := range ann.Sentences {
		for k := range ann.Sentences[i].Tokens {
			tok := &ann.Sentences[i].Tokens[k]
			if tok.UPOS = "NOUN"; tok.Form == "he" {
				tok.UPOS, tok.XPOS = "PRON", "PRP"
			}
		}
	}
	return ann
}

// TestManyNames counts allocations rather than time: ten times the names must
// not take a hundred times the memory.
func TestManyNames(t *testing.T) {
	cost := func(n int) float64 {
		ann := manyNames(n)
		f := finder(t)
		return testing.AllocsPerRun(1, func() { f.Find(ann) })
	}
	small, large := cost(350), cost(3500) // 10,500 names
	if large > 15*small {
		t.Errorf("%.0f allocations for 1,050 names, %.0f for 10,500", small, large)
	}
	ann := manyNames(200)
	finder(t).Find(ann)
	check(t, ann)
}

func FuzzFind(f *testing.F) {
	for _, text := range []string{
		"Anna Kern, the mayor of Riga, said “I met him” (AK).",
		"The two leaders met in Minsk. They left.", "\xff(", "A-b-c 's He he it",
	} {
		f.Add(text, uint8(3))
	}
	f.Fuzz(func(t *testing.T, text string, shift uint8) {
		if len(text) > 4000 {
			return
		}
		ann := plain(text)
		rels := []string{"nsubj", "obj", "nmod:poss", "conj", "cop", "appos", "case", "det", "amod", "obl", "acl:relcl"}
		tags := []string{"NOUN", "PROPN", "VERB", "PRON", "DET", "ADJ", "PUNCT", "AUX", "PART", "ADP"}
		for i := range ann.Sentences {
			for k := range ann.Sentences[i].Tokens {
				tok := &ann.Sentences[i].Tokens[k]
				n := k*int(shift|1) + int(shift)
				tok.Deprel, tok.Head = rels[n%len(rels)], n%(len(ann.Sentences[i].Tokens)+2)
				if n%3 == 0 {
					tok.UPOS = tags[n%len(tags)]
				}
				tok.Lemma = strings.ToLower(tok.Form)
			}
			if sent := &ann.Sentences[i]; i%2 == 0 {
				src := sent.Tokens[0].Span
				ann.Attributions = append(ann.Attributions, news.Attribution{Source: &src, Cue: &src, Content: []news.Span{sent.Span}, Kind: "direct"})
			}
		}
		finder(t).Find(ann)
		check(t, ann)
	})
}

func BenchmarkFind(b *testing.B) {
	var paras []string
	for i := range 40 {
		paras = append(paras, fmt.Sprintf("[Latvian/d] President [Marta Soler%d/p] met [Emil Kern/p] in [Riga/l] on Monday, the [Kremlin/o] said. "+
			"“I am content,” [Kern/p] told the [Tidal Council/o]. He added that the two leaders would meet again when the water of the river has gone down and the harvest is in.", i%7))
	}
	ann := read(b, paras)
	f := finder(b)
	words := 0
	for i := range ann.Sentences {
		words += len(ann.Sentences[i].Tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		f.Find(ann)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
