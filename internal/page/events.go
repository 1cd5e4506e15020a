package page

import (
	"io"
	"slices"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/news"
)

// eventYear is the events under one heading of the chronology.
type eventYear struct {
	Label string
	Days  []eventDay
}

// eventDay is the events of one day, or of one span of days.
type eventDay struct {
	Label  string
	Events []desk.EventLine
}

// eventYears groups the events that are background, or those that are not. The
// events are in order.
func eventYears(events []desk.EventLine, background bool) []eventYear {
	var out []eventYear
	for _, ev := range events {
		if ev.Background != background {
			continue
		}
		year, label := eventLabels(ev.When)
		if len(out) == 0 || out[len(out)-1].Label != year {
			out = append(out, eventYear{Label: year})
		}
		y := &out[len(out)-1]
		if n := len(y.Days); n == 0 || y.Days[n-1].Label != label {
			y.Days = append(y.Days, eventDay{Label: label})
		}
		d := &y.Days[len(y.Days)-1]
		d.Events = append(d.Events, ev)
	}
	return out
}

// eventLabels gives the heading and the label of an event's day.
func eventLabels(when news.Dating) (year, label string) {
	switch {
	case when.Earliest != "" && when.Latest != "":
		return desk.YearLabel(when), dayLabel(when)
	case when.Latest != "":
		return "No day known", "by " + when.Latest
	case when.Earliest != "":
		return "No day known", "on or after " + when.Earliest
	}
	return "No day known", ""
}

// Chronology writes the events of the story, one line each.
func Chronology(w io.Writer, f Frame, tl *desk.Timeline) error {
	f.Tab, f.Body = "chronology", chronicleBody(tl)
	return set.ExecuteTemplate(w, "chronology.tmpl", f)
}

// chronicle is the body of a page that shows the events.
type chronicle struct {
	*desk.Timeline
	Years, Background []eventYear
}

func chronicleBody(tl *desk.Timeline) chronicle {
	return chronicle{tl, eventYears(tl.Events, false), eventYears(tl.Events, true)}
}

// planGroup is the plans of one outcome.
type planGroup struct {
	Name, Means string
	Plans       []desk.ToldPlan
}

// planGroups are the outcomes, what a reader acts on first.
var planGroups = []planGroup{
	{Name: "open", Means: "nothing found in the reports tells what became of it"},
	{Name: "kept", Means: "told as having come about"},
	{Name: "changed", Means: "another day or shape was set"},
	{Name: "cancelled", Means: "told as not coming about"},
	{Name: "denied", Means: "a report denies it"},
	{Name: "lapsed", Means: "its day passed, and nothing found in the reports tells what came of it"},
}

// Plans writes what was announced and what became of it.
func Plans(w io.Writer, f Frame, list *desk.Plans) error {
	var groups []planGroup
	told := list.Told()
	for _, g := range planGroups {
		for _, p := range told {
			if p.Outcome == g.Name {
				g.Plans = append(g.Plans, p)
			}
		}
		if len(g.Plans) > 0 {
			groups = append(groups, g)
		}
	}
	f.Tab, f.Body = "plans", struct {
		Groups  []planGroup
		Reports map[news.ReportID]desk.ReportHead
	}{groups, list.Reports}
	return set.ExecuteTemplate(w, "plans.tmpl", f)
}

// State writes where the matter stands.
func State(w io.Writer, f Frame, st *desk.State) error {
	due, open := st.Ahead()
	f.Tab, f.Body = "state", struct {
		*desk.State
		Due, Open []desk.ToldPlan
	}{st, due, open}
	return set.ExecuteTemplate(w, "state.tmpl", f)
}

// capital is a word with a capital letter.
func capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// outlets lists reports so that each outlet comes once: the first report of each.
func outlets(ids []news.ReportID, heads map[news.ReportID]desk.ReportHead) []news.ReportID {
	var out []news.ReportID
	var seen []string
	for _, id := range ids {
		head := heads[id]
		if name := head.Source(); !slices.Contains(seen, name) {
			seen, out = append(seen, name), append(out, id)
		}
	}
	return out
}
