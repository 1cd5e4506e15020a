package desk

import (
	"testing"

	"dateline/internal/news"
)

// A deadline is no range of days in which something happens.
func TestTheLabelOfADeadline(t *testing.T) {
	for want, when := range map[string]news.Dating{
		"by 30 Jun":    {Earliest: "2022-06-16", Latest: "2022-06-30", Source: "by the end of June"},
		"by 31 May":    {Earliest: "2022-05-16", Latest: "2022-05-31", Source: "before the end of the month"},
		"by 5 May":     {Earliest: "2022-05-05", Latest: "2022-05-05", Source: "no later than 5 May"},
		"before 1 Apr": {Earliest: "2022-04-01", Latest: "2022-04-30", Source: "before April"},
		"16–30 Jun":    {Earliest: "2022-06-16", Latest: "2022-06-30", Source: "the end of June"},
		"Thu 5 May":    {Earliest: "2022-05-05", Latest: "2022-05-05", Source: "5 May"},
	} {
		if got := DayLabel(when, "Jan"); got != want {
			t.Errorf("%q: %q, want %q", when.Source, got, want)
		}
	}
}
