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

// later are the endings of sources that hold reports and are not read yet.
var later = map[string]string{
	".mht": "a web archive", ".mhtml": "a web archive", ".webarchive": "a web archive",
	".warc": "a web archive", ".wacz": "a web archive",
	".eml": "a mail", ".mbox": "a mailbox", ".pdf": "a PDF", ".docx": "a Word document",
	".rss": "a feed", ".atom": "a feed", ".opml": "a list of feeds",
}

// assetKinds are the endings of what stands beside saved pages, and need not
// be looked into.
var assetKinds = []string{".css", ".js", ".mjs", ".map", ".json", ".png", ".jpg", ".jpeg", ".gif",
	".webp", ".avif", ".svg", ".ico", ".bmp", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3",
	".mp4", ".m4a", ".webm", ".ogg", ".wav", ".zip", ".gz", ".xml", ".csv", ".tsv"}

// page says whether a file of a folder is a page: nil, or why it is not read.
// Files whose ending says nothing are looked into, because tools that fetch
// pages name them after the address ("talks", "story.php", "report.2031").
func page(path string) *Problem {
	ext := strings.ToLower(filepath.Ext(path))
	if isHTML(ext) || slices.Contains(textEndings, ext) {
		return nil
	}
	if what := later[ext]; what != "" {
		return skipped(path, "save its text as a web page or as plain text", "it is %s, which this version does not read", what)
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
