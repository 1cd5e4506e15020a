package markup

import (
	"bytes"
	"regexp"
)

// sniffLen is how many bytes are looked at to tell the kind of a file.
const sniffLen = 64 << 10

var (
	// documentTag opens a page: nothing but markup begins so.
	documentTag = regexp.MustCompile(`(?i)^(<!--.*?-->|<\?xml[^>]*\?>|\s)*<(!doctype\s+html|html|head|body|meta|title|script|link|article|main|section|div|p|table|h1|span|ul|center|font)[\s/>]`)
	// anyTag is an element of running text.
	anyTag = regexp.MustCompile(`(?i)</?(html|head|body|div|p|a|span|h[1-6]|table|tr|td|ul|li|br|img|script|meta|article|section|title|em|strong|b|i)(\s[^<>]*)?/?>`)
)

// IsHTML tells HTML and XHTML from plain text by the bytes alone: it begins
// with a tag of a page, or its first 64 KiB hold many tags. A plain text that
// speaks of a tag or two is none.
func IsHTML(b []byte) bool {
	head := b[:min(len(b), sniffLen)]
	if u := bytes.IndexByte(head[:min(len(head), 512)], 0); u >= 0 {
		head = bytes.ReplaceAll(head, []byte{0}, nil) // UTF-16
	}
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	head = bytes.TrimPrefix(head, []byte("\xFE\xFF"))
	head = bytes.TrimPrefix(head, []byte("\xFF\xFE"))
	if documentTag.Match(head) {
		return true
	}
	tags := len(anyTag.FindAllIndex(head, 24))
	return tags >= 24 || (tags >= 3 && tags*400 > len(head))
}

// isBinary says whether b is no text of any character set: a signature of a
// common format, or control characters that no text holds.
func isBinary(b []byte) bool {
	head := b[:min(len(b), sniffLen)]
	for _, magic := range []string{"%PDF-", "PK\x03\x04", "\x89PNG", "\xFF\xD8\xFF", "GIF8", "\x1F\x8B", "\x7FELF",
		"Rar!", "7z\xBC\xAF", "RIFF", "\x00\x00\x01\x00", "SQLite format 3", "\xD0\xCF\x11\xE0", "MZ\x90", "ID3", "OggS", "wOF"} {
		if bytes.HasPrefix(head, []byte(magic)) {
			return true
		}
	}
	if bytes.HasPrefix(head, []byte("\xFE\xFF")) || bytes.HasPrefix(head, []byte("\xFF\xFE")) {
		return false
	}
	control := 0
	for _, c := range head {
		if c < 0x09 || (c > 0x0D && c < 0x20 && c != 0x1B) {
			control++
		}
	}
	return control > 4 && control*50 > len(head)
}

// cutShort says whether the page's markup stops before its end: a document
// that opens html or body and closes neither. The end tags are optional, so
// the text must stop inside a tag, or inside a paragraph that was opened.
func cutShort(text []byte) bool {
	tail := bytes.ToLower(bytes.TrimSpace(text[max(0, len(text)-2048):]))
	if bytes.Contains(tail, []byte("</html")) || bytes.Contains(tail, []byte("</body")) {
		return false
	}
	if !bytes.Contains(bytes.ToLower(text[:min(len(text), 4096)]), []byte("<html")) {
		return false
	}
	open, shut := bytes.LastIndexByte(tail, '<'), bytes.LastIndexByte(tail, '>')
	return open > shut || shut != len(tail)-1
}
