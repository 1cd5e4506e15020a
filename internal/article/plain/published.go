package plain

import (
	"slices"
	"strings"

	"dateline/internal/article/block"
	"dateline/internal/news"
)

// findDates decides which date is the day on which this copy was published.
//
// A republished text may bear two: the republisher's above the title and the
// original's at the byline. The report is the copy that the reader holds, so
// its day is the republisher's, as Published of any other page; the
// original's day is kept among the reasons, for whoever counts "on Thursday"
// back from it. The day of today that some sites print among their
// navigation lines is not adjacent to the title, and is not taken. Dates of
// trending lists and copyright lines are not taken either; a line such as
// "All news on 2021-05-31" confirms a day, and states it where nothing else
// does.
func (r *reader) findDates() {
	r.meta.Published = news.Dating{Basis: news.Unknown, Reasons: []string{}}
	lines := withoutChronicle(r.dateLines())
	r.orient(lines)
	pub, others := r.choose(lines)
	if pub == nil {
		return
	}
	r.state(*pub, others)
}

// dateLines gives the date lines of the text, in order.
func (r *reader) dateLines() []dateLine {
	var found []dateLine
	for i, b := range r.blocks {
		if dl, ok := r.dates.line(b.Text); ok && dl.label != "other" {
			dl.index = i
			found = append(found, dl)
		}
	}
	return found
}

// chronicleDays is how many different days the lines of a text begin with where
// it is a chronicle, with its dates as headings.
const chronicleDays = 3

// withoutChronicle leaves out dates that are the headings of a chronicle:
// "Oct. 31, 2012 The flood", "Sept. 9, 2013 The bridge", "June 16, 2015 The vote".
// None of them is the day of the text.
func withoutChronicle(lines []dateLine) []dateLine {
	heading := func(dl dateLine) bool { return dl.label == "" && dl.rest > 0 && dl.start == 0 }
	days := map[string]bool{}
	for _, dl := range lines {
		if heading(dl) {
			days[dl.edtf()] = true
		}
	}
	if len(days) < chronicleDays {
		return lines
	}
	return slices.DeleteFunc(lines, heading)
}

// orient settles the order of day and month of numeric dates by the others of
// the page: one that can be read in one way only, or that names the same day
// in words.
func (r *reader) orient(lines []dateLine) {
	monthFirst, dayFirst := 0, 0
	for _, b := range r.blocks {
		if len(b.Text) > 400 {
			continue
		}
		for _, d := range r.dates.numeric(b.Text) {
			if d.other == nil && d.day > 12 {
				if strings.HasPrefix(strings.TrimLeft(b.Text[d.start:d.end], "0"), itoa(d.month)) {
					monthFirst++
				} else {
					dayFirst++
				}
			}
		}
	}
	sure := map[string]bool{}
	for _, l := range lines {
		if l.other == nil {
			sure[l.edtf()] = true
		}
	}
	for i := range lines {
		d := &lines[i].day
		if d.other == nil {
			continue
		}
		if sure[d.edtf()] {
			dayFirst++
		} else if sure[d.other.edtf()] {
			monthFirst++
		}
		switch {
		case monthFirst > 0 && dayFirst == 0:
			at := *d
			*d = *d.other
			d.start, d.end = at.start, at.end
		case dayFirst > 0 && monthFirst == 0:
			d.other = nil
		}
	}
}

// choose picks the date line of this copy; others are the rest of the head
// and the lines that confirm it.
func (r *reader) choose(lines []dateLine) (pub *dateLine, others []dateLine) {
	rank := func(dl dateLine) int {
		head := dl.index < r.head && (r.hi < 0 || dl.index <= min(r.hi, r.lo+nearStory))
		switch {
		case head && dl.label == "published":
			return 5
		case head && r.title >= 0 && dl.index == r.title-1 && dl.rest == 0 && r.opens(dl.index):
			return 5 // a blog prints its day above the title
		case head && (dl.index > r.title || r.letterHead(dl)) && dl.label == "":
			return 4
		case dl.label == "published" && dl.rest <= 4:
			return 3
		case head && r.title >= 0 && dl.index < r.title && dl.index >= r.title-2 && dl.rest <= 2:
			return 3
		case archiveLine(r.folds[dl.index]):
			return 2
		case head && dl.index > r.title && dl.label == "modified":
			return 1
		}
		return 0
	}
	best := 0
	for i := range lines {
		if k := rank(lines[i]); k > best {
			best, pub = k, &lines[i]
		}
	}
	if pub == nil {
		return nil, nil
	}
	for i := range lines {
		if &lines[i] != pub && rank(lines[i]) > 0 {
			others = append(others, lines[i])
		}
	}
	return pub, others
}

// opens says that block i stands among the first three of the text.
func (r *reader) opens(i int) bool { return i < 3 }

// letterHead says that a date line stands in the joined lines at the head of a letter,
// below its name: "TRADE LETTER / No. 7 / Monday, 4 May 2015".
func (r *reader) letterHead(dl dateLine) bool {
	if dl.index < 1 || dl.index > mostTop || dl.rest > mostBeside || r.blocks[0].Kind != block.Heading {
		return false
	}
	for _, b := range r.blocks[1 : dl.index+1] {
		if b.Gap > 0 {
			return false
		}
	}
	return true
}

// mostTop is how far down in it the day of a letter's head stands, in lines.
const mostTop = 4

// archiveLine is a link to all that the site published on the same day.
func archiveLine(fold string) bool {
	return strings.HasPrefix(fold, "all ") && strings.Contains(fold, " on ") && len(fold) < 60 ||
		strings.HasPrefix(fold, "more from ") && len(fold) < 40
}

// nearStory is how many rows into the story a byline's date may stand.
const nearStory = 6

// state writes the chosen date into the metadata.
func (r *reader) state(pub dateLine, others []dateLine) {
	p := &r.meta.Published
	p.Basis, p.Source = news.Stated, "line: "+pub.words
	r.meta.Sources["published"] = p.Source
	switch {
	case pub.other != nil:
		a, b := pub.edtf(), pub.other.edtf()
		p.Value, p.Earliest, p.Latest = a[:4], min(a, b), max(a, b)
		p.Reasons = append(p.Reasons, "the order of day and month in the line is unknown")
	default:
		p.Value = pub.edtf()
		p.Earliest, p.Latest = p.Value, p.Value
	}
	if pub.label == "modified" {
		p.Basis = news.Inferred
		p.Reasons = append(p.Reasons, "the text states only when it was last changed")
	}
	for _, o := range others {
		switch {
		case o.label == "modified":
			r.meta.Modified = o.edtf()
			r.meta.Sources["modified"] = "line: " + o.words
		case o.same(pub.day):
			p.Reasons = append(p.Reasons, "confirmed by the line: "+o.words)
		case o.index > pub.index && o.index <= r.lo+nearStory:
			p.Reasons = append(p.Reasons, "the text below is dated "+o.edtf()+", which may be the day of the original: "+o.words)
		}
	}
	if pub.label == "modified" {
		r.meta.Modified = pub.edtf()
		r.meta.Sources["modified"] = p.Source
	}
}

func itoa(n int) string {
	if n >= 10 {
		return string([]byte{byte('0' + n/10), byte('0' + n%10)})
	}
	return string([]byte{byte('0' + n)})
}
