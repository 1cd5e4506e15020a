package mail

import (
	"bytes"
	"encoding/base64"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

func charsetReader(label string, in io.Reader) (io.Reader, error) {
	enc, err := htmlindex.Get(label)
	if err != nil {
		return nil, err
	}
	return enc.NewDecoder().Reader(in), nil
}

// Body gives the body of a part with its transfer encoding undone. What is
// written wrongly is left as it stands.
// https://www.rfc-editor.org/rfc/rfc2045#section-6
func (p *Part) Body() []byte {
	switch strings.ToLower(strings.TrimSpace(p.Header.Raw("Content-Transfer-Encoding"))) {
	case "base64":
		return decode64(p.Raw)
	case "quoted-printable":
		return quoted(p.Raw)
	}
	return p.Raw
}

// decode64 reads base64, passing over what is no character of it.
func decode64(b []byte) []byte {
	clean := make([]byte, 0, len(b))
	for _, c := range b {
		if c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' {
			clean = append(clean, c)
		}
	}
	if len(clean)%4 == 1 {
		clean = clean[:len(clean)-1]
	}
	out := make([]byte, base64.RawStdEncoding.DecodedLen(len(clean)))
	n, _ := base64.RawStdEncoding.Decode(out, clean)
	return out[:n]
}

// quoted reads quoted-printable; an "=" that begins no code stays.
func quoted(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] != '=' {
			out = append(out, b[i])
			continue
		}
		end := i + 1
		for end < len(b) && (b[end] == ' ' || b[end] == '\t' || b[end] == '\r') {
			end++
		}
		switch {
		case end >= len(b):
			return out
		case b[end] == '\n': // a soft line break
			i = end
		case i+2 < len(b) && hex(b[i+1]) >= 0 && hex(b[i+2]) >= 0:
			out = append(out, byte(hex(b[i+1])<<4|hex(b[i+2])))
			i += 2
		default:
			out = append(out, '=')
		}
	}
	return out
}

func hex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

// flowed rejoins the lines of format=flowed text.
// https://www.rfc-editor.org/rfc/rfc3676#section-4.1
func flowed(text string, delsp bool) string {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		if !strings.HasPrefix(line, ">") {
			line = strings.TrimPrefix(line, " ") // space-stuffed
		}
		if strings.HasSuffix(line, " ") && line != "-- " {
			if delsp {
				line = line[:len(line)-1]
			}
			b.WriteString(line)
			continue
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

// cleanText gives text with bare line ends.
func cleanText(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")) }
