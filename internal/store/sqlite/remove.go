package sqlite

import (
	"context"
	"errors"
	"fmt"
	"time"

	"dateline/internal/news"
	"dateline/internal/store"
)

// Remove is documented at store.Store.
func (s *Store) Remove(ctx context.Context, id news.ReportID, purge bool) error {
	err := s.change(ctx, "remove report", func(tx tx) error { return tx.remove(id, purge) })
	if err != nil || !purge {
		return err
	}
	return s.wipe(ctx)
}

// remove deletes a report and all that rests on it.
func (t tx) remove(id news.ReportID, purge bool) error {
	err := t.drop(id)
	if errors.Is(err, store.ErrNotFound) && purge {
		return t.purge(id) // removed before
	}
	if err != nil {
		return err
	}
	if _, err := t.exec(`DELETE FROM correction WHERE report = ?1 OR with_report = ?1`, id); err != nil {
		return err
	}
	if !purge {
		return nil
	}
	return t.purge(id)
}

// purge deletes the capture of a removed report, and its bytes unless another
// report was read from them.
func (t tx) purge(id news.ReportID) error {
	var sum string
	if err := t.get(`DELETE FROM capture WHERE report = ? RETURNING sha256`, []any{id}, &sum); err != nil {
		return fmt.Errorf("report %s: %w", id, notFound(err))
	}
	if err := t.bareVisits(id); err != nil {
		return err
	}
	return t.purgePage(sum)
}

// purgePage deletes captured bytes unless a report was read from them.
func (t tx) purgePage(sum string) error {
	var used bool
	err := t.get(`SELECT EXISTS (SELECT 1 FROM capture JOIN report ON id = report WHERE sha256 = ?)`,
		[]any{sum}, &used)
	if err != nil || used {
		return err
	}
	for _, q := range []string{
		// Captures of other removed reports, and items that were set aside, may
		// be left from the same bytes.
		`DELETE FROM capture WHERE sha256 = ?`,
		`DELETE FROM aside WHERE sha256 = ?`,
		`DELETE FROM page WHERE sha256 = ?`,
	} {
		if _, err := t.exec(q, sum); err != nil {
			return err
		}
	}
	return nil
}

// wipe makes sure that no trace of what was deleted is left in the file or
// beside it. secure_delete overwrites what is deleted, but not what the
// database moved about while the text was still in use; writing the file anew
// leaves that behind too.
func (s *Store) wipe(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := s.w.ExecContext(ctx, "VACUUM"); err != nil {
		return s.fail("wipe what was removed", err)
	}
	if err := s.emptyLog(ctx); err != nil {
		return s.fail("wipe what was removed", err)
	}
	return nil
}

// emptyLog writes the log into the file and cuts it to nothing. It waits for
// those who read the log, or write it into the file themselves.
func (s *Store) emptyLog(ctx context.Context) error {
	for start := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		// https://sqlite.org/pragma.html#pragma_wal_checkpoint
		var blocked, frames, written int
		err := s.w.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&blocked, &frames, &written)
		switch {
		case err != nil && !busy(err):
			return err
		case err == nil && blocked == 0:
			return nil
		case time.Since(start) > s.wait:
			return errReading
		}
	}
}
