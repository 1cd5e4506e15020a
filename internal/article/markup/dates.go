package markup

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// stamp is a date as a page writes it, to the grain it gives.
type stamp struct {
	year, month, day int  // month and day are 0 where not stated
	utc              bool // a time of day in UTC stands with it
	clock            bool // a time of day stands with it
}

// ok says whether s is a date at all.
func (s stamp) ok() bool { return s.year != 0 }

// edtf writes s: 2021-09-09, 2021-09 or 2021
// (https://www.loc.gov/standards/datetime/).
func (s stamp) edtf() string {
	switch {
	case s.year == 0:
		return ""
	case s.month == 0:
		return fmt.Sprintf("%04d", s.year)
	case s.day == 0:
		return fmt.Sprintf("%04d-%02d", s.year, s.month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", s.year, s.month, s.day)
}

// span gives the first and the last day that s can mean, EDTF.
func (s stamp) span() (earliest, latest string) {
	a, b := s, s
	if a.month == 0 {
		a.month, b.month = 1, 12
	}
	if a.day == 0 {
		a.day, b.day = 1, monthDays(b.year, b.month)
	}
	return a.edtf(), b.edtf()
}

func monthDays(year, month int) int {
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

// dayNumber counts days, so that two stamps can be held against each other.
func (s stamp) dayNumber() int {
	y, m := s.year, s.month
	if m <= 2 {
		y--
		m += 12
	}
	return 365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + s.day
}

// The years in which a page of the web can have been published.
const (
	firstYear = 1991
	lastYear  = 2099
)

func validDay(y, m, d int) bool {
	return y >= firstYear && y <= lastYear && m >= 1 && m <= 12 && d >= 1 && d <= monthDays(y, m)
}

// Order of day and month in "3/4/2021".
type order uint8

const (
	orderUnknown order = iota
	dayFirst
	monthFirst
)

// The shapes of dates. Each is searched for in a line; \b stands at both ends.
var (
	isoShape   = regexp.MustCompile(`\b((?:19|20)\d\d)-(\d\d?)-(\d\d?)(?:[T ](\d\d):(\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?`)
	packShape  = regexp.MustCompile(`\b((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?\b`)
	ymdShape   = regexp.MustCompile(`\b((?:19|20)\d\d)[/.](\d\d?)[/.](\d\d?)\b`)
	eastShape  = regexp.MustCompile(`((?:19|20)\d\d)\s*[年년]\s*(\d\d?)\s*[月월]\s*(\d\d?)\s*[日일]`)
	dmyShape   = regexp.MustCompile(`\b(\d\d?)\s?([./-])\s?(\d\d?)\s?[./-]\s?((?:19|20)?\d\d)\b`)
	wordShape  = regexp.MustCompile(`(?i)\b(\d\d?)(?:st|nd|rd|th|\.|er|º)?[\s,/-]*(?:of\s|de\s)?\s*(\p{L}{3,10})\.?,?[\s,/-]*(?:de\s|del\s)?\s*((?:19|20)\d\d|'?\d\d)\b`)
	monthShape = regexp.MustCompile(`(?i)(?:^|[^\p{L}])(\p{L}{3,10})\.?\s+(\d\d?)(?:st|nd|rd|th)?(?:,|\s|\.|\s?\|)+\s*(?:[\d:]+\s*(?:[ap]m)?\s*(?:[A-Z]{2,5})?\s+)?((?:19|20)\d\d)\b`)
	monthYear  = regexp.MustCompile(`(?i)(?:^|[^\p{L}\d])(\p{L}{3,10})\.?,?\s+((?:19|20)\d\d)\b`)
	isoMonth   = regexp.MustCompile(`^\s*((?:19|20)\d\d)-(\d\d)\s*$`)
	epochShape = regexp.MustCompile(`^\s*(1\d{9})(\d{3})?\s*$`)
)

// found is a stamp with where its words begin and end in the line.
type found struct {
	stamp
	at, end int
}

// findDates gives the dates of a line in its order. ord says how to read
// "3/4/2021"; where it is unknown and both readings are days, the line has no
// date there.
func findDates(s string, ord order) []found {
	if len(s) > maxDateLine {
		s = strings.ToValidUTF8(s[:maxDateLine], "")
	}
	var out []found
	add := func(at, end, y, m, d int, clock, utc bool) {
		if !validDay(y, m, d) {
			return
		}
		for _, f := range out {
			if f.at == at || f.year == y && f.month == m && f.day == d && at-f.at < 3 && f.at-at < 3 {
				return
			}
		}
		out = append(out, found{stamp{y, m, d, utc, clock}, at, end})
	}
	for _, m := range isoShape.FindAllStringSubmatchIndex(s, 8) {
		zone := sub(s, m, 6)
		add(m[0], m[1], num(s, m, 1), num(s, m, 2), num(s, m, 3), m[8] >= 0, zone == "Z" || strings.HasSuffix(zone, "00:00") || zone == "+0000")
	}
	for _, re := range [...]*regexp.Regexp{packShape, ymdShape, eastShape} {
		for _, m := range re.FindAllStringSubmatchIndex(s, 8) {
			add(m[0], m[1], num(s, m, 1), num(s, m, 2), num(s, m, 3), false, false)
		}
	}
	for _, m := range wordShape.FindAllStringSubmatchIndex(s, 8) {
		add(m[0], m[1], fullYear(sub(s, m, 3)), monthNamed(sub(s, m, 2)), num(s, m, 1), false, strings.Contains(s, "GMT"))
	}
	for _, m := range monthShape.FindAllStringSubmatchIndex(s, 8) {
		add(m[2], m[1], num(s, m, 3), monthNamed(sub(s, m, 1)), num(s, m, 2), false, false)
	}
	for _, m := range dmyShape.FindAllStringSubmatchIndex(s, 8) {
		a, b, y := num(s, m, 1), num(s, m, 3), fullYear(sub(s, m, 4))
		sep := sub(s, m, 2)
		switch {
		case sep == "." || a > 12:
			add(m[0], m[1], y, b, a, false, false)
		case b > 12:
			add(m[0], m[1], y, a, b, false, false)
		case validDay(y, a, b) && validDay(y, b, a) && a != b && weekdayBefore(s[:m[0]]) >= 0:
			// "Sat, 11/03/2018": one of the two readings falls on a Saturday.
			switch weekdayBefore(s[:m[0]]) {
			case weekday(y, b, a):
				add(m[0], m[1], y, b, a, false, false)
			case weekday(y, a, b):
				add(m[0], m[1], y, a, b, false, false)
			}
		case ord == dayFirst || a == b:
			add(m[0], m[1], y, b, a, false, false)
		case ord == monthFirst:
			add(m[0], m[1], y, a, b, false, false)
		}
	}
	sortFound(out)
	return out
}

// maxDateLine is the length of the longest line in which dates are looked for.
const maxDateLine = 400

func sortFound(fs []found) {
	for i := 1; i < len(fs); i++ {
		for j := i; j > 0 && fs[j].at < fs[j-1].at; j-- {
			fs[j], fs[j-1] = fs[j-1], fs[j]
		}
	}
}

// parseDate reads the value of a metadata field: a day, or else a month.
func parseDate(s string, ord order) stamp {
	if m := epochShape.FindStringSubmatch(s); m != nil {
		return fromEpoch(m[1])
	}
	if fs := findDates(s, ord); len(fs) > 0 {
		return fs[0].stamp
	}
	if m := isoMonth.FindStringSubmatch(s); m != nil {
		y, _ := strconv.Atoi(m[1])
		mo, _ := strconv.Atoi(m[2])
		if validDay(y, mo, 1) {
			return stamp{year: y, month: mo}
		}
	}
	if m := monthYear.FindStringSubmatch(s); m != nil && len(s) < 40 && !wordShape.MatchString(s) && !monthShape.MatchString(s) {
		y, _ := strconv.Atoi(m[2])
		if mo := monthNamed(m[1]); mo > 0 && validDay(y, mo, 1) {
			return stamp{year: y, month: mo}
		}
	}
	return stamp{}
}

// weekdayRE is a weekday right before a date.
var weekdayRE = regexp.MustCompile(`(?i)\b(sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}\.?,?\s*(?:the\s)?$`)

// weekdayBefore gives the weekday that words end with, Sunday being 0; -1 if
// they end with none.
func weekdayBefore(s string) int {
	m := weekdayRE.FindStringSubmatch(s[max(0, len(s)-16):])
	if m == nil {
		return -1
	}
	return strings.Index("sunmontuewedthufrisat", strings.ToLower(m[1])) / 3
}

// weekday gives the weekday of a day, Sunday being 0.
func weekday(y, m, d int) int {
	return int(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Weekday())
}

// fromEpoch reads seconds since 1970.
func fromEpoch(s string) stamp {
	sec, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return stamp{}
	}
	// Civil date from days, after Howard Hinnant's "chrono-compatible
	// low-level date algorithms".
	z := sec/86400 + 719468
	era := z / 146097
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d, m := int(doy-(153*mp+2)/5+1), int(mp+3)
	y := int(yoe + era*400)
	if m > 12 {
		m -= 12
		y++
	}
	return stamp{y, m, d, true, true}
}

func sub(s string, m []int, g int) string {
	if m[2*g] < 0 {
		return ""
	}
	return s[m[2*g]:m[2*g+1]]
}

func num(s string, m []int, g int) int {
	n, _ := strconv.Atoi(sub(s, m, g))
	return n
}

// fullYear reads a year of four or two digits: 00..49 is of this century.
func fullYear(s string) int {
	s = strings.TrimPrefix(s, "'")
	n, err := strconv.Atoi(s)
	switch {
	case err != nil:
		return 0
	case len(s) == 4:
		return n
	case n < 50:
		return 2000 + n
	}
	return 1900 + n
}

// dateTable is data/en/markup-dates.txt.
type dateTable struct {
	meta  map[string]string // name -> published, named, issued, modified
	month map[string]int
	after []string
	label []string
	other []string
}

var dateRules = sync.OnceValue(func() *dateTable {
	t := &dateTable{meta: map[string]string{}, month: map[string]int{}}
	for _, f := range readTable("en/markup-dates.txt") {
		switch f[0] {
		case "published", "named", "issued", "modified":
			t.meta[f[1]] = f[0]
		case "month":
			n, err := strconv.Atoi(f[1])
			if err != nil || len(f) != 3 {
				panic("markup-dates.txt: bad row: " + strings.Join(f, " "))
			}
			for _, name := range strings.Fields(f[2]) {
				t.month[name] = n
			}
		case "after":
			t.after = append(t.after, f[1])
		case "label":
			t.label = append(t.label, f[1])
		case "other":
			t.other = append(t.other, f[1])
		default:
			panic("markup-dates.txt: bad row: " + strings.Join(f, " "))
		}
	}
	return t
})

// monthNamed gives the number of a month by its name, or 0.
func monthNamed(s string) int { return dateRules().month[strings.ToLower(s)] }

// hasDate says whether a line holds a full date.
func hasDate(s string) bool { return len(findDates(s, dayFirst)) > 0 }
