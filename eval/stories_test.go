package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"dateline/eval/scoreboard"
	"dateline/internal/news"
)

// A program that gives nothing is told so, kind by kind, and the floors hold
// the total.
func TestStoryJob(t *testing.T) {
	var out bytes.Buffer
	asked := 0
	silent := func(files []string, page pages) (scoreboard.Program, error) {
		asked = len(files)
		caps, err := captures(files, page)
		if err != nil || len(caps) != len(files) || len(caps[0].Bytes) == 0 {
			t.Errorf("captures: %d of %d, %v", len(caps), len(files), err)
		}
		return scoreboard.Program{Reports: []news.Annotated{}}, nil
	}
	j := example(os.DirFS("../examples/gold"), silent, &out)
	rows, err := j.Run("", func(string, ...any) {})
	if err != nil {
		t.Fatal(err)
	}
	if asked < 10 {
		t.Errorf("asked for %d pages", asked)
	}
	last := rows[len(rows)-1]
	if last.Measure != "total" || last.Value > 0.1 || last.Key() != "scoreboard-example / demo / total" {
		t.Errorf("last row %v", last)
	}
	if !strings.Contains(out.String(), "mean of") || len(rows) != len(scoreboard.Kinds)+1 {
		t.Errorf("%d rows\n%s", len(rows), out.String())
	}
}

func TestSeedsAreLeftOutWhereThereAreNone(t *testing.T) {
	opt := place(t, "corpus")
	var out, log bytes.Buffer
	j := seeds(opt.corpora+"/none", nil, &out)
	if err := run(opt, []job{j}, &out, &log); err != nil || !strings.Contains(log.String(), "scoreboard: left out") {
		t.Errorf("error %v, log %q", err, log.String())
	}
}

// A story in a folder is read from there, and left out where it is missing.
func TestFolderStory(t *testing.T) {
	var out, log bytes.Buffer
	silent := func(files []string, page pages) (scoreboard.Program, error) {
		caps, err := captures(files, page)
		if err != nil || len(caps) < 8 {
			t.Errorf("captures: %d, %v", len(caps), err)
		}
		return scoreboard.Program{Reports: []news.Annotated{}}, nil
	}
	rows, err := folderStory("scoreboard-company", "../examples/company", silent, &out).Run("", func(string, ...any) {})
	if err != nil {
		t.Fatal(err)
	}
	if got := rows[len(rows)-1].Key(); got != "scoreboard-company / company / total" {
		t.Errorf("last row %q", got)
	}
	gone := folderStory("scoreboard-gone", "../examples/gone", nil, &out)
	if err := run(place(t, "corpus"), []job{gone}, &out, &log); err != nil || !strings.Contains(log.String(), "scoreboard-gone: left out") {
		t.Errorf("error %v, log %q", err, log.String())
	}
}
