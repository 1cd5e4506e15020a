package capture

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"dateline/internal/capture/mail"
	"dateline/internal/news"
)

// mbox reads the messages of a mailbox.
func (s *source) mbox() {
	r, err := s.open()
	if err != nil {
		s.fail("", deniedHint(err), "%w", cause(err))
		return
	}
	defer r.Close()
	n := 0
	for msg, err := range mail.Mbox(r, s.o.Limit) {
		n++
		name := fmt.Sprintf("message %d", n)
		switch {
		case s.ctx.Err() != nil:
			s.yield(news.Capture{}, s.ctx.Err())
			return
		case errors.Is(err, mail.ErrTooLong):
			if !s.yield(news.Capture{}, tooLarge(s.item(name), "more than", s.o)) {
				return
			}
			continue
		case err != nil:
			s.fail("", "the messages before it are read", "read mailbox: %w", cause(err))
			return
		case len(bytes.TrimSpace(msg)) == 0:
			if !s.fail(name, "", "it is empty") {
				return
			}
			continue
		}
		if !s.message(name, msg) {
			return
		}
	}
	if n == 0 {
		s.fail("", "", "it holds no message")
	}
}

// message gives one mail, and the documents that came with it.
func (s *source) message(name string, msg []byte) bool {
	cap := s.base
	cap.Name, cap.Bytes, cap.ContentType, cap.Address = s.item(name), msg, typeMail, ""
	if !s.give(cap) {
		return false
	}
	return s.attached(name, msg)
}

// attached gives the documents that came with a mail.
func (s *source) attached(name string, msg []byte) bool {
	for i, p := range mail.Read(msg).Attached {
		file := p.FileName()
		if file == "" {
			file = fmt.Sprintf("attached file %d", i+1)
		}
		item := strings.TrimPrefix(name+": "+file, ": ")
		body := p.Body()
		f := detect(body[:min(len(body), headLen)], file, "")
		cap := s.base
		cap.Name, cap.Bytes, cap.Address = s.item(item), body, ""
		switch f {
		case asPDF:
			cap.ContentType = typePDF
		case asZip:
			cap.ContentType = typeWord
		default:
			if !s.fail(item, "save the file from the mail, and add it", "its bytes are not what its name says") {
				return false
			}
			continue
		}
		if !s.give(cap) {
			return false
		}
	}
	return true
}

// mhtml reads a page that a browser saved with its pictures in one file. The
// capture is the page alone, as a server would have sent it.
// https://www.rfc-editor.org/rfc/rfc2557
func (s *source) mhtml() {
	r, err := s.open()
	if err != nil {
		s.fail("", deniedHint(err), "%w", cause(err))
		return
	}
	defer r.Close()
	b, err := readAll(r, s.name, max(s.size, 0), s.o)
	if err != nil {
		s.yield(news.Capture{}, err)
		return
	}
	top := mail.Parse(b)
	root := rootPart(top)
	if root == nil {
		s.fail("", "save the page again, as HTML", "it holds no page")
		return
	}
	cap := s.base
	cap.Name, cap.Bytes, cap.ContentType = s.name, root.Body(), "text/html"
	if c := root.Params["charset"]; c != "" {
		cap.ContentType += "; charset=" + c
	}
	for _, where := range []string{top.Header.Raw("Snapshot-Content-Location"), root.Header.Raw("Content-Location"), top.Header.Raw("Content-Location")} {
		if where = strings.Trim(where, "<>"); cap.Address == "" && isURL(where) {
			cap.Address = where
		}
	}
	if t := mail.Date(top.Header); cap.Retrieved.IsZero() && !t.IsZero() {
		cap.Retrieved = t.UTC()
	}
	if len(cap.Bytes) == 0 {
		s.fail("", "save the page again, as HTML", "it holds no page")
		return
	}
	s.give(archived(cap))
}

// rootPart gives the page of a web archive: the part that start names, else
// the first in HTML.
func rootPart(top *mail.Part) (root *mail.Part) {
	start := strings.Trim(top.Params["start"], "<>")
	top.Each(func(p *mail.Part) bool {
		html := p.Type == "text/html" || p.Type == "application/xhtml+xml"
		if html && len(p.Parts) == 0 && (root == nil || start != "" && strings.Trim(p.Header.Raw("Content-ID"), "<>") == start) {
			root = p
		}
		return true
	})
	return root
}
