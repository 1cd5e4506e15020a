// Package warc reads web archives: WARC 0.17 to 1.1, as they are or compressed
// with gzip or zstandard, one record after the other, however long the archive
// is.
//
// In: the bytes of an archive. Out: records, in order.
//
//	rd := warc.NewReader(file)
//	for {
//		rec, err := rd.Next() // io.EOF at the end
//		if bad, ok := errors.AsType[*warc.BadRecord](err); ok { ... continue }
//		resp, err := warc.ParseResponse(block, limit) // status, headers, body
//	}
//
// A record that is broken is a *BadRecord, and reading goes on with the next
// one that can be found. The formats: https://iipc.github.io/warc-specifications/.
package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"dateline/internal/capture/zst"

	"github.com/klauspost/compress/gzip"
)

const (
	maxHeader = 1 << 20 // bytes of the header of a record
	maxFields = 1000    // fields in it
	// maxSkip is how much of a record that is not wanted is unpacked to find
	// the next one, in bytes.
	maxSkip = 4 << 30
)

// Record is one record. Body must be read before the next record is asked for.
// Where Body ends before Length or with an error, what is wrong is the *BadRecord
// that Next gives next.
type Record struct {
	Header Header
	// Offset is where the record, or the gzip member or zstandard frame that
	// begins with it, begins in the archive; -1 for a record inside one.
	Offset int64
	// Length is that of Body in bytes, as the record states it.
	Length int64
	Body   io.Reader
}

// Header is the named fields of a record, in order.
type Header []Field

// Field is one named field.
type Field struct{ Name, Value string }

// Get gives the first value of a field, in any case of letters, "" if there is
// none.
func (h Header) Get(name string) string {
	for _, f := range h {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// Type is the kind of a record ("response"), in lower case.
func (rec *Record) Type() string { return strings.ToLower(rec.Header.Get("WARC-Type")) }

// URI is the address that a record is of, without the angle brackets of old
// writers.
func (rec *Record) URI() string { return brackets(rec.Header.Get("WARC-Target-URI")) }

func brackets(s string) string {
	if strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") {
		return s[1 : len(s)-1]
	}
	return s
}

// Date is when the record was made, zero where it does not say.
func (rec *Record) Date() time.Time { return ParseDate(rec.Header.Get("WARC-Date")) }

// ParseDate reads a WARC-Date: W3CDTF, or the 14 digits of the Wayback Machine.
func ParseDate(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02", "20060102150405"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}

// BadRecord is why a record could not be read. Reading goes on behind it.
type BadRecord struct {
	Offset int64  // in the archive as it lies on the disk
	URI    string // of the record, "" where that was not reached
	Err    error
}

// Error gives the place and the cause.
func (e *BadRecord) Error() string { return fmt.Sprintf("record at byte %d: %v", e.Offset, e.Err) }

// Unwrap gives the cause.
func (e *BadRecord) Unwrap() error { return e.Err }

// Reader reads the records of an archive.
type Reader struct {
	raw  *counter
	seek io.ReadSeeker // r, where it can be sought in
	gz   *gzip.Reader  // nil for an archive that is not compressed with gzip
	zst  *frames       // nil for one that is not compressed with zstandard
	// text is the archive unpacked: of a gzip archive, one member.
	text *bufio.Reader
	// member is where the gzip member began, first says that no record of it
	// was read yet.
	member, start int64 // start: of the last record of a plain archive
	first         bool
	body          *io.LimitedReader
	last          *Record // whose body that is
	err           error
}

// NewReader reads the archive in r, which is compressed if it begins so. Where
// r is an io.ReadSeeker, what stands behind a broken gzip member or zstandard
// frame is found even if the damage hides its end.
func NewReader(r io.Reader) *Reader { return newReader(r, nil) }

// Dictionary is what records of an archive that is compressed with zstandard
// are unpacked with, nil for none. It has 8 MiB at most, which all that is
// unpacked with it share.
type Dictionary []byte

// Dictionary gives what the record that was read last is unpacked with when it
// is read alone.
func (rd *Reader) Dictionary() Dictionary {
	if rd.zst == nil {
		return nil
	}
	return rd.zst.Dictionary()
}

// NewReaderAt reads, in r, an archive from the Offset of one of its records on,
// unpacked with the archive's dictionary.
func NewReaderAt(r io.Reader, d Dictionary) *Reader { return newReader(r, d) }

func newReader(r io.Reader, d Dictionary) *Reader {
	rd := &Reader{raw: newCounter(r)}
	rd.seek, _ = r.(io.ReadSeeker)
	magic, _ := rd.raw.r.Peek(4)
	switch {
	case bytes.HasPrefix(magic, []byte{0x1f, 0x8b}):
		rd.gz = new(gzip.Reader)
		rd.text = bufio.NewReaderSize(nil, 64<<10)
		rd.err = rd.nextMember()
	case zst.Is(magic):
		rd.zst = newFrames(rd.raw, d)
		rd.text = bufio.NewReaderSize(rd.zst, 64<<10)
	default:
		rd.text = rd.raw.r
	}
	return rd
}

// counter is a file with the place that was reached in it. gzip is given its
// bufio.Reader itself: it has a faster way for that type.
type counter struct {
	r   *bufio.Reader
	src source
}

// source counts the bytes that were read ahead.
type source struct {
	r io.Reader
	n int64
}

// Read reads and counts.
func (s *source) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	s.n += int64(n)
	return n, err
}

func newCounter(r io.Reader) *counter {
	c := &counter{src: source{r: r}}
	c.r = bufio.NewReaderSize(&c.src, 256<<10)
	return c
}

// at is the place that was reached.
func (c *counter) at() int64 { return c.src.n - int64(c.r.Buffered()) }

// move goes on at another place, to which the file was sought.
func (c *counter) move(at int64) {
	c.src.n = at
	c.r.Reset(&c.src)
}

// nextMember begins the gzip member at the place that was reached.
func (rd *Reader) nextMember() error {
	rd.member, rd.first = rd.raw.at(), true
	if err := rd.gz.Reset(rd.raw.r); err != nil {
		if errors.Is(err, io.EOF) {
			return io.EOF
		}
		return err
	}
	rd.gz.Multistream(false)
	rd.text.Reset(rd.gz)
	return nil
}

// Next gives the next record, a *BadRecord in the place of one that is broken,
// io.EOF at the end, or why the archive cannot be read any further.
func (rd *Reader) Next() (*Record, error) {
	if rd.err == nil {
		rd.err = rd.finish()
	}
	for {
		if rd.err != nil {
			return nil, rd.fail(rd.err)
		}
		err := rd.skipBlank()
		switch {
		case err == nil:
			rec, err := rd.record()
			if err != nil {
				return nil, rd.fail(err)
			}
			return rec, nil
		case errors.Is(err, io.EOF) && rd.gz != nil:
			rd.err = rd.nextMember()
		case errors.Is(err, io.EOF):
			rd.err = io.EOF
		default:
			rd.err = err
		}
	}
}

// finish reads what is left of the record before.
func (rd *Reader) finish() error {
	if rd.body == nil {
		return nil
	}
	if rd.body.N > maxSkip {
		return errSkip
	}
	_, err := io.Copy(io.Discard, rd.body)
	if err == nil && rd.body.N > 0 {
		err = io.ErrUnexpectedEOF
	}
	if err == nil {
		rd.body, rd.last = nil, nil
	}
	return err
}

// skipBlank goes on to the next byte that is no line end.
func (rd *Reader) skipBlank() error {
	for {
		b, err := rd.text.ReadByte()
		if err != nil {
			return err
		}
		if b != '\r' && b != '\n' {
			return rd.text.UnreadByte()
		}
	}
}

// place is where the record that begins now begins in the archive.
func (rd *Reader) place() int64 {
	switch {
	case rd.zst != nil:
		return rd.zst.place(rd.text.Buffered())
	case rd.gz == nil:
		return rd.raw.at()
	case rd.first:
		return rd.member
	}
	return -1
}

// record reads the header of a record.
func (rd *Reader) record() (*Record, error) {
	rec := &Record{Offset: rd.place()}
	rd.start = rec.Offset
	rd.first = false
	left := maxHeader
	line, err := rd.line(&left)
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(line, "WARC/") {
		return nil, errNoRecord
	}
	for {
		line, err := rd.line(&left)
		if err != nil {
			return nil, err
		}
		if line == "" {
			break
		}
		if line[0] == ' ' || line[0] == '\t' { // a folded line
			if n := len(rec.Header); n > 0 {
				rec.Header[n-1].Value += " " + strings.TrimSpace(line)
			}
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok || len(rec.Header) >= maxFields {
			return nil, errHeader
		}
		rec.Header = append(rec.Header, Field{strings.TrimSpace(name), strings.TrimSpace(value)})
	}
	n, err := strconv.ParseInt(rec.Header.Get("Content-Length"), 10, 64)
	if err != nil || n < 0 {
		return nil, errNoLength
	}
	rec.Length = n
	rd.body, rd.last = &io.LimitedReader{R: rd.text, N: n}, rec
	if rd.zst != nil {
		rd.body.R = frameBody{rd}
	}
	rec.Body = rd.body
	return rec, nil
}

// line reads one line of a header, without its end; left is how many bytes the
// header may still have.
func (rd *Reader) line(left *int) (string, error) {
	var b []byte
	for {
		part, err := rd.text.ReadSlice('\n')
		*left -= len(part)
		if *left < 0 {
			return "", errLongHead
		}
		b = append(b, part...)
		switch err {
		case nil:
			return strings.ToValidUTF8(strings.TrimRight(string(b), "\r\n"), "\ufffd"), nil
		case bufio.ErrBufferFull:
			continue
		case io.EOF:
			return "", io.ErrUnexpectedEOF
		}
		return "", err
	}
}
