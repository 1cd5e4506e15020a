package pack_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"strings"
	"testing"

	"dateline/internal/store/pack"
	"dateline/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
)

func TestReport(t *testing.T) {
	rep := storetest.Record(1).Report
	before := storetest.Record(1).Report
	p, err := pack.Report(rep)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, rep); diff != "" {
		t.Errorf("packing changed the report:\n%s", diff)
	}
	got, err := p.Open(true)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(rep, got); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
	// The text is kept apart, so it must not be in the rest a second time.
	rest, err := p.Rest.Open()
	if err != nil || bytes.Contains(rest, []byte("parted late")) {
		t.Errorf("the text is kept twice; error %v", err)
	}
}

// TestBlob checks that the standard library reads what was compressed.
func TestBlob(t *testing.T) {
	for _, s := range []string{"", "a", strings.Repeat("Envoys met in Lund. ", 500)} {
		b := pack.Compress([]byte(s))
		if got, err := b.Open(); err != nil || string(got) != s {
			t.Errorf("%d bytes came back as %d, error %v", len(s), len(got), err)
		}
		if len(b.Data) == b.Size {
			continue
		}
		r, err := zlib.NewReader(bytes.NewReader(b.Data))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || string(got) != s {
			t.Errorf("standard zlib: %d bytes, error %v", len(got), err)
		}
	}
}

// TestDamage opens blobs that are cut, lengthened, or say a wrong size.
func TestDamage(t *testing.T) {
	good := pack.Compress([]byte(strings.Repeat("Envoys met in Lund. ", 500)))
	tests := []struct {
		name string
		blob pack.Blob
	}{
		{"cut", pack.Blob{Data: good.Data[:len(good.Data)-9], Size: good.Size}},
		{"too short a size", pack.Blob{Data: good.Data, Size: good.Size - 1}},
		{"too long a size", pack.Blob{Data: good.Data, Size: good.Size + 1}},
		{"a size that nothing can have", pack.Blob{Data: good.Data, Size: 1 << 40}},
		{"a negative size", pack.Blob{Data: good.Data, Size: -1}},
		{"no zlib", pack.Blob{Data: []byte("abc"), Size: 9}},
		{"nothing", pack.Blob{Size: 3}},
	}
	for _, test := range tests {
		if b, err := test.blob.Open(); err == nil {
			t.Errorf("%s: gave %d bytes", test.name, len(b))
		}
	}
	p, err := pack.Report(storetest.Record(1).Report)
	if err != nil {
		t.Fatal(err)
	}
	table, err := p.Tokens.Open()
	if err != nil {
		t.Fatal(err)
	}
	for n := range table {
		p.Tokens = pack.Compress(table[:n])
		if _, err := p.Open(true); err == nil {
			t.Errorf("tokens cut to %d of %d bytes were read", n, len(table))
		}
	}
	p.Tokens = pack.Compress(append(table, 0))
	if _, err := p.Open(true); err == nil {
		t.Error("tokens with a byte too many were read")
	}
}

// FuzzTokens gives any bytes as the tokens of a report: they are refused, or
// read as something that is written and read alike.
func FuzzTokens(f *testing.F) {
	p, err := pack.Report(storetest.Record(1).Report)
	if err != nil {
		f.Fatal(err)
	}
	table, err := p.Tokens.Open()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(table)
	f.Add([]byte{1, 1, 1, 'a', 2, 0, 8, 0, 1, 0, 0, 0, 0, 0})
	f.Add([]byte{1, 0, 0, 0})
	f.Fuzz(func(t *testing.T, b []byte) {
		p := p
		p.Tokens = pack.Blob{Data: b, Size: len(b)}
		rep, err := p.Open(true)
		if err != nil {
			return
		}
		again, err := pack.Report(rep)
		if err != nil {
			t.Fatal(err)
		}
		got, err := again.Open(true)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(rep.Sentences, got.Sentences); diff != "" {
			t.Errorf("tokens (-want +got):\n%s", diff)
		}
	})
}

// FuzzReport gives any bytes as the JSON of a report.
func FuzzReport(f *testing.F) {
	f.Add([]byte(`{"title":"Envoys met","sentences":[{"start":0,"end":9,"tokens":null}]}`), []byte{1, 0, 1}, "Envoys met.")
	f.Add([]byte(`{"sentences":[{"start":-1,"end":9}],"times":[{}],"sources":{"a":"b"}}`), []byte{1, 0, 0}, "")
	f.Fuzz(func(t *testing.T, rest, tokens []byte, text string) {
		p := pack.Packed{Text: text, Rest: pack.Blob{Data: rest, Size: len(rest)},
			Tokens: pack.Blob{Data: tokens, Size: len(tokens)}}
		if rep, err := p.Open(true); err == nil {
			if _, err := pack.Report(rep); err != nil {
				t.Error(err)
			}
		}
	})
}

// FuzzBlob gives any bytes as compressed ones.
func FuzzBlob(f *testing.F) {
	good := pack.Compress([]byte(strings.Repeat("Envoys met in Lund. ", 50)))
	f.Add(good.Data, good.Size)
	f.Add([]byte{0x78, 0x9c, 3, 0, 0, 0, 0, 1}, 9)
	f.Fuzz(func(t *testing.T, data []byte, size int) {
		if b, err := (pack.Blob{Data: data, Size: size}).Open(); err == nil && len(b) != size {
			t.Errorf("gave %d bytes of %d", len(b), size)
		}
	})
}

func BenchmarkReport(b *testing.B) {
	rep := storetest.Article(1, 900).Report
	b.ReportAllocs()
	var p pack.Packed
	for b.Loop() {
		var err error
		if p, err = pack.Report(rep); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(p.Rest.Data)), "rest-bytes")
	b.ReportMetric(float64(len(p.Tokens.Data)), "token-bytes")
}

func BenchmarkOpen(b *testing.B) {
	p, err := pack.Report(storetest.Article(1, 900).Report)
	if err != nil {
		b.Fatal(err)
	}
	for _, whole := range []bool{true, false} {
		b.Run(map[bool]string{true: "whole", false: "without tokens"}[whole], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := p.Open(whole); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
