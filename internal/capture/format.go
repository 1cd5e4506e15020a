package capture

import (
	"bytes"
	"mime"
	"path/filepath"
	"regexp"
	"strings"

	"dateline/internal/capture/zst"
)

// format is what bytes are, as far as it matters for how reports are got out
// of them.
type format string

// The formats. What is none of them is a page, a plain text, or something that
// the reader of articles refuses.
const (
	asPage   format = ""
	asFeed   format = "feed"
	asMap    format = "sitemap"
	asOPML   format = "list of feeds"
	asWARC   format = "web archive"
	asZip    format = "zip"
	asGzip   format = "gzip"
	asZstd   format = "zstandard"
	asMHTML  format = "web page with its pictures"
	asMbox   format = "mailbox"
	asMail   format = "mail"
	asPDF    format = "PDF"
	asWord   format = "Word document"
	asBundle format = "zipped web archive"
)

// The media types that captures get whose bytes are no page and no text.
const (
	typeMail = "message/rfc822"
	typePDF  = "application/pdf"
	typeWord = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
)

// headLen is how many bytes are looked at to tell a format.
const headLen = 4 << 10

// streamed says whether a source of this format may be longer than a page,
// because it is read item by item.
func (f format) streamed() bool {
	switch f {
	case asFeed, asMap, asOPML, asWARC, asGzip, asZstd, asMbox, asZip:
		return true
	}
	return false
}

// detect tells what bytes are by their beginning; name and contentType help
// where that does not tell.
func detect(head []byte, name, contentType string) format {
	media, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		media = ""
	}
	ext := strings.ToLower(filepath.Ext(name))
	switch {
	case bytes.HasPrefix(head, []byte("WARC/")):
		return asWARC
	case bytes.HasPrefix(head, []byte("\x1f\x8b\x08")):
		return asGzip
	case zst.Is(head):
		return asZstd
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return asZip
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")) && !bytes.Contains(head[:min(len(head), 1024)], []byte("<html")):
		return asPDF
	}
	if f := byRoot(head); f != asPage {
		return f
	}
	text := bytes.TrimLeft(head, " \t\r\n\ufeff")
	if bytes.HasPrefix(text, []byte("{")) && (media == "application/feed+json" || bytes.Contains(head, []byte("jsonfeed.org/version")) ||
		bytes.Contains(head, []byte(`jsonfeed.org\/version`))) {
		return asFeed
	}
	if f := byHeader(head, ext, media); f != asPage {
		return f
	}
	return endings[ext]
}

// endings tell what a file should be that does not look like it: what is wrong
// with it is then said in terms of that.
var endings = map[string]format{".rss": asFeed, ".atom": asFeed, ".jsonfeed": asFeed, ".opml": asOPML, ".warc": asWARC, ".mht": asMHTML, ".mhtml": asMHTML,
	".mbox": asMbox, ".eml": asMail}

// byRoot tells XML by its first element.
func byRoot(head []byte) format {
	b := bytes.ReplaceAll(head, []byte{0}, nil) // UTF-16
	for _, mark := range []string{"\xEF\xBB\xBF", "\xFE\xFF", "\xFF\xFE"} {
		b = bytes.TrimPrefix(b, []byte(mark))
	}
	for {
		b = bytes.TrimLeft(b, " \t\r\n")
		end := ""
		switch {
		case bytes.HasPrefix(b, []byte("<?")):
			end = "?>"
		case bytes.HasPrefix(b, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(b, []byte("<!")):
			end = ">"
			if sub, shut := bytes.IndexByte(b, '['), bytes.IndexByte(b, '>'); sub >= 0 && sub < shut {
				end = "]>"
			}
		case bytes.HasPrefix(b, []byte("<")):
			return roots[strings.ToLower(string(rootName.Find(b[1:])))]
		default:
			return asPage
		}
		_, rest, ok := bytes.Cut(b, []byte(end))
		if !ok {
			return asPage
		}
		b = rest
	}
}

var rootName = regexp.MustCompile(`^[A-Za-z0-9._:-]{1,40}`)

var roots = map[string]format{
	"rss": asFeed, "feed": asFeed, "atom:feed": asFeed, "rdf:rdf": asFeed, "rdf": asFeed, "channel": asFeed,
	"urlset": asMap, "sitemapindex": asMap, "opml": asOPML,
}

var fromClock = regexp.MustCompile(`^From \S+.* \d\d?:\d\d`)

var headerLine = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]{1,60}:[ \t\r]`)

// byHeader tells mail, mailboxes and web archives of browsers: a block of
// header fields, or the "From " line of a mailbox before it.
func byHeader(head []byte, ext, media string) format {
	// https://www.rfc-editor.org/rfc/rfc4155
	if bytes.HasPrefix(head, []byte("From ")) {
		line, rest, _ := bytes.Cut(head, []byte("\n"))
		if fromClock.Match(line[:min(len(line), 200)]) && (headerLine.Match(rest) || bytes.HasPrefix(rest, []byte(">From "))) {
			return asMbox
		}
	}
	head = bytes.TrimLeft(head, "\r\n")
	if !headerLine.Match(head) {
		return asPage
	}
	fields, _, _ := bytes.Cut(bytes.ReplaceAll(head, []byte("\r\n"), []byte("\n")), []byte("\n\n"))
	low := "\n" + strings.ToLower(string(fields))
	has := func(name string) bool { return strings.Contains(low, "\n"+name+":") }
	switch {
	case ext == ".mht", ext == ".mhtml", media == "multipart/related", has("snapshot-content-location"),
		strings.Contains(low, "content-type: multipart/related") && (has("mime-version") && !has("to") && !has("received")):
		return asMHTML
	case ext == ".eml", media == "message/rfc822",
		has("from") && has("date") && (has("message-id") || has("mime-version") || has("received")):
		return asMail
	}
	return asPage
}
