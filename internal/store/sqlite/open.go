package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dateline/internal/fault"

	driver "modernc.org/sqlite"
)

// Open opens a story for writing, and brings an older file up to date.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	if err := look(path, o.Create); err != nil {
		return nil, err
	}
	if o.Wait == 0 {
		o.Wait = defaultWait
	}
	if o.Name == "" {
		o.Name = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	}
	s := &Store{Reader: &Reader{path: path}, wait: o.Wait, stmts: map[string]*sql.Stmt{}}
	mode := "rw"
	if o.Create {
		mode = "rwc"
	}
	var err error
	if s.pool, err = connect(path, mode, o.Wait, ""); err != nil {
		return nil, s.fail("open story", err)
	}
	if err := s.begin(ctx, o); err != nil {
		s.pool.Close()
		return nil, s.fail("open story", err)
	}
	return s, nil
}

// readers is how many questions are answered at once; each takes about 2 MB.
const readers = 4

// begin makes or migrates the tables, then turns on the write-ahead log. The
// order matters: a file that is no story must be left as it was.
func (s *Store) begin(ctx context.Context, o Options) error {
	var err error
	if s.w, err = s.pool.Conn(ctx); err != nil {
		return err
	}
	if err := migrate(ctx, s.w, s.path, o.Name); err != nil {
		return err
	}
	if err := s.log(ctx); err != nil {
		return err
	}
	s.db, err = connect(s.path, "rw", o.Wait, "&_query_only=1")
	if err != nil {
		return err
	}
	s.db.SetMaxOpenConns(readers)
	return nil
}

// log turns on the write-ahead log, which needs a moment in which nobody reads.
func (s *Store) log(ctx context.Context) error {
	for start := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		var mode string
		err := s.w.QueryRowContext(ctx, "PRAGMA journal_mode=WAL").Scan(&mode)
		switch {
		case err == nil && mode != "wal":
			return fmt.Errorf("turn on the write-ahead log: journal mode is %s", mode)
		case err == nil:
			return nil
		case !busy(err) || time.Since(start) > s.wait:
			return err
		}
	}
}

// OpenReader opens a story for reading. A file of an older version is brought
// up to date first. A file or folder that cannot be written to can be read.
func OpenReader(ctx context.Context, path string) (*Reader, error) {
	if err := look(path, false); err != nil {
		return nil, err
	}
	r := &Reader{path: path}
	// Opened for writing where that is allowed, so that a log which a killed
	// process left behind is taken in.
	err := r.open(ctx, "mode=rw")
	if shut(err) && empty(path+"-wal") {
		// The file was copied while it had a log; none can be made in a folder
		// that is read only, and with nobody writing none is needed.
		err = r.open(ctx, "mode=ro&immutable=1")
	}
	if errors.Is(err, errOlder) {
		var s *Store
		if s, err = Open(ctx, path, Options{}); err == nil {
			err = errors.Join(s.Close(), r.open(ctx, "mode=rw"))
		}
	}
	if err != nil {
		return nil, r.fail("open story", err)
	}
	return r, nil
}

// open connects r and makes sure that it reads a story of this version.
func (r *Reader) open(ctx context.Context, mode string) error {
	db, err := connect(r.path, mode[len("mode="):], defaultWait, "&_query_only=1")
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(readers)
	v, err := version(ctx, db, r.path)
	if err == nil && v < len(migrations) {
		err = errOlder
	}
	if err != nil {
		db.Close()
		return err
	}
	r.db = db
	return nil
}

// connect opens a database. mode is SQLite's: ro, rw, rwc. Values of a story
// from a stranger are never run: trusted_schema is off, and defensive on.
func connect(path, mode string, wait time.Duration, more string) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	abs = filepath.ToSlash(abs)
	if !strings.HasPrefix(abs, "/") {
		abs = "/" + abs
	}
	dsn := (&url.URL{Scheme: "file", Path: abs}).String() +
		"?mode=" + mode + "&_defensive=1&_error_rc=1" +
		fmt.Sprintf("&_busy_timeout=%d", wait.Milliseconds()) +
		"&_pragma=foreign_keys(1)&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)" +
		"&_pragma=secure_delete(1)&_pragma=synchronous(normal)&_pragma=temp_store(memory)" + more
	c, err := driver.NewConnector(dsn)
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(c), nil
}

// magic begins every SQLite database.
// https://sqlite.org/fileformat2.html#magic_header_string
var magic = []byte("SQLite format 3\x00")

// look says what is wrong with path before SQLite sees it, because its own
// messages do not help.
func look(path string, create bool) error {
	info, err := os.Stat(path)
	switch {
	case err != nil && strings.Contains(path, "://"):
		return notStory(path) // an address, where the story should stand
	case errors.Is(err, fs.ErrNotExist) && !create:
		return fault.New(fault.Store, "dateline add makes a story: dateline add "+path+" PAGE...",
			"open story %s: there is no such file", path)
	case errors.Is(err, fs.ErrNotExist):
		return lookFolder(path)
	case err != nil:
		return fault.New(fault.Store, "look at the spelling of the path, and at your rights", "open story: %w", err)
	case info.IsDir():
		return fault.New(fault.Store, "name a file in it: "+filepath.Join(path, "story.dateline"),
			"open story %s: it is a folder", path)
	case !info.Mode().IsRegular():
		return fault.New(fault.Store, "name another file", "open story %s: it is not a plain file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return fault.New(fault.Store, "ask its owner for the right to read it", "open story: %w", err)
	}
	defer f.Close()
	head := make([]byte, len(magic))
	n, err := io.ReadFull(f, head)
	if n == 0 && errors.Is(err, io.EOF) && create {
		return nil // nothing was written yet
	}
	if !bytes.Equal(head, magic) {
		return notStory(path)
	}
	return nil
}

// lookFolder says what is wrong with the folder of a file to be made.
func lookFolder(path string) error {
	dir := filepath.Dir(path)
	info, err := os.Stat(dir)
	if err != nil || !info.IsDir() {
		return fault.New(fault.Store, "make the folder first: mkdir -p "+dir,
			"make story %s: there is no folder %s", path, dir)
	}
	return nil
}

func notStory(path string) error {
	return fault.New(fault.Store, "the story comes first, then the pages: dateline add STORY PAGE...",
		"open story %s: it is not a story file", path)
}

// empty says whether path is missing or has no bytes.
func empty(path string) bool {
	info, err := os.Stat(path)
	return err != nil || info.Size() == 0
}

// Close ends the reading of a story.
func (r *Reader) Close() error {
	// A log that a killed process left behind has been taken in by now. Where
	// others have the file open, or it is read only, this does nothing.
	if conn, err := r.db.Conn(context.Background()); err == nil {
		_ = single(conn)
		conn.Close()
	}
	return r.db.Close()
}

// Close writes all changes into the file and ends the use of the story. Where
// another process has it open, the last to close it does so.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.db.Close()
	for _, st := range s.stmts {
		err = errors.Join(err, st.Close())
	}
	// Readers elsewhere can hold this back; the changes are safe in the log.
	if _, e := s.w.ExecContext(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)"); e != nil && !busy(e) {
		err = errors.Join(err, e)
	}
	_ = single(s.w)
	if err = errors.Join(err, s.w.Close(), s.pool.Close()); err != nil {
		return s.fail("close story", err)
	}
	return nil
}

// single makes the database one file that can be read from a read-only folder,
// where nobody else has it open.
func single(conn *sql.Conn) error {
	for _, q := range []string{"busy_timeout=0", "query_only=0", "journal_mode=DELETE"} {
		if _, err := conn.ExecContext(context.Background(), "PRAGMA "+q); err != nil {
			return err
		}
	}
	return nil
}
