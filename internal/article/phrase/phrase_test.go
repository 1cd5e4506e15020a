package phrase

import (
	"strings"
	"testing"
)

func TestMatch(t *testing.T) {
	table, err := Parse("t.txt", strings.Join([]string{
		"# a comment", "",
		"whole\t=\t0\tpost a comment",
		"start\t^\t6\trelated stories",
		"end\t$\t0\tall rights reserved",
		"in\t~\t0\tcookie",
		"re\t/\t4\t^\\d+ comments?$",
	}, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]string{
		"Post a Comment":                              "whole",
		"Post a comment:":                             "whole",
		"Post a comment here":                         "",
		"Related Stories from us":                     "start",
		"Related storiesfrom us":                      "",
		"Related stories from us and from all of you": "",
		"© Herald. All rights reserved.":              "end",
		"One cookie, please":                          "in",
		"Cookies":                                     "",
		"12 comments":                                 "re",
		"12 comments on it":                           "",
	} {
		rule, ok := table.Match(Fold(line), Words(line))
		if rule.Tag != want || ok != (want != "") {
			t.Errorf("%q meets %q, want %q", line, rule.Tag, want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for row, want := range map[string]string{
		"a\t=\t0":      "want 4 fields",
		"a\t=\tx\tb":   "greatest number of words",
		"a\t?\t0\tb":   "none of",
		"a\t=\t0\tBig": "must be written folded",
		"a\t/\t0\t(":   "missing closing",
	} {
		if _, err := Parse("t.txt", row); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %q", row, err, want)
		}
	}
}

// TestTables loads the tables of the program, and holds that each rule has a
// tag and that no two rules are the same.
func TestTables(t *testing.T) {
	for _, name := range []string{"passage-lines.txt", "passage-captions.txt", "outlet-words.txt"} {
		table, err := Load(name)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]string{}
		for _, r := range table.Rules() {
			key := r.Op + r.Text
			if r.Tag == "" || r.Text == "" || seen[key] != "" {
				t.Errorf("%s: rule %q is empty or as %s", r.At, r.Text, seen[key])
			}
			seen[key] = r.At
		}
	}
}

// TestLiterals holds that looking for words first never hides a match.
func TestLiterals(t *testing.T) {
	for expr, line := range map[string]string{
		`^(a|b)?c+d`:                    "ccd",
		`\b(read|related|re) ?:`:        "re:",
		`x{2,}y*`:                       "xx",
		`(one|two) (stories|articles)$`: "two articles",
		`[ab]+/ ?(ap|afp)`:              "b/ap",
	} {
		if lits := literalsOf(expr); !mayMatch(line, lits) {
			t.Errorf("%s needs one of %q, but %q matches it", expr, lits, line)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Related “Stories”: …")
	f.Fuzz(func(t *testing.T, s string) {
		if once := Fold(s); Fold(once) != once {
			t.Fatalf("Fold(%q) = %q, and that folds to %q", s, once, Fold(once))
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	table := MustLoad("passage-lines.txt")
	line := Fold("The ports of Sella and Brand agreed on Monday to sell grain at one price, ending a quarrel.")
	for b.Loop() {
		table.Match(line, 17)
	}
}
