package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"dateline/internal/desk"
	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/store/sqlite"
	"dateline/internal/terminal"
)

// storyArg is the story that a command works on.
type storyArg struct {
	Story string `arg:"" help:"The story file, such as talks.dateline."`
}

// jsonFlag is on every command that prints results.
type jsonFlag struct {
	JSON bool `name:"json" help:"Print JSON, as docs/json.md describes."`
}

// read opens a story for the questions of one command, and hands its desk to use.
func (a storyArg) read(e *env, use func(*desk.Desk) error) error {
	return a.readOn(e, func(d *desk.Desk) error { return use(d.Once()) })
}

// readOn is read for questions that go on while the story changes.
func (a storyArg) readOn(e *env, use func(*desk.Desk) error) error {
	st, err := sqlite.OpenReader(e.ctx, a.Story)
	if err != nil {
		return err
	}
	return errors.Join(use(desk.New(st, pipeline.Shared, time.Now)), st.Close())
}

// change opens a story for changes, made if it is missing and make says so,
// and hands its desk to use.
func (a storyArg) change(e *env, make bool, use func(*desk.Desk) error) error {
	return a.changeWithin(e.ctx, make, use)
}

// changeWithin is change for a context of its own.
func (a storyArg) changeWithin(ctx context.Context, make bool, use func(*desk.Desk) error) error {
	st, err := sqlite.Open(ctx, a.Story, sqlite.Options{Create: make})
	if err != nil {
		return err
	}
	return errors.Join(use(desk.New(st, pipeline.Shared, time.Now)), st.Close())
}

// printJSON prints one value, indented, without escaping HTML.
func (e *env) printJSON(v any) error {
	enc := json.NewEncoder(news.PlainJSON(e.out))
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// printLine prints one value as one line of JSON.
func (e *env) printLine(v any) error {
	enc := json.NewEncoder(news.PlainJSON(e.out))
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// screen is the output as a screen for people.
func (e *env) screen() *terminal.Screen { return terminal.New(e.out, e.width, e.colour) }

// note prints a line for the person on stderr.
func (e *env) note(format string, args ...any) {
	fmt.Fprintf(e.err, format+"\n", args...)
}
