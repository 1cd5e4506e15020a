package main

import (
	"bufio"
	"io"
	"os"

	"dateline/internal/desk"
	"dateline/internal/export"
	"dateline/internal/fault"
)

type exportCmd struct {
	storyArg
	Format string `required:"" help:"One of: json, md, html." placeholder:"FORMAT"`
	Out    string `short:"o" help:"Write to this file instead of the standard output." placeholder:"FILE"`
}

// Help gives the worked example.
func (exportCmd) Help() string {
	return `json holds everything, as docs/json.md and docs/schema.json describe; md is the
chronology for a document; html is one page with the chronology and all
reports, which needs nothing else and can be mailed.

Example:
  dateline export talks.dateline --format html -o talks.html
  dateline export talks.dateline --format json | jq '.chronology[0]'`
}

// Run writes the story.
func (c exportCmd) Run(e *env) error {
	return c.read(e, func(d *desk.Desk) error {
		story, err := d.Story(e.ctx)
		if err != nil {
			return err
		}
		tl, err := d.Timeline(e.ctx)
		if err != nil {
			return err
		}
		return e.writeTo(c.Out, func(w io.Writer) error {
			return export.Write(w, c.Format, export.Input{Story: story, Timeline: tl})
		})
	})
}

// writeTo hands the output to write: a file of that name, or the standard
// output for "".
func (e *env) writeTo(name string, write func(io.Writer) error) (err error) {
	w := e.out
	if name != "" {
		f, err := os.Create(name)
		if err != nil {
			return fault.New(fault.Usage, "give a file in a folder that can be written", "create file: %w", err)
		}
		defer func() {
			if end := f.Close(); err == nil {
				err = end
			}
		}()
		w = f
	}
	buf := bufio.NewWriter(w)
	if err := write(buf); err != nil {
		return err
	}
	return buf.Flush()
}
