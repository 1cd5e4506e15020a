package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"dateline/internal/hostile"
)

// The bounds that each input is held to.
const (
	maxTime = 120 * time.Second
	maxMiB  = 2048
)

// outcome is what one run of the program took and said.
type outcome struct {
	took   time.Duration // as the clock has it
	cpu    time.Duration // work of all processors
	mib    int64         // largest resident set
	status int
	last   string // its last line
	all    string
}

// call runs the program, at most limit long.
func (b *bench) call(limit time.Duration, args ...string) outcome {
	ctx, cancel := context.WithTimeout(b.ctx, limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, b.bin, args...)
	if b.env != "" {
		cmd.Env = append(os.Environ(), b.env)
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	began := time.Now()
	err := cmd.Run()
	o := outcome{took: time.Since(began), all: out.String()}
	if cmd.ProcessState != nil {
		o.status = cmd.ProcessState.ExitCode()
		o.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		if use, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			o.mib = use.Maxrss / 1024
		}
	} else if err != nil {
		o.all = err.Error()
	}
	lines := strings.Split(strings.TrimSpace(o.all), "\n")
	o.last = lines[len(lines)-1]
	return o
}

// stuck adds each input to a story of its own and asks for the chronology, the
// figures and the export.
func (b *bench) stuck() error {
	fmt.Println("| input | add CPU s | MiB | tell CPU s | MiB | status | what was said |\n|---|---|---|---|---|---|---|")
	for _, load := range hostile.Loads {
		if !strings.Contains(load.Name, b.match) {
			continue
		}
		file := filepath.Join(b.dir, load.File)
		// A child's largest resident set counts what its parent had: the input
		// is made by a process of its own.
		if err := b.make(load.Name, file); err != nil {
			return err
		}
		story := filepath.Join(b.dir, "stuck.dateline")
		os.Remove(story)
		add := b.call(maxTime, "add", story, file)
		var tell outcome
		if _, err := os.Stat(story); err == nil { // else nothing was read
			tell = b.call(maxTime, "export", story, "--format", "json", "-o", filepath.Join(b.dir, "out.json"))
		}
		said := add.all
		if i := strings.Index(said, load.File); i >= 0 {
			said = strings.SplitN(said[i:], "\n", 2)[0]
		} else {
			said = add.last
		}
		fmt.Printf("| %s | %.1f | %d | %.1f | %d | %d | %s |\n", load.Name, add.cpu.Seconds(), add.mib, tell.cpu.Seconds(), tell.mib, add.status, said)
		if add.took >= maxTime || tell.took >= maxTime || add.mib > maxMiB || tell.mib > maxMiB || add.status < 0 || add.status > 1 || tell.status != 0 {
			b.fail("%s: add %v, status %d; tell %v, status %d: %s", load.Name, add.took, add.status, tell.took, tell.status, tell.last)
		}
		os.Remove(file)
	}
	return nil
}

// make has a process write the load of that name to file.
func (b *bench) make(name, file string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	return exec.CommandContext(b.ctx, self, "-make", name, "-to", file).Run()
}

// makeLoad writes the load of that name to file.
func makeLoad(name, file string) error {
	for _, load := range hostile.Loads {
		if load.Name == name {
			return os.WriteFile(file, load.Make(), 0o600)
		}
	}
	return fmt.Errorf("no load %q", name)
}
