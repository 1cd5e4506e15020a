package sqlite

import (
	"errors"
	"path/filepath"
	"testing"
	"testing/fstest"

	"dateline/internal/store"
	"dateline/internal/store/storetest"
)

// TestUpgrade opens a story that an older program wrote.
func TestUpgrade(t *testing.T) {
	forWriting, forReading := story(t, 2), story(t, 2)
	before := migrations
	t.Cleanup(func() { migrations = before })
	migrations = append(migrations[:len(migrations):len(migrations)],
		"ALTER TABLE report ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")

	st, err := Open(t.Context(), forWriting, Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := OpenReader(t.Context(), forReading)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []*Reader{st.Reader, r} {
		var mood string
		if err := r.db.QueryRow("SELECT DISTINCT mood FROM report").Scan(&mood); err != nil || mood != "calm" {
			t.Errorf("mood %q, error %v", mood, err)
		}
		m, err := r.Meta(t.Context())
		if err != nil || m.Reports != 2 || m.Name != "talks" || m.Schema != len(migrations) {
			t.Errorf("meta %+v, error %v", m, err)
		}
	}
	if err := errors.Join(st.Close(), r.Close()); err != nil {
		t.Error(err)
	}
	alone(t, forWriting)
	alone(t, forReading)
	migrations = before
	_, err = Open(t.Context(), forWriting, Options{})
	says(t, err, "newer program")
}

// TestHalfUpgrade leaves a story as it was where a migration fails.
func TestHalfUpgrade(t *testing.T) {
	path := story(t, 2)
	before := migrations
	t.Cleanup(func() { migrations = before })
	migrations = append(migrations[:len(migrations):len(migrations)],
		"ALTER TABLE report ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'; UPDATE nothing SET a = 1")
	if _, err := Open(t.Context(), path, Options{}); err == nil {
		t.Error("a migration that fails was taken as done")
	}
	migrations = before
	st, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	for _, err := range st.Each(t.Context(), store.Whole) {
		if err != nil {
			t.Error(err)
		}
	}
	if _, err := st.db.Exec("SELECT mood FROM report"); err == nil {
		t.Error("half of a migration was kept")
	}
}

func TestMigrationNumbers(t *testing.T) {
	good := fstest.MapFS{"migrations/0002_b.sql": {Data: []byte("b")}, "migrations/0001_a.sql": {Data: []byte("a")}}
	if got := load(good); len(got) != 2 || got[0] != "a" || got[1] != "b" {
		t.Errorf("migrations %q", got)
	}
	for _, name := range []string{"migrations/0002_b.sql", "migrations/first.sql", "migrations/0000_a.sql"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: taken as the first migration", name)
				}
			}()
			load(fstest.MapFS{name: {}})
		}()
	}
}

// TestFromFirst opens a story that was written when version 1 was the last.
func TestFromFirst(t *testing.T) {
	before := migrations
	t.Cleanup(func() { migrations = before })
	migrations = before[:1]
	path := filepath.Join(t.TempDir(), "talks.dateline")
	db, err := connect(path, "rwc", defaultWait, "")
	if err != nil {
		t.Fatal(err)
	}
	conn, err := db.Conn(t.Context())
	if err == nil {
		err = migrate(t.Context(), conn, path, "talks")
	}
	if err = errors.Join(err, conn.Close(), db.Close()); err != nil {
		t.Fatal(err)
	}
	migrations = before
	st, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	if added, err := st.Put(t.Context(), storetest.Record(1)); err != nil || !added {
		t.Errorf("added %v, error %v", added, err)
	}
	if list, err := st.Sources(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("sources %v, error %v", list, err)
	}
}
