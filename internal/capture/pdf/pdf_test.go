package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// builder writes PDF files.
type builder struct {
	b    bytes.Buffer
	next int
}

func (w *builder) object(body string) int {
	w.next++
	fmt.Fprintf(&w.b, "%d 0 obj\n%s\nendobj\n", w.next, body)
	return w.next
}

func (w *builder) stream(dict, data string) int {
	return w.object(fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data))
}

// deflated packs a stream.
func deflated(s string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}

// document writes a file of pages with the given contents.
func document(contents ...string) []byte {
	w := &builder{}
	w.b.WriteString("%PDF-1.7\n")
	font := w.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	var kids []string
	for _, c := range contents {
		data := deflated(c)
		s := w.stream("/Filter /FlateDecode", data)
		kids = append(kids, fmt.Sprintf("%d 0 R", w.object(fmt.Sprintf("<< /Type /Page /Contents %d 0 R /Resources << /Font << /F1 %d 0 R >> >> >>", s, font))))
	}
	pages := w.object(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(kids)))
	root := w.object(fmt.Sprintf("<< /Type /Catalog /Pages %d 0 R >>", pages))
	info := w.object("<< /Title (Joint \\(first\\) text) /CreationDate (D:20260317100000+01'00') >>")
	fmt.Fprintf(&w.b, "trailer\n<< /Root %d 0 R /Info %d 0 R >>\nstartxref\n0\n%%%%EOF\n", root, info)
	return w.b.Bytes()
}

// lines draws lines of text from a place downwards.
func lines(x, y, size, lead int, text ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "BT /F1 %d Tf %d %d Td %d TL\n", size, x, y, lead)
	for _, t := range text {
		fmt.Fprintf(&b, "(%s) Tj T*\n", strings.NewReplacer("(", "\\(", ")", "\\)").Replace(t))
	}
	b.WriteString("ET\n")
	return b.String()
}

var left = []string{"The two delegations met in Sella to", "speak about the harbour of Tolm, which", "has been closed to ships since the", "storm of the previous winter, and of",
	"the fish. They agreed that it shall be", "dredged before the summer comes, and"}
var right = []string{"that the cost shall be borne by both", "sides in equal parts. The work will be", "supervised by a commission of six", "members from both cities, who will re-",
	"port to their councils every month, as", "the mayors said in their statement."}

// TestRead reads pages of several layouts.
func TestRead(t *testing.T) {
	title := lines(72, 760, 20, 24, "Joint text on the harbour")
	columns := strings.Join(left, " ") + " " + strings.ReplaceAll(strings.Join(right, " "), "re- port", "report")
	tests := []struct {
		name  string
		pages []string
		want  []string
	}{
		{"one column", []string{title + lines(72, 700, 11, 13, left...)}, []string{"Joint text on the harbour", strings.Join(left, " ")}},
		{"two columns", []string{title + lines(72, 700, 11, 13, left...) + lines(320, 700, 11, 13, right...)}, []string{"Joint text on the harbour", columns}},
		{"two columns, drawn row by row", []string{title + rowByRow()}, []string{"Joint text on the harbour", columns}},
		{"paragraphs", []string{lines(72, 700, 11, 13, left[0], left[1]) + lines(72, 660, 11, 13, right[0], right[1])}, []string{left[0] + " " + left[1], right[0] + " " + right[1]}},
		{"running titles and numbers", []string{
			lines(72, 800, 8, 10, "City of Tolm, 3 of 9") + lines(72, 700, 11, 13, left...) + lines(300, 30, 8, 10, "1"),
			lines(72, 800, 8, 10, "City of Tolm, 4 of 9") + lines(72, 700, 11, 13, right...) + lines(300, 30, 8, 10, "2"),
		}, []string{columns}},
		{"letters apart", []string{"BT /F1 12 Tf 72 700 Td [(T) -20 (he) -300 (d) 15 (am) -278 (opened.)] TJ ET"}, []string{"The dam opened."}},
		{"marks and signs", []string{"BT /F1 12 Tf 72 700 Td (\\223Caf\\351\\224 \\226 it\\222s) Tj ET"}, []string{"“Café” – it’s"}},
		{"artifact", []string{"/Artifact <</Type /Pagination>> BDC " + lines(72, 800, 8, 10, "Draft") + " EMC " + lines(72, 700, 11, 13, left[0])}, []string{left[0]}},
		{"bold by drawing twice", []string{lines(72, 700, 11, 13, left[0]) + "BT /F1 11 Tf 72.3 700 Td (" + left[0] + ") Tj ET"}, []string{left[0]}},
		{"up the edge", []string{"BT /F1 11 Tf 0 1 -1 0 20 300 Tm (along the edge) Tj ET " + lines(72, 700, 11, 13, left[0])}, []string{left[0]}},
		{"picture in the text", []string{lines(72, 700, 11, 13, left[0]) + "BI /W 1 /H 1 ID (\x00\xff Tj EI " + lines(72, 687, 11, 13, left[1])}, []string{left[0] + " " + left[1]}},
		{"nothing", []string{""}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Read(document(tt.pages...))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, doc.Paras); diff != "" {
				t.Errorf("paragraphs (-want +got):\n%s", diff)
			}
			if doc.Title != "Joint (first) text" || !doc.Created.Equal(time.Date(2026, 3, 17, 9, 0, 0, 0, time.UTC)) || doc.Pages != len(tt.pages) {
				t.Errorf("title %q, made %v, %d pages", doc.Title, doc.Created, doc.Pages)
			}
		})
	}
}

// rowByRow draws two columns as some programs do.
func rowByRow() string {
	var b strings.Builder
	for i := range left {
		b.WriteString(lines(72, 700-13*i, 11, 13, left[i]) + lines(320, 700-13*i, 11, 13, right[i]))
	}
	return b.String()
}

// TestDamaged reads what is left of damaged files, and says what is wrong.
func TestDamaged(t *testing.T) {
	whole := document(lines(72, 700, 11, 13, left...))
	cut := whole[:bytes.Index(whole, []byte("trailer"))]
	if doc, err := Read(cut); err != nil || len(doc.Paras) != 1 {
		t.Errorf("without trailer: %v, %v", doc, err)
	}
	if doc, err := Read(bytes.ReplaceAll(whole, []byte("/Length "), []byte("/Length 9"))); err != nil || len(doc.Paras) != 1 {
		t.Errorf("wrong lengths: %v, %v", doc, err)
	}
	if _, err := Read([]byte("words")); err == nil {
		t.Error("words are read as a PDF")
	}
	locked := bytes.Replace(whole, []byte("trailer\n<<"), []byte("trailer\n<< /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) >>"), 1)
	if _, err := Read(locked); err == nil || !strings.Contains(err.Error(), "password") {
		t.Errorf("a locked file: %v", err)
	}
}

// TestBounds reads files that are made to fill memory and time.
func TestBounds(t *testing.T) {
	bomb := deflated(deflated(strings.Repeat(strings.Repeat("(x) Tj ", 1000), 20_000)))
	w := &builder{}
	w.b.WriteString("%PDF-1.7\n")
	s := w.stream("/Filter [/FlateDecode /FlateDecode]", bomb)
	refs := strings.Repeat(fmt.Sprintf("%d 0 R ", s), 1000)
	page := w.object("<< /Type /Page /Contents [" + refs + "] >>")
	pages := w.object(fmt.Sprintf("<< /Type /Pages /Kids [%d 0 R 3 0 R] >>", page)) // and itself
	w.object(fmt.Sprintf("<< /Type /Catalog /Pages %d 0 R >>", pages))
	if _, err := Read(w.b.Bytes()); err != nil {
		t.Log(err)
	}
	if _, err := Read([]byte("%PDF-1.4\n1 0 obj\n" + strings.Repeat("[", 1_000_000))); err != nil {
		t.Log(err)
	}
	if _, err := Read([]byte("%PDF-1.4\n" + strings.Repeat("1 0 obj <</A 1 0 R>> ", 100_000))); err != nil {
		t.Log(err)
	}
}

// TestToUnicode reads a font whose codes only its map explains.
func TestToUnicode(t *testing.T) {
	m := readCMap([]byte("1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0003> <0020> <0005> <00660069> endbfchar 2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0414> <0431>] endbfrange"))
	ft := &font{two: true, unicode: m, width: 1000, vscale: 0.001}
	var b strings.Builder
	ft.decode("\x00\x10\x00\x12\x00\x03\x00\x05\x00\x20\x00\x21\x00\x99", func(s string, _ float64, _ bool) { b.WriteString(s) })
	if b.String() != "AC fiДб" {
		t.Errorf("text %q", b.String())
	}
}

// TestGlyphs reads the names of glyphs.
func TestGlyphs(t *testing.T) {
	for name, want := range map[string]string{"A": "A", "Aacute": "Á", "scaron": "š", "uni0416": "Ж", "u1F600": "😀", "afii10049": "Я", "afii10097": "я", "quoteright": "’", "fi": "fi", "one.oldstyle": "1", "space": " ", "germandbls": "ß", "g123": ""} {
		if got := glyph(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

// TestLZW unpacks the example of ISO 32000-1, 7.4.4.2.
func TestLZW(t *testing.T) {
	got := lzwEarly([]byte{0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01})
	if !bytes.Equal(got, []byte{45, 45, 45, 45, 45, 65, 45, 45, 45, 66}) {
		t.Errorf("got %v", got)
	}
}

// FuzzRead checks that no file makes the reader fail, and that what it gives
// is UTF-8.
func FuzzRead(f *testing.F) {
	f.Add(document(lines(72, 700, 11, 13, left...)))
	f.Add([]byte("%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> 2 0 obj <</Kids[3 0 R]>> 3 0 obj <</Type/Page/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> 4 0 obj <</Length 30>> stream\nBT /F 9 Tf 9 9 Td <0041> Tj [(a) 9 (b)] TJ ET endstream 5 0 obj <</Subtype/Type0/ToUnicode 6 0 R>> 6 0 obj <<>> stream\n1 beginbfrange <00> <ff> <0041> endbfrange endstream"))
	f.Fuzz(func(t *testing.T, b []byte) {
		doc, err := Read(b)
		if err != nil {
			if strings.Contains(err.Error(), "gave up") {
				t.Fatal(err)
			}
			return
		}
		for _, p := range doc.Paras {
			if strings.ToValidUTF8(p, "") != p || p == "" {
				t.Fatalf("paragraph %q", p)
			}
		}
	})
}

// FuzzContent fuzzes what is drawn on a page, which is packed in files.
func FuzzContent(f *testing.F) {
	f.Add(lines(72, 700, 11, 13, left...) + "q 1 0 0 1 5 5 cm Q /Artifact BMC EMC")
	f.Fuzz(func(t *testing.T, content string) {
		p := &painter{f: &file{budget: 1 << 20}, fonts: map[ref]*font{}}
		p.st = textState{ctm: identity, scale: 1}
		p.fonts[ref{1, 0}] = p.f.newFont(dict{})
		p.run([]byte(content), dict{"Font": dict{"F1": ref{1, 0}}}, 0)
		for _, para := range paragraphs(dropRunning([][]line{layout(p.runs)})) {
			if strings.ToValidUTF8(para, "") != para {
				t.Fatalf("paragraph %q", para)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var pages []string
	for range 20 {
		pages = append(pages, lines(72, 700, 11, 13, left...)+lines(320, 700, 11, 13, right...))
	}
	file := document(pages...)
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		if _, err := Read(file); err != nil {
			b.Fatal(err)
		}
	}
}
