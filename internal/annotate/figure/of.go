package figure

import (
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
	if prev := p.gapped(q); prev != nil && (fig.Unit == "" || fig.Unit == prev.Unit) {
		fig.Of, fig.Unit, fig.Kind = prev.Of, prev.Unit, prev.Kind
		return true
	}
	if ok {
		p.kindBy(q, fig)
	}
	return ok
}

// gapped gives the figure before q of the same thing, where the verb is said
// once for both: "the police put it at 2,500 and the organisers at 8,000".
func (p *parser) gapped(q *quant) *news.Figure {
	prev := p.before(q)
	if !p.is(q.i-1, "at") || prev == nil || prev.Of == nil || q.ordinal || q.times {
		return nil
	}
	for k := q.i - 2; k > 0 && k > q.i-reach; k-- {
		if p.ws[k].start == int(prev.Start) {
			if p.is(k-1, "at") {
				return prev
			}
			return nil
		}
		if p.at(k) == posVerb || p.at(k) == posAux || p.has(k, cBe) {
			return nil
		}
	}
	return nil
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
		return q.value == 1 && p.firstOf(q, fig)
	}
	if q.value == 1 {
		return p.firstDeed(q, ph, fig)
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

// firstDeed describes "the first trip abroad since the vote": a first is told
// as one where a deed that is repeated follows, with what it is the first of.
func (p *parser) firstDeed(q *quant, ph phrase, fig *news.Figure) bool {
	if p.capital(q.a) || !p.has(ph.head, cDeed) || ph.head > q.j+3 {
		return false
	}
	switch p.str(ph.to) {
	case "abroad", "since", "in", "to", "between", "after", "outside", "overseas":
		fig.Of = p.span(p.nounAfter(q.j))
		return true
	}
	return false
}

// firstOf describes "the visit will be the first to the north": the deed is the
// subject.
func (p *parser) firstOf(q *quant, fig *news.Figure) bool {
	if !p.is(q.a-1, "the") && !p.is(q.a, "the") || p.capital(q.a) {
		return false
	}
	switch p.str(q.j) {
	case "to", "since", "in", "between", "of":
	default:
		return false
	}
	v := q.i - 1
	if p.is(v, "the") {
		v--
	}
	if ph := p.subject(q); ph.ok() && p.has(v, cBe) && p.has(ph.head, cDeed) {
		fig.Of = p.span(ph)
		return true
	}
	return false
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
	fig.Value, fig.Low, fig.High = 100*q.value, 100*q.low, upper(100*q.low, 100*q.high)
	k := q.j
	if p.is(k, "of") {
		k++
	}
	fig.Of = p.span(p.nounAfter(k))
	if fig.Of == nil {
		fig.Of = p.span(p.subject(q))
	}
	return fig.Of != nil || p.is(q.j, "of") || q.value != 1.0/3 || p.is(q.i-1, "by") || p.is(q.i-1, "than") // a third, after a first and a second
}

// kindBy refines the kind by the words around a figure.
func (p *parser) kindBy(q *quant, fig *news.Figure) {
	switch fig.Kind {
	case kindShare, kindAmount, kindMeasure, kindCount:
	default:
		return
	}
	k := q.i - 1
	if fig.Kind != kindCount && (p.is(k, "by") && p.near(q, cRise) || p.has(k, cRise) && !p.has(k-1, cDet) && (fig.Kind == kindShare || p.is(k, "up") || p.is(k, "down"))) {
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
