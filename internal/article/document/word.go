package document

import (
	"strings"
	"time"

	"dateline/internal/article/block"
	"dateline/internal/article/plain"
	"dateline/internal/capture/docx"
	"dateline/internal/fault"
	"dateline/internal/news"
)

// readWord reads a Word document.
func readWord(cap news.Capture) (block.Page, error) {
	doc, err := docx.Read(cap.Bytes)
	if err != nil && (doc == nil || len(doc.Paras) == 0) {
		return block.Page{}, fault.New(fault.Partial, "save the document again, or as PDF or plain text", "read Word document: %w", err)
	}
	var b strings.Builder
	title := ""
	for i, p := range doc.Paras {
		if p.Level == 1 && title == "" && i < 12 {
			title = strings.Join(strings.Fields(p.Text), " ")
		}
		b.WriteString(strings.Join(strings.Fields(p.Text), " ") + "\n\n")
	}
	page, readErr := readPlain(cap, b.String())
	if readErr != nil {
		return page, readErr
	}
	page.Truncated = err != nil
	if title != "" {
		page.Title, page.Sources["title"] = title, "heading style"
	}
	made(&page, doc.Created)
	return page, nil
}

// readPlain reads the text of a document as a plain text.
func readPlain(cap news.Capture, text string) (block.Page, error) {
	inner := cap
	inner.Bytes, inner.ContentType = []byte(text), "text/plain; charset=utf-8"
	page, err := plain.Read(inner)
	if err != nil {
		return page, fault.New(fault.Partial, "if it is a scan, save its text with a program that reads pictures", "read document: it has no text")
	}
	if page.Sources == nil {
		page.Sources = map[string]string{}
	}
	if page.Published.Reasons == nil {
		page.Published.Reasons = []string{}
	}
	return page, nil
}

// made adds when a document was made to what is known of its day: a hint for
// a person, because templates and copies keep older and get newer times.
func made(page *block.Page, t time.Time) {
	if t.IsZero() || t.Year() < 1990 || page.Published.Value != "" {
		return
	}
	page.Published.Reasons = append(page.Published.Reasons, "the document's properties say that it was made on "+t.Format("2006-01-02"))
	page.Sources["made"] = t.Format("2006-01-02")
}
