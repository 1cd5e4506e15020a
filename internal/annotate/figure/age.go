package figure

import (
	"dateline/internal/news"
)

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
	if p.is(q.i-1, "of") && p.has(q.i-2, cLife) && q.low == q.high && !p.is(q.j, "the") && !p.is(q.j, "them") && !p.nounGroup(p.skipDet(q.j)).ok() && !p.hyphen(q.j) {
		return age(p.groupBefore(q.i - 2)) // "a boy of four"
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
