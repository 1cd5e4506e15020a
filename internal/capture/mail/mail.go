// Package mail reads what is written in MIME: mails, the messages of mailboxes,
// and web archives of browsers (MHTML).
//
// In: the bytes of one message. Out: its header fields and its parts with
// transfer encodings undone; Read picks what a reader of a newsletter sees.
//
//	From: Quay Courier <news@quay.example>
//	Subject: =?utf-8?q?Dam_opens?=
//	Date: Tue, 17 Mar 2026 10:00:00 +0100
//
//	The dam opened on Monday.
//
// gives Message{Subject: "Dam opens", FromName: "Quay Courier", Text: ...}.
// Nothing is refused for being written wrongly: what cannot be understood is
// left as it stands. Formats: RFC 5322, 2045 to 2047, 2231, 2557, 4155.
package mail

import (
	"bytes"
	"mime"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

const (
	maxDepth  = 20   // parts in parts
	maxParts  = 2000 // parts of one message
	maxFields = 2000 // header fields of one part
)

// Part is a message or a part of one.
type Part struct {
	Header Header
	// Type is the media type in lower case, "text/plain" where none is given;
	// Params are its parameters.
	Type   string
	Params map[string]string
	// Raw is the body as it stands, for a part without parts.
	Raw   []byte
	Parts []*Part
}

// Header is the header fields of a part, in order, unfolded.
type Header []Field

// Field is one header field as it stands.
type Field struct{ Name, Value string }

// Raw gives the first value of a field in any case of letters, "" if there is
// none.
func (h Header) Raw(name string) string {
	for _, f := range h {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// Get gives the first value of a field with encoded words read (RFC 2047).
func (h Header) Get(name string) string { return words(h.Raw(name)) }

// Parse reads a message.
func Parse(b []byte) *Part {
	left := maxParts
	return parse(b, 0, &left)
}

func parse(b []byte, depth int, left *int) *Part {
	p := &Part{}
	*left--
	p.Header, b = header(b)
	p.Type, p.Params = mediaType(p.Header.Raw("Content-Type"))
	p.Raw = b
	if depth >= maxDepth {
		return p
	}
	switch {
	case strings.HasPrefix(p.Type, "multipart/") && p.Params["boundary"] != "":
		for _, piece := range split(b, p.Params["boundary"]) {
			if *left <= 0 {
				break
			}
			p.Parts = append(p.Parts, parse(piece, depth+1, left))
		}
	case p.Type == "message/rfc822" && depth > 0:
		p.Parts = []*Part{parse(p.Body(), depth+1, left)}
	}
	if len(p.Parts) > 0 {
		p.Raw = nil
	}
	return p
}

// header reads header fields up to the empty line and gives what follows. A
// line that is no field, as in the middle of a cut message, ends them too.
func header(b []byte) (Header, []byte) {
	var h Header
	for len(b) > 0 {
		line, rest, _ := bytes.Cut(b, []byte("\n"))
		line = bytes.TrimSuffix(line, []byte("\r"))
		if len(line) == 0 {
			return h, rest
		}
		if line[0] == ' ' || line[0] == '\t' {
			if len(h) > 0 && len(h[len(h)-1].Value) < 64<<10 {
				h[len(h)-1].Value += " " + strings.TrimSpace(string(line))
			}
			b = rest
			continue
		}
		name, value, ok := bytes.Cut(line, []byte(":"))
		if !ok || bytes.ContainsAny(bytes.TrimRight(name, " \t"), " \t") {
			return h, b
		}
		if len(h) < maxFields {
			h = append(h, Field{strings.TrimSpace(string(name)), strings.TrimSpace(string(value))})
		}
		b = rest
	}
	return h, nil
}

// mediaType reads a Content-Type, also one that is not written well.
func mediaType(s string) (string, map[string]string) {
	media, params, err := mime.ParseMediaType(s)
	if err == nil && strings.Contains(media, "/") {
		return media, params
	}
	first, rest, _ := strings.Cut(s, ";")
	media = strings.ToLower(strings.TrimSpace(first))
	if !strings.Contains(media, "/") {
		media = "text/plain"
	}
	params = map[string]string{}
	for field := range strings.SplitSeq(rest, ";") {
		if k, v, ok := strings.Cut(field, "="); ok && len(params) < 50 {
			params[strings.ToLower(strings.TrimSpace(k))] = strings.Trim(strings.TrimSpace(v), `"'`)
		}
	}
	return media, params
}

// split cuts the body of a multipart at its boundary.
// https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1
func split(b []byte, boundary string) [][]byte {
	mark := []byte("--" + boundary)
	var pieces [][]byte
	start := -1
	last := append(bytes.Clone(mark), "--"...)
	for at := 0; at < len(b) && len(pieces) < maxParts; {
		end := len(b)
		if i := bytes.IndexByte(b[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := bytes.TrimRight(b[at:end], " \t\r\n")
		if bytes.HasPrefix(line, mark) && (len(line) == len(mark) || bytes.Equal(line, last)) {
			if start >= 0 {
				pieces = append(pieces, trimEnd(b[start:at]))
			}
			start = end
			if len(line) > len(mark) {
				return pieces
			}
		}
		at = end
	}
	if start >= 0 && start < len(b) {
		pieces = append(pieces, b[start:]) // the message is cut
	}
	return pieces
}

// trimEnd takes off the line end that belongs to the boundary.
func trimEnd(b []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(b, []byte("\n")), []byte("\r"))
}

// Each calls f for p and all parts in it, in order, until f says false.
func (p *Part) Each(f func(*Part) bool) bool {
	if !f(p) {
		return false
	}
	for _, kid := range p.Parts {
		if !kid.Each(f) {
			return false
		}
	}
	return true
}

// Attached says whether the part is meant to be saved and not shown.
func (p *Part) Attached() bool {
	kind, _, _ := strings.Cut(p.Header.Raw("Content-Disposition"), ";")
	return strings.EqualFold(strings.TrimSpace(kind), "attachment")
}

// FileName is the name that the sender gave an attached file, "" if none.
func (p *Part) FileName() string {
	_, params := mediaType("x/" + p.Header.Raw("Content-Disposition"))
	name := params["filename"]
	if name == "" {
		name = p.Params["name"]
	}
	name = words(name)
	return name[strings.LastIndexAny(name, `/\`)+1:]
}

// words reads encoded words; unknown character sets leave them as they are.
// Bytes that are no UTF-8 are read as windows-1252, which old mailers meant.
func words(s string) string {
	if s == "" {
		return ""
	}
	d := mime.WordDecoder{CharsetReader: charsetReader}
	if out, err := d.DecodeHeader(s); err == nil {
		s = out
	}
	return strings.Join(strings.Fields(toUTF8(s)), " ")
}

// toUTF8 reads a string that is no UTF-8 as windows-1252.
func toUTF8(s string) string {
	if strings.ToValidUTF8(s, "") == s {
		return s
	}
	enc, err := htmlindex.Get("windows-1252")
	if err != nil {
		return strings.ToValidUTF8(s, "\ufffd")
	}
	out, err := enc.NewDecoder().String(s)
	if err != nil {
		return strings.ToValidUTF8(s, "\ufffd")
	}
	return out
}
