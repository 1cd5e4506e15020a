package plan

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"

	"dateline/internal/calendar"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
	"dateline/internal/story/chronicle"
	"dateline/internal/story/lineage"
)

// What the evidence that a telling is the outcome of a plan adds up to. Found on
// the stories of our own; the sum of the day, the doer and the act is what one
// outcome needs.
const (
	outcomeFrom = 4.5

	forDue      = 3.0 // it was on the very day for which the plan was set
	forDeadline = 2.0 // it was within the days before a deadline, or in the month set
	forSoon     = 1.0 // within soonLate days after it was due
	forLate     = 2.5 // it came after it was due, and says that it was late
	forDoer     = 1.5 // who was to act did
	forSecond   = 0.5 // and another party of the plan is there
	forSite     = 1.0 // in the same place
	forSameAct  = 2.0 // the same word, or another for the same act
	forOutcome  = 1.5 // a word by which such a plan's outcome is told
	forSum      = 1.5 // both name one sum
	forThing    = 0.8 // each rare word that both sentences say, up to three
	forTitle    = 0.4 // each name that both say besides the parties, up to two
)

// lateDays is how many days after it was due what was announced is looked for: the
// first train came five days late, the report seven weeks.
const (
	lateDays = 60
	soonLate = 7
)

// telling is a mention that can be the outcome of a plan, with its words.
type telling struct {
	m     *event.Mention
	ev    *chronicle.Event
	days  calendar.Span
	words *wording // read when first asked for
	late  bool     // it says that it came later than it was to
}

// lateWords are those by which a sentence says that something came late.
var lateWords = regexp.MustCompile(`(?i)\b(days?|weeks?|months?|hours?|years?) late\b|\blater than (planned|announced|promised|scheduled)|\bafter the (date|day|deadline)\b|\bbehind schedule\b|\bmissed (its|the|their|a) deadline\b|\bpast (its|the) deadline\b`)

// wording is what a mention says, besides its parties.
type wording struct {
	act   []string       // lemmas of its predicate
	rare  map[string]int // the rarity of the other words of its clause
	names []string       // names in its clause
}

// tellings are all of a story, by their day and by their parties, each list in
// order of the day.
type tellings struct {
	byDay   map[calendar.Day][]*telling
	late    []*telling // that say of themselves that they came late
	byParty map[news.EntityID][]*telling
	off     []*telling // that put off or called off something
}

// narrowTold is the most days that an outcome can mean: a month.
const narrowTold = 31

// newTellings indexes what reports tell as having come about, or not.
func (w *work) newTellings() tellings {
	out := tellings{byDay: map[calendar.Day][]*telling{}, byParty: map[news.EntityID][]*telling{}}
	for _, ev := range w.events {
		for _, m := range ev.Members {
			if !m.Past() && m.Factuality != news.DidNotHappen || m.Sent < 0 {
				continue
			}
			off := offBy(m) != ""
			days, ok := m.Days.Meet(ev.Days).Hull()
			if off && m.Time == nil {
				days, ok = w.in.Published(m.Report.ID).Hull()
			} else if m.Time == nil && !m.News && ev.When.Earliest == "" {
				continue
			}
			if !ok || days.Len() > narrowTold {
				continue
			}
			t := &telling{m: m, ev: ev, days: days}
			if off {
				out.off = append(out.off, t)
			} else if t.late = lateWords.MatchString(quote(m).Quote); t.late {
				out.late = append(out.late, t)
			}
			for d := days.First; d <= days.Last && !off; d++ {
				out.byDay[d] = append(out.byDay[d], t)
			}
			for _, p := range m.Parties {
				out.byParty[p] = append(out.byParty[p], t)
			}
		}
	}
	for _, list := range out.byParty {
		slices.SortStableFunc(list, func(a, b *telling) int {
			return cmp.Or(cmp.Compare(a.days.First, b.days.First), cmp.Compare(a.m.ID, b.m.ID))
		})
	}
	return out
}

// wording gives the words of a telling. One goroutine asks at a time.
func (t *telling) wording() *wording {
	if t.words == nil {
		w := wordingOf(t.m)
		t.words = &w
	}
	return t.words
}

// wordingOf reads the words of a mention's clause.
func wordingOf(m *event.Mention) wording {
	w := wording{rare: map[string]int{}}
	sent := &m.Report.Sentences[m.Sent]
	for i := range sent.Tokens {
		tok := &sent.Tokens[i]
		if !m.Clause.Contains(tok.Span) && !m.Span.Overlaps(tok.Span) {
			continue
		}
		l := lower(tok.Lemma)
		switch {
		case months[l] || len(l) < 3:
		case m.Span.Overlaps(tok.Span):
			w.act = append(w.act, l)
		case tok.UPOS == "PROPN":
			w.names = append(w.names, l)
		case tok.UPOS == "NOUN" || tok.UPOS == "VERB" || tok.UPOS == "ADJ":
			if n := lineage.Rarity(l); n > 1 {
				w.rare[l] = n
			}
		}
	}
	return w
}

// rareIn gives the rarity of the words of a whole sentence but those of the
// predicate: what an announcement is about stands in the clauses beside it, too
// ("to rule on whether the households may sue").
func rareIn(sent *news.Sentence, m *event.Mention) map[string]int {
	out := map[string]int{}
	for i := range sent.Tokens {
		tok := &sent.Tokens[i]
		l := lower(tok.Lemma)
		if m.Span.Overlaps(tok.Span) || months[l] || len(l) < 3 || tok.UPOS != "NOUN" && tok.UPOS != "VERB" && tok.UPOS != "ADJ" {
			continue
		}
		if n := lineage.Rarity(l); n > 1 {
			out[l] = n
		}
	}
	return out
}

// all are the words of the predicate and the others of its clause.
func (w wording) all() []string {
	out := slices.Clone(w.act)
	for l := range w.rare {
		out = append(out, l)
	}
	return out
}

// carriedOut looks among the later reports for what became of the plan: the telling
// that fits its day, its parties and its words best. It says whether there is one.
func (w *work) carriedOut(p *news.Plan, ev *chronicle.Event, said *event.Mention, due calendar.Span, isDated bool) bool {
	if said.Sent < 0 {
		return false
	}
	own := wordingOf(said)
	own.rare = rareIn(&said.Report.Sentences[said.Sent], said)
	var best *telling
	top := outcomeFrom
	for _, t := range w.near(said, due, isDated) {
		if t.ev == ev || t.m.Report == said.Report && t.m.Sent == said.Sent || !w.mayTell(t, said) || sameWords(t.m, said) {
			continue
		}
		if n := w.fits(t, said, own, due, isDated); n > top || n == top && best != nil && t.m.ID < best.m.ID {
			best, top = t, n
		}
	}
	if best == nil {
		return false
	}
	p.OutcomeEvent = best.ev.ID
	p.Evidence = append(p.Evidence, quote(best.m))
	p.Outcome, p.Reasons = Kept, append(p.Reasons, "a later report tells of it")
	clause := lower(best.m.Clause.In(best.m.Report.Text))
	switch {
	case offBy(best.m) != "":
		p.Outcome, p.Reasons = offBy(best.m), []string{"a later report tells that it was called off or moved"}
	case best.m.Factuality == news.DidNotHappen && speaksOfAnotherDay(clause):
		p.Outcome, p.Reasons = Changed, []string{"a later report tells that it was moved"}
	case best.m.Factuality == news.DidNotHappen && lateTold.MatchString(quote(best.m).Quote):
		p.Outcome, p.Reasons = Changed, []string{"a later report tells that it came late"}
	case best.m.Factuality == news.DidNotHappen && said.Tells(best.wording().act): // "did not support the vote" tells of a vote
		p.Outcome, p.Reasons = Cancelled, []string{"a later report says that it did not come about"}
	case isDated && best.days.First > due.Last:
		p.Outcome = Changed
		p.Reasons = []string{fmt.Sprintf("a later report tells of it %s after the day for which it was announced", days(best.days.First-due.Last))}
	case speaksOfAnotherDay(clause):
		p.Outcome, p.Reasons = Changed, []string{"a later report tells that it was moved"}
	}
	return true
}

// days counts days in words.
func days(n calendar.Day) string {
	if n == 1 {
		return "a day"
	}
	return fmt.Sprintf("%d days", n)
}

// near gives the tellings that can be the outcome by their day: those of the days
// for which the plan was set, and those of its parties after the announcement up to
// lateDays after it was due.
func (w *work) near(said *event.Mention, due calendar.Span, isDated bool) []*telling {
	var out []*telling
	from, to := w.said(said), calendar.Day(0)
	if isDated {
		to = due.Last + lateDays
		first := due.First
		if deadline(said) {
			first = max(due.First-deadlineDays, from)
		}
		for d := first; d <= due.Last && due.Last-first <= narrowTold+deadlineDays; d++ {
			out = append(out, w.told.byDay[d]...)
		}
		for _, t := range w.told.late {
			if t.days.First > due.Last && t.days.First <= due.Last+lateDays {
				out = append(out, t)
			}
		}
		for _, t := range w.told.off {
			if t.days.Last >= from && t.days.First <= due.Last+offSlack {
				out = append(out, t)
			}
		}
	} else if from != 0 {
		to = from + openDays
	}
	for _, p := range said.Parties {
		list := w.told.byParty[p]
		at, _ := slices.BinarySearchFunc(list, from, func(t *telling, d calendar.Day) int { return cmp.Compare(t.days.First, d) })
		for _, t := range list[at:] {
			if t.days.First > to {
				break
			}
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b *telling) int { return cmp.Compare(a.m.ID, b.m.ID) })
	return slices.CompactFunc(out, func(a, b *telling) bool { return a.m == b.m })
}

// openDays is how many days after the announcement the outcome of a plan without a
// day is looked for.
const openDays = 400

// mayTell says whether the report of a telling can know what became of the plan: it
// is not older than the announcement, nor the announcement's own unless the day had
// come.
func (w *work) mayTell(t *telling, said *event.Mention) bool {
	if w.later(said, t.m) {
		return false
	}
	first := w.said(said)
	return t.m.Report != said.Report || t.days.First >= first && first != 0 && t.m.Start > said.Start
}

// fits scores a telling as the outcome of what said announces.
func (w *work) fits(t *telling, said *event.Mention, own wording, due calendar.Span, isDated bool) float64 {
	score := 0.0
	exact, off := false, offBy(t.m) != ""
	switch {
	case !isDated:
	case off:
		score = forDeadline // it is called off before it is due
	case due.Len() == 1 && t.days.First == due.First && t.days.Len() == 1:
		score, exact = forDue, true
	case t.days.Last >= due.First && t.days.First <= due.Last:
		score = forDeadline
	case t.days.Last <= due.Last && due.Last-t.days.Last <= deadlineDays && deadline(said):
		score = forDeadline
	case t.days.First < due.First:
		return 0
	case t.late:
		score = forLate
	case t.days.First-due.Last <= soonLate:
		score = forSoon
	}
	doer := w.meet(said.Sources, t.m.Parties)
	if doer || len(said.Sources) == 0 && w.meet(said.Parties, t.m.Parties) {
		score += forDoer
		if len(said.Parties) > 1 && w.sharedParties(said, t.m) > 1 {
			score += forSecond
		}
	} else if len(said.Sources) > 0 && len(t.m.Sources) > 0 {
		return 0 // another's deed
	}
	if said.Place != "" && t.m.Place != "" {
		if said.Place != t.m.Place {
			return 0
		}
		score += forSite
	} else if t.m.Place != "" && slices.Contains(said.Parties, t.m.Place) || said.Place != "" && slices.Contains(t.m.Parties, said.Place) {
		score += forSite // "fly to Sarn", "spent a day in Sarn"
	}
	words, names := 0.0, 0.0
	for l, n := range own.rare {
		if _, ok := t.wording().rare[l]; ok || slices.Contains(t.wording().act, l) {
			words += forThing * float64(n) / 6
		}
	}
	for _, l := range own.names {
		if slices.Contains(t.wording().names, l) && !doer {
			names += forTitle
		}
	}
	score += min(words, 3*forThing) + min(names, 2*forTitle)
	if said.SameSum(t.m) {
		score += forSum
	}
	switch {
	case off && (said.Tells(t.wording().all()) || event.LeadsTo(own.act, t.wording().all())):
		score += forSameAct // "put off her visit"
	case off && words >= forThing:
		score += forOutcome // "suspended the replacement buses"
	case off:
		return 0
	case said.Tells(t.wording().act):
		score += forSameAct
	case event.LeadsTo(own.act, t.wording().act):
		score += forOutcome
	case words < forThing || !exact:
		return 0 // nothing ties the two but the day and the people
	}
	return score
}

// sharedParties counts the parties of a that b has too.
func (w *work) sharedParties(a, b *event.Mention) int {
	n := 0
	for _, x := range a.Parties {
		if w.meet([]news.EntityID{x}, b.Parties) {
			n++
		}
	}
	return n
}
