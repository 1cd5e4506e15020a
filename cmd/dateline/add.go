package main

import (
	"iter"
	"os"
	"slices"

	"dateline/internal/capture"
	"dateline/internal/desk"
	"dateline/internal/news"
)

type addCmd struct {
	storyArg
	Sources []string `arg:"" name:"source" help:"Files, folders, addresses of the web, or - for the standard input."`
	sourceFlags
	jsonFlag
}

// Help gives the worked example.
func (addCmd) Help() string {
	return `Reads saved pages (HTML, MHTML, from the Wayback Machine), plain text, feeds, web
archives (WARC, WACZ), mails and mailboxes, PDF and Word documents, and folders
of these, packed with gzip, zstandard or not; docs/sources.md says how. The bytes
are kept whole; the same page again changes nothing. Of an address, the page is
fetched; of a feed's, its items. The network is asked for nothing else.

Each report is in the story, whole, as soon as it is counted, so a run that was
stopped goes on with the same command.

Exit status 1 says that some inputs could not be read; each is named.

Example:
  dateline add talks.dateline pages/
  dateline add talks.dateline https://example.org/story
  dateline add talks.dateline feed.xml crawl.warc.gz letter.eml communique.pdf
  cat page.html | dateline add talks.dateline -`
}

// Run adds sources to the story.
func (c addCmd) Run(e *env) error {
	_, err := os.Stat(c.Story)
	made, kept := os.IsNotExist(err), false
	defer func() {
		if made && !kept {
			os.Remove(c.Story) // nothing was read: leave no empty story behind
		}
	}()
	return c.change(e, true, func(d *desk.Desk) error {
		sum, err := e.add(d, c.Sources, c.sourceFlags)
		kept = sum == nil || slices.ContainsFunc(sum.Outcomes, func(o desk.Outcome) bool { return o.Report != "" })
		if err != nil {
			return err
		}
		if c.JSON {
			if err := e.printJSON(sum); err != nil {
				return err
			}
		} else {
			s := e.screen()
			s.Summary(sum)
			if err := s.Err(); err != nil {
				return err
			}
		}
		return e.end(sum.Failed > 0)
	})
}

// add reads sources with a progress bar, and names what could not be read.
func (e *env) add(d *desk.Desk, sources []string, flags sourceFlags) (*desk.Summary, error) {
	plan, err := capture.Find(e.ctx, sources, flags.options(e))
	if err != nil {
		return nil, err
	}
	bar := e.newBar("reading", plan.Pages)
	defer bar.finish()
	done := 0
	return d.Add(e.ctx, inputs(plan.Captures(e.ctx)), desk.AddOptions{
		Workers: flags.Workers,
		Each: func(out desk.Outcome) {
			done++
			if out.Status == desk.StatusError {
				bar.clear()
				e.tell(&news.Report{File: out.Name, Error: out.Error, Hint: out.Hint})
			}
			bar.reached(done, max(plan.Pages, done))
		},
	})
}

// captures turns a list of captures into inputs.
func captures(list []news.Capture) iter.Seq[desk.Input] {
	return func(yield func(desk.Input) bool) {
		for _, cap := range list {
			if !yield(desk.Input{Capture: cap}) {
				return
			}
		}
	}
}
