package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/store/pack"
)

// Known is documented at store.Reader.
func (r *Reader) Known(ctx context.Context, address string, bytes news.Digest) (store.Known, error) {
	var k store.Known
	err := r.db.QueryRowContext(ctx, `SELECT coalesce(id, ''), coalesce(key, ''),
			coalesce(error <> '', 0), id IS NULL
		FROM capture LEFT JOIN report ON id = report WHERE sha256 = ? AND address = ?`,
		bytes, address).Scan(&k.Report, &k.Key, &k.Failed, &k.Removed)
	if errors.Is(err, sql.ErrNoRows) {
		return store.Known{}, nil
	}
	if err != nil {
		return store.Known{}, r.fail("look for a page", err)
	}
	return k, nil
}

// Heads is documented at store.Reader.
func (r *Reader) Heads(ctx context.Context) ([]store.Head, error) {
	rows, err := r.db.QueryContext(ctx, `SELECT r.id, key, reader, c.sha256, p.size, name, address,
			content_type, retrieved, c.modified, added, title, outlet, url, canonical, language,
			translated_from, published, published_earliest, published_latest, published_basis,
			published_source, truncated, was_read, charset, charset_from, error, hint
		FROM report r JOIN capture c ON c.report = r.id JOIN page p ON p.sha256 = c.sha256
		ORDER BY r.id`)
	if err != nil {
		return nil, r.fail("list reports", err)
	}
	defer rows.Close()
	heads := []store.Head{}
	for rows.Next() {
		h, err := scanHead(rows)
		if err != nil {
			return nil, r.fail("list reports", err)
		}
		heads = append(heads, h)
	}
	if err := rows.Err(); err != nil {
		return nil, r.fail("list reports", err)
	}
	return heads, nil
}

// scanHead reads a row of Heads.
func scanHead(rows *sql.Rows) (store.Head, error) {
	var h store.Head
	var times [3]string
	p := &h.Published
	err := rows.Scan(&h.ID, &h.Key, &h.Reader, &h.Bytes, &h.Size, &h.Name, &h.Address,
		&h.ContentType, &times[0], &times[1], &times[2], &h.Title, &h.Outlet, &h.URL, &h.Canonical,
		&h.Language, &h.TranslatedFrom, &p.Value, &p.Earliest, &p.Latest, &p.Basis, &p.Source,
		&h.Truncated, &h.Read, &h.Charset, &h.CharsetFrom, &h.Error, &h.Hint)
	if err != nil {
		return h, err
	}
	return h, instants(times[:], &h.Retrieved, &h.Modified, &h.Added)
}

// instants reads several times.
func instants(from []string, to ...*time.Time) error {
	for i, s := range from {
		t, err := instant(s)
		if err != nil {
			return fmt.Errorf("time %q: %w", s, err)
		}
		*to[i] = t
	}
	return nil
}

// Report is documented at store.Reader.
func (r *Reader) Report(ctx context.Context, id news.ReportID) (news.Annotated, error) {
	var p pack.Packed
	err := r.db.QueryRowContext(ctx, `SELECT text, size, data, tokens_size, tokens
		FROM report JOIN reading ON report = id WHERE id = ?`, id).
		Scan(&p.Text, &p.Rest.Size, &p.Rest.Data, &p.Tokens.Size, &p.Tokens.Data)
	if errors.Is(err, sql.ErrNoRows) {
		return news.Annotated{}, fmt.Errorf("report %s: %w", id, store.ErrNotFound)
	}
	if err != nil {
		return news.Annotated{}, r.fail("read report", err)
	}
	rep, err := p.Open(true)
	if err != nil {
		return news.Annotated{}, r.fail("read report", damaged(err))
	}
	return rep, nil
}

// Capture is documented at store.Reader.
func (r *Reader) Capture(ctx context.Context, id news.ReportID) (news.Capture, error) {
	var cap news.Capture
	var page pack.Blob
	var sum news.Digest
	var times [2]string
	err := r.db.QueryRowContext(ctx, `SELECT name, address, content_type, retrieved, c.modified,
			c.sha256, size, data
		FROM report r JOIN capture c ON c.report = r.id JOIN page p ON p.sha256 = c.sha256
		WHERE r.id = ?`, id).
		Scan(&cap.Name, &cap.Address, &cap.ContentType, &times[0], &times[1], &sum, &page.Size, &page.Data)
	if errors.Is(err, sql.ErrNoRows) {
		return cap, fmt.Errorf("report %s: %w", id, store.ErrNotFound)
	}
	if err == nil {
		err = instants(times[:], &cap.Retrieved, &cap.Modified)
	}
	if err == nil {
		if cap.Bytes, err = page.Open(); err == nil && cap.Hash() != sum {
			err = fmt.Errorf("page %s: its bytes are not those that were captured", sum)
		}
		err = damaged(err)
	}
	if err != nil {
		return news.Capture{}, r.fail("read page", err)
	}
	return cap, nil
}

// damaged marks err as errDamaged.
func damaged(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w: %w", errDamaged, err)
}

// Meta is documented at store.Reader.
func (r *Reader) Meta(ctx context.Context) (store.Meta, error) {
	m := store.Meta{Readers: []string{}}
	// One statement sees one state of the story.
	rows, err := r.db.QueryContext(ctx, `SELECT
			(SELECT value FROM meta WHERE key = 'name'),
			(SELECT count(*) FROM report),
			(SELECT count(*) FROM report WHERE error <> ''),
			(SELECT coalesce(sum(size), 0) FROM page
				WHERE sha256 IN (SELECT sha256 FROM capture JOIN report ON id = report)),
			reader
		FROM (SELECT '' AS reader UNION SELECT reader FROM report) ORDER BY reader`)
	if err != nil {
		return m, r.fail("read story", err)
	}
	defer rows.Close()
	for rows.Next() {
		var reader string
		if err := rows.Scan(&m.Name, &m.Reports, &m.Failed, &m.Bytes, &reader); err != nil {
			return m, r.fail("read story", err)
		}
		if reader != "" {
			m.Readers = append(m.Readers, reader)
		}
	}
	if err := rows.Err(); err != nil {
		return m, r.fail("read story", err)
	}
	m.Schema = len(migrations)
	return m, nil
}
