package mail

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
	"regexp"
)

// ErrTooLong is given in the place of a message that is longer than it may be.
var ErrTooLong = errors.New("it is longer than the limit")

// fromLine begins a message: "From ", an address and a date. A line of text
// that begins so has no clock in it. https://www.rfc-editor.org/rfc/rfc4155
var fromLine = regexp.MustCompile(`^From \S+.* \d\d?:\d\d(:\d\d)?( |$)`)

var quotedFrom = regexp.MustCompile(`(?m)^>(>*From )`)

// Mbox gives the messages of a mailbox, each with the quoting of "From " lines
// undone, at most limit bytes long.
func Mbox(r io.Reader, limit int64) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		br := bufio.NewReaderSize(r, 64<<10)
		var buf []byte
		begun, long, blank := false, false, true
		flush := func() bool {
			if !begun {
				return true
			}
			if long {
				return yield(nil, ErrTooLong)
			}
			return yield(quotedFrom.ReplaceAll(trimEnd(buf), []byte("$1")), nil)
		}
		for {
			line, err := br.ReadSlice('\n')
			start := blank && bytes.HasPrefix(line, []byte("From ")) && fromLine.Match(bytes.TrimRight(line, "\r\n"))
			switch {
			case start:
				if !flush() {
					return
				}
				buf, begun, long = nil, true, false
			case begun && !long:
				if long = int64(len(buf)+len(line)) > limit; long {
					buf = nil
				} else {
					buf = append(buf, line...)
				}
			}
			blank = len(bytes.TrimRight(line, "\r\n")) == 0 && !errors.Is(err, bufio.ErrBufferFull)
			switch {
			case errors.Is(err, io.EOF):
				flush()
				return
			case err != nil && !errors.Is(err, bufio.ErrBufferFull):
				if flush() {
					yield(nil, err)
				}
				return
			}
		}
	}
}
