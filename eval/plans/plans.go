// Package plans measures what the program says of plans, and learns the weights of the
// signs by which it knows the sentence that tells what became of one: in go stories of
// our own writing, each with a key of its plans, out come figures or weights.
//
// The stories are written by people who did not know the program. No word of them goes
// into its lists; the weights are learned from them, and the figures are taken story by
// story with weights learned from the others.
package plans

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"math"
	"path"
	"regexp"
	"slices"
	"strings"

	"dateline/eval/score"
	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/story/plan"
	"dateline/internal/story/tell"
)

// Key is one plan of a story as its editor sees it.
type Key struct {
	// Says fits the words that announce it, Tells those that tell its outcome; nil
	// where nothing does.
	Says, Tells *regexp.Regexp
	// Right are the outcomes that are right.
	Right []string
}

// Story is a story with its key, read by the program.
type Story struct {
	Name    string
	Keys    []Key
	Reports []news.Annotated
}

// Load reads the stories below a folder: NAME/pages/*, NAME/plans.tsv.
func Load(stories fs.FS) ([]Story, error) {
	rd, err := pipeline.Shared()
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(stories, "*/plans.tsv")
	if err != nil {
		return nil, err
	}
	var out []Story
	for _, file := range names {
		s := Story{Name: path.Dir(file)}
		raw, err := fs.ReadFile(stories, file)
		if err != nil {
			return nil, err
		}
		if s.Keys, err = keys(raw); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		pages, err := fs.Glob(stories, s.Name+"/pages/*")
		if err != nil {
			return nil, err
		}
		for _, page := range pages {
			raw, err := fs.ReadFile(stories, page)
			if err != nil {
				return nil, err
			}
			s.Reports = append(s.Reports, rd.Read(news.Capture{Name: path.Base(page), Bytes: raw}, pipeline.Options{}))
		}
		out = append(out, s)
	}
	return out, nil
}

// keys reads the lines of a plans.tsv.
func keys(raw []byte) ([]Key, error) {
	var out []Key
	for n, lines := 1, bufio.NewScanner(bytes.NewReader(raw)); lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 3 {
			return nil, fmt.Errorf("line %d: %d columns, want 3", n, len(col))
		}
		k := Key{Right: strings.Split(col[1], ",")}
		var err error
		if k.Says, err = regexp.Compile(col[0]); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if col[2] != "" {
			if k.Tells, err = regexp.Compile(col[2]); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		}
		out = append(out, k)
	}
	return out, nil
}

// Score gives the figures of the stories below a folder, each with weights learned from
// the others.
func Score(stories fs.FS) func(corpora string, details func(string, ...any)) ([]score.Row, error) {
	return func(_ string, details func(string, ...any)) ([]score.Row, error) {
		all, err := Load(stories)
		if err != nil {
			return nil, err
		}
		cases := make([][]Choice, len(all))
		for i := range all {
			cases[i] = choices(&all[i])
		}
		var sum tally
		var rows []score.Row
		for i := range all {
			weights := Learn(slices.Concat(slices.Delete(slices.Clone(cases), i, i+1)...))
			got := count(&all[i], weights, details)
			rows = append(rows, got.rows(all[i].Name)...)
			sum.add(got)
		}
		return append(rows, sum.rows("all stories")...), nil
	}
}

// tally counts the plans of a key: those found, those with the right outcome from the
// right words, and, of those that ended, the same; told are the outcomes that the
// program tells of plans of the key, and wrong those of them that are wrong.
type tally struct{ keys, found, right, ended, endedRight, told, wrong int }

func (t *tally) add(o tally) {
	t.keys, t.found, t.right = t.keys+o.keys, t.found+o.found, t.right+o.right
	t.ended, t.endedRight = t.ended+o.ended, t.endedRight+o.endedRight
	t.told, t.wrong = t.told+o.told, t.wrong+o.wrong
}

func (t *tally) rows(set string) []score.Row {
	row := func(measure string, a, b int) score.Row {
		return score.Row{Scorer: "plans", Set: set, Measure: measure, Value: score.Ratio(a, b), N: b}
	}
	wrong := row("told wrongly, of those told", t.wrong, t.told)
	wrong.LowerIsBetter = true
	return []score.Row{row("found", t.found, t.keys), row("right", t.right, t.keys), row("right, of those that ended", t.endedRight, t.ended), wrong}
}

// count holds what the program says of a story's plans against its key.
func count(s *Story, weights *plan.Weights, details func(string, ...any)) tally {
	var weighed []plan.Candidate
	told := tell.Story(s.Reports, tell.Options{Weights: weights, Weigh: func(c []plan.Candidate) { weighed = c }})
	out := tally{keys: len(s.Keys)}
	for _, k := range s.Keys {
		p, right := k.best(told.Plans)
		if k.Tells != nil {
			out.ended++
		}
		if p == nil {
			details("%s: not found: %s", s.Name, k.Says)
			continue
		}
		out.found++
		if len(p.Evidence) > 1 {
			out.told++
			if !right {
				out.wrong++
			}
		}
		switch {
		case !right:
			details("%s: %s, want %s: %s%s", s.Name, p.Outcome, strings.Join(k.Right, " or "), p.Text, k.weighed(p, weighed, weights))
		case k.Tells != nil:
			out.endedRight++
			fallthrough
		default:
			out.right++
		}
	}
	return out
}

// best gives the plan of the program that fits a key best, nil for none, and whether
// its outcome is right, by the right words where the key has some.
func (k *Key) best(plans []news.Plan) (found *news.Plan, right bool) {
	exact := slices.ContainsFunc(plans, func(p news.Plan) bool { return k.Says.MatchString(p.Text) })
	for i := range plans {
		p := &plans[i]
		if !k.Says.MatchString(p.Evidence[0].Quote) || exact && !k.Says.MatchString(p.Text) {
			continue
		}
		ok := slices.Contains(k.Right, p.Outcome) && (k.Tells == nil || slices.ContainsFunc(p.Evidence[1:], func(e news.Evidence) bool { return k.Tells.MatchString(e.Quote) }))
		if found == nil || ok && !right {
			found, right = p, ok
		}
	}
	return found, right
}

// weighed says what was weighed for a plan: the sentence that was taken, and the best
// of those that tell the outcome by the key, with their scores.
func (k *Key) weighed(p *news.Plan, all []plan.Candidate, weights *plan.Weights) string {
	out := ""
	best, text := math.Inf(-1), ""
	for _, c := range all {
		if c.Event != p.Event {
			continue
		}
		n := weights.Score(c.Signs)
		if len(p.Evidence) > 1 && c.Account == p.Evidence[1].Quote {
			out = fmt.Sprintf("\n\ttaken (%.1f): %s%s", n, c.Account, shown(c.Signs))
		}
		if k.Tells != nil && k.Tells.MatchString(c.Account) && n > best {
			best, text = n, fmt.Sprintf("\n\ttold (%.1f): %s%s", n, c.Account, shown(c.Signs))
		}
	}
	if out == "" && len(p.Evidence) > 1 {
		out = "\n\ttaken by its event: " + p.Evidence[1].Quote
	}
	if text == "" && k.Tells != nil {
		text = "\n\ttold in a sentence that was not weighed"
	}
	return out + text
}

// shown are the signs that are there.
func shown(signs []float64) string {
	var out strings.Builder
	for i, x := range signs {
		if x != 0 {
			fmt.Fprintf(&out, " %s=%.2g", plan.SignNames()[i], x)
		}
	}
	return out.String()
}
