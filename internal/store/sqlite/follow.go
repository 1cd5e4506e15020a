package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"dateline/internal/store"
)

// Sources is documented at store.FollowReader.
func (r *Reader) Sources(ctx context.Context) ([]store.Source, error) {
	rows, err := r.db.QueryContext(ctx, `SELECT url, words, at_least, since, author, created, ended
		FROM source ORDER BY url`)
	if err != nil {
		return nil, r.fail("list sources", err)
	}
	defer rows.Close()
	list := []store.Source{}
	for rows.Next() {
		var s store.Source
		var words string
		var times [2]string
		err := rows.Scan(&s.URL, &words, &s.AtLeast, &s.Since, &s.Author, &times[0], &times[1])
		if err == nil {
			err = instants(times[:], &s.Created, &s.Ended)
		}
		if err != nil {
			return nil, r.fail("list sources", err)
		}
		s.Words = []string{}
		if words != "" {
			s.Words = strings.Split(words, "; ")
		}
		list = append(list, s)
	}
	if err := rows.Err(); err != nil {
		return nil, r.fail("list sources", err)
	}
	return list, nil
}

// Follow is documented at store.FollowStore.
func (s *Store) Follow(ctx context.Context, src store.Source) error {
	src = src.Kept()
	return s.change(ctx, "follow", func(tx tx) error {
		_, err := tx.exec(`INSERT INTO source (url, words, at_least, since, author, created, ended)
			VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET words = excluded.words,
			at_least = excluded.at_least, since = excluded.since, author = excluded.author, ended = excluded.ended`,
			src.URL, strings.Join(src.Words, "; "), src.AtLeast, src.Since, src.Author, stamp(src.Created), stamp(src.Ended))
		return err
	})
}

// visitColumns are those of a visit, in the order of scanVisit and visitArgs.
const visitColumns = `id, url, source, kind, title, stated, address, etag, last_modified, found,
	checked, not_before, state, failures, error, hint, report`

// scanner is a row.
type scanner interface{ Scan(dest ...any) error }

func scanVisit(row scanner) (store.Visit, error) {
	var v store.Visit
	var times [4]string
	err := row.Scan(&v.ID, &v.URL, &v.Source, &v.Kind, &v.Title, &times[0], &v.Address, &v.ETag, &v.LastModified,
		&times[1], &times[2], &times[3], &v.State, &v.Failures, &v.Error, &v.Hint, &v.Report)
	if err != nil {
		return v, err
	}
	return v, instants(times[:], &v.Stated, &v.Found, &v.Checked, &v.NotBefore)
}

// Visits is documented at store.FollowReader.
func (r *Reader) Visits(ctx context.Context, states ...store.VisitState) ([]store.Visit, error) {
	where, args := "", []any{}
	if len(states) > 0 {
		where = " WHERE state IN (?" + strings.Repeat(", ?", len(states)-1) + ")"
		for _, s := range states {
			args = append(args, s)
		}
	}
	rows, err := r.db.QueryContext(ctx, "SELECT "+visitColumns+" FROM visit"+where+" ORDER BY id", args...)
	if err != nil {
		return nil, r.fail("list visits", err)
	}
	defer rows.Close()
	list := []store.Visit{}
	for rows.Next() {
		v, err := scanVisit(rows)
		if err != nil {
			return nil, r.fail("list visits", err)
		}
		list = append(list, v)
	}
	if err := rows.Err(); err != nil {
		return nil, r.fail("list visits", err)
	}
	return list, nil
}

// Visit is documented at store.FollowReader.
func (r *Reader) Visit(ctx context.Context, id store.VisitID) (store.Visit, error) {
	v, err := scanVisit(r.db.QueryRowContext(ctx, "SELECT "+visitColumns+" FROM visit WHERE id = ?", id))
	if errors.Is(err, sql.ErrNoRows) {
		return v, fmt.Errorf("visit %s: %w", id, store.ErrNotFound)
	}
	if err != nil {
		return v, r.fail("look for a visit", err)
	}
	return v, nil
}

// Found is documented at store.FollowStore.
func (s *Store) Found(ctx context.Context, list store.Visit, named []store.Visit) (asked int, err error) {
	err = s.change(ctx, "keep what a source names", func(tx tx) error {
		asked = 0
		for _, v := range named {
			v = v.Kept()
			old, err := tx.visit(v.ID)
			again := errors.Is(err, sql.ErrNoRows)
			if again {
				err = tx.putVisit(v)
			} else if err == nil {
				again, err = tx.renew(old, v)
			}
			if err != nil {
				return err
			}
			if again && v.Kind != store.VisitList {
				asked++
			}
		}
		return tx.keepVisit(list)
	})
	if err != nil {
		return 0, err
	}
	return asked, nil
}

// renew keeps a visit that was found again, where that changes it. It gives
// whether it is to be asked because of it.
func (t tx) renew(old, now store.Visit) (bool, error) {
	v, again := old.Renewed(now)
	if v == old {
		return false, nil
	}
	return again, t.putVisit(v)
}

// visit gives a visit, or sql.ErrNoRows.
func (t tx) visit(id store.VisitID) (store.Visit, error) {
	st, err := t.stmt("SELECT " + visitColumns + " FROM visit WHERE id = ?")
	if err != nil {
		return store.Visit{}, err
	}
	return scanVisit(st.QueryRowContext(t.ctx, id))
}

// putVisit writes a visit in the place of what there was.
func (t tx) putVisit(v store.Visit) error {
	_, err := t.exec("INSERT OR REPLACE INTO visit ("+visitColumns+") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
		v.ID, v.URL, v.Source, v.Kind, v.Title, stamp(v.Stated), v.Address, v.ETag, v.LastModified,
		stamp(v.Found), stamp(v.Checked), stamp(v.NotBefore), v.State, v.Failures, v.Error, v.Hint, v.Report)
	return err
}

// keepVisit writes a visit unless it was purged.
func (t tx) keepVisit(v store.Visit) error {
	old, err := t.visit(v.ID)
	if err != nil && !errors.Is(err, sql.ErrNoRows) || old.State == store.Purged {
		return err
	}
	return t.putVisit(v.Kept())
}

// KeepVisit is documented at store.FollowStore.
func (s *Store) KeepVisit(ctx context.Context, v store.Visit) error {
	return s.change(ctx, "keep a visit", func(tx tx) error { return tx.keepVisit(v) })
}

// bareVisits leaves nothing of the visits that a report was read from.
func (t tx) bareVisits(id any) error {
	_, err := t.exec(`UPDATE visit SET url = '', source = '', kind = '', title = '', stated = '', address = '',
		etag = '', last_modified = '', found = '', checked = '', not_before = '', state = ?,
		failures = 0, error = '', hint = '', report = '' WHERE report = ?`, store.Purged, id)
	return err
}

// Site is documented at store.FollowReader.
func (r *Reader) Site(ctx context.Context, name string) (store.Site, error) {
	s := store.Site{Name: name}
	var times [2]string
	err := r.db.QueryRowContext(ctx, `SELECT robots, failed, until, hold FROM site WHERE name = ?`, name).
		Scan(&s.Robots, &s.Failed, &times[0], &times[1])
	if errors.Is(err, sql.ErrNoRows) {
		return s, fmt.Errorf("site %s: %w", name, store.ErrNotFound)
	}
	if err == nil {
		err = instants(times[:], &s.Until, &s.Hold)
	}
	if err != nil {
		return s, r.fail("look for a site", err)
	}
	return s, nil
}

// KeepSite is documented at store.FollowStore.
func (s *Store) KeepSite(ctx context.Context, site store.Site) error {
	site = site.Kept()
	return s.change(ctx, "keep what a site asks", func(tx tx) error {
		_, err := tx.exec(`INSERT OR REPLACE INTO site (name, robots, failed, until, hold) VALUES (?, ?, ?, ?, ?)`,
			site.Name, site.Robots, site.Failed, stamp(site.Until), stamp(site.Hold))
		return err
	})
}
