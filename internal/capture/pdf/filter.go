package pdf

import (
	"bytes"
	"compress/lzw"
	"encoding/ascii85"
	"errors"
	"io"

	"github.com/klauspost/compress/flate"
)

const (
	maxStream = 64 << 20  // bytes of one stream, unpacked
	maxAll    = 128 << 20 // bytes of all streams of a file, unpacked
)

var errBudget = errors.New("it unpacks to more than 128 MiB")

// unpack undoes the filters of a stream. What was unpacked before the bytes
// went wrong is given. Pictures give nothing.
func (f *file) unpack(s *stream) []byte {
	filters := f.list(s.dict["Filter"])
	params := f.list(s.dict["DecodeParms"])
	b := f.decrypt(s)
	for i, v := range filters {
		if i > 8 {
			return nil
		}
		n, _ := f.resolve(v).(name)
		var p dict
		if i < len(params) {
			p, _ = f.resolve(params[i]).(dict)
		}
		switch n {
		case "FlateDecode", "Fl":
			b = f.predict(f.take(inflate(b)), p)
		case "LZWDecode", "LZW":
			b = f.predict(f.take(unlzw(b, f.num(p["EarlyChange"], 1))), p)
		case "ASCII85Decode", "A85":
			b = un85(b)
		case "ASCIIHexDecode", "AHx":
			l := lexer{b: append([]byte{'<'}, b...)}
			b = []byte(l.hex())
		case "RunLengthDecode", "RL":
			b = f.take(bytes.NewReader(unrun(b)))
		case "Crypt":
		default:
			return nil
		}
	}
	return b
}

// take reads a stream as far as it goes, within the file's budget.
func (f *file) take(r io.Reader) []byte {
	b, _ := io.ReadAll(io.LimitReader(r, int64(min(maxStream, max(f.budget, 0)))))
	f.budget -= len(b)
	return b
}

// inflate unpacks zlib data without looking at its checksum, which damaged
// files often have wrong.
func inflate(b []byte) io.Reader {
	b = bytes.TrimLeft(b, "\r\n")
	if len(b) > 2 && b[0]&0x0f == 8 {
		b = b[2:]
	}
	return flate.NewReader(bytes.NewReader(b))
}

// unlzw unpacks LZW (ISO 32000-1, 7.4.4). The standard library's reader is
// that of TIFF and GIF, whose codes grow one later: EarlyChange 0.
func unlzw(b []byte, early int) io.Reader {
	if early == 0 {
		return lzw.NewReader(bytes.NewReader(b), lzw.MSB, 8)
	}
	return bytes.NewReader(lzwEarly(b))
}

// lzwEarly unpacks LZW whose codes grow one early, as they do by default.
func lzwEarly(b []byte) []byte {
	type entry struct {
		prev int
		last byte
		n    int
	}
	table := make([]entry, 258, 4096)
	for i := range 256 {
		table[i] = entry{-1, byte(i), 1}
	}
	var out, word []byte
	bits, have, width, prev := 0, 0, 9, -1
	expand := func(code int) []byte {
		word = word[:0]
		for c := code; c >= 0; c = table[c].prev {
			word = append(word, table[c].last)
		}
		for i, j := 0, len(word)-1; i < j; i, j = i+1, j-1 {
			word[i], word[j] = word[j], word[i]
		}
		return word
	}
	for _, c := range b {
		bits, have = bits<<8|int(c), have+8
		if have < width {
			continue
		}
		have -= width
		code := bits >> have
		bits &= 1<<have - 1
		switch {
		case code == 257 || len(out) > maxStream:
			return out
		case code == 256:
			table, width, prev = table[:258], 9, -1
			continue
		case code < len(table):
			w := expand(code)
			out = append(out, w...)
			if prev >= 0 && len(table) < 4096 {
				table = append(table, entry{prev, w[0], table[prev].n + 1})
			}
		case code == len(table) && prev >= 0 && len(table) < 4096:
			first := expand(prev)[0]
			table = append(table, entry{prev, first, table[prev].n + 1})
			out = append(out, expand(code)...)
		default:
			return out
		}
		prev = code
		switch {
		case len(table) >= 2047:
			width = 12
		case len(table) >= 1023:
			width = 11
		case len(table) >= 511:
			width = 10
		}
	}
	return out
}

// un85 reads base 85.
func un85(b []byte) []byte {
	if i := bytes.Index(b, []byte("~>")); i >= 0 {
		b = b[:i]
	}
	b = bytes.TrimPrefix(bytes.TrimSpace(b), []byte("<~"))
	out, _ := io.ReadAll(ascii85.NewDecoder(bytes.NewReader(b)))
	return out
}

// unrun reads run lengths (ISO 32000-1, 7.4.5).
func unrun(b []byte) []byte {
	var out []byte
	for i := 0; i < len(b) && len(out) < maxStream; {
		n := int(b[i])
		i++
		switch {
		case n == 128:
			return out
		case n < 128:
			end := min(i+n+1, len(b))
			out = append(out, b[i:end]...)
			i = end
		case i < len(b):
			out = append(out, bytes.Repeat(b[i:i+1], 257-n)...)
			i++
		}
	}
	return out
}

// predict undoes the predictor of a filter (ISO 32000-1, 7.4.4.4).
func (f *file) predict(b []byte, p dict) []byte {
	kind := f.num(p["Predictor"], 1)
	if kind < 10 {
		return b // TIFF's predictor is for pictures
	}
	colours, bpc, columns := f.num(p["Colors"], 1), f.num(p["BitsPerComponent"], 8), f.num(p["Columns"], 1)
	if colours < 1 || bpc < 1 || columns < 1 || colours > 32 || bpc > 16 || columns > 1<<20 {
		return b
	}
	size := max(1, colours*bpc/8)
	row := (colours*bpc*columns + 7) / 8
	out := make([]byte, 0, len(b))
	before := make([]byte, row)
	for len(b) > 1 {
		line := make([]byte, row)
		n := copy(line, b[1:])
		unfilter(b[0], line, before, size)
		out = append(out, line[:n]...)
		before = line
		b = b[1+n:]
	}
	return out
}

// unfilter undoes one row of a PNG filter: https://www.w3.org/TR/png/#9Filters
func unfilter(kind byte, line, before []byte, size int) {
	for i := range line {
		var a, b, c int
		if i >= size {
			a, c = int(line[i-size]), int(before[i-size])
		}
		b = int(before[i])
		switch kind {
		case 1:
			line[i] += byte(a)
		case 2:
			line[i] += byte(b)
		case 3:
			line[i] += byte((a + b) / 2)
		case 4:
			line[i] += byte(paeth(a, b, c))
		}
	}
}

func paeth(a, b, c int) int {
	p := a + b - c
	pa, pb, pc := abs(p-a), abs(p-b), abs(p-c)
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
