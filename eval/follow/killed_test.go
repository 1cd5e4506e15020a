package follow

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/internal/capture"
	"dateline/internal/desk"
	"dateline/internal/fetch"
	rules "dateline/internal/follow"
	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/store"
	"dateline/internal/store/sqlite"
)

// The test binary run with these set is a process that follows.
const (
	envStory = "DATELINE_TEST_STORY" // path of the story file
	envFeeds = "DATELINE_TEST_FEEDS" // addresses of the feeds, divided by blanks
	// envKills is how often TestKilled kills, 12 if unset.
	envKills = "DATELINE_TEST_KILLS"
)

func TestMain(m *testing.M) {
	if path := os.Getenv(envStory); path != "" {
		if err := followOnce(context.Background(), path, strings.Fields(os.Getenv(envFeeds))); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// followOnce makes one pass, and says what was added as soon as it is told.
func followOnce(ctx context.Context, path string, feeds []string) error {
	st, err := sqlite.Open(ctx, path, sqlite.Options{Create: true})
	if err != nil {
		return err
	}
	d := desk.New(st, pipeline.Shared, time.Now)
	if _, err := d.Follow(ctx, feeds, &rules.Rule{}, "", "test"); err != nil {
		return err
	}
	client := fetch.New(fetch.Options{Pace: -1, AllowPrivate: true, Lookup: lookup, Memory: d.Sites()})
	_, err = d.Refresh(ctx, desk.FollowOptions{Web: client, Capture: capture.Options{}, Again: true, Each: func(out desk.FollowOutcome) {
		if out.Status == desk.StatusAdded {
			fmt.Println("added", out.Report)
		}
	}})
	if err != nil {
		return err
	}
	return st.Close()
}

// TestKilled kills a process that follows, many times, at any moment. After
// each the story opens and has what the process said it had added, and two
// runs that are left alone take in all the rest, each item once.
func TestKilled(t *testing.T) {
	kills := 12
	if s := os.Getenv(envKills); s != "" {
		var err error
		if kills, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	c := &clock{now: time.Date(2031, 5, 1, 6, 0, 0, 0, time.UTC)}
	web := World{Feeds: 2 + kills/5, Items: 50}.pages(c.now)
	s := serve(web, c, 0, false)
	defer s.Close()
	var feeds []string
	for host, list := range web {
		feeds = append(feeds, s.base(host)+"/feed.xml")
		for _, p := range list {
			p.hidden = false
			if p.feed || p.fault != nil && p.fault.name == "500" {
				p.fault = nil // a host that fails so would want two hours
			}
		}
	}
	path := filepath.Join(t.TempDir(), "votes.dateline")
	seed := uint64(time.Now().UnixNano())
	rnd := rand.New(rand.NewPCG(seed, 0))
	said := map[news.ReportID]bool{}
	for k := range kills + 2 { // what fails at first is had by the second of the last
		after := rnd.IntN(16)
		if k >= kills {
			after = -1
		}
		runOnce(t, path, feeds, said, after, time.Duration(rnd.IntN(20))*time.Millisecond)
		if t.Failed() {
			t.Fatalf("kill %d of seed %d", k, seed)
		}
	}
	whole(t, path, s, web)
	t.Logf("%d kills, %d reports said to be added, %d requests", kills, len(said), s.requests)
}

// runOnce starts a process and kills it a while after it has said so many lines;
// never where that is negative.
func runOnce(t *testing.T, path string, feeds []string, said map[news.ReportID]bool, after int, more time.Duration) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), envStory+"="+path, envFeeds+"="+strings.Join(feeds, " "))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if after == 0 {
		time.AfterFunc(more*10, func() { cmd.Process.Kill() })
	}
	n := 0
	for sc := bufio.NewScanner(out); sc.Scan(); {
		if id, ok := strings.CutPrefix(sc.Text(), "added "); ok && len(id) == len("r-000000000000") {
			said[news.ReportID(id)] = true
		}
		if n++; n == after {
			time.AfterFunc(more, func() { cmd.Process.Kill() })
		}
	}
	if err := cmd.Wait(); err != nil && after < 0 {
		t.Errorf("the last run ended with %v", err)
	}
	there(t, path, said)
}

// there opens the story and looks for what was said to be added.
func there(t *testing.T, path string, said map[news.ReportID]bool) {
	t.Helper()
	st, err := sqlite.Open(t.Context(), path, sqlite.Options{Create: true})
	if err != nil {
		t.Fatalf("open after a kill: %v", err)
	}
	defer st.Close()
	have := map[news.ReportID]bool{}
	for rep, err := range st.Each(t.Context(), store.Whole) {
		if err != nil {
			t.Fatal(err)
		}
		have[rep.ID] = true
	}
	for id := range said {
		if !have[id] {
			t.Errorf("report %s was said to be added, and is not there", id)
		}
	}
}

// whole looks whether every good item is in the story once.
func whole(t *testing.T, path string, s *server, web map[string][]*page) {
	t.Helper()
	st, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	heads, err := st.Heads(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]int{}
	for _, h := range heads {
		if h.Error == "" {
			have[h.Address]++
		}
	}
	for host, list := range web {
		for _, p := range list[1:] {
			want := 0
			if p.fault == nil || p.fault.taken || p.fault.later {
				want = 1
			}
			if got := have[s.base(host)+p.path]; got != want {
				t.Errorf("%s%s (%+v): %d reports, want %d", host, p.path, p.fault, got, want)
			}
		}
	}
}
