package coref

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"dateline/internal/news"
)

func close(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// The example of the CoNLL reference scorer's paper (Pradhan et al. 2014): key
// {a b c} {d e f g}, response {a b} {c d} {f g h i}.
func TestMeasures(t *testing.T) {
	key := [][]int{{1, 2, 3}, {4, 5, 6, 7}}
	response := [][]int{{1, 2}, {3, 4}, {6, 7, 8, 9}}
	for _, c := range []struct {
		name              string
		got               ratio
		precision, recall float64
	}{
		{"MUC", muc(key, response), 2. / 5, 2. / 5},
		{"B3", b3(key, response), 4. / 8, (5./3 + 5./4) / 7},
		{"CEAFe", ceafe(key, response), (4./5 + 1./2) / 3, (4./5 + 1./2) / 2},
	} {
		if !close(c.got.precision(), c.precision) || !close(c.got.recall(), c.recall) {
			t.Errorf("%s: precision %.4f, recall %.4f; want %.4f, %.4f", c.name, c.got.precision(), c.got.recall(), c.precision, c.recall)
		}
	}
}

func TestAssign(t *testing.T) {
	gain := [][]float64{{5, 4, 0}, {5, 1, 0}}
	if got := assign(gain, 2, 3); got != 9 {
		t.Errorf("the best pairing gains %v, not 9", got)
	}
	if got := assign(nil, 0, 0); got != 0 {
		t.Errorf("pairing nothing gains %v", got)
	}
}

const sample = `# newdoc id = d1
# newpar
1	Dr.	Dr.	PROPN	NNP	_	2	nmod:desc	_	Entity=(1-person-new-x-coref
2	Holm	Holm	PROPN	NNP	_	3	nsubj	_	Entity=1)
3	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_

# newpar
1	She	she	PRON	PRP	_	2	nsubj	_	Entity=(1-person-giv-x-ana)
2	sold	sell	VERB	VBD	_	0	root	_	_
3	her	her	PRON	PRP$	_	4	nmod:poss	_	Entity=(2-object-new-x-sgl(1-person-giv-x-ana)
4	shop	shop	NOUN	NN	_	2	obj	_	Entity=2)|SpaceAfter=No
5	.	.	PUNCT	.	_	2	punct	_	_
`

func sampleDoc(t *testing.T) Doc {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.conllu")
	if err := os.WriteFile(path, []byte(sample), 0o600); err != nil {
		t.Fatal(err)
	}
	docs, err := ReadGUM(path)
	if err != nil || len(docs) != 1 {
		t.Fatalf("%d documents, %v", len(docs), err)
	}
	return docs[0]
}

func TestRead(t *testing.T) {
	doc := sampleDoc(t)
	if want := "Dr. Holm left.\n\nShe sold her shop."; doc.Text != want {
		t.Errorf("the text is %q, not %q", doc.Text, want)
	}
	if len(doc.Mentions) != 4 {
		t.Fatalf("%d mentions, not 4", len(doc.Mentions))
	}
	if m := doc.Mentions[0]; m.Head != 1 || !m.Named || m.Chain != "1" || m.Kind != "person" {
		t.Errorf("the first mention is %+v", m)
	}
	if got := doc.named(); len(got) != 1 || len(got[0]) != 3 {
		t.Errorf("the chains are %v", got)
	}
}

// TestLay aligns a text whose white space differs.
func TestLay(t *testing.T) {
	doc := sampleDoc(t)
	ann := &news.Annotated{Report: news.Report{Text: "Dr. Holm\nleft. She sold  her shop."}}
	at := func(lo, hi int, form news.MentionForm) news.EntityMention {
		return news.EntityMention{Span: news.Span{Start: news.Byte(lo), End: news.Byte(hi)}, Form: form}
	}
	ann.Entities = []news.Entity{{Kind: news.Person, Mentions: []news.EntityMention{
		at(4, 8, news.ByName), at(15, 18, news.ByPronoun), at(9, 13, news.ByNominal)}}}
	chains, _ := doc.lay(ann)
	if len(chains) != 1 || !chains[0].counts {
		t.Fatalf("the chains are %+v", chains)
	}
	for i, want := range []string{"1", "1", ""} {
		got := ""
		if g := chains[0].mentions[i].gold; g >= 0 {
			got = doc.Mentions[g].Chain
		}
		if got != want {
			t.Errorf("mention %d is of chain %q, not %q", i, got, want)
		}
	}
}
