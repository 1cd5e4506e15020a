package main

import (
	"github.com/schollz/progressbar/v3"
)

// bar is a progress bar on a terminal, and nothing elsewhere.
type bar struct {
	to    *progressbar.ProgressBar
	total int
}

// newBar starts a bar; total 0 means that the first reached tells it.
func (e *env) newBar(what string, total int) *bar {
	if !e.tty {
		return &bar{}
	}
	return &bar{total: total, to: progressbar.NewOptions(max(total, 1),
		progressbar.OptionSetWriter(e.err),
		progressbar.OptionSetDescription(what),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("pages"),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionSetWidth(24),
		progressbar.OptionThrottle(100e6),
		progressbar.OptionClearOnFinish(),
	)}
}

// reached shows that done of a number of pages are done.
func (b *bar) reached(done, of int) {
	if b.to == nil {
		return
	}
	if of != b.total {
		b.total = of
		b.to.ChangeMax(of)
	}
	b.to.Set(done)
}

// finish takes the bar off the screen.
func (b *bar) finish() {
	if b.to != nil {
		b.to.Finish()
	}
}

// clear takes the bar off the screen so that a message can stand there; the
// next reached draws it again.
func (b *bar) clear() {
	if b.to != nil {
		b.to.Clear()
	}
}
