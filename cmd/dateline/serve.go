package main

import (
	"errors"
	"fmt"
	"net"
	"net/http"

	"dateline/internal/desk"
	"dateline/internal/fault"
	"dateline/internal/web"
)

type serveCmd struct {
	storyArg
	Listen string `help:"Address and port to listen on; by default 127.0.0.1:8347, or any free port." placeholder:"ADDR"`
}

// Help gives the worked example.
func (serveCmd) Help() string {
	return `Serves the story to a browser on this machine until it is stopped (Ctrl-C).
Reports can be added meanwhile; the pages show them when they are loaded again.

Example:
  dateline serve talks.dateline
  dateline serve talks.dateline --listen 127.0.0.1:0     any free port`
}

// Run serves the story.
func (c serveCmd) Run(e *env) error {
	return c.read(e, func(d *desk.Desk) error { return serve(e, d, c.Listen) })
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
