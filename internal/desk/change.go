package desk

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"time"

	"dateline/internal/fault"
	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/store"
)

// Remove takes a report and all that rests on it out of the story, and with
// purge its bytes too. It gives the id of the report. What was set aside can
// only be purged.
func (d *Desk) Remove(ctx context.Context, id string, purge bool) (news.ReportID, error) {
	full, err := d.find(ctx, id)
	if errors.Is(err, ErrUnknown) {
		if item, err := d.findAside(ctx, id); err == nil {
			return item, d.dropAside(ctx, item, purge)
		}
	}
	if errors.Is(err, ErrUnknown) && purge {
		full, err = news.ReportID(id), nil // one removed before can still be purged
	}
	if err != nil {
		return "", err
	}
	err = d.change.Remove(ctx, full, purge)
	if errors.Is(err, store.ErrNotFound) {
		return "", unknown(id)
	}
	if err != nil {
		return "", fmt.Errorf("remove %s: %w", full, err)
	}
	return full, nil
}

// RereadSummary says what a re-reading did.
type RereadSummary struct {
	Read      int `json:"read"`      // read again
	Unchanged int `json:"unchanged"` // read by this version before
}

// Reread reads the kept bytes of every report again that was read by another
// version of the reader, or of all with force. each is called after each.
func (d *Desk) Reread(ctx context.Context, force bool, each func(done, of int)) (*RereadSummary, error) {
	heads, err := d.store.Heads(ctx)
	if err != nil {
		return nil, fmt.Errorf("list reports: %w", err)
	}
	sum := &RereadSummary{}
	for i, h := range heads {
		if err := ctx.Err(); err != nil {
			return sum, err
		}
		changed, err := d.rereadOne(ctx, h.ID, h.Key, force)
		if err != nil {
			return sum, err
		}
		if changed {
			sum.Read++
		} else {
			sum.Unchanged++
		}
		if each != nil {
			each(i+1, len(heads))
		}
	}
	return sum, nil
}

// rereadOne reads one report again if what it depends on has changed.
func (d *Desk) rereadOne(ctx context.Context, id news.ReportID, old store.Key, force bool) (bool, error) {
	corrs, err := d.inForce(ctx, id)
	if err != nil {
		return false, err
	}
	cap, err := d.store.Capture(ctx, id)
	if err != nil {
		return false, fmt.Errorf("read bytes of %s: %w", id, err)
	}
	key := d.key(cap, cap.Hash(), corrs)
	if key == old && !force {
		return false, nil
	}
	reader, err := d.reader()
	if err != nil {
		return false, err
	}
	ann := readable(reader.Read(cap, options(corrs)))
	err = d.change.Replace(ctx, id, store.Record{Capture: cap, Report: ann, Key: key, Reader: pipeline.Version(), Added: d.now(),
		Charset: ann.Report.Charset, CharsetFrom: ann.Report.CharsetFrom})
	if err != nil {
		return false, fmt.Errorf("replace %s: %w", id, err)
	}
	return true, nil
}

// inForce gives the corrections in force that the reading of a report depends on.
func (d *Desk) inForce(ctx context.Context, id news.ReportID) ([]store.Correction, error) {
	all, err := d.store.Corrections(ctx)
	if err != nil {
		return nil, fmt.Errorf("read corrections: %w", err)
	}
	var corrs []store.Correction
	for _, c := range all {
		if c.InForce() && c.Concerns(id) && !ofEntities(c.Kind) && !ofEvents(c.Kind) {
			corrs = append(corrs, c)
		}
	}
	return corrs, nil
}

// options turns corrections into what the reader is told; of two that say the
// same thing differently the later holds.
func options(corrs []store.Correction) pipeline.Options {
	var opt pipeline.Options
	for _, c := range corrs {
		if c.Kind == store.SetPublished {
			opt.Published = c.Value
		}
	}
	return opt
}

// edtfDay is a year, a month or a day.
var edtfDay = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

// CheckDay refuses with a hint what is no year, month or day of the calendar.
func CheckDay(day string) error {
	layout := "2006-01-02"
	if edtfDay.MatchString(day) {
		if t, err := time.Parse(layout[:len(day)], day); err == nil && t.Year() >= 1900 && t.Year() <= 2100 {
			return nil
		}
	}
	return fault.New(fault.Usage, "write a day as 2021-09-09, a month as 2021-09 or a year as 2021; years from 1900 to 2100", "%q is no date", day)
}

// SetPublished keeps a person's word on the day of a report, and reads the
// report again with it. It gives the id of the correction.
func (d *Desk) SetPublished(ctx context.Context, id, day, author string) (store.CorrectionID, error) {
	if err := CheckDay(day); err != nil {
		return "", err
	}
	full, err := d.find(ctx, id)
	if err != nil {
		return "", err
	}
	corr, err := d.change.Correct(ctx, store.Correction{Kind: store.SetPublished,
		Of: store.Place{Report: full}, Value: day, Author: author, Created: d.now()})
	if err != nil {
		return "", fmt.Errorf("keep correction: %w", err)
	}
	_, err = d.rereadOne(ctx, full, "", true)
	return corr, err
}

// Undo takes a correction back and reads its report again.
func (d *Desk) Undo(ctx context.Context, id store.CorrectionID) error {
	corrs, err := d.store.Corrections(ctx)
	if err != nil {
		return fmt.Errorf("read corrections: %w", err)
	}
	for _, c := range corrs {
		if c.ID != id {
			continue
		}
		if err := d.change.Undo(ctx, id, d.now()); err != nil {
			return fmt.Errorf("undo %s: %w", id, err)
		}
		if ofEntities(c.Kind) || ofEvents(c.Kind) {
			return nil
		}
		_, err := d.rereadOne(ctx, c.Of.Report, "", true)
		return err
	}
	return fault.New(fault.Usage, "dateline set prints the id of each correction", "correction %q: %w", id, ErrUnknown)
}
