// Package plaintext measures the reading of whole-page texts: what a person
// gets who copies all of a web page, furniture and all.
//
// In: the labelled pages of article/pages-text, each rendered as its visible
// text, one block a line, as a browser copies it. Out: precision, recall and
// F1 of the labelled segments: a wanted segment must stand in passages that
// are not furniture, an unwanted one must not tell the story. Left out are pages that were
// not read as English, and segments that the rendering does not hold in one
// piece. Half of the pages, by a hash of their names, were not looked at while
// the rules were written; they are a set of their own.
package plaintext

import (
	"strings"

	"dateline/eval/articletext/pageset"
	"dateline/eval/score"
	"dateline/internal/article"
	"dateline/internal/news"
)

// Set is the path of the pages below the corpora folder.
const Set = "article/pages-text"

// Scorer measures the reading of whole-page texts.
var Scorer = score.Scorer{Name: "plaintext", Needs: []string{Set + ".tar.xz"}, Run: Run}

// The sets of pages.
const (
	all  = "english pages as text"
	held = "english pages as text, half not looked at"
)

// counts are segments by what became of them.
type counts struct{ kept, lost, leaked, dropped, pages int }

// Run reads every English page as text.
func Run(corpora string, details func(string, ...any)) ([]score.Row, error) {
	pages, err := pageset.Read(corpora, Set)
	if err != nil {
		return nil, err
	}
	sums := map[string]*counts{all: {}, held: {}}
	for _, e := range pages {
		c, english := one(e, details)
		if !english {
			continue
		}
		sums[all].add(c)
		if e.HeldOut() {
			sums[held].add(c)
		}
	}
	var rows []score.Row
	for _, set := range []string{all, held} {
		rows = append(rows, rowsOf(set, *sums[set])...)
	}
	return rows, nil
}

func rowsOf(set string, c counts) []score.Row {
	p := score.Ratio(c.kept, c.kept+c.leaked)
	r := score.Ratio(c.kept, c.kept+c.lost)
	row := func(measure string, v float64) score.Row {
		return score.Row{Scorer: "plaintext", Set: set, Measure: measure, Value: v, N: c.pages, Unpinned: measure != "F1"}
	}
	return []score.Row{row("F1", score.F1(p, r)), row("precision", p), row("recall", r)}
}

func (c *counts) add(d counts) {
	c.kept += d.kept
	c.lost += d.lost
	c.leaked += d.leaked
	c.dropped += d.dropped
	c.pages += d.pages
}

// one reads one page as text and holds it against its labels; english says
// that the text was read as English.
func one(e pageset.Entry, details func(string, ...any)) (c counts, english bool) {
	text := Render(e.Bytes)
	rep := article.Read(news.Capture{Name: e.File, Bytes: []byte(text), ContentType: "text/plain"})
	if !rep.Read {
		return c, false
	}
	whole := fold(text)
	kept := fold(words(rep, func(r news.Role) bool { return r != news.Furniture }))
	told := fold(words(rep, func(r news.Role) bool { return telling[r] }))
	c.pages = 1
	miss := func(kind, segment string) {
		if details != nil && !e.HeldOut() {
			details("%s: %s: %q", e.Key, kind, segment)
		}
	}
	for _, s := range e.With {
		switch s = fold(s); {
		case !strings.Contains(whole, s):
		case strings.Contains(kept, s):
			c.kept++
		default:
			c.lost++
			miss("lost", s)
		}
	}
	for _, s := range e.Without {
		switch s = fold(s); {
		case !strings.Contains(whole, s):
		case strings.Contains(told, s):
			c.leaked++
			miss("leaked", s)
		default:
			c.dropped++
		}
	}
	return c, true
}

// telling roles are what a reader takes for the story. A wanted segment may
// have any role but furniture; an unwanted one (a date, a photo's credit) may
// be a byline, a caption or a credit as well.
var telling = map[news.Role]bool{news.Headline: true, news.Dateline: true, news.StoryText: true,
	news.Context: true, news.Remark: true}

// words is the words of a report that have one of the wanted roles.
func words(rep news.Report, wanted func(news.Role) bool) string {
	var b strings.Builder
	for _, p := range rep.Passages {
		if wanted(p.Role) {
			b.WriteString(p.In(rep.Text))
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// fold makes white space single blanks.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }
