package examples

import (
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// wantPages is how many reports the story has; README.md lists each.
const wantPages = 14

// pages gives the story's pages by name, decoded as each declares itself.
func pages(t *testing.T) map[string]string {
	t.Helper()
	names, err := fs.Glob(FS, "*")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, name := range names {
		raw, err := fs.ReadFile(FS, name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = decode(t, name, raw)
	}
	return out
}

// declared finds the character set that a page's head names.
var declared = regexp.MustCompile(`(?i)(?:charset|encoding)="?([a-z0-9-]+)`)

// decode turns raw into UTF-8 by the declared character set; a page that
// declares none must be UTF-8.
func decode(t *testing.T, name string, raw []byte) string {
	t.Helper()
	label := "utf-8"
	if m := declared.FindSubmatch(raw[:min(len(raw), 1024)]); m != nil && strings.HasSuffix(name, ".html") {
		label = strings.ToLower(string(m[1]))
	}
	if label == "utf-8" {
		if !utf8.Valid(raw) {
			t.Errorf("%s: calls itself UTF-8 and is not", name)
		}
		return string(raw)
	}
	if utf8.Valid(raw) {
		t.Errorf("%s: declares %s but holds no byte that shows it", name, label)
	}
	enc, _ := charset.Lookup(label)
	if enc == nil {
		t.Fatalf("%s: unknown character set %q", name, label)
	}
	text, err := enc.NewDecoder().Bytes(raw)
	if err != nil {
		t.Fatalf("%s: decode %s: %v", name, label, err)
	}
	return string(text)
}

func TestPagesAreThere(t *testing.T) {
	all := pages(t)
	if len(all) != wantPages {
		t.Errorf("%d pages, want %d", len(all), wantPages)
	}
	about, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(about)
	for name, text := range all {
		if n := len(strings.Fields(text)); n < 250 {
			t.Errorf("%s: %d words, want at least 250", name, n)
		}
		if strings.ContainsRune(text, utf8.RuneError) {
			t.Errorf("%s: holds a replacement character", name)
		}
		if !strings.Contains(readme, "`"+name+"`") {
			t.Errorf("%s: README.md does not explain it", name)
		}
	}
}

// namedDay matches a day of the week that stands beside a date with its year,
// in English or French, in either order of day and month.
var namedDay = regexp.MustCompile(`(?i)\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday|dimanche),? (?:(\d{1,2}) ([a-zé]+)|([a-z]+) (\d{1,2}),?)(?: (20\d\d))?\b`)

// months gives the month by the first letters of its name; juillet is the one
// French month that the pages name with a day of the week.
var months = map[string]time.Month{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7,
	"aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12, "jui": 7,
}

// storyYear is the year in which month falls in the story, for dates that are
// written without one: it runs from November 2023 to October 2024.
func storyYear(month time.Month) string {
	if month >= time.November {
		return "2023"
	}
	return "2024"
}

// TestDaysOfTheWeek holds every named day against the calendar.
func TestDaysOfTheWeek(t *testing.T) {
	checked := 0
	for name, text := range pages(t) {
		for _, m := range namedDay.FindAllStringSubmatch(text, -1) {
			day, word := m[2], m[3]
			if day == "" {
				day, word = m[5], m[4]
			}
			month, ok := months[strings.ToLower(word[:min(3, len(word))])]
			if !ok {
				continue
			}
			year := m[6]
			if year == "" {
				year = storyYear(month)
			}
			date, err := time.Parse("2 1 2006", day+" "+strconv.Itoa(int(month))+" "+year)
			if err != nil {
				t.Errorf("%s: %q: %v", name, m[0], err)
				continue
			}
			checked++
			said := strings.ToLower(m[1])
			if said == "dimanche" {
				said = "sunday"
			}
			if got := strings.ToLower(date.Weekday().String()); got != said {
				t.Errorf("%s: %q, but %s is a %s", name, m[0], date.Format(time.DateOnly), got)
			}
		}
	}
	if checked < 9 {
		t.Errorf("held only %d named days against the calendar; has the pattern come loose?", checked)
	}
}
