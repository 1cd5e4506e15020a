// Package docs holds the tests that keep the documents true: the JSON Schema
// is that of the types, and documents name only files that exist.
package docs

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/invopop/jsonschema"

	"dateline/internal/news"
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
