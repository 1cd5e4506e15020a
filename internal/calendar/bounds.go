package calendar

import (
	"strconv"
	"strings"
)

// Parse reads a day written YYYY-MM-DD, with or without a time of day after
// a "T". It reports false for anything else and for days that do not exist.
func Parse(s string) (Day, bool) {
	if i := strings.IndexByte(s, 'T'); i >= 0 {
		s = s[:i]
	}
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	y, ok1 := digits(s[:4])
	m, ok2 := digits(s[5:7])
	d, ok3 := digits(s[8:])
	if !ok1 || !ok2 || !ok3 || !Valid(y, m, d) {
		return 0, false
	}
	return Of(y, m, d), true
}

// Bounds gives the first and last day that a TIMEX3 date value, or an EDTF
// date of the shapes that the program writes, can mean: "2021", "2021-09",
// "2021-09-09", "2021-09-09TEV", "2021-Q3", "2021-H1", "2021-W36",
// "2021-W36-WE", "2021-SU", "2021-22" (EDTF summer), "199", "199X", "19XX".
// It reports false for values that are open or no dates.
//
// Seasons are the meteorological ones of the northern half of the earth, with
// a month's slack at both ends, because news uses them loosely; winter may be
// that at the start or at the end of its year (TIMEX3 does not say which).
func Bounds(value string) (Span, bool) {
	if i := strings.IndexByte(value, 'T'); i >= 0 {
		value = value[:i]
	}
	if d, ok := Parse(value); ok {
		return Span{d, d}, true
	}
	head, rest, dated := strings.Cut(value, "-")
	lo, hi, ok := years(head)
	if !ok {
		return Span{}, false
	}
	if !dated {
		return Span{Of(lo, 1, 1), Of(hi, 12, 31)}, true
	}
	if lo != hi {
		return Span{}, false
	}
	return withinYear(lo, rest)
}

// years reads "2021", "202" or "202X" (a decade), "20" or "20XX" (a century).
func years(s string) (lo, hi int, ok bool) {
	known := strings.TrimRight(s, "X")
	if len(s) < 2 || len(s) > 4 || len(known) < 2 || len(known) < len(s) && len(s) != 4 {
		return 0, 0, false
	}
	n, ok := digits(known)
	if !ok {
		return 0, 0, false
	}
	for range 4 - len(known) {
		lo, n = n*10, n*10
	}
	lo = n
	hi = n
	for i, step := 0, 1; i < 4-len(known); i++ {
		hi += 9 * step
		step *= 10
	}
	return max(lo, MinYear), hi, hi >= MinYear
}

// seasonMonths gives first and last month of a season, counted from January of
// its year (0 is the December before).
var seasonMonths = map[string][2]int{
	"SP": {2, 6}, "SU": {5, 9}, "FA": {8, 12}, "AU": {8, 12}, "WI": {-1, 15},
	"21": {2, 6}, "22": {5, 9}, "23": {8, 12}, "24": {-1, 15},
}

// withinYear reads what follows the year and its hyphen.
func withinYear(y int, s string) (Span, bool) {
	if m, ok := seasonMonths[s]; ok {
		return months(y, m[0], m[1]), true
	}
	if len(s) < 2 {
		return Span{}, false
	}
	n, isNum := digits(s[1:])
	switch {
	case s[0] == 'Q' && isNum && n >= 1 && n <= 4:
		return months(y, 3*n-2, 3*n), true
	case s[0] == 'H' && isNum && n >= 1 && n <= 2:
		return months(y, 6*n-5, 6*n), true
	case s[0] == 'W':
		return week(y, s[1:])
	}
	if m, ok := digits(strings.TrimSuffix(s, "-XX")); ok && m >= 1 && m <= 12 {
		return months(y, m, m), true
	}
	if s == "XX" || s == "XX-XX" {
		return Span{Of(y, 1, 1), Of(y, 12, 31)}, true
	}
	return Span{}, false
}

// week reads "36", "36-WE" or "36-5".
func week(y int, s string) (Span, bool) {
	num, tail, _ := strings.Cut(s, "-")
	w, ok := digits(num)
	if !ok || w < 1 || w > 53 {
		return Span{}, false
	}
	monday := OfWeek(y, w)
	if tail == "WE" {
		return Span{monday + 5, monday + 6}, true
	}
	if d, ok := digits(tail); ok && d >= 1 && d <= 7 {
		return Span{monday + Day(d-1), monday + Day(d-1)}, true
	}
	return Span{monday, monday + 6}, tail == ""
}

// months gives the days from the first of month a to the last of month b.
func months(y, a, b int) Span {
	return Span{Of(y, 1, 1).AddMonths(a - 1), Of(y, 1, 1).AddMonths(b) - 1}
}

// digits reads a string of one to four ASCII digits.
func digits(s string) (int, bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// Narrow keeps the part of s that a TIMEX3 modifier points at: START, MID and
// END give the first, middle and last part. The parts overlap (halves, and the
// middle half), because writers do not measure.
func Narrow(s Span, mod string) Span {
	n := Day(s.Len())
	if n < 3 {
		return s
	}
	switch mod {
	case "START":
		return Span{s.First, s.First + (n+1)/2 - 1}
	case "MID":
		return Span{s.First + n/4, s.Last - n/4}
	case "END":
		return Span{s.Last - (n+1)/2 + 1, s.Last}
	case "APPROX":
		return Span{s.First - n/2, s.Last + n/2}
	}
	return s
}
