package terminal

import (
	"fmt"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/news"
)

// dayColumn is the width of the column of days: "16 Apr–18 Jun  ".
const dayColumn = 15

// Timeline prints the chronology: years and months as headings, one sentence
// a line, and under it the words that date it and who carries it.
func (s *Screen) Timeline(tl *desk.Timeline) {
	s.head(tl.Story)
	background := s.lines(tl, false)
	if len(tl.Lines) == 0 {
		s.printf("")
		s.paragraph("", 0, "No sentence of these reports bears a day that can be worked out.", "")
	}
	if background > 0 {
		s.printf("")
		s.paragraph("", 0, "Background (more than a year before the first report)", bold)
		s.lines(tl, true)
	}
	s.list("Reports that state no day (a day given here was worked out)", tl.Undated)
	s.list("Not read", tl.NotRead)
	s.printf("")
	for _, l := range tl.Limits {
		s.paragraph(s.paint(dim, "·"), 2, l, dim)
	}
}

// lines prints the lines that are background, or those that are not, under
// their years, and gives how many it left out.
func (s *Screen) lines(tl *desk.Timeline, background bool) (left int) {
	year, previous := "", ""
	for i := range tl.Lines {
		line := &tl.Lines[i]
		if line.Background != background {
			left++
			continue
		}
		if y := desk.YearLabel(line.When); y != year {
			year = y
			s.printf("")
			s.printf("%s", s.paint(bold, year))
			previous = ""
		}
		label := desk.DayLabel(line.When, "Jan")
		if label == previous {
			label = ""
		} else {
			previous = label
		}
		s.line(label, line, tl)
	}
	return left
}

// line prints one dated line.
func (s *Screen) line(label string, line *news.DatedLine, tl *desk.Timeline) {
	text := news.Plain(line.Line)
	switch {
	case line.Factuality == news.Planned:
		text = "[announced] " + text
	case line.Role != news.StoryText:
		text = "[" + string(line.Role) + "] " + text
	}
	s.labelled(label, cyan, dayColumn, text)
	s.paragraph("", dayColumn+2, carried(line, tl), dim)
}

// carried says which words date the line and which reports carry it.
func carried(line *news.DatedLine, tl *desk.Timeline) string {
	first := tl.Reports[line.Reports[0]]
	words := "“" + news.Plain(line.When.Source) + "”"
	who := first.Source()
	if day := first.Published.Value; day != "" {
		who += ", " + day
	}
	if n := len(line.Reports) - 1; n > 0 {
		who += fmt.Sprintf(" +%d", n)
	}
	return words + " · " + who + " · " + string(line.ID)
}

// head prints the name of the story, how many reports it has and its day.
func (s *Screen) head(story news.StoryHead) {
	right := plural(story.Reports, "report")
	if story.AsOf != "" {
		right += " · as of " + story.AsOf
	}
	name := cut(news.Plain(story.Name), s.width-columns(right)-2)
	gap := strings.Repeat(" ", s.width-columns(name)-columns(right))
	s.printf("%s%s%s", s.paint(bold, name), gap, s.paint(dim, right))
}

// list prints reports under a heading, if there are any.
func (s *Screen) list(heading string, heads []desk.ReportHead) {
	if len(heads) == 0 {
		return
	}
	s.printf("")
	s.paragraph("", 0, heading, bold)
	for i := range heads {
		s.entry(&heads[i])
	}
}

// plural is "1 report", "2 reports".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
