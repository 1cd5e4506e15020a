package terminal

import (
	"fmt"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/news"
)

// Disputes prints where the reports differ, kind by kind.
func (s *Screen) Disputes(list *desk.Disputes) {
	s.head(list.Story)
	for _, kind := range desk.Kinds {
		shown := false
		for i := range list.Disputes {
			if list.Disputes[i].Kind != kind.Name {
				continue
			}
			if !shown {
				s.printf("")
				s.paragraph("", 0, s.paint(bold, strings.ToUpper(kind.Title))+s.paint(dim, " ("+kind.Name+") · "+kind.Means), "")
				shown = true
			}
			s.dispute(&list.Disputes[i], list.Reports)
		}
	}
	if len(list.Disputes) == 0 {
		s.paragraph("", 0, "No difference between these reports was found.", "")
	}
}

// mostAccounts is how many accounts of one side are printed.
const mostAccounts = 3

// dispute prints one dispute: what it is about, and each side's words. A
// sentence in which both sides stand is printed once.
func (s *Screen) dispute(line *desk.DisputeLine, heads map[news.ReportID]desk.ReportHead) {
	s.printf("")
	s.paragraph("  ", 2, news.Plain(line.About), bold)
	printed := map[string]bool{}
	for _, side := range line.Accounts {
		lead := "  " + s.paint(cyan, "─ ")
		for n, a := range side {
			if n == mostAccounts {
				s.paragraph("", 6, "and "+plural(len(side)-n, "more sentence"), dim)
				break
			}
			words := news.Plain(a.Words)
			if part := a.Words != a.Sentence; part && (printed[a.Sentence] || n == 0 && columns(words) < 40) {
				s.paragraph(lead, 4, s.paint(bold, "“"+words+"”"), "")
				lead = "    "
			}
			if !printed[a.Sentence] {
				s.paragraph(lead, 4, s.withWords(a.Sentence, a.Words), "")
				printed[a.Sentence] = true
			}
			s.paragraph("", 6, outlets(a.Reports, heads), dim)
			lead = "    "
		}
	}
	about := []string{}
	if why := news.Plain(strings.Join(line.Reasons, "; ")); why != "" {
		about = append(about, "because: "+why)
	}
	s.paragraph("", 4, strings.Join(append(about, string(line.ID)), " · "), dim)
}

// withWords is a sentence with the words that matter in bold.
func (s *Screen) withWords(sentence, words string) string {
	sentence, words = news.Plain(sentence), news.Plain(words)
	if words == "" || words == sentence || !strings.Contains(sentence, words) || !s.colour {
		return sentence
	}
	before, after, _ := strings.Cut(sentence, words)
	return before + s.paint(bold, words) + after
}

// outlets names the reports of a list with their days, each once.
func outlets(ids []news.ReportID, heads map[news.ReportID]desk.ReportHead) string {
	var names []string
	for _, id := range ids {
		head := heads[id]
		names = append(names, head.Source()+", "+head.Day())
	}
	return strings.Join(names, " · ")
}

// Figures prints the ledger: the figures of several reports, then those of one;
// of all those that matter, unless all is asked for, and how many more there
// are.
func (s *Screen) Figures(list *desk.Figures, all bool) {
	s.head(list.Story)
	single, shown := false, 0
	for i := range list.Rows {
		row := &list.Rows[i]
		if !all && !row.Matters() {
			continue
		}
		if shown++; shown == 1 && row.Several() {
			s.printf("")
			s.paragraph("", 0, "GIVEN BY SEVERAL REPORTS", bold)
		}
		if !row.Several() && !single {
			single = true
			s.printf("")
			s.paragraph("", 0, "GIVEN BY ONE REPORT", bold)
		}
		s.row(row, list.Reports)
	}
	if n := len(list.Rows) - shown; n > 0 {
		s.printf("")
		s.paragraph("", 0, fmt.Sprintf("%s more, such as ages and what one report mentions: --all shows them.", plural(n, "figure")), dim)
	}
	if len(list.Rows) == 0 {
		s.paragraph("", 0, "No figures in these reports.", "")
	}
}

// row prints one figure with what each report gives for it. A value that
// several give is printed once, above all who give it.
func (s *Screen) row(row *desk.FigureRow, heads map[news.ReportID]desk.ReportHead) {
	title := news.Plain(row.Name())
	if row.Several() {
		s.printf("")
		counted := plural(len(row.Reports), "report")
		if n := row.IndependentSources; n > 0 && n < len(row.Reports) {
			counted = plural(n, "source") + " in " + counted
		}
		s.paragraph("  ", 2, s.paint(bold, title)+s.paint(dim, " · "+counted+" · "+string(row.ID)), "")
	}
	last := ""
	for i, line := range row.Lines {
		if line.Unit == "" {
			line.Unit = row.Unit // "put the number at 9,500": of people, as the row is
		}
		amount := line.Amount()
		if !row.Several() && i == 0 {
			amount += " — " + title
		}
		if amount != last {
			s.paragraph("  "+s.paint(cyan, "·"), 4, amount, "")
			last = amount
		}
		about := []string{}
		if i < len(row.Values) && row.Values[i].When != "" {
			about = append(about, desk.DaysText(row.Values[i].When))
		}
		about = append(about, "“"+news.Plain(line.Words)+"”", heads[line.Report].Source())
		if line.Source != "" {
			about = append(about, "according to "+news.Plain(line.Source))
		}
		if !row.Several() {
			about = append(about, string(row.ID))
		}
		s.paragraph("", 4, strings.Join(about, " · "), dim)
	}
}

// Statements prints who said what, and who carries it.
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
		if n := len(line.Carriers); n > 1 {
			about = append(about, "also in "+outlets(line.Carriers[1:], list.Reports), plural(line.IndependentSources, "source"))
		}
		if n := len(line.Possibly); n > 0 {
			about = append(about, "possibly the same as "+ids(line.Possibly))
		}
		s.paragraph("", 6, strings.Join(append(about, string(line.ID)), " · "), dim)
	}
	if len(list.Statements) == 0 {
		s.paragraph("", 0, "Nothing is attributed to anyone of that name.", "")
	}
}

func ids(list []news.RecordID) string {
	var out []string
	for _, id := range list {
		out = append(out, string(id))
	}
	return strings.Join(out, ", ")
}
