package plan

import (
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/resolve/event"
)

// matter is what a plan is about: its act, the other words of its clause, the names.
type matter struct {
	act   []string           // lemmas of the predicate
	roots []string           // and their roots
	lines []string           // roots of other words for it,
	outs  []string           // and of those that tell its outcome
	words map[string]float64 // the roots of the other words, with their weights
	names map[string]bool
	owner map[string]bool // words of the names of who is to act
}

// has says whether one of the roots is a word of the plan that tells much, or tells
// its act.
func (m *matter) has(roots []string) bool {
	return slices.ContainsFunc(roots, func(l string) bool {
		return m.words[l] >= telling0 && !light(l) || slices.Contains(m.roots, l) && !light(l) || slices.Contains(m.lines, l)
	})
}

// says tells whether one of the roots is a word for the act of the plan.
func (m *matter) says(roots []string) bool {
	return slices.ContainsFunc(roots, func(l string) bool {
		return !light(l) && (slices.Contains(m.roots, l) || slices.Contains(m.lines, l) || slices.Contains(m.outs, l))
	})
}

// does says whether one of the roots is the word of the act, or another for it.
func (m *matter) does(roots []string) bool {
	return slices.ContainsFunc(roots, func(l string) bool {
		return !light(l) && (slices.Contains(m.roots, l) || slices.Contains(m.lines, l))
	})
}

// telling0 is the weight from which a word alone ties something to a plan.
const telling0 = 0.3

// aside is the weight of a word that stands in the sentence of an announcement, but
// not in its clause.
const aside = 0.5

// matterOf reads the announcement; of a promise that was given, what was promised. Where "it" is announced, the noun before it is meant.
func (w *work) matterOf(said *event.Mention) matter {
	out := matter{words: map[string]float64{}, names: map[string]bool{}, owner: map[string]bool{}}
	sent := &said.Report.Sentences[said.Sent]
	enter := func(tok *news.Token, share float64) {
		switch l := wordOf(tok); {
		case l == "":
		case tok.UPOS == "PROPN":
			out.names[l] = true
		default:
			out.words[l] = max(out.words[l], share*w.accounts.weight(l))
		}
	}
	pronoun, promised, act := false, promises(said), -1
	for i := range sent.Tokens {
		tok := &sent.Tokens[i]
		if promised && act < 0 && tok.Start >= said.End && tok.UPOS == "VERB" {
			act = i
		}
		if i == act || !promised && said.Span.Overlaps(tok.Span) {
			if l := lower(tok.Lemma); tok.UPOS == "NOUN" || tok.UPOS == "VERB" || tok.UPOS == "ADJ" {
				out.act, out.roots = append(out.act, l), append(out.roots, root(l))
			}
			continue
		}
		if said.Clause.Contains(tok.Span) || promised && tok.Start >= said.End {
			enter(tok, 1)
			pronoun = pronoun || tok.UPOS == "PRON" && (lower(tok.Form) == "it" || lower(tok.Form) == "they")
		} else {
			enter(tok, aside)
		}
	}
	for i := range sent.Tokens {
		tok := &sent.Tokens[i]
		h, l := tok.Head-1, lower(tok.Lemma)
		if h < 0 || tok.UPOS != "NOUN" || slices.Contains(out.act, l) || !said.Span.Contains(sent.Tokens[h].Span) && h != act {
			continue
		}
		if strings.HasPrefix(tok.Deprel, "nsubj") && is("carrying", lower(sent.Tokens[h].Lemma)) || // "the verdict will be delivered"
			(tok.Deprel == "obj" || tok.Deprel == "obl") && event.Known(l) { // "called for a demonstration"
			out.act, out.roots = append(out.act, l), append(out.roots, root(l))
		}
	}
	if said.Mode != "" && !slices.Contains(out.act, said.Mode) && event.Known(said.Mode) {
		out.act = append(out.act, said.Mode) // "stop the work": a strike
	}
	for _, l := range event.SameAct(out.act) {
		out.lines = append(out.lines, root(l))
	}
	for _, l := range event.OutcomeOf(out.act) {
		out.outs = append(out.outs, root(l))
	}
	if pronoun && said.Sent > 0 {
		before := &said.Report.Sentences[said.Sent-1]
		for i := range before.Tokens {
			if tok := &before.Tokens[i]; tok.UPOS == "NOUN" && strings.HasPrefix(tok.Deprel, "nsubj") {
				enter(tok, 1)
			}
		}
	}
	for _, actor := range said.Actors {
		if actor.Role != "source" {
			continue
		}
		for i := range sent.Tokens {
			if tok := &sent.Tokens[i]; actor.Contains(tok.Span) && tok.UPOS == "PROPN" {
				out.owner[lower(tok.Lemma)] = true
			}
		}
	}
	return out
}
