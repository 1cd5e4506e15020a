package main

import (
	"dateline/internal/desk"
	"dateline/internal/store"
)

type splitCmd struct {
	storyArg
	A string `arg:"" name:"mention" help:"A name, the id of an entity, or REPORT:WORDS (REPORT:WORDS:2 for the second time)."`
	B string `arg:"" name:"other" help:"The other one."`
	jsonFlag
}

// Help gives the worked example.
func (splitCmd) Help() string {
	return `Says that two mentions mean two people or things. Of one report's entity the
second mention is taken off, with all that are spelled like it; where both are
spelled alike, it alone. What else was taken for one of the two goes with the
one that it is more like. The decision survives every reading, and can be
undone.

Example:
  dateline split talks.dateline "Aleksandr Ivanov" "A. Ivanov"
  dateline split talks.dateline r-3f2a:Ivanov r-3f2a:Ivanov:2`
}

// Run keeps the decision.
func (c splitCmd) Run(e *env) error {
	return c.decide(e, c.JSON, func(d *desk.Desk) (store.CorrectionID, error) {
		return d.SplitEntities(e.ctx, c.A, c.B, author())
	})
}
