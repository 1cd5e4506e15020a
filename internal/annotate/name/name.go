// Package name finds the names of persons, organisations, places, countries,
// demonyms, groups, works and other things: a report's text with its passages,
// sentences and tokens goes in, names with spans and kinds come out.
//
//	f, err := name.New()
//	f.Find("Ada Novak met Estonian officials in Tallinn.", nil, sents)
//	// [0,9) person, [14,22) demonym, [36,43) place
//
// A document is read twice: the second time with the memory of what the first
// was sure of, so that a surname or a headline in capitals is known by the
// sentence that gives the full name. Words are labelled by a linear-chain
// conditional random field in integers (Model), over words, word classes,
// shapes and lists (gazetteer); what the labels leave open is settled by
// rules (settle.go). Names of no list get the kind that the words around all
// their mentions speak for (names-contexts.txt; dossier.go, world.go): "the
// Sarvenian army" and "in Sarvenia" make a country and its demonym. The weights are made by cmd/train/names.
//
// Conventions: titles and honorifics ("Mr.", "President"), articles and a
// possessive 's are no part of a name. A demonym is any word for a people or
// its things ("Belarusian", "the Finns").
package name

import (
	"slices"
	"sync"

	"dateline/data"
	"dateline/internal/news"
)

// Finder finds names. It is read-only after New and safe for concurrent use.
type Finder struct {
	r             *reader
	first, second *Model
	works         *workRules
	contexts      *contexts
}

// New gives the finder with the embedded English weights and lists, which are
// loaded once.
var New = sync.OnceValues(load)

func load() (*Finder, error) {
	first, err := loadModel(data.FS, FirstFile)
	if err != nil {
		return nil, err
	}
	second, err := loadModel(data.FS, SecondFile)
	if err != nil {
		return nil, err
	}
	return With(first, second)
}

// With gives a finder with the embedded lists and other weights than the
// embedded ones, so that weights can be judged before they are kept.
func With(first, second *Model) (*Finder, error) {
	r, err := newReader()
	if err != nil {
		return nil, err
	}
	works, err := loadWorks(data.FS)
	if err != nil {
		return nil, err
	}
	around, err := loadContexts(data.FS)
	if err != nil {
		return nil, err
	}
	return &Finder{r, first, second, works, around}, nil
}

// linkBar says whether a sentence is a row of links: three bars or more, and no
// more than four words to each.
func linkBar(sent news.Sentence) bool {
	bars := 0
	for i := range sent.Tokens {
		if sent.Tokens[i].Form == "|" {
			bars++
		}
	}
	return bars >= 3 && len(sent.Tokens) <= 6*bars
}

// Find gives the names of a report in text order, an outer name before those
// that it holds. sents are the report's sentences with tokens, whose spans lie
// in text; tags are not needed. Sentences of passages that are furniture hold
// no names and are not read. The names' Entity is empty.
func (f *Finder) Find(text string, passages []news.Passage, sents []news.Sentence) []news.Name {
	sents = readable(passages, sents)
	sheets := f.r.sheets(sents)
	passes(sheets, f.first, f.second)
	return f.settle(passages, sents, sheets)
}

// readable leaves out the sentences that lie in furniture, and bars of links that
// passed for text ("Politics | Courts | Money | Log in").
func readable(passages []news.Passage, sents []news.Sentence) []news.Sentence {
	if slices.ContainsFunc(sents, linkBar) {
		sents = slices.DeleteFunc(slices.Clone(sents), linkBar)
	}
	var furniture []news.Span
	for _, p := range passages {
		if p.Role == news.Furniture {
			furniture = append(furniture, p.Span)
		}
	}
	if furniture == nil {
		return sents
	}
	var out []news.Sentence
	at := 0
	for _, sent := range sents {
		for at < len(furniture) && furniture[at].End <= sent.Start {
			at++
		}
		if at == len(furniture) || !furniture[at].Contains(sent.Span) {
			out = append(out, sent)
		}
	}
	return out
}
