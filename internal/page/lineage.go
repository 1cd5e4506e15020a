package page

import (
	"io"

	"dateline/internal/desk"
	"dateline/internal/news"
	"dateline/internal/story/lineage"
)

// edgeRow is an edge with the heads of its ends.
type edgeRow struct {
	news.Edge
	To *desk.ReportHead // nil for an agency or outlet outside the story
	// Wire is the name of the agency or outlet, What which of the two it is;
	// "" for a report.
	Wire, What string
}

// Words says what the edge means.
func (e edgeRow) Words() string {
	switch e.Kind {
	case lineage.Cites:
		return "cites"
	case lineage.Excerpt:
		return "an excerpt of"
	}
	return "a " + e.Kind + " of"
}

// edgeGroup is the edges of one report under its head.
type edgeGroup struct {
	Head  desk.ReportHead
	Lines []edgeRow
}

// Lineage writes who copied whom.
func Lineage(w io.Writer, f Frame, list *desk.Lineage) error {
	f.Tab = "lineage"
	var groups []edgeGroup
	for i := range list.Lineage {
		e := &list.Lineage[i]
		row := edgeRow{Edge: *e}
		if head, ok := list.Reports[e.To]; ok {
			row.To = &head
		} else {
			row.What, row.Wire = lineage.Outside(e.To)
		}
		if n := len(groups); n == 0 || groups[n-1].Head.ID != e.From {
			groups = append(groups, edgeGroup{Head: list.Reports[e.From]})
		}
		g := &groups[len(groups)-1]
		g.Lines = append(g.Lines, row)
	}
	f.Body = groups
	return set.ExecuteTemplate(w, "lineage.tmpl", f)
}

// SideBySide writes what a copy dropped, added and altered of its original.
func SideBySide(w io.Writer, f Frame, side *desk.SideBySide) error {
	f.Tab = "lineage"
	f.Body = struct {
		*desk.SideBySide
		Copy, Original desk.ReportHead
	}{side, side.Reports[side.From], side.Reports[side.To]}
	return set.ExecuteTemplate(w, "side.tmpl", f)
}
