package plan

import (
	"slices"

	"dateline/internal/calendar"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
	"dateline/internal/story/chronicle"
)

// kept says whether the event itself is told as having come about, in a sentence that
// does not say as well that it was put off or called off.
func (w *work) kept(p *news.Plan, ev *chronicle.Event, s *sought) bool {
	for _, m := range ev.Members {
		if m.Past() && w.keeps(m, s.said) && !sameWords(m, s.said) && !w.toldOff(m, s) {
			p.Outcome, p.OutcomeEvent = Kept, ev.ID
			p.Evidence = append(p.Evidence, quote(m))
			p.Reasons = append(p.Reasons, "told as having come about")
			return true
		}
	}
	return false
}

// toldOff says whether the sentence of m says that what is sought was put off, called
// off or not done.
func (w *work) toldOff(m *event.Mention, s *sought) bool {
	return m.Sent >= 0 && w.fate(readAccount(m.Report, m.Sent), s, calendar.Span{First: 0, Last: -1}, true) != ""
}

// sameWords says whether two mentions stand in one sentence or in copies of it: no
// announcement tells its own outcome.
func sameWords(a, b *event.Mention) bool {
	x, y := quote(a).Quote, quote(b).Quote
	return x == y || news.Plain(x) == news.Plain(y)
}

// keeps says whether a mention that tells of the event can tell of what said
// announced: not if its report came before the announcement, and in the report of
// the announcement itself only of what had its day by then.
func (w *work) keeps(m, said *event.Mention) bool {
	if w.later(said, m) {
		return false
	}
	if m.Report != said.Report {
		return true
	}
	from, ok := w.in.Published(m.Report.ID).Hull()
	due, known := said.Days.Hull()
	if said.Time == nil {
		return m.Tense != "" // "amid protests" keeps nothing that the text below announces
	}
	return ok && known && due.First <= from.Last
}

// called says whether a later report calls the event off, or denies it.
func (w *work) called(p *news.Plan, ev *chronicle.Event, said *event.Mention) bool {
	for _, o := range w.undone[kind(ev)] {
		if o != ev && !w.counterpart(ev, o) {
			continue
		}
		for _, m := range o.Members {
			if m.Report == said.Report || !w.later(m, said) && o != ev || o != ev && !sharesAct(m, said) {
				continue
			}
			switch m.Factuality {
			case news.DidNotHappen:
				p.Outcome = Cancelled
				if moves(m) {
					p.Outcome = Changed
				}
			case news.Denied:
				p.Outcome = Denied
			default:
				continue
			}
			p.OutcomeEvent = o.ID
			p.Evidence = append(p.Evidence, quote(m))
			p.Reasons = append(p.Reasons, "a later report says that it did not come about")
			return true
		}
	}
	return false
}

// counterpart says whether o can be the other end of ev: the same kind of action
// by the same parties, on days that can be the same.
func (w *work) counterpart(ev, o *chronicle.Event) bool {
	return o.Type == ev.Type && o.Mode == ev.Mode && w.sameParties(ev, o) && len(ev.Days.Meet(o.Days)) > 0
}

// sameParties says whether the events share all parties of the one that names
// fewer, and at least two of them or all sources and targets that both name.
func (w *work) sameParties(a, b *chronicle.Event) bool {
	if len(a.Actors) == 0 || len(b.Actors) == 0 {
		return false
	}
	if len(a.Actors) > len(b.Actors) {
		a, b = b, a
	}
	for _, x := range a.Actors {
		if !slices.ContainsFunc(b.Actors, func(y news.ActorRef) bool { return w.in.Alike(x.Entity, y.Entity) }) {
			return false
		}
	}
	return len(a.Actors) >= 2 || len(b.Actors) == 1
}

// fulfilled says whether a later report tells of the same kind of action, by a common word, against
// the same target: what was prepared came about, though no words tie the two.
func (w *work) fulfilled(p *news.Plan, ev *chronicle.Event, said *event.Mention) bool {
	if !unilateral[ev.Type] {
		return false
	}
	for _, o := range w.kinds[kind(ev)] {
		if o == ev {
			continue
		}
		for _, m := range o.Members {
			if m.Past() && w.later(m, said) && w.against(m, said) && sharesAct(m, said) && (len(m.Sources) == 0 || len(said.Sources) == 0 || w.meet(m.Sources, said.Sources)) && len(m.Days.Meet(w.after(said))) > 0 {
				p.Outcome, p.OutcomeEvent = Kept, o.ID
				p.Evidence = append(p.Evidence, quote(m))
				p.Reasons = append(p.Reasons, "a later report tells of the same action against the same target")
				return true
			}
		}
	}
	return false
}

// sharesAct says whether two predicates have a word in common: "adopt sanctions" and
// "slapped sanctions", and not an offer of troops and a loan.
func sharesAct(a, b *event.Mention) bool {
	if a.Sent < 0 || b.Sent < 0 {
		return false
	}
	words := predicate(b)
	return slices.ContainsFunc(predicate(a), func(l string) bool { return slices.Contains(words, l) })
}

// settingShared is how many of the entities that two reports are most about must
// be shared for an act without a named target to be against the same one.
const settingShared = 3

// against says whether a is against the target of the announcement b: they share
// one, or b names none in a report about the same matter.
func (w *work) against(a, b *event.Mention) bool {
	if len(b.Targets) > 0 {
		return w.meet(a.Targets, b.Targets)
	}
	return a.SharedSetting(b) >= settingShared
}

// unilateral are the types of action that one party can carry out by itself, so
// that a later act of the type against the same target is what was announced.
var unilateral = map[string]bool{"SANCTION": true, "AID": true}

// predicate are the lemmas of a mention's predicate.
func predicate(m *event.Mention) []string {
	var out []string
	if m.Sent < 0 {
		return nil
	}
	sent := &m.Report.Sentences[m.Sent]
	for i := range sent.Tokens {
		if tok := &sent.Tokens[i]; m.Span.Overlaps(tok.Span) && len(tok.Lemma) > 2 {
			out = append(out, lower(tok.Lemma))
		}
	}
	return out
}
