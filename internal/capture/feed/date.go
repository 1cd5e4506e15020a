package feed

import (
	"strconv"
	"strings"
	"time"
)

// stamp reads the time of an element.
func stamp(c *child) Stamp {
	field := c.name
	if c.space != "" && c.space != "atom" {
		field = c.space + ":" + c.name
	}
	return ParseTime(fold(c.text), field)
}

// isoLayouts are W3CDTF and RFC 3339, with what generators make of them.
// https://www.w3.org/TR/NOTE-datetime, https://www.rfc-editor.org/rfc/rfc3339
var isoLayouts = []string{
	"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05 Z0700", "20060102T15:04:05Z07:00", "20060102T150405Z0700",
	"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "20060102T150405",
	"2006-01-02Z07:00", "2006-01-02", "2006/01/02", "20060102",
}

// ParseTime reads a time as feeds write it: RFC 822 with two or four digits
// of year, RFC 3339, and the forms around them. Where no zone is given, UTC
// stands for it and Zone is false. A time that is not understood is zero.
func ParseTime(raw, field string) Stamp {
	s := Stamp{Raw: raw, Field: field}
	if len(raw) > 80 || raw == "" {
		return s
	}
	if raw[0] >= '0' && raw[0] <= '9' {
		for _, layout := range isoLayouts {
			if t, err := time.Parse(layout, strings.ToUpper(raw)); err == nil {
				s.Time, s.Zone = t, strings.Contains(layout, "Z0")
				s.Day = !strings.Contains(layout, "15")
				return sane(s)
			}
		}
	}
	return sane(rfc822(s))
}

// sane drops what cannot be the time of a news item on the web.
func sane(s Stamp) Stamp {
	if y := s.Year(); y < 1990 || y > 2199 {
		s.Time = time.Time{}
	}
	return s
}

// rfc822 reads "Tue, 17 Mar 2026 10:00:00 +0100" and its kin: parts in any
// order as far as they tell what they are, weekdays and commas passed over.
// https://www.rfc-editor.org/rfc/rfc822#section-5
func rfc822(s Stamp) Stamp {
	var day, year, month int
	clock, pm := "", ""
	zone, hasZone := time.UTC, false
	for _, f := range strings.FieldsFunc(s.Raw, func(r rune) bool { return r == ' ' || r == ',' }) {
		lower := strings.ToLower(strings.TrimSuffix(f, "."))
		switch {
		case strings.Contains(f, ":") && clock == "" && f[0] >= '0' && f[0] <= '9':
			clock = f
		case lower == "am" || lower == "pm":
			pm = lower
		case clock != "" && !hasZone && (f[0] == '+' || f[0] == '-'):
			zone, hasZone = offset(f)
		case clock != "" && !hasZone && zones[lower] != 0 || zonesUTC[lower]:
			zone, hasZone = time.FixedZone(strings.ToUpper(lower), zones[lower]*3600), true
		case month == 0 && monthOf(lower) > 0:
			month = monthOf(lower)
		case len(f) == 4 && number(f) > 0:
			year = number(f)
		case day == 0 && number(strings.TrimRight(lower, "stndrh")) > 0 && number(strings.TrimRight(lower, "stndrh")) <= 31:
			day = number(strings.TrimRight(lower, "stndrh"))
		case year == 0 && len(f) == 2 && number(f) >= 0: // https://www.rfc-editor.org/rfc/rfc2822#section-4.3
			year = number(f) + 1900
			if year < 1950 {
				year += 100
			}
		case strings.Count(f, "-") == 2: // 17-Mar-2026
			return rfc822(Stamp{Raw: strings.Replace(s.Raw, f, strings.ReplaceAll(f, "-", " "), 1), Field: s.Field})
		}
	}
	if day == 0 || month == 0 || year == 0 {
		return s
	}
	h, m, sec, ok := clockOf(clock, pm)
	if clock != "" && !ok {
		return s
	}
	t := time.Date(year, time.Month(month), day, h, m, sec, 0, zone)
	if t.Day() != day {
		return s // no such day
	}
	s.Time, s.Zone, s.Day = t, hasZone, clock == ""
	return s
}

var months = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

func monthOf(s string) int {
	if len(s) < 3 {
		return 0
	}
	for i, m := range months {
		full := strings.ToLower(time.Month(i + 1).String())
		if s == m || strings.HasPrefix(full, s) {
			return i + 1
		}
	}
	return 0
}

// number gives a number of digits, -1 for anything else.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || strings.ContainsAny(s, "+-") {
		return -1
	}
	return n
}

// clockOf reads "10:00" and "10:00:30".
func clockOf(s, pm string) (h, m, sec int, ok bool) {
	parts := strings.Split(s, ":")
	if len(parts) < 2 || len(parts) > 3 {
		return 0, 0, 0, false
	}
	h, m = number(parts[0]), number(parts[1])
	if len(parts) == 3 {
		whole, _, _ := strings.Cut(parts[2], ".")
		sec = number(whole)
	}
	if pm == "pm" && h < 12 {
		h += 12
	} else if pm == "am" && h == 12 {
		h = 0
	}
	return h, m, sec, h >= 0 && h < 25 && m >= 0 && m < 60 && sec >= 0 && sec < 61
}

// offset reads "+0100" and "+01:00".
func offset(s string) (*time.Location, bool) {
	digits := strings.ReplaceAll(s[1:], ":", "")
	n := number(digits)
	if n < 0 || len(digits) != 4 || n/100 > 15 || n%100 > 59 {
		return time.UTC, false
	}
	secs := n/100*3600 + n%100*60
	if s[0] == '-' {
		secs = -secs
	}
	return time.FixedZone("", secs), true
}

// zones are the named zones of RFC 822 and those that European feeds write, in
// hours from UTC.
var zones = map[string]int{"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
	"cet": 1, "cest": 2, "eet": 2, "eest": 3, "bst": 1, "msk": 3, "jst": 9, "aest": 10, "aedt": 11}

var zonesUTC = map[string]bool{"gmt": true, "ut": true, "utc": true, "z": true}
