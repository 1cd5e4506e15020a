// Package manifest keeps data/<language>/weights/manifest.json: one entry for
// each file of weights, in the order of their names, with what it was made
// from, its size, its SHA-256 and its scores.
package manifest

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
)

// Name is the manifest's file name, beside the weights.
const Name = "manifest.json"

// Entry describes one file of weights.
type Entry struct {
	File   string `json:"file"`
	What   string `json:"what"`
	MadeBy string `json:"made_by"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
	// Corpora are what it was made from.
	Corpora []Corpus `json:"corpora"`
	// Scores are shares on development sets that were not trained on, by name.
	Scores map[string]float64 `json:"scores,omitempty"`
}

// Corpus is a source of training data.
type Corpus struct {
	Name    string `json:"name"`
	Licence string `json:"licence"`
}

// Read gives the entries of the manifest in folder, none if there is none.
func Read(folder string) ([]Entry, error) {
	raw, err := os.ReadFile(filepath.Join(folder, Name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read manifest: %w", err)
	}
	var entries []Entry
	if err := json.Unmarshal(raw, &entries); err != nil {
		return nil, fmt.Errorf("read manifest: %w", err)
	}
	return entries, nil
}

// Put writes a file of weights into folder, and its entry into the manifest
// there; the entries of other files stay.
func Put(folder string, raw []byte, entry Entry) error {
	entries, err := Read(folder)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(raw)
	entry.Bytes, entry.SHA256 = len(raw), hex.EncodeToString(sum[:])
	kept := entries[:0]
	for _, e := range entries {
		if e.File != entry.File {
			kept = append(kept, e)
		}
	}
	kept = append(kept, entry)
	sort.Slice(kept, func(i, j int) bool { return kept[i].File < kept[j].File })
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	if err := os.WriteFile(filepath.Join(folder, entry.File), raw, 0o644); err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	text, err := json.MarshalIndent(kept, "", "  ")
	if err != nil {
		return fmt.Errorf("write manifest: %w", err)
	}
	if err := os.WriteFile(filepath.Join(folder, Name), append(text, '\n'), 0o644); err != nil {
		return fmt.Errorf("write manifest: %w", err)
	}
	return nil
}
