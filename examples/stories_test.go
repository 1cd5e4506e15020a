package examples

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/eval/scoreboard"
)

// folders are the stories that are measured but not shown.
var folders = []string{"company", "disaster"}

// folderStory loads the gold of a story in a folder: every quotation in it
// must be found in its page, and every reference must lead somewhere.
func folderStory(t *testing.T, name string) *scoreboard.Story {
	t.Helper()
	story, err := scoreboard.Load(os.DirFS(filepath.Join(name, "gold")), name)
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// TestFolderStories holds that every page of a story has gold and is explained.
func TestFolderStories(t *testing.T) {
	for _, name := range folders {
		story := folderStory(t, name)
		about, err := os.ReadFile(filepath.Join(name, "README.md"))
		if err != nil {
			t.Fatal(err)
		}
		entries, err := os.ReadDir(name)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, e := range entries {
			if e.IsDir() || e.Name() == "README.md" {
				continue
			}
			n++
			if !strings.Contains(string(about), "`"+e.Name()+"`") {
				t.Errorf("%s: README.md does not explain %s", name, e.Name())
			}
			if !slices.Contains(story.Files(), e.Name()) {
				t.Errorf("%s: no gold for %s", name, e.Name())
			}
		}
		if n < 8 {
			t.Errorf("%s: %d pages, want at least 8", name, n)
		}
	}
}

// weekday matches the name of a day of the week.
var weekday = regexp.MustCompile(`(?i)\b(mon|tues|wednes|thurs|fri|satur|sun)day\b`)

// TestGoldDays holds every day that the gold gives to words with a day of the
// week against the calendar.
func TestGoldDays(t *testing.T) {
	stories := []*scoreboard.Story{}
	for _, name := range folders {
		stories = append(stories, folderStory(t, name))
	}
	demo, err := scoreboard.LoadWith(os.DirFS("gold"), FS.ReadFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, story := range append(stories, demo) {
		checked := 0
		for _, rep := range story.Gold {
			for _, when := range rep.Times {
				if when.Type == "SET" {
					continue
				}
				checked += holdDay(t, story.Name+" "+rep.ID, when)
			}
		}
		if checked < 15 {
			t.Errorf("%s: held only %d days against the calendar; has the pattern come loose?", story.Name, checked)
		}
	}
}

// holdDay holds the days of one time against the calendar and gives their
// number.
func holdDay(t *testing.T, where string, when scoreboard.Time) (checked int) {
	t.Helper()
	words := when.At.Quote
	if _, rest, ok := strings.Cut(words, "[["); ok {
		words, _, _ = strings.Cut(rest, "]]")
	}
	said := weekday.FindString(words)
	if said == "" {
		return 0
	}
	for _, value := range append([]string{when.Value}, when.Accept...) {
		if strings.HasSuffix(value, "T00:00") {
			continue // the midnight on Friday is the start of Saturday
		}
		day, err := time.Parse(time.DateOnly, value[:min(len(value), len(time.DateOnly))])
		if err != nil {
			continue
		}
		checked++
		if got := day.Weekday().String(); !strings.EqualFold(got, said) {
			t.Errorf("%s: %q is given %s, a %s", where, words, value, got)
		}
	}
	return checked
}
