// Command scale tells how long stories of many reports take, and how much memory.
//
//	go run ./eval/scale                          1,000 to 20,000 reports
//	go run ./eval/scale -sizes 1000,50000
//	go run ./eval/scale -sizes 10000 -profiles FOLDER
//
// It builds the program, writes the first reports of a running story of our own
// (running.go) as plain texts, and for each size runs it as a person would: adds
// all, asks for the chronology, adds one more, asks again. Each run is a process of
// its own; its seconds by the clock and of the processors, and its largest resident
// set, are what the system says of it.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// The bounds that 10,000 reports are held to.
const (
	heldSize   = 10_000
	maxFirst   = 15 * time.Minute
	maxOneMore = 500 * time.Millisecond
	maxMiB     = 1536
)

func main() {
	sizes := flag.String("sizes", "1000,2500,5000,10000,20000", "numbers of reports, divided by commas; 50000 takes long")
	profiles := flag.String("profiles", "", "tell each story in this process too, and write profiles to this folder")
	keep := flag.String("keep", "", "folder that read stories are kept in, and taken from another time")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *sizes, *profiles, *keep); err != nil {
		fmt.Fprintln(os.Stderr, "scale:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, sizes, profiles, keep string) error {
	dir, err := os.MkdirTemp("", "scale")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	bin := filepath.Join(dir, "dateline")
	build := exec.CommandContext(ctx, "go", "build", "-o", bin, "dateline/cmd/dateline")
	build.Env, build.Stderr = append(os.Environ(), "CGO_ENABLED=0"), os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("build the program: %w", err)
	}
	fmt.Println("| reports | add s (CPU) | MiB | story s (CPU) | MiB | one more ms (CPU) | then the story s (CPU) | MiB | file MiB |\n|---|---|---|---|---|---|---|---|---|")
	failed := 0
	for _, field := range strings.Split(sizes, ",") {
		n, err := strconv.Atoi(field)
		if err != nil || n < 1 {
			return fmt.Errorf("%q is no number of reports", field)
		}
		bad, err := measure(ctx, bin, dir, keep, n)
		if err != nil {
			return err
		}
		failed += bad
		if profiles != "" {
			if err := profile(ctx, filepath.Join(dir, storyFile), profiles, n); err != nil {
				return err
			}
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d bounds broken", failed)
	}
	return nil
}

// measure prints the row of one size, and gives how many bounds it broke.
func measure(ctx context.Context, bin, dir, keep string, n int) (broken int, err error) {
	story, more := filepath.Join(dir, storyFile), filepath.Join(dir, "more.txt")
	var uses [4]use
	if uses[0], err = first(ctx, bin, dir, keep, n); err != nil {
		return 0, err
	}
	if err := os.WriteFile(more, Report(n), 0o600); err != nil {
		return 0, err
	}
	for i, args := range [][]string{{"timeline", story}, {"add", story, more}, {"timeline", story}} {
		if uses[i+1], err = call(ctx, bin, args...); err != nil {
			return 0, err
		}
	}
	info, err := os.Stat(story)
	if err != nil {
		return 0, err
	}
	u := uses
	fmt.Printf("| %d | %.1f (%.1f) | %d | %.1f (%.1f) | %d | %d (%d) | %.1f (%.1f) | %d | %d |\n", n,
		u[0].took.Seconds(), u[0].cpu.Seconds(), u[0].mib, u[1].took.Seconds(), u[1].cpu.Seconds(), u[1].mib,
		u[2].took.Milliseconds(), u[2].cpu.Milliseconds(), u[3].took.Seconds(), u[3].cpu.Seconds(), u[3].mib, info.Size()>>20)
	if n != heldSize {
		return 0, nil
	}
	for _, held := range []struct {
		what string
		bad  bool
	}{
		{"reading and the first story", u[0].took+u[1].took > maxFirst}, {"one more report", u[2].cpu > maxOneMore},
		{"memory", max(u[0].mib, u[1].mib, u[2].mib, u[3].mib) > maxMiB},
	} {
		if held.bad {
			fmt.Printf("%s: more than is allowed\n", held.what)
			broken++
		}
	}
	return broken, nil
}

// storyFile is the story of the size that is measured.
const storyFile = "running.dateline"

// first makes the story of n reports, or takes the one that was kept.
func first(ctx context.Context, bin, dir, keep string, n int) (use, error) {
	story, pages := filepath.Join(dir, storyFile), filepath.Join(dir, "pages")
	os.Remove(story)
	kept := ""
	if keep != "" {
		kept = filepath.Join(keep, fmt.Sprintf("%d.dateline", n))
		if _, err := os.Stat(kept); err == nil {
			return use{}, exec.CommandContext(ctx, "cp", kept, story).Run()
		}
	}
	if err := write(pages, n); err != nil {
		return use{}, err
	}
	defer os.RemoveAll(pages)
	u, err := call(ctx, bin, "add", story, pages)
	if err == nil && kept != "" {
		err = exec.CommandContext(ctx, "cp", story, kept).Run()
	}
	return u, err
}

// write writes the first n reports.
func write(folder string, n int) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	for i := range n {
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%06d.txt", i)), Report(i), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// use is what one run of the program took.
type use struct {
	took, cpu time.Duration
	mib       int64
}

// call runs the program.
func call(ctx context.Context, bin string, args ...string) (use, error) {
	cmd := exec.CommandContext(ctx, bin, args...)
	var said strings.Builder
	cmd.Stderr = &said
	began := time.Now()
	err := cmd.Run()
	u := use{took: time.Since(began)}
	if err != nil {
		return u, fmt.Errorf("dateline %s: %w: %.500s", args[0], err, said.String())
	}
	u.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if sys, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		u.mib = sys.Maxrss / 1024
	}
	return u, nil
}
