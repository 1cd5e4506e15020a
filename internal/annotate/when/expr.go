package when

import (
	"fmt"
	"strconv"

	"dateline/internal/news"
)

// unit is a unit of time, from small to large.
type unit uint8

const (
	uNone unit = iota
	uSecond
	uMinute
	uHour
	uNight
	uDay
	uWeekend
	uWeek
	uFortnight
	uMonth
	uQuarter
	uSeason
	uHalf
	uYear
	uDecade
	uCentury
	uMillennium
)

// unitNames are the units as the tables write them.
var unitNames = map[string]unit{
	"s": uSecond, "m": uMinute, "h": uHour, "N": uNight, "D": uDay, "WE": uWeekend, "W": uWeek,
	"FN": uFortnight, "M": uMonth, "Q": uQuarter, "H": uHalf, "Y": uYear, "DE": uDecade, "CE": uCentury, "ML": uMillennium,
}

// parseUnit reads a unit of the tables.
func parseUnit(s string) (unit, error) {
	u, ok := unitNames[s]
	if !ok {
		return uNone, fmt.Errorf("unknown unit %q", s)
	}
	return u, nil
}

// kind is how an expression gets its days.
type kind uint8

const (
	kNone     kind = iota
	kCalendar      // calendar fields, of which the large ones may be missing
	kShift         // n units from an anchor: yesterday, two weeks earlier
	kThis          // the unit around an anchor, moved by rel: last month, that year
	kFixed         // value stands: PAST_REF, a length, a frequency
	kSpan          // a length that ends or begins at the anchor: the past two weeks
	kThen          // the time of the text that was told last
	kClock         // a time of day of a day found nearby
)

// anchor is what a relative expression is counted from.
type anchor uint8

const (
	aReport anchor = iota // the report's day
	aText                 // another time of the text
)

// expr is an expression as parsed, before its days are worked out.
type expr struct {
	i, j   int // words [i, j)
	typ    news.TimexType
	kind   kind
	rule   string
	mod    string
	value  string // of kFixed
	cal    fields
	unit   unit
	n      int // count of units, doubled
	rel    int // -1 last, 0 this, +1 next; with hasRel
	hasRel bool
	again  bool // "Monday before last": a week before the one that rel points at
	anchor anchor
	to     unit   // of kShift: how exact it is by a word after it ("a year ago today"); 0 for its own unit
	dir    int    // of kShift and kSpan: -1 back, +1 on
	part   string // part of day or clock time, with the leading "T" left out
	zone   string // "", "Z" or "+03:00"
	near   bool   // a span just after the anchor: "in two weeks"
	vague  bool   // no number: "several years ago"
}

// fields are calendar fields; 0 (or "") is missing.
type fields struct {
	year, month, day, weekday int
	quarter, half             int
	season                    string
	decade                    int // first year, or 20..90 without century
	century                   int // 21 for the 21st
	millennium                int
	twoDigit                  bool // the year is written '74 or 74
	holiday                   string
	weekOf                    bool
	nth                       int    // with nthOf: a week, weekend or half of the month; -1 the last
	nthOf                     string // "week", "weekend", "half", "days", "weeks"
	fiscal                    bool
	weekend                   bool
	dayAlt, yearUntil         int // "5-9 May", "2020-21": the later end
}

// grain is the smallest unit that the fields fix.
func (c *fields) grain() unit {
	switch {
	case c.weekOf:
		return uWeek
	case c.day != 0 || c.weekday != 0 || c.holiday != "":
		return uDay
	case c.month != 0:
		return uMonth
	case c.quarter != 0:
		return uQuarter
	case c.season != "":
		return uSeason
	case c.half != 0:
		return uHalf
	case c.year != 0:
		return uYear
	case c.decade != 0:
		return uDecade
	case c.century != 0:
		return uCentury
	case c.millennium != 0:
		return uMillennium
	}
	return uNone
}

// setDays takes a signed number of days of the tables.
func (e *expr) setDays(s string) {
	n, _ := strconv.Atoi(s)
	e.n, e.dir = 2*n, 1
	if n < 0 {
		e.n, e.dir = -2*n, -1
	}
}
