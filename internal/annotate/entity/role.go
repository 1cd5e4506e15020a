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

// maxTitle bounds the words of a title before a name.
const maxTitle = 10

// titleBefore reads "Kremlin spokesman" before a name, and "of Latvia" after.
func (r *reader) titleBefore(s *sentence, m *mention) bool {
	end := m.lo
	for end > 0 && r.lex.sexTitle[s.low(end-1)] != 0 && r.lex.role[s.low(end-1)].class == "" {
		end--
	}
	noun, from, about, ok := r.lex.noun(s, end-1)
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

// phraseAfter reads the noun phrase that begins at token k: its head, and the
// token after what follows it up to the next mark. ok is false where a verb
// stands before that mark.
func (s *sentence) phraseAfter(k int) (head, end int, ok bool) {
	head = -1
	for ; k < len(s.toks); k++ {
		switch s.toks[k].UPOS {
		case "NOUN", "PROPN":
			head = k
			continue
		case "DET", "ADJ", "NUM", "PRON", "PART", "ADV":
			if head < 0 || s.toks[k].UPOS == "PART" || s.toks[k].UPOS == "ADJ" {
				if s.toks[k].UPOS == "PART" {
					head = -1
				}
				continue
			}
		case "VERB":
			if x := s.toks[k].XPOS; head < 0 && (x == "VBN" || x == "VBG") {
				continue
			}
		case "PUNCT":
			if s.toks[k].Form == "-" {
				continue
			}
		case "CCONJ":
			if head >= 0 && k+1 < len(s.toks) && s.toks[k+1].UPOS == "NOUN" {
				return s.closePhrase(head, k)
			}
		}
		break
	}
	if head < 0 {
		return -1, k, false
	}
	return s.closePhrase(head, k)
}

// closePhrase runs from token k to the next mark or verb.
func (s *sentence) closePhrase(head, k int) (int, int, bool) {
	for ; k < len(s.toks); k++ {
		switch s.toks[k].UPOS {
		case "PUNCT":
			if s.toks[k].Form != "-" {
				return head, k, true
			}
		case "AUX", "SCONJ":
			return head, k, false
		case "PRON":
			if w := s.low(k); w == "who" || w == "which" || w == "that" {
				return head, k, true
			}
		case "VERB":
			switch s.toks[k].XPOS {
			case "VBD", "VBZ", "VBP", "VB", "MD":
				return head, k, false
			}
		}
	}
	return head, k, true
}

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

// maxItem bounds the words of one item of a list.
const maxItem = 8

// listed says whether what looks like an apposition, which ends at token k, is
// one item of a list ("Kern, her husband, Holm and another woman").
func (s *sentence) listed(k int) bool {
	if s.low(k) != "," || k+1 >= len(s.toks) {
		return false
	}
	switch s.toks[k+1].UPOS {
	case "PROPN", "DET", "NOUN", "PRON":
	default:
		return false
	}
	for t := k + 1; t < len(s.toks) && t <= k+maxItem; t++ {
		switch s.toks[t].UPOS {
		case "VERB", "AUX":
			return false
		case "CCONJ":
			return true
		}
	}
	return false
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

// plural says whether a noun is in the plural.
func plural(tok *news.Token) bool { return tok.XPOS == "NNS" || tok.XPOS == "NNPS" }

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

// phraseStart gives the first token of the noun phrase whose head (or the
// first word of whose head) is token k: its nearest modifiers before it.
func (s *sentence) phraseStart(k int) int {
	lo := k
	for lo > 0 {
		p := lo - 1
		if s.toks[p].UPOS == "PART" && p > 0 {
			p-- // "Latvia's"
		}
		h := int(s.head[p])
		if h <= p || h > k+2 {
			break
		}
		switch s.rel(p) {
		case "det", "amod", "compound", "nummod", "nmod", "case", "punct", "flat", "advmod", "conj", "cc":
		default:
			return lo
		}
		if s.rel(p) == "case" && s.toks[p].UPOS != "PART" {
			return lo
		}
		lo = p
	}
	for lo < k && (s.toks[lo].UPOS == "PUNCT" || s.toks[lo].UPOS == "CCONJ") {
		lo++
	}
	return lo
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

// negated says whether a predicate is denied, asked or only possible.
func (s *sentence) negated(h int) bool {
	for c := s.first[h]; c >= 0; c = s.next[c] {
		switch w := s.lemma(int(c)); s.toks[c].Deprel {
		case "advmod", "det":
			if w == "not" || w == "n't" || w == "no" || w == "never" {
				return true
			}
		case "mark":
			if w == "if" || w == "whether" {
				return true
			}
		case "aux":
			if w != "have" {
				return true
			}
		}
	}
	return false
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
