// Package gold reads the corpora of named mentions into one scheme, for
// training the name finder and for scoring it: a corpus goes in, documents of
// tokens with names come out.
//
//	docs, err := gold.GUM("corpora/treebank/en_gum-open-dev.conllu")
//	docs[0].Names[0] // {Span: {0 5}, Kind: "person"}
//
// What is a name, in both corpora:
//
//   - honorifics and titles are no part of it ("Mr. Novak" gives "Novak"), nor
//     are articles, nor a possessive 's (see Trim);
//   - a country is a place here: the corpora do not tell the two apart;
//   - adjectives and nouns of nationality are demonyms, wherever they were
//     marked (GMB's gpe; not marked in GUM, where a list tells them).
package gold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// Doc is one document: its text, sentences with tokens (no tags), and names
// in text order, outer before inner.
type Doc struct {
	ID        string
	Text      string
	Sentences []news.Sentence
	Names     []news.Name
}

// builder puts a document's text together token by token.
type builder struct {
	doc  Doc
	text strings.Builder
}

// sentence appends a sentence of forms; glued says, for each, that no space
// follows it. It gives the index of the sentence.
func (b *builder) sentence(forms []string, glued []bool) int {
	if b.text.Len() > 0 {
		b.text.WriteByte('\n')
	}
	start := news.Byte(b.text.Len())
	sent := news.Sentence{Tokens: make([]news.Token, len(forms))}
	for i, f := range forms {
		at := news.Byte(b.text.Len())
		b.text.WriteString(f)
		sent.Tokens[i] = news.Token{Span: news.Span{Start: at, End: at + news.Byte(len(f))}, Form: f}
		if !glued[i] && i < len(forms)-1 {
			b.text.WriteByte(' ')
		}
	}
	sent.Span = news.Span{Start: start, End: news.Byte(b.text.Len())}
	b.doc.Sentences = append(b.doc.Sentences, sent)
	return len(b.doc.Sentences) - 1
}

// name appends a name of tokens [lo, hi) of sentence s, trimmed; nothing where
// no name is left.
func (b *builder) name(s, lo, hi int, kind news.NameKind) {
	toks := b.doc.Sentences[s].Tokens
	lo, hi = Trim(toks, lo, hi, kind)
	if lo < hi {
		b.doc.Names = append(b.doc.Names, news.Name{
			Span: news.Span{Start: toks[lo].Start, End: toks[hi-1].End}, Kind: kind})
	}
}

func (b *builder) done() Doc {
	b.doc.Text = b.text.String()
	return b.doc
}

// titles are words that stand before a person's name and are no part of it,
// folded to small letters. The list is short on purpose: it is what the two
// corpora hold inside persons' names, and no lexicon of the program.
var titles = words(`mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir lady lord dame
	president vice-president vice deputy prime minister premier chancellor secretary general
	secretary-general senator sen. sen representative rep. congressman congresswoman governor gov.
	mayor speaker chairman chairwoman director ambassador commissioner attorney justice judge
	gen gen. lt lt. lieutenant colonel col col. major maj maj. captain capt capt. sergeant sgt sgt.
	admiral adm. commander marshal corporal brigadier brig. private officer inspector
	king queen prince princess emperor sheikh shaikh sheik ayatollah grand mullah imam pope
	cardinal archbishop bishop father reverend rev rev. patriarch sultan crown emir
	foreign defense defence interior finance prime-minister undersecretary assistant acting former
	ex-president coach actor actress singer chief executive leader spokesman spokeswoman madam
	major-general lieutenant-general fellow protector chairperson cochairman co-chairman senators
	first of for state affairs and 's the u.s. iraqi`)

// offices are the titles that stand alone for their holder and are nobody's
// surname: a person's name of nothing else is dropped.
var offices = words(`mr. mrs. ms. dr. sen. rep. gov. gen. lt. col. capt. sgt. president
	vice-president minister premier secretary senator senators governor chairman ambassador
	attorney lieutenant colonel sergeant admiral commander emperor ayatollah archbishop
	reverend prime general king queen sultan emir speaker chancellor justice congressman fellow
	protector executive spokesman spokeswoman madam sir director professor captain of`)

func words(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// Trim cuts from tokens [lo, hi) what is no part of a name: words in small
// letters and articles before any name, titles before a person's, and a
// possessive 's or a closing mark after it. Small words that begin names
// ("al-Masri", "bin Saleh", "van Dijk") stay.
func Trim(toks []news.Token, lo, hi int, kind news.NameKind) (int, int) {
	for lo < hi {
		form := toks[lo].Form
		low := strings.ToLower(form)
		title := kind == news.Person && titles[low] && (hi-lo > 1 || offices[low])
		article := low == "the" || low == "a" || low == "an"
		if !title && !article && !plain(form) {
			break
		}
		lo++
	}
	for lo < hi {
		switch toks[hi-1].Form {
		case "'s", "’s", "'", "’", ",", ".", "\"", "''", ")", "-":
			hi--
			continue
		}
		break
	}
	return lo, hi
}

// particles begin names although they are small.
var particles = words("al bin ibn abu ben van von der de da del della di du la le el ul st. ter ten dos den af")

// plain says whether form is an ordinary small word, which begins no name.
func plain(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	if unicode.IsDigit(r) || !unicode.IsLower(r) {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '@' && r != '#'
	}
	if particles[form] || strings.IndexFunc(form, unicode.IsUpper) > 0 {
		return false
	}
	return !strings.HasPrefix(form, "al-") && !strings.HasPrefix(form, "el-") && !strings.HasPrefix(form, "ash-")
}
