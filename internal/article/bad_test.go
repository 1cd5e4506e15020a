package article

import (
	"encoding/json"
	"strings"
	"testing"

	"dateline/internal/news"
)

// TestBadInput says what each kind of bad input is called, and that it has a
// hint and no null in its JSON.
func TestBadInput(t *testing.T) {
	for _, tc := range []struct {
		name, bytes, want string
		limit             int
	}{
		{"empty", "", "empty file", 0},
		{"pdf", "%PDF-1.4\n%\xe2\xe3", "read PDF: it has no text layer", 0},
		{"zip", "PK\x03\x04\x14\x00\x00", "not text: a zip archive or an office document", 0},
		{"binary", strings.Repeat("\x00\x01\x02\xfeab", 400), "not text: binary data", 0},
		{"no letter", "12 34 -- !!\n", "no text found", 0},
		{"too large", strings.Repeat("The ports agreed. ", 200_000), "too large: 3 MiB, the limit is 1 MiB", 1 << 20},
	} {
		t.Run(tc.name, func(t *testing.T) {
			rep := Reader{Limit: tc.limit}.Read(news.Capture{Name: "f", Bytes: []byte(tc.bytes)})
			if rep.Error != tc.want {
				t.Errorf("error %q, want %q", rep.Error, tc.want)
			}
			if rep.Hint == "" || rep.Text != "" || rep.Read {
				t.Errorf("hint %q, text of %d bytes, read %v", rep.Hint, len(rep.Text), rep.Read)
			}
			if js := mustJSON(t, rep); strings.Contains(js, ":null") {
				t.Errorf("a null in %s", js)
			}
		})
	}
}

func mustJSON(t *testing.T, rep news.Report) string {
	t.Helper()
	b, err := json.Marshal(rep)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestOtherLanguage keeps a page in another language and does not read it.
func TestOtherLanguage(t *testing.T) {
	rep := Read(news.Capture{Bytes: []byte("Die beiden Häfen haben sich auf einen Preis geeinigt.\n\n" +
		"Die Schiffe warteten seit dem Frühling vor der Schleuse, und die Arbeiter haben nicht mehr daran geglaubt, dass sie noch in diesem Jahr geöffnet wird.\n")})
	if rep.Language != "de" || rep.Read || rep.Error != "" || len(rep.Passages) != 2 {
		t.Errorf("language %q, read %v, error %q, %d passages", rep.Language, rep.Read, rep.Error, len(rep.Passages))
	}
}

// TestIdentity holds that a file's name is no part of a report's identity, and
// that its address is.
func TestIdentity(t *testing.T) {
	text := []byte("Two ports agree.\n\nThe ports of Sella and Brand agreed on Monday to sell grain at one price.\n")
	a := Read(news.Capture{Name: "a.txt", Bytes: text})
	b := Read(news.Capture{Name: "b.txt", Bytes: text})
	c := Read(news.Capture{Name: "a.txt", Address: "https://vale.example/1", Bytes: text})
	if a.ID != b.ID || a.ID == c.ID || c.URL != "https://vale.example/1" {
		t.Errorf("ids %s %s %s, url %q", a.ID, b.ID, c.ID, c.URL)
	}
	if mustJSON(t, Read(news.Capture{Name: "a.txt", Bytes: text})) != mustJSON(t, a) {
		t.Errorf("the same capture gave two reports")
	}
}

// FuzzRead holds for any bytes that reading does not panic and that the spans
// fit the text.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"", "a", "By A B\n\nMay 3, 2021\n\nMOSCOW (AP) - X.", "^ a\nb ^\n", "\xff\xfeH\x00i\x00", "\f\f\r\n\v",
		"Understand the X\nA b. C d e f g h i j k l m n o p q.\n\nSource: y\n\nComments", "12/05/2021\n31/12/2021\n",
		"<html><body><p>The ports agreed on Monday to sell grain.</p></body></html>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		checkSpans(t, Read(news.Capture{Bytes: b}))
	})
}

func BenchmarkReadText(b *testing.B) {
	text := []byte(strings.Repeat("The ports of Sella and Brand agreed on Monday to sell grain at one price, \"after a long quarrel\", officials told AFP.\n\n", 40))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Read(news.Capture{Bytes: text})
	}
}
