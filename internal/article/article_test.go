package article

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dateline/internal/news"
)

var update = flag.Bool("update", false, "rewrite the outputs in testdata")

// TestGolden reads each page of testdata and holds the report against the one
// that was checked by eye.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test pages: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(ar.Files) != 2 {
				t.Fatalf("want an input and an output, got %d files", len(ar.Files))
			}
			rep := Read(news.Capture{Name: "page", Bytes: ar.Files[0].Data})
			got := print(rep)
			if *update {
				ar.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(ar.Files[1].Data), got); diff != "" {
				t.Errorf("report (-want +got):\n%s", diff)
			}
			checkSpans(t, rep)
		})
	}
}

// print writes a report as the outputs in testdata have it: fields that are
// empty are left out.
func print(rep news.Report) string {
	var b strings.Builder
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	field("error", rep.Error)
	field("title", rep.Title)
	field("bylines", strings.Join(rep.Bylines, ", "))
	field("outlet", rep.Outlet)
	field("published", rep.Published.Value+" "+string(rep.Published.Basis))
	for _, r := range rep.Published.Reasons {
		if !strings.HasPrefix(r, "the page gives") {
			field("reason", r)
		}
	}
	field("modified", rep.Modified)
	field("wires", strings.Join(rep.Wires, ", "))
	for _, c := range rep.Credits {
		s := fmt.Sprintf("%q", c.Text)
		if c.Outlet != "" {
			s += " outlet " + c.Outlet
		}
		if c.Wire != "" {
			s += " wire " + c.Wire
		}
		field("credit", s)
	}
	if rep.Read {
		field("language", rep.Language+" read")
	} else {
		field("language", rep.Language+" not read")
	}
	field("translated from", rep.TranslatedFrom)
	if rep.Truncated {
		field("truncated", rep.Sources["truncated"])
	}
	for _, p := range rep.Passages {
		fmt.Fprintf(&b, "%-9s| %s\n", p.Role, p.In(rep.Text))
	}
	return b.String()
}

// checkSpans holds the spans of a report to the text: in order, without
// overlap, nothing but blanks between them, credits with their words.
func checkSpans(t *testing.T, rep news.Report) {
	t.Helper()
	if rep.TextSHA256 != news.DigestOf([]byte(rep.Text)) {
		t.Errorf("text_sha256 is not that of the text")
	}
	at := news.Byte(0)
	for _, p := range rep.Passages {
		if p.Start < at || p.End <= p.Start || int(p.End) > len(rep.Text) {
			t.Fatalf("passage %v does not follow %d in a text of %d", p, at, len(rep.Text))
		}
		if between := rep.Text[at:p.Start]; strings.TrimSpace(between) != "" {
			t.Errorf("words between passages: %q", between)
		}
		at = p.End
	}
	if rest := rep.Text[at:]; strings.TrimSpace(rest) != "" {
		t.Errorf("words behind the last passage: %q", rest)
	}
	for _, c := range rep.Credits {
		if c.In(rep.Text) != c.Text {
			t.Errorf("credit %q stands over %q", c.Text, c.In(rep.Text))
		}
	}
}
