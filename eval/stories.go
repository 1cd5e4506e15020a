package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"dateline/eval/score"
	"dateline/eval/scoreboard"
	"dateline/examples"
	"dateline/internal/news"
)

// pages gives the bytes of a page by its file name.
type pages func(file string) ([]byte, error)

// reader reads all pages of a story with the program.
type reader func(files []string, page pages) (scoreboard.Program, error)

// seeds is the job that scores the five seeds.
func seeds(folder string, read reader, out io.Writer) job {
	page := func(file string) ([]byte, error) { return os.ReadFile(filepath.Join(folder, file)) }
	return story("scoreboard", folder, scoreboard.Seeds(), page, read, out)
}

// example is the job that scores the example story, which is embedded.
func example(gold fs.FS, read reader, out io.Writer) job {
	return story("scoreboard-example", ".", gold, examples.FS.ReadFile, read, out)
}

// folderStory is the job that scores a story of our own writing that is not
// embedded: folder holds its pages, and its gold under gold/.
func folderStory(name, folder string, read reader, out io.Writer) job {
	page := func(file string) ([]byte, error) { return os.ReadFile(filepath.Join(folder, file)) }
	return story(name, folder, os.DirFS(filepath.Join(folder, "gold")), page, read, out)
}

// story is the job that scores one story: it prints the scoreboard, a line a
// kind and a column a report.
func story(name, root string, gold fs.FS, page pages, read reader, out io.Writer) job {
	run := func(_ string, details func(string, ...any)) ([]score.Row, error) {
		story, err := scoreboard.LoadWith(gold, page)
		if err != nil {
			return nil, err
		}
		prog, err := read(story.Files(), page)
		if err != nil {
			return nil, fmt.Errorf("read the pages of %s: %w", story.Name, err)
		}
		board := scoreboard.Score(story, prog, details)
		fmt.Fprint(out, board.Table())
		rows := board.Rows()
		for i := range rows {
			rows[i].Scorer = name
		}
		return rows, nil
	}
	return job{Scorer: score.Scorer{Name: name, Run: run}, root: root, quiet: true}
}

// captures turns pages into captures.
func captures(files []string, page pages) ([]news.Capture, error) {
	var caps []news.Capture
	for _, file := range files {
		raw, err := page(file)
		if err != nil {
			return nil, err
		}
		caps = append(caps, news.Capture{Name: file, Bytes: raw})
	}
	return caps, nil
}
