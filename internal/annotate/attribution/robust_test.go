package attribution_test

import (
	"reflect"
	"strings"
	"testing"

	"dateline/internal/annotate/attribution"
	"dateline/internal/annotate/sentence"
	"dateline/internal/annotate/token"
	"dateline/internal/news"
)

// plain makes a report of the text without dependencies, one passage.
func plain(text string) *news.Annotated {
	ann := &news.Annotated{}
	ann.ID, ann.Text = "r-test", text
	ann.Passages = []news.Passage{{Role: news.StoryText, Span: news.Span{End: news.Byte(len(text))}}}
	for _, span := range sentence.Split(text, ann.Passages) {
		ann.Sentences = append(ann.Sentences, news.Sentence{Span: span, Tokens: token.Tokens(text, span)})
	}
	return ann
}

// check says what is wrong with the spans, kinds and parents of found.
func check(t *testing.T, ann *news.Annotated, found []news.Attribution) {
	t.Helper()
	ids := map[news.RecordID]bool{}
	for _, a := range found {
		if ids[a.ID] {
			t.Errorf("two attributions are called %s", a.ID)
		}
		ids[a.ID] = true
	}
	for _, a := range found {
		spans := append([]news.Span{*a.Cue}, a.Content...)
		if a.Source != nil {
			spans = append(spans, *a.Source)
		}
		for _, s := range spans {
			if s.Start < 0 || s.End <= s.Start || int(s.End) > len(ann.Text) {
				t.Errorf("span %v outside a text of %d bytes", s, len(ann.Text))
			}
		}
		if len(a.Content) == 0 || a.Kind != attribution.Direct && a.Kind != attribution.Indirect && a.Kind != attribution.Mixed {
			t.Errorf("attribution %s of kind %q has %d pieces of content", a.ID, a.Kind, len(a.Content))
		}
		if a.Parent != "" && (!ids[a.Parent] || a.Parent == a.ID) {
			t.Errorf("attribution %s has the parent %q", a.ID, a.Parent)
		}
	}
}

func TestBadPages(t *testing.T) {
	nested := `“One ‘two “three ‘four “five ‘six’ five” four’ three” two’ one,” Holm said.`
	cases := map[string]string{
		"empty":                       "",
		"one open mark":               "“" + strings.Repeat("The river rose and nobody said why. ", 200),
		"one open mark, many lines":   "\"" + strings.Repeat("The river rose and nobody said why.\n\n", 200),
		"one closing mark":            strings.Repeat("The river rose. ", 200) + "”",
		"six deep":                    nested,
		"marks alone":                 strings.Repeat(`"`, 20000),
		"opening marks alone":         strings.Repeat("“", 20000),
		"closing marks alone":         strings.Repeat("”", 20000),
		"marks with blanks":           strings.Repeat(`" `, 20000),
		"marks around words":          strings.Repeat(`"a" `, 20000),
		"single marks":                strings.Repeat("‘a b’ ", 10000),
		"a cue after every word":      strings.Repeat("said ", 10000),
		"quotations, each with a cue": strings.Repeat("“No,” he said, ", 5000),
		"bytes that are no UTF-8":     "\xff\"\xc3 said \xe2\x80\" he",
	}
	for name, text := range cases {
		t.Run(name, func(t *testing.T) {
			ann := plain(text)
			check(t, ann, attribution.Find(ann))
		})
	}
	ann := read(t, []string{"> " + nested})
	found := attribution.Find(ann)
	check(t, ann, found)
	if len(found) == 0 || found[len(found)-1].Kind != attribution.Direct || found[len(found)-1].Content[0].In(ann.Text) != strings.TrimSuffix(nested, " Holm said.") {
		t.Errorf("six deep: %v", write(ann))
	}
}

func TestHeadsThatMakeNoTree(t *testing.T) {
	ann := read(t, []string{"> The bank said that rates would fall, and Holm told us why."})
	toks := ann.Sentences[0].Tokens
	for shift := range len(toks) + 3 {
		for i := range toks {
			toks[i].Head = (i*7+shift)%(len(toks)+4) - 1
		}
		check(t, ann, attribution.Find(ann))
	}
}

func TestSameInputSameOutput(t *testing.T) {
	ann := read(t, []string{"> “We are ready,” Holm said, adding that a date was set.", "> The bank said rates would fall."})
	want := attribution.Find(ann)
	for range 20 {
		if got := attribution.Find(ann); !reflect.DeepEqual(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
}

func TestFurnitureIsNotRead(t *testing.T) {
	ann := read(t, []string{"> Holm said that the bank was safe."})
	ann.Passages[0].Role = news.Furniture
	ann.Sentences = nil
	if found := attribution.Find(ann); len(found) > 0 {
		t.Errorf("furniture gives %v", found)
	}
}

func TestParents(t *testing.T) {
	ann := read(t, []string{"> Holm said the ministry had claimed that the dam was safe."})
	found := attribution.Find(ann)
	if len(found) != 2 || found[0].Parent != "" || found[1].Parent != found[0].ID {
		t.Errorf("got %+v", found)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"“We won,” she said. “They lost.”", "He said: \"No.", "''Go,'' they ‘said’ «to» „us“.", "A.\n\n“B.\n\n“C,” D said.",
		"According to X, Y said \"Z\" (\"W\").", "Bank: rates to fall", "'90s rock 'n' roll", "“a ‘b “c” d’ e”",
	} {
		f.Add(s, uint8(3))
	}
	f.Fuzz(func(t *testing.T, text string, seed uint8) {
		ann := plain(text)
		tags := []string{"VERB", "NOUN", "PROPN", "PUNCT", "ADP", "PRON", "ADJ", "AUX"}
		penn := []string{"VBD", "NN", "NNP", ",", "IN", "PRP", "JJ", "MD"}
		rels := []string{"root", "nsubj", "ccomp", "obj", "xcomp", "obl", "conj", "acl", "mark", "case", "parataxis", "nsubj:pass", "advcl", "nmod:poss"}
		for i := range ann.Sentences {
			toks := ann.Sentences[i].Tokens
			for k := range toks {
				n := (k*31 + int(seed)*17) % 1009
				toks[k].UPOS, toks[k].XPOS = tags[n%len(tags)], penn[n%len(penn)]
				toks[k].Lemma, toks[k].Deprel = toks[k].Form, rels[n%len(rels)]
				toks[k].Head = n % (len(toks) + 1)
			}
		}
		check(t, ann, attribution.Find(ann))
	})
}

func BenchmarkFind(b *testing.B) {
	para := "> “The bridge will hold,” Holm said on Friday, adding that engineers had told the council that it was safe. According to the ministry, the works will cost more than expected, and critics have called for an inquiry."
	ann := read(b, []string{para, para, para, para, para, para, para, para})
	b.SetBytes(int64(len(ann.Text)))
	b.ReportAllocs()
	for b.Loop() {
		attribution.Find(ann)
	}
}
