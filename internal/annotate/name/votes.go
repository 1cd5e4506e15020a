package name

import "dateline/internal/news"

// votes counts, over a document, of which kind each name was found to be, by
// the key of the whole name; what a person's name ends in ("al-Hadi", "Hadi")
// counts with the full name.
type votes map[uint64]*ballot

// ballot is how many mentions of a name are of each kind, and how surely: the
// sum of their margins.
type ballot struct {
	mentions [len(labelKinds)]int16
	weight   [len(labelKinds)]int32
	family   int16 // of persons' full names that end in it
}

// Settings of the vote: a name goes over to another kind that at least
// minVotes mentions have, and that outweighs all other kinds overMajority
// times. A mention weighs its margin, at most maxWeight.
const (
	minVotes     = 2
	overMajority = 3
	maxWeight    = 6 * Unit
)

func kindIndex(kind news.NameKind) int {
	for i, k := range labelKinds {
		if k == kind {
			return i
		}
	}
	return 0
}

func (v votes) count(l *line) {
	for _, n := range l.names {
		v.add(keyOf(l.sh.words[n.lo:n.hi]), n)
		for k := n.lo + 1; n.kind == news.Person && k < n.hi && k <= n.lo+maxPhrase; k++ {
			if l.sh.words[k].cand {
				v.add(keyOf(l.sh.words[k:n.hi]), n)
			}
		}
		if last := l.sh.words[n.hi-1 : n.hi]; n.kind == news.Person && n.hi-n.lo > 1 && last[0].cand {
			v[keyOf(last)].family++
		}
	}
}

func (v votes) add(key uint64, n found) {
	b := v[key]
	if b == nil {
		b = &ballot{}
		v[key] = b
	}
	b.mentions[kindIndex(n.kind)]++
	b.weight[kindIndex(n.kind)] += n.votes()
}

// votes is how much a mention weighs.
func (n found) votes() int32 { return max(1, min(n.margin, maxWeight)) }

// winner is the kind among persons, organisations and places that the other
// mentions of name n clearly have, if it is not n's own.
func (v votes) winner(words []word, n found) (news.NameKind, bool) {
	b := v[keyOf(words)]
	if b == nil {
		return n.kind, false
	}
	top, sum := 0, -n.votes()
	for k := range 3 {
		sum += b.weight[k]
		if b.weight[k] > b.weight[top] {
			top = k
		}
	}
	kind := labelKinds[top]
	return kind, kind != n.kind && b.mentions[top] >= minVotes && b.weight[top] > overMajority*(sum-b.weight[top])
}

// only says whether words are a name of one kind wherever they are one, at
// least n times.
func (v votes) only(words []word, kind news.NameKind, n int16) bool {
	b := v[keyOf(words)]
	if b == nil || b.mentions[kindIndex(kind)] < n {
		return false
	}
	own := kindIndex(kind)
	for k, w := range b.weight {
		if k != own && overMajority*w > b.weight[own] {
			return false
		}
	}
	return true
}

// agree brings a sentence's names into line with the document's.
func (s *settler) agree(l *line) []found {
	var out []found
	for _, n := range l.names {
		switch n.kind {
		case news.Person, news.Organisation, news.Place:
			if kind, ok := s.votes.winner(l.sh.words[n.lo:n.hi], n); ok {
				n.kind = kind
			}
			if n.kind == news.Organisation && s.surname(l, n) || n.kind != news.Person && s.namesake(l, n) {
				n.kind = news.Person
			}
			out = append(out, s.split(l, n)...)
		default:
			out = append(out, n)
		}
	}
	return out
}

// surname says whether a body of one word bears the name in which full names of
// persons end in the document at least minVotes times, and is no body of a list.
func (s *settler) surname(l *line, n found) bool {
	if n.hi-n.lo > 1 || l.sh.words[n.lo].gaz&(gazOrg|gazCountry|gazCapital|gazWords) != 0 {
		return false
	}
	b := s.votes[keyOf(l.sh.words[n.lo:n.hi])]
	return b != nil && b.family >= minVotes && s.local(l, n)[forOrganisation] < minSaid
}

// namesake says whether a name of two or three words begins with a given name
// and ends in what the document has as a person's name.
func (s *settler) namesake(l *line, n found) bool {
	words := l.sh.words[n.lo:n.hi]
	if len(words) < 2 || len(words) > 3 || words[0].part&1 == 0 || words[0].gaz != 0 || s.f.r.bits(words) != 0 {
		return false
	}
	last := words[len(words)-1:]
	return last[0].gaz&gazWords == 0 && s.votes.only(last, news.Person, minVotes)
}

// split parts a name of several words that are names of their own: two persons
// or a place and a person side by side, two listed names joined by "and".
func (s *settler) split(l *line, n found) []found {
	words := l.sh.words
	if n.hi-n.lo < 2 || n.kind == news.Organisation && words[n.hi-1].gaz&gazOrgHead != 0 {
		return []found{n}
	}
	if n.kind != news.Person {
		whole := true
		for i := n.lo; i < n.hi; i++ {
			whole = whole && s.votes.only(words[i:i+1], news.Person, minVotes)
		}
		if whole {
			var out []found
			for i := n.lo; i < n.hi; i++ {
				out = append(out, found{i, i + 1, news.Person, n.margin})
			}
			return out
		}
	}
	if first := &words[n.lo]; first.shape == shapeUpper && n.kind != news.Place && l.sh.mode == running && s.f.r.bits(words[n.lo:n.hi]) == 0 &&
		words[n.lo+1].part&1 != 0 && s.f.r.fullName(l, n.lo+1, n.hi) { // letters, then who leads or speaks for them
		return []found{{n.lo, n.lo + 1, news.Organisation, n.margin}, {n.lo + 1, n.hi, news.Person, n.margin}}
	}
	for k := n.lo + 2; k <= n.hi-2 && n.kind == news.Organisation; k++ { // a body, then who leads it
		if words[k-1].gaz&gazOrgHead != 0 && words[k].part&1 != 0 && words[k].lower == 0 && words[n.hi-1].lower == 0 && s.f.r.fullName(l, k, n.hi) {
			return []found{{n.lo, k, news.Organisation, n.margin}, {k, n.hi, news.Person, n.margin}}
		}
	}
	for k := n.lo + 1; k < n.hi; k++ {
		if s.f.r.country(words[n.lo:k]) && s.f.r.country(words[k:n.hi]) && s.f.r.bits(words[n.lo:n.hi]) == 0 {
			return []found{{n.lo, k, news.Place, n.margin}, {k, n.hi, news.Place, n.margin}}
		}
		if l.toks[k].Form != "and" || k+1 == n.hi {
			continue
		}
		a, b := s.f.r.sole(words[n.lo:k]), s.f.r.sole(words[k+1:n.hi])
		if a != "" && b != "" {
			return []found{{n.lo, k, a, n.margin}, {k + 1, n.hi, b, n.margin}}
		}
	}
	if k := s.f.r.seam(words, n); k > 0 {
		return []found{{n.lo, k, news.Place, n.margin}, {k, n.hi, news.Person, n.margin}}
	}
	return []found{n}
}

// country says whether words are a listed country.
func (r *reader) country(words []word) bool { return r.bits(words)&gazCountry != 0 }

// sole is the kind of words that are a listed place or organisation and
// nothing else, or "".
func (r *reader) sole(words []word) news.NameKind {
	bits := r.bits(words)
	switch {
	case bits != 0 && bits&^gazPlace == 0:
		return news.Place
	case bits == gazOrg:
		return news.Organisation
	}
	return ""
}

// seam gives the token at which the person begins in a "place" that is a
// listed country or capital followed by two or three parts of persons' names
// ("the ambassador to Minsk Ada Novak"), or 0.
func (r *reader) seam(words []word, n found) int {
	if n.kind != news.Place || r.bits(words[n.lo:n.hi]) != 0 {
		return 0
	}
	for k := n.hi - 2; k > n.lo && k >= n.hi-3; k-- {
		person := true
		for i := k; i < n.hi; i++ {
			w := &words[i]
			person = person && w.tier > 0 && w.gaz&(gazPlaceHead|gazOrgHead) == 0
		}
		if person && r.bits(words[n.lo:k])&(gazCountry|gazCapital) != 0 {
			return k
		}
	}
	return 0
}

// recover finds names that the labels missed though the document has them
// elsewhere for sure, and countries of the list.
func (s *settler) recover(l *line) []found {
	var out []found
	at := 0
	for i := 0; i < len(l.toks); i++ {
		for at < len(l.names) && l.names[at].lo <= i {
			i = max(i, l.names[at].hi)
			out = append(out, l.names[at])
			at++
		}
		if i >= len(l.toks) || !l.sh.words[i].cand || l.sh.words[i].shape == shapeSmall {
			continue
		}
		end := len(l.toks)
		if at < len(l.names) {
			end = l.names[at].lo
		}
		if n, ok := s.missed(l, i, end); ok {
			out = append(out, n)
			i = n.hi - 1
		}
	}
	return out
}

// missed gives the name that begins at token i and ends by token end, if any.
func (s *settler) missed(l *line, i, end int) (found, bool) {
	words := l.sh.words
	w := &words[i]
	if n, ok := s.person(l, i, end); ok {
		return n, true
	}
	if n, ok := s.body(l, i, end); ok {
		return n, true
	}
	if w.gaz&gazCountry == 0 || w.gaz&^gazPlace != 0 || w.place != 1 && w.place != 4 {
		return found{}, false
	}
	n := found{i, i + 1, news.Place, sure}
	for n.hi < len(words) && words[n.hi].place > 1 && words[n.hi].place < 4 && w.place == 1 {
		n.hi++
	}
	alone := (i == 0 || !words[i-1].cand) && (n.hi == len(words) || !words[n.hi].cand)
	return n, n.hi <= end && (alone || l.sh.mode != running)
}

// body gives the listed organisation of several words that begins at token i,
// each with a capital but the small ones within.
func (s *settler) body(l *line, i, end int) (found, bool) {
	words := l.sh.words
	if words[i].gaz != gazOrg || words[i].place != 1 || l.sh.mode != running {
		return found{}, false
	}
	n := found{i, i + 1, news.Organisation, sure}
	for n.hi < len(words) && (words[n.hi].place == 2 || words[n.hi].place == 3) {
		if w := &words[n.hi]; w.shape == shapeSmall && !w.link {
			return n, false
		}
		n.hi++
		if words[n.hi-1].place == 3 {
			break
		}
	}
	return n, n.hi <= end && words[n.hi-1].place == 3
}

// person gives the person whose surname at token k or one of the two after i
// the document has elsewhere, with the parts of a name before it.
func (s *settler) person(l *line, i, end int) (found, bool) {
	words := l.sh.words
	for k := i; k < end && k < i+3; k++ {
		w := &words[k]
		if !w.cand || w.shape != shapeCapital && w.shape != shapeInner && w.shape != shapeHyphen {
			return found{}, false
		}
		if s.votes.only(words[k:k+1], news.Person, minVotes) && (k > 0 || w.lower == 0) {
			return found{i, k + 1, news.Person, sure}, true
		}
		if w.tier == 0 || w.gaz != 0 || k == 0 && w.lower != 0 {
			return found{}, false
		}
	}
	return found{}, false
}
