// Package cut cuts long files in XML into their items (the items of a feed,
// the addresses of a sitemap) by their tags alone, and gives their text as
// UTF-8. So an item that is broken inside does not hide the next, and no more
// than one item is in memory.
//
// In: the bytes of a file. Out: what stands before each item, and the item as
// it stands.
//
//	text, _, err := cut.Decode(r, contentType)
//	c := cut.New(text, "item", "entry")
//	for before, more := c.Between(); more; before, more = c.Between() {
//		piece, err := c.Item() // "<item>...</item>"
//	}
package cut

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
)

const (
	// MaxItem is the length of the largest item that is read, in bytes. The
	// longest items of feeds that carry whole articles have some 100 KiB.
	MaxItem = 16 << 20
	// MaxHead is how many bytes before the first item are looked at.
	MaxHead  = 1 << 20
	maxTag   = 64 << 10
	maxChunk = 4 << 10
	maxTail  = 64
)

// Why an item is not whole.
var (
	ErrCut      = errors.New("the file ends inside this item")
	ErrNotEnded = errors.New("it is not closed before the next item begins")
	ErrOpenData = errors.New("a CDATA section or comment in it is not closed")
	ErrTooLong  = errors.New("it is longer than the limit of 16 MiB")
)

// Cutter cuts a file in XML into what stands before the first item, and the
// items.
type Cutter struct {
	r *bufio.Reader
	// locals are the names that items can have. name is the qualified name of
	// the items' element, "" before the first, local the same without prefix.
	locals []string
	name   []byte
	local  string
	// buf holds the piece being read, at most limit bytes; drop says that
	// more were left out.
	buf   []byte
	limit int
	drop  bool
	// tagged is the last tag, without its "<". chunk is the beginning and tail
	// the end of what until took last.
	tagged, chunk, tail []byte
	// next is the tag that began an item before the one before was ended.
	next []byte
	err  error
}

// New cuts r, whose items have one of the names locals, whatever the prefix:
// that of the first item is that of all.
func New(r io.Reader, locals ...string) *Cutter {
	return &Cutter{r: bufio.NewReaderSize(r, 64<<10), limit: MaxItem, locals: locals}
}

// Local is the name of the items without prefix, "" before the first.
func (s *Cutter) Local() string { return s.local }

// Err is why reading ended, nil at the end of the file.
func (s *Cutter) Err() error {
	if errors.Is(s.err, io.EOF) {
		return nil
	}
	return s.err
}

// Ended says that nothing follows.
func (s *Cutter) Ended() bool { return s.err != nil && s.next == nil }

// take appends b to the piece.
func (s *Cutter) take(b []byte) {
	if len(s.buf)+len(b) > s.limit {
		s.drop = true
		return
	}
	s.buf = append(s.buf, b...)
}

// until takes bytes up to and with the next c, and says whether there was one.
func (s *Cutter) until(c byte) bool {
	s.chunk = s.chunk[:0]
	for {
		b, err := s.r.ReadSlice(c)
		s.take(b)
		if room := maxChunk - len(s.chunk); room > 0 {
			s.chunk = append(s.chunk, b[:min(room, len(b))]...)
		}
		s.tail = append(s.tail, b[max(0, len(b)-maxTail):]...)
		if over := len(s.tail) - maxTail; over > 0 {
			s.tail = append(s.tail[:0], s.tail[over:]...)
		}
		switch err {
		case nil:
			return true
		case bufio.ErrBufferFull:
			continue
		}
		s.err = err
		return false
	}
}

// isName says whether b can stand in the name of an element.
func isName(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == ':' || b == '_' || b == '-' || b == '.' || b >= 0x80
}

// markup takes what follows "<" up to its end. It gives the name of the tag
// ("item", "/item"), "" where it is no tag; open says that a comment or CDATA
// section goes on into the next item, whose tag is then in s.next.
func (s *Cutter) markup() (name []byte, open, ok bool) {
	head, _ := s.r.Peek(8)
	switch {
	case bytes.HasPrefix(head, []byte("!--")):
		open, ok = s.section("-->", 3)
		return nil, open, ok
	case bytes.HasPrefix(head, []byte("![CDATA[")):
		open, ok = s.section("]]>", 8)
		return nil, open, ok
	case bytes.HasPrefix(head, []byte("?")):
		open, ok = s.section("?>", 1)
		return nil, open, ok
	case len(head) == 0:
		s.err = io.EOF
		return nil, false, false
	case head[0] != '/' && head[0] != '!' && !isName(head[0]):
		return nil, false, true // a bare "<" in running text
	}
	if !s.tag() {
		return nil, false, false
	}
	return tagName(s.tagged), false, true
}

// tagName gives the name at the beginning of a tag without its "<".
func tagName(tag []byte) []byte {
	n := 0
	if n < len(tag) && tag[n] == '/' {
		n++
	}
	for n < len(tag) && isName(tag[n]) {
		n++
	}
	return tag[:n]
}

// tag takes a tag up to its ">", which may also stand inside quotes. A "<"
// ends a tag that is broken.
func (s *Cutter) tag() bool {
	var quote byte
	s.tagged = s.tagged[:0]
	for {
		b, err := s.r.ReadByte()
		if err != nil {
			s.err = err
			return false
		}
		if b == '<' {
			s.r.UnreadByte()
			s.take(s.tagged)
			return true
		}
		if len(s.tagged) == maxTag {
			s.take(s.tagged)
			s.tagged = append(s.tagged[:0], ' ') // no tag has this length
		}
		s.tagged = append(s.tagged, b)
		switch {
		case quote == 0 && b == '>':
			s.take(s.tagged)
			return true
		case quote == 0 && (b == '"' || b == '\''):
			quote = b
		case quote == b:
			quote = 0
		}
	}
}

// section takes a comment, a CDATA section or an instruction, whose opening
// mark has n bytes. One that is not closed runs on to the end of the item and
// the tag of the next one: open says so.
func (s *Cutter) section(end string, n int) (open, ok bool) {
	mark := make([]byte, n)
	if _, err := io.ReadFull(s.r, mark); err != nil {
		s.err = err
		return false, false
	}
	s.take(mark)
	s.tail = s.tail[:0]
	shut := append(append([]byte("</"), s.name...), '>')
	ended := -1 // the length of the piece where the item's end tag stood
	for {
		if !s.until('>') {
			return false, false
		}
		if bytes.HasSuffix(s.tail, []byte(end)) {
			return false, true
		}
		if ended >= 0 {
			if tag, found := s.begins(s.chunk); found {
				s.next = tag
				s.buf = s.buf[:min(ended, len(s.buf))]
				return true, true
			}
		}
		ended = -1
		if len(s.name) > 0 && bytes.HasSuffix(s.tail, shut) {
			ended = len(s.buf)
		}
	}
}

// begins says whether b is space and the tag that begins an item, or one that
// ends the list of items.
func (s *Cutter) begins(b []byte) (tag []byte, found bool) {
	b = bytes.TrimSpace(b)
	if len(b) == 0 || b[0] != '<' {
		return nil, false
	}
	switch name := tagName(b[1:]); {
	case bytes.Equal(name, s.name):
		return bytes.Clone(b), true
	case slices.Contains(listEnds, string(name)):
		return nil, true
	}
	return nil, false
}

// listEnds are the tags that end lists of items.
var listEnds = []string{"/channel", "/feed", "/rss", "/urlset", "/sitemapindex"}

// opensItem says whether a tag of this name begins an item, and remembers the
// name of the first.
func (s *Cutter) opensItem(name []byte) bool {
	if len(s.name) > 0 {
		return bytes.Equal(name, s.name)
	}
	local := name
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		local = name[i+1:]
	}
	if !slices.Contains(s.locals, string(local)) {
		return false
	}
	s.name, s.local = bytes.Clone(name), string(local)
	return true
}

// Between goes on to the next item and leaves its tag in the piece. What
// stands before it is given (up to MaxHead bytes); ok is false at the end.
func (s *Cutter) Between() (before []byte, ok bool) {
	s.buf, s.drop = s.buf[:0], false
	if s.next != nil {
		s.buf, s.tagged, s.next = append(s.buf, s.next...), s.next[1:], nil
		return nil, true
	}
	s.limit = MaxHead
	defer func() { s.limit = MaxItem }()
	for s.err == nil {
		if !s.until('<') {
			break
		}
		at := len(s.buf) - 1
		name, _, ok := s.markup()
		if !ok {
			break
		}
		if len(name) > 0 && s.opensItem(name) {
			before = bytes.Clone(s.buf[:max(at, 0)])
			s.buf, s.drop = append(append(s.buf[:0], '<'), s.tagged...), false
			return before, true
		}
	}
	return bytes.Clone(s.buf), false
}

// Item takes the rest of the item whose tag is in the piece.
func (s *Cutter) Item() ([]byte, error) {
	if bytes.HasSuffix(s.buf, []byte("/>")) {
		return s.buf, nil
	}
	end := append([]byte("/"), s.name...)
	for {
		if !s.until('<') {
			return s.buf, ErrCut
		}
		at := len(s.buf) - 1
		name, open, ok := s.markup()
		switch {
		case !ok:
			return s.buf, ErrCut
		case open:
			return s.buf, ErrOpenData
		case bytes.Equal(name, end):
			if s.drop {
				return nil, ErrTooLong
			}
			return s.buf, nil
		case len(name) > 0 && bytes.Equal(name, s.name):
			s.next = append([]byte{'<'}, s.tagged...)
			return s.buf[:max(min(at, len(s.buf)), 0)], ErrNotEnded
		}
	}
}

// Tags gives the tags of a file in XML, one after the other.
type Tags struct{ c *Cutter }

// NewTags gives the tags of r.
func NewTags(r io.Reader) *Tags { return &Tags{New(r)} }

// Next gives the next tag without its "<", or io.EOF. It is good until the
// next call.
func (t *Tags) Next() ([]byte, error) {
	for {
		t.c.buf, t.c.drop, t.c.limit = t.c.buf[:0], false, maxTag
		if !t.c.until('<') {
			return nil, t.c.err
		}
		name, _, ok := t.c.markup()
		if !ok {
			return nil, t.c.err
		}
		if len(name) > 0 {
			return t.c.tagged, nil
		}
	}
}
