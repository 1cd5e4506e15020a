package figure

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"dateline/internal/news"
)

// rows reads a table of testdata: cells separated by "|".
func rows(t *testing.T, name string) [][]string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatalf("read specification: %v", err)
	}
	var out [][]string
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		out = append(out, cells)
	}
	return out
}

// bounds reads "5", "2..3" or "2..".
func bounds(t *testing.T, s string) (value, low, high float64) {
	t.Helper()
	num := func(s string) float64 {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatalf("read value: %v", err)
		}
		return v
	}
	a, b, isRange := strings.Cut(s, "..")
	low = num(a)
	switch {
	case !isRange:
		return low, low, low
	case b == "":
		return low, low, 0
	}
	high = num(b)
	if low == 0 {
		return high, low, high
	}
	return low, low, high
}

// wrong says how a figure differs from a value with its bounds and unit.
func wrong(fig *news.Figure, value, low, high float64, unit string) string {
	near := func(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(1, math.Max(math.Abs(a), math.Abs(b))) }
	open := high < low
	if !near(fig.Value, value) || !near(fig.Low, low) || open != (fig.High == news.Unbounded) || !open && !near(float64(fig.High), high) {
		return fmt.Sprintf("has %g [%g, %g], wants %g [%g, %g]", fig.Value, fig.Low, fig.High, value, low, high)
	}
	if fig.Unit != unit {
		return fmt.Sprintf("has unit %q, wants %q", fig.Unit, unit)
	}
	return ""
}

// The values of 200 phrases: nearly all must be read, each as one figure.
func TestValues(t *testing.T) {
	right, all := 0, 0
	for _, row := range rows(t, "values.txt") {
		number, unit, _ := strings.Cut(row[0], " ")
		value, low, high := bounds(t, number)
		for _, phrase := range strings.Split(row[1], ";") {
			phrase = strings.TrimSpace(phrase)
			all++
			figs := Find(read(t, "The report speaks of "+phrase+" in the valley."))
			miss := fmt.Sprintf("has %d figures", len(figs))
			if len(figs) == 1 {
				miss = wrong(&figs[0], value, low, high, unit)
			}
			if miss == "" {
				right++
			} else {
				t.Logf("%q: %s", phrase, miss)
			}
		}
	}
	if all < 200 || right*100 < 97*all {
		t.Errorf("%d of %d values are right, want at least 200 and 97 in a hundred", right, all)
	}
}

// What 300 numbers count: nine in ten must be right in value, unit, kind and
// the words for what is counted.
func TestCounted(t *testing.T) {
	right, all := 0, 0
	for _, row := range rows(t, "counted.txt") {
		if len(row) != 5 {
			t.Fatalf("want five cells: %q", row)
		}
		all++
		a, b := strings.IndexByte(row[0], '<'), strings.IndexByte(row[0], '>')
		text := row[0][:a] + row[0][a+1:b] + row[0][b+1:]
		mark := news.Span{Start: news.Byte(a), End: news.Byte(b - 1)}
		miss := "no figure"
		for _, fig := range Find(read(t, text)) {
			if fig.Overlaps(mark) {
				miss = differs(t, &fig, row)
				break
			}
		}
		if miss == "" {
			right++
		} else {
			t.Logf("%s: %s", row[0], miss)
		}
	}
	t.Logf("%d of %d", right, all)
	if all < 300 || right*100 < 90*all {
		t.Errorf("%d of %d are right, want at least 300 and nine in ten", right, all)
	}
}

// longest is how many bytes what is counted may have beyond the words that
// are asked for: a phrase that follows it.
const longest = 45

// differs says how a figure differs from its row.
func differs(t *testing.T, fig *news.Figure, row []string) string {
	value, low, high := bounds(t, row[1])
	if miss := wrong(fig, value, low, high, row[2]); miss != "" {
		return miss
	}
	if fig.Kind != row[3] {
		return fmt.Sprintf("is of kind %q, wants %q", fig.Kind, row[3])
	}
	if row[4] == "-" {
		return ""
	}
	if fig.Of == nil {
		return fmt.Sprintf("counts nothing, wants %q", row[4])
	}
	if !strings.Contains(" "+fig.Of.Text+" ", " "+row[4]) || len(fig.Of.Text) > len(row[4])+longest {
		return fmt.Sprintf("counts %q, wants %q", fig.Of.Text, row[4])
	}
	return ""
}
