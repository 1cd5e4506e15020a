package terminal

import (
	"strings"

	"dateline/internal/news"
)

// Mentions prints the coded events of one report, in text order: type, mode and
// CAMEO code, factuality, the words, who did it to whom, time and place. With
// explain it adds the clause and the rules that fired.
func (s *Screen) Mentions(ann *news.Annotated, explain bool) {
	title := ann.Title
	if title == "" {
		title = ann.File
	}
	s.paragraph("", 0, news.Plain(title), bold)
	if len(ann.Events) == 0 {
		s.paragraph("", 2, "No clause of this report tells of an event that the reader knows.", "")
		return
	}
	words := func(span news.Span) string { return "“" + news.Plain(span.In(ann.Text)) + "”" }
	for i := range ann.Events {
		ev := &ann.Events[i]
		code := strings.Join(strings.Fields(ev.Type+" "+ev.Mode+" "+ev.CAMEO), " ")
		s.labelled(code, cyan, codeColumn, words(ev.Span)+" "+string(ev.Factuality)+s.cast(ann, ev))
		if !explain {
			continue
		}
		s.paragraph("", codeColumn+2, "clause: "+words(ev.Clause), dim)
		for _, rule := range ev.Rules {
			s.paragraph("", codeColumn+2, news.Plain(rule), dim)
		}
		s.paragraph("", codeColumn+2, string(ev.ID), dim)
	}
}

// codeColumn is how many columns the code of an event takes.
const codeColumn = 24

// cast is the participants, time and place of an event, each with its words.
func (s *Screen) cast(ann *news.Annotated, ev *news.EventMention) string {
	out := ""
	for _, a := range ev.Actors {
		out += "; " + a.Role + " " + news.Plain(a.In(ann.Text))
	}
	if ev.Time != nil {
		out += "; when " + news.Plain(ev.Time.In(ann.Text))
	}
	if ev.Place != nil {
		out += "; where " + news.Plain(ev.Place.In(ann.Text))
	}
	return out
}
