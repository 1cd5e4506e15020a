// Package wayback reads what the Wayback Machine of the Internet Archive
// writes into the pages it shows: the address that a page is of, when it was
// captured, and the toolbar, which is no part of the page.
//
// In: the bytes of a page saved from the archive, with, for example,
//
//	<!-- FILE ARCHIVED ON 10:11:12 Mar 17, 2026 AND RETRIEVED FROM THE ...
//
// Out: Snapshot{Time: 2026-03-17 10:11:12 UTC, Address: ...}, and the page
// without the toolbar and with the addresses in its links as they were.
package wayback

import (
	"bytes"
	"regexp"
	"time"
)

// Snapshot is one capture of a page by the archive.
type Snapshot struct {
	Address string    // "" where the page does not tell
	Time    time.Time // UTC
}

// The marks, as the archive's pages have them since 2013.
var (
	beginToolbar = []byte("<!-- BEGIN WAYBACK TOOLBAR INSERT -->")
	endToolbar   = []byte("<!-- END WAYBACK TOOLBAR INSERT -->")
	endRewrite   = []byte("<!-- End Wayback Rewrite JS Include -->")

	fileArchived = regexp.MustCompile(`FILE ARCHIVED ON (\d\d:\d\d:\d\d [A-Z][a-z]{2} \d\d?, \d{4}) AND RETRIEVED FROM`)
	wombat       = regexp.MustCompile(`__wm\.wombat\("([^"\s]{1,1000})","(\d{14})"`)
	wmInit       = regexp.MustCompile(`__wm\.bt\([^)]{0,200}?"(\d{14})","([^"\s]{1,1000})"`)
	savedFrom    = regexp.MustCompile(`(?i)saved from url=\(\d+\)https?://web\.archive\.org/web/(\d{14})[a-z_]*/(\S{1,1000})`)
	singleFile   = regexp.MustCompile(`(?i)\burl:\s*https?://web\.archive\.org/web/(\d{14})[a-z_]*/(\S{1,1000})`)
	canonical    = regexp.MustCompile(`(?i)<link[^>]{0,200}rel=["']?canonical["']?[^>]{0,200}href=["']https?://web\.archive\.org/web/(\d{14})[a-z_]*/([^"'\s]{1,1000})`)
	prefix       = regexp.MustCompile(`(?:https?:)?(?://web\.archive\.org)?/web/\d{14}(?:[a-z]{2}_)?/(https?:(?:\\?/){2}|mailto:)`)
)

// probe is how much of the beginning and the end of a page is looked at.
const probe = 64 << 10

// Find says whether a page was saved from the archive, and of what. The time
// is that of the archive's own marks, never that of a link in the text.
func Find(page []byte) (Snapshot, bool) {
	head, tail := page[:min(len(page), probe)], page[max(0, len(page)-probe):]
	s := Snapshot{}
	if !bytes.Contains(head, []byte("web.archive.org")) && !bytes.Contains(head, []byte("__wm.")) && !bytes.Contains(tail, []byte("FILE ARCHIVED ON")) {
		return s, false
	}
	for _, re := range []*regexp.Regexp{savedFrom, singleFile} {
		if m := re.FindSubmatch(head[:min(len(head), 4<<10)]); m != nil {
			s.take(m[1], m[2])
		}
	}
	if m := wombat.FindSubmatch(head); m != nil {
		s.take(m[2], m[1])
	}
	if m := fileArchived.FindSubmatch(tail); m != nil {
		if t, err := time.Parse("15:04:05 Jan 2, 2006", string(m[1])); err == nil && s.Time.IsZero() {
			s.Time = t
		}
	}
	marked := !s.Time.IsZero() || bytes.Contains(page, beginToolbar)
	if !marked {
		return Snapshot{}, false
	}
	if m := wmInit.FindSubmatch(page); m != nil {
		s.take(m[1], m[2])
	}
	if m := canonical.FindSubmatch(head); m != nil {
		s.take(m[1], m[2])
	}
	return s, true
}

// take keeps a time and an address, where none is known.
func (s *Snapshot) take(stamp, address []byte) {
	if t, err := time.Parse("20060102150405", string(stamp)); err == nil && s.Time.IsZero() {
		s.Time = t
	}
	if s.Address == "" && (bytes.HasPrefix(address, []byte("http://")) || bytes.HasPrefix(address, []byte("https://"))) {
		s.Address = string(bytes.ToValidUTF8(address, nil))
	}
}

// Clean takes out of a page what the archive put in: its toolbar, its scripts,
// and its prefix of addresses. A page that was not saved from it stays as it
// is.
func Clean(page []byte) []byte {
	if _, ok := Find(page); !ok {
		return page
	}
	out := page
	if i := bytes.Index(out[:min(len(out), probe)], endRewrite); i >= 0 {
		if head := bytes.Index(bytes.ToLower(out[:i]), []byte("<head")); head >= 0 {
			if gt := bytes.IndexByte(out[head:i], '>'); gt >= 0 {
				out = cut(out, head+gt+1, i+len(endRewrite))
			}
		}
	}
	for range 8 {
		i := bytes.Index(out, beginToolbar)
		if i < 0 {
			break
		}
		n := bytes.Index(out[i:], endToolbar)
		if n < 0 {
			break
		}
		out = cut(out, i, i+n+len(endToolbar))
	}
	return prefix.ReplaceAll(out, []byte("$1"))
}

// cut gives b without b[from:to].
func cut(b []byte, from, to int) []byte {
	return append(append(make([]byte, 0, len(b)), b[:from]...), b[to:]...)
}
