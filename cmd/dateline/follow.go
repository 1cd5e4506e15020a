package main

import (
	"os"
	"strings"

	"dateline/internal/capture"
	"dateline/internal/desk"
	"dateline/internal/fault"
	"dateline/internal/fetch"
	"dateline/internal/follow"
	"dateline/internal/news"
)

type followCmd struct {
	storyArg
	Sources []string `arg:"" optional:"" name:"source" help:"Addresses of feeds, sitemaps, lists of feeds (OPML) and pages; or a file with a list of feeds."`
	Match   []string `help:"Take the items that have these names, words or phrases, divided by commas; one that ends in * stands for all that begin so." placeholder:"WORDS" xor:"rule"`
	AtLeast int      `help:"How many different ones of the words an item must have; 1 by default." placeholder:"N"`
	All     bool     `help:"Take every item." xor:"rule"`
	Since   string   `help:"Leave alone what a source dates before this day." placeholder:"DATE"`
	Stop    bool     `help:"Stop following these sources. What was taken stays."`
	refreshFlags
	jsonFlag
}

// Help gives the worked example.
func (followCmd) Help() string {
	return `Remembers the sources, fetches them once, and reads their items into the story;
dateline refresh does so again for what is new. Without a source it lists what is
followed, with what became of the items.

An item is taken if it has enough of some words: those of --match, or else the
names that the story's reports share. What has not is set aside with the reason:
dateline reports STORY --aside lists it, dateline take STORY ID takes it in. A
page that is followed itself is always taken, and each new version of it is kept
beside the old.

Example:
  dateline follow talks.dateline https://example.org/world.rss
  dateline follow talks.dateline https://example.org/sitemap.xml --match "Tolm,harbour*" --at-least 2
  dateline follow talks.dateline`
}

// Run follows sources, stops following them, or lists what is followed.
func (c followCmd) Run(e *env) error {
	switch {
	case len(c.Sources) == 0 && (c.Stop || c.All || len(c.Match) > 0):
		return fault.New(fault.Usage, "dateline follow --help shows an example", "no source named")
	case len(c.Sources) == 0:
		return c.list(e)
	case c.Stop:
		return c.stop(e)
	case c.AtLeast < 0 || c.AtLeast > 1 && c.AtLeast > len(c.Match):
		return fault.New(fault.Usage, "give as many --match words", "--at-least %d of %d words", c.AtLeast, len(c.Match))
	}
	urls, err := c.urls(e)
	if err != nil {
		return err
	}
	return c.change(e, true, func(d *desk.Desk) error {
		kept, err := d.Follow(e.ctx, urls, c.rule(), c.Since, author())
		if err != nil {
			return err
		}
		if err := c.sayRule(e, d, kept); err != nil {
			return err
		}
		return c.run(e, d, kept, false, c.JSON)
	})
}

// rule gives what the flags say, nil where they say nothing.
func (c followCmd) rule() *follow.Rule {
	if !c.All && len(c.Match) == 0 {
		return nil
	}
	return &follow.Rule{Words: c.Match, AtLeast: max(c.AtLeast, 1)}
}

// urls gives the addresses that are named, those in local lists of feeds too.
func (c followCmd) urls(e *env) ([]string, error) {
	var urls []string
	for _, s := range c.Sources {
		if strings.Contains(s, "://") {
			clean, err := fetch.Clean(s)
			if bad, ok := fetch.AsError(err); ok {
				return nil, fault.New(fault.Usage, bad.Hint, "follow %w", err)
			}
			urls = append(urls, clean)
			continue
		}
		before := len(urls)
		o := capture.Options{Stdin: e.in, Link: func(l capture.Link) {
			if l.Kind == capture.LinkFeed {
				urls = append(urls, l.URL)
			}
		}}
		if _, err := os.Stat(s); err == nil || s == "-" {
			for range capture.Walk(e.ctx, []string{s}, o) {
			}
		}
		if len(urls) == before {
			return nil, fault.New(fault.Usage, "name an address such as https://example.org/feed, or a file with a list of feeds (OPML)",
				"%s is no address and no list of feeds", s)
		}
	}
	return urls, nil
}

// sayRule tells which items will be taken.
func (c followCmd) sayRule(e *env, d *desk.Desk, urls []string) error {
	all, err := d.Following(e.ctx)
	if err != nil {
		return err
	}
	said := map[string]bool{}
	for _, src := range all.Sources {
		for _, u := range urls {
			if src.URL == u && !said[src.Rule] {
				said[src.Rule] = true
				e.note("takes %s (--match WORDS or --all changes that)", news.Plain(src.Rule))
			}
		}
	}
	return nil
}

// stop ends the following of sources.
func (c followCmd) stop(e *env) error {
	return c.change(e, false, func(d *desk.Desk) error {
		for _, s := range c.Sources {
			if err := d.Unfollow(e.ctx, s); err != nil {
				return err
			}
			e.note("%s is followed no more", s)
		}
		return nil
	})
}

// list prints what is followed.
func (c followCmd) list(e *env) error {
	return c.read(e, func(d *desk.Desk) error {
		list, err := d.Following(e.ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			return e.printJSON(list)
		}
		s := e.screen()
		s.Following(list)
		return s.Err()
	})
}

type takeCmd struct {
	storyArg
	Item string `arg:"" help:"The id of the item (r-…), or its beginning."`
	jsonFlag
}

// Help gives the worked example.
func (takeCmd) Help() string {
	return `Takes a page into the story that was set aside. dateline reports STORY --aside
lists those, with the reason of each.

Example:
  dateline take talks.dateline r-3f2a`
}

// Run takes an item in.
func (c takeCmd) Run(e *env) error {
	return c.change(e, false, func(d *desk.Desk) error {
		out, err := d.Take(e.ctx, c.Item)
		if err != nil {
			return err
		}
		if c.JSON {
			return e.printJSON(out)
		}
		e.note("%s: %s", out.Report, out.Status)
		return nil
	})
}

type versionsCmd struct {
	storyArg
	jsonFlag
}

// Help gives the worked example.
func (versionsCmd) Help() string {
	return `Lists the pages of which the story has several versions, with the passages that
were added and dropped from one to the next.

Example:
  dateline versions talks.dateline`
}

// Run prints the versions.
func (c versionsCmd) Run(e *env) error {
	return c.read(e, func(d *desk.Desk) error {
		list, err := d.Versions(e.ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			return e.printJSON(list)
		}
		s := e.screen()
		s.Versions(list)
		return s.Err()
	})
}
