// Command dateline reads the reports of one running story and tells what
// happened when, each line with the words that it rests on.
//
// Each command has a file of its own; what a command does is in internal/desk.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"syscall"

	"github.com/alecthomas/kong"
	kongcompletion "github.com/jotaen/kong-completion"
	"golang.org/x/term"

	"dateline/internal/fault"
	"dateline/internal/news"
)

// commands is the command line: one field a command, in the order of help.
type commands struct {
	Demo       demoCmd                   `cmd:"" help:"Build, print and serve an example story."`
	Add        addCmd                    `cmd:"" help:"Read sources into a story (made if missing)."`
	Follow     followCmd                 `cmd:"" help:"Follow feeds, sitemaps and pages, or list what is followed."`
	Refresh    refreshCmd                `cmd:"" help:"Read what is new of all that is followed."`
	Take       takeCmd                   `cmd:"" help:"Take a page into the story that was set aside."`
	Versions   versionsCmd               `cmd:"" help:"List the pages that were changed, and how."`
	Reports    reportsCmd                `cmd:"" help:"List the reports of a story, with their days."`
	Timeline   timelineCmd               `cmd:"" help:"Print the chronology."`
	State      stateCmd                  `cmd:"" help:"Say where the matter stands, on one screen."`
	Plans      plansCmd                  `cmd:"" help:"List what was announced, and what became of it."`
	Figures    figuresCmd                `cmd:"" help:"List the numbers that the reports give, and of what."`
	Statements statementsCmd             `cmd:"" help:"List who said what."`
	Lineage    lineageCmd                `cmd:"" help:"Show who copied whom, or two reports side by side."`
	Disputes   disputesCmd               `cmd:"" help:"List where the reports differ."`
	Entities   entitiesCmd               `cmd:"" help:"List who and what the reports name, with every spelling."`
	Events     eventsCmd                 `cmd:"" help:"Print who did what to whom, as each report words it."`
	Explain    explainCmd                `cmd:"" help:"Show the words, rules and reasoning behind a record."`
	Serve      serveCmd                  `cmd:"" help:"Show a story as web pages on this machine."`
	Export     exportCmd                 `cmd:"" help:"Write a story as JSON, Markdown or one HTML page."`
	Extract    extractCmd                `cmd:"" help:"Print article text and metadata of files, without a story."`
	Annotate   annotateCmd               `cmd:"" help:"Print everything read from each file, without a story."`
	Match      matchCmd                  `cmd:"" help:"Say whether two names are one."`
	Set        setCmd                    `cmd:"" help:"Correct what a page states of itself."`
	Merge      mergeCmd                  `cmd:"" help:"Say that two names mean one person or thing."`
	Split      splitCmd                  `cmd:"" help:"Say that two mentions mean two."`
	Rename     renameCmd                 `cmd:"" help:"Show a person or thing by another name."`
	Undo       undoCmd                   `cmd:"" help:"Take back a correction."`
	Remove     removeCmd                 `cmd:"" help:"Take a report, and all that rests on it, out of a story."`
	Reread     rereadCmd                 `cmd:"" help:"Read all reports again with this version."`
	Version    versionCmd                `cmd:"" help:"Print the version."`
	Completion kongcompletion.Completion `cmd:"" help:"Print shell completions (bash, zsh, fish)."`
}

const description = `Dateline reads the reports of one running story and works out what happened
when, with the exact words that each line rests on. It runs offline; a story is
one file.

  dateline add talks.dateline pages/      read a folder of saved pages
  dateline timeline talks.dateline        the chronology
  dateline serve talks.dateline           the same in a browser

Exit status: 0 done; 1 done, but some inputs could not be read; 2 wrong usage,
or no such record; 3 the story file cannot be used; 130 stopped by Ctrl-C.`

// env is what commands use of the process, so that tests can replace it.
type env struct {
	ctx    context.Context
	in     io.Reader
	out    io.Writer
	err    io.Writer
	width  int  // columns of out
	colour bool // whether out takes colours
	tty    bool // whether err is a terminal, where progress is shown
}

func main() { os.Exit(run(os.Args[1:])) }

// run parses args, runs the command and gives the exit status.
func run(args []string) int {
	signal.Ignore(syscall.SIGPIPE) // a reader that has had enough ends the run quietly
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	e := newEnv(ctx)
	var cli commands
	parser, err := kong.New(&cli, kong.Name("dateline"), kong.Description(description),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 80}),
		kong.ShortUsageOnError(), kong.Writers(e.out, e.err))
	if err != nil {
		return report(e, err)
	}
	kongcompletion.Register(parser)
	call, err := parser.Parse(args)
	if err != nil {
		return usage(e, parser, err)
	}
	return report(e, call.Run(e))
}

// newEnv looks at the process's streams.
func newEnv(ctx context.Context) *env {
	e := &env{ctx: ctx, in: os.Stdin, out: os.Stdout, err: os.Stderr, width: 80}
	if fd := int(os.Stdout.Fd()); term.IsTerminal(fd) {
		e.colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
		if w, _, err := term.GetSize(fd); err == nil && w > 0 {
			e.width = min(w, 100)
		}
	}
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		e.width = min(n, 100)
	}
	e.tty = term.IsTerminal(int(os.Stderr.Fd()))
	return e
}

// usage reports a command line that cannot be understood.
func usage(e *env, parser *kong.Kong, err error) int {
	fmt.Fprintf(e.err, "dateline: %s\n", news.Plain(err.Error()))
	hint := "dateline --help lists the commands"
	if pe, ok := errors.AsType[*kong.ParseError](err); ok && pe.Context != nil && pe.Context.Command() != "" {
		hint = "dateline " + pe.Context.Selected().Name + " --help shows an example"
	}
	fmt.Fprintf(e.err, "hint: %s\n", hint)
	return fault.Usage
}

// errPartial ends a command that did its work but could not read all inputs;
// each of them was named already.
var errPartial = &fault.Error{Status: fault.Partial, Err: errors.New("some inputs could not be read")}

// report prints err with its hint and gives the exit status.
func report(e *env, err error) int {
	switch {
	case err == nil:
		return fault.Done
	case errors.Is(err, errPartial):
		return fault.Partial
	case errors.Is(err, syscall.EPIPE):
		return fault.Done
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(e.err, "dateline: stopped; what was reported as added is in the story, and the same command goes on from there")
		return 130
	}
	fmt.Fprintf(e.err, "dateline: %s\n", news.Plain(err.Error()))
	if hint := fault.HintOf(err); hint != "" {
		fmt.Fprintf(e.err, "hint: %s\n", news.Plain(hint))
	}
	return fault.StatusOf(err)
}
