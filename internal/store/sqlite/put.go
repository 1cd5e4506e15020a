package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/store/pack"
)

// Put is documented at store.Store.
func (s *Store) Put(ctx context.Context, rec store.Record) (added bool, err error) {
	if err := rec.Check(); err != nil {
		return false, err
	}
	// The work of packing is done before anyone has to wait for it.
	packed, err := pack.Report(rec.Report)
	if err != nil {
		return false, err
	}
	head := rec.Head()
	page := pack.Compress(rec.Capture.Bytes)
	err = s.change(ctx, "add report", func(tx tx) error {
		added = false
		there, err := tx.has(head)
		if err != nil || there {
			return err
		}
		added = true
		if err := tx.putCapture(head, page); err != nil {
			return err
		}
		return tx.putReport(head, rec.Report, packed)
	})
	return added && err == nil, err
}

// has says whether the story has head's report, or one from its capture.
func (t tx) has(head store.Head) (bool, error) {
	var there bool
	err := t.get(`SELECT EXISTS (SELECT 1 FROM report WHERE id = ?)
		OR EXISTS (SELECT 1 FROM capture JOIN report ON id = report WHERE sha256 = ? AND address = ?)`,
		[]any{head.ID, head.Bytes, head.Address}, &there)
	return there, err
}

// putCapture adds what was captured, in the place of a capture whose report
// was removed.
func (t tx) putCapture(head store.Head, page pack.Blob) error {
	_, err := t.exec(`INSERT INTO page (sha256, size, data) VALUES (?, ?, ?)
		ON CONFLICT (sha256) DO NOTHING`, head.Bytes, page.Size, page.Data)
	if err != nil {
		return err
	}
	_, err = t.exec(`DELETE FROM capture WHERE report = ?1 OR (sha256 = ?2 AND address = ?3)`,
		head.ID, head.Bytes, head.Address)
	if err != nil {
		return err
	}
	if err := t.takeIn(head); err != nil {
		return err
	}
	_, err = t.exec(`INSERT INTO capture
		(report, sha256, address, name, content_type, retrieved, modified, added)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		head.ID, head.Bytes, head.Address, head.Name, head.ContentType,
		stamp(head.Retrieved), stamp(head.Modified), stamp(head.Added))
	return err
}

// putReport adds a report and its layers.
func (t tx) putReport(head store.Head, rep news.Annotated, packed pack.Packed) error {
	pub := rep.Published
	_, err := t.exec(`INSERT INTO report
		(id, key, reader, charset, charset_from, title, bylines, outlet, section, wires,
		 url, canonical, language, translated_from, published, published_earliest,
		 published_latest, published_basis, published_source, modified, truncated, was_read,
		 text, text_sha256, error, hint)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
		head.ID, head.Key, head.Reader, head.Charset, head.CharsetFrom, head.Title,
		strings.Join(rep.Bylines, "; "), head.Outlet, rep.Section, strings.Join(rep.Wires, "; "),
		head.URL, head.Canonical, head.Language, head.TranslatedFrom, pub.Value, pub.Earliest,
		pub.Latest, string(pub.Basis), pub.Source, rep.Modified, head.Truncated, head.Read,
		packed.Text, string(rep.TextSHA256), head.Error, head.Hint)
	if err != nil {
		return fmt.Errorf("report: %w", err)
	}
	_, err = t.exec(`INSERT INTO reading (report, size, data, tokens_size, tokens) VALUES (?, ?, ?, ?, ?)`,
		head.ID, packed.Rest.Size, nonNil(packed.Rest.Data), packed.Tokens.Size, nonNil(packed.Tokens.Data))
	if err != nil {
		return fmt.Errorf("reading: %w", err)
	}
	return t.putParts(rep, head.ID)
}

// Replace is documented at store.Store.
func (s *Store) Replace(ctx context.Context, old news.ReportID, rec store.Record) error {
	if err := rec.Check(); err != nil {
		return err
	}
	packed, err := pack.Report(rec.Report)
	if err != nil {
		return err
	}
	head := rec.Head()
	return s.change(ctx, "read report again", func(tx tx) error {
		if err := tx.drop(old); err != nil {
			return err
		}
		if head.ID != old {
			there, err := tx.move(old, head.ID)
			if err != nil || there {
				return err
			}
		}
		return tx.putReport(head, rec.Report, packed)
	})
}

// drop deletes a report and its layers, and leaves its capture.
func (t tx) drop(id news.ReportID) error {
	res, err := t.exec(`DELETE FROM report WHERE id = ?`, id)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, fmt.Errorf("report %s: %w", id, store.ErrNotFound))
	}
	return nil
}

// move turns the capture and the corrections of a dropped report to another
// id. It gives true, and drops the capture, where that report exists.
func (t tx) move(old, id news.ReportID) (there bool, err error) {
	for _, q := range []string{
		`UPDATE correction SET report = ?2 WHERE report = ?1`,
		`UPDATE correction SET with_report = ?2 WHERE with_report = ?1`,
	} {
		if _, err := t.exec(q, old, id); err != nil {
			return false, err
		}
	}
	var one int
	err = t.get(`SELECT 1 FROM report WHERE id = ?`, []any{id}, &one)
	if err == nil {
		_, err = t.exec(`DELETE FROM capture WHERE report = ?`, old)
		return true, err
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return false, err
	}
	// A capture of that id may be left from a report that was removed.
	if _, err := t.exec(`DELETE FROM capture WHERE report = ?`, id); err != nil {
		return false, err
	}
	_, err = t.exec(`UPDATE capture SET report = ?2 WHERE report = ?1`, old, id)
	return false, err
}

// layout is RFC 3339 with microseconds, of which the order of text is that of
// time.
const layout = "2006-01-02T15:04:05.000000Z"

// stamp writes a time, "" for zero.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return store.Instant(t).Format(layout)
}

// instant reads what stamp wrote.
func instant(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	return time.Parse(layout, s)
}

// nonNil gives b, or no bytes: nil would be NULL.
func nonNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}
