// Package statement finds what someone said, with all reports that carry it.
// In: annotated reports. Out: news.Statement, one for each statement, however
// many reports carry it:
//
//	A: "We expect a frank conversation," she told the Herald.
//	B: She expected "a frank conversation".       → one statement, carriers A, B
//
// Two attributions are one statement where their words agree but for small
// edits, or where one speaker says the same things with the same numbers and
// names (match.go). Where that is in doubt, as with a text that was translated
// and translated back, each names the other as possibly the same.
package statement

import (
	"cmp"
	"iter"
	"slices"
	"sort"
	"strings"

	"dateline/internal/news"
	"dateline/internal/story/given"
)

// Join gives the statements, in order of report and place of the first.
func Join(anns []news.Annotated, in given.Inputs) []news.Statement {
	return Of(given.Read(anns, in))
}

// Of is Join for reports that are indexed already.
func Of(set *given.Set) []news.Statement {
	var saids []*said
	for _, doc := range set.Docs {
		for i := range doc.Attributions {
			if unsaid(doc, &doc.Attributions[i]) {
				continue
			}
			if s := newSaid(doc, &doc.Attributions[i]); s != nil {
				saids = append(saids, s)
			}
		}
	}
	links := match(set, saids)
	out := []news.Statement{}
	at := make([]int, len(saids))
	for _, members := range links.groups {
		list := make([]*said, len(members))
		for i, m := range members {
			list[i] = saids[m]
			at[m] = len(out)
		}
		out = append(out, statementOf(set, list, links.reasons))
	}
	for _, p := range links.possibly {
		a, b := at[p.a], at[p.b]
		if a == b {
			continue
		}
		possibly(&out[a], out[b].ID, p.reason)
		possibly(&out[b], out[a].ID, p.reason)
	}
	return out
}

// possibly notes that st may be the statement id.
func possibly(st *news.Statement, id news.RecordID, reason string) {
	if slices.Contains(st.Possibly, id) {
		return
	}
	st.Possibly = append(st.Possibly, id)
	st.Reasons = append(st.Reasons, "possibly "+string(id)+": "+reason)
	slices.Sort(st.Possibly)
	slices.Sort(st.Reasons)
}

// statementOf writes one statement. Its words are those of the fullest direct
// quotation, else of the fullest report.
func statementOf(set *given.Set, list []*said, reasons map[*said][]string) news.Statement {
	best := list[0]
	for _, s := range list[1:] {
		if c := cmp.Or(-cmp.Compare(rank[s.att.Kind], rank[best.att.Kind]), cmp.Compare(len(s.text), len(best.text))); c > 0 {
			best = s
		}
	}
	st := news.Statement{ID: list[0].id(), Speaker: speaker(set, list), Content: best.text, Kind: best.att.Kind,
		Carriers: []news.ReportID{}, Evidence: []news.Evidence{}, Possibly: []news.RecordID{}, Reasons: []string{}}
	for _, s := range list {
		if !slices.Contains(st.Carriers, s.doc.ID) {
			st.Carriers = append(st.Carriers, s.doc.ID)
		}
		if st.FirstReportedBy == "" && set.In.Heard != nil {
			st.FirstReportedBy = set.In.Heard(s.doc.Annotated, s.att)
		}
		st.Evidence = append(st.Evidence, s.evidence()...)
		for _, r := range reasons[s] {
			if !slices.Contains(st.Reasons, r) {
				st.Reasons = append(st.Reasons, r)
			}
		}
	}
	slices.Sort(st.Reasons)
	st.IndependentSources, st.Origins = set.Sources(st.Evidence)
	return st
}

// rank orders kinds: a direct quotation before a mixed one before the rest.
var rank = map[string]int{"direct": 0, "mixed": 1, "indirect": 2}

// speaker is the entity of the first member that has one.
func speaker(set *given.Set, list []*said) news.EntityID {
	for _, s := range list {
		if s.att.Speaker == "" {
			continue
		}
		if set.In.Of != nil {
			if id := set.In.Of(s.doc.ID, s.att.Speaker); id != "" {
				return id
			}
		}
		return s.att.Speaker
	}
	return ""
}

// said is one attribution.
type said struct {
	doc *given.Doc
	att *news.Attribution
	// text is the content on one line.
	text string
	// who is the keys of the speaker: an entity, names, or the words for it.
	who   []string
	named bool
	stems []string // content words
	words []string // all words, in order
	nums  []string // numbers with their units
	names []string // keys of the parties named
	quote bool
	alike string // puts contents that are alike next to each other
}

// newSaid reads an attribution; nil if it has no content.
func newSaid(doc *given.Doc, att *news.Attribution) *said {
	s := &said{doc: doc, att: att, quote: att.Kind != "indirect"}
	var parts []string
	for _, span := range att.Content {
		words := news.Plain(span.In(doc.Text))
		if words == "" {
			continue
		}
		parts = append(parts, words)
		for stem := range s.stemsIn(span) {
			s.stems = append(s.stems, stem)
		}
		s.names = append(s.names, doc.Keys(span)...)
		for num := range s.numbersIn(span) {
			s.nums = append(s.nums, num)
		}
	}
	if len(parts) == 0 {
		return nil
	}
	s.text = strings.Join(parts, " … ")
	s.words = letters(s.text)
	s.stems, s.nums, s.names = unique(s.stems), unique(s.nums), unique(s.names)
	s.alike = strings.Join(s.stems, " ")
	s.speakers()
	return s
}

// stemsIn gives the content words of a span, outside numbers, with how the text
// writes each.
func (s *said) stemsIn(span news.Span) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		doc := s.doc
		for sent := max(0, doc.Sentence(span.Start)); sent < len(doc.Sentences) && doc.Sentences[sent].Start < span.End; sent++ {
			for _, w := range doc.Words(sent) {
				if span.Contains(w.Span) && !inFigure(doc, w.Span) && !yield(w.Stem, w.In(doc.Text)) {
					return
				}
			}
		}
	}
}

// numbersIn gives the numbers of a span with their units, and how the text writes
// each.
func (s *said) numbersIn(span news.Span) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for i := range s.doc.Figures {
			if fig := &s.doc.Figures[i]; span.Contains(fig.Span) && !yield(number(fig.Value)+" "+fig.Unit, fig.In(s.doc.Text)) {
				return
			}
		}
	}
}

// written gives a stem or a number as the text writes it last.
func (s *said) written(term string) string {
	out := ""
	for _, span := range s.att.Content {
		if news.Plain(span.In(s.doc.Text)) == "" {
			continue
		}
		for stem, words := range s.stemsIn(span) {
			if stem == term {
				out = words
			}
		}
		for num, words := range s.numbersIn(span) {
			if num == term {
				out = words
			}
		}
	}
	return out
}

// inFigure says whether a word is of a number.
func inFigure(doc *given.Doc, w news.Span) bool {
	i := sort.Search(len(doc.Figures), func(i int) bool { return doc.Figures[i].End > w.Start })
	return i < len(doc.Figures) && doc.Figures[i].Overlaps(w)
}

// speakers reads who is said to say it.
func (s *said) speakers() {
	if key := s.doc.Key(s.att.Speaker); key != "" {
		s.who, s.named = []string{key}, true
		return
	}
	if s.att.Source == nil {
		return
	}
	for _, p := range s.doc.Parties(*s.att.Source) {
		if p.Kind == news.Person || p.Kind == news.Organisation {
			s.who, s.named = append(s.who, p.Key), true
		}
	}
	if len(s.who) == 0 {
		for _, w := range letters(s.att.Source.In(s.doc.Text)) {
			if stem := given.Stem(w); stem != "" {
				s.who = append(s.who, "="+stem)
			}
		}
	}
	s.who = unique(s.who)
}

// id is the attribution's, or one made from its place.
func (s *said) id() news.RecordID {
	if s.att.ID != "" {
		return s.att.ID
	}
	return news.NewRecordID(s.doc.ID, "statement", s.att.Content[0])
}

// evidence cites the content, then source and cue.
func (s *said) evidence() []news.Evidence {
	var out []news.Evidence
	for _, span := range s.att.Content {
		if span.In(s.doc.Text) != "" {
			out = append(out, s.doc.Evidence(span))
		}
	}
	for _, span := range []*news.Span{s.att.Source, s.att.Cue} {
		if span != nil && span.In(s.doc.Text) != "" {
			out = append(out, s.doc.Evidence(*span))
		}
	}
	return out
}
