// Package chronicle makes the events of a story: clusters of event mentions go
// in, one event each comes out, with its life (announced, happened, recalled),
// its day with the reasons, the sentence that is printed for it, and how many
// separate sources tell it.
//
//	"will meet on Monday" + "met on Monday in Sarn" → happened, 2023-05-15,
//	"The two ministers met on Monday in Sarn …"
package chronicle

import (
	"cmp"
	"slices"

	"dateline/internal/calendar"
	"dateline/internal/dating"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
)

// Inputs is what other parts of the story know.
type Inputs struct {
	// Published gives the days that a report can be from.
	Published func(news.ReportID) dating.Days
	// Sure says whether the day of a report was stated and not worked out.
	Sure func(news.ReportID) bool
	// Sources counts the separate reporting chains and the origins behind
	// evidence; nil counts reports.
	Sources func([]news.Evidence) (sources, origins int, how []string)
	// Begin is the first day from which a report of the story is, 0 for unknown.
	Begin calendar.Day
}

// Event is an event with the mentions it was made of.
type Event struct {
	news.Event
	Members []*event.Mention
	// Told are sentences of other reports that tell it besides.
	Told []event.Telling
	// Best is the mention whose sentence is printed.
	Best *event.Mention
	// Days are the days on which it can have happened.
	Days dating.Days
	// Weight is how much it matters to the story: see weigh.
	Weight float64
}

// Events makes the events of clusters, in order of their days. The result does
// not depend on the order of clusters but for ties, which ids break.
func Events(clusters []event.Cluster, in Inputs) []*Event {
	out := make([]*Event, len(clusters))
	for i := range clusters {
		out[i] = newEvent(&clusters[i], in)
	}
	for i := range clusters {
		for _, k := range clusters[i].Possibly {
			out[i].Possibly = append(out[i].Possibly, out[k].ID)
		}
		slices.Sort(out[i].Possibly)
	}
	lendDays(out, in)
	slices.SortFunc(out, compare)
	return out
}

// compare orders events by their first day, then the wider before the narrower;
// those without any day come last.
func compare(a, b *Event) int {
	return cmp.Or(
		cmp.Compare(boolInt(a.When.Earliest == "" && a.When.Latest == ""), boolInt(b.When.Earliest == "" && b.When.Latest == "")),
		cmp.Compare(cmp.Or(a.When.Earliest, a.When.Latest), cmp.Or(b.When.Earliest, b.When.Latest)),
		-cmp.Compare(a.When.Latest, b.When.Latest),
		cmp.Compare(a.ID, b.ID))
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// newEvent makes one event.
func newEvent(c *event.Cluster, in Inputs) *Event {
	ev := &Event{Members: c.Mentions, Told: c.Told}
	ev.Best = best(c.Mentions)
	ev.Type, ev.Mode, ev.CAMEO = ev.Best.Type, ev.Best.Mode, ev.Best.CAMEO
	ev.Factuality = factuality(c.Mentions, in)
	ev.ID = identity(c.Mentions)
	ev.Actors = actors(c.Mentions)
	ev.Where = where(c.Mentions)
	ev.Event.When, ev.Days = when(c.Mentions, in)
	ev.Possibly, ev.Reasons, ev.Counted = []news.RecordID{}, []string{}, []string{}
	for i := range c.Links {
		ev.Reasons = append(ev.Reasons, c.Links[i].Reason())
	}
	for i := range c.Told {
		ev.Reasons = append(ev.Reasons, c.Told[i].Reason)
	}
	ev.cite(in)
	ev.Background = ev.recalled(in)
	var name *news.Evidence
	if ev.Line, name = Named(ev.Best.Report, ev.Best.Sent, Sentence(ev.Best)); name != nil {
		ev.Evidence = append(ev.Evidence, *name)
	}
	ev.Weight = ev.weigh()
	return ev
}

// identity is an event's id: that of its first mention by id, so that it is
// made of content alone.
func identity(ms []*event.Mention) news.RecordID {
	first := ms[0].ID
	for _, m := range ms {
		first = min(first, m.ID)
	}
	return "E" + first[1:]
}

// actors are the parties of all mentions, each in the role that it has most
// often; sources before targets.
func actors(ms []*event.Mention) []news.ActorRef {
	count := map[news.EntityID]map[string]int{}
	add := func(role string, ids []news.EntityID) {
		for _, id := range ids {
			if count[id] == nil {
				count[id] = map[string]int{}
			}
			count[id][role]++
		}
	}
	for _, m := range ms {
		add("source", m.Sources)
		add("target", m.Targets)
		add("other", m.Others)
	}
	out := []news.ActorRef{}
	for id, roles := range count {
		role, n := "", 0
		for _, r := range []string{"source", "target", "other"} {
			if roles[r] > n {
				role, n = r, roles[r]
			}
		}
		out = append(out, news.ActorRef{Role: role, Entity: id})
	}
	rank := map[string]int{"source": 0, "target": 1, "other": 2}
	slices.SortFunc(out, func(a, b news.ActorRef) int {
		return cmp.Or(cmp.Compare(rank[a.Role], rank[b.Role]), cmp.Compare(a.Entity, b.Entity))
	})
	return out
}

// where is the place that most mentions name; of equals the first by id.
func where(ms []*event.Mention) news.EntityID {
	count := map[news.EntityID]int{}
	for _, m := range ms {
		if m.Place != "" {
			count[m.Place]++
		}
	}
	var out news.EntityID
	for id, n := range count {
		if n > count[out] || n == count[out] && id < out {
			out = id
		}
	}
	return out
}

// cite fills mentions, reports, evidence and sources. The evidence begins with
// the printed sentence.
func (ev *Event) cite(in Inputs) {
	ev.Mentions, ev.Reports, ev.Evidence = []news.Mention{}, []news.ReportID{}, []news.Evidence{}
	order := []*event.Mention{ev.Best}
	for _, m := range ev.Members {
		if m != ev.Best {
			order = append(order, m)
		}
	}
	seen := map[news.Span]news.ReportID{}
	for _, m := range order {
		span := SentenceSpan(m)
		if rep, ok := seen[span]; !ok || rep != m.Report.ID {
			seen[span] = m.Report.ID
			ev.Evidence = append(ev.Evidence, news.Evidence{Report: m.Report.ID, Span: span, Quote: span.In(m.Report.Text), Role: m.Role})
		}
	}
	for _, m := range ev.Members {
		ev.Mentions = append(ev.Mentions, news.Mention{Report: m.Report.ID, ID: m.ID})
		if !slices.Contains(ev.Reports, m.Report.ID) {
			ev.Reports = append(ev.Reports, m.Report.ID)
		}
	}
	var besides []news.Evidence
	for i := range ev.Told {
		t := &ev.Told[i]
		besides = append(besides, news.Evidence{Report: t.Report.ID, Span: t.Span, Quote: t.Span.In(t.Report.Text), Role: t.Report.RoleAt(t.Span.Start)})
		if !slices.Contains(ev.Reports, t.Report.ID) {
			ev.Reports = append(ev.Reports, t.Report.ID)
		}
	}
	ev.Evidence = append(ev.Evidence, besides...)
	slices.Sort(ev.Reports)
	ev.IndependentSources, ev.Origins = len(ev.Reports), 1
	if in.Sources != nil {
		told := besides
		for _, m := range ev.Members {
			if !m.Ahead() || ev.Factuality != news.Happened {
				span := SentenceSpan(m)
				told = append(told, news.Evidence{Report: m.Report.ID, Span: span, Quote: span.In(m.Report.Text), Role: m.Role})
			}
		}
		ev.IndependentSources, ev.Origins, ev.Counted = in.Sources(told)
	}
}

// recallDays is how long before each of its reports, and before the story's first,
// an event must lie for them to recall it rather than to report it.
const recallDays = 30

// recalled says whether every report that tells of the event tells it as
// background: it ended long before the report, and before the story began. What
// happened since is the story's own, though only a look back tells it.
func (ev *Event) recalled(in Inputs) bool {
	last, ok := ev.Days.Hull()
	if !ok || ev.When.Latest == "" || in.Begin != 0 && last.Last >= in.Begin-recallDays {
		return false
	}
	for _, m := range ev.Members {
		from, ok := in.Published(m.Report.ID).Hull()
		if !ok || last.Last >= from.First-recallDays {
			return false
		}
	}
	return true
}

// weigh is how much an event matters: each independent source and each mention
// in a headline or a lead counts, and so do a known day and named actors; what
// is merely possible, or stands outside the story's own text, counts less.
func (ev *Event) weigh() float64 {
	w := float64(ev.IndependentSources) + 0.25*float64(len(ev.Members)-1)
	for _, m := range ev.Members {
		switch {
		case m.Role == news.Headline:
			w++
		case m.Role == news.StoryText && m.Sent >= 0 && lead(m):
			w += 0.5
		}
	}
	if ev.When.Earliest != "" && ev.When.Latest != "" {
		w++
	}
	w += 0.5 * float64(min(2, len(ev.Actors)))
	if f, ok := lesser[ev.Type]; ok {
		w *= f
	}
	switch ev.Factuality {
	case news.Possible, news.CalledFor:
		w--
	}
	if ev.Best.Role != news.StoryText && ev.Best.Role != news.Headline {
		w -= 0.5
	}
	return w
}

// lesser are types that report attitudes rather than turns of a matter, with the
// share of their weight that counts.
var lesser = map[string]float64{"ACCUSE": 0.5, "REQUEST": 0.5, "REJECT": 0.5, "SUPPORT": 0.5, "COOPERATE": 0.7, "THREATEN": 0.8}

// leadSentences is how many sentences of the story's own text are its lead.
const leadSentences = 3

// lead says whether m stands in the lead of its report.
func lead(m *event.Mention) bool {
	for _, p := range m.Report.Passages {
		if p.Role != news.StoryText {
			continue
		}
		n := 0
		for i := range m.Report.Sentences {
			if m.Report.Sentences[i].Start >= p.Start {
				if i == m.Sent {
					return true
				}
				if n++; n == leadSentences {
					return false
				}
			}
		}
		return false
	}
	return false
}
