package main

import (
	"io"
	"os"

	"dateline/internal/desk"
	"dateline/internal/news"
)

type eventsCmd struct {
	Sources   []string `arg:"" name:"file" help:"A story, or files, folders, or - for the standard input."`
	Explain   bool     `help:"Also the clause, the rules that fired and the id of each event."`
	Published string   `help:"Day of publication of these pages, where you know it." placeholder:"YYYY-MM-DD"`
	sourceFlags
	jsonFlag
}

// Help gives the worked example.
func (eventsCmd) Help() string {
	return `Prints who did what to whom, report by report, as each text words it: PLOVER type
and mode, CAMEO code, whether it happened, the participants, time and place. What
several reports tell of one event is not put together here: see timeline.

Example:
  dateline events page.html --explain
  dateline events talks.dateline --json | jq 'select(.events[].type == "SANCTION")'`
}

// mentions is what --json prints for one report: one object a line.
type mentions struct {
	ID     news.ReportID       `json:"id"`
	File   string              `json:"file"`
	Title  string              `json:"title"`
	Events []news.EventMention `json:"events"`
}

// Run prints the event mentions of a story or of pages.
func (c eventsCmd) Run(e *env) error {
	if len(c.Sources) == 1 && isStory(c.Sources[0]) {
		return storyArg{c.Sources[0]}.read(e, func(d *desk.Desk) error {
			anns, err := d.Read(e.ctx)
			if err != nil {
				return err
			}
			for i := range anns {
				if err := c.print(e, &anns[i]); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return c.pages(e)
}

// pages reads pages and prints their event mentions.
func (c eventsCmd) pages(e *env) error {
	anns, err := c.annotated(e, c.Sources, c.Published)
	if err != nil {
		return err
	}
	failed := false
	for ann := range anns {
		if e.tell(&ann.Report) {
			failed = true
			continue
		}
		if err := c.print(e, &ann); err != nil {
			return err
		}
	}
	return e.end(failed)
}

// print prints the event mentions of one report.
func (c eventsCmd) print(e *env, ann *news.Annotated) error {
	if c.JSON {
		return e.printLine(mentions{ann.ID, ann.File, ann.Title, ann.Events})
	}
	s := e.screen()
	s.Mentions(ann, c.Explain)
	return s.Err()
}

// storyMagic begins every story file: it is a SQLite database.
const storyMagic = "SQLite format 3\x00"

// isStory says whether a file is a story and no page.
func isStory(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, len(storyMagic))
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == storyMagic
}
