package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"runtime/pprof"
	"time"

	"dateline/internal/desk"
	"dateline/internal/pipeline"
	"dateline/internal/store/sqlite"
)

// profile tells a story in this process and writes what its processors and its
// memory were used for: in the end, and where most was held.
func profile(ctx context.Context, story, folder string, n int) error {
	st, err := sqlite.OpenReader(ctx, story)
	if err != nil {
		return err
	}
	defer st.Close()
	cpu, err := os.Create(filepath.Join(folder, fmt.Sprintf("cpu-%d.pprof", n)))
	if err != nil {
		return err
	}
	defer cpu.Close()
	d := desk.New(st, pipeline.Shared, time.Now).Once()
	if err := pprof.StartCPUProfile(cpu); err != nil {
		return err
	}
	peak := watch(filepath.Join(folder, fmt.Sprintf("peak-%d.pprof", n)))
	_, err = d.Timeline(ctx)
	pprof.StopCPUProfile()
	if err := errors.Join(err, peak()); err != nil {
		return err
	}
	runtime.GC()
	err = writeHeap(filepath.Join(folder, fmt.Sprintf("heap-%d.pprof", n)))
	runtime.KeepAlive(d)
	return err
}

// writeHeap writes what is held, as of the last collection of garbage.
func writeHeap(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(pprof.Lookup("heap").WriteTo(f, 0), f.Close())
}

// watch writes what is held to path whenever that is clearly more than before, so
// that the last of it is the peak. What it gives ends it.
func watch(path string) (end func() error) {
	const (
		every  = 200 * time.Millisecond
		beyond = 1.02
	)
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	stop, done := make(chan struct{}), make(chan error)
	go func() {
		most, failed := 0.0, error(nil)
		for {
			select {
			case <-stop:
				fmt.Fprintf(os.Stderr, "at most %.0f MiB were held\n", most/(1<<20))
				done <- failed
				return
			case <-time.After(every):
			}
			metrics.Read(live)
			if now := float64(live[0].Value.Uint64()); now > most*beyond {
				most = now
				failed = errors.Join(failed, writeHeap(path))
			}
		}
	}()
	return func() error {
		close(stop)
		return <-done
	}
}
