// Package fault gives the few kinds of failure that users meet, and the exit
// status of each. A page that cannot be read is no failure of the run: it is
// a fact about the page (news.Report.Error) and ends a command with Partial.
package fault

import (
	"errors"
	"fmt"
)

// The exit statuses of every command.
const (
	Done    = 0 // all done
	Partial = 1 // done, but some inputs could not be read
	Usage   = 2 // wrong usage
	Store   = 3 // the story file or store cannot be used
)

// Error is a failure with a hint that tells a person what to do.
type Error struct {
	Status int    // exit status
	Hint   string // one sentence, or ""
	Err    error
}

// Error gives the message, lower case and without a period.
func (e *Error) Error() string { return e.Err.Error() }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// New makes an error of a status with a hint; format and args are fmt.Errorf's.
func New(status int, hint, format string, args ...any) error {
	return &Error{Status: status, Hint: hint, Err: fmt.Errorf(format, args...)}
}

// StatusOf gives the exit status for err: Done for nil, and Store for an
// error that carries none, because what is left then is the machine's.
func StatusOf(err error) int {
	if err == nil {
		return Done
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Status
	}
	return Store
}

// HintOf gives the hint that err carries, or "".
func HintOf(err error) string {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Hint
	}
	return ""
}
