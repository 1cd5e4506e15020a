package entity

import "dateline/internal/news"

// resolve reads the report from left to right, and gives noun phrases and
// pronouns to the entities before them.
func (r *reader) resolve() {
	next := 0
	for i := range r.sents {
		s := &r.sents[i]
		if !s.read {
			continue
		}
		for k := range s.toks {
			for next < len(r.fresh) && (r.fresh[next].sent < i || r.fresh[next].sent == i && r.fresh[next].lo <= k) {
				r.see(r.fresh[next])
				next++
			}
			switch s.toks[k].UPOS {
			case "PRON", "DET":
				if s.name[k] < 0 {
					r.pronoun(i, k)
				}
			case "NOUN", "PROPN", "ADJ":
				if s.name[k] < 0 {
					r.nominal(i, k)
				} else {
					r.nation(i, k)
				}
			}
		}
		r.forward(i)
	}
	for ; next < len(r.fresh); next++ {
		r.see(r.fresh[next])
	}
}

// see notes one mention of an entity.
func (r *reader) see(m mention) {
	e := r.ents[m.ent]
	if r.taken[m.Span] {
		return
	}
	r.taken[m.Span] = true
	e.mentions = append(e.mentions, news.EntityMention{Span: m.Span, Form: m.form})
	e.count++
	e.last = m.place
	r.ments = append(r.ments, m)
}

// give adds a mention that is no name: tokens [lo, hi) of sentence i, headed
// by token k.
func (r *reader) give(ent, i, lo, hi, k int, form news.MentionForm) {
	s := &r.sents[i]
	r.see(mention{place{i, lo, hi, k}, s.span(lo, hi), form, ent})
	if s.used[k] == free {
		s.used[k] = int32(ent)
	}
}

// recent calls f with the mentions of the last sentences before sentence i,
// latest first, until f says stop: at most back sentences and maxLook mentions.
func (r *reader) recent(i, back int, f func(m *mention) bool) {
	for n := len(r.ments) - 1; n >= 0 && n >= len(r.ments)-maxLook; n-- {
		m := &r.ments[n]
		if m.sent < i-back || !f(m) {
			return
		}
	}
}

// maxLook bounds how many mentions are looked back over.
const maxLook = 64
