package plan

import (
	"slices"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
	"dateline/internal/story/chronicle"
)

// sharedWords is how many content words a dated sentence must share with an
// announcement for the same day to tell what became of it, where it tells the same
// act; bareWords where its act is not known.
const (
	sharedWords = 2
	bareWords   = 4
)

// dated are the sentences of the story's reports by the single day that they bear.
type dated map[string][]line

// line is a dated sentence with its report.
type line struct {
	told *news.DatedLine
	rep  *news.Annotated
	sent *news.Sentence
}

// datedLines indexes lines by their day.
func datedLines(lines []news.DatedLine, reports []*news.Annotated) dated {
	at := map[news.ReportID]*news.Annotated{}
	for _, r := range reports {
		at[r.ID] = r
	}
	out := dated{}
	for i := range lines {
		l := &lines[i]
		if l.When.Earliest == "" || l.When.Earliest != l.When.Latest || len(l.Evidence) == 0 {
			continue
		}
		rep := at[l.Evidence[0].Report]
		if rep == nil {
			continue
		}
		k, ok := slices.BinarySearchFunc(rep.Sentences, l.Evidence[0].Start, func(s news.Sentence, at news.Byte) int { return int(s.Start - at) })
		if ok {
			out[l.When.Earliest] = append(out[l.When.Earliest], line{l, rep, &rep.Sentences[k]})
		}
	}
	return out
}

// toldLater looks for a sentence of a later report that bears the day of the plan
// and speaks of the same act or the same things.
func (w *work) toldLater(p *news.Plan, said *event.Mention, due calendar.Span) bool {
	if due.Len() != 1 || said.Sent < 0 {
		return false
	}
	own := contents(&said.Report.Sentences[said.Sent], said.Clause)
	for _, l := range w.linesFor(said, due.First) {
		if l.rep.ID == said.Report.ID || l.told.Factuality == news.Planned || l.rep.Published.Latest == "" ||
			l.rep.Published.Latest < l.told.When.Earliest {
			continue
		}
		shared := 0
		words := contents(l.sent, l.sent.Span)
		for _, x := range own {
			if slices.Contains(words, x) {
				shared++
			}
		}
		act := said.Tells(words)
		if !(act && shared >= sharedWords || shared >= bareWords) || w.anothers(l, said) {
			continue
		}
		p.Outcome = Kept
		p.Reasons = append(p.Reasons, "a later report tells of it on the day for which it was announced")
		if text := strings.ToLower(l.told.Line); slices.ContainsFunc(off, func(s string) bool { return strings.Contains(text, s) }) {
			p.Outcome = Cancelled
			if speaksOfAnotherDay(text) {
				p.Outcome = Changed
			}
			p.Reasons = []string{"a later report tells that it was called off or moved"}
		}
		p.Evidence = append(p.Evidence, l.told.Evidence[0])
		return true
	}
	return false
}

// anothers says whether what a sentence tells of the act that said announces is the
// deed of others than those who were to do it.
func (w *work) anothers(l line, said *event.Mention) bool {
	other := false
	for _, m := range w.inSentence[sentence{l.rep.ID, l.sent.Start}] {
		if len(said.Sources) == 0 || len(m.Sources) == 0 || !said.Tells(contents(l.sent, m.Span)) {
			continue
		}
		if w.meet(said.Sources, m.Parties) {
			return false
		}
		other = true
	}
	return other
}

// sentence is a sentence of a report, by where it begins.
type sentence struct {
	report news.ReportID
	start  news.Byte
}

// bySentence are the mentions of events by their sentences.
func bySentence(events []*chronicle.Event) map[sentence][]*event.Mention {
	out := map[sentence][]*event.Mention{}
	for _, ev := range events {
		for _, m := range ev.Members {
			if m.Sent >= 0 {
				at := sentence{m.Report.ID, m.Report.Sentences[m.Sent].Start}
				out[at] = append(out[at], m)
			}
		}
	}
	return out
}

// deadlineDays is how many days before its deadline an act is looked for.
const deadlineDays = 14

// linesFor are the sentences of the day of a plan, and of the days before it where
// the day is a deadline ("by November 15").
func (w *work) linesFor(said *event.Mention, due calendar.Day) []line {
	out := w.lines[due.String()]
	if !deadline(said) {
		return out
	}
	out = slices.Clone(out)
	for d := due - 1; d >= due-deadlineDays; d-- {
		out = append(out, w.lines[d.String()]...)
	}
	return out
}

// deadline says whether the day of an announcement is the last one for it: "by
// November 15", "before the end of the month".
func deadline(said *event.Mention) bool {
	if said.Time == nil {
		return false
	}
	text := said.Report.Text
	head := lower(strings.TrimRight(text[max(0, int(said.Time.Start)-8):said.Time.Start], " "))
	words := lower(said.Time.In(text))
	for _, w := range []string{"by", "before", "until", "within"} {
		if strings.HasSuffix(head, " "+w) || strings.HasPrefix(words, w+" ") {
			return true
		}
	}
	return false
}

// lower writes words in small letters.
func lower(s string) string { return strings.ToLower(s) }

// off are words by which something is called off.
var off = []string{"called off", "cancel", "scrapped", "abandoned", "postpone", "put off", "put back", "delayed", "did not take place"}

// speaksOfAnotherDay says whether text speaks of another day.
func speaksOfAnotherDay(text string) bool {
	return slices.ContainsFunc(moving, func(s string) bool { return strings.Contains(text, s) })
}

// contents are the lemmas of the nouns, verbs and names of a stretch of a sentence.
func contents(sent *news.Sentence, span news.Span) []string {
	var out []string
	for i := range sent.Tokens {
		tok := &sent.Tokens[i]
		if !span.Contains(tok.Span) {
			continue
		}
		switch tok.UPOS {
		case "NOUN", "VERB", "PROPN":
			if l := strings.ToLower(tok.Lemma); len(l) > 2 && !months[l] {
				out = append(out, l)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// months and days of the week date a sentence; they are no content.
var months = map[string]bool{"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true,
	"august": true, "september": true, "october": true, "november": true, "december": true, "jan.": true, "feb.": true, "aug.": true,
	"sept.": true, "oct.": true, "nov.": true, "dec.": true, "monday": true, "tuesday": true, "wednesday": true, "thursday": true,
	"friday": true, "saturday": true, "sunday": true, "day": true, "week": true, "year": true, "have": true, "say": true}
