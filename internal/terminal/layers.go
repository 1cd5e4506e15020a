package terminal

import (
	"strings"

	"dateline/internal/desk"
	"dateline/internal/news"
)

// Figures prints what each report counts and measures.
func (s *Screen) Figures(list *desk.Figures) {
	s.head(list.Story)
	last := news.ReportID("")
	for i := range list.Figures {
		line := &list.Figures[i]
		s.under(&last, line.Report, list.Reports)
		what := line.Amount()
		switch line.Kind {
		case "age", "ordinal", "duration", "share", "change", "rate":
			what += " (" + line.Kind + ")"
		}
		if line.Of != nil && line.Of.Text != line.Unit {
			what += " — " + news.Plain(line.Of.Text)
		}
		s.paragraph("  "+s.paint(cyan, "·"), 4, what, "")
		about := []string{"“" + news.Plain(line.Words) + "”"}
		if line.Time != nil && line.Time.Earliest != "" {
			about = append(about, line.Time.Value)
		}
		if line.Source != "" {
			about = append(about, "according to "+news.Plain(line.Source))
		}
		s.paragraph("", 4, strings.Join(append(about, string(line.ID)), " · "), dim)
	}
	if len(list.Figures) == 0 {
		s.paragraph("", 0, "No figures in these reports.", "")
	}
}

// Statements prints who said what.
func (s *Screen) Statements(list *desk.Statements) {
	s.head(list.Story)
	last := news.ReportID("")
	for i := range list.Statements {
		line := &list.Statements[i]
		rep := news.ReportID("")
		if len(line.Carriers) > 0 {
			rep = line.Carriers[0]
		}
		s.under(&last, rep, list.Reports)
		source := news.Plain(line.Source)
		if source == "" {
			source = "(nobody named)"
		}
		s.paragraph("  "+s.paint(cyan, "·"), 4, s.paint(bold, source)+" "+s.paint(dim, news.Plain(line.Cue)), "")
		s.paragraph("", 6, news.Plain(line.Content), "")
		about := []string{line.Kind}
		if line.FirstReportedBy != "" {
			about = append(about, "first to "+news.Plain(line.FirstReportedBy))
		}
		s.paragraph("", 6, strings.Join(append(about, string(line.ID)), " · "), dim)
	}
	if len(list.Statements) == 0 {
		s.paragraph("", 0, "Nothing is attributed to anyone of that name.", "")
	}
}

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
