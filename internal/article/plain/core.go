package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article/block"
	"dateline/internal/article/phrase"
)

// Weights of rows in the search for the story's stretch. Prose counts its
// words, so that a paragraph outweighs the short lines beside it. Prose that
// stands alone among short lines (an author's notice, a reader's comment, the
// teaser of another story) counts a third. The numbers were set by looking at
// whole-page texts of news pages.
const (
	capWords      = 60 // the most that one paragraph counts
	aloneShare    = 3
	weightShort   = -6 // a line that is no prose
	weightHeading = -3 // a short line that may be a subheading
	weightLine    = -12
	weightTail    = -60
)

// Lengths of paragraphs, in words. A line of 20 words is longer than nearly
// all headlines and labels; one of 8 is a short sentence if it ends as one.
const (
	longProse  = 20
	shortProse = 8
)

// Prose says that a block of n words is running text by its form: a long
// paragraph with marks in it, or a sentence.
func Prose(b block.Block, n int) bool {
	ends := endsSentence(b.Text)
	if b.Kind == block.Heading && !ends || b.Links > 0.6 {
		return false
	}
	return n >= longProse && (ends || strings.ContainsAny(b.Text, ".,;!?:") && !listing(b.Text)) || n >= shortProse && ends
}

// listing says that most words of s have a capital: names of rubrics or people
// that were run together.
func listing(s string) bool {
	caps, all := 0, 0
	for w := range strings.FieldsSeq(s) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLetter(r) {
			all++
			if unicode.IsUpper(r) {
				caps++
			}
		}
	}
	return caps*2 > all
}

// Core bounds the story among the blocks of a plain text: the heaviest
// stretch [lo, hi], from a paragraph to the last row that adds to it. hi is
// -1 where the text has no prose.
func Core(blocks []block.Block) (lo, hi int) {
	return CoreOf(blocks, func(i int) string {
		if n := phrase.Words(blocks[i].Text); n <= longestLine {
			rule, _ := lines().Match(phrase.Fold(blocks[i].Text), n)
			return rule.Tag
		}
		return ""
	})
}

// longestLine is the longest row, in words, that the tables of phrases are
// held against: disclaimers reach sixty.
const longestLine = 60

// CoreOf is Core for blocks whose tags of data/en/passage-lines.txt are known.
func CoreOf(blocks []block.Block, tag func(i int) string) (lo, hi int) {
	rows := make([]coreRow, len(blocks))
	for i, b := range blocks {
		rows[i] = newCoreRow(b, tag(i))
	}
	end := tailStart(rows)
	hi = -1
	best, sum, from := 0, 0, 0
	for i := range rows[:end] {
		if sum <= 0 {
			sum, from = 0, i
		}
		sum += weight(rows, i)
		if sum > best {
			best, lo, hi = sum, from, i
		}
	}
	for lo < hi && !rows[lo].prose {
		lo++
	}
	return lo, trimEnd(rows, lo, hi)
}

// Limits for cutting a core at a marker within it: what stands before must be
// a report of some length, and what follows must hold less than a third of its
// prose, between at least as many lines that are none.
const (
	enoughBefore = 100 // words
	lessAfter    = 3
)

// trimEnd ends the core at the first line that heads or follows a list of
// links ("Read more", "Related") behind which only teasers stand.
func trimEnd(rows []coreRow, lo, hi int) int {
	if hi < 0 {
		return hi
	}
	after, lines, prose := 0, 0, 0
	for i := lo; i <= hi; i++ {
		if rows[i].prose {
			after += rows[i].words
			prose++
		} else {
			lines++
		}
	}
	before := 0
	for i := lo; i <= hi; i++ {
		r := &rows[i]
		marker := r.tag == "section" || r.tag == "furniture" || r.tag == "cut" || r.tag == "tail"
		if marker && before >= enoughBefore && after*lessAfter < before && lines-1 >= prose {
			for i--; i > lo && !rows[i].prose; i-- {
			}
			return i
		}
		if r.prose {
			before += r.words
			after -= r.words
			prose--
		} else {
			lines--
		}
	}
	return hi
}

type coreRow struct {
	tag     string
	heading bool
	prose   bool
	words   int
	says    bool // "Ann says:", over a reader's comment
	dated   bool
}

func newCoreRow(b block.Block, tag string) coreRow {
	r := coreRow{words: phrase.Words(b.Text), heading: b.Kind == block.Heading, tag: tag}
	if r.words <= 6 {
		fold := phrase.Fold(b.Text)
		r.says = strings.HasSuffix(fold, " says") || strings.HasSuffix(fold, " said")
	}
	if r.words <= 9 {
		r.dated = len(loadDateWords().find(b.Text)) > 0
	}
	switch r.tag {
	case "", "context", "remark", "plea":
		r.prose = Prose(b, r.words)
	}
	return r
}

func weight(rows []coreRow, i int) int {
	r := &rows[i]
	switch {
	case r.prose && opens(rows, i):
		return min(r.words, capWords) + bonusOpen
	case r.prose && alone(rows, i):
		return min(r.words, capWords) / aloneShare
	case r.prose:
		return min(r.words, capWords)
	case r.tag == "tail":
		return weightTail
	case r.tag == "furniture" || r.tag == "section" || r.tag == "cut":
		return weightLine
	case r.heading && r.words >= 2:
		return weightHeading
	}
	return weightShort
}

// bonusOpen is for the first paragraph below a line with a date: a story of
// one paragraph must weigh more than a notice elsewhere on the page.
const bonusOpen = 15

// opens says that row i is the first prose within ten rows below a date line.
func opens(rows []coreRow, i int) bool {
	for k := i - 1; k >= 0 && k >= i-10 && !rows[k].prose; k-- {
		if rows[k].dated {
			return i+1 >= len(rows) || !rows[i+1].dated
		}
	}
	return false
}

// alone says that neither of the two rows before nor of the two behind row i
// is prose.
func alone(rows []coreRow, i int) bool {
	for k := max(0, i-2); k <= i+2 && k < len(rows); k++ {
		if k != i && rows[k].prose {
			return false
		}
	}
	return len(rows) > 3
}

// tailStart is the row at which readers' comments end the report: a line that
// says so, or the first "Ann says:" with a date below, past the first third of
// the page's prose.
func tailStart(rows []coreRow) int {
	total := 0
	for i := range rows {
		if rows[i].prose {
			total += rows[i].words
		}
	}
	before := 0
	for i := range rows {
		r := &rows[i]
		if r.prose {
			before += r.words
		}
		comment := r.tag == "tail" || r.says && i+1 < len(rows) && rows[i+1].dated
		if comment && before >= 50 && before*3 >= total {
			return i
		}
	}
	return len(rows)
}
