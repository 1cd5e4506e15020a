package pdf

import (
	"bytes"
	"strconv"
)

// The objects of a file (ISO 32000-1, 7.3): nil, bool, float64, string (bytes),
// name, []any, dict, ref, *stream, and keyword for operators of content.
type (
	name    string
	keyword string
	dict    map[name]any
	ref     struct{ num, gen int }
)

// stream is a dictionary with bytes that are still packed.
type stream struct {
	dict dict
	raw  []byte
	num  int // the object's number, for its key where the file is encrypted
	gen  int
}

const (
	maxNest  = 100       // arrays and dictionaries in each other
	maxItems = 1_000_000 // values in one array or dictionary
)

// lexer reads objects from bytes. It never fails: what it does not understand
// it passes over.
type lexer struct {
	b   []byte
	pos int
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelim(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// skip passes over white space and comments.
func (l *lexer) skip() {
	for l.pos < len(l.b) {
		switch c := l.b[l.pos]; {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.b) && l.b[l.pos] != '\n' && l.b[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// next reads one object; ok is false at the end. A closing bracket comes as a
// keyword.
func (l *lexer) next(depth int) (v any, ok bool) {
	l.skip()
	if l.pos >= len(l.b) {
		return nil, false
	}
	switch c := l.b[l.pos]; {
	case c == '(':
		return l.literal(), true
	case c == '<' && l.at(1) == '<':
		l.pos += 2
		return l.dict(depth), true
	case c == '<':
		return l.hex(), true
	case c == '>' && l.at(1) == '>':
		l.pos += 2
		return keyword(">>"), true
	case c == '/':
		return l.name(), true
	case c == '[':
		l.pos++
		return l.array(depth), true
	case isDelim(c):
		l.pos++
		return keyword(c), true
	}
	return l.word(), true
}

func (l *lexer) at(n int) byte {
	if l.pos+n < len(l.b) {
		return l.b[l.pos+n]
	}
	return 0
}

// word reads a number, true, false, null, or a keyword.
func (l *lexer) word() any {
	start := l.pos
	for l.pos < len(l.b) && !isSpace(l.b[l.pos]) && !isDelim(l.b[l.pos]) {
		l.pos++
	}
	s := string(l.b[start:min(l.pos, start+64)])
	if c := s[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if f, ok := number(s); ok {
			return f
		}
	}
	switch s {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return keyword(s)
}

// number reads a number; "--5" and "5-3" of careless writers are read as -5 and 5.
func number(s string) (float64, bool) {
	if f, err := strconv.ParseFloat(s, 64); err == nil && f > -1e15 && f < 1e15 {
		return f, true
	}
	neg := false
	for len(s) > 0 && (s[0] == '-' || s[0] == '+') {
		neg = neg || s[0] == '-'
		s = s[1:]
	}
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '.') {
		end++
	}
	f, err := strconv.ParseFloat(s[:end], 64)
	if neg {
		f = -f
	}
	return f, err == nil && f > -1e15 && f < 1e15
}

// name reads a name with its #xx codes.
func (l *lexer) name() name {
	l.pos++
	var out []byte
	for l.pos < len(l.b) && !isSpace(l.b[l.pos]) && !isDelim(l.b[l.pos]) {
		c := l.b[l.pos]
		if c == '#' && hexOf(l.at(1)) >= 0 && hexOf(l.at(2)) >= 0 {
			c = byte(hexOf(l.at(1))<<4 | hexOf(l.at(2)))
			l.pos += 2
		}
		if len(out) < 256 {
			out = append(out, c)
		}
		l.pos++
	}
	l.pos = min(l.pos, len(l.b))
	return name(out)
}

func hexOf(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// hex reads <48 65>.
func (l *lexer) hex() string {
	l.pos++
	var out []byte
	half := -1
	for l.pos < len(l.b) && l.b[l.pos] != '>' {
		if h := hexOf(l.b[l.pos]); h >= 0 {
			if half < 0 {
				half = h
			} else {
				out, half = append(out, byte(half<<4|h)), -1
			}
		}
		l.pos++
	}
	l.pos = min(l.pos+1, len(l.b))
	if half >= 0 {
		out = append(out, byte(half<<4))
	}
	return string(out)
}

// literal reads (text \(with\) escapes).
func (l *lexer) literal() string {
	l.pos++
	var out []byte
	for depth := 1; l.pos < len(l.b); l.pos++ {
		c := l.b[l.pos]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.pos++
				return string(out)
			}
		case '\\':
			out = l.escape(out)
			continue
		case '\r':
			if l.at(1) == '\n' {
				l.pos++
			}
			c = '\n'
		}
		out = append(out, c)
	}
	l.pos = min(l.pos, len(l.b))
	return string(out)
}

// escape reads what follows a backslash, and stays on its last byte.
func (l *lexer) escape(out []byte) []byte {
	l.pos++
	switch c := l.at(0); c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\r':
		if l.at(1) == '\n' {
			l.pos++
		}
		return out
	case '\n':
		return out
	default:
		if c < '0' || c > '7' {
			return append(out, c)
		}
		v := 0
		n := 0
		for ; n < 3 && l.at(n) >= '0' && l.at(n) <= '7'; n++ {
			v = v<<3 | int(l.at(n)-'0')
		}
		l.pos += n - 1
		return append(out, byte(v))
	}
}

// array reads up to "]".
func (l *lexer) array(depth int) []any {
	out := []any{}
	for {
		v, ok := l.value(&out, depth)
		if !ok || v == keyword("]") || len(out) > maxItems {
			return out
		}
		if v == keyword(">>") || v == keyword("endobj") {
			return out
		}
		out = append(out, v)
	}
}

// value reads one value of an array, making a reference of "12 0 R".
func (l *lexer) value(list *[]any, depth int) (any, bool) {
	if depth > maxNest {
		l.pos = len(l.b)
		return nil, false
	}
	v, ok := l.next(depth + 1)
	if v == keyword("R") && len(*list) >= 2 {
		n := len(*list)
		num, ok1 := (*list)[n-2].(float64)
		gen, ok2 := (*list)[n-1].(float64)
		if ok1 && ok2 {
			*list = (*list)[:n-2]
			return ref{int(num), int(gen)}, ok
		}
	}
	return v, ok
}

// dict reads up to ">>".
func (l *lexer) dict(depth int) dict {
	list := []any{}
	for {
		v, ok := l.value(&list, depth)
		if !ok || v == keyword(">>") || v == keyword("endobj") || v == keyword("stream") || len(list) > maxItems {
			break
		}
		list = append(list, v)
	}
	d := dict{}
	for i := 0; i+1 < len(list); i++ {
		if key, ok := list[i].(name); ok {
			d[key] = list[i+1]
			i++
		}
	}
	return d
}

// streamAt gives the bytes of a stream whose dictionary ends at l.pos; ok is
// false where none follows. length is what the dictionary says, -1 unknown.
func (l *lexer) streamAt(length int) (raw []byte, ok bool) {
	l.skip()
	if !bytes.HasPrefix(l.b[l.pos:], []byte("stream")) {
		return nil, false
	}
	start := l.pos + len("stream")
	if start < len(l.b) && l.b[start] == '\r' {
		start++
	}
	if start < len(l.b) && l.b[start] == '\n' {
		start++
	}
	if length >= 0 && length <= len(l.b)-start {
		rest := bytes.TrimLeft(l.b[start+length:min(len(l.b), start+length+32)], "\r\n \t")
		if bytes.HasPrefix(rest, []byte("endstream")) {
			l.pos = start + length
			return l.b[start : start+length], true
		}
	}
	n := bytes.Index(l.b[start:], []byte("endstream"))
	if n < 0 {
		n = len(l.b) - start
	}
	l.pos = start + n
	return bytes.TrimRight(l.b[start:start+n], "\r\n"), true
}
