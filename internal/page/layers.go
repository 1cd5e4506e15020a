package page

import (
	"io"

	"dateline/internal/desk"
	"dateline/internal/news"
)

// group is the lines of one report under its head.
type group[T any] struct {
	Head  desk.ReportHead
	Lines []T
}

// grouped puts lines, which stand report by report, under their reports.
func grouped[T any](lines []T, heads map[news.ReportID]desk.ReportHead, of func(T) news.ReportID) []group[T] {
	var out []group[T]
	for _, line := range lines {
		id := of(line)
		if n := len(out); n == 0 || out[n-1].Head.ID != id {
			out = append(out, group[T]{Head: heads[id]})
		}
		g := &out[len(out)-1]
		g.Lines = append(g.Lines, line)
	}
	return out
}

// Figures writes the figures of all reports.
func Figures(w io.Writer, f Frame, list *desk.Figures) error {
	f.Tab = "figures"
	f.Body = grouped(list.Figures, list.Reports, func(l desk.FigureLine) news.ReportID { return l.Report })
	return set.ExecuteTemplate(w, "figures.tmpl", f)
}

// Statements writes who said what in all reports.
func Statements(w io.Writer, f Frame, list *desk.Statements) error {
	f.Tab = "statements"
	f.Body = grouped(list.Statements, list.Reports, func(l desk.StatementLine) news.ReportID { return l.Carriers[0] })
	return set.ExecuteTemplate(w, "statements.tmpl", f)
}
