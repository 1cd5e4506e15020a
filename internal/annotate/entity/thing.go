package entity

import (
	"sort"
	"strconv"
	"strings"
	"unicode"

	"dateline/internal/news"
)

// settleKinds gives each name the kind that most names of the same writing
// have in the report, so that one slip of the name finder does not make two
// entities of one. A person and a place of one name stay two, as do a people
// and its country.
func (r *reader) settleKinds() {
	type votes map[news.NameKind]int
	all := map[string]votes{}
	key := func(i int) string { return fold(r.ann.Names[i].In(r.ann.Text)) }
	mixed := false
	for i := range r.ann.Names {
		if r.namePos[i].sent < 0 || r.ann.Names[i].Kind == news.Demonym {
			continue
		}
		k := key(i)
		if all[k] == nil {
			all[k] = votes{}
		}
		all[k][r.ann.Names[i].Kind]++
		mixed = mixed || len(all[k]) > 1
	}
	if !mixed {
		return
	}
	for i := range r.ann.Names {
		v := all[key(i)]
		own := r.ann.Names[i].Kind
		if r.namePos[i].sent < 0 || own == news.Demonym || len(v) < 2 {
			continue
		}
		best := own
		for _, kind := range []news.NameKind{news.Person, news.Organisation, news.Country, news.Place, news.Group, news.Work, news.OtherName} {
			if v[kind] > v[best] || v[kind] == v[best] && own == news.OtherName && kind != own {
				best = kind
			}
		}
		spatial := func(k news.NameKind) bool { return k == news.Place || k == news.Country }
		if own == news.Person && spatial(best) || best == news.Person && spatial(own) {
			continue
		}
		r.nameKind[i] = best
	}
}

// shelf finds entities that are no persons by how they are written.
type shelf struct {
	byKey map[string]int
	// part leads from the beginnings and ends of organisations' names to the
	// organisation, -1 where there are two; letters from their initials.
	part, letters map[string]int
}

// things joins the names of organisations, places, countries and the rest.
func (r *reader) things() {
	sh := &shelf{map[string]int{}, map[string]int{}, map[string]int{}}
	r.seats()
	order := r.longestFirst()
	for _, i := range order {
		text := r.ann.Names[i].In(r.ann.Text)
		r.nameEnt[i] = r.thing(sh, r.alias, i, text)
	}
}

// longestFirst lists the names that are no persons: organisations of several
// words first, so that short forms find them, then the rest, in text order.
func (r *reader) longestFirst() []int {
	var long, rest []int
	for i := range r.ann.Names {
		if r.namePos[i].sent < 0 || r.nameKind[i] == news.Person {
			continue
		}
		if at := r.namePos[i]; r.nameKind[i] == news.Organisation && at.hi-at.lo > 1 {
			long = append(long, i)
		} else {
			rest = append(rest, i)
		}
	}
	sort.SliceStable(long, func(a, b int) bool {
		x, y := r.namePos[long[a]], r.namePos[long[b]]
		return x.hi-x.lo > y.hi-y.lo
	})
	return append(long, rest...)
}

// thing gives the entity of one name.
func (r *reader) thing(sh *shelf, alias map[string]string, i int, text string) int {
	folded := fold(text)
	if r.lex.country[folded] != "" {
		switch r.nameKind[i] {
		case news.Organisation, news.Place, news.OtherName, news.Demonym:
			r.nameKind[i] = news.Country // "US troops", too
		}
	}
	kind := r.nameKind[i]
	words := r.lex.core(fields(folded))
	key := strings.Join(words, " ")
	if key == "" {
		key = folded
	}
	if full, ok := alias[key]; ok {
		key = full
	}
	code := r.code(kind, folded)
	if seat, ok := r.lex.seats[folded]; ok {
		if r.acting[i] {
			return r.seatEntity(sh, seat, text, key)
		}
		if seat.house && kind == news.Organisation {
			kind = news.Place
		}
	}
	switch kind {
	case news.Country, news.Demonym:
		if code != "" {
			key = code
		} else if kind == news.Demonym {
			key = strings.TrimSuffix(key, "s")
		}
	case news.Organisation:
		if id := r.lex.orgID[folded]; id > 0 && alias[key] == "" {
			if ent, ok := sh.byKey["organisation/"+key]; ok {
				return ent
			}
			if ent, ok := sh.byKey[orgKey(id)]; ok {
				sh.byKey["organisation/"+key] = ent
				return ent
			}
			defer func() { sh.byKey[orgKey(id)] = r.nameEnt[i] }()
			ent := r.organisation(sh, i, text, key, words)
			r.nameEnt[i] = ent
			return ent
		}
		return r.organisation(sh, i, text, key, words)
	}
	return r.keyed(sh, kind, string(kind)+"/"+key, text, code)
}

func orgKey(id int) string { return "row/" + strconv.Itoa(id) }

// keyed gives the entity of a key, made if there is none.
func (r *reader) keyed(sh *shelf, kind news.NameKind, key, text, code string) int {
	if ent, ok := sh.byKey[key]; ok {
		if e := r.ents[ent]; kind == news.Country && len(text) > len(e.name) && len(e.name) < 4 {
			e.name = text
		}
		return ent
	}
	ent := r.newEntity(kind, text)
	e := r.ents[ent]
	e.code, e.words = code, fields(fold(text))
	e.city = kind == news.Place && r.lex.city[fold(text)]
	sh.byKey[key] = ent
	return ent
}

// code gives the country that a name or a demonym belongs to, "" if none.
func (r *reader) code(kind news.NameKind, folded string) string {
	switch kind {
	case news.Country:
		return r.lex.country[folded]
	case news.Demonym:
		return r.lex.demonym[folded]
	}
	return ""
}

// core leaves out what a name of an organisation may be written without: the
// article before it, the form of company after it.
func (lex *lexicon) core(words []string) []string {
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	for len(words) > 1 && lex.words["company"][words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return words
}

// organisation gives the entity of a name of an organisation: the same words,
// the beginning or the end of one longer name, or its initials.
func (r *reader) organisation(sh *shelf, i int, text, key string, words []string) int {
	if ent, ok := sh.byKey["organisation/"+key]; ok {
		r.longerOrg(ent, text)
		return ent
	}
	if ent, ok := sh.part[key]; ok && ent >= 0 && r.shortens(i, words, ent) {
		sh.byKey["organisation/"+key] = ent
		return ent
	}
	if abbreviates(text) {
		if ent, ok := sh.letters[lettersOf(text)]; ok && ent >= 0 {
			sh.byKey["organisation/"+key] = ent
			return ent
		}
	}
	ent := r.newEntity(news.Organisation, text)
	r.ents[ent].words = fields(fold(text))
	sh.byKey["organisation/"+key] = ent
	sh.shorten(words, ent)
	for _, letters := range initials(words) {
		put(sh.letters, letters, ent)
	}
	return ent
}

// longerOrg makes text the name of an organisation known by an abbreviation.
func (r *reader) longerOrg(ent int, text string) {
	if e := r.ents[ent]; e.kind == news.Organisation && abbreviates(e.name) && !abbreviates(text) && len(text) > len(e.name) {
		e.name = text
		e.words = fields(fold(text))
	}
}

// put notes an entity, or -1 where there is another.
func put(m map[string]int, key string, ent int) {
	if old, ok := m[key]; ok && old != ent {
		ent = -1
	}
	m[key] = ent
}

// maxWords bounds the words of a name whose parts are noted.
const maxWords = 12

// shorten notes the beginnings and the ends of a name.
func (sh *shelf) shorten(words []string, ent int) {
	if len(words) > maxWords {
		return
	}
	for n := 1; n < len(words); n++ {
		put(sh.part, strings.Join(words[:n], " "), ent)
		put(sh.part, strings.Join(words[n:], " "), ent)
	}
}

// shortens says whether words can be the short form of ent: not the name of
// something else, and more than a common word unless an article stands before
// it.
func (r *reader) shortens(i int, words []string, ent int) bool {
	at := r.namePos[i]
	whole := r.lex.core(r.ents[ent].words)
	if rest := len(whole) - len(words); rest > 2 && whole[0] == words[0] && headWord(whole) == whole[len(whole)-1] {
		return false // more than a form or a field follows
	}
	long := headWord(r.ents[ent].words)
	if own := headWord(words); own != long && r.lex.orgHead[own] && r.lex.orgHead[long] {
		return false
	}
	if len(words) > 1 {
		return true
	}
	w := words[0]
	if r.lex.country[w] != "" || r.lex.demonym[w] != "" || r.lex.city[w] {
		return false
	}
	if r.lex.orgHead[w] {
		return r.sents[at.sent].low(at.lo-1) == "the" || r.ents[ent].words[0] == w
	}
	return len(w) > 2 && !r.located()[w]
}

// located holds the single words that the report puts after "in" and the like:
// a town, and no short form of what is called after it.
func (r *reader) located() set {
	if r.towns == nil {
		r.towns = set{}
		for i := range r.ann.Names {
			at := r.namePos[i]
			if at.sent < 0 || at.hi-at.lo != 1 {
				continue
			}
			switch r.sents[at.sent].low(at.lo - 1) {
			case "in", "near", "outside", "around":
				r.towns[fold(r.ann.Names[i].In(r.ann.Text))] = true
			}
		}
	}
	return r.towns
}

// brackets reads "Long Name (LN)" and "LN (Long Name)": which short forms
// stand for which names, by their keys.
// A short form has the kind of the long one.
func (r *reader) brackets() {
	alias := map[string]string{}
	for i := range r.ann.Names {
		at := r.namePos[i]
		if at.sent < 0 || r.nameKind[i] == news.Person || r.nameKind[i] == news.Demonym {
			continue
		}
		s := &r.sents[at.sent]
		if s.low(at.hi) != "(" || s.low(at.hi+2) != ")" && s.low(at.hi+2) != "," && s.low(at.hi+2) != ";" {
			continue
		}
		inner := s.toks[at.hi+1].Form
		outer := r.ann.Names[i].In(r.ann.Text)
		if !abbreviates(inner) || at.hi-at.lo < 2 || r.lex.country[fold(inner)] != "" {
			continue
		}
		if k := fold(inner); alias[k] == "" {
			alias[k] = strings.Join(spelled(r.lex.core(fields(fold(outer))), lettersOf(inner)), " ")
		}
	}
	r.alias = alias
	if len(alias) == 0 {
		return
	}
	for i := range r.ann.Names {
		if r.nameKind[i] == news.Person && alias[fold(r.ann.Names[i].In(r.ann.Text))] != "" {
			r.nameKind[i] = news.Organisation
		}
	}
}

// spelled gives the end of a name whose initials are the letters, where the
// whole name has others ("Red Sox of Major League Baseball (MLB)"), else all.
func spelled(words []string, letters string) []string {
	for from := range words {
		for _, got := range initials(words[from:]) {
			if got == letters {
				return words[from:]
			}
		}
	}
	return words
}

// abbreviates says whether text looks like initials: one word of two to eight
// letters, most of them capitals.
func abbreviates(text string) bool {
	upper, other := 0, 0
	for _, c := range text {
		switch {
		case unicode.IsUpper(c):
			upper++
		case c == '.' || c == '-' || c == '&':
		case unicode.IsLetter(c), unicode.IsDigit(c):
			other++
		default:
			return false
		}
	}
	return upper >= 2 && upper <= 8 && other <= upper/2
}

// lettersOf gives the letters of an abbreviation in small letters.
func lettersOf(text string) string {
	var b strings.Builder
	for _, c := range fold(text) {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// initials gives the first letters of the words of a name, with and without
// small words such as "of".
func initials(words []string) []string {
	if len(words) < 2 || len(words) > maxWords {
		return nil
	}
	var all, some []byte
	for _, w := range words {
		for _, part := range strings.Split(w, "-") {
			if part == "" || part[0] >= 0x80 {
				continue
			}
			all = append(all, part[0])
			switch part {
			case "of", "the", "and", "for", "in", "on", "&", "de", "la", "du", "des", "to":
				continue
			}
			some = append(some, part[0])
		}
	}
	if string(all) == string(some) {
		return []string{string(all)}
	}
	return []string{string(all), string(some)}
}
