package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/eval/score"
)

// fake is a scorer that reads one file and gives the rows it was told to.
func fake(rows ...score.Row) score.Scorer {
	return score.Scorer{Name: "fake", Needs: []string{"set.txt"},
		Run: func(corpora string, details func(string, ...any)) ([]score.Row, error) {
			details("a miss in %s", "set.txt")
			return rows, nil
		}}
}

func row(measure string, v float64) score.Row {
	return score.Row{Scorer: "fake", Set: "set", Measure: measure, Value: v, N: 10}
}

// place makes a folder of corpora and a home with an empty table.
func place(t *testing.T, corpus string) options {
	t.Helper()
	opt := options{corpora: t.TempDir(), home: t.TempDir()}
	must(t, os.WriteFile(filepath.Join(opt.corpora, "set.txt"), []byte(corpus), 0o644))
	must(t, os.WriteFile(filepath.Join(opt.home, "README.md"), []byte("Head\n"+tableStart+"\n"+tableEnd+"\nFoot\n"), 0o644))
	return opt
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// try runs the scorer and gives what it printed and logged.
func try(opt options, s score.Scorer) (out, log string, err error) {
	var o, l bytes.Buffer
	err = run(opt, []job{{Scorer: s, root: opt.corpora}}, &o, &l)
	return o.String(), l.String(), err
}

func pinAt(t *testing.T, opt options, s score.Scorer) {
	t.Helper()
	opt.update = true
	if _, _, err := try(opt, s); err != nil {
		t.Fatalf("pin: %v", err)
	}
}

func TestFloors(t *testing.T) {
	ceiling := func(v float64) score.Row {
		r := row("wrong", v)
		r.LowerIsBetter = true
		return r
	}
	speed := func(v float64) score.Row {
		r := row("pages", v)
		r.Unit, r.Unpinned = "pages/s", true
		return r
	}
	size := func(v float64) score.Row {
		r := row("size", v)
		r.Unit, r.LowerIsBetter = "MiB", true
		return r
	}
	of := func(n int, v float64) score.Row {
		r := row("right of those found", v)
		r.N = n
		return r
	}
	cases := []struct {
		name     string
		then     score.Row
		now      []score.Row
		complain string // "" if it must pass
	}{
		{"the same", row("right", 0.9), []score.Row{row("right", 0.9)}, ""},
		{"better", row("right", 0.9), []score.Row{row("right", 0.95)}, ""},
		{"within the tolerance", row("right", 0.9), []score.Row{row("right", 0.8996)}, ""},
		{"worse", row("right", 0.9), []score.Row{row("right", 0.899)}, "its floor is 0.9000"},
		{"gone", row("right", 0.9), []score.Row{row("other", 1)}, "not measured any more"},
		{"of many more cases", of(2, 1), []score.Row{of(200, 0.97)}, ""},
		{"of a few more cases", of(100, 1), []score.Row{of(120, 0.97)}, "its floor is 1.0000"},
		{"a ceiling kept", ceiling(0.1), []score.Row{ceiling(0.05)}, ""},
		{"a ceiling broken", ceiling(0.1), []score.Row{ceiling(0.2)}, "its floor is 0.1000"},
		{"a speed is not held", speed(100), []score.Row{speed(1)}, ""},
		{"a size within its share", size(100), []score.Row{size(100.04)}, ""},
		{"a size broken", size(100), []score.Row{size(101)}, "its floor is 100.0000"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			opt := place(t, "corpus")
			pinAt(t, opt, fake(c.then))
			_, _, err := try(opt, fake(c.now...))
			if c.complain == "" && err != nil {
				t.Errorf("fails: %v", err)
			}
			if c.complain != "" && (err == nil || !strings.Contains(err.Error(), c.complain)) {
				t.Errorf("error %v, want %q", err, c.complain)
			}
		})
	}
}

func TestOtherCorpusIsNotHeld(t *testing.T) {
	opt := place(t, "corpus")
	pinAt(t, opt, fake(row("right", 0.9)))
	must(t, os.WriteFile(filepath.Join(opt.corpora, "set.txt"), []byte("another release"), 0o644))
	_, log, err := try(opt, fake(row("right", 0.1)))
	if err != nil || !strings.Contains(log, "pinned on another set.txt") {
		t.Errorf("error %v, log %q", err, log)
	}
}

func TestMissingCorpusIsNamed(t *testing.T) {
	opt := place(t, "corpus")
	must(t, os.Remove(filepath.Join(opt.corpora, "set.txt")))
	out, log, err := try(opt, fake(row("right", 0.1)))
	if err != nil || out != "" || !strings.Contains(log, "set.txt is missing") {
		t.Errorf("error %v, out %q, log %q", err, out, log)
	}
	opt.corpora = filepath.Join(opt.corpora, "nowhere")
	if _, log, err = try(opt, fake()); err != nil || !strings.Contains(log, "nowhere is missing") {
		t.Errorf("error %v, log %q", err, log)
	}
}

func TestUpdateDoesNotLowerUnasked(t *testing.T) {
	opt := place(t, "corpus")
	pinAt(t, opt, fake(row("right", 0.9)))
	opt.update = true
	if _, _, err := try(opt, fake(row("right", 0.5))); err == nil || !strings.Contains(err.Error(), "from 0.9000 to 0.5000") {
		t.Fatalf("error %v", err)
	}
	opt.allow = true
	if _, _, err := try(opt, fake(row("right", 0.5))); err != nil {
		t.Fatal(err)
	}
	opt.update, opt.allow = false, false
	if _, _, err := try(opt, fake(row("right", 0.5))); err != nil {
		t.Errorf("after lowering: %v", err)
	}
}

func TestTableIsWrittenBetweenTheMarks(t *testing.T) {
	opt := place(t, "corpus")
	pinAt(t, opt, fake(row("right", 0.9)))
	pinAt(t, opt, fake(row("right", 0.95)))
	raw, err := os.ReadFile(filepath.Join(opt.home, "README.md"))
	must(t, err)
	text := string(raw)
	if !strings.HasPrefix(text, "Head\n") || !strings.HasSuffix(text, "\nFoot\n") {
		t.Errorf("text around the table changed:\n%s", text)
	}
	if !strings.Contains(text, "| fake | set | right | 0.950 | 10 |  |\n") || strings.Contains(text, "0.900") {
		t.Errorf("table:\n%s", text)
	}
}

func TestOnly(t *testing.T) {
	all := []job{{Scorer: fake()}, {Scorer: score.Scorer{Name: "second"}}}
	got, err := choose(all, "second")
	if err != nil || len(got) != 1 || got[0].Name != "second" {
		t.Errorf("choose: %v, %v", got, err)
	}
	if _, err := choose(all, "third"); err == nil || !strings.Contains(err.Error(), "there are fake, second") {
		t.Errorf("error %v", err)
	}
}

func TestDetailsArePrintedWhenAsked(t *testing.T) {
	opt := place(t, "corpus")
	if out, _, _ := try(opt, fake()); strings.Contains(out, "a miss") {
		t.Errorf("out %q", out)
	}
	opt.details = true
	if out, _, _ := try(opt, fake()); !strings.Contains(out, "a miss in set.txt") {
		t.Errorf("out %q", out)
	}
}
