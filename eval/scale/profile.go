package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"time"

	"dateline/internal/desk"
	"dateline/internal/pipeline"
	"dateline/internal/store/sqlite"
)

// profile tells a story in this process and writes what its processors and its
// memory were used for.
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
	d := desk.New(st, pipeline.Shared, time.Now)
	if err := pprof.StartCPUProfile(cpu); err != nil {
		return err
	}
	_, err = d.Timeline(ctx)
	pprof.StopCPUProfile()
	if err != nil {
		return err
	}
	runtime.GC()
	heap, err := os.Create(filepath.Join(folder, fmt.Sprintf("heap-%d.pprof", n)))
	if err != nil {
		return err
	}
	defer heap.Close()
	err = pprof.Lookup("heap").WriteTo(heap, 0)
	runtime.KeepAlive(d)
	return err
}
