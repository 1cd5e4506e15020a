// Package sqlite keeps a story in one file, an SQLite database whose tables
// are documented in docs/story-file.md.
//
// In: the path of a story file. Out: a store.Store, or a store.Reader.
//
//	st, err := sqlite.Open(ctx, "talks.dateline", sqlite.Options{Create: true})
//	defer st.Close()
//
// Each change is one transaction. While a story is open for writing, changes
// go to a write-ahead log beside it (talks.dateline-wal), so that readers in
// other processes are not held up; Close writes them into the file, which is
// then complete by itself. A process that is killed leaves the log behind, and
// the next that opens the story takes it in. A right that one program at a time
// may have (Claim) is a lock on a file beside the story, talks.dateline-refresh.
//
// Tables: meta, page, capture, report, reading, passage, credit, sentence,
// timex, correction; source, visit, aside, site.
package sqlite

import (
	"context"
	"database/sql"
	"sync"
	"time"

	"dateline/internal/store"
)

// applicationID marks a story file: "DTLN" (PRAGMA application_id).
const applicationID = 0x44544C4E

// defaultWait is how long a change waits for another process that is writing.
const defaultWait = 10 * time.Second

// Options say how to open a story for writing.
type Options struct {
	// Create makes the file where there is none.
	Create bool
	// Name is what a new story is called; by default its file's name.
	Name string
	// Wait is how long a change waits for another process that is writing;
	// by default ten seconds.
	Wait time.Duration
}

// Reader is a story file open for reading.
type Reader struct {
	path string
	db   *sql.DB
}

// Store is a story file open for writing.
type Store struct {
	*Reader
	wait time.Duration // see Options
	pool *sql.DB
	w    *sql.Conn // the one connection of pool, which does all the writing

	mu    sync.Mutex // held while writing
	stmts map[string]*sql.Stmt
}

var (
	_ store.Store  = (*Store)(nil)
	_ store.Reader = (*Reader)(nil)
)

// change runs fn in a transaction, alone. What fn did is there when change
// gives nil, and not at all when it gives an error.
func (s *Store) change(ctx context.Context, act string, fn func(tx tx) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := tx{ctx, s}
	// The lock is taken at once: one that is taken at the first write can be
	// refused when it is too late to wait.
	_, err := t.exec("BEGIN IMMEDIATE")
	if err != nil {
		return s.fail(act, err)
	}
	if err = fn(t); err == nil {
		_, err = t.exec("COMMIT")
	}
	if err != nil {
		// SQLite has rolled back by itself where the disk was full.
		_, _ = tx{context.WithoutCancel(ctx), s}.exec("ROLLBACK")
		return s.fail(act, err)
	}
	return nil
}

// tx is a transaction of the writing connection.
type tx struct {
	ctx context.Context
	s   *Store
}

// exec runs one statement.
func (t tx) exec(query string, args ...any) (sql.Result, error) {
	st, err := t.stmt(query)
	if err != nil {
		return nil, err
	}
	return st.ExecContext(t.ctx, args...)
}

// get scans the first row of a query, or gives sql.ErrNoRows.
func (t tx) get(query string, args []any, dest ...any) error {
	st, err := t.stmt(query)
	if err != nil {
		return err
	}
	return st.QueryRowContext(t.ctx, args...).Scan(dest...)
}

// stmt prepares a statement once.
func (t tx) stmt(query string) (*sql.Stmt, error) {
	st := t.s.stmts[query]
	if st == nil {
		var err error
		if st, err = t.s.w.PrepareContext(t.ctx, query); err != nil {
			return nil, err
		}
		t.s.stmts[query] = st
	}
	return st, nil
}
