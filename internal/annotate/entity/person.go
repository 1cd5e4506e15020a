package entity

import (
	"strings"

	"dateline/internal/news"
)

// person is the name of a person, taken apart.
type person struct {
	given  string
	middle []string
	family string
	suffix string
	// givenBones and familyBones are the skeletons of the two.
	givenBones, familyBones string
	sex                     byte
	ent                     int
	at                      int // the name that brings it, as an index of the report's names
}

// suffixes end names and tell a son from a father.
var suffixes = set{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true, "junior": true, "senior": true}

// parse takes a name apart; a name of one word has a family name only.
func (lex *lexicon) parse(name string) person {
	var p person
	words := fields(fold(name))
	for i, w := range words {
		if i > 0 && (w == "of" || w == "the") {
			words = words[:i] // "Ansel of Riga", "Ansel the Bald"
			break
		}
	}
	for len(words) > 1 && lex.title[strings.TrimSuffix(words[0], ".")] {
		words = words[1:]
	}
	for len(words) > 2 && lex.words["letters"][strings.ReplaceAll(words[len(words)-1], ".", "")] {
		words = words[:len(words)-1]
	}
	if n := len(words); n > 1 && suffixes[strings.TrimSuffix(words[n-1], ".")] {
		p.suffix = strings.TrimSuffix(words[n-1], ".")[:1]
		words = words[:n-1]
	}
	if len(words) == 0 {
		return p
	}
	last := words[len(words)-1]
	p.family = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSuffix(last, "."), "al-"), "el-")
	p.familyBones = skeleton(p.family)
	if len(words) > 1 {
		p.given = words[0]
		p.givenBones = skeleton(p.given)
		p.middle = words[1 : len(words)-1]
		p.sex = lex.sexOf(p.given)
	}
	return p
}

// sexOf gives the sex that a given name tells, 0 if none.
func (lex *lexicon) sexOf(given string) byte {
	if sex := lex.given[given]; sex != 0 {
		return sex
	}
	if head, _, ok := strings.Cut(given, "-"); ok {
		return lex.given[head]
	}
	return 0
}

// initial says whether a is the first letter of b, with or without a stop.
func initial(a, b string) bool {
	a = strings.TrimSuffix(a, ".")
	return len(a) == 1 && strings.HasPrefix(b, a)
}

// sameGiven says whether two given names can be of one person; sure, whether
// they are more than an initial.
func (lex *lexicon) sameGiven(x, y *person) (same, sure bool) {
	a, b := x.given, y.given
	if a == b {
		return true, len(strings.TrimSuffix(a, ".")) > 1
	}
	if initial(a, b) || initial(b, a) {
		return true, false
	}
	if g := lex.short[a]; g != 0 && g == lex.short[b] {
		return true, true
	}
	return nearBy(a, b, x.givenBones, y.givenBones), true
}

// same says whether two full names are of one person.
func (lex *lexicon) same(a, b *person) bool {
	if a.suffix != b.suffix && a.suffix != "" && b.suffix != "" {
		return false
	}
	if a.sex != 0 && b.sex != 0 && a.sex != b.sex {
		return false
	}
	given, sure := lex.sameGiven(a, b)
	if !given || !sameMiddle(a.middle, b.middle) {
		return false
	}
	if a.family == b.family {
		return true
	}
	return sure && nearBy(a.family, b.family, a.familyBones, b.familyBones)
}

// sameMiddle says whether what stands between can be of one name: where both
// have as many words, each fits its fellow.
func sameMiddle(a, b []string) bool {
	if len(a) != len(b) {
		return true
	}
	for i := range a {
		if a[i] != b[i] && !initial(a[i], b[i]) && !initial(b[i], a[i]) && !near(a[i], b[i]) {
			return false
		}
	}
	return true
}

// directory finds persons by parts of their names.
type directory struct {
	all []person
	// family, part and given list persons by the folded last word, another
	// word, the first word; bones by the skeleton of the last word.
	family, part, given, bones map[string][]int
	// holds is whom a word alone meant before another bearer was named.
	holds map[string]int
}

// maxShelf bounds how many bearers of a name are looked at.
const maxShelf = 32

func (d *directory) add(p person) int {
	n := len(d.all)
	d.all = append(d.all, p)
	put := func(m map[string][]int, key string) {
		if key != "" && len(m[key]) < maxShelf {
			m[key] = append(m[key], n)
		}
	}
	put(d.family, p.family)
	put(d.given, p.given)
	put(d.bones, p.familyBones)
	for _, m := range p.middle {
		put(d.part, m)
	}
	return n
}

// people joins the names of persons: full names first, then single words.
func (r *reader) people() {
	r.settleKinds()
	r.brackets()
	r.listSources()
	r.settlePersons()
	d := &directory{family: map[string][]int{}, part: map[string][]int{}, given: map[string][]int{}, bones: map[string][]int{}, holds: map[string]int{}}
	exact := map[string]int{}
	var singles []int
	var full []person
	families := map[string]string{} // with their given name, "*" where there are two
	for i := range r.ann.Names {
		if r.namePos[i].sent < 0 || !r.mayBePerson(i) {
			continue
		}
		p := r.lex.parse(r.ann.Names[i].In(r.ann.Text))
		p.at = i
		switch {
		case p.family == "" || p.given != "" && r.nameKind[i] != news.Person:
		case p.given == "":
			singles = append(singles, i)
		default:
			full = append(full, p)
			if g, ok := families[p.family]; ok && g != p.given {
				families[p.family] = "*"
			} else {
				families[p.family] = p.given
			}
		}
	}
	for _, p := range full {
		if d.runTogether(&p, families) {
			continue
		}
		p.sex = r.titleSex(p.at, p.sex)
		r.nameEnt[p.at] = r.fullName(d, exact, p.at, p)
	}
	r.singles(d, singles)
}

// fullName gives the entity of a full name.
func (r *reader) fullName(d *directory, exact map[string]int, i int, p person) int {
	text := r.ann.Names[i].In(r.ann.Text)
	key := fold(text)
	if ent, ok := exact[key]; ok {
		r.setSex(ent, p.sex)
		return ent
	}
	for _, shelf := range [][]int{d.family[p.family], d.bones[p.familyBones]} {
		for _, n := range shelf {
			if q := &d.all[n]; r.lex.same(&p, q) {
				exact[key] = q.ent
				r.longer(q.ent, text)
				r.setSex(q.ent, p.sex)
				p.ent = q.ent
				d.add(p)
				return q.ent
			}
		}
	}
	// A name with one family name of the two: "Ana Soler" of "Ana Soler Prat";
	// or written together: "Min-jun".
	for _, n := range d.given[p.given] {
		q := &d.all[n]
		if contains(q.middle, p.family) || contains(p.middle, q.family) {
			exact[key] = q.ent
			r.longer(q.ent, text)
			return q.ent
		}
	}
	p.ent = r.newEntity(news.Person, text)
	r.ents[p.ent].sex = p.sex
	r.ents[p.ent].words = fields(key)
	exact[key] = p.ent
	d.add(p)
	return p.ent
}

// runTogether says whether what looks like a full name is two family names
// side by side ("in the embrace of Marin Orlov", of Marin and Orlov): each is
// that of another full name.
func (d *directory) runTogether(p *person, families map[string]string) bool {
	return len(p.middle) == 0 && families[p.given] != "" && families[p.family] == "*"
}

func contains(list []string, w string) bool {
	for _, x := range list {
		if x == w {
			return true
		}
	}
	return false
}

// longer makes text the name of an entity if it says more.
func (r *reader) longer(ent int, text string) {
	e := r.ents[ent]
	if a, b := len(strings.Fields(text)), len(strings.Fields(e.name)); a > b || a == b && len(text) > len(e.name) && strings.Contains(e.name, ".") {
		e.name = text
		e.words = fields(fold(text))
	}
}

// setSex notes the sex of a person; what was known stays.
func (r *reader) setSex(ent int, sex byte) {
	if e := r.ents[ent]; e.sex == 0 {
		e.sex = sex
	}
}

// titleSex gives the sex that the word before name i tells ("Mrs"), else sex.
func (r *reader) titleSex(i int, sex byte) byte {
	at := r.namePos[i]
	if t := r.lex.sexTitle[r.sents[at.sent].low(at.lo-1)]; t != 0 {
		return t
	}
	return sex
}

// singles joins names of one word, in text order. Those that fit two persons
// stay open.
func (r *reader) singles(d *directory, list []int) {
	type bearer struct {
		name string
		sex  byte
	}
	own := map[bearer]int{} // entities that single words made
	for _, i := range list {
		p := r.lex.parse(r.ann.Names[i].In(r.ann.Text))
		sex := r.titleSex(i, 0)
		ent, open := r.bearer(d, p.family, sex, i)
		if r.nameKind[i] != news.Person {
			if ent < 0 || r.sents[r.namePos[i].sent].low(r.namePos[i].lo-1) == "the" {
				continue
			}
			r.nameKind[i] = news.Person
		}
		if open {
			continue
		}
		if ent >= 0 {
			r.nameEnt[i] = ent
			r.setSex(ent, sex)
			continue
		}
		if known, ok := own[bearer{p.family, 0}]; ok && (sex == 0 || r.ents[known].sex == 0 || r.ents[known].sex == sex) {
			r.nameEnt[i] = known
			r.setSex(known, sex)
			continue
		}
		text := r.ann.Names[i].In(r.ann.Text)
		r.nameEnt[i] = r.newEntity(news.Person, text)
		e := r.ents[r.nameEnt[i]]
		e.words = []string{p.family}
		if e.sex = sex; sex == 0 {
			e.sex = r.lex.sexOf(p.family)
		}
		own[bearer{p.family, 0}] = r.nameEnt[i]
	}
}

// bearer gives the one full name that a single word stands for, or -1; open
// says that it fits two.
func (r *reader) bearer(d *directory, word string, sex byte, i int) (ent int, open bool) {
	shelves := []map[string][]int{d.family, d.part, d.given}
	if r.titled(i) {
		shelves = shelves[:2] // "Mr Carl", "Prince Carl": not one whose given name it is
	}
	for _, shelf := range shelves {
		if ent, n := r.only(d, shelf[word], sex); n > 1 {
			return r.holder(d, shelf[word], word, sex, i)
		} else if n == 1 {
			return ent, false
		}
	}
	if len(word) < 6 {
		return -1, false
	}
	var close []int
	for _, n := range d.bones[skeleton(word)] {
		if near(word, d.all[n].family) {
			close = append(close, n)
		}
	}
	ent, n := r.only(d, close, sex)
	if n == 1 {
		return ent, false
	}
	return -1, n > 1
}

// titled says whether a title or a noun for a person stands before name i.
func (r *reader) titled(i int) bool {
	at := r.namePos[i]
	s := &r.sents[at.sent]
	w := strings.TrimSuffix(s.low(at.lo-1), ".")
	return w != "" && (r.lex.title[w] || r.lex.sexTitle[w] != 0)
}

// holder gives the bearer of a word that two share: the one person who was
// named in full before it, or the one whom the word alone meant before the
// other was named. Where both were named before the word stood alone, it stays
// open.
func (r *reader) holder(d *directory, list []int, word string, sex byte, i int) (ent int, open bool) {
	if held, ok := d.holds[word]; ok {
		if s := r.ents[held].sex; sex == 0 || s == 0 || s == sex {
			return held, false
		}
	}
	var named []int
	for _, n := range list {
		if d.all[n].at < i {
			named = append(named, n)
		}
	}
	ent, n := r.only(d, named, sex)
	if n != 1 {
		return -1, true
	}
	if sex == 0 {
		d.holds[word] = ent
	}
	return ent, false
}

// only gives the one entity among persons whose sex does not gainsay, with how
// many there are.
func (r *reader) only(d *directory, list []int, sex byte) (ent, n int) {
	ent = -1
	for _, k := range list {
		p := &d.all[k]
		if s := r.ents[p.ent].sex; sex != 0 && s != 0 && s != sex || p.ent == ent {
			continue
		}
		ent = p.ent
		n++
	}
	return ent, n
}
