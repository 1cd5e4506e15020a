// Package dating scores the dating of undated reports: the day of a dated
// article is hidden, worked out from its text and a capture time, and held
// against the true day.
//
// The articles are split by a hash of their names, fixed before the rules were
// tuned: see Checking.
package dating

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"dateline/eval/score"
	"dateline/eval/timex"
	"dateline/internal/annotate/when"
	"dateline/internal/calendar"
	"dateline/internal/dating"
	"dateline/internal/news"
)

// Folder is where the articles lie below the corpora folder.
const Folder = "attribution"

// CaptureDay is the capture time that every article is given.
const CaptureDay = "2016-12-31"

// Scorer measures the development and the checking part.
var Scorer = score.Scorer{Name: "dating", Needs: []string{Folder}, Run: Run}

// Checking says whether an article belongs to the third that is opened last:
// the first byte of the SHA-256 of its name is a multiple of 3.
func Checking(name string) bool { return sha256.Sum256([]byte(name))[0]%3 == 0 }

// Article is one article with its true day.
type Article struct {
	Name, Text string
	Day        calendar.Day
}

// Load reads metadata.tsv and the texts of one part.
func Load(dir string, checking bool) ([]Article, error) {
	f, err := os.Open(filepath.Join(dir, "metadata.tsv"))
	if err != nil {
		return nil, fmt.Errorf("read dates of articles: %w", err)
	}
	defer f.Close()
	var out []Article
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		cells := strings.Split(sc.Text(), "\t")
		if len(cells) < 6 {
			continue
		}
		day, ok := calendar.Parse(cells[5])
		if !ok || Checking(cells[1]) != checking {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, cells[0], "text", cells[1]+".txt"))
		if err != nil {
			return nil, fmt.Errorf("read article: %w", err)
		}
		out = append(out, Article{Name: cells[1], Text: strings.ToValidUTF8(string(b), "?"), Day: day})
	}
	return out, sc.Err()
}

// Annotated makes an undated report of the article, each paragraph a passage,
// with its times.
func (a *Article) Annotated() *news.Annotated {
	ann := &news.Annotated{}
	ann.ID = news.NewReportID("", news.DigestOf([]byte(a.Text)))
	ann.Text = a.Text
	start := 0
	for _, para := range strings.SplitAfter(a.Text, "\n") {
		if strings.TrimSpace(para) != "" {
			ann.Passages = append(ann.Passages, news.Passage{Role: news.StoryText, Span: news.Span{Start: news.Byte(start), End: news.Byte(start + len(para))}})
		}
		start += len(para)
	}
	timex.Syntax(ann)
	ann.Times = when.Find(ann)
	return ann
}

// StatesDay says whether the text itself gives the true day, year and all.
func (a *Article) StatesDay(ann *news.Annotated) bool {
	for i := range ann.Times {
		if d, ok := calendar.Parse(ann.Times[i].Value); ok && d == a.Day {
			return true
		}
	}
	return false
}

// Tally counts.
type Tally struct {
	All, Within, Week, WeekWithin, Best, BestRight int
}

// Add scores one result.
func (t *Tally) Add(d news.Dating, day calendar.Day) (within, bestWrong bool) {
	t.All++
	within = (d.Earliest == "" || d.Earliest <= day.String()) && (d.Latest == "" || day.String() <= d.Latest)
	if within {
		t.Within++
	}
	first, ok1 := calendar.Parse(d.Earliest)
	last, ok2 := calendar.Parse(d.Latest)
	if ok1 && ok2 && last-first < 7 {
		t.Week++
		if within {
			t.WeekWithin++
		}
	}
	if _, ok := calendar.Parse(d.Value); ok {
		t.Best++
		if d.Value == day.String() {
			t.BestRight++
		} else {
			bestWrong = true
		}
	}
	return within, bestWrong
}

// Run measures both parts, articles that state their day apart.
func Run(corpora string, details func(format string, args ...any)) ([]score.Row, error) {
	var rows []score.Row
	for _, part := range []struct {
		set      string
		checking bool
	}{{"dated articles, two thirds", false}, {"dated articles, one third", true}} {
		articles, err := Load(filepath.Join(corpora, Folder), part.checking)
		if err != nil {
			return nil, err
		}
		all, stated := measure(articles, details)
		rows = append(rows, all.rows(part.set, true)...)
		rows = append(rows, stated.rows(part.set+", that state their day", false)...)
	}
	return rows, nil
}

// rows writes the shares of t.
func (t Tally) rows(set string, targets bool) []score.Row {
	rows := []score.Row{
		{Scorer: "dating", Set: set, Measure: "true day within the interval", Value: score.Ratio(t.Within, t.All), N: t.All, Target: "≥ 0.97"},
		{Scorer: "dating", Set: set, Measure: "intervals of at most 7 days", Value: score.Ratio(t.Week, t.All), N: t.All, Target: "≥ 0.25"},
		{Scorer: "dating", Set: set, Measure: "true day within those", Value: score.Ratio(t.WeekWithin, t.Week), N: t.Week},
		{Scorer: "dating", Set: set, Measure: "best day given", Value: score.Ratio(t.Best, t.All), N: t.All, Target: "≥ 0.15"},
		{Scorer: "dating", Set: set, Measure: "best day right of those", Value: score.Ratio(t.BestRight, t.Best), N: t.Best, Target: "≥ 0.9"},
	}
	if !targets {
		for i := range rows {
			rows[i].Target = ""
		}
	}
	return rows
}

// measure scores articles; details is called for each true day missed.
func measure(articles []Article, details func(format string, args ...any)) (all, stated Tally) {
	capture, _ := dating.Capture(CaptureDay)
	for i := range articles {
		a := &articles[i]
		ann := a.Annotated()
		d := dating.Solve(ann, capture)
		within, bestWrong := all.Add(d, a.Day)
		if a.StatesDay(ann) {
			stated.Add(d, a.Day)
		}
		if details != nil && !within {
			details("outside\t%s\ttrue %s\t%s..%s\t%s", a.Name, a.Day, d.Earliest, d.Latest, strings.Join(d.Reasons, " | "))
		}
		if details != nil && bestWrong {
			details("best day\t%s\ttrue %s\t%s\t%s", a.Name, a.Day, d.Value, strings.Join(d.Reasons, " | "))
		}
	}
	return all, stated
}
