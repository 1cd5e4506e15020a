package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/store/pack"
)

// asideColumns are those of an item that was set aside, as scanAside reads them.
const asideColumns = `report, source, title, reason, address, name, content_type, retrieved, modified, added`

func scanAside(row scanner, more ...any) (store.AsideItem, error) {
	var a store.AsideItem
	var times [3]string
	c := &a.Capture
	err := row.Scan(append([]any{&a.ID, &a.Source, &a.Title, &a.Reason, &c.Address, &c.Name, &c.ContentType,
		&times[0], &times[1], &times[2]}, more...)...)
	if err != nil {
		return a, err
	}
	return a, instants(times[:], &c.Retrieved, &c.Modified, &a.Added)
}

// AsideItems is documented at store.FollowReader.
func (r *Reader) AsideItems(ctx context.Context) ([]store.AsideItem, error) {
	rows, err := r.db.QueryContext(ctx, "SELECT "+asideColumns+" FROM aside ORDER BY report")
	if err != nil {
		return nil, r.fail("list what is aside", err)
	}
	defer rows.Close()
	list := []store.AsideItem{}
	for rows.Next() {
		a, err := scanAside(rows)
		if err != nil {
			return nil, r.fail("list what is aside", err)
		}
		list = append(list, a)
	}
	if err := rows.Err(); err != nil {
		return nil, r.fail("list what is aside", err)
	}
	return list, nil
}

// AsideItem is documented at store.FollowReader.
func (r *Reader) AsideItem(ctx context.Context, id news.ReportID) (store.AsideItem, error) {
	var page pack.Blob
	a, err := scanAside(r.db.QueryRowContext(ctx, "SELECT "+asideColumns+`, size, data
		FROM aside JOIN page USING (sha256) WHERE report = ?`, id), &page.Size, &page.Data)
	if errors.Is(err, sql.ErrNoRows) {
		return a, fmt.Errorf("item %s: %w", id, store.ErrNotFound)
	}
	if err == nil {
		a.Capture.Bytes, err = page.Open()
		err = damaged(err)
	}
	if err != nil {
		return a, r.fail("read what is aside", err)
	}
	return a, nil
}

// SetAside is documented at store.FollowStore.
func (s *Store) SetAside(ctx context.Context, item store.AsideItem) (added bool, err error) {
	a := item.Kept()
	sum, page := a.Capture.Hash(), pack.Compress(a.Capture.Bytes)
	err = s.change(ctx, "set aside", func(tx tx) error {
		added = false
		there, err := tx.has(store.Head{ID: a.ID, Bytes: sum, Address: a.Capture.Address})
		if err != nil || there {
			return err
		}
		_, err = tx.exec(`INSERT INTO page (sha256, size, data) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING`,
			sum, page.Size, nonNil(page.Data))
		if err != nil {
			return err
		}
		c := a.Capture
		res, err := tx.exec("INSERT INTO aside ("+asideColumns+`, sha256) VALUES (?,?,?,?,?,?,?,?,?,?,?)
			ON CONFLICT (report) DO NOTHING`, a.ID, a.Source, a.Title, a.Reason, c.Address, c.Name, c.ContentType,
			stamp(c.Retrieved), stamp(c.Modified), stamp(a.Added), sum)
		if err != nil {
			return err
		}
		n, err := res.RowsAffected()
		added = n > 0
		return err
	})
	return added && err == nil, err
}

// takeIn forgets that a capture was set aside.
func (t tx) takeIn(head store.Head) error {
	_, err := t.exec(`DELETE FROM aside WHERE report = ?1 OR (sha256 = ?2 AND address = ?3)`,
		head.ID, head.Bytes, head.Address)
	return err
}

// DropAside is documented at store.FollowStore.
func (s *Store) DropAside(ctx context.Context, id news.ReportID) error {
	err := s.change(ctx, "delete what is aside", func(tx tx) error {
		var sum string
		err := tx.get(`DELETE FROM aside WHERE report = ? RETURNING sha256`, []any{id}, &sum)
		if err != nil {
			return fmt.Errorf("item %s: %w", id, notFound(err))
		}
		if err := tx.bareVisits(id); err != nil {
			return err
		}
		return tx.purgePage(sum)
	})
	if err != nil {
		return err
	}
	return s.wipe(ctx)
}
