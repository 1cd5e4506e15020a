package when

import (
	"strconv"
	"strings"

	"dateline/internal/news"
)

// weekday reads "Monday", "last Thursday", "this coming Friday", "late Thursday
// evening", "Sunday night", "the previous Friday".
func (p *parser) weekday(i int) (expr, bool) {
	e := expr{typ: news.TimexDate, kind: kCalendar}
	j := i
	if p.is(j, "the") && p.has(j+1, cRelt) {
		j++
	}
	if !p.is(j, "earlier", "later") {
		j = p.edge(j, &e)
	}
	if p.has(j, cRelt) && !p.is(j, "that") {
		e.anchor, e.rel, e.hasRel = aText, int(p.w(j).lex.relt), true
		j++
	} else if p.is(j, "that") {
		e.anchor, e.hasRel = aText, true
		j++
	} else {
		j = p.relative(j, &e)
	}
	if !p.has(j, cWeekday) || !p.weekdayWord(j) {
		return expr{}, false
	}
	e.cal.weekday, e.j = int(p.w(j).lex.weekday), p.dot(j+1)
	if !e.hasRel && p.is(e.j, "before") && p.is(e.j+1, "last") {
		e.rel, e.hasRel, e.again, e.rule, e.j = -1, true, true, "weekday-before-last", e.j+2
		return e, true
	}
	anyOne := "XXXX-WXX-" + strconv.Itoa(e.cal.weekday)
	switch {
	case j == i && p.is(i-1, "one", "a", "any", "some"):
		// "one Sunday", "on a Friday": any of them.
		e.kind, e.value = kFixed, anyOne
		if p.is(i-1, "a") && p.s(i-2) == "," {
			e.rule = weekdayApposed
		}
	case j == i && p.is(i-1, "the") && p.aloneAfter(e.j) && !p.is(e.j, "after", "before", "of", "when", "that", "in"):
		e.rule = definiteWeekday
	case j == i && p.has(e.j, cRegular) && !p.w(e.j).cap:
		// "the Sunday marches": a habit.
		e.kind, e.value, e.typ, e.rule = kFixed, anyOne, news.TimexSet, "weekday-of-habit"
	}
	return e, true
}

// definiteWeekday is the rule of "the Tuesday", which is counted from the day that the
// text has told last: "the fog kept him away until the Tuesday".
const definiteWeekday = "definite-weekday"

// weekdayApposed is the rule of "that day, a Thursday".
const weekdayApposed = "weekday-in-apposition"

// weekdayBeside reads a weekday that is counted from a happening: "the first
// Sunday after the vote". Which one it is stays open.
func (p *parser) weekdayBeside(i int) (expr, bool) {
	j := i
	if p.is(j, "the") {
		j++
	}
	_, k, ok := p.ordinal(j)
	if !ok && p.is(j, "next", "last") {
		k, ok = j+1, true
	}
	if !ok || !p.has(k, cWeekday) || !p.weekdayWord(k) || !p.is(k+1, "after", "before", "following", "since") || p.phraseEnd(k+2) {
		return expr{}, false
	}
	return expr{typ: news.TimexDate, kind: kFixed, j: k + 1, value: "XXXX-WXX-" + strconv.Itoa(int(p.w(k).lex.weekday))}, true
}

// ofMonth reads "of this month", "of next month" after a part of it.
func (p *parser) ofMonth(j int) (rel, k int, ok bool) {
	if p.is(j, "of", "in") && p.has(j+1, cRel) && p.is(j+2, "month") && !p.is(j+1, "recent", "past") {
		return int(p.w(j + 1).lex.rel), j + 3, true
	}
	return 0, 0, false
}

// nthWeekday reads "the last Friday in August", "the first Tuesday of November
// 2020", "the second Monday in May".
func (p *parser) nthWeekday(i int) (expr, bool) {
	e := expr{typ: news.TimexDate, kind: kCalendar}
	j := i
	if p.is(j, "the") {
		j++
	}
	n, k, ok := p.ordinal(j)
	if !ok && p.is(j, "last", "final") {
		n, k, ok = -1, j+1, true
	}
	if !ok || n > 5 || !p.has(k, cWeekday) {
		return expr{}, false
	}
	if rel, l, ok := p.ofMonth(k + 1); ok {
		e.kind, e.unit, e.rel, e.j = kThis, uMonth, rel, l
		e.cal.nth, e.cal.weekday = n, int(p.w(k).lex.weekday)
		return e, true
	}
	if !p.is(k+1, "in", "of") || !p.has(k+2, cMonth) {
		return expr{}, false
	}
	rule := pad2(int(p.w(k+2).lex.month)) + "-w" + strconv.Itoa(int(p.w(k).lex.weekday)) + "#" + strconv.Itoa(n)
	e.cal.holiday, e.j = rule, p.dot(k+3)
	e.j = p.yearAfter(e.j, &e)
	return e, true
}

// dayOfMonth reads "the first of this month", "the 22nd of next month", "the last day of
// the month".
func (p *parser) dayOfMonth(i int) (expr, bool) {
	if !p.is(i, "the") {
		return expr{}, false
	}
	e := expr{typ: news.TimexDate, kind: kThis, unit: uMonth}
	n, k, ok := p.ordinal(i + 1)
	last := !ok && p.is(i+1, "last", "final") && p.is(i+2, "day")
	if last {
		n, k, ok = -1, i+2, true
	}
	if p.is(k, "day") {
		k++
	}
	if !ok || n > 31 || !p.is(k, "of") {
		return expr{}, false
	}
	e.cal.nth, e.cal.nthOf = n, "day"
	if rel, l, ok := p.ofMonth(k); ok {
		e.rel, e.j = rel, l
		return e, true
	}
	if (p.is(k+1, "the", "that")) && p.is(k+2, "month") && !p.is(k+3, "of", "when", "in", "after", "before") {
		e.anchor, e.j = aText, k+3
		return e, true
	}
	return expr{}, false
}

// weekdayWord says whether the word at j is used as a weekday: in capitals,
// no part of a name ("the Sunday Times", "Ruby Tuesday's"), and no "sun",
// "sat", "wed" as an ordinary word.
func (p *parser) weekdayWord(j int) bool {
	w := p.w(j)
	if w.glued && !p.opens(j-1) && !p.dash(j-1) {
		return false
	}
	if w.end-w.start <= 3 || p.is(j, "tues", "weds", "thur", "thurs") {
		// Abbreviations stand before a date or with a period.
		return w.cap && !p.is(j, "sun", "sat", "wed", "mon") && p.dot(j+1) > j+1 || w.cap && (p.dot(j+1) > j+1 && !p.endsSentence(j+1) || p.w(p.comma(j+1)).kind == digits && p.s(j+1) == ",")
	}
	return true
}

// opens says whether word i is an opening mark.
func (p *parser) opens(i int) bool {
	switch p.s(i) {
	case "(", "[", "“", "‘", "\"", "'", "`", "«", "„", "/", ":", "…", ".":
		return true
	}
	return false
}

// endsSentence says whether the period at i ends a sentence: the next word is
// capitalised and apart.
func (p *parser) endsSentence(i int) bool {
	n := p.w(i + 1)
	return i+1 >= len(p.ws) || !n.glued && n.cap && !p.has(i+1, cMonth)
}

// named reads days with a name: "Christmas", "last Thanksgiving", "Labor Day
// weekend", "Easter 2020".
func (p *parser) named(i int) (expr, bool) {
	e := expr{typ: news.TimexDate, kind: kCalendar}
	j := p.edge(i, &e)
	j = p.relative(j, &e)
	if p.is(j, "the") && !p.has(j, cHoliday) {
		j++
	}
	if !p.has(j, cHoliday) {
		return expr{}, false
	}
	value, k, ok := p.match(p.w(j).lex.holidays, j+1)
	if !ok || p.w(j).kind == letters && !p.w(j).cap {
		return expr{}, false
	}
	if p.is(k, "day") && p.w(k).cap && !p.is(k-1, "day") {
		k++
	}
	e.cal.holiday, e.j = value, k
	if strings.Count(value, "-") < 2 || strings.Contains(value, "w") {
		e.j = p.yearAfter(k, &e)
	}
	if p.is(e.j, "weekend") {
		e.cal.weekend = true
		e.j++
	} else if p.is(e.j, "week") {
		e.cal.weekOf = true
		e.j++
	}
	return e, true
}

// fixed reads the phrases of time-phrases.txt: "today", "the day before
// yesterday", "recently", "daily", "late yesterday", "earlier today".
func (p *parser) fixed(i int) (expr, bool) {
	e := expr{typ: news.TimexDate, kind: kFixed}
	j := p.edge(i, &e)
	if j > i && p.is(i, "earlier", "later") && p.is(j, "today") || !p.has(j, cPhrase) {
		return expr{}, false
	}
	value, k, ok := p.match(p.w(j).lex.phrases, j+1)
	if !ok || !p.phraseFits(i, j, k, value) {
		return expr{}, false
	}
	e.j = k
	sense, arg, _ := strings.Cut(value, " ")
	switch sense {
	case "day":
		e.kind, e.unit = kShift, uDay
		e.setDays(arg)
		return e, true
	case "part":
		days, part, _ := strings.Cut(arg, " ")
		e.kind, e.unit, e.part, e.typ = kShift, uDay, part, news.TimexTime
		e.setDays(days)
		return e, true
	case "yearedge":
		e.kind, e.unit, e.mod = kThis, uYear, arg
		return e, true
	case "then":
		e.kind = kThen
	case "SET":
		e.typ, e.value = news.TimexSet, arg
	case "DURATION":
		e.typ, e.value = news.TimexDuration, arg
	default:
		e.value = sense
	}
	return e, j == i
}

// phraseFits leaves out phrases that are part of something else: "the past
// two years", "Daily News", "future generations of", "current" before a unit.
func (p *parser) phraseFits(i, j, k int, value string) bool {
	w := p.w(j)
	if w.glued && i > 0 && !p.opens(j-1) && !p.dash(j-1) {
		return false
	}
	switch {
	case p.is(j, "then"):
		return p.is(i-1, "since", "until", "till", "by", "before") && !(p.w(k).kind == letters && p.has(k, cRel))
	case p.is(j, "weekends", "mornings", "evenings", "nights"):
		return p.is(i-1, "on", "in", "at", "during") || p.is(i-1, "the") && p.is(i-2, "in")
	case p.is(j, "daily", "weekly", "monthly", "quarterly", "annual", "yearly") && p.w(k).cap && (w.cap || p.is(j, "daily", "weekly")):
		// A name, or the kind of a newspaper whose name follows.
		return false
	case p.is(k-1, "recently", "lately") && p.has(k, cRel|cWeekday|cMonth):
		return false
	case p.is(k-1, "past", "current", "recent", "future", "present") && p.has(k, cUnit|cUnits|cSeason|cWeekday|cCard):
		return false
	case p.is(k-1, "past") && p.w(k).kind == digits:
		return false
	case p.is(k-1, "time") && p.is(j, "the"):
		return p.is(i-1, "at") && !p.is(k, "of", "when", "that", "to", "for", "being")
	case p.is(k-1, "moment"):
		return p.is(i-1, "at", "for") && !p.is(k, "of", "when", "that")
	case p.is(k-1, "present", "past") && p.is(j, "the"):
		return (p.aloneAfter(k) || p.is(k-1, "past") && !p.has(k, cVague|cOrd|cRel|cHoliday)) && p.is(i-1, "in", "at", "for", "to", "of", "from")
	case p.is(j, "right") && p.is(i-1, "the"):
		return false
	case p.is(j, "current") && (p.w(k).kind != letters || p.is(k, "of", "in", "during", "through", "from", "to", "at", "for", "with", "by", "is", "was")):
		// A flow, of water or of electricity.
		return false
	case p.is(j, "present") || p.is(j, "new") && !w.cap:
		return false
	}
	return true
}

// partOfDay reads "this morning", "that evening", "the next morning", "the
// morning", "overnight", "mid-afternoon".
func (p *parser) partOfDay(i int) (expr, bool) {
	e := expr{typ: news.TimexTime, kind: kShift, unit: uDay}
	j := i
	the := p.is(j, "the")
	if the {
		j++
	}
	j = p.edge(j, &e)
	rel := p.w(j).lex
	switch {
	case p.is(j, "this"):
		j++
	case p.has(j, cRelt) || p.is(j, "next") && the:
		e.anchor = aText
		e.n, e.dir = 2, 1
		if rel.class&cRelt != 0 {
			e.n, e.dir = 2*int(rel.relt*rel.relt), int(rel.relt)
		}
		j++
	case p.is(j, "tomorrow", "yesterday"):
		return expr{}, false
	case the:
		e.anchor = aText
	case e.mod != "" && p.is(i-1, "by", "in", "since", "until", "from", "of"):
	default:
		return expr{}, false
	}
	j = p.edge(j, &e)
	if !p.has(j, cPart) || p.is(j, "night") && the && e.anchor == aText && e.n == 0 && p.is(j+1, "of", "that", "when") {
		return expr{}, false
	}
	e.part, e.j = p.w(j).lex.part, j+1
	if the && e.n == 0 && e.mod == "" && !p.is(i-1, "in", "during", "of", "through", "throughout") {
		return expr{}, false
	}
	return e, true
}

// clock reads times of day: "9 a.m.", "around 7:15 p.m. EST", "14:30",
// "noon", "4 in the morning", "half past nine", "midnight Friday".
func (p *parser) clock(i int) (expr, bool) {
	e := expr{typ: news.TimexTime, kind: kClock}
	j := i
	if p.has(j, cQuant) && p.is(j, "about", "around", "approximately", "roughly") {
		e.mod = "APPROX"
		j++
	}
	w := p.w(j)
	switch {
	case p.has(j, cPart) && p.w(j).lex.part[0] == 'T' && !p.has(i-1, cOrd):
		e.part, e.j = w.lex.part[1:], j+1
		if p.is(j, "midnight", "noon") && w.cap && p.w(j+1).cap && !p.has(j+1, cWeekday|cMonth|cZone) {
			return expr{}, false
		}
	case w.kind == digits && w.n <= 2 && w.num <= 24 && !(w.glued && i > 0 && !p.opens(i-1) && !p.dash(i-1)):
		if !p.hour(j, &e) {
			return expr{}, false
		}
	case w.kind == digits && w.n == 4 && p.has(j+1, cZone) && p.s(j+1) == strings.ToUpper(p.s(j+1)) && w.num < 2400 && w.num%100 < 60:
		e.part, e.j = p.s(j)[:2]+":"+p.s(j)[2:], j+1
	case p.has(j, cCard) && w.lex.num <= 12 && w.lex.num > 0 && (p.is(j+1, "o") && p.apostrophe(j+2) && p.is(j+3, "clock") || p.is(j+1, "a", "p") && p.s(j+2) == "." && p.is(j+3, "m")):
		if !p.hour(j, &e) {
			return expr{}, false
		}
	default:
		return expr{}, false
	}
	p.zoneAfter(&e)
	return e, true
}

// hour reads what follows the hour at j.
func (p *parser) hour(j int, e *expr) bool {
	w := p.w(j)
	h, minutes := int(w.num), ""
	if w.kind == letters {
		h = int(w.lex.num)
	}
	k := j + 1
	sep := p.s(k)
	if (sep == ":" || sep == ".") && p.w(k).glued && p.w(k+1).glued && p.w(k+1).n == 2 && p.w(k+1).num < 60 {
		minutes = p.s(k + 1)
		k += 2
		if p.clockAfter(k) {
			k += 2
		}
	}
	l, half := p.halfDay(k)
	switch {
	case half != "":
		if h > 12 || h == 0 {
			return false
		}
		h %= 12
		if half == "pm" {
			h += 12
		}
		if half == "pm" && p.is(l-1, "night") && h == 12 {
			h = 0
		}
		k = l
	case p.is(k, "o") && p.apostrophe(k+1) && p.is(k+2, "clock"):
		k += 3
		if l, half = p.halfDay(k); half == "pm" && h < 12 {
			h, k = h+12, l
		}
	case minutes != "" && sep == ":" && !p.is(k, "to") && !p.dash(k) && p.s(k) != ":" && (p.s(j)[0] == '0' || w.n == 2 || p.has(k, cZone) || p.is(j-1, "at", "by", "until", "from", "around", "about")):
	case p.has(k, cZone) && w.n == 2 && p.s(k) == strings.ToUpper(p.s(k)) && minutes == "" && p.is(k, "gmt", "utc"):
	default:
		return false
	}
	if minutes == "" {
		minutes = "00"
	}
	e.part, e.j = pad2(h)+":"+minutes, k
	return true
}

// halfDay reads "a.m.", "pm", "in the morning", "at night" at k.
func (p *parser) halfDay(k int) (j int, half string) {
	switch {
	case p.is(k, "am"):
		return k + 1, "am"
	case p.is(k, "pm"):
		return k + 1, "pm"
	case p.is(k, "a", "p") && p.s(k+1) == "." && p.is(k+2, "m") && p.w(k+1).glued == p.w(k+2).glued:
		j = k + 3
		if p.s(j) == "." && p.w(j).glued == p.w(k+2).glued && (p.w(j).glued || !p.endsSentence(j)) {
			j++
		}
		return j, strings.ToLower(p.s(k)) + "m"
	case p.is(k, "in") && p.is(k+1, "the") && p.is(k+2, "morning"):
		return k + 3, "am"
	case p.is(k, "in") && p.is(k+1, "the") && p.is(k+2, "afternoon", "evening"):
		return k + 3, "pm"
	case p.is(k, "at") && p.is(k+1, "night"):
		return k + 2, "pm"
	}
	return k, ""
}

// zoneAfter reads a time zone after a clock time: "EST", "(1400 GMT)" is left.
func (p *parser) zoneAfter(e *expr) {
	j := e.j
	if p.is(j, "local", "eastern", "pacific", "central", "moscow", "universal") {
		k := j + 1
		if p.is(k, "standard", "daylight") {
			k++
		}
		if p.is(k, "time") {
			e.j = k + 1
			return
		}
	}
	if !p.has(j, cZone) || p.s(j) != strings.ToUpper(p.s(j)) {
		return
	}
	// The zone's words belong to the expression; the value gives the time as
	// it is written, local to that zone, as TimeBank does.
	e.j = j + 1
}

// pad2 writes n with two digits.
func pad2(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
