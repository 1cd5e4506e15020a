// Package given holds what the ledger of figures, the statements and the
// disputes take for given: the reports with their layers, and what other parts
// of the story know of them (Inputs). In: annotated reports in any order. Out:
// a Set of Docs in order of report id, each with its sentences, content words
// and parties at hand.
//
//	set := given.Read(anns, given.Inputs{})
//	for _, doc := range set.Docs {
//		doc.Words(sent) // "reservoir", "full", ...
//	}
//
// Everything works without any Inputs: then parties are known by the spelling
// of their names alone, days by what the page states, and sources by outlets.
package given

import (
	"cmp"
	"slices"
	"sort"

	"dateline/internal/calendar"
	"dateline/internal/news"
)

// Inputs is what other parts of the story know. Each may be nil.
type Inputs struct {
	// Of gives the story's entity for one of a report; "" where there is none.
	Of func(news.ReportID, news.EntityID) news.EntityID
	// Name gives what the story calls an entity.
	Name func(news.EntityID) string
	// Published is the day of a report as the whole story knows it.
	Published func(news.ReportID) news.Dating
	// When is the day or days of a time expression of a report, as the whole
	// story knows them.
	When func(news.ReportID, *news.TimeRange) (calendar.Span, bool)
	// Heard names the outlet that a speaker spoke to, "" where the report does
	// not say.
	Heard func(*news.Annotated, *news.Attribution) string
	// Lineage is the edges between reports.
	Lineage []news.Edge
	// Sources counts the separate reporting chains and the origins that vouch
	// for a claim with this evidence.
	Sources func([]news.Evidence) (sources, origins int)
}

// Set is the reports of a story.
type Set struct {
	In   Inputs
	Docs []*Doc
	at   map[news.ReportID]*Doc
	kin  map[[2]news.ReportID]string
}

// Read indexes reports, in order of their ids. Of reports with one id the
// first is taken.
func Read(anns []news.Annotated, in Inputs) *Set {
	set := &Set{In: in, at: map[news.ReportID]*Doc{}, kin: map[[2]news.ReportID]string{}}
	var room []Word
	for i := range anns {
		if set.at[anns[i].ID] != nil {
			continue
		}
		var doc *Doc
		doc, room = newDoc(&anns[i], in, room)
		set.at[anns[i].ID] = doc
		set.Docs = append(set.Docs, doc)
	}
	slices.SortFunc(set.Docs, func(a, b *Doc) int { return cmp.Compare(a.ID, b.ID) })
	for _, e := range in.Lineage {
		set.kin[[2]news.ReportID{e.From, e.To}] = e.Kind
		set.kin[[2]news.ReportID{e.To, e.From}] = e.Kind
	}
	return set
}

// Doc gives a report by its id, nil if there is none.
func (s *Set) Doc(id news.ReportID) *Doc { return s.at[id] }

// Kin gives the kind of the edge between two reports in either direction, ""
// where there is none.
func (s *Set) Kin(a, b news.ReportID) string { return s.kin[[2]news.ReportID{a, b}] }

// Sources counts reporting chains and origins. Without lineage each outlet or
// wire is one chain, and so is each report that names neither.
func (s *Set) Sources(evidence []news.Evidence) (sources, origins int) {
	if s.In.Sources != nil {
		return s.In.Sources(evidence)
	}
	chains := map[string]bool{}
	for _, e := range evidence {
		if doc := s.at[e.Report]; doc != nil {
			chains[doc.Chain()] = true
		}
	}
	return len(chains), min(1, len(chains))
}

// Doc is one report.
type Doc struct {
	*news.Annotated
	// Day is the days within which it was published; Dated says that both ends
	// are known.
	Day     calendar.Span
	Dated   bool
	in      Inputs
	parties []Party
	content []Word // words of all sentences, see words.go
	lead    []string
	ends    []int // content[:ends[i]] ends with sentence i
}

// newDoc indexes a report; room is for any use, and is given back grown.
func newDoc(ann *news.Annotated, in Inputs, room []Word) (*Doc, []Word) {
	doc := &Doc{Annotated: ann, in: in}
	d := ann.Published
	if in.Published != nil {
		if told := in.Published(ann.ID); told.Value != "" || told.Earliest != "" || told.Latest != "" {
			d = told
		}
	}
	doc.Day, doc.Dated = Days(d.Value, d.Earliest, d.Latest)
	doc.parties = partiesOf(ann, in)
	room = doc.readWords(room)
	doc.Lead()
	return doc, room
}

// Days gives the days that a date with bounds can mean.
func Days(value, earliest, latest string) (calendar.Span, bool) {
	if value != "" {
		if span, ok := calendar.Bounds(value); ok {
			return span, true
		}
	}
	first, ok := calendar.Bounds(earliest)
	last, ok2 := calendar.Bounds(latest)
	if !ok || !ok2 || last.Last < first.First {
		return calendar.Span{}, false
	}
	return calendar.Span{First: first.First, Last: last.Last}, true
}

// When gives the days of a time range of the report.
func (d *Doc) When(t *news.TimeRange) (calendar.Span, bool) {
	if t == nil {
		return calendar.Span{}, false
	}
	if d.in.When != nil {
		if span, ok := d.in.When(d.ID, t); ok {
			return span, true
		}
	}
	return Days("", t.Earliest, t.Latest)
}

// Chain names the reporting chain of the report as its own page shows it: the
// wire behind it, else the outlet, else the report.
func (d *Doc) Chain() string {
	switch {
	case len(d.Wires) > 0:
		return "wire " + d.Wires[0]
	case d.Outlet != "":
		return "outlet " + d.Outlet
	}
	return "report " + string(d.ID)
}

// Role is that of the passage at pos.
func (d *Doc) Role(pos news.Byte) news.Role {
	i := sort.Search(len(d.Passages), func(i int) bool { return d.Passages[i].End > pos })
	if i < len(d.Passages) && d.Passages[i].Start <= pos {
		return d.Passages[i].Role
	}
	return ""
}

// Evidence cites a span.
func (d *Doc) Evidence(span news.Span) news.Evidence {
	return news.Evidence{Report: d.ID, Span: span, Quote: span.In(d.Text), Role: d.Role(span.Start)}
}

// Sentence is the index of the sentence at pos, -1 where there is none.
func (d *Doc) Sentence(pos news.Byte) int {
	i := sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > pos })
	if i < len(d.Sentences) && d.Sentences[i].Start <= pos {
		return i
	}
	return -1
}

// Passage is the index of the passage at pos, -1 where there is none.
func (d *Doc) Passage(pos news.Byte) int {
	i := sort.Search(len(d.Passages), func(i int) bool { return d.Passages[i].End > pos })
	if i < len(d.Passages) && d.Passages[i].Start <= pos {
		return i
	}
	return -1
}
