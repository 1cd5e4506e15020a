package entity

import (
	"sort"
	"strings"

	"dateline/internal/news"
)

// sentence is a sentence with its dependencies the other way round. All lists
// are by token.
type sentence struct {
	toks []news.Token
	// head is the index of the head, -1 for the root; first and next list the
	// dependents of a token in text order, -1 at the end; lo and hi bound the
	// tokens that hang below a token.
	head, first, next, lo, hi []int32
	// name is the outermost name that a token stands in, as an index of
	// ann.Names, or -1.
	name []int32
	// said is the attribution in whose quoted content a token stands, or -1.
	said []int32
	// used is the entity that the noun phrase headed by a token was given to,
	// free for none, spent for a token that is part of a title.
	used []int32
	// para numbers the paragraphs of the report; role is that of the passage.
	para int
	role news.Role
	read bool
	at   int // its number
}

// What sentence.used says of a token that no entity has.
const (
	free  = -1
	spent = -2
)

// climb bounds the steps from a token to the root: deeper trees are those of
// broken text.
const climb = 60

// plant makes the trees, and finds where names and quotations stand.
func (r *reader) plant() {
	total := 0
	for i := range r.ann.Sentences {
		total += len(r.ann.Sentences[i].Tokens)
	}
	pool := make([]int32, 8*total)
	take := func(n int) []int32 {
		list := pool[:n:n]
		pool = pool[n:]
		return list
	}
	r.sents = make([]sentence, len(r.ann.Sentences))
	passage, para := 0, 0
	for i := range r.ann.Sentences {
		src := &r.ann.Sentences[i]
		s := &r.sents[i]
		s.toks, s.read, s.at = src.Tokens, true, i
		n := len(src.Tokens)
		s.head, s.first, s.next, s.lo, s.hi, s.name, s.said, s.used = take(n), take(n), take(n), take(n), take(n), take(n), take(n), take(n)
		s.grow()
		for passage < len(r.ann.Passages) && r.ann.Passages[passage].End <= src.Start {
			passage++
		}
		if passage < len(r.ann.Passages) && r.ann.Passages[passage].Start <= src.Start {
			s.role = r.ann.Passages[passage].Role
			s.read = s.role != news.Furniture
		}
		if i > 0 && r.breaks(r.ann.Sentences[i-1].End, src.Start) {
			para++
		}
		s.para = para
	}
	r.placeNames()
	r.placeQuotes()
}

// breaks says whether a paragraph ends between two offsets.
func (r *reader) breaks(from, to news.Byte) bool {
	return from <= to && strings.Contains(news.Span{Start: from, End: to}.In(r.ann.Text), "\n")
}

// grow links the tokens of a sentence.
func (s *sentence) grow() {
	n := len(s.toks)
	for k := range n {
		s.first[k], s.next[k], s.name[k], s.said[k], s.used[k] = -1, -1, -1, -1, free
		s.lo[k], s.hi[k] = int32(k), int32(k+1)
		s.head[k] = int32(s.toks[k].Head) - 1
		if h := s.head[k]; h < -1 || int(h) >= n || int(h) == k {
			s.head[k] = -1
		}
	}
	for k := n - 1; k >= 0; k-- {
		if h := s.head[k]; h >= 0 {
			s.next[k], s.first[h] = s.first[h], int32(k)
		}
	}
	for k := range n {
		h := s.head[k]
		for step := 0; h >= 0 && step < climb; step++ {
			if s.lo[h] <= int32(k) && s.hi[h] > int32(k) {
				if s.lo[h] <= s.lo[k] && s.hi[h] >= s.hi[k] {
					break
				}
			}
			s.lo[h], s.hi[h] = min(s.lo[h], int32(k)), max(s.hi[h], int32(k+1))
			h = s.head[h]
		}
	}
}

// rel is the relation of token k without what follows a colon.
func (s *sentence) rel(k int) string {
	rel, _, _ := strings.Cut(s.toks[k].Deprel, ":")
	return rel
}

// child gives the first dependent of k with one of the relations (with their
// part after the colon where they are given with one), or -1.
func (s *sentence) child(k int, rels ...string) int {
	for c := s.first[k]; c >= 0; c = s.next[c] {
		for _, rel := range rels {
			if s.toks[c].Deprel == rel || !strings.Contains(rel, ":") && s.rel(int(c)) == rel {
				return int(c)
			}
		}
	}
	return -1
}

// span gives the bytes of tokens [lo, hi).
func (s *sentence) span(lo, hi int) news.Span {
	return news.Span{Start: s.toks[lo].Start, End: s.toks[hi-1].End}
}

// top gives the token of [lo, hi) that depends on one outside: the first such.
func (s *sentence) top(lo, hi int) int {
	for k := lo; k < hi; k++ {
		if h := int(s.head[k]); h < lo || h >= hi {
			return k
		}
	}
	return lo
}

// low gives the form of token k in small letters; "" beyond the sentence.
func (s *sentence) low(k int) string {
	if k < 0 || k >= len(s.toks) {
		return ""
	}
	return strings.ToLower(s.toks[k].Form)
}

// lemma gives the lemma of token k in small letters; "" beyond the sentence.
func (s *sentence) lemma(k int) string {
	if k < 0 || k >= len(s.toks) {
		return ""
	}
	return strings.ToLower(s.toks[k].Lemma)
}

// verb gives the token of the clause that token k stands in: the nearest
// above it that is a verb or a predicate.
func (s *sentence) verb(k int) int {
	for step := 0; k >= 0 && step < climb; step++ {
		switch s.rel(k) {
		case "nsubj", "obj", "iobj", "obl", "advmod", "ccomp", "csubj", "advcl", "xcomp", "parataxis", "root":
			if h := int(s.head[k]); h >= 0 {
				return h
			}
			return k
		}
		k = int(s.head[k])
	}
	return -1
}

// placeNames finds the tokens of each name.
func (r *reader) placeNames() {
	names := r.ann.Names
	r.nameEnt = make([]int, len(names))
	r.namePos = make([]place, len(names))
	r.nameKind = make([]news.NameKind, len(names))
	at := 0
	for i := range names {
		r.nameEnt[i], r.namePos[i].sent, r.nameKind[i] = -1, -1, names[i].Kind
		for at < len(r.ann.Sentences) && r.ann.Sentences[at].End <= names[i].Start {
			at++
		}
		if at == len(r.ann.Sentences) || !r.ann.Sentences[at].Contains(names[i].Span) {
			continue
		}
		s := &r.sents[at]
		lo := sort.Search(len(s.toks), func(k int) bool { return s.toks[k].End > names[i].Start })
		hi := sort.Search(len(s.toks), func(k int) bool { return s.toks[k].Start >= names[i].End })
		if !s.read || lo >= hi {
			continue
		}
		r.namePos[i] = place{at, lo, hi, s.top(lo, hi)}
		for k := lo; k < hi; k++ {
			if s.name[k] < 0 {
				s.name[k] = int32(i)
			}
		}
	}
}

// placeQuotes marks the tokens that stand in direct speech.
func (r *reader) placeQuotes() {
	for a := range r.ann.Attributions {
		att := &r.ann.Attributions[a]
		if att.Kind == "indirect" {
			continue
		}
		for _, c := range att.Content {
			r.markSaid(a, c, att.Kind == "mixed")
		}
	}
}

// markSaid marks the tokens of one stretch of content, of mixed content those
// between quotation marks only. Content that another is nested in is marked
// first, since attributions stand in text order; the inner one stays.
func (r *reader) markSaid(a int, c news.Span, mixed bool) {
	i := sort.Search(len(r.ann.Sentences), func(i int) bool { return r.ann.Sentences[i].End > c.Start })
	open := !mixed
	for ; i < len(r.sents) && r.ann.Sentences[i].Start < c.End; i++ {
		s := &r.sents[i]
		lo := sort.Search(len(s.toks), func(k int) bool { return s.toks[k].Start >= c.Start })
		for k := lo; k < len(s.toks) && s.toks[k].End <= c.End; k++ {
			if mixed && isQuote(s.toks[k].Form) {
				open = !open
			}
			if open {
				s.said[k] = int32(a)
			}
		}
	}
}

func isQuote(form string) bool {
	switch form {
	case "\"", "“", "”", "``", "''", "«", "»", "„":
		return true
	}
	return false
}
