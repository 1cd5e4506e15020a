package lemma

import "testing"

func TestOf(t *testing.T) {
	m, err := Read("# what\nNOUN|NNS\t\t1\t-\tlow\nNOUN|NNS\ties\t3\ty\tlow\nNOUN|NNS\t^series\t0\t-\tlow\n"+
		"VERB|VBD\t\t2\t-\tlow\nPROPN|NNP\t\t0\t-\tkeep\nAUX|MD\t^'ll\t3\twill\tlow\n",
		[]string{"verb: go went gone", "noun: man men", "verb: bear bore borne/born"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ form, upos, xpos, want string }{
		{"Talks", "NOUN", "NNS", "talk"},
		{"cities", "NOUN", "NNS", "city"},
		{"series", "NOUN", "NNS", "series"},
		{"Men", "NOUN", "NNS", "man"},
		{"went", "VERB", "VBD", "go"},
		{"WALKED", "VERB", "VBD", "walk"},
		{"Oslo", "PROPN", "NNP", "Oslo"},
		{"’ll", "AUX", "MD", "will"},
		{"Unknown", "X", "FW", "unknown"},
		{"", "NOUN", "NNS", ""},
		{"s", "VERB", "VBD", "s"},
	} {
		if got := m.Of(c.form, c.upos, c.xpos); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.form, c.xpos, got, c.want)
		}
	}
	for _, bad := range []string{"a\tb\n", "A|B\tx\tq\t-\tlow\n"} {
		if _, err := Read(bad, nil); err == nil {
			t.Errorf("no error for %q", bad)
		}
	}
	if _, err := Read("", []string{"verb: go went"}); err == nil {
		t.Error("no error for a verb of two forms")
	}
}
