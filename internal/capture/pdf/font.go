package pdf

import (
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// font is what is needed of one: the text of its codes, and their widths.
type font struct {
	two     bool // codes have two bytes
	unicode *cmap
	simple  [256]string
	widths  map[uint32]float64 // in thousandths of the size
	width   float64            // of what is not in widths
	vscale  float64            // width unit: 0.001, or that of a Type 3 font
}

// newFont reads a font dictionary.
func (f *file) newFont(d dict) *font {
	ft := &font{widths: map[uint32]float64{}, width: 500, vscale: 0.001}
	if s, ok := f.resolve(d["ToUnicode"]).(*stream); ok {
		ft.unicode = readCMap(f.unpack(s))
	}
	if f.resolve(d["Subtype"]) == name("Type0") {
		ft.two = true
		if list := f.list(d["DescendantFonts"]); len(list) > 0 {
			f.cidWidths(ft, f.dict(list[0]))
		}
		return ft
	}
	f.simpleEncoding(ft, d)
	first := f.num(d["FirstChar"], 0)
	for i, w := range f.list(d["Widths"]) {
		if code := first + i; code >= 0 && code < 256 {
			ft.widths[uint32(code)] = f.float(w, 0)
		}
	}
	if desc := f.dict(d["FontDescriptor"]); desc != nil {
		ft.width = f.float(desc["MissingWidth"], ft.width)
	}
	if m := f.list(d["FontMatrix"]); len(m) == 6 && f.resolve(d["Subtype"]) == name("Type3") {
		ft.vscale = f.float(m[0], 0.001)
	}
	return ft
}

// cidWidths reads the W array (ISO 32000-1, 9.7.4.3).
func (f *file) cidWidths(ft *font, d dict) {
	ft.width = f.float(d["DW"], 1000)
	w := f.list(d["W"])
	for i := 0; i+1 < len(w); {
		first := f.num(w[i], -1)
		if list, ok := f.resolve(w[i+1]).([]any); ok {
			for k, v := range list {
				if len(ft.widths) < maxChars {
					ft.widths[uint32(first+k)] = f.float(v, 0)
				}
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			return
		}
		last, width := f.num(w[i+1], -1), f.float(w[i+2], 0)
		for c := first; c <= last && c-first < 1<<16 && len(ft.widths) < maxChars; c++ {
			ft.widths[uint32(c)] = width
		}
		i += 3
	}
}

// simpleEncoding says what the codes of one byte stand for (ISO 32000-1, 9.6.6).
func (f *file) simpleEncoding(ft *font, d dict) {
	base := charmap.Windows1252
	enc := f.resolve(d["Encoding"])
	which, _ := enc.(name)
	var diffs []any
	if e, ok := enc.(dict); ok {
		which, _ = f.resolve(e["BaseEncoding"]).(name)
		diffs = f.list(e["Differences"])
	}
	if which == "MacRomanEncoding" {
		base = charmap.Macintosh
	}
	for c := range 256 {
		if r := base.DecodeByte(byte(c)); c >= 32 && r != 0xfffd {
			ft.simple[c] = string(r)
		}
	}
	if which == "" { // the standard encoding, where it differs
		for c, s := range standard {
			ft.simple[c] = s
		}
	}
	code := 0
	for _, v := range diffs {
		switch v := f.resolve(v).(type) {
		case float64:
			code = int(v)
		case name:
			if code >= 0 && code < 256 {
				if s := glyph(string(v)); s != "" {
					ft.simple[code] = s
				}
			}
			code++
		}
	}
}

// standard is where Adobe's standard encoding differs from windows-1252, for
// the signs that texts use.
var standard = map[byte]string{0x27: "’", 0x60: "‘", 0xa1: "¡", 0xa4: "⁄", 0xaa: "“", 0xab: "«", 0xac: "‹", 0xad: "›", 0xae: "fi", 0xaf: "fl",
	0xb1: "–", 0xb7: "•", 0xb8: "‚", 0xb9: "„", 0xba: "”", 0xbb: "»", 0xbc: "…", 0xd0: "—", 0xe1: "Æ", 0xe8: "Ł", 0xe9: "Ø", 0xea: "Œ",
	0xf1: "æ", 0xf5: "ı", 0xf8: "ł", 0xf9: "ø", 0xfa: "œ", 0xfb: "ß"}

// glyph gives what the name of a glyph stands for.
// https://github.com/adobe-type-tools/agl-specification
func glyph(s string) string {
	s, _, _ = strings.Cut(s, ".")
	if t, ok := glyphs()[s]; ok {
		return t
	}
	if len(s) == 1 {
		return s
	}
	for _, prefix := range []string{"uni", "u"} {
		if hex, ok := strings.CutPrefix(s, prefix); ok && len(hex) >= 4 && len(hex) <= 6 {
			if v, err := strconv.ParseUint(hex, 16, 32); err == nil && v < 0x110000 {
				return string(rune(v))
			}
		}
	}
	// "Aacute" and its kin: a letter and the name of its mark.
	for mark, r := range marks {
		if base, ok := strings.CutSuffix(s, mark); ok && len(base) == 1 {
			return compose(base, r)
		}
	}
	return ""
}

// decode gives the text of a string with the width of each code in units of
// the font's size, and says for each whether it is the blank of one byte.
func (ft *font) decode(s string, each func(text string, width float64, blank bool)) {
	if ft == nil {
		return
	}
	step := 1
	if ft.two {
		step = 2
	}
	if ft.unicode != nil && len(ft.unicode.spaces) == 1 && ft.two {
		step = ft.unicode.spaces[0].n
	}
	for i := 0; i+step <= len(s); i += step {
		c := code(s[i : i+step])
		w, ok := ft.widths[c]
		if !ok {
			w = ft.width
		}
		text, known := "", false
		if ft.unicode != nil {
			text, known = ft.unicode.text(c)
		}
		if !known && !ft.two {
			text = ft.simple[byte(c)]
		}
		each(text, w*ft.vscale, step == 1 && c == 32)
	}
}
