package terminal

import (
	"fmt"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/news"
	"dateline/internal/story/lineage"
)

// Lineage prints who copied whom: each report that rests on another or on an
// agency, with the reasons.
func (s *Screen) Lineage(list *desk.Lineage) {
	s.head(list.Story)
	last := news.ReportID("")
	for i := range list.Lineage {
		e := &list.Lineage[i]
		s.under(&last, e.From, list.Reports)
		s.paragraph("  "+s.paint(cyan, "·"), 4, s.paint(bold, edgeWords(e))+" "+s.target(e.To, list.Reports), "")
		for _, why := range e.Reasons {
			s.paragraph("", 6, news.Plain(why), "")
		}
		ids := string(e.ID)
		if _, ok := list.Reports[e.To]; ok {
			ids += fmt.Sprintf(" · side by side: %s %s", e.From, e.To)
		}
		s.paragraph("", 6, ids, dim)
	}
	if len(list.Lineage) == 0 {
		s.paragraph("", 0, "Nothing shows that any of these reports rests on another, or on an agency.", "")
	}
}

// edgeWords says what an edge means.
func edgeWords(e *news.Edge) string {
	if e.Undirected {
		return "the same text (" + e.Kind + "; which is the copy is not known) as"
	}
	return edgePhrase(e.Kind)
}

// edgePhrase is an edge's kind as it stands before the original.
func edgePhrase(kind string) string {
	switch kind {
	case lineage.Excerpt, lineage.Rewrite, lineage.Translation, lineage.Repost, lineage.Copy:
		return kind + " of"
	}
	return kind
}

// target names what an edge points to.
func (s *Screen) target(to news.ReportID, heads map[news.ReportID]desk.ReportHead) string {
	if what, name := lineage.Outside(to); what != "" {
		return "the " + what + " " + news.Plain(name)
	}
	head := heads[to]
	return head.Source() + ", " + head.Day() + ": " + news.Plain(head.Title)
}

// SideBySide prints what a copy dropped, added and altered: the original in the
// left column, the copy in the right one.
func (s *Screen) SideBySide(side *desk.SideBySide) {
	s.head(side.Story)
	s.paragraph("", 0, fmt.Sprintf("%d sentences kept, %d altered, %d dropped, %d added", side.Kept, side.Altered, side.Dropped, side.Added), "")
	if side.Edge != nil {
		s.paragraph("", 0, strings.TrimSuffix(edgeWords(side.Edge), " of")+": "+news.Plain(strings.Join(side.Edge.Reasons, "; ")), dim)
	}
	s.printf("")
	from, to := side.Reports[side.From], side.Reports[side.To]
	s.columns(" ", s.paint(bold, to.Source()+", "+to.Day()), s.paint(bold, from.Source()+", "+from.Day()))
	kept := 0
	for i := range side.Rows {
		row := &side.Rows[i]
		if row.Change == lineage.Kept {
			kept++
			continue
		}
		s.keptRun(&kept)
		s.sideRow(row)
	}
	s.keptRun(&kept)
	for _, m := range side.Damaged {
		s.printf("")
		s.paragraph(s.paint(red, "!"), 2, "possibly damaged: “"+news.Plain(m.Quote)+"”: "+news.Plain(m.Reason), "")
	}
}

// keptRun prints how many sentences in a row were kept.
func (s *Screen) keptRun(kept *int) {
	if *kept == 0 {
		return
	}
	words := fmt.Sprintf("= %d sentences kept", *kept)
	if *kept == 1 {
		words = "= 1 sentence kept"
	}
	s.printf("%s", s.paint(dim, words))
	*kept = 0
}

// sideRow prints a sentence that was altered, dropped or added.
func (s *Screen) sideRow(row *lineage.Row) {
	switch row.Change {
	case lineage.Dropped:
		s.columns(s.paint(red, "-"), news.Plain(row.To.Quote), "")
	case lineage.Added:
		s.columns(s.paint(green, "+"), "", news.Plain(row.From.Quote))
	default:
		was, is := s.marked(row)
		s.columns(s.paint(yellow, "~"), was, is)
	}
	if row.Moved {
		s.columns(" ", "", s.paint(dim, "(stands elsewhere in the original)"))
	}
}

// marked gives the two versions of an altered sentence with the words that
// differ between brackets: [dropped] and {added}.
func (s *Screen) marked(row *lineage.Row) (was, is string) {
	var left, right []string
	for _, p := range row.Words {
		switch words := news.Plain(p.Text); p.Change {
		case lineage.Dropped:
			left = append(left, "["+words+"]")
		case lineage.Added:
			right = append(right, "{"+words+"}")
		default:
			left, right = append(left, words), append(right, words)
		}
	}
	return strings.Join(left, " "), strings.Join(right, " ")
}

// columns prints two texts beside each other, after a mark of one column.
func (s *Screen) columns(mark, left, right string) {
	width := (s.width - 5) / 2
	a, b := wrapHard(left, width), wrapHard(right, width)
	for i := range max(len(a), len(b)) {
		var l, r string
		if i < len(a) {
			l = a[i]
		}
		if i < len(b) {
			r = b[i]
		}
		if i > 0 {
			mark = " "
		}
		s.printf("%s %s%s │ %s", mark, l, strings.Repeat(" ", max(0, width-columns(stripStyle(l)))), r)
	}
}

// wrapHard breaks text as wrap does, and cuts words that are longer than a
// line.
func wrapHard(text string, width int) []string {
	lines := wrap(text, width)
	for i, line := range lines {
		if columns(stripStyle(line)) > width {
			lines[i] = cut(stripStyle(line), width)
		}
	}
	return lines
}
