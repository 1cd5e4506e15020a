package retold

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
	"dateline/internal/story/lineage"
)

// What speaks for two clauses of different reports telling one event adds up to. Tuned
// on stories of our own writing, and held against ECB+ (eval events-across).
const (
	sameFrom = 4.8 // of two event mentions
	toldFrom = 3.5 // of a clause from which no event was read

	forDay     = 2.5 // both can only mean one and the same day
	forSpan    = 0.8 // one names a day within the few weeks that the other can mean
	forWord    = 1.0 // the act in one word, and more the rarer it is
	forLine    = 1.0 // in words for one act
	forNoun    = 0.8 // the act of one is among the words of the other
	forWords   = 1.2 // a shared word that few have
	forBeside  = 0.4 // one that stands in the sentence of one, but not in its clause
	forParty   = 1.0 // a shared entity that few sentences name
	forSubject = 0.5 // of whom both tell
	forNumber  = 1.5
	forTaken   = -1.5 // words for two acts
	forOnce    = 1.5  // of a kind that a person does or sees once
	forMatter  = 3.0  // what befell the place that all is about

	mostWords, mostBeside, mostParties, mostNumbers = 3.0, 1.0, 1.5, 3.0
	leastTie                                        = 1.5 // of act, words, parties and numbers with one day
	leastLoose                                      = 3.0 // without
	leastOther                                      = 2.0 // with one day, but in words for no act that both tell
)

// saying gives the verbs by which news reports speech.
var saying = sync.OnceValue(func() map[string]bool { return wordlist.Set("en/story-saying.txt") })

// judge weighs whether u tells the event of o.
func (r *reader) judge(u, o *unit) (tie, bool) {
	if !r.possible(u, o) {
		return tie{}, false
	}
	t := tie{}
	add := func(points float64, format string, args ...any) {
		t.score += points
		if points > 0 {
			t.why = append(t.why, fmt.Sprintf(format, args...))
		}
	}
	one := r.oneDay(u, o)
	act := r.act(u, o, add)
	matter, numbers := r.shared(u, o, add)
	if act <= 0 && numbers < 2 && !(one && (numbers > 0 || matter >= leastOther)) {
		return tie{}, false
	}
	once := 0.0
	if act > 0 {
		once = r.once(u, o)
		add(once, "of a kind that comes once")
		t.once = once > 0
	}
	switch {
	case one:
		hull, _ := u.days.Hull()
		add(forDay, "both on %s", hull.First)
		if once == 0 && matter < leastTie && !(act > 0 && (matter > 0 || r.bare(u) || r.bare(o) || r.named(u, o))) {
			return tie{}, false
		}
	case matter == 0, once == 0 && (matter+act < leastLoose || recurs(u) || recurs(o)):
		return tie{}, false
	case u.dated && o.dated && u.days.Count() <= 31 && o.days.Count() <= 31:
		add(forSpan, "days that overlap")
	}
	return t, t.score >= u.from()
}

// from is what must speak for a unit telling an event.
func (u *unit) from() float64 {
	if u.mention == nil {
		return toldFrom
	}
	return sameFrom
}

// bare says whether a clause tells nothing but the act and its day.
func (r *reader) bare(u *unit) bool {
	return len(u.who)+len(u.numbers) == 0 && !slices.ContainsFunc(u.words, func(w string) bool { return r.weight(w) > bareWord })
}

// named says whether the act of one is in the words of the other, and a word that few
// have ("last Tuesday's vigil").
func (r *reader) named(u, o *unit) bool {
	return (u.act == o.act || slices.Contains(o.words, u.act)) && r.weight(u.act) >= tellingWord
}

// tellingWord is the weight of a word that by itself tells what is meant.
const tellingWord = 0.8

// bareWord is the weight of words up to which they tell nothing.
const bareWord = 0.5

// once weighs that both tell, in words for one act, what comes once in a story: what
// befell its place, or what one person does or sees once.
func (r *reader) once(u, o *unit) float64 {
	common := shared(u.lines, o.lines)
	switch {
	case slices.ContainsFunc(common, func(l string) bool { return befalls[l] }) && o.mention.Calamity() && !u.ahead():
		if u.mention == nil && (!u.noun || u.definite) || u.mention != nil && u.mention.SharedSetting(o.mention) >= oneMatter {
			return forMatter
		}
	case slices.ContainsFunc(common, func(l string) bool { return personal[l] }) &&
		slices.ContainsFunc(shared(u.subject, o.subject), func(id news.EntityID) bool { return r.scene.Kind(id) == news.Person }):
		return forOnce
	}
	return 0
}

// oneMatter is how many of the entities that reports are most about they share at
// least to be about one matter.
const oneMatter = 2

// befalls are lines of data/en/event-words.txt of what befalls a place, personal those
// of what one person does or sees once.
var (
	befalls  = map[string]bool{"fall": true, "crash": true, "sink": true, "explode": true, "burn": true, "calamity": true}
	personal = map[string]bool{"die": true, "resign": true, "dismiss": true, "appoint": true, "born": true, "marry": true, "inaugurate": true}
)

// oneDay says whether both can only mean one and the same day.
func (r *reader) oneDay(u, o *unit) bool {
	return u.dated && o.dated && u.days.Count() == 1 && o.days.Count() == 1 && len(u.days.Meet(o.days)) == 1
}

// possible says whether nothing parts u and o: their days meet, neither looks ahead
// where the other tells, and no two parties do what they tell.
func (r *reader) possible(u, o *unit) bool {
	if len(u.days.Meet(o.days)) == 0 || u.denied() != o.denied() {
		return false
	}
	if u.ahead() != o.ahead() && !r.oneDay(u, o) || u.open() || o.open() {
		return false
	}
	if u.mention != nil && u.mention.Series || o.mention.Series {
		return false
	}
	a, b := r.parties(u.subject), r.parties(o.subject)
	if len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(x news.EntityID) bool {
		return slices.ContainsFunc(b, func(y news.EntityID) bool { return r.alike(x, y) })
	}) {
		return false
	}
	return u.mention == nil || r.scene.Against(u.mention, o.mention) == ""
}

// parties are the persons and bodies among ids.
func (r *reader) parties(ids []news.EntityID) []news.EntityID {
	return slices.DeleteFunc(slices.Clone(ids), func(id news.EntityID) bool {
		k := r.scene.Kind(id)
		return k != news.Person && k != news.Organisation
	})
}

// alike says whether one entity is the other, possibly is, or stands for it.
func (r *reader) alike(x, y news.EntityID) bool {
	return x == y || r.scene.Maybe != nil && r.scene.Maybe(x, y) ||
		r.scene.Stands != nil && (slices.Contains(r.scene.Stands(x), y) || slices.Contains(r.scene.Stands(y), x))
}

// denied, ahead and open say how a unit stands to what it tells.
func (u *unit) denied() bool { return u.mention != nil && u.mention.Denied() }
func (u *unit) ahead() bool  { return u.mention != nil && u.mention.Ahead() }
func (u *unit) open() bool {
	return u.mention != nil && (u.mention.Factuality == news.Possible || u.mention.Factuality == news.CalledFor)
}

// recurs says whether a unit tells what comes again and again, so that it needs a day.
func recurs(u *unit) bool {
	return slices.ContainsFunc(u.lines, func(l string) bool { return again[l] }) || u.mention != nil && againTypes[u.mention.Type]
}

// again are lines of data/en/event-words.txt, and againTypes types, of what the same
// parties do time and again.
var (
	again = map[string]bool{"talks": true, "protest": true, "vote": true, "accuse": true, "criticise": true, "demand": true, "speech": true,
		"support": true, "threaten": true, "visit": true, "trial": true, "kill": true, "attack": true, "die": true, "call": true, "promise": true}
	againTypes = map[string]bool{"CONSULT": true, "PROTEST": true, "ACCUSE": true, "REQUEST": true, "THREATEN": true, "SUPPORT": true, "REJECT": true, "MOBILIZE": true}
)

// act weighs the words for the act; below zero they are for two.
func (r *reader) act(u, o *unit, add func(float64, string, ...any)) float64 {
	before := 0.0
	give := func(points float64, format string, args ...any) {
		before += points
		add(points, format, args...)
	}
	ul, ol := strings.ToLower(u.token().Lemma), strings.ToLower(o.token().Lemma)
	switch common := shared(u.lines, o.lines); {
	case u.act == o.act && !event.Light(ul):
		give(forWord*(1+r.weight(u.act)), "both say “%s”", ul)
	case event.Derived(ul, ol) || event.Derived(ol, ul):
		give(forWord*(1+r.weight(u.act)), "“%s” and “%s” are of one word", ul, ol)
	case len(common) > 0:
		give(forLine, "words for one act (%s)", common[0])
	case !event.Light(ul) && slices.Contains(o.words, u.act):
		give(forNoun*(1+r.weight(u.act)), "“%s” is what the other tells of", ul)
	case !event.Light(ol) && slices.Contains(u.words, o.act):
		give(forNoun*(1+r.weight(o.act)), "“%s” is what the other tells of", ol)
	case len(u.lines) > 0 && len(o.lines) > 0:
		give(forTaken, "")
	}
	return before
}

// shared weighs the words, parties and numbers that both clauses have, and counts the
// numbers.
func (r *reader) shared(u, o *unit, add func(float64, string, ...any)) (matter float64, numbers int) {
	words, parties := 0.0, 0.0
	same := shared(u.words, o.words)
	for _, w := range same {
		words += forWords * r.weight(w)
	}
	beside := 0.0
	for _, w := range u.beside {
		if _, ok := slices.BinarySearch(o.beside, w); ok || slices.Contains(o.words, w) {
			beside += forBeside * r.weight(w)
			same = append(same, w)
		}
	}
	for _, w := range shared(u.words, o.beside) {
		beside += forBeside * r.weight(w)
		same = append(same, w)
	}
	if words = min(words+min(beside, mostBeside), mostWords); words > 0 {
		add(words, "both say %s", strings.Join(same, ", "))
	}
	for _, id := range shared(u.who, o.who) {
		parties += forParty * r.rare(nameKey+string(id))
	}
	parties = min(parties, mostParties)
	if len(shared(r.parties(u.subject), r.parties(o.subject))) > 0 {
		parties += forSubject
	}
	if parties > 0 {
		add(parties, "of the same parties")
	}
	numbers = len(shared(u.numbers, o.numbers))
	if numbers > 0 {
		add(min(float64(numbers)*forNumber, mostNumbers), "the same number")
	}
	return words + parties + min(float64(numbers)*forNumber, mostNumbers), numbers
}

// weight is how much it tells that two clauses share a word, 0 to 1: the fewer
// sentences of the story and reports anywhere have it, the more.
func (r *reader) weight(word string) float64 {
	return min(r.rare(word), float64(lineage.Rarity(word)+1)/6)
}

// rare is how few sentences of the story have a key, 0 to 1.
func (r *reader) rare(key string) float64 {
	return 1 - math.Log2(float64(max(r.told[key], 1)))/math.Log2(float64(max(r.sents, 16)))
}

// token is the head of a unit.
func (u *unit) token() *news.Token { return &u.rep.Sentences[u.at].Tokens[u.head] }

// shared gives what is in both sorted lists.
func shared[S ~string](a, b []S) []S {
	var out []S
	for _, x := range a {
		if _, ok := slices.BinarySearch(b, x); ok {
			out = append(out, x)
		}
	}
	return out
}
