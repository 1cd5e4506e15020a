// Package sentence splits the passages of a report into sentences.
//
// In: the text and its passages. Out: the spans of the sentences in text
// order, trimmed, none crossing a passage, none in furniture. Of the story
// passage "Mr. Obi left. “Why?” he asked." the sentences are "Mr. Obi left."
// and "“Why?” he asked.". A passage without a full stop is one sentence.
//
// The rules look at each mark that can end a sentence: what stands before it
// (an abbreviation, an initial, a number), which closing marks follow it, and
// how the next word starts. The lexicons are data/en/abbreviations.txt and
// data/en/sentence-*.txt. The cost is linear: every look back or ahead is
// bounded.
package sentence

import (
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// Split gives the sentences of text. With no passages at all the whole text
// is taken as one.
func Split(text string, passages []news.Passage) []news.Span {
	if len(passages) == 0 {
		passages = []news.Passage{{Role: news.StoryText, Span: news.Span{End: news.Byte(len(text))}}}
	}
	var out []news.Span
	for _, pas := range passages {
		start, end := max(int(pas.Start), 0), min(int(pas.End), len(text))
		if pas.Role == news.Furniture || start >= end {
			continue
		}
		s := splitter{text: text[:end], start: start, small: isSmall(text[start:end])}
		out = s.split(out)
	}
	return out
}

// splitter walks over one passage.
type splitter struct {
	text  string // the report's text up to the passage's end
	start int    // where the current sentence starts
	// open says that a straight double quotation mark is open.
	open bool
	// small says that the passage has no capital at all, so that a small
	// letter may start a sentence.
	small bool
}

// isSmall says whether s has no capital letter.
func isSmall(s string) bool {
	for _, r := range s {
		if unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// split appends the passage's sentences to out.
func (s *splitter) split(out []news.Span) []news.Span {
	for i := s.start; i < len(s.text); {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		next := i + size
		switch {
		case r == '"':
			s.open = !s.open
		case r == '\n':
			if s.lineEnds(next) {
				out = s.cut(out, i)
				s.open = false
			}
		case isBullet(r):
			if s.bulletStarts(i, next) {
				out = s.cut(out, i)
			}
		case isStop(r):
			end, ok := s.stop(i)
			if ok {
				out = s.cut(out, end)
				s.quotes(i, end)
				next = end
				break
			}
			next = s.runEnd(i)
		}
		i = next
	}
	return s.cut(out, len(s.text))
}

// cut ends the current sentence at end and appends it, trimmed, to out.
func (s *splitter) cut(out []news.Span, end int) []news.Span {
	a, b := trim(s.text, s.start, end)
	s.start = end
	if a < b {
		out = append(out, news.Span{Start: news.Byte(a), End: news.Byte(b)})
	}
	return out
}

// quotes follows the straight quotation marks of a stretch that was skipped.
func (s *splitter) quotes(from, to int) {
	for i := from; i < to; i++ {
		if s.text[i] == '"' {
			s.open = !s.open
		}
	}
}

// lineEnds says whether a line break, after which next stands, ends a
// sentence: it does before an empty line and before anything that does not go
// on in lower case or with a mark that cannot start a sentence.
func (s *splitter) lineEnds(next int) bool {
	for i := next; i < len(s.text); {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		switch {
		case r == '\n':
			return true
		case isSpace(r):
			i += size
		default:
			return !unicode.IsLower(r) && !continues(r)
		}
	}
	return true
}

// bulletStarts says whether the bullet at i stands free, as a list's does.
func (s *splitter) bulletStarts(i, next int) bool {
	a, b := trim(s.text, s.start, i)
	if a >= b || i == 0 || next >= len(s.text) {
		return false
	}
	prev, _ := utf8.DecodeLastRuneInString(s.text[:i])
	return isSpace(prev) && isSpace(rune(s.text[next]))
}

// runEnd gives the end of the run of stops that starts at i.
func (s *splitter) runEnd(i int) int {
	for i < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		if !isStop(r) {
			break
		}
		i += size
	}
	return i
}

// trim narrows [a, b) of text to start and end with no white space.
func trim(text string, a, b int) (int, int) {
	for a < b {
		r, size := utf8.DecodeRuneInString(text[a:b])
		if !isSpace(r) {
			break
		}
		a += size
	}
	for a < b {
		r, size := utf8.DecodeLastRuneInString(text[a:b])
		if !isSpace(r) {
			break
		}
		b -= size
	}
	return a, b
}

// isStop says whether r can end a sentence.
func isStop(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '‽', '。', '！', '？':
		return true
	}
	return false
}

// isSpace counts the zero-width space and the byte order mark as white space.
func isSpace(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r > 0x7f && (unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff') || r == '\r' || r == '\v' || r == '\f'
}

// isBullet says whether r starts the items of a list.
func isBullet(r rune) bool {
	switch r {
	case '•', '‣', '▪', '●', '■', '◦', '►', '▶', '∙':
		return true
	}
	return false
}

// continues says whether r cannot be the first mark of a sentence.
func continues(r rune) bool {
	switch r {
	case ',', ';', ':', '%', ')', ']', '}', '&', '/', '=', '+', '”', '’', '»':
		return true
	}
	return false
}

// isCloser says whether r closes a quotation or a bracket. The straight marks
// close when nothing stands between them and the stop. U+201E to U+201C and
// » to « are the German ways.
func isCloser(r rune) bool {
	switch r {
	case '"', '\'', '”', '’', '»', ')', ']', '}', '›', '“', '‘', '«':
		return true
	}
	return false
}

// isOpener says whether r opens a quotation or a bracket.
func isOpener(r rune) bool {
	switch r {
	case '"', '\'', '“', '‘', '«', '„', '‚', '‹', '(', '[', '{', '»', '`':
		return true
	}
	return false
}
