package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"dateline/internal/capture/zst/zsttest"

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

// framed makes one zstandard frame of each part, behind the dictionary that
// they are packed with.
func framed(t testing.TB, dict []byte, parts ...string) []byte {
	t.Helper()
	b := zsttest.Frames(t, dict, parts...)
	if dict != nil {
		b = append(zsttest.Skippable(zsttest.DictionaryFrame, dict), b...)
	}
	return b
}

// dictionary makes a dictionary of records that are alike.
func dictionary(t testing.TB) []byte {
	t.Helper()
	var texts []string
	for i := range 60 {
		texts = append(texts, record("response", fmt.Sprintf("http://a.example/%d", i*i), fmt.Sprintf("<p>words of page %d", i)))
	}
	return zsttest.Dictionary(t, 40_000, texts...)
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
		if err != nil {
			lines = append(lines, "!! "+err.Error())
			continue
		}
		b, err := io.ReadAll(io.LimitReader(rec.Body, 1000))
		n, _ := io.Copy(io.Discard, rec.Body)
		line := fmt.Sprintf("%s %s %s", rec.Type(), rec.URI(), b)
		if err != nil || int64(len(b))+n < rec.Length {
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

// TestFrames reads archives that are compressed with zstandard, whole and
// broken, in files and in streams.
func TestFrames(t *testing.T) {
	a, b, c := record("response", "http://a.example/", "aaa"), record("resource", "http://b.example/", strings.Repeat("bbb ", 100)), record("conversion", "http://c.example/", "")
	want := []string{"response http://a.example/ aaa", "resource http://b.example/ " + strings.Repeat("bbb ", 100), "conversion http://c.example/ "}
	long := strings.Replace(b, "Content-Length: 400", "Content-Length: 4000", 1)
	dict := dictionary(t)
	whole := framed(t, nil, a, b, c)
	ends := len(framed(t, nil, a, b))
	damaged := bytes.Clone(whole)
	damaged[len(framed(t, nil, a))+40] ^= 0xff
	wrong := bytes.Clone(whole)
	wrong[ends-1] ^= 0xff
	noLength := "WARC/1.0\r\nWARC-Type: response\r\n\r\nxyz\r\n\r\n"
	bomb := "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://bomb.example/\r\nContent-Length: 1073741824\r\n\r\n"
	// https://www.rfc-editor.org/rfc/rfc8878#name-blocks: a raw block, 8,192
	// blocks of 128 KiB of one byte, and an empty last block.
	bombFrame := []byte("\x28\xb5\x2f\xfd\x00\x58")
	bombFrame = append(bombFrame, byte(len(bomb)<<3), byte(len(bomb)>>5), 0)
	bombFrame = append(append(append(bombFrame, bomb...), strings.Repeat("\x02\x00\x10 ", 8<<10)...), 1, 0, 0)
	tests := []struct {
		name string
		in   []byte
		want []string
	}{
		{"one frame each", whole, want},
		{"a dictionary", framed(t, dict, a, b, c), want},
		{"one frame for all", framed(t, nil, a+b+c), want},
		{"several frames each", framed(t, nil, a[:20], a[20:], b[:200], "", b[200:300], b[300:]+c), want},
		{"an extension between", append(framed(t, nil, a), append([]byte("\x50\x2a\x4d\x18\x03\x00\x00\x00xyz"), framed(t, nil, b, c)...)...), want},
		{"too long a length", framed(t, nil, a, long, c), []string{want[0], "part of http://b.example/", "! http://b.example/ it has fewer bytes than it says", want[2]}},
		{"too long a length at the end", framed(t, nil, a, long), []string{want[0], "part of http://b.example/", "! http://b.example/ the archive ends inside this record"}},
		{"too short a length", framed(t, nil, a, strings.Replace(b, "Length: 400", "Length: 3", 1), c), []string{want[0], "resource http://b.example/ bbb", "!  it does not begin as a record does (WARC/1.0)", want[2]}},
		{"no length", framed(t, nil, noLength, a), []string{"!  it does not say how long it is (Content-Length)", want[0]}},
		{"no length in one frame", framed(t, nil, a+noLength+c), []string{want[0], "!  it does not say how long it is (Content-Length)", want[2]}},
		{"cut in a frame", whole[:ends-20], []string{want[0], "!  the archive ends inside this record"}},
		{"cut in a frame of all", framed(t, nil, a+b+c)[:100], []string{"!  the archive ends inside this record"}},
		{"a part of an archive before another", append(framed(t, nil, a, b)[:ends-20], framed(t, nil, c, a)...), []string{want[0], "!  unpack: its packed bytes are damaged", want[2], want[0]}},
		{"damaged", damaged, []string{want[0], "!  unpack: its packed bytes are damaged", want[2]}},
		{"a wrong checksum", wrong, []string{want[0], "!  unpack: its checksum is wrong", want[2]}},
		{"words between", append(framed(t, nil, a), append([]byte("words and words"), framed(t, nil, c)...)...), []string{want[0], "!  unpack: it does not begin as zstandard does", want[2]}},
		{"a broken dictionary", []byte("\x5d\x2a\x4d\x18\x05\x00\x00\x00words"), []string{"!! its dictionary cannot be read: it does not begin as one does"}},
		{"the dictionary is missing", framed(t, dict, a, b)[8+len(dict):], []string{"!  unpack: it was packed with a dictionary that the file does not hold"}},
		{"a bomb", append(append(framed(t, nil, a), bombFrame...), framed(t, nil, b, c)...), []string{want[0], "part of http://bomb.example/", "! http://bomb.example/ unpack: it unpacks to more than 1000 times its size", want[1], want[2]}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, list(bytes.NewReader(tt.in))); diff != "" {
				t.Errorf("records (-want +got):\n%s", diff)
			}
			if got := list(io.MultiReader(bytes.NewReader(tt.in))); len(got) == 0 || got[0] != tt.want[0] {
				t.Errorf("records of a stream: %q", got)
			}
		})
	}
}

// TestAgain reads each record of an archive a second time, from its place.
func TestAgain(t *testing.T) {
	var parts []string
	for i := range 300 {
		parts = append(parts, record("response", fmt.Sprintf("http://a.example/%d", i), strings.Repeat(fmt.Sprint("words of page ", i, " "), i*i%700)))
	}
	for name, b := range map[string][]byte{"plain": []byte(strings.Join(parts, "")), "gzip": packed(parts...), "zstandard": framed(t, nil, parts...), "zstandard with a dictionary": framed(t, dictionary(t), parts...)} {
		t.Run(name, func(t *testing.T) {
			rd := NewReader(bytes.NewReader(b))
			for i := range parts {
				rec, err := rd.Next()
				if err != nil {
					t.Fatal(err)
				}
				body, _ := io.ReadAll(rec.Body)
				again, err := NewReaderAt(bytes.NewReader(b[rec.Offset:]), rd.Dictionary()).Next()
				if err != nil {
					t.Fatalf("record %d at byte %d: %v", i, rec.Offset, err)
				}
				if second, _ := io.ReadAll(again.Body); again.URI() != fmt.Sprintf("http://a.example/%d", i) || !bytes.Equal(body, second) {
					t.Fatalf("record %d: %s, %d and %d bytes", i, again.URI(), len(body), len(second))
				}
			}
		})
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
