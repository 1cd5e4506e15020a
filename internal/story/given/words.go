package given

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
)

// Word is a content word.
type Word struct {
	news.Span
	// Stem is one for the forms of a word, and for words that news uses for
	// one thing (ledger-things.txt).
	Stem string
	// Noun and Verb say what it is, as far as the tags tell.
	Noun, Verb bool
}

// Words gives the content words of a sentence: no function words, no numbers,
// no names, none of ledger-common.txt.
func (d *Doc) Words(sent int) []Word {
	if sent < 0 || sent >= len(d.ends) {
		return nil
	}
	first := 0
	if sent > 0 {
		first = d.ends[sent-1]
	}
	return d.content[first:d.ends[sent]]
}

// leading is how many sentences of the text a report says what it is about in.
const leading = 4

// Lead gives the stems and the keys of the parties of the first sentences of
// the report's own text, sorted: what the report is about.
func (d *Doc) Lead() []string {
	if d.lead != nil {
		return d.lead
	}
	d.lead = []string{}
	n := 0
	for i := range d.Sentences {
		if r := d.Role(d.Sentences[i].Start); r != news.StoryText && r != news.Headline {
			continue
		}
		d.lead = append(append(d.lead, Stems(d.Words(i))...), d.Keys(d.Sentences[i].Span)...)
		if n++; n == leading {
			break
		}
	}
	slices.Sort(d.lead)
	d.lead = slices.Compact(d.lead)
	return d.lead
}

// Stems gives the stems of content words outside some spans, sorted, each once.
func Stems(words []Word, without ...news.Span) []string {
	var stems []string
	for _, w := range words {
		if !slices.ContainsFunc(without, func(s news.Span) bool { return s.Overlaps(w.Span) }) {
			stems = append(stems, w.Stem)
		}
	}
	slices.Sort(stems)
	return slices.Compact(stems)
}

// Shared gives what two sorted lists have in common.
func Shared(a, b []string) []string {
	var out []string
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch n := cmp.Compare(a[i], b[j]); {
		case n == 0:
			out = append(out, a[i])
			i, j = i+1, j+1
		case n < 0:
			i++
		default:
			j++
		}
	}
	return out
}

// readWords fills the content words; room is for any use, and is given back grown.
func (d *Doc) readWords(room []Word) []Word {
	d.content = room[:0]
	d.ends = make([]int, len(d.Sentences))
	p := 0
	for i := range d.Sentences {
		sent := &d.Sentences[i]
		for t := range sent.Tokens {
			tok := &sent.Tokens[t]
			for p < len(d.parties) && d.parties[p].End <= tok.Start {
				p++
			}
			if w, ok := contentWord(tok); ok && !d.naming(p, tok.Span) {
				d.content = append(d.content, w)
			}
		}
		if len(sent.Tokens) == 0 {
			d.content = append(d.content, plainWords(d.Text, sent.Span)...)
		}
		d.ends[i] = len(d.content)
	}
	room, d.content = d.content, tight(d.content)
	return room
}

// tight gives list in as much room as it needs: those of all reports are held at once.
func tight[T any](list []T) []T { return append(make([]T, 0, len(list)), list...) }

// naming says whether a token is a capital word of a name; first is where
// mentions can hold it.
func (d *Doc) naming(first int, tok news.Span) bool {
	for i := first; i < len(d.parties) && i < first+8 && d.parties[i].Start < tok.End; i++ {
		if r, _ := utf8.DecodeRuneInString(tok.In(d.Text)); d.parties[i].Contains(tok) && unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// contentWord reads one token.
func contentWord(tok *news.Token) (Word, bool) {
	switch tok.UPOS {
	case "NOUN", "VERB", "ADJ", "PROPN", "ADV", "":
	default:
		return Word{}, false
	}
	lemma := tok.Lemma
	if lemma == "" || lemma == "_" {
		lemma = tok.Form
	}
	stem := Stem(lemma)
	if stem == "" {
		return Word{}, false
	}
	return Word{Span: tok.Span, Stem: stem, Noun: tok.UPOS == "NOUN" || tok.UPOS == "PROPN", Verb: tok.UPOS == "VERB"}, true
}

// plainWords reads a sentence that has no tokens.
func plainWords(text string, span news.Span) []Word {
	var out []Word
	words := span.In(text)
	start := -1
	for i, r := range words + " " {
		if unicode.IsLetter(r) || start >= 0 && (r == '\'' || r == '’' || r == '-') {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			if stem := Stem(words[start:i]); stem != "" {
				out = append(out, Word{Span: news.Span{Start: span.Start + news.Byte(start), End: span.Start + news.Byte(i)}, Stem: stem})
			}
			start = -1
		}
	}
	return out
}

var (
	common = sync.OnceValue(func() map[string]bool { return wordlist.Set("en/ledger-common.txt") })
	things = sync.OnceValue(func() map[string]string {
		out := map[string]string{}
		for label, words := range wordlist.Labelled("en/ledger-things.txt") {
			for _, w := range words {
				out[trim(w)] = label
			}
		}
		return out
	})
)

// Stem gives one form for a word's forms and for words that stand for one
// thing; "" for function words, common words and what is no word.
func Stem(word string) string {
	w := strings.ToLower(word)
	if common()[w] || utf8.RuneCountInString(w) < 3 || strings.ContainsFunc(w, unicode.IsDigit) {
		return ""
	}
	if r, _ := utf8.DecodeRuneInString(w); !unicode.IsLetter(r) {
		return ""
	}
	w = trim(w)
	if label := things()[w]; label != "" {
		return label
	}
	return w
}

// trim takes the endings of inflection from a word in lower case, so that the
// forms of a word agree; the rest need be no word.
func trim(w string) string {
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	for _, end := range []string{"ings", "ing", "ies", "ied", "ed", "es", "s", "e", "y"} {
		least := 4
		if end == "y" || end[0] == 'i' && len(end) == 3 && end != "ing" {
			least = 3 // city, cities
		}
		if rest, ok := strings.CutSuffix(w, end); ok && len(rest) >= least {
			w = rest
			break
		}
	}
	// British and American spelling: centre, metre, colour.
	if rest, ok := strings.CutSuffix(w, "tr"); ok && len(rest) >= 2 {
		w = rest + "ter"
	}
	return strings.Replace(w, "our", "or", 1)
}
