package desk

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"

	"dateline/internal/inorder"
	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/store"
)

// Input is one source as the walk over the sources gives it: a capture, or
// why there is none.
type Input struct {
	Capture news.Capture
	// Error and Hint are set where the source could not be obtained.
	Error, Hint string
	// Skipped says that this is no page: a picture in a folder, for example.
	Skipped bool
}

// Outcome is what became of one source.
type Outcome struct {
	Name   string        `json:"name"`
	Status Status        `json:"status"`
	Report news.ReportID `json:"report,omitempty"`
	Title  string        `json:"title,omitempty"`
	// Language is set for a page that is kept but not read.
	Language string `json:"language,omitempty"`
	Error    string `json:"error,omitempty"`
	Hint     string `json:"hint,omitempty"`
	Bytes    int    `json:"bytes"`
}

// Status says what became of a source.
type Status string

// What can become of a source.
const (
	StatusAdded   Status = "added"
	StatusAlready Status = "already there"
	StatusNotRead Status = "kept, not read" // another language
	StatusError   Status = "could not be read"
	StatusSkipped Status = "skipped" // no page: a picture in a folder
)

// Summary counts outcomes.
type Summary struct {
	Added   int `json:"added"`
	Already int `json:"already_there"`
	NotRead int `json:"not_read"`
	Failed  int `json:"failed"`
	Skipped int `json:"skipped"`
	// Outcomes are all outcomes in the order of the sources.
	Outcomes []Outcome `json:"outcomes"`
}

// AddOptions steer Add.
type AddOptions struct {
	// Workers is how many pages are read at once; 0 for one a processor.
	Workers int
	// Each is called with every outcome, in the order of the sources, as soon
	// as it is in the store.
	Each func(Outcome)
}

// reading is a page that a worker has read.
type reading struct {
	in      Input
	ann     news.Annotated
	key     store.Key
	already news.ReportID
	err     error
}

// Add reads sources into the story. Each report is in the store, whole, when
// its outcome is told; a page that cannot be read is an outcome and not the
// end of the run. An error means that the store cannot be used any more.
func (d *Desk) Add(ctx context.Context, inputs iter.Seq[Input], opt AddOptions) (*Summary, error) {
	reader, err := d.reader()
	if err != nil {
		return nil, err
	}
	sum := &Summary{Outcomes: []Outcome{}}
	read := func(in Input) *reading { return d.readOne(ctx, in, reader) }
	for r := range inorder.Map(ctx, inputs, opt.Workers, read) {
		out, err := d.keep(ctx, r)
		if err != nil {
			return sum, err
		}
		sum.count(out)
		if opt.Each != nil {
			opt.Each(out)
		}
	}
	return sum, ctx.Err()
}

// readOne reads one page, unless its bytes are in the story already.
func (d *Desk) readOne(ctx context.Context, in Input, reader *pipeline.Reader) *reading {
	r := &reading{in: in}
	if in.Error != "" {
		return r
	}
	cap := in.Capture
	bytes := cap.Hash()
	known, err := d.store.Known(ctx, cap.Address, bytes)
	if err != nil {
		r.err = fmt.Errorf("look for %s: %w", cap.Name, err)
		return r
	}
	if known.Report != "" {
		r.already = known.Report
		return r
	}
	r.ann = readable(reader.Read(cap, pipeline.Options{}))
	r.key = d.key(cap, bytes, nil)
	return r
}

// readable turns a reading that no store can keep into a fact about its page.
func readable(ann news.Annotated) news.Annotated {
	if utf8.ValidString(ann.Text) && !strings.ContainsRune(ann.Text, 0) {
		return ann
	}
	bad := news.Report{ID: ann.ID, File: ann.File, URL: ann.URL,
		Error: "the text has bytes that are no characters", Hint: "the bytes are kept; save the page again as UTF-8"}
	bad.Published.Basis = news.Unknown
	bad.Fill()
	return pipeline.Empty(bad)
}

// key hashes what the reading of a capture depends on.
func (d *Desk) key(cap news.Capture, bytes news.Digest, corrs []store.Correction) store.Key {
	return store.Dependence{
		Bytes: bytes, Address: cap.Address, ContentType: cap.ContentType,
		Corrections: corrs, Reader: pipeline.Version(),
	}.Key()
}

// keep puts a page that was read into the store and says what became of it.
func (d *Desk) keep(ctx context.Context, r *reading) (Outcome, error) {
	out := Outcome{Name: r.in.Capture.Name, Bytes: len(r.in.Capture.Bytes)}
	if r.err != nil {
		return out, r.err
	}
	if r.in.Error != "" {
		out.Status, out.Error, out.Hint = StatusError, r.in.Error, r.in.Hint
		if r.in.Skipped {
			out.Status = StatusSkipped
		}
		return out, nil
	}
	if r.already != "" {
		out.Status, out.Report = StatusAlready, r.already
		return out, nil
	}
	rep := &r.ann.Report
	out.Report, out.Title, out.Error, out.Hint = rep.ID, rep.Title, rep.Error, rep.Hint
	added, err := d.change.Put(ctx, store.Record{
		Capture: r.in.Capture, Report: r.ann, Key: r.key, Reader: pipeline.Version(), Added: d.now(),
		Charset: rep.Charset, CharsetFrom: rep.CharsetFrom,
	})
	if err != nil {
		return out, fmt.Errorf("keep %s: %w", r.in.Capture.Name, err)
	}
	switch {
	case rep.Error != "":
		out.Status = StatusError
	case !added:
		out.Status = StatusAlready
	case !rep.Read:
		out.Status, out.Language = StatusNotRead, rep.Language
	default:
		out.Status = StatusAdded
	}
	return out, nil
}

// count adds an outcome to the summary.
func (sum *Summary) count(out Outcome) {
	sum.Outcomes = append(sum.Outcomes, out)
	switch out.Status {
	case StatusAdded:
		sum.Added++
	case StatusAlready:
		sum.Already++
	case StatusNotRead:
		sum.NotRead++
	case StatusError:
		sum.Failed++
	case StatusSkipped:
		sum.Skipped++
	}
}
