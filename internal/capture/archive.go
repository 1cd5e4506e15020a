package capture

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"mime"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"dateline/internal/capture/warc"
	"dateline/internal/news"
)

// archive is one reading of a web archive.
type archive struct {
	*source
	// pages lists the addresses that are pages where the archive has a list;
	// nil takes every one.
	pages map[string]bool
	// seen holds the addresses that gave a capture, hashed.
	seen map[uint64]bool
	// places is where the payload of a digest lies: what revisits repeat.
	places map[string]place
	// left counts what is no page, by what it is.
	left map[string]int
}

// place is where a record lies in the archive, or in one of a bundle.
type place struct {
	offset int64
	open   func() (io.ReadCloser, error)
	// dictionary is what the record is unpacked with.
	dictionary warc.Dictionary
}

func newArchive(s *source) *archive {
	return &archive{source: s, seen: map[uint64]bool{}, places: map[string]place{}, left: map[string]int{}}
}

// warc reads a web archive.
func (s *source) warc() {
	a := newArchive(s)
	if a.records(s.open) {
		a.end()
	}
}

// end tells how many records were no pages.
func (a *archive) end() bool {
	if len(a.left) == 0 {
		return true
	}
	kinds, sum := make([]string, 0, len(a.left)), 0
	for kind, n := range a.left {
		kinds = append(kinds, kind)
		sum += n
	}
	slices.SortFunc(kinds, func(x, y string) int {
		if a.left[x] != a.left[y] {
			return a.left[y] - a.left[x]
		}
		return strings.Compare(x, y)
	})
	var list []string
	for _, kind := range kinds[:min(len(kinds), 6)] {
		list = append(list, fmt.Sprintf("%s: %d", kind, a.left[kind]))
	}
	records := "records are no pages"
	if sum == 1 {
		records = "record is no page"
	}
	return a.yield(news.Capture{}, skipped(a.name, "", "%d %s (%s)", sum, records, strings.Join(list, ", ")))
}

// count counts a record that is no page; kinds that a hostile archive invents
// do not fill the memory.
func (a *archive) count(kind string) {
	if len(a.left) > 100 {
		kind = "other"
	}
	a.left[kind]++
}

// records reads one archive. It says whether to go on.
func (a *archive) records(open func() (io.ReadCloser, error)) bool {
	r, err := open()
	if err != nil {
		return a.fail("", deniedHint(err), "%w", cause(err))
	}
	defer r.Close()
	rd := warc.NewReader(r)
	for {
		if a.ctx.Err() != nil {
			a.yield(news.Capture{}, a.ctx.Err())
			return false
		}
		rec, err := rd.Next()
		if errors.Is(err, io.EOF) {
			return true
		}
		if bad, ok := errors.AsType[*warc.BadRecord](err); ok {
			if !a.fail(recordName(bad), "get the archive again if it is not whole; the other records are read", "%w", bad.Err) {
				return false
			}
			continue
		}
		if err != nil {
			return a.fail("", "get the archive again if it is not whole", "read archive: %w", cause(err))
		}
		if !a.record(rec, place{rec.Offset, open, rd.Dictionary()}) {
			return false
		}
	}
}

// recordName names a record that is broken.
func recordName(bad *warc.BadRecord) string {
	if bad.URI != "" {
		return bad.URI
	}
	return fmt.Sprintf("record at byte %d", bad.Offset)
}

// record gives what one record holds, which lies at a place.
func (a *archive) record(rec *warc.Record, at place) bool {
	uri := rec.URI()
	kind := rec.Type()
	switch {
	case kind == "response" || kind == "resource" || kind == "conversion" || kind == "revisit":
	case kind == "continuation":
		return a.fail(uri, "join the parts of the record with a WARC tool, and add the result", "it is a part of a record")
	default: // warcinfo, request, metadata: about pages, and none
		return true
	}
	if !isURL(uri) {
		a.count("no address of the web")
		return true
	}
	if rec.Header.Get("WARC-Segment-Number") != "" {
		return a.fail(uri, "join the parts of the record with a WARC tool, and add the result", "it is a part of a record")
	}
	if rec.Length > a.o.Limit+1<<20 {
		return a.yield(news.Capture{}, tooLarge(a.item(uri), length(rec.Length), a.o))
	}
	if kind == "conversion" && a.seen[hashOf(uri)] {
		a.count("text of a page that is here")
		return true
	}
	if kind == "revisit" {
		return a.revisit(rec)
	}
	block, ok := readBlock(rec)
	if !ok {
		return true // Next gives the problem
	}
	return a.block(rec, block, at)
}

// readBlock reads the block of a record whole.
func readBlock(rec *warc.Record) ([]byte, bool) {
	buf := bytes.NewBuffer(make([]byte, 0, min(rec.Length, 1<<20)+bytes.MinRead))
	_, err := buf.ReadFrom(rec.Body)
	return buf.Bytes(), err == nil && int64(buf.Len()) == rec.Length
}

// block gives the page in the block of a response, resource or conversion.
func (a *archive) block(rec *warc.Record, block []byte, at place) bool {
	uri := rec.URI()
	contentType, body := rec.Header.Get("Content-Type"), block
	if rec.Type() == "response" && strings.HasPrefix(contentType, "application/http") || bytes.HasPrefix(block, []byte("HTTP/1.")) {
		resp, err := warc.ParseResponse(block, a.o.Limit)
		switch {
		case errors.Is(err, warc.ErrTooLarge):
			return a.yield(news.Capture{}, tooLarge(a.item(uri), "more than", a.o))
		case err != nil:
			return a.fail(uri, "the other records are read", "%w", err)
		case resp.Status < 200 || resp.Status > 299:
			a.redirect(uri, resp)
			a.count(fmt.Sprintf("status %d", resp.Status))
			return true
		}
		contentType, body = resp.Header.Get("Content-Type"), resp.Body
	}
	if d := rec.Header.Get("WARC-Payload-Digest"); d != "" && at.offset >= 0 && isPage(contentType, body) == "" {
		a.places[d] = at
	}
	return a.payload(uri, contentType, body, rec)
}

// redirect takes the address that a listed page leads to into the list.
func (a *archive) redirect(uri string, resp warc.Response) {
	if to := resp.Header.Get("Location"); a.pages != nil && a.pages[pageKey(uri)] && to != "" {
		a.pages[pageKey(resolveURL(uri, to))] = true
	}
}

// payload gives one page of the archive.
func (a *archive) payload(uri, contentType string, body []byte, rec *warc.Record) bool {
	if kind := isPage(contentType, body); kind != "" {
		a.count(kind)
		return true
	}
	if a.pages != nil && !a.pages[pageKey(uri)] {
		a.count("frame or other page that is not in its list")
		return true
	}
	if strings.HasSuffix(uri, "/robots.txt") || strings.HasSuffix(uri, "/ads.txt") {
		a.count("robots.txt")
		return true
	}
	if len(body) == 0 {
		a.count("empty")
		return true
	}
	a.seen[hashOf(uri)] = true
	cap := news.Capture{Name: a.item(uri), Address: uri, Retrieved: stamped(rec.Date()), Modified: a.base.Modified, ContentType: contentType, Bytes: body}
	return a.give(archived(cap))
}

// revisit gives the page that a revisit record repeats, if the archive has it.
// The same bytes at the same address are the same capture, and need no second.
// https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/#revisit
func (a *archive) revisit(rec *warc.Record) bool {
	uri := rec.URI()
	if a.seen[hashOf(uri)] {
		a.count("page that had not changed")
		return true
	}
	at, ok := a.places[rec.Header.Get("WARC-Payload-Digest")]
	if !ok {
		a.count("page that had not changed, whose bytes are in another archive")
		return true
	}
	orig, err := at.read()
	if err != nil || orig.Length > a.o.Limit {
		return a.fail(uri, "", "the record that it repeats cannot be read again")
	}
	defer orig.close()
	block, ok := readBlock(orig.Record)
	if !ok {
		return a.fail(uri, "", "the record that it repeats cannot be read again")
	}
	// The page is that of the first record, its address and time those of the
	// revisit.
	again := *orig.Record
	again.Header = slices.Clone(orig.Header)
	for i, f := range again.Header {
		switch strings.ToLower(f.Name) {
		case "warc-target-uri":
			again.Header[i].Value = uri
		case "warc-date":
			again.Header[i].Value = rec.Header.Get("WARC-Date")
		case "warc-payload-digest":
			again.Header[i].Value = ""
		}
	}
	return a.block(&again, block, place{offset: -1})
}

// opened is a record that was read again.
type opened struct {
	*warc.Record
	close func() error
}

// read reads the record that lies at a place.
func (p place) read() (opened, error) {
	if p.open == nil {
		return opened{}, errors.New("no place")
	}
	r, err := p.open()
	if err != nil {
		return opened{}, err
	}
	seek, ok := r.(io.Seeker)
	if ok {
		_, err = seek.Seek(p.offset, io.SeekStart)
	} else {
		err = errors.New("the archive cannot be sought in")
	}
	if err != nil {
		r.Close()
		return opened{}, err
	}
	rec, err := warc.NewReaderAt(struct{ io.Reader }{r}, p.dictionary).Next()
	if err != nil {
		r.Close()
		return opened{}, err
	}
	return opened{rec, r.Close}, nil
}

// isData is how JSON and XML begin, and no text does.
var isData = regexp.MustCompile(`^(\{\s*["}]|\[\s*[\[{"\]\d]|<[?A-Za-z])`)

// isPage gives "" for a payload that can hold a report, else what it is.
func isPage(contentType string, body []byte) string {
	media, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		media, _, _ = strings.Cut(contentType, ";")
		media = strings.ToLower(strings.TrimSpace(media))
	}
	if media == "" || media == "application/octet-stream" || media == "unknown/unknown" {
		media, _, _ = strings.Cut(http.DetectContentType(body), ";")
	}
	switch media {
	case "text/html", "application/xhtml+xml":
		return ""
	case "text/plain":
		// Scripts and data are often sent as text/plain.
		if head := bytes.TrimSpace(body[:min(len(body), 1024)]); isData.Match(head) && !bytes.Contains(bytes.ToLower(head), []byte("<html")) {
			return "data"
		}
		return ""
	case typePDF, typeWord:
		return ""
	}
	kind, _, _ := strings.Cut(media, "/")
	switch {
	case kind == "image" || kind == "video" || kind == "audio" || kind == "font":
		return kind
	case strings.Contains(media, "javascript"), strings.Contains(media, "ecmascript"):
		return "script"
	case media == "text/css":
		return "style"
	case strings.HasSuffix(media, "json"):
		return "data"
	case strings.HasSuffix(media, "xml"):
		return "XML"
	}
	return "other"
}

func hashOf(s string) uint64 {
	h := fnv.New64a()
	io.WriteString(h, s)
	return h.Sum64()
}

// pageKey is an address as lists of pages are looked up by it.
func pageKey(uri string) string {
	uri, _, _ = strings.Cut(uri, "#")
	return strings.TrimSuffix(uri, "/")
}

// resolveURL reads an address against another; what cannot be read stays.
func resolveURL(base, s string) string {
	b, err := url.Parse(base)
	if err != nil {
		return s
	}
	u, err := b.Parse(s)
	if err != nil {
		return s
	}
	return u.String()
}
