package cut

import "bytes"

// Mend makes what writers of XML get wrong most readable: a bare "<" in running text,
// and control characters, which XML does not have.
func Mend(doc []byte) []byte {
	out := make([]byte, 0, len(doc)+16)
	for i := 0; i < len(doc); i++ {
		b := doc[i]
		switch {
		case b == '<' && bytes.HasPrefix(doc[i:], []byte("<![CDATA[")):
			n := bytes.Index(doc[i:], []byte("]]>"))
			if n < 0 {
				n = len(doc) - i - 3
			}
			for _, b := range doc[i : i+n+3] {
				out = append(out, printable(b))
			}
			i += n + 2
		case b == '<' && (i+1 >= len(doc) || !(isName(doc[i+1]) || doc[i+1] == '/' || doc[i+1] == '!' || doc[i+1] == '?') || doc[i+1] >= '0' && doc[i+1] <= '9'):
			out = append(out, "&lt;"...)
		default:
			out = append(out, printable(b))
		}
	}
	return out
}

// printable gives a blank for a control character.
func printable(b byte) byte {
	if b < 0x20 && b != '\t' && b != '\n' && b != '\r' {
		return ' '
	}
	return b
}
