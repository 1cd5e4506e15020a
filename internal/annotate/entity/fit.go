package entity

import "dateline/internal/news"

// far is how many sentences back a noun phrase may point where more than its
// noun speaks for the entity.
const far = 1 << 20

// isFresh says whether a word makes a noun phrase one of somebody new.
func (r *reader) isFresh(words []string) bool {
	for _, w := range words {
		if r.lex.fresh[w] {
			return true
		}
	}
	return false
}

// onlyOther gives "the Latvian leader" to the one person named in this
// sentence or the one before of whom the report has said nothing yet that
// speaks against it, or -1; from then on it is what that person is.
func (r *reader) onlyOther(i int, p phrase, noun string, about roleNoun) int {
	found := -1
	r.recent(i, 1, func(m *mention) bool {
		e := r.ents[m.ent]
		if e.kind != news.Person || e.unnamed || m.ent == found || len(e.roles) > 0 || e.nation != "" && e.nation != p.code ||
			about.sex != 0 && e.sex != 0 && about.sex != e.sex || r.barred(i, p.head, m) {
			return true
		}
		if found >= 0 {
			found = -2
			return false
		}
		found = m.ent
		return true
	})
	if found < 0 || r.splits(p.words) != "" {
		return -1
	}
	for _, e := range r.ents[:min(len(r.ents), maxForemost)] {
		if e.kind == news.Person && e.nation == p.code {
			return -1
		}
	}
	r.ents[found].nation = p.code
	return found
}

// byRole finds the one person whose roles fit a noun phrase, or -1: those with
// the same noun before those with one of its class.
func (r *reader) byRole(i int, p phrase, noun string, about roleNoun) int {
	best, bestScore, second := -1, 0, 0
	seen := map[int]bool{}
	r.recent(i, far, func(m *mention) bool {
		e := r.ents[m.ent]
		if e.kind != news.Person || seen[m.ent] {
			return true
		}
		seen[m.ent] = true
		score := r.fits(e, p, noun, about)
		if score > 0 && i-e.last.sent <= 1 {
			score++
		}
		if score > bestScore {
			best, bestScore, second = m.ent, score, bestScore
		} else if score > second {
			second = score
		}
		return true
	})
	if best < 0 || bestScore == second {
		return -1
	}
	return best
}

// fits weighs whether a person can be meant by a noun phrase: 0 for no.
func (r *reader) fits(e *entity, p phrase, noun string, about roleNoun) int {
	if about.sex != 0 && e.sex != 0 && about.sex != e.sex {
		return 0
	}
	split := r.splits(p.words)
	best := 0
	nation := e.nation
	if nation != "" && (p.code == "" || nation == p.code) && about.class == "leader" && r.qualifies(p, &role{}) {
		best = 6 // called so before
	}
	for i := range e.roles {
		rl := &e.roles[i]
		if nation == "" {
			nation = rl.code
		}
		if p.code != "" && rl.code != "" && p.code != rl.code {
			continue
		}
		score := 0
		switch {
		case rl.noun == noun:
			score = 6
		case about.class == "leader" && rl.class == "leader":
			score = 4
		default:
			continue
		}
		if !r.qualifies(p, rl) {
			continue
		}
		if s := r.splits(rl.words); s != split && (s != "" && split != "" || about.class == "leader") {
			continue
		}
		if p.code != "" && rl.code == p.code {
			score += 4
		}
		best = max(best, score)
	}
	if p.code != "" && nation != "" && nation != p.code {
		return 0
	}
	return best
}

// qualifies says whether the nouns and names that narrow a noun phrase are in
// the role too: "the museum director" is no director of a bank. Words for a
// country are judged apart.
func (r *reader) qualifies(p phrase, rl *role) bool {
	s := &r.sents[p.sent]
	_, from, _, _ := r.lex.noun(s, p.head)
	for t := p.lo; t < from; t++ {
		n := s.name[t]
		if n >= 0 && r.nationOf(int(n)) != "" || n < 0 && s.toks[t].UPOS != "NOUN" && s.toks[t].UPOS != "PROPN" {
			continue
		}
		if !contains(rl.words, s.low(t)) {
			return false
		}
	}
	if s.low(p.head+1) != "of" {
		return true
	}
	for c := s.first[p.head]; c >= 0; c = s.next[c] {
		if int(c) < p.head || s.rel(int(c)) != "nmod" {
			continue
		}
		if n := s.name[c]; n >= 0 && r.nationOf(int(n)) != "" {
			return true
		}
		about, ok := r.lex.thing[s.lemma(int(c))]
		return ok && about.place || contains(rl.words, s.low(int(c)))
	}
	return true
}

// splits gives the first word that makes a leader another than the country's.
func (r *reader) splits(words []string) string {
	for _, w := range words {
		if r.lex.split[w] {
			return w
		}
	}
	return ""
}
