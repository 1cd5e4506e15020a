package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"dateline/internal/fault"
)

// The migrations are plain SQL, numbered without gaps; a released one never
// changes. The number of the last that was run is PRAGMA user_version.
//
// A library for migrations is not used here because making the tables, marking
// the file as a story and setting its version must be one transaction that
// begins by taking the lock: only then can two processes make the same story
// at once, and be killed while they do.
//
//go:embed migrations/*.sql
var files embed.FS

// migrations are the SQL of each, in order.
var migrations = load(files)

// load reads the migrations of f; a gap in their numbers is a mistake in the
// program.
func load(f fs.FS) []string {
	names, err := fs.Glob(f, "migrations/*.sql")
	if err != nil {
		panic(err)
	}
	var list []string
	for i, name := range names {
		var n int
		if _, err := fmt.Sscanf(name, "migrations/%04d_", &n); err != nil || n != i+1 {
			panic("migration " + name + ": its number does not follow the last")
		}
		b, err := fs.ReadFile(f, name)
		if err != nil {
			panic(err)
		}
		list = append(list, string(b))
	}
	return list
}

// errOlder is a story file that lacks the last migrations.
var errOlder = errors.New("it was written by an older program")

// version gives the number of the last migration of a story file, 0 for a
// database with nothing in it, or says why it is no story that can be used.
func version(ctx context.Context, db querier, path string) (int, error) {
	var app, version, tables int
	err := errors.Join(
		db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&app),
		db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version),
		db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables))
	switch {
	case err != nil:
		return 0, err
	case app == 0 && version == 0 && tables == 0:
		return 0, nil
	case app != applicationID:
		return 0, notStory(path)
	case version > len(migrations):
		return 0, fault.New(fault.Store, "get a newer dateline",
			"open story %s: it was written by a newer program (version %d of the story file; this one knows %d)",
			path, version, len(migrations))
	}
	return version, nil
}

// querier is a database or one connection to it.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// migrate makes the tables of an empty database, or brings an older one up to
// date, in one transaction. name is what a new story is called.
func migrate(ctx context.Context, w *sql.Conn, path, name string) error {
	// Mostly there is nothing to do, and no need to wait for a writer.
	if v, err := version(ctx, w, path); err != nil || v == len(migrations) {
		return err
	}
	if _, err := w.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	err := upgrade(ctx, w, path, name)
	if err == nil {
		_, err = w.ExecContext(ctx, "COMMIT")
	}
	if err != nil {
		_, _ = w.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
	}
	return err
}

// upgrade is what migrate does within its transaction.
func upgrade(ctx context.Context, w *sql.Conn, path, name string) error {
	from, err := version(ctx, w, path)
	if err != nil {
		return err
	}
	for i, script := range migrations[from:] {
		if _, err := w.ExecContext(ctx, script); err != nil {
			return fmt.Errorf("migration %d: %w", from+i+1, err)
		}
	}
	if from == 0 {
		if _, err := w.ExecContext(ctx, "INSERT INTO meta (key, value) VALUES ('name', ?)", name); err != nil {
			return err
		}
	}
	_, err = w.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id=%d; PRAGMA user_version=%d",
		applicationID, len(migrations)))
	return err
}
