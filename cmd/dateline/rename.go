package main

import (
	"dateline/internal/desk"
	"dateline/internal/store"
)

type renameCmd struct {
	storyArg
	Mention string `arg:"" help:"A name, the id of an entity, or REPORT:WORDS."`
	Name    string `arg:"" help:"The name to show."`
	jsonFlag
}

// Help gives the worked example.
func (renameCmd) Help() string {
	return `Shows an entity by another name. Its spellings in the reports stay as they are.
The decision survives every reading, and can be undone.

Example:
  dateline rename talks.dateline "A. Ivanov" "Aleksandr Ivanov"`
}

// Run keeps the decision.
func (c renameCmd) Run(e *env) error {
	return c.decide(e, c.JSON, func(d *desk.Desk) (store.CorrectionID, error) {
		return d.RenameEntity(e.ctx, c.Mention, c.Name, author())
	})
}
