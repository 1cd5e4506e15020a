package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"dateline/internal/store"
)

// errHeld says that another holds the lock of a file; errNoLocks that the
// system or its file system has none.
var (
	errHeld    = errors.New("locked")
	errNoLocks = errors.New("no locks here")
)

// Claim is documented at store.Claimer. It locks a file beside the story
// (talks.dateline-refresh), which the system unlocks when the process ends, and
// which says who has it. The story file itself bears SQLite's locks, which
// would end with any other use of it.
func (s *Store) Claim(ctx context.Context, what string, at time.Time) (release func(), err error) {
	path := s.path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	path += "-" + what
	for ctx.Err() == nil {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return nil, s.fail("claim the right to "+what, err)
		}
		err = lock(f)
		switch {
		case errors.Is(err, errHeld):
			claimed := claimedBy(f)
			f.Close()
			return nil, claimed
		case errors.Is(err, errNoLocks):
			f.Close()
			os.Remove(path)
			return func() {}, nil
		case err != nil:
			f.Close()
			return nil, s.fail("claim the right to "+what, err)
		case !isAt(f, path): // whoever had it has deleted it since
			f.Close()
			continue
		}
		// Who cannot be told is no reason not to go on.
		_ = f.Truncate(0)
		_, _ = f.WriteAt(fmt.Appendf(nil, "%d %s\n", os.Getpid(), at.UTC().Format(time.RFC3339Nano)), 0)
		return func() { drop(f, path) }, nil
	}
	return nil, ctx.Err()
}

// isAt says whether f is the file that path leads to now.
func isAt(f *os.File, path string) bool {
	have, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(path)
	return err == nil && os.SameFile(have, there)
}

// claimedBy reads who has the lock of a file.
func claimedBy(f *os.File) *store.Claimed {
	b, err := io.ReadAll(io.LimitReader(f, 200))
	if err != nil {
		return &store.Claimed{}
	}
	pid, at, _ := strings.Cut(strings.TrimSpace(string(b)), " ")
	since, err := time.Parse(time.RFC3339Nano, at)
	if _, bad := strconv.Atoi(pid); bad != nil || err != nil {
		return &store.Claimed{}
	}
	return &store.Claimed{Who: "process " + pid, Since: since}
}
