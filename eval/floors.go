package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sort"

	"dateline/eval/score"
)

// tolerance is how far a share may lie below its floor without failing: half
// of the last digit that the table shows. The program's results do not vary
// between machines; the tolerance spares a commit for one case in thousands.
const tolerance = 0.0005

// floors is eval/floors.json: what was last measured, which is the least that
// the next run must reach.
type floors struct {
	Scorers []measured `json:"scorers"`
}

// measured is one scorer's result.
type measured struct {
	Name string `json:"name"`
	// Corpora gives the hash of each thing that the scorer read. Floors count
	// only for the same corpora.
	Corpora map[string]string `json:"corpora"`
	Rows    []pinned          `json:"rows"`
}

// pinned is one row of the table. Unless Free, Value is a floor (a ceiling, if
// Lower is better).
type pinned struct {
	Set     string  `json:"set"`
	Measure string  `json:"measure"`
	Value   float64 `json:"value"`
	Unit    string  `json:"unit,omitempty"`
	N       int     `json:"n"`
	Target  string  `json:"target,omitempty"`
	Lower   bool    `json:"lower_is_better,omitempty"`
	Free    bool    `json:"unpinned,omitempty"`
}

// newMeasured makes a scorer's result of its rows.
func newMeasured(name string, sums map[string]string, rows []score.Row) *measured {
	m := &measured{Name: name, Corpora: sums}
	for _, r := range rows {
		m.Rows = append(m.Rows, pinned{Set: r.Set, Measure: r.Measure, Value: round(r.Value), Unit: r.Unit,
			N: r.N, Target: r.Target, Lower: r.LowerIsBetter, Free: r.Unpinned})
	}
	return m
}

// round keeps six digits after the point, so that floors.json stays readable.
func round(v float64) float64 {
	const digits = 1e6
	if v < 0 {
		return float64(int64(v*digits-0.5)) / digits
	}
	return float64(int64(v*digits+0.5)) / digits
}

// key names a row within its scorer.
func (p pinned) key() string { return p.Set + " / " + p.Measure }

// worse says that p is below the floor q by more than the tolerance. Values
// with a unit may be off by the same share of the floor. A share that rests on
// more than twice as many cases as its floor is another share ("right of those
// found", when many more are found), and is not held.
func (p pinned) worse(q pinned) bool {
	if p.N > 2*q.N {
		return false
	}
	slack := tolerance
	if q.Unit != "" {
		slack *= max(q.Value, -q.Value)
	}
	if q.Lower {
		return p.Value > q.Value+slack
	}
	return p.Value < q.Value-slack
}

// readFloors reads floors.json; a missing file holds no floors.
func readFloors(home string) (*floors, error) {
	raw, err := os.ReadFile(filepath.Join(home, "floors.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return &floors{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read floors: %w", err)
	}
	f := &floors{}
	if err := json.Unmarshal(raw, f); err != nil {
		return nil, fmt.Errorf("read floors: %w", err)
	}
	return f, nil
}

// write writes floors.json, scorers in order of their names.
func (f *floors) write(home string) error {
	raw, err := json.MarshalIndent(f, "", " ")
	if err != nil {
		return fmt.Errorf("write floors: %w", err)
	}
	if err := os.WriteFile(filepath.Join(home, "floors.json"), append(raw, '\n'), 0o644); err != nil {
		return fmt.Errorf("write floors: %w", err)
	}
	return nil
}

// clone copies f as far as put changes it.
func (f *floors) clone() *floors { return &floors{Scorers: slices.Clone(f.Scorers)} }

// of gives a scorer's last result, or nil.
func (f *floors) of(name string) *measured {
	i := slices.IndexFunc(f.Scorers, func(m measured) bool { return m.Name == name })
	if i < 0 {
		return nil
	}
	return &f.Scorers[i]
}

// put sets a scorer's result.
func (f *floors) put(m measured) {
	if old := f.of(m.Name); old != nil {
		*old = m
		return
	}
	f.Scorers = append(f.Scorers, m)
	sort.Slice(f.Scorers, func(i, j int) bool { return f.Scorers[i].Name < f.Scorers[j].Name })
}

// row gives the row with the given key, or nil.
func (m *measured) row(key string) *pinned {
	i := slices.IndexFunc(m.Rows, func(p pinned) bool { return p.key() == key })
	if i < 0 {
		return nil
	}
	return &m.Rows[i]
}

// hold holds a result against the floors: one line for each row that is below
// its floor or gone. With other corpora than those of the floors it says so,
// and holds nothing.
func (f *floors) hold(got measured, log io.Writer) []string {
	old := f.of(got.Name)
	if old == nil {
		fmt.Fprintf(log, "%s: no floors yet\n", got.Name)
		return nil
	}
	if other := differ(old.Corpora, got.Corpora); other != "" {
		fmt.Fprintf(log, "%s: not held against its floors: they were pinned on another %s\n", got.Name, other)
		return nil
	}
	var faults []string
	for _, floor := range old.Rows {
		if floor.Free {
			continue
		}
		now := got.row(floor.key())
		switch {
		case now == nil:
			faults = append(faults, fmt.Sprintf("%s / %s: not measured any more; its floor is %.4g", got.Name, floor.key(), floor.Value))
		case now.worse(floor):
			faults = append(faults, fmt.Sprintf("%s / %s: %.4f, and its floor is %.4f", got.Name, floor.key(), now.Value, floor.Value))
		}
	}
	return faults
}

// differ gives the name of a corpus whose hash is another one, "" if there is
// none.
func differ(a, b map[string]string) string {
	names := slices.Sorted(maps.Keys(a))
	for name := range b {
		if _, ok := a[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		if a[name] != b[name] {
			return name
		}
	}
	return ""
}

// lowered lists the floors that would fall if now took the place of f. A floor
// that was pinned on another corpus counts too: it is lowered all the same.
func (f *floors) lowered(now *floors) []string {
	var out []string
	for _, old := range f.Scorers {
		next := now.of(old.Name)
		if next == nil {
			continue
		}
		for _, floor := range old.Rows {
			row := next.row(floor.key())
			switch {
			case floor.Free:
			case row == nil:
				out = append(out, fmt.Sprintf("%s / %s: %.4f, gone", old.Name, floor.key(), floor.Value))
			case row.worse(floor):
				out = append(out, fmt.Sprintf("%s / %s: from %.4f to %.4f", old.Name, floor.key(), floor.Value, row.Value))
			}
		}
	}
	return out
}
