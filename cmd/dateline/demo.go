package main

import (
	"fmt"
	"io/fs"
	"os"
	"time"

	"dateline/examples"
	"dateline/internal/desk"
	"dateline/internal/fault"
	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/store/memory"
)

type demoCmd struct {
	Story   string `help:"Keep the story in this file instead of in memory." placeholder:"FILE"`
	Listen  string `help:"Address and port to serve on; by default 127.0.0.1:8347, or any free port." placeholder:"ADDR"`
	NoServe bool   `help:"Print the chronology and end."`
}

// Help gives the worked example.
func (demoCmd) Help() string {
	return `The story is invented: two states, a river, a year of talks, told in fourteen
pages in the forms in which reports reach a reader (a wire story and its copies,
a blog's repost, a translation, pages without a date). It is built in memory,
printed, and served on this machine until Ctrl-C.

Example:
  dateline demo
  dateline demo --no-serve --story demo.dateline`
}

// Run builds, prints and serves the example story.
func (c demoCmd) Run(e *env) error {
	if _, err := os.Stat(c.Story); c.Story != "" && err == nil {
		return fault.New(fault.Usage, "name a file that is not there yet", "%s is there already, and the example story would be mixed into it", c.Story)
	}
	if c.Story != "" {
		return storyArg{c.Story}.change(e, true, func(d *desk.Desk) error { return c.show(e, d) })
	}
	st := memory.New("two-banks")
	defer st.Close()
	return c.show(e, desk.New(st, pipeline.Shared, time.Now))
}

// show adds the pages, prints the chronology and serves it.
func (c demoCmd) show(e *env, d *desk.Desk) error {
	pages, err := demoPages()
	if err != nil {
		return err
	}
	sum, err := d.Add(e.ctx, captures(pages), desk.AddOptions{})
	if err != nil {
		return err
	}
	tl, err := d.Timeline(e.ctx)
	if err != nil {
		return err
	}
	s := e.screen()
	s.Chronology(tl)
	s.Summary(sum)
	if err := s.Err(); err != nil || c.NoServe {
		return err
	}
	return serve(e, d, c.Listen)
}

// demoPages gives the embedded pages in the order of their names.
func demoPages() ([]news.Capture, error) {
	entries, err := fs.ReadDir(examples.FS, ".")
	if err != nil {
		return nil, fmt.Errorf("read examples: %w", err)
	}
	var caps []news.Capture
	for _, entry := range entries {
		b, err := fs.ReadFile(examples.FS, entry.Name())
		if err != nil {
			return nil, fmt.Errorf("read example %s: %w", entry.Name(), err)
		}
		caps = append(caps, news.Capture{Name: entry.Name(), Bytes: b})
	}
	return caps, nil
}
