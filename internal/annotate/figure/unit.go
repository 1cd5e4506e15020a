package figure

import "strings"

// unitAfter reads the unit after a number: "km", "cubic metres", "-mile",
// "million Belarusian rubles", "years old".
func (p *parser) unitAfter(q *quant) {
	if q.ordinal || q.times {
		return
	}
	k := q.j
	glued := false
	switch {
	case p.hyphen(k) && p.tight(k-1) && p.tight(k):
		k++
		glued = true
	case (p.is(k, "(") || p.is(k, "[") || p.is(k, "{") || p.is(k, "<")) && p.kind(k+1) == letters && p.kind(k+2) == mark && len(p.str(k+1)) <= 3:
		k++ // "20 (kg)"
	case p.is(k, ".") && q.scaled && p.moneyNoun(k+1):
		k++ // "1.5 billion. dollars": a stop that a translation left behind
	case p.is(k, "of") && q.vague != "" || p.is(k, "of") && (p.has(k-1, cHundred|cScale) || q.vague != "") && p.has(k+1, cUnit):
		k++
	case p.is(k, "of") && q.scaled && p.moneyNoun(k+1):
		k++ // "12 millions of dollars", as other languages say it
	case p.is(k, "a") && q.fraction && p.has(k+1, cUnit):
		k++ // "half an hour"
	case p.is(k, "an") && q.fraction:
		k++
	case p.is(k, "-"):
		return
	}
	if q.vague != "" && p.is(k, "of") {
		k++
	}
	u, end := p.unitAt(q, k)
	if u == nil {
		return
	}
	if glued && end < len(p.ws) && p.hyphen(end) && p.tight(end-1) && p.is(end+1, "old") {
		glued = true
	}
	q.unit, q.j, q.glued = p.national(u), end, glued
	if u.factor != 1 {
		q.number = q.number.mul(u.factor)
	}
	if u.money && p.has(q.j, cScale) && !q.scaled { // "75 USD million"
		q.number, q.j = p.scales(q.number, q.j)
	}
}

// national gives for the money of several countries that of the one which the
// report names; where it names none of them, or two, the noun itself stays.
func (p *parser) national(u *unit) *unit {
	if len(u.of) == 0 {
		return u
	}
	if p.countries == nil {
		p.countries = map[string]bool{}
		for i := range p.ann.Names {
			form := strings.ToLower(p.ann.Names[i].In(p.text))
			code := p.lex.countries[form]
			if code == "" {
				code = p.lex.countries[strings.TrimSuffix(form, "s")]
			}
			p.countries[code] = true
		}
	}
	one := u
	for _, c := range u.of {
		if !p.countries[c.country()] {
			continue
		}
		if one != u {
			return u
		}
		one = c
	}
	return one
}

// moneyNoun says that a currency is named at word k.
func (p *parser) moneyNoun(k int) bool {
	u, _ := p.unitAt(&quant{a: k, number: number{scaled: true, value: 1e9}}, k)
	return u != nil && u.money
}

// unitAt gives the unit whose form starts at word k, and the word after it.
func (p *parser) unitAt(q *quant, k int) (*unit, int) {
	if k >= len(p.ws) || p.ws[k].ent == nil {
		return nil, k
	}
	e := p.ws[k].ent
	if e.class&cNation != 0 {
		for _, n := range e.nations {
			m := k + len(n.parts)
			if !p.matches(k, n.parts) {
				continue
			}
			if p.is(m, ".") && p.tight(m-1) {
				m++ // "U.S. dollars"
			}
			if u := n.money[lower(p.str(m))]; u != nil {
				return u, m + 1
			}
		}
	}
	for _, f := range e.units {
		if p.fitsUnit(q, k, f) {
			end := k + len(f.parts)
			if p.is(end, ".") && p.tight(end-1) && len(f.parts[len(f.parts)-1]) <= 3 && end+1 < len(p.ws) && !p.capital(end+1) && f.parts[0] != "%" && p.kind(end+1) == letters {
				end++ // "5 sq. km."
			}
			return f.unit, end
		}
	}
	return nil, k
}

// fitsUnit says whether form f stands at word k, after the number q.
func (p *parser) fitsUnit(q *quant, k int, f unitForm) bool {
	if f.exact && !p.spelled(k, f.parts) || !f.exact && !p.matches(k, f.parts) {
		return false
	}
	if len(f.parts) == 1 && len(f.raw) == 1 && f.raw != p.str(k) {
		return false
	}
	if f.tight && !(k > 0 && p.tight(k-1) && p.kind(k-1) == digits) {
		return false
	}
	if f.rare && !(q.scaled || q.value >= 10000) {
		return false
	}
	if f.symbol && p.kind(k) == letters && len(f.parts[0]) == 1 {
		return false
	}
	if f.money && p.kind(k+len(f.parts)) == digits && p.tight(k+len(f.parts)-1) {
		return false // "3 USD50 cards"
	}
	switch f.code {
	case "points":
		return q.plain || !q.words
	case "seconds", "quarters":
		return !p.is(k, "second") || q.glued || q.value == 1 || p.hyphen(k-1)
	case "percent":
		return true
	}
	return true
}

// cents reads the small coins after an amount: "3 dollars 50 cents", "$10 and
// 30 cents".
func (p *parser) cents(q *quant) {
	k := q.j
	if p.is(k, "and") {
		k++
	}
	n, j, ok := p.numeral(k)
	if !ok || n.value >= 100 || n.value < 1 || n.scaled || n.ordinal || n.fraction {
		return
	}
	u, end := p.unitAt(&quant{a: k, number: n}, j)
	if u == nil || !u.money || u.factor != 0.01 {
		return
	}
	q.number = exact(q.value + n.value/100)
	q.j = end
}

// compounds are units that stand one after the other: "5 feet 2 inches", "one
// hour and 38 minutes". The whole is given in the unit of the pair named last.
var compounds = []struct {
	big, small string
	ratio      float64
	inBig      bool
}{
	{"ft", "in", 12, true},
	{"lb", "oz", 16, true},
	{"m", "cm", 100, true},
	{"years", "months", 12, false},
	{"weeks", "days", 7, false},
	{"days", "hours", 24, false},
	{"hours", "minutes", 60, false},
	{"minutes", "seconds", 60, false},
}

// compound reads the smaller unit after a larger one.
func (p *parser) compound(q *quant) {
	if q.unit == nil || q.low != q.high || q.glued {
		return
	}
	if v, k, ok := p.andFraction(q.j); ok && q.unit.kind != kindShare { // "a year and a half"
		q.number, q.j = exact(q.value+v*q.unit.factor), k
		return
	}
	for _, c := range compounds {
		if c.big != q.unit.code {
			continue
		}
		k := q.j
		if p.is(k, "and") || p.is(k, ",") && p.is(k+1, "and") {
			k++
		}
		n, j, ok := p.numeral(k)
		if !ok || n.value >= c.ratio || n.value < 0 || n.low != n.high || n.ordinal {
			return
		}
		u, end := p.unitAt(&quant{a: k, number: n}, j)
		if c.small == "in" && p.is(j, "in") {
			u, end = q.unit, j+1
		} else if u == nil || u.code != c.small {
			return
		}
		if c.inBig {
			q.number = exact(q.value + n.value/c.ratio)
		} else {
			q.number, q.unit = exact(q.value*c.ratio+n.value), u
		}
		q.j, q.b = end, max(q.b, j)
		return
	}
}

// flows are units of rates by the unit and the time that they are made of.
var flows = map[[2]string]*unit{
	{"m3", "seconds"}:   {code: "m3/s", kind: kindMeasure, factor: 1},
	{"barrels", "days"}: {code: "barrels/day", kind: kindRate, factor: 1},
	{"km", "hours"}:     {code: "km/h", kind: kindMeasure, factor: 1},
	{"mi", "hours"}:     {code: "mph", kind: kindMeasure, factor: 1},
	{"m", "seconds"}:    {code: "m/s", kind: kindMeasure, factor: 1},
}

// flow reads "a second", also behind what flows: "220 cubic metres of water a
// second". The words stay outside of the figure's span if others are between.
func (p *parser) flow(q *quant, k int) bool {
	if q.unit == nil {
		return false
	}
	from := k
	if p.is(k, "of") && p.kind(k+1) == letters {
		k += 2
		if p.at(k) == posNoun && p.kind(k) == letters {
			k++
		}
	}
	if !p.is(k, "a") && !p.is(k, "an") && !p.is(k, "per") && !p.is(k, "each") && !p.is(k, "every") {
		return false
	}
	u, end := p.unitAt(&quant{number: number{value: 1}}, k+1)
	if u == nil {
		return false
	}
	whole := flows[[2]string{q.unit.code, u.code}]
	if whole == nil {
		return false
	}
	q.unit = whole
	if k == from {
		q.j = end
	}
	return true
}

// per reads "a share", "per day", "an hour" after a unit.
func (p *parser) per(q *quant) {
	if q.ordinal || q.fraction {
		return
	}
	k := q.j
	if p.flow(q, k) {
		return
	}
	switch {
	case p.hyphen(k) && p.is(k+1, "a") && p.hyphen(k+2): // "a 12-cent-a-share dividend"
		k += 3
	case p.is(k, "per"), p.is(k, "/") && q.unit != nil && p.kind(k+1) == letters:
		k++
	case (p.is(k, "a") || p.is(k, "an") || p.is(k, "each") || p.is(k, "every")) && q.unit != nil && q.unit.kind != kindDuration && p.kind(k+1) == letters:
		if u, _ := p.unitAt(&quant{}, k+1); u == nil && !q.unit.money {
			return
		}
		k++
	default:
		return
	}
	if p.is(k, "cent") || p.kind(k) != letters || p.at(k) == posAdj || p.at(k) == posVerb || p.since(k+1) {
		return
	}
	q.per = k
	q.j = k + 1
}

// since says that word k makes a length of time before it one that lies between
// two things: "sold for 85 million crowns a month later".
func (p *parser) since(k int) bool {
	switch p.str(k) {
	case "later", "earlier", "ago", "after", "afterwards", "afterward", "before", "on", "hence", "beforehand":
		return true
	}
	return false
}

// lower is the lower case of a word of the lexicon.
func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return string(b)
}
