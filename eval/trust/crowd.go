package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"time"

	"dateline/internal/hostile"
	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/story/tell"
)

// crowd tells stories of many reports that all say one thing, or each another.
func (b *bench) crowd() error {
	rd, err := pipeline.Shared()
	if err != nil {
		return err
	}
	fmt.Println("\n| story | reports | read s | tell s | MiB after | events |\n|---|---|---|---|---|---|")
	for _, c := range hostile.Crowds {
		var anns []news.Annotated
		began := time.Now()
		for i := range c.Reports {
			cap := news.Capture{Name: fmt.Sprintf("%d.txt", i), Bytes: c.Make(i)}
			anns = append(anns, rd.Read(cap, pipeline.Options{}))
		}
		read := time.Since(began)
		stop, err := b.profile(c.Name)
		if err != nil {
			return err
		}
		began = time.Now()
		told := tell.Story(anns, tell.Options{})
		took := time.Since(began)
		stop()
		runtime.GC()
		var mem runtime.MemStats
		runtime.ReadMemStats(&mem)
		fmt.Printf("| %s | %d | %.1f | %.1f | %d | %d |\n", c.Name, c.Reports, read.Seconds(), took.Seconds(), mem.HeapAlloc>>20, len(told.Events))
		if took > maxTime {
			b.fail("%s: told in %v", c.Name, took)
		}
	}
	return nil
}

// profile writes a profile of what runs until stop, where a folder for them was
// named.
func (b *bench) profile(name string) (stop func(), err error) {
	if b.profiles == "" {
		return func() {}, nil
	}
	f, err := os.Create(filepath.Join(b.profiles, name+".pprof"))
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, err
	}
	return func() { pprof.StopCPUProfile(); f.Close() }, nil
}
