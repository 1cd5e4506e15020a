package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// document packs a document's main part.
func document(t testing.TB, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range [][2]string{
		{"[Content_Types].xml", "<Types/>"},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`},
		{"docProps/core.xml", `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Joint text</dc:title><dc:creator>Press office</dc:creator><dcterms:created>2026-03-17T09:00:00Z</dcterms:created></cp:coreProperties>`},
	} {
		w, err := z.Create(f[0])
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(f[1]))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func p(style, text string) string {
	if style != "" {
		style = `<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`
	}
	return "<w:p>" + style + "<w:r><w:t>" + text + "</w:t></w:r></w:p>"
}

// TestRead reads paragraphs and what they are.
func TestRead(t *testing.T) {
	tests := []struct {
		name, body string
		want       []Para
	}{
		{"styles", p("Title", "Joint text") + p("Heading2", "Harbour") + p("berschrift1", "Hafen") + p("Normal", "The dam &amp; more."), []Para{{"Joint text", 1, false}, {"Harbour", 2, false}, {"Hafen", 1, false}, {"The dam & more.", 0, false}}},
		{"runs", `<w:p><w:r><w:t>The </w:t></w:r><w:r><w:tab/><w:t>dam</w:t><w:br/></w:r><w:hyperlink><w:r><w:t>opened</w:t></w:r></w:hyperlink></w:p>`, []Para{{"The \tdam\nopened", 0, false}}},
		{"changes", `<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>`, []Para{{"new", 0, false}}},
		{"field codes", `<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r></w:p>`, []Para{{"3", 0, false}}},
		{"table", `<w:tbl><w:tr><w:tc>` + p("", "Cost") + `</w:tc><w:tc>` + p("", "12") + p("", "million") + `</w:tc></w:tr></w:tbl>` + p("", "After."), []Para{{"Cost\t12\tmillion", 0, true}, {"After.", 0, false}}},
		{"two forms of one box", `<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>box</w:t></mc:Choice><mc:Fallback><w:t>box</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, []Para{{"box", 0, false}}},
		{"empty", p("", " ") + p("", ""), nil},
		{"deep", strings.Repeat("<w:x>", 100_000) + p("", "x"), []Para{{"x", 0, false}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Read(document(t, tt.body))
			if err != nil && tt.name != "deep" {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, doc.Paras); diff != "" {
				t.Errorf("paragraphs (-want +got):\n%s", diff)
			}
			if doc.Title != "Joint text" || doc.Creator != "Press office" || doc.Created.IsZero() {
				t.Errorf("properties %+v", doc)
			}
		})
	}
}

// TestBad names what is no document, and gives what stands before damage.
func TestBad(t *testing.T) {
	if _, err := Read([]byte("words")); err == nil {
		t.Error("words are read as a document")
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.Create("a.txt")
	z.Close()
	if _, err := Read(b.Bytes()); err == nil {
		t.Error("a zip archive is read as a document")
	}
	doc, err := Read(document(t, p("", "whole")+"<w:p><w:r><w:t>cut<"))
	if err == nil || len(doc.Paras) == 0 || doc.Paras[0].Text != "whole" {
		t.Errorf("a cut document: %+v, %v", doc, err)
	}
	bomb := document(t, strings.Repeat(p("", "x"), 2<<20))
	if _, err := Read(bomb); err == nil {
		t.Error("a bomb is read whole")
	}
}

// FuzzBody checks that no main part makes the reader fail.
func FuzzBody(f *testing.F) {
	f.Add(p("Title", "Joint text") + "<w:tbl><w:tr><w:tc>" + p("", "a") + "</w:tc></w:tr></w:tbl>")
	f.Fuzz(func(t *testing.T, body string) {
		doc := &Document{}
		d := xml.NewDecoder(strings.NewReader(body))
		d.Strict = false
		doc.body(d)
		for _, para := range doc.Paras {
			if para.Text == "" || strings.ToValidUTF8(para.Text, "") != para.Text {
				t.Fatalf("paragraph %q", para.Text)
			}
		}
	})
}

// FuzzRead checks that no bytes make the reader fail.
func FuzzRead(f *testing.F) {
	f.Add(document(f, p("", "x")))
	f.Fuzz(func(t *testing.T, b []byte) { Read(b) })
}
