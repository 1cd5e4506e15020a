// Package state says where a matter stands, on one screen: the latest on each
// thread, what is due, what is open, what is disputed. In: the events, plans and
// disputes of a story. Out: a State whose every line cites its words.
//
// A thread is events that share their kind of action and an actor: the talks of
// two governments, the loans, the sanctions.
package state

import (
	"cmp"
	"slices"

	"dateline/internal/news"
	"dateline/internal/story/chronicle"
	"dateline/internal/story/plan"
)

// State is where a matter stands.
type State struct {
	// Latest is the newest event of each thread, the threads that matter most
	// first.
	Latest []Thread `json:"latest"`
	// Due are plans that have a day from as-of on, in its order.
	Due []news.Plan `json:"due"`
	// Open are plans without a day of which no outcome is told, the newest
	// first.
	Open []news.Plan `json:"open"`
	// Disputed are the disputes of the story.
	Disputed []news.Dispute `json:"disputed"`
}

// Thread is events of one kind among the same actors.
type Thread struct {
	// Name says what it is about: its kind of action.
	Name string `json:"name"`
	// Event is the newest one, and Events counts all of them.
	Event  *news.Event `json:"event"`
	Events int         `json:"events"`
}

// The most lines of each part that fit one screen.
const (
	maxThreads = 8
	maxPlans   = 8
)

// Of gives the state of a story as of a day.
func Of(events []*chronicle.Event, plans []news.Plan, disputes []news.Dispute, asOf string) State {
	s := State{Latest: threads(events), Due: []news.Plan{}, Open: []news.Plan{}, Disputed: disputes}
	if s.Disputed == nil {
		s.Disputed = []news.Dispute{}
	}
	rank := map[news.RecordID]*chronicle.Event{}
	for _, ev := range events {
		rank[ev.ID] = ev
	}
	for _, p := range plans {
		switch {
		case p.Outcome != plan.Open:
		case p.Due != "" && p.Due >= asOf:
			s.Due = append(s.Due, p)
		default:
			s.Open = append(s.Open, p)
		}
	}
	slices.SortStableFunc(s.Open, func(a, b news.Plan) int {
		return cmp.Or(-cmp.Compare(newest(rank[a.Event]), newest(rank[b.Event])), -cmp.Compare(weight(rank[a.Event]), weight(rank[b.Event])), cmp.Compare(a.ID, b.ID))
	})
	s.Due = s.Due[:min(len(s.Due), maxPlans)]
	s.Open = s.Open[:min(len(s.Open), maxPlans)]
	return s
}

func weight(ev *chronicle.Event) float64 {
	if ev == nil {
		return 0
	}
	return ev.Weight
}

// newest is the last day on which an event can have been told.
func newest(ev *chronicle.Event) string {
	if ev == nil {
		return ""
	}
	day := ""
	for _, m := range ev.Members {
		day = max(day, m.Report.Published.Latest)
	}
	return day
}

// threads groups events that have come about by their kind of action; of each
// it gives the newest. Kinds with more weight come first.
func threads(events []*chronicle.Event) []Thread {
	type group struct {
		name   string
		events []*chronicle.Event
		weight float64
	}
	var groups []*group
	at := map[string]*group{}
	for _, ev := range events {
		if ev.Factuality != news.Happened && ev.Factuality != news.Ongoing || ev.Weight < 1 {
			continue
		}
		name := Name(&ev.Event)
		if at[name] == nil {
			at[name] = &group{name: name}
			groups = append(groups, at[name])
		}
		at[name].events = append(at[name].events, ev)
		at[name].weight += ev.Weight
	}
	slices.SortStableFunc(groups, func(a, b *group) int {
		return cmp.Or(-cmp.Compare(a.weight, b.weight), cmp.Compare(a.name, b.name))
	})
	out := []Thread{}
	shown := map[string]bool{}
	for _, g := range groups {
		if len(out) == maxThreads {
			break
		}
		g.events = slices.DeleteFunc(g.events, func(ev *chronicle.Event) bool { return shown[ev.Line] })
		if len(g.events) == 0 {
			continue
		}
		last := slices.MaxFunc(g.events, func(a, b *chronicle.Event) int {
			return cmp.Or(cmp.Compare(dated(a), dated(b)), cmp.Compare(a.When.Latest, b.When.Latest), cmp.Compare(newest(a), newest(b)), cmp.Compare(a.Weight, b.Weight), -cmp.Compare(a.ID, b.ID))
		})
		shown[last.Line] = true
		out = append(out, Thread{Name: g.name, Event: &last.Event, Events: len(g.events)})
	}
	return out
}

// dated is 1 for an event with a day or days, 0 for one that nothing dates.
func dated(ev *chronicle.Event) int {
	if ev.When.Earliest != "" && ev.When.Latest != "" {
		return 1
	}
	return 0
}

// names are plain words for the kinds of action.
var names = map[string]string{
	"ACCUSE": "accusations", "AGREE": "agreements", "AID": "aid", "ASSAULT": "violence", "COERCE": "arrests and pressure",
	"CONSULT": "talks", "COOPERATE": "cooperation", "MOBILIZE": "forces", "PROTEST": "protests", "REJECT": "refusals",
	"REQUEST": "demands", "SANCTION": "sanctions", "SUPPORT": "support", "THREATEN": "threats", "YIELD": "concessions",
}

// Name is the plain name of the kind of action of an event: "talks",
// "sanctions", "election".
func Name(ev *news.Event) string {
	if n := names[ev.Type]; n != "" {
		return n
	}
	if ev.Mode != "" {
		return ev.Mode
	}
	return "other"
}
