// Package zst reads zstandard files frame by frame, with the dictionary that
// they carry themselves.
//
// In: the bytes of a file. Out: what each frame unpacks to, and where the frame
// ends in the file.
//
//	rd := zst.NewReader(in, nil) // a *bufio.Reader, of which no byte behind a frame is read
//	for {
//		err := rd.Next() // io.EOF at the end
//		io.Copy(out, rd) // one frame
//	}
//
// The frames: https://www.rfc-editor.org/rfc/rfc8878. Web archives have a frame
// or several for each record, and may begin with a frame that is not unpacked
// and holds a dictionary:
// https://iipc.github.io/warc-specifications/specifications/warc-zstd/.
package zst

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
)

// Magic begins a frame.
const Magic = "\x28\xb5\x2f\xfd"

const (
	// maxDictionary is how long a dictionary may be, packed and unpacked, in
	// bytes: what every reader of web archives has to take.
	// https://iipc.github.io/warc-specifications/specifications/warc-zstd/#window-and-dictionary-limits
	maxDictionary = 8 << 20
	// maxWindow is how much memory a frame may ask for, in bytes; the
	// specification asks for 8 MiB, and pages of 64 MiB are read.
	maxWindow = 72 << 20
	// A file may unpack to bombRatio times its bytes, and bombFrom more. Gzip
	// cannot pack more tightly than to a 1032nd; in zstandard four bytes can
	// stand for 131,072.
	bombRatio = 1000
	bombFrom  = 256 << 20
	// maxRead is how much is unpacked between two looks at these, in bytes.
	maxRead = 64 << 10
	// maxHead is the longest header of a frame, in bytes.
	// https://www.rfc-editor.org/rfc/rfc8878#name-frame_header
	maxHead = 18
)

var (
	// ErrDictionary is given for a file whose own dictionary cannot be read:
	// nothing in it can be unpacked then.
	ErrDictionary = errors.New("its dictionary cannot be read")
	// ErrBomb is given while the frames together unpack to too much for what
	// was read of the file. What packs less tightly can be read behind it.
	ErrBomb = fmt.Errorf("it unpacks to more than %d times its size", bombRatio)
	// ErrWindow is given for a frame that cannot be unpacked in bounded memory.
	ErrWindow = fmt.Errorf("it was packed for readers with more than %d MiB of memory", maxWindow>>20)

	errNoDict  = errors.New("it was packed with a dictionary that the file does not hold")
	errSum     = errors.New("its checksum is wrong")
	errDamaged = errors.New("its packed bytes are damaged")
	errNoMark  = errors.New("it does not begin as zstandard does")
)

// Is says whether head is how a zstandard file begins: with a frame, or with
// one that is to be skipped, such as that of a dictionary.
func Is(head []byte) bool { return bytes.HasPrefix(head, []byte(Magic)) || isSkippable(head) }

// isSkippable says whether head begins a frame that holds no packed bytes.
func isSkippable(head []byte) bool {
	return len(head) >= 4 && head[0]&0xf0 == 0x50 && string(head[1:4]) == "\x2a\x4d\x18"
}

// dictionaryFrame begins a skippable frame that holds a dictionary.
const dictionaryFrame = "\x5d\x2a\x4d\x18"

// Reader reads one frame after the other. Its Read gives what the frame that
// Next began unpacks to, and io.EOF at the end of that frame.
type Reader struct {
	in    *bufio.Reader
	dec   *zstd.Decoder
	dict  []byte // nil where the file has none
	frame frame
	// packed and unpacked count bytes over all frames.
	packed, unpacked int64
	bomb             bool // the frame is refused
}

// NewReader reads the frames in in, from where it stands. They are unpacked with
// dictionary, which another Reader of the same file gave, or nil, until the file
// gives one.
func NewReader(in *bufio.Reader, dictionary []byte) *Reader {
	return &Reader{in: in, dict: dictionary, frame: frame{ended: true}}
}

// Dictionary gives the dictionary with which frames are unpacked now, nil for
// none. It is shared, and must not be written to.
func (r *Reader) Dictionary() []byte { return r.dict }

// Next goes on to the next frame that holds something; what is left of the
// frame before is passed over. The error is io.EOF at the end of the file,
// io.ErrUnexpectedEOF where the file stops within a frame, ErrDictionary, or
// what is wrong with the beginning of the frame.
func (r *Reader) Next() error {
	if err := r.Skip(); err != nil {
		return err
	}
	for {
		head, err := r.in.Peek(4)
		if len(head) == 0 && (err == nil || err == io.EOF) {
			return io.EOF
		}
		if !isSkippable(head) {
			break
		}
		if err := r.skippable(string(head) == dictionaryFrame); err != nil {
			return err
		}
	}
	return r.begin()
}

// Move says that the file was sought, and reading goes on at another place.
func (r *Reader) Move() {
	r.packed += r.frame.n
	r.frame = frame{ended: true}
}

// Skip passes over what is left of the frame, without unpacking it. The error
// is io.ErrUnexpectedEOF where the file stops before.
func (r *Reader) Skip() error { return r.frame.skip() }

// Read gives what the frame unpacks to.
func (r *Reader) Read(p []byte) (int, error) {
	switch {
	case r.frame.in == nil:
		return 0, io.EOF
	case r.bomb:
		return 0, ErrBomb
	}
	n, err := r.dec.Read(p[:min(len(p), maxRead)])
	r.unpacked += int64(n)
	if most := bombFrom + bombRatio*(r.packed+r.frame.n); r.unpacked > most {
		// A page behind it is not made to pay for it.
		r.unpacked, r.bomb = most, true
		return 0, ErrBomb
	}
	switch {
	case err == nil || err == io.EOF:
	case r.frame.err != nil: // which the library may have wrapped
		err = r.frame.err
	default:
		err = inOwnWords(err)
	}
	return n, err
}

// inOwnWords gives an error of the library, which says at which step of
// unpacking it failed, as it is told to people.
func inOwnWords(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, zstd.ErrUnknownDictionary):
		return errNoDict
	case errors.Is(err, zstd.ErrWindowSizeExceeded), errors.Is(err, zstd.ErrDecoderSizeExceeded):
		return ErrWindow
	case errors.Is(err, zstd.ErrCRCMismatch):
		return errSum
	case errors.Is(err, zstd.ErrMagicMismatch):
		return errNoMark
	}
	return errDamaged
}

// begin begins the frame at the place that was reached.
func (r *Reader) begin() error {
	r.Move()
	r.bomb = false
	head, _ := r.in.Peek(maxHead)
	var h zstd.Header
	if err := h.Decode(head); errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	} else if err != nil {
		return inOwnWords(err)
	}
	if r.dec == nil {
		if err := r.decoder(); err != nil {
			return err
		}
	}
	r.frame = frame{in: r.in, left: h.HeaderSize, sum: h.HasCheckSum}
	return inOwnWords(r.dec.Reset(&r.frame))
}

// decoder makes the decoder, with the dictionary if there is one.
func (r *Reader) decoder() (err error) {
	o := []zstd.DOption{zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxWindow)}
	if r.dict != nil {
		o = append(o, zstd.WithDecoderDicts(r.dict))
	}
	if r.dec, err = zstd.NewReader(nil, o...); err != nil {
		r.dec = nil
		return fmt.Errorf("%w: %w", ErrDictionary, err)
	}
	return nil
}

// skippable passes over a frame that holds no packed bytes, or takes the
// dictionary that it holds.
func (r *Reader) skippable(dictionary bool) error {
	head, err := r.in.Peek(8)
	if err != nil {
		return io.ErrUnexpectedEOF
	}
	n := int64(binary.LittleEndian.Uint32(head[4:]))
	r.in.Discard(8)
	if !dictionary {
		if m, err := io.CopyN(io.Discard, r.in, n); m < n {
			return cut(err)
		}
		return nil
	}
	if n > maxDictionary {
		return fmt.Errorf("%w: it has more than %d MiB", ErrDictionary, maxDictionary>>20)
	}
	b := make([]byte, n)
	if _, err := io.ReadFull(r.in, b); err != nil {
		if cut(err) == io.ErrUnexpectedEOF {
			err = errors.New("the file ends inside it")
		}
		return fmt.Errorf("%w: %w", ErrDictionary, err)
	}
	if r.dict, err = plain(b); err != nil {
		return err
	}
	r.dec = nil
	return r.decoder()
}

// plain unpacks a dictionary that is packed itself.
func plain(b []byte) ([]byte, error) {
	if bytes.HasPrefix(b, []byte(Magic)) {
		dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxDictionary))
		if err != nil {
			return nil, err
		}
		defer dec.Close()
		if b, err = dec.DecodeAll(b, nil); err != nil {
			if errors.Is(err, zstd.ErrDecoderSizeExceeded) || errors.Is(err, zstd.ErrWindowSizeExceeded) {
				err = fmt.Errorf("it has more than %d MiB", maxDictionary>>20)
			}
			return nil, fmt.Errorf("%w: %w", ErrDictionary, err)
		}
	}
	// https://www.rfc-editor.org/rfc/rfc8878#name-dictionary-format
	if !bytes.HasPrefix(b, []byte("\x37\xa4\x30\xec")) {
		return nil, fmt.Errorf("%w: it does not begin as one does", ErrDictionary)
	}
	return b, nil
}

// cut gives io.ErrUnexpectedEOF for the end of the file.
func cut(err error) error {
	if err == nil || err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// frame gives the packed bytes of one frame, and not one more.
type frame struct {
	in    *bufio.Reader // nil for none
	left  int           // bytes of the header, the block or the checksum at hand
	sum   bool          // a checksum follows the last block
	last  bool          // the block at hand is the last
	ended bool
	err   error // why no more of the frame can be had
	n     int64 // bytes that were given
}

// Read gives bytes of the frame, io.EOF behind its last.
func (f *frame) Read(p []byte) (int, error) {
	if err := f.more(); err != nil || len(p) == 0 {
		return 0, err
	}
	n, err := f.in.Read(p[:min(len(p), f.left)])
	f.left -= n
	f.n += int64(n)
	if err != nil {
		return n, f.stop(err)
	}
	return n, nil
}

// stop gives io.ErrUnexpectedEOF for the end of the file within the frame.
func (f *frame) stop(err error) error {
	f.err = cut(err)
	return f.err
}

// more finds how long the next part of the frame is, where the one before was
// given whole.
func (f *frame) more() error {
	switch {
	case f.ended || f.in == nil:
		return io.EOF
	case f.left > 0:
		return nil
	case f.last && f.sum:
		f.left, f.sum = 4, false
		return nil
	case f.last:
		f.ended = true
		return io.EOF
	}
	head, err := f.in.Peek(3)
	if err != nil {
		return f.stop(err)
	}
	// https://www.rfc-editor.org/rfc/rfc8878#name-blocks
	b := int(head[0]) | int(head[1])<<8 | int(head[2])<<16
	f.last, f.left = b&1 != 0, 3+b>>3
	if kind := b >> 1 & 3; kind == 1 {
		f.left = 3 + 1 // a byte that is repeated
	}
	return nil
}

// skip goes on to the end of the frame, without unpacking it.
func (f *frame) skip() error {
	for {
		if err := f.more(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		n, err := f.in.Discard(f.left)
		f.left -= n
		f.n += int64(n)
		if err != nil {
			return f.stop(err)
		}
	}
}
