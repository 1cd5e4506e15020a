package main

import (
	"bytes"
	"errors"
	"iter"

	"dateline/internal/annotate/syntax/conllu"
	"dateline/internal/capture"
	"dateline/internal/desk"
	"dateline/internal/export"
	"dateline/internal/fault"
	"dateline/internal/inorder"
	"dateline/internal/news"
	"dateline/internal/page"
	"dateline/internal/pipeline"
)

// sourceFlags limit what is taken from sources.
type sourceFlags struct {
	MaxSize uint16 `help:"Largest page in MiB; a larger one is named and left out." default:"64" placeholder:"MIB"`
	Workers int    `help:"Pages read at once; 0 for one a processor." default:"0" placeholder:"N"`
	netFlags
}

// options are the limits as the capture stage takes them.
func (f sourceFlags) options(e *env) capture.Options {
	o := capture.Options{Limit: int64(f.MaxSize) << 20, Stdin: e.in}
	o.Fetch = f.fetching(o)
	return o
}

// walk reads the sources one after the other, and leaves out files of a
// folder that are no pages.
func (f sourceFlags) walk(e *env, sources []string) iter.Seq[desk.Input] {
	return func(yield func(desk.Input) bool) {
		for in := range inputs(capture.Walk(e.ctx, sources, f.options(e))) {
			if !in.Skipped && !yield(in) {
				return
			}
		}
	}
}

// inputs hands captures to the desk; what could not be had is an input with
// an error.
func inputs(caps iter.Seq2[news.Capture, error]) iter.Seq[desk.Input] {
	return func(yield func(desk.Input) bool) {
		for cap, err := range caps {
			in := desk.Input{Capture: cap}
			if p, ok := errors.AsType[*capture.Problem](err); ok {
				in.Capture.Name, in.Error, in.Hint = p.Name, p.Err.Error(), p.Hint
				in.Skipped = p.Kind == capture.Skipped
			} else if err != nil {
				return // the run was stopped
			}
			if !yield(in) {
				return
			}
		}
	}
}

type extractCmd struct {
	Sources []string `arg:"" name:"file" help:"Files, folders, or - for the standard input."`
	sourceFlags
	jsonFlag
}

// Help gives the worked example.
func (extractCmd) Help() string {
	return `Prints title, outlet, day, credits and the passages of each page with their
roles; with --json one object a line, in the order of the files.

Example:
  dateline extract page.html
  dateline extract pages/ --json | jq '{file, title, published: .published.value}'`
}

// Run prints what is read of each page.
func (c extractCmd) Run(e *env) error {
	read := func(in desk.Input) news.Report {
		if in.Error != "" {
			return unread(in)
		}
		return pipeline.Extract(in.Capture, pipeline.Options{})
	}
	failed := false
	s := e.screen()
	for rep := range inorder.Map(e.ctx, c.walk(e, c.Sources), c.Workers, read) {
		failed = e.tell(&rep) || failed
		if c.JSON {
			if err := e.printLine(rep); err != nil {
				return err
			}
			continue
		}
		s.Extract(&rep)
		if err := s.Err(); err != nil {
			return err
		}
	}
	return e.end(failed)
}

// annotated reads the pages of the sources with all layers, in their order.
// Published is the day of their publication, "" where it is not known; what
// cannot be read is a report with its Error.
func (f sourceFlags) annotated(e *env, sources []string, published string) (iter.Seq[news.Annotated], error) {
	if err := desk.CheckDay(published); published != "" && err != nil {
		return nil, err
	}
	reader, err := pipeline.Shared()
	if err != nil {
		return nil, err
	}
	read := func(in desk.Input) news.Annotated {
		if in.Error != "" {
			return pipeline.Empty(unread(in))
		}
		return reader.Read(in.Capture, pipeline.Options{Published: published})
	}
	return inorder.Map(e.ctx, f.walk(e, sources), f.Workers, read), nil
}

// unread is the report of a source that could not be had.
func unread(in desk.Input) news.Report {
	rep := news.Report{File: in.Capture.Name, Error: in.Error, Hint: in.Hint}
	rep.Published.Basis = news.Unknown
	rep.Fill()
	return rep
}

// tell names a page that could not be read on stderr, and says whether it did.
func (e *env) tell(rep *news.Report) bool {
	if rep.Error == "" {
		return false
	}
	e.note("%s: %s", news.Plain(rep.File), news.Plain(rep.Error))
	if rep.Hint != "" {
		e.note("  hint: %s", news.Plain(rep.Hint))
	}
	return true
}

// end is the result of a command over several inputs.
func (e *env) end(failed bool) error {
	if err := e.ctx.Err(); err != nil {
		return err
	}
	if failed {
		return errPartial
	}
	return nil
}

type annotateCmd struct {
	Sources   []string `arg:"" optional:"" name:"file" help:"Files, folders, or - for the standard input."`
	Published string   `help:"Day of publication of these pages, where you know it." placeholder:"YYYY-MM-DD"`
	From      string   `help:"pages, or conllu for sentences that are tokenised already." enum:"pages,conllu" default:"pages"`
	To        string   `help:"json, conllu, or html for drawings of the trees." enum:"json,conllu,html" default:"json"`
	sourceFlags
	jsonFlag
}

// Help gives the worked example.
func (annotateCmd) Help() string {
	return `Prints everything that is read from each page alone: sentences with tokens,
tags, lemmas and dependencies, names, and time expressions with the days they
can mean. One JSON object a line, in the order of the files.

With --from conllu --to conllu, sentences that are tokenised already come in on
files or the standard input, and UPOS, XPOS, LEMMA, HEAD and DEPREL are filled.

Example:
  dateline annotate page.html --published 2021-09-10 --json
  dateline annotate page.html --to html > trees.html
  dateline annotate --from conllu --to conllu sentences.conllu`
}

// Run prints what is read.
func (c annotateCmd) Run(e *env) error {
	if (c.From == "conllu") != (c.To == "conllu") {
		return fault.New(fault.Usage, "give --from conllu --to conllu together", "CoNLL-U goes in and out together")
	}
	if c.From == "conllu" {
		return c.conllu(e)
	}
	if len(c.Sources) == 0 {
		return fault.New(fault.Usage, "dateline annotate --help shows an example", "no file named")
	}
	return c.pages(e)
}

// pages annotates pages.
func (c annotateCmd) pages(e *env) error {
	anns, err := c.annotated(e, c.Sources, c.Published)
	if err != nil {
		return err
	}
	failed := false
	var all []news.Annotated
	for ann := range anns {
		failed = e.tell(&ann.Report) || failed
		if c.To == "html" {
			all = append(all, ann)
		} else if err := e.printLine(ann); err != nil {
			return err
		}
	}
	if c.To == "html" {
		f := page.Frame{Title: "Sentences", Story: news.StoryHead{Name: "Sentences", Reports: len(all)}, Links: export.Anchors{}}
		if err := page.Trees(e.out, f, all); err != nil {
			return err
		}
	}
	return e.end(failed)
}

// conllu annotates tokenised sentences.
func (c annotateCmd) conllu(e *env) error {
	if len(c.Sources) == 0 {
		c.Sources = []string{"-"}
	}
	failed := false
	for in := range c.walk(e, c.Sources) {
		if in.Error != "" {
			rep := unread(in)
			failed = e.tell(&rep)
			continue
		}
		if err := conllu.Annotate(bytes.NewReader(in.Capture.Bytes), e.out); err != nil {
			rep := unread(desk.Input{Capture: in.Capture, Error: err.Error(), Hint: "CoNLL-U has ten columns divided by tabs and an empty line after each sentence"})
			failed = e.tell(&rep)
		}
	}
	return e.end(failed)
}
