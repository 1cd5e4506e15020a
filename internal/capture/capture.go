// Package capture obtains the bytes of pages and keeps them whole: from files,
// from folders of them, and from standard input.
//
// In: sources as a person names them. Out: captures, in order, each with the
// name it goes by; what cannot be read is a value of the same stream and never
// its end.
//
//	plan, err := capture.Find(ctx, []string{"pages/", "-"}, capture.Options{})
//	fmt.Println(plan.Pages, plan.Bytes)  // for a progress bar
//	for cap, err := range plan.Captures(ctx) { ... }
//
// A source is read by the first Opener that takes it. What its bytes hold is
// told by their beginning (format.go): Expand gives one capture for a page, and
// one for each item of a feed, an archive or a mailbox. The formats are packages
// below this one, which know nothing of captures.
//
// Retrieved stays zero for a file: when the page was fetched is not known. The
// time that the file was last changed is kept apart (Capture.Modified) and is
// history only. It often bounds the day of publication from above, but a copy,
// an unpacked archive or a wrong clock moves it either way, and the same page
// in two folders would then be read in two ways.
package capture

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"dateline/internal/news"
)

// DefaultLimit is how many bytes a page may have unless told otherwise. The
// largest of some 600 saved news pages that were looked at has 0.6 MB.
const DefaultLimit = 64 << 20

// Options say how sources are read.
type Options struct {
	// Limit is how many bytes a page may have, DefaultLimit if 0.
	Limit int64
	// Stdin is what the source "-" reads.
	Stdin io.Reader
	// Link is told what a source names and does not hold, in the order of the
	// source. Where it is nil, one Problem of kind Skipped counts the links of
	// each source.
	Link func(Link)
	// Fetch gives what an address of the web holds. Where it is nil, no
	// address is read. Errors are as those of Item.Read.
	Fetch func(ctx context.Context, address string) iter.Seq2[news.Capture, error]
}

// Kind says how bad a problem is.
type Kind int

// The kinds of problems.
const (
	Failed  Kind = iota // a page that was asked for could not be read
	Skipped             // a file of a folder that is no page; nothing is wrong
)

// Problem is why one source, or one file of a folder, gave no capture.
type Problem struct {
	Name string // as in news.Capture.Name
	Kind Kind
	Err  error  // lower case, without the name
	Hint string // what a person can do about it, or ""
}

// Error gives the name and what is wrong.
func (p *Problem) Error() string { return p.Name + ": " + p.Err.Error() }

// Unwrap gives the cause.
func (p *Problem) Unwrap() error { return p.Err }

// failed makes a Problem of kind Failed.
func failed(name, hint, format string, args ...any) *Problem {
	return &Problem{Name: name, Kind: Failed, Err: fmt.Errorf(format, args...), Hint: hint}
}

// skipped makes a Problem of kind Skipped.
func skipped(name, hint, format string, args ...any) *Problem {
	return &Problem{Name: name, Kind: Skipped, Err: fmt.Errorf(format, args...), Hint: hint}
}

// Item is one thing to be read. Its Read gives its captures; a file has one.
type Item struct {
	Name string
	// Size is the length in bytes, -1 where it is not known beforehand.
	Size int64
	// Modified is when the file was last changed, or zero.
	Modified time.Time
	// Read gives what the item holds. An error that is a *Problem concerns
	// one page, any other ends the walk.
	Read func(ctx context.Context) iter.Seq2[news.Capture, error]
}

// Opener finds what one kind of source holds.
type Opener interface {
	// Takes says whether source, as a person named it, is of this kind.
	Takes(source string) bool
	// Find gives the items of source in order, or problems in their place. It
	// does not read them.
	Find(ctx context.Context, source string, o Options) iter.Seq2[Item, error]
}

// openers are asked in this order; the last takes everything.
// Do not put anything after files.
var openers = []Opener{stdin{}, web{}, files{}}

// Plan is what there is to read.
type Plan struct {
	// Pages and Bytes count what is to be read, as far as it is known
	// beforehand. Problems are not counted.
	Pages int
	Bytes int64

	steps []step
}

// step is an item, or a problem in its place.
type step struct {
	item Item
	err  *Problem
}

// Find looks for everything that sources hold, without reading it. It fails
// only when ctx ends.
func Find(ctx context.Context, sources []string, o Options) (*Plan, error) {
	if o.Limit == 0 {
		o.Limit = DefaultLimit
	}
	plan := &Plan{}
	for _, source := range sources {
		for item, err := range opener(source).Find(ctx, source, o) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if err := plan.add(item, err); err != nil {
				return nil, err
			}
		}
	}
	return plan, nil
}

// opener gives the first opener that takes source.
func opener(source string) Opener {
	for _, o := range openers {
		if o.Takes(source) {
			return o
		}
	}
	return openers[len(openers)-1]
}

// add puts a step at the end of p. It gives back an error that is no Problem.
func (p *Plan) add(item Item, err error) error {
	if err != nil {
		problem, ok := errors.AsType[*Problem](err)
		if !ok {
			return err
		}
		p.steps = append(p.steps, step{err: problem})
		return nil
	}
	p.steps = append(p.steps, step{item: item})
	p.Pages++
	p.Bytes += max(item.Size, 0)
	return nil
}

// Captures reads what p found, in its order. An error is a *Problem, after
// which the next page follows, or what ended ctx.
func (p *Plan) Captures(ctx context.Context) iter.Seq2[news.Capture, error] {
	return func(yield func(news.Capture, error) bool) {
		for _, s := range p.steps {
			if err := ctx.Err(); err != nil {
				yield(news.Capture{}, err)
				return
			}
			if s.err != nil {
				if !yield(news.Capture{}, s.err) {
					return
				}
				continue
			}
			for cap, err := range s.item.Read(ctx) {
				if !yield(cap, err) {
					return
				}
				if _, ok := errors.AsType[*Problem](err); err != nil && !ok {
					return
				}
			}
		}
	}
}

// Walk finds and reads in one go.
func Walk(ctx context.Context, sources []string, o Options) iter.Seq2[news.Capture, error] {
	return func(yield func(news.Capture, error) bool) {
		plan, err := Find(ctx, sources, o)
		if err != nil {
			yield(news.Capture{}, err)
			return
		}
		plan.Captures(ctx)(yield)
	}
}

// readAll reads a page of at most o.Limit bytes; size is what it is expected
// to have.
func readAll(r io.Reader, name string, size int64, o Options) ([]byte, error) {
	// ReadFrom wants room to see the end in.
	buf := bytes.NewBuffer(make([]byte, 0, min(size, o.Limit)+bytes.MinRead))
	_, err := buf.ReadFrom(io.LimitReader(r, o.Limit+1))
	b := buf.Bytes()
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, failed(name, "get it again: it is not whole", "it is cut off")
	case err != nil:
		return nil, failed(name, "", "read: %w", cause(err))
	case int64(len(b)) > o.Limit:
		return nil, tooLarge(name, "more than", o)
	case len(b) == 0:
		return nil, failed(name, "save the page again", "it is empty")
	}
	return b, nil
}

// tooLarge says that a page has size bytes, which is too much.
func tooLarge(name, size string, o Options) *Problem {
	if size != "more than" {
		size += ", more than"
	}
	return failed(name, "a page of that size is no article; raise the limit if it is one",
		"it has %s the limit of %s", size, length(o.Limit))
}

// length gives a number of bytes as a person reads it.
func length(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.1f KiB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d bytes", n)
}
