package name

import (
	"sort"
	"strings"

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
}

// settler turns the labels of a document into names.
type settler struct {
	f     *Finder
	lines []line
	votes votes
}

// settle reads the labels off and settles what they leave open: ends of names,
// abbreviations, names that the document elsewhere shows to be of another
// kind, and places within organisations.
func (f *Finder) settle(sents []news.Sentence, sheets []sheet) []news.Name {
	s := &settler{f: f, lines: make([]line, len(sents)), votes: votes{}}
	for i := range sheets {
		l := &s.lines[i]
		l.toks, l.sh = sents[i].Tokens, &sheets[i]
		l.names = f.r.clean(l)
		l.names = abbreviations(l)
	}
	for i := range s.lines {
		s.votes.count(&s.lines[i])
	}
	var out []news.Name
	for i := range s.lines {
		l := &s.lines[i]
		l.names = s.agree(l)
		l.names = s.recover(l)
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

// clean collects a sentence's names and trims them.
func (r *reader) clean(l *line) []found {
	var out []found
	for _, n := range collect(l.sh) {
		if n = r.trim(l, n); n.lo == n.hi || r.monthDay(l, n) {
			continue
		}
		out = append(out, r.credit(l, r.retype(l, r.extend(l, n, out)))...)
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

// trim takes off what is no part of a name at its ends: marks, articles, small
// linking words, a possessive, titles.
func (r *reader) trim(l *line, n found) found {
	idle := func(i int) bool {
		w := &l.sh.words[i]
		form := l.toks[i].Form
		return w.shape == shapeMark || w.shape == shapeSmall && w.link && l.sh.mode <= title || strings.EqualFold(form, "'s") || strings.EqualFold(form, "’s")
	}
	for n.lo < n.hi && (idle(n.lo) && !beginsName(l.toks[n.lo].Form) || article(l.toks[n.lo].Form)) {
		n.lo++
	}
	for n.lo < n.hi && (idle(n.hi-1) || n.hi-n.lo > 1 && linkWords[strings.ToLower(l.toks[n.hi-1].Form)]) {
		n.hi--
	}
	return r.untitle(l, n)
}

// monthDay says whether n is the short form of a month before a number
// ("Jan 5").
func (r *reader) monthDay(l *line, n found) bool {
	form := strings.TrimSuffix(l.toks[n.lo].Form, ".")
	if n.hi-n.lo > 1 || n.hi == len(l.toks) || len(form) < 3 || len(form) > 4 {
		return false
	}
	c := l.toks[n.hi].Form[0]
	return '0' <= c && c <= '9' && calendar[strings.ToLower(form[:3])]
}

// extend gives an organisation's name the words before "of" that head it
// ("Higher School of" before "Economics"), the word before such a head, and any
// name the head that follows it ("Center" after "Carnegie Moscow").
func (r *reader) extend(l *line, n found, before []found) found {
	free := 0
	if len(before) > 0 {
		free = before[len(before)-1].hi
	}
	words := l.sh.words
	plain := func(i int) bool {
		return words[i].cand && words[i].shape == shapeCapital && words[i].gaz&gazTitle == 0 && !article(l.toks[i].Form)
	}
	if next := n.hi; l.sh.mode == running && n.kind != news.Demonym && next < len(words) && l.sh.labels[next] == Outside &&
		plain(next) && words[next].gaz&gazWords == gazOrgHead {
		n.hi++
		n.kind = news.Organisation
	}
	if n.kind != news.Organisation {
		return n
	}
	lo := n.lo
	if of := n.lo - 1; of > free && l.toks[of].Form == "of" && words[of-1].gaz&gazOrgHead != 0 {
		lo = of
	}
	if lo < n.lo || words[n.lo].gaz&gazOrgHead != 0 && l.sh.mode == running {
		for lo > max(free, 1) && plain(lo-1) {
			lo--
		}
	}
	if lo < n.lo && l.toks[lo].Form != "of" {
		n.lo = lo
	}
	return n
}

// beginsName says whether a small word may be the first of a name.
func beginsName(form string) bool {
	switch form {
	case "bin", "al", "el", "de", "von", "van", "ibn", "la", "le", "da", "di", "del", "du":
		return true
	}
	return false
}

func article(form string) bool {
	return strings.EqualFold(form, "the") || strings.EqualFold(form, "a") || strings.EqualFold(form, "an")
}

// untitle takes titles off a name's beginning; who bears an honorific is a
// person.
func (r *reader) untitle(l *line, n found) found {
	for n.hi-n.lo > 1 {
		w := &l.sh.words[n.lo]
		last := l.sh.words[n.hi-1].gaz & (gazOrgHead | gazPlaceHead)
		if w.place != 4 || w.gaz&gazTitle == 0 || n.kind != news.Person && (w.gaz&gazHonorific == 0 || last != 0) {
			break
		}
		n.kind = news.Person
		n.lo++
		for n.lo < n.hi-1 && (l.sh.words[n.lo].shape == shapeMark || l.sh.words[n.lo].link) {
			n.lo++
		}
	}
	return n
}

// unsure is the margin below which the words of a name may overrule its label.
const unsure = 3 * Unit

// retype gives a name of several words the kind that its words speak for: its
// head ("Moscow Center", "Black Sea"), or a given name at its beginning.
func (r *reader) retype(l *line, n found) found {
	words := l.sh.words[n.lo:n.hi]
	if len(words) < 2 || r.bits(words)&^gazWords != 0 {
		return n
	}
	head := words[len(words)-1].gaz & (gazOrgHead | gazPlaceHead)
	switch {
	case n.kind == news.Place && head == gazOrgHead && n.margin < unsure:
		n.kind = news.Organisation
	case n.kind == news.Organisation && head == gazPlaceHead && n.margin < unsure:
		n.kind = news.Place
	case (n.kind == news.Organisation || n.kind == news.Place) && n.margin < unsure && bearer(words):
		n.kind = news.Person
	}
	return n
}

// bearer says whether words look like a person's full name: a given name, then
// one or two words that are no other words.
func bearer(words []word) bool {
	if len(words) > 3 || words[0].part&1 == 0 || words[0].gaz != 0 {
		return false
	}
	for i := range words[1:] {
		w := &words[1+i]
		if !w.cand || w.gaz != 0 || w.lower != 0 && w.part&2 == 0 {
			return false
		}
	}
	return true
}

// credit parts the photographer from the agency in a line of credit
// ("Ada Novak/Reuters").
func (r *reader) credit(l *line, n found) []found {
	for k := n.lo + 1; k+1 < n.hi; k++ {
		if l.toks[k].Form == "/" && r.bits(l.sh.words[k+1:n.hi])&gazOrg != 0 && r.bits(l.sh.words[n.lo:n.hi]) == 0 {
			return []found{{n.lo, k, news.Person, n.margin}, {k + 1, n.hi, news.Organisation, n.margin}}
		}
	}
	return []found{n}
}

// abbreviations makes the capitals in brackets after an organisation a name of
// it ("the Free Press Union (FPU)").
func abbreviations(l *line) []found {
	var out []found
	for k, n := range l.names {
		out = append(out, n)
		at := n.hi + 1
		if n.kind != news.Organisation || at+1 >= len(l.toks) || l.toks[n.hi].Form != "(" || l.toks[at+1].Form != ")" {
			continue
		}
		if shape := l.sh.words[at].shape; shape != shapeUpper && shape != shapeDotted {
			continue
		}
		if k+1 < len(l.names) && l.names[k+1].lo <= at {
			l.names[k+1].kind = news.Organisation
			continue
		}
		out = append(out, found{at, at + 1, news.Organisation, n.margin})
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
// demonyms and groups, and places of several words.
func (r *reader) kind(sh *sheet, n found) news.NameKind {
	bits := r.bits(sh.words[n.lo:n.hi]) &^ gazWords
	switch {
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
		if n.kind == news.OtherName && heldBy(works, n) {
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
