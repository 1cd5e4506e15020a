package plan

import (
	"slices"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
	"dateline/internal/story/chronicle"
)

// accountFrom is the score from which a sentence tells what became of a plan: a score
// is the logarithm of how many times likelier it is the sentence than that there is none.
const accountFrom = 0.0

// What the words and the day of a sentence must weigh to tie it to a plan: where it
// tells the act, and where it does not.
const (
	leastTie = 0.25
	mostTie  = 1.4
)

// narrowTold is the most days that the time of an outcome can mean: a month.
const narrowTold = 31

// sought is a plan whose outcome is looked for.
type sought struct {
	said  *event.Mention
	about matter
	keys  []string // the words of about, in order
	due   calendar.Span
	dated bool // due is known
}

// seek reads what is looked for of the plan that said announces.
func (w *work) seek(said *event.Mention, ev *chronicle.Event) *sought {
	s := &sought{said: said}
	s.due, s.dated = w.due(said, ev)
	if said.Sent >= 0 {
		s.about = w.matterOf(said)
		s.keys = sorted(s.about.words)
	}
	return s
}

// verdict is a sentence that tells what became of a plan, with what it tells.
type verdict struct {
	account *account
	mention *event.Mention
	score   float64
	outcome string
	reason  string
}

// account looks among the sentences of the story for the one that tells best what
// became of a plan; its account is nil where none does.
func (w *work) account(s *sought) verdict {
	if s.said.Sent < 0 {
		return verdict{}
	}
	best := verdict{score: accountFrom}
	for _, n := range w.likely(s) {
		a := w.accounts.account(n)
		if !w.mayAccount(a, s) {
			continue
		}
		found := w.signsOf(a, s)
		score := w.in.Weights.Score(found)
		if score <= best.score || !tied(found) {
			continue
		}
		if outcome, reason, ok := w.tells(a, s); ok {
			_, told, _ := w.dayOf(a, s.said)
			best = verdict{a, told, score, outcome, reason}
		}
	}
	return best
}

// tied says whether enough ties a sentence to a plan: the same people may do something
// of the kind at any time, and the same thing may be done by others.
func tied(found []float64) bool {
	things := found[signWords] + found[signBefore]/2 + found[signNamed] + found[signOnTime]/2
	switch {
	case found[signAct] > 0:
		return things+found[signOwner]+(found[signLooks]+found[signLate]+found[signFate])/4 >= leastTie
	case found[signLine]+found[signOutcome] > 0 && found[signUndated] > 0 && found[signLong] > 0:
		// long after, without a day and in another word, it is as well another deed
		return things >= leastTie && found[signLooks]+found[signLooked]+found[signLate]+found[signFate] > 0
	case found[signLine]+found[signOutcome] > 0:
		return things >= leastTie
	}
	return things+found[signOthers]/2 >= mostTie && found[signWords]+found[signBefore]/2+found[signArranged]+found[signOthers]/2 >= leastTie
}

// take gives a plan the outcome that a sentence tells, if one does.
func (w *work) take(p *news.Plan, v verdict) bool {
	if v.account == nil {
		return false
	}
	p.Outcome = v.outcome
	p.Reasons = append(p.Reasons, v.reason)
	span := v.account.rep.Sentences[v.account.at].Span
	ev := news.Evidence{Report: v.account.rep.ID, Span: span, Quote: span.In(v.account.rep.Text), Role: v.account.rep.RoleAt(span.Start)}
	if v.mention != nil {
		ev = quote(v.mention)
		if o := w.eventOf[v.mention]; o != nil {
			p.OutcomeEvent = o.ID
		}
	}
	p.Evidence = append(p.Evidence, ev)
	return true
}

// mayAccount says whether a sentence can know what became of a plan: it stands in a
// report that is not older than the announcement, or below it in the same report
// where the day had come; and it tells, or says what the fate of something was.
func (w *work) mayAccount(a *account, s *sought) bool {
	if !a.told && len(a.fates) == 0 {
		return false
	}
	own := &s.said.Report.Sentences[s.said.Sent]
	sent := &a.rep.Sentences[a.at]
	if a.rep == s.said.Report {
		from, ok := w.in.Published(a.rep.ID).Hull()
		return sent.Start > own.Start && ok && s.dated && s.due.First <= from.Last
	}
	if news.Plain(sent.In(a.rep.Text)) == news.Plain(own.In(s.said.Report.Text)) {
		return false
	}
	mine, ok1 := w.in.Published(s.said.Report.ID).Hull()
	its, ok2 := w.in.Published(a.rep.ID).Hull()
	if !ok1 || !ok2 || its.Last < mine.First {
		return false
	}
	if mine.Len() > narrowTold && its.First <= mine.Last { // nobody knows which came first
		return s.dated && its.First >= s.due.First || a.looks || a.late || a.wasTo || slices.ContainsFunc(a.fates, func(f fateWord) bool { return !f.soft })
	}
	return its.First > mine.Last || its.Len() > 1 || mine.Len() > 1
}

// undoneAtOnce says whether the sentence that tells for which day something was set
// says itself that it was put off or called off: "a visit scheduled for Wednesday had
// been put off by a week".
func (w *work) undoneAtOnce(p *news.Plan, s *sought) bool {
	said, about := s.said, &s.about
	if said.Sent < 0 {
		return false
	}
	a := readAccount(said.Report, said.Sent)
	if a.looks && (said.Announces() || promises(said)) && (a.late || a.passed) { // "which it had undertaken to do by May, came ten days late"
		p.Outcome, p.Reasons = Changed, append(p.Reasons, "the report that looks back at it tells that it came late")
		if a.passed {
			p.Outcome, p.Reasons[0] = Lapsed, "the report that looks back at it tells that its day went by"
		}
		p.Evidence = append(p.Evidence, quote(said))
		return true
	}
	for _, f := range a.fates { // "the strike, shelved over Easter, is to begin on Monday" is on again
		itself := slices.Contains(about.roots, f.word) // to put it off is the plan, or "planned for 1 April, will be delayed"
		if f.soft || f.word == "" || runsTo(said) || said.Main() && said.Tense == "future" && !said.Noun() && f.at < said.Start || itself && !a.dayAfter(plannedFor) || !itself && len(f.of) > 0 && !slices.ContainsFunc(f.of, func(l string) bool { return slices.Contains(about.roots, l) }) {
			continue
		}
		p.Outcome, p.Reasons = f.outcome, append(p.Reasons, "the report that names the day tells that it was put off or called off")
		p.Evidence = append(p.Evidence, quote(said))
		if o := w.eventOf[said]; o != nil {
			p.OutcomeEvent = o.ID
		}
		return true
	}
	return false
}

// runsTo says whether the day of an announcement is the one to which something is put
// off or goes on: "put off her visit until Tuesday".
func runsTo(said *event.Mention) bool {
	if said.Time == nil {
		return false
	}
	head := lower(strings.TrimRight(said.Report.Text[max(0, int(said.Time.Start)-8):said.Time.Start], " "))
	words := lower(said.Time.In(said.Report.Text))
	return slices.ContainsFunc([]string{"until", "till", "to"}, func(w string) bool {
		return strings.HasSuffix(head, " "+w) || strings.HasPrefix(words, w+" ")
	})
}

// dayOf gives the days of what the account tells of the act of the plan, and the
// mention that tells it: of the same act before others; same says whether it is. Where
// no event is told, the one day that the sentence names counts, if it had come.
func (w *work) dayOf(a *account, said *event.Mention) (days calendar.Span, told *event.Mention, same bool) {
	for _, m := range a.mentions {
		if !m.Past() {
			continue
		}
		act := predicate(m)
		is := said.Tells(act) || event.LeadsTo(predicate(said), act)
		if told == nil || is && !same {
			told, same = m, is
		}
	}
	none := calendar.Span{First: 0, Last: -1}
	if told == nil {
		if day, ok := onlyDay(a); ok && a.told && w.publishedAfter(a.rep, day.Last-1) {
			return day, nil, false
		}
		return none, nil, false
	}
	can := told.Days
	if ev := w.eventOf[told]; ev != nil {
		if both := can.Meet(ev.Days); len(both) > 0 {
			can = both
		}
	}
	hull, ok := can.Hull()
	if !ok || hull.Len() > narrowTold {
		return none, told, same
	}
	return hull, told, same
}

// onlyDay is the one day that a sentence names.
func onlyDay(a *account) (calendar.Span, bool) {
	out, found := calendar.Span{}, 0
	for _, tx := range timesIn(a.rep, a.rep.Sentences[a.at].Span) {
		first, ok := calendar.Parse(tx.Earliest)
		if isDay(&tx) && ok && tx.Earliest == tx.Latest && (found == 0 || out.First != first) {
			out, found = calendar.Span{First: first, Last: first}, found+1
		}
	}
	return out, found == 1
}

// namesDay says whether a sentence names the day for which a plan was set, or the
// month of its deadline: "first set for March 22", "pledged for the end of June"; of one
// that looks back, the month in which the day lies too: "ought to have come in June".
func namesDay(a *account, due calendar.Span) bool {
	looks := a.looks || a.wasTo || a.late
	last := due.Last.String()
	for _, tx := range timesIn(a.rep, a.rep.Sentences[a.at].Span) {
		if !isDay(&tx) || len(tx.Value) < 7 {
			continue
		}
		if strings.HasPrefix(tx.Value, "XXXX-") && len(tx.Value) >= 7 && tx.Value[5] != 'W' && strings.HasPrefix(last[4:], tx.Value[4:min(len(tx.Value), 10)]) {
			return due.Len() >= 28 || len(tx.Value) >= 10
		}
		first, ok1 := calendar.Parse(tx.Earliest)
		end, ok2 := calendar.Parse(tx.Latest)
		if ok1 && ok2 && (first == due.First && end == due.Last || due.Len() <= narrowTold && end-first < narrowTold && first <= due.First && due.Last <= end && end > first && looks) {
			return true
		}
	}
	return false
}
