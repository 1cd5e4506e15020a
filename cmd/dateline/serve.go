package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"dateline/internal/desk"
	"dateline/internal/fault"
	"dateline/internal/web"
)

type serveCmd struct {
	storyArg
	Listen  string        `help:"Address and port to listen on; by default 127.0.0.1:8347, or any free port." placeholder:"ADDR"`
	Refresh time.Duration `help:"Refresh what is followed now, and again after each time as long as this." placeholder:"TIME"`
	refreshFlags
}

// Help gives the worked example.
func (serveCmd) Help() string {
	return `Serves the story to a browser on this machine until it is stopped (Ctrl-C).
Reports can be added meanwhile; the pages show them when they are loaded again.

Example:
  dateline serve talks.dateline
  dateline serve talks.dateline --listen 127.0.0.1:0     any free port
  dateline serve talks.dateline --refresh 15m            keep up with what is followed`
}

// Run serves the story.
func (c serveCmd) Run(e *env) error {
	if c.Refresh != 0 && c.Refresh < shortest {
		return fault.New(fault.Usage, "write a time of a minute or more: --refresh 15m", "--refresh %s is too short", c.Refresh)
	}
	return c.readOn(e, func(d *desk.Desk) error {
		if c.Refresh > 0 {
			var wg sync.WaitGroup
			ctx, stop := context.WithCancel(e.ctx)
			wg.Go(func() { c.keepUp(ctx, e, c.storyArg, c.Refresh) })
			// A pass ends after the item that it is at.
			defer wg.Wait()
			defer stop()
		}
		return serve(e, d, c.Listen)
	})
}

// defaultListen is where a story is served unless told otherwise.
const defaultListen = "127.0.0.1:8347"

// serve listens, says where, and answers until the person stops it. Without
// an address it takes the usual port, or any free one where that is taken.
func serve(e *env, d *desk.Desk, address string) error {
	usual := address == ""
	if usual {
		address = defaultListen
	}
	l, err := net.Listen("tcp", address)
	if err != nil && usual {
		l, err = net.Listen("tcp", "127.0.0.1:0")
	}
	if err != nil {
		return fault.New(fault.Usage, "give another --listen ADDR:PORT; port 0 takes any free one", "listen on %s: %w", address, err)
	}
	host, _, _ := net.SplitHostPort(address)
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		e.note("warning: %s is open to other machines; anyone who reaches it can read this story", l.Addr())
	}
	fmt.Fprintf(e.err, "serving on http://%s/ (Ctrl-C stops)\n", l.Addr())
	err = web.Serve(e.ctx, l, web.New(d, host))
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
