package scoreboard

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"dateline/internal/news"
)

// dense is a text without its white space, with the way back.
type dense struct {
	text string
	// b is the text's bytes that are no white space; at[i] is the offset of
	// b[i] in text.
	b  string
	at []int32
}

// newDense drops white space and the marks of no width.
func newDense(text string) dense {
	d := dense{text: text, at: make([]int32, 0, len(text))}
	var sb strings.Builder
	sb.Grow(len(text))
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !blank(r) {
			sb.WriteString(text[i : i+n])
			for k := range n {
				d.at = append(d.at, int32(i+k))
			}
		}
		i += n
	}
	d.b = sb.String()
	return d
}

// blank says that r leaves no mark: white space, zero-width marks, soft
// hyphen, byte order mark.
func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\u00ad' || r == '\ufeff'
}

// span gives the range of dense offsets that the text's range [start, end)
// covers.
func (d dense) span(start, end int) (int, int) {
	lo := searchAt(d.at, start)
	return lo, searchAt(d.at, end)
}

// searchAt gives the first index of at whose value is not below off.
func searchAt(at []int32, off int) int {
	lo, hi := 0, len(at)
	for lo < hi {
		mid := (lo + hi) / 2
		if int(at[mid]) < off {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// base is the page that anchors refer to.
type base struct {
	raw []byte
	dense
	// plain says that text is the page's bytes, so that offsets fit.
	plain bool
}

// newBase reads a page: a plain text as it is, of an HTML page what a reader
// sees.
func newBase(file string, page []byte) (*base, error) {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".html", ".htm", ".xhtml", ".xht", ".xml":
		text, err := visible(page)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", file, err)
		}
		return &base{raw: page, dense: newDense(text)}, nil
	}
	return &base{raw: page, dense: newDense(string(page)), plain: true}, nil
}

// visible gives the text of an HTML page outside head, script, style, noscript
// and template.
func visible(page []byte) (string, error) {
	in, err := charset.NewReader(bytes.NewReader(page), "text/html")
	if err != nil && err != io.EOF {
		return "", err
	}
	root, err := html.Parse(in)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode && !hidden(n) {
			b.WriteString(n.Data)
			b.WriteByte('\n')
		}
	}
	return b.String(), nil
}

// hidden says that a text node is not shown.
func hidden(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		switch p.Data {
		case "head", "script", "style", "noscript", "template":
			return true
		}
	}
	return false
}

// find gives the range of b.text that an anchor names.
func (b *base) find(a Anchor) (start, end int, err error) {
	if a.Hash == "" {
		return b.quote(a)
	}
	if !b.plain {
		return 0, 0, fmt.Errorf("anchor %s: offsets need a plain text", a)
	}
	if a.End > len(b.raw) {
		return 0, 0, fmt.Errorf("anchor %s: the page has %d bytes", a, len(b.raw))
	}
	if got := string(news.DigestOf(b.raw[a.Start:a.End]))[:hashLen]; got != a.Hash {
		return 0, 0, fmt.Errorf("anchor %s: the bytes there hash to %s", a, got)
	}
	return a.Start, a.End, nil
}

// quote finds an anchor's words.
func (b *base) quote(a Anchor) (start, end int, err error) {
	before, inner, after := split(a.Quote)
	words := newDense(before + inner + after)
	if words.b == "" || newDense(inner).b == "" {
		return 0, 0, fmt.Errorf("anchor %q: no words", a.Quote)
	}
	var hits []int
	for from := 0; ; {
		i := strings.Index(b.b[from:], words.b)
		if i < 0 {
			break
		}
		if b.whole(from+i, from+i+len(words.b)) {
			hits = append(hits, from+i)
		}
		from += i + 1
	}
	switch n := a.Occurrence; {
	case len(hits) == 0:
		return 0, 0, fmt.Errorf("anchor %q: not found", a.Quote)
	case n > len(hits):
		return 0, 0, fmt.Errorf("anchor %q: occurrence %d of %d", a.Quote, n, len(hits))
	case n == 0 && len(hits) > 1:
		return 0, 0, fmt.Errorf("anchor %q: occurs %d times", a.Quote, len(hits))
	}
	at := hits[max(a.Occurrence-1, 0)] + len(newDense(before).b)
	last := at + len(newDense(inner).b) - 1
	return int(b.at[at]), int(b.at[last]) + 1, nil
}

// split takes the stretch in double square brackets out of a quote.
func split(q string) (before, inner, after string) {
	before, rest, ok := strings.Cut(q, "[[")
	if !ok {
		return "", q, ""
	}
	inner, after, ok = strings.Cut(rest, "]]")
	if !ok {
		return "", q, ""
	}
	return before, inner, after
}

// whole says that the dense range neither starts nor ends within a word.
func (b *base) whole(lo, hi int) bool {
	start, end := int(b.at[lo]), int(b.at[hi-1])+1
	first, _ := utf8.DecodeRuneInString(b.text[start:])
	prev, _ := utf8.DecodeLastRuneInString(b.text[:start])
	last, _ := utf8.DecodeLastRuneInString(b.text[:end])
	next, _ := utf8.DecodeRuneInString(b.text[end:])
	return !(wordRune(prev) && wordRune(first)) && !(wordRune(last) && wordRune(next))
}

// wordRune says that r can be part of a word.
func wordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// digest is the SHA-256 of a page, as gold files write it.
func digest(page []byte) string { return string(news.DigestOf(page)) }
