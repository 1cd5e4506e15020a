package gold

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/news"
)

// show writes a document's names as "kind:words".
func show(d Doc) string {
	var out []string
	for _, n := range d.Names {
		out = append(out, string(n.Kind)+":"+n.In(d.Text))
	}
	return strings.Join(out, " | ")
}

// gum is two documents of our own in GUM's format: token, UPOS, XPOS, head,
// relation and Entity= by column.
const gum = `# newdoc id = one
1	The	the	DET	DT	_	5	det	_	Entity=(1-person-new-cf1-4-coref
2	old	old	ADJ	JJ	_	5	amod	_	_
3	Emperor	emperor	PROPN	NNP	_	5	nmod:desc	_	_
4	of	of	ADP	IN	_	5	case	_	_
5	Ada	Ada	PROPN	NNP	_	6	nsubj	_	Entity=1)
6	studied	study	VERB	VBD	_	0	root	_	_
7	at	at	ADP	IN	_	9	case	_	_
8	the	the	DET	DT	_	9	det	_	Entity=(2-organization-new-cf2-2,4-sgl
9	University	university	PROPN	NNP	_	6	obl	_	_
10	of	of	ADP	IN	_	11	case	_	_
11	Riga	Riga	PROPN	NNP	_	9	nmod	_	Entity=(3-place-new-cf3-1-sgl)2)|SpaceAfter=No
12	.	.	PUNCT	.	_	6	punct	_	_

# newdoc id = two
1	Karel	Karel	PROPN	NNP	_	3	nsubj	_	Entity=(1-person-new-cf1-1,2-coref
2	Dvorak	Dvorak	PROPN	NNP	_	1	flat	_	Entity=1)
3	saw	see	VERB	VBD	_	0	root	_	_
4	his	he	PRON	PRP$	_	5	nmod:poss	_	Entity=(2-person-new-cf2-2-sgl(1-person-giv-cf1-1-ana)
5	aunt	aunt	NOUN	NN	_	3	obj	_	Entity=2)
6	in	in	ADP	IN	_	7	case	_	_
7	May	May	PROPN	NNP	_	3	obl	_	Entity=(3-time-new-cf3-1-sgl)
`

func TestGUM(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gum.conllu")
	if err := os.WriteFile(path, []byte(gum), 0o644); err != nil {
		t.Fatal(err)
	}
	docs, err := GUM(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 {
		t.Fatalf("read %d documents, want 2", len(docs))
	}
	for i, want := range []string{
		"person:Ada | organisation:University of Riga | place:Riga",
		"person:Karel Dvorak",
	} {
		if got := show(docs[i]); got != want {
			t.Errorf("document %d\n got %s\nwant %s", i, got, want)
		}
	}
	if want := "The old Emperor of Ada studied at the University of Riga."; docs[0].Text != want {
		t.Errorf("text %q, want %q", docs[0].Text, want)
	}
}

func TestGMB(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	fmt.Fprintln(z, "Sentence #,Word,POS,Tag")
	for s := range 20 {
		fmt.Fprintf(z, "Sentence: %d,Mr.,NNP,B-per\n,Jos\xe9,NNP,I-per\n,visited,VBD,O\n,Nepal,NNP,B-gpe\n,'s,POS,O\n,Finnish,JJ,B-gpe\n,bank,NN,O\n,today,NN,B-tim\n", s)
	}
	z.Close()
	path := filepath.Join(t.TempDir(), "gmb.csv.gz")
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	train, held, err := GMB(path)
	if err != nil {
		t.Fatal(err)
	}
	sents := 0
	for _, d := range train {
		sents += len(d.Sentences)
	}
	if sents != 18 || len(held) != 1 || len(held[0].Sentences) != 2 {
		t.Fatalf("%d sentences to train on and %d documents held, want 18 and 1", sents, len(held))
	}
	one := "person:José | place:Nepal | demonym:Finnish"
	if got := show(held[0]); got != one+" | "+one {
		t.Errorf("got %s", got)
	}
}

func TestTrim(t *testing.T) {
	for _, c := range []struct {
		in   string
		kind news.NameKind
		want string
	}{
		{"Mr. Dvorak", news.Person, "Dvorak"},
		{"Prime Minister Ada Novak", news.Person, "Ada Novak"},
		{"President", news.Person, ""},
		{"Prime", news.Person, ""},
		{"King", news.Person, ""},
		{"bin Saleh", news.Person, "bin Saleh"},
		{"southern Estonia", news.Place, "Estonia"},
		{"the Nordic Council 's", news.Organisation, "Nordic Council"},
		{"Prime Trust", news.Organisation, "Prime Trust"},
	} {
		forms := strings.Fields(c.in)
		toks := make([]news.Token, len(forms))
		for i, f := range forms {
			toks[i].Form = f
		}
		lo, hi := Trim(toks, 0, len(toks), c.kind)
		if got := strings.Join(forms[lo:hi], " "); got != c.want {
			t.Errorf("Trim(%q, %s) = %q, want %q", c.in, c.kind, got, c.want)
		}
	}
}

func TestBadFiles(t *testing.T) {
	if _, err := GUM("nowhere"); err == nil {
		t.Error("GUM of a missing file gave no error")
	}
	if _, _, err := GMB("nowhere"); err == nil {
		t.Error("GMB of a missing file gave no error")
	}
}
