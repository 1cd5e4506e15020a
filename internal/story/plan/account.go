package plan

import (
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/resolve/event"
)

// account is a sentence in which a report can tell what became of a plan, whether
// or not an event was read from it: "Families have still seen nothing of the money".
type account struct {
	rep *news.Annotated
	at  int // number of its sentence
	// words are the roots of its content words and its numbers, lemmas their lemmas.
	words  map[string]bool
	lemmas []string
	names  map[string]bool
	// told says that it tells of what was or came about, and does not only look
	// ahead; looks that it looks back at what was to be, late that something came
	// later than it was to.
	told, looks, late bool
	fates             []fateWord
	looked            []string // what it says was promised, planned or threatened
	// done are the roots of the verbs that tell, ahead those of verbs that look
	// ahead or leave open ("would ship", "to be finished").
	done, ahead []string
	doneTo      []string // what the verbs that tell act on
	near        []string // words of the sentences before for which its pronouns can stand
	still       bool     // it says that something still is as it was
	arranged    bool     // it says that something came about as it was planned
	wasTo       bool     // it says that something was to have been
	passed      bool     // it says that a time went by without more
	undone      []string // roots of its main verbs that are denied, by "not" or by nobody or nothing beside them
	mentions    []*event.Mention
}

// readAccount reads the words of a sentence and how it speaks of what was to be.
func readAccount(rep *news.Annotated, at int) *account {
	a := &account{rep: rep, at: at, words: map[string]bool{}, names: map[string]bool{}}
	sent := &rep.Sentences[at]
	text := sent.In(rep.Text)
	a.still = stillSo.MatchString(text)
	a.looks, a.late = looksBack.MatchString(text), lateTold.MatchString(text)
	a.arranged, a.wasTo = asArranged.MatchString(text), wasToHave.MatchString(text)
	a.passed, a.undone = passedBy.MatchString(text), denied(sent)
	a.told = a.still || slices.ContainsFunc(sent.Tokens, func(c news.Token) bool { return c.Deprel == "cop" && c.XPOS == "VBD" })
	for i := range sent.Tokens {
		tok := &sent.Tokens[i]
		switch l := wordOf(tok); {
		case l == "":
		case tok.UPOS == "PROPN":
			a.names[l] = true
		default:
			a.words[l] = true
			a.lemmas = append(a.lemmas, lower(tok.Lemma))
		}
		if tok.UPOS != "VERB" || tok.Deprel == "amod" {
			continue
		}
		switch name := root(lower(tok.Lemma)); {
		case tells(sent, i):
			a.told = true
			a.done, a.doneTo = append(a.done, name), append(a.doneTo, acted(sent, i)...)
		case looksAhead(sent, i):
			a.ahead = append(a.ahead, name)
		}
		if f, ok := fateOf(sent, i); ok {
			f.at = tok.Start
			a.fates = append(a.fates, f)
		}
		if is("setting", lower(tok.Lemma)) && (tok.XPOS == "VBN" || tok.XPOS == "VBD") {
			a.looked = append(a.looked, acted(sent, i)...)
		}
	}
	return a
}

// denied gives the roots of the verbs of the main clause of a sentence, and of those
// joined to it, that are denied: "never got as far as a vote", "not one list was posted",
// "have published nothing".
func denied(sent *news.Sentence) []string {
	var out []string
	for i := range sent.Tokens {
		c := &sent.Tokens[i]
		switch lower(c.Form) {
		case "not", "n't", "n’t", "never", "no", "nobody", "nothing", "none", "nor":
		default:
			continue
		}
		h := c.Head - 1
		for h >= 0 && sent.Tokens[h].UPOS != "VERB" && sent.Tokens[h].Deprel != "obl" && sent.Tokens[h].Deprel != "nmod" {
			h = sent.Tokens[h].Head - 1 // "not one list": up to its verb
		}
		if h < 0 || sent.Tokens[h].UPOS != "VERB" {
			continue
		}
		if v := &sent.Tokens[h]; v.Head == 0 || v.Deprel == "conj" || v.Deprel == "parataxis" {
			out = append(out, root(lower(v.Lemma)))
		}
	}
	return out
}

// behind is how many sentences before its own a pronoun can stand for something of.
const behind = 3

// pronouns are those that can stand for what was announced.
var pronouns = map[string]bool{"it": true, "they": true, "them": true, "this": true, "that": true, "these": true, "those": true, "both": true}

// lookBehind gives a sentence whose subject is a pronoun the nouns of the sentences
// before, and so the words by which "it" was put off or called off: "Nobody speaks of the
// parade now. The mayor called it off."
func (a *account) lookBehind() {
	stands := slices.ContainsFunc(a.fates, func(f fateWord) bool { return len(f.of) == 0 && f.word != "" })
	for _, tok := range a.rep.Sentences[a.at].Tokens {
		stands = stands || tok.UPOS == "PRON" && strings.HasPrefix(tok.Deprel, "nsubj") && pronouns[lower(tok.Form)]
	}
	if !stands {
		return
	}
	for i := max(0, a.at-behind); i < a.at; i++ {
		for t := range a.rep.Sentences[i].Tokens {
			if tok := &a.rep.Sentences[i].Tokens[t]; tok.UPOS == "NOUN" {
				if l := wordOf(tok); l != "" && !a.words[l] {
					a.near = append(a.near, l)
				}
			}
		}
	}
	for k := range a.fates {
		if f := &a.fates[k]; len(f.of) == 0 && f.word != "" {
			f.of, f.behind = a.near, true
		}
	}
}

// carried are the roots of the verbs that tell and are not denied.
func (a *account) carried() []string {
	return slices.DeleteFunc(slices.Clone(a.done), func(l string) bool { return slices.Contains(a.undone, l) })
}

// text is the sentence.
func (a *account) text() string { return a.rep.Sentences[a.at].In(a.rep.Text) }

// over says whether it tells that what the plan names is over, and so took place: "the
// strike ended on 18 April".
func (a *account) over(about *matter) bool {
	return slices.ContainsFunc(a.done, ends) && about.says(a.doneTo)
}

// tells says whether verb i of a sentence tells of what was or has come about.
func tells(sent *news.Sentence, i int) bool {
	tok := &sent.Tokens[i]
	if l := lower(tok.Lemma); is("saying", l) {
		return false
	}
	past, modal := tok.XPOS == "VBD", false
	for k := range sent.Tokens {
		c := &sent.Tokens[k]
		if c.Head == i+1 && c.XPOS == "TO" {
			return false // "was to have been finished"
		}
		if c.Head != i+1 || !strings.HasPrefix(c.Deprel, "aux") && c.Deprel != "cop" {
			continue
		}
		past = past || c.XPOS == "VBD" || lower(c.Lemma) == "have" && (c.XPOS == "VBZ" || c.XPOS == "VBP")
		modal = modal || c.XPOS == "MD"
	}
	return past && !modal || tok.XPOS == "VBN" && strings.HasPrefix(tok.Deprel, "acl") && !is("setting", lower(tok.Lemma))
}

// looksAhead says whether verb i of a sentence has a modal or is an infinitive.
func looksAhead(sent *news.Sentence, i int) bool {
	for k := range sent.Tokens {
		if c := &sent.Tokens[k]; c.Head == i+1 && (c.XPOS == "MD" || c.XPOS == "TO") {
			return true
		}
	}
	return false
}

// acted are the words of the object of verb i, of its subject in the passive or
// where it has no object, and of what these hold.
func acted(sent *news.Sentence, i int) []string {
	var heads, subjects []int
	for k := range sent.Tokens {
		c := &sent.Tokens[k]
		switch {
		case c.Head != i+1:
		case c.Deprel == "obj" || strings.HasSuffix(c.Deprel, "subj:pass") || c.Deprel == "xcomp":
			heads = append(heads, k)
		case strings.HasPrefix(c.Deprel, "nsubj") || strings.HasPrefix(c.Deprel, "csubj"):
			subjects = append(subjects, k)
		}
	}
	if len(heads) == 0 {
		heads = subjects
	}
	for k := range heads {
		if sent.Tokens[heads[k]].UPOS == "PRON" { // "elections were planned for May, but they were moved"
			heads[k] = subjectBefore(sent, heads[k])
		}
	}
	if h := sent.Tokens[i].Head - 1; h >= 0 && strings.HasPrefix(sent.Tokens[i].Deprel, "acl") {
		heads = append(heads, h) // "the march that was cancelled"
	}
	var out []string
	for k := range sent.Tokens {
		c := &sent.Tokens[k]
		if h := c.Head - 1; slices.Contains(heads, k) || slices.Contains(heads, h) && ofNoun(sent, k) || h >= 0 && slices.Contains(heads, sent.Tokens[h].Head-1) && ofNoun(sent, h) && ofNoun(sent, k) {
			if l := wordOf(c); l != "" {
				out = append(out, l)
			}
		}
	}
	return out
}

// ofNoun says whether token k belongs to the noun above it: "trial of the driver",
// "confidence vote", and not "a ruling on the complaint".
func ofNoun(sent *news.Sentence, k int) bool {
	switch rel := sent.Tokens[k].Deprel; rel {
	case "compound", "amod", "nummod", "nmod:poss", "flat", "acl", "acl:relcl", "conj":
		return true
	case "nmod":
		return slices.ContainsFunc(sent.Tokens, func(c news.Token) bool {
			return c.Head == k+1 && c.Deprel == "case" && lower(c.Form) == "of"
		})
	}
	return false
}

// subjectBefore is the noun nearest before token k that is a subject, or k.
func subjectBefore(sent *news.Sentence, k int) int {
	for i := k - 1; i >= 0; i-- {
		if tok := &sent.Tokens[i]; tok.UPOS == "NOUN" && strings.HasPrefix(tok.Deprel, "nsubj") {
			return i
		}
	}
	return k
}
