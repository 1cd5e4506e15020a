package name

import (
	"slices"
	"sort"

	"dateline/internal/news"
)

// found is one name in a sentence: tokens [lo, hi).
type found struct {
	lo, hi int
	kind   news.NameKind
	margin int32 // the least margin of its tokens, in 1/Unit
}

// line is one sentence being settled.
type line struct {
	toks  []news.Token
	sh    *sheet
	names []found
	head  news.Span // of the dateline that it begins with, or none
}

// settler turns the labels of a document into names.
type settler struct {
	f     *Finder
	lines []line
	votes votes
	files dossiers
}

// settle reads the labels off and settles what they leave open: ends of names,
// abbreviations, names that the document elsewhere shows to be of another
// kind, and places within organisations.
func (f *Finder) settle(passages []news.Passage, sents []news.Sentence, sheets []sheet) []news.Name {
	s := &settler{f: f, lines: make([]line, len(sents)), votes: votes{}}
	at := 0
	for i := range sheets {
		l := &s.lines[i]
		l.toks, l.sh = sents[i].Tokens, &sheets[i]
		for at < len(passages) && passages[at].End <= sents[i].Start {
			at++
		}
		if at < len(passages) && passages[at].Role == news.Dateline {
			l.head = passages[at].Span
		}
		l.names = f.r.clean(l)
		l.names = f.r.join(l)
		l.names = abbreviations(l)
	}
	s.plainWords()
	s.compounds()
	for i := range s.lines {
		s.votes.count(&s.lines[i])
	}
	s.gather()
	var out []news.Name
	for i := range s.lines {
		l := &s.lines[i]
		l.names = s.agree(l)
		l.names = s.recover(l)
		s.apply(l)
		out = s.emit(out, l)
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].Start != out[j].Start {
			return out[i].Start < out[j].Start
		}
		return out[i].End > out[j].End
	})
	return out
}

// plainWords takes words of a headline in capitals for no names where the
// document writes them small ("PLANT SHUT OVER SALMONELLA").
func (s *settler) plainWords() {
	var small map[uint32]bool
	for i := range s.lines {
		l := &s.lines[i]
		if l.sh.mode != caps {
			continue
		}
		l.names = slices.DeleteFunc(l.names, func(n found) bool {
			if n.hi-n.lo > 1 || l.sh.words[n.lo].gaz != 0 {
				return false
			}
			if small == nil {
				small = s.smallWords()
			}
			return small[l.sh.words[n.lo].hash]
		})
	}
}

// smallWords are the words that the document writes without a capital.
func (s *settler) smallWords() map[uint32]bool {
	out := map[uint32]bool{}
	for i := range s.lines {
		if sh := s.lines[i].sh; sh.mode == running {
			for k := range sh.words {
				if sh.words[k].shape == shapeSmall {
					out[sh.words[k].hash] = true
				}
			}
		}
	}
	return out
}

// clean collects a sentence's names and trims them.
func (r *reader) clean(l *line) []found {
	var out []found
	for _, n := range collect(l.sh) {
		if n = r.trim(l, n); n.lo == n.hi || r.monthDay(l, n) {
			continue
		}
		if k := len(out) - 1; k >= 0 && out[k].hi == n.lo && n.hi-n.lo == 1 && roman(l.toks[n.lo].Form) {
			out[k].hi = n.hi // "World War", "II"
			continue
		}
		n = r.retype(l, r.extend(l, n, out))
		out = r.initials(l, &n, out)
		out = append(out, r.credit(l, n)...)
	}
	return out
}

// collect reads names off labels.
func collect(sh *sheet) []found {
	var out []found
	for i := 0; i < len(sh.labels); {
		l := sh.labels[i]
		if l == Outside {
			i++
			continue
		}
		n := found{i, i + 1, labelKinds[l.kindIndex()], sh.margins[i]}
		for n.hi < len(sh.labels) && sh.labels[n.hi].inside() && sh.labels[n.hi].kindIndex() == l.kindIndex() {
			n.margin = min(n.margin, sh.margins[n.hi])
			n.hi++
		}
		out = append(out, n)
		i = n.hi
	}
	return out
}

// bits gives the lists in which exactly these words stand.
func (r *reader) bits(words []word) gazBits {
	if len(words) > maxPhrase {
		return 0
	}
	return r.gaz.phrases[keyOf(words)]
}

// keyOf is the key of a whole name.
func keyOf(words []word) uint64 {
	key := uint64(0)
	for i := range words {
		key = phraseKey(key, words[i].hash)
	}
	return key
}

// kind settles a name's kind: countries are known by the list, and so are
// demonyms and groups, places of several words, and feasts.
func (r *reader) kind(sh *sheet, n found) news.NameKind {
	bits := r.bits(sh.words[n.lo:n.hi]) &^ gazWords
	switch {
	case r.gaz.holidays[keyOf(sh.words[n.lo:n.hi])]:
		return news.OtherName
	case bits&gazCountry != 0 && (n.kind == news.Place || n.kind == news.Organisation || n.kind == news.Demonym && bits&gazDemonym == 0):
		return news.Country
	case n.kind == news.Demonym && bits&gazGroup != 0 && bits&gazDemonym == 0:
		return news.Group
	case n.kind == news.Group && bits&gazDemonym != 0:
		return news.Demonym
	case n.kind == news.Organisation && n.hi-n.lo > 1 && bits != 0 && bits&^gazPlace == 0:
		return news.Place
	}
	return n.kind
}

// emit appends a sentence's names, with those within and around them.
func (s *settler) emit(out []news.Name, l *line) []news.Name {
	add := func(n found) {
		out = append(out, news.Name{Span: news.Span{Start: l.toks[n.lo].Start, End: l.toks[n.hi-1].End}, Kind: n.kind})
	}
	works := s.f.works.find(l.toks, l.names)
	for _, n := range l.names {
		if n.kind != news.Person && heldBy(works, n) && s.f.r.bits(l.sh.words[n.lo:n.hi])&^gazWords == 0 {
			continue // a piece of the title
		}
		n.kind = s.f.r.kind(l.sh, n)
		add(n)
		if in, ok := s.f.r.inner(l, n); ok {
			add(in)
		}
	}
	for _, n := range works {
		add(n)
	}
	return out
}

// heldBy says whether n lies within one of works.
func heldBy(works []found, n found) bool {
	for _, w := range works {
		if w.lo <= n.lo && n.hi <= w.hi {
			return true
		}
	}
	return false
}

// inner gives the place within an organisation's name that says where it is:
// the one after "of" ("University of Minsk").
func (r *reader) inner(l *line, n found) (found, bool) {
	if n.kind != news.Organisation {
		return found{}, false
	}
	for i := n.lo + 1; i+1 < n.hi; i++ {
		if l.toks[i].Form != "of" {
			continue
		}
		in := found{i + 1, n.hi, news.Place, n.margin}
		if article(l.toks[in.lo].Form) && in.lo+1 < n.hi {
			in.lo++
		}
		bits := r.bits(l.sh.words[in.lo:in.hi])
		in.kind = r.kind(l.sh, in)
		return in, bits&gazPlace != 0 && bits&^gazPlace == 0
	}
	return found{}, false
}
