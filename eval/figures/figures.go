// Package figures scores numbers and units on the cases of corpora/numbers,
// expressions with their values: in comes the folder, out come rows with the
// share of cases read rightly, over all files and for each.
//
// A case is right if each number that it asks for is found with its value and
// unit, and, where it asks for none, none is found. Cases that make no sense
// in news are left out, each by a named rule: see leftOut.
package figures

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"dateline/eval/score"
	"dateline/internal/annotate/figure"
	"dateline/internal/annotate/sentence"
	"dateline/internal/annotate/token"
	"dateline/internal/annotate/when"
	"dateline/internal/news"
)

// Folder is where the cases lie below the corpora folder.
const Folder = "numbers"

// Scorer measures all files of cases.
var Scorer = score.Scorer{Name: "figures", Needs: []string{Folder}, Run: run}

// files are the files that are scored. The others repeat them with options of
// the library that they were written for.
var files = []string{
	"number-en/NumberModel.json", "number-en/NumberRangeModel.json",
	"number-en/OrdinalModelSuppressExtendedTypes.json", "number-en/PercentModel.json",
	"number-with-unit-en/AgeModel.json", "number-with-unit-en/CurrencyModel.json",
	"number-with-unit-en/DimensionModel.json", "number-with-unit-en/TemperatureModel.json",
}

// Case is an expression with the numbers in it.
type Case struct {
	Input   string
	Results []Result
}

// Result is one number of a case.
type Result struct {
	Text       string
	TypeName   string
	Resolution struct {
		Value, Unit, IsoCurrency string
	}
}

// load reads one file of cases.
func load(path string) ([]Case, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read cases: %w", err)
	}
	var cases []Case
	if err := json.Unmarshal(bytes.TrimPrefix(b, []byte("\ufeff")), &cases); err != nil {
		return nil, fmt.Errorf("decode %s: %w", filepath.Base(path), err)
	}
	return cases, nil
}

func run(corpora string, details func(string, ...any)) ([]score.Row, error) {
	var rows []score.Row
	right, all, out := 0, 0, 0
	reasons := map[string]int{}
	for _, file := range files {
		cases, err := load(filepath.Join(corpora, Folder, filepath.FromSlash(file)))
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		hits, n := 0, 0
		for i := range cases {
			c := &cases[i]
			if why := leftOut(name, c); why != "" {
				out++
				reasons[why]++
				continue
			}
			n++
			if miss := c.miss(name); miss == "" {
				hits++
			} else if details != nil {
				details("%s: %q: %s", name, c.Input, miss)
			}
		}
		rows = append(rows, score.Row{Scorer: "figures", Set: name, Measure: "cases right", Value: score.Ratio(hits, n), N: n})
		right, all = right+hits, all+n
	}
	if details != nil {
		names := make([]string, 0, len(reasons))
		for why := range reasons {
			names = append(names, why)
		}
		slices.Sort(names)
		for _, why := range names {
			details("left out: %s: %d", why, reasons[why])
		}
	}
	return append(rows,
		score.Row{Scorer: "figures", Set: "all", Measure: "cases right", Value: score.Ratio(right, all), N: all, Target: "≥ 0.95"},
		score.Row{Scorer: "figures", Set: "all", Measure: "cases left out", Value: float64(out), Unit: "cases", N: all + out, Unpinned: true},
	), nil
}

// miss says what is wrong with what is found in a case, "" if nothing is.
func (c *Case) miss(file string) string {
	text := c.carried(file)
	figs := find(text)
	if len(c.Results) == 0 {
		for i := range figs {
			if sameType(file, &figs[i]) {
				return fmt.Sprintf("has %q, %g %s", figs[i].In(text), figs[i].Value, figs[i].Unit)
			}
		}
		return ""
	}
	from := 0
	for _, want := range c.Results {
		at := strings.Index(strings.ToLower(text[from:]), strings.ToLower(want.Text))
		if at < 0 {
			at, from = strings.Index(strings.ToLower(text), strings.ToLower(want.Text)), 0
		}
		span := news.Span{Start: news.Byte(from + at), End: news.Byte(from + at + len(want.Text))}
		from += at + len(want.Text)
		said := ""
		ok := false
		for i := range figs {
			if figs[i].Span.Overlaps(span) {
				ok = ok || want.same(&figs[i])
				said += fmt.Sprintf(" %q %g [%g, %g] %s", figs[i].In(text), figs[i].Value, figs[i].Low, figs[i].High, figs[i].Unit)
			}
		}
		if !ok {
			return fmt.Sprintf("wants %q %s %s, has%s", want.Text, want.Resolution.Value, want.Resolution.Unit, said)
		}
	}
	return ""
}

// carried puts a number that stands alone into a sentence, since the program
// reads text and not entries of a form.
func (c *Case) carried(file string) string {
	if len(c.Results) != 1 || !strings.EqualFold(strings.Trim(c.Input, " ."), strings.Trim(c.Results[0].Text, " .")) {
		return c.Input
	}
	in := strings.Trim(c.Input, " .")
	if strings.HasPrefix(strings.TrimSpace(c.Input), ".") {
		in = "." + in
	}
	if v, err := strconv.ParseFloat(c.Results[0].Resolution.Value, 64); err == nil && v < 1 && v > 0 && file == "NumberModel" {
		return "They counted " + in + " of the items there."
	}
	if file == "NumberModel" {
		if strings.HasSuffix(c.Results[0].Resolution.Value, "1") && len(c.Results[0].Resolution.Value) == 1 {
			return "They counted only " + in + " item there."
		}
		return "They counted " + in + " items there."
	}
	return "It was " + in + " there."
}

// sameType says whether a figure is of the type that a file is about.
func sameType(file string, fig *news.Figure) bool {
	switch file {
	case "CurrencyModel":
		return fig.Kind == "amount"
	case "DimensionModel":
		return fig.Kind == "measure" && !strings.HasPrefix(fig.Unit, "°") && fig.Unit != "degrees"
	case "NumberModel":
		return fig.Kind != "measure"
	case "TemperatureModel":
		return strings.HasPrefix(fig.Unit, "°") || fig.Unit == "degrees"
	case "AgeModel":
		return fig.Kind == "age"
	case "PercentModel":
		return fig.Unit == "percent"
	case "OrdinalModelSuppressExtendedTypes":
		return fig.Kind == "ordinal"
	}
	return true
}

// same says whether a figure has the value and unit of a result.
func (want *Result) same(fig *news.Figure) bool {
	v := want.Resolution.Value
	if want.TypeName == "numberrange" {
		return sameRange(v, fig)
	}
	value, err := strconv.ParseFloat(strings.TrimSuffix(v, "%"), 64)
	if err != nil {
		return false
	}
	near := func(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b)) }
	ok := near(value, fig.Value) || near(value, float64(fig.High)) || want.TypeName == "number" && fig.Unit == "percent" && near(value, fig.Value/100)
	if u := want.Resolution.Unit; u != "" {
		if u == "Cent" || u == "Pence" || u == "Penny" {
			ok = near(value/100, fig.Value)
		}
		return ok && (want.Resolution.IsoCurrency != "" && fig.Unit == want.Resolution.IsoCurrency || slices.Contains(units()[u], fig.Unit))
	}
	if strings.HasSuffix(v, "%") {
		return ok && fig.Unit == "percent"
	}
	return ok
}

// sameRange says whether a figure has the bounds of an interval, "(20,35]";
// the program does not tell open ends from closed ones.
func sameRange(v string, fig *news.Figure) bool {
	low, high, _ := strings.Cut(strings.Trim(v, "[]()"), ",")
	scale := 1.0
	if fig.Unit == "percent" && fig.Kind == "share" {
		scale = 100
	}
	is := func(s string, have float64) bool {
		want, err := strconv.ParseFloat(s, 64)
		return err == nil && math.Abs(want*scale-have) < 1e-9*math.Max(1, math.Abs(have))
	}
	switch {
	case low == "":
		return is(high, float64(fig.High))
	case high == "":
		return is(low, fig.Low) && fig.High == news.Unbounded
	}
	return is(low, fig.Low) && is(high, float64(fig.High))
}

// find reads a case as the story of a report.
func find(text string) []news.Figure {
	ann := &news.Annotated{}
	ann.Text = text
	ann.Passages = []news.Passage{{Role: news.StoryText, Span: news.Span{End: news.Byte(len(text))}}}
	for _, span := range sentence.Split(ann.Text, ann.Passages) {
		ann.Sentences = append(ann.Sentences, news.Sentence{Span: span, Tokens: token.Tokens(ann.Text, span)})
	}
	annotate(ann.Sentences)
	ann.Times = when.Find(ann)
	return figure.Find(ann)
}

//go:embed units.txt
var unitTable string

// units maps the names of the corpus to codes.
var units = sync.OnceValue(func() map[string][]string {
	table := map[string][]string{}
	for line := range strings.Lines(unitTable) {
		name, code, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && name[0] != '#' {
			table[name] = append(table[name], code)
		}
	}
	return table
})
