package markup

import (
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/news"

	"github.com/rogpeppe/go-internal/txtar"
)

// BenchmarkRead reads a page of the size of a newspaper's: the golden page
// with a body of sixty paragraphs and the scripts that such pages carry.
func BenchmarkRead(b *testing.B) {
	ar, err := txtar.ParseFile(filepath.Join("testdata", "newspaper.txtar"))
	if err != nil {
		b.Fatal(err)
	}
	page := string(ar.Files[0].Data)
	para := "<p>The directors of both lines said that the work on the track had cost more than they had thought, and that they would not ask for more.</p>"
	page = strings.Replace(page, `<h2>Who pays</h2>`, `<h2>Who pays</h2>`+strings.Repeat(para, 60), 1)
	page = strings.Replace(page, `</head>`, `<script>`+strings.Repeat("var x = function() { return 1; };\n", 2000)+`</script></head>`, 1)
	cap := news.Capture{Bytes: []byte(page)}
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(cap); err != nil {
			b.Fatal(err)
		}
	}
}
