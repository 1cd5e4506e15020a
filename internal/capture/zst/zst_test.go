package zst

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"dateline/internal/capture/zst/zsttest"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
)

// dictionary makes a dictionary of pages that are alike.
func dictionary(t testing.TB, id uint32) []byte {
	t.Helper()
	var texts []string
	for i := range 60 {
		texts = append(texts, fmt.Sprintf("<html><title>Page %d of the Quay</title><p>The council of Tolm met on day %d and said %d.</html>", i, i*7, i*i))
	}
	return zsttest.Dictionary(t, id, texts...)
}

// frames gives one line a frame, and closes with why reading ended.
func frames(b []byte) (lines []string) {
	rd := NewReader(bufio.NewReader(bytes.NewReader(b)), nil)
	for {
		err := rd.Next()
		if err == nil {
			var text []byte
			if text, err = io.ReadAll(rd); err == nil {
				lines = append(lines, string(text))
				continue
			}
		}
		if err != io.EOF {
			lines = append(lines, fmt.Sprintf("! %v", err))
		}
		return lines
	}
}

// TestReader reads frames with and without a dictionary, whole and broken.
func TestReader(t *testing.T) {
	dict, other := dictionary(t, 40_000), dictionary(t, 40_001)
	a, b := "<html><title>Page 3 of the Quay</title><p>The council of Tolm met.</html>", strings.Repeat("A long page of the Quay. ", 20_000)
	want := []string{a, b}
	plainFrames, dictFrames := zsttest.Frames(t, nil, a, b), zsttest.Frames(t, dict, a, b)
	if len(zsttest.Frames(t, dict, a)) > len(zsttest.Frames(t, nil, a))*3/4 {
		t.Fatal("the dictionary of this test is of no use")
	}
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	tests := []struct {
		name string
		in   []byte
		want []string
	}{
		{"none", nil, nil},
		{"no dictionary", plainFrames, want},
		{"a dictionary", join(zsttest.Skippable(zsttest.DictionaryFrame, dict), dictFrames), want},
		{"a packed dictionary", join(zsttest.Skippable(zsttest.DictionaryFrame, zsttest.Frames(t, nil, string(dict))), dictFrames), want},
		{"extensions between", join(zsttest.Skippable(0x50, []byte("x")), plainFrames[:len(zsttest.Frames(t, nil, a))], zsttest.Skippable(0x5e, nil), zsttest.Skippable(0x50, make([]byte, 5000)), plainFrames[len(zsttest.Frames(t, nil, a)):], zsttest.Skippable(0x51, nil)), want},
		{"a frame of nothing", join(zsttest.Frames(t, nil, ""), plainFrames), append([]string{""}, want...)},
		{"a dictionary that is not used", join(zsttest.Skippable(zsttest.DictionaryFrame, dict), plainFrames), want},
		{"two files in one", join(zsttest.Skippable(zsttest.DictionaryFrame, dict), dictFrames, zsttest.Skippable(zsttest.DictionaryFrame, other), zsttest.Frames(t, other, a)), append(append([]string{}, want...), a)},
		{"no dictionary where one is needed", dictFrames, []string{"! it was packed with a dictionary that the file does not hold"}},
		{"another dictionary", join(zsttest.Skippable(zsttest.DictionaryFrame, other), zsttest.Frames(t, dict, a)), []string{"! it was packed with a dictionary that the file does not hold"}},
		{"no dictionary in its frame", join(zsttest.Skippable(zsttest.DictionaryFrame, []byte("words")), plainFrames), []string{"! its dictionary cannot be read: it does not begin as one does"}},
		{"half a dictionary", join(zsttest.Skippable(zsttest.DictionaryFrame, dict[:30]), plainFrames), []string{"! its dictionary cannot be read: input too small"}},
		{"a long dictionary", join(zsttest.Skippable(zsttest.DictionaryFrame, make([]byte, 8<<20+1)), plainFrames), []string{"! its dictionary cannot be read: it has more than 8 MiB"}},
		{"a dictionary that unpacks to much", join(zsttest.Skippable(zsttest.DictionaryFrame, zsttest.Frames(t, nil, string(make([]byte, 9<<20)))), plainFrames), []string{"! its dictionary cannot be read: it has more than 8 MiB"}},
		{"a dictionary that is cut", zsttest.Skippable(zsttest.DictionaryFrame, dict)[:50], []string{"! its dictionary cannot be read: the file ends inside it"}},
		{"cut in a block", plainFrames[:len(plainFrames)-20], []string{a, "! unexpected EOF"}},
		{"cut in a checksum", plainFrames[:len(plainFrames)-2], []string{a, "! unexpected EOF"}},
		{"cut in a header", plainFrames[:len(zsttest.Frames(t, nil, a))+5], []string{a, "! unexpected EOF"}},
		{"cut in an extension", join(plainFrames, zsttest.Skippable(0x50, make([]byte, 50)))[:len(plainFrames)+30], append(append([]string{}, want...), "! unexpected EOF")},
		{"words behind", join(plainFrames, []byte("words")), append(append([]string{}, want...), "! it does not begin as zstandard does")},
		{"the longest header", []byte(Magic + "\xc3\x00" + "\x00\x00\x00\x00" + "\x03\x00\x00\x00\x00\x00\x00\x00" + "\x19\x00\x00" + "abc"), []string{"abc"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, frames(tt.in)); diff != "" {
				t.Errorf("frames (-want +got):\n%s", diff)
			}
		})
	}
}

// TestMemory refuses a frame that asks for more memory than there may be, and
// goes on behind it.
func TestMemory(t *testing.T) {
	wide := []byte(Magic + "\x00\xa0\x19\x00\x00abc") // a window of 1 GiB
	rd := NewReader(bufio.NewReader(bytes.NewReader(append(wide, zsttest.Frames(t, nil, "words")...))), nil)
	if err := rd.Next(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(rd); !errors.Is(err, ErrWindow) {
		t.Fatalf("a wide frame: %v", err)
	}
	if err := rd.Next(); err != nil {
		t.Fatal(err)
	}
	if b, err := io.ReadAll(rd); err != nil || string(b) != "words" {
		t.Errorf("behind it: %q, %v", b, err)
	}
}

// bomb makes a frame of n blocks of 128 KiB of one byte each.
func bomb(n int) []byte {
	b := []byte(Magic + "\x00\x58") // a window of 2 MiB
	for i := range n {
		b = append(b, 0x02, 0x00, 0x10, 'a') // https://www.rfc-editor.org/rfc/rfc8878#name-blocks
		if i == n-1 {
			b[len(b)-4] |= 1
		}
	}
	return b
}

// TestBomb ends frames that unpack to far too much, and reads small ones behind
// them.
func TestBomb(t *testing.T) {
	var file []byte
	for range 4 {
		file = append(file, bomb(8<<10)...) // 1 GiB of 32 KiB
		file = append(file, zsttest.Frames(t, nil, "words and words")...)
	}
	rd := NewReader(bufio.NewReader(bytes.NewReader(file)), nil)
	var got []string
	var sum int64
	for {
		err := rd.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(io.LimitReader(rd, 100))
		n, rest := io.Copy(io.Discard, rd)
		sum += int64(len(b)) + n
		if rest != nil {
			b, err = nil, rest
		}
		got = append(got, fmt.Sprintf("%s%v", b, err))
	}
	one := []string{ErrBomb.Error(), "words and words<nil>"}
	if diff := cmp.Diff([]string{one[0], one[1], one[0], one[1], one[0], one[1], one[0], one[1]}, got); diff != "" {
		t.Errorf("frames (-want +got):\n%s", diff)
	}
	if most := int64(bombFrom + bombRatio*len(file)); sum > most {
		t.Errorf("%d bytes were unpacked of %d", sum, len(file))
	}
}

// FuzzReader checks that reading ends, gives the same of every frame as the
// library does that reads them all at once, and keeps to the bound.
func FuzzReader(f *testing.F) {
	dict := dictionary(f, 40_000)
	f.Add(zsttest.Frames(f, nil, "words", "", "and words"))
	f.Add(append(zsttest.Skippable(zsttest.DictionaryFrame, dict), zsttest.Frames(f, dict, "<title>Page 7 of the Quay</title>")...))
	f.Add(append(zsttest.Skippable(zsttest.DictionaryFrame, zsttest.Frames(f, nil, string(dict))), zsttest.Frames(f, dict, "<title>Page 7 of the Quay</title>")...))
	f.Add(append(bomb(20), zsttest.Skippable(0x50, []byte("x"))...))
	f.Fuzz(func(t *testing.T, b []byte) {
		var got []byte
		rd := NewReader(bufio.NewReader(bytes.NewReader(b)), nil)
		var err error
		for n := 0; err == nil; n++ {
			if n > len(b) {
				t.Fatal("reading does not end")
			}
			if err = rd.Next(); err == nil {
				var part []byte
				part, err = io.ReadAll(io.LimitReader(rd, 4<<20))
				got = append(got, part...)
				if len(got) > 16<<20 {
					return // a long one, which the library would take long for too
				}
			}
		}
		dec, derr := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(32<<20))
		if derr != nil {
			t.Fatal(derr)
		}
		defer dec.Close()
		want, derr := dec.DecodeAll(b, nil)
		if derr == nil && err == io.EOF && !bytes.Equal(got, want) && rd.Dictionary() == nil {
			t.Fatalf("%q, and %q read all at once", got, want)
		}
		if derr == nil && err != io.EOF && !errors.Is(err, ErrDictionary) && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, errNoMark) {
			t.Fatalf("%v, and read all at once without an error", err)
		}
	})
}
