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
	denying = classes("en/dispute-denials.txt")
	untrue  = sync.OnceValue(func() []*regexp.Regexp {
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
		for i := range doc.Sentences {
			if !story(doc, i) {
				continue
			}
			if !f.deniedClaim(doc, i) {
				f.calledUntrue(doc, i)
			}
		}
	}
}

// deniedClaim finds "denied a report that ..." and "denied it".
func (f *finder) deniedClaim(doc *given.Doc, sent int) bool {
	words := wordsOf(doc, sent)
	for i, w := range words {
		verb := denying()[w.text]
		if verb != "deny" && verb != "contest" || negated(words, i) {
			continue
		}
		rest := words[i+1:]
		for n, x := range rest[:min(5, len(rest))] {
			class := denying()[x.text]
			if class == "it" && n == 0 && verb == "deny" && (len(rest) == 1 || ends(rest[1].text)) {
				return f.denyBack(doc, sent, news.Span{Start: w.Start, End: x.End})
			}
			if class != "claim" {
				continue
			}
			if content := clause(doc, sent, rest[n+1:]); content.Len() > 0 {
				f.add(Contradiction, "denied: "+short(content.In(doc.Text), 90), []string{"“" + w.text + "” " + x.text},
					[]news.Evidence{doc.Evidence(content)}, []news.Evidence{doc.Evidence(news.Span{Start: subject(doc, sent, w), End: x.End})})
				return true
			}
			if x.text == "claims" || x.text == "allegations" || x.text == "accusations" || x.text == "report" || x.text == "reports" {
				return f.denyBack(doc, sent, news.Span{Start: subject(doc, sent, w), End: x.End})
			}
			break
		}
	}
	return false
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
	return verb.Start
}

// clause gives what a noun of claiming holds: from "that" or "of" to the end
// of the sentence.
func clause(doc *given.Doc, sent int, rest []word) news.Span {
	for i, w := range rest[:min(8, len(rest))] {
		if w.text == "that" && i+2 < len(rest) {
			end := rest[len(rest)-1]
			for _, x := range rest[i+1:] {
				if x.text == "," || x.text == ";" || x.text == "." {
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

// denyBack sets a denial against the sentence before it, where that makes a
// claim or reports one.
func (f *finder) denyBack(doc *given.Doc, sent int, denial news.Span) bool {
	for back := sent - 1; back >= max(0, sent-2); back-- {
		if !story(doc, back) || doc.Role(doc.Sentences[back].Start) == news.Headline {
			return false
		}
		for _, w := range wordsOf(doc, back) {
			if denying()[w.text] == "accuse" {
				claim := doc.Sentences[back].Span
				f.add(Contradiction, "denied: "+short(claim.In(doc.Text), 90), []string{"“" + news.Plain(denial.In(doc.Text)) + "”"},
					[]news.Evidence{doc.Evidence(claim)}, []news.Evidence{doc.Evidence(doc.Sentences[sent].Span)})
				return true
			}
		}
	}
	return false
}

// calledUntrue finds quotations that call untrue what another speaker has said
// just before.
func (f *finder) calledUntrue(doc *given.Doc, sent int) {
	text := doc.Sentences[sent].In(doc.Text)
	quote := strings.TrimLeft(text, "“\"‘' ")
	if quote == text || !slices.ContainsFunc(untrue(), func(re *regexp.Regexp) bool { return re.MatchString(quote) }) {
		return
	}
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
