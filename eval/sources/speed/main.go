// Command speed reads the same pages as files of a folder and as one web
// archive, and tells how fast each went and how much memory it took.
//
//	go run ./eval/sources/speed -pages FOLDER -n 10000
//
// The folder holds saved pages, such as those of the article corpora; they are
// repeated, each time with a comment of its own, until there are n. With
// -read each page is read as an article too, as dateline extract does.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"dateline/internal/article"
	"dateline/internal/capture"
	"dateline/internal/inorder"
	"dateline/internal/news"

	"github.com/klauspost/compress/gzip"
)

func main() {
	pages := flag.String("pages", "", "folder of saved pages")
	n := flag.Int("n", 10_000, "how many pages")
	read := flag.Bool("read", false, "read each page as an article")
	workers := flag.Int("workers", 0, "pages read at once; 0 for one a processor")
	flag.Parse()
	if err := run(*pages, *n, *read, *workers); err != nil {
		fmt.Fprintln(os.Stderr, "speed:", err)
		os.Exit(1)
	}
}

func run(pages string, n int, read bool, workers int) error {
	dir, err := os.MkdirTemp("", "speed")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	folder, archive := filepath.Join(dir, "pages"), filepath.Join(dir, "pages.warc.gz")
	size, err := write(pages, folder, archive, n)
	if err != nil {
		return err
	}
	fmt.Printf("%d pages, %.0f MB\n", n, float64(size)/1e6)
	for range 2 { // the first round fills the cache of the disk
		for _, source := range []string{folder, archive} {
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

// write makes the folder and the archive, and gives the bytes of all pages.
func write(pages, folder, archive string, n int) (size int64, err error) {
	files, err := filepath.Glob(filepath.Join(pages, "*"))
	if err != nil || len(files) == 0 {
		return 0, fmt.Errorf("no pages in %q", pages)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return 0, err
	}
	out, err := os.Create(archive)
	if err != nil {
		return 0, err
	}
	defer out.Close()
	for i := range n {
		b, err := os.ReadFile(files[i%len(files)])
		if err != nil {
			return 0, err
		}
		b = fmt.Appendf(b, "\n<!-- %d -->", i)
		size += int64(len(b))
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%06d.html", i)), b, 0o644); err != nil {
			return 0, err
		}
		if _, err := out.Write(record(fmt.Sprintf("https://news.example/%d", i), b)); err != nil {
			return 0, err
		}
	}
	return size, out.Sync()
}

// record makes a response record in a gzip member of its own.
func record(uri string, page []byte) []byte {
	var b bytes.Buffer
	gz := gzip.NewWriter(&b)
	head := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
	fmt.Fprintf(gz, "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-03-17T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s", uri, len(head)+len(page), head)
	gz.Write(page)
	gz.Write([]byte("\r\n\r\n"))
	gz.Close()
	return b.Bytes()
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
