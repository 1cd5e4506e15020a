// Package articletext measures how well the reader of pages finds the
// article's text, beside bare go-trafilatura on the same pages in the same run.
//
// In: article/pages-text, pages with segments that must be kept and segments
// that must be dropped. A segment is kept if the text of the result holds it,
// white space folded. Out: precision, recall and F1 over segments, of three
// sets of pages: English news and magazines (english-news.txt), all English
// pages (english.txt), and all; the first also by halves, of which one was not
// looked at while the rules were written.
package articletext

import (
	"bytes"
	_ "embed"
	"fmt"
	"strings"

	"dateline/eval/articletext/pageset"
	"dateline/eval/score"
	"dateline/internal/article/block"
	"dateline/internal/article/markup"
	"dateline/internal/news"

	htmldate "github.com/markusmobius/go-htmldate"
	trafilatura "github.com/markusmobius/go-trafilatura"
)

// Set is the path of the pages below the corpora folder.
const Set = "article/pages-text"

//go:embed english-news.txt
var newsList string

//go:embed english.txt
var otherList string

// Scorer measures article text.
var Scorer = score.Scorer{Name: "articletext", Needs: []string{Set + ".tar.xz"}, Run: Run}

// Counts are segments by what became of them.
type Counts struct{ Kept, Lost, Leaked, Dropped int }

// F1 is the harmonic mean of precision and recall over segments.
func (c Counts) F1() float64 { return score.F1(c.Precision(), c.Recall()) }

// Precision is the share of wanted segments among all that are in the result.
func (c Counts) Precision() float64 { return score.Ratio(c.Kept, c.Kept+c.Leaked) }

// Recall is the share of wanted segments that are in the result.
func (c Counts) Recall() float64 { return score.Ratio(c.Kept, c.Kept+c.Lost) }

func (c *Counts) add(d Counts) {
	c.Kept += d.Kept
	c.Lost += d.Lost
	c.Leaked += d.Leaked
	c.Dropped += d.Dropped
}

// reader is one way to read a page's text.
type reader struct {
	name string
	text func(pageset.Entry) string
}

var readers = []reader{{"go-trafilatura", bareText}, {"dateline", ourText}}

// Run reads every page with both readers.
func Run(corpora string, details func(string, ...any)) ([]score.Row, error) {
	pages, err := pageset.Read(corpora, Set)
	if err != nil {
		return nil, err
	}
	sets := groups()
	var rows []score.Row
	for _, r := range readers {
		counts := map[string]*Counts{}
		sizes := map[string]int{}
		for _, e := range pages {
			c := tally(fold(r.text(e)), e, func(kind, segment string) {
				if details != nil && r.name == "dateline" && sets.english[e.File] && !e.HeldOut() {
					details("%s: %s: %q", e.Key, kind, segment)
				}
			})
			for _, set := range sets.of(e) {
				if counts[set] == nil {
					counts[set] = &Counts{}
				}
				counts[set].add(c)
				sizes[set]++
			}
		}
		for _, set := range setNames {
			if c := counts[set]; c != nil {
				rows = append(rows, rowsOf(r.name, set, *c, sizes[set])...)
			}
		}
	}
	return append(rows, gain(rows)), nil
}

func rowsOf(reader, set string, c Counts, n int) []score.Row {
	row := func(measure string, v float64) score.Row {
		return score.Row{Scorer: "articletext", Set: set, Measure: reader + " " + measure, Value: v, N: n,
			Unpinned: reader != "dateline" || measure != "F1"}
	}
	return []score.Row{row("F1", c.F1()), row("precision", c.Precision()), row("recall", c.Recall())}
}

// gain is what the reader has above bare go-trafilatura.
func gain(rows []score.Row) score.Row {
	f1 := map[string]score.Row{}
	for _, r := range rows {
		if r.Set == newsSet && strings.HasSuffix(r.Measure, "F1") {
			f1[r.Measure] = r
		}
	}
	ours, bare := f1["dateline F1"], f1["go-trafilatura F1"]
	return score.Row{Scorer: "articletext", Set: newsSet, Measure: "F1 above go-trafilatura",
		Value: ours.Value - bare.Value, N: ours.N, Target: "≥ 0.01"}
}

// tally holds a text against the truth.
func tally(text string, e pageset.Entry, miss func(kind, segment string)) Counts {
	var c Counts
	for _, s := range e.With {
		if strings.Contains(text, fold(s)) {
			c.Kept++
		} else {
			c.Lost++
			miss("lost", s)
		}
	}
	for _, s := range e.Without {
		if strings.Contains(text, fold(s)) {
			c.Leaked++
			miss("leaked", s)
		} else {
			c.Dropped++
		}
	}
	return c
}

// fold makes white space single blanks.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// bareText is go-trafilatura as it comes, without its fallback extractors
// (with them it scores no better) and without its search for a date, which
// does not touch the text. It is given UTF-8.
func bareText(e pageset.Entry) string {
	text, _, _ := markup.Decode(e.Bytes, "")
	res, err := trafilatura.Extract(bytes.NewReader(text),
		trafilatura.Options{ExcludeComments: true, HtmlDateOverride: &htmldate.Result{}})
	if err != nil || res == nil {
		return ""
	}
	return res.ContentText
}

// ourText is the text of the blocks that the reader takes for the article's
// own, without captions and bylines, which have roles of their own.
func ourText(e pageset.Entry) string {
	page, err := markup.Read(news.Capture{Name: e.File, Bytes: e.Bytes})
	if err != nil {
		return ""
	}
	var b strings.Builder
	for _, blk := range page.Blocks {
		if blk.Main && blk.Kind != block.Caption && blk.Kind != block.MetaLine {
			fmt.Fprintln(&b, blk.Text)
		}
	}
	return b.String()
}
