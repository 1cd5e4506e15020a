package terminal

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/news"
)

// Chronology prints the events: years as headings, one event a line, and under it
// what it is known by, who tells it and its id.
func (s *Screen) Chronology(tl *desk.Timeline) {
	s.head(tl.Story)
	background := s.events(tl, false)
	switch {
	case tl.Total == 0:
		s.printf("")
		s.paragraph("", 0, "No sentence of these reports tells of an event that the reader knows.", "")
	case len(tl.Events) == 0:
		s.printf("")
		s.paragraph("", 0, "No event is chosen by these filters.", "")
	}
	if background > 0 {
		s.printf("")
		s.paragraph("", 0, "Background (what the reports recall)", bold)
		s.events(tl, true)
	}
	shown := 0
	for i := range tl.Events {
		shown += 1 + len(tl.Events[i].Also)
	}
	if n := tl.Total - shown; n > 0 {
		s.printf("")
		s.paragraph("", 0, fmt.Sprintf("%s more: without a day, merely possible, or not chosen. --all shows them.", plural(n, "event")), dim)
	}
	s.list("Without a stated day of their own", tl.Undated)
	s.list("Not read", tl.NotRead)
}

// events prints the events that are background, or those that are not, under
// their years, and gives how many it left out.
func (s *Screen) events(tl *desk.Timeline, background bool) (left int) {
	year, previous := "", ""
	for i := range tl.Events {
		l := &tl.Events[i]
		if l.Background != background {
			left++
			continue
		}
		y, label := eventDay(l.When)
		if y != year {
			year, previous = y, ""
			s.printf("")
			s.printf("%s", s.paint(bold, year))
		}
		shown := label
		if label == previous {
			shown = ""
		}
		previous = label
		lead := "  " + s.paint(cyan, pad(shown, dayColumn-1))
		s.paragraph(lead, dayColumn+2, eventText(l), "")
		s.paragraph("", dayColumn+2, known(l, tl), dim)
	}
	return left
}

// eventDay gives the heading and the label of an event's day.
func eventDay(when news.Dating) (year, label string) {
	switch {
	case when.Earliest != "" && when.Latest != "":
		return desk.YearLabel(when), desk.DayLabel(when, "Jan")
	case when.Latest != "":
		return "No day known", "by " + when.Latest
	case when.Earliest != "":
		return "No day known", "after " + when.Earliest
	}
	return "No day known", ""
}

// eventText is the sentence of an event, with what became of it where it did not
// simply happen.
func eventText(l *desk.EventLine) string {
	text := news.Plain(l.Line)
	if tag := desk.Tag(l.Factuality); tag != "" {
		text = "[" + tag + "] " + text
	}
	return text
}

// known says what dates the event, who tells it, and its id.
func known(l *desk.EventLine, tl *desk.Timeline) string {
	parts := []string{}
	if l.Words != "" {
		parts = append(parts, "“"+news.Plain(l.Words)+"”")
	}
	parts = append(parts, l.Sourced(), tellers(l.Reports, tl.Reports))
	return strings.Join(append(parts, string(l.ID)), " · ")
}

// tellers names up to two outlets that tell an event.
func tellers(ids []news.ReportID, heads map[news.ReportID]desk.ReportHead) string {
	var names []string
	for _, id := range ids {
		head := heads[id]
		if name := head.Source(); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > 2 {
		return strings.Join(names[:2], ", ") + fmt.Sprintf(" +%d", len(names)-2)
	}
	return strings.Join(names, ", ")
}

// Plans prints what was announced and what became of it.
func (s *Screen) Plans(list *desk.Plans) {
	s.head(list.Story)
	if len(list.Plans) == 0 {
		s.printf("")
		s.paragraph("", 0, "No report announces anything that the reader knows as an event.", "")
	}
	told := list.Told()
	for _, group := range outcomes {
		first := true
		for i := range told {
			if told[i].Outcome != group.outcome {
				continue
			}
			if first {
				s.printf("")
				s.paragraph("", 0, group.heading, bold)
				first = false
			}
			s.plan(&told[i], list.Reports)
		}
	}
}

// outcomes are the groups of plans, what a reader acts on first.
var outcomes = []struct{ outcome, heading string }{
	{"open", "Open"}, {"kept", "Kept"}, {"changed", "Changed"}, {"cancelled", "Cancelled"}, {"denied", "Denied"},
	{"lapsed", "Lapsed: the day passed, and nothing found here tells what came of it"},
}

// plan prints one plan: when it is due, its words, and what became of it.
func (s *Screen) plan(p *news.Plan, heads map[news.ReportID]desk.ReportHead) {
	lead := "  " + s.paint(cyan, pad(due(p.Due), dayColumn-1))
	s.paragraph(lead, dayColumn+2, news.Plain(p.Text), "")
	told := ""
	if len(p.Evidence) > 0 {
		head := heads[p.Evidence[0].Report]
		told = head.Source()
		if d := head.Published.Value; d != "" {
			told += ", " + d
		}
	}
	if len(p.Evidence) > 1 && p.Outcome != "open" {
		head := heads[p.Evidence[1].Report]
		s.paragraph("", dayColumn+2, "→ "+cut(news.Plain(p.Evidence[1].Quote), 3*(s.width-dayColumn-4))+" ("+head.Source()+")", green)
	}
	s.paragraph("", dayColumn+2, told+" · "+string(p.ID), dim)
}

// due is when a plan is due, for a narrow column.
func due(day string) string {
	if from, to, ok := strings.Cut(day, "/"); ok {
		if len(from) >= 7 && len(to) >= 7 && from[:7] == to[:7] {
			return from[:7]
		}
		return "by " + to
	}
	return cmp.Or(day, "no day")
}

// State prints where the matter stands.
func (s *Screen) State(st *desk.State) {
	s.head(st.Story)
	if len(st.Newest) > 0 {
		s.printf("")
		s.paragraph("", 0, "The newest reports", bold)
	}
	for _, l := range st.Newest {
		head := st.Reports[l.Report]
		lead := "  " + s.paint(cyan, pad(cut(cmp.Or(head.Published.Value, "no day"), dayColumn-2), dayColumn-1))
		s.paragraph(lead, dayColumn+2, news.Plain(l.Line), "")
		s.paragraph("", dayColumn+2, head.Source(), dim)
	}
	s.printf("")
	s.paragraph("", 0, "The latest of each kind", bold)
	for _, t := range st.Latest {
		when := strings.Replace(t.Event.When.Value, "/", " to ", 1)
		if when == "" && t.Event.When.Latest != "" {
			when = "by " + t.Event.When.Latest
		}
		lead := "  " + s.paint(cyan, pad(cut(t.Name, dayColumn-2), dayColumn-1))
		s.paragraph(lead, dayColumn+2, news.Plain(t.Event.Line), "")
		s.paragraph("", dayColumn+2, strings.TrimPrefix(when+" · "+tellers(t.Event.Reports, st.Reports)+" · "+string(t.Event.ID), " · "), dim)
	}
	if len(st.Latest) == 0 {
		s.paragraph("  ", 2, "nothing that the reader knows as an event", dim)
	}
	for _, part := range []struct {
		heading string
		plans   []news.Plan
	}{{"Due", st.Due}, {"Open", st.Open}} {
		if len(part.plans) == 0 {
			continue
		}
		s.printf("")
		s.paragraph("", 0, part.heading, bold)
		for i := range part.plans {
			s.plan(&part.plans[i], st.Reports)
		}
	}
	if len(st.Disputed) > 0 {
		s.printf("")
		s.paragraph("", 0, "Disputed", bold)
		for _, d := range st.Disputed {
			s.paragraph("  "+s.paint(yellow, pad(d.Kind, dayColumn-1)), dayColumn+2, news.Plain(d.About), "")
			s.paragraph("", dayColumn+2, string(d.ID), dim)
		}
	}
}
