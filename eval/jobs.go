package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline/eval/score"
)

// job is a scorer with the folder that it reads.
type job struct {
	score.Scorer
	root string
	// quiet jobs print their rows themselves.
	quiet bool
}

// choose keeps the jobs whose names are in only, a list separated by commas;
// all of them if it is empty.
func choose(all []job, only string) ([]job, error) {
	if only == "" {
		return all, nil
	}
	var chosen []job
	for _, name := range strings.Split(only, ",") {
		i := slices.IndexFunc(all, func(j job) bool { return j.Name == strings.TrimSpace(name) })
		if i < 0 {
			var known []string
			for _, j := range all {
				known = append(known, j.Name)
			}
			return nil, fmt.Errorf("choose scorers: no %q; there are %s", name, strings.Join(known, ", "))
		}
		chosen = append(chosen, all[i])
	}
	return chosen, nil
}

// missing gives the first thing that the job needs and that is not there, ""
// if all is there.
func (j job) missing() string {
	for _, need := range append([]string{""}, j.Needs...) {
		path := filepath.Join(j.root, filepath.FromSlash(need))
		if _, err := os.Stat(path); err != nil {
			return path
		}
	}
	return ""
}

// sums gives the SHA-256 of each thing that the job needs: of a file its
// bytes, of a folder the names and sums of its files.
func (j job) sums() (map[string]string, error) {
	out := map[string]string{}
	for _, need := range j.Needs {
		sum, err := sumOf(filepath.Join(j.root, filepath.FromSlash(need)))
		if err != nil {
			return nil, fmt.Errorf("hash %s: %w", need, err)
		}
		out[need] = sum
	}
	return out, nil
}

// sumOf hashes a file or a folder. Folders are walked in order of names.
func sumOf(root string) (string, error) {
	h := sha256.New()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		one := sha256.New()
		if _, err := io.Copy(one, f); err != nil {
			return err
		}
		fmt.Fprintf(h, "%s %x\n", filepath.ToSlash(rel), one.Sum(nil))
		return nil
	})
	return hex.EncodeToString(h.Sum(nil))[:sumLen], err
}

// sumLen is the number of hexadecimal digits of a corpus hash that are kept:
// they tell one release of a corpus from another.
const sumLen = 16
