// Package pdf reads the text layer of PDF files.
//
// In: the bytes of a file. Out: its paragraphs in reading order (columns one
// after the other, lines rejoined, running titles and page numbers left out),
// and what the file states of itself.
//
//	doc, err := pdf.Read(b)
//	doc.Paras // ["Joint communiqué", "The two delegations met in Sella on ..."]
//
// A file that is only pictures has no text layer: Paras is empty. Nothing of a
// file is run; what it may cost is bounded (filter.go, content.go). Files that
// are encrypted and open without a password are read. The format: ISO 32000-1.
package pdf

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf16"
)

// Document is what was read.
type Document struct {
	// Title is that of the file's properties, which is often the name of the
	// file that it was made from; Created is when it was made.
	Title   string
	Created time.Time
	Pages   int
	Paras   []string
	// Pictures says that a page has no text but something else.
	Pictures bool
}

// Read reads a file. Where there is an error, nothing could be read.
func Read(b []byte) (doc *Document, err error) {
	defer func() {
		if r := recover(); r != nil {
			doc, err = nil, fmt.Errorf("the reader gave up: %v", r)
		}
	}()
	f, err := open(b)
	if err != nil {
		return nil, err
	}
	doc = &Document{}
	f.info(doc)
	p := &painter{f: f, fonts: map[ref]*font{}}
	var pages [][]line
	for _, d := range f.pages() {
		doc.Pages++
		lines := layout(p.page(d))
		doc.Pictures = doc.Pictures || len(lines) == 0
		pages = append(pages, lines)
	}
	doc.Paras = paragraphs(dropRunning(pages))
	return doc, nil
}

// info reads the file's properties.
func (f *file) info(doc *Document) {
	d := f.dict(f.trailer["Info"])
	if d == nil || f.crypt != nil {
		return
	}
	s, _ := f.resolve(d["Title"]).(string)
	doc.Title = strings.Join(strings.Fields(textString(s)), " ")
	s, _ = f.resolve(d["CreationDate"]).(string)
	doc.Created = date(s)
}

// textString reads a text string (ISO 32000-1, 7.9.2.2).
func textString(s string) string {
	if strings.HasPrefix(s, "\xfe\xff") {
		var units []uint16
		for i := 2; i+1 < len(s); i += 2 {
			units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
		}
		return string(utf16.Decode(units))
	}
	if rest, ok := strings.CutPrefix(s, "\xef\xbb\xbf"); ok {
		return strings.ToValidUTF8(rest, "\ufffd")
	}
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(rune(s[i])) // PDFDocEncoding is Latin-1 for letters
	}
	return b.String()
}

// date reads "D:20260317100000+01'00'" (ISO 32000-1, 7.9.4).
func date(s string) time.Time {
	s = strings.ReplaceAll(strings.TrimPrefix(s, "D:"), "'", "")
	for _, layout := range []string{"20060102150405-0700", "20060102150405Z0700", "20060102150405", "200601021504", "20060102", "200601"} {
		if len(s) < len("200601") {
			break
		}
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	if len(s) >= 8 {
		if t, err := time.Parse("20060102", s[:8]); err == nil {
			return t
		}
	}
	return time.Time{}
}
