package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/store/storetest"
)

// The test binary run with these set is a process that adds reports.
const (
	envStory = "DATELINE_TEST_STORY" // path of the story file
	envFrom  = "DATELINE_TEST_FROM"  // number of the first record
	envCount = "DATELINE_TEST_COUNT" // number of records
	// envHold makes the process hold the right to write until it is killed.
	envHold = "DATELINE_TEST_HOLD"
	// envKills is how often TestKilled kills, 40 if unset.
	envKills = "DATELINE_TEST_KILLS"
)

func TestMain(m *testing.M) {
	if path := os.Getenv(envHold); path != "" {
		hold(context.Background(), path)
		os.Exit(1)
	}
	if path := os.Getenv(envMigrate); path != "" {
		st, err := openNewer(context.Background(), path)
		if err == nil {
			err = st.Close()
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if path := os.Getenv(envStory); path != "" {
		if err := addMany(context.Background(), path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// addMany adds records and says so, one line each, after it is done; now and
// then it purges one, and closes and opens the story.
func addMany(ctx context.Context, path string) error {
	from, _ := strconv.Atoi(os.Getenv(envFrom))
	count, _ := strconv.Atoi(os.Getenv(envCount))
	st, err := Open(ctx, path, Options{Create: true, Name: "talks"})
	if err != nil {
		return err
	}
	for n := from; n < from+count; n++ {
		rec := storetest.Record(n)
		if _, err := st.Put(ctx, rec); err != nil {
			return err
		}
		fmt.Println("added", rec.Report.ID)
		if n%7 == 3 {
			fmt.Println("removing", rec.Report.ID)
			if err := st.Remove(ctx, rec.Report.ID, true); err != nil {
				return err
			}
		}
		if n%11 == 5 {
			if err := st.Close(); err != nil {
				return err
			}
			if st, err = Open(ctx, path, Options{}); err != nil {
				return err
			}
		}
	}
	return st.Close()
}

// hold begins a change and never ends it.
func hold(ctx context.Context, path string) {
	st, err := Open(ctx, path, Options{Create: true})
	if err == nil {
		err = st.change(ctx, "hold", func(tx) error { fmt.Println("holding"); time.Sleep(time.Hour); return nil })
	}
	fmt.Fprintln(os.Stderr, err)
}

// child starts a process that adds count records from number from.
func child(t *testing.T, path string, from, count int) (*exec.Cmd, io.Reader) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), envStory+"="+path,
		envFrom+"="+strconv.Itoa(from), envCount+"="+strconv.Itoa(count))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, out
}

// TestKilled kills a process that adds reports, many times, at any moment from
// its start on. After each the story opens, is sound, and has what the process
// said it had added.
func TestKilled(t *testing.T) {
	kills := 40
	if s := os.Getenv(envKills); s != "" {
		var err error
		if kills, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	seed := uint64(time.Now().UnixNano())
	rnd := rand.New(rand.NewPCG(seed, 0))
	var path string
	var said map[news.ReportID]bool
	within, total := 0, 0
	for k := range kills {
		if k%50 == 0 { // a new story, so that looking at all of it stays quick
			path = filepath.Join(t.TempDir(), strconv.Itoa(k)+".dateline")
			said = map[news.ReportID]bool{}
		}
		cmd, out := child(t, path, k*1000, 1000)
		lines := make(chan string)
		go func() {
			defer close(lines)
			for sc := bufio.NewScanner(out); sc.Scan(); {
				lines <- sc.Text()
			}
		}()
		kill := time.AfterFunc(time.Duration(rnd.IntN(120))*time.Millisecond, func() { cmd.Process.Kill() })
		news := hear(lines, said)
		kill.Stop()
		cmd.Process.Kill()
		cmd.Wait()
		if news > 0 {
			within++
		}
		total += news
		if t.Failed() {
			t.Fatalf("kill %d of seed %d", k, seed)
		}
		sound(t, path, said)
	}
	if total == 0 {
		t.Error("every process was killed before it had added anything")
	}
	t.Logf("%d kills, %d of them after something was added; %d reports added", kills, within, total)

	st, err := Open(t.Context(), path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	if added, err := st.Put(t.Context(), storetest.Record(kills*1000)); err != nil || !added {
		t.Errorf("a later add: added %v, error %v", added, err)
	}
	if err := st.Close(); err != nil {
		t.Error(err)
	}
	alone(t, path)
}

// hear notes in said what a process says: true for a report that must be
// there, false for one that may be. It gives the number that were added.
func hear(lines <-chan string, said map[news.ReportID]bool) int {
	added := 0
	for line := range lines {
		verb, id, ok := strings.Cut(line, " ")
		if !ok || len(id) != len("r-000000000000") {
			continue // cut off in the middle
		}
		said[news.ReportID(id)] = verb == "added"
		if verb == "added" {
			added++
		}
	}
	return added
}

// sound opens a story as add does and fails the test unless it is whole and
// has what was said.
func sound(t *testing.T, path string, said map[news.ReportID]bool) {
	t.Helper()
	st, err := Open(t.Context(), path, Options{Create: true})
	if err != nil {
		t.Fatalf("open after a kill: %v", err)
	}
	defer st.Close()
	var result string
	if err := st.db.QueryRow("PRAGMA integrity_check").Scan(&result); err != nil || result != "ok" {
		t.Fatalf("integrity: %s, error %v", result, err)
	}
	var table, rowid, parent, key any
	if err := st.db.QueryRow("PRAGMA foreign_key_check").Scan(&table, &rowid, &parent, &key); err == nil {
		t.Fatalf("a row of %v points to nothing in %v", table, parent)
	}
	there := map[news.ReportID]bool{}
	for rep, err := range st.Each(t.Context(), store.Whole) {
		if err != nil {
			t.Fatal(err)
		}
		there[rep.ID] = true
		if len(rep.Sentences) != 2 || len(rep.Sentences[1].Tokens) != 2 {
			t.Fatalf("report %s is not whole", rep.ID)
		}
	}
	for id, must := range said {
		if must && !there[id] {
			t.Fatalf("report %s was said to be added, and is not there", id)
		}
	}
}

// alone fails the test where anything lies beside a story file.
func alone(t *testing.T, path string) {
	t.Helper()
	names, err := filepath.Glob(path + "?*")
	if err != nil || len(names) > 0 {
		t.Errorf("beside %s: %v, error %v", filepath.Base(path), names, err)
	}
}

// TestTwoWriters adds from two processes at once, and reads beside them.
func TestTwoWriters(t *testing.T) {
	path := filepath.Join(t.TempDir(), "talks.dateline")
	const each = 60
	said := map[news.ReportID]bool{}
	var cmds []*exec.Cmd
	heard := make(chan map[news.ReportID]bool)
	for i := range 2 {
		cmd, out := child(t, path, i*1000, each)
		cmds = append(cmds, cmd)
		go func() {
			lines := make(chan string)
			go func() {
				defer close(lines)
				for sc := bufio.NewScanner(out); sc.Scan(); {
					lines <- sc.Text()
				}
			}()
			mine := map[news.ReportID]bool{}
			hear(lines, mine)
			heard <- mine
		}()
	}
	done := make(chan bool)
	go readBeside(t, path, done)
	for range cmds {
		for id, must := range <-heard {
			said[id] = must
		}
	}
	for _, cmd := range cmds {
		if err := cmd.Wait(); err != nil {
			t.Errorf("a writer ended with %v", err)
		}
	}
	done <- true
	<-done
	if len(said) != 2*each {
		t.Errorf("%d reports were said to be added, want %d", len(said), 2*each)
	}
	sound(t, path, said)
	alone(t, path)
}

// readBeside opens and reads a story again and again until done.
func readBeside(t *testing.T, path string, done chan bool) {
	defer close(done)
	for reads := 0; ; {
		select {
		case <-done:
			if reads == 0 {
				t.Error("nothing was read beside the writers")
			}
			return
		default:
		}
		if empty(path) {
			continue // not made yet
		}
		r, err := OpenReader(context.Background(), path)
		if err != nil {
			t.Errorf("open beside writers: %v", err)
			<-done
			return
		}
		last := news.ReportID("")
		for rep, err := range r.Each(context.Background(), store.Whole) {
			if err != nil || rep.ID <= last {
				t.Errorf("read beside writers: %s after %s, error %v", rep.ID, last, err)
			}
			last = rep.ID
		}
		reads++
		r.Close()
	}
}
