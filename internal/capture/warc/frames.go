package warc

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"dateline/internal/capture/zst"
)

// frames is an archive that is compressed with zstandard, unpacked. A record
// may have several frames, and tools that know nothing of records put all
// records into one.
type frames struct {
	*zst.Reader
	raw *counter
	// n counts the bytes that were unpacked, at is where the frame at hand
	// begins in the archive.
	n, at int64
	// starts are the frames that began in what the reader of text has ahead.
	starts []start
	// probe looks into frames that may hold a record.
	probe *zst.Reader
	head  *bufio.Reader
}

// start is where a frame begins, unpacked and in the archive.
type start struct{ n, at int64 }

func newFrames(raw *counter, d Dictionary) *frames {
	return &frames{Reader: zst.NewReader(raw.r, d), raw: raw}
}

// Read gives one frame after the other.
func (f *frames) Read(p []byte) (int, error) {
	for {
		n, err := f.Reader.Read(p)
		f.n += int64(n)
		if n > 0 || err != nil && err != io.EOF {
			return n, err
		}
		if err == nil {
			continue
		}
		if err := f.Next(); err != nil {
			if err != io.EOF {
				f.at = f.raw.at()
			}
			return 0, err
		}
		f.at = f.raw.at()
		if i := len(f.starts) - 1; i >= 0 && f.starts[i].n == f.n {
			f.starts = f.starts[:i] // that frame was empty
		}
		f.starts = append(f.starts, start{f.n, f.at})
	}
}

// place gives where the frame begins that begins with the next byte of text, of
// which ahead bytes were read ahead, -1 where none does.
func (f *frames) place(ahead int) int64 {
	at := f.n - int64(ahead)
	for len(f.starts) > 0 && f.starts[0].n < at {
		f.starts = f.starts[1:]
	}
	if len(f.starts) > 0 && f.starts[0].n == at {
		return f.starts[0].at
	}
	return -1
}

// frameBody reads the body of a record. That of a record that says too much ends
// where a frame begins with the next record.
type frameBody struct{ rd *Reader }

// Read gives what is left of one frame at most.
func (b frameBody) Read(p []byte) (int, error) {
	f, text := b.rd.zst, b.rd.text
	if _, err := text.Peek(1); err != nil {
		return 0, err
	}
	if f.place(text.Buffered()) >= 0 {
		if head, _ := text.Peek(5); string(head) == "WARC/" {
			return 0, errShort
		}
	}
	left := text.Buffered()
	at := f.n - int64(left)
	for _, s := range f.starts {
		if s.n > at {
			left = int(s.n - at)
			break
		}
	}
	return text.Read(p[:min(len(p), left)])
}

// restart goes on with the frame at the place that was reached.
func (f *frames) restart() {
	f.Move()
	f.starts = nil
}

// maxFrameHead is how many packed bytes hold the beginning of any frame
// unpacked: a header, and a block of at most 128 KiB.
const maxFrameHead = 128<<10 + 64

// isRecord says whether the frame that b begins with begins with a record.
func (f *frames) isRecord(b []byte) bool {
	in := bytes.NewReader(b)
	if f.head == nil {
		f.head = bufio.NewReaderSize(nil, 4<<10)
		f.probe = zst.NewReader(f.head, f.Dictionary())
	}
	f.head.Reset(in)
	f.probe.Move()
	if f.probe.Next() != nil {
		return false
	}
	head := make([]byte, 5)
	n, _ := io.ReadFull(f.probe, head)
	return string(head[:n]) == "WARC/"
}

// findFrame goes on to the next frame that begins with a record. Where the
// archive can be sought in, it looks from the beginning of the broken frame,
// because the damage may have hidden where that ends.
func (rd *Reader) findFrame(broken error) error {
	f := rd.zst
	switch {
	case errors.Is(broken, zst.ErrBomb) || errors.Is(broken, errSkip) || errors.Is(broken, zst.ErrWindow):
		if err := f.Skip(); err != nil { // it is whole, so that its end is known
			return io.EOF
		}
	case rd.seek != nil:
		if _, err := rd.seek.Seek(f.at+1, io.SeekStart); err != nil {
			return err
		}
		rd.raw.move(f.at + 1)
	}
	for {
		head, _ := rd.raw.r.Peek(maxFrameHead)
		i := bytes.Index(head, []byte(zst.Magic))
		switch {
		case len(head) < 9: // shorter than any frame that holds something
			return io.EOF
		case i < 0:
			i = len(head) - 3
		case i == 0 && f.isRecord(head):
			f.restart()
			rd.text.Reset(f)
			return nil
		case i == 0:
			i = 1
		}
		if !rd.skip(i) {
			return io.EOF
		}
	}
}
