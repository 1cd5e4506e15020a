package figure

import (
	"dateline/internal/news"
)

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
	if p.opens(q) { // "evidence that 1.2 million marks were paid": of what is not said
		return true
	}
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

// opens says that an amount is the subject of a clause of its own behind "that"
// or another word that opens one.
func (p *parser) opens(q *quant) bool {
	switch p.str(q.i - 1) {
	case "that", "because", "although", "though", "while", "whether", "if":
		return q.unit.money && (p.has(q.j, cBe) || p.at(q.j) == posAux)
	}
	return false
}

// aside gives what a measure in an aside says something of: "the plan, worth
// $90 million, was", "the reservoir, now 79 percent full"; and what was put at
// it or brought to it: "set bail at $50,000", "reducing the rate to 28 percent".
func (p *parser) aside(q *quant) phrase {
	k := q.i - 1
	if (p.is(k, "at") || p.is(k, "to")) && p.nominal(k-1) {
		if ph := p.nounBefore(k - 1); ph.ok() && ph.head < k-1 && p.verbNear(ph.head) {
			return ph // "puts the cost of the line at"
		}
		if p.verbNear(k - 1) {
			return p.groupBefore(k - 1)
		}
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

// verbNear says that a verb of setting or changing stands before the noun at
// word k: "put the crowd", "set bail", "reducing the rate".
func (p *parser) verbNear(k int) bool {
	for n := 1; n < 5; n++ {
		switch p.str(k - n) {
		case "put", "puts", "set", "sets", "estimate", "estimates", "estimated", "valued", "values", "fixed", "keep", "kept", "left", "leave",
			"reduce", "reduced", "reducing", "raised", "raise", "raising", "cut", "cutting", "lower", "lowered", "lowering", "bring", "brought", "bringing",
			"push", "pushed", "pushing", "increase", "increased", "increasing", "boost", "boosted", "trim", "trimmed", "lift", "lifted", "cap", "capped", "capping":
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
