package entity

import (
	"strings"

	"dateline/internal/news"
)

// phrase is a noun phrase: tokens [lo, hi) of a sentence, headed by head.
type phrase struct {
	place
	the    bool // "the", "this", "that"
	owner  int  // the token of a possessor ("Latvia's", "his"), or -1
	code   string
	words  []string // what modifies the head, in small letters
	ofName int      // the name after "of", or -1
	plural bool
}

// phraseOf reads the noun phrase that token k heads.
func (r *reader) phraseOf(i, k, from int) phrase {
	s := &r.sents[i]
	p := phrase{place: place{i, s.phraseStart(from), k + 1, k}, owner: -1, ofName: -1, plural: plural(&s.toks[k])}
	for c := s.first[k]; c >= 0; c = s.next[c] {
		t := int(c)
		if t > k {
			if of, at := r.ofName(s, k+1); of >= 0 {
				p.ofName, p.hi = of, at
				if p.code == "" {
					p.code = r.nationOf(of)
				}
			}
			break
		}
		if r := s.rel(t); t < p.lo && (r == "det" || r == "amod" || r == "compound" || r == "nummod" || s.toks[t].Deprel == "nmod:poss") {
			p.lo = int(s.lo[t])
		}
	}
	for t := p.lo; t < k; t++ {
		switch w := s.low(t); {
		case s.toks[t].UPOS == "DET":
			p.the = p.the || w == "the" || w == "this" || w == "that" || w == "these" || w == "those"
		case s.toks[t].Deprel == "nmod:poss":
			p.owner = t
		case s.toks[t].UPOS == "PART" || s.toks[t].UPOS == "PUNCT":
		default:
			p.words = append(p.words, w)
		}
		if n := s.name[t]; n >= 0 && p.code == "" {
			p.code = r.nationOf(int(n))
		}
	}
	return p
}

// nominal gives the noun phrase that token k heads to an entity named before,
// where one fits.
func (r *reader) nominal(i, k int) {
	s := &r.sents[i]
	switch s.used[k] {
	case spent:
		return
	case free:
	default:
		r.tied(i, k)
		return
	}
	if s.toks[k].UPOS == "ADJ" || s.inner(k) {
		return
	}
	noun, from, about, person := r.lex.noun(s, k)
	thing, isThing := r.lex.thing[s.lemma(k)]
	if !person && !isThing && !r.called(s.lemma(k)) {
		r.pair(i, k)
		return
	}
	p := r.phraseOf(i, k, from)
	if strings.Contains(noun, " of ") {
		p.hi = max(p.hi, k+3)
	}
	if r.modifiesName(s, p) {
		return
	}
	if p.plural {
		r.several(i, p)
		return
	}
	if s.child(k, "cop") >= 0 {
		r.predicateOfSubject(i, k, k)
		return
	}
	if h := int(s.head[k]); h >= 0 && h < k && r.lex.become[s.lemma(h)] && s.toks[h].UPOS == "VERB" && (s.rel(k) == "xcomp" || s.rel(k) == "obj") {
		r.predicateOfSubject(i, k, h)
		return
	}
	if person {
		if !r.personPhrase(i, p, noun, about) && !isThing {
			r.stranger(i, p, noun, about)
		}
		return
	}
	if !p.the {
		return
	}
	if ent := r.namedAfter(s, k, thing); ent >= 0 {
		r.give(ent, i, p.lo, p.hi, p.head, news.ByNominal)
		return
	}
	r.thingPhrase(i, p, s.lemma(k), thing)
}

// maxField bounds the words between a noun for a body and the body's name.
const maxField = 4

// namedAfter gives the organisation whose name follows a noun for it, with no
// more than its field between them ("the maker of wooden toys Tarn Brothers"),
// or -1.
func (r *reader) namedAfter(s *sentence, k int, about thingNoun) int {
	for t := k + 1; t < len(s.toks) && t <= k+1+maxField; t++ {
		if n := s.name[t]; n >= 0 {
			ent := r.nameEnt[n]
			if t == k+1 || ent < 0 || r.nameKind[n] != news.Organisation || r.thingFits(r.ents[ent], s.lemma(k), about) == 0 {
				return -1
			}
			if prev := s.toks[t-1].UPOS; prev != "NOUN" {
				return -1
			}
			return ent
		}
		switch {
		case t == k+1 && s.low(t) != "of" && s.low(t) != "for":
			return -1
		case t > k+1 && s.toks[t].UPOS != "NOUN" && s.toks[t].UPOS != "ADJ":
			return -1
		}
	}
	return -1
}

// stranger notes a person whom the report does not name.
func (r *reader) stranger(i int, p phrase, noun string, about roleNoun) {
	s := &r.sents[i]
	if w := s.low(p.lo); s.toks[p.head].UPOS != "NOUN" || !p.the && w != "a" && w != "an" && w != "one" && p.owner < 0 {
		return
	}
	if c := s.child(p.head, "case"); c >= 0 && (s.low(c) == "as" || s.low(c) == "like") {
		return
	}
	switch s.rel(p.head) {
	case "nsubj", "obj", "iobj", "obl", "nmod":
	default:
		return
	}
	ent := r.newEntity(news.Person, "")
	e := r.ents[ent]
	e.unnamed, e.sex = true, about.sex
	e.roles = append(e.roles, role{noun: noun, class: about.class, code: p.code, owner: place{sent: -1}})
	r.give(ent, i, p.lo, p.hi, p.head, news.ByNominal)
}

// inner says whether token k is a modifier of another noun.
func (s *sentence) inner(k int) bool {
	switch s.rel(k) {
	case "compound", "flat", "amod", "fixed", "goeswith":
		return true
	}
	return s.toks[k].Deprel == "nmod:desc"
}

// modifiesName says whether the noun phrase runs right into a name that it
// belongs to ("the city of Riga" does not, "the engineer Ana Soler" does).
func (r *reader) modifiesName(s *sentence, p phrase) bool {
	return p.head+1 < len(s.toks) && s.name[p.head+1] >= 0 && p.hi == p.head+1 && r.nameKind[s.name[p.head+1]] == news.Person
}

// tied adds the mention of a noun phrase that stands beside its name.
func (r *reader) tied(i, k int) {
	s := &r.sents[i]
	_, from, _, _ := r.lex.noun(s, k)
	p := r.phraseOf(i, k, from)
	for t := p.lo; t < p.hi; t++ {
		if n := s.name[t]; n >= 0 && r.nameEnt[n] == int(s.used[k]) {
			return
		}
	}
	r.give(int(s.used[k]), i, p.lo, p.hi, k, news.ByNominal)
}

// predicateOfSubject ties "he is the mayor" where "he" has an entity.
// of is the token that governs the subject.
func (r *reader) predicateOfSubject(i, k, of int) {
	s := &r.sents[i]
	subj := s.child(of, "nsubj")
	if subj < 0 || subj > k {
		return
	}
	ent := r.at(s, subj)
	if ent < 0 || r.ents[ent].kind != news.Person || r.ents[ent].unnamed {
		return
	}
	r.predicateOf(s, ent, k, of)
	if s.used[k] == int32(ent) {
		r.tied(i, k)
	}
}

// personPhrase gives "the president", "the Latvian leader", "Latvia's
// president" to a person.
func (r *reader) personPhrase(i int, p phrase, noun string, about roleNoun) bool {
	if about.class == "bond" {
		return r.bondPhrase(i, p, noun)
	}
	owner := ""
	if p.owner >= 0 {
		if n := r.sents[i].name[p.owner]; n >= 0 {
			owner = r.nationOf(int(n))
		}
		if owner == "" {
			return false
		}
		p.code = owner
	}
	if !p.the && owner == "" || r.isFresh(p.words) {
		return false
	}
	ent := r.byRole(i, p, noun, about)
	if ent < 0 && p.code != "" && about.class == "leader" {
		ent = r.onlyOther(i, p, noun, about)
	}
	if ent < 0 {
		return false
	}
	r.give(ent, i, p.lo, p.hi, p.head, news.ByNominal)
	return true
}

// bondPhrase gives "her mother" to the person whom a title or an apposition
// called so, of the same owner.
func (r *reader) bondPhrase(i int, p phrase, noun string) bool {
	if p.owner < 0 {
		return false
	}
	owner := r.at(&r.sents[i], p.owner)
	if owner < 0 {
		return false
	}
	found := -1
	for _, n := range r.bonds[noun] {
		for j := range r.ents[n].roles {
			rl := &r.ents[n].roles[j]
			if rl.noun != noun || rl.owner.sent < 0 || r.ents[n].count == 0 || r.at(&r.sents[rl.owner.sent], rl.owner.head) != owner || found == n {
				continue
			}
			if found >= 0 {
				return false
			}
			found = n
		}
	}
	if found < 0 {
		return false
	}
	r.give(found, i, p.lo, p.hi, p.head, news.ByNominal)
	return true
}

// nation gives "the Latvian", a noun by itself, to the one person of that
// nation.
func (r *reader) nation(i, k int) {
	s := &r.sents[i]
	n := int(s.name[k])
	at := r.namePos[n]
	if r.nameKind[n] != news.Demonym || at.head != k || at.lo == 0 || s.low(at.lo-1) != "the" || s.inner(k) || s.used[k] != free {
		return
	}
	if k+1 < len(s.toks) && (s.toks[k+1].UPOS == "NOUN" || s.toks[k+1].UPOS == "ADJ" || s.toks[k+1].UPOS == "PROPN") || plural(&s.toks[k]) {
		return
	}
	code := r.nationOf(n)
	if code == "" {
		return
	}
	p := phrase{place: place{i, at.lo - 1, at.hi, k}, the: true, code: code}
	if ent := r.byRole(i, p, "leader", roleNoun{class: "leader"}); ent >= 0 {
		r.give(ent, i, p.lo, p.hi, k, news.ByNominal)
	}
}
