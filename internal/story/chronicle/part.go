package chronicle

import (
	"slices"
	"strings"

	"dateline/internal/news"
)

// cut is a sentence of which the words that tell one happening are kept.
type cut struct {
	rep  *news.Annotated
	toks []news.Token
	keep []bool
	// subject ends the words that are taken over from the clause before, 0 for none.
	subject int
	// halved says that a semicolon parts it: what is kept has its subject before its verb.
	halved bool
}

// PartOf gives the words of sentence number at that tell what a time dates, where the
// sentence dates another happening by another time, in a clause that is joined to it:
// of "The guests, who arrived on Monday, left on Friday" for Friday "The guests … left on
// Friday", of "The search was stopped at dusk and resumed on Monday" for Monday "[The
// search] resumed on Monday". Of what a side clause dates it gives that clause: "… the
// bridge, which was closed on Monday …". It gives false where the sentence is one, or
// cannot be cut.
//
// pred is the word that tells the happening, if one is known: it is among the words.
func PartOf(rep *news.Annotated, at int, time, pred news.Span) (string, bool) {
	if at < 0 || at >= len(rep.Sentences) {
		return "", false
	}
	c := newCut(rep, at)
	own := c.verbOf(time)
	if own < 0 {
		return "", false
	}
	if c.partOf(own, time, &rep.Sentences[at]) {
		return c.finished(), true
	}
	c = newCut(rep, at)
	if c.sideClause(own, time) && (pred.Len() == 0 || c.keeps(pred)) {
		return c.finished(), true
	}
	return "", false
}

// newCut gives sentence number at, whole.
func newCut(rep *news.Annotated, at int) *cut {
	sent := &rep.Sentences[at]
	c := &cut{rep: rep, toks: sent.Tokens, keep: make([]bool, len(sent.Tokens))}
	for i := range c.keep {
		c.keep[i] = true
	}
	return c
}

// partOf keeps the words of the clause of verb own, which time dates, where other clauses
// with a time of their own are joined to it.
func (c *cut) partOf(own int, time news.Span, sent *news.Sentence) bool {
	cuts := 0
	for i := range c.rep.Times {
		tx := &c.rep.Times[i]
		if !sent.Contains(tx.Span) || tx.Overlaps(time) || tx.Type != news.TimexDate && tx.Type != news.TimexTime {
			continue
		}
		if c.halve(own, time, tx.Span) {
			cuts++
			continue
		}
		other := c.verbOf(tx.Span)
		if other < 0 || other == own || !c.keep[other] {
			continue
		}
		if !c.without(own, other) {
			return false
		}
		cuts++
	}
	return cuts > 0 && c.whole(own, time)
}

// verbOf gives the first verb at or above the words of a span, -1 for none. What the tree
// hangs beyond a semicolon is of the first verb in its own half.
func (c *cut) verbOf(span news.Span) int {
	from := slices.IndexFunc(c.toks, func(t news.Token) bool { return span.Overlaps(t.Span) })
	if from < 0 {
		return -1
	}
	i := from
	for range c.toks {
		if c.toks[i].UPOS == "VERB" {
			break
		}
		if i = c.toks[i].Head - 1; i < 0 {
			return -1
		}
	}
	if c.toks[i].UPOS != "VERB" {
		return -1
	}
	return c.inHalf(from, i)
}

// inHalf gives verb i, or where a semicolon parts it from word from the first finite verb of
// that word's half; i where that has none.
func (c *cut) inHalf(from, i int) int {
	lo, hi := 0, len(c.toks)
	for k := range c.toks {
		if c.toks[k].Form == ";" && k < from {
			lo = k
		} else if c.toks[k].Form == ";" && hi == len(c.toks) {
			hi = k
		}
	}
	if i >= lo && i < hi {
		return i
	}
	for k := lo; k < hi; k++ {
		switch c.toks[k].XPOS {
		case "VBD", "VBZ", "VBP":
			if c.toks[k].UPOS == "VERB" {
				return k
			}
		}
	}
	return i
}

// under says whether token i is top or hangs below it.
func (c *cut) under(i, top int) bool {
	for range c.toks {
		if i == top {
			return true
		}
		if i = c.toks[i].Head - 1; i < 0 {
			return false
		}
	}
	return false
}

// child gives the first token with one of the relations that hangs on a head, -1 for none.
func (c *cut) child(head int, relations ...string) int {
	return slices.IndexFunc(c.toks, func(t news.Token) bool {
		return t.Head == head+1 && slices.ContainsFunc(relations, func(r string) bool { return strings.HasPrefix(t.Deprel, r) })
	})
}

// first gives the first of the words at and below a verb.
func (c *cut) first(verb int) int {
	for i := range c.toks {
		if c.under(i, verb) {
			return i
		}
	}
	return -1
}

// joined says whether verb b is joined to a, with "and" or a comma, as a second statement
// that no word makes depend on the first.
func (c *cut) joined(b, a int) bool {
	if c.toks[b].Head != a+1 || c.toks[b].Deprel != "conj" || c.child(b, "mark") >= 0 {
		return false
	}
	first := c.first(b)
	if first < 1 || c.toks[first].UPOS == "SCONJ" || strings.EqualFold(c.toks[first].Form, "after") {
		return false
	}
	return c.toks[first].UPOS == "CCONJ" || c.toks[first].UPOS == "PUNCT" || c.toks[first-1].UPOS == "CCONJ" || c.toks[first-1].UPOS == "PUNCT"
}

// halve drops the half of a sentence beyond a semicolon, where that parts the two times
// and what is kept needs no name from before.
func (c *cut) halve(own int, time, other news.Span) bool {
	half := slices.IndexFunc(c.toks, func(t news.Token) bool { return t.Form == ";" && (t.Start < time.Start) != (t.Start < other.Start) })
	if half < 0 || half < own && c.refersBack(own) {
		return false
	}
	c.halved = true
	c.drop(func(i int) bool { return i == half || (i < half) != (own < half) })
	return true
}

// without drops the words of the clause of verb other from those of own; false where
// the two are not joined in a way that can be parted. A relative clause goes only where
// commas say that the rest is whole without it.
func (c *cut) without(own, other int) bool {
	switch {
	case c.joined(other, own):
		c.cutOut(other)
		return true
	case c.relative(other, own):
		first := c.first(other)
		if first < 1 || c.toks[first-1].Form != "," && c.toks[first].Form != "," {
			return false
		}
		c.cutOut(other)
		return true
	case c.joined(own, other):
		return !c.refersBack(own) && c.second(own, other)
	case c.relative(own, other):
		return c.ofNoun(own)
	}
	return false
}

// relative says whether verb b is that of a relative clause on a noun below a.
func (c *cut) relative(b, a int) bool {
	return c.toks[b].Deprel == "acl:relcl" && c.under(b, a)
}

// refersBack says whether a pronoun beside the verb of a second statement can mean what
// the first names: "and it was sold", "and lifted them".
func (c *cut) refersBack(verb int) bool {
	for i := range c.toks {
		if c.toks[i].XPOS != "PRP" || !c.keep[i] || !c.under(i, verb) {
			continue
		}
		up := i
		for up = c.toks[up].Head - 1; up >= 0 && c.toks[up].UPOS != "VERB"; up = c.toks[up].Head - 1 {
		}
		if up == verb {
			return true
		}
	}
	return false
}

// second keeps the statement of verb own, which is joined to that of other, with the
// subject of other and the auxiliaries that both share where it has none itself.
func (c *cut) second(own, other int) bool {
	subject, aux := -1, -1
	if c.child(own, "nsubj") < 0 {
		if subject = c.child(other, "nsubj"); subject < 0 || c.toks[subject].UPOS == "PRON" && c.toks[subject].XPOS != "PRP" {
			return false
		}
		switch ownAux := c.child(own, "aux", "cop") >= 0; {
		case ownAux:
		case c.toks[own].XPOS != "VBD":
			if aux = c.child(other, "aux"); aux < 0 {
				return false
			}
		case c.child(other, "aux:pass") >= 0 && strings.HasSuffix(c.toks[own].Form, "ed"):
			return false // "was held and released", "was held and resigned"
		}
	}
	first := c.first(own)
	c.drop(func(i int) bool {
		switch {
		case c.under(i, own):
			return i < own && i == c.child(own, "cc") // "and"
		case subject >= 0 && c.under(i, subject):
			return false
		case aux >= 0 && c.toks[i].Head == other+1 && strings.HasPrefix(c.toks[i].Deprel, "aux"):
			return false
		}
		return c.under(i, other)
	})
	if subject >= 0 && c.toks[subject].XPOS != "PRP" {
		c.subject = first
	}
	return true
}

// ofNoun keeps the noun on which the relative clause of a verb hangs, and the clause
// without its pronoun, which has to be its subject.
func (c *cut) ofNoun(own int) bool {
	noun, pronoun := c.toks[own].Head-1, c.child(own, "nsubj")
	if noun < 0 || pronoun < 0 || c.toks[pronoun].UPOS != "PRON" || c.toks[pronoun].XPOS == "PRP" || noun > own {
		return false
	}
	c.drop(func(i int) bool {
		rel := c.toks[i].Deprel
		return i == pronoun || !c.under(i, noun) || i == c.child(noun, "case") || rel == "punct" && c.toks[i].Head == own+1
	})
	c.subject = pronoun
	return true
}

// cutOut drops a verb with all that hangs on it and the commas after it.
func (c *cut) cutOut(verb int) {
	last := 0
	for i := range c.toks {
		if c.under(i, verb) {
			c.keep[i], last = false, i
		}
	}
	for after := last + 1; after < len(c.toks) && c.toks[after].Form == ","; after++ {
		c.keep[after] = false
	}
}

// drop takes words out.
func (c *cut) drop(out func(i int) bool) {
	for i := range c.toks {
		if c.keep[i] && out(i) {
			c.keep[i] = false
		}
	}
}

// minPart is the length of words that tell a happening, in bytes.
const minPart = 25

// whole says whether what is kept is a statement: its verb with a subject and its time.
func (c *cut) whole(own int, time news.Span) bool {
	subject := c.subject > 0
	if c.halved {
		for i, t := range c.toks[:own] {
			subject = subject || c.keep[i] && (t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.XPOS == "NNP")
		}
	}
	for i := range c.toks {
		if time.Overlaps(c.toks[i].Span) && !c.keep[i] {
			return false
		}
		subject = subject || c.keep[i] && c.toks[i].Head == own+1 && strings.HasPrefix(c.toks[i].Deprel, "nsubj") && c.toks[i].XPOS != "WDT" && c.toks[i].XPOS != "WP"
	}
	return subject && c.keep[own] && len(c.text()) >= minPart
}

// text joins what is kept, the subject of another clause in square brackets, with marks
// of what was dropped between. Commas and "and" go with what stood beside them.
func (c *cut) text() string {
	var b strings.Builder
	bracket := c.subject > 0
	last := -1
	for i := range c.toks {
		if !c.keep[i] {
			continue
		}
		word, gap := c.toks[i].In(c.rep.Text), i > 0 && last >= 0 && last != i-1
		switch {
		case last < 0 && c.toks[i].UPOS == "PUNCT" && strings.ContainsAny(word, ",;:–—-"), gap && word == ",", c.dangling(i):
			continue
		case last < 0:
		case bracket && i >= c.subject:
			b.WriteString(" ")
		case gap && c.toks[i].UPOS != "PUNCT":
			b.WriteString(" … ")
		case !gap:
			b.WriteString(c.rep.Text[c.toks[i-1].End:c.toks[i].Start])
		}
		if bracket && i >= c.subject {
			bracket = false
			head := strings.TrimRight(strings.ReplaceAll(b.String(), " … ", " "), " ,")
			b.Reset()
			b.WriteString("[" + head + "] ")
		}
		b.WriteString(word)
		last = i
	}
	return news.Plain(b.String())
}

// finished is what is kept as it is printed: with marks of what was dropped at its ends
// but before a subject in brackets, which says so itself.
func (c *cut) finished() string {
	words := c.text()
	first := slices.Index(c.keep, true)
	last := len(c.keep) - 1
	for last >= 0 && (!c.keep[last] || !isWord(c.toks[last])) {
		last--
	}
	before := c.subject == 0 && slices.ContainsFunc(c.toks[:max(first, 0)], isWord)
	after := slices.ContainsFunc(c.toks[last+1:], isWord)
	return marked(words, before, after)
}

// isWord says whether a token is more than a mark.
func isWord(t news.Token) bool { return t.UPOS != "PUNCT" }

// dangling says whether a comma or a "and" stands right before what was dropped.
func (c *cut) dangling(i int) bool {
	if i+1 >= len(c.toks) || c.keep[i+1] {
		return false
	}
	word := c.toks[i].Form
	return c.toks[i].UPOS == "CCONJ" || word == "," || word == ";" || word == "–" || word == "—"
}
