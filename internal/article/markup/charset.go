package markup

import (
	"bytes"
	"mime"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// How the character set of a page was found.
const (
	fromBOM      = "declared"
	fromDeclared = "declared"
	fromUTF8     = "utf-8"
	fromDetected = "detected"
)

// prescan is how many bytes at the head of a page may hold the declaration
// (https://html.spec.whatwg.org/#determining-the-character-encoding says 1024;
// saved pages put long comments first).
const prescan = 8192

// sample is how many bytes the detector sees.
const sample = 64 << 10

// Decode turns the page's bytes into valid UTF-8. The order is: byte order
// mark; declared UTF-8 that is valid, or any declaration that the bytes belie
// because they are valid multi-byte UTF-8; the declaration; detection. It
// gives the text, the IANA name of the set and how it was found.
func Decode(b []byte, contentType string) (text []byte, name, from string) {
	if enc, label, n := byBOM(b); enc != nil {
		return toUTF8(b[n:], enc), label, fromBOM
	}
	label := declared(b, contentType)
	if valid, multi := utf8Shape(b); valid {
		switch {
		case label == "utf-8":
			return mended(b), "utf-8", fromDeclared
		case multi || label == "":
			return mended(b), "utf-8", fromUTF8
		}
	}
	if label != "" && label != "utf-8" {
		if enc, err := htmlindex.Get(label); err == nil {
			if text := toUTF8(b, enc); !garbled(text) {
				return text, label, fromDeclared
			}
		}
	}
	if label == "utf-8" && mostlyUTF8(b) {
		return mended(b), "utf-8", fromDeclared
	}
	return detect(b)
}

// mended gives b with what is no UTF-8 in it replaced.
func mended(b []byte) []byte {
	if utf8.Valid(b) {
		return b
	}
	return bytes.ToValidUTF8(b, []byte("\uFFFD"))
}

// byBOM finds a byte order mark; n is its length.
func byBOM(b []byte) (enc encoding.Encoding, label string, n int) {
	for _, mark := range []struct{ bytes, label string }{
		{"\xEF\xBB\xBF", "utf-8"}, {"\xFE\xFF", "utf-16be"}, {"\xFF\xFE", "utf-16le"},
	} {
		if bytes.HasPrefix(b, []byte(mark.bytes)) {
			enc, _ = htmlindex.Get(mark.label)
			return enc, mark.label, len(mark.bytes)
		}
	}
	return nil, "", 0
}

// declared gives the canonical label that the Content-Type or the page's head
// declares, or "".
func declared(b []byte, contentType string) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil {
		if label := canonicalLabel(params["charset"]); label != "" {
			return label
		}
	}
	head := b[:min(len(b), prescan)]
	if i := bytes.Index(head, []byte("<?xml")); i >= 0 && i < 64 {
		line := head[i:]
		if end := bytes.Index(line, []byte("?>")); end > 0 {
			if label := canonicalLabel(attrValue(string(line[:end]), "encoding")); label != "" {
				return label
			}
		}
	}
	for rest := head; ; {
		i := bytes.Index(bytes.ToLower(rest), []byte("charset"))
		if i < 0 {
			return ""
		}
		start := bytes.LastIndexByte(rest[:i], '<')
		if start >= 0 && len(rest[start:]) > 5 && strings.EqualFold(string(rest[start+1:start+5]), "meta") {
			if label := canonicalLabel(attrValue(string(rest[i:min(len(rest), i+80)]), "charset")); label != "" {
				return label
			}
		}
		rest = rest[i+len("charset"):]
	}
}

// attrValue gives the value of key="value" in s, quotes optional.
func attrValue(s, key string) string {
	i := strings.Index(strings.ToLower(s), key)
	if i < 0 {
		return ""
	}
	s = strings.TrimLeft(s[i+len(key):], " \t\r\n")
	if !strings.HasPrefix(s, "=") {
		return ""
	}
	s = strings.TrimLeft(s[1:], " \t\r\n'\"")
	if end := strings.IndexAny(s, " \t\r\n'\"<>;?/"); end >= 0 {
		s = s[:end]
	}
	return s
}

// canonicalLabel gives the WHATWG name of a label, or "" for none that exists.
func canonicalLabel(label string) string {
	enc, name := charset.Lookup(label)
	if enc == nil || name == "replacement" || name == "x-user-defined" {
		return ""
	}
	// A page whose meta element could be read as ASCII is no UTF-16:
	// https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding
	if strings.HasPrefix(name, "utf-16") {
		return "utf-8"
	}
	return name
}

// utf8Shape says whether b is valid UTF-8, and whether it holds any multi-byte
// sequence. A sequence cut at the very end of the page counts as valid.
func utf8Shape(b []byte) (valid, multi bool) {
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n <= 1 {
			return !utf8.FullRune(b[i:]) && multi, multi
		}
		multi = true
		i += n
	}
	return true, multi
}

// mostlyUTF8 says whether nearly all of b's multi-byte sequences are UTF-8, so
// that a few bad bytes (a cut, a pasted quote) do not change the set.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n <= 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good >= 4*bad
}

// garbled says whether decoding made many replacement characters: the
// declaration lies.
func garbled(text []byte) bool {
	n := bytes.Count(text, []byte("\uFFFD"))
	return n > 8 && n*200 > len(text)
}

// detect asks the detector. What it does not know is windows-1252, as in
// browsers.
func detect(b []byte) ([]byte, string, string) {
	part := b
	if len(part) > sample {
		part = b[len(b)/2-sample/2 : len(b)/2+sample/2]
	}
	name := "windows-1252"
	if label := canonicalLabel(likeliest(part)); label != "" {
		name = label
	}
	if name == "utf-8" {
		return bytes.ToValidUTF8(b, []byte("\uFFFD")), name, fromDetected
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return bytes.ToValidUTF8(b, []byte("\uFFFD")), "utf-8", fromDetected
	}
	return toUTF8(b, enc), name, fromDetected
}

// likeliest gives the detector's best guess, "" if it has none to speak of.
// The detector tries all sets at once and gives those that it holds for equally
// likely in the order in which they were done: here the first of the alphabet
// wins, but Latin 1 over all.
func likeliest(part []byte) string {
	all, err := chardet.NewHtmlDetector().DetectAll(part)
	if err != nil {
		return ""
	}
	best := chardet.Result{}
	for _, r := range all {
		if r.Confidence > best.Confidence || r.Confidence == best.Confidence && best.Charset != latin1 && (r.Charset == latin1 || r.Charset < best.Charset) {
			best = r
		}
	}
	if best.Confidence < 20 {
		return ""
	}
	return best.Charset
}

const latin1 = "ISO-8859-1"

// toUTF8 decodes b; bytes that the set does not have become U+FFFD.
func toUTF8(b []byte, enc encoding.Encoding) []byte {
	text, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		text = b
	}
	return bytes.ToValidUTF8(text, []byte("\uFFFD"))
}
