package syntax

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"sort"
	"testing"

	"dateline/data"
)

// TestManifest holds the embedded weights against their manifest: each file
// has one entry with its size and SHA-256, each entry its file, and says what
// it was made from.
func TestManifest(t *testing.T) {
	raw, err := data.FS.ReadFile("en/weights/manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	var entries []struct {
		File    string `json:"file"`
		Bytes   int    `json:"bytes"`
		SHA256  string `json:"sha256"`
		Corpora []struct {
			Name    string `json:"name"`
			Licence string `json:"licence"`
		} `json:"corpora"`
	}
	if err := json.Unmarshal(raw, &entries); err != nil {
		t.Fatal(err)
	}
	if !sort.SliceIsSorted(entries, func(i, j int) bool { return entries[i].File < entries[j].File }) {
		t.Error("the entries are not in the order of their files")
	}
	listed := map[string]bool{}
	for _, e := range entries {
		if listed[e.File] {
			t.Errorf("%s has two entries", e.File)
		}
		listed[e.File] = true
		file, err := data.FS.ReadFile("en/weights/" + e.File)
		if err != nil {
			t.Error(err)
			continue
		}
		sum := sha256.Sum256(file)
		if got := hex.EncodeToString(sum[:]); got != e.SHA256 || len(file) != e.Bytes {
			t.Errorf("%s has %d bytes and SHA-256 %s, the manifest says %d and %s", e.File, len(file), got, e.Bytes, e.SHA256)
		}
		if len(e.Corpora) == 0 || e.Corpora[0].Name == "" || e.Corpora[0].Licence == "" {
			t.Errorf("%s does not say what it was made from, or under which licence", e.File)
		}
	}
	for _, name := range Files {
		if name = name[len("weights/"):]; !listed[name] {
			t.Errorf("%s has no entry", name)
		}
	}
	_ = fs.WalkDir(data.FS, "en/weights", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() != "manifest.json" && !listed[d.Name()] {
			t.Errorf("%s has no entry", path)
		}
		return err
	})
}
