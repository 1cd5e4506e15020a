package news

import (
	"strings"
	"unicode"
)

// Plain makes foreign text safe to show on one line anywhere: white space is
// folded to single blanks; control characters (C0, C1: terminal escapes) and
// invisible format characters (bidirectional overrides, zero-width marks,
// tags) are dropped.
func Plain(text string) string {
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
