// Package importtest holds the rules of which package may import which, as a
// test: dependencies point one way, stages do not know each other, and nothing
// below the desk knows a database, the network or a face.
package importtest

import (
	"encoding/json"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// pkg is what `go list -json` says of a package.
type pkg struct {
	ImportPath string
	Imports    []string
}

const internal = "dateline/internal/"

// rule bans imports from the packages under From (a path prefix below
// dateline/).
type rule struct {
	From string
	// Ban lists path prefixes of imports; Except those of them that are fine.
	Ban, Except []string
	Why         string
}

var rules = []rule{
	{"internal/news", []string{"dateline/", "github.com/", "golang.org/", "modernc.org/"}, nil,
		"the nouns import only the standard library"},
	{"internal/fault", []string{"dateline/", "github.com/"}, nil, "the kinds of failure are a leaf"},
	{"internal/article", []string{internal + "annotate", internal + "store", internal + "desk", internal + "pipeline", internal + "story"}, nil,
		"a page is read without layers, store or story"},
	{"internal/annotate", []string{internal + "article", internal + "store", internal + "desk", internal + "pipeline", internal + "story", "net/http", "database/sql"}, nil,
		"a layer is a function of the report"},
	{"internal/dating", []string{internal + "store", internal + "desk", internal + "pipeline", "net/http", "database/sql"}, nil,
		"days are worked out from reports alone"},
	{"internal/story", []string{internal + "store", internal + "desk", internal + "pipeline", internal + "article", internal + "annotate", "net/http", "database/sql"}, nil,
		"the story is a function of the set of reports"},
	{"internal/store", []string{internal + "desk", internal + "pipeline", internal + "article", internal + "annotate", internal + "story"}, nil,
		"a store keeps, and works nothing out"},
	{"internal/capture", []string{internal + "fetch", internal + "follow", internal + "store", internal + "desk", internal + "article"}, nil,
		"bytes are obtained by a function that the program hands in, and nothing is read into them"},
	{"internal/fetch", []string{"dateline/"}, nil, "asking the network is a leaf"},
	{"internal/follow", []string{internal + "desk", internal + "pipeline", internal + "article", internal + "annotate", internal + "story", internal + "store/sqlite", internal + "store/memory", "net/http"}, nil,
		"what is new is found without reading it, and fetch alone asks the network"},
	{"internal/desk", []string{internal + "store/sqlite", internal + "store/memory", internal + "web", internal + "terminal", internal + "page", internal + "export"}, nil,
		"only cmd names a backend, and the desk knows no face"},
	{"internal/web", []string{internal + "store", internal + "pipeline"}, nil, "a face asks the desk"},
	{"internal/page", []string{internal + "store", internal + "pipeline"}, nil, "a face draws answers"},
	{"internal/terminal", []string{internal + "store", internal + "pipeline"}, nil, "a face draws answers"},
	{"internal/export", []string{internal + "store", internal + "pipeline"}, nil, "a face draws answers"},
}

// stages do not import one another: they share package news.
var stages = []string{"sentence", "token", "syntax", "name", "when", "attribution", "entity", "figure", "event"}

func list(t *testing.T) []pkg {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "dateline/...").Output()
	if err != nil {
		t.Fatalf("list packages: %v", err)
	}
	var pkgs []pkg
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p pkg
		if err := dec.Decode(&p); err == io.EOF {
			return pkgs
		} else if err != nil {
			t.Fatalf("decode package: %v", err)
		}
		pkgs = append(pkgs, p)
	}
}

// under says whether path is prefix, or lies below it.
func under(path, prefix string) bool {
	return path == prefix || strings.HasPrefix(path, strings.TrimSuffix(prefix, "/")+"/")
}

func anyUnder(path string, prefixes []string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return under(path, p) })
}

func TestDependenciesPointOneWay(t *testing.T) {
	pkgs := list(t)
	for _, r := range rules {
		seen := false
		for _, p := range pkgs {
			if !under(p.ImportPath, "dateline/"+r.From) {
				continue
			}
			seen = true
			for _, imp := range p.Imports {
				if anyUnder(imp, r.Ban) && !anyUnder(imp, r.Except) && !under(imp, "dateline/"+r.From) {
					t.Errorf("%s imports %s: %s", p.ImportPath, imp, r.Why)
				}
			}
		}
		if !seen {
			t.Errorf("no package under %s: the rule checks nothing", r.From)
		}
	}
}

func TestStagesDoNotKnowEachOther(t *testing.T) {
	for _, p := range list(t) {
		for _, stage := range stages {
			if !under(p.ImportPath, internal+"annotate/"+stage) {
				continue
			}
			for _, other := range stages {
				if other == stage {
					continue
				}
				for _, imp := range p.Imports {
					if under(imp, internal+"annotate/"+other) {
						t.Errorf("%s imports stage %s: stages share package news", p.ImportPath, other)
					}
				}
			}
		}
	}
}
