// Package score is the frame of the evaluation: every scorer under eval/
// turns a folder of corpora into rows, and eval/main.go prints all rows as one
// table, holds them against the floors of eval/floors.json and writes them
// into eval/README.md.
package score

import "fmt"

// Row is one measured number.
type Row struct {
	// Scorer, Set and Measure name it: "published", "pages-date", "right of
	// those found". Together they are the key of a floor.
	Scorer, Set, Measure string
	// Value is a share in 0..1 unless Unit says otherwise.
	Value float64
	// Unit is "" for a share, else "pages/s", "MiB", ...
	Unit string
	// N is how many cases it rests on.
	N int
	// Target is what the issue or the release asks for, as text ("≥ 0.95").
	Target string
	// LowerIsBetter turns the floor into a ceiling.
	LowerIsBetter bool
	// Unpinned rows are shown and never held against a floor: speeds differ
	// between machines.
	Unpinned bool
}

// Key names the row in eval/floors.json.
func (r Row) Key() string { return r.Scorer + " / " + r.Set + " / " + r.Measure }

// Scorer measures one thing.
type Scorer struct {
	Name string
	// Needs lists the paths below the corpora folder that it reads; it is
	// left out, with a message, where one is missing.
	Needs []string
	// Run measures. details, when wanted, is called with one line a miss, so
	// that a person can look at errors.
	Run func(corpora string, details func(format string, args ...any)) ([]Row, error)
}

// Ratio is a/b, and 0 where b is 0.
func Ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// F1 is the harmonic mean of precision and recall.
func F1(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// String prints the row for a terminal.
func (r Row) String() string {
	return fmt.Sprintf("%-52s %8.4g %-8s n=%-6d %s", r.Key(), r.Value, r.Unit, r.N, r.Target)
}
