// Package calendar counts days. It turns civil dates of the Gregorian calendar
// into numbers and back, knows weekdays, ISO weeks and Easter, and gives the
// first and last day of a TIMEX3 or EDTF value:
//
//	Bounds("2021-Q3") = 2021-07-01, 2021-09-30
//
// It reads no clock.
package calendar

import "fmt"

// Day is a day, counted from 1 January 1970 (day 0).
type Day int

// Span is the closed run of days [First, Last].
type Span struct{ First, Last Day }

// Len is the number of days in s, 0 where it is empty.
func (s Span) Len() int { return max(0, int(s.Last-s.First)+1) }

// Contains says whether d lies in s.
func (s Span) Contains(d Day) bool { return s.First <= d && d <= s.Last }

// Meet is the days in both s and t; it is empty (Len 0) where there are none.
func (s Span) Meet(t Span) Span { return Span{max(s.First, t.First), min(s.Last, t.Last)} }

// The years within which dates are read: outside of them a number is taken
// for something else. They are those of ISO 8601's four digits.
const (
	MinYear = 1
	MaxYear = 9999
)

// Of gives the day of a civil date. Months and days beyond their range carry
// over, as in package time; see Valid.
// The method is that of the public-domain "days from civil" algorithm
// (Howard Hinnant, https://howardhinnant.github.io/date_algorithms.html).
func Of(year, month, day int) Day {
	year += (month - 1) / 12
	month = (month-1)%12 + 1
	if month < 1 {
		month += 12
		year--
	}
	if month <= 2 {
		year--
	}
	era := floorDiv(year, 400)
	yoe := year - era*400
	m := month + 9
	if month > 2 {
		m = month - 3
	}
	doy := (153*m+2)/5 + day - 1
	return Day(era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468)
}

// Civil gives the year, month (1..12) and day of the month of d.
func (d Day) Civil() (year, month, day int) {
	z := int(d) + 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = doy - (153*mp+2)/5 + 1
	month = mp + 3
	if mp >= 10 {
		month = mp - 9
	}
	year = yoe + era*400
	if month <= 2 {
		year++
	}
	return year, month, day
}

// Weekday is 1 for Monday to 7 for Sunday, as in ISO 8601.
func (d Day) Weekday() int { return (int(d)%7+7+3)%7 + 1 }

// Week gives the ISO 8601 week of d and the year that the week belongs to.
func (d Day) Week() (year, week int) {
	thursday := d - Day(d.Weekday()) + 4
	year, _, _ = thursday.Civil()
	return year, int(thursday-Of(year, 1, 1))/7 + 1
}

// OfWeek gives the Monday of an ISO week.
func OfWeek(year, week int) Day {
	jan4 := Of(year, 1, 4)
	return jan4 - Day(jan4.Weekday()) + 1 + Day(7*(week-1))
}

// Year, Month are the parts of d's civil date.
func (d Day) Year() int { y, _, _ := d.Civil(); return y }

// Month is d's month, 1..12.
func (d Day) Month() int { _, m, _ := d.Civil(); return m }

// AddMonths moves d by n months, to the month's last day where the day of the
// month does not exist there (31 January plus one month is 28 February).
func (d Day) AddMonths(n int) Day {
	y, m, day := d.Civil()
	total := y*12 + m - 1 + n
	y, m = floorDiv(total, 12), total-12*floorDiv(total, 12)+1
	return Of(y, m, min(day, MonthLen(y, m)))
}

// String writes d as YYYY-MM-DD.
func (d Day) String() string {
	y, m, day := d.Civil()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
}

// MonthLen is the number of days of a month.
func MonthLen(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// Valid says whether the civil date exists (30 February does not).
func Valid(year, month, day int) bool {
	return year >= MinYear && year <= MaxYear && month >= 1 && month <= 12 &&
		day >= 1 && day <= MonthLen(year, month)
}

// Easter gives Western Easter Sunday (the anonymous Gregorian computus, as
// printed in Nature, 20 April 1876).
func Easter(year int) Day {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return Of(year, n/31, n%31+1)
}

// OrthodoxEaster gives Easter Sunday of the Julian computus (Meeus), as a
// Gregorian day; the 13 days' difference holds from 1900 to 2099.
func OrthodoxEaster(year int) Day {
	a, b, c := year%4, year%7, year%19
	d := (19*c + 15) % 30
	e := (2*a + 4*b - d + 34) % 7
	n := d + e + 114
	return Of(year, n/31, n%31+1) + 13
}

// floorDiv divides towards minus infinity.
func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
