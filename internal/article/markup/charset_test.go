package markup

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

func encode(t *testing.T, m *charmap.Charmap, s string) string {
	t.Helper()
	out, err := m.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDecode(t *testing.T) {
	const russian = "Министры двух берегов встретились на льду фьорда и говорили три часа о рыбе, дорогах и старых долгах."
	const french = "Les ministres des deux rives se sont réunis à l'hôtel près du fjord gelé, où ils ont parlé de pêche."
	utf16le := "\xff\xfe"
	for _, u := range utf16.Encode([]rune("<p>Zürich</p>")) {
		utf16le += string([]byte{byte(u), byte(u >> 8)})
	}
	for _, tc := range []struct{ name, page, contentType, want, charset, from string }{
		{"plain ascii", "<p>plain</p>", "", "plain", "utf-8", "utf-8"},
		{"declared by meta", "<meta charset='windows-1251'>" + encode(t, charmap.Windows1251, russian), "", russian, "windows-1251", "declared"},
		{"declared by http-equiv", `<META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=koi8-r">` + encode(t, charmap.KOI8R, russian), "", russian, "koi8-r", "declared"},
		{"declared by the server", encode(t, charmap.ISO8859_1, french), "text/html; charset=ISO-8859-1", french, "windows-1252", "declared"},
		{"declared by xml", `<?xml version="1.0" encoding="iso-8859-1"?><html>` + encode(t, charmap.ISO8859_1, french), "", french, "windows-1252", "declared"},
		{"says latin-1, is utf-8", "<meta charset=iso-8859-1><p>" + french, "", french, "utf-8", "utf-8"},
		{"says utf-8, is latin-1", "<meta charset=utf-8><p>" + encode(t, charmap.Windows1252, strings.Repeat(french+" ", 3)), "", french, "", "detected"},
		{"undeclared cyrillic", "<p>" + encode(t, charmap.Windows1251, strings.Repeat(russian+" ", 3)), "", russian, "windows-1251", "detected"},
		{"utf-8 with a few bad bytes", "<meta charset=utf-8><p>" + strings.Repeat(french, 3) + "\x93x\x94", "", french, "utf-8", "declared"},
		{"cut within a letter", "<p>Zürich, caf\xc3", "", "Zürich, caf\ufffd", "utf-8", "utf-8"},
		{"declared, and cut within a letter", "<meta charset=utf-8><p>Zürich, caf\xc3", "", "Zürich, caf\ufffd", "utf-8", "declared"},
		{"byte order mark", "\xef\xbb\xbf<p>Zürich", "", "Zürich", "utf-8", "declared"},
		{"utf-16", utf16le, "", "Zürich", "utf-16le", "declared"},
		{"says utf-16 in ascii", "<meta charset=utf-16><p>Zürich", "", "Zürich", "utf-8", "declared"},
	} {
		text, name, from := Decode([]byte(tc.page), tc.contentType)
		if !utf8.Valid(text) {
			t.Errorf("%s: not UTF-8", tc.name)
		}
		if !strings.Contains(string(text), tc.want) {
			t.Errorf("%s: lacks %q: %q", tc.name, tc.want, text)
		}
		if tc.charset != "" && name != tc.charset || from != tc.from {
			t.Errorf("%s: got %s, %s; want %s, %s", tc.name, name, from, tc.charset, tc.from)
		}
	}
}

func TestIsHTML(t *testing.T) {
	for _, s := range []string{
		"<!DOCTYPE html><p>x", "\ufeff<html>", "<?xml version='1.0'?>\n<html xmlns='x'>", "<!-- saved from url=(0)x -->\n<html>",
		"<p>One.<p>Two.", "<h1>A</h1>", "\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00",
		"Stray words first <div class=a><p>then</p> <a href=x>markup</a></div>",
	} {
		if !IsHTML([]byte(s)) {
			t.Errorf("%q is HTML", s)
		}
	}
	for _, s := range []string{
		"", "The ferry runs again.", "a < b and c > d", "The tag <b> makes text bold, said the teacher, and went on to speak of other things for an hour.",
		"<ida@herald.example> wrote:", "<?xml version='1.0'?><rss><channel/></rss>", "%PDF-1.4",
	} {
		if IsHTML([]byte(s)) {
			t.Errorf("%q is no HTML", s)
		}
	}
}

// TestLikeliestIsOne holds that bytes that fit several sets equally well are
// read alike each time.
func TestLikeliestIsOne(t *testing.T) {
	b := []byte("\t\xfe<\x00pbA$a\x00")
	first := likeliest(b)
	for range 300 {
		if again := likeliest(b); again != first {
			t.Fatalf("%q, then %q", first, again)
		}
	}
}
