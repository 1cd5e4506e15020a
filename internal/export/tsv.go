package export

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"dateline/internal/news"
)

// tsvColumns is the head of the table, with names as ICEWS, POLECAT and GDELT
// have them where they have the thing. Columns may be added at the end, never
// moved. docs/events.md describes each.
var tsvColumns = []string{"Event ID", "Event Date", "Earliest", "Latest", "Source Name", "Source Country", "Event Text",
	"Event Type", "Event Mode", "CAMEO Code", "CAMEO Root", "Quad Class", "Goldstein", "Target Name", "Target Country",
	"Factuality", "Vouched For By", "Placename", "Story ID", "Sentence Number", "Publisher", "Publication Date", "URL",
	"Headline", "Text"}

// severalMark stands between several names in one cell.
const severalMark = "; "

// writeTSV writes one row for each event mention and each statement, cells
// divided by one tab, rows ended by one line feed, with a head.
func writeTSV(w io.Writer, in Input) error {
	out := bufio.NewWriter(w)
	row := func(cells []string) {
		for i, c := range cells {
			if i > 0 {
				out.WriteByte('\t')
			}
			out.WriteString(tsvCell(c))
		}
		out.WriteByte('\n')
	}
	row(tsvColumns)
	for _, m := range mentions(in.Story) {
		row(m.cells())
	}
	for i := range in.Story.Reports {
		rep := &in.Story.Reports[i]
		for k := range rep.Attributions {
			row(statementCells(rep, &rep.Attributions[k]))
		}
	}
	return out.Flush()
}

// tsvCell makes any text one cell: tabs and line ends are folded, and before what
// a program for tables would run as a formula, or would read on from over the
// next tabs as a quoted cell, stands an apostrophe
// (https://owasp.org/www-community/attacks/CSV_Injection). Numbers stay numbers.
func tsvCell(text string) string {
	text = news.Plain(text)
	if text == "" || !strings.ContainsRune("=+-@\"", rune(text[0])) {
		return text
	}
	if _, err := strconv.ParseFloat(text, 64); err == nil {
		return text
	}
	return "'" + text
}

// cells is the row of an event mention.
func (m mention) cells() []string {
	earliest, latest := m.bounds()
	place := ""
	if m.ev.Place != nil {
		place = m.ev.Place.In(m.rep.Text)
	}
	names := func(role string) (who, where string) {
		var n, c []string
		for _, a := range m.cast(role) {
			n, c = append(n, m.name(a)), append(c, m.country(a))
		}
		return strings.Join(n, severalMark), strings.Trim(strings.Join(c, severalMark), severalMark)
	}
	source, sourceCountry := names("source")
	target, targetCountry := names("target")
	cells := []string{string(m.ev.ID), m.day(), earliest, latest, source, sourceCountry, m.ev.In(m.rep.Text),
		m.ev.Type, m.ev.Mode, m.ev.CAMEO, root(m.ev.CAMEO), quad(m.ev.CAMEO), goldstein[root(m.ev.CAMEO)], target, targetCountry,
		string(m.ev.Factuality), m.voucher(), place}
	return append(cells, reportCells(m.rep, m.sent, m.text())...)
}

// reportCells is the end of a row: where it stands.
func reportCells(rep *news.Annotated, sent int, text string) []string {
	number := ""
	if sent >= 0 {
		number = strconv.Itoa(sent + 1)
	}
	return []string{string(rep.ID), number, rep.Outlet, rep.Published.Value, rep.Address(), rep.Title, text}
}

// statementCells is the row of an attribution: CAMEO 010, make a statement.
func statementCells(rep *news.Annotated, att *news.Attribution) []string {
	words := func(span *news.Span) string {
		if span == nil {
			return ""
		}
		return span.In(rep.Text)
	}
	var content []string
	sent := -1
	for i, c := range att.Content {
		content = append(content, c.In(rep.Text))
		if i == 0 {
			sent = sentenceOf(rep, news.Span{Start: c.Start, End: c.Start})
		}
	}
	who := words(att.Source)
	for i := range rep.Entities {
		if att.Speaker != "" && rep.Entities[i].ID == att.Speaker && rep.Entities[i].Name != "" {
			who = rep.Entities[i].Name
		}
	}
	cells := []string{string(att.ID), "", "", "", who, "", words(att.Cue), "STATEMENT", att.Kind, "010", "01", "1", goldstein["01"], "", "",
		string(news.Happened), "", ""}
	return append(cells, reportCells(rep, sent, strings.Join(content, " … "))...)
}
