// Package timeline makes the first chronology: the sentences that bear a day
// which can be worked out, in the order of those days.
//
// In come the annotated reports of a story, out come dated lines:
//
//	published 2021-09-10, "The two met on Thursday." → 2021-09-09
//
// Of a sentence that dates two clauses each has its line. It does not know what
// happened in a sentence, only which day the sentence speaks of; two reports of one meeting are two lines unless they share their
// words. A report whose own day is unknown gives only the lines whose days
// are stated in full.
package timeline

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"dateline/internal/news"
	"dateline/internal/resolve/event"
	"dateline/internal/story/chronicle"
)

// Lines gives the dated lines of anns, ordered by first possible day, then
// last possible day, then role, then the day of the report. Sentences of the
// same words about the same days are one line with the evidence of each
// report (see joinCopies).
//
// The result does not depend on the order of anns.
func Lines(anns []news.Annotated) []news.DatedLine {
	anns = slices.Clone(anns)
	slices.SortFunc(anns, func(a, b news.Annotated) int { return cmp.Compare(a.ID, b.ID) })
	var lines []news.DatedLine
	for i := range anns {
		for _, line := range reportLines(&anns[i]) {
			lines = append(lines, line)
		}
	}
	days := map[news.ReportID]string{}
	for i := range anns {
		days[anns[i].ID] = anns[i].Published.Value
	}
	slices.SortStableFunc(lines, func(a, b news.DatedLine) int { return order(a, b, days) })
	lines = joinCopies(lines)
	if limit := backgroundLimit(anns); limit != "" {
		for i := range lines {
			lines[i].Background = lines[i].When.Latest < limit
		}
	}
	return lines
}

// backgroundLimit is the day a year before the first day on which a report of
// the story was published, "" where none has a day: what lies before it the
// reports recall.
func backgroundLimit(anns []news.Annotated) string {
	first := ""
	for i := range anns {
		if day := anns[i].Published.Earliest; anns[i].Published.Sure() && day != "" && (first == "" || day < first) {
			first = day
		}
	}
	t, err := time.Parse(time.DateOnly, first)
	if err != nil {
		return ""
	}
	return t.AddDate(-1, 0, 0).Format(time.DateOnly)
}

// order sorts by day; among lines of one first day the wider span comes
// first, so that a month stands before its days. Lines of the same days stand
// with the story's own text first, then by their report's day.
func order(a, b news.DatedLine, published map[news.ReportID]string) int {
	return cmp.Or(
		cmp.Compare(a.When.Earliest, b.When.Earliest),
		-cmp.Compare(a.When.Latest, b.When.Latest),
		cmp.Compare(roleRank(a.Role), roleRank(b.Role)),
		cmp.Compare(published[a.Reports[0]], published[b.Reports[0]]),
		cmp.Compare(a.Evidence[0].Report, b.Evidence[0].Report),
		cmp.Compare(a.Evidence[0].Start, b.Evidence[0].Start),
	)
}

// roleRank puts the story's own text before what surrounds it.
func roleRank(role news.Role) int {
	if role == news.StoryText {
		return 0
	}
	return 1
}

// join adds the evidence of a line of the same words and days. A line that
// any report gives as a look ahead stays one only if all do.
func join(a, b news.DatedLine) news.DatedLine {
	a.Evidence = append(a.Evidence, b.Evidence...)
	for _, r := range b.Reports {
		if !slices.Contains(a.Reports, r) {
			a.Reports = append(a.Reports, r)
		}
	}
	if b.Factuality == news.Planned {
		a.Factuality = b.Factuality // the copy is younger than its original
	}
	return a
}

// reportLines gives the lines of one report, in text order.
func reportLines(ann *news.Annotated) []news.DatedLine {
	if !ann.Read || ann.Error != "" {
		return nil
	}
	var lines []news.DatedLine
	next, pass := 0, 0
	for si := range ann.Sentences {
		sent := &ann.Sentences[si]
		for next < len(ann.Times) && ann.Times[next].Start < sent.Start {
			next++
		}
		first := next
		for next < len(ann.Times) && ann.Times[next].End <= sent.End {
			next++
		}
		for pass < len(ann.Passages) && ann.Passages[pass].End <= sent.Start {
			pass++
		}
		if pass == len(ann.Passages) {
			break
		}
		role := ann.Passages[pass].Role
		if !tells(role) || !isClause(sent) {
			continue
		}
		times := ann.Times[first:next]
		tim := dating(sent, times)
		if tim != nil {
			lines = append(lines, newLine(ann, sent, tim, role))
		}
		for k := range times {
			if other := &times[k]; tim != other && ownLine(ann, si, tim, other) {
				line := newLine(ann, sent, other, role)
				line.ID = news.NewRecordID(ann.ID, "line", other.Span)
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// ownLine says whether a time of sentence number at has a line of its own beside the one
// that dates the sentence, nil for none: where it dates a clause that can be cut out of
// it, or where somebody said then what is still to come.
func ownLine(ann *news.Annotated, at int, dates, tim *news.Timex) bool {
	sent := &ann.Sentences[at]
	if !bounded(tim) || note(sent, tim.Span) || event.Attribute(sent, tim.Span) || dates != nil && dates.Earliest == tim.Earliest && dates.Latest == tim.Latest {
		return false
	}
	if _, said := place(sent, tim.Span); said && dates != nil && dates.Earliest > tim.Latest && dates.Latest > ann.Published.Latest {
		return true
	}
	_, ok := chronicle.PartOf(ann, at, tim.Span, news.Span{})
	return ok
}

// tells says whether sentences of a role tell what happened. The others name
// the report itself: who wrote it, when, and where it is from.
func tells(role news.Role) bool {
	switch role {
	case news.StoryText, news.Context, news.Caption, news.Remark:
		return true
	}
	return false
}

// isClause says whether the sentence holds a verb, so that a bare date line
// or a heading is no line of the chronology. A sentence without tags passes
// if it has at least five tokens.
func isClause(sent *news.Sentence) bool {
	tagged := false
	for i := range sent.Tokens {
		switch sent.Tokens[i].UPOS {
		case "VERB", "AUX":
			return true
		case "":
		default:
			tagged = true
		}
	}
	return !tagged && len(sent.Tokens) >= 5
}

// newLine makes the line for a sentence dated by tim.
func newLine(ann *news.Annotated, sent *news.Sentence, tim *news.Timex, role news.Role) news.DatedLine {
	line := news.DatedLine{
		ID:      news.NewRecordID(ann.ID, "line", sent.Span),
		When:    when(ann, tim),
		Line:    strings.Join(strings.Fields(sent.In(ann.Text)), " "),
		Role:    role,
		Time:    tim.ID,
		Reports: []news.ReportID{ann.ID},
		Evidence: []news.Evidence{
			{Report: ann.ID, Span: sent.Span, Quote: sent.In(ann.Text), Role: role},
			{Report: ann.ID, Span: tim.Span, Quote: tim.In(ann.Text), Role: role},
		},
	}
	if end := news.SpanEnd(ann.Text, ann.Times, slices.IndexFunc(ann.Times, func(o news.Timex) bool { return o.Span == tim.Span })); end != nil {
		line.When.Latest = end.Latest
		line.When.Value = tim.Earliest + "/" + end.Latest
	}
	if ahead(&ann.Report, tim, role) {
		line.Factuality = news.Planned
		if before := news.LastDay(ann.Text, tim.Start); before != "" {
			line.When.Source = before + " " + line.When.Source
		}
	}
	return line
}

// when gives the days of tim with the reasoning: a day written out in full is
// stated, one counted from another day is inferred.
func when(ann *news.Annotated, tim *news.Timex) news.Dating {
	d := news.Dating{
		Value:    edtf(tim),
		Earliest: tim.Earliest,
		Latest:   tim.Latest,
		Basis:    news.Stated,
		Source:   tim.In(ann.Text),
	}
	if tim.Anchor == "" {
		d.Reasons = []string{"“" + d.Source + "” is written out in the report"}
		return d
	}
	d.Basis = news.Inferred
	d.Reasons = []string{"“" + d.Source + "” counted from " + tim.Anchor}
	if day, ok := strings.CutPrefix(tim.Anchor, "published "); ok {
		d.Reasons = []string{"“" + d.Source + "” counted from the day of the report, " + day}
	}
	return d
}

// ahead says whether every day that tim can mean lies after the report's own
// day, so that what its sentence tells had not happened when it was written. A
// note beside the story may have been written on the day of the last change.
func ahead(rep *news.Report, tim *news.Timex, role news.Role) bool {
	written := rep.Published.Latest
	if written != "" && role != news.StoryText {
		written = max(written, rep.Modified)
	}
	return written != "" && tim.Earliest > written
}
