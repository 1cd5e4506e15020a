package follow

import (
	"strings"
	"time"

	"dateline/internal/fetch"
	"dateline/internal/store"
)

const (
	// firstWait is how long after a first failure an address is asked again;
	// each further failure makes it factor times longer, up to longest.
	firstWait = 15 * time.Minute
	factor    = 4
	longest   = 24 * time.Hour
	// maxFailures is after how many failures in a row an item is given up:
	// two days after the first. A source never is.
	maxFailures = 6
)

// Failed notes in a visit that it could not be had. source says that the
// address is asked again and again, and never given up. It gives whether a
// person should hear of it: not where nothing was asked, nor where the same was
// told before.
func Failed(v store.Visit, e *fetch.Error, now time.Time, source bool) (store.Visit, bool) {
	if e.Kind == fetch.Patience {
		v.NotBefore = e.Until
		return v, false
	}
	tell := !Same(v.Error, e.Err.Error())
	v.Checked, v.Error, v.Hint = now, e.Err.Error(), e.Hint
	v.Failures++
	v.NotBefore = now.Add(wait(v.Failures))
	if e.Until.After(v.NotBefore) {
		v.NotBefore = e.Until
	}
	switch {
	case source && !e.Transient():
		v.NotBefore = now.Add(longest)
	case !source && (!e.Transient() || v.Failures >= maxFailures):
		v.State = store.GivenUp
	}
	return v, tell
}

// Same says whether two messages tell the same, whatever numbers they have:
// times, sizes, places in a list.
func Same(a, b string) bool {
	plain := func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}
	return a == b || strings.Map(plain, a) == strings.Map(plain, b)
}

// wait is how long to wait after a number of failures in a row.
func wait(failures int) time.Duration {
	d := firstWait
	for range failures - 1 {
		if d *= factor; d >= longest {
			return longest
		}
	}
	return d
}

// Went notes in a visit that an answer came.
func Went(v store.Visit, page *fetch.Page) store.Visit {
	v.Checked, v.NotBefore = page.Retrieved, time.Time{}
	v.Address, v.ETag, v.LastModified = page.Validators.Address, page.Validators.ETag, page.Validators.LastModified
	v.Failures = 0
	if !page.Unchanged {
		v.Error, v.Hint = "", ""
	}
	return v
}
