// Package damage marks words that look damaged on their way through copying or
// translating.
//
// In: the reports of a story, and the edges between them (package lineage).
// Out: marks, each with the words, the reason, and the words of other reports
// that support it:
//
//	"a 64 degree turn" → such turns are of 45, 90, 180, … degrees
//	"filled to 60-12 percent" → a pair whose first number is the larger one
//	"a loan of 30 billion" → the parts that follow, 10 million and 20 million, make 30 million
//	"31 June" → June has 30 days
//	"1,540 houses" → the original has 1,450: two digits changed places
//
// A mark says "possibly damaged", and corrects nothing.
package damage

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/news"
)

// Mark is a stretch of a report that is possibly damaged.
type Mark struct {
	news.Evidence
	// Rule names what fired: turn, pair, parts, thousandfold, calendar, clock,
	// age, digits.
	Rule   string `json:"rule"`
	Reason string `json:"reason"`
	// Others are the words of other reports that support it.
	Others []news.Evidence `json:"others"`
}

// Find gives the marks of a story, ordered by report and place. The order of
// reports and edges does not matter.
func Find(reports []*news.Annotated, edges []news.Edge) []Mark {
	reports = slices.Clone(reports)
	slices.SortFunc(reports, func(a, b *news.Annotated) int { return cmp.Compare(a.ID, b.ID) })
	marks := []Mark{}
	for _, rep := range reports {
		if rep.Read && rep.Error == "" {
			marks = append(marks, Within(rep)...)
		}
	}
	marks = append(marks, thousandfold(reports)...)
	marks = append(marks, copied(reports, edges)...)
	return tidy(marks)
}

// Within gives the marks that one report alone supports.
func Within(rep *news.Annotated) []Mark {
	f := finder{rep: rep}
	for i, span := range f.sentences() {
		if strings.ContainsAny(span.In(rep.Text), "0123456789") { // what all of these look for
			f.turns(span)
			f.pairs(span)
			f.days(span)
			f.clock(span)
		}
		f.parts(i, span)
	}
	f.ages()
	return f.marks
}

// tidy sorts marks, and keeps one for each place: the first by rule's name that
// has support from others, else the first.
func tidy(marks []Mark) []Mark {
	slices.SortStableFunc(marks, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Report, b.Report), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End),
			-cmp.Compare(min(1, len(a.Others)), min(1, len(b.Others))), cmp.Compare(a.Rule, b.Rule))
	})
	out := marks[:0]
	for _, m := range marks {
		if n := len(out); n > 0 && out[n-1].Report == m.Report && out[n-1].Overlaps(m.Span) {
			out[n-1].Others = append(out[n-1].Others, m.Others...)
			continue
		}
		out = append(out, m)
	}
	return out
}

// Disputes writes marks as disputes of kind damaged-copy: the damaged words on
// one side, those of other reports on the other where there are any.
func Disputes(marks []Mark) []news.Dispute {
	out := []news.Dispute{}
	for _, m := range marks {
		d := news.Dispute{ID: news.NewRecordID(m.Report, "dispute damaged-copy", m.Span), Kind: "damaged-copy",
			About: "possibly damaged: “" + m.Quote + "”", Reasons: []string{m.Reason},
			Sides: []news.Side{{Evidence: []news.Evidence{m.Evidence}}}}
		if len(m.Others) > 0 {
			d.Sides = append(d.Sides, news.Side{Evidence: m.Others})
		}
		out = append(out, d)
	}
	return out
}

// finder gathers the marks of one report.
type finder struct {
	rep   *news.Annotated
	marks []Mark
}

// sentences gives the spans of the report's sentences.
func (f *finder) sentences() []news.Span {
	out := make([]news.Span, len(f.rep.Sentences))
	for i := range f.rep.Sentences {
		out[i] = f.rep.Sentences[i].Span
	}
	return out
}

// mark adds a mark over part of the text.
func (f *finder) mark(rule string, span news.Span, reason string) {
	f.marks = append(f.marks, Mark{Evidence: evidence(f.rep, span), Rule: rule, Reason: reason, Others: []news.Evidence{}})
}

// evidence quotes a span of a report.
func evidence(rep *news.Annotated, span news.Span) news.Evidence {
	ev := news.Evidence{Report: rep.ID, Span: span, Quote: span.In(rep.Text)}
	for _, p := range rep.Passages {
		if p.Contains(span) {
			ev.Role = p.Role
			break
		}
	}
	return ev
}
