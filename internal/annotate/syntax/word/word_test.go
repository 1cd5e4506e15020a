package word

import (
	"strings"
	"testing"
)

func TestCaseOf(t *testing.T) {
	for text, want := range map[string]Case{
		"The king spoke in Oslo .":          Usual,
		"THE KING SPOKE IN OSLO .":          Upper,
		"King Speaks in Oslo Amid Protests": Titled,
		"the king spoke in oslo .":          Lower,
		"NATO":                              Usual,
		"The NATO and EU met .":             Usual,
		"":                                  Usual,
		"1 2 3":                             Usual,
		"He met Obi , Lind , Sato and Olsen there": Usual,
	} {
		f := strings.Fields(text)
		if got := CaseOf(func(i int) string { return f[i] }, len(f)); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestFill(t *testing.T) {
	forms := []string{"“", "Talks", "TALKS", "talks", "B-52", "Élan", "\xff", "’s", "", "resume", "there"}
	words := make([]Word, len(forms))
	Fill(words, func(i int) string { return forms[i] }, nil, nil)
	if words[1].Low != words[3].Low || words[2].Low != words[3].Low || words[1].Exact == words[3].Exact {
		t.Error("case is not folded in Low, or folded in Exact")
	}
	if words[1].Shape&firstWord == 0 || words[2].Shape&firstWord != 0 {
		t.Error("the first word is not the first after the opening mark")
	}
	if s := words[4].Shape; s&hasDigit == 0 || s&hasHyphen == 0 || s&firstUpper == 0 {
		t.Errorf("shape of B-52 is %b", s)
	}
	if words[5].Shape&firstUpper == 0 {
		t.Error("É is no capital")
	}
	if got := string(Fold(nil, "I’m 42")); got != "i'm 00" {
		t.Errorf("folded %q", got)
	}
	long := strings.Repeat("é", 100)
	if got := Fold(nil, long); len(got) != maxForm {
		t.Errorf("folded a long form to %d bytes", len(got))
	}
}
