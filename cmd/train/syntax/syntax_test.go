package syntax

import (
	"reflect"
	"strings"
	"testing"

	"dateline/internal/annotate/syntax/lemma"
)

// talks is a sentence of our own: "Talks on trade resumed".
var talks = &sent{
	form:   []string{"Talks", "on", "trade", "resumed"},
	lemma:  []string{"talk", "on", "trade", "resume"},
	upos:   []string{"NOUN", "ADP", "NOUN", "VERB"},
	xpos:   []string{"NNS", "IN", "NN", "VBD"},
	deprel: []string{"nsubj", "case", "nmod", "root"},
	head:   []int{4, 3, 1, 0},
}

func TestPlaces(t *testing.T) {
	long, short := places(talks)
	if want := []string{"nsubj>r", "case>", "nmod<l", "rootl"}; !reflect.DeepEqual(long, want) {
		t.Errorf("got %v, want %v", long, want)
	}
	if want := []string{"nsubj>", "case>", "nmod<", "root"}; !reflect.DeepEqual(short, want) {
		t.Errorf("got %v, want %v", short, want)
	}
}

func TestRecased(t *testing.T) {
	bank := make([]*sent, 20)
	for i := range bank {
		bank[i] = talks
	}
	var got []string
	for _, s := range recased(bank) {
		got = append(got, strings.Join(s.form, " "))
	}
	if want := []string{"TALKS ON TRADE RESUMED", "talks on trade resumed", "Talks On Trade Resumed"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRuleOf(t *testing.T) {
	for _, c := range [][2]string{{"Talks", "talk"}, {"went", "go"}, {"Oslo", "Oslo"}, {"OSLO", "oslo"}, {"Obis", "Obi"}, {"’s", "be"}} {
		low := lemma.Lower(c[0])
		if got := ruleOf(c[0], low, c[1]).Apply(c[0], low); got != c[1] {
			t.Errorf("%s: %q, want %q", c[0], got, c[1])
		}
	}
}

func TestChoice(t *testing.T) {
	for _, c := range []struct {
		counts map[int]int
		want   []int
	}{
		{map[int]int{1: 2}, nil},
		{map[int]int{1: 100, 2: 3}, []int{1}},
		{map[int]int{1: 70, 2: 30}, []int{1, 2}},
		{map[int]int{1: 50, 2: 50}, []int{1, 2, -1}},
	} {
		if got := choice(c.counts); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v: got %v, want %v", c.counts, got, c.want)
		}
	}
}

// TestVocabulary has a verb whose ending is not enough to tell its base form.
func TestVocabulary(t *testing.T) {
	voc := vocabulary{
		forms: map[string][]string{"VERB|VBD": {"hoped", "stopped", "walked"}},
		bases: map[string]map[string]int{"VERB": {"hope": 5, "stop": 4, "walk": 9}},
	}
	rules := map[string]lemma.Rule{"": {Strip: 2}}
	voc.addRules("VERB|VBD", rules)
	want := map[string]lemma.Rule{"": {Strip: 2}, "^hoped": {Strip: 1}, "^stopped": {Strip: 3}}
	if !reflect.DeepEqual(rules, want) {
		t.Errorf("got %v, want %v", rules, want)
	}
}
