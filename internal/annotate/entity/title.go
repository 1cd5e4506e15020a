package entity

import "dateline/internal/news"

// maxTitle bounds the words of a title before a name.
const maxTitle = 10

// titleBefore reads "Kremlin spokesman" before a name, and "of Latvia" after.
func (r *reader) titleBefore(s *sentence, m *mention) bool {
	end := m.lo
	for end > 0 && r.lex.sexTitle[s.low(end-1)] != 0 && r.lex.role[s.low(end-1)].class == "" {
		end--
	}
	noun, from, about, ok := r.lex.noun(s, end-1)
	if !ok {
		noun, from, about, ok = r.officeOf(s, end)
	}
	if !ok || plural(&s.toks[end-1]) || s.name[end-1] >= 0 && r.nameKind[s.name[end-1]] == news.Person {
		return false
	}
	lo := r.titleStart(s, m, from)
	hi := end
	text := s.span(lo, hi).In(r.ann.Text)
	whole := s.span(lo, hi)
	if of, at := r.ofName(s, m.hi); of >= 0 {
		text += " of " + r.ann.Names[of].In(r.ann.Text)
		whole.End = s.toks[at-1].End
		r.addRole(s, m.ent, lo, hi, whole, text, noun, about, r.ents[max(r.nameEnt[of], 0)].code)
	} else {
		r.addRole(s, m.ent, lo, hi, whole, text, noun, about, "")
	}
	for k := lo; k < hi; k++ {
		s.used[k] = spent
	}
	return true
}

// maxOffice bounds the words of an office after "of".
const maxOffice = 4

// officeOf gives the noun of an office that is written out before a name, as
// languages do that have no titles like English ("the minister of health X"),
// for the token after it.
func (r *reader) officeOf(s *sentence, end int) (string, int, roleNoun, bool) {
	if end < 1 || s.toks[end-1].UPOS != "NOUN" || s.name[end-1] >= 0 {
		return "", end, roleNoun{}, false
	}
	for k := end - 2; k > 0 && k >= end-1-maxOffice; k-- {
		if s.low(k) == "of" {
			noun, from, about, ok := r.lex.noun(s, k-1)
			return noun, from, about, ok && about.class != "bond" && !plural(&s.toks[k-1]) && s.name[k-1] < 0
		}
		if u := s.toks[k].UPOS; u != "NOUN" && u != "ADJ" && u != "DET" || s.name[k] >= 0 {
			break
		}
	}
	return "", end, roleNoun{}, false
}

// titleStart walks from the noun at token k to the left, over what modifies it.
func (r *reader) titleStart(s *sentence, m *mention, k int) int {
	lo := r.titleReach(s, m, k)
	for lo < k && (s.toks[lo].UPOS == "PUNCT" || s.toks[lo].UPOS == "PART" || s.toks[lo].UPOS == "CCONJ") {
		lo++
	}
	return lo
}

// titleReach walks as far as the words can belong to the title.
func (r *reader) titleReach(s *sentence, m *mention, k int) int {
	lo := k
	for lo > 0 && k-lo < maxTitle {
		p := lo - 1
		hangs := int(s.head[p]) > p && int(s.head[p]) < m.hi
		if n := s.name[p]; n >= 0 {
			at := r.namePos[n]
			switch r.nameKind[n] {
			case news.Demonym, news.Country, news.Organisation, news.Place, news.Group:
			default:
				return lo
			}
			if !hangs && (lo != k || at.lo > 0 && s.toks[at.lo-1].UPOS == "ADP") {
				return lo
			}
			lo = at.lo
			continue
		}
		switch s.toks[p].UPOS {
		case "NOUN", "PROPN", "ADJ":
			if !hangs && !r.lex.ended[s.low(p)] {
				return lo
			}
		case "VERB":
			if x := s.toks[p].XPOS; !hangs || x != "VBN" && x != "VBG" {
				return lo
			}
		case "CCONJ":
			_, _, _, ok := r.lex.noun(s, p-1)
			if !ok || s.low(p) != "and" || p < 1 {
				return lo
			}
		case "PUNCT", "PART":
			if w := s.toks[p].Form; w != "-" && w != "'s" && w != "’s" || p == 0 {
				return lo
			}
		case "ADV":
			if !r.lex.ended[s.low(p)] {
				return lo
			}
		default:
			return lo
		}
		lo = p
	}
	return lo
}

// ofName gives the name of a country or an organisation after "of" at token k,
// with the token after it, or -1.
func (r *reader) ofName(s *sentence, k int) (int, int) {
	if s.low(k) != "of" {
		return -1, k
	}
	k++
	if s.low(k) == "the" {
		k++
	}
	if k >= len(s.toks) || s.name[k] < 0 {
		return -1, k
	}
	n := int(s.name[k])
	if at := r.namePos[n]; at.lo == k && r.nameEnt[n] >= 0 {
		switch r.nameKind[n] {
		case news.Country, news.Place, news.Organisation:
			return n, at.hi
		}
	}
	return -1, k
}

// belongs reads "of the Higher School" after a name without a title.
func (r *reader) belongs(s *sentence, m *mention) {
	of, at := r.ofName(s, m.hi)
	if of < 0 || r.nameKind[of] != news.Organisation {
		return
	}
	span := s.span(m.hi, at)
	r.ents[m.ent].roles = append(r.ents[m.ent].roles, role{
		RoleMention: news.RoleMention{Span: span, Role: oneLine(span.In(r.ann.Text))}, owner: place{sent: -1}, words: []string{fold(r.ann.Names[of].In(r.ann.Text))}})
}
