package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/internal/fault"
	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/store/storetest"
)

// raw opens any database without asking what it is.
func raw(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := connect(path, "rwc", time.Second, "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// run runs statements on a database.
func run(t *testing.T, db *sql.DB, script string) {
	t.Helper()
	if _, err := db.Exec(script); err != nil {
		t.Fatal(err)
	}
}

// story makes a story with n reports and gives its path.
func story(t *testing.T, n int) string {
	t.Helper()
	st := open(t)
	for i := range n {
		if _, err := st.Put(t.Context(), storetest.Record(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	return st.path
}

// says fails the test unless err is a fault of the store that says part and
// has a hint.
func says(t *testing.T, err error, part string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), part) {
		t.Errorf("error %v, want one that says %q", err, part)
	}
	if fault.StatusOf(err) != fault.Store || fault.HintOf(err) == "" {
		t.Errorf("error %v: status %d, hint %q", err, fault.StatusOf(err), fault.HintOf(err))
	}
}

// TestUnusable opens what is no story, and checks that it stays as it was.
func TestUnusable(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "page.html")
	if err := os.WriteFile(page, []byte("<p>Envoys met."), 0o644); err != nil {
		t.Fatal(err)
	}
	foreign, newer, damaged := filepath.Join(dir, "photos.db"), story(t, 1), story(t, 30)
	run(t, raw(t, foreign), "CREATE TABLE photo (name TEXT)")
	run(t, raw(t, newer), "PRAGMA user_version = 99")
	b, err := os.ReadFile(damaged)
	if err != nil {
		t.Fatal(err)
	}
	copy(b[100:], bytes.Repeat([]byte{0xAA}, 5000))
	if err := os.WriteFile(damaged, b, 0o644); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ path, want string }{
		{page, "not a story file"},
		{foreign, "not a story file"},
		{newer, "newer program (version 99"},
		{damaged, "damaged"},
		{dir, "it is a folder"},
		{os.DevNull, "not a plain file"},
		{filepath.Join(dir, "missing", "a.dateline"), "there is no"},
		{filepath.Join(page, "a.dateline"), ""},
		{"https://news.example/talks", "not a story file"},
	}
	for _, test := range tests {
		before, _ := os.ReadFile(test.path)
		_, err := Open(t.Context(), test.path, Options{Create: true})
		says(t, err, test.want)
		_, err = OpenReader(t.Context(), test.path)
		says(t, err, "")
		after, _ := os.ReadFile(test.path)
		if !bytes.Equal(before, after) {
			t.Errorf("%s was changed", test.path)
		}
	}
	_, err = Open(t.Context(), filepath.Join(dir, "none.dateline"), Options{})
	says(t, err, "there is no such file")
	if _, err := os.Stat(filepath.Join(dir, "none.dateline")); err == nil {
		t.Error("opening a missing story made it")
	}
}

// TestOddNames keeps stories whose path has a meaning in addresses.
func TestOddNames(t *testing.T) {
	for _, name := range []string{"a b", "100%", "what?", "x#y", "ü&=;", "'quoted\"", "a\\b", "%41"} {
		path := filepath.Join(t.TempDir(), name+".dateline")
		st, err := Open(t.Context(), path, Options{Create: true})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		m, err := st.Meta(t.Context())
		if err != nil || m.Name != name || m.Schema != len(migrations) {
			t.Errorf("%s: meta %+v, error %v", name, m, err)
		}
		if err := st.Close(); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
}

// TestOneFile checks that a story is one file after each command, and can be
// recognised.
func TestOneFile(t *testing.T) {
	path := story(t, 3)
	alone(t, path)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// https://sqlite.org/fileformat2.html#the_database_header
	if !bytes.HasPrefix(b, magic) || string(b[68:72]) != "DTLN" || b[63] != byte(len(migrations)) {
		t.Errorf("header % x", b[:72])
	}
	if b[18] != 1 || b[19] != 1 {
		t.Error("the file needs a log to be read")
	}
	r, err := OpenReader(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if heads, err := r.Heads(t.Context()); err != nil || len(heads) != 3 {
		t.Errorf("%d reports, error %v", len(heads), err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	alone(t, path)
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(b, after) {
		t.Errorf("reading changed the file; error %v", err)
	}
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	st, err := Open(t.Context(), path, Options{Create: true})
	if err != nil {
		t.Fatalf("a file without bytes is a story to be made: %v", err)
	}
	st.Close()
}

// TestReaderCannotWrite checks that a story opened for reading stays as it is.
func TestReaderCannotWrite(t *testing.T) {
	r, err := OpenReader(t.Context(), story(t, 1))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := r.db.Exec("DELETE FROM report"); err == nil {
		t.Error("a reader could write")
	}
}

// TestBusy waits for a writer that does not end, and says what is in the way.
func TestBusy(t *testing.T) {
	path := story(t, 1)
	a, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	b, err := Open(t.Context(), path, Options{Wait: 30 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	inside, end, ended := make(chan bool), make(chan bool), make(chan error)
	go func() {
		ended <- a.change(context.Background(), "hold", func(tx) error { close(inside); <-end; return nil })
	}()
	<-inside
	_, err = b.Put(t.Context(), storetest.Record(5))
	says(t, err, "is being written to by another program")
	if _, err := b.Report(t.Context(), storetest.Record(0).Report.ID); err != nil {
		t.Errorf("reading beside a writer: %v", err)
	}
	close(end)
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if added, err := b.Put(t.Context(), storetest.Record(5)); !added || err != nil {
		t.Errorf("after the writer ended: added %v, error %v", added, err)
	}
}

// TestFull fills the disk, as far as the database is concerned.
func TestFull(t *testing.T) {
	path := story(t, 1)
	st, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var pages int
	if err := st.w.QueryRowContext(t.Context(), "PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	limit := func(n int) {
		if _, err := st.w.ExecContext(t.Context(), fmt.Sprintf("PRAGMA max_page_count=%d", n)); err != nil {
			t.Fatal(err)
		}
	}
	limit(pages + 20)
	kept := map[news.ReportID]bool{}
	for n := 1; n < 200 && err == nil; n++ {
		var added bool
		if added, err = st.Put(t.Context(), storetest.Record(n)); added {
			kept[storetest.Record(n).Report.ID] = true
		}
	}
	says(t, err, "the disk is full")
	limit(1 << 20)
	if added, err := st.Put(t.Context(), storetest.Record(500)); !added || err != nil {
		t.Errorf("after space was made: added %v, error %v", added, err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	sound(t, path, kept)
}

// TestPurged looks for the words of a purged report in the file, and beside it
// while the story is still open.
func TestPurged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "talks.dateline")
	st, err := Open(t.Context(), path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	const secret = "Kestrelwater"
	rec := storetest.Record(40)
	rec.Report.Text = strings.Repeat("The source met us at "+secret+". ", 200)
	rec.Report.Title = secret
	rec.Report.Credits[0].Text = secret
	// Too short to be compressed, so that the bytes could be seen.
	rec.Capture.Bytes = []byte(secret)
	corr := store.Correction{Of: store.Place{Report: rec.Report.ID, Quote: secret}, Created: time.Unix(1, 0)}
	for n := range 80 {
		if n == 40 {
			_, err = st.Put(t.Context(), rec)
		} else {
			_, err = st.Put(t.Context(), storetest.Record(n))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	again := rec
	again.Report.Title = "another"
	_, err = st.Correct(t.Context(), corr)
	err = errors.Join(err, st.Replace(t.Context(), rec.Report.ID, again))
	if err != nil {
		t.Fatal(err)
	}
	if !traces(t, path, secret) {
		t.Fatal("the words cannot be seen before they are purged: the test shows nothing")
	}
	if err := st.Remove(t.Context(), rec.Report.ID, true); err != nil {
		t.Fatal(err)
	}
	if traces(t, path, secret) {
		t.Error("words of a purged report are left while the story is open")
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	if traces(t, path, secret) {
		t.Error("words of a purged report are left")
	}
	sound(t, path, nil)
}

// traces says whether words stand in a story file or beside it.
func traces(t *testing.T, path, words string) bool {
	t.Helper()
	names, err := filepath.Glob(path + "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(b, []byte(words)) {
			return true
		}
	}
	return false
}

// TestDamagedBlob reports a page whose bytes are not those that were captured.
func TestDamagedBlob(t *testing.T) {
	path := story(t, 1)
	run(t, raw(t, path), "UPDATE page SET data = x'00112233', size = 4; UPDATE reading SET data = x'789c00', size = 900")
	r, err := OpenReader(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	id := storetest.Record(0).Report.ID
	_, err = r.Capture(t.Context(), id)
	says(t, err, "damaged")
	_, err = r.Report(t.Context(), id)
	says(t, err, "damaged")
}
