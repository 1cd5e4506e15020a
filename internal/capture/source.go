package capture

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"
	"time"

	"dateline/internal/capture/wayback"
	"dateline/internal/capture/zst"
	"dateline/internal/news"

	"github.com/klauspost/compress/gzip"
)

// source is bytes to be looked into: a file, or what the network gave.
type source struct {
	ctx  context.Context
	name string
	o    Options
	// base has the address, the times and the media type of the source; its
	// bytes are unset.
	base news.Capture
	// size is the length in bytes, -1 where it is not known.
	size int64
	// open gives the bytes from the beginning, as often as it is called.
	open func() (io.ReadCloser, error)
	// yield takes what is found.
	yield func(news.Capture, error) bool
	// links and given count what was told and handed on.
	links, given int
}

// Expand gives what bytes that were obtained hold: a page is one capture; a
// feed, an archive or a mailbox is one capture for each item that has its text
// in it, with links told to o.Link. cap carries the bytes with their address,
// time and media type, as files and the network give them. An error is a
// *Problem about one item, after which the next follows, or what ended ctx.
func Expand(ctx context.Context, cap news.Capture, o Options) iter.Seq2[news.Capture, error] {
	if o.Limit == 0 {
		o.Limit = DefaultLimit
	}
	return func(yield func(news.Capture, error) bool) {
		s := source{ctx: ctx, name: cap.Name, o: o, base: cap, size: int64(len(cap.Bytes)), yield: yield,
			open: func() (io.ReadCloser, error) { return memory{bytes.NewReader(cap.Bytes)}, nil }}
		s.base.Bytes = nil
		s.read()
	}
}

// memory is bytes that need no closing.
type memory struct{ *bytes.Reader }

// Close does nothing.
func (memory) Close() error { return nil }

// expandFile gives what a file holds.
func expandFile(ctx context.Context, name string, o Options) iter.Seq2[news.Capture, error] {
	return func(yield func(news.Capture, error) bool) {
		info, err := os.Stat(name)
		if err != nil {
			yield(news.Capture{}, missing(name, err))
			return
		}
		s := fileSource(name)
		s.ctx, s.o, s.size, s.yield = ctx, o, info.Size(), yield
		s.base.Modified = info.ModTime()
		s.read()
	}
}

// fileSource is a file as a source, of which nothing was asked yet.
func fileSource(name string) *source {
	s := &source{name: name, base: news.Capture{Name: name}, size: -1, open: func() (io.ReadCloser, error) { return os.Open(name) }}
	if info, err := os.Stat(name); err == nil {
		s.size = info.Size()
	}
	return s
}

// fail tells that the source, or an item of it, could not be read.
func (s *source) fail(item, hint, format string, args ...any) bool {
	return s.yield(news.Capture{}, failed(s.item(item), hint, format, args...))
}

// item gives the name of an item of the source.
func (s *source) item(item string) string {
	if item == "" {
		return s.name
	}
	return s.name + ": " + item
}

// give hands on a capture. It says whether to go on.
func (s *source) give(cap news.Capture) bool {
	if err := s.ctx.Err(); err != nil {
		s.yield(news.Capture{}, err)
		return false
	}
	s.given++
	return s.yield(cap, nil)
}

// link tells a link.
func (s *source) link(l Link) {
	s.links++
	l.From = s.name
	if s.o.Link != nil {
		s.o.Link(l)
	}
}

// end says how many links nobody follows. A source that holds nothing else
// gave nothing, which is a failure.
func (s *source) end() bool {
	if s.links == 0 || s.o.Link != nil {
		return true
	}
	what := fmt.Sprintf("%d links to pages that are not in it", s.links)
	if s.links == 1 {
		what = "a link to a page that is not in it"
	}
	hint := "dateline follow fetches what the address of a feed or a sitemap leads to"
	if s.given == 0 {
		return s.fail("", hint, "it holds %s", what)
	}
	return s.yield(news.Capture{}, skipped(s.name, hint, "it holds %s", what))
}

// read finds what the source is, and reads it.
func (s *source) read() {
	head, tail, err := s.ends()
	if err != nil {
		s.fail("", deniedHint(err), "%w", cause(err))
		return
	}
	switch f := s.formatOf(head, tail); f {
	case asGzip, asZstd:
		s.packed()
	case asZip:
		s.zip()
	case asPage, asMail, asPDF, asWord:
		s.page(f)
	default:
		s.items(f)
	}
}

// formatOf tells the format by the first and last bytes: a JSON feed may say
// at its end that it is one.
func (s *source) formatOf(head, tail []byte) format {
	f := detect(head, s.name, s.base.ContentType)
	if f == asPage && bytes.HasPrefix(bytes.TrimSpace(head), []byte("{")) && bytes.Contains(tail, []byte("jsonfeed.org")) {
		return asFeed
	}
	return f
}

// items reads a source that holds several captures.
func (s *source) items(f format) {
	switch f {
	case asFeed:
		s.feed()
	case asWARC:
		s.warc()
	case asMap:
		s.sitemap()
	case asOPML:
		s.opml()
	case asMHTML:
		s.mhtml()
	case asMbox:
		s.mbox()
	}
}

// ends gives the first and the last bytes of the source. The last are given
// only where they can be had without reading all.
func (s *source) ends() (head, tail []byte, err error) {
	r, err := s.open()
	if err != nil {
		return nil, nil, err
	}
	defer r.Close()
	head = make([]byte, headLen)
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return nil, nil, err
	}
	if at, ok := r.(io.ReaderAt); ok && s.size > headLen {
		tail = make([]byte, 512)
		m, _ := at.ReadAt(tail, s.size-int64(len(tail)))
		tail = tail[:m]
	}
	return head[:n], tail, nil
}

func deniedHint(err error) string {
	if errors.Is(err, os.ErrPermission) {
		return "ask its owner for the right to read it"
	}
	return ""
}

// page reads a source that is one page, one text or one document.
func (s *source) page(f format) {
	r, err := s.open()
	if err != nil {
		s.fail("", deniedHint(err), "%w", cause(err))
		return
	}
	defer r.Close()
	b, err := readAll(r, s.name, max(s.size, 0), s.o)
	if err != nil {
		s.yield(news.Capture{}, err)
		return
	}
	cap := s.base
	cap.Name, cap.Bytes = s.name, b
	switch f {
	case asMail:
		cap.ContentType = typeMail
	case asPDF:
		cap.ContentType = typePDF
	case asWord:
		cap.ContentType = typeWord
	default:
		cap = archived(cap)
	}
	if s.give(cap) && f == asMail {
		s.attached("", b)
	}
}

// archived gives a page that was saved from the Wayback Machine the address
// that it is of and the time when the archive captured it.
func archived(cap news.Capture) news.Capture {
	snap, ok := wayback.Find(cap.Bytes)
	if !ok {
		return cap
	}
	if cap.Address == "" {
		cap.Address = snap.Address
	}
	if !snap.Time.IsZero() && (cap.Retrieved.IsZero() || snap.Time.Before(cap.Retrieved)) {
		cap.Retrieved = snap.Time
	}
	return cap
}

// packed reads what is packed in a gzip or zstandard file.
func (s *source) packed() {
	packed := *s
	inner := *s
	inner.size = -1
	inner.open = func() (io.ReadCloser, error) { return unpack(packed.open) }
	head, _, err := inner.ends()
	f := detect(head, trimPacking(s.name), "")
	if err != nil && f != asWARC { // an archive may go on behind what is damaged
		s.fail("", "get it again: it is not whole", "unpack: %w", err)
		return
	}
	switch f {
	case asWARC:
		s.warc()
	case asGzip, asZstd, asZip:
		s.fail("", "unpack it, and add what is in it", "it is packed twice")
	case asPage, asMail, asPDF, asWord:
		inner.page(f)
	default:
		inner.items(f)
	}
}

// trimPacking gives the name of a packed file without the ending that says so.
func trimPacking(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".zst")
}

// How far a packed file may unpack: text packs to a tenth, and what packs to
// less than a two hundredth is made to fill memory and time.
const (
	ratioFrom = 256 << 20
	ratioMax  = 200
)

// bombGuard is an unpacked stream with the packed bytes it came from.
type bombGuard struct {
	plain  io.Reader
	packed *countingReader
	n      int64
}

// unpack opens a gzip or zstandard file.
func unpack(open func() (io.ReadCloser, error)) (io.ReadCloser, error) {
	r, err := open()
	if err != nil {
		return nil, err
	}
	c := &countingReader{r: r}
	in := bufio.NewReader(c)
	if head, _ := in.Peek(4); zst.Is(head) {
		return &bombGuard{plain: &zstFile{zst.NewReader(in, nil)}, packed: c}, nil
	}
	gz, err := gzip.NewReader(in)
	if err != nil {
		r.Close()
		return nil, err
	}
	return &bombGuard{plain: gz, packed: c}, nil
}

// zstFile is what all frames of a zstandard file unpack to.
type zstFile struct{ *zst.Reader }

// Read goes on with the next frame where one ends.
func (f *zstFile) Read(p []byte) (int, error) {
	for {
		n, err := f.Reader.Read(p)
		if n > 0 || err != io.EOF {
			return n, err
		}
		if err := f.Next(); err != nil {
			return 0, err
		}
	}
}

// Read reads until the stream is too long for what it was packed in.
func (g *bombGuard) Read(p []byte) (int, error) {
	if g.n > ratioFrom && g.n/ratioMax > g.packed.n {
		return 0, fmt.Errorf("it unpacks to more than %d times its size", ratioMax)
	}
	n, err := g.plain.Read(p)
	g.n += int64(n)
	return n, err
}

// Close closes the file.
func (g *bombGuard) Close() error { return g.packed.r.Close() }

type countingReader struct {
	r io.ReadCloser
	n int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// stamped gives t if it was stated, in UTC.
func stamped(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return t.UTC()
}
