package page

import (
	"fmt"
	"net/url"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/news"
)

// Year is the lines under one heading of the chronology.
type Year struct {
	Label string
	Days  []Day
}

// Day is the lines of one day (or month, or span of days).
type Day struct {
	Label string
	Value string
	Lines []news.DatedLine
}

// years groups the lines that are background, or those that are not, under
// years and days. The lines are in order.
func years(lines []news.DatedLine, background bool) []Year {
	var out []Year
	for _, line := range lines {
		if line.Background != background {
			continue
		}
		label := desk.YearLabel(line.When)
		if len(out) == 0 || out[len(out)-1].Label != label {
			out = append(out, Year{Label: label})
		}
		y := &out[len(out)-1]
		if n := len(y.Days); n == 0 || y.Days[n-1].Value != line.When.Value {
			y.Days = append(y.Days, Day{Label: dayLabel(line.When), Value: line.When.Value})
		}
		d := &y.Days[len(y.Days)-1]
		d.Lines = append(d.Lines, line)
	}
	return out
}

// dayLabel is a day with the month written out.
func dayLabel(when news.Dating) string { return desk.DayLabel(when, "January") }

// plural is "1 report", "2 reports".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// host is the host of an address, for a short link text.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	return strings.TrimPrefix(u.Host, "www.")
}

// safeURL is the address if it is http or https, else "".
func safeURL(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// stringOf turns the string types of package news into string.
func stringOf(v any) string { return fmt.Sprint(v) }
