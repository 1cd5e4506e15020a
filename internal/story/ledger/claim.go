package ledger

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
	"dateline/internal/story/given"
)

// stageRule tells by words before or after a number at which stage of a
// dealing it stands.
type stageRule struct {
	stage string
	after bool
	words *regexp.Regexp
}

var stages = sync.OnceValue(func() []stageRule {
	var out []stageRule
	for _, line := range wordlist.Lines("en/ledger-stages.txt") {
		cells := strings.Split(line, "\t")
		if len(cells) != 3 {
			panic(fmt.Sprintf("ledger-stages: want stage, place, expression: %q", line))
		}
		out = append(out, stageRule{cells[0], cells[1] == "after", regexp.MustCompile("(?i)" + cells[2])})
	}
	return out
})

// stageOf says whether a number is a demand, an offer or a limit; "" where it
// is none of these, or where nothing tells.
func (f *fact) stageOf() string {
	before, after := f.alone()
	for _, r := range stages() {
		if r.after && r.words.MatchString(after) || !r.after && r.words.MatchString(before) {
			return r.stage
		}
	}
	return ""
}

// alone is what its sentence has before and after a figure, as far as no other
// figure stands between.
func (f *fact) alone() (before, after string) {
	from, to := f.doc.Sentences[f.sent].Start, f.doc.Sentences[f.sent].End
	if f.at > 0 {
		from = max(from, f.doc.Figures[f.at-1].End)
	}
	if f.at+1 < len(f.doc.Figures) {
		to = min(to, max(f.fig.End, f.doc.Figures[f.at+1].Start))
	}
	from, to = max(from, f.fig.Start-wide), min(to, f.fig.End+wide)
	valid := func(s string) string { return strings.ToValidUTF8(s, "") }
	return valid(news.Span{Start: min(from, f.fig.Start), End: f.fig.Start}.In(f.doc.Text)), valid(news.Span{Start: f.fig.End, End: to}.In(f.doc.Text))
}

// periods are the words by which a number is one of each day, month or year.
var (
	perAfter = regexp.MustCompile(`(?i)^(?:[ -][\pL]+){0,4}? (?:(?:a|per|each|every) (hour|day|night|week|month|quarter|year|head|person)|(daily|weekly|monthly|annually|yearly))\b`)
	perUnit  = regexp.MustCompile(`(?i) (?:a|an|per|each|every) (hour|day|night|week|month|quarter|year|annum|head|person|share|vote|seat|tonne|ton|barrel)$`)
	perFor   = map[string]string{"daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year", "annum": "year"}
)

// periodOf is the time in which a number comes once more: "day" of "11 million
// a day"; "" where it is said of none.
func (f *fact) periodOf() string {
	_, after := f.alone()
	m := ""
	if g := perUnit.FindStringSubmatch(f.fig.In(f.doc.Text)); g != nil {
		m = strings.ToLower(g[1])
	} else if g := perAfter.FindStringSubmatch(after); g != nil {
		m = strings.ToLower(g[1] + g[2])
	}
	if p := perFor[m]; p != "" {
		return p
	}
	return m
}

// Words that make a share one of those who voted, and on which side.
var (
	voting  = regexp.MustCompile(`(?i)\b(?:vot(?:e|es|ed|ing|ers?)|ballots?|elections?|by-elections?|elected|re-elected|referendum|poll|polls|turnout)\b`)
	against = regexp.MustCompile(`(?i)^(?: [\pL’'-]+){0,6}? (?:against|opposed|rejected|voted no|said no)\b`)
	favour  = regexp.MustCompile(`(?i)^(?: [\pL’'-]+){0,6}? (?:in favou?r|voted for|voted yes|said yes|backed|approved|supported|accepted|for it)\b`)
	winning = regexp.MustCompile(`(?i)\b(?:won|wins|win|winning|beat|beats|beating|victory|elected|re-elected|approved|passed|accepted|ratified)\b[^.;]{0,90}\b(?:with|by|of)(?: [\pL]+)? ?$`)
	losing  = regexp.MustCompile(`(?i) to(?: just| only)? ?$`)
)

// opposite is the other side of a vote.
var opposite = map[string]string{"for": "against", "against": "for"}

// otherSide makes b the number of the other side where a is one of a vote: "by 61
// votes to 54".
func (f *fact) otherSide(a *fact) {
	if side := opposite[a.state]; side != "" && f.group == a.group {
		f.state, f.head, f.unit = side, a.head, a.unit
	}
}

// Words around the numbers of those who voted.
var (
	lostBy   = regexp.MustCompile(`(?i)\b(?:rejected|rejects|reject|defeated|defeats|voted down|threw out|turned down|survived|survives|blocked)\b[^.;]{0,110}\b(?:with|by)(?: [\pL]+)? ?$`)
	forWhat  = regexp.MustCompile(`(?i)\bfor (?:the |a |its |his |her )?[\pL -]{1,40} (?:voted|were)(?: only| just)? $`)
	noSide   = regexp.MustCompile(`(?i)\bagainst(?: (?:it|them|him|her|the [\pL]+))?[ :–—-]* ?$`)
	distrust = regexp.MustCompile(`(?i)\b(?:no[ -]confidence|distrust|mistrust|censure|impeach\w*)\b`)
)

// votesFor says on which side those of a count voted, "" where nothing tells.
func (f *fact) votesFor() string {
	if f.unit != "" && f.unit != "people" || f.partial {
		return ""
	}
	before, after := f.alone()
	versus := strings.HasPrefix(after, " votes to ") || strings.HasPrefix(after, " to ") || strings.HasPrefix(after, " votes against")
	switch {
	case noSide.MatchString(before) && f.at > 0 && f.doc.Figures[f.at-1].End > f.doc.Sentences[f.sent].Start:
		return "against"
	case forWhat.MatchString(before):
		return "for"
	case lostBy.MatchString(before) && versus:
		return "against"
	case winning.MatchString(before) && versus && !distrust.MatchString(before):
		return "for"
	}
	return ""
}

// stanceOf says of a share whether it is of those who voted for or against
// something or somebody, "" where it is neither.
func (f *fact) stanceOf() string {
	if f.group != "share" && f.group != "count" {
		return ""
	}
	before, after := f.alone()
	near := f.aside()
	if f.sent > 0 && f.doc.Passage(f.doc.Sentences[f.sent-1].Start) == f.doc.Passage(f.fig.Start) {
		near = f.doc.Sentences[f.sent-1].In(f.doc.Text) + " " + near
	}
	if len(near) > 4*wide || !voting.MatchString(near) {
		return ""
	}
	if f.group == "count" {
		return f.votesFor()
	}
	switch {
	case against.MatchString(after) && !favour.MatchString(after):
		return "against"
	case favour.MatchString(after), winning.MatchString(before):
		return "for"
	case losing.MatchString(before) && f.at > 0 && f.doc.Figures[f.at-1].End > f.doc.Sentences[f.sent].Start:
		return "against"
	}
	return ""
}

// fixed are the states of numbers that one act has fixed, once for all: what a
// court set, what was paid, how a vote went. Two of them differ, whatever the
// day on which they are told.
var fixed = map[string]bool{"bail": true, "paid": true, "for": true, "against": true, "aboard": true, "speed": true}

// Fixed says whether numbers of a state stay as they are.
func Fixed(state string) bool { return fixed[state] }

// Tally says whether people of a state are counted once, by several: those who
// came to a march. Another day's number is another tally.
func Tally(state string) bool { return state == "marched" }

// most is how many times as large one number that an act fixed can be told as
// another.
const most = 2

// ballots are the stems that all votes share.
var ballots = map[string]bool{"vote": true, "voted": true, "favour": true, "favor": true, "member": true, "union": true, "result": true,
	"major": true, "against": true, "won": true, "win": true}

// fixedOtherwise says whether two numbers of different values are one that an
// act fixed: the same is said of both, of the same parties.
func fixedOtherwise(a, b *fact) (n int, ok bool) {
	x, y := math.Abs(a.fig.Value), math.Abs(b.fig.Value)
	if x > most*y || y > most*x || a.dated && b.dated && apartInTime(a, b) {
		return 0, false
	}
	n = points(a, b)
	who, all := len(given.Shared(a.who, b.who)), len(given.Shared(a.parties(), b.parties()))
	switch a.state {
	case "paid":
		return n, who >= 1 && all >= 2
	case "bail":
		return n, all >= 1
	}
	da, oka := a.told()
	db, okb := b.told()
	if a.state == "aboard" {
		far := oka && okb && (da.First > db.Last+slack || db.First > da.Last+slack)
		one := a.head == b.head || anyone[a.head] && anyone[b.head]
		return n, one && !far && !a.partial && !b.partial && (oka && okb && len(given.Shared(a.doc.Lead(), b.doc.Lead())) >= leads || oneSetting(a, b))
	}
	if a.state == "speed" {
		far := oka && okb && (da.First > db.Last+tollDays || db.First > da.Last+tollDays)
		return n, !far && oneName(a.vehicle, b.vehicle)
	}
	if a.group == "count" {
		far := oka && okb && (da.First > db.Last+soonTold || db.First > da.Last+soonTold)
		one := votedOn(a.stems(), b.stems()) >= 2 || a.pair != nil && b.pair != nil && a.pair.fig.Value == b.pair.fig.Value
		return n, !far && one && len(given.Shared(a.parties(), b.parties())) >= 1
	}
	pa, pb, sa, sb := a.parties(), b.parties(), a.stems(), b.stems()
	if oka && okb {
		if da.First > db.Last+slack || db.First > da.Last+slack {
			return n, who >= 1 && a.dated != b.dated && votedOn(sa, sb) >= 1
		}
		pa, pb, sa, sb = merged(pa, a.doc.Lead()), merged(pb, b.doc.Lead()), merged(sa, a.doc.Lead()), merged(sb, b.doc.Lead())
	}
	return n, len(given.Shared(pa, pb)) >= 1 && votedOn(sa, sb) >= 1
}

// anyone are the heads of counts of people of whatever kind.
var anyone = map[string]bool{"": true, given.Stem("people"): true, given.Stem("persons"): true, given.Stem("person"): true}

// soonTold is for how many days, at most, the numbers of a vote are told as those
// of one: a parliament votes often.
const soonTold = 7

// votedOn is how many words two votes share that not all votes do.
func votedOn(a, b []string) int {
	n := 0
	for _, s := range given.Shared(a, b) {
		if !ballots[s] {
			n++
		}
	}
	return n
}

// beforeAndAfter are how many sentences before a number and after it say what
// it is about.
const (
	sentencesBefore = 2
	sentencesAfter  = 1
)

// setting is the parties and the stems of the sentences around a figure,
// whatever passage they stand in.
func (f *fact) setting() (parties, stems []string) {
	if f.seen {
		return f.setParties, f.setStems
	}
	for s := max(0, f.sent-sentencesBefore); s <= f.sent+sentencesAfter && s < len(f.doc.Sentences) && f.sent >= 0; s++ {
		if s != f.sent && f.doc.Role(f.doc.Sentences[s].Start) != news.StoryText {
			continue
		}
		parties = append(parties, f.doc.Keys(f.doc.Sentences[s].Span)...)
		stems = append(stems, given.Stems(f.doc.Words(s))...)
	}
	f.setParties, f.setStems, f.seen = merged(parties, nil), merged(stems, nil), true
	return f.setParties, f.setStems
}

// oneSetting says whether what stands around two figures is of one happening:
// two parties, or one and some words.
func oneSetting(a, b *fact) bool {
	pa, sa := a.setting()
	pb, sb := b.setting()
	parties := len(given.Shared(pa, pb))
	return parties >= 2 || parties == 1 && len(given.Shared(sa, sb)) >= alikeWords
}

// parties are those of the sentence and of the sentences beside it.
func (f *fact) parties() []string { return merged(f.who, f.near) }

// stems are those of the sentence and of the sentences beside it.
func (f *fact) stems() []string { return merged(f.said, f.around) }

// merged joins two sorted lists.
func merged(a, b []string) []string {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

// generic are words for a number that say nothing of what it counts.
var generic = regexp.MustCompile(`(?i)^(?:the |that |this |its |their )?(?:true |real |actual |correct |right |exact )?(?:number|figure|figures|total|count|tally|estimate|sum|amount)$`)

// treated are the words by which people were injured, of whom no word says so.
var treated = regexp.MustCompile(`(?i)\b(?:taken|rushed|brought|admitted|sent|airlifted|flown) to (?:the |a |an |local |nearby )*hospitals?\b|\b(?:treated|recovering) (?:in|at) (?:the |a |local |nearby )*hospitals?\b`)

// Words behind a number of people that say what became of them, where no single
// word does: "17 people we cannot account for", "143 had been pulled from the
// water", "187 people were on board".
var (
	absent   = regexp.MustCompile(`(?i)^(?: [\pL’'-]+){0,5}? (?:(?:remain|remained|are|were|is|was|still|as) missing\b|unaccounted for\b|(?:cannot|can['’]t|can not|could not|couldn['’]t)(?: yet)?(?: be)? (?:account(?:ed)? for|found|traced|located|reached)\b|(?:have|has|had|are|were|was) (?:not|never)(?: yet)?(?: been)? (?:accounted for|found|traced|located)\b)`)
	brought  = regexp.MustCompile(`(?i)^(?: [\pL’'-]+){0,3}? (?:had|have|has|were|was)(?: been)?(?: \w+ly)? (?:rescued|saved|pulled (?:alive|from|out)|plucked from|picked up)\b`)
	onBoard  = regexp.MustCompile(`(?i)^(?: [\pL’'-]+){0,3}? (?:were|was|are|been|being|had been)(?: \w+ly)? (?:on ?board|aboard)\b`)
	boarded  = regexp.MustCompile(`(?i)^(?: [\pL’'-]+){0,4}? (?:on ?board|aboard)\b`)
	elsewhen = regexp.MustCompile(`(?i)^(?: [\pL’'-]+){0,4}? (?:had|have|has|were|was|are|is|will|would|could)(?: (?:been|be|not|already|also|now|still))* ([\pL]+)`)
)

// ofSuch is the words before a number that name those whom it counts: "the
// number of the injured, 12,".
var (
	ofSuch = regexp.MustCompile(`(?i)\b(?:number|count|tally|total) of (?:the )?([\pL-]+)(?: (?:people|persons))?,? (?:\w+ ){0,2}$`)
	saved  = map[string]bool{"saved": true, "rescued": true, "survivors": true}
)

// countsPeople says whether a figure counts people.
func (f *fact) countsPeople() bool {
	return f.group == "count" && f.unit == "people" && !f.isTotal && !f.partial
}

// ofAndAfter is the words for what a figure counts and what follows.
func (f *fact) ofAndAfter() string {
	_, after := f.alone()
	if of := f.fig.Of; of != nil && (of.Start < f.fig.Start || of.Start > f.fig.End+2) {
		return " " + of.Text + after
	}
	return after
}

// fate is what the words behind a number of people say became of them.
func (f *fact) fate() string {
	if f.group != "count" || f.isTotal || f.unit != "people" && f.unit != "" {
		return ""
	}
	before, after := f.alone()
	if m := ofSuch.FindStringSubmatch(before); m != nil {
		if saved[strings.ToLower(m[1])] {
			return "rescued"
		}
		if s := stateOf()[given.Stem(m[1])]; tolls[s] {
			return s
		}
	}
	switch {
	case absent.MatchString(after):
		return "missing"
	case f.unit == "people" && brought.MatchString(after) && !strings.Contains(after, " bod"):
		return "rescued"
	case f.countsPeople() && onBoard.MatchString(after):
		return "aboard"
	}
	return ""
}

// ownPredicate says whether something else is told of the things that f counts
// than of those of o: "187 were aboard" and "143 had been pulled from the water".
func (f *fact) ownPredicate(o *fact) bool {
	if f.unit != "people" && f.unit != "" || o.unit != "people" {
		return false
	}
	_, after := f.alone()
	m := elsewhen.FindStringSubmatch(after)
	if m == nil {
		return false
	}
	stem := given.Stem(m[1])
	return stem != "" && !slices.Contains(o.said, stem) && (stateOf()[stem] == "" || stateOf()[stem] != o.state)
}

// ownPeople are words by which a source counts its own: "five of its members".
var ownPeople = regexp.MustCompile(`(?i)^ of (?:its|their|our|his|her) `)
