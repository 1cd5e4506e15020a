package scoreboard

import (
	"slices"
	"strings"

	"dateline/internal/news"
)

// mention is one gold mention of a name, in the page's text.
type mention struct {
	start, end int
	kinds      []string
	entity     string
	optional   bool
}

// mentionsOf gives the gold mentions of a report: every occurrence of a
// spelling outside furniture, longest first, and those listed one by one.
func (story *Story) mentionsOf(rep *Report) []mention {
	var out []mention
	taken := make([]bool, len(rep.base.b))
	take := func(start, end int, m mention) {
		lo, hi := rep.base.span(start, end)
		for i := lo; i < hi; i++ {
			if taken[i] {
				return
			}
		}
		for i := lo; i < hi; i++ {
			taken[i] = true
		}
		if m.kinds != nil {
			m.start, m.end = start, end
			out = append(out, m)
		}
	}
	for _, a := range rep.NotNames {
		if start, end, err := rep.base.find(a); err == nil {
			take(start, end, mention{})
		}
	}
	for _, n := range rep.Names {
		if start, end, err := rep.base.find(n.At); err == nil {
			take(start, end, mention{kinds: []string{n.Kind}, entity: n.Entity, optional: n.Optional})
		}
	}
	for _, p := range rep.Passages {
		if start, end, err := rep.base.passage(p); err == nil && p.Role == string(news.Furniture) {
			take(start, end, mention{})
		}
	}
	for _, sp := range story.spellings() {
		for _, at := range rep.base.all(sp.name) {
			e := sp.ent
			take(at[0], at[1], mention{kinds: append([]string{e.Kind}, e.Accept...), entity: e.ID, optional: e.Optional})
		}
	}
	slices.SortFunc(out, func(a, b mention) int { return a.start - b.start })
	return out
}

// spelling is one spelling of an entity.
type spelling struct {
	name string
	ent  *Entity
}

// spellings lists all spellings of the story, longest first.
func (story *Story) spellings() []spelling {
	var out []spelling
	for i := range story.Entities {
		for _, n := range story.Entities[i].Names {
			out = append(out, spelling{n, &story.Entities[i]})
		}
	}
	slices.SortStableFunc(out, func(a, b spelling) int { return len(b.name) - len(a.name) })
	return out
}

// all gives every occurrence of a name as whole words.
func (b *base) all(name string) [][2]int {
	words := newDense(name).b
	if words == "" {
		return nil
	}
	var out [][2]int
	for from := 0; ; {
		i := strings.Index(b.b[from:], words)
		if i < 0 {
			return out
		}
		lo := from + i
		hi := lo + len(words)
		if b.whole(lo, hi) {
			out = append(out, [2]int{int(b.at[lo]), int(b.at[hi-1]) + 1})
		}
		from = lo + 1
	}
}

// mentions scores the names of a report: exact spans (marks at the ends do
// not count) and kinds.
func (s *scoring) mentions(p *pair) {
	gold := s.story.mentionsOf(p.gold)
	text := p.got.Text
	type key struct {
		news.Span
		kind string
	}
	said := map[key]bool{}
	for _, n := range p.got.Names {
		said[key{trim(text, n.Span), string(n.Kind)}] = true
	}
	t := Tally{}
	var known []news.Span
	for _, m := range gold {
		at, ok := p.al.carry(m.start, m.end)
		at = trim(text, at)
		hit := false
		for _, kind := range m.kinds {
			if k := (key{at, kind}); ok && said[k] {
				delete(said, k)
				hit = true
				break
			}
		}
		switch {
		case m.optional:
			known = append(known, at)
		case hit:
			known = append(known, at)
			t.Hits++
			t.Wanted++
			t.Found++
		default:
			t.Wanted++
			s.miss("%s: names: no %s %q", p.gold.ID, m.kinds[0], short(p.gold.base.text[m.start:m.end]))
		}
	}
	for _, n := range p.got.Names {
		k := key{trim(text, n.Span), string(n.Kind)}
		if !said[k] {
			continue
		}
		delete(said, k)
		inside := func(at news.Span) bool { return at.Contains(k.Span) }
		if !slices.ContainsFunc(known, inside) { // names may nest
			t.Found++
			s.miss("%s: names: %s %q too much", p.gold.ID, n.Kind, short(n.In(text)))
		}
	}
	s.board.add("names", p.gold.ID, t)
}

// entities scores which spellings are one: pairs of spellings (and each
// spelling with itself) of persons, organisations, places and countries.
func (s *scoring) entities() {
	gold := map[[2]string]string{}
	known := map[string]bool{}
	for _, e := range s.story.Entities {
		if e.Optional || !whoOrWhere(e.Kind) {
			continue
		}
		for _, a := range e.Names {
			for _, b := range e.Names {
				gold[[2]string{letters(a), letters(b)}] = e.ID
			}
			known[letters(a)] = true
		}
	}
	t := Tally{Wanted: float64(len(gold))}
	said := map[[2]string]bool{}
	for _, e := range s.prog.Story.Entities {
		for _, a := range e.Names {
			for _, b := range e.Names {
				if x, y := letters(a.Name), letters(b.Name); known[x] && known[y] {
					said[[2]string{x, y}] = true
				}
			}
		}
	}
	t.Found = float64(len(said))
	for k := range said {
		if gold[k] != "" {
			t.Hits++
		}
	}
	s.entityMisses(gold, said, known)
	s.board.add("entities", whole, t)
}

// entityMisses names the pairs of spellings that are torn apart or thrown
// together.
func (s *scoring) entityMisses(gold map[[2]string]string, said map[[2]string]bool, known map[string]bool) {
	for _, e := range s.story.Entities {
		for i, a := range e.Names {
			for _, b := range e.Names[i:] {
				k := [2]string{letters(a), letters(b)}
				if gold[k] != "" && !said[k] {
					s.miss("%s: entities: %q and %q are one", whole, a, b)
				}
			}
		}
	}
	for _, e := range s.prog.Story.Entities {
		for _, a := range e.Names {
			for _, b := range e.Names {
				k := [2]string{letters(a.Name), letters(b.Name)}
				if known[k[0]] && known[k[1]] && gold[k] == "" && k[0] < k[1] {
					s.miss("%s: entities: %q and %q are two", whole, a.Name, b.Name)
				}
			}
		}
	}
}

// whoOrWhere says that a kind of name is an actor or a place.
func whoOrWhere(kind string) bool {
	return kind == "person" || kind == "organisation" || kind == "place" || kind == "country"
}
