// Package dispute finds where reports differ. In: annotated reports, the rows
// of the ledger, events and statements. Out: news.Dispute, each with its kind
// and with the words of both sides:
//
//	"The police put the crowd at 2,500 and the organisers at 8,000"
//	                  → other-source, sides 2,500 and 8,000
//	"A portal wrote that he had resigned. The ministry denied it."
//	                  → contradiction, sides the portal's and the ministry's words
//	"the third time since last summer"
//	                  → count, with the meetings that the reports know
//
// The kinds: contradiction (one thing at one time, told differently),
// other-source (numbers of two named sources), other-time (the days differ),
// other-thing (the text says that something else is counted), revision
// (somebody corrects an own number), damaged-copy (a number was lost or changed
// in copying), count (a number of events that is held against the story).
// What is in doubt is no dispute: a false one costs more than one that is
// missed.
package dispute

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
	"dateline/internal/story/given"
	"dateline/internal/story/ledger"
)

// The kinds of disputes.
const (
	Contradiction = "contradiction"
	OtherTime     = "other-time"
	OtherThing    = "other-thing"
	Revision      = "revision"
	OtherSource   = "other-source"
	DamagedCopy   = "damaged-copy"
	Count         = "count"
)

// Find gives the disputes, in order of their ids. Any of the lists may be
// empty.
func Find(anns []news.Annotated, rows []news.FigureRow, events []news.Event, statements []news.Statement, in given.Inputs) []news.Dispute {
	return Of(given.Read(anns, in), rows, events, statements)
}

// Of is Find for reports that are indexed already.
func Of(set *given.Set, rows []news.FigureRow, events []news.Event, statements []news.Statement) []news.Dispute {
	f := &finder{set: set}
	f.figures(rows)
	f.denials()
	f.contests()
	f.denied(events)
	f.counts(events)
	out := f.retold(f.carried(), statements)
	slices.SortStableFunc(out, func(a, b news.Dispute) int { return cmp.Compare(a.ID, b.ID) })
	out = once(out)
	if out == nil {
		out = []news.Dispute{}
	}
	return out
}

// once makes one of disputes that begin with the same words, in order of their
// ids: of one claim that several deny, or one denies again.
func once(found []news.Dispute) []news.Dispute {
	var out []news.Dispute
	for _, d := range found {
		n := len(out) - 1
		if n < 0 || out[n].ID != d.ID {
			out = append(out, d)
			continue
		}
		if len(out[n].Sides) != len(d.Sides) {
			continue
		}
		for i := range d.Sides {
			out[n].Sides[i].Evidence = tidy(append(out[n].Sides[i].Evidence, d.Sides[i].Evidence...))
		}
		for _, r := range d.Reasons {
			if !slices.Contains(out[n].Reasons, r) {
				out[n].Reasons = append(out[n].Reasons, r)
			}
		}
	}
	return out
}

// Merge adds disputes that others found, in order of their ids: not those
// whose words stand in a dispute of that kind already.
func Merge(found, more []news.Dispute) []news.Dispute {
	known := map[string][]news.Evidence{} // by kind and report
	for _, d := range found {
		for _, s := range d.Sides {
			for _, ev := range s.Evidence {
				key := d.Kind + " " + string(ev.Report)
				known[key] = append(known[key], ev)
			}
		}
	}
	out := slices.Clone(found)
	for _, d := range more {
		if len(d.Sides) == 0 || len(d.Sides[0].Evidence) == 0 {
			continue
		}
		first := d.Sides[0].Evidence[0]
		if !slices.ContainsFunc(known[d.Kind+" "+string(first.Report)], func(ev news.Evidence) bool { return ev.Overlaps(first.Span) }) {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b news.Dispute) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// finder collects disputes.
type finder struct {
	set      *given.Set
	readings map[*given.Doc]*ledger.Reading // see reading
	saids    []said                         // see saying
	said     map[string][]int               // indices of saids by stem
	saidOf   map[string][]*said             // what saying gave, by what it was asked
	out      []news.Dispute
}

// add notes a dispute. Sides without words are left out; less than one side,
// or two for all kinds but counts and damage, is none.
func (f *finder) add(kind, about string, reasons []string, sides ...[]news.Evidence) {
	d := news.Dispute{Kind: kind, About: about, Sides: []news.Side{}, Reasons: reasons}
	for _, ev := range sides {
		if len(ev) > 0 {
			d.Sides = append(d.Sides, news.Side{Evidence: tidy(ev)})
		}
	}
	if len(d.Sides) == 0 || len(d.Sides) == 1 && kind != Count && kind != DamagedCopy {
		return
	}
	if d.Reasons == nil {
		d.Reasons = []string{}
	}
	first := d.Sides[0].Evidence[0]
	d.ID = news.NewRecordID(first.Report, "dispute "+kind, first.Span)
	f.out = append(f.out, d)
}

// carried puts together disputes whose sides are the same words in several
// reports: copies carry them. The first is kept, with the words of all.
func (f *finder) carried() []news.Dispute {
	at := map[string]int{}
	var out []news.Dispute
	for _, d := range f.out {
		key := d.Kind
		for _, s := range d.Sides {
			key += "|" + folded(s.Evidence[0].Quote)
		}
		i, ok := at[key]
		if !ok || len(out[i].Sides) != len(d.Sides) || len(key) < 40 {
			at[key] = len(out)
			out = append(out, d)
			continue
		}
		for n := range d.Sides {
			out[i].Sides[n].Evidence = append(out[i].Sides[n].Evidence, d.Sides[n].Evidence...)
		}
	}
	for i := range out {
		for n := range out[i].Sides {
			out[i].Sides[n].Evidence = tidy(out[i].Sides[n].Evidence)
		}
	}
	return out
}

// retold puts together denials of one claim by one party: the same statement,
// denied by the same in the words of several reports.
func (f *finder) retold(found []news.Dispute, statements []news.Statement) []news.Dispute {
	at := map[string]int{}
	carried := map[news.ReportID][]carriedIn{}
	for i := range statements {
		for _, ev := range statements[i].Evidence {
			carried[ev.Report] = append(carried[ev.Report], carriedIn{ev.Span, statements[i].ID})
		}
	}
	var out []news.Dispute
	for _, d := range found {
		key := f.denialKey(&d, carried)
		i, ok := at[key]
		if key == "" || !ok {
			if key != "" {
				at[key] = len(out)
			}
			out = append(out, d)
			continue
		}
		for n := range d.Sides {
			out[i].Sides[n].Evidence = tidy(append(out[i].Sides[n].Evidence, d.Sides[n].Evidence...))
		}
	}
	return out
}

// denialKey names who denies which statement, "" where it is not known or the
// dispute is no denial.
func (f *finder) denialKey(d *news.Dispute, carried map[news.ReportID][]carriedIn) string {
	if d.Kind != Contradiction || len(d.Sides) != 2 || !strings.HasPrefix(d.About, "denied: ") {
		return ""
	}
	claim, denial := d.Sides[0].Evidence[0], d.Sides[1].Evidence[0]
	doc := f.set.Doc(denial.Report)
	if doc == nil {
		return ""
	}
	who := doc.Keys(denial.Span)
	if len(who) == 0 {
		return ""
	}
	for _, c := range carried[claim.Report] {
		if c.Overlaps(claim.Span) {
			return who[0] + " " + string(c.id)
		}
	}
	return ""
}

// carriedIn is a statement that a report carries, with its words there.
type carriedIn struct {
	news.Span
	id news.RecordID
}

// folded is the letters and digits of a text in lower case.
func folded(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// tidy sorts evidence by report and place, each once.
func tidy(list []news.Evidence) []news.Evidence {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b news.Evidence) int {
		return cmp.Or(cmp.Compare(a.Report, b.Report), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return slices.Compact(list)
}

// classes reads a word list whose rows are classes of words.
func classes(file string) func() map[string]string {
	return sync.OnceValue(func() map[string]string {
		out := map[string]string{}
		for class, words := range wordlist.Labelled(file) {
			for _, w := range words {
				out[w] = class
			}
		}
		return out
	})
}

// wordsOf gives the words of a sentence in lower case with their places: its
// tokens, or what blanks part.
func wordsOf(doc *given.Doc, sent int) []word {
	s := &doc.Sentences[sent]
	var out []word
	for i := range s.Tokens {
		tok := &s.Tokens[i]
		out = append(out, word{tok.Span, strings.ToLower(tok.In(doc.Text))})
	}
	if len(out) > 0 {
		return out
	}
	start := -1
	text := s.In(doc.Text)
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] > ' ' {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			out = append(out, marksApart(text[start:i], s.Start+news.Byte(start))...)
			start = -1
		}
	}
	return out
}

// marksApart parts a word from the marks around it; those before it are left
// out.
func marksApart(text string, at news.Byte) []word {
	const marks = ".,;:!?”\"’“‘()"
	body := strings.TrimRight(text, marks)
	core := strings.TrimLeft(body, marks)
	start := at + news.Byte(len(body)-len(core))
	var out []word
	if core != "" {
		out = append(out, word{news.Span{Start: start, End: start + news.Byte(len(core))}, strings.ToLower(core)})
	}
	for i := len(body); i < len(text); i++ {
		if text[i] < 0x80 {
			out = append(out, word{news.Span{Start: at + news.Byte(i), End: at + news.Byte(i+1)}, text[i : i+1]})
		}
	}
	return out
}

type word struct {
	news.Span
	text string
}

// story says whether a sentence is of the report's own text.
func story(doc *given.Doc, sent int) bool {
	switch doc.Role(doc.Sentences[sent].Start) {
	case news.StoryText, news.Context, news.Headline, news.Caption:
		return true
	}
	return false
}

// told says whether a sentence is of the report's own text, or of the remarks of
// whoever passes it on, who may have asked somebody.
func told(doc *given.Doc, sent int) bool {
	return story(doc, sent) || doc.Role(doc.Sentences[sent].Start) == news.Remark
}

// short is a quote for a line of text: at most n bytes of it, cut at a blank.
func short(quote string, n int) string {
	quote = news.Plain(quote)
	if len(quote) <= n {
		return quote
	}
	cut := strings.LastIndexByte(quote[:n], ' ')
	if cut < n/2 {
		cut = n
		for cut > 0 && quote[cut]&0xC0 == 0x80 {
			cut--
		}
	}
	return strings.TrimRight(quote[:cut], " ,;:") + " …"
}
