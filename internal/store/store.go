// Package store says what a story lives behind: reports go in, one transaction
// each, and come back in the order of their ids. It holds the interface, the
// records and nothing that belongs to one database; sqlite keeps a story in one
// file, memory in the process, and storetest is the contract of both.
//
// In: a Record (a capture and what was read from it). Out: Heads, reports,
// captures, and a person's corrections.
//
//	added, err := st.Put(ctx, store.Record{Capture: cap, Report: rep, Key: key})
//	for rep, err := range st.Each(ctx, store.Whole) { ... }
//
// What follows from several reports is worked out by others; a store only
// keeps. It reads no clock: every time in it is given by its caller.
package store

import (
	"context"
	"errors"
	"iter"
	"time"

	"dateline/internal/news"
)

// ErrNotFound is what a question about an unknown report, or an unknown
// correction, gives.
var ErrNotFound = errors.New("not in this story")

// Reader is the questions that a store answers. Every method may be called by
// several goroutines at once, and sees each report wholly or not at all.
type Reader interface {
	// Known says whether bytes captured from address ("" for a file) are in
	// the story. The zero value of Known means that they are not.
	Known(ctx context.Context, address string, bytes news.Digest) (Known, error)
	// Heads gives what a list of reports shows, in the order of report ids,
	// with the pages that could not be read (Head.Error).
	Heads(ctx context.Context) ([]Head, error)
	// Report gives one report whole, or ErrNotFound.
	Report(ctx context.Context, id news.ReportID) (news.Annotated, error)
	// Each gives all reports in the order of their ids, as they were when it
	// began. It gives the pages that could not be read too (Report.Error). An
	// error ends it.
	Each(ctx context.Context, part Part) iter.Seq2[news.Annotated, error]
	// Capture gives the bytes that a report was read from, or ErrNotFound.
	Capture(ctx context.Context, id news.ReportID) (news.Capture, error)
	// Corrections gives every correction, also those undone, oldest first.
	Corrections(ctx context.Context) ([]Correction, error)
	// Meta says what the story is called and what is in it.
	Meta(ctx context.Context) (Meta, error)
	FollowReader
	// Close ends the use of the store. After it a story file is complete by
	// itself.
	Close() error
}

// Store is a story that can be changed. Each change is one transaction: it is
// there whole or not at all, whenever the process ends.
type Store interface {
	Reader
	FollowStore
	Claimer
	// Put adds a report. It changes nothing and gives false where the story
	// has a report of that id, or one read from the same bytes captured from
	// the same address. A report that was removed before is added again.
	Put(ctx context.Context, rec Record) (added bool, err error)
	// Replace puts a new reading of a capture in the place of report old,
	// whose id may differ from the new one's where the newer reader finds
	// another address in the page; corrections move with it. The capture
	// stays as it is: only the reading of rec is used. If another report has
	// the new id already, old is dropped in its favour.
	Replace(ctx context.Context, old news.ReportID, rec Record) error
	// Remove takes out a report and all that rests on it, corrections too.
	// With purge its bytes go too, unless another report was read from the
	// same bytes, and no trace of either is left in the store, save the hash
	// of an address that is followed; a report that was removed before can
	// still be purged. Unknown ids give ErrNotFound.
	Remove(ctx context.Context, id news.ReportID, purge bool) error
	// Correct keeps a correction and gives its id. The same correction again
	// changes nothing.
	Correct(ctx context.Context, corr Correction) (CorrectionID, error)
	// Undo marks a correction as undone at a time, or gives ErrNotFound. One
	// that is undone already stays as it is.
	Undo(ctx context.Context, id CorrectionID, at time.Time) error
}

// Record is a report with what it was read from.
type Record struct {
	Capture news.Capture
	// Report is what was read. A page that could not be read has an ID, an
	// Error and a Hint, and is kept like any other.
	Report news.Annotated
	// Key is the hash of everything that Report depends on.
	Key Key
	// Reader is the version of the reader that made Report.
	Reader string
	// Charset is the IANA name of the character set that was used, and
	// CharsetFrom how it was found: "declared", "utf-8", "detected".
	Charset, CharsetFrom string
	// Added is when it is added: history, on which nothing depends.
	Added time.Time
}

// Part says how much of each report is wanted.
type Part int

// The parts of a report.
const (
	Whole         Part = iota
	WithoutTokens      // all but Sentence.Tokens, which is nil: three times as fast
)

// Known is what a store has read from some bytes.
type Known struct {
	Report news.ReportID // "" where the bytes are not in the story
	Key    Key
	Failed bool // the page could not be read
	// Removed says that a person took its report out, and did not purge it:
	// Put would bring it back, so what adds by itself should not.
	Removed bool
}

// Head is what a list of reports shows, and what a reader needs to know
// whether a report must be read again.
type Head struct {
	ID  news.ReportID
	Key Key
	// Reader is the version of the reader that read it.
	Reader string

	// Bytes and Size are the hash and the length of the captured page.
	Bytes news.Digest
	Size  int64
	// The following are those of the capture.
	Name, Address, ContentType string
	Retrieved, Modified        time.Time
	Added                      time.Time // when it was added to the story

	// The following are those of the report.
	Title, Outlet, URL, Canonical string
	Language, TranslatedFrom      string
	Published                     news.Dating // without Reasons
	Truncated, Read               bool
	Charset, CharsetFrom          string
	Error, Hint                   string
}

// Meta says what a story is called and what is in it.
type Meta struct {
	Name string
	// Schema is the number of the last migration, 0 where a store has none.
	Schema int
	// Readers are the versions of the readers that made the reports, sorted.
	Readers []string
	// Reports counts all reports, Failed those among them that could not be
	// read.
	Reports, Failed int
	// Bytes is the length of all captured pages, before compression, each
	// counted once.
	Bytes int64
}
