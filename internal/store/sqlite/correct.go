package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"dateline/internal/store"
)

// Corrections is documented at store.Reader.
func (r *Reader) Corrections(ctx context.Context) ([]store.Correction, error) {
	rows, err := r.db.QueryContext(ctx, `SELECT id, kind, report, quote, occurrence,
			with_report, with_quote, with_occurrence, value, author, created, undone
		FROM correction ORDER BY created, id`)
	if err != nil {
		return nil, r.fail("read corrections", err)
	}
	defer rows.Close()
	corrs := []store.Correction{}
	for rows.Next() {
		var c store.Correction
		var times [2]string
		err := rows.Scan(&c.ID, &c.Kind, &c.Of.Report, &c.Of.Quote, &c.Of.Occurrence,
			&c.With.Report, &c.With.Quote, &c.With.Occurrence, &c.Value, &c.Author, &times[0], &times[1])
		if err == nil {
			err = instants(times[:], &c.Created, &c.Undone)
		}
		if err != nil {
			return nil, r.fail("read corrections", err)
		}
		corrs = append(corrs, c)
	}
	if err := rows.Err(); err != nil {
		return nil, r.fail("read corrections", err)
	}
	return corrs, nil
}

// Correct is documented at store.Store.
func (s *Store) Correct(ctx context.Context, corr store.Correction) (store.CorrectionID, error) {
	c := corr.Kept()
	err := s.change(ctx, "keep correction", func(tx tx) error {
		_, err := tx.exec(`INSERT INTO correction (id, kind, report, quote, occurrence,
				with_report, with_quote, with_occurrence, value, author, created, undone)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
			c.ID, c.Kind, c.Of.Report, c.Of.Quote, c.Of.Occurrence,
			c.With.Report, c.With.Quote, c.With.Occurrence, c.Value, c.Author,
			stamp(c.Created), stamp(c.Undone))
		return err
	})
	if err != nil {
		return "", err
	}
	return c.ID, nil
}

// Undo is documented at store.Store.
func (s *Store) Undo(ctx context.Context, id store.CorrectionID, at time.Time) error {
	return s.change(ctx, "undo correction", func(tx tx) error {
		var undone string
		err := tx.get(`SELECT undone FROM correction WHERE id = ?`, []any{id}, &undone)
		if err != nil {
			return fmt.Errorf("correction %s: %w", id, notFound(err))
		}
		if undone != "" {
			return nil
		}
		_, err = tx.exec(`UPDATE correction SET undone = ? WHERE id = ?`, stamp(at), id)
		return err
	})
}

// notFound turns the lack of a row into store.ErrNotFound.
func notFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return store.ErrNotFound
	}
	return err
}
