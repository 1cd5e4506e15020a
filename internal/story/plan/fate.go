package plan

import (
	"slices"
	"strings"
	"sync"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
)

// fateWord is a word by which something is put off, called off or denied its
// coming about, with the words that it says so of.
type fateWord struct {
	outcome string
	word    string // its root
	at      news.Byte
	of      []string
	// soft says that it only did not come about yet.
	soft bool
	// behind says that of are words of the sentences before.
	behind bool
}

// fates are the outcomes by verb, its particle joined by a blank: data/en/plan-fates.txt.
var fates = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for outcome, verbs := range wordlist.Labelled("en/plan-fates.txt") {
		for _, v := range verbs {
			out[strings.ReplaceAll(v, "_", " ")] = outcome
		}
	}
	return out
})

// fateVerbs are the verbs of fates without their particles.
var fateVerbs = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for name := range fates() {
		verb, _, _ := strings.Cut(name, " ")
		out[verb] = true
	}
	return out
})

// fateOf reads verb i as one by which something is put off, called off, or has not
// come about: "never reopened", "has still not cancelled".
func fateOf(sent *news.Sentence, i int) (fateWord, bool) {
	tok := &sent.Tokens[i]
	name := lower(tok.Lemma)
	not, never, modal, perfect, prt, able := false, false, false, false, "", ""
	for k := range sent.Tokens {
		c := &sent.Tokens[k]
		if c.Head != i+1 {
			continue
		}
		switch form := lower(c.Form); {
		case c.Deprel == "compound:prt" || c.Deprel == "advmod" && (form == "off" || form == "back" || form == "up"):
			prt = " " + form
		case form == "never":
			never = true
		case form == "not" || form == "n't" || form == "n’t":
			not = true
		case c.XPOS == "MD":
			modal, able = true, lower(c.Lemma)
		case strings.HasPrefix(c.Deprel, "aux") && lower(c.Lemma) == "have":
			perfect = true
		}
	}
	out, ok := fates()[name+prt]
	settled := able == "will" || able == "would" || able == "wo" // "would be delayed", and not "could be"
	switch {
	case ok && not && perfect:
		return fateWord{outcome: Lapsed, of: []string{root(name)}, soft: true}, true // "has still not cancelled its contract"
	case ok && (not || never || modal && !settled):
		return fateWord{}, false
	case ok:
		return fateWord{outcome: out, word: root(name) + prt, of: acted(sent, i)}, true
	case not && able == "can" || lower(tok.Form) != name && not && able == "could":
		return fateWord{outcome: Changed, word: root(name), of: append(acted(sent, i), root(name))}, true // "cannot be raised in May"
	case not && settled && !is("saying", name):
		return fateWord{outcome: Cancelled, of: append(acted(sent, i), root(name))}, true // "will not be held", "would not now meet"
	case is("setting", name):
		return fateWord{}, false // "did not offer any details"
	case never && !modal:
		return fateWord{outcome: Cancelled, of: []string{root(name)}}, true
	case not && !modal && (name == "take" && hasPlace(sent, i) || name == "happen" || name == "occur"):
		return fateWord{outcome: Cancelled, of: acted(sent, i)}, true // "the strike did not take place"
	case not && !modal && !perfect && tok.XPOS == "VB" && !is("saying", name) && didNot(sent, i):
		return fateWord{outcome: Cancelled, of: []string{root(name)}, soft: true}, true
	case not && !modal && !is("saying", name):
		return fateWord{outcome: Lapsed, of: []string{root(name)}, soft: true}, true
	}
	return fateWord{}, false
}

// didNot says whether verb i is denied in the past tense ("did not meet").
func didNot(sent *news.Sentence, i int) bool {
	return slices.ContainsFunc(sent.Tokens, func(c news.Token) bool { return c.Head == i+1 && lower(c.Form) == "did" })
}

// hasPlace says whether the object of verb i is "place".
func hasPlace(sent *news.Sentence, i int) bool {
	return slices.ContainsFunc(sent.Tokens, func(c news.Token) bool {
		return c.Head == i+1 && c.Deprel == "obj" && lower(c.Lemma) == "place"
	})
}
