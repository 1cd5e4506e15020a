package dispute

import (
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/story/given"
)

// long is how many bytes a title may have before it is cut at the end of a clause.
const long = 110

// title is the words of a claim as a line of its own: without "that" and what
// only says when, with the noun of a relative clause, and cut where a clause ends.
func (f *finder) title(claim news.Evidence) string {
	doc, span := f.set.Doc(claim.Report), claim.Span
	if doc == nil {
		return short(claim.Quote, long)
	}
	if sent := doc.Sentence(span.Start); sent >= 0 {
		toks := doc.Sentences[sent].Tokens
		if lo := antecedent(doc, toks, span); lo >= 0 {
			span.Start = toks[lo].Start
		}
		span.Start = opening(doc, toks, span)
	}
	text := span.In(doc.Text)
	if end, name := meant(doc, span.Start); name != "" && end <= span.End {
		text = "[" + name + "]" + news.Span{Start: end, End: span.End}.In(doc.Text)
	}
	return clauses(text)
}

// meant is the name of who is meant by the pronoun that stands at a place, and where
// the pronoun ends: the longest name that its sentence or one of the two before has.
func meant(doc *given.Doc, at news.Byte) (end news.Byte, name string) {
	sent := doc.Sentence(at)
	for i := range doc.Entities {
		ent := &doc.Entities[i]
		k := slices.IndexFunc(ent.Mentions, func(m news.EntityMention) bool { return m.Start == at && m.Form == news.ByPronoun })
		if k < 0 || !pronouns[strings.ToLower(ent.Mentions[k].In(doc.Text))] {
			continue
		}
		for _, m := range ent.Mentions {
			if s := doc.Sentence(m.Start); m.Form == news.ByName && s <= sent && s >= sent-2 && len(m.In(doc.Text)) > len(name) {
				name = news.Plain(m.In(doc.Text))
			}
		}
		return ent.Mentions[k].End, name
	}
	return 0, ""
}

// antecedent is the first token of the noun phrase on which the relative clause of
// some words hangs, whose speaker stands between: "a fault which they say it had". -1
// where they are of none.
func antecedent(doc *given.Doc, toks []news.Token, span news.Span) int {
	first := slices.IndexFunc(toks, func(t news.Token) bool { return t.Start >= span.Start })
	for k := first - 1; k > 0 && k >= first-5; k-- {
		if toks[k].UPOS == "PUNCT" {
			return -1
		}
		if x := toks[k].XPOS; x != "WDT" && x != "WP" {
			continue
		}
		lo := k
		for lo > 0 && (nounPhrase[toks[lo-1].UPOS] || lo < k && toks[lo-1].In(doc.Text) == "of") {
			lo--
		}
		if lo == k {
			return -1
		}
		return lo
	}
	return -1
}

// nounPhrase are the classes of words of a plain noun phrase.
var nounPhrase = map[string]bool{"DET": true, "ADJ": true, "NOUN": true, "PROPN": true, "NUM": true}

// opening is where the words of a claim begin, behind "that" and behind phrases in
// front that no verb is in: "Before that, on 11 July, the court …".
func opening(doc *given.Doc, toks []news.Token, span news.Span) news.Byte {
	from := span.Start
	verb := false
	for i, t := range toks {
		switch {
		case t.Start < from || t.End > span.End:
		case t.Start == from && strings.EqualFold(t.In(doc.Text), "that") && t.UPOS == "SCONJ" && i+1 < len(toks):
			from = toks[i+1].Start
		case t.Start == from && t.UPOS != "ADP" && t.UPOS != "ADV" && t.UPOS != "CCONJ":
			return from
		case t.UPOS == "VERB" || t.UPOS == "AUX":
			verb = true
		case t.In(doc.Text) == "," && i+1 < len(toks):
			if verb {
				return from
			}
			from = toks[i+1].Start
		}
	}
	return from
}

// clauses is a text on one line, cut behind the last whole clause or phrase within
// what is long.
func clauses(text string) string {
	text = news.Plain(text)
	if len(text) <= long {
		return strings.TrimRight(text, " ,;:.")
	}
	cut := -1
	for _, mark := range []string{"; ", ", ", " – ", " — ", " and ", " but ", " which ", " who ", " because ", " after "} {
		if i := strings.LastIndex(text[:long], mark); i > long/2 {
			cut = max(cut, i)
		}
	}
	if cut < 0 {
		return short(text, long)
	}
	return strings.TrimRight(text[:cut], " ,;:.") + " …"
}
