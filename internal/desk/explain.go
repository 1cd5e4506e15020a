package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/news"
)

// Metadata lists what is known of a report, each fact with where it came from.
func Metadata(rep *news.Report) []Fact {
	var facts []Fact
	add := func(label, key, value string) {
		if value != "" {
			facts = append(facts, Fact{Label: label, Value: value, Source: rep.Sources[key]})
		}
	}
	add("Title", "title", rep.Title)
	add("Byline", "bylines", strings.Join(rep.Bylines, ", "))
	add("Outlet", "outlet", rep.Outlet)
	add("Section", "section", rep.Section)
	facts = append(facts, Fact{Label: "Published", Value: dayText(rep.Published), Source: rep.Published.Source})
	add("Modified", "modified", rep.Modified)
	for _, c := range rep.Credits {
		value := "“" + c.Text + "”"
		if names := join(c.Outlet, c.Wire); names != "" {
			value += " → " + names
		}
		facts = append(facts, Fact{Label: "Credit", Value: value})
	}
	add("Wires", "wires", strings.Join(rep.Wires, ", "))
	add("Language", "language", rep.Language)
	if rep.TranslatedFrom != "" {
		facts = append(facts, Fact{Label: "Translated", Value: "from " + rep.TranslatedFrom,
			Source: strings.Join(rep.LanguageReasons, "; ")})
	}
	if rep.Truncated {
		facts = append(facts, Fact{Label: "Length", Value: "cut short: the text stops before its end"})
	}
	add("Address", "canonical", rep.Address())
	add("File", "file", rep.File)
	return facts
}

// join lists the parts that are there.
func join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}

// dayText is a date with its span and basis, for people.
func dayText(d news.Dating) string {
	if d.Value != "" {
		return fmt.Sprintf("%s (%s)", ReportHead{Published: d}.Label(), d.Basis)
	}
	if d.Earliest != "" || d.Latest != "" {
		return fmt.Sprintf("%s (%s)", SpanText(d), d.Basis)
	}
	return "unknown"
}

// SpanText is the span of a date that is not known to the day: "between
// 2020-09-11 and 2020-09-13", "after 2020-09-14", "before 2021".
func SpanText(d news.Dating) string {
	switch {
	case d.Earliest == d.Latest:
		return d.Earliest
	case d.Latest == "":
		return "on or after " + d.Earliest
	case d.Earliest == "":
		return "on or before " + d.Latest
	}
	return "between " + d.Earliest + " and " + d.Latest
}

func orOpen(day string) string {
	if day == "" {
		return "…"
	}
	return day
}

// explainReport shows what is known of a report and from where.
func explainReport(ann *news.Annotated) *Explanation {
	ex := &Explanation{ID: string(ann.ID), Kind: "report", Title: ann.Title, Facts: Metadata(&ann.Report),
		Reasons: slices.Clone(ann.Published.Reasons), Evidence: []news.Evidence{}}
	if ann.Error != "" {
		ex.Title = ann.File
		ex.Facts = append(ex.Facts, Fact{Label: "Not read", Value: ann.Error, Source: ann.Hint})
	}
	for _, c := range ann.Credits {
		ex.Evidence = append(ex.Evidence, evidence(ann, c.Span))
	}
	if ex.Reasons == nil {
		ex.Reasons = []string{}
	}
	return ex
}

// explainRecord looks for a record of one report by its id, and gives nil if
// the report has none of that id.
func explainRecord(ann *news.Annotated, id news.RecordID) *Explanation {
	for i := range ann.Times {
		if ann.Times[i].ID == id {
			return explainTime(ann, &ann.Times[i])
		}
	}
	for i := range ann.Sentences {
		if news.NewRecordID(ann.ID, "sentence", ann.Sentences[i].Span) == id {
			return explainSentence(ann, &ann.Sentences[i], id)
		}
	}
	return nil
}

// explainTime shows how a time expression got its days.
func explainTime(ann *news.Annotated, tim *news.Timex) *Explanation {
	head := Head(&ann.Report)
	ex := &Explanation{ID: string(tim.ID), Kind: "time", Title: "“" + tim.In(ann.Text) + "”", Report: &head,
		Facts: []Fact{
			{Label: "Type", Value: string(tim.Type)},
			{Label: "Value", Value: tim.Value, Source: tim.Rule},
			{Label: "Days", Value: orOpen(tim.Earliest) + " to " + orOpen(tim.Latest)},
		},
		Reasons:  timeReasons(ann, tim),
		Evidence: []news.Evidence{evidence(ann, tim.Span)},
	}
	if at := sentenceAt(ann, tim.Start); at != nil {
		ex.Evidence = append(ex.Evidence, evidence(ann, at.Span))
	}
	return ex
}

// timeReasons is the reasoning behind the days of an expression: its rule,
// what it was counted from, and how that day itself is known.
func timeReasons(ann *news.Annotated, tim *news.Timex) []string {
	reasons := []string{}
	if tim.Rule != "" {
		reasons = append(reasons, fmt.Sprintf("“%s” is read by the rule %s", tim.In(ann.Text), tim.Rule))
	}
	if tim.Anchor == "" {
		return append(reasons, "no other day is needed to resolve it")
	}
	reasons = append(reasons, "it is counted from "+anchorText(tim.Anchor)+direction(tim.Shift))
	return append(reasons, ann.Published.Reasons...)
}

// direction says which way an expression was counted (see news.Timex.Shift).
func direction(shift string) string {
	switch {
	case strings.HasPrefix(shift, "<"):
		return ", backwards: the words around it tell of the past"
	case strings.HasPrefix(shift, ">"):
		return ", forwards: the words around it look ahead"
	}
	return ""
}

// anchorText says in words what an expression was counted from.
func anchorText(anchor string) string {
	if day, ok := strings.CutPrefix(anchor, "published "); ok {
		return "the day of the report, " + day
	}
	return anchor
}

// explainSentence shows a sentence with its expressions.
func explainSentence(ann *news.Annotated, sent *news.Sentence, id news.RecordID) *Explanation {
	head := Head(&ann.Report)
	ex := &Explanation{ID: string(id), Kind: "sentence", Title: sent.In(ann.Text), Report: &head,
		Facts: []Fact{{Label: "Tokens", Value: fmt.Sprint(len(sent.Tokens))}}, Reasons: []string{},
		Evidence: []news.Evidence{evidence(ann, sent.Span)}}
	for i := range ann.Times {
		if tim := &ann.Times[i]; sent.Contains(tim.Span) {
			ex.Facts = append(ex.Facts, Fact{Label: "Time", Value: tim.In(ann.Text) + " = " + tim.Value, Source: string(tim.ID)})
		}
	}
	return ex
}

// explainLine shows why a line stands on its day.
func explainLine(line *news.DatedLine, anns map[news.ReportID]*news.Annotated) *Explanation {
	ex := &Explanation{ID: string(line.ID), Kind: "line", Title: line.Line, Evidence: line.Evidence,
		Facts: []Fact{
			{Label: "Day", Value: dayText(line.When), Source: "“" + line.When.Source + "”"},
			{Label: "Reports", Value: fmt.Sprint(len(line.Reports))},
		},
		Reasons: []string{},
	}
	if line.Factuality != "" {
		ex.Facts = append(ex.Facts, Fact{Label: "Status", Value: "announced: the day lies after the report's own"})
	}
	for _, id := range line.Reports {
		ann := anns[id]
		for i := range ann.Times {
			if tim := &ann.Times[i]; lineTime(line, ann, tim) {
				ex.Reasons = append(ex.Reasons, prefixed(ann, timeReasons(ann, tim))...)
			}
		}
	}
	head := Head(&anns[line.Reports[0]].Report)
	ex.Report = &head
	return ex
}

// lineTime says whether tim is the expression that dates line in this report.
func lineTime(line *news.DatedLine, ann *news.Annotated, tim *news.Timex) bool {
	return slices.ContainsFunc(line.Evidence, func(ev news.Evidence) bool {
		return ev.Report == ann.ID && ev.Span == tim.Span
	})
}

// prefixed names the outlet of the report before each reason.
func prefixed(ann *news.Annotated, reasons []string) []string {
	out := make([]string, len(reasons))
	for i, r := range reasons {
		out[i] = Head(&ann.Report).Source() + ": " + r
	}
	return out
}

// evidence cites a span of a report.
func evidence(ann *news.Annotated, span news.Span) news.Evidence {
	ev := news.Evidence{Report: ann.ID, Span: span, Quote: span.In(ann.Text)}
	for _, p := range ann.Passages {
		if p.Contains(news.Span{Start: span.Start, End: span.Start}) {
			ev.Role = p.Role
		}
	}
	return ev
}

// sentenceAt gives the sentence over a byte of the text, nil if there is none.
func sentenceAt(ann *news.Annotated, at news.Byte) *news.Sentence {
	for i := range ann.Sentences {
		if s := &ann.Sentences[i]; s.Start <= at && at < s.End {
			return s
		}
	}
	return nil
}

// words counts the white-space separated words outside the furniture.
func words(rep *news.Report) int {
	n := 0
	for _, p := range rep.Passages {
		if p.Role != news.Furniture {
			n += len(strings.Fields(p.In(rep.Text)))
		}
	}
	return n
}

// explainMention shows what one clause claims, by which rules, and which event of
// the story it is of; nil if no report has a mention of that id.
func (d *Desk) explainMention(ctx context.Context, id news.RecordID) (*Explanation, error) {
	t, err := d.told(ctx)
	if err != nil {
		return nil, err
	}
	for i := range t.anns {
		ann := &t.anns[i]
		k := slices.IndexFunc(ann.Events, func(ev news.EventMention) bool { return ev.ID == id })
		if k < 0 {
			continue
		}
		ev := &ann.Events[k]
		head := Head(&ann.Report)
		ex := &Explanation{ID: string(id), Kind: "event mention", Title: news.Plain(ev.Clause.In(ann.Text)), Reasons: slices.Clone(ev.Rules),
			Evidence: []news.Evidence{evidence(ann, ev.Clause)}, Report: &head}
		ex.Facts = []Fact{
			{Label: "words", Value: ev.In(ann.Text)},
			{Label: "type", Value: strings.TrimSpace(ev.Type + " " + ev.Mode), Source: "CAMEO " + cmp.Or(ev.CAMEO, "none")},
			{Label: "factuality", Value: string(ev.Factuality)},
		}
		for _, a := range ev.Actors {
			ex.Facts = append(ex.Facts, Fact{Label: a.Role, Value: a.In(ann.Text)})
		}
		if ev.Time != nil {
			ex.Facts = append(ex.Facts, Fact{Label: "when", Value: ev.Time.In(ann.Text)})
		}
		if ev.Place != nil {
			ex.Facts = append(ex.Facts, Fact{Label: "where", Value: ev.Place.In(ann.Text)})
		}
		for _, of := range t.Events {
			if slices.ContainsFunc(of.Mentions, func(m news.Mention) bool { return m.ID == id && m.Report == ann.ID }) {
				ex.Facts = append(ex.Facts, Fact{Label: "event", Value: string(of.ID), Source: "in the chronology"})
			}
		}
		return ex, nil
	}
	return nil, nil
}
