package main

import "dateline/internal/desk"

type explainCmd struct {
	storyArg
	ID string `arg:"" help:"The id of a report (r-…), line (l-…), time (t-…), sentence (s-…) or entity (e-…)."`
	jsonFlag
}

// Help gives the worked example.
func (explainCmd) Help() string {
	return `Shows which words, which rule and which reasoning a record rests on. The
beginning of a report's id is enough where only one report has it.

Example:
  dateline explain talks.dateline r-3f2a
  dateline explain talks.dateline l-0b51c3d9e2a7`
}

// Run prints what a record rests on.
func (c explainCmd) Run(e *env) error {
	return c.read(e, func(d *desk.Desk) error {
		ex, err := d.Explain(e.ctx, c.ID)
		if err != nil {
			return err
		}
		if c.JSON {
			return e.printJSON(ex)
		}
		s := e.screen()
		s.Explanation(ex)
		return s.Err()
	})
}
