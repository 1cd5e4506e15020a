package tag

import "testing"

func TestLexicon(t *testing.T) {
	lex, err := ReadLexicon("# what it is\nNN\ttable chair\nNN,VB\ttalk walk\n")
	if err != nil {
		t.Fatal(err)
	}
	for w, want := range map[string]uint16{"table": 1, "chair": 1, "talk": 2, "walk": 2, "tal": 0, "": 0, "what": 0, "NN": 0} {
		if got := lex.Find([]byte(w)); got != want {
			t.Errorf("%q: %d, want %d", w, got, want)
		}
	}
	if lex.Choices != 2 {
		t.Errorf("%d choices", lex.Choices)
	}
	if _, err := ReadLexicon("no tab here\n"); err == nil {
		t.Error("no error for a line without a tab")
	}
	if (*Lexicon)(nil).Find([]byte("x")) != 0 {
		t.Error("a missing lexicon knows words")
	}
}

func TestReadDamaged(t *testing.T) {
	for _, raw := range []string{"", Magic, Magic + "\nNOUN|NN\n\n", Magic + "\nNOUN|NN\nzz\nx"} {
		if _, err := Read([]byte(raw)); err == nil {
			t.Errorf("no error for %q", raw)
		}
	}
}
