package main

import (
	"context"
	"fmt"
	"iter"
	"sync"
	"time"

	"dateline/internal/capture"
	"dateline/internal/fetch"
	"dateline/internal/follow"
	"dateline/internal/news"
)

// netFlags limit what is taken from the network.
type netFlags struct {
	Timeout      time.Duration `help:"Longest time for one page from the web." default:"30s" placeholder:"TIME"`
	Pace         time.Duration `help:"Time between two requests to one host." default:"1s" placeholder:"TIME"`
	AllowPrivate bool          `help:"Read addresses of this machine and of private networks too."`
	Contact      string        `help:"Mail address or page of yours that is sent with each request, so that a site can reach you." placeholder:"WHO"`
	UserAgent    string        `help:"Send this User-Agent instead of dateline's own." placeholder:"TEXT"`
}

// AfterApply refuses what makes no sense, before anything is done.
func (f netFlags) AfterApply() error {
	if f.Timeout <= 0 || f.Pace < 0 {
		return fmt.Errorf("--timeout %s --pace %s: a time is written as 30s or 2m, and only the pace can be 0s", f.Timeout, f.Pace)
	}
	for _, s := range []string{f.Contact, f.UserAgent} {
		if news.Plain(s) != s {
			return fmt.Errorf("%q is not one line of plain text, and cannot be sent", s)
		}
	}
	return nil
}

// client makes a client for the web, which asks nothing before it is told an
// address. What sites ask is kept in memory, which may be nil.
func (f netFlags) client(limit int64, tries int, memory fetch.Memory) *fetch.Client {
	pace := f.Pace
	if pace == 0 {
		pace = -1
	}
	return fetch.New(fetch.Options{Agent: f.agent(), Limit: limit, Timeout: f.Timeout, Pace: pace,
		AllowPrivate: f.AllowPrivate, Tries: tries, Memory: memory})
}

// agent is the User-Agent header: who asks, and how to reach them.
func (f netFlags) agent() string {
	agent := f.UserAgent
	if agent == "" {
		agent = "dateline/" + programVersion()
	}
	if f.Contact != "" {
		agent += " (" + f.Contact + ")"
	}
	return agent
}

// personTries is how often a page is asked for that a person waits for.
const personTries = 3

// fetching gives what reads addresses of the web for o. All of them share one
// client, which keeps its pace, and which is made when the first is read.
func (f netFlags) fetching(o capture.Options) func(context.Context, string) iter.Seq2[news.Capture, error] {
	client := sync.OnceValue(func() *fetch.Client { return f.client(o.Limit, personTries, nil) })
	return func(ctx context.Context, address string) iter.Seq2[news.Capture, error] {
		return follow.Once(ctx, client(), address, o)
	}
}
