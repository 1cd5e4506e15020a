package sqlite

import (
	"context"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"dateline/internal/store"
)

// envMigrate makes the test binary a process that opens a story with one more
// migration, slowUpgrade, that takes some time.
const envMigrate = "DATELINE_TEST_MIGRATE"

// slowUpgrade changes the reports, then works for a tenth of a second or so,
// then changes them again.
const slowUpgrade = `ALTER TABLE report ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm';
CREATE TABLE slow AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 100000) SELECT i FROM n;
UPDATE report SET mood = 'glad';`

// openNewer opens a story with slowUpgrade, and puts the migrations back.
func openNewer(ctx context.Context, path string) (*Store, error) {
	before := migrations
	defer func() { migrations = before }()
	migrations = append(migrations[:len(migrations):len(migrations)], slowUpgrade)
	return Open(ctx, path, Options{})
}

// TestKilledMigration kills a process that brings a story up to date, at any
// moment. After each the story opens with all reports, either as it was or
// wholly new.
func TestKilledMigration(t *testing.T) {
	kills := 20
	if s := os.Getenv(envKills); s != "" {
		var err error
		if kills, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	const reports = 5
	old, done := 0, 0
	path := ""
	for k := range kills {
		if path == "" {
			path = story(t, reports)
		}
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), envMigrate+"="+path)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.IntN(200)) * time.Millisecond)
		cmd.Process.Kill()
		cmd.Wait()
		if mood := moodOf(t, path, reports); mood == "" {
			old++
		} else if mood == "glad" {
			done++
			path = "" // a new story for the next kill
		} else {
			t.Fatalf("kill %d: half of a migration was kept: %q", k, mood)
		}
	}
	t.Logf("%d kills: %d before the end of the migration, %d after", kills, old, done)
	if old == 0 {
		t.Error("no process was killed before the end")
	}
	if path == "" {
		path = story(t, reports)
	}
	st, err := openNewer(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Error(err)
	}
	if mood := moodOf(t, path, reports); mood != "glad" {
		t.Errorf("the next run ends with %q", mood)
	}
	alone(t, path)
}

// moodOf gives the column that slowUpgrade adds, "" where the story is as it
// was, and fails the test unless all reports are there, whole.
func moodOf(t *testing.T, path string, reports int) string {
	t.Helper()
	r, err := OpenReader(t.Context(), path)
	if err != nil { // it is new: a program of this version cannot read it
		before := migrations
		defer func() { migrations = before }()
		migrations = append(migrations[:len(migrations):len(migrations)], slowUpgrade)
		if r, err = OpenReader(t.Context(), path); err != nil {
			t.Fatalf("open after a kill: %v", err)
		}
	}
	defer r.Close()
	n := 0
	for _, err := range r.Each(t.Context(), store.Whole) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != reports {
		t.Fatalf("%d reports after a kill, not %d", n, reports)
	}
	var mood string
	if err := r.db.QueryRow("SELECT group_concat(DISTINCT mood) FROM report").Scan(&mood); err != nil {
		return ""
	}
	return mood
}
