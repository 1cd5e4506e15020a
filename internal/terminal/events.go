package terminal

import (
	"fmt"
	"slices"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/news"
	"dateline/internal/story/state"
)

// Chronology prints the events: years as headings, one event a line, and under it
// what it is known by, who tells it and its id.
func (s *Screen) Chronology(tl *desk.Timeline) {
	s.head(tl.Story)
	s.meant(tl)
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
	if tl.Lesser > 0 {
		s.printf("")
		s.paragraph("", 0, fmt.Sprintf("The %s that matter most; %s more without --top.", plural(len(tl.Events), "event"), plural(tl.Lesser, "event")), dim)
	}
	if tl.Hidden > 0 {
		s.printf("")
		s.paragraph("", 0, plural(tl.Hidden, "event")+" more: without a day, merely possible, or called for. --all shows them.", dim)
	}
	s.list("Reports that state no day (a day given here was worked out)", tl.Undated)
	s.list("Not read", tl.NotRead)
}

// meant says whom and what the names of the filters stand for, where that is not
// plain from the name alone.
func (s *Screen) meant(tl *desk.Timeline) {
	for _, f := range []struct {
		option, asked string
		found         []desk.Named
	}{{"--actor", tl.Filter.Actor, tl.Actors}, {"--place", tl.Filter.Place, tl.Places}} {
		asked := news.Plain(f.asked)
		switch {
		case asked == "":
		case len(f.found) == 0:
			s.printf("")
			s.paragraph("", 0, "Nobody and nothing in these reports is called “"+asked+"”; dateline entities lists the names.", yellow)
		case len(f.found) > 1 || !strings.EqualFold(f.found[0].Name, asked):
			var names []string
			for _, n := range f.found {
				name := news.Plain(n.Name)
				if len(f.found) > 1 {
					name += " (" + string(n.Kind) + ", " + string(n.Entity) + ")"
				}
				names = append(names, name)
			}
			text := f.option + " “" + asked + "” is taken for " + strings.Join(names, " and ")
			if len(names) > 1 {
				text += "; the full name or an id chooses one"
			}
			s.printf("")
			s.paragraph("", 0, text+".", yellow)
		}
	}
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
		s.labelled(shown, cyan, dayColumn, eventText(l))
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
		return "No day known", "on or after " + when.Earliest
	}
	return "No day known", ""
}

// eventText is the sentence of an event, with what became of it where it did not
// simply happen.
func eventText(l *desk.EventLine) string {
	text := news.Plain(l.Line)
	if tag := l.Tag(); tag != "" {
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
	parts = append(parts, l.Sourced(), told(l.ToldBy, tl.Reports))
	return strings.Join(append(parts, string(l.ID)), " · ")
}

// told names up to three outlets that tell an event, each with who copied it.
func told(by []desk.Teller, heads map[news.ReportID]desk.ReportHead) string {
	var names []string
	named, left := 0, 0
	for _, t := range by {
		if named >= 3 {
			left += 1 + len(t.Copies)
			continue
		}
		head := heads[t.Report]
		name := head.Source()
		named++
		how := ""
		for _, c := range t.Copies {
			if named >= 3 {
				left++
				continue
			}
			named++
			head := heads[c.Report]
			if c.Words() != how {
				how = c.Words()
				name += ", " + how + " " + head.Source()
			} else {
				name += " and " + head.Source()
			}
		}
		names = append(names, name)
	}
	text := strings.Join(names, "; ")
	if left > 0 {
		text += fmt.Sprintf(" +%d", left)
	}
	return text
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
func (s *Screen) plan(p *desk.ToldPlan, heads map[news.ReportID]desk.ReportHead) {
	s.labelled(p.DueText(), cyan, dueColumn, news.Plain(p.Text))
	told := ""
	if len(p.Evidence) > 0 {
		told = "announced " + from(heads[p.Evidence[0].Report]) + " · "
	}
	if len(p.Evidence) > 1 && p.Outcome != "open" {
		s.paragraph("", dueColumn+2, "→ "+cut(news.Plain(p.Evidence[1].Quote), 3*(s.width-dueColumn-4))+" ("+from(heads[p.Evidence[1].Report])+")", green)
	}
	s.paragraph("", dueColumn+2, told+string(p.ID), dim)
}

// dueColumn is the width of the column of days that plans are due: "due 2021-09-09  ".
const dueColumn = 16

// from names a report by its day and its outlet.
func from(head desk.ReportHead) string {
	day := strings.Replace(head.Label(), "/", " to ", 1)
	if day == "no day" {
		return "in " + head.Source() + ", day not known"
	}
	return day + ", " + head.Source()
}

// mostUndated is how many reports of no known day the state lists.
const mostUndated = 3

// lead prints the first sentence of a report.
func (s *Screen) lead(l *state.Lead, heads map[news.ReportID]desk.ReportHead) {
	head := heads[l.Report]
	s.labelled(head.Label(), cyan, dayColumn, news.Plain(l.Line))
	s.paragraph("", dayColumn+2, head.Source(), dim)
}

// State prints where the matter stands.
func (s *Screen) State(st *desk.State) {
	s.head(st.Story)
	if len(st.Newest) > 0 {
		s.printf("")
		s.paragraph("", 0, "The newest reports", bold)
	}
	for _, l := range st.Newest {
		s.lead(&l, st.Reports)
	}
	if len(st.Undated) > 0 {
		s.printf("")
		s.paragraph("", 0, "Reports of no known day (any of them can be newer)", bold)
	}
	for i, l := range st.Undated {
		if i == mostUndated {
			s.paragraph("  ", 2, fmt.Sprintf("and %s more: dateline reports", plural(len(st.Undated)-i, "report")), dim)
			break
		}
		s.lead(&l, st.Reports)
	}
	s.printf("")
	s.paragraph("", 0, "The latest of each kind", bold)
	for _, t := range st.Latest {
		when := desk.DaysText(t.Event.When.Value)
		if when == "" && t.Event.When.Latest != "" {
			when = "by " + t.Event.When.Latest
		}
		s.labelled(t.Name, cyan, dayColumn, news.Plain(t.Event.Line))
		s.paragraph("", dayColumn+2, strings.TrimPrefix(when+" · "+tellers(t.Event.Reports, st.Reports)+" · "+string(t.Event.ID), " · "), dim)
	}
	if len(st.Latest) == 0 {
		s.paragraph("  ", 2, "nothing that the reader knows as an event", dim)
	}
	due, open := st.Ahead()
	for _, part := range []struct {
		heading string
		plans   []desk.ToldPlan
	}{{"Due", due}, {"Open", open}} {
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
			s.labelled(desk.KindOf(d.Kind).Short, yellow, dayColumn, news.Plain(d.About))
			s.paragraph("", dayColumn+2, string(d.ID), dim)
		}
	}
}
