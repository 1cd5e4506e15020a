package event

import (
	"slices"
	"strings"
	"sync"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
)

// actLines are the lines of data/en/event-words.txt by label, outcomeLines those of
// data/en/plan-outcomes.txt.
var (
	actLines     = sync.OnceValue(func() map[string][]string { return wordlist.Labelled("en/event-words.txt") })
	outcomeLines = sync.OnceValue(func() map[string][]string { return wordlist.Labelled("en/plan-outcomes.txt") })
)

// acts maps a lemma to the lines of data/en/event-words.txt that it stands in.
var acts = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for label, words := range actLines() {
		for _, w := range words {
			out[w] = append(out[w], label)
		}
	}
	for w := range out {
		slices.Sort(out[w])
	}
	return out
})

// light are verbs that tell no act of their own.
var light = map[string]bool{"have": true, "hold": true, "make": true, "take": true, "begin": true, "start": true, "give": true,
	"do": true, "get": true, "put": true, "go": true, "come": true, "be": true, "keep": true, "carry": true, "continue": true}

// likeness is how the words of two predicates lie to each other.
type likeness int

const (
	unknownActs likeness = iota // the words of one say nothing of the act
	otherActs
	oneAct  // other words for one act
	oneWord // the same word
)

// Tells says whether one of the lemmas is the predicate's word, or tells its act.
func (m *Mention) Tells(lemmas []string) bool {
	own := m.acts()
	for _, l := range lemmas {
		if !light[l] && slices.Contains(m.lemma, l) {
			return true
		}
		if slices.ContainsFunc(acts()[l], func(a string) bool { return slices.Contains(own, a) }) {
			return true
		}
	}
	return false
}

// narrow are plain modes that hold one act, in whatever words.
var narrow = map[string]bool{"recall": true, "resignation": true, "election": true, "no-confidence": true, "takeover": true, "funeral": true,
	"exile": true, "layoff": true}

// compare holds the words of two predicates against each other; word is the one
// that both say.
func (m *Mention) compare(o *Mention) (like likeness, word string) {
	for _, w := range m.lemma {
		if !light[w] && slices.Contains(o.lemma, w) {
			return oneWord, w
		}
	}
	if m.noun != o.noun {
		for _, w := range m.lemma {
			if slices.ContainsFunc(o.lemma, func(v string) bool { return derived(w, v) || derived(v, w) }) {
				return oneAct, w
			}
		}
	}
	a, b := m.acts(), o.acts()
	for _, x := range a {
		if slices.Contains(b, x) {
			return oneAct, x
		}
	}
	switch {
	case didHarm(m, o), didHarm(o, m):
		return otherActs, ""
	case m.Type == "OTHER" && m.Mode != "" && m.Mode == o.Mode && (len(a) == 0 || len(b) == 0 || narrow[m.Mode]):
		return oneAct, m.Mode
	case names(m, o), names(o, m):
		return oneAct, "calamity"
	case len(a) > 0 && len(b) > 0:
		return otherActs, ""
	}
	return unknownActs, ""
}

// acts are the lines that the words of the predicate stand in.
func (m *Mention) acts() []string {
	var out []string
	for _, w := range m.lemma {
		if !light[w] {
			out = append(out, acts()[w]...)
		}
	}
	if strings.ContainsRune(m.Lemma, ' ') {
		out = append(out, acts()[strings.ReplaceAll(m.Lemma, " ", "_")]...) // "cave in"
	}
	return out
}

// ActsOf gives the labels of the acts that a word tells.
func ActsOf(lemma string) []string { return acts()[lemma] }

// Known says whether a word tells an act of data/en/event-words.txt.
func Known(lemma string) bool { return len(acts()[lemma]) > 0 }

// SameAct gives the words that tell the act of one of the lemmas, in order.
func SameAct(lemmas []string) []string { return linesOf(lemmas, acts(), actLines(), "") }

// OutcomeOf gives the words by which it is told that what is announced with one of the
// lemmas came about, in order.
func OutcomeOf(lemmas []string) []string { return linesOf(lemmas, outcomes(), outcomeLines(), "!") }

// linesOf gives the words of the lines in which the lemmas stand, or of those whose
// label has mark besides.
func linesOf(lemmas []string, labels, lines map[string][]string, mark string) []string {
	var out []string
	for _, l := range lemmas {
		if light[l] {
			continue
		}
		for _, label := range labels[l] {
			out = append(out, lines[label+mark]...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// outcomes maps a lemma to the lines of data/en/plan-outcomes.txt in which it
// announces, or tells of an outcome ("visit!").
var outcomes = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for label, words := range outcomeLines() {
		for _, w := range words {
			out[w] = append(out[w], label)
		}
	}
	for w := range out {
		slices.Sort(out[w])
	}
	return out
})

// LeadsTo says whether what is announced with one of the lemmas a can be told, when
// it has come about, with one of b: "travel", "spent three hours in".
func LeadsTo(a, b []string) bool {
	for _, x := range a {
		for _, label := range outcomes()[x] {
			for _, y := range b {
				if slices.Contains(outcomes()[y], label+"!") {
					return true
				}
			}
		}
	}
	return false
}

// carriedOut says whether one of two mentions tells what the other does in the words
// of its outcome: of one person, on the one day that both mean.
func (j *judge) carriedOut(a, b *Mention) bool {
	return a.Days.Count() == 1 && b.Days.Count() == 1 && j.canBeOutcome(a, b)
}

// canBeOutcome says whether one of two mentions can tell what the other does in the
// words of its outcome: of one person, on a day that both can mean, in reports that do
// not tell both.
func (j *judge) canBeOutcome(a, b *Mention) bool {
	if a.Report == b.Report || a.noun || b.noun || len(a.Days.Meet(b.Days)) == 0 {
		return false
	}
	if !LeadsTo(a.lemma, b.lemma) && !LeadsTo(b.lemma, a.lemma) {
		return false
	}
	return slices.ContainsFunc(a.Sources, func(x news.EntityID) bool {
		return j.scene.Kind(x) == news.Person && slices.Contains(b.Sources, x)
	})
}

// Acts are the labels of the acts that the words of the predicate tell, sorted.
func (m *Mention) Acts() []string {
	out := m.acts()
	slices.Sort(out)
	return slices.Compact(out)
}

// Light says whether a lemma is of a verb that tells no act of its own.
func Light(lemma string) bool { return light[lemma] }

// Derived says whether noun names the act of verb.
func Derived(verb, noun string) bool { return derived(verb, noun) }
