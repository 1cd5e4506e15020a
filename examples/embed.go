// Package examples holds the story that `dateline demo` shows: fourteen saved
// pages and texts about talks between two invented states, over one year.
//
// In: nothing. Out: FS, the pages by file name ("01-wire-summit-announced.html").
// README.md beside it says of each page what it is and what makes it hard. The
// states, people, outlets and agencies are invented, and every sentence is of
// our own writing.
package examples

import "embed"

// FS holds the pages and texts of the example story, in the folder's root.
//
//go:embed 0*.html 1*.html *.txt
var FS embed.FS
