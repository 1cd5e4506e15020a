package entity

import (
	"sort"

	"dateline/internal/news"
)

// speakers fills the Speaker of each attribution from its source, then gives
// "I" in direct speech to who speaks.
func (r *reader) speakers() {
	at := make([]int, len(r.ann.Attributions)) // entity of each, or -1
	for a := range r.ann.Attributions {
		at[a] = -1
		if src := r.ann.Attributions[a].Source; src != nil {
			at[a] = r.speaker(*src)
		}
	}
	r.speak = at
	r.firstPerson()
}

// speaker gives the entity that a source stands for, or -1: the mention at the
// head of its noun phrase.
func (r *reader) speaker(src news.Span) int {
	i := sort.Search(len(r.ann.Sentences), func(i int) bool { return r.ann.Sentences[i].End > src.Start })
	if i == len(r.sents) || !r.ann.Sentences[i].Overlaps(src) {
		return -1
	}
	s := &r.sents[i]
	lo := sort.Search(len(s.toks), func(k int) bool { return s.toks[k].End > src.Start })
	hi := sort.Search(len(s.toks), func(k int) bool { return s.toks[k].Start >= src.End })
	if lo >= hi {
		return -1
	}
	k := s.top(lo, hi)
	if ent := r.at(s, k); ent >= 0 {
		return ent
	}
	// A title is sometimes read as the head, with the name hanging on it.
	for c := s.first[k]; c >= 0; c = s.next[c] {
		if rel := s.rel(int(c)); (rel == "appos" || rel == "flat") && int(c) < hi {
			if ent := r.at(s, int(c)); ent >= 0 {
				return ent
			}
		}
	}
	if w := s.low(k); w == "who" || w == "which" || w == "that" {
		v := s.verb(k)
		for step := 0; v >= 0 && step < 4; step++ {
			if s.rel(v) == "acl" {
				return r.at(s, int(s.head[v]))
			}
			v = int(s.head[v])
		}
		return -1
	}
	if s.used[k] == spent {
		for ; k < hi; k++ {
			if n := s.name[k]; n >= 0 {
				return r.nameEnt[n]
			}
		}
	}
	return -1
}

// at gives the entity of the mention that token k heads or stands in, or -1.
func (r *reader) at(s *sentence, k int) int {
	if k < 0 {
		return -1
	}
	if n := s.name[k]; n >= 0 {
		if s.used[k] >= 0 {
			return int(s.used[k])
		}
		if r.nameKind[n] == news.Demonym {
			return -1
		}
		return r.nameEnt[n]
	}
	if s.used[k] >= 0 {
		return int(s.used[k])
	}
	return -1
}

// firstPerson gives "I", "me" and "my" in direct speech to the speaker.
func (r *reader) firstPerson() {
	for i := range r.sents {
		s := &r.sents[i]
		for k := range s.toks {
			if s.said[k] < 0 || s.toks[k].UPOS != "PRON" && s.toks[k].UPOS != "DET" || s.used[k] != free || s.name[k] >= 0 {
				continue
			}
			ent := r.speak[s.said[k]]
			if ent < 0 {
				continue
			}
			switch r.lex.pronoun[s.low(k)] {
			case proI:
				if r.ents[ent].kind == news.Person {
					r.give(ent, i, k, k+1, k, news.ByPronoun)
				}
			case proWe:
				if r.ents[ent].kind != news.Person {
					r.give(ent, i, k, k+1, k, news.ByPronoun)
				}
			}
		}
	}
}
