package terminal

import (
	"strconv"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/news"
)

// dateColumn is the width of the column of publication days.
const dateColumn = 12

// Reports prints one entry a report: its day, title, outlet and what is
// particular about it.
func (s *Screen) Reports(list *desk.Reports) {
	s.head(list.Story)
	s.printf("")
	for i := range list.Reports {
		s.entry(&list.Reports[i])
	}
}

// entry prints one report: day and title, then outlet, wires and marks.
func (s *Screen) entry(head *desk.ReportHead) {
	title := news.Plain(head.Title)
	if title == "" {
		title = "(no title)"
	}
	s.labelled(head.Label(), cyan, dateColumn, title)
	s.paragraph("", dateColumn+2, strings.Join(marks(head), " · "), dim)
	if head.Error != "" {
		s.paragraph("", dateColumn+2, head.Error, red)
		s.paragraph("", dateColumn+2, "hint: "+head.Hint, dim)
	}
}

// marks lists what is particular about a report.
func marks(head *desk.ReportHead) []string {
	out := []string{head.Source()}
	for _, outlet := range head.Credited {
		out = append(out, "from "+news.Plain(outlet))
	}
	for _, w := range head.Wires {
		out = append(out, "via "+news.Plain(w))
	}
	switch head.Published.Basis {
	case news.Inferred:
		out = append(out, "day worked out")
	case news.Corrected:
		out = append(out, "day corrected")
	}
	if head.TranslatedFrom != "" {
		out = append(out, "translated from "+head.TranslatedFrom)
	}
	if head.Truncated {
		out = append(out, "cut short")
	}
	if !head.Read && head.Error == "" {
		out = append(out, "in "+orUnknown(head.Language)+", not read")
	}
	return append(out, string(head.ID))
}

func orUnknown(language string) string {
	if language == "" {
		return "an unknown language"
	}
	return "“" + language + "”"
}

// labelColumn is the width of the labels of an explanation.
const labelColumn = 14

// Explanation prints what a record rests on.
func (s *Screen) Explanation(ex *desk.Explanation) {
	s.paragraph("", 0, news.Plain(ex.Title), bold)
	s.printf("%s", s.paint(dim, ex.Kind+" "+ex.ID))
	s.printf("")
	for _, f := range ex.Facts {
		value := news.Plain(f.Value)
		if f.Source != "" {
			value += "  ← " + news.Plain(f.Source)
		}
		s.paragraph(s.paint(cyan, f.Label), labelColumn, value, "")
	}
	if len(ex.Reasons) > 0 {
		s.printf("")
		for _, r := range ex.Reasons {
			s.paragraph("because", labelColumn, news.Plain(r), "")
		}
	}
	for _, ev := range ex.Evidence {
		s.printf("")
		s.paragraph(s.paint(dim, string(ev.Role)), labelColumn, "“"+news.Plain(ev.Quote)+"”", "")
		s.printf("%s%s", strings.Repeat(" ", labelColumn), s.paint(dim, string(ev.Report)+" "+spanText(ev.Span)))
	}
}

// spanText is a span as people cite it: "bytes 120–188".
func spanText(span news.Span) string {
	return "bytes " + strconv.Itoa(int(span.Start)) + "–" + strconv.Itoa(int(span.End))
}

// Extract prints what was read of one page: its metadata with sources, then
// its passages, each after its role.
func (s *Screen) Extract(rep *news.Report) {
	title := news.Plain(rep.Title)
	if title == "" {
		title = "(no title)"
	}
	s.paragraph("", 0, title, bold)
	for _, f := range desk.Metadata(rep)[min(1, len(rep.Title)):] {
		value := news.Plain(f.Value)
		if f.Source != "" {
			value += "  ← " + news.Plain(f.Source)
		}
		s.paragraph(s.paint(cyan, strings.ToLower(f.Label)), labelColumn, value, "")
	}
	if rep.Error != "" {
		s.paragraph(s.paint(red, "not read"), labelColumn, rep.Error, red)
	}
	for _, p := range rep.Passages {
		s.printf("")
		st := style("")
		if p.Role == news.Furniture {
			st = dim
		}
		s.paragraph(s.paint(roleStyle(p.Role), string(p.Role)), labelColumn, news.Plain(p.In(rep.Text)), st)
	}
	s.printf("")
}

// roleStyle is the colour of a role's name.
func roleStyle(role news.Role) style {
	switch role {
	case news.StoryText, news.Headline:
		return green
	case news.Furniture:
		return dim
	}
	return yellow
}
