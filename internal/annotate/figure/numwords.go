package figure

// inWords reads a numeral that starts with a word.
func (p *parser) inWords(i int) (number, int, bool) {
	if p.has(i, cTimes) {
		n := exact(p.ws[i].ent.value)
		n.words, n.times = true, true
		return n, i + 1, true
	}
	for _, rule := range []func(int) (number, int, bool){
		p.indefinite, p.vaguePlural, p.halfOf, p.fractionAlone, p.ordinalWords, p.cardinalWords, p.anHour,
	} {
		if n, j, ok := rule(i); ok {
			n.words = true
			return n, j, true
		}
	}
	return number{}, i, false
}

// indefinite reads "several hundred", "a few thousand", "a couple of dozen",
// "several tens of thousands", "many thousands".
func (p *parser) indefinite(i int) (number, int, bool) {
	j := i
	if p.is(j, "a") {
		j++
	}
	if !p.has(j, cFew) {
		return number{}, i, false
	}
	e := p.ws[j].ent
	if j > i && e.form == "many" {
		return number{}, i, false
	}
	j++
	if p.is(j, "of") && e.form == "couple" {
		j++
	}
	if n, k, ok := p.vaguePlural(j); ok {
		u := n.low / 2
		n.low, n.high, n.value, n.vague = e.low*u, e.high*u, e.low*u, e.form
		return n, k, true
	}
	if !p.has(j, cScale|cHundred) {
		return number{}, i, false
	}
	n := number{value: 1, low: 1, high: 1}
	n, j = p.scales(n, j)
	u := n.value
	return number{value: e.low * u, low: e.low * u, high: e.high * u, vague: e.form, scaled: true}, j, true
}

// vaguePlural reads "dozens", "tens of thousands", "hundreds of millions", and
// "thousands upon thousands": at least two of the unit, open to the top, or
// below the next scale where the unit is a product.
func (p *parser) vaguePlural(i int) (number, int, bool) {
	if !p.has(i, cVague) {
		return number{}, i, false
	}
	e := p.ws[i].ent
	u, j := e.value, i+1
	if p.is(j, "of") && p.has(j+1, cVague|cScale) && e.form != "dozens" && e.form != "scores" {
		u *= p.ws[j+1].ent.value
		j += 2
		return number{value: 2 * u, low: 2 * u, high: 9.9 * u, vague: e.form + " of " + p.ws[j-1].ent.form, scaled: true}, j, true
	}
	if e.form == "tens" {
		return number{}, i, false
	}
	if (p.is(j, "upon") || p.is(j, "and")) && p.is(j+1, e.form) {
		j += 2
	}
	return number{value: 2 * u, low: 2 * u, high: 0, vague: e.form, scaled: true}, j, true
}

// halfOf reads "half a million", "a quarter of a million", "half a dozen",
// "two thirds of a million", "half million".
func (p *parser) halfOf(i int) (number, int, bool) {
	v, j := 0.0, i
	switch {
	case p.is(i, "half"), p.is(i, "quarter"):
		v, j = 1/p.ws[i].ent.frac, i+1
	default:
		var ok bool
		if v, j, ok = p.fractionWords(i); !ok {
			return number{}, i, false
		}
	}
	if p.is(j, "of") && (p.is(j+1, "a") || p.is(j+1, "one")) && p.has(j+2, cScale|cHundred) {
		j++
	}
	if p.is(j, "a") {
		j++
	}
	if p.hyphen(j) && p.has(j+1, cScale) {
		j++
	}
	if !p.has(j, cScale|cHundred) {
		return number{}, i, false
	}
	n, j := p.scales(exact(v), j)
	return n, j, true
}

// fractionAlone reads "two-thirds", "a third of", "half of", "one in three".
func (p *parser) fractionAlone(i int) (number, int, bool) {
	if p.is(i, "half") {
		if p.unitFollows(i + 1) {
			n := exact(0.5)
			n.fraction = true
			return n, i + 1, true
		}
		if !p.halfWhole(i + 1) {
			return number{}, i, false
		}
		n := exact(0.5)
		n.fraction = true
		return n, i + 1, true
	}
	v, j, ok := p.fractionWords(i)
	if !ok || v >= 1 && !p.is(j, "of") {
		return number{}, i, false
	}
	single := p.is(i, "a") || p.is(i, "an")
	if single && !p.is(j, "of") && !p.halfWhole(j) && !p.end(j) {
		return number{}, i, false // "a third meeting", "a quarter final"
	}
	if p.is(i, "one") && !p.hyphen(i+1) && !p.is(j, "of") && !p.end(j) && !p.has(i-1, cScale) {
		return number{}, i, false // "one third party"
	}
	n := exact(v)
	n.fraction = true
	return n, j, true
}

// unitFollows says that "a" or "an" and a unit start at word j: "half a day".
func (p *parser) unitFollows(j int) bool {
	if !p.is(j, "a") && !p.is(j, "an") {
		return false
	}
	u, _ := p.unitAt(&quant{}, j+1)
	return u != nil
}

// anHour reads the "an" of "an hour and 38 minutes", "a year and a half".
func (p *parser) anHour(i int) (number, int, bool) {
	if !p.unitFollows(i) {
		return number{}, i, false
	}
	u, end := p.unitAt(&quant{}, i+1)
	if u.kind != kindDuration || !p.is(end, "and") {
		return number{}, i, false
	}
	if _, _, ok := p.andFraction(end); !ok && p.kind(end+1) != digits && !p.has(end+1, cCard) {
		return number{}, i, false
	}
	return exact(1), i + 1, true
}

// end says that nothing that could be counted starts at word j.
func (p *parser) end(j int) bool {
	return p.kind(j) == mark && !p.hyphen(j) || p.has(j, cStop) || p.has(j, cBe) || p.has(j, cPrep)
}

// halfWhole says that word j starts the whole that "half" is of.
func (p *parser) halfWhole(j int) bool {
	return p.is(j, "of") || p.has(j, cPeople) || p.has(j, cDet) && !p.is(j, "a") && !p.is(j, "another") || p.end(j) && !p.is(j, "-") && !p.hyphen(j) && p.share2(j)
}

// share2 says that "half" before word j stands for a share: "more than half
// were", "half said".
func (p *parser) share2(j int) bool {
	return p.has(j, cBe|cStop) && p.str(j) != "-"
}

// ordinalWords reads "sixth", "twenty-first", "one hundred and tenth".
func (p *parser) ordinalWords(i int) (number, int, bool) {
	v, j := 0.0, i
	if p.has(i, cCard) && p.ws[i].ent.value >= 20 && (p.hyphen(i+1) && p.has(i+2, cOrd) && p.ws[i+2].ent.ord < 10) {
		v, j = p.ws[i].ent.value+p.ws[i+2].ent.ord, i+3
	} else if p.has(i, cOrd) {
		v, j = p.ws[i].ent.ord, i+1
	} else {
		return number{}, i, false
	}
	n := exact(v)
	n.ordinal = true
	return n, j, true
}

// cardinalWords reads "one hundred and three", "twenty-five", "two million
// three hundred thousand", "one and a half billion", "five point two".
func (p *parser) cardinalWords(i int) (number, int, bool) {
	j := i
	total, cur := 0.0, 0.0
	some, scaled := false, false
	last := 1e18 // the size of the last word: each must be smaller than the one before
	switch {
	case (p.is(i, "a") || p.is(i, "an")) && p.has(i+1, cHundred|cScale):
		cur, some, j = 1, true, i+1
	case p.has(i, cHundred|cScale) && p.has(i+1, cScale): // "hundred thousand dollars"
		cur, some = 1, true
	}
	for j < len(p.ws) {
		e := p.ws[j].ent
		switch {
		case e == nil:
		case e.class&cCard != 0 && p.fits(some, last, e.value):
			cur, last, some = cur+e.value, e.value, true
			j++
			if e.value >= 20 && p.joinUnits(j) {
				j++
			}
			continue
		case e.class&cHundred != 0 && some && cur > 0 && cur < 100:
			cur, last, scaled = cur*100, 100, true
			j++
			if p.is(j, "and") && p.has(j+1, cCard) && !p.has(j+2, cHundred|cScale|cFrac) {
				j++
			} else if p.is(j, "and") && p.has(j+1, cCard) && p.has(j+2, cHundred|cScale) && p.ws[j+2].ent.value > 100 {
				j++
			}
			continue
		case (e.class&cScale != 0 || e.class&cVague != 0 && e.form != "tens" && e.form != "scores" && !scaled) && some && !p.is(j, "mil"):
			if cur == 0 && total > 0 { // "three lakh crore"
				total *= e.value
			} else {
				total, cur = total+cur*e.value, 0
			}
			last, scaled = e.value, true
			j++
			if _, _, half := p.andFraction(j); half {
				break
			}
			if p.is(j, "and") && p.has(j+1, cCard) && e.value > 12 && p.ws[j+1].ent.value > 0 && p.smaller(j+1, e.value) {
				j++
			}
			continue
		}
		break
	}
	if !some {
		return number{}, i, false
	}
	n := exact(total + cur)
	n.scaled = scaled
	n, j = p.afterWords(n, j)
	return n, j, true
}

// fits says whether a cardinal can go on a number whose last word has the size
// last: units after tens, anything below a hundred after a scale.
func (p *parser) fits(some bool, last, v float64) bool {
	if !some {
		return true
	}
	return v > 0 && (last >= 100 || last >= 20 && v < 10)
}

// smaller says whether the numeral from word j on stays below a scale.
func (p *parser) smaller(j int, scale float64) bool {
	for ; p.has(j, cCard|cHundred|cScale) || p.hyphen(j); j++ {
		if p.has(j, cScale|cHundred) && p.ws[j].ent.value >= scale {
			return false
		}
		if p.has(j, cFrac) && !p.has(j, cCard) {
			return false
		}
	}
	return true
}

// joinUnits says that a hyphen at word j joins tens and units.
func (p *parser) joinUnits(j int) bool {
	return p.hyphen(j) && p.has(j+1, cCard) && p.ws[j+1].ent.value < 10 && p.ws[j+1].ent.value > 0 &&
		p.tight(j-1) == p.tight(j)
}

// afterWords reads what can follow a cardinal in words: "and a half [million]",
// "point five".
func (p *parser) afterWords(n number, j int) (number, int) {
	if p.is(j, "point") && p.has(j+1, cCard) {
		return p.pointed(n, j+1)
	}
	if v, k, ok := p.andFraction(j); ok {
		add := v
		if n.scaled && p.has(k, cScale) { // "one billion and a half million"
			add *= p.ws[k].ent.value
			n.value, n.low, n.high = n.value+add, n.low+add, n.high+add
			return n, k + 1
		}
		if n.scaled && p.has(j-1, cScale) {
			add *= p.ws[j-1].ent.value
		}
		n.value, n.low, n.high = n.value+add, n.low+add, n.high+add
		return p.scales(n, k)
	}
	return n, j
}

// pointed reads the decimals after "point" at word j: one by one, or "point
// seventy-one".
func (p *parser) pointed(n number, j int) (number, int) {
	add, unit := 0.0, 0.1
	for p.has(j, cCard) {
		v := p.ws[j].ent.value
		if v >= 10 {
			j++
			if p.joinUnits(j) || p.has(j, cCard) && v >= 20 && p.ws[j].ent.value < 10 {
				if p.hyphen(j) {
					j++
				}
				v += p.ws[j].ent.value
				j++
			}
			add += v * unit / 10
			break
		}
		add += v * unit
		unit /= 10
		j++
	}
	n.value, n.low, n.high = n.value+add, n.low+add, n.high+add
	return p.scales(n, j)
}
