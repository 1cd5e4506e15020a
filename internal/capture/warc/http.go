package warc

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/http/httputil"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

var errFull = bufio.ErrBufferFull

// ErrTooLarge is given for a body that has more bytes than it may, before or
// after unpacking.
var ErrTooLarge = errors.New("it is larger than the limit")

// Response is an HTTP response as a server sent it, its encodings undone.
type Response struct {
	Status int
	Header Header
	Body   []byte
}

// ParseResponse reads the block of a response record: status line, headers and
// body. Transfer and content encodings are undone; a body that was stored
// unpacked already, with headers that say otherwise, is taken as it is. The
// body may have limit bytes.
func ParseResponse(block []byte, limit int64) (Response, error) {
	head, body := block, []byte(nil)
	if i, n := endOfHead(block); i >= 0 {
		head, body = block[:i], block[i+n:]
	}
	lines := bytes.Split(head, []byte("\n"))
	resp := Response{}
	if status := bytes.Fields(lines[0]); len(status) >= 2 && bytes.HasPrefix(status[0], []byte("HTTP/")) {
		resp.Status, _ = strconv.Atoi(string(status[1]))
	}
	if resp.Status == 0 {
		return resp, errors.New("it holds no HTTP response")
	}
	for _, line := range lines[1:min(len(lines), maxFields)] {
		if name, value, ok := bytes.Cut(line, []byte(":")); ok {
			resp.Header = append(resp.Header, Field{string(bytes.TrimSpace(name)), strings.ToValidUTF8(string(bytes.TrimSpace(value)), "\ufffd")})
		}
	}
	var err error
	if strings.Contains(strings.ToLower(resp.Header.Get("Transfer-Encoding")), "chunked") {
		body = unchunk(body)
	}
	resp.Body, err = Unpack(body, resp.Header.Get("Content-Encoding"), limit)
	return resp, err
}

// endOfHead gives the place and length of the empty line behind the headers.
func endOfHead(b []byte) (at, n int) {
	crlf, lf := bytes.Index(b, []byte("\r\n\r\n")), bytes.Index(b, []byte("\n\n"))
	switch {
	case crlf >= 0 && (lf < 0 || crlf < lf):
		return crlf, 4
	case lf >= 0:
		return lf, 2
	}
	return -1, 0
}

// unchunk undoes the chunked transfer encoding. What is not chunked stays; of
// a body that stops short, what there is is given.
func unchunk(body []byte) []byte {
	size, _, ok := bytes.Cut(body[:min(len(body), 64)], []byte("\n"))
	digits, _, _ := bytes.Cut(bytes.TrimSpace(size), []byte(";"))
	if _, err := strconv.ParseUint(strings.TrimSpace(string(digits)), 16, 32); !ok || err != nil {
		return body
	}
	out, err := io.ReadAll(httputil.NewChunkedReader(bytes.NewReader(body)))
	if err != nil && len(out) == 0 {
		return body
	}
	return out
}

// Unpack undoes content encodings ("gzip", "br, gzip"), which were applied in
// the order in which they are named. It gives at most limit bytes, or
// ErrTooLarge; what was unpacked before an error is given with it.
func Unpack(body []byte, encoding string, limit int64) ([]byte, error) {
	names := strings.Split(strings.ToLower(encoding), ",")
	if len(names) > 4 {
		return nil, errors.New("it is packed more than four times")
	}
	for i := len(names) - 1; i >= 0; i-- {
		r, err := unpacker(body, strings.TrimSpace(names[i]))
		if err != nil {
			return nil, err
		}
		if r == nil {
			continue
		}
		out, err := io.ReadAll(io.LimitReader(r, limit+1))
		if c, ok := r.(interface{ Close() }); ok {
			c.Close()
		}
		if int64(len(out)) > limit {
			return nil, ErrTooLarge
		}
		if err != nil {
			if len(out) == 0 && strings.TrimSpace(names[i]) == "br" {
				return body, nil // Brotli has no mark: it was unpacked already
			}
			return out, errors.New("unpack body: " + err.Error())
		}
		body = out
	}
	if int64(len(body)) > limit {
		return nil, ErrTooLarge
	}
	return body, nil
}

// unpacker gives the reader for one encoding, nil where there is nothing to do:
// no encoding, or a body without the mark of its encoding.
func unpacker(body []byte, name string) (io.Reader, error) {
	switch name {
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
			return nil, nil
		}
		return gzip.NewReader(bytes.NewReader(body))
	case "deflate": // zlib as the standard says, or bare as some servers send it
		if len(body) > 2 && body[0]&0x0f == 8 && (int(body[0])<<8|int(body[1]))%31 == 0 {
			return zlib.NewReader(bytes.NewReader(body))
		}
		if bytes.HasPrefix(bytes.TrimSpace(body), []byte("<")) {
			return nil, nil
		}
		return flate.NewReader(bytes.NewReader(body)), nil
	case "br":
		if bytes.HasPrefix(bytes.TrimSpace(body), []byte("<")) || len(body) == 0 {
			return nil, nil
		}
		return brotli.NewReader(bytes.NewReader(body)), nil
	case "zstd":
		if !bytes.HasPrefix(body, []byte{0x28, 0xb5, 0x2f, 0xfd}) {
			return nil, nil
		}
		return zstd.NewReader(bytes.NewReader(body), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20))
	}
	return nil, nil
}

// unpackHead gives the first bytes of a gzip member of which b is the
// beginning, or nothing.
func unpackHead(b []byte) []byte {
	gz, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	head := make([]byte, 5)
	n, _ := io.ReadFull(gz, head)
	return head[:n]
}
