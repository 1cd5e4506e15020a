package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// lost kills the program while it adds and while it reads again, fills the disk
// under it, and runs it beside itself. After each the story opens, holds what
// it held, and the next run ends with the same export as a run that was left
// alone.
func (b *bench) lost() error {
	demo, err := b.writeDemo()
	if err != nil {
		return err
	}
	pages, err := pagesOf(demo)
	if err != nil {
		return err
	}
	want, err := b.export(way{steps: [][]string{pages}})
	if err != nil {
		return err
	}
	seed := uint64(time.Now().UnixNano())
	rnd := rand.New(rand.NewPCG(seed, 0))
	fmt.Println("\n| what | times | in the middle | lost | export as without |\n|---|---|---|---|---|")
	for _, c := range []struct {
		what string
		run  func(story string) (middle int, lost int)
	}{
		{"killed during add", func(story string) (int, int) { return b.killed(rnd, story, append([]string{"add", story}, pages...)) }},
		{"killed during reread", func(story string) (int, int) {
			b.call(maxTime, append([]string{"add", story}, pages...)...)
			return b.killed(rnd, story, []string{"reread", "--force", story})
		}},
		{"disk full during add", func(story string) (int, int) { return b.full(story, pages) }},
		{"two adds and a reader at once", func(story string) (int, int) { return b.beside(story, pages) }},
	} {
		story := filepath.Join(b.dir, "lost", sameStory) // the name is in the export
		if err := os.MkdirAll(filepath.Dir(story), 0o700); err != nil {
			return err
		}
		os.Remove(story)
		middle, lost := c.run(story)
		last := b.call(maxTime, append([]string{"add", story}, pages...)...)
		out := filepath.Join(b.dir, "lost.json")
		told := b.call(maxTime, "export", story, "--format", "json", "-o", out)
		got, _ := os.ReadFile(out)
		as := "yes"
		if last.status != 0 || told.status != 0 || string(got) != string(want) {
			as = "no"
			b.fail("%s (seed %d): add ends with %d (%s), export with %d: %s", c.what, seed, last.status, last.last, told.status, difference(want, got))
		}
		if lost > 0 {
			b.fail("%s (seed %d): %d reports lost", c.what, seed, lost)
		}
		fmt.Printf("| %s | %d | %d | %d | %s |\n", c.what, b.times, middle, lost, as)
		os.Remove(out)
	}
	return nil
}

// reports lists the ids of the reports of a story; nothing where there is no
// story yet.
func (b *bench) reports(story string) []string {
	if _, err := os.Stat(story); err != nil {
		return nil
	}
	out, err := exec.Command(b.bin, "reports", story, "--json").Output()
	var list struct {
		Reports []struct {
			ID string `json:"id"`
		} `json:"reports"`
	}
	if err == nil {
		err = json.Unmarshal(out, &list)
	}
	if err != nil && !strings.Contains(fmt.Sprint(err), "exit status 3") {
		b.fail("list reports after a stop: %v", err)
	}
	var ids []string
	for _, r := range list.Reports {
		ids = append(ids, r.ID)
	}
	return ids
}

// killed runs a command many times and kills it after a random time, up to the
// time that it takes when it is left alone. It counts the kills after which
// some, but not all, was done, and the reports that were gone.
func (b *bench) killed(rnd *rand.Rand, story string, args []string) (middle, lost int) {
	took := 1500 * time.Millisecond
	var before []string
	for range b.times {
		cmd := exec.Command(b.bin, args...)
		cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
		if cmd.Start() != nil {
			return middle, lost + 1
		}
		kill := time.AfterFunc(time.Duration(rnd.Int64N(int64(took))), func() { cmd.Process.Kill() })
		err := cmd.Wait()
		if !kill.Stop() && err != nil {
			middle++
		}
		after := b.reports(story)
		for _, id := range before {
			if !slices.Contains(after, id) {
				lost++
			}
		}
		before = after
		if args[0] == "add" && err == nil {
			os.Remove(story) // all was added: from the start again
			before = nil
		}
	}
	return middle, lost
}

// full adds with less and less room on the disk: no file may be larger than so
// many blocks.
func (b *bench) full(story string, pages []string) (middle, lost int) {
	var before []string
	for i := range b.times {
		quoted := fmt.Sprintf("ulimit -f %d; exec %q add %q", 20+i*600/b.times, b.bin, story)
		for _, p := range pages {
			quoted += fmt.Sprintf(" %q", p)
		}
		out, err := exec.Command("bash", "-c", quoted).CombinedOutput()
		if err != nil {
			middle++
			if !strings.Contains(string(out), "dateline:") || strings.Contains(string(out), "goroutine ") {
				b.fail("a full disk is not named: %.300s", out)
			}
		}
		after := b.reports(story)
		for _, id := range before {
			if !slices.Contains(after, id) {
				lost++
			}
		}
		before = after
	}
	return middle, lost
}

// beside runs two adds at once, with readers beside them.
func (b *bench) beside(story string, pages []string) (middle, lost int) {
	for range max(1, b.times/10) {
		os.Remove(story)
		b.call(maxTime, "add", story, pages[0])
		var wg sync.WaitGroup
		half := len(pages) / 2
		for _, list := range [][]string{pages[:half+2], pages[half-2:]} {
			wg.Go(func() {
				if o := b.call(maxTime, append([]string{"add", story}, list...)...); o.status != 0 {
					b.fail("an add beside another ends with %d: %s", o.status, o.last)
				}
			})
		}
		done := make(chan bool)
		go func() { wg.Wait(); close(done) }()
		for stop := false; !stop; {
			select {
			case <-done:
				stop = true
			default:
				if len(b.reports(story)) > 0 {
					middle++
				}
			}
		}
		if n := len(b.reports(story)); n != len(pages) {
			lost += len(pages) - n
		}
	}
	return middle, lost
}
