package chronicle

import (
	"strings"

	"dateline/internal/news"
)

// pronouns that can begin a printed sentence and stand for one whose name stands
// before; with "'s" where they are of somebody.
var pronouns = map[string]string{"he": "", "she": "", "it": "", "his": "'s", "her": "'s", "its": "'s"}

// nameReach is how many sentences before its own a pronoun's name is looked for.
const nameReach = 6

// Named writes the line of sentence number at of a report with the name of who is
// meant, in square brackets, where a pronoun begins it: "He met Drozen" is "[Aaltonen]
// met Drozen". The second result is the sentence that holds the name, nil where the
// line is as it was.
func Named(rep *news.Annotated, at int, line string) (string, *news.Evidence) {
	first, rest, ok := strings.Cut(line, " ")
	end, isPronoun := pronouns[strings.ToLower(first)]
	if !ok || !isPronoun || at < 0 || at >= len(rep.Sentences) {
		return line, nil
	}
	sent := &rep.Sentences[at]
	for i := range sent.Tokens {
		tok := &sent.Tokens[i]
		if !strings.EqualFold(tok.Form, first) || tok.UPOS != "PRON" {
			continue
		}
		if end == "" && tok.XPOS == "PRP$" || end != "" && tok.XPOS != "PRP$" {
			return line, nil
		}
		name, span := antecedent(rep, at, tok.Span)
		if name == "" || strings.Contains(rest, name) {
			return line, nil
		}
		return "[" + name + end + "] " + rest, &news.Evidence{Report: rep.ID, Span: span, Quote: span.In(rep.Text), Role: rep.RoleAt(span.Start)}
	}
	return line, nil
}

// antecedent is the name by which the sentences before call the entity of a pronoun,
// with the sentence of the nearest: the longest of the names that they have.
func antecedent(rep *news.Annotated, at int, pronoun news.Span) (string, news.Span) {
	for i := range rep.Entities {
		ent := &rep.Entities[i]
		meant := false
		for k := range ent.Mentions {
			meant = meant || ent.Mentions[k].Form == news.ByPronoun && ent.Mentions[k].Span == pronoun
		}
		if !meant {
			continue
		}
		for s := at - 1; s >= 0 && s >= at-nameReach; s-- {
			sent := &rep.Sentences[s]
			name := ""
			for k := range ent.Mentions {
				n := &ent.Mentions[k]
				if text := news.Plain(n.In(rep.Text)); n.Form == news.ByName && sent.Contains(n.Span) && len(text) > len(name) {
					name = text
				}
			}
			if name != "" {
				return name, sent.Span
			}
		}
		return "", news.Span{}
	}
	return "", news.Span{}
}
