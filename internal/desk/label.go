package desk

import (
	"fmt"
	"path"
	"strings"
	"time"

	"dateline/internal/calendar"
	"dateline/internal/news"
)

// Source names who published a report, for people: its outlet, else the one
// outlet or agency that it is copied from, else the name of its file.
func (h ReportHead) Source() string {
	switch {
	case h.Outlet != "":
		return news.Plain(h.Outlet)
	case len(h.Credited) == 1:
		return news.Plain(h.Credited[0]) + " (copy)"
	case len(h.Credited) == 0 && len(h.Wires) == 1:
		return news.Plain(h.Wires[0]) + " (copy)"
	}
	if h.File != "" {
		return news.Plain(path.Base(strings.ReplaceAll(h.File, `\`, "/")))
	}
	return string(h.ID)
}

// Day is the day of publication as lists show it: an EDTF value, or the month
// where the year is open ("Sep, year not known"), or "no day".
func (h ReportHead) Day() string {
	if h.Published.Value == "" {
		return "no day"
	}
	if day, ok := strings.CutPrefix(h.Published.Value, "XXXX-"); ok {
		if t, err := time.Parse("01", day); err == nil {
			return t.Format("Jan") + ", year not known"
		}
		if t, err := time.Parse("01-02", day); err == nil {
			return t.Format("2 Jan") + ", year not known"
		}
	}
	return h.Published.Value
}

// Label is the day of publication as the list of reports shows it: the day, the
// month or the year that the page states, or the bounds that were worked out.
func (h ReportHead) Label() string {
	d := h.Published
	switch {
	case d.Sure() || d.Earliest == "" && d.Latest == "":
		return h.Day()
	case d.Earliest != "" && d.Earliest == d.Latest:
		return d.Earliest
	}
	if strings.HasPrefix(d.Value, "XXXX-") || decades(d) {
		return h.Day() // an interval of many years would say less, and look like knowledge
	}
	if s, ok := calendar.Bounds(d.Value); ok && s.First.String() == d.Earliest && s.Last.String() == d.Latest && !strings.Contains(d.Value, "/") {
		return d.Value
	}
	return SpanText(d)
}

// decades says whether the bounds of a date lie ten years apart or more.
func decades(d news.Dating) bool {
	first, ok1 := calendar.Parse(d.Earliest)
	last, ok2 := calendar.Parse(d.Latest)
	return ok1 && ok2 && last-first >= 3652
}

// DaysText is an EDTF day or interval as people read it: a whole month or year by
// its name, other intervals "2021-09-09 to 2021-09-14".
func DaysText(value string) string {
	from, to, ok := strings.Cut(value, "/")
	if !ok {
		return value
	}
	for _, grain := range []string{"2006", "2006-01"} {
		if len(from) < len(grain) || len(to) < len(grain) || from[:len(grain)] != to[:len(grain)] {
			continue
		}
		if s, ok := calendar.Bounds(from[:len(grain)]); ok && s.First.String() == from && s.Last.String() == to {
			return from[:len(grain)]
		}
	}
	return from + " to " + to
}

// seasons are the names of EDTF's seasons and quarters (ISO 8601-2, 4.8).
var seasons = map[string]string{
	"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter",
	"33": "1st quarter", "34": "2nd quarter", "35": "3rd quarter", "36": "4th quarter",
	"40": "1st half", "41": "2nd half",
}

// DayLabel is the days of a date as people write them, without the year: "Thu
// 12 October", "October", "12–18 October", "Summer". month is the layout of
// the month, "January" or "Jan". The last day for what is planned is written so:
// "by 30 Jun", "before 1 Apr", "until 31 May".
func DayLabel(when news.Dating, month string) string {
	if len(when.Value) == len("2020-22") {
		if name := seasons[when.Value[5:]]; name != "" {
			return name
		}
	}
	from, err := time.Parse(time.DateOnly, when.Earliest)
	to, err2 := time.Parse(time.DateOnly, when.Latest)
	if err != nil || err2 != nil {
		return when.Value
	}
	switch {
	case strings.HasPrefix(when.Source, "before ") && !strings.Contains(when.Source, " end of "):
		return "before " + from.Format("2 "+month)
	case strings.HasPrefix(when.Source, "until "), strings.HasPrefix(when.Source, "till "):
		return "until " + to.Format("2 "+month)
	case strings.HasPrefix(when.Source, "by "), strings.HasPrefix(when.Source, "before "), strings.HasPrefix(when.Source, "no later than "):
		return "by " + to.Format("2 "+month)
	case from.Equal(to):
		return from.Format("Mon 2 " + month)
	case from.Day() == 1 && to.Equal(from.AddDate(0, 1, -1)):
		return from.Format("January")
	case from.YearDay() == 1 && to.Equal(from.AddDate(1, 0, -1)):
		return "in the year"
	case from.YearDay() == 1 && to.Equal(from.AddDate(10, 0, -1)):
		return "decade"
	case from.Year() != to.Year() && to.Sub(from) > 300*24*time.Hour:
		return from.Format("January 2006") + "–" + to.Format("January 2006")
	case from.Year() != to.Year():
		return from.Format("2 Jan") + "–" + to.Format("2 Jan")
	case from.Month() == to.Month():
		return fmt.Sprintf("%d–%s", from.Day(), to.Format("2 "+month))
	}
	return from.Format("2 Jan") + "–" + to.Format("2 Jan")
}

// YearLabel is the heading that a date stands under: "2021", "1990–1999".
func YearLabel(when news.Dating) string {
	if len(when.Earliest) < 4 || len(when.Latest) < 4 {
		return "Unknown year"
	}
	from, to := when.Earliest[:4], when.Latest[:4]
	if from != to {
		return from + "–" + to
	}
	return from
}
