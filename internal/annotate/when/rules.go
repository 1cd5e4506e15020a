package when

// rules are the families of the grammar in the order of their rank: of two
// expressions of the same length the earlier rule's stands. Each has an
// example, which a test runs.
var rules []rule

func init() {
	rules = []rule{
		{"numeric-date", "2021-09-09T10:00Z", (*parser).numericDate},
		{"dashed-date", "23-Sep-2020", (*parser).dashedDate},
		{"calendar-date", "Friday, Sept. 9, 2021", (*parser).calendarDate},
		{"day-of-pair", "from 5 to 9 May", (*parser).dayOfPair},
		{"weekday", "last Thursday", (*parser).weekday},
		{"clock", "7:15 p.m. EST", (*parser).clock},
		{"nth-weekday", "the last Friday in August", (*parser).nthWeekday},
		{"part-of-day", "this morning", (*parser).partOfDay},
		{"holiday", "last Thanksgiving", (*parser).named},
		{"phrase", "the day before yesterday", (*parser).fixed},
		{"quarter", "the third quarter of 2020", (*parser).quarter},
		{"season", "the winter of 2020", (*parser).season},
		{"decade", "the early 1990s", (*parser).decade},
		{"century", "the 19th century", (*parser).century},
		{"part-of-month", "the last weekend in August", (*parser).partOfMonth},
		{"early-hours", "the early hours of Monday", (*parser).earlyHours},
		{"week-of", "the week of March 9", (*parser).weekOf},
		{"of-phrase", "the end of August", (*parser).ofPhrase},
		{"consecutive", "the fifth consecutive weekend", (*parser).consecutive},
		{"beside-day", "the day before", (*parser).besideDay},
		{"unit-edge", "by end of month", (*parser).unitEdge},
		{"latest-period", "the latest period", (*parser).latest},
		{"unit-ago", "the year-earlier quarter", (*parser).unitAgo},
		{"every", "every two weeks", (*parser).every},
		{"relative-unit", "the following month", (*parser).relativeUnit},
		{"counted-units", "six months ago", (*parser).countedUnits},
		{"bare-units", "within days", (*parser).bareUnits},
		{"year", "in 1994", (*parser).year},
	}
}
