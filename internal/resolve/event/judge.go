package event

import (
	"fmt"
	"math"
	"slices"

	"dateline/internal/news"
)

// Verdict says whether two mentions are of one event.
type Verdict int

// The verdicts.
const (
	Different Verdict = iota
	Possibly
	Same
)

// Judgement is a verdict with its score and its reasons, as short phrases.
type Judgement struct {
	Verdict Verdict
	Score   float64
	Reasons []string
	// Against says what speaks against it where a veto fell.
	Against string
}

// What the evidence of a pair adds up to. Tuned for precision on ECB+ (eval
// events-across) and on stories of our own writing; the sum of one full match of
// actors and one of the day is what one event needs.
const (
	sameFrom     = 5.5
	possiblyFrom = 5.0

	forType     = 1.0
	forMode     = 0.5
	forLemma    = 1.0
	forAct      = 0.7 // other words for one act
	forOutcome  = 1.5 // one person on one day, in words for a plan and for its outcome
	forParty    = 1.0 // each shared actor, up to two
	forRoles    = 0.5 // the shared actors have the same roles
	forDay      = 2.5 // both can only mean one and the same day
	forWeek     = 1.5
	forMonth    = 1.0
	forWeekday  = 2.0 // both name the weekday
	forPlace    = 1.5
	forSum      = 3.0
	forWord     = 0.6 // each shared content word, up to three
	forCopy     = 6.0 // the sentences are copies of each other
	forReport   = 2.5 // both stand in one report
	forStanding = 1.0 // there, both are ahead or both past
	forBack     = 2.5 // the later one points back at the nearest of its kind
	forSeries   = 2.0
	forSetting  = 0.4 // each entity that both reports are about, up to four
	forOnce     = 1.5 // an arrest, a death: the parties do it once
	forSeldom   = 1.0 // of a kind that comes seldom, in one month
	forAimed    = 1.2 // done to one who is described in the same words
	forCalamity = 2.5 // what befell, in reports about one matter
)

// judge compares two mentions of one story.
type judge struct {
	scene  *Scene
	copied func(a, b *Mention) bool
}

// pair judges a and b, a before b, without reasons in words: few pairs come to
// anything.
func (j *judge) pair(a, b *Mention) Judgement {
	if why := j.veto(a, b); why != "" && !(why == otherActsWhy && j.oneSentence(a, b)) {
		return Judgement{Against: why}
	}
	return j.weigh(a, b, false)
}

// weigh adds up the evidence of a pair without a veto, with its reasons in words or
// without.
func (j *judge) weigh(a, b *Mention, inWords bool) Judgement {
	t := tally{inWords: inWords}
	j.what(&t, a, b)
	parties := j.who(&t, a, b)
	days := j.when(&t, a, b)
	unique := (parties || personal[a.Mode] && j.sharesPerson(a, b)) && once(a) && a.Mode == b.Mode || rareIn(a, b)
	if oneCalamity(a, b) {
		unique = true
		t.add(forCalamity, "the calamity of the matter")
	} else if unique {
		t.add(forOnce, "of a kind that does not come twice")
	}
	j.where(&t, a, b)
	j.matter(&t, a, b)
	copied := j.copied != nil && !apartInTime(a, b) && j.copied(a, b)
	if copied && a.Lemma == b.Lemma {
		t.add(forCopy, "the sentences are copies")
	}
	switch {
	case a.Report == b.Report:
		t.add(forReport, "one report")
		if a.Ahead() == b.Ahead() {
			t.add(forStanding, "one standing")
		}
		if b.noun && b.Definite && b.Sent-a.Sent <= backReach {
			t.add(forBack, "the later one points back")
		}
	default:
		if n := min(4, shared(a.setting, b.setting)); n > 0 {
			t.add(float64(n)*forSetting, "reports about the same %d", n)
		}
	}
	out := Judgement{Score: t.score, Reasons: t.reasons}
	switch {
	case a.Report == b.Report && a.Span.Overlaps(b.Span) && a.Type == b.Type:
		out.Verdict, out.Reasons = Same, append(out.Reasons, "the same words")
	case t.score >= sameFrom && (days || copied || t.sum || a.Report == b.Report || a.Series && b.Series || unique || parties && j.only(a, b)):
		out.Verdict = Same
	case t.score >= possiblyFrom:
		out.Verdict = Possibly
	}
	return out
}

// otherActsWhy is the veto of words that tell two acts.
const otherActsWhy = "other acts"

// oneSentence says whether two mentions are of the same words of copies of one
// sentence, whatever little these words say of the act ("was taken").
func (j *judge) oneSentence(a, b *Mention) bool {
	return a.Report != b.Report && a.Lemma == b.Lemma && a.Type == b.Type && j.copied != nil && !apartInTime(a, b) && j.copied(a, b)
}

// copyGap is how many days after its original a sentence is copied at most: the
// same words of another month tell of another happening.
const copyGap = 10

// apartInTime says whether the reports of a and b are known to be from days too
// far apart for one to copy the news of the other.
func apartInTime(a, b *Mention) bool {
	return a.near && b.near && (a.told.First-b.told.Last > copyGap || b.told.First-a.told.Last > copyGap)
}

// backReach is how many sentences "the meeting" points back at most.
const backReach = 6

// only says whether two mentions of what parties do together, of which at least one
// has no known day, are tied by what else is told of them: the same place and the
// same standing, in reports about the same matter.
func (j *judge) only(a, b *Mention) bool {
	if a.Days.Count() <= undatedDays && b.Days.Count() <= undatedDays {
		return false
	}
	return reciprocal(a.Type) && a.Place != "" && a.Place == b.Place && a.Ahead() == b.Ahead() && !a.recalled && !b.recalled && shared(a.setting, b.setting) >= 4
}

// undatedDays is how many days a mention can mean at most to have a known day.
const undatedDays = 366

// rare are lines of data/en/event-words.txt whose acts one matter sees once.
var rare = map[string]bool{"landing": true, "abduct": true, "coup": true}

// rareIn says whether two mentions tell a rare act by the same word in reports about
// the same matter.
func rareIn(a, b *Mention) bool {
	if like, _ := a.compare(b); like != oneWord || a.Series || b.Series {
		return false
	}
	return shared(a.setting, b.setting) >= 3 && slices.ContainsFunc(a.acts(), func(x string) bool {
		return rare[x] && slices.Contains(b.acts(), x)
	})
}

// personal are modes of what one person, whoever else is named, sees once in a story.
var personal = map[string]bool{"no-confidence": true, "resignation": true, "funeral": true}

// once says whether a mention is of a kind that its parties do not do twice in a
// story as a rule: an arrest, a death, an election. Talks, protests and sanctions
// come again, and need a day to be one.
func once(m *Mention) bool {
	return onceModes[m.Mode] && (len(m.Targets) > 0 || m.Type == "OTHER")
}

var onceModes = map[string]bool{"arrest": true, "death": true, "resignation": true, "appointment": true, "expel": true, "deport": true,
	"exile": true, "abduct": true, "election": true, "no-confidence": true, "convict": true, "independence": true}

// SharedSetting counts the entities that both the reports of m and o are most
// about.
func (m *Mention) SharedSetting(o *Mention) int { return shared(m.setting, o.setting) }

// shared counts the entities that are in both lists.
func shared(a, b []news.EntityID) int {
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

// tally adds up evidence.
type tally struct {
	score   float64
	inWords bool
	reasons []string
	sum     bool
}

func (t *tally) add(points float64, format string, args ...any) {
	t.score += points
	if !t.inWords {
		return
	}
	t.reasons = append(t.reasons, fmt.Sprintf(format, args...))
}

// kin are types under which different words tell one event: a loan that is
// agreed and granted, a landing that is forced.
var kin = [][]string{
	{"AID", "AGREE", "COOPERATE", "SUPPORT"},
	{"COERCE", "ASSAULT"},
	{"CONSULT", "AGREE"},
}

// akin says whether two types can be those of one event.
func akin(a, b string) bool {
	if a == b {
		return true
	}
	return slices.ContainsFunc(kin, func(k []string) bool { return slices.Contains(k, a) && slices.Contains(k, b) })
}

// veto says what makes a and b two events, "" for nothing.
func (j *judge) veto(a, b *Mention) string {
	switch {
	case !akin(a.Type, b.Type) && !sameWord(a, b) && !j.canBeOutcome(a, b):
		return "other types of action"
	case a.Type == "OTHER" && b.Type == "OTHER" && a.Mode != b.Mode && !bothCalamities(a, b) && !sameWord(a, b) && !(a.Mode == "" || b.Mode == "") && !j.canBeOutcome(a, b) || a.Mode != b.Mode && differentActs(a, b) && !j.canBeOutcome(a, b):
		return "other modes of action"
	case a.Report == b.Report && a.Type != b.Type && a.Span.Overlaps(b.Span):
		return "one acts on the other" // "put off its vote", "its vote"
	case a.Series != b.Series && a.Timed != b.Timed:
		return "one is a series"
	case len(a.Days.Meet(b.Days)) == 0:
		return "no day in common"
	case a.Report == b.Report && a.Timed && b.Timed && a.When.Weekday() != b.When.Weekday() && a.When.Fine() && b.When.Fine() && !a.When.Fixed() && !b.When.Fixed():
		return "other days of the week"
	case a.Report == b.Report && a.Ahead() != b.Ahead() && !(a.Definite || b.Definite) && a.Tense != "" && b.Tense != "" && a.Tense != b.Tense:
		return "one is ahead, one is past"
	case a.Place != "" && b.Place != "" && !j.maybe(a.Place, b.Place) && j.scene.Kind(a.Place) == j.scene.Kind(b.Place):
		return "other places"
	case a.Report == b.Report && a.Role == b.Role && a.recalled != b.recalled && !points(a, b) && !points(b, a):
		return "one is recalled, the other is not"
	case differ(a, b) && !j.canBeOutcome(a, b):
		return otherActsWhy
	case opposed(a.amounts, b.amounts):
		return "other sums"
	case a.ordinal != 0 && b.ordinal != 0 && a.ordinal != b.ordinal:
		return "other in their series"
	case negated(a) != negated(b) && !fellThrough(a, b) && !fellThrough(b, a):
		return "one is denied"
	}
	return j.actorVeto(a, b)
}

// Against says what of the facts that two mentions tell, and not of their words for the
// act, makes them two events: sums, places, parties; "" for nothing.
func (s *Scene) Against(a, b *Mention) string {
	j := &judge{scene: s}
	switch {
	case a.Place != "" && b.Place != "" && !j.maybe(a.Place, b.Place) && s.Kind(a.Place) == s.Kind(b.Place):
		return "other places"
	case opposed(a.amounts, b.amounts):
		return "other sums"
	case a.ordinal != 0 && b.ordinal != 0 && a.ordinal != b.ordinal:
		return "other in their series"
	}
	return j.actorVeto(a, b)
}

// sameWord says whether both predicates are of one word: its context may have
// given it another type.
func sameWord(a, b *Mention) bool {
	like, _ := a.compare(b)
	return like == oneWord
}

// differentActs says whether nothing shows that the words of a and b, of which one is
// of no mode, tell one act.
func differentActs(a, b *Mention) bool {
	if a.Type != "OTHER" || b.Type != "OTHER" {
		return false
	}
	like, _ := a.compare(b)
	return like != oneWord && like != oneAct
}

// differ says whether the words of a and b tell two acts. Words that are unknown
// differ where the types do, or where the type says little.
func differ(a, b *Mention) bool {
	switch like, _ := a.compare(b); like {
	case otherActs:
		return true
	case unknownActs:
		return a.Type != b.Type || a.Mode != b.Mode || broad[a.Type]
	}
	return false
}

// broad are types that hold very different acts.
var broad = map[string]bool{"ASSAULT": true, "COERCE": true, "SUPPORT": true, "ACCUSE": true, "REJECT": true, "REQUEST": true,
	"THREATEN": true, "YIELD": true, "OTHER": true}

// points says whether b is an undated noun that points back at a, told shortly
// before.
func points(a, b *Mention) bool {
	return b.noun && b.Definite && b.Time == nil && a.Sent <= b.Sent && b.Sent-a.Sent <= 2
}

// negated says whether a mention says that nothing happened.
func negated(m *Mention) bool {
	return m.Factuality == news.Denied || m.Factuality == news.DidNotHappen
}

// Denied says whether a mention says that nothing happened.
func (m *Mention) Denied() bool { return negated(m) }

// fellThrough says whether b tells that what a announces did not come about.
func fellThrough(a, b *Mention) bool {
	return a.Factuality == news.Planned && b.Factuality == news.DidNotHappen && a.Report != b.Report
}

// opposed says whether both have sums of one unit, and none is that of the other.
func opposed(a, b []amount) bool {
	comparable, equal := false, false
	for _, x := range a {
		for _, y := range b {
			if x.unit == y.unit {
				comparable = true
				equal = equal || near(x.value, y.value)
			}
		}
	}
	return comparable && !equal
}

// SameSum says whether both name one sum.
func (m *Mention) SameSum(o *Mention) bool {
	return slices.ContainsFunc(m.amounts, func(x amount) bool {
		return slices.ContainsFunc(o.amounts, func(y amount) bool { return x.unit == y.unit && near(x.value, y.value) })
	})
}

// near says whether two numbers are one within rounding, a twentieth.
func near(x, y float64) bool {
	return math.Abs(x-y) <= 0.05*math.Max(math.Abs(x), math.Abs(y))
}

// reciprocal are the types whose source and target can change places.
func reciprocal(typ string) bool { return typ == "CONSULT" || typ == "AGREE" || typ == "COOPERATE" }

// actorVeto says whether the actors of a and b cannot be those of one event.
func (j *judge) actorVeto(a, b *Mention) string {
	if reciprocal(a.Type) || reciprocal(b.Type) {
		pa, pb := j.people(a.Parties), j.people(b.Parties)
		if len(pa) >= 2 && len(pb) >= 2 && !subset(pa, pb) && !subset(pb, pa) {
			return "other parties"
		}
		if len(pa) > 0 && len(pb) > 0 && !j.meet(a.Parties, b.Parties) {
			return "other parties"
		}
		return ""
	}
	if len(a.Sources) > 0 && len(b.Sources) > 0 && !j.meet(a.Sources, b.Sources) {
		return "another doer"
	}
	if len(a.Targets) > 0 && len(b.Targets) > 0 && !j.meet(a.Targets, b.Targets) {
		return "another target"
	}
	return ""
}

// people are the persons and organisations among ids.
func (j *judge) people(ids []news.EntityID) []news.EntityID {
	var out []news.EntityID
	for _, id := range ids {
		if k := j.scene.Kind(id); k == news.Person || k == news.Organisation {
			out = append(out, id)
		}
	}
	return out
}

// subset says whether every one of a is in b.
func subset(a, b []news.EntityID) bool {
	for _, id := range a {
		if !slices.Contains(b, id) {
			return false
		}
	}
	return true
}

// maybe says whether two entities are one, or possibly one.
func (j *judge) maybe(x, y news.EntityID) bool {
	return x == y || j.scene.Maybe != nil && j.scene.Maybe(x, y)
}

// meet says whether a and b share an entity, or what one stands for, or what is
// possibly one.
func (j *judge) meet(a, b []news.EntityID) bool {
	for _, x := range a {
		for _, y := range b {
			if j.alike(x, y) || j.maybe(x, y) {
				return true
			}
		}
	}
	return false
}

// alike says whether one entity is the other, or stands for it: a president for
// the country, a capital for its government.
func (j *judge) alike(x, y news.EntityID) bool {
	if x == y {
		return true
	}
	if j.scene.Stands == nil {
		return false
	}
	return slices.Contains(j.scene.Stands(x), y) || slices.Contains(j.scene.Stands(y), x)
}
