package published

import (
	"os"
	"path/filepath"
	"testing"
)

func TestRun(t *testing.T) {
	dir := t.TempDir()
	base := filepath.Join(dir, "article", "pages-date")
	if err := os.MkdirAll(filepath.Join(base, "pages"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"index.json":   `{"a": {"file": "a.html", "date": "2021-09-09"}, "b": {"file": "b.html", "date": "2021-09-09"}, "c": {"file": "c.html", "date": "2021-09-09"}}`,
		"pages/a.html": `<html lang="en"><meta property="article:published_time" content="2021-09-09"><p>The ferry to the outer islands runs again, the harbour office said.</p>`,
		"pages/b.html": `<html lang="en"><meta property="article:published_time" content="2020-01-01"><p>The ferry to the outer islands runs again, the harbour office said.</p>`,
		"pages/c.html": `<html lang="en"><p>The ferry to the outer islands runs again, the harbour office said.</p>`,
	} {
		if err := os.WriteFile(filepath.Join(base, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := Run(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]float64{
		"published / pages-date / dateline found":                         2.0 / 3,
		"published / pages-date / dateline right of those found":          0.5,
		"published / pages-date, english / dateline right of those found": 0.5,
	}
	for _, r := range rows {
		if w, ok := want[r.Key()]; ok {
			if r.Value != w {
				t.Errorf("%s: got %v, want %v", r.Key(), r.Value, w)
			}
			delete(want, r.Key())
		}
	}
	if len(want) > 0 {
		t.Errorf("rows missing: %v", want)
	}
}
