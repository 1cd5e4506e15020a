package when

import (
	"fmt"
	"strconv"

	"dateline/internal/calendar"
)

// d0 is a unit's length in days, roughly; 0 below a day.
func d0(u unit) calendar.Day {
	switch u {
	case uDay, uNight:
		return 1
	case uWeekend, uWeek:
		return 7
	case uFortnight:
		return 14
	case uMonth:
		return 30
	case uQuarter, uSeason:
		return 91
	case uHalf:
		return 182
	case uYear:
		return 365
	case uDecade:
		return 3652
	case uCentury:
		return 36524
	case uMillennium:
		return 365240
	}
	return 0
}

// maxShift bounds shifts, in doubled units, so that no day overflows.
const maxShift = 4000

// vagueCount is the number of units, doubled, that "several" is taken to reach.
const vagueCount = 20

// addUnits moves d by n half units.
func addUnits(d calendar.Day, twice int, u unit, vague bool) calendar.Day {
	if vague {
		sign := 1
		if twice < 0 {
			sign = -1
		}
		twice = sign * vagueCount
	}
	twice = max(-maxShift, min(maxShift, twice))
	switch u {
	case uMonth, uQuarter, uHalf, uYear, uDecade, uCentury, uMillennium, uSeason:
		per := map[unit]int{uMonth: 1, uQuarter: 3, uSeason: 3, uHalf: 6, uYear: 12, uDecade: 120, uCentury: 1200, uMillennium: 12000}[u]
		if u == uMillennium {
			twice = max(-4, min(4, twice))
		}
		months := twice * per / 2
		half := calendar.Day(0)
		if twice*per%2 != 0 {
			half = 15
		}
		return d.AddMonths(months) + half
	}
	return d + calendar.Day(twice)*d0(u)/2
}

// unitAround gives the value and the days of the unit that holds d.
func unitAround(d calendar.Day, u unit) (string, calendar.Span) {
	v := unitValue(d, u)
	s, ok := calendar.Bounds(v)
	if !ok {
		s = calendar.Span{First: d, Last: d}
	}
	return v, s
}

// unitValue writes the unit that holds d.
func unitValue(d calendar.Day, u unit) string {
	y, m, _ := d.Civil()
	y = max(calendar.MinYear, min(calendar.MaxYear, y))
	switch u {
	case uWeek, uFortnight:
		wy, w := d.Week()
		return fmt.Sprintf("%04d-W%02d", wy, w)
	case uWeekend:
		wy, w := d.Week()
		return fmt.Sprintf("%04d-W%02d-WE", wy, w)
	case uMonth:
		return fmt.Sprintf("%04d-%02d", y, m)
	case uQuarter:
		return fmt.Sprintf("%04d-Q%d", y, (m+2)/3)
	case uHalf:
		return fmt.Sprintf("%04d-H%d", y, (m+5)/6)
	case uYear:
		return fmt.Sprintf("%04d", y)
	case uDecade:
		return fmt.Sprintf("%03d", y/10)
	case uCentury:
		return fmt.Sprintf("%02d", y/100)
	case uMillennium:
		return fmt.Sprintf("%d", y/1000)
	}
	return d.String()
}

// openUnit writes a unit of which no field is known.
func openUnit(u unit, part string) string {
	if part != "" {
		return "XXXX-XX-XXT" + part
	}
	switch u {
	case uWeek, uFortnight:
		return "XXXX-WXX"
	case uWeekend:
		return "XXXX-WXX-WE"
	case uMonth:
		return "XXXX-XX"
	case uQuarter:
		return "XXXX-QX"
	case uHalf:
		return "XXXX-HX"
	case uYear:
		return "XXXX"
	case uDecade:
		return "XXX"
	case uCentury:
		return "XX"
	}
	return "XXXX-XX-XX"
}

// duration writes a TIMEX3 length; twice is the doubled number of units.
func duration(twice int, vague bool, u unit) string {
	prefix, code, times := "P", "Y", 1
	switch u {
	case uSecond:
		prefix, code = "PT", "S"
	case uMinute:
		prefix, code = "PT", "M"
	case uHour:
		prefix, code = "PT", "H"
	case uDay, uNight:
		code = "D"
	case uWeekend:
		code = "WE"
	case uWeek:
		code = "W"
	case uFortnight:
		code, times = "W", 2
	case uMonth:
		code = "M"
	case uQuarter:
		code = "Q"
	case uHalf:
		code, times = "M", 6
	case uDecade:
		code, times = "Y", 10
	case uCentury:
		code, times = "Y", 100
	case uMillennium:
		code, times = "Y", 1000
	}
	if vague {
		switch u {
		case uDecade:
			code = "DE"
		case uCentury:
			code = "CE"
		case uMillennium:
			code = "ML"
		}
		return prefix + "X" + code
	}
	twice *= times
	if twice%2 == 0 {
		return prefix + strconv.Itoa(twice/2) + code
	}
	// A half is given in the next smaller unit.
	whole := twice / 2
	lead := ""
	if whole > 0 {
		lead = strconv.Itoa(whole) + code
	}
	switch code {
	case "Y":
		return prefix + lead + "6M"
	case "M":
		if prefix == "PT" {
			return prefix + lead + "30S"
		}
		return prefix + lead + "15D"
	case "H":
		return prefix + lead + "30M"
	case "D":
		if lead == "" {
			return "PT12H"
		}
		return prefix + lead + "T12H"
	}
	return prefix + strconv.Itoa(whole) + ".5" + code
}
