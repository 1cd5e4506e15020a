package dispute

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"dateline/internal/news"
	"dateline/internal/story/given"
)

// backward are nouns by which a denial takes up what was said without its
// words: "denied that any new figure had been mentioned".
var backward = regexp.MustCompile(`(?i)\b(?:any|no) such\b|\b(?:any|no|such|a new|new)\b(?: [\pL-]+){0,2} (?:figures?|numbers?|sums?|offers?|changes?|decisions?|plans?|agreements?|deals?|talks|concessions?|moves?|contacts?|steps?)\b`)

// numbers are those of them that stand for a number.
var numbers = regexp.MustCompile(`(?i)\b(?:figures?|numbers?|sums?|offers?)\b`)

// takesUp says whether what is denied takes up a claim without its words: a
// number where it gave one, a plan or a change where it told of one.
func takesUp(doc *given.Doc, claim []news.Evidence, denied news.Span) bool {
	m := backward.FindString(denied.In(doc.Text))
	if m == "" {
		return false
	}
	if strings.HasSuffix(strings.ToLower(m), " such") || !numbers.MatchString(m) {
		return true
	}
	return slices.ContainsFunc(claim, func(e news.Evidence) bool {
		return slices.ContainsFunc(doc.Figures, func(fig news.Figure) bool { return e.Span.Contains(fig.Span) })
	})
}

// pointsBack says whether the words before a noun of claiming point at what
// was said: "that account", "the report".
func pointsBack(words []word) bool {
	switch words[0].text {
	case "it", "this", "that", "these", "those", "the", "all", "any", "such":
		return true
	}
	return false
}

// concession gives what a clause sets against the denial in its sentence:
// "denied that the two were talking, though two people said that ...".
func concession(doc *given.Doc, sent int, from news.Byte) news.Span {
	end := doc.Sentences[sent].End
	rest := strings.ToLower(news.Span{Start: from, End: end}.In(doc.Text))
	for _, but := range []string{", though ", ", although ", ", but ", ", while ", ", whereas ", ", even though ", ", after that ", ", after ", " after that ", " after "} {
		if strings.HasPrefix(rest, but) && find(rest, []string{"said", "say", "says", "told", "reported", "showed", "shows", "confirmed",
			"claimed", "alleged", "accused", "wrote", "assured", "affirmed"}) != "" {
			return news.Span{Start: from + news.Byte(len(but)), End: end}
		}
	}
	return news.Span{}
}

// related says whether a claim and what is denied have a word in common.
func related(doc *given.Doc, claim []news.Evidence, denied news.Span) bool {
	theirs := stemsIn(doc, denied)
	return slices.ContainsFunc(claim, func(e news.Evidence) bool { return len(given.Shared(stemsIn(doc, e.Span), theirs)) > 0 })
}

// before gives what somebody else than the speaker of a sentence, or who stands
// first in the words of a denial, is said to have said in the sentences just
// before it, at most n of them.
func before(doc *given.Doc, sent, n int, denial news.Span) []news.Evidence {
	own := append(speakersOf(doc, doc.Sentences[sent].Span), denier(doc, denial)...)
	var out []news.Evidence
	other := ""
	for back := sent - 1; back >= max(0, sent-n); back-- {
		if !told(doc, back) || doc.Role(doc.Sentences[back].Start) == news.Headline {
			break
		}
		for i := range doc.Attributions {
			att := &doc.Attributions[i]
			if att.Source == nil || !claims(doc, att) || !doc.Sentences[back].Contains(att.Content[0]) {
				continue
			}
			key := speakerKey(doc, att)
			if slices.Contains(own, key) || other != "" && key != other {
				return out
			}
			other = key
			for _, c := range att.Content {
				out = append(out, doc.Evidence(c))
			}
		}
	}
	slices.SortFunc(out, func(a, b news.Evidence) int { return cmp.Compare(a.Start, b.Start) })
	return slices.Compact(out)
}

// beside gives what somebody else is said to have said in the same sentence,
// before the words of a denial: "Police said stones had been thrown; he denied it".
func beside(doc *given.Doc, sent int, denial news.Span) []news.Evidence {
	own := denier(doc, denial)
	from := doc.Sentences[sent].Start
	if i := parting.FindAllStringIndex(news.Span{Start: from, End: denial.End}.In(doc.Text), -1); len(i) > 0 {
		from += news.Byte(i[len(i)-1][0]) // where the clause of the denial begins
	} else {
		from = denial.Start
	}
	var best *news.Attribution
	for i := range doc.Attributions {
		att := &doc.Attributions[i]
		if att.Source == nil || !claims(doc, att) || !doc.Sentences[sent].Contains(att.Content[0]) || att.Content[0].Start >= from ||
			slices.Contains(own, speakerKey(doc, att)) {
			continue
		}
		if best == nil || att.Content[0].Start > best.Content[0].Start {
			best = att
		}
	}
	if best == nil {
		return nil
	}
	var out []news.Evidence
	for _, c := range best.Content {
		if c.End = min(c.End, from); c.Len() > 0 {
			out = append(out, doc.Evidence(c))
		}
	}
	return out
}

// parting is what parts two clauses of a sentence that are set against each other.
var parting = regexp.MustCompile(`;|, (?:but|while|whereas|although|though) `)

// claims says whether an attribution tells what somebody says is so, and not what
// is asked, wanted or decided.
func claims(doc *given.Doc, att *news.Attribution) bool {
	if len(att.Content) == 0 {
		return false
	}
	words := strings.ToLower(att.Content[0].In(doc.Text))
	return !strings.HasPrefix(words, "if ") && !strings.HasPrefix(words, "whether ") && !strings.HasPrefix(words, "to ")
}

// denier gives the key of the party with which the words of a denial begin.
func denier(doc *given.Doc, denial news.Span) []string {
	for _, p := range doc.Parties(denial) {
		if p.Start-denial.Start < 4 {
			return []string{p.Key}
		}
	}
	return nil
}

// speakersOf gives the keys of who speaks in a sentence.
func speakersOf(doc *given.Doc, sent news.Span) []string {
	var out []string
	for i := range doc.Attributions {
		att := &doc.Attributions[i]
		if att.Source != nil && (sent.Contains(*att.Source) || att.Cue != nil && sent.Contains(*att.Cue)) {
			out = append(out, speakerKey(doc, att))
		}
	}
	return out
}

// speakerKey is one for a speaker of a report: the entity, else the words.
func speakerKey(doc *given.Doc, att *news.Attribution) string {
	if key := doc.Key(att.Speaker); key != "" {
		return key
	}
	for _, p := range doc.Parties(*att.Source) {
		if p.Kind == news.Person {
			return p.Key // the engineer of a firm is not the firm
		}
	}
	if keys := doc.Keys(*att.Source); len(keys) > 0 {
		return keys[0]
	}
	return strings.ToLower(att.Source.In(doc.Text))
}

// negated says whether a verb is denied itself, or put as possible.
func negated(words []word, i int) bool {
	for _, w := range words[max(0, i-3):i] {
		switch w.text {
		case "not", "n't", "never", "neither", "nor", "cannot", "would", "could", "to":
			return true
		}
	}
	return false
}

// ends says whether a word or mark ends what is denied.
func ends(text string) bool {
	switch text {
	case ".", ",", ";", "”", "\"", "on", "in", "and", "but", "as", "at", "flatly", "through", "saying", "yesterday":
		return true
	}
	return false
}

// denyBack sets a denial against what was said before it: in the sentence just
// before, whether its speaker was found or not, else a little further back.
func (f *finder) denyBack(doc *given.Doc, sent int, denial news.Span) bool {
	said := before(doc, sent, 1, denial)
	if back := sent - 1; len(said) == 0 && back >= 0 && doc.Passage(doc.Sentences[back].Start) == doc.Passage(denial.Start) && accuses(doc, back) &&
		len(given.Shared(denier(doc, denial), speakersOf(doc, doc.Sentences[back].Span))) == 0 {
		said = []news.Evidence{doc.Evidence(doc.Sentences[back].Span)}
	}
	if len(said) == 0 {
		said = before(doc, sent, 3, denial)
	}
	if len(said) > 0 {
		return f.deny(doc, said, denial)
	}
	return f.accused(doc, sent, denial, false)
}

// accused sets a denial against the nearest of the sentences before it that
// makes an accusation or reports one; charges says that it must make one.
func (f *finder) accused(doc *given.Doc, sent int, denial news.Span, charges bool) bool {
	for back := sent - 1; back >= max(0, sent-3); back-- {
		if !told(doc, back) || doc.Role(doc.Sentences[back].Start) == news.Headline {
			return false
		}
		for _, w := range wordsOf(doc, back) {
			if accusing()[w.text] && (!charges || charging.MatchString(w.text)) {
				return f.deny(doc, []news.Evidence{doc.Evidence(doc.Sentences[back].Span)}, denial)
			}
		}
	}
	return false
}

// charging are the words of an accusation proper.
var charging = regexp.MustCompile(`^(?:accus|alleg|charg|blam)`)

// aside is whether the claim of a sentence is taken up by a noun of claiming
// behind it, with which a verb of denial stands: ", an allegation it rejects".
func aside(doc *given.Doc, claim news.Span, verb word) bool {
	return claim.Len() > 0 && denying()[verb.text] == "contest" && claimAside().MatchString(news.Span{Start: claim.End, End: verb.Start}.In(doc.Text))
}

var claimAside = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^, an? (?:\w+ )?(?:` + claimNouns() + `|allegation|charge|accusation|claim)\b`)
})

// relative gives what stands before "something that the company denies", ", which
// he denies" or ", an allegation he denies" in its sentence.
func relative(doc *given.Doc, sent int, before []word) news.Span {
	for k := len(before) - 1; k >= max(1, len(before)-8); k-- {
		if before[k].text == "," && len(before) > k+2 {
			if m := claimAside().FindString(news.Span{Start: before[k].Start, End: before[len(before)-1].End}.In(doc.Text)); m != "" {
				return news.Span{Start: doc.Sentences[sent].Start, End: before[k].Start}
			}
		}
		if t := before[k].text; t != "which" && t != "that" || k < len(before)-6 {
			continue
		}
		if p := before[k-1].text; p == "," || p == "something" || p == "claim" || p == "accusation" || p == "charge" {
			span := news.Span{Start: doc.Sentences[sent].Start, End: before[k-1].Start}
			return span
		}
	}
	return news.Span{}
}
