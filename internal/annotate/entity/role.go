package entity

import (
	"strings"

	"dateline/internal/news"
)

// role is what the report says that a person is.
type role struct {
	news.RoleMention
	noun  string // the noun for a person, "" where there is none
	class string
	code  string // the country or people in it
	owner place  // the possessor of a bond ("her mother"); sent is -1 if none
	words []string
}

// listMentions makes the mentions of names, in text order.
func (r *reader) listMentions() {
	for i := range r.ann.Names {
		if r.nameEnt[i] >= 0 {
			r.fresh = append(r.fresh, mention{r.namePos[i], r.ann.Names[i].Span, news.ByName, r.nameEnt[i]})
			r.ents[r.nameEnt[i]].total++
		}
	}
}

// roles reads what stands around the names of persons.
func (r *reader) roles() {
	r.standFor()
	for i := range r.fresh {
		m := &r.fresh[i]
		s := &r.sents[m.sent]
		switch r.ents[m.ent].kind {
		case news.Person:
		case news.Organisation, news.Place, news.Country:
			r.thingRoles(s, m)
			continue
		default:
			continue
		}
		titled := r.titleBefore(s, m)
		if !titled {
			r.belongs(s, m)
		}
		r.appositionAfter(s, m)
		r.appositionBefore(s, m)
		r.commaBefore(s, m)
		r.whoHeads(s, m)
		r.predicate(s, m)
	}
}

// noun gives the noun for a person that ends at token k, with the token at
// which it begins ("prime minister" begins one before).
func (lex *lexicon) noun(s *sentence, k int) (string, int, roleNoun, bool) {
	if k < 0 || k >= len(s.toks) {
		return "", k, roleNoun{}, false
	}
	switch s.toks[k].XPOS {
	case "VBD", "VBN", "VBG", "VBZ": // "a jury convicted X"
		return "", k, roleNoun{}, false
	}
	w := s.lemma(k)
	if s.low(k+1) == "of" {
		three := w + " of " + s.low(k+2)
		if n, ok := lex.role[three]; ok {
			return three, k, n, true
		}
	}
	if k > 0 {
		two := s.low(k-1) + " " + w
		if n, ok := lex.role[two]; ok {
			return two, k - 1, n, true
		}
		if k > 1 && s.low(k-1) == "-" {
			joined := s.low(k-2) + "-" + w
			if n, ok := lex.role[joined]; ok {
				return joined, k - 2, n, true
			}
		}
	}
	if n, ok := lex.role[w]; ok {
		return w, k, n, true
	}
	w = strings.TrimPrefix(s.low(k), "ex-")
	if n, ok := lex.role[w]; ok {
		return w, k, n, true
	}
	return "", k, roleNoun{}, false
}

// addRole notes a role of words [lo, hi) with the person's noun.
func (r *reader) addRole(s *sentence, ent, lo, hi int, whole news.Span, text, noun string, about roleNoun, code string) {
	rl := role{RoleMention: news.RoleMention{Span: whole, Role: oneLine(text)}, noun: noun, class: about.class, code: code, owner: place{sent: -1}}
	if about.class == "bond" {
		rl.owner = r.ownerOf(s, lo, hi)
		if r.bonds == nil {
			r.bonds = map[string][]int{}
		}
		if list := r.bonds[noun]; len(list) < maxShelf {
			r.bonds[noun] = append(list, ent)
		}
	}
	for k := lo; k < hi; k++ {
		w := s.low(k)
		rl.Ended = rl.Ended || r.lex.ended[w] || strings.HasPrefix(w, "ex-")
		if n := s.name[k]; n >= 0 {
			if at := r.namePos[n]; at.lo == k && rl.code == "" {
				rl.code = r.nationOf(int(n))
			}
		}
		rl.words = append(rl.words, w)
	}
	e := r.ents[ent]
	for i := range e.roles {
		if e.roles[i].Span == whole {
			return
		}
	}
	e.roles = append(e.roles, rl)
	r.setSex(ent, about.sex)
}

// ownerOf finds the possessor in or before the tokens [lo, hi) of a bond.
func (r *reader) ownerOf(s *sentence, lo, hi int) place {
	for k := hi - 1; k >= lo-1 && k >= 0; k-- { // a pronoun stands before lo
		if s.toks[k].Deprel == "nmod:poss" {
			return place{sent: s.at, lo: k, hi: k + 1, head: k}
		}
	}
	return place{sent: -1}
}

// nationOf gives the country that a name in a role tells: of a country, a
// people, or a seat of government.
func (r *reader) nationOf(n int) string {
	text := fold(r.ann.Names[n].In(r.ann.Text))
	switch r.nameKind[n] {
	case news.Country:
		return r.lex.country[text]
	case news.Demonym:
		return r.lex.demonym[text]
	}
	return r.lex.seats[text].code
}

// oneLine folds white space to single blanks.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// appositionAfter reads "X, the mayor of Z," and "X, 66, a lawyer".
func (r *reader) appositionAfter(s *sentence, m *mention) {
	k := m.hi
	if s.low(k) != "," && s.low(k) != "—" && s.low(k) != "–" && s.low(k) != "(" {
		return
	}
	k++
	if k+1 < len(s.toks) && s.toks[k].UPOS == "NUM" && s.low(k+1) == "," {
		k += 2
	}
	head, end, ok := s.phraseAfter(k)
	if !ok || head < 0 || s.name[head] >= 0 || s.used[head] != free || plural(&s.toks[head]) {
		return
	}
	if s.toks[head].UPOS == "PROPN" && s.low(m.hi) == "(" {
		return
	}
	noun, _, about, known := r.lex.noun(s, head)
	if !known || end > head+1 && s.name[head+1] >= 0 && r.nameKind[s.name[head+1]] == news.Person {
		return
	}
	if end > head+1 || !s.listed(end) {
		r.tie(s, m.ent, k, end, head, noun, about)
	}
}

// tie gives the noun phrase of tokens [lo, hi) to an entity, as a role and as
// a mention.
func (r *reader) tie(s *sentence, ent, lo, hi, head int, noun string, about roleNoun) {
	from := lo
	for from < head && (s.toks[from].UPOS == "DET" || r.lex.pronoun[s.low(from)] != notPronoun) {
		from++
	}
	span := s.span(from, hi)
	r.addRole(s, ent, from, hi, span, span.In(r.ann.Text), noun, about, "")
	s.used[head] = int32(ent)
}

// appositionBefore reads "Latvia's president, X," and "the ambassador to Riga X".
func (r *reader) appositionBefore(s *sentence, m *mention) {
	k := m.head
	h := int(s.head[k])
	if s.rel(k) != "appos" || h < 0 || h >= m.lo || s.name[h] >= 0 || s.used[h] != free || plural(&s.toks[h]) {
		return
	}
	noun, from, about, ok := r.lex.noun(s, h)
	if !ok {
		return
	}
	lo := s.phraseStart(from)
	end := m.lo
	for end > h+1 && s.toks[end-1].UPOS == "PUNCT" {
		end--
	}
	for k := h + 1; k < end; k++ {
		if s.toks[k].UPOS == "PUNCT" && s.toks[k].Form != "-" {
			return
		}
	}
	r.tie(s, m.ent, lo, end, h, noun, about)
}

// commaBefore reads "its spokesman, X," and "his successor, the engineer X,"
// by the commas alone, where the tree shows no apposition.
func (r *reader) commaBefore(s *sentence, m *mention) {
	lo := m.lo
	for lo > 0 && s.used[lo-1] == spent {
		lo--
	}
	if lo > 0 && s.toks[lo-1].UPOS == "DET" {
		lo--
	}
	k := lo - 2
	if k < 1 || s.low(lo-1) != "," || s.low(m.hi) != "," || s.used[k] != free || s.name[k] >= 0 || plural(&s.toks[k]) || s.listed(m.hi) {
		return
	}
	noun, from, about, ok := r.lex.noun(s, k)
	if !ok || s.toks[k].UPOS != "NOUN" || from == 0 {
		return
	}
	start := s.phraseStart(from)
	if start == from && start > 0 && s.toks[start-1].XPOS == "PRP$" {
		start--
	}
	if w := s.low(start); s.toks[start].XPOS != "PRP$" && w != "the" && s.toks[start].UPOS != "PROPN" {
		return
	}
	r.tie(s, m.ent, start, k+1, k, noun, about)
}

// whoHeads reads "X, who heads the Y Group".
func (r *reader) whoHeads(s *sentence, m *mention) {
	k := m.hi
	if s.low(k) == "," {
		k++
	}
	if s.low(k) != "who" || k+1 >= len(s.toks) {
		return
	}
	k++
	for k < len(s.toks) && (s.toks[k].UPOS == "ADV" || s.toks[k].UPOS == "AUX" && s.child(int(s.head[k]), "cop") != k) {
		k++
	}
	if k >= len(s.toks) {
		return
	}
	if s.toks[k].UPOS == "AUX" {
		head, end, ok := s.phraseAfter(k + 1)
		if head < 0 || s.name[head] >= 0 || plural(&s.toks[head]) {
			return
		}
		if noun, _, about, known := r.lex.noun(s, head); known && ok {
			r.tie(s, m.ent, k+1, end, head, noun, about)
		}
		return
	}
	if !r.lex.heading[s.lemma(k)] {
		return
	}
	_, end, _ := s.phraseAfter(k + 1)
	if end <= k+1 {
		return
	}
	span := s.span(k, end)
	r.ents[m.ent].roles = append(r.ents[m.ent].roles, role{
		RoleMention: news.RoleMention{Span: span, Role: oneLine(span.In(r.ann.Text))}, noun: "head", class: "office", owner: place{sent: -1}})
}

// predicate reads "X is the head of Z".
func (r *reader) predicate(s *sentence, m *mention) {
	k := m.head
	h := int(s.head[k])
	if s.toks[k].Deprel != "nsubj" || h <= k {
		return
	}
	if s.child(h, "cop") >= 0 {
		r.predicateOf(s, m.ent, h, h)
	}
}

// predicateOf ties the predicate noun at token h to the entity of its subject.
// over is the token that bears the negation: the noun, or "become".
func (r *reader) predicateOf(s *sentence, ent, h, over int) {
	if s.toks[h].UPOS != "NOUN" && s.toks[h].UPOS != "PROPN" || plural(&s.toks[h]) || s.name[h] >= 0 || s.used[h] != free {
		return
	}
	if s.negated(over) {
		return
	}
	noun, from, about, ok := r.lex.noun(s, h)
	if !ok {
		return
	}
	lo := s.phraseStart(from)
	_, end, _ := s.closePhrase(h, h+1)
	r.tie(s, ent, lo, end, h, noun, about)
}

// thingRoles reads "X is a city in Y" and "X, a bank in Y," of organisations
// and places.
func (r *reader) thingRoles(s *sentence, m *mention) {
	k := m.head
	if h := int(s.head[k]); s.toks[k].Deprel == "nsubj" && h > k && s.child(h, "cop") >= 0 && s.toks[h].UPOS == "NOUN" && !plural(&s.toks[h]) {
		if _, ok := r.lex.thing[s.lemma(h)]; ok && s.used[h] == free && !s.negated(h) {
			r.tieThing(s, m.ent, h)
		}
	}
	if s.low(m.hi) != "," || m.hi+1 >= len(s.toks) {
		return
	}
	if w := s.low(m.hi + 1); w != "a" && w != "an" && w != "the" {
		return
	}
	head, end, ok := s.phraseAfter(m.hi + 1)
	if !ok || head < 0 || s.name[head] >= 0 || s.used[head] != free || plural(&s.toks[head]) || end < len(s.toks) && s.toks[end].UPOS != "PUNCT" && s.toks[end].UPOS != "PRON" {
		return
	}
	about, known := r.lex.thing[s.lemma(head)]
	if known && about.place == (r.ents[m.ent].kind != news.Organisation) {
		r.tieThing(s, m.ent, head)
	}
}

// tieThing gives the noun phrase headed by token h to an organisation or place.
func (r *reader) tieThing(s *sentence, ent, h int) {
	lo := s.phraseStart(h)
	_, end, _ := s.closePhrase(h, h+1)
	for lo < h && s.toks[lo].UPOS == "DET" {
		lo++
	}
	span := s.span(lo, end)
	r.ents[ent].roles = append(r.ents[ent].roles, role{
		RoleMention: news.RoleMention{Span: span, Role: oneLine(span.In(r.ann.Text))}, noun: s.lemma(h), owner: place{sent: -1}})
	s.used[h] = int32(ent)
}
