package entity

import (
	"strings"

	"dateline/internal/news"
)

// headWord gives the word that says what a name is of: the last before "of" or
// the like.
func headWord(words []string) string {
	for i, w := range words {
		switch w {
		case "of", "for", "in", "on", "at", "to":
			if i > 0 {
				return words[i-1]
			}
		}
	}
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// called says whether a word heads a name of the report.
func (r *reader) called(word string) bool {
	if r.inNames == nil {
		r.inNames = set{}
		for _, e := range r.ents {
			if e.kind == news.Organisation || e.kind == news.Place {
				r.inNames[headWord(e.words)] = true
			}
		}
	}
	return r.inNames[word]
}

// thingPhrase gives "the company", "the council", "the city" to the nearest
// organisation or place that it fits, where one fits.
func (r *reader) thingPhrase(i int, p phrase, noun string, about thingNoun) {
	if p.ofName >= 0 {
		return
	}
	least := 1
	if w := r.sents[i].low(p.lo); w != "the" {
		least = 2 // "this newspaper" is the one that you read
	}
	best, score, tie := -1, 0, false
	r.recent(i, 8, func(m *mention) bool {
		e := r.ents[m.ent]
		if m.ent == best {
			return true
		}
		got := r.thingFits(e, noun, about)
		if r.publisher(e) {
			got = 0
		}
		for _, w := range p.words {
			if !contains(e.words, w) {
				got = 0
			}
		}
		if got > 0 && got < 3 && i-m.sent > 2 {
			got = 0
		}
		if got > score {
			best, score, tie = m.ent, got, false
		} else if got == score && got > 0 {
			tie = tie || got < 3 || i-m.sent <= 1
		}
		return true
	})
	if (best < 0 || tie || score < least) && about.any && least == 1 && len(p.words) == 0 {
		if main := r.main(noun, about); main >= 0 {
			best, tie, score = main, false, least
		}
	}
	if best >= 0 && !tie && score >= least {
		r.give(best, i, p.lo, p.hi, p.head, news.ByNominal)
	}
}

// Of the organisation that a report is about: how often it is named at least, and how
// many times as often as the next that "the company" could be.
const (
	mainNames = 3
	mainTimes = 2
)

// main gives the organisation that the report is about, of those named so far that
// the noun fits; -1 where none stands out.
func (r *reader) main(noun string, about thingNoun) int {
	best, second := -1, 0
	for n, e := range r.ents {
		if e.kind != news.Organisation || r.publisher(e) || r.thingFits(e, noun, about) == 0 {
			continue
		}
		switch {
		case best < 0 || e.total > r.ents[best].total:
			if best >= 0 {
				second = r.ents[best].total
			}
			best = n
		case e.total > second:
			second = e.total
		}
	}
	if best < 0 || r.ents[best].count == 0 || r.ents[best].total < mainNames || r.ents[best].total < mainTimes*second {
		return -1
	}
	return best
}

// publisher says whether an entity is the outlet of the report or a wire that it
// credits: "the company" is another.
func (r *reader) publisher(e *entity) bool {
	name := fold(e.name)
	if e.kind != news.Organisation || name == "" {
		return false
	}
	for _, own := range append([]string{r.ann.Outlet}, r.ann.Wires...) {
		if own = fold(own); own != "" && (own == name || strings.HasSuffix(own, " "+name) || strings.HasPrefix(own, name+" ")) {
			return true
		}
	}
	return false
}

// thingFits weighs whether an entity can be meant by a noun: 3 where its name
// says so, 2 where a word of its name is one of the noun's, 1 where nothing
// speaks against it.
func (r *reader) thingFits(e *entity, noun string, about thingNoun) int {
	if about.place || about.words == nil && e.kind == news.Place {
		if e.kind != news.Place && e.kind != news.Country {
			return 0
		}
		switch noun {
		case "country", "nation", "republic", "kingdom":
			if e.kind == news.Country {
				return 2
			}
			return 0
		case "city", "town", "capital":
			if e.city {
				return 2
			}
		}
		if headWord(e.words) == noun {
			return 3
		}
		return 0
	}
	if e.kind != news.Organisation || e.seatOf != (seat{}) {
		return 0
	}
	if headWord(e.words) == noun {
		return 3
	}
	if about.words[strings.Join(e.words, " ")] {
		return 3
	}
	headed := false
	for _, w := range e.words {
		if about.words[w] {
			return 2
		}
		headed = headed || r.lex.orgHead[w]
	}
	if about.any && !headed {
		return 1
	}
	return 0
}
