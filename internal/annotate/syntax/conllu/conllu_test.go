package conllu

import (
	"bytes"
	"strings"
	"testing"
)

// bank is a sentence of our own with all that CoNLL-U has.
const bank = "# sent_id = a-1\n# text = They can't go.\n" +
	"1\tThey\tthey\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_\n" +
	"2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"2\tca\tcan\tAUX\tMD\tVerbForm=Fin\t4\taux\t_\t_\n" +
	"3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n" +
	"4\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No\n" +
	"4.1\tthere\tthere\tADV\tRB\t_\t_\t_\t4:advmod\t_\n" +
	"5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n"

func TestRoundTrip(t *testing.T) {
	sents, err := ReadAll(strings.NewReader(bank + "# newpar\n" + bank))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for _, s := range sents {
		if err := s.Write(&out); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := out.String(), bank+"# newpar\n"+bank; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if n := len(sents[0].Words()); n != 5 {
		t.Errorf("%d words, want 5", n)
	}
	if v, ok := sents[0].Comment("sent_id"); v != "a-1" || !ok {
		t.Errorf("sent_id = %q, %v", v, ok)
	}
}

func TestReadBad(t *testing.T) {
	for name, in := range map[string]string{
		"few columns":  "1\ta\tb\n\n",
		"many columns": strings.Repeat("1\t", 11) + "\n\n",
		"no form":      "1\t\t_\t_\t_\t_\t_\t_\t_\t_\n\n",
		"long line":    strings.Repeat("x", maxLine+1),
	} {
		if _, err := ReadAll(strings.NewReader(in)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	got, err := ReadAll(strings.NewReader("\ufeff# a\r\n1\tA\t_\t_\t_\t_\t_\t_\t_\t_\r\n"))
	if err != nil || len(got) != 1 || got[0].Rows[0][Misc] != "_" {
		t.Errorf("byte order mark, CRLF and no empty line at the end: %v, %v", got, err)
	}
}

func TestAnnotate(t *testing.T) {
	var out bytes.Buffer
	if err := Annotate(strings.NewReader(bank), &out); err != nil {
		t.Fatal(err)
	}
	got, err := ReadAll(&out)
	if err != nil || len(got) != 1 {
		t.Fatal(got, err)
	}
	want, _ := ReadAll(strings.NewReader(bank))
	for i, row := range got[0].Rows {
		was := want[0].Rows[i]
		if row != was {
			t.Errorf("row %d: got %v, want %v", i, row, was)
		}
	}
	if strings.Join(got[0].Comments, "|") != strings.Join(want[0].Comments, "|") {
		t.Errorf("comments %v", got[0].Comments)
	}
}

// FuzzAnnotate checks that any input gives an error or as many rows as it had,
// with heads that are IDs of words and exactly one root.
func FuzzAnnotate(f *testing.F) {
	f.Add(bank)
	f.Add("1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n1\tb\t_\t_\t_\t_\t_\t_\t_\t_\n")
	f.Add("# x\n\n\n7\t\xff\t_\t_\t_\t_\t_\t_\t_\t_")
	f.Fuzz(func(t *testing.T, in string) {
		want, err := ReadAll(strings.NewReader(in))
		var out bytes.Buffer
		if err2 := Annotate(strings.NewReader(in), &out); (err == nil) != (err2 == nil) {
			t.Fatalf("reading: %v, annotating: %v", err, err2)
		}
		if err != nil {
			return
		}
		got, err := ReadAll(&out)
		if err != nil || len(got) != len(want) {
			t.Fatalf("%d sentences instead of %d: %v", len(got), len(want), err)
		}
		for i, s := range got {
			roots := 0
			for _, row := range s.Words() {
				if row[Head] == "0" && row[Deprel] == "root" {
					roots++
				}
			}
			if len(s.Rows) != len(want[i].Rows) || len(s.Words()) > 0 && roots == 0 {
				t.Fatalf("%d rows instead of %d, %d roots", len(s.Rows), len(want[i].Rows), roots)
			}
		}
	})
}
