package dispute

import (
	"regexp"
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/story/given"
)

// Words by which a report says that two accounts do not go together, or that
// somebody holds to an own account against another.
var (
	clashing  = regexp.MustCompile(`(?i)\b(?:(?:both|the two|these two|they|(?:the|these|those|their|both)(?: two)? (?:accounts|versions|stories|statements|claims)) (?:cannot|can not|can['’]t|could not|couldn['’]t) (?:both |all )?(?:be (?:right|true|correct|reconciled)|hold)|(?:only )?one of (?:them|the two|these) (?:can be|is|must be|has to be) (?:right|wrong|lying|mistaken)|(?:the|these|those|their|both)(?: two)? (?:accounts|versions|stories|statements) (?:do not|don['’]t|did not) (?:agree|match|fit|tally)|(?:some(?:body|one)|one of (?:them|the two))\b[^.;:]{0,30} (?:is|was|must be|has to be) (?:lying|telling lies|not telling the truth))\b`)
	insisting = regexp.MustCompile(`(?i)^(?:insist(?:s|ed)?|maintain(?:s|ed)?|contend(?:s|ed)?|counter(?:s|ed)?|retort(?:s|ed)?)$`)

	clashWords = []string{"cannot", "can not", "can't", "can’t", "could not", "couldn", "one of", "somebody", "someone", "do not", "don't", "don’t", "did not"}
)

// clash finds two speakers whose words, told just before, a report says cannot both
// be so: "The port says it was never warned. The pilot says he rang twice. Both
// cannot be right".
func (f *finder) clash(doc *given.Doc, sent int) bool {
	text := doc.Sentences[sent].In(doc.Text)
	if !holds(strings.ToLower(text), clashWords) {
		return false
	}
	m := clashing.FindString(text)
	if m == "" {
		return false
	}
	var sides [][]news.Evidence
	last := ""
	for back := sent - 1; back >= max(0, sent-4) && len(sides) < 2; back-- {
		if !told(doc, back) || doc.Role(doc.Sentences[back].Start) == news.Headline {
			break
		}
		claim, key := claimOfOther(doc, back, last)
		if claim.Len() > 0 {
			sides, last = append(sides, []news.Evidence{doc.Evidence(claim)}), key
		}
	}
	if len(sides) < 2 {
		return false
	}
	f.add(Contradiction, "told otherwise: "+f.title(sides[1][0]), []string{"“" + short(m, 60) + "”"}, sides[1], sides[0])
	return true
}

// claimOfOther is what somebody but the one of a key is said to say in a sentence,
// with the key of who says it.
func claimOfOther(doc *given.Doc, sent int, own string) (news.Span, string) {
	for i := range doc.Attributions {
		att := &doc.Attributions[i]
		if att.Source == nil || !claims(doc, att) || !doc.Sentences[sent].Contains(att.Content[0]) {
			continue
		}
		if key := speakerKey(doc, att); key != own && !pronouns[key] {
			return att.Content[0], key
		}
	}
	return news.Span{}, ""
}

// insisted finds who insists on what another has just denied of them: "A spokesman
// said the union had never been asked by the port. The port insisted it wrote in May".
func (f *finder) insisted(doc *given.Doc, sent int) bool {
	if sent == 0 || !told(doc, sent-1) {
		return false
	}
	span := doc.Sentences[sent].Span
	for i := range doc.Attributions {
		b := &doc.Attributions[i]
		if b.Source == nil || b.Cue == nil || !span.Contains(*b.Cue) || !insisting.MatchString(b.Cue.In(doc.Text)) {
			continue
		}
		key := speakerKey(doc, b)
		rest := news.Span{Start: b.Cue.End, End: span.End}
		if pronouns[key] || refuses(doc, rest) {
			return false
		}
		for k := range doc.Attributions {
			a := &doc.Attributions[k]
			if a.Source == nil || !claims(doc, a) || !doc.Sentences[sent-1].Contains(a.Content[0]) || speakerKey(doc, a) == key {
				continue
			}
			if c := a.Content[0]; refuses(doc, c) && names(doc, c, key, b) {
				f.add(Contradiction, "told otherwise: "+f.title(doc.Evidence(c)), []string{"“" + news.Plain(b.Cue.In(doc.Text)) + "”"},
					[]news.Evidence{doc.Evidence(c)}, []news.Evidence{doc.Evidence(span)})
				return true
			}
		}
	}
	return false
}

// names says whether words name the speaker of an attribution: by the key, or by
// the words for it.
func names(doc *given.Doc, words news.Span, key string, att *news.Attribution) bool {
	return slices.Contains(doc.Keys(words), key) || strings.Contains(strings.ToLower(words.In(doc.Text)), strings.ToLower(att.Source.In(doc.Text)))
}
