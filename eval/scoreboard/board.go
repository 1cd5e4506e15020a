package scoreboard

import (
	"fmt"
	"slices"
	"strings"

	"dateline/eval/score"
)

// Kinds lists what is scored, in the order of the table.
var Kinds = []string{
	"title", "outlet", "bylines", "credits", "wires", "published", "truncated", "translated_from",
	"passages", "roles", "names", "entities", "timex spans", "timex values",
	"attributions", "speakers", "figures", "counted", "events", "actors", "factuality",
	"lineage", "cross-report events", "event days", "independence", "undated days",
	"figure rows", "plans", "disputes", "state",
}

// whole is the column of what is said of all reports together.
const whole = "story"

// Tally counts one kind in one report. A share "n of m are right" has
// Found = Wanted = m.
type Tally struct {
	Hits   float64 // right
	Found  float64 // said by the program
	Wanted float64 // said by the gold
}

// Score is the F1 of what was found and what was wanted.
func (t Tally) Score() float64 {
	if t.Found+t.Wanted == 0 {
		return 0
	}
	return 2 * t.Hits / (t.Found + t.Wanted)
}

// Board is the result: a tally for each kind and report.
type Board struct {
	Story   string
	Reports []string // the columns
	tallies map[string]map[string]Tally
}

// add adds t to the tally of a kind in a report.
func (b *Board) add(kind, rep string, t Tally) {
	if !slices.Contains(Kinds, kind) {
		panic("scoreboard: unknown kind " + kind) // a slip of this package
	}
	if b.tallies[kind] == nil {
		b.tallies[kind] = map[string]Tally{}
	}
	old := b.tallies[kind][rep]
	b.tallies[kind][rep] = Tally{old.Hits + t.Hits, old.Found + t.Found, old.Wanted + t.Wanted}
}

// right adds one case that is right or not.
func (b *Board) right(kind, rep string, ok bool) {
	t := Tally{Found: 1, Wanted: 1}
	if ok {
		t.Hits = 1
	}
	b.add(kind, rep, t)
}

// sum is a kind's tally over all columns. It reports false where neither the
// gold nor the program says anything.
func (b *Board) sum(kind string) (Tally, bool) {
	var sum Tally
	for _, rep := range append(slices.Clone(b.Reports), whole) {
		t := b.tallies[kind][rep]
		sum = Tally{sum.Hits + t.Hits, sum.Found + t.Found, sum.Wanted + t.Wanted}
	}
	return sum, sum.Found+sum.Wanted > 0
}

// Total is the mean over the kinds that are asked for, and their number.
func (b *Board) Total() (mean float64, kinds int) {
	sum := 0.0
	for _, kind := range Kinds {
		if t, ok := b.sum(kind); ok {
			sum += t.Score()
			kinds++
		}
	}
	if kinds == 0 {
		return 0, 0
	}
	return sum / float64(kinds), kinds
}

// Rows gives one row a kind, and the total, for the table and the floors.
func (b *Board) Rows() []score.Row {
	var rows []score.Row
	for _, kind := range Kinds {
		if t, ok := b.sum(kind); ok {
			rows = append(rows, score.Row{Scorer: "scoreboard", Set: b.Story, Measure: kind,
				Value: t.Score(), N: int(t.Wanted + 0.5)})
		}
	}
	mean, n := b.Total()
	return append(rows, score.Row{Scorer: "scoreboard", Set: b.Story, Measure: "total",
		Value: mean, N: n, Target: "≥ 0.85"})
}

// Table prints the board for a terminal: a line a kind, a column a report.
func (b *Board) Table() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%-20s %6s", b.Story, "all")
	columns := append(slices.Clone(b.Reports), whole)
	for _, rep := range columns {
		fmt.Fprintf(&s, " %6s", tail(rep, 6))
	}
	s.WriteString("\n")
	for _, kind := range Kinds {
		sum, ok := b.sum(kind)
		if !ok {
			continue
		}
		fmt.Fprintf(&s, "%-20s %6.3f", kind, sum.Score())
		for _, rep := range columns {
			t, ok := b.tallies[kind][rep]
			if !ok || t.Found+t.Wanted == 0 {
				fmt.Fprintf(&s, " %6s", "·")
				continue
			}
			fmt.Fprintf(&s, " %6.3f", t.Score())
		}
		s.WriteString("\n")
	}
	mean, n := b.Total()
	fmt.Fprintf(&s, "%-20s %6.3f  mean of %d kinds\n", "total", mean, n)
	return s.String()
}

// tail gives the last n bytes of an id.
func tail(s string, n int) string {
	return s[max(0, len(s)-n):]
}
