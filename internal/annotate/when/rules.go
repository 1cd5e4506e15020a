package when

// Starts of rules that are no lexical classes.
const (
	byDigits class = 1 << (62 + iota) // the first word is digits
	byMark                            // the first word is a mark (an apostrophe)
)

// rules are the families of the grammar in the order of their rank: of two
// expressions of the same length the earlier rule's stands. Each says what its
// first word can be, and has an example, which a test runs.
var rules []rule

func init() {
	rules = []rule{
		{"numeric-date", "2021-09-09T10:00Z", byDigits, (*parser).numericDate},
		{"dashed-date", "23-Sep-2020", byDigits | cMonth, (*parser).dashedDate},
		{"calendar-date", "Friday, Sept. 9, 2021", byDigits | cMonth | cWeekday | cEdge | cRel | cDet | cOrd | cCard, (*parser).calendarDate},
		{"day-of-pair", "from 5 to 9 May", byDigits, (*parser).dayOfPair},
		{"weekday", "last Thursday", cWeekday | cEdge | cRel | cRelt | cDet, (*parser).weekday},
		{"clock", "7:15 p.m. EST", byDigits | cPart | cCard | cQuant, (*parser).clock},
		{"day-of-month", "the first of this month", byDigits | cDet | cOrd | cRel, (*parser).dayOfMonth},
		{"nth-weekday", "the last Friday in August", byDigits | cDet | cOrd | cCard | cRel, (*parser).nthWeekday},
		{"weekday-beside", "the first Sunday after the vote", cDet | cOrd | cCard | cRel | byDigits, (*parser).weekdayBeside},
		{"unit-before-last", "the week before last", cDet | cUnit, (*parser).beforeLast},
		{"part-of-day", "this morning", cDet | cEdge | cRel | cRelt, (*parser).partOfDay},
		{"holiday", "last Thanksgiving", byDigits | cHoliday | cEdge | cRel | cDet, (*parser).named},
		{"phrase", "the day before yesterday", cPhrase | cEdge, (*parser).fixed},
		{"quarter", "the third quarter of 2020", byDigits | cDet | cEdge | cOrd | cRel | cLetter, (*parser).quarter},
		{"season", "the winter of 2020", byDigits | cDet | cEdge | cRel | cSeason, (*parser).season},
		{"decade", "the early 1990s", byDigits | byMark | cDet | cEdge | cDecade | cCard, (*parser).decade},
		{"century", "the 19th century", byDigits | cDet | cEdge | cOrd | cCard, (*parser).century},
		{"consecutive", "the fifth consecutive weekend", byDigits | cDet | cOrd | cCard, (*parser).consecutive},
		{"beside-day", "the day before", cDet, (*parser).besideDay},
		{"unit-edge", "by end of month", cOf, (*parser).unitEdge},
		{"part-of-month", "the last weekend in August", byDigits | cDet | cOrd | cCard | cRel, (*parser).partOfMonth},
		{"early-hours", "the early hours of Monday", cDet | cEdge, (*parser).earlyHours},
		{"week-of", "the week of March 9", cDet | cUnit, (*parser).weekOf},
		{"of-phrase", "the end of August", cDet | cOf, (*parser).ofPhrase},
		{"latest-period", "the latest period", cDet, (*parser).latest},
		{"unit-ago", "the year-earlier quarter", cDet | cUnit | cRel, (*parser).unitAgo},
		{"half-of-month", "half of February", cDet, (*parser).halfOfMonth},
		{"every", "every two weeks", cSet | cWeekdays, (*parser).every},
		{"relative-unit", "the following month", cDet | cEdge | cRel | cRelt, (*parser).relativeUnit},
		{"counted-units", "six months ago", byDigits | cCard | cScale | cVague | cDet | cQuant, (*parser).countedUnits},
		{"bare-units", "within days", cUnits, (*parser).bareUnits},
		{"phase-units", "the early years", cDet | cUnit, (*parser).phaseUnits},
		{"year", "in 1994", byDigits | byMark | cEdge | cDet | cCard, (*parser).year},
	}
}
