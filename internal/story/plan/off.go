package plan

import (
	"dateline/internal/calendar"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
	"dateline/internal/story/chronicle"
	"strings"
)

// putOff is an act that put off or cancelled something.
type putOff struct {
	ev  *chronicle.Event
	m   *event.Mention
	how string
}

// findPutOff gives each plan's event the acts that put it off or called it off: "put
// off the meeting", "the march was cancelled". Of several plans that an act can be
// about it is about the one that weighs most.
func (w *work) findPutOff() {
	w.off = map[*chronicle.Event]putOff{}
	for _, o := range w.events {
		for _, m := range o.Members {
			how := offBy(m)
			if how == "" || !m.Past() || m.Sent < 0 {
				continue
			}
			words := contents(&m.Report.Sentences[m.Sent], m.Clause)
			var best *chronicle.Event
			for _, ev := range w.events {
				if ev != o && w.canBeAbout(m, ev, words) && (best == nil || ev.Weight > best.Weight) {
					best = ev
				}
			}
			if _, taken := w.off[best]; best != nil && !taken {
				w.off[best] = putOff{o, m, how}
			}
		}
	}
}

// canBeAbout says whether m can have put off what ev announces; words are those of
// its clause.
func (w *work) canBeAbout(m *event.Mention, ev *chronicle.Event, words []string) bool {
	said := w.announced[ev]
	if said == nil || m.Report == said.Report || !said.Tells(words) ||
		!w.meet(m.Parties, said.Parties) && m.SharedSetting(said) < settingShared {
		return false
	}
	due, ok := w.due(said, ev)
	return ok && w.inTime(m, said, ev, due)
}

// calledOff says whether a report tells that the event was put off or called off.
func (w *work) calledOff(p *news.Plan, ev *chronicle.Event) bool {
	off, ok := w.off[ev]
	if !ok {
		return false
	}
	p.Outcome, p.OutcomeEvent = off.how, off.ev.ID
	p.Evidence = append(p.Evidence, quote(off.m))
	p.Reasons = append(p.Reasons, "another report tells that it was put off or called off")
	return true
}

// offBy gives the outcome that a predicate tells of what it acts on, "" for none.
func offBy(m *event.Mention) string {
	switch l := strings.ToLower(m.Lemma + " " + m.In(m.Report.Text)); {
	case strings.Contains(l, "put off"), strings.Contains(l, "postpone"), strings.Contains(l, "put back"), strings.Contains(l, "delay"), strings.Contains(l, "reschedule"), strings.Contains(l, "suspend"):
		return Changed
	case strings.Contains(l, "cancel"), strings.Contains(l, "call off"), strings.Contains(l, "called off"), strings.Contains(l, "scrap"), strings.Contains(l, "abandon"):
		return Cancelled
	}
	return ""
}

// inTime says whether an act of putting off can be about a plan: it came between the
// announcement and the day of the plan, or, where nothing dates it, its report came
// after the announcement and near that day.
func (w *work) inTime(m, said *event.Mention, ev *chronicle.Event, due calendar.Span) bool {
	if hull, ok := m.Days.Hull(); ok && m.Time != nil && hull.Len() <= 62 {
		return hull.First <= due.Last+offSlack && hull.Last >= w.said(said)
	}
	from, ok := w.in.Published(m.Report.ID).Hull()
	return ok && ev.Weight >= offWeight && w.later(m, said) && from.First <= due.Last+offNear && from.First >= due.First-offNear
}
