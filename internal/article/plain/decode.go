package plain

import (
	"bytes"
	"mime"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode/utf32"

	"dateline/internal/fault"
)

// probe is how many bytes are looked at to guess a character set.
const probe = 64 << 10

// magics are the first bytes of common files that are not text.
var magics = []struct{ bytes, name, hint string }{
	{"%PDF-", "a PDF file", "save the article as a web page or as text, and add that"},
	{"PK\x03\x04", "a zip archive or an office document", "unpack it, or save the document as text, and add that"},
	{"\x1f\x8b", "gzip data", "unpack it with gunzip, and add the result"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it, and add the files"},
	{"Rar!\x1a\x07", "a RAR archive", "unpack it, and add the files"},
	{"\x89PNG", "a PNG picture", "Dateline reads text, not pictures"},
	{"\xff\xd8\xff", "a JPEG picture", "Dateline reads text, not pictures"},
	{"GIF8", "a GIF picture", "Dateline reads text, not pictures"},
	{"RIFF", "a sound, picture or film", "Dateline reads text only"},
	{"\x7fELF", "a program", "Dateline reads text only"},
	{"SQLite format 3\x00", "a database", "to open a story file, give it as the STORY, not as a source"},
	{"{\\rtf", "a rich text document", "save the document as plain text, and add that"},
	{"\xd0\xcf\x11\xe0", "an old office document", "save the document as plain text, and add that"},
}

// Decode turns b into UTF-8. contentType is the media type that came with the
// bytes, or "". charset is the IANA name of the set that was used, and from
// how it was found: "declared" (a byte order mark or the media type), "utf-8"
// (the bytes are valid UTF-8) or "detected".
func Decode(b []byte, contentType string) (text, charset, from string, err error) {
	if len(b) == 0 {
		return "", "", "", fault.New(fault.Partial, "the file has no bytes; was it saved whole?", "empty file")
	}
	for _, m := range magics {
		if bytes.HasPrefix(b, []byte(m.bytes)) {
			return "", "", "", fault.New(fault.Partial, m.hint, "not text: %s", m.name)
		}
	}
	text, charset, from = decode(b, contentType)
	if binary(text) {
		return "", "", "", fault.New(fault.Partial,
			"Dateline reads web pages and text; is this another kind of file?", "not text: binary data")
	}
	if strings.IndexFunc(text, unicode.IsLetter) < 0 {
		return "", "", "", fault.New(fault.Partial,
			"the file holds no letter; was it saved whole?", "no text found")
	}
	return text, charset, from, nil
}

func decode(b []byte, contentType string) (text, charset, from string) {
	if enc, name, skip := byMark(b); enc != nil {
		return through(enc, b[skip:]), name, "declared"
	}
	if bytes.HasPrefix(b, []byte("\xef\xbb\xbf")) {
		return strings.ToValidUTF8(string(b[3:]), "\ufffd"), "utf-8", "declared"
	}
	if utf8.Valid(b) && bytes.IndexByte(b, 0) < 0 && !escaped(b) {
		return string(b), "utf-8", "utf-8"
	}
	if name := wide(b); name != "" {
		enc, _ := htmlindex.Get(name)
		return through(enc, b), name, "detected"
	}
	if _, params, err := mime.ParseMediaType(contentType); err == nil {
		if enc, err := htmlindex.Get(params["charset"]); err == nil && params["charset"] != "" {
			if name, _ := htmlindex.Name(enc); name != "utf-8" {
				return through(enc, b), name, "declared"
			}
		}
	}
	if mostlyUTF8(b) {
		return strings.ToValidUTF8(string(b), "\ufffd"), "utf-8", "detected"
	}
	name := detect(b)
	enc, err := htmlindex.Get(name)
	if err != nil {
		name = "windows-1252"
		enc, _ = htmlindex.Get(name)
	}
	return through(enc, b), name, "detected"
}

// byMark recognises the byte order marks of UTF-16 and UTF-32.
func byMark(b []byte) (enc encoding.Encoding, name string, skip int) {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe\x00\x00")):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "utf-32le", 4
	case bytes.HasPrefix(b, []byte("\x00\x00\xfe\xff")):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "utf-32be", 4
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		enc, _ = htmlindex.Get("utf-16le")
		return enc, "utf-16le", 2
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		enc, _ = htmlindex.Get("utf-16be")
		return enc, "utf-16be", 2
	}
	return nil, "", 0
}

// wide recognises UTF-16 without a mark: Latin text in it has a zero in every
// other byte. Four in ten is half of what English prose has.
func wide(b []byte) string {
	b = b[:min(len(b), probe)]
	var zeros [2]int
	for i, c := range b {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := max(len(b)/2, 1)
	switch {
	case zeros[1]*10 >= half*4 && zeros[0]*20 < half:
		return "utf-16le"
	case zeros[0]*10 >= half*4 && zeros[1]*20 < half:
		return "utf-16be"
	}
	return ""
}

// escaped says whether seven-bit bytes carry the escapes of ISO-2022-JP.
func escaped(b []byte) bool {
	return bytes.Contains(b, []byte("\x1b$B")) || bytes.Contains(b, []byte("\x1b$@"))
}

// mostlyUTF8 accepts text that is UTF-8 but for a few broken bytes, as a cut
// in mid-character leaves them: one broken byte for every fifty good
// characters beyond ASCII, and the end of the text.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r == utf8.RuneError && n == 1 && len(b)-i >= utf8.UTFMax:
			bad++
		case n > 1:
			good++
		}
		i += n
	}
	return good > 0 && bad*50 <= good || good+bad == 0
}

// detect asks for the likeliest character set of b, an IANA name in lower
// case, "" if none is likely.
func detect(b []byte) string {
	res, err := chardet.NewTextDetector().DetectBest(b[:min(len(b), probe)])
	if err != nil || res == nil {
		return ""
	}
	return strings.ToLower(res.Charset)
}

func through(enc encoding.Encoding, b []byte) string {
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\ufffd")
	}
	return strings.ToValidUTF8(string(out), "\ufffd")
}

// fewOdd is how many odd characters even the shortest text may hold: the end
// of a text that was cut in mid-character leaves up to three.
const fewOdd = 3

// binary says whether text is no text: more than one control or replacement
// character in thirty, or a NUL in a hundred.
func binary(text string) bool {
	odd, nul, n := 0, 0, 0
	for _, r := range text {
		n++
		switch {
		case r == 0:
			nul++
			odd++
		case r == '\t' || r == '\n' || r == '\r' || r == '\f' || r == '\v' || r == 0x1b || r == 0x85:
		case r == utf8.RuneError || unicode.IsControl(r):
			odd++
		}
	}
	return odd > fewOdd && (odd*30 > n || nul*100 > n)
}
