package name

import (
	"strings"
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
// knows, or whose own sentence says plainly what they are.
func (s *settler) found(l *line, names []found) []found {
	var out []found
	at := 0
	for i := 0; i < len(l.toks); i++ {
		for at < len(names) && names[at].lo <= i {
			out = append(out, names[at])
			i = max(i, names[at].hi)
			at++
		}
		if i >= len(l.toks) || !s.open(l, i) || l.sh.mode == caps || l.sh.mode == lower {
			continue
		}
		end := i + 1
		for end < len(l.toks) && end-i < maxHalves && (at == len(names) || end < names[at].lo) && s.open(l, end) {
			end++
		}
		if at < len(names) && names[at].lo == end || len(out) > 0 && out[len(out)-1].hi == i {
			i = end - 1 // a piece of the name beside it
			continue
		}
		if n, ok := s.known(l, i, end); ok {
			out = append(out, n)
		}
		i = end - 1
	}
	return append(out, names[at:]...)
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
