package lineage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// Text is one report as lineage compares it: its sentences as weighted words.
// It is read-only.
type Text struct {
	Rep   *news.Annotated
	sents []sentence
	words int // in sents
	// weight is the sum of the words' weights; own leaves out quoted words.
	weight, own int
	// grams are the hashes of three consecutive words outside quotations,
	// sorted, without doubles.
	grams []uint64
	// table lists which sentences hold a word, by its hash; firsts is where
	// each hash begins, flat the sentences alone.
	table  []post
	firsts map[uint32]int32
	flat   []int32
	// remarks says that a republisher's own words stand beside the text.
	remarks bool
}

// sentence is one sentence of a report.
type sentence struct {
	news.Span
	role   news.Role
	words  []word
	weight int
	// bag is its distinct words, bagWeight the sum of their weights.
	bag       []item
	bagWeight int
}

// compared are the roles whose words are compared. A republisher's remark is
// nobody else's text; the other roles say where a text is from.
var compared = map[news.Role]bool{
	news.Headline: true, news.StoryText: true, news.Context: true, news.Caption: true,
}

// maxWords is how many words of one report are compared: a page of more is an
// archive, and no report.
const maxWords = 20000

// Read prepares a report for comparing. It needs the text, the passages and
// the spans of sentences, no tokens; without sentences (a language that is not
// read) it cuts them itself.
func Read(rep *news.Annotated) *Text {
	t := &Text{Rep: rep}
	next := 0
	for _, p := range rep.Passages {
		if p.Role == news.Remark {
			t.remarks = true
		}
		if !compared[p.Role] || p.Span.In(rep.Text) == "" {
			continue
		}
		var spans []news.Span
		spans, next = within(rep, p.Span, next)
		quote := quotation{}
		for _, span := range spans {
			if t.words >= maxWords {
				break
			}
			t.add(newSentence(rep.Text, span, p.Role, &quote))
		}
	}
	t.shingle()
	t.index()
	return t
}

// within gives the sentences of a passage: those that the report has, from the
// next-th on, or cuts of its own.
func within(rep *news.Annotated, passage news.Span, next int) ([]news.Span, int) {
	var out []news.Span
	for next < len(rep.Sentences) && rep.Sentences[next].Start < passage.Start {
		next++
	}
	for next < len(rep.Sentences) && passage.Contains(rep.Sentences[next].Span) {
		out = append(out, rep.Sentences[next].Span)
		next++
	}
	if len(out) > 0 {
		return out, next
	}
	return cut(rep.Text, passage), next
}

// cut cuts a passage where a full stop stands before a blank and a capital.
func cut(text string, passage news.Span) []news.Span {
	var out []news.Span
	start, s := 0, passage.In(text)
	for i := 0; i+2 < len(s); i++ {
		if !strings.ContainsRune(".!?", rune(s[i])) || s[i+1] != ' ' {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(s[i+2:]); unicode.IsUpper(r) || r == '“' || r == '«' || r == '"' {
			out = append(out, news.Span{Start: passage.Start + news.Byte(start), End: passage.Start + news.Byte(i+1)})
			start = i + 2
		}
	}
	return append(out, news.Span{Start: passage.Start + news.Byte(start), End: passage.End})
}

func (t *Text) add(s sentence) {
	if len(s.words) == 0 {
		return
	}
	t.sents = append(t.sents, s)
	t.words += len(s.words)
	t.weight += s.weight
	for _, w := range s.words {
		if !w.quoted {
			t.own += int(w.weight)
		}
	}
}

// quotation follows quotation marks through a passage.
type quotation struct{ open bool }

// step takes one mark and gives whether words after it are quoted. Straight
// marks open and close in turn.
func (q *quotation) step(r rune) {
	switch r {
	case '“', '«', '„':
		q.open = true
	case '”', '»':
		q.open = false
	case '"':
		q.open = !q.open
	}
}

// newSentence takes the words of a sentence.
func newSentence(text string, span news.Span, role news.Role, quote *quotation) sentence {
	s := sentence{Span: span, role: role}
	words := span.In(text)
	for i := 0; i < len(words); {
		r, n := utf8.DecodeRuneInString(words[i:])
		if !letterOrDigit(r) {
			quote.step(r)
			i += n
			continue
		}
		end := wordEnd(words, i)
		w := newWord(words[i:end], len(s.words) == 0)
		w.Span = news.Span{Start: span.Start + news.Byte(i), End: span.Start + news.Byte(end)}
		w.quoted = quote.open
		s.words = append(s.words, w)
		s.weight += int(w.weight)
		i = end
	}
	return s
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// wordEnd gives where the word that starts at i ends. Apostrophes within a
// word, and points and commas between digits, belong to it; a hyphen does not.
func wordEnd(s string, i int) int {
	digits := s[i] >= '0' && s[i] <= '9'
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case letterOrDigit(r), unicode.Is(unicode.Mn, r):
		case i+n < len(s) && (r == '\'' || r == '’') && !digits && unicode.IsLetter(next(s[i+n:])):
		case i+n < len(s) && (r == '.' || r == ',') && digits && s[i+n] >= '0' && s[i+n] <= '9':
		default:
			return i
		}
		i += n
	}
	return i
}

func next(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// newWord reads one word; first says that it begins a sentence, where a
// capital says nothing.
func newWord(form string, first bool) word {
	w := word{}
	folded := fold(form)
	stem := stemOf(folded)
	w.stem = hashOf(stem)
	if at := strings.IndexAny(form, "0123456789"); at >= 0 {
		digits := strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, form)
		var kept string
		kept, w.weight = significant(digits)
		w.kind, w.key = numberWord, hashOf("#"+kept)
		w.stem = w.key
		return w
	}
	w.weight = weigh(w.stem)
	r := next(form)
	if unicode.IsUpper(r) && (!first || w.weight == rare) {
		w.kind = nameWord
		w.key = w.stem
		if bones := skeleton(folded); len(bones) >= minBones {
			w.key = hashOf("~" + bones)
		}
	}
	return w
}

// minBones is the fewest classes of consonants that tell a name.
const minBones = 3

// shingle hashes the triples of words outside quotations, sentence by
// sentence.
func (t *Text) shingle() {
	for i := range t.sents {
		words := t.sents[i].words
		for j := 0; j+2 < len(words); j++ {
			a, b, c := words[j], words[j+1], words[j+2]
			if a.quoted || b.quoted || c.quoted {
				continue
			}
			t.grams = append(t.grams, gram(a.stem, b.stem, c.stem))
		}
	}
	slices.Sort(t.grams)
	t.grams = slices.Compact(t.grams)
}

// gram hashes three stems to 64 bits.
func gram(a, b, c uint32) uint64 {
	h := uint64(a)*0x9e3779b97f4a7c15 ^ uint64(b)*0xc2b2ae3d27d4eb4f ^ uint64(c)*0x165667b19e3779f9
	h ^= h >> 29
	h *= 0xbf58476d1ce4e5b9
	return h ^ h>>32
}
