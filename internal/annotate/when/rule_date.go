package when

import "dateline/internal/news"

// calendarDate reads days and months by name: "Sept. 9, 2021", "9 September",
// "the 9th of May", "Friday, Aug. 9", "May", "early June 2020", "mid-March",
// "last May", "June last year", "May 5-9".
func (p *parser) calendarDate(i int) (expr, bool) {
	e := expr{typ: news.TimexDate, kind: kCalendar}
	j := p.weekdayBefore(i, &e)
	j = p.edge(j, &e)
	if k := j + 1; p.is(j, "the") && p.is(k, "previous", "preceding", "following", "same") && p.has(k+1, cMonth) && p.w(k+1).cap {
		// "the previous August": counted from what the text told last
		e.anchor, e.rel, e.hasRel = aText, int(p.w(k).lex.relt), true
		j = k + 1
	} else {
		j = p.relative(j, &e)
	}
	k, ok := p.monthDay(j, &e)
	if !ok {
		k, ok = p.dayMonth(j, &e)
	}
	if !ok {
		return expr{}, false
	}
	if p.is(i, "may", "march", "sun") && k == i+1 && !p.monthAlone(i) {
		return expr{}, false
	}
	e.j = p.yearAfter(k, &e)
	if e.cal.year == 0 && !e.hasRel {
		e.j = p.yearWords(e.j, &e)
	}
	return e, true
}

// weekdayBefore reads "Friday, " or "on Friday the " before a date.
func (p *parser) weekdayBefore(i int, e *expr) int {
	if !p.has(i, cWeekday) {
		return i
	}
	j := p.dot(i + 1)
	k := p.comma(j)
	if p.is(k, "the") {
		k++
	}
	if p.has(k, cMonth) || p.w(k).kind == digits || p.has(k, cOrd) {
		e.cal.weekday = int(p.w(i).lex.weekday)
		return k
	}
	return i
}

// edge reads "early", "mid-", "late".
func (p *parser) edge(i int, e *expr) int {
	if !p.has(i, cEdge) {
		return i
	}
	e.mod = p.w(i).lex.edge
	return p.over(i + 1)
}

// relative reads "last", "this", "next", "this past" before a calendar word.
func (p *parser) relative(i int, e *expr) int {
	if !p.has(i, cRel) || p.is(i, "present", "current", "recent", "latest") {
		return i
	}
	l := p.w(i).lex
	e.rel, e.hasRel = int(l.rel), true
	if p.is(i, "this") && p.has(i+1, cRel) && p.is(i+1, "past", "coming", "last", "next") {
		e.rel = int(p.w(i + 1).lex.rel)
		return i + 2
	}
	return i + 1
}

// monthDay reads a month and what may follow it of a day.
func (p *parser) monthDay(i int, e *expr) (int, bool) {
	if !p.has(i, cMonth) {
		return 0, false
	}
	w := p.w(i)
	if !w.cap && !(e.mod != "" || e.hasRel) && p.w(i+1).kind != digits && (p.is(i, "may", "march", "mar", "dec", "jan", "jun", "sep") || !p.is(i-1, "in", "since", "until", "by")) {
		return 0, false
	}
	if e.hasRel && !w.cap && p.is(i, "may", "march") && p.is(i-1, "this", "past") {
		return 0, false
	}
	if p.has(i, cAbbr) && p.dot(i+1) == i+1 && p.w(i+1).kind != digits && !p.is(i-1, "in", "since", "until", "mid", "early", "late") && !p.dash(i-1) {
		return 0, false
	}
	if w.glued && i > 0 && !p.dash(i-1) && p.s(i-1) != "(" && p.s(i-1) != "/" && p.w(i-1).kind == letters {
		return 0, false
	}
	e.cal.month = int(w.lex.month)
	j := p.dot(i + 1)
	if p.is(j, "the") && p.w(j+1).kind == digits {
		if _, k, ok := p.ordinal(j + 1); ok {
			e.cal.day = int(p.w(j + 1).num)
			return k, true
		}
	}
	d := p.w(j)
	if d.kind == digits && d.n <= 2 && d.num >= 1 && d.num <= 31 && !p.decimal(j) {
		e.cal.day = int(d.num)
		j++
		if p.w(j).glued && p.is(j, "st", "nd", "rd", "th") {
			j++
		}
		if p.clockAfter(j) {
			e.cal.day = 0
			return p.dot(i + 1), true
		}
		return p.dayRange(j, e), true
	}
	if n, k, ok := p.ordinal(j); ok && d.kind == letters && n <= 31 && !p.has(k, cUnit|cUnits) {
		e.cal.day = n
		return k, true
	}
	return j, true
}

// clockAfter says whether the digits before j are an hour: "Sept. 9 a.m." is
// none, but "May 10:30" is.
func (p *parser) clockAfter(j int) bool {
	return p.s(j) == ":" && p.w(j).glued && p.w(j+1).glued && p.w(j+1).n == 2
}

// decimal says whether the digits at i go on as a decimal, a fraction, a
// grouped number or a percentage.
func (p *parser) decimal(i int) bool {
	sep := p.s(i + 1)
	if (sep == "." || sep == "/") && p.w(i+1).glued && p.w(i+2).glued && p.w(i+2).kind == digits {
		return true
	}
	if sep == "," && p.w(i+1).glued && p.w(i+2).glued && p.w(i+2).n == 3 {
		return true
	}
	return sep == "%"
}

// dayRange reads "-9" after the first day of a run of days. The run is one
// expression only where both days share the month's name.
func (p *parser) dayRange(j int, e *expr) int {
	if p.hyphen(j) && p.w(j+1).kind == digits && p.w(j+1).n <= 2 && int(p.w(j+1).num) > e.cal.day && p.w(j+1).num <= 31 && !p.decimal(j+1) {
		e.cal.dayAlt = int(p.w(j + 1).num)
		return j + 2
	}
	return j
}

// dayMonth reads "9 September", "the 9th of September", "the ninth of May",
// "the 9th".
func (p *parser) dayMonth(i int, e *expr) (int, bool) {
	j := i
	the := p.is(j, "the")
	if the {
		j++
	}
	day, k, ok := p.ordinal(j)
	ordinal := ok
	if !ok && p.w(j).kind == digits && p.w(j).n <= 2 && !p.decimal(j) {
		day, k, ok = int(p.w(j).num), j+1, true
	}
	if !ok || day < 1 || day > 31 {
		return 0, false
	}
	until := 0
	if p.dash(k) && p.w(k+1).kind == digits && p.w(k+1).n <= 2 && int(p.w(k+1).num) > day && p.w(k+1).num <= 31 {
		until = int(p.w(k + 1).num)
		k += 2
	}
	if p.is(k, "of") && (ordinal || p.has(k+1, cMonth) && p.w(k+1).cap && p.possessive(k+2) == k+2) {
		ordinal = true // "29 of March", as translations write it
		k++
	}
	if p.has(k, cMonth) && p.w(k).cap && (ordinal || !p.is(k, "may", "march", "sun") || p.w(k+1).kind == digits || !p.w(k+1).cap) {
		if p.dash(k-1) && !p.w(k).glued {
			return 0, false
		}
		e.cal.day, e.cal.dayAlt, e.cal.month = day, until, int(p.w(k).lex.month)
		return p.dot(k + 1), true
	}
	if e.cal.weekday != 0 && ordinal && p.w(j).kind == digits && p.aloneAfter(k) {
		e.cal.day = day
		return k, true
	}
	if the && ordinal && p.w(j).kind == digits && until == 0 && p.aloneAfter(k) {
		e.cal.day = day
		return k, true
	}
	return 0, false
}

// aloneAfter says whether a noun phrase ends before word k: what follows is no
// word, or one that opens the next phrase.
func (p *parser) aloneAfter(k int) bool {
	w := p.w(k)
	if w.kind == mark {
		return !p.dash(k)
	}
	return p.is(k, "and", "or", "but", "to", "in", "on", "at", "for", "with", "when", "after", "before", "by", "because", "as", "that", "which", "from", "until", "instead", "too", "already")
}

// yearAfter reads a year after a month: ", 2021", " 2021", " of 2021", " '21".
func (p *parser) yearAfter(j int, e *expr) int {
	k := p.comma(j)
	if p.is(k, "of", "in", "fiscal") && (p.w(k+1).n == 4) {
		k++
	}
	if p.w(k).kind == digits && p.w(k).n == 4 && p.plausibleYear(k) && !p.decimal(k) {
		if k > j && p.s(j) == "," && e.cal.day == 0 && p.has(k+1, cCounted) {
			return j
		}
		e.cal.year = int(p.w(k).num)
		return k + 1
	}
	if p.apostrophe(k) && p.w(k+1).glued && p.w(k+1).n == 2 {
		e.cal.year, e.cal.twoDigit = int(p.w(k+1).num), true
		return k + 2
	}
	if p.is(k, "of", "in") {
		// "the winter of nineteen ninety-four", as speech is written down
		k++
	}
	if y, l, ok := p.spelledYear(k); ok && (e.cal.day != 0 || !p.has(k, cOrd)) {
		e.cal.year = y
		return l
	}
	return j
}

// plausibleYear says whether four digits can be a year of news.
func (p *parser) plausibleYear(i int) bool {
	y := p.w(i).num
	return y >= 1000 && y <= 2199
}

// yearWords reads "last year", "this year", "of next year" after a month.
func (p *parser) yearWords(j int, e *expr) int {
	k := j
	if p.is(k, "of") {
		k++
	}
	if p.is(k, "last", "this", "next") && p.is(k+1, "year") {
		e.cal.year = relYear
		e.rel, e.hasRel = int(p.w(k).lex.rel), true
		return k + 2
	}
	if p.is(k, "of", "the", "that", "same", "following", "previous") {
		l := k
		if p.is(l, "the") {
			l++
		}
		if p.has(l, cRelt) && p.is(l+1, "year") {
			e.cal.year, e.anchor = relYear, aText
			e.rel, e.hasRel = int(p.w(l).lex.relt), true
			return l + 2
		}
	}
	return j
}

// relYear stands for a year counted from the anchor ("June last year").
const relYear = -1

// monthAlone says whether "May" or "March" at i, with nothing of a date
// beside it, is the month: after a preposition of time, or as part of a run
// of months.
func (p *parser) monthAlone(i int) bool {
	if !p.w(i).cap {
		return false
	}
	if p.is(i-1, "in", "since", "until", "till", "by", "during", "from", "through", "of", "for", "to", "and", "or", "between", "before", "after", "around") {
		// "to March", "from May": a person or a verb where a name or verb follows.
		return !(p.w(i+1).kind == letters && p.w(i+1).cap && !p.has(i+1, cMonth)) || p.is(i-1, "in", "since")
	}
	if n := p.w(i + 1); p.is(i-1, "the", "a") && n.kind == letters && !n.cap && p.has(i+1, cSitting) {
		return true // "the March accession"
	}
	return p.has(i-1, cEdge|cRel) || p.is(i+1, "and", "or", "through", "to") && p.has(i+2, cMonth)
}

// numericDate reads dates in digits: "2021-09-09T10:00Z", "2021/9/9",
// "10/30/89", "30.10.1989".
func (p *parser) numericDate(i int) (expr, bool) {
	a := p.w(i)
	if a.kind != digits || a.glued && i > 0 && !p.is(i-1, "(", "[", "\"", "'") && p.s(i-1) != "“" && p.s(i-1) != ":" {
		return expr{}, false
	}
	e := expr{typ: news.TimexDate, kind: kCalendar}
	if a.n == 8 && p.compact(i, &e) {
		e.j = i + 1
		return e, true
	}
	sep := p.s(i + 1)
	if sep != "-" && sep != "/" && sep != "." || sep != p.s(i+3) {
		return expr{}, false
	}
	for k := i + 1; k <= i+4; k++ {
		if !p.w(k).glued {
			return expr{}, false
		}
	}
	b, c := p.w(i+2), p.w(i+4)
	if b.kind != digits || c.kind != digits || b.n > 2 || p.decimal(i+4) && sep != "/" {
		return expr{}, false
	}
	if sep == p.s(i+5) && p.w(i+5).glued && p.w(i+6).kind == digits && p.w(i+6).glued {
		return expr{}, false
	}
	e.j = i + 5
	if a.n == 4 && c.n <= 2 {
		e.cal.year, e.cal.month, e.cal.day = int(a.num), int(b.num), int(c.num)
		p.stamp(&e)
		return e, e.cal.year > 0 && e.cal.day > 0 && e.cal.day <= 31 && e.cal.month > 0 && e.cal.month <= 12
	}
	if a.n > 2 || c.n != 2 && c.n != 4 || sep == "." && c.n != 4 {
		return expr{}, false
	}
	e.cal.year, e.cal.twoDigit = int(c.num), c.n == 2
	e.cal.month, e.cal.day = int(a.num), int(b.num)
	if e.cal.month > 12 || e.cal.day <= 12 && (sep == "." || p.dayFirst()) {
		e.cal.month, e.cal.day = e.cal.day, e.cal.month
	}
	return e, (e.cal.twoDigit || e.cal.year > 0) && e.cal.month >= 1 && e.cal.month <= 12 && e.cal.day >= 1 && e.cal.day <= 31
}

// compact reads "20210909".
func (p *parser) compact(i int, e *expr) bool {
	v := int(p.w(i).num)
	y, m, d := v/10000, v/100%100, v%100
	if y < 1900 || y > 2099 || m < 1 || m > 12 || d < 1 || d > 31 {
		return false
	}
	e.cal.year, e.cal.month, e.cal.day = y, m, d
	return true
}

// stamp reads the time of an ISO 8601 stamp after its day: "T02:35:26.710Z".
func (p *parser) stamp(e *expr) {
	j := e.j
	if !p.is(j, "t") || !p.w(j).glued || p.w(j+1).n != 2 || !p.clockAfter(j+2) {
		return
	}
	e.typ = news.TimexTime
	e.part = p.s(j+1) + ":" + p.s(j+3)
	j += 4
	if p.clockAfter(j) {
		e.part += ":" + p.s(j+1)
		j += 2
		if p.s(j) == "." && p.w(j).glued && p.w(j+1).kind == digits {
			j += 2
		}
	}
	switch {
	case p.is(j, "z") && p.w(j).glued:
		e.zone = "Z"
		j++
	case (p.s(j) == "+" || p.s(j) == "-") && p.w(j).glued && p.w(j+1).n == 2 && p.clockAfter(j+2):
		e.zone = p.s(j) + p.s(j+1) + ":" + p.s(j+3)
		j += 4
	case (p.s(j) == "+" || p.s(j) == "-") && p.w(j).glued && p.w(j+1).n == 4:
		z := p.s(j + 1)
		e.zone = p.s(j) + z[:2] + ":" + z[2:]
		j += 2
	}
	e.j = j
}

// dayFirst says whether the report writes days before months in digits: one of
// its dates has a first number above 12 and none has a second one. It is
// looked up once a report, where a date needs it.
func (p *parser) dayFirst() bool {
	if p.orderKnown {
		return p.order
	}
	p.orderKnown = true
	first, second := 0, 0
	for i := 0; i+7 < len(p.text); i++ {
		if !isDigit(p.text[i]) || i > 0 && (isDigit(p.text[i-1]) || p.text[i-1] == '/' || p.text[i-1] == '.') {
			continue
		}
		a, j := smallNumber(p.text, i)
		b, k := smallNumber(p.text, j+1)
		if j >= len(p.text) || k >= len(p.text) || p.text[j] != '/' || p.text[k] != '/' || a == 0 || b == 0 {
			continue
		}
		if a > 12 && a <= 31 {
			first++
		}
		if b > 12 && b <= 31 {
			second++
		}
	}
	p.order = first > 0 && second == 0
	return p.order
}

// smallNumber reads up to two digits at i, giving 0 where there are none.
func smallNumber(s string, i int) (n, j int) {
	for j = i; j < len(s) && j < i+2 && isDigit(s[j]); j++ {
		n = n*10 + int(s[j]-'0')
	}
	return n, j
}
