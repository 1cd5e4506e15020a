package page

import (
	"io"

	"dateline/internal/desk"
	"dateline/internal/news"
)

// Events writes the coded events, report by report, as each text words them.
func Events(w io.Writer, f Frame, anns []news.Annotated) error {
	var body []mentions
	for i := range anns {
		if anns[i].Read && anns[i].Error == "" {
			body = append(body, newMentions(&anns[i]))
		}
	}
	f.Tab, f.Body = "events", body
	return set.ExecuteTemplate(w, "mentions.tmpl", f)
}

// ReportEvents writes the coded events of one report.
func ReportEvents(w io.Writer, f Frame, ann *news.Annotated) error {
	f.Tab, f.Body = "events", []mentions{newMentions(ann)}
	return set.ExecuteTemplate(w, "mentions.tmpl", f)
}

// mentions is the coded events of one report.
type mentions struct {
	Head   desk.ReportHead
	Events []mention
}

// mention is one coded event with its words.
type mention struct {
	*news.EventMention
	// Before, Words and After are its clause around the predicate.
	Before, Words, After string
	Actors               []actor
	When, Where          string
}

// actor is a participant in its role.
type actor struct{ Role, Words string }

func newMentions(ann *news.Annotated) mentions {
	out := mentions{Head: desk.Head(&ann.Report)}
	for i := range ann.Events {
		ev := &ann.Events[i]
		m := mention{EventMention: ev, Words: ev.In(ann.Text)}
		if ev.Clause.Contains(ev.Span) {
			m.Before = news.Span{Start: ev.Clause.Start, End: ev.Start}.In(ann.Text)
			m.After = news.Span{Start: ev.End, End: ev.Clause.End}.In(ann.Text)
		}
		for _, a := range ev.Actors {
			m.Actors = append(m.Actors, actor{a.Role, a.In(ann.Text)})
		}
		if ev.Time != nil {
			m.When = ev.Time.In(ann.Text)
		}
		if ev.Place != nil {
			m.Where = ev.Place.In(ann.Text)
		}
		out.Events = append(out.Events, m)
	}
	return out
}
