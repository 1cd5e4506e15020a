package capture

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The endings of files in a folder that are pages.
var (
	htmlEndings = []string{".html", ".htm", ".xhtml", ".xht", ".shtml"}
	textEndings = []string{".txt", ".text", ".md"}
)

// containers are the endings of sources that hold reports in another form.
var containers = []string{".mht", ".mhtml", ".warc", ".wacz", ".eml", ".mbox", ".pdf", ".docx", ".rss", ".atom", ".opml", ".jsonfeed"}

// assetKinds are the endings of what stands beside saved pages, and need not
// be looked into.
var assetKinds = []string{".css", ".js", ".mjs", ".map", ".json", ".png", ".jpg", ".jpeg", ".gif",
	".webp", ".avif", ".svg", ".ico", ".bmp", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3",
	".mp4", ".m4a", ".webm", ".ogg", ".wav", ".zip", ".gz", ".zst", ".xml", ".csv", ".tsv"}

// page says whether a file of a folder is a page: nil, or why it is not read.
// Files whose ending says nothing are looked into, because tools that fetch
// pages name them after the address ("talks", "story.php", "report.2031").
func page(path string) *Problem {
	ext := strings.ToLower(filepath.Ext(path))
	if isHTML(ext) || slices.Contains(textEndings, ext) {
		return nil
	}
	if slices.Contains(containers, ext) {
		return nil
	}
	if f := formatOf(path); f != asPage && (f != asGzip && f != asZstd && f != asZip || holdsReports(path)) {
		return nil
	}
	if slices.Contains(assetKinds, ext) {
		return skipped(path, "", "it is no web page and no plain text")
	}
	kind, err := sniff(path)
	switch {
	case err != nil:
		return failed(path, "ask its owner for the right to read it", "%w", cause(err))
	case kind == "text/html":
		return nil
	case kind == "text/plain" && !strings.ContainsFunc(ext, isLetter):
		return nil
	}
	return skipped(path, "name the file itself to have it read", "it is no web page and no plain text")
}

// isHTML says whether ext is that of a web page.
func isHTML(ext string) bool { return slices.Contains(htmlEndings, strings.ToLower(ext)) }

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' }

// sniff gives the media type that the first bytes of a file show, without
// parameters. https://mimesniff.spec.whatwg.org/
func sniff(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	head := make([]byte, 512)
	n, err := io.ReadFull(f, head)
	if n == 0 && err != io.EOF {
		return "", err
	}
	kind, _, _ := strings.Cut(http.DetectContentType(head[:n]), ";")
	return kind, nil
}

// formatOf tells what a file is by its beginning, asPage where it cannot be
// read.
func formatOf(path string) format {
	s := fileSource(path)
	head, tail, err := s.ends()
	if err != nil {
		return asPage
	}
	return s.formatOf(head, tail)
}

// holdsReports says whether a packed file of a folder holds what is read: the
// pictures and tables beside a page may be packed too.
func holdsReports(path string) bool {
	s := fileSource(path)
	if s.zipKind() != asPage {
		return true
	}
	s.open = func() (io.ReadCloser, error) { return unpack(fileSource(path).open) }
	s.size = -1
	head, _, err := s.ends()
	f := detect(head, strings.TrimSuffix(path, filepath.Ext(path)), "")
	if err != nil {
		return f == asWARC // what is behind the damage can be read
	}
	return f != asPage || isHTML(filepath.Ext(strings.TrimSuffix(path, filepath.Ext(path))))
}
