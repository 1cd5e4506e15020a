package dispute

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
	"dateline/internal/story/given"
)

var (
	denying  = classes("en/dispute-denials.txt")
	accusing = sync.OnceValue(func() map[string]bool { return wordlist.Set("en/dispute-accusations.txt") })
	untrue   = sync.OnceValue(func() []*regexp.Regexp {
		var out []*regexp.Regexp
		for _, line := range wordlist.Lines("en/dispute-untrue.txt") {
			out = append(out, regexp.MustCompile(`(?i)^(?:`+line+`)\b`))
		}
		return out
	})
)

// denials finds what is said and denied in one report.
func (f *finder) denials() {
	for _, doc := range f.set.Docs {
		denied := false // in the sentence before
		for i := range doc.Sentences {
			if !story(doc, i) {
				continue
			}
			if was := denied; was {
				denied = false // its sentence goes on with that denial
				if f.untrue(doc, i) {
					continue
				}
			}
			if denied = f.deniedClaim(doc, i); !denied {
				f.calledUntrue(doc, i)
			}
		}
	}
}

// deniedClaim finds "denied a report that ...", "denied it", "rejected that
// account" and "denied that ...", where somebody else has just said so.
func (f *finder) deniedClaim(doc *given.Doc, sent int) bool {
	words := wordsOf(doc, sent)
	for i, w := range words {
		verb := denying()[w.text]
		if verb != "deny" && verb != "contest" || negated(words, i) {
			continue
		}
		from, rest := subject(doc, sent, w), words[i+1:]
		for n, x := range rest[:min(5, len(rest))] {
			class := denying()[x.text]
			if class == "it" && n == 0 && (len(rest) == 1 || rest[1].text == "." || verb == "deny" && x.text != "that" && ends(rest[1].text)) {
				return f.denyBack(doc, sent, news.Span{Start: from, End: x.End})
			}
			if class != "claim" {
				continue
			}
			denial := news.Span{Start: from, End: x.End}
			if strings.HasPrefix(x.text, "charge") && (verb == "contest" || !pointsBack(rest[:n+1]) || f.accused(doc, sent, denial, true)) {
				return verb == "deny"
			}
			if content := clause(doc, rest[n+1:]); content.Len() > 0 {
				return f.denyClaim(doc, content, nil, denial)
			}
			if rest[0].text == "both" {
				return f.denyBoth(doc, sent, denial)
			}
			return pointsBack(rest[:n+1]) && f.denyBack(doc, sent, denial)
		}
		if claim := relative(doc, sent, words[:i]); verb == "deny" && claim.Len() > 0 && (len(rest) == 0 || ends(rest[0].text)) {
			return f.deny(doc, []news.Evidence{doc.Evidence(claim)}, news.Span{Start: from, End: w.End})
		}
		if content := clause(doc, rest); verb == "deny" && content.Len() > 0 {
			if but := concession(doc, sent, content.End); but.Len() > 0 {
				return f.deny(doc, []news.Evidence{doc.Evidence(but)}, news.Span{Start: from, End: content.End})
			}
			said := before(doc, sent, 1)
			if len(said) > 0 && takesUp(doc, said, content) {
				return f.deny(doc, said, news.Span{Start: from, End: content.End})
			}
			if !related(doc, said, content) {
				said = nil
			}
			if len(said) > 0 || len(f.claimants(doc, content, from)) > 0 {
				return f.denyClaim(doc, content, said, news.Span{Start: from, End: content.End})
			}
		}
	}
	return false
}

// deny notes that a claim is denied.
func (f *finder) deny(doc *given.Doc, claim []news.Evidence, denial news.Span) bool {
	f.add(Contradiction, "denied: "+short(claim[0].Quote, 90), []string{"“" + short(denial.In(doc.Text), 60) + "”"},
		claim, f.counter(doc, denial))
	return true
}

// denyClaim notes that what a denial says in its own words is denied; said is
// what stands just before it, claims what others say who claim it, in any report.
func (f *finder) denyClaim(doc *given.Doc, content news.Span, said []news.Evidence, denial news.Span) bool {
	claims := f.claimants(doc, content, denial.Start)
	if len(claims) == 0 {
		claims = said
	}
	if inside := denial.Contains(content); len(claims) == 0 || !inside {
		claims = append(claims, doc.Evidence(content))
	}
	f.add(Contradiction, "denied: "+short(content.In(doc.Text), 90), []string{"“" + short(denial.In(doc.Text), 60) + "”"},
		claims, f.counter(doc, denial))
	return true
}

// denyBoth sets a denial of two claims against each of the two that two
// speakers have made just before it.
func (f *finder) denyBoth(doc *given.Doc, sent int, denial news.Span) bool {
	first := before(doc, sent, 3)
	if len(first) == 0 {
		return false
	}
	at := doc.Sentence(first[0].Start)
	second := before(doc, at, 2)
	if len(second) > 0 && f.deny(doc, second, denial) {
		f.deny(doc, first, denial)
		return true
	}
	return f.deny(doc, first, denial)
}

// counter gives the words of a denial: with a short one what the same passage
// goes on to say ("The ministry denied it. \"The minister is at his desk,\" ...").
func (f *finder) counter(doc *given.Doc, denial news.Span) []news.Evidence {
	out := []news.Evidence{doc.Evidence(denial)}
	sent := doc.Sentence(denial.Start)
	if sent >= 0 && denial.End < doc.Sentences[sent].End { // "rejected reports that ...: his blood ..."
		rest := news.Span{Start: denial.End, End: doc.Sentences[sent].End}
		if i := strings.Index(rest.In(doc.Text), ": "); i >= 0 {
			out = append(out, doc.Evidence(news.Span{Start: rest.Start + news.Byte(i+2), End: rest.End}))
		}
	}
	if next := sent + 1; sent >= 0 && next < len(doc.Sentences) && (doc.Sentences[sent].Len() < 60 && quoting(doc, next) || f.untrue(doc, next)) &&
		doc.Passage(doc.Sentences[next].Start) == doc.Passage(denial.Start) {
		out = append(out, doc.Evidence(doc.Sentences[next].Span))
	}
	return out
}

// quoting says whether a sentence begins with a quotation.
func quoting(doc *given.Doc, sent int) bool {
	return strings.ContainsRune("“\"‘'«„", []rune(doc.Sentences[sent].In(doc.Text) + " ")[0])
}

// backward are nouns by which a denial takes up what was said without its
// words: "denied that any new figure had been mentioned".
var backward = regexp.MustCompile(`(?i)\b(?:any|no|such|a new|new)\b(?: [\pL-]+){0,2} (?:figures?|numbers?|sums?|offers?|changes?|decisions?|plans?|agreements?|deals?|talks|concessions?|moves?|contacts?|steps?)\b`)

// numbers are those of them that stand for a number.
var numbers = regexp.MustCompile(`(?i)\b(?:figures?|numbers?|sums?|offers?)\b`)

// takesUp says whether what is denied takes up a claim without its words: a
// number where it gave one, a plan or a change where it told of one.
func takesUp(doc *given.Doc, claim []news.Evidence, denied news.Span) bool {
	m := backward.FindString(denied.In(doc.Text))
	if m == "" {
		return false
	}
	if !numbers.MatchString(m) {
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
	for _, but := range []string{", though ", ", although ", ", but ", ", while ", ", whereas ", ", even though "} {
		if strings.HasPrefix(rest, but) && find(rest, []string{"said", "say", "says", "told", "reported", "showed", "shows", "confirmed"}) != "" {
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

// before gives what somebody else than the speaker of a sentence is said to
// have said in the sentences just before it, at most n of them.
func before(doc *given.Doc, sent, n int) []news.Evidence {
	own := speakersOf(doc, doc.Sentences[sent].Span)
	var out []news.Evidence
	other := ""
	for back := sent - 1; back >= max(0, sent-n); back-- {
		if !story(doc, back) || doc.Role(doc.Sentences[back].Start) == news.Headline {
			break
		}
		for i := range doc.Attributions {
			att := &doc.Attributions[i]
			if att.Source == nil || len(att.Content) == 0 || !doc.Sentences[back].Contains(att.Content[0]) {
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
	case ".", ",", ";", "”", "\"", "on", "in", "and", "but", "the", "as", "at", "flatly", "through", "saying", "yesterday":
		return true
	}
	return false
}

// subject is where the words of who denies begin: the party before the verb in
// its sentence, else the verb.
func subject(doc *given.Doc, sent int, verb word) news.Byte {
	parties := doc.Parties(news.Span{Start: doc.Sentences[sent].Start, End: verb.Start})
	if n := len(parties); n > 0 && verb.Start-parties[n-1].Start < 80 {
		return parties[n-1].Start
	}
	words := wordsOf(doc, sent)
	for i := 1; i < len(words); i++ { // "It rejected", where nobody is named
		if words[i].Start == verb.Start && pronouns[words[i-1].text] {
			return words[i-1].Start
		}
	}
	return verb.Start
}

// pronouns are the words that stand for who denies.
var pronouns = map[string]bool{"it": true, "he": true, "she": true, "they": true}

// clause gives what a word of claiming holds: from "that" to the next mark.
func clause(doc *given.Doc, rest []word) news.Span {
	for i, w := range rest[:min(8, len(rest))] {
		if w.text == "that" && i+2 < len(rest) {
			end := rest[len(rest)-1]
			for _, x := range rest[i+1:] {
				if x.text == "," || x.text == ";" || x.text == "." || x.text == ":" || x.text == "–" || x.text == "—" {
					end = word{Span: news.Span{End: x.Start}}
					break
				}
			}
			return news.Span{Start: w.Start, End: end.End}
		}
		if w.text == "," || w.text == "." {
			break
		}
	}
	return news.Span{}
}

// denyBack sets a denial against what was said before it.
func (f *finder) denyBack(doc *given.Doc, sent int, denial news.Span) bool {
	if said := before(doc, sent, 3); len(said) > 0 {
		return f.deny(doc, said, denial)
	}
	return f.accused(doc, sent, denial, false)
}

// accused sets a denial against the nearest of the sentences before it that
// makes an accusation or reports one; charges says that it must make one.
func (f *finder) accused(doc *given.Doc, sent int, denial news.Span, charges bool) bool {
	for back := sent - 1; back >= max(0, sent-3); back-- {
		if !story(doc, back) || doc.Role(doc.Sentences[back].Start) == news.Headline {
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

// relative gives what stands before "something that the company denies" or
// ", which he denies" in its sentence.
func relative(doc *given.Doc, sent int, before []word) news.Span {
	for k := len(before) - 1; k >= max(1, len(before)-6); k-- {
		if t := before[k].text; t != "which" && t != "that" {
			continue
		}
		if p := before[k-1].text; p == "," || p == "something" || p == "claim" || p == "accusation" || p == "charge" {
			span := news.Span{Start: doc.Sentences[sent].Start, End: before[k-1].Start}
			return span
		}
	}
	return news.Span{}
}

// untrue says whether a sentence begins with a quotation that calls something
// untrue.
func (f *finder) untrue(doc *given.Doc, sent int) bool {
	text := doc.Sentences[sent].In(doc.Text)
	quote := strings.TrimLeft(text, "“\"‘' ")
	return quote != text && slices.ContainsFunc(untrue(), func(re *regexp.Regexp) bool { return re.MatchString(quote) })
}

// calledUntrue finds quotations that call untrue what another speaker has said
// just before.
func (f *finder) calledUntrue(doc *given.Doc, sent int) {
	if !f.untrue(doc, sent) {
		return
	}
	quote := strings.TrimLeft(doc.Sentences[sent].In(doc.Text), "“\"‘' ")
	own := speakerAt(doc, doc.Sentences[sent].Span)
	for back := sent - 1; back >= max(0, sent-2); back-- {
		if !story(doc, back) || doc.Role(doc.Sentences[back].Start) == news.Headline {
			return
		}
		said := claimIn(doc, doc.Sentences[back].Span, own)
		if said.Len() == 0 {
			continue
		}
		f.add(Contradiction, "called untrue: "+short(said.In(doc.Text), 90), []string{"“" + short(quote, 40) + "”"},
			[]news.Evidence{doc.Evidence(said)}, []news.Evidence{doc.Evidence(doc.Sentences[sent].Span)})
		return
	}
}

// speakerAt is the source of the attribution that holds a span.
func speakerAt(doc *given.Doc, span news.Span) string {
	for i := range doc.Attributions {
		att := &doc.Attributions[i]
		for _, c := range att.Content {
			if c.Overlaps(span) && att.Source != nil {
				return strings.ToLower(att.Source.In(doc.Text))
			}
		}
	}
	return ""
}

// claimIn gives what somebody but own is said to say in a sentence.
func claimIn(doc *given.Doc, sent news.Span, own string) news.Span {
	best := news.Span{}
	for i := range doc.Attributions {
		att := &doc.Attributions[i]
		if att.Source != nil && strings.ToLower(att.Source.In(doc.Text)) == own {
			continue
		}
		for _, c := range att.Content {
			if sent.Contains(c) && c.Len() > best.Len() {
				best = c
			}
		}
	}
	return best
}

// denied finds events of the story that one report denies and another tells.
func (f *finder) denied(events []news.Event) {
	for i := range events {
		ev := &events[i]
		var told, denies []news.Evidence
		for _, m := range ev.Mentions {
			doc := f.set.Doc(m.Report)
			if doc == nil {
				continue
			}
			for k := range doc.Events {
				em := &doc.Events[k]
				if em.ID != m.ID {
					continue
				}
				span := em.Clause
				if span.In(doc.Text) == "" {
					span = em.Span
				}
				switch em.Factuality {
				case news.Happened, news.Ongoing:
					told = append(told, doc.Evidence(span))
				case news.Denied:
					denies = append(denies, doc.Evidence(span))
				}
			}
		}
		if len(told) > 0 && len(denies) > 0 {
			f.add(Contradiction, "whether it happened: "+short(told[0].Quote, 90),
				[]string{sayCount(len(told), "report tells", "reports tell") + " it as happened, " + sayCount(len(denies), "denies", "deny") + " it"}, told, denies)
		}
	}
}
