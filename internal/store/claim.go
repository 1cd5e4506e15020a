package store

import (
	"context"
	"time"
)

// Claimer keeps programs from doing the same at the same time.
type Claimer interface {
	// Claim takes the right to do one kind of thing, such as "refresh" (lower
	// case letters), which one program at a time may do with a story; at is
	// when it begins. The right holds until release is called or the process
	// ends, however it ends. Where another program, or another caller in this
	// one, has it, the error is a *Claimed. A store that cannot tell gives the
	// right to everybody.
	Claim(ctx context.Context, what string, at time.Time) (release func(), err error)
}

// Claimed says that another has the right that was asked for.
type Claimed struct {
	// Who has it, as a person finds them ("process 123"), "" where that is not
	// known.
	Who string
	// Since is when they began, zero where that is not known.
	Since time.Time
}

// Error says who it is.
func (c *Claimed) Error() string {
	if c.Who == "" {
		return "another program is at it"
	}
	return "another program is at it (" + c.Who + ")"
}
