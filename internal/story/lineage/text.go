package lineage

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// Text is one report as lineage compares it: its sentences as weighted words.
// It is read-only, and takes about a third of the text's own room again.
type Text struct {
	Rep   *news.Annotated
	sents []sentence
	words int // in sents
	// weight is the sum of the weights of the sentences' words.
	weight int
	// grams are the hashes of three consecutive words outside quotations, at
	// most one of them a name, sorted, without doubles; telling are those of
	// them whose words are not all common.
	grams   []uint64
	telling []uint32
	// keys are the names and numbers in order, without the commonest.
	keys []uint32
	// numbers are the distinct numbers among the keys, sorted.
	numbers []item
	// vocab are the hashes of the words of all bags, sorted; the sentences that hold
	// the n-th of them are holders[starts[n]:starts[n+1]].
	vocab   []uint32
	starts  []int32
	holders []int16
	// lightest is the least bagWeight of a sentence.
	lightest int
	// remarks says that a republisher's own words stand beside the text.
	remarks bool
}

// sentence is one sentence of a report.
type sentence struct {
	news.Span
	role   news.Role
	weight int
	// bag is its distinct words with weight, bagWeight the sum of their weights.
	bag       []bagged
	bagWeight int
	items     []item // the bag while it is filled
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
			t.add(sentence{Span: span, role: p.Role}, split(rep.Text, span, &quote))
		}
	}
	t.finish()
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

// add takes a sentence with its words.
func (t *Text) add(s sentence, words []word) {
	if len(words) == 0 {
		return
	}
	t.words += len(words)
	for i, w := range words {
		s.weight += int(w.weight)
		if w.weight > 0 {
			s.put(w)
		}
		if w.kind != plainWord && w.weight >= leastKey {
			t.keys = append(t.keys, w.key)
			if w.kind == numberWord {
				t.numbers = append(t.numbers, item{key: w.key, weight: w.weight})
			}
		}
		if i+2 < len(words) {
			t.gram(words[i : i+3])
		}
	}
	t.weight += s.weight
	t.sents = append(t.sents, s)
}

// leastKey is the least weight of a name or number that is put in order.
const leastKey = 3

// maxBag is how many distinct words of a sentence are compared.
const maxBag = 200

// put adds a word to the sentence's bag unless it is there.
func (s *sentence) put(w word) {
	if len(s.items) >= maxBag {
		return
	}
	for i := range s.items {
		if s.items[i].stem == w.stem {
			return
		}
	}
	it := item{stem: w.stem, weight: w.weight}
	if w.kind != plainWord {
		it.key = w.key
	}
	s.items = append(s.items, it)
	s.bagWeight += int(w.weight)
}

// tellingWeight is the least weight of the words of a triple by which reports
// are found.
const tellingWeight = 7

// gram takes three consecutive words.
func (t *Text) gram(w []word) {
	names, weight := 0, 0
	for i := range w {
		if w[i].quoted {
			return
		}
		if w[i].kind == nameWord {
			names++
		}
		weight += int(w[i].weight)
	}
	if names > 1 {
		return // independent reports share the names of people and bodies, with their titles
	}
	g := mix(w[0].stem, w[1].stem, w[2].stem)
	t.grams = append(t.grams, g)
	if weight >= tellingWeight {
		t.telling = append(t.telling, uint32(g))
	}
}

// finish sorts what is looked up.
func (t *Text) finish() {
	slices.Sort(t.grams)
	t.grams = tight(slices.Compact(t.grams))
	slices.Sort(t.telling)
	t.telling = tight(slices.Compact(t.telling))
	t.keys, t.sents = tight(t.keys), tight(t.sents)
	slices.SortFunc(t.numbers, func(a, b item) int { return cmp.Compare(a.key, b.key) })
	t.numbers = tight(slices.CompactFunc(t.numbers, func(a, b item) bool { return a.key == b.key }))
	t.lookUp()
}

// tight gives list in as much room as it needs: millions of them are held at once.
func tight[T any](list []T) []T { return append(make([]T, 0, len(list)), list...) }

// lookUp fills what finds the sentences of a word, and packs the bags.
func (t *Text) lookUp() {
	type post struct {
		key  uint32
		sent int16
	}
	var posts []post
	for i := range t.sents {
		s := &t.sents[i]
		if i == 0 || s.bagWeight < t.lightest {
			t.lightest = s.bagWeight
		}
		for _, it := range s.items {
			for n := range it.keys() {
				posts = append(posts, post{it.nth(n), int16(i)})
			}
		}
	}
	slices.SortFunc(posts, func(a, b post) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.sent, b.sent)) })
	t.holders = make([]int16, len(posts))
	for i, p := range posts {
		if i == 0 || p.key != posts[i-1].key {
			t.vocab, t.starts = append(t.vocab, p.key), append(t.starts, int32(i))
		}
		t.holders[i] = p.sent
	}
	t.vocab, t.starts = tight(t.vocab), tight(append(t.starts, int32(len(posts))))
	at := func(key uint32) int32 {
		n, _ := slices.BinarySearch(t.vocab, key)
		return int32(n)
	}
	for i := range t.sents {
		s := &t.sents[i]
		s.bag = make([]bagged, len(s.items))
		for n, it := range s.items {
			s.bag[n] = bagged{stem: at(it.nth(0)), key: -1, weight: int32(it.weight)}
			if it.keys() > 1 {
				s.bag[n].key = at(it.nth(1))
			}
		}
		s.items = nil
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

// split takes the words of a sentence.
func split(text string, span news.Span, quote *quotation) []word {
	var out []word
	sent := span.In(text)
	for i := 0; i < len(sent); {
		r, n := utf8.DecodeRuneInString(sent[i:])
		if !letterOrDigit(r) {
			quote.step(r)
			i += n
			continue
		}
		end := wordEnd(sent, i)
		w := newWord(sent[i:end], len(out) == 0)
		w.Span = news.Span{Start: span.Start + news.Byte(i), End: span.Start + news.Byte(end)}
		w.quoted = quote.open
		out = append(out, w)
		i = end
	}
	return out
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

// mix hashes three stems to 64 bits.
func mix(a, b, c uint32) uint64 {
	h := uint64(a)*0x9e3779b97f4a7c15 ^ uint64(b)*0xc2b2ae3d27d4eb4f ^ uint64(c)*0x165667b19e3779f9
	h ^= h >> 29
	h *= 0xbf58476d1ce4e5b9
	return h ^ h>>32
}
