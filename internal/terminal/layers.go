package terminal

import (
	"dateline/internal/desk"
	"dateline/internal/news"
)

// under prints the heading of a report where a list comes to a new one.
func (s *Screen) under(last *news.ReportID, rep news.ReportID, heads map[news.ReportID]desk.ReportHead) {
	if *last == rep {
		return
	}
	*last = rep
	head := heads[rep]
	s.printf("")
	s.paragraph("", 0, head.Source()+", "+head.Day()+": "+news.Plain(head.Title), bold)
}
