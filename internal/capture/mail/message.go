package mail

import (
	"net/mail"
	"strings"
	"time"

	"dateline/internal/capture/feed"
)

// Message is what a reader of a mail sees.
type Message struct {
	Subject string
	// FromName is the sender's name, "" where only an address is given.
	FromName, FromAddress string
	// ListName is the name of the list in List-ID, "" if there is none.
	ListName string
	// Date is that of the Date field, with the words that give it.
	Date feed.Stamp
	// HTML is the body in HTML with its media type, nil if there is none.
	HTML     []byte
	HTMLType string
	// Text is the plain body, with its media type, nil if there is none.
	Text     []byte
	TextType string
	// Base is Content-Location or Content-Base, "" if there is none.
	Base string
	// Attached are the documents that came with it: PDF, Word, mails.
	Attached []*Part
	// Encrypted says that the body can only be read by its receiver.
	Encrypted bool
}

// Read reads a mail.
func Read(b []byte) *Message {
	top := Parse(b)
	m := &Message{Subject: top.Header.Get("Subject")}
	m.sender(top.Header)
	m.Date = date(top.Header)
	m.Base = top.Header.Raw("Content-Location")
	m.Encrypted = top.Type == "multipart/encrypted" || strings.HasSuffix(top.Type, "pkcs7-mime")
	top.Each(func(p *Part) bool { m.take(p); return true })
	return m
}

// sender reads From and List-ID.
func (m *Message) sender(h Header) {
	raw := h.Raw("From")
	p := mail.AddressParser{WordDecoder: nil}
	if list, err := p.ParseList(raw); err == nil && len(list) > 0 {
		m.FromName, m.FromAddress = words(list[0].Name), list[0].Address
	} else if open := strings.LastIndexByte(raw, '<'); open >= 0 {
		m.FromName, m.FromAddress = strings.Trim(words(raw[:open]), `" `), strings.Trim(raw[open:], "<> ")
	} else if strings.Contains(raw, "@") {
		m.FromAddress = strings.TrimSpace(raw)
	} else {
		m.FromName = words(raw)
	}
	if strings.Contains(m.FromName, "@") {
		m.FromName = ""
	}
	// https://www.rfc-editor.org/rfc/rfc2919: "Quay Courier <daily.quay.example>"
	if name, _, ok := strings.Cut(h.Get("List-ID"), "<"); ok {
		m.ListName = strings.Trim(name, `" `)
	}
}

// Date gives the time of a header, zero if it states none.
func Date(h Header) time.Time { return date(h).Time }

// date reads the Date field, and else the time in the first Received.
func date(h Header) feed.Stamp {
	raw := strings.Join(strings.Fields(h.Raw("Date")), " ")
	if t, err := mail.ParseDate(raw); err == nil && t.Year() >= 1980 {
		return feed.Stamp{Time: t, Raw: raw, Field: "Date", Zone: true}
	}
	if s := feed.ParseTime(raw, "Date"); s.OK() {
		return s
	}
	received := h.Raw("Received")
	if i := strings.LastIndexByte(received, ';'); i >= 0 {
		raw = strings.Join(strings.Fields(received[i+1:]), " ")
		if t, err := mail.ParseDate(raw); err == nil {
			return feed.Stamp{Time: t, Raw: raw, Field: "Received", Zone: true}
		}
	}
	return feed.Stamp{Time: time.Time{}, Raw: raw, Field: "Date"}
}

// take keeps the first body of each kind, and the documents.
func (m *Message) take(p *Part) {
	if len(p.Parts) > 0 {
		return
	}
	name := strings.ToLower(p.FileName())
	switch {
	case p.Type == "application/pdf", strings.HasSuffix(p.Type, "wordprocessingml.document"), strings.HasSuffix(name, ".pdf"), strings.HasSuffix(name, ".docx"):
		if len(m.Attached) < 100 {
			m.Attached = append(m.Attached, p)
		}
	case p.Attached():
	case p.Type == "text/html" && m.HTML == nil:
		m.HTML, m.HTMLType = p.Body(), typeOf(p)
		if m.Base == "" {
			m.Base = p.Header.Raw("Content-Location")
		}
	case p.Type == "text/plain" && m.Text == nil:
		m.Text, m.TextType = cleanText(p.Body()), typeOf(p)
		if strings.EqualFold(p.Params["format"], "flowed") {
			m.Text = []byte(flowed(string(m.Text), strings.EqualFold(p.Params["delsp"], "yes")))
		}
	}
}

// typeOf gives the media type of a part with its character set.
func typeOf(p *Part) string {
	if c := p.Params["charset"]; c != "" {
		return p.Type + "; charset=" + c
	}
	return p.Type
}
