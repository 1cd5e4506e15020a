package timeline

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"dateline/internal/news"
)

// words is a sentence reduced to what copies of it share.
type words struct {
	folded  string         // letters and digits, lower case
	list    []string       // the words in order
	bag     map[string]int // how often each word occurs
	count   int            // of words
	numbers []string       // words with a digit, in order
}

// newWords reduces a sentence.
func newWords(text string) words {
	w := words{bag: map[string]int{}}
	var b strings.Builder
	for _, f := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) {
		b.WriteString(f)
		w.list = append(w.list, f)
		w.bag[f]++
		w.count++
		if strings.ContainsFunc(f, unicode.IsDigit) {
			w.numbers = append(w.numbers, f)
		}
	}
	w.folded = b.String()
	return w
}

const (
	// minShared is the length in bytes of folded words from which one line is
	// taken for the beginning of another: about eight words, so that no two
	// sentences begin alike by chance.
	minShared = 40
	// commonParts of outOf parts of the words, of the longer of two sentences,
	// must be the same before they are aligned.
	commonParts, outOf = 4, 5
)

// copyOf says whether two sentences are one: the same words, one the beginning
// of the other (a copy that was cut, a caption with its credit run on), or
// the same words in the same order, some of them
// spelt anew, with the same numbers.
func (w words) copyOf(v words) bool {
	if w.folded == v.folded {
		return true
	}
	if min(len(w.folded), len(v.folded)) >= minShared &&
		(strings.HasPrefix(w.folded, v.folded) || strings.HasPrefix(v.folded, w.folded)) {
		return true
	}
	if !slices.Equal(w.numbers, v.numbers) {
		return false
	}
	common := 0
	for word, n := range w.bag {
		common += min(n, v.bag[word])
	}
	return outOf*common >= commonParts*max(w.count, v.count) && respelt(w.list, v.list)
}

// maxAligned is the longest sentence, in words, that is aligned with another.
const maxAligned = 120

// respelt says whether two sentences are the same words in the same order but
// for words spelt anew and articles: "Veldrich" for "Veldric". A word more
// ("not"), another verb, or names that changed places make another sentence.
func respelt(a, b []string) bool {
	if max(len(a), len(b)) > maxAligned {
		return false
	}
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(a) > 0 && len(b) > 0 && (a[0] == b[0] || oneWord(a[0], b[0])):
			a, b = a[1:], b[1:]
		case len(a) > 0 && article(a[0]):
			a = a[1:]
		case len(b) > 0 && article(b[0]):
			b = b[1:]
		default:
			return false
		}
	}
	return true
}

// article says whether a word can come and go without a change of meaning.
func article(word string) bool { return word == "the" || word == "a" || word == "an" }

// oneWord says whether two words of six letters and more are one in two
// spellings: they begin alike, and no more than a quarter of the letters of
// the longer differ.
func oneWord(a, b string) bool {
	ra, rb := []rune(a), []rune(b)
	if min(len(ra), len(rb)) < 5 || ra[0] != rb[0] {
		return false
	}
	return 4*distance(ra, rb) <= max(len(ra), len(rb))
}

// distance is the edit distance of two words (Levenshtein 1966).
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := diagonal
			if x != y {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}

// keys are the marks of which two copies share at least one, so that a line
// need not be compared with all others: the beginning of its folded words, and
// its longest words. Two sentences that share four fifths of their words share
// one of the longest fifth of each (prefix filtering; Chaudhuri, Ganti and
// Kaushik 2006).
func (w words) keys() []string {
	keys := []string{"^" + w.folded[:min(minShared, len(w.folded))]}
	var all []string
	for word, n := range w.bag {
		for range n {
			all = append(all, word)
		}
	}
	slices.SortFunc(all, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
	need := (commonParts*w.count + outOf - 1) / outOf
	return append(keys, slices.Compact(all[:min(len(all), w.count-need+1)])...)
}

// joiner gathers the lines of the same days.
type joiner struct {
	lines []news.DatedLine
	first int     // of the lines that have the days of the last
	words []words // of the lines from first on
	index map[string][]int
}

// joinCopies makes one line of the lines of the same days that are copies of
// one sentence. It is shown as its first line words it, unless that one does
// not end like a sentence and another does.
func joinCopies(lines []news.DatedLine) []news.DatedLine {
	j := &joiner{}
	for _, line := range lines {
		if n := len(j.lines); n == 0 || j.lines[n-1].When.Earliest != line.When.Earliest || j.lines[n-1].When.Latest != line.When.Latest {
			clear(j.words)
			j.first, j.words, j.index = n, j.words[:0], map[string][]int{}
		}
		j.add(line)
	}
	return j.lines
}

// add joins a line to the first that it copies, or puts it last.
func (j *joiner) add(line news.DatedLine) {
	w := newWords(line.Line)
	keys := w.keys()
	at := -1
	for _, key := range keys {
		for _, i := range j.index[key] {
			if (at < 0 || i < at) && w.copyOf(j.words[i-j.first]) {
				at = i
			}
		}
	}
	switch {
	case at < 0:
		at = len(j.lines)
		j.lines, j.words = append(j.lines, line), append(j.words, w)
	case !endsSentence(j.lines[at].Line) && endsSentence(line.Line):
		j.lines[at], j.words[at-j.first] = join(line, j.lines[at]), w
	default:
		j.lines[at] = join(j.lines[at], line)
		return
	}
	for _, key := range keys {
		j.index[key] = append(j.index[key], at)
	}
}

// endsSentence says whether words end with a full stop, a question mark or an
// exclamation mark, inside or outside of quotation marks or brackets.
func endsSentence(words string) bool {
	words = strings.TrimRight(words, "\"'’”»)")
	return strings.HasSuffix(words, ".") || strings.HasSuffix(words, "!") || strings.HasSuffix(words, "?")
}
