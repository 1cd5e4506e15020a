package when

import "dateline/internal/news"

// year reads years and larger: "1994", "the year 2000", "fiscal 1990",
// "2020-21", "'74", "nineteen ninety-one", "early 2021".
func (p *parser) year(i int) (expr, bool) {
	e := expr{typ: news.TimexDate, kind: kCalendar}
	j := p.edge(i, &e)
	if p.is(j, "the") && p.is(j+1, "year") {
		j += 2
	} else if p.is(j, "fiscal", "calendar") || p.is(j, "fy") {
		j++
		if p.is(j, "year") {
			j++
		}
	}
	w := p.w(j)
	if p.apostrophe(j) && p.w(j+1).glued && p.w(j+1).n == 2 && !p.w(j).glued && !(p.w(j+2).glued && p.w(j+2).kind == letters) {
		e.cal.year, e.cal.twoDigit, e.j = int(p.w(j+1).num), true, j+2
		return e, j+2 < len(p.ws) && e.cal.year > 20 || p.is(i-1, "in", "since", "of")
	}
	if y, k, ok := p.spelledYear(j); ok {
		e.cal.year, e.j = y, k
		return e, true
	}
	if w.kind != digits || w.n != 4 || !p.plausibleYear(j) || !p.yearAlone(j, j > i) {
		return expr{}, false
	}
	e.cal.year, e.j = int(w.num), j+1
	p.yearRange(&e)
	if p.is(e.j, "or", "and") && p.is(e.j+1, "later", "beyond", "thereafter") {
		e.mod = "ON_OR_AFTER"
		e.j += 2
	}
	return e, true
}

// yearRange reads "-21" or "/21" after "2020".
func (p *parser) yearRange(e *expr) {
	j := e.j
	if !(p.hyphen(j) || p.s(j) == "/" && p.w(j).glued) || p.w(j+1).kind != digits || !p.w(j+1).glued || p.w(j+1).n != 2 {
		return
	}
	if p.dash(j+2) && p.w(j+2).glued {
		return
	}
	until := e.cal.year/100*100 + int(p.w(j+1).num)
	if until > e.cal.year && until-e.cal.year <= 10 {
		e.cal.yearUntil, e.j = until, j+2
	}
}

// yearAlone says whether the four digits at i are a year rather than a number:
// no money before it, nothing it counts or measures after it, no part of a
// larger number, of an address or of a name.
func (p *parser) yearAlone(i int, marked bool) bool {
	y := p.w(i).num
	if p.decimal(i) && !(p.s(i+1) == "," && p.w(i+2).n != 3) {
		return false
	}
	switch prev := p.s(i - 1); {
	case p.w(i).glued && (prev == "$" || prev == "€" || prev == "£" || prev == "¥" || prev == "#" || prev == "." || prev == "," || prev == ":" || prev == "@" || prev == "_" || prev == "="):
		return false
	case p.w(i).glued && p.w(i-1).kind == letters:
		return false
	case p.w(i).glued && prev == "/" && p.w(i-2).kind == digits && p.w(i-2).n != 4:
		return false
	case p.hyphen(i+1) && p.w(i+2).kind == digits && p.hyphen(i+3):
		return false
	case p.has(i-1, cLabel), prev == "." && p.w(i-1).glued && p.has(i-2, cLabel):
		return false
	case p.w(i).glued && p.dash(i-1) && p.w(i-1).glued && p.w(i-2).kind == digits && (p.w(i-2).n != 4 || p.dash(i-3) && p.w(i-3).glued):
		return false
	case p.w(i).glued && prev == "/" && p.w(i-1).glued && p.w(i-2).kind != digits:
		return false
	case p.w(i).glued && p.dash(i-1) && p.w(i-1).glued && p.w(i-2).kind == letters:
		return p.is(i-2, "mid", "post", "pre", "early", "late")
	}
	if p.w(i+1).glued && p.w(i+1).kind == letters || marked {
		return marked && !(p.w(i+1).glued && p.w(i+1).kind == letters)
	}
	if p.has(i+1, cCounted|cUnits) || p.dash(i+1) && p.w(i+1).glued && p.has(i+2, cCounted|cUnit) {
		return false
	}
	if y >= 1700 && y <= 2060 {
		return true
	}
	return p.is(i-1, "in", "since", "by", "until", "from", "of", "around", "circa")
}

// spelledYear reads "nineteen ninety-one", "two thousand and five", "twenty
// twenty". A bare "two thousand" is a year only after "year".
func (p *parser) spelledYear(i int) (y, j int, ok bool) {
	if !p.has(i, cCard) {
		return 0, 0, false
	}
	head := int(p.w(i).lex.num)
	if head == 2 && p.is(i+1, "thousand") {
		n, k, _ := p.words(i)
		if v := n.twice / 2; v > 2000 && v < 2100 && !p.has(k, cCounted|cUnits|cUnit) && p.is(i-1, "in", "since", "of", "year", "by", "from") || v == 2000 && p.is(i-1, "year") {
			return n.twice / 2, k, true
		}
		return 0, 0, false
	}
	if head != 17 && head != 18 && head != 19 && head != 20 {
		return 0, 0, false
	}
	k := p.over(i + 1)
	if !p.has(k, cCard) {
		return 0, 0, false
	}
	v := int(p.w(k).lex.num)
	j = k + 1
	if v < 10 || v > 90 {
		return 0, 0, false
	}
	if l := p.over(j); v >= 20 && p.has(l, cCard) && p.w(l).lex.num < 10 && p.w(l).lex.num > 0 {
		v += int(p.w(l).lex.num)
		j = l + 1
	}
	if p.has(j, cScale) {
		return 0, 0, false
	}
	return head*100 + v, j, true
}

// decade reads "the 1990s", "the '90s", "early 1980's", "the late nineties".
func (p *parser) decade(i int) (expr, bool) {
	e := expr{typ: news.TimexDate, kind: kCalendar}
	j := i
	if p.is(j, "the") {
		j++
	}
	if p.is(j, "early", "late") && p.is(j+1, "to", "and", "or") {
		return expr{}, false
	}
	j = p.edge(j, &e)
	if p.is(j, "the") {
		j++
	}
	quote := p.apostrophe(j) && p.w(j+1).glued
	if quote {
		j++
	}
	w := p.w(j)
	if w.kind == digits && (w.n == 4 || w.n == 2) && w.num%10 == 0 {
		k := j + 1
		if p.apostrophe(k) && p.w(k).glued {
			k++
		}
		if !p.is(k, "s") || !p.w(k).glued {
			return expr{}, false
		}
		if w.n == 2 && !quote && !p.is(j-1, "the") && e.mod == "" {
			return expr{}, false
		}
		if w.n == 4 && (w.num < 1500 || w.num > 2100) {
			return expr{}, false
		}
		if p.is(i-1, "his", "her", "their", "my", "your", "our") {
			return expr{}, false
		}
		e.cal.decade, e.j = int(w.num), k+1
		if w.n == 2 && w.num < 20 {
			// Nobody means 1900 or 1910 by "the '00s", "the '10s".
			e.cal.decade = 2000 + int(w.num)
		}
		return e, true
	}
	if p.has(j, cDecade) && (j > i) && !p.is(i-1, "his", "her", "their", "my", "your", "our", "in") || p.has(j, cDecade) && p.is(i, "the") {
		e.cal.decade, e.j = int(w.lex.num), j+1
		return e, true
	}
	if (p.is(j, "nineteen", "eighteen")) && p.has(p.over(j+1), cDecade) {
		k := p.over(j + 1)
		e.cal.decade, e.j = int(w.lex.num)*100+int(p.w(k).lex.num), k+1
		return e, true
	}
	return expr{}, false
}

// century reads "the 20th century", "the early nineteenth century".
func (p *parser) century(i int) (expr, bool) {
	e := expr{typ: news.TimexDate, kind: kCalendar}
	j := i
	if p.is(j, "the") {
		j++
	}
	j = p.edge(j, &e)
	n, k, ok := p.ordinal(j)
	if !ok || n < 1 || n > 30 {
		return expr{}, false
	}
	k = p.over(k)
	switch {
	case p.is(k, "century"):
		e.cal.century = n
	case p.is(k, "millennium") && n <= 3:
		e.cal.millennium = n
	default:
		return expr{}, false
	}
	e.j = k + 1
	return e, true
}

// quarter reads quarters and halves of years: "the third quarter", "Q3 2020",
// "the 1988 fourth quarter", "this year's second quarter", "the first half of
// 2021", "fiscal first quarter".
func (p *parser) quarter(i int) (expr, bool) {
	e := expr{typ: news.TimexDate, kind: kCalendar}
	j := i
	the := p.is(j, "the")
	if the {
		j++
	}
	j = p.edge(j, &e)
	j = p.yearOf(j, &e)
	if p.is(j, "fiscal") {
		e.cal.fiscal = true
		j = p.over(j + 1)
		j = p.yearOf(j, &e)
	}
	if p.is(j, "q") && p.w(j+1).glued && p.w(j+1).n == 1 && p.w(j+1).num >= 1 && p.w(j+1).num <= 4 {
		e.cal.quarter, e.j = int(p.w(j+1).num), j+2
		e.j = p.yearAfter(e.j, &e)
		return e, true
	}
	n, k, ok := p.ordinal(j)
	if !ok && p.is(j, "last", "latter") && p.is(j+1, "half") {
		n, k, ok = 2, j+1, true
	}
	if !ok && p.is(j+1, "quarter") && p.is(j+2, "of") {
		switch {
		case p.is(j, "opening"):
			n, k, ok = 1, j+1, true
		case p.is(j, "closing", "final", "last"):
			n, k, ok = 4, j+1, true
		}
	}
	if !ok {
		return expr{}, false
	}
	k = p.over(k)
	if p.is(k, "fiscal") {
		k++
	}
	switch {
	case p.is(k, "quarter", "quarters") && n <= 4:
		e.cal.quarter = n
	case p.is(k, "half") && n <= 2 && p.halfOfYear(i, k):
		e.cal.half = n
	default:
		return expr{}, false
	}
	e.j = k + 1
	if the && p.dash(k-1) && p.w(k-1).glued && p.w(k+1).kind == letters {
		// "the third-quarter loss": the article is that of the noun.
		return expr{}, false
	}
	if e.cal.year == 0 {
		e.j = p.quarterYear(e.j, &e)
	}
	return e, true
}

// halfOfYear says whether "first half" is that of a year.
func (p *parser) halfOfYear(i, k int) bool {
	return p.is(k+1, "of") && (p.w(k+2).n == 4 || p.is(k+2, "this", "last", "next", "the") && p.is(k+3, "year", "fiscal")) ||
		p.w(k+1).n == 4 || p.is(k-2, "year") || p.has(i, cDet) && p.is(i-1, "in", "during", "for") && !p.is(k+1, "of") && p.is(k+1, ",", ".")
}

// yearOf reads "1988", "this year's", "last year's" before a quarter or season.
func (p *parser) yearOf(j int, e *expr) int {
	if p.w(j).n == 4 && p.w(j).kind == digits && p.plausibleYear(j) {
		e.cal.year = int(p.w(j).num)
		return p.over(j + 1)
	}
	if p.is(j, "this", "last", "next") && p.is(j+1, "year") {
		if k := p.possessive(j + 2); k > j+2 {
			e.cal.year, e.rel, e.hasRel = relYear, int(p.w(j).lex.rel), true
			return k
		}
	}
	return j
}

// quarterYear reads "of 1989", "1989", "of last year", "of this fiscal year".
func (p *parser) quarterYear(j int, e *expr) int {
	if k := p.yearWords(j, e); k > j {
		return k
	}
	if p.is(j, "of") && p.is(j+1, "the") && p.is(j+2, "year") {
		e.cal.year, e.rel, e.hasRel = relYear, 0, true
		return j + 3
	}
	if p.is(j, "of") && p.is(j+1, "fiscal") && p.w(j+2).n == 4 {
		e.cal.year = int(p.w(j + 2).num)
		return j + 3
	}
	return p.yearAfter(j, e)
}

// season reads "last summer", "the winter of 1994", "spring 2020", "the
// spring", "this past fall".
func (p *parser) season(i int) (expr, bool) {
	e := expr{typ: news.TimexDate, kind: kCalendar}
	j := i
	the := p.is(j, "the")
	if the {
		j++
	}
	j = p.edge(j, &e)
	j = p.relative(j, &e)
	if !e.hasRel {
		j = p.yearOf(j, &e)
	}
	j = p.edge(j, &e)
	if w := p.w(j); the && w.kind == letters && w.lex == nil && !w.cap && p.has(j+1, cSeason) && p.is(j+2, "months", "season") {
		// "the frigid winter months"
		j++
	}
	if !p.has(j, cSeason) {
		return expr{}, false
	}
	e.cal.season, e.j = p.w(j).lex.season, j+1
	if p.is(e.j, "season", "months") {
		e.j++
	}
	if e.cal.year == 0 && !e.hasRel {
		e.j = p.quarterYear(e.j, &e)
	}
	if e.cal.year != 0 || e.hasRel || e.mod != "" && p.is(i-1, "in", "by", "since", "until") {
		return e, true
	}
	// Alone: "in the spring", "over the summer", but no "hot spring" or
	// "prices fall".
	if the && p.is(i-1, "in", "over", "during", "by", "since", "until", "of", "for", "through", "from", "into") && !p.is(j+1, "of") {
		return e, true
	}
	return e, !the && p.is(i-1, "in", "since", "until", "by", "during") && !p.is(j, "fall") && !p.w(j+1).cap
}
