// Package plan follows what was announced to its outcome: events that some
// report looked ahead to go in, plans come out, each with when it is due and what
// became of it.
//
//	"will meet on Monday" + "met on Monday" → kept
//	"a vote is scheduled for May", no later word, as of June → lapsed
package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/dating"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
	"dateline/internal/story/chronicle"
)

// Inputs is what other parts of the story know.
type Inputs struct {
	Published func(news.ReportID) dating.Days
	// Reports are those of the story; any sentence of theirs can tell of an outcome.
	Reports []*news.Annotated
	// AsOf is the day that "lapsed" refers to, EDTF, "" for none.
	AsOf string
	// Alike says whether an entity is another, or stands for it; nil for equality.
	Alike func(a, b news.EntityID) bool
	// Weights are those of the signs of an outcome; nil for the program's own.
	Weights *Weights
}

// The outcomes of a plan.
const (
	Kept      = "kept"
	Changed   = "changed"
	Cancelled = "cancelled"
	Denied    = "denied"
	Lapsed    = "lapsed"
	Open      = "open"
)

// Find gives the plans of events, in order of when they are due, then of when
// they were announced. Each cites the words of the announcement and, where there
// is one, of the outcome.
func Find(events []*chronicle.Event, in Inputs) []news.Plan {
	w := newWork(events, in)
	var found []pursued
	for _, ev := range events {
		if p, ok := w.plan(ev); ok {
			found = append(found, pursued{p, announcement(ev)})
		}
	}
	out := w.apart(found)
	out = once(out)
	slices.SortStableFunc(out, func(a, b news.Plan) int {
		return cmp.Or(cmp.Compare(orLast(a.Due), orLast(b.Due)), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// newWork indexes the events and the reports.
func newWork(events []*chronicle.Event, in Inputs) *work {
	w := &work{in: in}
	if in.Weights == nil {
		w.in.Weights = learned()
	}
	if in.Alike == nil {
		w.in.Alike = func(a, b news.EntityID) bool { return a == b }
	}
	w.eventOf = map[*event.Mention]*chronicle.Event{}
	for _, ev := range events {
		for _, m := range ev.Members {
			w.eventOf[m] = ev
		}
	}
	w.accounts = newAccounts(in.Reports, bySentence(events))
	w.kinds, w.undone = map[string][]*chronicle.Event{}, map[string][]*chronicle.Event{}
	for _, ev := range events {
		k := kind(ev)
		w.kinds[k] = append(w.kinds[k], ev)
		if slices.ContainsFunc(ev.Members, func(m *event.Mention) bool {
			return m.Factuality == news.DidNotHappen || m.Factuality == news.Denied
		}) {
			w.undone[k] = append(w.undone[k], ev)
		}
	}
	return w
}

// pursued is a plan with its announcement.
type pursued struct {
	news.Plan
	said *event.Mention
}

// rank is how much is known of a plan: what became of it, then for when it was set.
func rank(p *news.Plan) int {
	n := 0
	if p.Outcome != Open && p.Outcome != Lapsed {
		n += 2
	}
	if p.Due != "" {
		n++
	}
	return n
}

// apart leaves of plans of one act that different reports announce for one day, and that
// share a party, the one that is known best: a report and its rewriter may name other
// parties besides.
func (w *work) apart(all []pursued) []news.Plan {
	at := map[string][]int{}
	out := []news.Plan{}
	var kept []pursued
	for _, p := range all {
		key := p.Due + " " + p.said.Type + " " + p.said.Mode + " " + p.said.Lemma
		same := -1
		for _, k := range at[key] {
			if o := &kept[k]; p.Due != "" && !strings.Contains(p.Due, "/") && o.said.Report != p.said.Report && w.meet(o.said.Parties, p.said.Parties) {
				same = k
				break
			}
		}
		switch {
		case same < 0:
			at[key] = append(at[key], len(kept))
			kept, out = append(kept, p), append(out, p.Plan)
		case rank(&p.Plan) > rank(&out[same]):
			kept[same], out[same] = p, p.Plan
		}
	}
	return out
}

// once leaves of several plans that one sentence announces in the same words the one
// that is known best: whose outcome is told, then whose day is known, then the first.
func once(plans []news.Plan) []news.Plan {
	best := map[string]int{}
	var out []news.Plan
	for _, p := range plans {
		key := p.Text
		if p.Due == "" && p.Outcome == Open { // a sentence is open once
			key = fmt.Sprint(p.Evidence[0].Report, p.Evidence[0].Span)
		}
		k, seen := best[key]
		switch {
		case !seen:
			best[key] = len(out)
			out = append(out, p)
		case rank(&p) > rank(&out[k]):
			out[k] = p
		}
	}
	known := map[string]bool{}
	for i := range out {
		known[out[i].Text] = known[out[i].Text] || rank(&out[i]) > 0 || out[i].Outcome == Lapsed
	}
	return slices.DeleteFunc(out, func(p news.Plan) bool { // another act of the sentence, of which nothing is known
		return p.Due == "" && p.Outcome == Open && known[p.Text]
	})
}

// kind is the type and mode of an event.
func kind(ev *chronicle.Event) string { return ev.Type + " " + ev.Mode }

// orLast sorts a plan without a day after all others.
func orLast(day string) string { return cmp.Or(day, "9999") }

// work is what the plans of one story are followed with.
type work struct {
	in Inputs
	// kinds are the events by type and mode, undone those of them that a mention says
	// did not come about.
	kinds, undone map[string][]*chronicle.Event
	accounts      *accounts
	eventOf       map[*event.Mention]*chronicle.Event
}

// plan follows one event, if a report looked ahead to it.
func (w *work) plan(ev *chronicle.Event) (news.Plan, bool) {
	said := announcement(ev)
	if said == nil || said.Time == nil && vague(said) {
		return news.Plan{}, false
	}
	text, _ := chronicle.Named(said.Report, said.Sent, chronicle.Sentence(said))
	p := news.Plan{ID: "P" + ev.ID[1:], Event: ev.ID, Text: text, Outcome: Open, Reasons: []string{}, Evidence: []news.Evidence{quote(said)}}
	s := w.seek(said, ev)
	if s.dated {
		p.Due = s.due.Last.String()
		if s.due.Len() > 1 {
			p.Due = s.due.First.String() + "/" + s.due.Last.String()
		}
	}
	if forswears(said) {
		w.broken(&p, s)
		return p, true
	}
	promised := ev.Mode == "promise" && !said.Announces()
	if !promised && w.kept(&p, ev, s) || w.undoneAtOnce(&p, s) {
		return p, true
	}
	switch {
	case w.take(&p, w.account(s)):
	case !promised && (w.called(&p, ev, said) || w.fulfilled(&p, ev, said)):
	case promised && !s.dated:
		p.Reasons = append(p.Reasons, "no report tells that it was kept")
	case s.dated && w.in.AsOf != "" && s.due.Last.String() < w.in.AsOf:
		p.Outcome = Lapsed
		p.Reasons = append(p.Reasons, "due by "+s.due.Last.String()+", and nothing found in the reports up to "+w.in.AsOf+" tells what became of it")
	default:
		p.Reasons = append(p.Reasons, "nothing found in the reports tells what became of it")
	}
	return p, true
}

// broken gives a promise not to do something its outcome where a report tells that it was
// done all the same. Nothing tells that it was kept.
func (w *work) broken(p *news.Plan, s *sought) {
	v := w.account(s)
	if v.account == nil || v.outcome != Kept && v.outcome != Changed || !s.about.does(v.account.carried()) {
		p.Reasons = append(p.Reasons, "nothing found in the reports tells that it was done")
		return
	}
	v.outcome, v.reason = Cancelled, "a later report tells that it was done all the same"
	w.take(p, v)
}

// quote cites the sentence of a mention.
func quote(m *event.Mention) news.Evidence {
	span := chronicle.SentenceSpan(m)
	return news.Evidence{Report: m.Report.ID, Span: span, Quote: span.In(m.Report.Text), Role: m.Role}
}

// later says whether the report of a came after that of b for certain.
func (w *work) later(a, b *event.Mention) bool {
	ha, ok1 := w.in.Published(a.Report.ID).Hull()
	hb, ok2 := w.in.Published(b.Report.ID).Hull()
	return ok1 && ok2 && ha.First > hb.Last
}

// after is the days from the announcement on.
func (w *work) after(said *event.Mention) dating.Days {
	if hull, ok := w.in.Published(said.Report.ID).Hull(); ok {
		return dating.From(hull.First)
	}
	return dating.All
}

func (w *work) meet(a, b []news.EntityID) bool {
	return slices.ContainsFunc(a, func(x news.EntityID) bool {
		return slices.ContainsFunc(b, func(y news.EntityID) bool { return w.in.Alike(x, y) })
	})
}

// moves says whether the sentence of m speaks of another day or a delay.
func moves(m *event.Mention) bool {
	return speaksOfAnotherDay(strings.ToLower(m.Clause.In(m.Report.Text)))
}
