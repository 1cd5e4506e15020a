package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"dateline/internal/fault"
	"dateline/internal/store"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// errDamaged is a value that was not written like that.
var errDamaged = errors.New("damaged")

// errReading is what keeps the log from being emptied.
var errReading = errors.New("another program is reading it")

// code gives SQLite's primary result code of err, 0 where it has none.
// https://sqlite.org/rescode.html
func code(err error) int {
	if e, ok := errors.AsType[*driver.Error](err); ok {
		return e.Code() & 0xff
	}
	return 0
}

// busy says that another process holds what err was waiting for.
func busy(err error) bool {
	c := code(err)
	return c == lib.SQLITE_BUSY || c == lib.SQLITE_LOCKED
}

// shut says that the file or its folder may not be written to.
func shut(err error) bool {
	c := code(err)
	return c == lib.SQLITE_CANTOPEN || c == lib.SQLITE_READONLY
}

// fail gives err as a person meets it: what was tried, what is in the way, and
// what to do about it.
func (r *Reader) fail(act string, err error) error {
	if _, ok := errors.AsType[*fault.Error](err); ok {
		return err
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) ||
		errors.Is(err, store.ErrNotFound) {
		return err
	}
	if code(err) == lib.SQLITE_INTERRUPT {
		return fmt.Errorf("%s: %w", act, context.Canceled)
	}
	hint, what := "", "cannot be used"
	switch code(err) {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		what = "is being written to by " + holder(r.path)
		hint = "wait until that is done, then run this again: what was added so far is kept"
	case lib.SQLITE_FULL:
		what = "cannot grow: the disk is full"
		hint = "free some space, then run this again: what was added so far is kept"
	case lib.SQLITE_READONLY, lib.SQLITE_PERM, lib.SQLITE_AUTH:
		what = "is read only"
		hint = "copy the story to a folder that you may write to"
	case lib.SQLITE_CANTOPEN:
		what = "cannot be opened"
		hint = "you need the right to write to the file and to its folder"
	case lib.SQLITE_NOTADB:
		return notStory(r.path)
	case lib.SQLITE_CORRUPT:
		what = "is damaged"
		hint = "use a copy that is whole, or save what can be saved with: sqlite3 " + r.path + " .recover"
	case lib.SQLITE_IOERR:
		what = "cannot be read or written"
		hint = "look whether the disk is full or failing"
	}
	switch {
	case errors.Is(err, errDamaged):
		what = "is damaged"
		hint = "use a copy that is whole"
	case errors.Is(err, sql.ErrConnDone):
		what = "was closed"
	case errors.Is(err, errReading):
		what = "still has traces of it in its log (" + r.path + "-wal)"
		hint = "they are gone once the other program has closed the story"
	}
	return fault.New(fault.Store, hint, "%s: %s %s: %w", act, r.path, what, err)
}
