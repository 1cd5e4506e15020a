// Package sources holds tables of cases that public parser tests name, with
// samples of our own, and the measure of archives against files (speed).
package sources

import (
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"dateline/internal/capture/feed"
)

// TestFeeds runs the cases of feeds.tsv: each is named with its result.
func TestFeeds(t *testing.T) {
	b, err := os.ReadFile("feeds.tsv")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 5 {
			t.Fatalf("not five columns: %q", line)
		}
		n++
		t.Run(f[0]+": "+f[1], func(t *testing.T) {
			if got := field(f[2], f[3]); got != strings.ReplaceAll(f[4], `\n`, "\n") {
				t.Errorf("%s is %q, want %q, in %s", f[3], got, f[4], f[2])
			}
		})
	}
	if n < 100 {
		t.Errorf("only %d cases", n)
	}
}

// field gives what the first item of a feed has in a field.
func field(sample, name string) string {
	open := func() (io.Reader, error) { return strings.NewReader(sample), nil }
	for it, err := range feed.Read(open, "") {
		switch {
		case name == "error" && err != nil:
			return err.Error()
		case err != nil:
			return "! " + err.Error()
		}
		switch name {
		case "title":
			return it.Title
		case "link":
			return it.Link
		case "id":
			return it.ID
		case "html":
			return it.HTML
		case "outlet":
			return it.Outlet
		case "language":
			return it.Language
		case "source":
			return it.Source
		case "authors":
			return strings.Join(it.Authors, "; ")
		case "published":
			if !it.Published.OK() {
				return "-"
			}
			return it.Published.Format(time.RFC3339)
		}
	}
	return "no item"
}
