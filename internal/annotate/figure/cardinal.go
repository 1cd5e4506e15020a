package figure

import (
	"math"
	"unicode/utf8"
)

// number is a value with its bounds: see the package comment.
type number struct {
	value, low, high float64
	// vague names the indefinite word of "several hundred", "dozens".
	vague string
	// lit is set for digits that the rules may read two ways.
	unsure    bool
	thousands float64
	// plain is a numeral of digits alone; words one in words.
	plain, words bool
	size         int
	// ordinal, times and fraction say what the numeral is other than a
	// cardinal.
	ordinal, times, fraction bool
	// point says that the numeral has decimals or separators.
	point  bool
	scaled bool // has a scale: "1.5 million", "two thousand"
}

// exact is a number known to the unit.
func exact(v float64) number { return number{value: v, low: v, high: v} }

// times multiplies a number.
func (n number) mul(f float64) number {
	n.value, n.low, n.high, n.thousands = tidy(n.value*f), tidy(n.low*f), tidy(n.high*f), tidy(n.thousands*f)
	return n
}

// tidy takes away what a product of a decimal fraction and a scale has beyond
// a whole number: 65.4 billion is 65400000000.
func tidy(v float64) float64 {
	if r := math.Round(v); math.Abs(v-r) <= 1e-11*math.Abs(v) {
		return r
	}
	return v
}

// open says that a number has no upper bound.
func (n number) open() bool { return n.high < n.low }

// numeral reads the numeral that starts at word i: digits, words or both. j is
// the word after it; where it is i, there is none, and where ok is false with
// j > i, the words up to j are digits that are no number.
func (p *parser) numeral(i int) (n number, j int, ok bool) {
	start := i
	neg := false
	if p.minus(i) {
		neg = true
		i++
	}
	switch {
	case p.kind(i) == digits:
		n, j, ok = p.inDigits(i)
	case p.str(i) == "." && p.kind(i+1) == digits && p.tight(i) && !(i > 0 && p.tight(i-1)): // ".08"
		n, j, ok = exact(p.fraction(i+1)), i+2, true
		n.point = true
	case isFraction(p.str(i)):
		n, j, ok = exact(fractionValue(p.str(i))), i+1, true
		n.fraction = true
	case p.has(i, numeric) || p.is(i, "a") || p.is(i, "an"):
		n, j, ok = p.inWords(i)
	}
	if !ok {
		if j <= i {
			j = start
		}
		return n, j, false
	}
	if neg {
		n = number{value: -n.value, low: -n.high, high: -n.low, words: n.words, plain: n.plain, size: n.size, scaled: n.scaled}
	}
	return n, j, true
}

// minus says whether word i is a sign before a number: "-5", "minus five".
func (p *parser) minus(i int) bool {
	if p.is(i, "minus") || p.is(i, "negative") {
		return p.kind(i+1) == digits || p.has(i+1, cCard|cHundred)
	}
	s := p.str(i)
	if s != "-" && s != "−" && s != "–" || p.kind(i+1) != digits || !p.tight(i) {
		return false
	}
	return i == 0 || !p.tight(i-1) && p.kind(i-1) != digits || p.str(i-1) == "("
}

// inDigits reads a numeral that starts with digits: "1.5bn", "10 1/2", "3
// million and a half", "21st".
func (p *parser) inDigits(i int) (number, int, bool) {
	lit := p.literal(i)
	if !lit.ok {
		return number{}, lit.j, false
	}
	n := exact(lit.value)
	n.unsure, n.thousands, n.plain, n.size = lit.unsure, lit.thousands, lit.plain, lit.size
	n.point = !lit.plain
	j := lit.j
	if p.tight(j-1) && p.kind(j) == letters {
		return p.glued(n, j)
	}
	if m, k, ok := p.slash(i, j); ok {
		return m, k, true
	}
	if isFraction(p.str(j)) { // "2½"
		n = exact(n.value + fractionValue(p.str(j)))
		j++
	} else if lit.plain && p.kind(j) == digits && !p.tight(j-1) { // "10 1/2"
		if m, k, ok := p.slash(j, j+1); ok {
			n, j = exact(n.value+m.value), k
		}
	}
	n, j = p.scales(n, j)
	return n, j, true
}

// glued reads letters that stand directly after digits: a scale ("1.5bn"), the
// ending of an ordinal ("21st"); units are left where they are; with anything
// else ("777F", "4x4", "1990s") the digits are no number.
func (p *parser) glued(n number, j int) (number, int, bool) {
	e := p.ws[j].ent
	switch s := p.str(j); s {
	case "st", "nd", "rd", "th", "ST", "ND", "RD", "TH":
		n.ordinal = true
		return n, j + 1, n.plain || n.size > 0
	case "s", "x", "D", "G", "F", "L", "A", "B", "E", "H", "P":
		if s == "G" || s != "F" {
			return n, j + 1, false
		}
	}
	if e == nil {
		return n, j + 1, false
	}
	if money := p.moneyBefore(j); money && p.str(j) == "MM" {
		n = n.mul(1e6)
		n.scaled, n.plain = true, false
		return n, j + 1, true
	} else if money && e.class&(cGlued|cScale) == 0 {
		return n, j + 1, false
	}
	if p.str(j) == "m" && !p.millions(j) {
		return n, j, p.metres(j)
	}
	if e.class&cGlued != 0 && !(p.str(j) == "t" && !p.moneyBefore(j)) {
		m := n.mul(e.glued)
		m.scaled, m.plain = true, false
		return m, j + 1, true
	}
	if e.class&(cUnit|cSymbol) != 0 {
		return n, j, true
	}
	if e.class&cScale != 0 {
		m, k := p.scales(n, j)
		return m, k, true
	}
	return n, j + 1, false
}

// moneyBefore says that a symbol of a currency stands right before the
// numeral that ends before word j.
func (p *parser) moneyBefore(j int) bool {
	for k := j - 1; k >= 0 && k >= j-6; k-- {
		if u, _ := p.symbol(k); u != nil {
			return true
		}
		if p.kind(k) == letters {
			return false
		}
	}
	return false
}

// millions says that "m" after digits multiplies: money stands before it, or
// people or other things in the plural are counted.
func (p *parser) millions(j int) bool {
	if p.moneyBefore(j) || p.moneyNoun(j+1) || p.has(j+1, cPeople) {
		return true
	}
	if p.at(j+1) == posNoun && p.plural(j+1) && !p.is(j+1, "hurdles") && !p.is(j+1, "waves") {
		return true
	}
	for k := j - 1; k >= 0 && k > j-8; k-- {
		if p.has(k, cPeople) || p.is(k, "population") || p.is(k, "m") && p.moneyNoun(k+1) { // "from 40m francs to 36m"
			return true
		}
	}
	return false
}

// metres says that "m" after digits is the unit: something of length stands
// around it ("1.8m tall", "a 100m race"), or nothing else does.
func (p *parser) metres(j int) bool {
	if p.tight(j) && p.kind(j+1) != mark {
		return false
	}
	return p.at(j+1) != posProper
}

// slash reads "3/4" with the first number at i and the slash at j.
func (p *parser) slash(i, j int) (number, int, bool) {
	if j != i+1 || p.str(j) != "/" || !p.tight(i) || !p.tight(j) || p.kind(j+1) != digits || i > 0 && p.tight(i-1) && p.str(i-1) == "/" {
		return number{}, j, false
	}
	a, b := p.digits(i), p.digits(j+1)
	if p.tight(j+1) && (p.str(j+2) == "/" || p.kind(j+2) == letters) || a >= b || a == 0 {
		return number{}, j, false
	}
	switch b {
	case 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 100:
		n := exact(a / b)
		n.fraction = true
		return n, j + 2, true
	}
	return number{}, j, false
}

// isFraction says whether s is a character such as "½".
func isFraction(s string) bool { return len(s) >= 2 && len(s) <= 3 && fractionValue(s) > 0 }

// fractionValue gives the value of a character such as "½", 0 for others.
func fractionValue(s string) float64 {
	switch r, _ := utf8.DecodeRuneInString(s); r {
	case '½':
		return 0.5
	case '⅓':
		return 1.0 / 3
	case '⅔':
		return 2.0 / 3
	case '¼':
		return 0.25
	case '¾':
		return 0.75
	case '⅕':
		return 0.2
	case '⅖':
		return 0.4
	case '⅗':
		return 0.6
	case '⅘':
		return 0.8
	case '⅙':
		return 1.0 / 6
	case '⅚':
		return 5.0 / 6
	case '⅛':
		return 0.125
	case '⅜':
		return 0.375
	case '⅝':
		return 0.625
	case '⅞':
		return 0.875
	}
	return 0
}

// scales multiplies n by the scales after it: "1.5 million", "3 lakh crore",
// "2 dozen", "4 thousand 3 hundred and 21"; then "and a half".
func (p *parser) scales(n number, j int) (number, int) {
	if p.hyphen(j) && p.tight(j-1) && p.tight(j) && p.has(j+1, cScale) && p.moneyBefore(j) { // "US$21-million"
		j++
	}
	for p.has(j, cScale|cHundred) || p.has(j, cVague) && !p.is(j, "tens") && !p.is(j, "scores") && !n.scaled {
		if p.is(j, "mil") && !p.tight(j-1) {
			break
		}
		if e := p.ws[j].ent; e.class&cHundred != 0 && n.scaled {
			break
		}
		n = n.mul(p.ws[j].ent.value)
		n.scaled, n.plain = true, false
		j++
	}
	if !n.scaled && !n.words && p.str(j) == "M" && !p.capital(j+1) && p.str(j+1) != "." { // "€5 M"
		n = n.mul(1e6)
		n.scaled, n.plain = true, false
		return n, j + 1
	}
	if n.scaled && p.has(j-1, cScale|cHundred|cVague) {
		scale := p.ws[j-1].ent.value
		if v, k, ok := p.andFraction(j); ok { // "3 million and a half"
			add := v * scale
			n.value, n.low, n.high, j = n.value+add, n.low+add, n.high+add, k
		}
	}
	return n, j
}

// andFraction reads "and a half", "and three quarters" at word j.
func (p *parser) andFraction(j int) (v float64, k int, ok bool) {
	k = j
	if p.hyphen(k) && p.is(k+1, "and") { // "four-and-a-half"
		k++
	}
	if !p.is(k, "and") {
		return 0, j, false
	}
	k++
	if p.hyphen(k) {
		k++
	}
	v, k, ok = p.fractionWords(k)
	return v, k, ok && v < 1
}

// fractionWords reads "a half", "three quarters", "one-third", "two fifths".
func (p *parser) fractionWords(i int) (v float64, j int, ok bool) {
	num := 0.0
	switch {
	case p.is(i, "a"), p.is(i, "an"):
		num = 1
	case p.has(i, cCard):
		num = p.ws[i].ent.value
	case p.kind(i) == digits && p.groupLen(i) <= 2:
		num = p.digits(i)
	default:
		return 0, i, false
	}
	j = i + 1
	if p.hyphen(j) && p.tight(j-1) == p.tight(j) {
		j++
	}
	if p.has(j, cCard) && p.ws[j].ent.value >= 20 && p.hyphen(j+1) && p.has(j+2, cFrac) && num == 1 { // "a twenty-first"
		return 1 / (p.ws[j].ent.value + p.ws[j+2].ent.frac), j + 3, true
	}
	if !p.has(j, cFrac) || num == 0 {
		return 0, i, false
	}
	e := p.ws[j].ent
	plural := e.form[len(e.form)-1] == 's'
	if (num != 1) != plural || p.tight(j) && p.hyphen(j+1) && e.frac != 2 && !plural {
		if !(p.hyphen(j-1) && num > 1) {
			return 0, i, false
		}
	}
	return num / e.frac, j + 1, true
}
