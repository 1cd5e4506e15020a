// Package pageset reads a set of saved pages with what is known of each: a
// .tar.xz, or the folder that it unpacks to, with index.json (key: the page's
// address or name; value: an object with "file" and the truth) and pages/.
//
// In: the folder of the corpora and "article/pages-text". Out: the entries in
// the order of their keys, each with its bytes.
package pageset

import (
	"archive/tar"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ulikunitz/xz"
)

// Entry is one page with its truth.
type Entry struct {
	Key     string   // address, or a name
	File    string   `json:"file"`
	With    []string `json:"with"`    // text that must be kept
	Without []string `json:"without"` // text that must be dropped
	Date    string   `json:"date"`    // day of publication, EDTF
	Bytes   []byte   `json:"-"`
}

// Address is the page's address, or "" where the key is none.
func (e Entry) Address() string {
	if strings.HasPrefix(e.Key, "http") {
		return e.Key
	}
	return ""
}

// HeldOut says whether e is of the half that nobody looks at while rules are
// written: the parity of a hash of its file's name.
func (e Entry) HeldOut() bool {
	h := fnv.New32a()
	io.WriteString(h, e.File)
	return h.Sum32()>>3&1 == 1
}

// Read reads the set of that name ("article/pages-text") below corpora.
func Read(corpora, name string) ([]Entry, error) {
	base := filepath.Join(corpora, filepath.FromSlash(name))
	if _, err := os.Stat(filepath.Join(base, "index.json")); err == nil {
		return entries(func(file string) ([]byte, error) { return os.ReadFile(filepath.Join(base, file)) })
	}
	files, err := unpack(base + ".tar.xz")
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return entries(func(file string) ([]byte, error) {
		b, ok := files[path.Clean(file)]
		if !ok {
			return nil, fmt.Errorf("read %s: %w", file, fs.ErrNotExist)
		}
		return b, nil
	})
}

// unpack holds the archive's files by their path below its top folder.
func unpack(name string) (map[string][]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	zr, err := xz.NewReader(f)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for tr := tar.NewReader(zr); ; {
		head, err := tr.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		if head.Typeflag != tar.TypeReg {
			continue
		}
		b, err := io.ReadAll(tr)
		if err != nil {
			return nil, err
		}
		_, rest, _ := strings.Cut(path.Clean(head.Name), "/")
		files[rest] = b
	}
}

func entries(open func(string) ([]byte, error)) ([]Entry, error) {
	b, err := open("index.json")
	if err != nil {
		return nil, err
	}
	var index map[string]Entry
	if err := json.Unmarshal(b, &index); err != nil {
		return nil, fmt.Errorf("read index: %w", err)
	}
	list := make([]Entry, 0, len(index))
	for key, e := range index {
		e.Key = key
		if e.Bytes, err = open("pages/" + e.File); err != nil {
			return nil, err
		}
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b Entry) int { return strings.Compare(a.Key, b.Key) })
	return list, nil
}
