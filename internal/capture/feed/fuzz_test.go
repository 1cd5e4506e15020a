package feed

import (
	"io"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzRead checks that every item of any bytes can be read again from its own
// document, and that reading ends.
func FuzzRead(f *testing.F) {
	for _, s := range samples {
		f.Add(s)
	}
	f.Add("<rss><channel><item><title><![CDATA[x</title></item><item/></channel></rss>")
	f.Add("\xff\xfe<\x00r\x00s\x00s\x00>\x00")
	f.Fuzz(func(t *testing.T, text string) {
		n := 0
		open := func() (io.Reader, error) { return strings.NewReader(text), nil }
		for it, err := range Read(open, "") {
			if n++; n > len(text)+1 {
				t.Fatal("more items than bytes")
			}
			if err != nil {
				continue
			}
			it.Full()
			if !utf8.Valid(it.Doc) || !utf8.ValidString(it.HTML) {
				t.Fatalf("no UTF-8: %q", it.Doc)
			}
			again, err := One(it.Doc)
			if err != nil {
				t.Fatalf("not read again: %v\n%q", err, it.Doc)
			}
			if again.Title != it.Title || again.Link != it.Link || again.HTML != it.HTML || !again.Published.Equal(it.Published.Time) || again.Source != it.Source {
				t.Fatalf("read again as another item:\n%+v\n%+v", it, again)
			}
		}
	})
}

// FuzzTime checks that no words make the reader of times fail.
func FuzzTime(f *testing.F) {
	f.Add("Tue, 17 Mar 2026 10:00:00 +0100")
	f.Add("17-Mar-26 10:00 PM EST")
	f.Fuzz(func(t *testing.T, raw string) {
		if s := ParseTime(raw, "f"); s.OK() && (s.Year() < 1990 || s.Year() > 2199) {
			t.Fatal(s)
		}
	})
}
