package statement

import (
	"strings"

	"dateline/internal/news"
	"dateline/internal/story/given"
)

// narrators are the words by which a text speaks of itself, or to its reader,
// where it does not quote: "We remind that ...", "if you want to ...".
var narrators = map[string]bool{"i": true, "we": true, "you": true, "one": true, "us": true}

// unsaid says whether an attribution is no statement by somebody: what a
// headline makes of one, what the text says of itself, and what nobody has said
// yet, or only if.
func unsaid(doc *given.Doc, att *news.Attribution) bool {
	if att.Cue == nil || len(att.Content) == 0 {
		return false
	}
	if doc.Role(att.Cue.Start) == news.Headline {
		return true
	}
	if att.Source != nil && att.Parent == "" && narrators[strings.ToLower(att.Source.In(doc.Text))] && !quoted(doc, att) {
		return true
	}
	return ahead(doc, att)
}

// quoted says whether the words of an attribution are given as a quotation, or
// stand in one.
func quoted(doc *given.Doc, att *news.Attribution) bool {
	if att.Kind == "direct" {
		return true
	}
	s := doc.Sentence(att.Cue.Start)
	if s < 0 {
		return false
	}
	before := news.Span{Start: doc.Sentences[s].Start, End: att.Cue.Start}.In(doc.Text)
	return strings.Count(before, "“")+strings.Count(before, "«") > strings.Count(before, "”")+strings.Count(before, "»") || strings.Count(before, `"`)%2 == 1
}

// backward is how many words before a cue say when it is said.
const backward = 8

// ahead says whether a cue is of the future or of a condition: "a judge will
// decide whether", "is to ask for", "if the firm says so".
func ahead(doc *given.Doc, att *news.Attribution) bool {
	s := doc.Sentence(att.Cue.Start)
	if s < 0 || att.Kind == "direct" {
		return false
	}
	toks := doc.Sentences[s].Tokens
	at := 0
	for at < len(toks) && toks[at].Start < att.Cue.Start {
		at++
	}
	form := func(k int) string {
		if k < 0 || k >= len(toks) {
			return ""
		}
		return strings.ToLower(toks[k].In(doc.Text))
	}
	verbal := true // still within the group of the verb
	for k := at - 1; k >= 0 && k >= at-backward; k-- {
		switch f := form(k); {
		case verbal && (f == "will" || f == "shall" || f == "'ll" || f == "’ll"):
			return !negative(form(k + 1))
		case verbal && f == "to":
			return toks[k].UPOS == "PART" && (form(k-1) == "is" || form(k-1) == "are" || form(k-1) == "was" || form(k-1) == "were")
		case f == "if" || f == "unless":
			return att.Source == nil || toks[k].Start < att.Source.Start
		case toks[k].UPOS == "PUNCT" || toks[k].UPOS == "VERB":
			return false
		}
		switch toks[k].UPOS {
		case "AUX", "ADV", "PART":
		default:
			verbal = false
		}
	}
	return false
}

// negative says whether a word denies the one before it: "will not say".
func negative(word string) bool { return word == "not" || word == "n't" || word == "never" }
