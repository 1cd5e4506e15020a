package plan

import (
	"fmt"
	"slices"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
)

// What an account adds up to. Found on the stories of our own and on stories that
// editors wrote; the words are weighed from 0 to 1 by how few sentences of the story
// have them.
const (
	accountFrom = 3.2
	accountSure = 5.0 // from here on it goes before what events alone tell

	forDue      = 3.0 // it was on the very day for which the plan was set
	forDeadline = 2.0 // it was within the days before a deadline, or in the month set
	forSoon     = 1.0 // it was before the deadline, or late
	forOutcome  = 1.5 // a word by which such a plan's outcome is told
	forLook     = 1.5 // it looks back at what was promised or planned
	forNamedDue = 2.0 // it names the day for which the plan was set
	forFate     = 1.2 // it says of a word of the plan that it was put off or called off
	forOwner    = 1.4 // it names who was to act
	forName     = 1.0 // another name that both have
	forNumber   = 0.6 // a shared number, besides its weight as a word
	forWords    = 1.6 // the weight of one shared word
	forAct      = 1.2 // it says the word of the act
	forActWord  = 1.2 // and the more, the fewer say it
	forLine     = 1.5 // another word for the act
	forBoth     = 0.6 // who was to act, and the word of the act
	mostWords   = 3.0 // the most that shared words can weigh
	lateAbout   = 0.5 // what it must share of words to be late with the thing that was planned
	muchShared  = 2.4 // what an account of another act must share of words and names
)

// How many days after it was due what was announced is looked for, and put off at
// most; and the most days that the time of an outcome can mean: a month.
const (
	lateDays   = 60
	offSlack   = 3
	narrowTold = 31
)

// verdict is what an account says of a plan.
type verdict struct {
	account *account
	mention *event.Mention
	score   float64
	outcome string
	reason  string
	plain   bool // it says in so many words what became of it
}

// accountOf looks among the sentences of the story for the one that tells best what
// became of the plan, with a score of at least from.
func (w *work) accountOf(p *news.Plan, said *event.Mention, due calendar.Span, isDated bool, from float64) bool {
	if said.Sent < 0 {
		return false
	}
	about := w.matterOf(said)
	if w.undoneAtOnce(p, said, about) {
		return true
	}
	var best verdict
	for _, n := range w.likely(about) {
		a := w.accounts.account(n)
		if !w.mayAccount(a, said, due, isDated) {
			continue
		}
		if v := w.judge(a, said, about, due, isDated); v.score > best.score {
			best, v.account = v, a
			best.account = a
		}
	}
	if best.score < accountFrom || best.score < from && !best.plain {
		return false
	}
	p.Outcome = best.outcome
	p.Reasons = append(p.Reasons, best.reason)
	sent := best.account.rep.Sentences[best.account.at].Span
	ev := news.Evidence{Report: best.account.rep.ID, Span: sent, Quote: sent.In(best.account.rep.Text), Role: best.account.rep.RoleAt(sent.Start)}
	if m := best.mention; m != nil {
		ev = quote(m)
		if o := w.eventOf[m]; o != nil {
			p.OutcomeEvent = o.ID
		}
	}
	p.Evidence = append(p.Evidence, ev)
	return true
}

// undoneAtOnce says whether the sentence that tells for which day something was set
// says itself that it was put off or called off: "a visit scheduled for Wednesday had
// been put off by a week".
func (w *work) undoneAtOnce(p *news.Plan, said *event.Mention, about matter) bool {
	a := readAccount(said.Report, said.Sent)
	for _, f := range a.fates {
		if f.soft || f.word == "" || slices.Contains(about.roots, f.word) || !slices.ContainsFunc(f.of, func(l string) bool { return slices.Contains(about.roots, l) }) {
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

// mayAccount says whether a sentence can know what became of a plan: it stands in a
// report that is not older than the announcement, or below it in the same report
// where the day had come; and it tells, or says what the fate of something was.
func (w *work) mayAccount(a *account, said *event.Mention, due calendar.Span, isDated bool) bool {
	if !a.told && len(a.fates) == 0 {
		return false
	}
	own := &said.Report.Sentences[said.Sent]
	sent := &a.rep.Sentences[a.at]
	if a.rep == said.Report {
		from, ok := w.in.Published(a.rep.ID).Hull()
		return sent.Start > own.Start && ok && isDated && due.First <= from.Last
	}
	if news.Plain(sent.In(a.rep.Text)) == news.Plain(own.In(said.Report.Text)) {
		return false
	}
	mine, ok1 := w.in.Published(said.Report.ID).Hull()
	its, ok2 := w.in.Published(a.rep.ID).Hull()
	return ok1 && ok2 && its.Last >= mine.First && (its.First > mine.Last || its.Len() > 1 || mine.Len() > 1)
}

// judge weighs an account as the one of what became of a plan, and reads which
// outcome it tells.
func (w *work) judge(a *account, said *event.Mention, about matter, due calendar.Span, isDated bool) verdict {
	v := verdict{outcome: Kept, reason: "a later report tells of it"}
	words, numbers := 0.0, 0.0
	for _, l := range sorted(about.words) {
		if !a.words[l] && slices.Contains(a.near, l) {
			words += forWords * about.words[l] * aside
		} else if a.words[l] && !slices.Contains(about.roots, l) {
			words += forWords * about.words[l]
			if l[0] >= '1' && l[0] <= '9' {
				numbers = forNumber
			}
		}
	}
	names, owner := 0.0, 0.0
	for _, l := range sorted(about.names) {
		switch {
		case !a.names[l]:
		case about.owner[l]:
			owner = max(owner, forOwner*w.accounts.weight(l))
		default:
			names += forName * w.accounts.weight(l)
		}
	}
	names = min(names, 2*forName)
	act, sameWord := 0.0, false
	for _, l := range about.roots {
		if (a.words[l] || slices.Contains(a.near, l)) && !light(l) {
			act, sameWord = max(act, forAct+forActWord*w.accounts.weight(l)), true
		}
	}
	if said.Tells(a.lemmas) || slices.ContainsFunc(about.lines, func(l string) bool { return a.words[l] }) {
		act = max(act, forLine)
	} else if event.LeadsTo(about.act, a.lemmas) {
		act = max(act, forOutcome)
	}
	content := words + names
	v.score = min(words, mostWords) + numbers + names + owner + act
	if sameWord && owner > 0 {
		v.score += forBoth
	}
	looks := about.has(a.looked) || a.late && words >= lateAbout
	switch {
	case looks:
		v.score += forLook
	case a.looks:
		v.score += forLook / 2
	}
	// The day.
	day, told, same := w.dayOf(a, said)
	v.mention = told
	named := isDated && namesDay(a, due)
	// What ties the two: things and people, the day, the very word of the act. The same
	// people may do something of the kind at any time.
	tie := content
	if named {
		tie += 1.5
	}
	if looks {
		tie += 0.4
	}
	switch {
	case isDated && due.Len() == 1 && day == due:
		tie++
	case isDated && due.Len() <= narrowTold && day.Len() > 0 && day.First >= due.First && day.Last <= due.Last:
		tie += 0.5
	}
	switch {
	case act == 0 && tie < 1.2:
		return verdict{}
	case act > 0 && !sameWord && tie-names < 0.4:
		return verdict{}
	case sameWord && tie < 0.4 && owner == 0:
		return verdict{}
	}
	switch {
	case !isDated:
	case named:
		v.score += forNamedDue
	case day.Len() == 0:
	case due.Len() == 1 && day == due:
		v.score += forDue
	case day.Last >= due.First && day.First <= due.Last:
		v.score += forDeadline
	case day.Last < due.First && deadline(said):
		v.score += forSoon
	case day.First > due.Last+lateDays && !a.late && !about.has(a.looked):
		return verdict{}
	case day.First > due.Last:
		v.score += forSoon
	}
	if isDated && !named && setForAnotherDay(a) {
		return verdict{} // what was set for March 22 is not what is due in May
	}
	// What became of it. What was called off long after its day had begun by then.
	fate := ""
	offLate := isDated && day.Len() > 0 && day.First > due.Last+offSlack && !looks && !named
	for _, f := range a.fates {
		own := f.word != "" && (slices.Contains(about.roots, f.word) || about.words[f.word] > 0) // to cancel was the plan
		if f.soft && a.late {
			continue // "did not open until 18 March"
		}
		if !own && !(offLate && f.word != "") && about.has(f.of) && (fate == "" || !f.soft) {
			fate = f.outcome
		}
	}
	if fate == "" && isDated && due.Last < day.First || fate == "" && day.Len() == 0 {
		for _, m := range a.mentions {
			if m.Factuality == news.Planned && m.Tense == "past" && said.Tells(predicate(m)) {
				fate = Lapsed // "of 310 houses that the state was to build 96 have roofs"
			}
		}
	}
	v.plain = fate != "" || looks || named
	switch {
	case fate == Cancelled:
		v.outcome, v.reason = Cancelled, "a later report tells that it was called off, or never came about"
		v.score += forFate
	case fate == Changed:
		v.outcome, v.reason = Changed, "a later report tells that it was put off"
		v.score += forFate
	case fate == Lapsed:
		v.outcome, v.reason = Lapsed, "a later report says that it has not come about"
	case numbers > 0 && insteadOf.MatchString(a.rep.Sentences[a.at].In(a.rep.Text)):
		v.outcome, v.reason = Changed, "a later report tells of another number instead"
	case about.tellsAct(a.ahead) && !about.does(a.done) && !looks:
		return verdict{} // "says that the annexes shall be completed"
	case named && sameWord && !about.tellsAct(a.ahead) && w.publishedAfter(a.rep, due.Last): // "the rally on April 21"
	case !a.told, !same && !about.tellsAct(a.done) && !about.tellsAct(a.doneTo) && (about.tellsAct(a.ahead) || told == nil && !looks || told != nil && (content < muchShared || !about.has(a.doneTo)) && !(isDated && due.Len() == 1 && day == due)):
		return verdict{} // it says once more what is to be
	case a.late && looks, isDated && day.Len() > 0 && day.First > due.Last:
		v.outcome, v.reason = Changed, "a later report tells that it came late"
		if isDated && day.Len() > 0 && day.First > due.Last {
			v.reason = "a later report tells of it " + days(day.First-due.Last) + " after the day for which it was announced"
		}
	}
	if v.outcome == Kept && a.still && !about.tellsAct(a.done) {
		v.outcome, v.reason = Lapsed, "a later report says that it has not come about"
	}
	if w.doneByOthers(a, said, about) {
		return verdict{}
	}
	return v
}

// dayOf gives the days of what the account tells of the act of the plan, and the
// mention that tells it: of the same act before others; same says whether it is.
func (w *work) dayOf(a *account, said *event.Mention) (days calendar.Span, told *event.Mention, isSame bool) {
	none := calendar.Span{First: 0, Last: -1}
	for _, m := range a.mentions {
		if !m.Past() {
			continue
		}
		act := predicate(m)
		same := said.Tells(act) || event.LeadsTo(predicate(said), act)
		if told == nil || same && !isSame {
			told, isSame = m, same
		}
	}
	if told == nil {
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
		return none, told, isSame
	}
	return hull, told, isSame
}

// publishedAfter says whether a report surely came after a day.
func (w *work) publishedAfter(rep *news.Annotated, day calendar.Day) bool {
	from, ok := w.in.Published(rep.ID).Hull()
	return ok && from.First > day
}

// setForAnotherDay says whether a sentence says of something that it was set for a
// certain day.
func setForAnotherDay(a *account) bool {
	sent := &a.rep.Sentences[a.at]
	for i := range a.rep.Times {
		tx := &a.rep.Times[i]
		if tx.Start >= sent.End {
			break
		}
		if sent.Contains(tx.Span) && (tx.Type == news.TimexDate || tx.Type == news.TimexTime) && setFor.MatchString(a.rep.Text[sent.Start:tx.Start]) {
			return true
		}
	}
	return false
}

// namesDay says whether a sentence names the day for which a plan was set, or the
// month of its deadline: "first set for March 22", "pledged for the end of June".
func namesDay(a *account, due calendar.Span) bool {
	sent := &a.rep.Sentences[a.at]
	last := due.Last.String()
	for i := range a.rep.Times {
		tx := &a.rep.Times[i]
		if tx.Start >= sent.End {
			break
		}
		if !sent.Contains(tx.Span) || tx.Type != news.TimexDate && tx.Type != news.TimexTime || len(tx.Value) < 7 {
			continue
		}
		if strings.HasPrefix(tx.Value, "XXXX-") && len(tx.Value) >= 7 && tx.Value[5] != 'W' && strings.HasPrefix(last[4:], tx.Value[4:min(len(tx.Value), 10)]) {
			return due.Len() > 1 || len(tx.Value) >= 10
		}
		first, ok1 := calendar.Parse(tx.Earliest)
		end, ok2 := calendar.Parse(tx.Latest)
		if ok1 && ok2 && first == due.First && end == due.Last {
			return true
		}
	}
	return false
}

// doneByOthers says whether the sentence tells the act of the plan of others than
// those who were to do it.
func (w *work) doneByOthers(a *account, said *event.Mention, about matter) bool {
	if len(said.Sources) == 0 || a.looks {
		return false
	}
	for l := range about.owner {
		if a.names[l] {
			return false
		}
	}
	other := false
	for _, m := range a.mentions {
		if len(m.Sources) == 0 || !m.Past() || !said.Tells(predicate(m)) {
			continue
		}
		if w.meet(said.Parties, m.Parties) {
			return false
		}
		other = true
	}
	return other
}

// days counts days in words.
func days(n calendar.Day) string {
	if n == 1 {
		return "a day"
	}
	return fmt.Sprintf("%d days", n)
}
