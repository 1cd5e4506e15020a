package capture

import (
	"archive/zip"
	"bufio"
	"encoding/json"
	"errors"
	"io"
	pathpkg "path"
	"slices"
	"strings"

	"dateline/internal/news"
)

// maxList is how many addresses the list of pages of a bundle may have.
const maxList = 1_000_000

// openZip opens a source that is a zip archive.
func (s *source) openZip() (*zip.Reader, io.Closer, error) {
	r, err := s.open()
	if err != nil {
		return nil, nil, err
	}
	at, ok := r.(io.ReaderAt)
	if !ok || s.size < 0 {
		r.Close()
		return nil, nil, errors.New("it is packed twice")
	}
	z, err := zip.NewReader(at, s.size)
	if err != nil {
		r.Close()
		return nil, nil, err
	}
	return z, r, nil
}

// zipKind tells a bundle of web archives and a Word document from other zip
// files: asPage.
func (s *source) zipKind() format {
	z, c, err := s.openZip()
	if err != nil {
		return asPage
	}
	defer c.Close()
	for _, f := range z.File {
		switch {
		case f.Name == "word/document.xml":
			return asWord
		case isArchive(f.Name):
			return asBundle
		}
	}
	return asPage
}

// isArchive says whether a file of a bundle is a web archive.
// https://specs.webrecorder.net/wacz/1.1.1/#archive
func isArchive(name string) bool {
	return strings.HasSuffix(trimPacking(name), ".warc")
}

// zip reads a zip archive: a bundle of web archives (WACZ), or a Word document.
func (s *source) zip() {
	switch s.zipKind() {
	case asWord:
		s.page(asWord)
	case asBundle:
		s.bundle()
	default:
		if _, c, err := s.openZip(); err != nil {
			s.fail("", "get it again: it is not whole", "open zip: %w", err)
		} else {
			c.Close()
			s.fail("", "unpack it, and add the folder", "it is a zip archive, and no web archive or Word document")
		}
	}
}

// bundle reads the web archives of a WACZ file, in the order of their names.
func (s *source) bundle() {
	z, c, err := s.openZip()
	if err != nil {
		s.fail("", "get it again: it is not whole", "open zip: %w", err)
		return
	}
	defer c.Close()
	files := slices.Clone(z.File)
	slices.SortStableFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	a := newArchive(s)
	a.pages = s.pageList(files)
	for _, f := range files {
		if !isArchive(f.Name) {
			continue
		}
		if !a.records(func() (io.ReadCloser, error) { return s.openMember(f) }) {
			return
		}
	}
	a.end()
}

// openMember opens one file of a bundle. One that is stored as it is, as WACZ
// demands of web archives, can be sought in.
func (s *source) openMember(f *zip.File) (io.ReadCloser, error) {
	if f.Method != zip.Store {
		return f.Open()
	}
	r, err := s.open()
	if err != nil {
		return nil, err
	}
	at, ok := r.(io.ReaderAt)
	offset, err := f.DataOffset()
	if err != nil || !ok {
		r.Close()
		return f.Open()
	}
	return section{io.NewSectionReader(at, offset, int64(f.CompressedSize64)), r}, nil
}

// section is a part of an open file.
type section struct {
	*io.SectionReader
	file io.Closer
}

// Close closes the file.
func (s section) Close() error { return s.file.Close() }

// pageList reads the addresses that a bundle lists as pages, nil where it has
// no list: every page of it is taken then.
// https://specs.webrecorder.net/wacz/1.1.1/#pages-jsonl
func (s *source) pageList(files []*zip.File) map[string]bool {
	var pages map[string]bool
	for _, f := range files {
		if pathpkg.Dir(f.Name) != "pages" || !strings.HasSuffix(f.Name, ".jsonl") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			continue
		}
		lines := bufio.NewScanner(io.LimitReader(r, 1<<30))
		lines.Buffer(nil, 16<<20)
		for lines.Scan() && len(pages) < maxList {
			var row struct {
				URL string `json:"url"`
			}
			if json.Unmarshal(lines.Bytes(), &row) != nil || !isURL(row.URL) {
				continue
			}
			if pages == nil {
				pages = map[string]bool{}
			}
			pages[pageKey(row.URL)] = true
		}
		if err := lines.Err(); err != nil {
			s.yield(news.Capture{}, failed(s.item(f.Name), "every page of the archive is read", "read list of pages: %w", err))
			pages = nil
		}
		r.Close()
	}
	return pages
}
