package name

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// The rules of this file bring the names of a sentence into line with the
// dossiers of the document.

// apply gives a sentence's names of no list the kind of their dossiers, and
// finds those that the labels missed.
func (s *settler) apply(l *line) {
	l.names = s.found(l, s.parted(l))
	for k := range l.names {
		n := &l.names[k]
		words := l.sh.words[n.lo:n.hi]
		if !s.f.r.unlisted(words) {
			continue
		}
		do := s.files.by[keyOf(words)]
		if do == nil || do.kind == "" || do.kind == n.kind {
			continue
		}
		if !contradicts(s.local(l, *n), n.kind, do.kind) {
			n.kind = do.kind
		}
	}
}

// contradicts says that a mention's own sentence speaks for its kind and
// against the document's.
func contradicts(w weights, own, other news.NameKind) bool {
	k, o := weightIndex(own), weightIndex(other)
	return k >= 0 && w[k] >= minSaid && w[k] > w[o] && !(own == news.Place && other == news.Country)
}

// parted parts names that are two names of the document side by side or joined
// ("Sarvenia and Lutavia").
func (s *settler) parted(l *line) []found {
	var out []found
	for _, n := range l.names {
		if a, b, ok := s.halves(l, n); ok {
			out = append(out, a, b)
			continue
		}
		out = append(out, n)
	}
	return out
}

// maxHalves is the number of tokens of the longest name that is looked at.
const maxHalves = 6

// halves gives the two names of the document that n consists of, if it does.
func (s *settler) halves(l *line, n found) (a, b found, ok bool) {
	words := l.sh.words
	if n.hi-n.lo < 2 || n.hi-n.lo > maxHalves || s.verdictOf(words[n.lo:n.hi]) != "" || words[n.hi-1].gaz&(gazOrgHead|gazPlaceHead) != 0 {
		return a, b, false
	}
	for k := n.lo + 1; k < n.hi; k++ {
		end := k
		switch l.toks[k].Form {
		case "and", "-", "–", "/":
			k++
		}
		if k == n.hi {
			break
		}
		one, other := s.verdictOf(words[n.lo:end]), s.verdictOf(words[k:n.hi])
		if form := l.toks[k].Form; (form == "'s" || form == "’s") && n.kind == news.Organisation && k+1 < n.hi && one != "" && one != news.Organisation {
			return found{n.lo, end, one, n.margin}, found{k + 1, n.hi, n.kind, n.margin}, true
		}
		if one != "" && other != "" && (k > end || one == news.Demonym) {
			return found{n.lo, end, one, n.margin}, found{k, n.hi, other, n.margin}, true
		}
	}
	return a, b, false
}

// verdictOf is the kind that the document shows of words, or "".
func (s *settler) verdictOf(words []word) news.NameKind {
	if do := s.files.by[keyOf(words)]; do != nil {
		return do.kind
	}
	return ""
}

// found adds to names the capitalised words in none of them that the document
// knows, whose own sentence says plainly what they are, or that are no words
// otherwise.
func (s *settler) found(l *line, names []found) []found {
	var out []found
	done := 0
	s.between(l, names, func(lo, hi, at int) {
		out = append(out, names[done:at]...)
		done = at
		if n, ok := s.missing(l, lo, hi); ok {
			out = append(out, n)
		}
	})
	return append(out, names[done:]...)
}

// between calls yield with each stretch [lo, hi) of open tokens that lies in no
// name and beside none, and with the number of names before it.
func (s *settler) between(l *line, names []found, yield func(lo, hi, at int)) {
	if l.sh.mode == caps || l.sh.mode == lower {
		return
	}
	at := 0
	for i := 0; i < len(l.toks); i++ {
		for at < len(names) && names[at].lo <= i {
			i = max(i, names[at].hi)
			at++
		}
		if i >= len(l.toks) || !s.open(l, i) {
			continue
		}
		end := i + 1
		for end < len(l.toks) && end-i < maxHalves && (at == len(names) || end < names[at].lo) && s.open(l, end) {
			end++
		}
		// A piece of the name beside it is no name.
		if (at == len(names) || names[at].lo != end) && (at == 0 || names[at-1].hi != i) {
			yield(i, end, at)
		}
		i = end - 1
	}
}

// missing gives the name that the open tokens [lo, hi) are or end in, if any:
// the first word of a sentence is often none of it ("In Sarvenia the day ...").
func (s *settler) missing(l *line, lo, hi int) (found, bool) {
	for {
		if n, ok := s.known(l, lo, hi); ok {
			return n, true
		}
		if s.novel(l, lo, hi) {
			n := found{lo, hi, s.guess(l, lo, hi), sure}
			if do := s.files.by[keyOf(l.sh.words[lo:hi])]; do != nil {
				if k := do.likeliest(); k >= 0 {
					n.kind = weightKinds[k]
				}
			}
			return n, n.kind != ""
		}
		if !s.started(l, lo, hi) {
			return found{}, false
		}
		lo++
	}
}

// started says whether the first of the tokens [lo, hi) is a small word that
// has its capital as the first of a sentence.
func (s *settler) started(l *line, lo, hi int) bool {
	return hi-lo > 1 && s.f.contexts.holds("starter", &l.sh.words[lo]) && l.first(lo)
}

// first says whether no word stands before token at.
func (l *line) first(at int) bool {
	for i := range at {
		if l.sh.words[i].shape != shapeMark {
			return false
		}
	}
	return true
}

// novel says whether capitalised words are no words but as a name. At the
// beginning of a sentence rare words look like that too: there one must say
// something, or the document must have it elsewhere, or what stands around it
// must speak for a kind.
func (s *settler) novel(l *line, lo, hi int) bool {
	words := l.sh.words[lo:hi]
	first := l.first(lo)
	if l.sh.mode != running && !l.headed(lo, hi) || s.f.r.bits(words) != 0 || !s.foreign(l, lo, hi, first) {
		return false
	}
	if !first || s.files.by[keyOf(words)] != nil || hi-lo == 1 && hi < len(l.toks) && s.f.contexts.holds("speaks", &l.sh.words[hi]) {
		return true
	}
	w := s.local(l, found{lo, hi, "", sure})
	return slices.Max(w[:]) >= minSaid
}

// headed says whether tokens [lo, hi) lie in the dateline, not as its first.
func (l *line) headed(lo, hi int) bool {
	return lo > 0 && l.head.Contains(news.Span{Start: l.toks[lo].Start, End: l.toks[hi-1].End})
}

// foreign says whether tokens [lo, hi), the first of a sentence or not, are no
// words but as a name: at least one of them is in no list of words, and so is
// one alone and the first of a sentence.
func (s *settler) foreign(l *line, lo, hi int, first bool) bool {
	some := false
	for i := lo; i < hi; i++ {
		w := &l.sh.words[i]
		form := l.toks[i].Form
		if w.shape != shapeCapital && w.shape != shapeInner || w.lower != 0 && (hi-lo == 1 || first && i == lo) {
			return false
		}
		if plural, ok := strings.CutSuffix(form, "s"); ok && s.f.r.classes.Of(plural).Fine != 0 && hi-lo == 1 {
			return false
		}
		if strings.ContainsFunc(form, func(c rune) bool { return !unicode.IsLetter(c) && c != '\'' && c != '’' }) {
			return false
		}
		some = some || w.lower == 0
	}
	if lo > 0 && (strings.EqualFold(l.toks[lo-1].Form, "a") || strings.EqualFold(l.toks[lo-1].Form, "an")) {
		return some && hi-lo > 1
	}
	return some
}

// guess is the likeliest kind of tokens [lo, hi) if they are a name: by what
// they look like, else by the weights.
func (s *settler) guess(l *line, lo, hi int) news.NameKind {
	words := l.sh.words
	switch {
	case bearer(words[lo:hi]) && hi-lo > 1:
		return news.Person
	case hi-lo == 1 && demonymic(l.toks[lo].Form) && hi < len(words) && words[hi].shape == shapeSmall && !words[hi].link:
		return news.Demonym
	}
	if hi-lo == 1 && hi < len(words) && words[hi].shape == shapeDigit && len(l.toks[hi].Form) < 4 {
		return news.OtherName // a model and its number
	}
	the := hi-lo == 1 && lo > 0 && strings.EqualFold(l.toks[lo-1].Form, "the") // no person's name, and hardly a place's
	at := slices.IndexFunc(l.sh.segs, func(g segment) bool { return g.lo <= lo && hi <= g.hi })
	if at < 0 {
		return ""
	}
	seg := l.sh.segs[at]
	var sums [len(labelKinds)]int32
	var buf []uint32
	for i := lo; i < hi; i++ {
		var scores [Labels]int32
		buf = features(buf[:0], words, i, seg.lo, seg.hi, l.sh.mode, nil)
		s.f.first.score(&scores, buf)
		for k, kind := range labelKinds {
			sums[k] += scores[labelOf(kind, i-lo, hi-lo)]
		}
	}
	top := -1
	for k, v := range sums {
		switch kind := labelKinds[k]; {
		case the && (kind == news.Person || kind == news.Place), kind == news.Demonym, kind == news.Group:
			continue
		}
		if top < 0 || v > sums[top] {
			top = k
		}
	}
	return labelKinds[top]
}

// known gives the name that tokens [lo, hi) are, if any.
func (s *settler) known(l *line, lo, hi int) (found, bool) {
	words := l.sh.words[lo:hi]
	n := found{lo, hi, "", sure}
	common := lo == 0 && words[0].lower != 0
	if n.kind = s.verdictOf(words); n.kind != "" {
		return n, !common
	}
	if lo == 0 || l.sh.mode != running || hi-lo == 1 && demonymic(l.toks[lo].Form) {
		return n, false
	}
	if l.toks[lo-1].Form == "the" && lo > 1 && l.toks[lo-2].Form == "of" {
		return n, false // may end a longer name: "News of the Valleys"
	}
	var w weights // of the words around alone: a head makes no name of any words
	s.f.contexts.weigh(&w, l.sh.words, lo, hi)
	for _, k := range []int{forOrganisation, forPlace} {
		if w[k] >= minSaid && w[k] >= sayMajority*(w[forPerson]+w[forOrganisation]+w[forPlace]-w[k]) {
			n.kind = weightKinds[k]
			return n, true
		}
	}
	return n, false
}

// calendarWord says whether a form is a month or a day of the week.
func calendarWord(form string) bool { return calendar[strings.ToLower(form)] }

// demonymEnds are how words for a people and its things end, the longest
// first.
var demonymEnds = []string{"ians", "eans", "ian", "ean", "ese", "ish", "ans", "an", "is", "i"}

// demonymic says whether a word is made like one for a people.
func demonymic(form string) bool {
	if len(form) < 5 {
		return false
	}
	for _, end := range demonymEnds {
		if strings.HasSuffix(form, end) {
			return true
		}
	}
	return false
}

// adjectival says whether a word is made like an adjective for a people.
func adjectival(form string) bool {
	for _, end := range [...]string{"ian", "ean", "ese", "ish"} {
		if strings.HasSuffix(form, end) && len(form) > len(end)+2 {
			return true
		}
	}
	return false
}

// base gives the dossier of the place that a demonym is made from ("Sarvenia"
// of "Sarvenian", "Chapal" of "Chapalese"), nil if the document has none.
func (s *settler) base(form string) *dossier {
	if !utf8.ValidString(form) {
		return nil
	}
	for _, end := range demonymEnds {
		stem, ok := strings.CutSuffix(form, end)
		if !ok || len(stem) < 3 {
			continue
		}
		for _, tail := range [...]string{"", "a", "o", "e", "y", "ia"} {
			if key, ok := s.files.single[foldHash(stem+tail)]; ok {
				return s.files.by[key]
			}
		}
	}
	return nil
}
