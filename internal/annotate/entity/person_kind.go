package entity

import (
	"slices"
	"sort"
	"strings"

	"dateline/internal/news"
)

// mayBePerson says whether a name is one of a person, or a word that may be.
func (r *reader) mayBePerson(i int) bool {
	switch r.nameKind[i] {
	case news.OtherName:
		return true
	case news.Person:
		at := r.namePos[i]
		_, office := r.lex.role[fold(r.ann.Names[i].In(r.ann.Text))]
		return !office || at.hi-at.lo > 1 || r.bears[fold(r.ann.Names[i].In(r.ann.Text))]
	}
	return false
}

// settlePersons makes persons of names that the name finder took for something
// else: a word that is the family name of a full name and the source of what
// is said, or that no list knows and no preposition of place precedes; a word
// after "son"; two words of which the last is elsewhere a person's name.
func (r *reader) settlePersons() {
	r.bears = set{}
	alone := set{}
	for i := range r.ann.Names {
		if at := r.namePos[i]; at.sent >= 0 && r.nameKind[i] == news.Person {
			if p := r.lex.parse(r.ann.Names[i].In(r.ann.Text)); p.given != "" {
				r.bears[p.family] = true
				for _, w := range p.middle {
					r.bears[w] = true
				}
			} else {
				alone[p.family] = true
			}
		}
	}
	speaks := set{}
	for i := range r.ann.Names {
		if at := r.namePos[i]; at.sent >= 0 && at.hi-at.lo == 1 && r.source(at) {
			speaks[fold(r.ann.Names[i].In(r.ann.Text))] = true
		}
	}
	for i := range r.ann.Names {
		if r.namePos[i].sent < 0 {
			continue
		}
		switch r.nameKind[i] {
		case news.Place, news.Organisation, news.OtherName:
			if r.isPerson(i, alone, speaks) {
				r.nameKind[i] = news.Person
			}
		}
	}
}

// isPerson judges one name that was taken for no person.
func (r *reader) isPerson(i int, alone, speaks set) bool {
	at := r.namePos[i]
	s := &r.sents[at.sent]
	text := r.ann.Names[i].In(r.ann.Text)
	folded := fold(text)
	words := fields(folded)
	if len(words) == 0 || r.lex.orgHead[words[len(words)-1]] || r.lex.orgHead[words[0]] || abbreviates(text) || s.low(at.lo-1) == "the" {
		return false
	}
	listed := r.lex.city[folded] || r.lex.region[folded] || r.lex.orgID[folded] != 0 || r.lex.country[folded] != ""
	if len(words) == 2 && !listed {
		return r.lex.given[words[0]] != 0 && (alone[words[1]] || r.bears[words[1]])
	}
	if at.hi-at.lo > 3 || len(words) != 1 {
		return false
	}
	key := strings.TrimPrefix(strings.TrimPrefix(folded, "al-"), "el-")
	if r.bears[key] && speaks[folded] && r.nameKind[i] != news.Place {
		return true
	}
	if listed {
		return false
	}
	if r.bears[key] && !r.lex.locus[s.low(at.lo-1)] && r.nameKind[i] == news.Place {
		return true
	}
	_, _, about, ok := r.lex.noun(s, at.lo-1)
	return ok && about.class == "bond" && s.toks[at.lo-1].UPOS == "NOUN" && !plural(&s.toks[at.lo-1])
}

// source says whether a name at a place is the subject of an attribution.
func (r *reader) source(at place) bool {
	start := r.sents[at.sent].toks[at.lo].Start
	n := sort.Search(len(r.sources), func(n int) bool { return r.sources[n] >= start })
	return n < len(r.sources) && r.sources[n] == start
}

// listSources lists where sources begin.
func (r *reader) listSources() {
	for a := range r.ann.Attributions {
		if src := r.ann.Attributions[a].Source; src != nil {
			r.sources = append(r.sources, src.Start)
		}
	}
	slices.Sort(r.sources)
}
