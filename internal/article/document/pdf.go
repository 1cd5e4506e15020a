package document

import (
	"strings"

	"dateline/internal/article/block"
	"dateline/internal/capture/pdf"
	"dateline/internal/fault"
	"dateline/internal/news"
)

// readPDF reads the text layer of a PDF.
func readPDF(cap news.Capture) (block.Page, error) {
	doc, err := pdf.Read(cap.Bytes)
	if err != nil {
		return block.Page{}, fault.New(fault.Partial, "save its text as plain text, and add that", "read PDF: %w", err)
	}
	if len(doc.Paras) == 0 {
		return block.Page{}, fault.New(fault.Partial, "it may be a scan: save its text with a program that reads pictures, and add that",
			"read PDF: it has no text layer")
	}
	page, err := readPlain(cap, strings.Join(doc.Paras, "\n\n"))
	if err != nil {
		return page, err
	}
	// The title of the properties counts where the document shows it too.
	if doc.Title != "" && opens(page, doc.Title) {
		page.Title, page.Sources["title"] = doc.Title, "pdf title"
	}
	made(&page, doc.Created)
	return page, nil
}
