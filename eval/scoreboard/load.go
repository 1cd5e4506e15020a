package scoreboard

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline/internal/news"
)

//go:embed gold
var goldFS embed.FS

// Seeds gives the gold of the five pages that the project was born for.
func Seeds() fs.FS {
	sub, err := fs.Sub(goldFS, "gold/seeds")
	if err != nil {
		panic(err) // the path is a constant of this package
	}
	return sub
}

// Load reads a story's gold and the pages it speaks of, which lie under
// pages (a folder; sub-folders are searched), and checks that every anchor is
// found, that every reference leads somewhere and that every role, kind and
// factuality is a known one.
func Load(gold fs.FS, pages string) (*Story, error) {
	files, err := pagesUnder(pages)
	if err != nil {
		return nil, err
	}
	return LoadWith(gold, func(file string) ([]byte, error) {
		path, ok := files[file]
		if !ok {
			return nil, fmt.Errorf("page %s: not under %s", file, pages)
		}
		return os.ReadFile(path)
	})
}

// LoadWith is Load for pages that come from page.
func LoadWith(gold fs.FS, page func(file string) ([]byte, error)) (*Story, error) {
	story := &Story{}
	if err := decode(gold, "story.json", story); err != nil {
		return nil, err
	}
	for _, id := range story.Reports {
		rep := &Report{}
		if err := decode(gold, id+".json", rep); err != nil {
			return nil, err
		}
		rep.ID = id
		raw, err := page(rep.File)
		if err != nil {
			return nil, fmt.Errorf("gold of %s: %w", id, err)
		}
		if sum := string(news.DigestOf(raw)); rep.SHA256 != "" && rep.SHA256 != sum {
			return nil, fmt.Errorf("gold of %s: speaks of a page with hash %s, not %s", id, rep.SHA256, sum)
		}
		if rep.base, err = newBase(rep.File, raw); err != nil {
			return nil, fmt.Errorf("gold of %s: %w", id, err)
		}
		story.Gold = append(story.Gold, rep)
	}
	if errs := check(story); len(errs) > 0 {
		return nil, fmt.Errorf("gold of %s: %d faults:\n  %s", story.Name, len(errs), strings.Join(errs, "\n  "))
	}
	return story, nil
}

// decode reads one gold file; a key that no type knows is an error.
func decode(gold fs.FS, name string, to any) error {
	f, err := gold.Open(name)
	if err != nil {
		return fmt.Errorf("gold: %w", err)
	}
	defer f.Close()
	dec := json.NewDecoder(f)
	dec.DisallowUnknownFields()
	if err := dec.Decode(to); err != nil {
		return fmt.Errorf("gold %s: %w", name, err)
	}
	return nil
}

// pagesUnder lists the files under dir by their names without folders.
func pagesUnder(dir string) (map[string]string, error) {
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !d.IsDir() {
			files[d.Name()] = path
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list pages: %w", err)
	}
	return files, nil
}

// Files gives the pages' file names in the order of the story's reports.
func (story *Story) Files() []string {
	var files []string
	for _, rep := range story.Gold {
		files = append(files, rep.File)
	}
	return files
}

// entity gives the entity with the given id, or nil.
func (story *Story) entity(id string) *Entity {
	i := slices.IndexFunc(story.Entities, func(e Entity) bool { return e.ID == id })
	if i < 0 {
		return nil
	}
	return &story.Entities[i]
}

// report gives the gold of the report with the given id, or nil.
func (story *Story) report(id string) *Report {
	i := slices.IndexFunc(story.Gold, func(r *Report) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	return story.Gold[i]
}

// event gives the event mention with the given id, or nil.
func (rep *Report) event(id string) *Event {
	i := slices.IndexFunc(rep.Events, func(e Event) bool { return id != "" && e.ID == id })
	if i < 0 {
		return nil
	}
	return &rep.Events[i]
}
