// Package published measures how well the reader of pages finds the day of
// publication, beside bare go-htmldate on the same pages in the same run.
// go-htmldate runs without the external parser of its last resort, which
// go.mod replaces (third_party/dateparser): with it, it was right in 0.914 of
// those found instead of 0.911.
//
// In: article/pages-date, pages with their day. Neither reader is told the
// page's address. Out: the share of pages for which a day was found, and the
// share of those found that are right to the day; of all pages and of English
// ones, and of all by halves, of which one was not looked at while the rules
// were written.
package published

import (
	"bytes"
	"strings"

	"dateline/eval/articletext/pageset"
	"dateline/eval/score"
	"dateline/internal/article/markup"
	"dateline/internal/news"

	htmldate "github.com/markusmobius/go-htmldate"
)

// Set is the path of the pages below the corpora folder.
const Set = "article/pages-date"

// Scorer measures days of publication.
var Scorer = score.Scorer{Name: "published", Needs: []string{Set + ".tar.xz"}, Run: Run}

type counts struct{ pages, found, right int }

// answer is a day, or "", with what it rests on.
type answer struct{ day, why string }

type reader struct {
	name string
	day  func(pageset.Entry) answer
}

var readers = []reader{{"go-htmldate", bareDay}, {"dateline", ourDay}}

// Run reads every page with both readers.
func Run(corpora string, details func(string, ...any)) ([]score.Row, error) {
	pages, err := pageset.Read(corpora, Set)
	if err != nil {
		return nil, err
	}
	var rows []score.Row
	for _, r := range readers {
		sets := map[string]*counts{}
		for _, e := range pages {
			got := r.day(e)
			for _, name := range setsOf(e) {
				if sets[name] == nil {
					sets[name] = &counts{}
				}
				sets[name].add(got.day, e.Date)
			}
			if details != nil && r.name == "dateline" && got.day != e.Date && !e.HeldOut() {
				details("%s (%s): want %s, got %q: %s", e.Key, e.File, e.Date, got.day, got.why)
			}
		}
		for _, name := range []string{"pages-date", "pages-date, seen half", "pages-date, unseen half", "pages-date, english"} {
			if c := sets[name]; c != nil {
				rows = append(rows, c.rows(r.name, name)...)
			}
		}
	}
	return rows, nil
}

func (c *counts) add(got, want string) {
	c.pages++
	if got == "" {
		return
	}
	c.found++
	if got == want {
		c.right++
	}
}

func (c *counts) rows(reader, set string) []score.Row {
	ours := reader == "dateline"
	found := score.Row{Scorer: "published", Set: set, Measure: reader + " found", Value: score.Ratio(c.found, c.pages), N: c.pages, Unpinned: !ours}
	right := score.Row{Scorer: "published", Set: set, Measure: reader + " right of those found", Value: score.Ratio(c.right, c.found), N: c.found, Unpinned: !ours}
	if ours {
		found.Target, right.Target = "≥ 0.90", "≥ 0.95"
	}
	return []score.Row{found, right}
}

// setsOf gives the sets that e belongs to. A page is English where its html
// element says so, or says nothing while it holds many English words.
func setsOf(e pageset.Entry) []string {
	half := "pages-date, seen half"
	if e.HeldOut() {
		half = "pages-date, unseen half"
	}
	sets := []string{"pages-date", half}
	head := strings.ToLower(string(e.Bytes[:min(len(e.Bytes), 4096)]))
	if strings.Contains(head, `lang="en`) || !strings.Contains(head, "lang=") && bytes.Count(e.Bytes, []byte(" the ")) > 20 {
		sets = append(sets, "pages-date, english")
	}
	return sets
}

func bareDay(e pageset.Entry) answer {
	text, _, _ := markup.Decode(e.Bytes, "")
	res, err := htmldate.FromReader(bytes.NewReader(text), htmldate.Options{UseOriginalDate: true})
	if err != nil || res.IsZero() {
		return answer{}
	}
	return answer{res.Format("2006-01-02"), res.SrcString}
}

func ourDay(e pageset.Entry) answer {
	page, err := markup.Read(news.Capture{Name: e.File, Bytes: e.Bytes})
	if err != nil {
		return answer{why: err.Error()}
	}
	return answer{page.Published.Value, strings.Join(page.Published.Reasons, "; ")}
}
