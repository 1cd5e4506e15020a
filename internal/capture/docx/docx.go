// Package docx reads the text of Word documents (Office Open XML).
//
// In: the bytes of a .docx file. Out: its paragraphs in order, with what their
// styles say they are, and what the document states of itself.
//
//	doc, err := docx.Read(b)
//	doc.Paras[0] // {Text: "Joint communiqué", Level: 1}
//
// Text that was deleted with changes tracked, field codes, comments, headers
// and footnotes are left out. The format: ECMA-376, part 1, section 17.
package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

const (
	maxXML   = 64 << 20 // bytes of one part of a document, unpacked
	maxParas = 200_000
)

// Document is what was read.
type Document struct {
	// Title and Creator are those of the document's properties, which word
	// processors fill by themselves; Created is when it was made.
	Title, Creator    string
	Created, Modified time.Time
	Paras             []Para
}

// Para is one paragraph.
type Para struct {
	Text string
	// Level is 1 for a title or heading of the first level, up to 9; 0 for text.
	Level int
	// Row says that it is a row of a table, its cells apart by tabs.
	Row bool
}

// Read reads a document. The error says why there is nothing to read; of a
// document that is damaged further on, what stands before is given with it.
func Read(b []byte) (*Document, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, fmt.Errorf("open document: %w", err)
	}
	doc := &Document{}
	var found error = errors.New("it is no Word document")
	for _, f := range z.File {
		switch f.Name {
		case "word/document.xml":
			found = part(f, doc.body)
		case "docProps/core.xml":
			part(f, doc.properties) // a document without them is whole
		}
	}
	return doc, found
}

// part reads one part of a document.
func part(f *zip.File, read func(*xml.Decoder) error) error {
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("open document: %w", err)
	}
	defer r.Close()
	limited := &io.LimitedReader{R: r, N: maxXML}
	d := xml.NewDecoder(limited)
	d.Strict, d.Entity = false, xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	err = read(d)
	if limited.N <= 0 {
		return errors.New("its text unpacks to more than 64 MiB")
	}
	return err
}

// body reads the paragraphs.
func (doc *Document) body(d *xml.Decoder) error {
	r := bodyReader{doc: doc}
	for {
		tok, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			r.endPara()
			return nil
		case err != nil:
			r.endPara()
			return fmt.Errorf("the document stops short: %w", err)
		case len(doc.Paras) > maxParas:
			return errors.New("it has too many paragraphs")
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if skipped(tok.Name.Local) {
				if err := skip(d); err != nil {
					r.endPara()
					return fmt.Errorf("the document stops short: %w", err)
				}
				continue
			}
			r.start(tok)
		case xml.CharData:
			if r.inText > 0 {
				r.text.Write(tok)
			}
		case xml.EndElement:
			r.end(tok.Name.Local)
		}
	}
}

// skipped says whether an element holds no text of the document: deletions,
// field codes, the second form of what has two, drawings' names.
func skipped(name string) bool {
	switch name {
	case "del", "moveFrom", "instrText", "delText", "Fallback", "annotation", "binData", "sectPrChange", "pPrChange", "rPrChange":
		return true
	}
	return false
}

// skip reads to the end of the element that was begun. xml.Decoder.Skip does
// so by calling itself.
func skip(d *xml.Decoder) error {
	for depth := 1; depth > 0; {
		tok, err := d.Token()
		if err != nil {
			return err
		}
		switch tok.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

type bodyReader struct {
	doc    *Document
	text   strings.Builder
	level  int
	inText int
	// rows counts tables that are open; in one, cells are joined into rows.
	rows  int
	cells []string
}

func (r *bodyReader) start(e xml.StartElement) {
	switch e.Name.Local {
	case "p":
		r.endPara()
	case "pStyle":
		r.level = level(attr(e, "val"))
	case "outlineLvl":
		if v := attr(e, "val"); len(v) == 1 && v[0] >= '0' && v[0] < '9' && r.level == 0 {
			r.level = int(v[0]-'0') + 1
		}
	case "t":
		r.inText++
	case "tab", "ptab":
		r.text.WriteByte('\t')
	case "br", "cr":
		r.text.WriteByte('\n')
	case "noBreakHyphen":
		r.text.WriteByte('-')
	case "tbl":
		r.endPara()
		r.rows++
	}
}

func (r *bodyReader) end(name string) {
	switch name {
	case "t":
		r.inText = max(0, r.inText-1)
	case "p":
		r.endPara()
	case "tr":
		r.endPara()
		if row := strings.Trim(strings.Join(r.cells, "\t"), "\t "); row != "" {
			r.doc.Paras = append(r.doc.Paras, Para{Text: row, Row: true})
		}
		r.cells = nil
	case "tbl":
		r.rows = max(0, r.rows-1)
	}
}

// endPara keeps the paragraph that was read, if it has words.
func (r *bodyReader) endPara() {
	text := strings.TrimSpace(strings.ToValidUTF8(strings.Map(plainRune, r.text.String()), ""))
	r.text.Reset()
	level := r.level
	r.level, r.inText = 0, 0
	switch {
	case text == "":
	case r.rows > 0:
		r.cells = append(r.cells, strings.Join(strings.Fields(text), " "))
	default:
		r.doc.Paras = append(r.doc.Paras, Para{Text: text, Level: min(level, 9)})
	}
}

// plainRune drops what XML text may hold and a report may not.
func plainRune(r rune) rune {
	if r < 0x20 && r != '\n' && r != '\t' || r == '\u00ad' {
		return -1
	}
	return r
}

// level gives the level of a paragraph style: "Title", "Heading1", and what
// word processors in other languages call them by identifier.
func level(style string) int {
	low := strings.ToLower(style)
	switch {
	case low == "title" || low == "titel" || low == "titre":
		return 1
	case low == "subtitle":
		return 2
	}
	for _, name := range []string{"heading", "berschrift", "titre", "ttulo", "kop"} {
		if i := strings.LastIndex(low, name); i >= 0 && len(low) == i+len(name)+1 {
			if c := low[len(low)-1]; c >= '1' && c <= '9' {
				return int(c - '0')
			}
		}
	}
	return 0
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// properties reads docProps/core.xml: ECMA-376, part 2, section 11.
func (doc *Document) properties(d *xml.Decoder) error {
	field := ""
	for {
		tok, err := d.Token()
		if err != nil {
			return err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			field = tok.Name.Local
		case xml.EndElement:
			field = ""
		case xml.CharData:
			text := strings.Join(strings.Fields(string(tok)), " ")
			when, _ := time.Parse(time.RFC3339, text)
			switch field {
			case "title":
				doc.Title += text
			case "creator":
				doc.Creator += text
			case "created":
				doc.Created = when
			case "modified":
				doc.Modified = when
			}
		}
	}
}
