package entity

import "dateline/internal/news"

// use is how a name of a seat or a capital is used.
type use int

const (
	unclear use = iota
	acting      // for its government
	placed      // as a place
)

// seats judges each name of a seat or a capital. Where the words around do not
// tell, a house acts, and a capital does what it clearly does more often
// elsewhere in the report; else it is a place.
func (r *reader) seats() {
	r.acting = map[int]bool{}
	type count struct{ acting, placed int }
	counts := map[string]count{}
	uses := map[int]use{}
	for i := range r.ann.Names {
		at := r.namePos[i]
		switch r.nameKind[i] {
		case news.Person, news.Demonym, news.Work:
			continue
		}
		if at.sent < 0 {
			continue
		}
		folded := fold(r.ann.Names[i].In(r.ann.Text))
		seat, ok := r.lex.seats[folded]
		if !ok {
			continue
		}
		u := r.sents[at.sent].use(r.lex, at, 0)
		if r.dated(at) {
			u = placed
		}
		if u == unclear && seat.house {
			u = acting
		}
		c := counts[folded]
		switch u {
		case acting:
			c.acting++
		case placed:
			c.placed++
		}
		counts[folded] = c
		uses[i] = u
	}
	for i, u := range uses {
		c := counts[fold(r.ann.Names[i].In(r.ann.Text))]
		r.acting[i] = u == acting || u == unclear && c.acting > c.placed
	}
}

// dated says whether a name opens a report as the place of its dateline:
// "(Riga) ...", "RIGA — ...".
func (r *reader) dated(at place) bool {
	s := &r.sents[at.sent]
	if s.role == news.Dateline {
		return true
	}
	switch s.low(at.hi) {
	case "—", "–", "--":
		return at.lo == 0
	case ")":
		return at.lo == 1 && s.low(0) == "("
	case "(":
		return at.lo == 0
	}
	return false
}

// maxChain bounds how many names that "and" joins are looked through.
const maxChain = 8

// use judges by the words around: what governs the name, and what it governs.
func (s *sentence) use(lex *lexicon, at place, depth int) use {
	k := at.head
	h := int(s.head[k])
	if depth > maxChain || h < 0 {
		return unclear
	}
	rel := s.toks[k].Deprel
	prep := ""
	if c := s.child(k, "case"); c >= 0 && c < k {
		prep = s.low(c)
	}
	over := s.lemma(h)
	switch {
	case rel == "conj" && s.toks[h].UPOS == "PROPN":
		return s.use(lex, place{at.sent, h, h + 1, h}, depth+1)
	case rel == "nsubj":
		return s.doer(lex, h)
	case rel == "nsubj:pass", rel == "obj", rel == "iobj":
		if lex.facing[over] {
			return acting
		}
	case rel == "nmod:poss":
		if lex.telling[over] {
			return acting
		}
	case prep == "according", prep == "of" && s.toks[h].UPOS == "ADJ", prep == "by" && s.toks[h].XPOS == "VBN":
		return acting
	case prep != "":
		if lex.facingOf[over+" "+prep] {
			return acting
		}
		if prep != "in" && prep != "at" && lex.bond[over] && (rel == "nmod" || prep == "with" || prep == "between" || prep == "on") {
			return acting
		}
		if lex.locus[prep] {
			return placed
		}
	case rel == "compound" || rel == "amod" || rel == "flat" || rel == "appos":
		return unclear
	}
	return unclear
}

// doer says whether the predicate v is something that a government does, and
// not what a city is or has.
func (s *sentence) doer(lex *lexicon, v int) use {
	switch {
	case s.toks[v].UPOS == "VERB" && s.child(v, "cop") < 0:
		if lex.being[s.lemma(v)] {
			return placed
		}
		return acting
	case s.toks[v].UPOS == "ADJ" && s.child(v, "xcomp", "ccomp") >= 0:
		return acting // "Riga is ready to ..."
	}
	return placed
}

// seatEntity gives the entity of a seat that acts.
func (r *reader) seatEntity(sh *shelf, seat seat, text, key string) int {
	key = "seat/" + key
	if ent, ok := sh.byKey[key]; ok {
		return ent
	}
	ent := r.newEntity(news.Organisation, text)
	e := r.ents[ent]
	e.words = fields(fold(text))
	e.seatOf = seat
	sh.byKey[key] = ent
	return ent
}

// standFor links seats that act to the countries that the report names.
func (r *reader) standFor() {
	byCode, byWords := map[string]int{}, map[string]int{}
	for i, e := range r.ents {
		if e.kind == news.Country && e.code != "" {
			byCode[e.code] = i
		}
		if e.kind == news.Organisation {
			byWords[fold(e.name)] = i
		}
	}
	for _, e := range r.ents {
		switch s := e.seatOf; {
		case s.code != "":
			if c, ok := byCode[s.code]; ok {
				e.standsFor = c
			}
		case s.org != "":
			if c, ok := byWords[fold(s.org)]; ok {
				e.standsFor = c
			}
		}
	}
}
