package figure

import (
	"math"
	"strings"
)

// quant reads a number with its hedges, currency and unit; i is the first
// word of any of these.
func (p *parser) quant(i int) (quant, bool) {
	q := quant{i: i}
	a := i
	sym, k := p.symbol(i)
	if sym != nil {
		a = k
	}
	n, j, ok := p.numeral(a)
	if !ok || math.IsInf(n.value, 0) {
		q.j = max(j, i)
		if sym != nil && j <= a {
			q.j = i
		}
		return q, false
	}
	q.number, q.a, q.b, q.j = n, a, j, j
	q.unit = sym
	if sym != nil {
		q.money(p)
	}
	p.rangeAfter(&q)
	if q.unit == nil {
		p.unitAfter(&q)
	} else if !q.scaled && p.has(q.j, cScale) {
		q.number, q.j = p.scales(q.number, q.j)
	}
	if q.unit != nil && q.unit.money {
		p.cents(&q)
	}
	p.compound(&q)
	p.per(&q)
	p.hedgeBefore(&q)
	p.hedgeAfter(&q)
	return q, true
}

// money applies the factor of a unit.
func (q *quant) money(*parser) {
	if q.unit.factor != 1 {
		q.number = q.number.mul(q.unit.factor)
	}
}

// symbol reads the symbol or code of a currency at word i, before a number:
// "$", "US$", "EUR", "Rs.". k is the word after it.
func (p *parser) symbol(i int) (*unit, int) {
	if !p.has(i, cSymbol) {
		return nil, i
	}
	for _, f := range p.ws[i].ent.units {
		if !f.symbol || !strings.HasPrefix(p.text[p.ws[i].start:], f.raw) || !p.spelled(i, f.parts) {
			continue
		}
		k := i + len(f.parts)
		if p.is(k, "$") && p.kind(k-1) == letters { // "USD$ 15"
			k++
		}
		if p.kind(k) == digits || p.has(k, cCard|cHundred) && p.kind(k-1) == mark {
			if len(f.parts) == 1 && len(f.parts[0]) == 1 && p.kind(i) == letters && !p.tight(i) {
				continue // "P 5", "R 500"
			}
			return f.unit, k
		}
	}
	return nil, i
}

// spelled says whether the words from k on are the parts, as spelled.
func (p *parser) spelled(k int, parts []string) bool {
	if k+len(parts) > len(p.ws) {
		return false
	}
	for n, part := range parts {
		if p.str(k+n) != part {
			return false
		}
	}
	return true
}

// rangeAfter joins the number after it into a range: "eight to 10", "20-30",
// "six, seven", "three, maybe four", "between 5 and 10", "two or three".
func (p *parser) rangeAfter(q *quant) {
	if q.ordinal || q.times || q.vague != "" {
		return
	}
	j := q.j
	if q.unit == nil { // "5% to 7%": a unit that stands twice
		var t quant = *q
		p.unitAfter(&t)
		if t.unit != nil && !t.glued && p.link(q, t.j) > 0 {
			k := p.link(q, t.j)
			m, end, ok := p.second(k)
			if ok {
				u := quant{a: k, b: end, j: end, number: m}
				p.unitAfter(&u)
				if u.unit != nil && u.unit.code == t.unit.code && p.bounds(q, m) {
					q.j, q.unit = t.j, t.unit
					p.widen(q, m, u.j)
					return
				}
			}
		}
	}
	k := p.link(q, j)
	if k == 0 {
		return
	}
	if q.unit != nil && q.unit.money { // "$5 to $7 million"
		if u, after := p.symbol(k); u != nil && u.code == q.unit.code {
			k = after
		}
	}
	m, end, ok := p.second(k)
	if !ok || !p.bounds(q, m) {
		return
	}
	if p.exactList(j) && (m.value-q.value > 2 || m.value <= q.value || p.is(end, "and") || p.is(end, ",") && p.has(end+1, numeric)) {
		return
	}
	p.widen(q, m, end)
}

// second reads the other end of a range.
func (p *parser) second(k int) (number, int, bool) {
	if p.has(k, cOrd) && !p.has(k, cCard) {
		return number{}, k, false
	}
	m, end, ok := p.numeral(k)
	if !ok || m.ordinal || m.vague != "" || m.times {
		return m, end, false
	}
	return m, end, true
}

// bounds says whether m can be the upper end of q, and lends q the scale of m
// ("two to three million").
func (p *parser) bounds(q *quant, m number) bool {
	return q.value < m.value && m.value <= 100*max(q.value, 1)*p.lend(q, m) && !(q.plain && m.plain && q.size >= 4 && m.size == 2)
}

// lend is the factor that the lower end of a range may still get from the
// upper one ("two to three million").
func (p *parser) lend(q *quant, m number) float64 {
	if m.scaled && !q.scaled {
		return 1e12
	}
	return 1
}

// widen makes q the range up to m.
func (p *parser) widen(q *quant, m number, end int) {
	if m.scaled && !q.scaled && q.value < 1000 {
		if f := p.scaleOf(end); f > 1 {
			q.number = q.number.mul(f)
		}
	}
	if q.unit != nil && q.unit.factor != 1 {
		m = m.mul(q.unit.factor)
	}
	q.low, q.high, q.scaled = q.value, m.value, q.scaled || m.scaled
	q.plain = false
	q.j, q.b = end, end
}

// scaleOf gives the product of the scales right before word end.
func (p *parser) scaleOf(end int) float64 {
	f := 1.0
	for k := end - 1; k > 0 && (p.has(k, cScale) || p.has(k, cGlued) && p.tight(k-1)); k-- {
		if p.has(k, cScale) {
			f *= p.ws[k].ent.value
		} else {
			f *= p.ws[k].ent.glued
		}
	}
	return f
}

// link gives the word after what joins two ends of a range at word j, 0 if
// there is nothing of the kind.
func (p *parser) link(q *quant, j int) int {
	switch {
	case p.hyphen(j) || p.str(j) == "~":
		if p.kind(j+1) == digits && p.tight(j) == p.tight(j-1) && q.a >= 0 || p.has(j+1, cCard) && p.tight(j) && p.tight(j-1) && !p.has(j-1, cScale) && p.ws[j+1].ent.value > q.value {
			return j + 1
		}
	case p.is(j, "to"):
		if p.hyphen(j-1) || p.is(q.i-1, "from") && p.near(q, cRise) { // "rose from 188 to 402"
			return 0
		}
		return j + 1
	case p.is(j, "through"):
		return j + 1
	case p.is(j, "or"):
		if p.is(j+1, "even") {
			return j + 2
		}
		return j + 1
	case p.is(j, "and"):
		if p.betweenBefore(q) {
			return j + 1
		}
	case p.is(j, ",") && !p.tight(j):
		k := j + 1
		if p.is(k, "maybe") || p.is(k, "perhaps") || p.is(k, "possibly") || p.is(k, "or") {
			if p.is(k+1, "even") {
				k++
			}
			return k + 1
		}
		return k
	}
	return 0
}

// exactList says that a comma alone joins two numbers ("six, seven").
func (p *parser) exactList(j int) bool {
	return p.is(j, ",") && !p.has(j+1, cStop) && !p.is(j+1, "maybe") && !p.is(j+1, "perhaps") && !p.is(j+1, "possibly")
}

// betweenBefore says that "between" stands before the number, with at most a
// hedge and a symbol between.
func (p *parser) betweenBefore(q *quant) bool {
	for k := q.i - 1; k >= 0 && k >= q.i-3; k-- {
		if p.is(k, "between") {
			return true
		}
		if p.at(k) == posNoun || p.kind(k) == mark && !p.has(k, cSymbol) {
			return false
		}
	}
	return false
}

// hedgeBefore extends q to the left over its hedge: the longest form that ends
// right before it; several may follow each other ("at least about").
func (p *parser) hedgeBefore(q *quant) {
	for range 2 {
		best := hedgeForm{}
		at := q.i
		k := q.i - 1
		if p.has(k, cDet) && (p.is(k, "a") || p.is(k, "the")) && !p.is(k, "some") && q.i < len(p.ws) && k > 0 && p.ws[k-1].ent != nil && len(p.ws[k-1].ent.before) > 0 {
			k-- // "more than a 100", "about the 200"
		}
		if k < 0 || p.ws[k].ent == nil {
			return
		}
		for _, h := range p.ws[k].ent.before {
			if n := len(h.parts); n > len(best.parts) && p.matches(k-n+1, h.parts) {
				best, at = h, k-n+1
			}
		}
		if best.parts == nil || !p.sameSent(at, q.a) || p.noHedge(at, q) {
			return
		}
		q.apply(best)
		q.i = at
	}
}

// noHedge says that the words from k on are no hedge of q, as the "over" of
// "won over 3 rivals" might be: they are kept only where a number is hedged.
func (p *parser) noHedge(k int, q *quant) bool {
	switch p.str(k) {
	case "over", "under", "above", "below", "near", "about", "around", "beyond", "towards":
		if p.at(k-1) == posVerb && (p.is(k-1, "talk") || p.is(k-1, "talks") || p.is(k-1, "worried") || p.is(k-1, "spread")) {
			return true
		}
		if p.is(k, "about") && p.has(k-1, cTeller) && (p.is(k-1, "spoke") || p.is(k-1, "speaks") || p.is(k-1, "speak") || p.is(k-1, "spoken") || p.is(k-1, "talked")) {
			return true
		}
		if p.is(k, "over") && q.unit != nil && q.unit.kind == kindDuration && !p.lasts(k-1) {
			return true // "raise $2 million over 10 years"
		}
		return q.ordinal
	case "maximum", "minimum":
		return p.is(k-1, "the")
	}
	return q.ordinal || q.times && !p.is(k, "at") && !p.is(k, "more")
}

// lasts says that after word k "over 10 years" means more than ten.
func (p *parser) lasts(k int) bool {
	if k < 0 || p.has(k, cBe|cCost) || !p.sameSent(k, k+1) {
		return true
	}
	switch p.str(k) {
	case "for", "after", "in", "of", "with", "took", "takes", "have", "has", "had", "spent", "served":
		return true
	}
	return false
}

// apply sets what a hedge says.
func (q *quant) apply(h hedgeForm) {
	if q.hedge == "" {
		q.hedge = h.text
	} else {
		q.hedge = h.text + " " + q.hedge
	}
	switch {
	case q.low != q.high && q.vague == "":
	case q.vague != "":
	case h.sense == "more", h.sense == "least":
		q.low, q.high = q.value, openEnd(q.value)
	case h.sense == "less", h.sense == "most":
		q.low, q.high = math.Min(0, q.value), q.value
	}
}

// openEnd is the High of a figure that is open to the top: below its Low.
func openEnd(low float64) float64 {
	if low > 0 {
		return 0
	}
	return low - 1
}

// hedgeAfter extends q to the right: "5,000 or more", "200-odd".
func (p *parser) hedgeAfter(q *quant) {
	k := q.j
	if p.str(k) == "+" && p.tight(k-1) && p.kind(k+1) != digits {
		q.apply(hedgeForm{text: "or more", sense: "more"})
		q.j++
		return
	}
	if p.hyphen(k) && p.tight(k-1) && (p.is(k+1, "odd") || p.is(k+1, "plus")) {
		k++
	}
	if k >= len(p.ws) || p.ws[k].ent == nil || q.glued {
		return
	}
	best := hedgeForm{}
	for _, h := range p.ws[k].ent.after {
		if len(h.parts) > len(best.parts) && p.matches(k, h.parts) {
			best = h
		}
	}
	if best.parts == nil || (best.text == "over" || best.text == "plus" || best.text == "approximately" || best.text == "at least") && p.kind(k+len(best.parts)) != mark {
		return
	}
	q.apply(best)
	q.j = k + len(best.parts)
}

// vagueHedge is the hedge of an indefinite number, for display.
func (q *quant) vagueHedge() string {
	if q.vague == "" {
		return q.hedge
	}
	return strings.TrimSpace(q.hedge + " " + q.vague)
}
