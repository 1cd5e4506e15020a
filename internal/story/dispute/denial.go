package dispute

import (
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
			out = append(out, regexp.MustCompile(`(?i)^(?:`+line+`)(?:[^\pL]|$)`))
		}
		return out
	})
)

// denials finds what is said and denied in one report.
func (f *finder) denials() {
	for _, doc := range f.set.Docs {
		denied := false // in the sentence before
		for i := range doc.Sentences {
			if !story(doc, i) && (!told(doc, i) || len(speakersOf(doc, doc.Sentences[i].Span)) == 0) {
				continue
			}
			if was := denied; was {
				denied = false // its sentence goes on with that denial
				if f.untrue(doc, i) {
					continue
				}
			}
			denied = f.deniedClaim(doc, i)
			if !denied && !f.calledUntrue(doc, i) {
				f.toldOtherwise(doc, i)
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
		if done, found := f.deniedBy(doc, sent, words, i); done {
			return found
		}
	}
	return false
}

// deniedBy reads a verb of denial with its words; done says that it settles what
// the sentence denies.
func (f *finder) deniedBy(doc *given.Doc, sent int, words []word, i int) (done, found bool) {
	w, rest := words[i], words[i+1:]
	verb, from := denying()[w.text], subject(doc, sent, w)
	if claim, denial := dismissedThat(doc, sent, words, i); claim.Len() > 0 {
		return true, f.deny(doc, []news.Evidence{doc.Evidence(claim)}, denial)
	}
	if denial := disowned(doc, sent, words, i); denial.Len() > 0 {
		return true, f.denyBack(doc, sent, denial)
	}
	for n, x := range rest[:min(5, len(rest))] {
		class := denying()[x.text]
		if class == "it" && n == 0 && back(w.text, rest) {
			denial := news.Span{Start: from, End: x.End}
			if said := beside(doc, sent, denial); len(said) > 0 {
				return true, f.deny(doc, said, denial)
			}
			return true, f.denyBack(doc, sent, denial)
		}
		if class == "guilt" && verb == "deny" {
			return true, f.deniesGuilt(doc, sent, news.Span{Start: from, End: x.End})
		}
		if class != "claim" {
			continue
		}
		denial := news.Span{Start: from, End: x.End}
		if strings.HasPrefix(x.text, "charge") && (verb == "contest" || !pointsBack(rest[:n+1]) || f.accused(doc, sent, denial, true)) {
			return true, verb == "deny"
		}
		if content := clause(doc, rest[n+1:]); content.Len() > 0 {
			return true, f.denyClaim(doc, content, nil, denial)
		}
		if rest[0].text == "both" {
			return true, f.denyBoth(doc, sent, denial)
		}
		return true, pointsBack(rest[:n+1]) && f.denyBack(doc, sent, denial)
	}
	if claim := relative(doc, sent, words[:i]); (verb == "deny" || aside(doc, claim, w)) && claim.Len() > 0 && (len(rest) == 0 || ends(rest[0].text)) {
		return true, f.deny(doc, []news.Evidence{doc.Evidence(claim)}, news.Span{Start: from, End: w.End})
	}
	content := clause(doc, rest)
	if content.Len() == 0 {
		content = deed(doc, rest)
	}
	if verb != "deny" || content.Len() == 0 {
		return false, false
	}
	denial := news.Span{Start: from, End: content.End}
	if but := concession(doc, sent, content.End); but.Len() > 0 {
		return true, f.deny(doc, []news.Evidence{doc.Evidence(but)}, denial)
	}
	said := before(doc, sent, 1, denial)
	if len(said) > 0 && takesUp(doc, said, content) {
		return true, f.deny(doc, said, denial)
	}
	if !related(doc, said, content) {
		said = nil
	}
	if len(said) > 0 || len(f.claimants(doc, content, from)) > 0 {
		return true, f.denyClaim(doc, content, said, denial)
	}
	return false, false
}

// back says whether the first word behind a verb of denial points back at what
// was said: "denied it.", "disputes that". Whoever rejects it need not deny it.
func back(verb string, rest []word) bool {
	if len(rest) == 1 || rest[1].text == "." || rest[1].text == ":" {
		return !strings.HasPrefix(verb, "reject") || rest[0].text == "that"
	}
	return denying()[verb] == "deny" && rest[0].text != "that" && ends(rest[1].text)
}

// Words before a verb of denial where what was said stands before it: "That was
// disputed by the union", "this report the union has denied".
var (
	disputedBy = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(?:that|this|it|(?:that|this|the|his|her|their|its) (?:` + claimNouns() + `)) (?:was|were|is|has been|have been)(?: (?:\w+ly|later|also|soon|at once))* $`)
	})
	thisDenied = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\b(?:this|that|these|those) (?:` + claimNouns() + `)(?: (?:has|have|had))?(?: \w+ly)* $`)
	})
)

// thatWas is what stands before a verb of denial in the passive, with what is
// denied: "Reports that the bridge had fallen were dismissed".
var thatWas = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:[\pL’' -]{0,30} )?(?:` + claimNouns() + `) [^,;.:]{0,40}?(that [^;:]{8,140}?) (?:was|were|has been|have been)(?: \w+ly)? $`)
})

// dismissedThat gives what is denied in such a sentence, and the words that deny it.
func dismissedThat(doc *given.Doc, sent int, words []word, i int) (claim, denial news.Span) {
	from := doc.Sentences[sent].Start
	m := thatWas().FindStringSubmatchIndex(news.Span{Start: from, End: words[i].Start}.In(doc.Text))
	if m == nil {
		return news.Span{}, news.Span{}
	}
	denial = news.Span{Start: words[i].Start, End: words[i].End}
	for _, x := range words[i+1:] {
		if strings.Contains(".,;:", x.text) {
			break
		}
		denial.End = x.End
	}
	return news.Span{Start: from + news.Byte(m[2]), End: from + news.Byte(m[3])}, denial
}

// deniesGuilt sets the denial of whoever is accused against the accusation before
// it, or what another has just said of them.
func (f *finder) deniesGuilt(doc *given.Doc, sent int, denial news.Span) bool {
	if f.accused(doc, sent, denial, true) {
		return true
	}
	said, who := before(doc, sent, 1, denial), denier(doc, denial)
	if len(said) == 0 || len(given.Shared(doc.Keys(said[0].Span), who)) == 0 {
		return false
	}
	return f.deny(doc, said, denial)
}

// claimNouns is the nouns of claiming, for a regular expression.
func claimNouns() string {
	var nouns []string
	for w, class := range denying() {
		if class == "claim" {
			nouns = append(nouns, w)
		}
	}
	slices.Sort(nouns)
	return strings.Join(nouns, "|")
}

// disowned gives the words of such a denial.
func disowned(doc *given.Doc, sent int, words []word, i int) news.Span {
	span := news.Span{Start: doc.Sentences[sent].Start, End: words[i].End}
	left := news.Span{Start: span.Start, End: words[i].Start}.In(doc.Text)
	last := i+1 == len(words) || strings.Contains(".:;,", words[i+1].text)
	switch {
	case i+1 < len(words) && words[i+1].text == "by" && disputedBy().MatchString(left):
		for _, x := range words[i+1:] {
			if strings.Contains(".,;:", x.text) {
				break
			}
			span.End = x.End
		}
		return span
	case last && thisDenied().MatchString(left):
		return span
	}
	return news.Span{}
}

// deny notes that a claim is denied.
func (f *finder) deny(doc *given.Doc, claim []news.Evidence, denial news.Span) bool {
	f.add(Contradiction, "denied: "+f.title(claim[0]), []string{"“" + short(denial.In(doc.Text), 60) + "”"},
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
	f.add(Contradiction, "denied: "+f.title(doc.Evidence(content)), []string{"“" + short(denial.In(doc.Text), 60) + "”"},
		claims, f.counter(doc, denial))
	return true
}

// denyBoth sets a denial of two claims against each of the two that two
// speakers have made just before it.
func (f *finder) denyBoth(doc *given.Doc, sent int, denial news.Span) bool {
	first := before(doc, sent, 3, denial)
	if len(first) == 0 {
		return false
	}
	at := doc.Sentence(first[0].Start)
	second := before(doc, at, 2, denial)
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
				if x.text == "," && !verbIn(doc, news.Span{Start: w.End, End: x.Start}) {
					continue // "that the talks with the firm, Kestrel, had failed"
				}
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

// verbIn says whether a verb stands in a span, as far as the tags tell.
func verbIn(doc *given.Doc, span news.Span) bool {
	sent := doc.Sentence(span.Start)
	if sent < 0 || len(doc.Sentences[sent].Tokens) == 0 || doc.Sentences[sent].Tokens[0].UPOS == "" {
		return true
	}
	return slices.ContainsFunc(doc.Sentences[sent].Tokens, func(t news.Token) bool {
		return span.Contains(t.Span) && (t.UPOS == "VERB" || t.UPOS == "AUX")
	})
}

// deed gives what is denied as a deed: "denied having taken money", "denied
// receiving any such report", "denied to have paid".
func deed(doc *given.Doc, rest []word) news.Span {
	if len(rest) < 2 || !strings.HasSuffix(rest[0].text, "ing") && (rest[0].text != "to" || rest[1].text != "have") {
		return news.Span{}
	}
	end := rest[len(rest)-1].End
	for _, x := range rest {
		if strings.Contains(",;.:–—", x.text) {
			end = x.Start
			break
		}
	}
	return news.Span{Start: rest[0].Start, End: end}
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
			f.add(Contradiction, "whether it happened: "+f.title(told[0]),
				[]string{sayCount(len(told), "report tells", "reports tell") + " it as happened, " + sayCount(len(denies), "denies", "deny") + " it"}, told, denies)
		}
	}
}
