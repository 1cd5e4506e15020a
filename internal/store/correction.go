package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/internal/news"
)

// CorrectionID identifies a correction by its content.
type CorrectionID string

// CorrectionKind says what a person decided.
type CorrectionKind string

// The kinds of corrections. Later kinds need no change here.
const (
	SetPublished CorrectionKind = "published" // Value is the day, EDTF
	Merge        CorrectionKind = "merge"     // the two places mean one thing
	Split        CorrectionKind = "split"     // the two places mean two things
	Rename       CorrectionKind = "rename"    // Value is the name to show
	// MergeEvents and SplitEvents are about the events that the two places tell.
	MergeEvents CorrectionKind = "merge-events"
	SplitEvents CorrectionKind = "split-events"
)

// Place is where in a report's words a correction points: the words, and
// which time they occur, because spans move when a page is read anew.
type Place struct {
	Report news.ReportID
	Quote  string // "" for the report as a whole
	// Occurrence counts from 1; 0 for the report as a whole.
	Occurrence int
}

// Correction is a person's decision, kept as a row with author and time. It
// attaches to the words of a report, never to a cluster, because clusters
// move.
type Correction struct {
	ID   CorrectionID // "" before it is kept
	Kind CorrectionKind
	// Of is what is corrected. With is the other side of a merge or a split,
	// else the zero Place.
	Of, With Place
	Value    string
	Author   string
	Created  time.Time
	// Undone is when a person took it back, zero while it is in force.
	Undone time.Time
}

// InForce says that nobody has undone c.
func (c Correction) InForce() bool { return c.Undone.IsZero() }

// Concerns says whether c points into report id.
func (c Correction) Concerns(id news.ReportID) bool {
	return c.Of.Report == id || c.With.Report == id
}

// Identify gives the id of c: a hash of all but ID and Undone.
func (c Correction) Identify() CorrectionID {
	sum := sha256.Sum256(fmt.Appendf(nil, "correction 1\n%q\n%q %q %d\n%q %q %d\n%q\n%q\n%s\n",
		c.Kind, c.Of.Report, c.Of.Quote, c.Of.Occurrence,
		c.With.Report, c.With.Quote, c.With.Occurrence,
		c.Value, c.Author, c.Created.UTC().Format(time.RFC3339Nano)))
	return CorrectionID("c-" + hex.EncodeToString(sum[:])[:12])
}

// sorted gives corrs by age, then by id.
func sorted(corrs []Correction) []Correction {
	return slices.SortedFunc(slices.Values(corrs), ByAge)
}

// ByAge orders corrections: oldest first, then by id.
func ByAge(a, b Correction) int {
	if n := a.Created.Compare(b.Created); n != 0 {
		return n
	}
	return strings.Compare(string(a.ID), string(b.ID))
}
