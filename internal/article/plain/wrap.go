package plain

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The limits of hard wrapping. Mail is wrapped at 72, terminals at 80, old
// wire copy at 64, wide editors at 132; below 40 a column of a newspaper
// cannot be told from a list.
const (
	minWidth = 40
	maxWidth = 140
	// minPairs is how many pairs of adjacent lines say how a text is wrapped.
	minPairs = 4
	// runOnShare is the share of such pairs in which the second line goes on
	// with a small letter. In wrapped English prose it is about 0.7; in texts
	// with one paragraph a line it is near 0.
	runOnShare = 0.35
)

// wrapWidth gives the column at which a text was wrapped, 0 if it was not:
// the longest line but for the longest in fifty, if enough adjacent lines run on.
func wrapWidth(lines []line) int {
	pairs, runOn := 0, 0
	var cols []int
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		if b.gap > 0 || a.cols > maxWidth || a.cols < minWidth/2 {
			continue
		}
		pairs++
		cols = append(cols, a.cols)
		if startsLower(b.text) && !endsSentence(a.text) {
			runOn++
		}
	}
	if pairs < minPairs || float64(runOn) < runOnShare*float64(pairs) {
		return 0
	}
	slices.Sort(cols)
	width := cols[len(cols)-1-len(cols)/50]
	if width < minWidth {
		return 0
	}
	return width
}

// joiner decides which lines go on in the next one.
type joiner struct {
	lines []line
	width int // see wrapWidth
	// base is the usual indent of a line that goes on a paragraph.
	base int
}

// maxHanging is how far an item's second line is set in from its mark.
const maxHanging = 4

// fragmentWords is how long the pieces of a paragraph are that stray line
// breaks have torn: a piece shorter than this needs company to be prose.
const fragmentWords = 6

// joins says whether line i goes on in line i+1.
func (j *joiner) joins(i int) bool {
	a, b := j.lines[i], j.lines[i+1]
	if a.quote != b.quote || bullet(b.text) > 0 || isAddress(b.text) || isAddress(a.text) {
		return false
	}
	if b.gap > 0 {
		return b.gap <= 2 && j.torn(i)
	}
	if ruled(a.text) || ruled(b.text) || i < headLines && j.standsAlone(i, i+1) {
		return false
	}
	if j.openTitle(i) {
		return true
	}
	if j.width == 0 || a.cols > j.width+j.width/4 {
		return runsOn(a.text, b.text)
	}
	return j.wrapped(i)
}

// headLines is how many lines the head of a letter has in which a day stands for itself,
// maxDateLine how long such a line is, and mostBeside how many words stand in it beside
// the day.
const (
	headLines   = 10
	maxDateLine = 60
	mostBeside  = 3
)

// ruled is true of a line that is drawn and not written: "=====", "- - - -".
func ruled(s string) bool {
	return strings.ContainsAny(s, "=-_*~#") && strings.Trim(s, "=-_*~# ") == "" && len(s) >= len("-----")
}

// standsAlone says that one of two adjacent lines is the day of a letter, which goes on
// in no other line: "No. 7 / Monday, 4 May 2015". A sentence ends with a stop.
func (j *joiner) standsAlone(i, k int) bool {
	for _, l := range [2]line{j.lines[i], j.lines[k]} {
		if l.cols < maxDateLine && !startsLower(l.text) && !endsSentence(l.text) && isDay(l.text) {
			return !leansOn(j.lines[i].text)
		}
	}
	return false
}

// isDay says whether a line is a day with its year, with few words beside it.
func isDay(s string) bool {
	dl, ok := loadDateWords().line(s)
	return ok && dl.rest <= mostBeside
}

// wrapped decides for two adjacent lines of a hard-wrapped text. A line that
// was wrapped had no room for the next line's first word; one that had room
// was ended on purpose, unless the sentence runs on.
func (j *joiner) wrapped(i int) bool {
	a, b := j.lines[i], j.lines[i+1]
	if b.indent > j.base+1 && b.indent > a.indent && !(bullet(a.text) > 0 && b.indent <= a.indent+maxHanging) {
		return false
	}
	if runsOn(a.text, b.text) || (endsSentence(a.text) && openQuotes(a.text) == 1 && startsLower(b.text)) {
		return true
	}
	fits := a.cols+1+utf8.RuneCountInString(firstWord(b.text)) <= j.width-1
	if !endsSentence(a.text) {
		// A wrapped line may be short where marks were lost from it.
		return !fits || a.cols*4 >= j.width*3 || leansOn(a.text)
	}
	return !fits && !j.short(i+1)
}

// short says that line i breaks the rhythm of the wrapping: it ends early and
// in mid-sentence, as a heading run into the next words does.
func (j *joiner) short(i int) bool {
	if i+1 >= len(j.lines) || j.lines[i+1].gap > 0 {
		return false
	}
	a, b := j.lines[i], j.lines[i+1]
	return a.cols*2 < j.width && !endsSentence(a.text) &&
		a.cols+1+utf8.RuneCountInString(firstWord(b.text)) <= j.width-10
}

// torn says that lines i and i+1 are pieces of one sentence although an empty
// line stands between them: the first does not end a sentence, the second
// goes on with a small letter, and the pieces make a long line together.
func (j *joiner) torn(i int) bool {
	a, b := j.lines[i], j.lines[i+1]
	if !runsOn(a.text, b.text) || bullet(a.text) > 0 || isLabel(a.text) || isLabel(b.text) {
		return false
	}
	return words(a.text) >= 2*fragmentWords || j.flowsToProse(i+1)
}

// flowsToProse says that line i, or one within four lines that go on from it,
// is prose.
func (j *joiner) flowsToProse(i int) bool {
	for k := i; k < len(j.lines) && k < i+4; k++ {
		l := j.lines[k]
		if words(l.text) >= 2*fragmentWords {
			return true
		}
		if k+1 < len(j.lines) && !startsLower(j.lines[k+1].text) {
			return false
		}
	}
	return false
}

// openTitle says that line i opens a quotation or bracket which a line close
// by closes, both lines being short: a title over two lines.
func (j *joiner) openTitle(i int) bool {
	a, b := j.lines[i], j.lines[i+1]
	if i == 0 && strings.HasSuffix(a.text, ";") && b.cols < maxWidth {
		return true // a headline of two decks
	}
	if endsSentence(a.text) || a.cols > 70 || b.cols > 70 {
		return false
	}
	return strings.HasPrefix(a.text, "“") && !strings.Contains(a.text, "”") && strings.Contains(b.text, "”")
}

// runsOn says that b goes on with the sentence of a by their words alone.
func runsOn(a, b string) bool {
	if !startsLower(b) || endsSentence(a) || strings.HasSuffix(a, ":") {
		return false
	}
	w := firstWord(b)
	return w != "by" && !strings.ContainsAny(w, "@/_") && !mixedCase(w)
}

// leansOn says that a line ends in a word or mark that needs another word.
func leansOn(s string) bool {
	if strings.HasSuffix(s, ",") || strings.HasSuffix(s, "—") || strings.HasSuffix(s, "–") {
		return true
	}
	switch lastWord(s) {
	case "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "with", "by", "and", "or", "but",
		"that", "which", "who", "as", "than", "is", "are", "was", "were", "has", "have", "had", "will", "would",
		"its", "his", "her", "their", "Mr.", "Mrs.", "Ms.", "Dr.", "&":
		return true
	}
	return false
}

// mixedCase is true of names such as iPhone and eBay, which begin sentences.
func mixedCase(w string) bool {
	rest := strings.TrimLeftFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
	_, size := utf8.DecodeRuneInString(rest)
	return strings.IndexFunc(rest[size:], unicode.IsUpper) >= 0
}

func isAddress(s string) bool {
	return !strings.Contains(s, " ") &&
		(strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www."))
}

// isLabel is true of lines that name what follows ("Source: ...", "tags: a").
func isLabel(s string) bool {
	i := strings.IndexByte(s, ':')
	return i > 0 && words(s[:i]) <= 2 && i < 24
}

// openQuotes is 1 if s opens a curly quotation that it does not close.
func openQuotes(s string) int {
	if strings.Count(s, "“") > strings.Count(s, "”") {
		return 1
	}
	return 0
}

func words(s string) int {
	n, in := 0, false
	for _, r := range s {
		if r == ' ' {
			in = false
		} else if !in && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			n++
			in = true
		}
	}
	return n
}
