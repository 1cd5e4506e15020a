package articletext

import (
	"os"
	"path/filepath"
	"testing"

	"dateline/eval/articletext/pageset"
)

const page = `<html lang="en"><body><nav><a href="/">Front page of the Vale Post</a></nav><article><h1>Ferry runs again</h1>
<p>The ferry to the outer islands runs again after nine days of storm, the harbour office said on Tuesday.</p>
<p>Two hundred people had waited in the town, and most of them were on the first boat to leave the pier.</p></article></body></html>`

// writeSet makes a set of one page, unpacked.
func writeSet(t *testing.T, file, index string) string {
	t.Helper()
	dir := t.TempDir()
	base := filepath.Join(dir, "article", "pages-text")
	if err := os.MkdirAll(filepath.Join(base, "pages"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"index.json": index, "pages/" + file: page} {
		if err := os.WriteFile(filepath.Join(base, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestRun(t *testing.T) {
	dir := writeSet(t, "vale.html", `{"https://vale.example/ferry": {"file": "vale.html",
		"with": ["after nine  days of storm", "a line that is not there"], "without": ["Front page of the Vale Post"]}}`)
	rows, err := Run(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]float64{
		"articletext / all languages / dateline F1":        2.0 / 3,
		"articletext / all languages / dateline precision": 1,
		"articletext / all languages / dateline recall":    0.5,
	}
	for _, r := range rows {
		if w, ok := want[r.Key()]; ok {
			if r.Value != w || r.N != 1 {
				t.Errorf("%s: got %v over %d pages, want %v over 1", r.Key(), r.Value, r.N, w)
			}
			delete(want, r.Key())
		}
	}
	if len(want) > 0 {
		t.Errorf("rows missing: %v", want)
	}
}

func TestReadMissing(t *testing.T) {
	if _, err := pageset.Read(t.TempDir(), Set); err == nil {
		t.Error("a set that is not there must be an error")
	}
}

// TestLists wants a page in one list only.
func TestLists(t *testing.T) {
	for f := range lines(otherList) {
		if lines(newsList)[f] {
			t.Errorf("%s is in both lists", f)
		}
	}
}
