package plan

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
	"dateline/internal/story/chronicle"
)

// The signs by which a sentence is known as the one that tells what became of a plan.
// Each is a number from 0 to about 3, most are 0 or 1.
const (
	signWords    = iota // weights of the words that both say, besides the act
	signCount           // how many those are, by fours
	signNumber          // one of them is a number
	signOthers          // weights of the names that both say besides those of who is to act
	signOwner           // the weight of the name of who is to act
	signAct             // the weight of the word of the act
	signLine            // another word for the act
	signOutcome         // a word by which outcomes of such acts are told
	signDone            // a verb that tells is one of these three
	signLight           // a verb that tells is that of the plan, and says little
	signAhead           // the act is in a verb that looks ahead
	signBefore          // words of the sentence before, for which a pronoun can stand
	signLooks           // it looks back at what was to be
	signLooked          // it looks back at a word of the plan
	signArranged        // it says "as planned" or the like
	signWasTo           // it says that something was to have been
	signLate            // it says that something came late
	signFate            // something of the plan was put off, called off or not done
	signNotYet          // something of the plan is not told as done
	signTold            // it tells of what was
	signNamed           // it names the day or the month that was set
	signOnTime          // what it tells has its day within the time that was set
	signSoon            // within a week after it
	signLater           // within two months after it
	signUndated         // no day was set
	signSameAct         // an event that it tells is of the act
	signLong            // its report came more than three months after that, or after an announcement without a day
	signEarly           // its report came before the plan was due
	signFresh           // its report came within two weeks after that
	signs               // how many there are
)

// signNames name the signs in data/en/plan-weights.txt.
var signNames = [signs]string{"words", "count", "number", "names", "owner", "act", "line", "outcome", "done", "light", "ahead", "before",
	"looks", "looked", "arranged", "was-to", "late", "fate", "not-yet", "told", "named", "on-time", "soon", "later", "undated",
	"same-act", "long", "early", "fresh"}

// SignNames gives the names of the signs, in the order of Candidate.Signs.
func SignNames() []string { return slices.Clone(signNames[:]) }

// Weights are what the signs weigh, in the order of SignNames, and the score of there
// being no sentence that tells what became of a plan.
type Weights struct {
	Of   []float64
	None float64
}

// learned are the weights of data/en/plan-weights.txt.
var learned = sync.OnceValue(func() *Weights {
	out := &Weights{Of: make([]float64, signs)}
	for _, line := range wordlist.Lines("en/plan-weights.txt") {
		name, number, _ := strings.Cut(line, " ")
		value, err := strconv.ParseFloat(number, 64)
		if err != nil {
			continue // the test of the list finds it
		}
		if i := slices.Index(signNames[:], name); i >= 0 {
			out.Of[i] = value
		} else if name == "none" {
			out.None = value
		}
	}
	return out
})

// Score is how much signs speak for a sentence, against there being none.
func (w *Weights) Score(found []float64) float64 {
	sum := -w.None
	for i, x := range found {
		sum += w.Of[i] * x
	}
	return sum
}

// signsOf reads the signs of account a for the plan.
func (w *work) signsOf(a *account, s *sought) []float64 {
	out := make([]float64, signs)
	set := func(sign int, is bool) {
		if is {
			out[sign] = 1
		}
	}
	about := &s.about
	words, before, shared := 0.0, 0.0, 0
	for _, l := range s.keys {
		switch {
		case slices.Contains(about.roots, l):
		case a.words[l]:
			words += about.words[l]
			shared++
			set(signNumber, out[signNumber] > 0 || l[0] >= '1' && l[0] <= '9')
		case slices.Contains(a.near, l):
			before += about.words[l]
		}
	}
	out[signWords], out[signCount], out[signBefore] = min(words, 2.5), float64(min(shared, 4))/4, min(before, 1.5)
	others := 0.0
	for _, l := range sorted(about.names) {
		switch {
		case !a.names[l]:
		case about.owner[l]:
			out[signOwner] = max(out[signOwner], w.accounts.weight(l))
		default:
			others += w.accounts.weight(l)
		}
	}
	out[signOthers] = min(others, 2)
	for _, l := range about.roots {
		if (a.words[l] || slices.Contains(a.near, l)) && !light(l) {
			out[signAct] = max(out[signAct], w.accounts.weight(l))
		}
	}
	has := func(l string) bool { return a.words[l] && !light(l) }
	set(signLine, slices.ContainsFunc(about.lines, has))
	set(signOutcome, slices.ContainsFunc(about.outs, func(l string) bool { return a.words[l] }))
	set(signDone, about.says(a.done))
	set(signLight, slices.ContainsFunc(about.roots, func(l string) bool { return light(l) && slices.Contains(a.done, l) }))
	set(signAhead, slices.ContainsFunc(about.roots, func(l string) bool { return !light(l) && slices.Contains(a.ahead, l) }))
	set(signLooks, a.looks)
	set(signLooked, about.says(a.looked))
	set(signArranged, a.arranged)
	set(signWasTo, a.wasTo)
	set(signLate, a.late)
	for _, f := range a.fates {
		if about.has(f.of) {
			set(signFate, out[signFate] > 0 || !f.soft)
			set(signNotYet, out[signNotYet] > 0 || f.soft)
		}
	}
	set(signTold, a.told)
	set(signUndated, !s.dated)
	day, _, same := w.dayOf(a, s.said)
	set(signSameAct, same)
	from, known := w.in.Published(a.rep.ID).Hull()
	if known {
		last := s.due.Last
		if first, ok := w.in.Published(s.said.Report.ID).Hull(); ok && !s.dated {
			last = first.Last
		}
		set(signLong, from.First > last+longDays)
	}
	if s.dated {
		set(signNamed, namesDay(a, s.due))
		if day.Len() > 0 {
			set(signOnTime, day.First >= s.due.First && day.First <= s.due.Last)
			set(signSoon, day.First > s.due.Last && day.First <= s.due.Last+soonDays)
			set(signLater, day.First > s.due.Last+soonDays && day.First <= s.due.Last+lateDays)
		}
		if known {
			set(signEarly, from.First < s.due.Last)
			set(signFresh, from.First >= s.due.Last && from.First <= s.due.Last+freshDays)
		}
	}
	return out
}

// Days after a plan was due within which what is told is soon, or late, and a report
// is fresh; and after which it comes long after.
const (
	soonDays  = 7
	freshDays = 14
	lateDays  = 60
	longDays  = 92
)

// Candidate is a sentence that may tell what became of a plan, as training sees it.
type Candidate struct {
	// Plan is the sentence that announces it, Account the other.
	Plan, Account string
	// Event tells plans of one sentence apart.
	Event news.RecordID
	Signs []float64
}

// Candidates gives for each plan of events the sentences that are weighed, in order.
func Candidates(events []*chronicle.Event, in Inputs) []Candidate {
	w := newWork(events, in)
	var out []Candidate
	for _, ev := range events {
		said := announcement(ev)
		if said == nil || said.Sent < 0 || said.Time == nil && vague(said) {
			continue
		}
		s := w.seek(said, ev)
		for _, n := range w.likely(s) {
			if a := w.accounts.account(n); w.mayAccount(a, s) {
				out = append(out, Candidate{Plan: quote(said).Quote, Account: a.text(), Event: news.RecordID(ev.ID), Signs: w.signsOf(a, s)})
			}
		}
	}
	return out
}
