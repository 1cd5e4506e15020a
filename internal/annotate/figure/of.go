package figure

import (
	"strings"

	"dateline/internal/news"
)

// describe sets unit, kind and what is counted; it says false where nothing is.
func (p *parser) describe(n int, fig *news.Figure) bool {
	q := &p.quants[n]
	fig.Hedge = q.vagueHedge()
	fig.Unit, fig.Kind = "", kindCount
	if q.unit != nil {
		fig.Unit, fig.Kind = q.unit.code, q.unit.kind
	}
	var ok bool
	switch {
	case q.ordinal:
		ok = p.ordinal(q, fig)
	case q.times:
		ok = p.timesOf(q, fig)
	case q.fraction && q.unit == nil:
		ok = p.shareOf(q, fig)
	case q.unit == nil:
		ok = p.counted(n, fig)
	case q.unit.kind == kindDuration || q.unit.kind == kindAge:
		ok = p.lasting(q, fig)
	default:
		ok = p.measured(q, fig)
	}
	if ok {
		p.kindBy(q, fig)
	}
	return ok
}

// ordinal describes "the sixth time", "a third term".
func (p *parser) ordinal(q *quant, fig *news.Figure) bool {
	fig.Kind = kindOrdinal
	if p.has(q.j, cNocount) || p.hyphen(q.j) && p.tight(q.j-1) && !p.is(q.j+1, "floor") || p.hyphen(q.a-1) && p.tight(q.a-1) {
		return false
	}
	if p.at(q.a-1) == posNum || p.kind(q.a-1) == digits {
		return false
	}
	ph := p.nounGroup(q.j)
	if !ph.ok() && p.inRow(q.j) && p.kind(q.j) == letters {
		ph = phrase{q.j, q.j + 1, q.j} // "the sixth Sunday in a row"
		fig.Of = p.span(ph)
		return true
	}
	if !ph.ok() {
		return false
	}
	if q.value < 2 || q.value == 2 && !p.has(q.j, cFirsts) && !p.has(ph.head, cFirsts) {
		return false
	}
	if p.capital(q.a) && p.capital(ph.head) && q.a > 0 && p.sameSent(q.a-1, q.a) {
		return false // the Fifth Republic
	}
	if p.is(q.j, "time") || p.is(q.j, "times") {
		fig.Of = p.span(phrase{q.j, q.j + 1, q.j})
		if of := p.deed(q); of.ok() {
			fig.Of = p.span(of)
		}
		return true
	}
	fig.Of = p.span(p.nounAfter(q.j))
	return true
}

// deed gives the words of the act that happened for the sixth time: from the
// verb to the "for" before the ordinal.
func (p *parser) deed(q *quant) phrase {
	end := q.a - 1
	if p.has(end, cDet) {
		end--
	}
	if !p.is(end, "for") {
		return phrase{}
	}
	for k := end - 1; k >= 0 && k > end-10 && p.sameSent(k, end); k-- {
		if p.at(k) == posVerb {
			return phrase{k, end, k}
		}
		if p.kind(k) == mark && !p.hyphen(k) {
			break
		}
	}
	return phrase{}
}

// timesOf describes "twice".
func (p *parser) timesOf(q *quant, fig *news.Figure) bool {
	if p.is(q.j, "as") || p.is(q.j, "the") || p.has(q.j, cDet) {
		return false // a comparison
	}
	fig.Unit = "times"
	for k := q.i - 1; k >= 0 && k > q.i-8 && p.sameSent(k, q.i); k-- {
		if p.at(k) == posVerb {
			fig.Of = p.span(phrase{k, q.i, k})
			return true
		}
		if p.kind(k) == mark {
			break
		}
	}
	return true
}

// shareOf describes "two thirds of the voters", "half of it".
func (p *parser) shareOf(q *quant, fig *news.Figure) bool {
	fig.Kind, fig.Unit = kindShare, "percent"
	fig.Value, fig.Low, fig.High = 100*q.value, 100*q.low, 100*q.high
	k := q.j
	if p.is(k, "of") {
		k++
	}
	fig.Of = p.span(p.nounAfter(k))
	if fig.Of == nil {
		fig.Of = p.span(p.subject(q))
	}
	return true
}

// counted describes a number without a unit.
func (p *parser) counted(n int, fig *news.Figure) bool {
	q := &p.quants[n]
	if p.aged(q, fig) {
		return true
	}
	k := q.j
	if q.vague != "" && p.is(k, "of") || p.is(k, "of") && (p.has(k-1, cScale|cVague) || p.has(k-1, cHundred)) {
		k++
	}
	if p.isPart(n, fig) {
		return true
	}
	glued := p.hyphen(k) && p.tight(k-1) && p.tight(k)
	if glued {
		if p.at(k+1) != posNoun && p.at(k+1) != posAdj {
			return false
		}
		return p.gluedCount(q, k+1, fig)
	}
	ph := p.nounAfter(k)
	if ph.ok() {
		fig.Of = p.span(ph)
		if p.people(ph.head) {
			fig.Unit = "people"
		}
		if q.value == 1 && q.words && !p.has(ph.head, cPerson) && q.hedge == "" && !p.is(q.a-1, "only") && !p.is(q.a-1, "just") {
			return false
		}
		return true
	}
	return p.alone(n, fig)
}

// people says that the noun at word k stands for persons.
func (p *parser) people(k int) bool {
	if p.has(k, cPeople|cPerson) {
		return true
	}
	if s := p.str(k); p.capital(k) && (strings.HasSuffix(s, "ans") || strings.HasSuffix(s, "ians")) {
		return true
	}
	name := p.nameAt(k)
	return name != nil && name.Kind == news.Demonym && p.plural(k)
}

// gluedCount describes "a three-party coalition", "the 27-nation bloc".
func (p *parser) gluedCount(q *quant, k int, fig *news.Figure) bool {
	if p.kind(k) != letters || p.has(k, cStop|cPrep|cRise) {
		return false
	}
	switch p.str(k) {
	case "alarm", "way", "time", "fold", "star", "piece", "page", "hour", "sided", "and", "size", "man", "woman":
		if p.str(k) != "fold" && p.str(k) != "page" && p.str(k) != "man" {
			return false
		}
	}
	fig.Of = p.span(phrase{k, k + 1, k})
	if p.has(k, cPerson|cPeople) {
		fig.Unit = "people"
	}
	return true
}

// aged describes ages without a unit: "Anna Lind, 61,", "aged 61", "at 61".
func (p *parser) aged(q *quant, fig *news.Figure) bool {
	if q.scaled || q.value <= 0 || q.value > 120 || q.fraction {
		return false
	}
	age := func(ph phrase) bool {
		fig.Kind, fig.Unit, fig.Of = kindAge, "years", p.span(ph)
		return true
	}
	if p.is(q.i-1, "of") && p.is(q.i-2, "age") && !p.nounGroup(q.j).ok() { // "at the age of 83"
		return age(p.subject(q))
	}
	if p.has(q.i-1, cAges) && (p.is(q.i-1, "aged") || p.is(q.i-1, "ages") || p.is(q.i-2, "the") || p.has(q.i-2, cDet) || p.is(q.i-2, "of") || p.is(q.i-2, "at") || p.is(q.i-2, "under")) {
		if p.is(q.i-1, "aged") {
			k := q.i - 2
			if p.is(k, ",") {
				k--
			}
			return age(p.nounBefore(k))
		}
		return age(p.subject(q))
	}
	if !p.is(q.i-1, ",") || q.hedge != "" || !(p.is(q.j, ",") || p.ends(q.j)) {
		if !(p.str(q.i-1) == "(" && p.str(q.j) == ")") {
			return false
		}
	}
	name := p.nameAt(q.i - 2)
	if name == nil || name.Kind != news.Person {
		if !p.has(q.i-2, cPerson) && !(p.at(q.i-2) == posProper && p.is(q.j, ",") && (name == nil && p.at(q.i-3) == posProper || p.personAfter(q.j+1))) {
			return false
		}
	}
	if p.str(q.i-1) == "(" && (name == nil || name.Kind != news.Person) {
		return false
	}
	if name == nil || name.Kind != news.Person {
		return age(p.groupBefore(q.i - 2))
	}
	from := q.i - 2
	for from > 0 && p.ws[from-1].start >= int(name.Start) {
		from--
	}
	return age(phrase{from, q.i - 1, q.i - 2})
}

// personAfter says that word k goes on about a person: "Lind, 61, who".
func (p *parser) personAfter(k int) bool {
	switch p.str(k) {
	case "who", "whose", "a", "an", "said", "told", "has", "had", "was", "is", "and":
		return true
	}
	return false
}

// ends says that a clause ends at word k.
func (p *parser) ends(k int) bool {
	if k >= len(p.ws) {
		return true
	}
	switch p.str(k) {
	case ".", ";", "?", "!", ")", ":":
		return true
	}
	return false
}

// isPart describes some of a counted whole: "six of its 24 annexes", "seven
// out of 33", "two of the piers".
func (p *parser) isPart(n int, fig *news.Figure) bool {
	q := &p.quants[n]
	k := q.j
	out := p.is(k, "out") && p.is(k+1, "of")
	switch {
	case out:
		k += 2
	case p.is(k, "in") && n+1 < len(p.quants) && p.quants[n+1].a == k+1 && q.value < p.quants[n+1].value && q.value < 10 && p.kind(k+1) != digits || p.is(k, "in") && n+1 < len(p.quants) && p.quants[n+1].a == k+1 && q.value < 10 && p.quants[n+1].value <= 1000 && p.quants[n+1].value > q.value && p.quants[n+1].size != 4:
		return p.oneIn(n, fig)
	case p.is(k, "of") && p.has(k+1, cDet) || p.is(k, "of") && (p.is(k+1, "them") || p.is(k+1, "whom") || p.is(k+1, "which")):
		k++
	default:
		return false
	}
	fig.Kind = kindPart
	if n+1 < len(p.quants) && p.quants[n+1].i >= k && p.quants[n+1].i <= k+2 {
		k = p.quants[n+1].j
		p.quants[n+1].whole = n + 1
	}
	ph := p.nounAfter(k)
	if !ph.ok() && out {
		ph = p.lastCounted(q)
	}
	if ph.ok() {
		fig.Of = p.span(ph)
		if p.people(ph.head) {
			fig.Unit = "people"
		}
		return true
	}
	if prev := p.before(q); prev != nil && prev.Of != nil {
		fig.Of, fig.Unit = prev.Of, prev.Unit
	}
	if p.is(k, "whom") {
		fig.Unit = "people"
	}
	return true
}

// oneIn describes "one in three voters" as a share; the second number is its
// end.
func (p *parser) oneIn(n int, fig *news.Figure) bool {
	q, m := &p.quants[n], &p.quants[n+1]
	m.value = m.value * 1
	v := 100 * q.value / m.value
	fig.Kind, fig.Unit = kindShare, "percent"
	fig.Value, fig.Low, fig.High = v, v, v
	fig.End = news.Byte(p.ws[m.j-1].end)
	fig.Of = p.span(p.nounAfter(m.j))
	m.whole = -1
	return true
}

// lastCounted gives the noun before a part that stands after it: "six, seven
// road maps left out of 33".
func (p *parser) lastCounted(q *quant) phrase {
	for k := q.i - 1; k >= 0 && k > q.i-6 && p.sameSent(k, q.i); k-- {
		if p.nominal(k) {
			return p.groupBefore(k)
		}
	}
	return phrase{}
}

// before gives the last figure of the same sentence, nil if there is none.
func (p *parser) before(q *quant) *news.Figure {
	if len(p.out) == 0 {
		return nil
	}
	prev := &p.out[len(p.out)-1]
	s := p.ws[q.a].sent
	if int(prev.Start) < p.ws[0].start || s >= 0 && prev.Start < p.ann.Sentences[s].Start {
		return nil
	}
	return prev
}

// alone describes a number that no noun follows.
func (p *parser) alone(n int, fig *news.Figure) bool {
	q := &p.quants[n]
	prev := p.before(q)
	k := q.i - 1
	if p.is(k, "of") && p.is(k-1, "out") { // "33" of "seven left out of 33"
		if prev != nil && prev.Of != nil {
			fig.Of, fig.Unit = prev.Of, prev.Unit
		} else {
			fig.Of = p.span(p.lastCounted(&quant{i: k - 1, a: q.a}))
		}
		return true
	}
	if p.has(q.j, cVictim) || p.bePeople(q.j) {
		fig.Unit = "people"
		return true
	}
	if of := p.ofBefore(k); p.is(k, "of") && prev != nil && prev.Kind == kindCount && prev.Of != nil && of.ok() && prev.Of.Span.Overlaps(p.span(of).Span) {
		fig.Of, fig.Unit = prev.Of, prev.Unit // "fifteen annexes of 24"
		return true
	}
	if money := p.lastOf(q, kindAmount); q.scaled && money != nil {
		fig.Unit, fig.Kind, fig.Of = money.Unit, kindAmount, money.Of
		return true
	}
	switch p.str(k) { // compared with a figure before it
	case "including":
		if prev != nil && prev.Kind == kindAge && p.has(q.j, cPrep) { // "66 years, including 26 in power"
			fig.Unit, fig.Kind, fig.Of = prev.Unit, kindDuration, p.span(p.nounAfter(q.j+1))
			return true
		}
	case "to", "from", "against", "with", "than", "or", "and", "not", "versus", "just", "only", "of", "by", "at", ",":
		if prev != nil && prev.Kind != kindOrdinal && prev.Kind != kindAge && (prev.Kind != kindDuration) && !p.is(k, "by") && !p.is(k, "at") && (!p.is(k, "of") || p.is(k-1, "instead")) {
			fig.Unit, fig.Kind, fig.Of = prev.Unit, prev.Kind, prev.Of
			return true
		}
	}
	if q.i > 0 && p.at(k) == posVerb && p.has(k, cVictim) || p.is(k, "killing") || p.is(k, "wounding") || p.is(k, "injuring") {
		fig.Unit = "people"
		return true
	}
	if ph := p.aside(q); ph.ok() {
		p.crowd(ph, fig)
		return true
	}
	if p.has(k, cBe|cCost|cRise) || q.hedge != "" || p.is(k, "to") || p.is(k, "by") || p.is(k, "at") || p.is(k, "from") {
		if ph := p.subject(q); ph.ok() {
			p.crowd(ph, fig)
			if like := p.like(q); like != nil && fig.Unit == "" && like.Kind == kindMeasure {
				fig.Unit, fig.Kind = like.Unit, like.Kind
			}
			return true
		}
	}
	if ph := p.ofBefore(k); ph.ok() { // "a turnout of 5,000", "a total of 33"
		p.crowd(ph, fig)
		return true
	}
	if like := p.like(q); like != nil {
		fig.Unit, fig.Kind, fig.Of = like.Unit, like.Kind, like.Of
		if like.Kind == kindPart {
			fig.Kind = kindCount
		}
		return true
	}
	if last := p.lastOf(q, kindCount); p.verbAfter(q.j) && (q.words || q.value >= 2) && last != nil && last.Of != nil {
		fig.Of, fig.Unit = last.Of, last.Unit // "12 voted for, 8 against", "Nine are open."
		return true
	}
	return q.hedge != "" || q.scaled || q.point || q.low != q.high || q.value >= 1000
}

// crowd sets what is counted, and that it is people where a word of it says
// so: "the number of marchers", "a crowd", "the death toll".
func (p *parser) crowd(ph phrase, fig *news.Figure) {
	fig.Of = p.span(ph)
	for k := ph.from; k < ph.to; k++ {
		if p.has(ph.head, cCrowd) || p.is(ph.head, "column") && p.people(k) || p.people(k) && (p.has(ph.head, cNoof) || k == ph.head) {
			fig.Unit = "people"
		}
	}
}

// lastOf gives the last figure of a kind among the last four of the passage.
func (p *parser) lastOf(q *quant, kind string) *news.Figure {
	for n := len(p.out) - 1; n >= 0 && n >= len(p.out)-4; n-- {
		if int(p.out[n].Start) < p.ws[0].start {
			return nil
		}
		if p.out[n].Kind == kind {
			return &p.out[n]
		}
	}
	return nil
}

// like gives the figure shortly before q that q is held against: one with a
// unit and of the same size ("220 cubic metres were promised; 187 came").
func (p *parser) like(q *quant) *news.Figure {
	if q.scaled && q.words || q.value <= 0 || q.ordinal || q.fraction || !p.end(q.j) && !p.verbAfter(q.j) {
		return nil
	}
	for n := len(p.out) - 1; n >= 0 && n >= len(p.out)-3; n-- {
		f := &p.out[n]
		if int(f.Start) < p.ws[0].start || int(f.End) < p.ws[q.i].start-250 {
			return nil
		}
		switch f.Kind {
		case kindMeasure:
		case kindShare:
			if q.value > 100 || q.words {
				continue
			}
		case kindCount, kindPart:
			if f.Of == nil && f.Unit == "" {
				continue
			}
		default:
			continue
		}
		if ratio := q.value / f.Value; ratio > 0.2 && ratio < 5 {
			return f
		}
	}
	return nil
}

// bePeople says that word j starts "were killed", "had been detained".
func (p *parser) bePeople(j int) bool {
	for n := 0; n < 4; n++ {
		if p.has(j, cVictim) && n > 0 {
			return true
		}
		if p.has(j, cBe) || p.is(j, "have") || p.is(j, "had") || p.is(j, "others") || p.is(j, "more") || p.is(j, "of") || p.is(j, "them") || p.is(j, "seriously") || p.is(j, "badly") {
			j++
			continue
		}
		return false
	}
	return false
}

// verbAfter says that a verb starts at word j.
func (p *parser) verbAfter(j int) bool {
	return p.at(j) == posVerb || p.at(j) == posAux || p.has(j, cBe|cVerb)
}

// ofBefore gives the noun phrase before "of" at word k ("a crowd of 5,000").
func (p *parser) ofBefore(k int) phrase {
	if !p.is(k, "of") {
		return phrase{}
	}
	return p.nounBefore(k - 1)
}

// lasting describes lengths of time and ages in words.
func (p *parser) lasting(q *quant, fig *news.Figure) bool {
	fig.Kind = kindDuration
	k := q.j
	if q.unit.kind == kindAge { // "an 87 yo man"
		fig.Kind, fig.Of = kindAge, p.span(p.nounAfter(k))
		return true
	}
	if p.oldAfter(k) {
		return p.oldAge(q, fig)
	}
	if p.is(q.i-1, "aged") || p.is(q.i-1, "age") {
		fig.Kind = kindAge
		fig.Of = p.span(p.nounBefore(q.i - 2))
		return true
	}
	if p.is(q.i-1, ",") && !p.has(k, cPrep) && q.unit.code == "years" { // "Anna Lind, 66 years, including 26 in power"
		if name := p.nameAt(q.i - 2); name != nil && name.Kind == news.Person {
			fig.Kind = kindAge
			from := q.i - 2
			for from > 0 && p.ws[from-1].start >= int(name.Start) {
				from--
			}
			fig.Of = p.span(phrase{from, q.i - 1, q.i - 2})
			return true
		}
	}
	if q.glued {
		fig.Of = p.span(p.nounAfter(k))
		return true
	}
	if own := p.str(k); (own == "'" || own == "’") && p.tight(k-1) { // "three days' talks"
		fig.Of = p.span(p.nounAfter(k + 1))
		return true
	}
	if p.is(k, "of") || p.is(k, "in") {
		fig.Of = p.span(p.nounAfter(k + 1))
		return true
	}
	if ph := p.ofBefore(q.i - 1); ph.ok() {
		fig.Of = p.span(ph)
		return true
	}
	if p.has(q.i-1, cCost) || p.is(q.i-1, "took") || p.is(q.i-1, "takes") || p.is(q.i-1, "take") || p.has(q.i-1, cBe) || p.is(q.i-1, "lasting") {
		fig.Of = p.span(p.subject(q))
		if fig.Of == nil && p.at(q.i-1) == posVerb {
			fig.Of = p.span(p.nounBefore(q.i - 2))
		}
		return true
	}
	if p.is(q.i-1, "for") {
		ph := p.nounBefore(q.i - 2)
		if !ph.ok() { // "the ceasefire held for three days"
			ph = p.subject(q)
		}
		fig.Of = p.span(ph)
	}
	return true
}

// oldAfter says that "old" or "of age" follows at word k.
func (p *parser) oldAfter(k int) bool {
	if p.hyphen(k) {
		k++
	}
	return p.is(k, "old") || p.is(k, "olds") || p.is(k, "of") && p.is(k+1, "age") || p.is(k, "older") && false
}

// oldAge describes "61 years old", "a 61-year-old journalist", "3 years of
// age".
func (p *parser) oldAge(q *quant, fig *news.Figure) bool {
	fig.Kind = kindAge
	k := q.j
	if p.hyphen(k) {
		k++
	}
	if p.is(k, "of") {
		k++
	}
	k++
	fig.End = news.Byte(p.ws[k-1].end)
	if q.glued || p.hyphen(q.b) {
		if ph := p.nounAfter(k); ph.ok() {
			fig.Of = p.span(ph)
			return true
		}
	}
	if p.is(q.i-1, ",") {
		fig.Of = p.span(p.nounBefore(q.i - 2))
		return true
	}
	fig.Of = p.span(p.subject(q))
	return true
}

// measured describes amounts of money, shares and physical measures.
func (p *parser) measured(q *quant, fig *news.Figure) bool {
	k := q.j
	if q.unit.code == "times" {
		return p.multiple(q, fig)
	}
	if q.per > 0 {
		fig.Kind = kindRate
	}
	if q.glued {
		fig.Of = p.span(p.nounAfter(k))
		return true
	}
	if p.is(k, "of") { // "80,000 tonnes of wheat", "68 percent of voters"
		if ph := p.nounAfter(k + 1); ph.ok() {
			fig.Of = p.span(ph)
			return true
		}
	}
	if ph := p.ofBefore(q.i - 1); ph.ok() && !p.has(ph.head, cNoof) { // "a loan of 1.5 billion dollars"
		fig.Of = p.span(ph)
		return true
	}
	if ph := p.attribute(q); ph.ok() { // "a $1.5 billion loan"
		fig.Of = p.span(ph)
		return true
	}
	if q.per > 0 && q.unit.money {
		if ph := p.subject(q); ph.ok() {
			fig.Of = p.span(ph)
			return true
		}
		fig.Of = p.span(phrase{q.per, q.per + 1, q.per})
		return true
	}
	return p.measuredFrom(q, fig)
}

// measuredFrom describes a measure by the words around its clause.
func (p *parser) measuredFrom(q *quant, fig *news.Figure) bool {
	k := q.j
	prev := p.before(q)
	if prev != nil && prev.Unit == fig.Unit && p.compares(q.i-1) && prev.Of != nil { // "up from $5 million"
		fig.Of = prev.Of
		return true
	}
	if q.i > 0 && p.str(q.i-1) == "(" && prev != nil && int(prev.End) >= p.ws[q.i-1].start-3 { // "(about 1.3 billion euros)"
		fig.Of = prev.Of
		return true
	}
	if ph := p.aside(q); ph.ok() {
		fig.Of = p.span(ph)
		return true
	}
	if p.has(q.i-1, cCost|cBe|cRise) || p.is(q.i-1, "to") || p.is(q.i-1, "by") || p.is(q.i-1, "at") || p.is(q.i-1, "from") || p.is(q.i-1, "with") || q.unit.kind == kindMeasure {
		if ph := p.subject(q); ph.ok() {
			fig.Of = p.span(ph)
			return true
		}
	}
	if p.is(k, "in") || p.is(k, "for") || p.is(k, "on") || p.is(k, "to") || p.is(k, "from") || p.is(k, "towards") {
		if ph := p.nounAfter(k + 1); ph.ok() && !p.inTime(k+1) && p.kind(ph.from) == letters {
			fig.Of = p.span(ph)
			return true
		}
	}
	if ph := p.nounBefore(q.i - 1); ph.ok() {
		fig.Of = p.span(ph)
		return true
	}
	if p.is(q.i-1, ",") || p.str(q.i-1) == "(" || p.str(q.i-1) == ":" {
		if ph := p.nounBefore(q.i - 2); ph.ok() {
			fig.Of = p.span(ph)
			return true
		}
	}
	if ph := p.subject(q); ph.ok() {
		fig.Of = p.span(ph)
		return true
	}
	if prev != nil && prev.Unit == fig.Unit {
		fig.Of = prev.Of
	}
	return true
}

// aside gives what a measure in an aside says something of: "the plan, worth
// $90 million, was", "the reservoir, now 79 percent full"; and what was put at
// it: "set bail at $50,000".
func (p *parser) aside(q *quant) phrase {
	k := q.i - 1
	if p.is(k, "at") && p.nominal(k-1) && p.verbNear(k-1) {
		return p.groupBefore(k - 1)
	}
	if p.is(k, "at") && p.verbNear(k) { // "a crowd that the police put at 2,500"
		for j := k - 1; j > k-8; j-- {
			if p.is(j, "that") || p.is(j, "which") || p.is(j, "whom") {
				return p.nounBefore(j - 1)
			}
		}
	}
	for n := 0; n < 3 && (p.is(k, "worth") || p.is(k, "now") || p.is(k, "currently") || p.at(k) == posAdv); n++ {
		k--
	}
	if k < q.i-1 && p.is(k, ",") {
		return p.nounBefore(k - 1)
	}
	return phrase{}
}

// verbNear says that a verb of setting stands before the noun at word k: "put
// the crowd", "set bail", "estimated damage".
func (p *parser) verbNear(k int) bool {
	for n := 1; n < 5; n++ {
		switch p.str(k - n) {
		case "put", "puts", "set", "sets", "estimate", "estimates", "estimated", "valued", "values", "fixed", "keep", "kept", "left", "leave":
			return true
		}
	}
	return false
}

// compares says that word k sets a figure against the one before it.
func (p *parser) compares(k int) bool {
	switch p.str(k) {
	case "from", "to", "than", "against", "with", "or", "versus", "not", "and", "but":
		return true
	}
	return false
}

// attribute gives the noun that the measure stands before as an attribute: "a
// $1.5 billion loan", "the 68 percent turnout".
func (p *parser) attribute(q *quant) phrase {
	k := q.j
	if p.at(k) != posNoun && p.at(k) != posAdj && p.at(k) != posProper && !p.has(k, cPeople) {
		return phrase{}
	}
	if p.is(k, "long") || p.is(k, "wide") || p.is(k, "high") || p.is(k, "tall") || p.is(k, "deep") || p.is(k, "full") || p.is(k, "away") || p.is(k, "worth") || p.is(k, "more") || p.is(k, "higher") || p.is(k, "lower") || p.is(k, "less") {
		return phrase{}
	}
	return p.nounAfter(k)
}

// multiple describes "four times": how often, or how much more.
func (p *parser) multiple(q *quant, fig *news.Figure) bool {
	for k := q.i - 1; k >= 0 && k > q.i-10 && p.sameSent(k, q.i); k-- {
		if p.at(k) == posVerb {
			fig.Of = p.span(phrase{k, max(q.i, k+1), k})
			return true
		}
		if p.kind(k) == mark {
			break
		}
	}
	return true
}

// kindBy refines the kind by the words around a figure.
func (p *parser) kindBy(q *quant, fig *news.Figure) {
	switch fig.Kind {
	case kindShare, kindAmount, kindMeasure, kindCount:
	default:
		return
	}
	k := q.i - 1
	if fig.Kind != kindCount && (p.is(k, "by") && p.near(q, cRise) || p.has(k, cRise) && (fig.Kind == kindShare || p.is(k, "up") || p.is(k, "down"))) {
		fig.Kind = kindChange
		return
	}
	if fig.Kind == kindShare && p.has(q.j, cRise) {
		fig.Kind = kindChange
		return
	}
	if p.is(k, "of") && p.is(k-1, "total") || p.is(k, "total") || p.is(k, "altogether") || p.is(q.j, "in") && (p.is(q.j+1, "total") || p.is(q.j+1, "all")) || p.is(q.j, "altogether") || p.is(q.j, "combined") {
		fig.Kind = kindSum
		return
	}
	if p.is(k, "including") || p.is(k, "them") && p.is(k-1, "of") || p.is(k, "whom") && p.is(k-1, "of") {
		fig.Kind = kindPart
	}
}
