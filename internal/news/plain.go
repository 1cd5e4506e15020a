package news

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Plain makes foreign text safe to show on one line anywhere: white space is
// folded to single blanks; control characters (C0, C1: terminal escapes) and
// invisible format characters (bidirectional overrides, zero-width marks,
// tags) are dropped.
func Plain(text string) string {
	if isPlain(text) {
		return text
	}
	return fold(text)
}

// fold is Plain for text that is not plain.
func fold(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	blank := false
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			blank = b.Len() > 0
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar:
		default:
			if blank {
				b.WriteByte(' ')
				blank = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isPlain says that Plain would leave text as it is.
func isPlain(text string) bool {
	blank := true // a blank would be dropped here
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		switch {
		case r == ' ':
			if blank {
				return false
			}
			blank = true
		case r < ' ' || r == 0x7f:
			return false
		default:
			if r >= utf8.RuneSelf {
				r, n = utf8.DecodeRuneInString(text[i:])
				if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar {
					return false
				}
			}
			blank = false
		}
		i += n
	}
	return !blank || text == ""
}

// PlainJSON is a writer that JSON is written through, one whole value a call, as
// encoding/json does. Invisible and control characters, which JSON may hold as
// they are, are written as \u escapes, and "</" and "<!" with one too: the value
// is the same, a terminal is not steered by it, and it can stand within an HTML
// page.
func PlainJSON(w io.Writer) io.Writer { return plainJSON{w} }

type plainJSON struct{ w io.Writer }

func (p plainJSON) Write(value []byte) (int, error) {
	var out []byte // made when the first character has to be escaped
	from := 0
	for i := 0; i < len(value); {
		r, n := rune(value[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(value[i:])
		}
		open := r == '<' && i+1 < len(value) && (value[i+1] == '/' || value[i+1] == '!')
		if open || r >= 0x7f && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			out = append(out, value[from:i]...)
			if r > 0xffff {
				a, b := utf16.EncodeRune(r)
				out = fmt.Appendf(out, `\u%04x\u%04x`, a, b)
			} else {
				out = fmt.Appendf(out, `\u%04x`, r)
			}
			from = i + n
		}
		i += n
	}
	if out == nil {
		return p.w.Write(value)
	}
	if _, err := p.w.Write(append(out, value[from:]...)); err != nil {
		return 0, err
	}
	return len(value), nil
}
