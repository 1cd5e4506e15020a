// Package export writes a story in the formats that other programs and people
// take: JSON, Markdown, and one self-contained HTML page. A story goes in,
// bytes come out; the same story gives the same bytes.
package export

import (
	"encoding/json"
	"io"
	"slices"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/fault"
	"dateline/internal/news"
	"dateline/internal/page"
)

// Input is all that a format may need.
type Input struct {
	Story    *news.Story
	Timeline *desk.Timeline
}

// Format writes a story.
type Format struct {
	Name string
	What string // for help, a few words
	Do   func(io.Writer, Input) error
}

// Formats lists the formats in the order of help.
var Formats = []Format{
	{Name: "json", What: "everything, as docs/json.md describes", Do: writeJSON},
	{Name: "md", What: "the chronology as Markdown", Do: writeMarkdown},
	{Name: "plover", What: "coded events in PLOVER JSON, one a line (docs/events.md)", Do: writePLOVER},
	{Name: "tsv", What: "coded events and statements as a table divided by tabs (docs/events.md)", Do: writeTSV},
	{Name: "html", What: "chronology and reports as one page that needs nothing else", Do: writeHTML},
}

// Write writes in in the format of that name.
func Write(w io.Writer, name string, in Input) error {
	if err := Known(name); err != nil {
		return err
	}
	return Formats[index(name)].Do(w, in)
}

// Known gives an error for a name that is no format.
func Known(name string) error {
	if index(name) < 0 {
		return fault.New(fault.Usage, "the formats are "+Names(), "no format %q", name)
	}
	return nil
}

// index is the place of a format in Formats, -1 if it is none.
func index(name string) int {
	return slices.IndexFunc(Formats, func(f Format) bool { return f.Name == name })
}

// Names lists the names of the formats.
func Names() string {
	var names []string
	for _, f := range Formats {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// writeJSON writes the story as one object.
func writeJSON(w io.Writer, in Input) error {
	enc := json.NewEncoder(news.PlainJSON(w))
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(in.Story)
}

// writeHTML writes one self-contained page.
func writeHTML(w io.Writer, in Input) error {
	f := page.Frame{Title: in.Story.Story.Name, Story: in.Story.Story, Tab: "chronology", Links: Anchors{}}
	return page.All(w, f, in.Timeline, in.Story.Reports)
}

// Anchors is the page.Links that points at places within one page.
type Anchors struct{}

func (Anchors) Home() string       { return "#" }
func (Anchors) Reports() string    { return "#reports" }
func (Anchors) State() string      { return "" }
func (Anchors) Plans() string      { return "" }
func (Anchors) Sentences() string  { return "" }
func (Anchors) Figures() string    { return "" }
func (Anchors) Statements() string { return "" }
func (Anchors) Lineage() string    { return "" }
func (Anchors) Events() string     { return "" }
func (Anchors) ReportEvents(news.ReportID) string {
	return ""
}
func (Anchors) SideBySide(_, _ news.ReportID) string {
	return ""
}
func (Anchors) Disputes() string               { return "" }
func (Anchors) Entities() string               { return "" }
func (Anchors) Report(id news.ReportID) string { return "#" + string(id) }
func (Anchors) Line(rep news.ReportID, line news.RecordID) string {
	return "#s-" + string(rep) + "-" + string(line)
}
func (Anchors) Explain(string) string              { return "" }
func (Anchors) Sentence(news.ReportID, int) string { return "" }
