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

	"dateline/internal/calendar"
	"dateline/internal/dating"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
	"dateline/internal/story/chronicle"
)

// Inputs is what other parts of the story know.
type Inputs struct {
	Published func(news.ReportID) dating.Days
	// Lines are the sentences that bear a day, and Reports those they stand in.
	Lines   []news.DatedLine
	Reports []*news.Annotated
	// AsOf is the day that "lapsed" refers to, EDTF, "" for none.
	AsOf string
	// Alike says whether an entity is another, or stands for it; nil for equality.
	Alike func(a, b news.EntityID) bool
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
	w := &work{events: events, in: in, lines: datedLines(in.Lines, in.Reports), inSentence: bySentence(events)}
	if in.Alike == nil {
		w.in.Alike = func(a, b news.EntityID) bool { return a == b }
	}
	w.eventOf = map[*event.Mention]*chronicle.Event{}
	for _, ev := range events {
		for _, m := range ev.Members {
			w.eventOf[m] = ev
		}
	}
	w.accounts = newAccounts(in.Reports, w.inSentence)
	w.told = w.newTellings()
	w.kinds, w.undone, w.newDays = map[string][]*chronicle.Event{}, map[string][]*chronicle.Event{}, map[string][]*chronicle.Event{}
	for _, ev := range events {
		k := kind(ev)
		w.kinds[k] = append(w.kinds[k], ev)
		if slices.ContainsFunc(ev.Members, func(m *event.Mention) bool {
			return m.Factuality == news.DidNotHappen || m.Factuality == news.Denied
		}) {
			w.undone[k] = append(w.undone[k], ev)
		}
		if slices.ContainsFunc(ev.Members, setsAnotherDay) {
			w.newDays[k] = append(w.newDays[k], ev)
		}
	}
	w.announced = map[*chronicle.Event]*event.Mention{}
	for _, ev := range events {
		if said := announcement(ev); said != nil {
			w.announced[ev] = said
		}
	}
	w.findPutOff()
	out := []news.Plan{}
	for _, ev := range events {
		if p, ok := w.plan(ev); ok {
			out = append(out, p)
		}
	}
	out = once(out)
	slices.SortStableFunc(out, func(a, b news.Plan) int {
		return cmp.Or(cmp.Compare(orLast(a.Due), orLast(b.Due)), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// once leaves of several plans that one sentence announces in the same words the one
// that is known best: whose outcome is told, then whose day is known, then the first.
func once(plans []news.Plan) []news.Plan {
	rank := func(p *news.Plan) int {
		n := 0
		if p.Outcome != Open && p.Outcome != Lapsed {
			n += 2
		}
		if p.Due != "" {
			n++
		}
		return n
	}
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
	return out
}

// kind is the type and mode of an event.
func kind(ev *chronicle.Event) string { return ev.Type + " " + ev.Mode }

// orLast sorts a plan without a day after all others.
func orLast(day string) string { return cmp.Or(day, "9999") }

type work struct {
	events []*chronicle.Event
	in     Inputs
	// kinds are the events by type and mode.
	kinds map[string][]*chronicle.Event
	// undone are those of them that a mention says did not come about, newDays
	// those that one sets for another day.
	undone, newDays map[string][]*chronicle.Event
	lines           dated
	inSentence      map[sentence][]*event.Mention
	told            tellings
	accounts        *accounts
	eventOf         map[*event.Mention]*chronicle.Event
	off             map[*chronicle.Event]putOff
	// announced are the announcements of the events that have one.
	announced map[*chronicle.Event]*event.Mention
}

// plan follows one event, if a report looked ahead to it.
func (w *work) plan(ev *chronicle.Event) (news.Plan, bool) {
	said := w.announced[ev]
	if said == nil || said.Time == nil && vague(said) {
		return news.Plan{}, false
	}
	text, _ := chronicle.Named(said.Report, said.Sent, chronicle.Sentence(said))
	p := news.Plan{ID: "P" + ev.ID[1:], Event: ev.ID, Text: text, Outcome: Open, Reasons: []string{}, Evidence: []news.Evidence{quote(said)}}
	due, isDated := w.due(said, ev)
	if isDated {
		p.Due = due.Last.String()
		if due.Len() > 1 {
			p.Due = due.First.String() + "/" + due.Last.String()
		}
	}
	promised := ev.Mode == "promise" && !said.Announces()
	switch {
	case !promised && w.kept(&p, ev, said):
	case w.accountOf(&p, said, due, isDated, accountSure):
	case promised && (w.delivered(&p, said) || w.carriedOut(&p, ev, said, due, isDated)):
	case promised && w.accountOf(&p, said, due, isDated, accountFrom):
	case promised && !isDated:
		p.Reasons = append(p.Reasons, "no report tells that it was kept")
	case w.called(&p, ev, said), w.carriedOut(&p, ev, said, due, isDated), w.calledOff(&p, ev), w.fulfilled(&p, ev, said), w.moved(&p, ev, said):
	case isDated && w.toldLater(&p, said, due):
	case w.accountOf(&p, said, due, isDated, accountFrom):
	case isDated && w.in.AsOf != "" && due.Last.String() < w.in.AsOf:
		p.Outcome = Lapsed
		p.Reasons = append(p.Reasons, "due by "+due.Last.String()+", and nothing found in the reports up to "+w.in.AsOf+" tells what became of it")
	default:
		p.Reasons = append(p.Reasons, "nothing found in the reports tells what became of it")
	}
	return p, true
}

// vague says whether an announcement without a day announces nothing that could be
// kept: an attitude, a writer's guess, what only a headline says, what is said of
// something to come ("the visit will be the first"), or what somebody foretells in so
// many words of others.
func vague(said *event.Mention) bool {
	withTerm := slices.ContainsFunc(said.Rules, func(r string) bool { return strings.Contains(r, "with a day") })
	return attitude[said.Type] && said.Mode != "charge" && !withTerm || said.ByTheWay() || said.Type == "PROTEST" && said.Noun() ||
		said.Role == news.Remark || said.Role == news.Headline || said.Described() || said.Foretold()
}

// attitude are the types of acts that are no plan by themselves, where no day is set
// for them: "it would defend itself".
var attitude = map[string]bool{"SUPPORT": true, "ACCUSE": true, "REJECT": true}

// announcement is the first mention that looks ahead to the event and tells of it
// best: planned before possible; nil for none. What is only called for, or a
// possibility that nobody means to bring about, is no plan.
func announcement(ev *chronicle.Event) *event.Mention {
	var out *event.Mention
	for _, m := range ev.Members {
		if !m.Announces() && !promises(m) {
			continue
		}
		if out == nil || m.Factuality == news.Planned && out.Factuality != news.Planned || m.Factuality == out.Factuality && m.Time != nil && out.Time == nil {
			out = m
		}
	}
	return out
}

// promises says whether a mention tells of a promise that was given: what was
// promised is a plan.
func promises(m *event.Mention) bool {
	return m.Type == "AGREE" && m.Mode == "promise" && m.Past()
}

// delivered says whether a later report tells of aid to the same party.
func (w *work) delivered(p *news.Plan, said *event.Mention) bool {
	for _, o := range w.events {
		if o.Type != "AID" {
			continue
		}
		for _, m := range o.Members {
			if m.Past() && w.later(m, said) && w.meet(m.Sources, said.Sources) && len(m.Days.Meet(w.after(said))) > 0 && m.SameSum(said) {
				p.Outcome, p.OutcomeEvent = Kept, o.ID
				p.Evidence = append(p.Evidence, quote(m))
				p.Reasons = append(p.Reasons, "a later report tells that the sum was given")
				return true
			}
		}
	}
	return false
}

// due is the days for which an announcement sets the event.
func (w *work) due(said *event.Mention, ev *chronicle.Event) (calendar.Span, bool) {
	days := said.Days
	if promises(said) { // its own time is that of the promise
		return w.dueBeside(said)
	} else if said.Time == nil {
		return w.dueWithin(said)
	}
	if both := days.Meet(ev.Days); len(both) > 0 {
		days = both
	}
	hull, ok := days.Hull()
	return hull, ok && hull.Len() <= 400
}

// dueBeside is the first time after a promise in its sentence that lies ahead of its
// report: "promised an inquiry, which is to report by the end of June".
func (w *work) dueBeside(said *event.Mention) (calendar.Span, bool) {
	from, ok := w.in.Published(said.Report.ID).Hull()
	if !ok || said.Sent < 0 {
		return calendar.Span{}, false
	}
	sent := &said.Report.Sentences[said.Sent]
	for i := range said.Report.Times {
		tx := &said.Report.Times[i]
		if tx.Start >= sent.End {
			break
		}
		first, ok1 := calendar.Parse(tx.Earliest)
		last, ok2 := calendar.Parse(tx.Latest)
		if !sent.Contains(tx.Span) || !ok1 || !ok2 || tx.Type != news.TimexDate && tx.Type != news.TimexTime || strings.HasSuffix(tx.Value, "_REF") || last <= from.Last || tx.Start < said.End {
			continue
		}
		return calendar.Span{First: max(first, from.First), Last: last}, last-first <= 400
	}
	return calendar.Span{}, false
}

// dueWithin is the days up to the end of the term that the announcement names: "will
// appeal within two weeks".
func (w *work) dueWithin(said *event.Mention) (calendar.Span, bool) {
	from, ok := w.in.Published(said.Report.ID).Hull()
	if !ok || said.Sent < 0 {
		return calendar.Span{}, false
	}
	sent := &said.Report.Sentences[said.Sent]
	for i := range said.Report.Times {
		tx := &said.Report.Times[i]
		if tx.Start >= sent.End {
			break
		}
		n, unit := calendar.Day(0), byte(0)
		if tx.Start < said.End || tx.Type != news.TimexDuration || !strings.HasSuffix(lower(strings.TrimRight(said.Report.Text[:tx.Start], " ")), " within") && !strings.HasPrefix(lower(tx.In(said.Report.Text)), "within ") {
			continue
		}
		if k, err := fmt.Sscanf(tx.Value, "P%d%c", &n, &unit); k != 2 || err != nil {
			continue
		}
		if days := map[byte]calendar.Day{'D': 1, 'W': 7, 'M': 31}[unit]; days > 0 && n*days <= 400 {
			return calendar.Span{First: from.First, Last: from.Last + n*days}, true
		}
	}
	return calendar.Span{}, false
}

// quote cites the sentence of a mention.
func quote(m *event.Mention) news.Evidence {
	span := chronicle.SentenceSpan(m)
	return news.Evidence{Report: m.Report.ID, Span: span, Quote: span.In(m.Report.Text), Role: m.Role}
}

// kept says whether the event itself is told as having come about.
func (w *work) kept(p *news.Plan, ev *chronicle.Event, said *event.Mention) bool {
	for _, m := range ev.Members {
		if m.Past() && w.keeps(m, said) && !sameWords(m, said) {
			p.Outcome, p.OutcomeEvent = Kept, ev.ID
			p.Evidence = append(p.Evidence, quote(m))
			p.Reasons = append(p.Reasons, "told as having come about")
			return true
		}
	}
	return false
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

// What ties an act of putting off to a plan: offSlack is how many days after it was
// due a thing is put off at most; an act without a day must be told within offNear
// days of that day, of a plan that weighs at least offWeight.
const (
	offSlack  = 3
	offNear   = 45
	offWeight = 2.0
)

// said is the first day on which an announcement can have been made.
func (w *work) said(m *event.Mention) calendar.Day {
	if hull, ok := w.in.Published(m.Report.ID).Hull(); ok {
		return hull.First
	}
	return 0
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

// later says whether the report of a came after that of b for certain.
func (w *work) later(a, b *event.Mention) bool {
	ha, ok1 := w.in.Published(a.Report.ID).Hull()
	hb, ok2 := w.in.Published(b.Report.ID).Hull()
	return ok1 && ok2 && ha.First > hb.Last
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
	words := wordingOf(b).act
	return slices.ContainsFunc(wordingOf(a).act, func(l string) bool { return slices.Contains(words, l) })
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

// moved says whether a later report sets the same event for another day.
func (w *work) moved(p *news.Plan, ev *chronicle.Event, said *event.Mention) bool {
	for _, o := range w.newDays[kind(ev)] {
		if o == ev || !w.sameParties(ev, o) {
			continue
		}
		for _, m := range o.Members {
			if setsAnotherDay(m) && w.later(m, said) {
				p.Outcome, p.OutcomeEvent = Changed, o.ID
				p.Evidence = append(p.Evidence, quote(m))
				p.Reasons = append(p.Reasons, "a later report sets another day for it")
				return true
			}
		}
	}
	return false
}

// setsAnotherDay says whether a mention has a day that its sentence calls another.
func setsAnotherDay(m *event.Mention) bool {
	return m.Time != nil && (m.Announces() || m.Past()) && moves(m)
}

// moves says whether the sentence of m speaks of another day or a delay.
func moves(m *event.Mention) bool {
	return speaksOfAnotherDay(strings.ToLower(m.Clause.In(m.Report.Text)))
}

// moving are words by which something is set for another day.
var moving = []string{"postponed", "delayed until", "delayed to", "reschedul", "put off", "moved to", "pushed back", "put back", "brought forward", "now set for", "new date"}
