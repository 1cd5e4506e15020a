package figure

import (
	"strings"

	"dateline/internal/news"
)

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

// isPart describes some of a counted whole: "six of its 24 annexes", "seven
// out of 33", "two of the piers".
func (p *parser) isPart(n int, fig *news.Figure) bool {
	q := &p.quants[n]
	k := q.j
	out := p.is(k, "out") && p.is(k+1, "of")
	switch {
	case out && n+1 < len(p.quants) && p.quants[n+1].a == k+2 && (p.quants[n+1].value == 10 || p.quants[n+1].value == 100) && q.value < p.quants[n+1].value:
		return p.oneIn(n, fig) // "eight out of ten voters"
	case out:
		k += 2
	case p.is(k, "of") && p.is(k+1, "every") && n+1 < len(p.quants) && p.quants[n+1].a == k+2 && q.value < p.quants[n+1].value:
		return p.oneIn(n, fig) // "one of every nine"
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
		if fig.Of = prev.Of; prev.Kind == kindCount || prev.Kind == kindPart {
			fig.Unit = prev.Unit
		}
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
	fig.Value, fig.Low, fig.High = v, v, news.Bound(v)
	fig.End = news.Byte(p.ws[m.j-1].end)
	fig.Of = p.span(p.nounAfter(m.j))
	m.whole = -1
	return true
}

// apartIn gives the words of "one train in ten", the number and what it is a
// part of with the thing between the two: the index of the word after them.
func (p *parser) apartIn(n int) (phrase, bool) {
	q := &p.quants[n]
	if n+1 >= len(p.quants) || q.unit != nil || q.ordinal || q.scaled || q.hedge != "" || q.value < 1 || q.value >= 10 || q.low != q.high || !q.words {
		return phrase{}, false
	}
	m := &p.quants[n+1]
	ph := p.nounGroup(q.j)
	if !ph.ok() || ph.from != q.j || !p.is(ph.to, "in") && !(p.is(ph.to, "out") && p.is(ph.to+1, "of")) || m.i != ph.to+1 && m.i != ph.to+2 {
		return phrase{}, false
	}
	if q.value > 1 && m.value != 10 && m.value != 100 && m.value != 1000 || !p.is(ph.to, "in") && m.value != 10 && m.value != 100 {
		return phrase{}, false // "two goals in six games", "four points out of six"
	}
	if m.unit != nil || m.ordinal || m.low != m.high || m.value <= q.value || m.value > 1000 || p.inTime(m.a) || p.nounAfter(m.j).ok() {
		return phrase{}, false
	}
	return ph, true
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

// oneThingIn writes "one train in ten" as a share.
func (p *parser) oneThingIn(n int, ph phrase) {
	q, m := &p.quants[n], &p.quants[n+1]
	v := 100 * q.value / m.value
	fig := news.Figure{Span: news.Span{Start: news.Byte(p.ws[q.i].start), End: news.Byte(p.ws[m.j-1].end)}, Value: v, Low: v, High: news.Bound(v),
		Kind: kindShare, Unit: "percent", Of: p.span(ph)}
	m.whole = -1
	fig.ID = news.NewRecordID(p.ann.ID, "figure", fig.Span)
	fig.Time = p.timeOf(q)
	p.out = append(p.out, fig)
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
	if (p.is(q.j, "who") || p.is(q.j, "whom")) && !p.is(k, "than") { // "the 50 who came later"
		fig.Unit = "people"
		return true
	}
	if p.is(k, "of") && p.is(k-1, "out") { // "33" of "seven left out of 33"
		if prev != nil && prev.Of != nil {
			fig.Of, fig.Unit = prev.Of, prev.Unit
		} else {
			fig.Of = p.span(p.lastCounted(&quant{i: k - 1, a: q.a}))
		}
		return true
	}
	if p.has(q.j, cVictim) || p.bePeople(q.j) {
		fig.Of, fig.Unit = p.span(p.ofBefore(k)), "people"
		if fig.Of == nil && q.vague != "" && p.has(q.j, cVictim) {
			fig.Of = p.span(phrase{q.j, q.j + 1, q.j}) // "thousands detained"
		}
		return true
	}
	if of := p.ofBefore(k); p.is(k, "of") && prev != nil && prev.Kind == kindCount && prev.Of != nil && of.ok() && prev.Of.Span.Overlaps(p.span(of).Span) {
		fig.Of, fig.Unit = prev.Of, prev.Unit // "fifteen annexes of 24"
		return true
	}
	if q.vague != "" && prev == nil || q.vague != "" && q.value < 1e6 { // "displaced thousands"
		fig.Unit = "people"
		return true
	}
	if money := p.lastOf(q, kindAmount); q.scaled && money != nil {
		fig.Unit, fig.Kind, fig.Of = money.Unit, kindAmount, money.Of
		if ph := p.aside(q); ph.ok() && !p.has(ph.head, cNoof) {
			fig.Of = p.span(ph)
		}
		return true
	}
	if ph := p.numbered(q); ph.ok() {
		p.crowd(ph, fig)
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
	if p.told(q) {
		if like := p.like(q); like != nil {
			fig.Unit, fig.Kind, fig.Of = like.Unit, like.Kind, like.Of
			if like.Kind == kindPart {
				fig.Kind = kindCount
			}
			return true
		}
		return q.hedge != "" || q.scaled || q.point || q.low != q.high || q.value >= 1000
	}
	if p.has(k, cBe|cCost|cRise) || q.hedge != "" || p.is(k, "to") || p.is(k, "by") || p.is(k, "at") || p.is(k, "from") {
		if ph := p.subject(q); ph.ok() && !(p.has(k, cBe) && (p.is(k-1, "there") || p.is(k-1, "There"))) {
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

// numbered gives the words for a number that was named before, where q only says
// how large it is: "The office corrected the number of persons on board. Instead
// of 187 it was 191", "... The figure is 29".
func (p *parser) numbered(q *quant) phrase {
	if q.unit != nil || q.scaled && q.words || !p.end(q.j) && !p.is(q.j, "it") && !p.is(q.j, "there") {
		return phrase{}
	}
	k := q.i - 1
	instead := p.is(k, "of") && lower(p.str(k-1)) == "instead"
	was := p.has(k, cBe) && (p.is(k-1, "it") || p.has(k-1, cNoof) && p.is(k-2, "the"))
	if !instead && !was || p.ws[q.a].sent < 0 {
		return phrase{}
	}
	own := p.ws[q.a].sent
	for k -= 2; k > 0 && p.ws[k].sent >= own-1; k-- {
		if p.ws[k].sent == own && p.ws[k].quant && was {
			continue
		}
		if p.has(k, cNoof) && p.is(k+1, "of") && p.ws[k].sent < own {
			if ph := p.nounAfter(k + 2); ph.ok() && p.plural(ph.head) {
				return ph
			}
		}
	}
	return phrase{}
}

// told says that a number is the object of a verb of telling, whose subject
// gives it: "the union spoke of 10,000", "organisers claimed 8,000".
func (p *parser) told(q *quant) bool {
	k := q.i - 1
	if p.is(k, "of") || p.is(k, "about") {
		k--
	}
	return p.has(k, cTeller) && (p.at(k) == posVerb || p.at(k) == posUnknown) && p.end(q.j)
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
