// Package beside scores the dating of undated reports by the other reports of
// their story: the dated articles of a month are read as one story, the day of
// a tenth of them is hidden, and what the story works out for these is held
// against the true day, beside what each one's own text tells.
//
// The months make stories of many matters, as an archive is one. Which tenths
// are hidden follows from the articles' names; a month is read once for each of
// rounds. The parts are those of eval/dating.
package beside

import (
	"crypto/sha256"
	"path/filepath"
	"slices"
	"strings"
	"time"

	single "dateline/eval/dating"
	"dateline/eval/score"
	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/story/tell"
)

const name = "dating-beside"

// Scorer measures the development and the checking part.
var Scorer = score.Scorer{Name: name, Needs: []string{single.Folder}, Run: Run}

// rounds is how many of the ten tenths are hidden, one at a time: so few, that
// the whole takes about a minute of one processor.
const rounds = 3

// tenth is the tenth of an article, by the second byte of the SHA-256 of its
// name (the first one tells its part).
func tenth(name string) int { return int(sha256.Sum256([]byte(name))[1]) % 10 }

// article is an article with what is read of it, its day known and hidden.
type article struct {
	single.Article
	checking      bool
	known, hidden news.Annotated
}

// Run measures both parts.
func Run(corpora string, details func(format string, args ...any)) ([]score.Row, error) {
	rd, err := pipeline.Shared()
	if err != nil {
		return nil, err
	}
	months, err := load(filepath.Join(corpora, single.Folder))
	if err != nil {
		return nil, err
	}
	// By part: what the story tells of the hidden ones, and of those that it
	// narrows beyond their own text.
	var all, narrowed [2]single.Tally
	for _, arts := range months {
		for i := range arts {
			arts[i].read(rd)
		}
		for round := range rounds {
			hide(arts, round, func(a *article, d news.Dating) {
				part := 0
				if a.checking {
					part = 1
				}
				within, _ := all[part].Add(d, a.Day)
				own := a.hidden.Published
				if d.Earliest != own.Earliest || d.Latest != own.Latest {
					narrowed[part].Add(d, a.Day)
				}
				if details != nil && !within && !a.checking {
					details("outside\t%s\ttrue %s\t%s..%s\town %s..%s\t%s", a.Name, a.Day, d.Earliest, d.Latest, own.Earliest, own.Latest, strings.Join(d.Reasons, " | "))
				}
			})
		}
	}
	var rows []score.Row
	for part, set := range [2]string{"dated articles by month, two thirds", "dated articles by month, one third"} {
		rows = append(rows, rowsOf(set, all[part], narrowed[part])...)
	}
	return rows, nil
}

// rowsOf writes the shares of one part.
func rowsOf(set string, all, narrowed single.Tally) []score.Row {
	row := func(measure string, a, n int, target string) score.Row {
		return score.Row{Scorer: name, Set: set, Measure: measure, Value: score.Ratio(a, n), N: n, Target: target}
	}
	return []score.Row{
		row("true day within the interval", all.Within, all.All, "≥ 0.97"),
		row("intervals of at most 7 days", all.Week, all.All, ""),
		row("true day within those", all.WeekWithin, all.Week, "≥ 0.97"),
		row("narrowed by other reports", narrowed.All, all.All, ""),
		row("true day within the narrowed", narrowed.Within, narrowed.All, "≥ 0.97"),
	}
}

// load gives the articles of both parts by the month of their day.
func load(dir string) ([][]article, error) {
	byMonth := map[string][]article{}
	for _, checking := range [2]bool{false, true} {
		list, err := single.Load(dir, checking)
		if err != nil {
			return nil, err
		}
		for _, a := range list {
			month := a.Day.String()[:len("2016-01")]
			byMonth[month] = append(byMonth[month], article{Article: a, checking: checking})
		}
	}
	var names []string
	for m, list := range byMonth {
		names = append(names, m)
		slices.SortFunc(list, func(a, b article) int { return strings.Compare(a.Name, b.Name) })
	}
	slices.Sort(names)
	var out [][]article
	for _, m := range names {
		out = append(out, byMonth[m])
	}
	return out, nil
}

// read reads the article with its day, and without it where it is to be hidden.
func (a *article) read(rd *pipeline.Reader) {
	captured, _ := time.Parse(time.DateOnly, single.CaptureDay)
	page := news.Capture{Name: a.Name + ".txt", Retrieved: captured, Bytes: []byte(a.Text)}
	if tenth(a.Name) < rounds {
		a.hidden = rd.Read(page, pipeline.Options{})
	}
	a.known = rd.Read(page, pipeline.Options{Published: a.Day.String()})
}

// hide tells the story of the articles with the day of one tenth hidden, and
// gives what it works out for them.
func hide(arts []article, round int, got func(*article, news.Dating)) {
	anns := make([]news.Annotated, len(arts))
	for i := range arts {
		anns[i] = arts[i].known
		if tenth(arts[i].Name) == round {
			anns[i] = arts[i].hidden
		}
	}
	told := tell.Story(anns, tell.Options{})
	for i := range arts {
		if tenth(arts[i].Name) == round {
			got(&arts[i], told.Days.Dating(anns[i].ID))
		}
	}
}
