package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// What adding is held to.
const (
	minRatio = 0.9 // work of the files to that of an archive
	maxMiB   = 500
)

// added is what adding a source took.
type added struct {
	took, work time.Duration // as the clock has it, and of all processors
	mib        int64         // largest resident set
}

// addAll adds each source to a story of its own, and holds the best round of
// each to the bounds.
func addAll(bin string, sources []string, n, rounds, workers int) error {
	dir := filepath.Dir(sources[0])
	if bin == "" {
		bin = filepath.Join(dir, "dateline")
		build := exec.Command("go", "build", "-o", bin, "dateline/cmd/dateline")
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			return fmt.Errorf("build program: %w", err)
		}
	}
	best := make([]added, len(sources))
	for round := range rounds {
		for i, source := range sources {
			a, err := add(bin, source, n, workers)
			if err != nil {
				return err
			}
			fmt.Printf("%-16s %d pages added in %.1f s, %.0f pages/s; %.1f s of processors, peak memory %d MiB\n",
				filepath.Base(source), n, a.took.Seconds(), float64(n)/a.took.Seconds(), a.work.Seconds(), a.mib)
			if b := &best[i]; round == 0 {
				*b = a
			} else {
				b.took, b.work, b.mib = min(b.took, a.took), min(b.work, a.work), max(b.mib, a.mib)
			}
		}
	}
	var wrong []string
	for i, b := range best {
		if b.mib > maxMiB {
			wrong = append(wrong, fmt.Sprintf("%s took %d MiB, more than %d", filepath.Base(sources[i]), b.mib, maxMiB))
		}
		if i == 0 {
			continue
		}
		ratio := best[0].work.Seconds() / b.work.Seconds()
		fmt.Printf("%-16s %.2f of the speed of files by the work of processors, %.2f by the clock\n",
			filepath.Base(sources[i]), ratio, best[0].took.Seconds()/b.took.Seconds())
		if ratio < minRatio {
			wrong = append(wrong, fmt.Sprintf("%s has %.2f of the speed of files, less than %.1f", filepath.Base(sources[i]), ratio, minRatio))
		}
	}
	if wrong != nil {
		return fmt.Errorf("%s", strings.Join(wrong, "; "))
	}
	return nil
}

// counts finds the numbers of pages that the program put into the story.
var counts = regexp.MustCompile(`([\d,]+) (?:reports?|pages? kept|inputs? could)\b`)

// add has the program add a source, all n pages of it.
func add(bin, source string, n, workers int) (added, error) {
	story := source + ".dateline"
	defer os.Remove(story)
	cmd := exec.Command(bin, "add", story, source, "--workers", strconv.Itoa(workers))
	began := time.Now()
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	err := cmd.Run()
	took := time.Since(began)
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != 0 && cmd.ProcessState.ExitCode() != 1 { // 1: some pages cannot be read
		return added{}, fmt.Errorf("add %s: %w: %s", source, err, said.String())
	}
	line, _, _ := strings.Cut(out.String(), "\n")
	sum := 0
	for _, m := range counts.FindAllStringSubmatch(line, -1) {
		k, _ := strconv.Atoi(strings.ReplaceAll(m[1], ",", ""))
		sum += k
	}
	if sum != n {
		return added{}, fmt.Errorf("add %s: not each page is in the story once: %s", source, line)
	}
	a := added{took: took, work: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if use, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		a.mib = use.Maxrss / 1024
	}
	return a, nil
}
