package main

import (
	"os/user"

	"dateline/internal/desk"
	"dateline/internal/fault"
	"dateline/internal/store"
)

type setCmd struct {
	storyArg
	Report    string `arg:"" help:"The id of the report, or its beginning."`
	Published string `help:"The day of publication: 2021-09-09, 2021-09 or 2021." placeholder:"DATE"`
	jsonFlag
}

// Help gives the worked example.
func (setCmd) Help() string {
	return `What a person says outranks what the page states. It is kept as a row with
author and time, survives every reading, and can be undone.

Example:
  dateline set talks.dateline r-3f2a --published 2020-09-11`
}

// Run keeps a correction.
func (c setCmd) Run(e *env) error {
	if c.Published == "" {
		return fault.New(fault.Usage, "give --published DATE", "nothing to set")
	}
	return c.change(e, false, func(d *desk.Desk) error {
		id, err := d.SetPublished(e.ctx, c.Report, c.Published, author())
		if err != nil {
			return err
		}
		if c.JSON {
			return e.printJSON(map[string]string{"correction": string(id)})
		}
		e.note("kept as %s; dateline undo %s %s takes it back", id, c.Story, id)
		return nil
	})
}

// author is the name under which a correction is kept: the account's.
func author() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return "unknown"
}

type undoCmd struct {
	storyArg
	Correction string `arg:"" help:"The id of the correction (c-…)."`
	jsonFlag
}

// Help gives the worked example.
func (undoCmd) Help() string {
	return `The correction stays in the story as a row that is marked undone.

Example:
  dateline undo talks.dateline c-7be0f2a41c55`
}

// Run takes a correction back.
func (c undoCmd) Run(e *env) error {
	return c.change(e, false, func(d *desk.Desk) error {
		if err := d.Undo(e.ctx, store.CorrectionID(c.Correction)); err != nil {
			return err
		}
		if c.JSON {
			return e.printJSON(map[string]string{"undone": c.Correction})
		}
		e.note("%s is undone", c.Correction)
		return nil
	})
}

type removeCmd struct {
	storyArg
	Report string `arg:"" help:"The id of the report, or its beginning."`
	Purge  bool   `help:"Delete the captured bytes too, so that no trace is left in the file."`
	jsonFlag
}

// Help gives the worked example.
func (removeCmd) Help() string {
	return `Takes a report and all that rests on it out of the story. Its captured bytes
stay in the file until they are purged.

Example:
  dateline remove talks.dateline r-3f2a
  dateline remove talks.dateline r-3f2a --purge`
}

// Run removes a report.
func (c removeCmd) Run(e *env) error {
	return c.change(e, false, func(d *desk.Desk) error {
		id, err := d.Remove(e.ctx, c.Report, c.Purge)
		if err != nil {
			return err
		}
		if c.JSON {
			return e.printJSON(map[string]any{"removed": id, "purged": c.Purge})
		}
		e.note("removed %s", id)
		return nil
	})
}

type rereadCmd struct {
	storyArg
	Force bool `help:"Read also what this version has read before."`
	jsonFlag
}

// Help gives the worked example.
func (rereadCmd) Help() string {
	return `Reads the kept bytes of every report again, where another version of the
program read them before. Corrections survive.

Example:
  dateline reread talks.dateline`
}

// Run reads all reports again.
func (c rereadCmd) Run(e *env) error {
	return c.change(e, false, func(d *desk.Desk) error {
		bar := e.newBar("reading", 0)
		sum, err := d.Reread(e.ctx, c.Force, bar.reached)
		bar.finish()
		if err != nil {
			return err
		}
		if c.JSON {
			return e.printJSON(sum)
		}
		e.note("%d read again, %d unchanged", sum.Read, sum.Unchanged)
		return nil
	})
}
