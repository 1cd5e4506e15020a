package wordlist

import "testing"

func TestLists(t *testing.T) {
	if s := Set("en/sentence-speech.txt"); !s["said"] || s["#"] || len(s) < 50 {
		t.Errorf("%d verbs of speech", len(s))
	}
	if l := Labelled("en/abbreviations.txt"); len(l["title"]) < 20 || len(l["never"]) < 3 {
		t.Errorf("labels: %v", l)
	}
	if Lines("en/nothing.txt") != nil {
		t.Error("a list that is not there has lines")
	}
}
