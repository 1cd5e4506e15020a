package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"dateline/internal/desk"
	"dateline/internal/export"
	"dateline/internal/fault"
)

type exportCmd struct {
	storyArg
	Format string `required:"" help:"One of: json, md, plover, tsv, html." placeholder:"FORMAT"`
	Out    string `short:"o" help:"Write to this file instead of the standard output." placeholder:"FILE"`
}

// Help gives the worked example.
func (exportCmd) Help() string {
	help := "The formats:\n"
	for _, f := range export.Formats {
		help += "  " + f.Name + "   " + f.What + "\n"
	}
	return help + `
Example:
  dateline export talks.dateline --format html -o talks.html
  dateline export talks.dateline --format json | jq '.chronology[0]'`
}

// Run writes the story.
func (c exportCmd) Run(e *env) error {
	if err := export.Known(c.Format); err != nil {
		return err
	}
	if same(c.Out, c.Story) {
		return fault.New(fault.Usage, "give another file for the export", "%s is the story itself", c.Out)
	}
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

// same says whether two names are one file that is there.
func same(a, b string) bool {
	fa, err := os.Stat(a)
	if err != nil {
		return false
	}
	fb, err := os.Stat(b)
	return err == nil && os.SameFile(fa, fb)
}

// writeTo hands the output to write: a file of that name, or the standard
// output for "". The file is there whole or not at all.
func (e *env) writeTo(name string, write func(io.Writer) error) error {
	if name == "" {
		buf := bufio.NewWriter(e.out)
		if err := write(buf); err != nil {
			return err
		}
		return buf.Flush()
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".dateline-*")
	if err != nil {
		return fault.New(fault.Usage, "give a file in a folder that can be written", "create file: %w", err)
	}
	defer os.Remove(f.Name()) // gone already where all went well
	buf := bufio.NewWriter(f)
	err = errors.Join(write(buf), buf.Flush(), f.Chmod(0o644), f.Close())
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return os.Rename(f.Name(), name)
}
