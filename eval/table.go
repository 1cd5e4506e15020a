package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// The marks between which README.md holds the table.
const (
	tableStart = "<!-- table: written by go run ./eval -update -->"
	tableEnd   = "<!-- table: end -->"
)

// writeTable writes all rows into README.md, between the marks.
func writeTable(home string, f *floors) error {
	path := filepath.Join(home, "README.md")
	raw, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	before, rest, ok1 := strings.Cut(string(raw), tableStart)
	_, after, ok2 := strings.Cut(rest, tableEnd)
	if !ok1 || !ok2 {
		return fmt.Errorf("write table: no marks %q and %q in %s", tableStart, tableEnd, path)
	}
	text := before + tableStart + "\n" + markdown(f) + tableEnd + after
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return nil
}

// markdown gives all rows as a table.
func markdown(f *floors) string {
	var b strings.Builder
	b.WriteString("| scorer | set | measure | value | n | to reach |\n|---|---|---|---:|---:|---|\n")
	for _, m := range f.Scorers {
		for _, p := range m.Rows {
			note := p.Target
			if p.Free {
				note = strings.TrimSpace(note + " (not pinned)")
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s | %d | %s |\n", m.Name, cell(p.Set), cell(p.Measure), value(p), p.N, cell(note))
		}
	}
	return b.String()
}

// value prints a share with three digits after the point, another number with
// three digits in all.
func value(p pinned) string {
	if p.Unit == "" {
		return fmt.Sprintf("%.3f", p.Value)
	}
	if p.Value >= 100 {
		return fmt.Sprintf("%.0f %s", p.Value, p.Unit)
	}
	return fmt.Sprintf("%.3g %s", p.Value, p.Unit)
}

// cell keeps a table's bars out of its cells.
func cell(s string) string { return strings.ReplaceAll(s, "|", "\\|") }
