package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"dateline/examples"
)

// writeDemo puts the pages of the example story into a folder.
func (b *bench) writeDemo() (string, error) {
	dir := filepath.Join(b.dir, "demo")
	entries, err := fs.ReadDir(examples.FS, ".")
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	for _, e := range entries {
		body, err := fs.ReadFile(examples.FS, e.Name())
		if err != nil {
			return "", err
		}
		if err := os.WriteFile(filepath.Join(dir, e.Name()), body, 0o600); err != nil {
			return "", err
		}
	}
	return dir, nil
}

// pagesOf lists the files of a folder.
func pagesOf(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	var out []string
	for _, e := range entries {
		if !e.IsDir() {
			out = append(out, filepath.Join(dir, e.Name()))
		}
	}
	return out, err
}

// sameStory is the file name of every story whose export is compared.
const sameStory = "same.dateline"

// way is one way to make the same story.
type way struct {
	name  string
	env   string // such as GOMAXPROCS=1
	flags []string
	steps [][]string // what each add is given
}

// ways lists the ways to make a story of pages.
func ways(pages []string) []way {
	back := slices.Clone(pages)
	slices.Reverse(back)
	mixed := slices.Clone(pages)
	for i := range mixed {
		j := (i*7 + 3) % len(mixed)
		mixed[i], mixed[j] = mixed[j], mixed[i]
	}
	half := len(pages) / 2
	out := []way{{name: "again", steps: [][]string{pages}}, {name: "backwards", steps: [][]string{back}}, {name: "shuffled", steps: [][]string{mixed}},
		{name: "in two steps", steps: [][]string{pages[:half], pages[half:]}}, {name: "in two steps, backwards", steps: [][]string{pages[half:], pages[:half]}}}
	for _, n := range []string{"1", "2", "8"} {
		out = append(out, way{name: "GOMAXPROCS " + n, env: "GOMAXPROCS=" + n, steps: [][]string{pages}},
			way{name: "--workers " + n, flags: []string{"--workers", n}, steps: [][]string{mixed}})
	}
	return out
}

// same makes the story of the example pages, and of the folder of seeds, in all
// ways, and compares the exports byte by byte.
func (b *bench) same() error {
	demo, err := b.writeDemo()
	if err != nil {
		return err
	}
	fmt.Println("\n| story | ways | different | bytes |\n|---|---|---|---|")
	for _, dir := range []string{demo, b.seeds} {
		if dir == "" {
			continue
		}
		pages, err := pagesOf(dir)
		if err != nil {
			return err
		}
		first, err := b.export(way{steps: [][]string{pages}})
		if err != nil {
			return err
		}
		list, different := ways(pages), 0
		for _, w := range list {
			got, err := b.export(w)
			if err != nil {
				return err
			}
			if !bytes.Equal(got, first) {
				different++
				b.fail("%s, %s: %s", filepath.Base(dir), w.name, difference(first, got))
			}
		}
		fmt.Printf("| %s | %d | %d | %d |\n", filepath.Base(dir), len(list), different, len(first))
	}
	return nil
}

// export makes a story in one way and gives its export.
func (b *bench) export(w way) ([]byte, error) {
	story := filepath.Join(b.dir, sameStory)
	os.Remove(story)
	b.env = w.env
	defer func() { b.env = "" }()
	for _, step := range w.steps {
		args := append([]string{"add", story}, w.flags...)
		if o := b.call(maxTime, append(args, step...)...); o.status > 1 || o.status < 0 {
			return nil, fmt.Errorf("%s: add: status %d: %s", w.name, o.status, o.last)
		}
	}
	out := filepath.Join(b.dir, "same.json")
	if o := b.call(maxTime, "export", story, "--format", "json", "-o", out); o.status != 0 {
		return nil, fmt.Errorf("%s: export: status %d after %v: %s", w.name, o.status, o.took.Round(time.Second), o.last)
	}
	return os.ReadFile(out)
}

// difference shows the first line in which two exports differ.
func difference(a, b []byte) string {
	x, y := strings.Split(string(a), "\n"), strings.Split(string(b), "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return fmt.Sprintf("line %d: %.200s / %.200s", i+1, x[i], y[i])
		}
	}
	return fmt.Sprintf("%d lines, %d lines", len(x), len(y))
}
