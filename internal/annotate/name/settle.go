package name

import (
	"sort"
	"strings"

	"dateline/internal/news"
)

// settler turns labels into names.
type settler struct {
	f     *Finder
	text  string
	names []news.Name
}

// found is one name in a sentence: tokens [lo, hi).
type found struct {
	lo, hi int
	kind   news.NameKind
}

// sentence settles one sentence.
func (s *settler) sentence(toks []news.Token, sh *sheet) {
	names := collect(sh.labels)
	for _, n := range names {
		n = s.f.r.trim(toks, sh, n)
		if n.lo >= n.hi {
			continue
		}
		n.kind = s.f.r.kind(toks, sh, n)
		s.add(toks, n)
		s.inner(toks, sh, n)
	}
	for _, n := range s.f.works.find(toks, names) {
		s.add(toks, n)
	}
}

// collect reads names off labels.
func collect(labels []Label) []found {
	var out []found
	for i := 0; i < len(labels); {
		l := labels[i]
		if l == Outside {
			i++
			continue
		}
		j := i + 1
		for j < len(labels) && labels[j].inside() && labels[j].kindIndex() == l.kindIndex() {
			j++
		}
		out = append(out, found{i, j, labelKinds[l.kindIndex()]})
		i = j
	}
	return out
}

// trim takes off what is no part of a name at its ends: marks, articles, small
// linking words, a possessive.
func (r *reader) trim(toks []news.Token, sh *sheet, n found) found {
	idle := func(i int) bool {
		w := &sh.words[i]
		return w.shape == shapeMark || sh.mode != caps && w.shape == shapeSmall && w.link || strings.EqualFold(toks[i].Form, "'s") || toks[i].Form == "’s"
	}
	for n.lo < n.hi && (idle(n.lo) && toks[n.lo].Form != "bin" && toks[n.lo].Form != "al" || article(toks[n.lo].Form)) {
		n.lo++
	}
	for n.lo < n.hi && idle(n.hi-1) {
		n.hi--
	}
	return n
}

func article(form string) bool {
	return strings.EqualFold(form, "the") || strings.EqualFold(form, "a") || strings.EqualFold(form, "an")
}

// bitsOf gives the lists in which exactly the tokens of n stand.
func (r *reader) bitsOf(toks []news.Token, sh *sheet, lo, hi int) gazBits {
	if hi-lo > maxPhrase {
		return 0
	}
	key := uint64(0)
	for i := lo; i < hi; i++ {
		key = phraseKey(key, sh.words[i].hash)
	}
	return r.gaz.phrases[key]
}

// kind settles a name's kind: countries are known by the list, and so are
// demonyms and groups, each told from the other by the plural.
func (r *reader) kind(toks []news.Token, sh *sheet, n found) news.NameKind {
	bits := r.bitsOf(toks, sh, n.lo, n.hi)
	switch {
	case n.kind == news.Place && bits&gazCountry != 0:
		return news.Country
	case n.kind == news.Demonym && bits&gazCountry != 0 && bits&gazDemonym == 0:
		return news.Country
	case n.kind == news.Demonym && bits&gazGroup != 0 && bits&gazDemonym == 0:
		return news.Group
	case n.kind == news.Group && bits&gazDemonym != 0:
		return news.Demonym
	}
	return n.kind
}

// inner adds the place within an organisation's name that says where it is:
// the one after "of" ("University of Minsk").
func (s *settler) inner(toks []news.Token, sh *sheet, n found) {
	if n.kind != news.Organisation {
		return
	}
	for i := n.lo + 1; i+1 < n.hi; i++ {
		if toks[i].Form != "of" {
			continue
		}
		lo := i + 1
		if article(toks[lo].Form) && lo+1 < n.hi {
			lo++
		}
		bits := s.f.r.bitsOf(toks, sh, lo, n.hi)
		if bits&gazPlace != 0 && bits&^gazPlace == 0 {
			in := found{lo, n.hi, news.Place}
			in.kind = s.f.r.kind(toks, sh, in)
			s.add(toks, in)
		}
		return
	}
}

func (s *settler) add(toks []news.Token, n found) {
	s.names = append(s.names, news.Name{
		Span: news.Span{Start: toks[n.lo].Start, End: toks[n.hi-1].End}, Kind: n.kind})
}

// done gives the names in text order, outer before inner.
func (s *settler) done() []news.Name {
	sort.SliceStable(s.names, func(i, j int) bool {
		a, b := s.names[i], s.names[j]
		if a.Start != b.Start {
			return a.Start < b.Start
		}
		return a.End > b.End
	})
	return s.names
}
