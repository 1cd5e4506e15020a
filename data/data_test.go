package data

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// rows gives the patterns of file names in the table of README.md.
func rows(t *testing.T) []string {
	t.Helper()
	b, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var patterns []string
	for line := range strings.SplitSeq(string(b), "\n") {
		if !strings.HasPrefix(line, "| `") {
			continue
		}
		first, _, _ := strings.Cut(line[1:], "|")
		for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(first, -1) {
			patterns = append(patterns, m[1])
		}
	}
	return patterns
}

func TestEveryFileSaysWhereItIsFrom(t *testing.T) {
	patterns := rows(t)
	used := map[string]bool{}
	err := fs.WalkDir(FS, "en", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Base(name) == "README.md" {
			return err
		}
		short := strings.TrimPrefix(name, "en/")
		found := false
		for _, p := range patterns {
			if ok, _ := path.Match(p, short); ok {
				found, used[p] = true, true
			}
		}
		if !found {
			t.Errorf("%s has no row in data/README.md", name)
		}
		if strings.HasPrefix(short, "weights/") {
			return nil
		}
		b, err := fs.ReadFile(FS, name)
		if err != nil {
			return err
		}
		head := string(b[:min(len(b), 1500)])
		for _, word := range []string{"Source:", "icence"} {
			if !strings.Contains(head, word) {
				t.Errorf("the head of %s does not say %q", name, word)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range patterns {
		if !used[p] {
			t.Errorf("data/README.md has a row for %s, which matches no file", p)
		}
	}
}
