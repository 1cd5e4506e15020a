package capture

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline/internal/news"
)

// files reads a file, or a folder with all folders in it.
type files struct{}

// Takes says yes: what is nothing else is a path.
func (files) Takes(string) bool { return true }

// Find walks source.
func (files) Find(ctx context.Context, source string, o Options) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		w := walk{ctx: ctx, o: o, yield: yield, folders: map[string]string{}}
		w.source(path(source))
	}
}

// path gives the path of a file's address, as browsers show it; any other
// source is a path already.
func path(source string) string {
	if u, err := url.Parse(source); err == nil && u.Scheme == "file" && u.Host == "" && u.Path != "" {
		return filepath.FromSlash(u.Path)
	}
	return source
}

// walk is one walk through the files of a source.
type walk struct {
	ctx   context.Context
	o     Options
	yield func(Item, error) bool
	// folders are those walked so far, by the path that they really have, with
	// the name by which they were met: links can lead to a folder twice, or
	// round in a circle.
	folders map[string]string
}

// source yields what a person named: a file of any kind of name is read.
func (w *walk) source(name string) bool {
	info, err := os.Stat(name)
	if err != nil {
		return w.yield(Item{}, missing(name, err))
	}
	if info.IsDir() {
		return w.folder(name)
	}
	return w.file(name, info)
}

// missing says why a path leads nowhere.
func missing(name string, err error) *Problem {
	if errors.Is(err, fs.ErrNotExist) {
		if _, e := os.Lstat(name); e == nil {
			return failed(name, "", "it is a link to nothing")
		}
		return failed(name, "look at the spelling, and at the folder you are in", "there is no such file")
	}
	return failed(name, "", "%w", cause(err))
}

// cause gives what is wrong with a file without its name, which stands before
// it anyway.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

// folder yields the files of a folder and of those in it, sorted by name.
func (w *walk) folder(name string) bool {
	real, err := filepath.EvalSymlinks(name)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		return w.yield(Item{}, missing(name, err))
	}
	if before, ok := w.folders[real]; ok {
		return w.yield(Item{}, skipped(name, "", "it is the folder %s again", before))
	}
	w.folders[real] = name
	entries, err := os.ReadDir(name)
	if err != nil {
		return w.yield(Item{}, failed(name, "ask its owner for the right to read it", "%w", cause(err)))
	}
	pages := stems(entries)
	for _, e := range entries {
		if w.ctx.Err() != nil {
			return w.yield(Item{}, w.ctx.Err())
		}
		if !w.entry(filepath.Join(name, e.Name()), e, pages) {
			return false
		}
	}
	return true
}

// entry yields what one entry of a folder holds.
func (w *walk) entry(name string, e fs.DirEntry, pages map[string]bool) bool {
	if strings.HasPrefix(e.Name(), ".") {
		return true
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return w.yield(Item{}, missing(name, err))
	case info.IsDir() && assets(e.Name(), pages):
		return true
	case info.IsDir():
		return w.folder(name)
	}
	if info.Mode().IsRegular() {
		if problem := page(name); problem != nil {
			return w.yield(Item{}, problem)
		}
	}
	return w.file(name, info)
}

// file yields one file as an item.
func (w *walk) file(name string, info fs.FileInfo) bool {
	switch {
	case !info.Mode().IsRegular():
		return w.yield(Item{}, failed(name, "", "it is %s, not a file", special(info.Mode())))
	case info.Size() > w.o.Limit && !formatOf(name).streamed():
		return w.yield(Item{}, tooLarge(name, length(info.Size()), w.o))
	}
	return w.yield(Item{Name: name, Size: info.Size(), Modified: info.ModTime(),
		Read: func(ctx context.Context) iter.Seq2[news.Capture, error] { return expandFile(ctx, name, w.o) }}, nil)
}

// special names what is neither a file nor a folder.
func special(m fs.FileMode) string {
	switch {
	case m&fs.ModeNamedPipe != 0:
		return "a pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	case m&fs.ModeDevice != 0:
		return "a device"
	}
	return fmt.Sprintf("something else (%s)", m.Type())
}

// stems gives the names of a folder's pages without their extensions.
func stems(entries []fs.DirEntry) map[string]bool {
	pages := map[string]bool{}
	for _, e := range entries {
		if ext := filepath.Ext(e.Name()); isHTML(ext) {
			pages[strings.TrimSuffix(e.Name(), ext)] = true
		}
	}
	return pages
}

// assets says whether a folder of this name holds the pictures, styles and
// scripts of a page beside it: browsers name it after the page, with an ending
// in the language of the browser.
func assets(folder string, pages map[string]bool) bool {
	return slices.ContainsFunc(assetEndings, func(end string) bool {
		stem, ok := strings.CutSuffix(folder, end)
		return ok && pages[stem]
	})
}

// assetEndings are those that Firefox and Chromium use (_files in every
// language), and the localised ones of Internet Explorer and Word.
// https://learn.microsoft.com/en-us/windows/win32/shell/manage#connected-files
var assetEndings = []string{"_files", ".files", "-Dateien", "-filer", "-file", "_archivos",
	"_fichiers", "_bestanden", "_arquivos", "_ficheiros", "_elemei", "_soubory", "_pliki",
	"_tiedostot", "_dosyalar", "_datoteke", "_fitxers", "_failid", "_fails", "_bylos",
	"_fajlovi", "_fitxategiak"}
