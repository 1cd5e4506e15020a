package page

import (
	"io"

	"dateline/internal/desk"
	"dateline/internal/news"
)

// Figures writes the figures of all reports, row by row.
func Figures(w io.Writer, f Frame, list *desk.Figures) error {
	body := struct {
		*desk.Figures
		Shown, Passing []desk.FigureRow
	}{Figures: list}
	for _, row := range list.Rows {
		if row.Matters() {
			body.Shown = append(body.Shown, row)
		} else {
			body.Passing = append(body.Passing, row)
		}
	}
	f.Tab, f.Body = "figures", body
	return set.ExecuteTemplate(w, "figures.tmpl", f)
}

// Statements writes who said what, and who carries it.
func Statements(w io.Writer, f Frame, list *desk.Statements) error {
	f.Tab, f.Body = "statements", list
	return set.ExecuteTemplate(w, "statements.tmpl", f)
}

// Disputes writes where the reports differ, kind by kind.
func Disputes(w io.Writer, f Frame, list *desk.Disputes) error {
	type group struct {
		desk.Kind
		Lines []desk.DisputeLine
	}
	var groups []group
	for _, kind := range desk.Kinds {
		g := group{Kind: kind}
		for _, line := range list.Disputes {
			if line.Dispute.Kind == kind.Name {
				g.Lines = append(g.Lines, line)
			}
		}
		if len(g.Lines) > 0 {
			groups = append(groups, g)
		}
	}
	f.Tab, f.Body = "disputes", struct {
		Groups  []group
		Reports map[news.ReportID]desk.ReportHead
	}{groups, list.Reports}
	return set.ExecuteTemplate(w, "disputes.tmpl", f)
}
