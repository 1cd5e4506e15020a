// Package state says where a matter stands, on one screen: the latest on each
// thread, what is due, what is open, what is disputed. In: the events, plans and
// disputes of a story. Out: a State whose every line cites its words.
//
// A thread is events that share their kind of action: the talks, the loans, the
// sanctions.
package state

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/story/chronicle"
	"dateline/internal/story/plan"
)

// State is where a matter stands.
type State struct {
	// Latest is the newest event of each of the threads that matter most, the
	// newest first.
	Latest []Thread `json:"latest"`
	// Newest are the first sentences of the newest reports, the newest first.
	Newest []Lead `json:"newest"`
	// Due are plans that have a day from as-of on, in its order.
	Due []news.Plan `json:"due"`
	// Open are plans without a day of which no outcome is told, the newest
	// first.
	Open []news.Plan `json:"open"`
	// Disputed are the disputes of the story.
	Disputed []news.Dispute `json:"disputed"`
}

// Lead is the first sentence of a report's own text.
type Lead struct {
	Report   news.ReportID   `json:"report"`
	Line     string          `json:"line"`
	Evidence []news.Evidence `json:"evidence"`
}

// Thread is events of one kind.
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
	maxNewest  = 3
)

// newestLeads gives the leads of the newest reports. Copies of one text stand once.
func newestLeads(reports []*news.Annotated, day func(news.ReportID) string) []Lead {
	reports = slices.Clone(reports)
	slices.SortFunc(reports, func(a, b *news.Annotated) int {
		return cmp.Or(-cmp.Compare(day(a.ID), day(b.ID)), cmp.Compare(a.ID, b.ID))
	})
	out := []Lead{}
	seen := map[string]bool{}
	for _, rep := range reports {
		if len(out) == maxNewest || day(rep.ID) == "" {
			break
		}
		if lead, ok := LeadOf(rep); ok && !seen[lead.Line] {
			seen[lead.Line] = true
			out = append(out, lead)
		}
	}
	return out
}

// LeadOf gives the lead of a report, if it has one.
func LeadOf(rep *news.Annotated) (Lead, bool) {
	span, ok := first(rep)
	if !ok {
		return Lead{}, false
	}
	e := news.Evidence{Report: rep.ID, Span: span, Quote: span.In(rep.Text), Role: news.StoryText}
	return Lead{rep.ID, news.Plain(e.Quote), []news.Evidence{e}}, true
}

// first is the first sentence of a report's own text that has a verb.
func first(rep *news.Annotated) (news.Span, bool) {
	pas := 0
	for i := range rep.Sentences {
		sent := &rep.Sentences[i]
		for pas < len(rep.Passages) && rep.Passages[pas].End <= sent.Start {
			pas++
		}
		if pas == len(rep.Passages) {
			break
		}
		if rep.Passages[pas].Role == news.StoryText && slices.ContainsFunc(sent.Tokens, func(tok news.Token) bool { return tok.UPOS == "VERB" }) {
			return sent.Span, true
		}
	}
	return news.Span{}, false
}

// Inputs is what a state is made of.
type Inputs struct {
	Reports  []*news.Annotated
	Events   []*chronicle.Event
	Plans    []news.Plan
	Disputes []news.Dispute
	// Day is the last day on which a report can be from, EDTF, "" for none.
	Day  func(news.ReportID) string
	AsOf string
}

// Of gives the state of a story as of a day.
func Of(in Inputs) State {
	s := of(in.Events, in.Plans, in.Disputes, in.AsOf)
	s.Newest = newestLeads(in.Reports, in.Day)
	return s
}

func of(events []*chronicle.Event, plans []news.Plan, disputes []news.Dispute, asOf string) State {
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
		case p.Due != "" && p.Due[strings.LastIndexByte(p.Due, '/')+1:] >= asOf:
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
			return cmp.Or(cmp.Compare(dated(a), dated(b)), cmp.Compare(toldPlainly(a), toldPlainly(b)), cmp.Compare(a.When.Latest, b.When.Latest), cmp.Compare(newest(a), newest(b)), cmp.Compare(a.Weight, b.Weight), -cmp.Compare(a.ID, b.ID))
		})
		shown[last.Line] = true
		out = append(out, Thread{Name: g.name, Event: &last.Event, Events: len(g.events)})
	}
	// The newest stands first, whatever its kind; what nothing dates is known to be from
	// before its report, which may be long before.
	slices.SortStableFunc(out, func(a, b Thread) int {
		return cmp.Or(-cmp.Compare(boolInt(a.Event.When.Earliest != ""), boolInt(b.Event.When.Earliest != "")), -cmp.Compare(a.Event.When.Latest, b.Event.When.Latest))
	})
	return out
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// toldPlainly is 1 for an undated event that a sentence tells in the main, 0 for one
// that is only spoken of by the way ("noting that it is sanctioned"), or has a day.
func toldPlainly(ev *chronicle.Event) int {
	return boolInt(dated(ev) == 0 && ev.Best != nil && ev.Best.Main())
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
	return "other events"
}
