package markup

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/internal/article/block"
	"dateline/internal/news"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the wanted results in testdata")

// TestGolden reads testdata/*.txtar: the file page.html and the result that an
// editor would want, want. -update rewrites the latter.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			page, err := Read(news.Capture{Bytes: ar.Files[0].Data})
			if err != nil {
				t.Fatal(err)
			}
			got := render(page)
			if *update {
				ar.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(ar.Files[1].Data), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// render writes a page as lines: a field a line, then a block a line.
func render(p block.Page) string {
	var b strings.Builder
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	field("title", p.Title)
	field("by", strings.Join(p.Bylines, "; "))
	field("outlet", p.Outlet)
	field("section", p.Section)
	field("address", p.Address)
	field("canonical", p.Canonical)
	field("language", p.Language)
	field("published", strings.TrimSpace(p.Published.Value+" "+string(p.Published.Basis)+" "+p.Published.Source))
	for _, r := range p.Published.Reasons {
		field("reason", r)
	}
	field("modified", p.Modified)
	field("wires", strings.Join(p.Wires, "; "))
	keys := make([]string, 0, len(p.Sources))
	for k := range p.Sources {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		field("source "+k, p.Sources[k])
	}
	for _, blk := range p.Blocks {
		flags := ""
		for _, f := range []struct {
			on   bool
			name string
		}{{!blk.Main, " not-main"}, {blk.Aside, " aside"}, {blk.Quoted, " quoted"}} {
			if f.on {
				flags += f.name
			}
		}
		level := ""
		if blk.Level > 0 {
			level = fmt.Sprint(blk.Level)
		}
		fmt.Fprintf(&b, "[%s%s%s] %s\n", blk.Kind, level, flags, strings.ReplaceAll(blk.Text, "\n", " / "))
	}
	return b.String()
}
