// Package dateparser stands in the place of github.com/markusmobius/go-dateparser
// (go.mod replaces it). go-trafilatura imports go-htmldate, which imports that
// package as its last resort for dates in running text. Dateline reads no date
// with either, and the package's tables cost each start of the program 150 ms.
// Here every parse fails, as it does there for a text without a date.
package dateparser

import (
	"errors"
	"time"
)

// ParserType names a way of parsing.
type ParserType uint8

// The ways that go-htmldate asks for.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource says which of two possible days is meant.
type PreferredDateSource uint8

// Past prefers days gone by.
const Past PreferredDateSource = 0

// Configuration holds what go-htmldate sets and reads.
type Configuration struct {
	CurrentTime         time.Time
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// Date is the result of a parse.
type Date struct{ Time time.Time }

// Parser parses dates.
type Parser struct{ ParserTypes []ParserType }

// Parse finds no date in any text.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) {
	return Date{}, errors.New("no date found")
}
