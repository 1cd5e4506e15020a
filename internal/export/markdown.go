package export

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/news"
)

// writeMarkdown writes the chronology, with each report as a numbered source.
func writeMarkdown(w io.Writer, in Input) error {
	tl := in.Timeline
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n\n", escape(tl.Story.Name))
	fmt.Fprintf(&b, "Reports: %d", tl.Story.Reports)
	if tl.Story.AsOf != "" {
		fmt.Fprintf(&b, ", as of %s", tl.Story.AsOf)
	}
	b.WriteString(". Each line is a sentence as its report words it, with the words that date it; numbers are the sources below. A source without a day gives no line by “on Monday”.\n")
	numbers := number(in.Story.Reports)
	markdownLines(&b, tl, numbers, false)
	if slices.ContainsFunc(tl.Lines, func(l news.DatedLine) bool { return l.Background }) {
		b.WriteString("\n## Background\n")
		markdownLines(&b, tl, numbers, true)
	}
	markdownSources(&b, in.Story.Reports, numbers)
	b.WriteString("\n## What this chronology does not do\n\n")
	for _, l := range tl.Limits {
		fmt.Fprintf(&b, "- %s\n", escape(l))
	}
	_, err := w.Write(b.Bytes())
	return err
}

// markdownLines writes the lines that are background, or those that are not.
func markdownLines(b *bytes.Buffer, tl *desk.Timeline, numbers map[news.ReportID]int, background bool) {
	year := ""
	for i := range tl.Lines {
		line := &tl.Lines[i]
		if line.Background != background {
			continue
		}
		if y := desk.YearLabel(line.When); y != year {
			year = y
			level := "##"
			if background {
				level = "###"
			}
			fmt.Fprintf(b, "\n%s %s\n\n", level, year)
		}
		fmt.Fprintf(b, "- **%s** %s%s (“%s” %s)\n", escape(desk.DayLabel(line.When, "January")), mark(line), escape(line.Line), escape(line.When.Source), cites(line, numbers))
	}
}

// number gives each report its number, from 1, in the order of the story.
func number(anns []news.Annotated) map[news.ReportID]int {
	numbers := map[news.ReportID]int{}
	for i := range anns {
		numbers[anns[i].ID] = i + 1
	}
	return numbers
}

// mark says what a line is where it is not plain story text.
func mark(line *news.DatedLine) string {
	switch {
	case line.Factuality == news.Planned:
		return "*announced:* "
	case line.Role != news.StoryText:
		return "*" + string(line.Role) + ":* "
	}
	return ""
}

// cites lists the numbers of the reports that carry a line.
func cites(line *news.DatedLine, numbers map[news.ReportID]int) string {
	var out []string
	for _, id := range line.Reports {
		out = append(out, fmt.Sprint(numbers[id]))
	}
	return "\\[" + strings.Join(out, ", ") + "\\]"
}

// markdownSources lists the reports.
func markdownSources(b *bytes.Buffer, anns []news.Annotated, numbers map[news.ReportID]int) {
	b.WriteString("\n## Sources\n\n")
	for i := range anns {
		h := desk.Head(&anns[i].Report)
		parts := []string{h.Source()}
		parts = append(parts, h.Day())
		if !h.Published.Sure() && (h.Published.Earliest != "" || h.Published.Latest != "") {
			parts = append(parts, "published "+desk.SpanText(h.Published))
		}
		for _, wire := range h.Wires {
			parts = append(parts, "via "+wire)
		}
		if h.Error != "" {
			parts = append(parts, "not read: "+h.Error)
		} else if !h.Read {
			parts = append(parts, "not read, language: "+h.Language)
		}
		fmt.Fprintf(b, "%d. %s — %s", numbers[h.ID], escape(orNone(h.Title)), escape(strings.Join(parts, ", ")))
		if h.URL != "" {
			fmt.Fprintf(b, ", `%s`", strings.ReplaceAll(news.Plain(h.URL), "`", "%60"))
		}
		b.WriteString("\n")
	}
}

func orNone(title string) string {
	if title == "" {
		return "(no title)"
	}
	return title
}

// escape makes foreign text plain in Markdown: no markup of it, no HTML, no
// control characters, one line.
func escape(text string) string {
	var b strings.Builder
	for _, r := range news.Plain(text) {
		switch r {
		case '<':
			b.WriteString("&lt;")
			continue
		case '&':
			b.WriteString("&amp;")
			continue
		case '\\', '`', '*', '_', '[', ']', '#', '|', '!', '~', '>':
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
