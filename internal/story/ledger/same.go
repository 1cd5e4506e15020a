package ledger

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/news"
	"dateline/internal/story/given"
)

// Points for what two figures have in common, and what they must reach. They
// were set together on stories of our own writing (examples) and five real
// pages; do not tune one alone.
const (
	sameHead    = 3 // the thing counted is called alike
	otherHead   = -3
	otherSum    = -1 // the same, of numbers that few other things have
	sameKin     = 3  // one report is drawn from the other
	sameState   = 2
	sameTotal   = 3 // they are parts of one whole
	sameRank    = 2 // both are of the first, the second, ...
	headNamed   = 2 // the one has no thing of its own, and names that of the other
	headAround  = 1 // the same, in a sentence beside
	sameOwner   = 2 // the words for the thing name one party
	sameParty   = 1 // the sentences name one party, up to twice
	sameWord    = 1 // the sentences share a content word, up to four times
	sameAround  = 1 // the sentences beside do, or name one party
	precise     = 1 // of one value: three digits that count, or money, or a measure
	exact       = 2 // both
	coarse      = -1
	otherTime   = -2
	sameDay     = 1 // their words give one day
	needEqual   = 4 // for figures of one value
	needExact   = 3 // for figures of one value that few other things have
	needUnequal = 6 // for a figure that may have changed
	needStated  = 7 // the same, where nothing says what is true of the things
)

// keys are those of the buckets in which a figure meets its like.
func (f *fact) keys() []string {
	base := f.group + "|" + f.unit + "|"
	if f.group == "age" {
		keys := []string{}
		for _, k := range f.person() {
			keys = append(keys, base+"of "+k)
		}
		return keys
	}
	keys := []string{base + "=" + valueKey(f.fig.Value)}
	if f.group == "amount" {
		keys = append(keys, base+"digits "+f.digits)
	}
	if changes(f) {
		switch {
		case fixed[f.state], tolls[f.state] && f.unit == "people":
			keys = append(keys, base+"are "+f.state)
		case f.head != "" && f.state != "cost":
			keys = append(keys, base+"of "+f.head)
		case f.state != "":
			keys = append(keys, base+"are "+f.state)
		}
	}
	return keys
}

// signature puts figures that are likely one next to each other.
func (f *fact) signature() string {
	return f.head + "|" + f.state + "|" + strings.Join(f.owner, ",") + "|" + strings.Join(f.said, ",")
}

// changes says whether a figure is of a kind that can have other values on
// other days, or from other sources.
func changes(f *fact) bool {
	switch f.group {
	case "count", "measure", "amount", "share":
		return !f.isTotal
	}
	return false
}

// one says whether two figures of one unit are one figure, and how much speaks
// for it.
func one(set *given.Set, a, b *fact) (weight int, ok bool) {
	if a.group != b.group || a.unit != b.unit || a.doc == b.doc && a.sent == b.sent {
		return 0, false
	}
	if a.group == "age" {
		return byValue, oneAge(a, b)
	}
	if apart(a, b) || tolls[a.state] && a.doc != b.doc && a.partial != b.partial {
		return 0, false
	}
	toll := tolls[a.state] && a.state == b.state && a.unit == "people" && oneToll(a, b)
	if !equal(a, b) && !slipped(a, b) {
		// Of two values in one report, one is that of another thing or the text
		// says what they have to do with each other: see rivals.
		n, ok := varies(a, b)
		return n, (toll || ok) && changes(a) && changes(b) && (a.doc != b.doc || lasting[a.state])
	}
	n, need := points(a, b), needEqual
	if set.Kin(a.doc.ID, b.doc.ID) != "" {
		n += sameKin
	}
	if precision(a) == exact {
		need = needExact
		if len(given.Shared(a.doc.Lead(), b.doc.Lead())) >= leads {
			n++
		}
	}
	if a.fig.Value == b.fig.Value {
		return n + byValue, toll || n >= need
	}
	return n, toll || n >= need
}

// apart says whether something shows that two figures are not of one thing.
func apart(a, b *fact) bool {
	switch {
	case a.period != b.period && (a.fig.Value != b.fig.Value || a.period != "" && b.period != ""), a.fig.Value != b.fig.Value && a.stage != b.stage:
		return true
	case a.rank != b.rank && a.rank != "" && b.rank != "":
		return true
	case math.IsInf(a.hi, 1) && below(b), math.IsInf(b.hi, 1) && below(a):
		return true // "at least 220", "less than 220"
	case a.group == "duration" && (a.head == "" || b.head == "") && len(shared(a, b)) < 3:
		return true // "four years" of this and that
	case parts(a.state) && parts(b.state) && a.state != b.state:
		return true
	case a.isTotal != b.isTotal && (parts(a.state) || a.total > 0) && (parts(b.state) || b.total > 0):
		return true
	}
	return a.total > 0 && b.total > 0 && a.total != b.total
}

// below says whether a figure is bounded from above only.
func below(f *fact) bool { return f.lo <= 0 && f.hi > 0 }

// parts says whether figures of another state are other figures.
func parts(state string) bool {
	return state != "" && state != "level" && state != "cost" && state != "paid"
}

// equal says whether two figures give one value.
func equal(a, b *fact) bool {
	if a.fig.Value == b.fig.Value {
		return true
	}
	narrow := func(f *fact) bool { return f.hi <= 2*f.lo }
	return narrow(a) && narrow(b) && a.lo <= b.hi && b.lo <= a.hi && a.head == b.head && a.head != ""
}

// points adds up what two figures have in common.
func points(a, b *fact) int {
	n := 0
	switch {
	case a.head != "" && a.head == b.head:
		n += sameHead
	case a.head != "" && b.head != "" && !slices.Contains(a.mods, b.head) && !slices.Contains(b.mods, a.head):
		if precision(a) == exact && precision(b) == exact {
			n += otherSum
		} else {
			n += otherHead
		}
	}
	n += max(named(a, b), named(b, a))
	if a.rank != "" && a.rank == b.rank {
		n += sameRank
	}
	if a.state != "" && a.state == b.state && a.state != "paid" {
		n += sameState
	}
	if a.total > 0 && a.total == b.total {
		n += sameTotal
	}
	if len(given.Shared(a.owner, b.owner)) > 0 {
		n += sameOwner
	}
	n += min(2, len(given.Shared(a.who, b.who))) * sameParty
	n += min(4, len(shared(a, b))) * sameWord
	if len(given.Shared(a.around, b.around)) > 1 || len(given.Shared(a.near, b.near)) > 0 {
		n += sameAround
	}
	n += precision(a)
	if a.dated && b.dated && a.when == b.when && a.when.Len() == 1 {
		n += sameDay
	}
	if a.dated && b.dated && apartInTime(a, b) && !lasting[a.state] {
		n += otherTime
	}
	return n
}

// named says how near to a, which has no thing of its own, that of b is named.
func named(a, b *fact) int {
	switch {
	case a.head != "" || b.head == "":
		return 0
	case slices.Contains(a.said, b.head):
		return headNamed
	case slices.Contains(a.around, b.head):
		return headAround
	}
	return 0
}

// shared gives the stems that both sentences have, without the head.
func shared(a, b *fact) []string {
	out := given.Shared(a.said, b.said)
	return slices.DeleteFunc(out, func(s string) bool { return s == a.head && s == b.head })
}

// lasting are the states of things that change with time: figures of two days
// can be one that moved. Tolls and crowds of two days are of two events.
var lasting = map[string]bool{"level": true, "cost": true, "open": true, "done": true, "debt": true, "budget": true}

// digits gives the digits of a value that count: "42" for 420,000,000.
func digits(v float64) string {
	mantissa, _, _ := strings.Cut(strconv.FormatFloat(math.Abs(v), 'e', 11, 64), "e")
	return strings.Trim(strings.ReplaceAll(mantissa, ".", ""), "0")
}

// slipped says whether two sums differ by a thousand or a million times alone,
// or by a hundred where one has cents: a word for a large number, or the point
// before the cents, that was lost on the way.
func slipped(a, b *fact) bool {
	hi, lo := max(a.fig.Value, b.fig.Value), min(a.fig.Value, b.fig.Value)
	if lo <= 0 || len(a.digits) < 2 || a.digits != b.digits {
		return false
	}
	cents := lo != math.Trunc(lo) && near(hi, 100*lo)
	return near(hi, 1e3*lo) || near(hi, 1e6*lo) || cents
}

// near says whether two numbers are one but for rounding.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Abs(b) }

// precision says how much it means that two figures have one value.
func precision(f *fact) int {
	v := math.Abs(f.fig.Value)
	digits := f.digits
	sum := f.group == "amount" || f.group == "measure"
	switch {
	case sum && len(digits) >= 2, len(digits) >= 4, v >= 1000 && len(digits) >= 2:
		return exact
	case sum, len(digits) >= 3:
		return precise
	case v <= 12 && f.group != "share":
		return coarse
	}
	return 0
}

// slack is the number of days by which the days of one figure can differ in
// two reports.
const slack = 31

// apartInTime says whether two figures are said of days far from each other.
func apartInTime(a, b *fact) bool {
	return a.when.First > b.when.Last+slack || b.when.First > a.when.Last+slack
}

// varies says whether two figures of different values are one that changed, or
// that is told differently: the same thing in the same state, with a party or
// words in common.
func varies(a, b *fact) (n int, ok bool) {
	if a.partial && a.total == 0 || b.partial && b.total == 0 || !comparable(a, b) || a.group == "count" && min(a.fig.Value, b.fig.Value) <= 1 {
		return 0, false
	}
	if fixed[a.state] && a.state == b.state {
		return fixedOtherwise(a, b)
	}
	if a.head == "" && a.state == "" || a.head != b.head && !(a.state == "cost" && named(a, b)+named(b, a) > 0) || a.state != b.state {
		return 0, false
	}
	if a.group == "amount" && (!lasting[a.state] || a.state == "level") {
		return 0, false
	}
	n = points(a, b) - precision(a)
	if a.group == "share" && a.state == "level" && definite(a) && definite(b) {
		n++ // "the reservoir is 68 percent full": there is one of it
	}
	if a.state == "" {
		return n, a.group == "measure" && a.head != "" && n >= needStated && len(given.Shared(a.owner, b.owner)) > 0
	}
	return n, n >= needUnequal
}

// definite says whether what is measured is one thing that the text takes for
// known: "the reservoir".
func definite(f *fact) bool {
	if f.fig.Of == nil {
		return false
	}
	before := strings.ToLower(news.Span{Start: max(0, f.fig.Of.Start-8), End: f.fig.Of.End}.In(f.doc.Text))
	return strings.Contains(before, "the ") || len(f.owner) > 0
}

// person gives the parties whose age a figure is.
func (f *fact) person() []string {
	if len(f.owner) > 0 {
		return f.owner
	}
	return nil
}

// oneAge says whether two ages are one person's: a person is older by a year
// at most for each year begun between the reports.
func oneAge(a, b *fact) bool {
	if len(given.Shared(a.person(), b.person())) == 0 {
		return false
	}
	diff := math.Abs(a.fig.Value - b.fig.Value)
	if a.doc.Dated && b.doc.Dated {
		days := max(int(b.doc.Day.Last-a.doc.Day.First), int(a.doc.Day.Last-b.doc.Day.First))
		return diff <= float64(days)/365+1
	}
	return diff <= 1
}
