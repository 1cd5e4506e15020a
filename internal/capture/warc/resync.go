package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"dateline/internal/capture/zst"
)

// fail makes the error that Next gives, and looks for the next record.
func (rd *Reader) fail(err error) error {
	if errors.Is(err, io.EOF) {
		rd.err = io.EOF
		return io.EOF
	}
	if errors.Is(err, zst.ErrDictionary) {
		rd.err = io.EOF // nothing can be unpacked without it
		return err
	}
	bad := &BadRecord{Offset: rd.start, Err: err}
	switch {
	case rd.gz != nil:
		bad.Offset = rd.member
	case rd.zst != nil:
		bad.Offset = rd.zst.at
	}
	if rd.last != nil {
		bad.URI = rd.last.URI()
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		bad.Err = errors.New("the archive ends inside this record")
	} else if (rd.gz != nil || rd.zst != nil) && !isOwn(err) && !errors.Is(err, errSkip) {
		bad.Err = fmt.Errorf("unpack: %w", err)
	}
	rd.body, rd.last = nil, nil
	switch {
	case errors.Is(err, errShort): // the next one was seen
		rd.err = nil
	case rd.gz == nil && rd.zst == nil:
		rd.err = rd.findRecord()
	case isOwn(err) && rd.findRecord() == nil: // further on in the member
		rd.first, rd.err = false, nil
	case rd.zst != nil:
		rd.err = rd.findFrame(err)
	default:
		rd.err = rd.findMember()
	}
	return bad
}

// isOwn says whether an error is about a record and not about its compression.
func isOwn(err error) bool { _, ok := errors.AsType[broken](err); return ok }

// broken is what is wrong with the header of a record.
type broken string

// Error gives the words.
func (b broken) Error() string { return string(b) }

var (
	errNoRecord = broken("it does not begin as a record does (WARC/1.0)")
	errHeader   = broken("its header is broken")
	errLongHead = broken("its header has more than 1 MiB")
	errSkip     = errors.New("it says that it has more than 4 GiB")
	errShort    = broken("it has fewer bytes than it says")
	errNoLength = broken("it does not say how long it is (Content-Length)")
)

// findRecord goes on to the next line that begins a record.
func (rd *Reader) findRecord() error {
	for {
		line, err := rd.text.ReadSlice('\n')
		if err != nil && !errors.Is(err, errFull) {
			return io.EOF
		}
		if len(line) == 0 || line[len(line)-1] != '\n' {
			continue
		}
		if next, _ := rd.text.Peek(5); bytes.Equal(next, []byte("WARC/")) {
			return nil
		}
	}
}

// findMember goes on to the next gzip member that holds a record. Where the
// archive can be sought in, it looks from the beginning of the broken member,
// because the damage may have hidden where that ends.
func (rd *Reader) findMember() error {
	if rd.seek != nil {
		if _, err := rd.seek.Seek(rd.member+1, io.SeekStart); err != nil {
			return err
		}
		rd.raw.move(rd.member + 1)
	}
	for {
		head, _ := rd.raw.r.Peek(4 << 10)
		if len(head) < 18 { // shorter than any member
			return io.EOF
		}
		i := bytes.Index(head, []byte{0x1f, 0x8b, 0x08})
		if i < 0 {
			i = len(head) - 2
		} else if isRecord(head[i:]) {
			rd.skip(i)
			return rd.nextMember()
		} else {
			i++
		}
		if !rd.skip(i) {
			return io.EOF
		}
	}
}

func (rd *Reader) skip(n int) bool {
	_, err := rd.raw.r.Discard(n)
	return err == nil
}

// isRecord says whether b begins a gzip member that begins with a record.
func isRecord(b []byte) bool {
	if len(b) < 4 || b[3]&0xe0 != 0 { // flags that are not in use
		return false
	}
	return bytes.HasPrefix(unpackHead(b), []byte("WARC/"))
}
