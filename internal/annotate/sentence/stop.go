package sentence

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dateline/internal/lexicon/abbrev"
	"dateline/internal/lexicon/wordlist"
)

// lexicons are the word lists of the rules.
type lexicons struct{ starters, speech, times map[string]bool }

var words = sync.OnceValue(func() lexicons {
	return lexicons{
		starters: wordlist.Set("en/sentence-starters.txt"),
		speech:   wordlist.Set("en/sentence-speech.txt"),
		times:    wordlist.Set("en/sentence-times.txt"),
	}
})

// lookAhead and lookBack bound, in bytes, how far a rule reads from a stop.
const (
	lookAhead = 160
	lookBack  = 48
)

// kind is what a run of stops is.
type kind byte

const (
	period   kind = iota // one full stop
	ellipsis             // two or more, or …
	strong               // with ! or ?
)

// stop decides whether the run of stops at i ends the sentence, and where:
// after the closing marks and footnote numbers that belong to it.
func (s *splitter) stop(i int) (int, bool) {
	j := s.runEnd(i)
	what := kindOf(s.text[i:j])
	end, closed := s.closers(j)
	end = s.footnotes(end)
	if s.blank(end) {
		return len(s.text), true
	}
	r, _ := utf8.DecodeRuneInString(s.text[end:])
	if !isSpace(r) {
		return end, s.glued(i, end, what, closed)
	}
	if s.newline(end) {
		return end, true
	}
	return end, s.spaced(i, end, what, closed)
}

// blank says whether nothing but white space stands from j on.
func (s *splitter) blank(j int) bool {
	for j < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[j:])
		if !isSpace(r) {
			return false
		}
		j += size
	}
	return true
}

// kindOf tells a single full stop from an ellipsis and from ! and ?.
func kindOf(run string) kind {
	if strings.ContainsAny(run, "!?‽！？") {
		return strong
	}
	if len(run) > 1 && run != "。" {
		return ellipsis
	}
	return period
}

// closers gives the end of the closing marks after a stop that ends at j, and
// whether one of them closes a quotation. A machine translation puts a blank
// before the closing mark (`done. ”`); that blank is stepped over.
func (s *splitter) closers(j int) (end int, closed bool) {
	for j < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[j:])
		if isCloser(r) && !(r == '“' && s.wordAt(j+size)) && !(r == '"' && !s.open && s.wordAt(j+size)) {
			closed = closed || r != ')' && r != ']' && r != '}'
			j += size
			continue
		}
		if r == ' ' && s.spacedCloser(j+1) {
			j++
			continue
		}
		break
	}
	return j, closed
}

// spacedCloser says whether the mark at j, which follows a blank, closes.
func (s *splitter) spacedCloser(j int) bool {
	r, size := utf8.DecodeRuneInString(s.text[j:])
	switch r {
	case '”', '»':
		return r == '”' || !s.wordAt(j+size)
	case '"':
		return s.open && !s.wordAt(j+size)
	}
	return false
}

// wordAt says whether a letter or digit stands at j.
func (s *splitter) wordAt(j int) bool {
	r, _ := utf8.DecodeRuneInString(s.text[j:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// footnotes steps over note numbers such as "[17]" after the stop.
func (s *splitter) footnotes(j int) int {
	for {
		k := j
		if k < len(s.text) && s.text[k] == ' ' {
			k++
		}
		if k >= len(s.text) || s.text[k] != '[' {
			return j
		}
		digits := k + 1
		for digits < len(s.text) && digits < k+5 && '0' <= s.text[digits] && s.text[digits] <= '9' {
			digits++
		}
		if digits == k+1 || digits >= len(s.text) || s.text[digits] != ']' {
			return j
		}
		j = digits + 1
	}
}

// newline says whether a line break that ends a sentence stands in the white
// space at j.
func (s *splitter) newline(j int) bool {
	for j < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[j:])
		if !isSpace(r) {
			return false
		}
		j += size
		if r == '\n' {
			return s.lineEnds(j)
		}
	}
	return true
}

// glued decides where no white space follows: only a lower-case word before
// and a capitalised word after ("troops.Putin offered") end a sentence, so
// that "U.S.", "3.5" and "example.com" stay whole.
func (s *splitter) glued(i, end int, what kind, closed bool) bool {
	r, size := utf8.DecodeRuneInString(s.text[end:])
	if isOpener(r) && r != '[' && r != '(' {
		r, size = utf8.DecodeRuneInString(s.text[end+size:])
	}
	if !unicode.IsUpper(r) || what == ellipsis {
		return false
	}
	before := s.wordBefore(i)
	if !isLowerWord(before) && !closed {
		return false
	}
	next := s.text[end:min(end+lookAhead, len(s.text))]
	next = strings.TrimLeft(next, "\"'“‘«„")
	word := next
	for k, c := range next {
		if !unicode.IsLetter(c) && c != '\'' && c != '’' {
			word = next[:k]
			break
		}
	}
	after := next[len(word):]
	if len(word) == 1 && strings.HasPrefix(after, ".") {
		return false // "Ph.D."
	}
	if strings.HasPrefix(after, ".") && len(after) > 1 && after[1] != ' ' || strings.HasPrefix(after, "@") {
		return false
	}
	return len(word) == 1 || !isUpperWord(word) || closed
}

// isLowerWord says whether word is two or more letters, the last ones small.
func isLowerWord(word string) bool {
	n := 0
	for i, r := range word {
		if !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' || i > 0 && unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n >= 2
}

// isUpperWord says whether word has no small letter.
func isUpperWord(word string) bool { return word == strings.ToUpper(word) }

// wordBefore gives the letters, digits, inner full stops, hyphens and
// apostrophes right before i, at most lookBack bytes of them.
func (s *splitter) wordBefore(i int) string {
	from := max(s.start, i-lookBack)
	j := i
	for j > from {
		r, size := utf8.DecodeLastRuneInString(s.text[from:j])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '.' && r != '-' && r != '\'' && r != '’' && r != '&' {
			break
		}
		j -= size
	}
	return s.text[j:i]
}

// spaced decides where white space follows the stop and its closing marks.
func (s *splitter) spaced(i, end int, what kind, closed bool) bool {
	k, _ := trim(s.text, end, min(end+lookAhead, len(s.text)))
	if k >= len(s.text) {
		return true
	}
	next := s.text[k:min(k+lookAhead, len(s.text))]
	first, opened := firstRune(next)
	switch {
	case first == 0:
		return false
	case unicode.IsLower(first) && !s.small && !innerCapital(next):
		return what == strong && !closed && s.text[i] == '?' && unicode.IsLower(firstOf(s.wordBefore(i)))
	case continues(first) || isStop(first) && what == period:
		return false
	case first == '-' || first == '–' || first == '—':
		return what != period && dashStarts(next)
	}
	switch what {
	case strong:
		return !(closed && speechFollows(next, s.small))
	case ellipsis:
		return true
	}
	if closed {
		return true
	}
	return s.periodEnds(i, next, opened)
}

// innerCapital says whether next starts with a word that is capitalised in a
// way of its own ("iPhone", "eBay") or with a web address.
func innerCapital(next string) bool {
	for i, r := range next {
		if !unicode.IsLetter(r) {
			return strings.HasPrefix(next[i:], "://") || strings.HasPrefix(next, "www.")
		}
		if i > 0 && i < 8 && unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// firstRune gives the first mark of next that is no opening mark, and whether
// opening marks stand before it.
func firstRune(next string) (rune, bool) {
	opened := false
	for _, r := range next {
		if !isOpener(r) && !isSpace(r) {
			return r, opened
		}
		opened = opened || isOpener(r)
	}
	return 0, opened
}

// dashStarts says whether a dash begins a new speaker's line: a capital
// follows it after a blank.
func dashStarts(next string) bool {
	_, size := utf8.DecodeRuneInString(next)
	rest := strings.TrimLeft(next[size:], " ")
	r, _ := utf8.DecodeRuneInString(rest)
	return rest != next[size:] && unicode.IsUpper(r)
}

// speechFollows says whether next reads "Name said" or "Mr. Name asked": up to
// four words, all but the last capitalised, and a verb of speech. In a text
// without capitals (small) one word before the verb is enough.
func speechFollows(next string, small bool) bool {
	lex := words()
	for n, w := range strings.Fields(next) {
		bare := strings.TrimRight(w, ".,;:")
		if lex.speech[strings.ToLower(bare)] {
			return n > 0 || small
		}
		r, _ := utf8.DecodeRuneInString(w)
		if n >= 4 || !unicode.IsUpper(r) && !(small && n == 0) || strings.HasSuffix(w, ",") {
			return false
		}
		if n == 0 && lex.starters[strings.ToLower(bare)] && !pronoun(bare) {
			return false
		}
	}
	return false
}

// pronoun says whether w can be the subject of a verb of speech.
func pronoun(w string) bool {
	switch w {
	case "I", "He", "She", "We", "They":
		return true
	}
	return false
}

// periodEnds decides for one full stop at i before white space and next,
// which starts with a capital, a digit or an opening mark.
func (s *splitter) periodEnds(i int, next string, opened bool) bool {
	word := s.wordBefore(i)
	if word == "" {
		return true
	}
	if s.enumerates(i, word) {
		return false
	}
	follow := firstWord(next)
	starter := words().starters[strings.ToLower(follow)] && !isInitial(next)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, "\"'“‘«„([{"))
	if utf8.RuneCountInString(word) == 1 && unicode.IsLetter(firstOf(word)) {
		return starter || opened // an initial goes on: "George W. Obi"
	}
	class := abbrev.Of(word)
	if at := strings.LastIndexByte(word, '-'); class == abbrev.None && at > 0 && len(word)-at > 2 {
		class = abbrev.Of(word[at+1:]) // "then-Sen. Obi", "ex-Gov. Lund"
	}
	if class == abbrev.None && s.small && len(word) < 6 {
		class = abbrev.Of(strings.ToUpper(word[:1]) + word[1:])
	}
	if class == abbrev.None {
		if abbrev.Dotted(word) {
			return starter || opened && first != 0 && unicode.IsUpper(first)
		}
		return !(isConsonants(word) && !starter)
	}
	return classEnds(class, word, follow, starter || opened, unicode.IsDigit(first))
}

// classEnds decides for an abbreviation of a class.
func classEnds(class abbrev.Class, word, follow string, starter, digit bool) bool {
	switch class {
	case abbrev.Title:
		return starter && isTitleLast(word)
	case abbrev.Never:
		return false
	case abbrev.Number:
		return !digit
	case abbrev.Month:
		return !digit
	case abbrev.End:
		return starter || word == "etc" || word == "al"
	case abbrev.Hour:
		return !words().times[strings.ToLower(follow)] && !digit
	}
	return starter
}

// isTitleLast says whether a title also ends sentences as a word of its own.
func isTitleLast(word string) bool {
	switch word {
	case "St", "Rev", "Hon", "Ing", "Det", "Dep", "Pt", "Ft":
		return true
	}
	return false
}

// enumerates says whether word and its full stop are a list's number: nothing
// else stands before them in the sentence.
func (s *splitter) enumerates(i int, word string) bool {
	a, _ := trim(s.text, s.start, min(s.start+lookBack, i))
	if i-len(word) != a || len(word) > 4 {
		return false
	}
	if len(word) == 1 && unicode.IsLetter(rune(word[0])) {
		return true
	}
	for k := range len(word) {
		if c := word[k]; (c < '0' || c > '9') && strings.IndexByte("IVXivx", c) < 0 {
			return false
		}
	}
	return true
}

// isInitial says whether next starts with a single capital and a full stop.
func isInitial(next string) bool {
	return len(next) > 1 && 'A' <= next[0] && next[0] <= 'Z' && next[1] == '.'
}

// firstWord gives the letters at the start of next, after opening marks.
func firstWord(next string) string {
	next = strings.TrimLeft(next, "\"'“‘«„([{`")
	for i, r := range next {
		if !unicode.IsLetter(r) {
			return next[:i]
		}
	}
	return next
}

// firstOf gives the first rune of s.
func firstOf(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// isConsonants says whether word is two to five letters without a vowel, the
// first one a capital and not all of them ("Bldg"): an abbreviation that the
// lexicon does not know.
func isConsonants(word string) bool {
	if len(word) < 2 || len(word) > 5 || !unicode.IsUpper(firstOf(word)) || isUpperWord(word) {
		return false
	}
	return !strings.ContainsAny(word, "aeiouyAEIOUY0123456789-'.") && isASCII(word)
}

// isASCII says whether s has no byte above 0x7f.
func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] > 0x7f {
			return false
		}
	}
	return true
}
