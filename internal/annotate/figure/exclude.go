package figure

import (
	"math"

	"dateline/internal/news"
)

// inTime says that word k lies within a date or a clock time of the text.
func (p *parser) inTime(k int) bool {
	t := p.timeAt(k)
	return t != nil && (t.Type == news.TimexDate || t.Type == news.TimexTime)
}

// inDate is inTime.
func (p *parser) inDate(k int) bool { return p.inTime(k) }

// timeAt gives the time expression that covers word k, nil if there is none.
func (p *parser) timeAt(k int) *news.Timex {
	if k < 0 || k >= len(p.ws) {
		return nil
	}
	at := news.Byte(p.ws[k].start)
	times := p.ann.Times
	lo, hi := 0, len(times)
	for lo < hi {
		mid := (lo + hi) / 2
		if times[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(times) && times[lo].Start <= at {
		return &times[lo]
	}
	return nil
}

// nameAt gives the name that covers word k, nil if there is none.
func (p *parser) nameAt(k int) *news.Name {
	if k < 0 || k >= len(p.ws) {
		return nil
	}
	at := news.Byte(p.ws[k].start)
	names := p.ann.Names
	lo, hi := 0, len(names)
	for lo < hi {
		mid := (lo + hi) / 2
		if names[mid].Start <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for k := lo - 1; k >= 0 && k >= lo-3; k-- {
		if names[k].End > at {
			return &names[k]
		}
	}
	return nil
}

// isYears says that a range is one of years: "between 2012 and 2014 the firm".
// What is counted would stand right behind it.
func (p *parser) isYears(q *quant) bool {
	year := func(v float64) bool { return v >= 1500 && v <= 2100 && v == math.Trunc(v) }
	return q.unit == nil && !q.scaled && q.low < q.high && year(q.low) && year(q.high) && q.high-q.low < 200 && p.betweenBefore(q) && !p.nounGroup(q.j).ok()
}

// exclusion is a rule that tells numbers that count nothing.
type exclusion struct {
	name    string
	example string // the number in it is no figure
	holds   func(*parser, *quant) bool
}

// exclusions are tried in order on every number.
var exclusions = []exclusion{
	{"date", "On 5 May 2021 they met.", (*parser).isDate},
	{"years", "Between 2012 and 2014 the firm paid nobody.", (*parser).isYears},
	{"days", "They vote from 14 to 17 March.", (*parser).isDays},
	{"hour", "The cars stopped there at about seven.", (*parser).isHour},
	{"page", "3 min read", (*parser).isPage},
	{"name", "The Zapad-2021 drills began.", (*parser).isName},
	{"glued", "An F-16 crashed.", (*parser).isGlued},
	{"label", "Article 5 of the treaty.", (*parser).isLabel},
	{"phone", "Call +1 202 555 0143.", (*parser).isPhone},
	{"score", "They won 3-2.", (*parser).isScore},
	{"clock", "The doors open at 7:30.", (*parser).isClock},
	{"past the hour", "It was signed at twenty to ten.", (*parser).isPast},
	{"year", "He came to power in 1994.", (*parser).isYear},
	{"address", "He lives at 10 Downing Street.", (*parser).isAddress},
	{"chunk", "See www.example.org/a/5 for more.", (*parser).isChunk},
	{"item", "1. The treaty", (*parser).isItem},
	{"dual", "The two leaders met.", (*parser).isDual},
	{"pronoun", "The one who won.", (*parser).isPronoun},
}

// noFigure says that the nth quant counts nothing.
func (p *parser) noFigure(n int) bool {
	q := &p.quants[n]
	if q.value != q.value { // not a number: see literal.unsure
		if !q.unsure || !p.wholeThings(q) {
			return true
		}
		q.number = exact(q.thousands)
	} else if q.unsure && p.wholeThings(q) {
		q.number = exact(q.thousands)
	}
	for _, rule := range exclusions {
		if rule.holds(p, q) {
			return true
		}
	}
	return false
}

// wholeThings says that what follows the number comes in whole pieces, so that
// "4.800 demonstrators" are thousands.
func (p *parser) wholeThings(q *quant) bool {
	if q.unit != nil {
		return q.unit.kind == kindCount
	}
	ph := p.nounGroup(p.skipDet(q.j))
	return ph.ok() && (p.has(ph.head, cPeople) || p.str(ph.head)[len(p.str(ph.head))-1] == 's')
}

// isDate: the numeral lies in a date, a clock time or a set of times. Lengths
// of time are figures.
func (p *parser) isDate(q *quant) bool {
	for k := q.a; k < q.b; k++ {
		t := p.timeAt(k)
		if t == nil || t.Type == news.TimexDuration {
			continue
		}
		if q.unit != nil && q.unit.kind == kindDuration && p.oldAfter(q.j) {
			continue
		}
		if q.unit != nil && (q.unit.money || q.unit.kind == kindShare) {
			continue
		}
		if q.ordinal && p.inRow(q.j) {
			continue
		}
		if q.plain || q.ordinal || q.unit != nil || q.words {
			return true
		}
	}
	return false
}

// isDays: days of a month that follows or stands before: "from 14 to 17 March",
// "on 3, 4 and 5 May", "March 14 to 17".
func (p *parser) isDays(q *quant) bool {
	day := func(v float64) bool { return v >= 1 && v <= 31 && v == math.Trunc(v) }
	if q.unit != nil || q.fraction || q.scaled || q.hedge != "" || !day(q.low) || !day(q.high) || p.kind(q.a) != digits {
		return false
	}
	if k := p.listed(q.b, 1); p.has(k, cMonth) && (p.capital(k) || p.inTime(k)) && (k > q.b || q.low != q.high) {
		return !p.nominal(k+1) || p.at(k+1) == posProper
	}
	k := p.listed(q.a-1, -1)
	return p.has(k, cMonth) && p.capital(k) && (k < q.a-1 || q.low != q.high) && !p.nounGroup(q.j).ok()
}

// listed steps from word k over the other days of a list or span, and gives
// the first word that is none.
func (p *parser) listed(k, step int) int {
	for n := 0; n < 12 && k >= 0 && k < len(p.ws); n, k = n+1, k+step {
		switch {
		case p.kind(k) == digits && p.groupLen(k) <= 2, p.hyphen(k), p.str(k) == ",", p.str(k) == "/":
		case p.is(k, "and"), p.is(k, "or"), p.is(k, "to"), p.is(k, "till"), p.is(k, "until"), p.is(k, "through"), p.is(k, "the"):
		case p.is(k, "st") || p.is(k, "nd") || p.is(k, "rd") || p.is(k, "th"):
		default:
			return k
		}
	}
	return -1
}

// isHour: "at about seven", "by ten in the evening", where nothing is counted
// and no number stands at it ("put the toll at seven").
func (p *parser) isHour(q *quant) bool {
	if q.unit != nil || q.fraction || q.scaled || q.ordinal || q.low != q.high || q.value < 1 || q.value > 12 || q.value != math.Trunc(q.value) {
		return false
	}
	if p.is(q.j, "o'clock") || p.is(q.j, "o’clock") || p.is(q.j, "o") && p.is(q.j+2, "clock") {
		return true
	}
	if !p.is(q.i-1, "at") || p.nounAfter(q.j).ok() || p.hyphen(q.j) || p.is(q.j, "of") || p.is(q.j, "to") || p.is(q.j, "for") {
		return false
	}
	for k := q.i - 2; k >= 0 && k > q.i-reach && p.sameSent(k, q.i); k-- {
		if p.is(k, "at") || p.kind(k) == digits || p.has(k, cStand|cRise) && k > q.i-6 || p.has(k, cNoof|cRate|cCrowd) {
			return false
		}
		if p.str(k) == ";" || p.str(k) == "." {
			break
		}
	}
	return true
}

// isPage: a line of the page that counts its own readers, or how long it takes
// to read: "3 min read", "Views: 3 412", "17 comments". In a sentence with a
// verb such words are the story's.
func (p *parser) isPage(q *quant) bool {
	if len(p.ws) > 24 {
		return false
	}
	k := q.j
	if p.hyphen(k) {
		k++
	}
	line := func(from, to int) bool { // marks, or the ends of the passage, on both sides
		return (from < 0 || p.kind(from) == mark) && (to >= len(p.ws) || p.kind(to) == mark)
	}
	if p.has(k, cPage) && (q.unit == nil && line(q.i-1, k+1) || q.unit != nil && q.unit.code == "minutes" && line(q.i-1, k+1)) {
		return true
	}
	if q.unit != nil && q.unit.code == "minutes" && (p.is(k, "to") && p.is(k+1, "read") && line(q.i-1, k+2) || p.is(k, "reading") && line(q.i-1, k+1)) {
		return true
	}
	k = q.i - 1
	if p.str(k) != ":" || p.kind(k-1) != letters {
		return false
	}
	if before := lower(p.str(k - 2)); p.is(k-1, "time") && (before == "reading" || before == "read") {
		return true
	}
	return p.has(k-1, cPage) && line(k-2, q.j)
}

// inRow says that the words from k on are "Sunday in a row", "straight week".
func (p *parser) inRow(k int) bool {
	for n := range 4 {
		if p.is(k+n, "row") || p.is(k+n, "consecutive") || p.is(k+n, "straight") || p.is(k+n, "running") {
			return true
		}
	}
	return false
}

// isName: the numeral is part of a name, but not its first word, or it is its
// first word and an ordinal ("20th Century Fox", "First Bank").
func (p *parser) isName(q *quant) bool {
	if q.unit != nil && q.unit.money {
		return false
	}
	if q.words && p.capital(q.a) && p.capital(q.j) && p.kind(q.j) == letters && q.hedge == "" {
		starts := q.a == 0 || !p.sameSent(q.a-1, q.a) || p.kind(q.a-1) == mark
		if !starts || p.at(q.j) == posProper && p.at(q.j+1) == posProper {
			return true // the Two Seas Development Bank
		}
	}
	name := p.nameAt(q.a)
	if name == nil {
		return false
	}
	first := news.Byte(p.ws[q.a].start) == name.Start
	if !first {
		return true
	}
	return q.ordinal && p.capital(q.a) || int(name.End) == p.ws[q.b-1].end || name.Kind == news.Work
}

// isGlued: letters and a hyphen stand right before digits (F-16, Covid-19), or
// the digits are within a word.
func (p *parser) isGlued(q *quant) bool {
	k := q.a - 1
	if p.kind(q.a) != digits || k < 0 || q.i < q.a && p.has(k, cSymbol) && !p.hyphen(k) {
		return false
	}
	if p.kind(k) == letters && p.tight(k) && !p.has(k, cSymbol) {
		return true
	}
	if p.hyphen(k) && p.tight(k) && p.tight(k-1) && p.kind(k-1) == letters {
		switch lower(p.str(k - 1)) {
		case "mid", "pre", "post", "non", "some", "a", "the":
			return false
		}
		return true
	}
	switch p.str(k) {
	case "#", "№", "@", "_", "&", "=", "§", "º":
		return true
	case "/":
		return p.tight(k) && p.tight(k-1)
	}
	return false
}

// isLabel: the number is the name of an article, a flight, a room.
func (p *parser) isLabel(q *quant) bool {
	if q.unit != nil || q.scaled || q.ordinal || q.fraction || q.hedge != "" {
		return false
	}
	k := q.a - 1
	if p.str(k) == "." && p.tight(k-1) {
		k--
	}
	if p.has(k, cLabel) && !p.has(k, cVictim) {
		if p.is(k, "no") && p.is(k+1, ".") || !p.is(k, "no") || p.kind(q.a) == digits && p.capital(k) {
			plural := p.nounGroup(q.j)
			e := p.ws[k].ent
			if !plural.ok() || e.form[len(e.form)-1] != 's' && p.at(k-1) != posVerb {
				return true
			}
		}
	}
	if p.kind(k) == letters && p.capital(k) && p.at(k) == posProper && (q.plain || q.words && p.capital(q.a)) && q.size <= 4 && k > 0 && p.sameSent(k, q.a) && p.kind(q.j) != letters {
		return !p.is(k+1, ",") && p.kind(k-1) != mark || p.kind(q.a) == letters
	}
	if p.is(k, "of") && p.is(k-1, "group") && p.capital(k-1) {
		return true
	}
	return false
}

// isPhone: groups of digits with a plus or hyphens, seven digits or more.
func (p *parser) isPhone(q *quant) bool {
	if p.kind(q.a) != digits || q.unit != nil {
		return false
	}
	total, groups := 0, 0
	from := q.a
	for from > 0 && q.a-from < 10 && (p.kind(from-1) == digits || p.phoneMark(from-1)) {
		from--
	}
	plus, zero := false, false
	hyphens := 0
	for k := from; k < len(p.ws) && k < from+16; k++ {
		if p.kind(k) == digits {
			total += p.groupLen(k)
			groups++
			zero = zero || k == from && p.str(k)[0] == '0' && p.groupLen(k) > 1
			continue
		}
		if !p.phoneMark(k) {
			break
		}
		plus = plus || p.str(k) == "+" && p.tight(k)
		if p.hyphen(k) && p.tight(k) && p.tight(k-1) {
			hyphens++
		}
	}
	if groups >= 2 && zero && total >= 7 {
		return true // 020 7946 0958
	}
	return plus && total >= 7 || hyphens >= 2 && total >= 7 && groups >= 3 || hyphens == 1 && groups == 2 && total == 7 && p.groupLen(from) == 3
}

// phoneMark says that word k is a mark within a telephone number.
func (p *parser) phoneMark(k int) bool {
	switch p.str(k) {
	case "+", "(", ")", "-", "–", "‑":
		return true
	}
	return false
}

// isScore: "3-2", "6-4 6-3", "2:1", with nothing that is counted after it.
func (p *parser) isScore(q *quant) bool {
	if !q.plain && q.low == q.high || q.unit != nil || p.kind(q.a) != digits {
		return false
	}
	for _, k := range []int{q.a - 1, q.b} {
		if (p.hyphen(k) || p.str(k) == ":") && p.tight(k) && p.tight(k-1) && p.kind(k-1) == digits && p.kind(k+1) == digits {
			return true
		}
	}
	if q.low != q.high && p.hyphen(q.a+1) {
		return p.near(q, cContest)
	}
	return false
}

// near says that one of the eight words before q is of class cl.
func (p *parser) near(q *quant, cl class) bool {
	for k := q.i - 1; k >= 0 && k > q.i-8 && p.sameSent(k, q.i); k-- {
		if p.has(k, cl) {
			return true
		}
	}
	return false
}

// isClock: "7:30", "16.45 GMT", "at 10.40 on Friday".
func (p *parser) isClock(q *quant) bool {
	if p.kind(q.a) != digits {
		return false
	}
	if p.dotted(q) {
		return true
	}
	for _, k := range []int{q.a - 1, q.b} {
		if p.str(k) == ":" && p.tight(k) && p.tight(k-1) && p.kind(k-1) == digits && p.kind(k+1) == digits {
			return true
		}
	}
	switch p.str(q.b) {
	case "am", "pm", "AM", "PM", "a.m", "p.m", "GMT", "UTC":
		return true
	}
	return false
}

// dotted: hours and minutes with a point between, after a word for when and
// beside a day or a part of one: "at 10.40 on Friday night", "on Monday at 7.05".
func (p *parser) dotted(q *quant) bool {
	if q.b != q.a+3 || p.str(q.a+1) != "." || q.unit != nil || q.scaled || q.low != q.high || p.groupLen(q.a) > 2 || p.groupLen(q.a+2) != 2 || p.digits(q.a) > 24 || p.digits(q.a+2) > 59 {
		return false
	}
	switch p.str(q.i - 1) {
	case "at", "At", "by", "By", "from", "From", "until", "till", "since", "before", "after", "around", "about":
	default:
		return false
	}
	k := q.j
	switch p.str(k) {
	case "on", "in", "this", "that", "last", "the":
		for n := k + 1; n < k+4; n++ {
			if p.inTime(n) || p.is(n, "morning") || p.is(n, "afternoon") || p.is(n, "evening") || p.is(n, "night") {
				return true
			}
		}
	}
	return p.inTime(k) || p.is(k, "local") || p.is(k, "yesterday") || p.is(k, "today") || p.inTime(q.i-2) && p.at(q.i-2) != posNum
}

// isYear: four digits from 1500 to 2100 that nothing counted follows.
func (p *parser) isYear(q *quant) bool {
	if !q.plain || q.size != 4 || q.value < 1500 || q.value > 2100 || q.unit != nil || q.hedge != "" {
		return false
	}
	if p.has(q.j, cPeople) {
		return false
	}
	ph := p.nounGroup(q.j)
	return !ph.ok() || p.is(q.a-1, "in") || p.is(q.a-1, "since") || p.has(q.a-1, cDet) || !p.plural(ph.head)
}

// plural says that word k has the form of a plural.
func (p *parser) plural(k int) bool {
	if p.has(k, cPeople) {
		return true
	}
	s := p.str(k)
	return len(s) > 3 && s[len(s)-1] == 's' && s[len(s)-2] != 's' && s[len(s)-2] != 'u' && s[len(s)-2] != 'i'
}

// isAddress: a street follows, or the number is a postal code.
func (p *parser) isAddress(q *quant) bool {
	if p.kind(q.a) != digits || q.unit != nil || q.scaled {
		return false
	}
	if s := p.str(q.a - 1); len(s) == 2 && p.capital(q.a-1) && s[1] >= 'A' && s[1] <= 'Z' && q.size == 5 {
		return true
	}
	for k := q.j; k < q.j+5 && p.kind(k) == letters && (p.capital(k) || k > q.j && p.has(k, cStreet)); k++ {
		if k > q.j && p.has(k, cStreet) {
			return true
		}
	}
	return p.is(q.j, "downing")
}

// isChunk: the number is within an address of the net or a code.
func (p *parser) isChunk(q *quant) bool {
	start, end := p.ws[q.a].start, p.ws[q.b-1].end
	from, to := start, end
	for from > 0 && start-from < 80 && p.text[from-1] > ' ' {
		from--
	}
	for to < len(p.text) && to-end < 80 && p.text[to] > ' ' {
		to++
	}
	if to-from == end-start {
		return false
	}
	chunk := p.text[from:to]
	slashes := 0
	for i := range len(chunk) {
		switch chunk[i] {
		case '@', '_', '=':
			return true
		case '/':
			slashes++
		case ':':
			if i+2 < len(chunk) && chunk[i+1] == '/' && chunk[i+2] == '/' {
				return true
			}
		}
	}
	return slashes > 1 && !isDigit(chunk[0]) || len(chunk) > 4 && (chunk[:4] == "www." || chunk[:4] == "http") || slashes > 1
}

// isItem: a number with a period or bracket at the start of a passage.
func (p *parser) isItem(q *quant) bool {
	return q.a == 0 && q.plain && q.size <= 2 && (p.str(1) == "." || p.str(1) == ")") && p.tight(0) && len(p.ws) > 2
}

// isDual: "the two leaders" names again what was named before, and counts
// nothing anew.
func (p *parser) isDual(q *quant) bool {
	if !q.words || q.value != 2 || q.low != q.high || q.b != q.a+1 || q.hedge != "" || q.unit != nil || q.ordinal {
		return false
	}
	switch p.str(q.a - 1) {
	case "the", "The", "these", "These", "those", "Those", "both", "Both", "their", "our", "Our":
		return !p.has(q.j, cVictim) && !p.is(q.j, "of")
	}
	return false
}

// isPronoun: "one" that stands for something named before, and counts only
// beside a unit, a person, or "at least".
func (p *parser) isPronoun(q *quant) bool {
	if !q.words || q.value != 1 || q.low != q.high || q.b != q.a+1 || q.ordinal || q.fraction || q.scaled || !p.is(q.a, "one") {
		return false
	}
	if q.hedge != "" || q.unit != nil && q.unit.code != "times" {
		return p.has(q.a-1, cDet) && q.hedge == ""
	}
	if p.has(q.a-1, cDet) || p.is(q.a-1, "no") || p.is(q.a-1, "which") || p.at(q.a-1) == posAdj {
		return true
	}
	if p.has(q.j, cPerson) || p.is(q.j, "of") && p.one(q) || p.is(q.j, "in") && p.kind(q.j+1) == digits || (p.is(q.j, "in") || p.is(q.j, "out")) && p.has(q.j+1, cCard) || p.is(q.j, "out") && p.is(q.j+1, "of") {
		return false
	}
	if p.has(q.j, cVictim) || p.has(q.j, cBe) && p.has(q.j+1, cVictim) {
		return false
	}
	if p.is(q.a-1, "only") || p.is(q.a-1, "just") || p.is(q.a-1, "least") {
		return !p.nounGroup(q.j).ok()
	}
	return true
}

// one says that "one of" is followed by a counted whole ("one of the 33").
func (p *parser) one(q *quant) bool {
	k := p.skipDet(q.j + 1)
	return p.kind(k) == digits || p.has(k, cCard)
}
