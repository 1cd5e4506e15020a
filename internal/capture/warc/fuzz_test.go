package warc

import (
	"bytes"
	"io"
	"testing"
)

// FuzzRecords checks that reading ends, also where the archive cannot be
// sought in, and that bodies keep to their lengths.
func FuzzRecords(f *testing.F) {
	a := record("response", "http://a.example/", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>a")
	f.Add([]byte(a + a))
	f.Add(packed(a, a))
	f.Add(packed(a + "x" + a))
	f.Add(append(packed(a), "\x1f\x8b\x08broken"...))
	f.Add(framed(f, nil, a, a[:30], a[30:]+a))
	f.Add(framed(f, dictionary(f), a, "x"+a))
	f.Add(append(framed(f, nil, a), "\x28\xb5\x2f\xfd\x00broken"...))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, r := range []io.Reader{bytes.NewReader(b), io.MultiReader(bytes.NewReader(b))} {
			rd := NewReader(r)
			n := 0
			for {
				rec, err := rd.Next()
				if err == io.EOF {
					break
				}
				if n++; n > 2*len(b)+10 {
					t.Fatal("reading does not end")
				}
				if err != nil {
					continue
				}
				body, _ := io.ReadAll(io.LimitReader(rec.Body, 1<<20))
				if int64(len(body)) > rec.Length {
					t.Fatal("a body longer than its record")
				}
				rec.Date()
				ParseResponse(body, 1<<20)
			}
		}
	})
}

// FuzzResponse checks the limit on what a response unpacks to.
func FuzzResponse(f *testing.F) {
	f.Add([]byte("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n4\r\nabcd\r\n0\r\n\r\n"))
	f.Add(append([]byte("HTTP/1.1 200 OK\nContent-Encoding: gzip\n\n"), packed("words")...))
	f.Add([]byte("HTTP/1.1 200 OK\nContent-Encoding: br\n\n\x0b\x02\x80words\x03"))
	f.Add([]byte("HTTP/1.1 200 OK\nContent-Encoding: deflate\n\nx\x9c\x03\x00\x00\x00\x00\x01"))
	f.Add([]byte("HTTP/1.1 200 OK\nContent-Encoding: zstd\n\n\x28\xb5\x2f\xfd\x04\x00\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if resp, _ := ParseResponse(b, 10_000); len(resp.Body) > 10_000 {
			t.Fatal("over the limit")
		}
	})
}
