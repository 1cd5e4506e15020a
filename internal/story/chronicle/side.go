package chronicle

import (
	"slices"
	"strings"
	"sync"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
)

// sayingVerbs are the verbs by which news reports speech.
var sayingVerbs = sync.OnceValue(func() map[string]bool { return wordlist.Set("en/story-saying.txt") })

// sideClause keeps the clause beside the main one that holds verb own, with the noun on
// which it hangs: what the day of a side clause dates is that clause and not the sentence.
func (c *cut) sideClause(own int, time news.Span) bool {
	top := own
	for c.toks[top].Deprel == "conj" || c.toks[top].Deprel == "xcomp" || c.toks[top].Deprel == "ccomp" && c.toks[top].UPOS == "VERB" {
		up := c.toks[top].Head - 1
		if up < 0 || up == top {
			return false
		}
		if c.toks[top].Deprel == "ccomp" && saying(&c.toks[up]) {
			return false // what somebody says is told with who says it
		}
		top = up
	}
	if !c.beside(top) || c.otherTime(top, time) || c.sameDay(time) {
		return false
	}
	noun := top
	if c.toks[top].Deprel != "advcl" {
		noun = c.toks[top].Head - 1
	}
	c.drop(func(i int) bool {
		return !c.under(i, noun) || noun != top && (i < noun && !c.ofPhrase(i, noun) || i > c.last(top))
	})
	return c.keeps(time) && c.keep[own] && c.mainVerb(own) && len(c.text()) >= minPart
}

// outside are the relations of what stands before a noun and is not of its phrase: the noun
// may be what the main clause says of its subject, "it was less the crowd that …".
var outside = []string{"nsubj", "csubj", "expl", "cop", "aux", "punct", "parataxis", "advcl", "ccomp", "mark", "case", "cc", "obl", "advmod", "discourse"}

// ofPhrase says whether token i, before a noun, is of its phrase.
func (c *cut) ofPhrase(i, noun int) bool {
	for c.toks[i].Head-1 != noun {
		if i = c.toks[i].Head - 1; i < 0 {
			return false
		}
	}
	rel, _, _ := strings.Cut(c.toks[i].Deprel, ":")
	return !slices.Contains(outside, rel)
}

// mainVerb says whether a verb of the main clause was dropped. One of speech behind the
// clause says whose words these are, and stays.
func (c *cut) mainVerb(own int) bool {
	found := false
	for i := range c.toks {
		if c.keep[i] || c.toks[i].UPOS != "VERB" && c.toks[i].UPOS != "AUX" {
			continue
		}
		if i > own && saying(&c.toks[i]) && c.toks[i].XPOS != "VBN" {
			return false
		}
		found = true
	}
	return found
}

// beside says whether a verb is that of a clause that tells something beside the main
// one: a relative clause, or what was before or after. A participle says of a thing when it
// was made or was to be ("its report, published on Monday, found …"), and what is told is
// the rest; what somebody is to do, or would do if, is of the main clause.
func (c *cut) beside(top int) bool {
	tok := &c.toks[top]
	if tok.Head == 0 {
		return false
	}
	switch tok.Deprel {
	case "acl:relcl":
		first := c.first(top)
		if aux := c.child(top, "aux:pass"); aux >= 0 && (c.toks[aux].XPOS == "VBZ" || c.toks[aux].XPOS == "VBP") {
			return false // "the opening, which is planned for May": the sentence tells of that
		}
		return first >= 0 && slices.ContainsFunc(c.toks[first:top], func(t news.Token) bool {
			return t.XPOS == "WDT" || t.XPOS == "WP" || t.XPOS == "WP$" || strings.EqualFold(t.Form, "where")
		})
	case "advcl":
		mark := c.child(top, "mark")
		return mark >= 0 && slices.Contains(sideMarks, strings.ToLower(c.toks[mark].Form)) && c.child(top, "nsubj") >= 0
	}
	return false
}

// sideMarks open clauses that tell what was before or after.
var sideMarks = []string{"since", "after", "before"}

// otherTime says whether another time hangs below a verb: one of the two may belong to the
// main clause.
func (c *cut) otherTime(top int, time news.Span) bool {
	for i := range c.rep.Times {
		tx := &c.rep.Times[i]
		if tx.Overlaps(time) || tx.Type != news.TimexDate && tx.Type != news.TimexTime {
			continue
		}
		for k := range c.toks {
			if tx.Overlaps(c.toks[k].Span) && c.under(k, top) {
				return true
			}
		}
	}
	return false
}

// sameDay says whether another time of the sentence is of the day of this one: then all of
// it is.
func (c *cut) sameDay(time news.Span) bool {
	day := ""
	for i := range c.rep.Times {
		if tx := &c.rep.Times[i]; tx.Span == time {
			day = tx.Earliest
		}
	}
	span := news.Span{Start: c.toks[0].Start, End: c.toks[len(c.toks)-1].End}
	return slices.ContainsFunc(c.rep.Times, func(tx news.Timex) bool {
		return day != "" && span.Contains(tx.Span) && tx.Span != time && tx.Earliest == day && tx.Latest == day
	})
}

// last gives the last of the words at and below a verb.
func (c *cut) last(verb int) int {
	for i := len(c.toks) - 1; i > verb; i-- {
		if c.under(i, verb) {
			return i
		}
	}
	return verb
}

// keeps says whether no word of a time was dropped.
func (c *cut) keeps(time news.Span) bool {
	for i := range c.toks {
		if time.Overlaps(c.toks[i].Span) && !c.keep[i] {
			return false
		}
	}
	return true
}

// saying says whether a token is a verb of speech.
func saying(tok *news.Token) bool {
	return tok.UPOS == "VERB" && sayingVerbs()[strings.ToLower(tok.Lemma)]
}
