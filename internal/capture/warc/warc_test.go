package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// record writes a record.
func record(kind, uri, body string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-03-17T10:00:00Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, len(body), body)
}

// packed makes one gzip member of each part.
func packed(parts ...string) []byte {
	var b bytes.Buffer
	for _, p := range parts {
		gz := gzip.NewWriter(&b)
		gz.Write([]byte(p))
		gz.Close()
	}
	return b.Bytes()
}

// list gives one line a record, and closes with how reading ended.
func list(r io.Reader) (lines []string) {
	rd := NewReader(r)
	for range 10_000 {
		rec, err := rd.Next()
		if errors.Is(err, io.EOF) {
			return lines
		}
		if bad, ok := errors.AsType[*BadRecord](err); ok {
			lines = append(lines, "! "+bad.URI+" "+bad.Err.Error())
			continue
		}
		b, err := io.ReadAll(rec.Body)
		line := fmt.Sprintf("%s %s %s", rec.Type(), rec.URI(), b)
		if err != nil || int64(len(b)) < rec.Length {
			line = "part of " + rec.URI()
		}
		lines = append(lines, line)
	}
	return append(lines, "does not end")
}

// TestRecords reads whole and broken archives.
func TestRecords(t *testing.T) {
	a, b, c := record("response", "http://a.example/", "aaa"), record("resource", "<http://b.example/>", "bbb"), record("conversion", "http://c.example/", "")
	want := []string{"response http://a.example/ aaa", "resource http://b.example/ bbb", "conversion http://c.example/ "}
	whole := packed(a, b, c)
	mid := len(packed(a))
	damaged := bytes.Clone(whole)
	for i := mid + 30; i < mid+40; i++ {
		damaged[i] ^= 0xff
	}
	tests := []struct {
		name string
		in   string
		want []string
	}{
		{"plain", a + b + c, want},
		{"one member each", string(whole), want},
		{"one member for all", string(packed(a + b + c)), want},
		{"nothing", "", nil},
		{"cut in the body", a + b[:len(b)-5], []string{want[0], "part of http://b.example/", "! http://b.example/ the archive ends inside this record"}},
		{"cut in the header", a + b[:20], []string{want[0], "!  the archive ends inside this record"}},
		{"cut in a member", string(whole[:len(packed(a, b))-20]), []string{want[0], "!  the archive ends inside this record"}},
		{"too short a length", a + "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/\r\nContent-Length: 1\r\n\r\nxyz\r\n\r\n" + b,
			[]string{want[0], "response http://x.example/ x", "!  it does not begin as a record does (WARC/1.0)", want[1]}},
		{"no length", "WARC/1.0\r\nWARC-Type: response\r\n\r\nxyz\r\n\r\n" + b, []string{"!  it does not say how long it is (Content-Length)", want[1]}},
		{"no length in one member", string(packed(a + "WARC/1.0\r\nWARC-Type: response\r\n\r\nxyz\r\n\r\n" + b)), []string{want[0], "!  it does not say how long it is (Content-Length)", want[1]}},
		{"words before", "words\r\nand words\r\n" + a, []string{"!  it does not begin as a record does (WARC/1.0)", want[0]}},
		{"only words", "words", []string{"!  the archive ends inside this record"}},
		{"folded", "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI:\r\n http://f.example/\r\nContent-Length: 1\r\n\r\nf\r\n\r\n", []string{"response  http://f.example/ f"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, list(bytes.NewReader([]byte(tt.in)))); diff != "" {
				t.Errorf("records (-want +got):\n%s", diff)
			}
		})
	}
	got := list(bytes.NewReader(damaged))
	if len(got) < 3 || got[0] != want[0] || got[len(got)-1] != want[2] || got[len(got)-2][0] != '!' {
		t.Errorf("a damaged member: %q", got)
	}
	if got := list(io.MultiReader(bytes.NewReader(damaged))); len(got) < 2 || got[0] != want[0] {
		t.Errorf("a damaged member of a stream: %q", got)
	}
}

// TestResponse undoes encodings, also those that were undone already.
func TestResponse(t *testing.T) {
	const page = "<html>words</html>"
	zipped := string(packed(page))
	tests := []struct{ name, head, body string }{
		{"plain", "", page},
		{"chunked", "Transfer-Encoding: chunked\r\n", "6\r\n<html>\r\nC;x=y\r\nwords</html>\r\n0\r\n\r\n"},
		{"chunked already undone", "Transfer-Encoding: chunked\r\n", page},
		{"gzip", "Content-Encoding: gzip\r\n", zipped},
		{"gzip already undone", "Content-Encoding: gzip\r\n", page},
		{"gzip twice", "content-encoding: gzip, x-gzip\r\n", string(packed(zipped))},
		{"br already undone", "Content-Encoding: br\r\n", page},
		{"chunked gzip", "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(zipped), zipped)},
	}
	for _, tt := range tests {
		resp, err := ParseResponse([]byte("HTTP/1.1 200 OK\r\n"+tt.head+"\r\n"+tt.body), 100)
		if err != nil || resp.Status != 200 || string(resp.Body) != page {
			t.Errorf("%s: %q, %v", tt.name, resp.Body, err)
		}
	}
	bomb := string(packed(string(make([]byte, 1<<20))))
	if _, err := ParseResponse([]byte("HTTP/1.1 200 OK\nContent-Encoding: gzip\n\n"+bomb), 1000); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a bomb: %v", err)
	}
	if _, err := ParseResponse([]byte("GET / HTTP/1.1\r\n\r\n"), 1000); err == nil {
		t.Error("a request is read as a response")
	}
}
