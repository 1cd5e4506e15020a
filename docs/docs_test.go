// Package docs holds the tests that keep the documents true: the JSON Schema
// is that of the types, and documents name only files that exist.
package docs

import (
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/invopop/jsonschema"
	validate "github.com/santhosh-tekuri/jsonschema/v6"

	"dateline/examples"
	"dateline/internal/desk"
	"dateline/internal/export"
	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/store/memory"
	"dateline/internal/terminal"
)

var update = flag.Bool("update", false, "write docs/schema.json anew")

// schema makes the JSON Schema of `export --format json`, whose reports are
// what `annotate --json` prints.
func schema(t *testing.T) []byte {
	r := &jsonschema.Reflector{Anonymous: true, AllowAdditionalProperties: true}
	s := r.Reflect(&news.Story{})
	s.Title = "Dateline story"
	s.Description = "export --format json; definition Annotated is a line of annotate --json, definition Report one of extract --json"
	s.Definitions["Report"] = r.Reflect(&news.Report{}).Definitions["Report"]
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(b, '\n')
}

func TestSchemaIsThatOfTheTypes(t *testing.T) {
	want := schema(t)
	if *update {
		if err := os.WriteFile("schema.json", want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("docs/schema.json is not that of the types; go test ./docs -update writes it (keys may be added, never changed)")
	}
}

// demo makes a desk over the example story and an empty page.
func demo(t *testing.T) *desk.Desk {
	t.Helper()
	entries, err := fs.ReadDir(examples.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	var ins []desk.Input
	for _, entry := range entries {
		b, err := fs.ReadFile(examples.FS, entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		ins = append(ins, desk.Input{Capture: news.Capture{Name: entry.Name(), Bytes: b}})
	}
	ins = append(ins, desk.Input{Capture: news.Capture{Name: "empty.html"}})
	d := desk.New(memory.New("demo"), pipeline.Shared, time.Now)
	if _, err := d.Add(t.Context(), slices.Values(ins), desk.AddOptions{}); err != nil {
		t.Fatal(err)
	}
	return d
}

// demoJSON gives the example story as export --format json writes it.
func demoJSON(t *testing.T) []byte {
	t.Helper()
	story, err := demo(t).Story(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := export.Write(&b, "json", export.Input{Story: story}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestTheReadmeShowsTheDemo finds the line of the chronology that the README
// shows in what the program prints.
func TestTheReadmeShowsTheDemo(t *testing.T) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, shown, _ := strings.Cut(string(text), "```\n  Thu ")
	shown, _, ok := strings.Cut(shown, "```")
	if !ok {
		t.Fatal("the README shows no line of the chronology")
	}
	tl, err := demo(t).Timeline(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	terminal.New(&b, 80, false).Chronology(tl)
	if !strings.Contains(b.String(), "  Thu "+shown) {
		t.Errorf("the program does not print what the README shows:\n%s", shown)
	}
}

func TestTheDemoFitsTheSchema(t *testing.T) {
	text, err := os.ReadFile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := validate.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := validate.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	story, err := validate.UnmarshalJSON(bytes.NewReader(demoJSON(t)))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(story); err != nil {
		t.Error(err)
	}
	story.(map[string]any)["reports"].([]any)[0].(map[string]any)["passages"] = nil
	if err := schema.Validate(story); err == nil {
		t.Error("a report without passages fits the schema: the test checks nothing")
	}
}

// named finds paths of this repository in a document: `internal/x`, cmd/y.go.
var named = regexp.MustCompile("\\b((?:internal|cmd|eval|data|examples|docs)/[A-Za-z0-9_./-]*[A-Za-z0-9_])")

func TestDocumentsNameOnlyWhatExists(t *testing.T) {
	files, err := filepath.Glob("../*.md")
	if err != nil {
		t.Fatal(err)
	}
	more, _ := filepath.Glob("*.md")
	for _, file := range append(files, more...) {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range named.FindAllString(string(b), -1) {
			path := strings.TrimSuffix(m, ".")
			if matches, _ := filepath.Glob(filepath.Join("..", path)); len(matches) == 0 && !strings.Contains(path, "...") {
				t.Errorf("%s names %s, which does not exist", file, path)
			}
		}
	}
}
