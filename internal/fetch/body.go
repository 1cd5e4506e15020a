package fetch

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
)

// read reads the body of an answer, unpacked.
func (w *walk) read(ctx context.Context, address string, resp *http.Response) (*Page, error) {
	c, limit := w.c, w.c.o.Limit
	kind := header(resp, "Content-Type")
	if what := noPage(kind); what != "" {
		return nil, fail(Content, address, "it is %s, and no page", what)
	}
	if w.cut > 0 {
		limit = w.cut
	} else if resp.ContentLength > limit {
		return nil, c.tooLarge(address, fmt.Sprintf("it has %d bytes, more than", resp.ContentLength))
	}
	packed := &counted{r: resp.Body, left: c.o.Limit}
	plain, err := unpack(resp.Header.Values("Content-Encoding"), packed)
	if err != nil {
		return nil, c.broken(ctx, address, packed, err)
	}
	var buf bytes.Buffer
	n, err := io.Copy(&buf, io.LimitReader(plain, limit+1))
	switch {
	case n > limit && w.cut > 0:
		buf.Truncate(int(limit))
	case n > limit:
		return nil, c.tooLarge(address, "it unpacks to more than")
	case err != nil:
		return nil, c.broken(ctx, address, packed, err)
	case n == 0:
		return nil, fail(Content, address, "it is empty")
	}
	return &Page{Address: address, Retrieved: c.o.Now(), ContentType: kind, Bytes: buf.Bytes(),
		Validators: Validators{Address: address}.updated(resp)}, nil
}

// tooLarge says that a page goes beyond the limit.
func (c *Client) tooLarge(address, what string) *Error {
	e := fail(Size, address, "%s the limit of %d MiB", what, max(c.o.Limit>>20, 1))
	e.Hint = "a page of that size is no article; --max-size allows for more if it is one"
	return e
}

// broken says why a body could not be read to its end.
func (c *Client) broken(ctx context.Context, address string, packed *counted, err error) *Error {
	switch {
	case packed.over:
		return c.tooLarge(address, "it has more than")
	case ctx.Err() != nil || timedOut(err):
		e := fail(Timeout, address, "it took longer than %s", c.o.Timeout)
		e.Hint = "--timeout allows for more"
		return e
	case errors.Is(err, errCoding), errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum),
		errors.Is(err, zlib.ErrHeader), errors.Is(err, zlib.ErrChecksum), corrupt(err):
		return fail(Content, address, "it cannot be unpacked: %w", err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fail(Network, address, "the answer stopped before its end")
	}
	return fail(Network, address, "read: %w", err)
}

// errCoding is a content coding that was not asked for.
var errCoding = errors.New("content coding not asked for")

// unpack undoes the content codings of a body (RFC 9110, section 8.4.1). Only
// gzip is asked for; deflate is taken where a server sends it all the same.
func unpack(codings []string, body io.Reader) (io.Reader, error) {
	names := strings.Split(strings.Join(codings, ","), ",")
	if len(names) > 2 {
		return nil, fmt.Errorf("%w: %d of them", errCoding, len(names))
	}
	for i := len(names) - 1; i >= 0; i-- { // the last was applied last
		switch name := strings.ToLower(strings.TrimSpace(names[i])); name {
		case "", "identity":
		case "gzip", "x-gzip":
			r, err := gzip.NewReader(body)
			if err != nil {
				return nil, err
			}
			body = r
		case "deflate":
			r, err := zlib.NewReader(body)
			if err != nil {
				return nil, err
			}
			body = r
		default:
			return nil, fmt.Errorf("%w: %.20q", errCoding, name)
		}
	}
	return body, nil
}

// corrupt says that err is of the compressed bytes themselves.
func corrupt(err error) bool {
	s := err.Error()
	return strings.HasPrefix(s, "flate: ") || strings.HasPrefix(s, "gzip: ") || strings.HasPrefix(s, "zlib: ")
}

// counted gives at most left bytes of r, and then fails.
type counted struct {
	r    io.Reader
	left int64
	over bool
}

var errOver = errors.New("larger than the limit")

// Read is documented at io.Reader.
func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.left -= int64(n)
	if c.left < 0 {
		c.over = true
		return 0, errOver
	}
	return n, err
}

// noPage says what a body of some media type is, where it is certainly no
// page: such bodies are large, and need not be read.
func noPage(contentType string) string {
	kind, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		return ""
	}
	family, _, _ := strings.Cut(kind, "/")
	switch family {
	case "image":
		return "a picture"
	case "audio":
		return "a sound"
	case "video":
		return "a video"
	case "font":
		return "a font"
	}
	return ""
}

// maxHeader is how much of one header is kept, in bytes.
const maxHeader = 1000

// header gives a header that is kept or sent back later: of a reasonable
// length and without control characters, else "".
func header(resp *http.Response, name string) string {
	v := strings.TrimSpace(resp.Header.Get(name))
	if len(v) > maxHeader || strings.ContainsFunc(v, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return ""
	}
	return strings.ToValidUTF8(v, "")
}

// updated gives v with the validators of an answer, where it has any.
func (v Validators) updated(resp *http.Response) Validators {
	if e := header(resp, "ETag"); e != "" {
		v.ETag = e
	}
	if m := header(resp, "Last-Modified"); m != "" {
		v.LastModified = m
	}
	return v
}
