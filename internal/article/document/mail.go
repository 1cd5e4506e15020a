package document

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"sync"

	"dateline/internal/article/block"
	"dateline/internal/article/markup"
	"dateline/internal/article/phrase"
	"dateline/internal/article/plain"
	"dateline/internal/capture/mail"
	"dateline/internal/fault"
	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
)

// readMail reads a mail: a newsletter, a press release, an alert.
func readMail(cap news.Capture) (block.Page, error) {
	m := mail.Read(cap.Bytes)
	k := known{form: "mail", title: subject(m.Subject), outlet: sender(m), published: m.Date}
	m.Text = unsigned(m.Text)
	text, textErr := readText(cap, m, k)
	text.Blocks = unframed(text.Blocks)
	if m.HTML != nil {
		html := markupOf(m)
		page, err := readHTML(cap, k, html, "utf-8", m.Base)
		page.Blocks = unframed(page.Blocks)
		// A body that is all pictures has its words in the plain part.
		if err == nil && (textErr != nil || words(page) >= words(text)/4) {
			return page, nil
		}
	}
	switch {
	case textErr == nil && m.Text != nil:
		return text, nil
	case m.Encrypted:
		return block.Page{}, fault.New(fault.Partial, "open it in your mail program, and save it decrypted", "read mail: it is encrypted")
	}
	return block.Page{}, fault.New(fault.Partial, "if its words stand in a document that came with it, that is read by itself", "read mail: it has no text")
}

// markupOf gives the HTML body as UTF-8, without the page around it.
func markupOf(m *mail.Message) string {
	text, _, _ := markup.Decode(m.HTML, m.HTMLType)
	if at := bodyTag.FindIndex(text); at != nil {
		text = text[at[1]:]
	}
	return string(text)
}

// bodyTag begins what is shown of a page.
var bodyTag = regexp.MustCompile(`(?i)<body(\s[^>]*)?>`)

// readText reads the plain body.
func readText(cap news.Capture, m *mail.Message, k known) (block.Page, error) {
	if m.Text == nil {
		return block.Page{}, fault.New(fault.Partial, "", "no text")
	}
	inner := cap
	inner.Bytes, inner.ContentType = m.Text, m.TextType
	page, err := plain.Read(inner)
	if err != nil {
		return page, err
	}
	if k.title != "" && !opens(page, k.title) {
		head := block.Block{Text: k.title, Kind: block.Heading, Level: 1, Main: true, Line: 1}
		page.Blocks = append([]block.Block{head}, page.Blocks...)
	}
	k.apply(&page, cap)
	return page, nil
}

// opens says whether the title stands among the first blocks of a text.
func opens(page block.Page, title string) bool {
	for _, b := range page.Blocks[:min(len(page.Blocks), 5)] {
		if strings.EqualFold(strings.TrimSpace(b.Text), title) {
			return true
		}
	}
	return false
}

// words counts the words of a page.
func words(page block.Page) int {
	n := 0
	for _, b := range page.Blocks {
		n += len(strings.Fields(b.Text))
	}
	return n
}

// subject takes off what mail programs and lists put before a subject.
func subject(s string) string {
	for {
		low := strings.ToLower(s)
		cut := ""
		for _, p := range []string{"re:", "fw:", "fwd:", "aw:", "wg:", "tr:"} {
			if strings.HasPrefix(low, p) {
				cut = s[len(p):]
			}
		}
		if strings.HasPrefix(s, "[") {
			if i := strings.IndexByte(s, ']'); i > 0 && i < 40 {
				cut = s[i+1:]
			}
		}
		if cut = strings.TrimSpace(cut); cut == "" {
			return s
		}
		s = cut
	}
}

// sender gives who sent a mail: the name of the list, else of the sender, else
// the host of the address.
func sender(m *mail.Message) string {
	if m.ListName != "" && len(m.ListName) < 80 {
		return m.ListName
	}
	if name, house, ok := strings.Cut(m.FromName, " via "); ok && name != "" {
		return house
	}
	for _, sep := range []string{" at ", " from ", " | ", " @ "} { // "Ann from Quay Courier"
		if name, house, ok := strings.Cut(m.FromName, sep); ok && name != "" && house != "" {
			return house
		}
	}
	if m.FromName != "" {
		return m.FromName
	}
	_, host, _ := strings.Cut(m.FromAddress, "@")
	return host
}

// unsigned takes off a signature: what stands below a line of two hyphens and
// a blank. https://www.rfc-editor.org/rfc/rfc3676#section-4.3
func unsigned(text []byte) []byte {
	if i := bytes.LastIndex(text, []byte("\n-- \n")); i > 0 {
		return text[:i+1]
	}
	return text
}

// longestFrame is how many words a line of data/en/mail-lines.txt may have.
const longestFrame = 40

// frame gives the beginnings of lines that programs put around a mail.
var frame = sync.OnceValue(func() []string { return wordlist.Lines("en/mail-lines.txt") })

// unframed takes out the lines that programs put around a mail.
func unframed(blocks []block.Block) []block.Block {
	return slices.DeleteFunc(blocks, func(b block.Block) bool {
		if len(strings.Fields(b.Text)) > longestFrame {
			return false
		}
		line := phrase.Fold(b.Text)
		return slices.ContainsFunc(frame(), func(start string) bool {
			rest, ok := strings.CutPrefix(line, start)
			return ok && (rest == "" || rest[0] == ' ')
		})
	})
}
