// Package coref measures how the mentions of one document are joined: GUM's
// chains go in, CoNLL F1 and the precision of links come out.
//
//	rows, err := coref.Scorer.Run("corpora", nil)
//
// Everything is predicted: the gold documents are written out as plain text and
// read by the pipeline, and what it says is laid over the gold tokens by
// counting the bytes that are no white space. What is compared are chains of
// persons, organisations and places that hold a name and have two mentions or
// more. GUM marks whole noun phrases ("Dr. Ana Soler, a surgeon"), the program
// what refers ("Ana Soler"): a mention of ours is the gold mention whose head
// it holds and that it covers best (align.go). The measures are those of the
// CoNLL shared tasks (measures.go).
package coref

import (
	"fmt"
	"path/filepath"

	"dateline/eval/score"
	"dateline/internal/news"
	"dateline/internal/pipeline"
)

const dev = "treebank/en_gum-open-dev.conllu"

// Scorer measures chains on the development part of GUM (open texts).
var Scorer = score.Scorer{Name: "coref", Needs: []string{dev}, Run: run}

func run(corpora string, details func(string, ...any)) ([]score.Row, error) {
	return Measure(filepath.Join(corpora, dev), "GUM-open dev", details)
}

// Measure reads the documents of a CoNLL-U file of GUM with the pipeline, and
// gives the rows of set name. details gets a line for each wrong link.
func Measure(path, name string, details func(string, ...any)) ([]score.Row, error) {
	docs, err := ReadGUM(path)
	if err != nil {
		return nil, err
	}
	reader, err := pipeline.Shared()
	if err != nil {
		return nil, err
	}
	sum := tally{}
	for i := range docs {
		doc := &docs[i]
		ann := reader.Read(news.Capture{Name: doc.ID + ".txt", ContentType: "text/plain; charset=utf-8", Bytes: []byte(doc.Text)}, pipeline.Options{})
		got, spans := doc.lay(&ann)
		sum.add(doc, got, spans, details)
	}
	return sum.rows(name), nil
}

// three sums the measures of chains.
type three struct {
	muc, b3, ceaf ratio
	chains        int
}

// conll is the mean of the three.
func (t three) conll() float64 { return (t.muc.f1() + t.b3.f1() + t.ceaf.f1()) / 3 }

// tally sums the measures over documents.
type tally struct {
	three
	// third is the same without I, we and you: who they are, a transcript does
	// not always say.
	third        three
	links, right int
	byForm       map[news.MentionForm]*[2]int // links, right ones
	mention      int
}

// add scores the chains of one document. got are the program's chains: of each
// mention the gold mention that it is, or a negative number of its own.
func (t *tally) add(doc *Doc, got []chain, ann *news.Annotated, details func(string, ...any)) {
	key := doc.named()
	response := named(got)
	theirs, ours := doc.without(key), doc.without(response)
	t.third.muc.add(muc(theirs, ours))
	t.third.b3.add(b3(theirs, ours))
	t.third.ceaf.add(ceafe(theirs, ours))
	t.third.chains += len(theirs)
	t.muc.add(muc(key, response))
	t.b3.add(b3(key, response))
	t.ceaf.add(ceafe(key, response))
	t.chains += len(key)
	for _, c := range key {
		t.mention += len(c)
	}
	if t.byForm == nil {
		t.byForm = map[news.MentionForm]*[2]int{}
	}
	for _, c := range got {
		for i := 1; i < len(c.mentions); i++ {
			a, b := c.mentions[i-1], c.mentions[i]
			if a.gold < 0 || b.gold < 0 || !c.counts {
				continue
			}
			if t.byForm[b.Form] == nil {
				t.byForm[b.Form] = &[2]int{}
			}
			t.links++
			t.byForm[b.Form][0]++
			if doc.Mentions[a.gold].Chain == doc.Mentions[b.gold].Chain {
				t.right++
				t.byForm[b.Form][1]++
			} else if details != nil {
				details("%s: link: %q … %q (%s): %s", doc.ID, a.In(ann.Text), b.In(ann.Text), b.Form, around(ann.Text, b.Span))
			}
		}
	}
}

// around gives the words before and after a span.
func around(text string, s news.Span) string {
	lo, hi := max(0, int(s.Start)-110), min(len(text), int(s.End)+50)
	return fmt.Sprintf("%q", text[lo:s.Start]+"["+s.In(text)+"]"+text[s.End:hi])
}

func (t *tally) rows(name string) []score.Row {
	row := func(measure string, v float64, n int, target string) score.Row {
		return score.Row{Scorer: "coref", Set: name, Measure: measure, Value: v, N: n, Target: target}
	}
	rows := []score.Row{
		row("CoNLL F1", t.conll(), t.chains, "aim 0.65"),
		row("CoNLL F1 without I, we, you", t.third.conll(), t.third.chains, ""),
		row("MUC F1", t.muc.f1(), t.mention, ""),
		row("B3 F1", t.b3.f1(), t.mention, ""),
		row("CEAFe F1", t.ceaf.f1(), t.chains, ""),
		row("MUC precision", t.muc.precision(), t.mention, ""),
		row("MUC recall", t.muc.recall(), t.mention, ""),
		row("links right of those between gold mentions", score.Ratio(t.right, t.links), t.links, "≥ 0.85"),
	}
	for _, form := range []news.MentionForm{news.ByName, news.ByNominal, news.ByPronoun} {
		if n := t.byForm[form]; n != nil {
			rows = append(rows, row("links to a "+string(form), score.Ratio(n[1], n[0]), n[0], ""))
		}
	}
	return rows
}
