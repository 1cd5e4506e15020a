package lineage

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// dice is a source of numbers that follow from its seed alone (splitmix64).
type dice struct{ state uint64 }

func newDice(parts ...string) *dice {
	h := fnv.New64a()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return &dice{h.Sum64()}
}

func (d *dice) next() uint64 {
	d.state += 0x9e3779b97f4a7c15
	z := d.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below gives a number in 0..n-1.
func (d *dice) below(n int) int { return int(d.next() % uint64(n)) }

// chance is true in p of 100 throws.
func (d *dice) chance(p int) bool { return d.below(100) < p }

// lexicon gives each word of the corpora a stand-in: another word of the same
// ending and about the same rarity, as a synonym would be.
type lexicon struct {
	classes map[string][]string
	counts  map[string]int
}

// newLexicon counts the words in small letters of all articles.
func newLexicon(all []source) *lexicon {
	l := &lexicon{classes: map[string][]string{}, counts: map[string]int{}}
	for _, src := range all {
		for _, p := range src.paras {
			for _, s := range p {
				for _, w := range tokens(s) {
					if plain(w) {
						l.counts[w]++
					}
				}
			}
		}
	}
	for w, n := range l.counts {
		if n >= 5 {
			c := class(w, n)
			l.classes[c] = append(l.classes[c], w)
		}
	}
	for c := range l.classes {
		slices.Sort(l.classes[c])
	}
	return l
}

// plain says that a token is a word of small letters that can be replaced.
func plain(w string) bool {
	for _, r := range w {
		if !unicode.IsLower(r) {
			return false
		}
	}
	return len(w) > 3
}

// class is a word's ending and the order of its frequency.
func class(w string, n int) string {
	end := "-"
	for _, e := range []string{"ing", "ed", "ly", "ion", "s", "er"} {
		if strings.HasSuffix(w, e) {
			end = e
			break
		}
	}
	order := 0
	for ; n > 4; n /= 4 {
		order++
	}
	return end + string(rune('0'+min(order, 6)))
}

// standIn gives another word for w, always the same.
func (l *lexicon) standIn(w string) string {
	list := l.classes[class(w, l.counts[w])]
	if len(list) < 2 {
		return w
	}
	return list[newDice("standin", w).below(len(list))]
}

// tokens cuts a sentence into words and what stands between them.
func tokens(s string) []string {
	var out []string
	for i := 0; i < len(s); {
		j := i
		r, _ := utf8.DecodeRuneInString(s[i:])
		in := inWord(r)
		for j < len(s) {
			r, n := utf8.DecodeRuneInString(s[j:])
			if inWord(r) != in {
				break
			}
			j += n
		}
		out = append(out, s[i:j])
		i = j
	}
	return out
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' || r == '’' }

// reword replaces p of 100 words by their stand-ins; quotations stay as they
// are in q of 100 sentences.
func (l *lexicon) reword(d *dice, s string, p, keepQuotes int) string {
	toks := tokens(s)
	keep := d.chance(keepQuotes)
	quoted := false
	for i, w := range toks {
		if strings.ContainsAny(w, "“”\"") {
			quoted = strings.Contains(w, "“") || strings.Contains(w, "\"") && !quoted
			continue
		}
		if quoted && keep {
			continue
		}
		lower := strings.ToLower(w)
		if !plain(lower) || i > 0 && lower != w {
			continue
		}
		// A writer replaces a word here and keeps it there.
		if d.chance(p) {
			toks[i] = likeCase(w, l.standIn(lower))
		}
	}
	return strings.Join(toks, "")
}

// small are words that another language's grammar has others for, or none.
var small = map[string][]string{
	"the": {"", "the", "this"}, "a": {"", "one", "a"}, "an": {"", "one"}, "of": {"from", "of the", "of"}, "in": {"at", "within", "in"},
	"on": {"at", "in", "upon"}, "to": {"for", "to", "towards"}, "for": {"to", "since", "for"}, "that": {"", "which", "that"},
	"is": {"is", "finds itself", "would be"}, "was": {"has been", "was", "had been"}, "has": {"", "has", "had"}, "had": {"has", "had"},
	"have": {"have", "had"}, "will": {"should", "must", "will"}, "would": {"should", "would"}, "who": {"which", "who", "that"},
	"and": {"and", "as well as", "and also"}, "but": {"however", "but", "or"}, "with": {"by", "with", "together with"},
	"by": {"from", "by", "by way of"}, "as": {"like", "as", "in quality of"}, "at": {"in", "at", "by"}, "it": {"this", "it", "that"},
	"not": {"not", "never"}, "his": {"its", "the", "his"}, "her": {"his", "its", "her"}, "said": {"declared", "affirmed", "indicated", "underlined"},
	"he": {"he", "this one"}, "their": {"its", "the"}, "from": {"of", "since", "from"}, "be": {"be", "find"}, "are": {"are", "find themselves"},
}

// grammar writes the small words of a sentence as a translation would, and
// changes neighbours here and there.
func grammar(d *dice, s string) string {
	toks := tokens(s)
	for i, w := range toks {
		lower := strings.ToLower(w)
		if list := small[lower]; list != nil && d.chance(65) {
			toks[i] = likeCase(w, list[d.below(len(list))])
		}
	}
	for i := 2; i+2 < len(toks); i += 2 {
		if plain(toks[i]) && plain(toks[i+2]) && toks[i+1] == " " && d.chance(20) {
			toks[i], toks[i+2] = toks[i+2], toks[i]
		}
	}
	return strings.TrimSpace(strings.ReplaceAll(strings.Join(toks, ""), "  ", " "))
}

// likeCase writes a word with a capital if the model has one.
func likeCase(model, w string) string {
	if r, _ := utf8.DecodeRuneInString(model); unicode.IsUpper(r) && w != "" {
		return strings.ToUpper(w[:1]) + w[1:]
	}
	return w
}

// turnRound says a sentence another way: what was said before who said it, a
// clause after the main one, one sentence of two.
func turnRound(d *dice, s string) string {
	body, end := s, ""
	if n := len(s); n > 0 && strings.ContainsRune(".!?", rune(s[n-1])) {
		body, end = s[:n-1], s[n-1:]
	}
	at := strings.LastIndex(body, ", ")
	if at < 20 || len(body)-at < 12 || strings.ContainsAny(body, "“”\"") || !d.chance(60) {
		return s
	}
	head, tail := body[:at], body[at+2:]
	return likeCase("A", tail) + ", " + head + end
}

// shuffle moves paragraphs after the first by a place or two.
func shuffle(d *dice, paras [][]string, p int) [][]string {
	out := slices.Clone(paras)
	for i := 2; i+1 < len(out); i++ {
		if d.chance(p) {
			out[i], out[i+1] = out[i+1], out[i]
		}
	}
	if len(out) > 6 && d.chance(p) {
		from, to := 2+d.below(len(out)-2), 2+d.below(len(out)-2)
		moved := out[from]
		out = slices.Delete(out, from, from+1)
		out = slices.Insert(out, min(to, len(out)), moved)
	}
	return out
}

// thin drops p of 100 sentences, never the first paragraph.
func thin(d *dice, paras [][]string, p int) [][]string {
	var out [][]string
	for i, para := range paras {
		var kept []string
		for _, s := range para {
			if i == 0 || !d.chance(p) {
				kept = append(kept, s)
			}
		}
		if len(kept) > 0 {
			out = append(out, kept)
		}
	}
	return out
}

// each applies f to every sentence.
func each(paras [][]string, f func(string) string) [][]string {
	out := make([][]string, len(paras))
	for i, p := range paras {
		for _, s := range p {
			out[i] = append(out[i], f(s))
		}
	}
	return out
}

// sounds are how a name is written when it passes through another language.
var sounds = strings.NewReplacer("sh", "ch", "ch", "tch", "oo", "ou", "w", "v", "ck", "k", "j", "dj", "ph", "f", "zh", "j", "kh", "ch")

// respell writes the names and numbers of a sentence as a translation does.
func respell(d *dice, s string) string {
	toks := tokens(s)
	for i, w := range toks {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r) && i > 0 && newDice("name", w).chance(50):
			toks[i] = w[:1] + sounds.Replace(w[1:])
		case i+2 < len(toks) && unicode.IsDigit(r) && toks[i+1] == "," && newDice("number", w).chance(60):
			toks[i+1] = " "
		}
	}
	return strings.Join(toks, "")
}
