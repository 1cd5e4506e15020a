package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"dateline/internal/news"
)

// Key is the hash of everything that a report and its layers depend on. Two
// equal keys mean equal reports.
type Key string

// Dependence is everything that a report and its layers depend on, and
// nothing else: no path, no time of retrieval.
type Dependence struct {
	Bytes       news.Digest // of the captured page
	Address     string      // the page was captured from, "" for a file
	ContentType string      // the only header that is used
	Published   string      // --published, EDTF, or ""
	// Corrections are those in force that concern this report.
	Corrections []Correction
	Reader      string // version of the reader, its data and its weights
}

// Key hashes d. The order of corrections does not matter.
func (d Dependence) Key() Key {
	h := sha256.New()
	// %q keeps two lists of parts from being written alike.
	fmt.Fprintf(h, "dateline key 1\n%q\n%q\n%q\n%q\n%q\n",
		d.Bytes, d.Address, d.ContentType, d.Published, d.Reader)
	for _, c := range sorted(d.Corrections) {
		if !c.InForce() {
			continue
		}
		fmt.Fprintf(h, "%q\n", c.ID)
	}
	return Key(hex.EncodeToString(h.Sum(nil)))
}
