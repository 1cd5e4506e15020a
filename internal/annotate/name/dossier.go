package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// The rules of this file settle what names of no list are, over a whole
// document: "Sarvenia's parliament", "the Sarvenian army" and "in Sarvenia" in
// three sentences make a country of what the labels took for a person.

// dossier is what a document says of one name.
type dossier struct {
	words  []word // one mention of it
	said   weights
	labels weights // by the labels, at most maxLabels a kind
	kind   news.NameKind
}

// Settings of the dossiers, in the unit of names-contexts.txt. They were chosen
// as a set on our own stories and the development sets of names: do not change
// one alone. A kind must have at least minSaid of what the document says, and
// outweigh all others sayMajority times.
const (
	minSaid     = 3
	sayMajority = 2
	// maxSaid is how much one mention's words can add to one kind, so that a
	// sentence that many patterns fit does not outvote a document.
	maxSaid = 6
	// maxLabels is how much the labels of all mentions weigh for one kind.
	maxLabels = 4
	// bearerSaid is how much a full name with a known given name says of its
	// surname, and a firm's long name of its short one.
	bearerSaid = 3
	// hintSaid is what a neighbour's kind says.
	hintSaid = 2
	// countrySaid is how much must speak for a country among what speaks for
	// a place.
	countrySaid = 3
)

// dossiers are the names of a document that stand in no list, by key, and
// their keys in the order in which they were found.
type dossiers struct {
	by    map[uint64]*dossier
	order []uint64
	// single has the key of each name of one word by the word's hash.
	single map[uint32]uint64
}

// file gives the dossier of words, made if missing.
func (d *dossiers) file(words []word) *dossier {
	key := keyOf(words)
	do := d.by[key]
	if do == nil {
		do = &dossier{words: words}
		d.by[key] = do
		d.order = append(d.order, key)
		if len(words) == 1 {
			d.single[words[0].hash] = key
		}
	}
	return do
}

// unlisted says whether words are no name of a list, and not too many.
func (r *reader) unlisted(words []word) bool {
	return len(words) <= maxPhrase && r.bits(words)&^gazWords == 0
}

// gather opens the dossiers of a document and finds what stands in them.
func (s *settler) gather() {
	s.files = dossiers{by: map[uint64]*dossier{}, single: map[uint32]uint64{}}
	for i := range s.lines {
		for k := range s.lines[i].names {
			s.enter(&s.lines[i], k)
		}
	}
	for i := range s.lines {
		s.unlabelled(&s.lines[i])
	}
	for i := range s.lines {
		l := &s.lines[i]
		s.between(l, l.names, func(lo, hi, _ int) { s.enterNovel(l, lo, hi) })
	}
	s.relate()
	for range 2 { // the second time what the first one found speaks too
		s.neighbours()
	}
	for _, do := range s.files.by {
		do.kind = do.verdict()
	}
}

// enter enters name k of a sentence.
func (s *settler) enter(l *line, k int) {
	n := l.names[k]
	words := l.sh.words[n.lo:n.hi]
	if !s.f.r.unlisted(words) || (n.hi-n.lo == 1 || n.kind == news.OtherName) && roman(l.toks[n.hi-1].Form) {
		return
	}
	do := s.files.file(words)
	w := s.local(l, n)
	s.office(&w, l, k)
	do.add(w)
	do.add(l.dateline(n))
	if at := weightIndex(n.kind); at >= 0 {
		do.labels[at] = min(maxLabels, do.labels[at]+max(1, min(n.margin, maxWeight)/(2*Unit)))
	}
	if n.hi-n.lo > 1 && (n.kind == news.Person || n.kind == news.Place && w[forPlace] == 0) {
		if last := words[len(words)-1:]; w[forPerson] >= minSaid || n.kind == news.Person && n.margin >= unsure {
			s.files.file(last).said[forPerson] += bearerSaid
		}
	}
}

// enterNovel enters words that the labels missed and that can only be a name.
func (s *settler) enterNovel(l *line, lo, hi int) {
	if s.started(l, lo, hi) {
		lo++
	}
	if !s.novel(l, lo, hi) {
		return
	}
	do := s.files.file(l.sh.words[lo:hi])
	do.add(s.local(l, found{lo, hi, "", sure}))
	do.add(l.dateline(found{lo, hi, "", sure}))
	if k := weightIndex(s.guess(l, lo, hi)); k >= 0 {
		do.labels[k] = min(maxLabels, do.labels[k]+1)
	}
}

// roman says whether a form is a Roman number of two letters or more, as
// behind a name ("World War II").
func roman(form string) bool {
	return len(form) > 1 && strings.Trim(form, "IVX") == ""
}

// office adds to w what an office before a name says, with a person between
// them ("President Ada Novak of Sarvenia").
func (s *settler) office(w *weights, l *line, k int) {
	if k == 0 {
		return
	}
	n, p := l.names[k], l.names[k-1]
	if p.kind != news.Person || p.hi != n.lo-1 || l.toks[p.hi].Form != "of" || p.lo == 0 {
		return
	}
	switch before := &l.sh.words[p.lo-1]; {
	case s.f.contexts.holds("statehead", before):
		w[forCountry] += countrySaid
	case s.f.contexts.holds("townhead", before):
		w[forPlace] += bearerSaid
	}
}

// dateline is what it says of a name that it stands in a dateline: first the
// place, then the country or region that it lies in, then the agency in
// brackets.
func (l *line) dateline(n found) (w weights) {
	if !l.head.Contains(news.Span{Start: l.toks[n.lo].Start, End: l.toks[n.hi-1].End}) {
		return w
	}
	commas := 0
	for i := range n.lo {
		switch l.toks[i].Form {
		case "(", "[":
			w[forOrganisation] = maxSaid
			return w
		case ",":
			commas++
		}
	}
	w[forPlace] = bearerSaid
	if commas > 0 {
		w[forCountry] = hintSaid
	}
	return w
}

// unlabelled adds what is around mentions that the labels missed, of words
// that are names elsewhere in the document, and makes names of words for a
// people whose country the document names.
func (s *settler) unlabelled(l *line) {
	var out []found
	at := 0
	for i := range l.toks {
		for at < len(l.names) && l.names[at].hi <= i {
			out = append(out, l.names[at])
			at++
		}
		if at < len(l.names) && l.names[at].lo <= i || !s.open(l, i) {
			continue
		}
		n := found{i, i + 1, news.Demonym, sure}
		if key, ok := s.files.single[l.sh.words[i].hash]; ok {
			s.files.by[key].add(s.local(l, n))
		}
		if demonymic(l.toks[i].Form) && s.base(l.toks[i].Form) != nil && l.sh.words[i].lower == 0 {
			s.files.file(l.sh.words[i : i+1])
			out = append(out, n)
		}
	}
	l.names = append(out, l.names[at:]...)
}

// open says whether token i may be a name of no list that the labels missed.
func (s *settler) open(l *line, i int) bool {
	w := &l.sh.words[i]
	switch w.shape {
	case shapeCapital, shapeUpper:
	case shapeInner, shapeHyphen:
		for part := range strings.SplitSeq(l.toks[i].Form, "-") { // "Coca-Cola", not "Perth-based"
			if c, _ := utf8.DecodeRuneInString(part); !unicode.IsUpper(c) {
				return false
			}
		}
	default:
		return false
	}
	return w.cand && w.gaz&^(gazOrgHead|gazPlaceHead|gazOtherHead) == 0 && !calendarWord(l.toks[i].Form)
}

// weightIndex is the place of a kind in weights, -1 for others.
func weightIndex(kind news.NameKind) int {
	for k, have := range weightKinds {
		if have == kind {
			return k
		}
	}
	return -1
}

// local is what a mention's own sentence and words say of its kind.
func (s *settler) local(l *line, n found) weights {
	var w weights
	words, c := l.sh.words, s.f.contexts
	c.weigh(&w, words, n.lo, n.hi)
	if n.hi-n.lo > 1 || !demonymic(l.toks[n.lo].Form) {
		w[forDemonym] = 0
	}
	if n.hi-n.lo == 1 && n.hi < len(words) && words[n.hi].shape == shapeSmall && adjectival(l.toks[n.lo].Form) && w[forDemonym] >= minSaid {
		w[forPlace], w[forCountry] = 0, 0 // "the Sarvenian port"
	}
	if w[forOther] > 0 && n.kind == news.Person && bearer(words[n.lo:n.hi]) && s.skippers(l, n) {
		w[forOther] = 0
	}
	if n.lo > 0 && words[n.lo-1].shape != shapeSmall {
		switch gaz := words[n.lo-1].gaz; {
		case gaz&gazHonorific != 0:
			w[forPerson] += bearerSaid + 1
		case gaz&gazTitle != 0 && n.kind == news.Person:
			w[forPerson] += bearerSaid
		}
	}
	if n.hi-n.lo == 1 {
		if words[n.lo].shape == shapeUpper && n.lo > 0 && l.sh.mode == running && l.toks[n.lo-1].Form == "told" {
			w[forOrganisation] += bearerSaid
		}
		return w
	}
	if s.officer(l, n) {
		w[forPerson] += bearerSaid
	}
	switch first, last := &words[n.lo], &words[n.hi-1]; {
	case c.holds("business", last) || c.holds("legal", last) || c.holds("masthead", last) && l.toks[max(0, n.lo-1)].Form != "a" || last.gaz&gazOrgHead != 0:
		w[forOrganisation] += bearerSaid
	case c.holds("shipmark", first) && words[n.lo].shape == shapeUpper:
		w[forOther] += bearerSaid
	case c.holds("lodging", first):
		w[forPlace] += bearerSaid
	case c.holds("saint", first):
		w[forPlace]++
	case n.kind == news.Person && bearer(words[n.lo:n.hi]) && (n.lo == 0 || !article(l.toks[n.lo-1].Form)):
		w[forPerson] += bearerSaid
	}
	return w
}

// maxCredit bounds the tokens of a line that says who took a picture.
const maxCredit = 10

// officer says whether an office with its field stands right before a name of
// several words, as languages write it that have no titles like English ("the
// minister of health Ada Novak").
func (s *settler) officer(l *line, n found) bool {
	words, c := l.sh.words, s.f.contexts
	if n.lo > 1 && n.hi-n.lo < 4 && l.toks[n.lo-1].Form == "/" && len(words) <= maxCredit && words[n.hi-1].gaz == 0 && words[n.lo].gaz == 0 {
		return true // "Coastal News/Ada Novak", under a picture
	}
	if n.lo < 3 || n.hi-n.lo > 3 || words[n.hi-1].gaz&(gazOrgHead|gazPlaceHead) != 0 {
		return false
	}
	last := &words[n.lo-1]
	if before := &words[n.lo-2]; l.toks[n.lo-1].Form == "," && n.hi < len(words) && words[n.hi].shape == shapeMark {
		return before.shape == shapeSmall && before.gaz&gazTitle != 0 // "its secretary, Ada Novak,"
	}
	if last.shape != shapeSmall || last.link || c.holds("settled", last) || c.holds("firm", last) || c.holds("vessel", last) {
		return false
	}
	for i := n.lo - 2; i > 0 && i >= n.lo-4; i-- {
		if words[i].shape != shapeSmall {
			return false
		}
		if l.toks[i].Form == "of" {
			return words[i-1].gaz&gazTitle != 0
		}
	}
	return false
}

// skippers says whether a person's name may be that of who leads the vessel
// before it ("the captain of the Sarvenian ship Karel Novak remains ...").
func (s *settler) skippers(l *line, n found) bool {
	for i := max(0, n.lo-contextReach); i+1 < n.lo; i++ {
		if s.f.contexts.holds("skipper", &l.sh.words[i]) && l.toks[i+1].Form == "of" {
			return true
		}
	}
	return false
}

func (do *dossier) add(w weights) {
	for k := range w {
		do.said[k] += min(w[k], maxSaid)
	}
}

// relate lets names speak for names made of them: a firm's long name for its
// short one, a demonym for its country.
func (s *settler) relate() {
	d := &s.files
	for _, key := range d.order {
		do := d.by[key]
		if n := len(do.words); n > 1 && do.said[forOrganisation] >= minSaid {
			if short := d.by[keyOf(do.words[:n-1])]; short != nil && s.f.contexts.holds("business", &do.words[n-1]) {
				if short.said[forPlace]+short.said[forCountry] < minSaid || !s.f.contexts.holds("national", &do.words[n-1]) {
					short.said[forOrganisation] += bearerSaid // not where the railway is the country's
				}
			}
		}
	}
	for i := range s.lines {
		l := &s.lines[i]
		for k, n := range l.names {
			if n.kind == news.Organisation && n.hi-n.lo > 1 && adjectival(l.toks[n.lo].Form) {
				if base := s.base(l.toks[n.lo].Form); base != nil { // "Sarvenian Food Authority"
					base.said[forCountry] += hintSaid
				}
			}
			if n.hi-n.lo > 1 || !demonymic(l.toks[n.lo].Form) {
				continue
			}
			own := d.by[keyOf(l.sh.words[n.lo:n.hi])]
			base := s.base(l.toks[n.lo].Form)
			if own == nil || base == nil || own == base || n.kind == news.Person && k > 0 && l.names[k-1].hi == n.lo {
				continue
			}
			var w weights
			s.f.contexts.weigh(&w, l.sh.words, n.lo, n.hi)
			own.said[forDemonym] += bearerSaid
			base.said[forPlace] += hintSaid
			base.said[forCountry] += 1 + min(w[forDemonym], hintSaid)
		}
	}
}

// neighbours lets a name that is joined to a place or country ("in Sarvenia
// and Estonia") be one more likely.
func (s *settler) neighbours() {
	for i := range s.lines {
		l := &s.lines[i]
		for k := 1; k < len(l.names); k++ {
			a, b := l.names[k-1], l.names[k]
			if b.lo != a.hi+1 {
				continue
			}
			if b.hi == len(l.toks) {
				continue
			}
			next := l.toks[b.hi].Form
			if next == "in" {
				continue // "between Karl Bay in Sarvenia and Port Clare in Estonia"
			}
			switch l.toks[a.hi].Form {
			case "and", "or", "-", "–":
				s.draw(l, a, b)
				s.draw(l, b, a)
			case ",":
				if next == "and" || next == "or" || next == "," && k+1 < len(l.names) && l.names[k+1].lo == b.hi+1 {
					s.draw(l, a, b) // "the villages of Tarn, Marsh and Ferry"
				}
			}
		}
	}
}

// draw adds to b's dossier that it stands beside a country or place a.
func (s *settler) draw(l *line, a, b found) {
	words := l.sh.words
	one, other := s.files.by[keyOf(words[a.lo:a.hi])], s.files.by[keyOf(words[b.lo:b.hi])]
	if other == nil || b.kind == news.Person && b.hi-b.lo > 1 {
		return
	}
	bits := s.f.r.bits(words[a.lo:a.hi])
	switch {
	case bits&gazCountry != 0 || one != nil && one.said[forCountry] >= countrySaid:
		if other.said[forCountry] < countrySaid {
			other.said[forCountry] += hintSaid
		}
	case bits != 0 && bits&^gazPlace == 0 || one != nil && one.said[forPlace] > hintSaid:
		if other.said[forPlace] < minSaid {
			other.said[forPlace] += hintSaid
		}
	}
}

// verdict is the kind that a dossier shows, or "".
func (do *dossier) verdict() news.NameKind {
	sums, labels := do.said, do.labels
	sums[forPlace] += sums[forCountry]
	labels[forPlace] += labels[forCountry]
	top := -1
	for k, v := range sums {
		if k != forCountry && v >= minSaid && (top < 0 || v > sums[top]) {
			top = k
		}
	}
	if top < 0 {
		return ""
	}
	for k, v := range sums {
		if k == top || k == forCountry {
			continue
		}
		if sums[top] < sayMajority*v || sums[top]+labels[top] <= v+labels[k]/2 {
			return ""
		}
	}
	if top == forPlace && do.said[forCountry] >= countrySaid {
		return news.Country
	}
	return weightKinds[top]
}

// likeliest is the place in weightKinds of the kind for which most speaks, by
// what is said and by the labels; -1 where nothing does.
func (do *dossier) likeliest() int {
	top, most := -1, int32(0)
	for k := range do.said {
		v := do.said[k] + do.labels[k]
		if k == forPlace {
			v += do.said[forCountry]
		}
		if v > most && k != forCountry {
			top, most = k, v
		}
	}
	return top
}
