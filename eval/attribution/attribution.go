// Package attribution scores attributions on PolNeAR's development articles.
//
// In: brat stand-off files with Source, Cue and Content (see Load). A found
// attribution and a gold one match where their contents overlap by at least
// half, as intersection over union in characters, letters and digits only
// (whether a mark or blank belongs to a content is taste); pairs are taken one
// to one, best overlap first. Out: F1 over all and by kind of content, the
// share of matches with the right source, and where the misses lie.
package attribution

import (
	"fmt"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"sync"
	"time"
	"unicode"

	"dateline/eval/score"
	"dateline/internal/annotate/attribution"
	"dateline/internal/annotate/name"
	"dateline/internal/annotate/sentence"
	"dateline/internal/annotate/syntax"
	"dateline/internal/annotate/token"
	"dateline/internal/news"
)

// Folder is where the articles lie below the corpora folder.
const Folder = "attribution/dev"

// Scorer measures the development articles.
var Scorer = score.Scorer{Name: "attribution", Needs: []string{Folder}, Run: Run}

// Tally counts the attributions of one kind.
type Tally struct {
	Gold, Found             int
	GoldMatched, FoundRight int // of Gold, and of Found
	Source, SourceTouched   int // of GoldMatched: source right, source overlapping
}

// F1 of the tally.
func (t Tally) F1() float64 {
	return score.F1(score.Ratio(t.FoundRight, t.Found), score.Ratio(t.GoldMatched, t.Gold))
}

// Result is what was counted, by kind ("direct", "indirect", "mixed", "all"),
// with the seconds that reading the sentences and finding attributions took.
type Result struct {
	Kinds            map[string]*Tally
	Reading, Finding time.Duration
}

// Reader reads articles into the layers that attributions rest on.
type Reader struct {
	syntax *syntax.Reader
	names  *name.Finder
}

// NewReader loads the weights.
func NewReader() (*Reader, error) {
	syn, err := syntax.New()
	if err != nil {
		return nil, fmt.Errorf("load syntax: %w", err)
	}
	names, err := name.New()
	if err != nil {
		return nil, fmt.Errorf("load names: %w", err)
	}
	return &Reader{syn, names}, nil
}

// Annotated makes a report of the text: its first line is the headline, each
// other line a passage of the story.
func (rd *Reader) Annotated(text string) *news.Annotated { return rd.annotated(text, rd.syntax) }

// annotated is Annotated with another reader of sentences.
func (rd *Reader) annotated(text string, syn interface{ Annotate([]news.Sentence) }) *news.Annotated {
	ann := &news.Annotated{}
	ann.Text = text
	ann.ID = news.NewReportID("", news.DigestOf([]byte(text)))
	at := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		if strings.TrimSpace(line) != "" {
			role := news.StoryText
			if len(ann.Passages) == 0 {
				role = news.Headline
			}
			ann.Passages = append(ann.Passages, news.Passage{Role: role, Span: news.Span{Start: news.Byte(at), End: news.Byte(at + len(strings.TrimRight(line, "\r\n")))}})
		}
		at += len(line)
	}
	for _, span := range sentence.Split(ann.Text, ann.Passages) {
		ann.Sentences = append(ann.Sentences, news.Sentence{Span: span, Tokens: token.Tokens(ann.Text, span)})
	}
	syn.Annotate(ann.Sentences)
	ann.Names = rd.names.Find(ann.Text, ann.Passages, ann.Sentences)
	return ann
}

// Measure finds the attributions of the articles and holds them against the
// gold. details gets one line a miss.
func Measure(docs []Doc, details func(string, ...any)) (Result, error) {
	res := Result{Kinds: map[string]*Tally{"all": {}, attribution.Direct: {}, attribution.Indirect: {}, attribution.Mixed: {}}}
	rd, err := NewReader()
	if err != nil {
		return res, err
	}
	anns := make([]*news.Annotated, len(docs))
	start := time.Now()
	var wg sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range docs {
		wg.Go(func() {
			slots <- struct{}{}
			anns[i] = rd.Annotated(docs[i].Text)
			<-slots
		})
	}
	wg.Wait()
	res.Reading = time.Since(start)
	for i := range docs {
		start = time.Now()
		found := attribution.Find(anns[i])
		res.Finding += time.Since(start)
		res.compare(&docs[i], found, details)
	}
	return res, nil
}

// pair is a gold and a found attribution with the overlap of their contents.
type pair struct {
	gold, found int
	overlap     float64
}

// compare matches one article's attributions and counts them.
func (res Result) compare(doc *Doc, found []news.Attribution, details func(string, ...any)) {
	gold, got := Match(doc, found)
	all := res.Kinds["all"]
	for i, g := range doc.Gold {
		kind := res.Kinds[Kind(doc.Text, g.Content)]
		all.Gold++
		kind.Gold++
		if gold[i] < 0 {
			details("%s missed %s: %s%s", doc.Name, Kind(doc.Text, g.Content), show(doc.Text, g.Source, g.Cue, g.Content), instead(doc, g, found))
			continue
		}
		f := found[gold[i]]
		var src []news.Span
		if f.Source != nil {
			src = []news.Span{*f.Source}
		}
		over := Overlap(doc.Text, g.Source, src)
		none := len(g.Source) == 0 && len(src) == 0
		for _, t := range []*Tally{all, kind} {
			t.GoldMatched++
			if over >= 0.5 || none {
				t.Source++
			}
			if over > 0 || none {
				t.SourceTouched++
			}
		}
		if over < 0.5 && !none {
			details("%s source %q for: %s", doc.Name, words(doc.Text, src), show(doc.Text, g.Source, g.Cue, g.Content))
		}
	}
	for i, f := range found {
		kind := res.Kinds[f.Kind]
		for _, t := range []*Tally{all, kind} {
			t.Found++
			if got[i] >= 0 {
				t.FoundRight++
			}
		}
		if got[i] < 0 {
			var src []news.Span
			if f.Source != nil {
				src = []news.Span{*f.Source}
			}
			details("%s extra %s: %s", doc.Name, f.Kind, show(doc.Text, src, []news.Span{*f.Cue}, f.Content))
		}
	}
}

// Match pairs gold and found one to one; -1 stands for no partner.
func Match(doc *Doc, found []news.Attribution) (gold, got []int) {
	gold, got = filled(len(doc.Gold)), filled(len(found))
	var pairs []pair
	for i, g := range doc.Gold {
		for k, f := range found {
			if o := Overlap(doc.Text, g.Content, f.Content); o >= 0.5 {
				if g.Cue[0].Overlaps(*f.Cue) {
					o += 0.001 // of equals, the one with the same cue
				}
				pairs = append(pairs, pair{i, k, o})
			}
		}
	}
	sort.SliceStable(pairs, func(a, b int) bool { return pairs[a].overlap > pairs[b].overlap })
	for _, p := range pairs {
		if gold[p.gold] < 0 && got[p.found] < 0 {
			gold[p.gold], got[p.found] = p.found, p.gold
		}
	}
	return gold, got
}

// filled is n times -1.
func filled(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

// Overlap is the intersection over union of two lists of spans, in letters and
// digits.
func Overlap(text string, a, b []news.Span) float64 {
	both := 0
	for _, x := range a {
		for _, y := range b {
			if x.Overlaps(y) {
				both += letters(text, news.Span{Start: max(x.Start, y.Start), End: min(x.End, y.End)})
			}
		}
	}
	union := -both
	for _, list := range [][]news.Span{a, b} {
		for _, x := range list {
			union += letters(text, x)
		}
	}
	return score.Ratio(both, union)
}

// letters counts the letters and digits of a span.
func letters(text string, s news.Span) int {
	n := 0
	for _, r := range s.In(text) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// Kind tells direct, mixed and indirect content apart by its quotation marks:
// direct where each piece starts with one, mixed where one stands anywhere.
func Kind(text string, content []news.Span) string {
	direct, any := true, false
	for _, s := range content {
		words := strings.TrimLeft(s.In(text), " .…")
		direct = direct && isMark(words)
		any = any || strings.ContainsAny(words, "\"“”«»") || strings.Contains(words, "''") || strings.Contains(words, "‘")
		if last := strings.LastIndexAny(words, "\"”"); isMark(words) && last >= 0 && last < len(words)-30 && strings.Count(words, "\"")+strings.Count(words, "“")+strings.Count(words, "”") <= 2 {
			direct = false // the quotation ends well before the content
		}
	}
	switch {
	case direct:
		return attribution.Direct
	case any:
		return attribution.Mixed
	}
	return attribution.Indirect
}

// isMark says whether s starts with a quotation mark.
func isMark(s string) bool {
	for _, m := range []string{"\"", "“", "”", "‘", "'", "«", "»", "„", "``"} {
		if strings.HasPrefix(s, m) {
			return true
		}
	}
	return false
}

// instead says what was found at the cue of a gold attribution.
func instead(doc *Doc, g Gold, found []news.Attribution) string {
	for _, f := range found {
		for _, c := range g.Cue {
			if c.Overlaps(*f.Cue) {
				return fmt.Sprintf("; found %s: %s", f.Kind, words(doc.Text, f.Content))
			}
		}
	}
	return ""
}

// words joins the words of spans.
func words(text string, spans []news.Span) string {
	var out []string
	for _, s := range spans {
		out = append(out, s.In(text))
	}
	return strings.Join(out, " // ")
}

// show prints an attribution on one line.
func show(text string, source, cue, content []news.Span) string {
	return fmt.Sprintf("[%s] %s: %s", words(text, source), words(text, cue), words(text, content))
}

// Run measures the development articles.
func Run(corpora string, details func(string, ...any)) ([]score.Row, error) {
	docs, err := Load(filepath.Join(corpora, Folder))
	if err != nil {
		return nil, err
	}
	if details == nil {
		details = func(string, ...any) {}
	}
	res, err := Measure(docs, details)
	if err != nil {
		return nil, err
	}
	return res.Rows("polnear-dev"), nil
}

// Rows are the rows of the table.
func (res Result) Rows(set string) []score.Row {
	row := func(measure string, v float64, n int, target string) score.Row {
		return score.Row{Scorer: "attribution", Set: set, Measure: measure, Value: v, N: n, Target: target}
	}
	all := res.Kinds["all"]
	rows := []score.Row{
		row("content F1", all.F1(), all.Gold, "≥ 0.60, aim 0.72"),
		row("content precision", score.Ratio(all.FoundRight, all.Found), all.Found, ""),
		row("content recall", score.Ratio(all.GoldMatched, all.Gold), all.Gold, ""),
		row("source right of those matched", score.Ratio(all.Source, all.GoldMatched), all.GoldMatched, "≥ 0.85"),
		row("source touches of those matched", score.Ratio(all.SourceTouched, all.GoldMatched), all.GoldMatched, ""),
	}
	for _, kind := range []string{attribution.Direct, attribution.Indirect, attribution.Mixed} {
		t, target := res.Kinds[kind], ""
		if kind == attribution.Direct {
			target = "≥ 0.90"
		}
		rows = append(rows, row(kind+" content F1", t.F1(), t.Gold, target),
			row(kind+" precision", score.Ratio(t.FoundRight, t.Found), t.Found, ""),
			row(kind+" recall", score.Ratio(t.GoldMatched, t.Gold), t.Gold, ""))
	}
	cost := row("time of the time of reading", res.Finding.Seconds()/max(res.Reading.Seconds(), 1e-9), len(res.Kinds), "< 0.25 with figures")
	cost.Unpinned, cost.LowerIsBetter = true, true
	return append(rows, cost)
}
