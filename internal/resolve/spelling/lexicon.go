package spelling

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"unicode"
)

// script is a row of names-scripts.txt.
type script struct {
	name    string
	letters *unicode.RangeTable
	table   *table
	// Weights a letter, in 1/Unit, from which two words are the same, may be, or
	// are like enough to count beside others that agree.
	same, possibly, faint int32
}

// words are the rows of names-particles.txt.
type words struct{ particle, join, title, suffix map[string]bool }

func loadScripts(fsys fs.FS) ([]script, error) {
	rows, err := tabbed(fsys, "names-scripts.txt", 5)
	if err != nil {
		return nil, err
	}
	var out []script
	for _, col := range rows {
		s := script{name: col[0], letters: unicode.Scripts[col[0]]}
		if s.letters == nil {
			return nil, fmt.Errorf("read names-scripts.txt: Unicode has no script %q", col[0])
		}
		same, err1 := strconv.Atoi(col[2])
		possibly, err2 := strconv.Atoi(col[3])
		faint, err3 := strconv.Atoi(col[4])
		if err1 != nil || err2 != nil || err3 != nil || possibly > same || faint > possibly {
			return nil, fmt.Errorf("read names-scripts.txt: thresholds %q, %q, %q of %s", col[2], col[3], col[4], col[0])
		}
		s.same, s.possibly, s.faint = int32(same), int32(possibly), int32(faint)
		if s.table, err = loadTable(fsys, col[1]); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	if len(out) == 0 || out[0].name != "Latin" {
		return nil, fmt.Errorf("read names-scripts.txt: want Latin first")
	}
	return out, nil
}

func loadWords(fsys fs.FS) (words, error) {
	w := words{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	sets := map[string]map[string]bool{"particle": w.particle, "join": w.join, "title": w.title, "suffix": w.suffix}
	rows, err := tabbed(fsys, "names-particles.txt", 2)
	if err != nil {
		return w, err
	}
	for _, col := range rows {
		set := sets[col[0]]
		if set == nil {
			return w, fmt.Errorf("read names-particles.txt: kind %q", col[0])
		}
		for _, word := range strings.Fields(col[1]) {
			set[word] = true
		}
	}
	return w, nil
}

// tabbed reads the rows of a file of en/, each of n columns.
func tabbed(fsys fs.FS, file string, n int) ([][]string, error) {
	raw, err := fs.ReadFile(fsys, "en/"+file)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	var out [][]string
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != n {
			return nil, fmt.Errorf("read %s: row %q has %d columns, want %d", file, line, len(col), n)
		}
		out = append(out, col)
	}
	return out, nil
}
