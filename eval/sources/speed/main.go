// Command speed reads the same pages as files of a folder and as one web
// archive, and tells how fast each went and how much memory it took.
//
//	go run ./eval/sources/speed -pages FOLDER -n 10000
//	go run ./eval/sources/speed -add -n 10000
//
// The folder holds saved pages, such as those of the article corpora; without
// one they are those of the example story. They are repeated, each time with a
// comment of its own, until there are n. With -read each page is read as an
// article too, as dateline extract does. With -add they are added to a story by
// the program itself, and the exit status is 1 where an archive takes more than
// 1/0.9 of the work of the files, or adding more than 500 MiB.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"dateline/examples"
	"dateline/internal/article"
	"dateline/internal/capture"
	"dateline/internal/inorder"
	"dateline/internal/news"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

func main() {
	pages := flag.String("pages", "", "folder of saved pages")
	n := flag.Int("n", 1000, "how many pages")
	read := flag.Bool("read", false, "read each page as an article")
	add := flag.Bool("add", false, "add the pages to a story, with the program")
	bin := flag.String("bin", "", "the program, for -add; built where none is given")
	workers := flag.Int("workers", 0, "pages read at once; 0 for one a processor")
	rounds := flag.Int("rounds", 2, "how often each source is read; the first round fills the cache of the disk")
	flag.Parse()
	if err := run(*pages, *n, *rounds, func(sources []string) error {
		if *add {
			return addAll(*bin, sources, *n, *rounds, *workers)
		}
		return readAll(sources, *rounds, *read, *workers)
	}); err != nil {
		fmt.Fprintln(os.Stderr, "speed:", err)
		os.Exit(1)
	}
}

// run writes the pages, and has them measured in a folder that is removed after.
func run(pages string, n, rounds int, measure func(sources []string) error) error {
	if n < 1 || rounds < 1 {
		return errors.New("nothing to read")
	}
	dir, err := os.MkdirTemp("", "speed")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	sources := []string{filepath.Join(dir, "pages"), filepath.Join(dir, "pages.warc.gz"), filepath.Join(dir, "pages.warc.zst")}
	size, err := write(pages, sources, n)
	if err != nil {
		return err
	}
	fmt.Printf("%d pages, %.0f MB\n", n, float64(size)/1e6)
	return measure(sources)
}

// readAll reads each source in this process.
func readAll(sources []string, rounds int, read bool, workers int) error {
	for range rounds {
		for _, source := range sources {
			start, before, count := time.Now(), processor(), 0
			for range inorder.Map(context.Background(), captures(source), workers, func(cap news.Capture) int {
				if read {
					return len(article.Read(cap).Text)
				}
				return len(cap.Bytes)
			}) {
				count++
			}
			took := time.Since(start)
			fmt.Printf("%-16s %d pages in %.2f s, %.0f pages/s; %.2f s of processors, peak memory %s\n",
				filepath.Base(source), count, took.Seconds(), float64(count)/took.Seconds(), (processor() - before).Seconds(), peak())
		}
	}
	return nil
}

// captures gives the captures of a source.
func captures(source string) iter.Seq[news.Capture] {
	return func(yield func(news.Capture) bool) {
		for cap, err := range capture.Walk(context.Background(), []string{source}, capture.Options{}) {
			if err == nil && !yield(cap) {
				return
			}
		}
	}
}

// load gives the pages to repeat.
func load(folder string) (pages [][]byte, err error) {
	from := fs.FS(examples.FS)
	if folder != "" {
		from = os.DirFS(folder)
	}
	files, err := fs.Glob(from, "*.*htm*")
	if err != nil || len(files) == 0 {
		if files, err = fs.Glob(from, "*"); err != nil || len(files) == 0 {
			return nil, fmt.Errorf("no pages in %q", folder)
		}
	}
	for _, name := range files {
		b, err := fs.ReadFile(from, name)
		if err != nil {
			return nil, err
		}
		pages = append(pages, b)
	}
	return pages, nil
}

// write makes the sources: a folder, an archive in gzip, one in zstandard. It
// gives the bytes of all pages.
func write(folder string, sources []string, n int) (size int64, err error) {
	pages, err := load(folder)
	if err != nil {
		return 0, err
	}
	if err := os.MkdirAll(sources[0], 0o755); err != nil {
		return 0, err
	}
	var archives [2]*os.File
	for i := range archives {
		if archives[i], err = os.Create(sources[1+i]); err != nil {
			return 0, err
		}
		defer archives[i].Close()
	}
	gz := gzip.NewWriter(nil)
	zst, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return 0, err
	}
	for i := range n {
		b := fmt.Appendf(nil, "%s\n<!-- %d -->", pages[i%len(pages)], i)
		size += int64(len(b))
		if err := os.WriteFile(filepath.Join(sources[0], fmt.Sprintf("%06d.html", i)), b, 0o644); err != nil {
			return 0, err
		}
		rec := record(fmt.Sprintf("https://news.example/%d", i), b)
		gz.Reset(archives[0])
		if _, err := gz.Write(rec); err != nil {
			return 0, err
		}
		if err := gz.Close(); err != nil {
			return 0, err
		}
		if _, err := archives[1].Write(zst.EncodeAll(rec, nil)); err != nil {
			return 0, err
		}
	}
	return size, errors.Join(archives[0].Sync(), archives[1].Sync())
}

// record makes a response record.
func record(uri string, page []byte) []byte {
	head := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
	return fmt.Appendf(nil, "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-03-17T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s%s\r\n\r\n", uri, len(head)+len(page), head, page)
}

// processor gives the time of processors that was used so far: on a machine
// that others use too, it tells more than the clock.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peak gives the largest memory that the process has had, "" where the system
// does not tell.
func peak() string {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "unknown"
	}
	for line := range strings.SplitSeq(string(b), "\n") {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			return strings.TrimSpace(rest)
		}
	}
	return "unknown"
}
