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
	b.WriteString(". Each line is one event, told in a sentence of a report, with the words that date it and how many separate sources tell it; numbers are the reports below.\n")
	numbers := number(in.Story.Reports)
	markdownEvents(&b, tl, numbers, false)
	if slices.ContainsFunc(tl.Events, func(l desk.EventLine) bool { return l.Background }) {
		b.WriteString("\n## Background\n")
		markdownEvents(&b, tl, numbers, true)
	}
	markdownPlans(&b, in.Story.Plans, numbers)
	markdownSources(&b, in.Story.Reports, numbers)
	b.WriteString("\n## What this chronology does not do\n\n")
	for _, l := range tl.Limits {
		fmt.Fprintf(&b, "- %s\n", escape(l))
	}
	_, err := w.Write(b.Bytes())
	return err
}

// markdownEvents writes the events that are background, or those that are not.
func markdownEvents(b *bytes.Buffer, tl *desk.Timeline, numbers map[news.ReportID]int, background bool) {
	year := ""
	for i := range tl.Events {
		ev := &tl.Events[i]
		if ev.Background != background {
			continue
		}
		if y := desk.YearLabel(ev.When); y != year {
			year = y
			level := "##"
			if background {
				level = "###"
			}
			fmt.Fprintf(b, "\n%s %s\n\n", level, year)
		}
		tag := ""
		if t := ev.Tag(); t != "" {
			tag = "*" + t + ":* "
		}
		words := ""
		if ev.Words != "" {
			words = "“" + escape(ev.Words) + "”, "
		}
		fmt.Fprintf(b, "- **%s** %s%s (%s%s %s)\n", escape(desk.DayLabel(ev.When, "January")), tag, escape(ev.Line), words, escape(ev.Sourced()), cites(ev.Reports, numbers))
	}
}

// markdownPlans lists the plans with what became of them.
func markdownPlans(b *bytes.Buffer, plans []news.Plan, numbers map[news.ReportID]int) {
	if len(plans) == 0 {
		return
	}
	b.WriteString("\n## Plans\n\n")
	for i := range plans {
		p := &plans[i]
		due := ""
		if p.Due != "" {
			due = ", due " + p.Due
		}
		var reports []news.ReportID
		for _, e := range p.Evidence {
			reports = append(reports, e.Report)
		}
		fmt.Fprintf(b, "- **%s**%s: %s %s\n", escape(p.Outcome), escape(due), escape(p.Text), cites(reports, numbers))
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

// cites lists the numbers of reports, each once.
func cites(ids []news.ReportID, numbers map[news.ReportID]int) string {
	var out []string
	for _, id := range ids {
		if n := fmt.Sprint(numbers[id]); !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return "\\[" + strings.Join(out, ", ") + "\\]"
}

// markdownSources lists the reports.
func markdownSources(b *bytes.Buffer, anns []news.Annotated, numbers map[news.ReportID]int) {
	b.WriteString("\n## Sources\n\n")
	for i := range anns {
		h := desk.Head(&anns[i].Report)
		parts := []string{h.Source()}
		parts = append(parts, h.Label())
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
