package store

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"dateline/internal/news"
)

// Check says what is wrong with rec, if anything. The text must be what every
// database can hold, because offsets count its bytes: a wrong one is a mistake
// of its reader. All other words are cleaned.
func (rec Record) Check() error {
	switch {
	case rec.Report.ID == "":
		return errors.New("store report: it has no id")
	case !utf8.ValidString(rec.Report.Text) || strings.ContainsRune(rec.Report.Text, 0):
		return fmt.Errorf("store report %s: its text is not clean UTF-8", rec.Report.ID)
	}
	return nil
}

// clean gives s as every database can hold it: valid UTF-8 without NUL.
func clean(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\x00", "\ufffd")
}

// Head gives the head of rec's report as a store keeps it.
func (rec Record) Head() Head {
	cap, rep := rec.Capture, rec.Report
	published := rep.Published
	published.Reasons = nil
	published.Source = clean(published.Source)
	return Head{
		ID: rep.ID, Key: rec.Key, Reader: rec.Reader,
		Bytes: cap.Hash(), Size: int64(len(cap.Bytes)),
		Name: clean(cap.Name), Address: clean(cap.Address), ContentType: clean(cap.ContentType),
		Retrieved: Instant(cap.Retrieved), Modified: Instant(cap.Modified), Added: Instant(rec.Added),
		Title: clean(rep.Title), Outlet: clean(rep.Outlet), URL: clean(rep.URL), Canonical: clean(rep.Canonical),
		Language: rep.Language, TranslatedFrom: rep.TranslatedFrom,
		Published: published, Truncated: rep.Truncated, Read: rep.Read,
		Charset: clean(rec.Charset), CharsetFrom: rec.CharsetFrom,
		Error: clean(rep.Error), Hint: clean(rep.Hint),
	}
}

// From gives h with what belongs to the capture taken from old.
func (h Head) From(old Head) Head {
	h.Bytes, h.Size = old.Bytes, old.Size
	h.Name, h.Address, h.ContentType = old.Name, old.Address, old.ContentType
	h.Retrieved, h.Modified, h.Added = old.Retrieved, old.Modified, old.Added
	return h
}

// Moved gives c with every pointer into report old turned to report id. Its
// own id stays: it names the decision, as it was made.
func (c Correction) Moved(old, id news.ReportID) Correction {
	if c.Of.Report == old {
		c.Of.Report = id
	}
	if c.With.Report == old {
		c.With.Report = id
	}
	return c
}

// Kept gives c as a store keeps it: identified, with times that any database
// can hold.
func (c Correction) Kept() Correction {
	c.Created, c.Undone = Instant(c.Created), Instant(c.Undone)
	c.ID = c.Identify()
	return c
}

// Instant gives t in UTC, cut to microseconds, which is what databases keep;
// zero stays zero.
func Instant(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC().Truncate(time.Microsecond)
}
