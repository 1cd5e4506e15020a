// Package zsttest makes zstandard files for tests.
package zsttest

import (
	"bytes"
	"encoding/binary"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// DictionaryFrame is the kind of skippable frame that holds a dictionary.
const DictionaryFrame = 0x5d

// Frames packs each text into a frame of its own, with a dictionary or nil; the
// dictionary itself is not in what it gives. It fails t where the library does.
func Frames(t testing.TB, dictionary []byte, texts ...string) []byte {
	t.Helper()
	o := []zstd.EOption{zstd.WithEncoderConcurrency(1)}
	if dictionary != nil {
		o = append(o, zstd.WithEncoderDict(dictionary))
	}
	enc, err := zstd.NewWriter(nil, o...)
	if err != nil {
		t.Fatal(err)
	}
	var b []byte
	for _, text := range texts {
		b = enc.EncodeAll([]byte(text), b)
	}
	return b
}

// Skippable makes a frame that holds b as it is; kind is the first byte of its
// mark, 0x50 to 0x5f.
func Skippable(kind byte, b []byte) []byte {
	return append(binary.LittleEndian.AppendUint32([]byte{kind, 0x2a, 0x4d, 0x18}, uint32(len(b))), b...)
}

// Dictionary makes a dictionary for texts that are like those given. It fails t
// where the library does.
func Dictionary(t testing.TB, id uint32, texts ...string) []byte {
	t.Helper()
	var all [][]byte
	for _, text := range texts {
		all = append(all, []byte(text))
	}
	b, err := zstd.BuildDict(zstd.BuildDictOptions{ID: id, Contents: all, History: bytes.Join(all[:len(all)/3], nil), Offsets: [3]int{1, 4, 8}})
	if err != nil {
		t.Fatal(err)
	}
	return b
}
