package entity

import "dateline/internal/news"

// acts says whether name i, a seat or a capital, acts for a government here,
// and is no place.
func (r *reader) acts(i int, seat seat) bool {
	switch r.nameKind[i] {
	case news.Person, news.Demonym, news.Work:
		return false
	}
	at := r.namePos[i]
	return r.sents[at.sent].acts(r.lex, at, seat.house, 0)
}

// maxChain bounds how many names that "and" joins are looked through.
const maxChain = 8

// acts judges by the words around: what governs the name, and what it governs.
func (s *sentence) acts(lex *lexicon, at place, house bool, depth int) bool {
	k := at.head
	if depth > maxChain {
		return house
	}
	h := int(s.head[k])
	rel := s.toks[k].Deprel
	prep := ""
	if c := s.child(k, "case"); c >= 0 && c < k {
		prep = s.low(c)
	}
	switch {
	case rel == "conj" && h >= 0 && s.toks[h].UPOS == "PROPN":
		return s.acts(lex, place{at.sent, h, h + 1, h}, house, depth+1)
	case rel == "nsubj" && h >= 0:
		return house || s.doer(lex, h)
	case rel == "nsubj:pass" && h >= 0:
		return house || lex.facing[s.lemma(h)]
	case (rel == "obj" || rel == "iobj") && h >= 0:
		return house || lex.facing[s.lemma(h)]
	case rel == "nmod:poss" && h >= 0:
		return house && !lex.locus[prep] || lex.telling[s.lemma(h)]
	case prep == "according" || prep == "by" && s.child(k, "case") >= 0 && rel == "obl:agent":
		return true
	case prep != "" && h >= 0:
		if lex.facingOf[s.lemma(h)+" "+prep] || prep != "in" && prep != "at" && lex.bond[s.lemma(h)] && (rel == "nmod" || prep == "with" || prep == "between" || prep == "on") {
			return true
		}
		return house && !lex.locus[prep]
	case rel == "compound" || rel == "amod" || rel == "flat" || rel == "appos":
		return house
	}
	return house
}

// doer says whether the predicate v is something that a government does, and
// not what a city is or has.
func (s *sentence) doer(lex *lexicon, v int) bool {
	if s.toks[v].UPOS != "VERB" || s.child(v, "cop") >= 0 {
		// "Riga is ready to ...", "Riga is keen on ..."
		return s.toks[v].UPOS == "ADJ" && s.child(v, "xcomp", "ccomp") >= 0
	}
	return !lex.being[s.lemma(v)]
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
