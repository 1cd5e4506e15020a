package cut

import (
	"bufio"
	"bytes"
	"io"
	"mime"
	"regexp"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
)

// probe is how many bytes are looked at to tell the character set.
const probe = 32 << 10

var xmlEncoding = regexp.MustCompile(`^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)

// Decode gives r as UTF-8 without byte order mark, and the beginning of it.
// The order is: byte order mark; the XML declaration; the media type; UTF-8 if
// the beginning is that; what the bytes look like. RFC 7303 puts the media
// type before the declaration; servers that say text/xml; charset=iso-8859-1
// for everything are why it is not so here.
func Decode(r io.Reader, contentType string) (io.Reader, []byte, error) {
	br := bufio.NewReaderSize(r, probe)
	head, err := br.Peek(probe)
	if err != nil && err != io.EOF {
		if len(head) == 0 {
			return nil, nil, err
		}
	}
	label := ""
	switch {
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		br.Discard(3)
		label = "utf-8"
	case bytes.HasPrefix(head, []byte("\xFE\xFF")):
		label = "utf-16be"
	case bytes.HasPrefix(head, []byte("\xFF\xFE")):
		label = "utf-16le"
	case bytes.HasPrefix(head, []byte("\x00<\x00")):
		label = "utf-16be"
	case bytes.HasPrefix(head, []byte("<\x00")) && len(head) > 3 && head[3] == 0:
		label = "utf-16le"
	default:
		label = declared(head, contentType)
	}
	text := io.Reader(br)
	if enc, err := htmlindex.Get(label); err == nil && label != "utf-8" {
		text = transform.NewReader(br, enc.NewDecoder())
	}
	out := bufio.NewReaderSize(transform.NewReader(text, runes.ReplaceIllFormed()), probe)
	start, err := out.Peek(4 << 10)
	if err != nil && err != io.EOF && len(start) == 0 {
		return nil, nil, err
	}
	if bytes.HasPrefix(start, []byte("\ufeff")) {
		out.Discard(3)
		start = start[3:]
	}
	return out, bytes.Clone(start), nil
}

// declared gives the name of the character set of bytes without a mark.
func declared(head []byte, contentType string) string {
	if m := xmlEncoding.FindSubmatch(head[:min(len(head), 512)]); m != nil {
		if name := known(string(m[1])); name != "" && name[:3] != "utf" {
			return name
		} else if name != "" && mostlyUTF8(head) {
			return "utf-8"
		}
	}
	if mostlyUTF8(head) {
		return "utf-8"
	}
	if _, params, err := mime.ParseMediaType(contentType); err == nil {
		if name := known(params["charset"]); name != "" && name != "utf-8" {
			return name
		}
	}
	if best, err := chardet.NewTextDetector().DetectBest(head); err == nil {
		if name := known(best.Charset); name != "" {
			return name
		}
	}
	return "windows-1252"
}

// known gives the WHATWG name of a label, "" if there is none.
func known(label string) string {
	enc, err := htmlindex.Get(label)
	if err != nil {
		return ""
	}
	name, err := htmlindex.Name(enc)
	if err != nil || len(name) < 3 || name == "replacement" {
		return ""
	}
	return name
}

// mostlyUTF8 says whether nearly all bytes beyond ASCII are good UTF-8.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r != utf8.RuneError || n > 1:
			good++
		case utf8.FullRune(b[i:]):
			bad++
		}
		i += n
	}
	return good >= 4*bad
}
